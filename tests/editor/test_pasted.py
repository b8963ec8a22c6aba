"""Rows copied from a spreadsheet, as the milestones that they would be."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.editor.pasted import PastedRow, read_pasted
from actionplan.plan.model import ActionPlan, PlanHeader
from actionplan.plan.nouns import Milestone, Owner, Priority
from actionplan.plan.settings import Settings

PLAN = ActionPlan.of(
    PlanHeader(id="small", title="A small plan", settings=Settings(years="2017-18")),
    {
        "owner": (Owner(id="lead", name="Communications lead", aliases=("Comms",)),),
        "priority": (Priority(id="p1", number=1, title="Involvement"),),
        "milestone": (Milestone(id="m-show", title="Summer show"),),
    },
)


def rows(text: str) -> list[PastedRow]:
    return list(read_pasted(text, PLAN).rows)


def meant(text: str) -> list[str]:
    return [column.meaning for column in read_pasted(text, PLAN).columns]


def notes(text: str) -> list[str]:
    return list(read_pasted(text, PLAN).notes)


def test_without_headings_the_columns_are_those_of_the_table():
    text = "Open day\tComms\tSept tbc\tBooked\nPress day\t\t30.06.17\n"
    assert rows(text) == [
        PastedRow("Open day", "lead", "Sept tbc", "", "Booked"),
        PastedRow("Press day", "", "30.06.17"),
    ]
    assert meant(text) == ["title", "owner", "date", "narrative"]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("Open day\t30.06.17\tComms", ["title", "date", "owner"]),
        ("1\tOpen day\t12 May 2017", ["note", "title", "date"]),
        ("Open day\tGreen\tSept tbc", ["title", "note", "date"]),
        ("Open day\tJo Smith\tongoing", ["title", "owner", "date"]),
        ("Open day\tEvents officer\ttbc\tThe hall is booked", ["title", "owner", "date", "narrative"]),
        ("Open day\tThe hall is booked, and the band.", ["title", "narrative"]),
        ("30 June 2017\tOpen day", ["date", "title"]),
        ("Open day\tInvolvement\tComms", ["title", "priority", "owner"]),
        ("12", ["title"]),
    ],
)
def test_without_headings_a_column_is_what_stands_in_it(text, columns):
    assert meant(text) == columns


def test_what_somebody_says_of_the_columns_counts():
    (row,) = read_pasted("Open day\tBooked", PLAN, ["narrative", "title"]).rows
    assert (row.title, row.narrative) == ("Booked", "Open day")


def test_headings_say_what_the_columns_are_whatever_people_call_them():
    headings = "Due date\tAction\tLead officer\tPriority\tProgress to date"
    text = f"{headings}\r\nby March\tOpen day\tComms\tInvolvement\tBooked\r\n"
    assert rows(text) == [PastedRow("Open day", "lead", "by March", "p1", "Booked")]


@pytest.mark.parametrize(
    "written", ["p1", "Involvement", "1", "Priority 1", "1 Involvement", "1. involvement"]
)
def test_a_priority_is_known_by_its_title_its_number_or_both(written):
    assert rows(f"Milestone\tPriority\nOpen day\t{written}")[0].priority == "p1"


def test_what_has_no_column_of_ours_stands_in_the_note_under_its_heading():
    (row,) = rows("Milestone\tLead\tRAG\tBudget code\tNote\nOpen day\tComms\tAmber\tX-12\tOutdoors")
    assert row.note == "Outdoors\nRAG: Amber\nBudget code: X-12"
    assert meant("Milestone\tLead\tRAG\tBudget code\nA\tB\tC\tD") == ["title", "owner", "note", "note"]


def test_cells_beyond_the_headings_stand_in_the_note():
    assert rows("Milestone\tDue\nOpen day\tMay\tindoors\tor not")[0].note == "indoors\nor not"


def test_a_name_that_nobody_knows_stands_in_the_note_and_is_told():
    (row,) = rows("Milestone\tOwner\tPriority\nOpen day\tDr No\tWealth")
    assert (row.owner, row.priority, row.note) == ("", "", "Owner: Dr No\nPriority: Wealth")
    assert row.problems == (
        "“Dr No” is no owner of the plan; it is kept in the note.",
        "“Wealth” is no priority of the plan; it is kept in the note.",
    )


def test_a_row_without_a_title_takes_one_from_its_other_words():
    (row,) = rows("Milestone\tDue\tComment\n\tMay\tOutdoors")
    assert (row.title, row.problems) == (
        "Outdoors",
        ("It has no title; this one was taken from its other words.",),
    )
    assert rows("Milestone\tDue\n\tMay")[0].title == "Milestone without a title"


def test_a_cell_with_line_breaks_is_one_cell_and_marks_that_are_not_closed_are_letters():
    assert rows('Milestone\tNote\n"Open\nday"\t"say ""yes"""')[0] == PastedRow("Open\nday", note='say "yes"')
    assert [row.title for row in rows('"Open day\nPress day')] == ['"Open day', "Press day"]


def test_a_list_of_titles_is_a_row_each():
    assert [row.title for row in rows("Open day\n\n  Press day \n\t\n")] == ["Open day", "Press day"]
    assert [row.title for row in rows("Milestone\nOpen day")] == ["Open day"]


def test_a_row_that_is_called_like_one_of_the_plan_is_told():
    assert notes("summer show\nOpen day")[0] == (
        "One row (“summer show”) is called like a milestone that the plan has already; they would be added once more."
    )


def test_headings_alone_and_nothing_at_all_are_no_rows():
    assert rows("Milestone\tOwner\tDue date") == []
    assert (rows(" \n\t\n"), notes("")) == ([], [])


CELLS = st.text(st.sampled_from('ab "\n,='), min_size=1, max_size=6).map(str.strip).filter(bool)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=7), min_size=1, max_size=5))
def test_nothing_that_was_copied_is_lost(table):
    copied = io.StringIO()
    csv.writer(copied, "excel-tab").writerows(table)
    found = rows(copied.getvalue())
    assert len(found) == len(table)
    for cells, row in zip(table, found, strict=True):
        kept = f"{row.title}\n{row.date}\n{row.narrative}\n{row.note}"
        assert [cell for cell in cells if cell not in kept] == []


@given(st.text(max_size=200))
def test_any_text_is_read(text):
    assert all(row.title.strip() for row in rows(text))
