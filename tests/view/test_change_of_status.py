"""Statuses that changed between two reports: each kind in its words."""

from typing import Any

import pytest

from actionplan.view.change import cut
from actionplan.view.parts import LineData
from tests.view.changes import DONE, changes, item, of_one, priority, report


# Completed
@pytest.mark.parametrize(
    ("completed_on", "due", "when"),
    [
        ("2017-06-14", "2017-06-14", ", on its date, 14 June 2017"),
        ("2017-06-14", "2017-06-30", ", on 14 June 2017, 16 days before its date"),
        ("2017-06-16", "2017-06-14", ", on 16 June 2017, two days after its date"),
        ("2017-06-16", "", ", on 16 June 2017"),
        ("", "2017-06-14", ""),
    ],
)
def test_completed_with_its_day(completed_on: str, due: str, when: str) -> None:
    now = item(rag="complete", completed_on=completed_on, due=due)
    assert of_one(item(rag="red", due=due), now) == [("completed", f"Completed: Milestone m{when}.")]


def test_completed_in_a_window_of_days() -> None:
    now = item(rag="complete", completed_on="2017-06-14", due="2017-06-30", date_read="1 to 30 June 2017")
    assert of_one(item(), now)[0][1] == "Completed: Milestone m, on 14 June 2017, within its date."


def test_what_was_complete_is_told_once_and_its_undoing_is_worse() -> None:
    assert of_one(item(**DONE), item(**DONE)) == []
    assert of_one(item(**DONE), item(rag="amber")) == [("worse", "Worse: Milestone m, Complete to Amber.")]


def test_what_is_new_and_complete_is_told_as_both() -> None:
    assert [kind for kind, _ in changes(report(), report(item(**DONE)))] == ["completed", "new"]


# Statuses
@pytest.mark.parametrize(
    ("before", "now", "kinds"),
    [
        ("green", "amber", ["worse"]),
        ("amber", "red", ["worse"]),
        ("green", "date to be confirmed", ["worse"]),
        ("date to be confirmed", "amber", ["worse"]),
        ("not started", "amber", ["worse"]),
        ("not started", "green", ["started"]),
        ("green", "not started", []),
        ("red", "amber", ["better"]),
        ("date to be confirmed", "green", ["better"]),
        ("red", "deferred", ["deferred"]),
        ("green", "stopped", ["stopped"]),
        ("deferred", "red", ["started"]),
        ("red", "complete", ["completed"]),
        ("green", "green", []),
    ],
)
def test_the_kind_of_a_change_of_status(before: str, now: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in of_one(item(rag=before), item(rag=now))] == kinds


def test_what_is_put_off_resumed_and_started() -> None:
    put_off = item(rag="deferred", why="Deferred, approved by the board.")
    assert of_one(item(), put_off) == [("deferred", "Deferred: Milestone m, approved by the board.")]
    assert of_one(put_off, item()) == [("started", "Resumed: Milestone m, Deferred to Green.")]
    begun = item(why="Due in 12 days (7 July 2017).")
    assert of_one(item(rag="not started"), begun) == [
        ("started", "Started: Milestone m. Due in 12 days (7 July 2017).")
    ]


def test_the_words_are_those_of_the_reports_own_scheme() -> None:
    words = {"green": "On target", "amber": "One month late", "deferred": "Rescheduled"}
    (found,) = of_one(item(), item(rag="amber"), words=words)
    assert found == ("worse", "Worse: Milestone m, On target to One month late.")
    put_off = item(rag="deferred", why="Rescheduled, with approval.")
    assert of_one(item(), put_off, words=words)[0][1] == "Rescheduled: Milestone m, with approval."


def test_where_the_owners_word_counts_it_is_the_reason() -> None:
    why = ("By the rule Green: Due in 12 days.", "The owner reports Amber: the hall is booked.")
    now = item(rag="amber")
    status = now.status.model_copy(update={"indicated": "green", "why": why})
    assert of_one(item(why="On course."), now.model_copy(update={"status": status})) == [
        (
            "worse",
            "Worse: Milestone m, Green to Amber. Before: On course. "
            "Now: The owner reports Amber: the hall is booked.",
        )
    ]


# Priorities
def of_priority(before: dict[str, Any], now: dict[str, Any]) -> list[tuple[str, str]]:
    return changes(report(priorities=(priority(**before),)), report(priorities=(priority(**now),)))


def test_a_priority_by_the_word_of_its_lead_whatever_words_that_has() -> None:
    says = "The lead reports Amber: The roll-up is wrong."
    sentence = f"One milestone, red. {says} The roll-up is Red. Path to green: paint."
    now = {"rag": "amber", "rolled_up": "red", "sentence": sentence, "lead_says": says}
    assert of_priority({}, now) == [
        ("worse", f"Worse: priority 4 System pressures, Green to Amber. Now: {says}")
    ]


def test_where_the_roll_up_counts_the_items_are_the_reason() -> None:
    now = {"rag": "amber", "targets": (item("t", "amber"),), "lead_says": "The lead reports Amber: late."}
    assert of_priority({}, now)[0][1].endswith("Green to Amber. Now: One target row, amber.")


def test_only_the_kind_of_items_that_changed_is_told_where_the_roll_up_counts() -> None:
    rows = tuple(item(id, rag) for id, rag in (("t", "green"), ("u", "not started")))
    lines = [(LineData(id="m", title="Show", rag=rag),) for rag in ("green", "amber")]
    before, now = ({"targets": rows, "milestones": found} for found in lines)
    assert of_priority(before, now | {"rag": "amber"})[0][1].endswith(
        "Green to Amber. Before: One milestone, green. Now: One milestone, amber."
    )
    led = {"rag": "red", "rolled_up": "green", "lead_says": "The lead reports Red: no hall."}
    assert of_priority(before, before | led)[0][1].endswith(
        "Before: Two target rows: one green and one not started; one milestone, green. "
        "Now: The lead reports Red: no hall."
    )


def test_a_priority_that_was_taken_out_is_told() -> None:
    gone = report(priorities=(priority(), priority("q", number="", title="Skills")))
    assert changes(gone, report(priorities=(priority(),))) == [("withdrawn", "Withdrawn: Skills.")]


def test_long_reasons_are_cut_behind_a_word() -> None:
    long = (
        "The owner reports Amber: no campaign can be drawn up before it is known " + "which of the two " * 9
    )
    ((_, told),) = of_one(item(why=long), item(rag="amber", why="Short."))
    assert told == (
        "Worse: Milestone m, Green to Amber. Before: The owner reports Amber: no campaign can be drawn up before "
        "it is known which of the two which of the two which of the\u2026 Now: Short."
    )


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("one two three", "one two three"),
        ("one  two\nthree", "one two three"),
        ("one two, three four", "one two\u2026"),
        ("one (two three four five)", "one\u2026"),
        ("one (two) three four", "one (two)\u2026"),
        ("a" * 20, "a" * 13 + "\u2026"),
        ("(" * 20, "(" * 13 + "\u2026"),
    ],
)
def test_text_is_cut_behind_a_word_and_before_an_open_bracket(text: str, short: str) -> None:
    assert cut(text, 14) == short


def test_a_priority_not_rated_is_neither_better_nor_worse() -> None:
    assert of_priority({"rag": "not rated"}, {"rag": "red"}) == []
    assert of_priority({"rag": "green"}, {"rag": "not rated"}) == []


def test_a_priority_new_renamed_and_under_another_lead() -> None:
    assert changes(report(), report(priorities=(priority(number="", title="Skills"),))) == [
        ("new", "New: Skills.")
    ]
    assert of_priority({"leads": ("A", "B")}, {"title": "Pressures", "leads": ("C",)}) == [
        ("owner changed", "Lead changed: priority 4 Pressures, from A and B to C."),
        ("reworded", "Reworded: “System pressures” is now “Pressures”."),
    ]


def test_a_word_that_has_lapsed_stands_in_the_reason_of_now() -> None:
    lapsed = "The owner reported Red for fortnight 17; that has lapsed."
    now = item()
    status = now.status.model_copy(update={"why": ("Due in 12 days.", lapsed)})
    assert of_one(item(rag="red", why="So."), now.model_copy(update={"status": status})) == [
        ("better", f"Better: Milestone m, Red to Green. Before: So. Now: {lapsed} Due in 12 days.")
    ]
    led = {"rag": "red", "rolled_up": "green", "lead_says": "The lead reports Red: no hall."}
    assert of_priority(led, {})[0][1].endswith("Now: What its lead reported has lapsed.")
