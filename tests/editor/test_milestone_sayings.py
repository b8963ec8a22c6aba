"""What else is said of a row for the fortnight: when it is now expected, what follows on from it, a note inside."""

from datetime import date

import pytest

from actionplan import desk
from tests.editor.at_the_page import Page
from tests.small_plan import begin, on


@pytest.fixture(autouse=True)
def a_plan(tmp_path, monkeypatch):
    begin(tmp_path, monkeypatch)


def updates():
    return [one for one in desk.open_plan("small").plan.updates if not one.withdrawn]


def buttons(page, row):
    return [one["label"] for one in page.cell(row, "narrative").get("buttons", [])]


def test_of_a_row_that_is_late_it_is_said_beside_its_update_when_it_is_now_expected():
    page = Page()
    assert "Say when it is now expected" in buttons(page, "m-show")
    assert "Say when it is now expected" not in buttons(page, "m-press")
    button = page.cell("m-show", "narrative")["buttons"][-1]
    assert page.presses(button, expected="30 June")["said"] == "Saved"
    assert page.under("m-show", "date") == [
        "read as 14 June 2017; now expected 30 June 2017; slipped 16 days, the first time it moved"
    ]
    assert buttons(page, "m-show")[-1] == "Now expected: 30 June. Change"
    page.saves("m-show", "narrative", "The hall was taken")
    assert [(one.expected, one.narrative) for one in updates()] == [("30 June", "The hall was taken")]
    assert desk.open_plan("small").plan.by_id["m-show"].date == "14.06.17"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "30 Feb 2017",
            "Now expected: “30 Feb 2017” is not a day of the calendar. Which day is meant? "
            "Write “28 February 2017”.",
        ),
        ("banana", "Now expected: “banana” is not read as a date. Which day, month or season is meant?"),
    ],
)
def test_what_is_no_date_is_told_and_nothing_is_saved(typed, said):
    reply = Page().does("say more", said={"expected": typed}, id="m-press")
    assert (reply["ok"], reply["said"], updates()) == (False, said, [])


def test_it_is_expected_on_no_known_day():
    page = Page()
    assert page.does("say more", said={"expected": "TBC"}, id="m-press")["said"] == "Saved"
    assert page.under("m-press", "date") == [
        "read as 30 June 2017; now expected TBC; it has no last day any more"
    ]


def test_who_says_when_it_is_expected_does_not_say_that_nothing_has_changed():
    page = Page()
    page.does("unchanged", id="m-show")
    page.does("say more", said={"expected": "30 June"}, id="m-show")
    assert [(one.expected, one.nothing_changed) for one in updates()] == [("30 June", False)]


def test_what_follows_on_and_a_note_inside_stand_in_one_update_with_the_rest():
    page = Page()
    page.saves("m-show", "narrative", "It was fun")
    page.does("open milestone", id="m-show")
    form = page.block("milestone-sayings")
    assert form["caption"] == "What you say of it, fortnight 6 of 26, 12 to 25 June 2017"
    said = {"expected": "", "follow_on": " Press day \n\nSecret talks", "internal_note": "It rained"}
    assert page.presses(form["button"], **said)["said"] == "Saved"
    (update,) = updates()
    assert (update.follow_on, update.internal_note, update.narrative) == (
        ("m-press", "m-secret"),
        "It rained",
        "It was fun",
    )
    fields = {one["name"]: one.get("value", "") for one in page.block("milestone-sayings")["fields"]}
    assert fields == {"expected": "", "follow_on": "Press day\nSecret talks", "internal_note": "It rained"}
    assert page.under("m-press", "title") == ["Involvement", "follows on from “Summer show”"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Summer show", "“Summer show” cannot follow on from itself."),
        (
            "Winter",
            "“Winter” is not one milestone of the plan: write one of “Summer show”, “Press day” and “Secret talks”.",
        ),
    ],
)
def test_what_cannot_follow_on_is_told(typed, said):
    reply = Page().does("say more", said={"follow_on": typed}, id="m-show")
    assert (reply["ok"], reply["said"], updates()) == (False, said, [])


def test_of_two_who_say_it_at_one_moment_each_has_an_update_of_their_own(monkeypatch):
    mine, theirs = Page(), Page(by="Ben")
    mine.does("say more", said={"expected": "30 June"}, id="m-show")
    on(monkeypatch, date(2017, 6, 28))
    theirs.does("say more", said={"expected": "3 July"}, id="m-show")
    assert [(one.by, one.expected) for one in updates()] == [
        ("Communications lead", "30 June"),
        ("Ben", "3 July"),
    ]
    assert "now expected 3 July 2017" in theirs.under("m-show", "date")[0]


def test_nothing_else_of_an_update_is_written_by_it():
    page = Page()
    page.does("say more", said={"date_now": "x", "recorded": "x", "internal_note": "Inside"}, id="m-show")
    assert [(one.date_now, one.internal_note) for one in updates()] == [("", "Inside")]
    assert page.does("say more", said={"internal_note": "x"}, id="lead")["said"] == (
        "That is no milestone and no dated target. Nothing was saved."
    )
