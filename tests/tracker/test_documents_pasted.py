"""Tables that were pasted as text, with tabs between their cells: every row and every sentence comes out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.tracker.documents import read_document
from actionplan.tracker.documents.parsing import tables_of

STRATEGY = """Engagement strategy 2017-18

A paragraph of prose before the tables.

PRIORITIES (OVER THE NEXT TWO YEARS)

Priority\tRationale\tIssue(s)\tLink(s)\tGoal(s)\tWay forward\tLead(s)
1. Involvement\tA chance to begin anew\tFew groups (May 2017)\t<i>Commissioning(2)</i> <i>Safety (3)</i>\t\
More to measure\tSupport the lay member\tLay member, Comms lead
\tA lever for evidence\tLow attendance\tPlan of the region\tMore attendance\tJoin up with the council\t
2. New centres\tMomentum\tLinks to be told /\tStep change (5)\tPeople and places\tA strategy for each place\t\
Director
\t\t\t\t\tWork with partners, i.e. with place\t

\f
\t<p>Working with the council</p> <p>Room for A&E messages</p>\t<p>fatigue</p>\t\t\
<p>Voice of places</p> <p>Focus on frailty</p>\tbased fora\t
<p>3. Hospitals</p>\t<p>Consultation from (est.) Dec 17</p>\t<p>Reputation</p> <p>Delays</p> <p>Fatigue</p>\t\
\t\tStronger links\tComms lead

Supporting work:

ACTION PLAN & INDICATORS 17/18

Priority\tRequirement(s)\tTarget\tDate\tSuccess indicator(s)\tNote(s)
1. Involvement\tBuild membership\tIncremental increase\tJan / ongoing – review September 17\t\
Meeting the target\tJoined up working
\t\t5-10 testimonials\tJan / ongoing – review Sept 17\tEvidence on the website\t
2. New centres\tCentres\t0.5% of the population contacted on *centre*\tTiming dependent - review Jan 18\t\
Champions in roles\t\t

\t\t<i>developments</i> Champions\tTiming dependent - review Sept 17\t\t\
<i>North c. 26,000 (130); South c.25,000 (125)</i>\t
<p>5. Clinical</p>\t<p>Show improvements</p>\t<p>Impact</p>\t\
<p>Overview by year end. April 2017</p> <p>Continued review until April 18</p>\t<p>Evidence</p>\t\
<p>Sooner for some.</p>
--------\t---\t---\t--\t---\t---

EXISTING AUDIENCES

- Staff

COMMUNICATIONS **Action Plan** **Report Period**

ACTIVITIES\tUpcoming Milestones\tOwner\tTarget Date\tRAG
E.g. <ul style="list-style-type: none"> • Open day (partners) 14 June • Diabetes Day 23/6 \tEvent, March\t\
Comms lead\t02.03.17\t
\tReconfiguration\tProgramme lead\tSept tbc\t
\tReconfiguration\tProgramme lead\tDec tbc\t

Key contacts

Priority 1\tPriority 2
Lead: Lay member\tLead: Director"""


def pasted(text):
    return tables_of(text.encode(), "markdown")


def rows(text):
    (table,) = pasted(text)["tables"]
    return table["rows"]


@pytest.fixture(scope="module")
def strategy():
    return read_document(STRATEGY.encode(), "strategy.txt")


def test_each_table_of_a_strategy_is_a_sheet(strategy):
    assert [(sheet.name, len(sheet.rows), len(sheet.rows[0])) for sheet in strategy.sheets] == [
        ("PRIORITIES (OVER THE NEXT TWO YEARS)", 7, 7),
        ("ACTION PLAN & INDICATORS 17/18", 6, 6),
        ("COMMUNICATIONS Action Plan Report Period", 4, 5),
        ("Key contacts", 2, 2),
    ]


def test_the_priorities_keep_every_row_and_every_sentence(strategy):
    table = strategy.sheets[0].rows
    assert table[1] == [
        "1. Involvement", "A chance to begin anew", "Few groups (May 2017)", "Commissioning(2) Safety (3)",
        "More to measure", "Support the lay member", "Lay member, Comms lead",
    ]  # fmt: skip
    assert [row[0] for row in table[1:]] == [
        "1. Involvement",
        None,
        "2. New centres",
        None,
        None,
        "3. Hospitals",
    ]
    assert table[5] == [
        None, "Working with the council\nRoom for A&E messages", "fatigue", None,
        "Voice of places\nFocus on frailty", "based fora", None,
    ]  # fmt: skip
    assert table[6][2] == "Reputation\nDelays\nFatigue"


def test_the_action_plan_keeps_every_row_over_the_end_of_a_page(strategy):
    table = strategy.sheets[1].rows
    assert [len(row) for row in table] == [6] * 6
    assert [row[0] for row in table[1:]] == ["1. Involvement", None, "2. New centres", None, "5. Clinical"]
    assert table[3][2] == "0.5% of the population contacted on centre"
    assert table[4] == [
        None, None, "developments Champions", "Timing dependent - review Sept 17", None,
        "North c. 26,000 (130); South c.25,000 (125)",
    ]  # fmt: skip
    assert table[5][3] == "Overview by year end. April 2017\nContinued review until April 18"


def test_two_milestones_of_one_name_stay_two_rows(strategy):
    table = strategy.sheets[2].rows
    assert [row[1:4] for row in table[2:]] == [
        ["Reconfiguration", "Programme lead", "Sept tbc"],
        ["Reconfiguration", "Programme lead", "Dec tbc"],
    ]
    assert table[1][0] == "E.g.\nOpen day (partners) 14 June\nDiabetes Day 23/6"


def test_a_row_that_runs_over_lines_is_one_row_and_that_is_said():
    told = pasted("Aim\tTarget\tNote\n1. Reach\tMore members,\nmore readers\tFirst\n2. Trust\tMore\tx\n")
    assert told["tables"][0]["rows"] == [
        ["Aim", "Target", "Note"], ["1. Reach", "More members,\nmore readers", "First"], ["2. Trust", "More", "x"],
    ]  # fmt: skip
    assert told["notes"] == ["One row was put together from several lines, in lines 2 to 3."]


def test_a_list_over_several_lines_is_one_cell():
    text = "Aim\tSigns\tNote\n1. Reach\t<ul>\n<li>One.</li>\n<li>Two.</li>\n</ul>\tx\n2. Trust\ty\tz\n"
    assert rows(text)[1] == ["1. Reach", "One.\nTwo.", "x"]


def test_lines_that_a_spreadsheet_put_into_quotation_marks_are_one_cell():
    text = 'Aim\tSigns\n1. Reach\t"One.\nThe ""two""."\n2. "Trust"\t"x"\n'
    assert rows(text) == [["Aim", "Signs"], ["1. Reach", 'One.\nThe "two".'], ['2. "Trust"', '"x"']]


def test_text_between_two_rows_is_of_the_last_cell_or_a_row_of_its_own():
    assert rows("A\tB\n1\tone\ntwo\n2\tthree\n") == [["A", "B"], ["1", "one\ntwo"], ["2", "three"]]
    assert rows("A\tB\n1\t\nExternal work\n2\tthree\n") == [
        ["A", "B"],
        ["1", None],
        ["External work"],
        ["2", "three"],
    ]


def test_rows_that_lost_the_tabs_at_their_ends_stay_rows():
    text = "A\tB\tC\tD\n1. Reach\tx\n\ty\tz\n2. Trust\tu\tv\tw\n"
    assert rows(text) == [
        ["A", "B", "C", "D"], ["1. Reach", "x"], [None, "y", "z"], ["2. Trust", "u", "v", "w"],
    ]  # fmt: skip


def test_a_heading_that_is_repeated_on_the_next_page_is_taken_once():
    told = pasted(
        "Activity\tFormat\nFair\tStall\n\n12\n\fActivity\tFORMAT\nSurvey\tOnline\n\nPage 13 of 14\n\nTalk\tHall\n"
    )
    assert told["tables"][0]["rows"] == [
        ["Activity", "Format"],
        ["Fair", "Stall"],
        ["Survey", "Online"],
        ["Talk", "Hall"],
    ]
    assert told["notes"] == [
        "A row of headings that is repeated on further pages was taken once.",
        "Two page numbers inside a table were left out.",
    ]


def test_prose_between_two_tables_ends_the_first():
    told = pasted("A\tB\n1\t2\n\nKey contacts:\nPriority 1\tPriority 2\nLead\tLead 2\n")
    assert [(table["name"], len(table["rows"])) for table in told["tables"]] == [
        ("Table 1", 2),
        ("Key contacts", 2),
    ]


def test_a_single_line_with_a_tab_is_prose():
    told = pasted("Tel:\t01234\n\nSome text.\n")
    assert (told["tables"], told["lines"], told["seen"]) == ([], 2, ["Tel: 01234", "Some text."])


def test_a_long_sentence_above_a_table_is_not_its_heading():
    told = pasted("4. Layers\n\nThe following outlines what we did in all of those years.\n\nA\tB\n1\t2\n")
    assert told["tables"][0]["name"] == "4. Layers"


def test_tables_of_both_kinds_keep_their_order():
    told = pasted("A\tB\n1\t2\n\n## Dates\n\n| C |\n|---|\n| 3 |\n\nLast\n\nD\tE\n4\t5\n")
    assert [table["name"] for table in told["tables"]] == ["Table 1", "Dates", "Last"]
    assert told["tables"][1]["rows"] == [["C"], ["3"]]


WORD = st.sampled_from(["Open day", "<b>Survey</b> sent", "A&E", "review Sept 17", "5-10", "", "Evidence."])


@given(
    st.lists(st.lists(WORD, min_size=3, max_size=3), min_size=1, max_size=6),
    st.lists(st.integers(0, 5), max_size=3),
)
@settings(max_examples=80, deadline=None)
def test_whatever_lines_are_blank_every_row_of_full_width_comes_out(grid, gaps):
    lines = ["Aim\tTarget\tNote", *("\t".join(row) for row in grid)]
    for place in sorted(gaps, reverse=True):
        lines.insert(1 + min(place, len(grid)), "")
    expected = [
        [cell.replace("<b>", "").replace("</b>", "") or None for cell in row] for row in grid if any(row)
    ]
    found = pasted("\n".join(lines))["tables"]
    assert [row for table in found for row in table["rows"]][1:] == expected or not expected


def test_a_line_beside_a_pasted_table_is_told():
    text = "Plan for spring\nMilestone\tOwner\nLeaflet\tExec\n\nTotal: 1 action\nBest wishes\n"
    read = read_document(text.encode(), "plan.txt")
    assert [sheet.name for sheet in read.sheets] == ["Plan for spring"]
    assert read.notes == [
        "Two lines of text stand beside the tables, the first of them “Total: 1 action”; nothing is taken from there."
    ]
