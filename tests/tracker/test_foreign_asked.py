"""What is asked and told of somebody else's file: shortly, each once."""

import pytest

from actionplan.tracker.foreign import find_tables, propose, read_rows
from actionplan.tracker.foreign.asked import in_rows
from actionplan.words.errors import NoTable
from tests.tracker.foreign_sample import PLAN, applied, sheet, spreadsheet, taken

HEADINGS = ["Milestone", "Owner", "Date", "RAG"]


def test_rows_that_follow_each_other_and_tables_of_one_name_are_told_shortly():
    one = [HEADINGS, *([f"A {n}", "Somebody", None, "G"] for n in (1, 2, 3, 4))]
    long = "Communications and engagement action plan 2017"
    names = [long, *(f"{long} ({n})" for n in (2, 3))]
    found = find_tables(spreadsheet(*(sheet(one, name) for name in names)))
    (question,) = read_rows(found, propose(found), PLAN, "P06").questions
    assert question.sentence.split(": ")[0] == (
        "Communications and engagement action pl…, rows 2 to 5, “Owner”; Communications and engagement actio… (2), "
        "rows 2 to 5, “Owner”; and four rows more"
    )
    assert in_rows("S", [9, 2, 3, 4, 6, 7, 12, 2, 20], "") == "S, rows 2 to 4, 6, 7, 9 and 2 more"


@pytest.mark.parametrize("row", [["Priority 3 - Acute Reconfiguration", "Priority 4 - System Pressures"]])
def test_names_of_priorities_are_no_headings(row):
    rows = [["Key contacts"], ["Priority 1", "Priority 2"], ["Lead: a director", "Lead: a lay member"], row]
    with pytest.raises(NoTable):
        taken(rows)


def test_a_status_alone_makes_an_update_as_it_is():
    plan = applied(taken([HEADINGS, ["A", "Exec", "June", "Amber"]]))
    (update,) = plan.updates
    assert (update.reported_rag, update.reason, update.narrative) == ("amber", "", "")


def test_a_table_with_one_heading_that_is_only_a_guess_is_left_out_and_asked_about():
    rows = [
        ["Milestone", "Owner"],
        ["A", "Exec"],
        [],
        ["Lead, partner, support"],
        ["Lead", "Contact"],
        ["x", "y"],
    ]
    imported = taken(rows)
    assert [table.name for table in imported.found.tables] == ["Sheet1, row 1", "Sheet1, row 5"]
    assert [one.kind for one in imported.mapping.tables] == ["milestone", "leave out"]
    assert [question.about for question in imported.questions] == ["mapping"]


def test_a_single_heading_that_is_a_little_like_one_of_ours_makes_no_table_of_milestones():
    found = find_tables(spreadsheet(sheet([["Name of partner", "Who"], ["Mind", "Exec"]])))
    assert propose(found).tables[0].kind == "milestone"
    found = find_tables(
        spreadsheet(sheet([["Measures", "Next planned task of ours", "Zebra"], ["x", "y", "z"]]))
    )
    (one,) = propose(found).tables
    assert (one.kind, one.percent) == ("leave out", 0)
