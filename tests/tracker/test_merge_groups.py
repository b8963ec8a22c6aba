"""Cells that stand and fall together: what is decided of one of them is decided of all."""

from datetime import date

import pytest

from actionplan.plan.changes import apply
from actionplan.tracker.merge import changes_of, read_decisions, settle
from actionplan.words.errors import BadTracker
from tests.plan.sample import edit
from tests.tracker.sent import LATER, PLAN, applied, sentences, typed

DONE = {"status": "Complete", "completed": date(2017, 6, 20)}
MOVED = {"date": "7 July 2017", "day": date(2017, 7, 7)}
READ = {"value": 1500, "value_date": "May 2017", "source": "Web"}
SLIP = {"value": "1.5", "value_date": "May 2017", "source": "Web"}


def decided(text, merged):
    return settle(merged, None, read_decisions(text, "answers.yaml"))


def refusal(text, merged):
    with pytest.raises(BadTracker) as refused:
        decided(text, merged)
    return str(refused.value)


def kept(merged):
    """The headings of the cells of which is told that they stay as they are in the plan."""
    of_plan = [
        note.removesuffix(": kept as it is in the plan.") for note in merged.notes if "kept as" in note
    ]
    return [note.split("”, ")[-1] for note in of_plan]


def saved(merged, plan=PLAN):
    return [(one.kind, one.id, one.field) for one in changes_of(merged, plan, by="Ann", at=LATER)]


@pytest.mark.parametrize(
    ("row_id", "cells", "heading", "all_of_them"),
    [
        ("m-show", {"status": "Red", "reason": "Rain"}, "Reason", ["Status", "Reason"]),
        ("m-show", {"status": "Red", "reason": "Rain"}, "Status", ["Status", "Reason"]),
        ("m-show", DONE, "Status", ["Status", "Completed on"]),
        ("m-show", MOVED, "Target date as written", ["Target date as written", "Target date"]),
        ("m-show", MOVED, "target date", ["Target date as written", "Target date"]),
        ("i-visits", READ, "Source of the reading", ["New reading", "Date of the reading", "Source of the reading"]),
        ("i-visits", READ, "New reading", ["New reading", "Date of the reading", "Source of the reading"]),
        ("i-visits", SLIP, "Date of the reading", ["New reading", "Date of the reading", "Source of the reading"]),
        ("m-show", {"status": "nearly there", "reason": "Rain"}, "Reason", ["Reason", "Status"]),
    ],
)  # fmt: skip
def test_what_is_kept_as_in_the_plan_is_kept_with_all_its_group_and_none_of_it_is_saved(
    row_id, cells, heading, all_of_them
):
    merged = decided(f"- {{row: {row_id}, column: {heading}, keep: plan}}", typed(row_id, **cells).merged())
    assert (kept(merged), saved(merged)) == (all_of_them, [])
    assert (merged.changes, merged.needs_reason, merged.unknown) == ((), (), ())


def test_the_note_beside_a_status_that_is_not_wanted_is_taken():
    merged = typed(status="Red", reason="Rain", note="No hall.").merged()
    left = decided("- {row: m-show, column: Status, keep: plan}", merged)
    assert ([one.place.key for one in left.changes], saved(left)) == (
        ["note"],
        [("milestone", "m-show", "note")],
    )


def test_plan_and_file_in_one_group_are_refused():
    text = "- {row: m-show, column: Status, keep: plan}\n- {row: m-show, column: Reason, keep: file}"
    assert refusal(text, typed(status="Red", reason="Rain").merged()) == (
        "answers.yaml, line 2 (“m-show”, “Reason”): “Status” and “Reason” stand and fall together; keep both from the "
        "plan or both from the file."
    )


def test_the_same_for_two_cells_of_a_group_is_no_contradiction():
    text = "- {row: m-show, column: Status, keep: plan}\n- {row: m-show, column: Reason, keep: plan}"
    assert kept(decided(text, typed(status="Red", reason="Rain").merged())) == ["Status", "Reason"]


def test_a_conflict_about_a_date_is_settled_with_the_day_beside_it():
    moved = apply(PLAN, [edit(PLAN, "m-show", "date", "1 July 2017")])
    merged = typed(**MOVED).merged(moved)
    assert len(merged.conflicts) == 2
    of_file = decided("- {row: m-show, column: Target date, keep: file}", merged)
    assert (of_file.conflicts, applied(of_file, moved).by_id["m-show"].date) == ((), "7 July 2017")
    of_plan = decided("- {row: m-show, column: Target date, keep: plan}", merged)
    assert (of_plan.conflicts, saved(of_plan, moved)) == ((), [])


def test_a_cell_of_a_group_counts_before_all_of_its_row():
    text = "- {row: m-show, keep: plan}\n- {row: m-show, column: Reason, keep: file}"
    merged = decided(text, typed(status="Red", reason="Rain", note="x").merged())
    assert [one.place.key for one in merged.changes] == ["status", "reason"]


def test_a_reason_for_a_status_counts_before_all_of_its_row():
    text = "- {row: m-show, keep: plan}\n- {row: m-show, column: Status, reason: Rain.}"
    merged = decided(text, typed(status="Red", note="x").merged())
    assert ([one.place.key for one in merged.changes], kept(merged)) == (["status"], ["Note"])


def test_a_reason_lets_all_of_the_status_through():
    merged = decided(
        "- {row: m-show, column: Status, reason: Rain.}",
        typed(status="Red", path="A tent.", path_by="July").merged(),
    )
    assert (merged.needs_reason, sentences(merged, "changes")) == (
        (),
        [
            "Milestones, row 7, “Summer show”, Status: “Red”, because “Rain.”.",
            "Milestones, row 7, “Summer show”, Path to green: “A tent.”.",
            "Milestones, row 7, “Summer show”, Green again by: “July”, read as 1 to 31 July 2017.",
        ],
    )
    (update,) = applied(merged).updates
    assert (update.reported_rag, update.reason, update.path_to_green) == ("red", "Rain.", "A tent.")


def test_what_is_decided_of_another_cell_says_nothing_of_a_reading_that_waits():
    back = typed("i-visits", **SLIP)
    back.row("i-visits")["note"] = "x"
    merged = decided("- {row: i-visits, column: Note, keep: plan}", back.merged())
    assert ([one.place.key for one in merged.needs_reason], kept(merged)) == (
        ["value", "value_date", "source"],
        ["Note"],
    )
