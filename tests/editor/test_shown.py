"""The least that has to be sent so that the page shows something else."""

from copy import deepcopy

from hypothesis import given
from hypothesis import strategies as st

from actionplan.editor.shown import difference

TOP = {"seen": 1, "title": "A plan"}
COLUMNS = [
    {"name": "title", "label": "Milestone", "kind": "title"},
    {"name": "owner", "label": "Owner", "kind": "choice"},
]


def row(row_id, title="Show"):
    return {"id": row_id, "name": title, "cells": {"title": {"value": title}}}


def screen(*rows, panel="milestones", **table):
    blocks = [
        {"block": "text", "text": "Hello"},
        {"block": "table", "id": "t", "columns": COLUMNS, "rows": list(rows), **table},
    ]
    return {"top": TOP, "panel": panel, "blocks": blocks}


def test_the_first_screen_is_sent_whole():
    assert difference(None, screen(row("a"))) == {"screen": screen(row("a"))}


def test_nothing_is_sent_where_nothing_differs():
    assert difference(screen(row("a")), screen(row("a"))) == {}


def test_of_a_table_only_the_row_that_differs_is_sent():
    changed = difference(screen(row("a"), row("b")), screen(row("a"), row("b", "Press day")))
    assert changed == {"blocks": {"1": {"block": "table", "id": "t", "rows": {"b": row("b", "Press day")}}}}


def test_a_row_that_is_added_removed_or_moved_sends_the_order():
    added = difference(screen(row("a")), screen(row("b"), row("a")))
    assert added["blocks"]["1"] == {"block": "table", "id": "t", "rows": {"b": row("b")}, "order": ["b", "a"]}
    removed = difference(screen(row("a"), row("b")), screen(row("b")))
    assert removed["blocks"]["1"] == {"block": "table", "id": "t", "rows": {}, "order": ["b"]}


def test_other_choices_in_a_column_keep_the_table_and_what_is_typed_in_it():
    now = screen(row("a"))
    now["blocks"][1]["columns"] = [
        COLUMNS[0],
        {**COLUMNS[1], "choices": [{"value": "o", "label": "New owner"}]},
    ]
    changed = difference(screen(row("a")), now)
    assert list(changed) == ["blocks"]
    assert changed["blocks"]["1"]["columns"][1]["choices"] == [{"value": "o", "label": "New owner"}]


def test_another_panel_sends_the_screen():
    now = screen(row("a"), panel="history")
    assert difference(screen(row("a")), now) == {"screen": now}


def test_a_block_that_appears_is_sent_alone_and_the_others_by_where_they_stood():
    more, form = (
        screen(row("a", "Press day")),
        {"block": "form", "id": "details", "caption": "More about Show"},
    )
    more["blocks"].insert(0, form)
    assert difference(screen(row("a")), more) == {
        "places": [form, 0, 1],
        "blocks": {"2": {"block": "table", "id": "t", "rows": {"a": row("a", "Press day")}}},
    }


def test_of_a_block_that_goes_only_the_places_of_the_others_are_sent():
    more = screen(row("a"))
    more["blocks"].insert(0, {"block": "form", "id": "details", "caption": "More about Show"})
    assert difference(more, screen(row("a"))) == {"places": [1, 2]}


def test_a_table_with_another_column_is_sent_whole_and_nothing_else():
    now = screen(row("a"))
    now["blocks"][1]["columns"] = COLUMNS[:1]
    assert difference(screen(row("a")), now) == {"places": [0, now["blocks"][1]]}


def test_what_a_table_no_longer_has_is_sent_as_null():
    changed = difference(screen(row("a"), empty="No rows."), screen(row("a")))
    assert changed["blocks"]["1"]["empty"] is None


def patched(shown, change):
    """What the page shows after a change, by the same rules as the page's own."""
    if "screen" in change:
        return change["screen"]
    now = deepcopy(shown)
    now["top"] = change.get("top", now["top"])
    if "places" in change:
        now["blocks"] = [now["blocks"][one] if isinstance(one, int) else one for one in change["places"]]
    for place, block in change.get("blocks", {}).items():
        old = now["blocks"][int(place)]
        if block["block"] != "table":
            now["blocks"][int(place)] = block
            continue
        rows = {one["id"]: one for one in old["rows"]} | block["rows"]
        order = block.get("order", [one["id"] for one in old["rows"]])
        about = {
            name: value for name, value in {**old, **block}.items() if name != "order" and value is not None
        }
        now["blocks"][int(place)] = {**about, "rows": [rows[one] for one in order]}
    return now


ROWS = st.lists(
    st.builds(row, st.sampled_from("abcd"), st.sampled_from(["Show", "Press day"])),
    unique_by=lambda one: one["id"],
)
TABLES = st.fixed_dictionaries({}, optional={"empty": st.just("No rows."), "find": st.booleans()})


OTHERS = st.lists(
    st.one_of(
        st.builds(lambda text: {"block": "text", "text": text}, st.sampled_from(["One", "Two"])),
        st.builds(lambda name: {"block": "form", "id": name, "caption": name}, st.sampled_from("xy")),
    ),
    max_size=3,
)


@given(ROWS, TABLES, OTHERS, ROWS, TABLES, OTHERS, st.booleans())
def test_the_screen_with_its_difference_is_the_other_screen(
    before, about_before, others_before, after, about_after, others_after, is_first
):
    shown, now = screen(*before, **about_before), screen(*after, **about_after)
    shown["blocks"] += others_before
    now["blocks"] = [*others_after, *now["blocks"]] if is_first else [*now["blocks"], *others_after]
    assert patched(shown, difference(shown, now)) == now
