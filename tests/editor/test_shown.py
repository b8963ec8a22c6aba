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


def test_another_column_or_panel_or_block_sends_the_screen():
    now = screen(row("a"))
    now["blocks"][1]["columns"] = COLUMNS[:1]
    assert difference(screen(row("a")), now) == {"screen": now}
    assert "screen" in difference(screen(row("a")), screen(row("a"), panel="history"))
    more = screen(row("a"))
    more["blocks"].insert(0, {"block": "heading", "text": "New"})
    assert "screen" in difference(screen(row("a")), more)


def test_what_a_table_no_longer_has_is_sent_as_null():
    changed = difference(screen(row("a"), empty="No rows."), screen(row("a")))
    assert changed["blocks"]["1"]["empty"] is None


def patched(shown, change):
    """What the page shows after a change, by the same rules as the page's own."""
    if "screen" in change:
        return change["screen"]
    now = deepcopy(shown)
    now["top"] = change.get("top", now["top"])
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


@given(ROWS, TABLES, ROWS, TABLES)
def test_the_screen_with_its_difference_is_the_other_screen(before, about_before, after, about_after):
    shown, now = screen(*before, **about_before), screen(*after, **about_after)
    assert patched(shown, difference(shown, now)) == now
