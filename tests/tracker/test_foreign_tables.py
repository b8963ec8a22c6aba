import pytest

from actionplan.tracker.foreign import find_tables
from actionplan.tracker.foreign.areas import Areas
from actionplan.tracker.foreign.headings import confidence, meanings
from actionplan.words.errors import NoTable
from tests.tracker.foreign_sample import FORTNIGHT, STRATEGY, sheet, spreadsheet, tables


def texts(table):
    return [heading.text for heading in table.headings]


def test_headings_stand_below_a_banner_and_not_in_column_a():
    rows = [
        ["Our tracker"],
        [],
        [None, "As at 1 June"],
        [None, "Milestone", "Lead officer", "Due"],
        [None, "A", "x", "June"],
    ]
    (table,) = tables(rows).tables
    assert (table.name, texts(table)) == ("Sheet1, row 4", ["Milestone", "Lead officer", "Due"])
    assert [heading.column for heading in table.headings] == ["B", "C", "D"]
    assert table.above == ("Our tracker", "As at 1 June")
    assert [(row.number, tuple(row.cells)) for row in table.rows] == [(5, ("A", "x", "June"))]


def test_stacked_tables_are_told_apart_by_their_headings():
    rows = [
        ["Milestone", "Owner", "Date"], ["A", "x", "June"], [],
        ["What we did"], ["Activity", "Format"], ["B", "leaflet"],
        ["Requirement", "Target", "Date"], ["C", "10", "July"],
    ]  # fmt: skip
    found = tables(rows)
    assert [(table.row, texts(table)) for table in found.tables] == [
        (1, ["Milestone", "Owner", "Date"]), (5, ["Activity", "Format"]), (7, ["Requirement", "Target", "Date"]),
    ]  # fmt: skip
    assert found.tables[1].above == ("What we did",)


def test_the_same_headings_on_the_next_page_are_no_row_and_no_other_table():
    rows = [
        ["Area", "Key actions", "Progress"],
        ["a", "b", "c"],
        [],
        ["AREA", "KEY ACTIONS", "progress"],
        ["d", "e", "f"],
    ]
    (table,) = tables(rows).tables
    assert [row.number for row in table.rows] == [2, 5]


def test_a_table_of_a_document_goes_on_in_the_next_under_the_same_headings():
    first, second = (
        [["Activity", "Format"], ["Focus groups", "July"]],
        [["ACTIVITY", "Format"], ["Surveys", "Online"]],
    )
    (table,) = tables(first, second, kind="docx").tables
    assert [(row.sheet, row.number, row.cells[0]) for row in table.rows] == [
        ("Sheet1", 2, "Focus groups"), ("Sheet2", 2, "Surveys"),
    ]  # fmt: skip
    assert len(tables(first, second).tables) == 2


def test_a_blank_row_ends_no_table_and_a_line_below_it_is_named():
    rows = [
        ["Milestone", "Owner", "Date"],
        ["A", "x", "June"],
        [],
        ["B", "y", "July"],
        [],
        ["Source: our records"],
    ]
    found = tables(rows)
    assert [row.cells[0] for row in found.tables[0].rows] == ["A", "B"]
    assert found.notes == (
        "“Sheet1”: “Source: our records” stands below a table; nothing is taken from there.",
    )


def test_a_heading_of_two_rows_is_one_with_its_group():
    rows = [
        ["Milestone", "Owner", "Dates", None, "RAG"], [None, None, "Target", "Forecast", None],
        ["A", "x", "June", "July", "G"],
    ]  # fmt: skip
    merged = [(0, 2, 0, 3), (0, 0, 1, 0), (0, 1, 1, 1), (0, 4, 1, 4)]
    (table,) = tables(rows, merged=merged).tables
    assert texts(table) == ["Milestone", "Owner", "Dates: Target", "Dates: Forecast", "RAG"]
    assert [row.number for row in table.rows] == [3]


def test_a_row_of_groups_above_the_headings_is_part_of_them():
    rows = [
        ["The plan", None, None, "How it goes", None],
        ["Milestone", "Owner", "Date", "Status", "Comments"],
        ["A"] * 5,
    ]
    (table,) = tables(rows, merged=[(0, 0, 0, 2), (0, 3, 0, 4)]).tables
    assert texts(table)[2:4] == ["The plan: Date", "How it goes: Status"]
    assert table.above == ()


def test_a_banner_over_the_whole_table_is_no_group():
    rows = [["Communications tracker", None, None], ["Milestone", "Owner", "Date"], ["A", "x", "June"]]
    (table,) = tables(rows, merged=[(0, 0, 0, 2)]).tables
    assert (texts(table), table.above) == (["Milestone", "Owner", "Date"], ("Communications tracker",))


def test_duplicate_headings_and_columns_without_one_get_names_of_their_own():
    rows = [["Milestone", "Date", "Date", None, "date"], ["A", "June", "July", "loose", "May"]]
    (table,) = tables(rows).tables
    assert texts(table) == ["Milestone", "Date", "Date (2)", "Column D", "date (3)"]


def test_a_merged_cell_is_known_to_the_rows_that_it_covers():
    rows = [["Priority", "Milestone", "Owner"], ["P", "A", "x"], [None, "B", None], [None, "C", None]]
    (table,) = tables(rows, merged=[(1, 0, 3, 0), (1, 2, 2, 2)]).tables
    assert [dict(row.spread) for row in table.rows] == [{}, {0: "P", 2: "x"}, {0: "P"}]


def test_a_line_across_the_table_is_a_section_and_no_row():
    rows = [["Milestone", "Owner", "Date"], ["Involvement", None, None], ["A", "x", "June"]]
    (table,) = tables(rows, merged=[(1, 0, 1, 2)]).tables
    assert [(row.cells[0], row.section) for row in table.rows] == [("A", "Involvement")]


def test_misspelt_headings_are_found_where_there_are_no_usual_ones():
    (table,) = tables([["About us", None, None], ["Mileston", "Ownr", "Deadlne"], ["A", "x", "June"]]).tables
    assert (table.row, len(table.rows)) == (2, 1)


def test_a_list_with_one_heading_is_a_table():
    (table,) = tables([["Milestones"], ["A"], ["B"]]).tables
    assert [row.cells for row in table.rows] == [("A",), ("B",)]


def test_a_hidden_sheet_is_left_alone_and_named():
    rows = [["Milestone", "Owner"], ["A", "x"]]
    found = find_tables(spreadsheet(sheet(rows, "Shown"), sheet(rows, "Old", hidden=True)))
    assert [table.sheet for table in found.tables] == ["Shown"]
    assert found.notes == ("The sheet “Old” is hidden and was left alone.",)


def test_where_no_table_is_found_it_is_said_what_was_seen():
    with pytest.raises(NoTable) as refused:
        tables([["hello", 2.0], ["you"]], [])
    assert str(refused.value).startswith(
        "No table was found in theirs.xlsx: it holds “Sheet1” (two rows), beginning with “hello”, “2” and “you”; "
        "“Sheet2” (no rows). A table needs a row of headings"
    )


@pytest.mark.parametrize(
    ("heading", "kind", "field", "sure", "word"),
    [
        ("Success indicator(s)", "target", "success indicators", 100, "certain"),
        ("LEAD OFFICER", "milestone", "owner", 100, "certain"),
        ("Target date (agreed by the board)", "milestone", "date", 95, "certain"),
        ("Date target", "milestone", "date", 95, "certain"),
        ("Progress made", "milestone", "update", 78, "likely"),
        ("Mileston", "milestone", "title", 84, "likely"),
        ("Lead for this piece of work", "milestone", "owner", 66, "guess"),
        ("Start date", "milestone", "keep as note", 100, "certain"),
    ],
)
def test_a_heading_means_a_field_with_a_stated_confidence(heading, kind, field, sure, word):
    assert meanings((heading,), kind)[0] == (field, sure)
    assert confidence(sure) == word


def test_what_is_no_heading_means_nothing():
    assert meanings(("Zebra",), "milestone") == []
    assert meanings(("x" * 200,), "milestone") == []


def test_the_tables_of_a_strategy_are_found():
    strategy, fortnight = tables(STRATEGY, FORTNIGHT).tables
    assert (strategy.name, len(strategy.rows), len(fortnight.rows)) == ("Sheet1, row 3", 5, 4)


def test_an_area_beyond_the_last_row_covers_only_the_rows_there_are():
    areas = Areas.of(sheet([["a"], [None]], merged=[(0, 0, 99_999, 0)]))
    assert (areas.value_from_above(1, 0), areas.value_from_above(2, 0), areas.height(0, 0)) == (
        "a",
        None,
        100_000,
    )


def test_a_sheet_without_headings_is_named_beside_those_that_have_some():
    contacts = [["Priority 3 - Acute care", "Priority 4 - Pressures"], ["The director", "The chief nurse"]]
    found = tables([["Milestone", "Owner"], ["A", "x"]], contacts, [])
    assert (len(found.tables), found.notes) == (
        1,
        (
            "“Sheet2”: no headings of a table were seen; nothing is taken of its two rows.",
            "The sheet “Sheet3” is empty.",
        ),
    )
