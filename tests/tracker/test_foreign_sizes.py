"""Files that hold more than a plan can take are refused early, with what to do; large ordinary ones are not."""

import pytest

from actionplan.tracker.foreign import find_tables, sizes
from actionplan.tracker.foreign.headings import is_known, may_be_known
from actionplan.words.errors import BadSpreadsheet, NoTable
from tests.tracker.foreign_sample import applied, sheet, spreadsheet, tables, taken

HEAD = ["Milestone", "Owner", "Date"]


def test_as_many_rows_as_are_stated_are_taken():
    rows = [HEAD, *([f"Step {number}", None, "June 2017"] for number in range(sizes.MOST_ROWS))]
    (table,) = tables(rows).tables
    assert len(table.rows) == sizes.MOST_ROWS


def test_one_row_more_is_refused_with_what_to_do():
    rows = [HEAD, *([f"Step {number}", "x", None] for number in range(sizes.MOST_ROWS + 1))]
    with pytest.raises(BadSpreadsheet) as refused:
        tables(rows)
    assert str(refused.value) == (
        "The tables of the file as far as “Sheet1” have 20,001 rows and 60,003 cells, empty ones included; at most "
        "20,000 rows and 500,000 cells are taken in at once. Delete the sheets and rows that are not needed, or split "
        "the file, and take its parts in one after the other."
    )


def test_the_rows_of_all_sheets_count_together():
    half = [HEAD, *([f"Step {number}", "x", None] for number in range(sizes.MOST_ROWS // 2 + 1))]
    assert len(tables(half).tables[0].rows) == 10_001
    with pytest.raises(BadSpreadsheet, match="as far as “Sheet2” have 20,002 rows"):
        tables(half, half)


def test_a_table_that_is_long_and_wide_is_refused_by_its_cells():
    rows = [HEAD, *(["a"] * 600 for _ in range(900))]
    with pytest.raises(BadSpreadsheet, match="900 rows and 540,000 cells"):
        tables(rows)


def test_very_many_tables_are_refused():
    few = [["Milestone", "Date"], ["A", "June"]]
    with pytest.raises(BadSpreadsheet, match="more than 1,000 tables"):
        tables(*([few] * (sizes.MOST_TABLES + 1)))


def test_headings_again_and_again_are_refused_before_all_of_them_are_read():
    few = [["Milestone", "Date"], ["A", "June"]]
    assert len(tables(few * 900).tables) == 1  # the same headings on each page
    with pytest.raises(BadSpreadsheet, match="“Sheet1” holds more than 1,000 rows of headings"):
        tables(few * 1_001)


def test_merged_cells_without_end_are_refused():
    rows = [HEAD, *([f"Step {number}", "x", None] for number in range(2_000))]
    areas = [(1, 1, 150_000, 1)] * 501
    with pytest.raises(BadSpreadsheet, match="“Sheet1”: its merged cells cover more than 1,000,000 rows"):
        find_tables(spreadsheet(sheet(rows, merged=areas)))


def test_a_long_sheet_without_headings_is_told_by_its_rows():
    rows = [[str(7 * number + column) for column in range(15)] for number in range(5_000)]
    with pytest.raises(NoTable, match=r"“Sheet1” \(5,000 rows\), beginning with “0”, “1” and “2”"):
        tables(rows)


def test_a_column_without_a_heading_means_nothing_however_many_there_are():
    rows = [[*HEAD], *(["Step", "x", "June 2017", *["seen"] * 300] for _ in range(3))]
    imported = taken(rows)
    columns = imported.mapping.tables[0].columns
    assert {meant for text, (meant, _) in columns.items() if text.startswith("Column ")} == {"keep as note"}
    assert applied(imported).milestones[0].internal_note.count("seen") == 300


def test_headings_far_down_are_found_below_many_lines():
    rows = [*(["A line of text"] for _ in range(3_000)), HEAD, ["Report", "x", "June 2017"]]
    found = tables(rows)
    assert (found.tables[0].row, len(found.tables[0].above)) == (3_001, 3_000)


def test_other_headings_right_below_a_long_table_begin_another():
    rows = [
        HEAD,
        *([f"Step {number}", "x", "June"] for number in range(3_000)),
        ["Activity", "Date"],
        ["B", "July"],
    ]
    assert [(table.row, len(table.rows)) for table in tables(rows).tables] == [(1, 3_000), (3_002, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "Milestones",
        "OWNER(S)",
        "Owner's",
        "  due\tdate ",
        "R.A.G.",
        "Ｄate",
        "(s)Owner",
        "'s date",
        "No",
        "& owner",
    ],
)
def test_what_is_a_usual_heading_is_never_passed_over(text):
    assert may_be_known(text) or not is_known(text)


@pytest.mark.parametrize(
    ("value", "may_be"), [("alpha", False), ("17", False), ("", False), (5.0, False), (True, True)]
)
def test_most_cells_are_no_heading_by_their_first_word(value, may_be):
    assert may_be_known(value) is may_be
