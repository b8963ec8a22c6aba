"""Several returned trackers at once: what two of them say differently is asked in both."""

import pytest

from tests.editor.dropping import (
    DIFFERS,
    NEW,
    TITLE,
    WORDS,
    Dropping,
    edited,
    plan,
    row,
    shown,
    under,
    whole,
    with_row,
)

pytestmark = pytest.mark.usefixtures("folder")


def test_several_files_keep_what_was_decided_of_each():
    path = whole()
    first = edited(path, "first.xlsx", ("Press day", TITLE, "Press morning"))
    second = edited(path, "second.xlsx", ("Press day", TITLE, "Press evening"))
    page = Dropping()
    page.drop(first)
    one = page.file
    page.decide("Press day, Milestone", "plan")
    page.drop(second)
    two = page.file
    assert page.drop(first, name="again.xlsx")["said"] == "again.xlsx is here already, as first.xlsx."
    assert (
        page.table(DIFFERS)["Press day, Milestone"]["decide"]["value"] == "plan"
    )  # the first is looked at still
    page.do("look at tracker", file=two)
    page.file = two
    page.decide("Press day, Milestone", "file")
    page.press("Save 1 change")
    page.do("look at tracker", file=one)
    cells = page.table(DIFFERS)["Press evening, Milestone"]
    assert shown(cells, "plan", "file", "decide") == ("Press evening", "Press morning", "plan")


def both(page):
    """Two copies of one tracker that say different things of one cell, and of another cell only the second."""
    path, keys = whole(), []
    for name, *cells in (
        ("first.xlsx", ("Press day", TITLE, "Press morning")),
        ("second.xlsx", ("Press day", TITLE, "Press evening"), ("Leaflet", WORDS, "Printed.")),
    ):
        page.drop(edited(path, name, *cells))
        keys.append(page.file)
    return keys


def test_what_two_files_say_differently_is_taken_from_neither_and_asked_in_both():
    page = Dropping()
    one, two = both(page)
    brings = {
        name: under(cells["brings"]) for name, cells in page.table("Trackers that were dropped").items()
    }
    assert brings == {
        "first.xlsx": ["No change; 1 waits for you to decide; not saved yet"],
        "second.xlsx": ["1 change; 1 waits for you to decide; not saved yet"],
    }
    for key in (one, two):
        page.do("look at tracker", file=key)
        cells = page.table(DIFFERS)["Press day, Milestone"]
        assert cells["decide"].get("value", "") == ""
        assert under(cells["file"]) == [
            "The files differ: first.xlsx says “Press morning” and second.xlsx says “Press evening”. Neither is taken "
            "until you decide which counts."
        ]
    page.press("Save 1 change")
    assert (row("m-press").title, [one.narrative for one in plan().updates]) == ("Press day", ["Printed."])


def test_of_files_that_say_different_things_one_counts():
    page = Dropping()
    one, two = both(page)
    for key in (one, two):
        page.do("look at tracker", file=key)
        page.file = key
        assert page.decide("Press day, Milestone", "file")["ok"]
    page.do("look at tracker", file=one)
    assert page.table(DIFFERS)["Press day, Milestone"]["decide"].get("value", "") == ""
    page.do("look at tracker", file=two)
    assert page.press("Save 2 changes")["ok"]
    assert row("m-press").title == "Press evening"
    page.do("look at tracker", file=one)
    assert shown(page.table(DIFFERS)["Press evening, Milestone"], "plan", "file", "decide") == (
        "Press evening",
        "Press morning",
        "",
    )


def test_where_the_other_file_is_put_away_nothing_is_asked_any_more():
    page = Dropping()
    one, two = both(page)
    page.do("put tracker away", file=one)
    page.do("look at tracker", file=two)
    assert page.table(DIFFERS)["Press day, Milestone"]["decide"]["value"] == "file"
    assert page.pressable("Save 2 changes")


def test_files_that_say_the_same_are_not_asked_about():
    path, page = whole(), Dropping()
    page.drop(edited(path, "first.xlsx", ("Press day", TITLE, "Press morning")))
    page.drop(
        edited(path, "second.xlsx", ("Press day", TITLE, "Press morning"), ("Leaflet", WORDS, "Printed."))
    )
    assert page.pressable("Save 1 change")
    assert page.table(DIFFERS)["Press day, Milestone"]["decide"]["value"] == "file"


def test_a_new_row_of_one_title_in_two_trackers_is_asked_about():
    page = Dropping()
    for name in ("first.xlsx", "second.xlsx"):
        page.drop(with_row(edited(whole(), name), 10, "Open day"))
    cells = page.table(NEW)["Open day"]
    assert cells["decide"].get("value", "") == ""
    assert under(cells["asked"]) == [
        "A new row in first.xlsx and second.xlsx. It is added from none of them until you decide from which."
    ]


def test_two_files_of_one_name_are_told_apart():
    path, page = whole(), Dropping()
    for title in ("Press morning", "Press evening"):
        page.drop(edited(path, f"{title}.xlsx", ("Press day", TITLE, title)), name="tracker.xlsx")
    assert under(page.table(DIFFERS)["Press day, Milestone"]["file"]) == [
        "The files differ: tracker.xlsx says “Press morning” and tracker.xlsx (number 2) says “Press evening”. Neither "
        "is taken until you decide which counts."
    ]
