"""The words in which a merge is told."""

from pathlib import Path

import pytest

from actionplan.cli.print_trackers import imported_in_words, merged_in_words
from actionplan.desk import ImportedFile, MergedFile
from actionplan.plan.changes import Revision
from actionplan.tracker.columns import OWN
from actionplan.tracker.merge import read_decisions, settle
from tests.tracker.sent import PLAN, Returning, base_of, for_owner, going_out

SAVED = Revision(PLAN.id, 6, "2017-06-24T09:00:00+00:00", "Ann", "tracker returned as back.xlsx", (), None)


def lines(merged, **more) -> list[str]:
    return list(merged_in_words(MergedFile(Path("back.xlsx"), merged, **more)))[1:]


def test_rows_are_told_by_what_becomes_of_them():
    back = going_out()
    back.add("Milestones", title="Open day", note="New.")
    back.add("Milestones", title="Press day")
    back.add("Milestones", title="SUMMER show")
    back.add("Milestones", note="Ring me.")
    merged = settle(back.merged(), None, read_decisions("- {row: Milestones row 9, add: no}", "d.yaml"))
    assert lines(merged) == [
        "New rows:",
        "  Milestones, row 8, “Open day”: a new milestone, with Note “New.”.",
        "New, or in the plan already:",
        "  Milestones, row 10, “SUMMER show”: a new milestone; or it is “Summer show” (m-show), which is in the plan "
        "already: say which of the two in a decisions file.",
        "Cannot be added as new rows:",
        "  Milestones, row 11: cannot be added: write what it is under “Milestone”; it holds Note “Ring me.”.",
        "Milestones, row 9, “Press day”: not added, as is decided.",
        "1 new row, 1 waits for an answer and 1 row that cannot be added. Nothing was saved; add --apply to save it.",
    ]


def test_what_is_known_and_refused_is_not_taken():
    back = for_owner()
    back.row("m-report").update(status="Complete", title="Yearly report")
    told = lines(back.merged())
    assert (told[0], told[2]) == ("Needs a reason or an answer first:", "Not taken:")
    assert (
        told[-1] == "1 waits for an answer and 1 not taken. With --apply the file is kept as what came back."
    )


def test_that_nothing_is_deleted_is_said_once():
    back = going_out()
    del back.rows["Milestones"][0]
    told = " ".join(lines(back.merged()))
    assert (told.count("is deleted"), told.count("is removed")) == (1, 0)


@pytest.mark.parametrize(
    ("how", "said"),
    [
        (
            {"saved": True, "revision": SAVED},
            "1 not taken. That Ann has come back is recorded: harbour is now at revision 6.",
        ),
        ({"saved": True}, "1 not taken. Nothing new: harbour is as it was, and the file is kept."),
        ({}, "1 not taken. With --apply the file is kept as what came back."),
    ],
)
def test_what_is_saved_where_no_row_changes(how, said):
    back = for_owner()
    back.row("m-report")["title"] = "Yearly report"
    assert lines(back.merged(), owner="Ann", **how)[-1] == said


def test_an_untouched_tracker_of_rows_that_others_answer_for_records_that_its_owner_came_back():
    back = Returning(base_of(PLAN, sheets=(OWN,), owner="o-ann"), sheets=(OWN,))
    said = "No change: the tracker came back as it went out."
    assert lines(back.merged(), owner="Ann", saved=True, revision=SAVED) == [
        f"{said} That Ann has come back is recorded."
    ]
    assert lines(back.merged(), owner="Ann", saved=True) == [f"{said} Ann has answered already."]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "One status differs from what the rule says without a reason; “As in old.xlsx; no reason is given there.” "
            "is given as its reason."),
        (2, "Two statuses differ from what the rule says without a reason; “As in old.xlsx; no reason is given there.” "
            "is given as their reason."),
    ],
)  # fmt: skip
def test_statuses_without_a_reason_in_an_old_tracker(number, said, monkeypatch):
    class Read:
        file = "old.xlsx"

    monkeypatch.setattr("actionplan.tracker.foreign.in_words", lambda found, plan: ["Nothing was saved."])
    found = ImportedFile(Path("old.xlsx"), PLAN, Read(), without_reason=number)
    assert list(imported_in_words(found)) == [said, "Nothing was saved."]
