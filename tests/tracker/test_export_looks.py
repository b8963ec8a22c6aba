"""How a tracker looks on screen and on paper: widths, panes, lines above the table, grey and white, colours."""

from datetime import date
from html import unescape

import pytest

from actionplan.plan.nouns import Milestone, Owner, Target
from actionplan.tracker.columns import MILESTONES, OWN, Role
from actionplan.tracker.writing.heights import lines
from tests.plan.sample import plan_of
from tests.tracker.exported import (
    BEN,
    HEADER,
    ROWS,
    above,
    by_openpyxl,
    cell_under,
    grey,
    heading_over,
    headings,
    offers,
    own,
    parts,
    tracker,
)

WHOLE = tracker()
OWNERS = own()
BOOK, OWNERS_BOOK = by_openpyxl(WHOLE), by_openpyxl(OWNERS)
EVERY_TABLE = [
    *((BOOK, name) for name in ("Milestones", "Targets and indicators", "Activities", "Updates")),
    (OWNERS_BOOK, "Your milestones"),
]
every_table = pytest.mark.parametrize(
    ("book", "name"), EVERY_TABLE, ids=lambda part: part if isinstance(part, str) else ""
)


@every_table
def test_headings_and_titles_stay_in_sight_and_on_every_page_across(book, name):
    sheet = book[name]
    frozen = {"Milestones": "C5", "Targets and indicators": "D5", "Activities": "C5", "Updates": "D5"}
    assert sheet.freeze_panes == frozen.get(name, "C5")
    assert sheet.print_title_rows == "$4:$4"
    assert (int(sheet.page_setup.paperSize), sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.oddFooter.right.text == "Page &P of &N"


def test_the_foot_of_a_page_says_in_full_what_it_is_of_and_by_when_it_comes_back():
    assert OWNERS_BOOK["Your milestones"].oddFooter.left.text == (
        "Your milestones: Head of Communications. Return by Friday 23 June 2017."
    )
    assert BOOK["Updates"].oddFooter.left.text == "Updates: Harbour plan."
    assert OWNERS_BOOK["About this tracker"].oddFooter.left.text == (
        "About this tracker: Head of Communications. Return by Friday 23 June 2017."
    )
    named = HEADER.model_copy(update={"title": "Press &C 9 & P&L " + "x" * 200})
    made = b"".join(parts(tracker(plan_of(*ROWS, header=named)))).decode("utf-8", "replace")
    foot = f"&LActivities: Press &&C 9 && P&&L {'x' * 78}…&RPage &P of &N"
    assert f"<oddFooter>{foot}</oddFooter>" in unescape(made)


def test_a_column_has_its_width_and_that_of_the_refs_is_hidden_but_not_locked():
    widths = {letter: column.width for letter, column in BOOK["Milestones"].column_dimensions.items()}
    assert [widths[letter] for letter in "BC"] == [MILESTONES.columns[1].width, MILESTONES.columns[2].width]
    assert BOOK["Milestones"].column_dimensions["A"].hidden
    assert not BOOK["Milestones"].protection.sheet
    assert BOOK["Milestones"]["A4"].value == "Row ref (do not edit)"


def test_the_lines_above_the_table_say_what_it_is():
    assert BOOK["Milestones"]["B1"].value == "Milestones"
    assert above(BOOK, "Milestones") == [
        ["Milestones", "Harbour plan"],
        ["Fortnight 6 of 26", "Fill in any column except Status by the rule, Why and Last update."],
        ["Example Council. Fortnight 6 of 26, 12 to 25 June 2017."],
    ]
    assert above(OWNERS_BOOK, "Your milestones") == [
        ["Your milestones", "Head of Communications"],
        [
            "Fortnight 6 of 26",
            "Return by Friday 23 June 2017. Fill in the columns from “Status” to “Nothing has changed”; the rest is "
            "for reading.",
        ],
        ["Harbour plan. Fortnight 6 of 26, 12 to 25 June 2017."],
    ]


@every_table
def test_what_every_page_repeats_of_the_lines_above_a_table_fits_into_the_columns_that_it_repeats(book, name):
    sheet = book[name]
    (last,) = {cell.column for row in sheet["A1:D3"] for cell in row if cell.value} - {sheet.min_column, 1, 2}
    kept = [column for column in "ABC"[: last - 1] if not sheet.column_dimensions[column].hidden]
    room = sum(sheet.column_dimensions[column].width for column in kept)
    assert sheet.freeze_panes == f"{'ABCD'[last - 1]}5"
    assert lines([sheet[f"{kept[0]}1"].value], [room / 1.6], bold=True) == 1
    assert lines([sheet[f"{kept[0]}2"].value], [room]) == 1


def test_every_sheet_that_comes_back_says_by_when_and_which_columns_are_to_fill_in():
    book = by_openpyxl(tracker(return_by=date(2017, 6, 23)))
    assert [above(book, name)[1][1] for name in ("Milestones", "Targets and indicators", "Activities")] == [
        "Return by Friday 23 June 2017. Fill in any column except Status by the rule, Why and Last update.",
        "Return by Friday 23 June 2017. Fill in any column except Status by the rule, Why, Last update and Latest "
        "reading.",
        "Return by Friday 23 June 2017. Fill in any column.",
    ]


def test_statuses_have_the_colours_of_their_tags_beside_the_word():
    rules = {str(area.sqref): area.rules for area in BOOK["Milestones"].conditional_formatting}
    assert set(rules) == {"H5:H210 K5:K210"}
    red = rules["H5:H210 K5:K210"][0]
    assert (red.operator, red.formula, red.dxf.fill.bgColor.rgb) == ("equal", ['"Red"'], "FFF7D4D1")
    assert cell_under(BOOK, "Milestones", "Status by the rule", "Press day").value == "Red"


def test_white_cells_are_to_be_filled_in_and_grey_cells_to_be_read():
    sheet = BOOK["Milestones"]
    greys = {
        heading for heading, cell in zip(headings(BOOK, "Milestones"), sheet[5], strict=True) if grey(cell)
    }
    assert greys == {"Row ref (do not edit)", "Status by the rule", "Why", "Last update"}


def test_cells_that_are_not_for_a_kind_of_row_are_grey_and_empty():
    visits = cell_under(BOOK, "Targets and indicators", "Owner", "Visits")
    assert (visits.value, grey(visits)) == (None, True)
    assert not grey(cell_under(BOOK, "Targets and indicators", "Owner", "More visits"))


def test_an_owner_fills_in_only_what_is_said():
    sheet = OWNERS_BOOK["Your milestones"]
    white = [
        h for h, cell in zip(headings(OWNERS_BOOK, sheet.title), sheet[5], strict=True) if not grey(cell)
    ]
    assert white == [column.heading for column in OWN.columns if column.role is Role.SAID]


def test_a_contributor_fills_in_the_update_and_nothing_else():
    sheet = OWNERS_BOOK["Your milestones"]
    rows = {row[1].value: row for row in sheet.iter_rows(min_row=5)}
    titles = headings(OWNERS_BOOK, sheet.title)
    white = [h for h, cell in zip(titles, rows["New website"], strict=True) if not grey(cell)]
    assert white == ["Update this fortnight"]
    assert offers(OWNERS_BOOK, sheet.title)["Status"][2] == "F5:F8 F10:F209"
    assert offers(OWNERS_BOOK, sheet.title)["Update this fortnight"][2] == "G5:G209"


def test_an_owner_sees_what_is_to_be_filled_in_before_what_is_to_be_read():
    assert headings(OWNERS_BOOK, "Your milestones")[1:] == [
        "Milestone or requirement", "Target date as written", "Status by the rule", "Your part", "Status",
        "Update this fortnight", "Reason", "Path to green", "Green again by", "Now expected", "Completed on",
        "Nothing has changed", "Why", "Last update", "Target as written",
    ]  # fmt: skip


def test_the_column_of_targets_is_hidden_where_an_owner_has_none():
    with_target, without = by_openpyxl(own(BEN))["Your milestones"], OWNERS_BOOK["Your milestones"]
    assert (without["P4"].value, without.column_dimensions["P"].hidden) == ("Target as written", True)
    assert not with_target.column_dimensions["P"].hidden


@every_table
def test_no_two_rules_of_colour_in_a_sheet_have_one_priority(book, name):
    priorities = [rule.priority for area in book[name].conditional_formatting for rule in area.rules]
    assert len(priorities) == len(set(priorities))


def test_a_status_whose_tag_is_white_leaves_a_grey_cell_grey():
    (area,) = BOOK["Milestones"].conditional_formatting
    filled = {rule.formula[0].strip('"'): rule.dxf.fill is not None for rule in area.rules}
    assert [word for word, is_filled in filled.items() if not is_filled] == [
        "Date to be confirmed",
        "Not rated",
    ]


def contrast_with_white(hex6):
    """The ratio of WCAG 2.2, by the relative luminance of sRGB."""
    parts = [int(hex6[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def test_the_edge_of_a_cell_to_fill_in_is_seen():
    edge = cell_under(BOOK, "Milestones", "Milestone", "Annual report").border.left.color.rgb
    assert contrast_with_white(edge[2:]) >= 3


def test_a_long_name_of_an_owner_is_cut_in_the_foot_and_the_day_of_return_is_not():
    long = Owner(id="o-ann", name="Head of Communications, Engagement, Equality and Patient Experience " * 2)
    rows = [row for row in ROWS if row.id != "o-ann"]
    foot = by_openpyxl(own(long, plan_of(long, *rows, header=HEADER)))["Your milestones"].oddFooter.left.text
    assert foot == (
        "Your milestones: Head of Communications, Engagement, Equality and Patient Exp… "
        "Return by Friday 23 June 2017."
    )


def test_no_page_is_so_wide_that_its_letters_are_smaller_than_eight_points():
    assert {name: book[name].page_setup.fitToWidth for book, name in EVERY_TABLE} == {
        "Milestones": 2, "Targets and indicators": 3, "Activities": 1, "Updates": 2, "Your milestones": 2,
    }  # fmt: skip


def test_a_sheet_in_which_nothing_stands_takes_one_page():
    book = by_openpyxl(tracker(plan_of(Milestone(id="m-1", title="Talks"), header=HEADER)))
    assert book["Targets and indicators"].page_setup.fitToWidth == 1


def test_columns_of_the_history_in_which_nothing_stands_are_hidden():
    seen = {
        heading
        for heading, (letter, column) in zip(
            headings(BOOK, "Updates"), BOOK["Updates"].column_dimensions.items(), strict=True
        )
        if not column.hidden
    }
    assert set(headings(BOOK, "Updates")) - seen == {"New date", "What was learnt", "Approved by"}


def test_a_row_that_has_left_the_plan_since_is_grey_and_says_why():
    gone = Milestone(
        id="m-gone",
        title="Open day",
        date="30 June 2017",
        withdrawn_on="2017-06-28",
        withdrawn_because="No hall",
    )
    shift = Target(
        id="t-gone",
        requirement="Fewer calls",
        date="30 June 2017",
        withdrawn_on="2017-06-28",
        withdrawn_because="Merged",
    )
    book = by_openpyxl(tracker(plan_of(*ROWS, gone, shift, header=HEADER)))
    for name, title in (("Milestones", "Open day"), ("Targets and indicators", "Fewer calls")):
        row = next(row for row in book[name].iter_rows(min_row=5) if title in [cell.value for cell in row])
        assert all(grey(cell) for cell in row)
    assert cell_under(book, "Milestones", "Why", "Open day").value == (
        "It left the plan on 28 June 2017: No hall. What is typed in this row is not taken. "
        "Due in five days (30 June 2017), and no update in this period or the last."
    )
    assert offers(book, "Milestones")["Status"][2] == "K5:K10 K12:K211"


def test_columns_are_as_wide_as_the_font_of_their_texts_says():
    for book in (BOOK, OWNERS_BOOK):
        assert {
            (book._fonts[0].name, book._fonts[0].size),
            (book._named_styles["Normal"].font.name, 10.0),
        } == {("Arial", 10.0)}


def test_a_cell_says_what_goes_into_it_and_a_grey_one_that_it_is_for_reading():
    said = {
        heading_over(BOOK, "Milestones", one): one.prompt
        for one in BOOK["Milestones"].data_validations.dataValidation
    }
    assert said["Status"] == (
        "Red, Amber, Green or Complete, as you see it. Red and Amber need a reason, and should have a path to green."
    )
    assert said["Target date as written"] == (
        "Write it as you would say it: 14 June 2017, Sept tbc or w/c 3 July."
    )
    assert said["Path to green"] == "What will bring it back to Green."
    assert said["Status by the rule"] == "For reading only: what is typed here is not taken."
    assert all(len(text) <= 255 for text in said.values())
