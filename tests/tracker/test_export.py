"""A tracker as a workbook: its sheets, tables, lists and rows, as two other programs find them."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from actionplan.plan.nouns import Activity, Milestone, Owner, Update
from actionplan.plan.settings import RagScheme
from actionplan.tracker.base import row_digest
from actionplan.tracker.cells import canonical
from actionplan.tracker.columns import ALL_SHEETS, REF, TARGETS
from actionplan.tracker.export import make_tracker
from actionplan.tracker.identity import read_ref
from actionplan.words.vocabulary import Audience
from tests.plan.sample import plan_of
from tests.tracker.exported import (
    EXPORT,
    HEADER,
    MADE_AT,
    ROWS,
    above,
    by_calamine,
    by_openpyxl,
    cell_under,
    headings,
    offers,
    own,
    parts,
    row_of,
    tracker,
    view,
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


def test_the_whole_tracker_has_these_sheets_and_the_last_two_are_hidden():
    assert [(sheet.title, sheet.sheet_state) for sheet in BOOK] == [
        ("Milestones", "visible"),
        ("Targets and indicators", "visible"),
        ("Activities", "visible"),
        ("Updates", "visible"),
        ("About this tracker", "visible"),
        ("_meta", "hidden"),
        ("_lists", "hidden"),
    ]
    assert BOOK.active.title == "Milestones"


def test_an_owners_tracker_opens_on_one_sheet_and_holds_no_list_of_others():
    assert [sheet.title for sheet in OWNERS_BOOK] == ["Your milestones", "About this tracker", "_meta"]
    assert OWNERS_BOOK.active.title == "Your milestones"
    assert b"Head of Digital" not in b"".join(parts(OWNERS))


@every_table
def test_each_sheet_is_one_table_with_a_name_and_headings_of_its_own(book, name):
    sheet = book[name]
    (table,) = sheet.tables.values()
    assert table.displayName == name.title().replace(" ", "").replace("TargetsAndIndicators", "Targets")
    assert [column.name for column in table.tableColumns] == headings(book, name)
    assert len(set(headings(book, name))) == len(headings(book, name))
    assert table.ref == f"A4:{sheet.cell(4, sheet.max_column).column_letter}{sheet.max_row}"
    assert table.autoFilter.ref == table.ref
    assert not sheet.merged_cells.ranges


def test_no_cell_of_any_sheet_holds_a_formula_and_every_text_is_formatted_as_text():
    injected = Milestone(id="m-bad", title='=cmd|" /C calc"!A0', date="@SUM(1)", note="+1+1", owner="o-bad")
    made = tracker(plan_of(*ROWS, injected, Owner(id="o-bad", name="=1+1"), header=HEADER))
    book = by_openpyxl(made)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "d"}
    assert {(c.number_format, c.quotePrefix) for c in cells if c.data_type == "s"} == {("@", True)}
    assert row_of(made, "Milestones", injected.title)["owner"] == "=1+1"
    assert not any(b"<f>" in part or b"<f " in part for part in parts(made))


def test_columns_offer_their_lists_and_dates_and_warn_of_anything_else():
    found = offers(BOOK, "Milestones")
    assert found["Status"] == ("list", '"Red,Amber,Green,Complete"', "K5:K210", "warning")
    assert found["Owner"] == ("list", "list_owners", "D5:D210", "warning")
    assert found["Priority"] == ("list", "list_priorities", "C5:C210", "warning")
    assert found["Nothing has changed"] == ("list", '"Yes"', "R5:R210", "warning")
    assert found["Completed on"] == ("date", "41000", "Q5:Q210", "warning")
    assert offers(BOOK, "Activities")["Milestone"][:2] == ("list", "list_milestones")


def test_a_list_stands_in_the_hidden_sheet_under_its_name():
    assert BOOK.defined_names["list_owners"].attr_text == "'_lists'!$A$2:$A$4"
    assert [cell.value for cell in BOOK["_lists"]["A"]][:4] == [
        "owners", "Head of Communications", "Head of Digital", "Head of Events",
    ]  # fmt: skip


def test_columns_offer_something_only_in_the_rows_that_they_are_for():
    found = offers(BOOK, "Targets and indicators")
    assert found["Status"][2] == "R5 R8:R207"
    assert found["New reading"][2] == "O6:O207"
    assert found["What it is"] == ("list", '"Target,Indicator"', "B5:B207", "warning")


def test_statuses_are_called_as_the_plan_calls_them_in_cells_lists_and_colours():
    labels = RagScheme(labels={"red": "Late, alas", "complete": "Done"})
    header = HEADER.model_copy(update={"settings": HEADER.settings.model_copy(update={"rag": labels})})
    book = by_openpyxl(tracker(plan_of(*ROWS, header=header)))
    assert offers(book, "Milestones")["Status"][1] == "list_statuses"
    assert [cell.value for cell in book["_lists"]["A"]][:5] == [
        "statuses",
        "Late, alas",
        "Amber",
        "Green",
        "Done",
    ]
    assert cell_under(book, "Milestones", "Status by the rule", "Press day").value == "Late, alas"


def test_dates_are_real_dates_and_stand_beside_what_was_written():
    cell = cell_under(BOOK, "Milestones", "Target date", "Summer show")
    assert (cell.value.date(), cell.number_format) == (date(2017, 6, 30), "d mmm yyyy")
    assert cell_under(BOOK, "Milestones", "Target date as written", "Summer show").value == "30.06.17"


def test_the_base_holds_what_stands_in_the_file_row_by_row():
    assert (WHOLE.base.export, WHOLE.base.plan, WHOLE.base.revision) == (EXPORT, "harbour", 42)
    assert (WHOLE.base.period, WHOLE.base.owner, WHOLE.base.made_at) == ("2017-18 P06", "", MADE_AT)
    assert OWNERS.base.owner == "o-ann"
    for made in (WHOLE, OWNERS):
        found = {}
        for name in {row.sheet for row in made.base.rows.values()}:
            keys = [column.key for column in ALL_SHEETS[name].columns]
            for cells in by_calamine(made, name)[4:]:
                said = {key: canonical(cell) for key, cell in zip(keys, cells, strict=True) if cell != ""}
                found[said.pop(REF)] = (name, said)
        assert found == {ref: (row.sheet, dict(row.values)) for ref, row in made.base.rows.items()}


def test_the_base_holds_what_stands_above_the_tables_and_a_digest_of_each_row_that_is_for_reading():
    assert WHOLE.base.above == {
        name: tuple(canonical(text) for line in above(BOOK, name) for text in line)
        for name in ("Milestones", "Targets and indicators", "Activities")
    }
    for made, names in ((WHOLE, {"Updates", "About this tracker"}), (OWNERS, {"About this tracker"})):
        assert set(made.base.read_only) == names
        for name in names:
            rows = {row_digest(row) for row in by_calamine(made, name)} - {""}
            assert rows == set(made.base.read_only[name])


def test_each_row_has_a_ref_that_is_whole_and_its_own():
    refs = [read_ref(ref) for ref in WHOLE.base.rows]
    assert len(set(refs)) == len(refs) == 10
    assert {ref.export for ref in refs} == {EXPORT}


def test_where_it_came_from_stands_in_the_hidden_sheet_and_in_the_properties():
    assert [[cell.value for cell in row] for row in BOOK["_meta"].iter_rows(min_row=2)] == [
        ["actionplan_export", "abcd2345"],
        ["actionplan_plan", "harbour"],
        ["actionplan_version", "1"],
    ]
    assert {p.name: p.value for p in BOOK.custom_doc_props.props} == {
        "actionplan_export": "abcd2345",
        "actionplan_plan": "harbour",
        "actionplan_version": "1",
    }


def test_the_document_says_its_title_subject_and_language():
    about = BOOK.properties
    assert (about.title, about.subject, about.language, about.creator) == (
        "Harbour plan, fortnight 6 of 26, 12 to 25 June 2017", "Tracker of the whole plan", "en-GB",
        "Communications lead",
    )  # fmt: skip
    assert OWNERS_BOOK.properties.subject == "Tracker for Head of Communications"


def test_internal_notes_are_in_no_byte_of_it():
    for made in (WHOLE, OWNERS):
        assert b"mayor" not in b"".join(parts(made))


def test_rows_for_others_are_in_no_byte_of_it():
    secret = Milestone(
        id="m-secret", title="Secret talks", date="July 2017", owner="o-ann", audience=Audience.TEAM
    )
    seen = view(plan_of(*ROWS, secret, header=HEADER)).for_audience(Audience.LAY_MEMBERS)
    assert b"Secret talks" not in b"".join(parts(make_tracker(seen, EXPORT)))


def test_the_same_view_gives_the_same_base_and_the_same_cells():
    again = tracker()
    assert again.base == WHOLE.base
    assert [by_calamine(again, s.title) for s in BOOK] == [by_calamine(WHOLE, s.title) for s in BOOK]


def test_a_plan_without_any_row_makes_a_tracker_that_can_be_filled_in():
    made = tracker(plan_of(header=HEADER))
    book = by_openpyxl(made)
    assert [next(iter(book[name].tables.values())).ref for name in ("Milestones", "Activities")] == [
        "A4:S5",
        "A4:J5",
    ]
    assert (made.base.rows, made.notes) == ({}, [])


def test_what_a_cell_cannot_hold_is_told_by_its_place():
    long = Milestone(id="m-long", title="Long", note="😀" * 30_000)
    made = tracker(plan_of(long, header=HEADER))
    assert made.notes == [
        "Milestones, row 5 (“Long”), “Note”: a cell cannot hold what comes after its first 32,766 characters, so the "
        "tracker goes out without. Edit that text in the plan."
    ]
    (row,) = made.base.rows.values()
    assert row.values["note"] == "😀" * 16_383 + "…"


def test_a_day_too_early_for_a_spreadsheet_is_left_out_or_a_text_and_is_told_by_its_row():
    rows = (
        Milestone(id="m-old", title="Old abbey", date="14.06.1017"),
        Milestone(id="m-first", title="First day", date="1 March 1900"),
        Milestone(id="m-last", title="Last of them", date="28 February 1900"),
        Activity(id="a-old", title="Old call", continues=True, finished_on="1017-06-14"),
        Update(id="u-1", of="m-old", period="P06", completed_on="1899-12-31"),
    )
    made = tracker(plan_of(*rows, header=HEADER))
    assert [row_of(made, "Milestones", row.title).get("day") for row in rows[:3]] == [
        None, date(1900, 3, 1), None,
    ]  # fmt: skip
    assert row_of(made, "Milestones", "Old abbey")["date"] == "14.06.1017"
    assert row_of(made, "Activities", "Old call")["finished"] == "1017-06-14"
    assert "1899-12-31" in by_calamine(made, "Updates")[4]
    early = "is too early for a spreadsheet, so it"
    assert made.notes == [
        f"Milestones, row 5 (“Old abbey”), “Target date”: 14 June 1017 {early} is left out there. Check the year in "
        "the plan.",
        f"Milestones, row 7 (“Last of them”), “Target date”: 28 February 1900 {early} is left out there. Check the "
        "year in the plan.",
        f"Activities, row 5 (“Old call”), “Finished on”: 14 June 1017 {early} stands there as a text. Check the year "
        "in the plan.",
        f"Updates, row 5 (“Old abbey”), “Completed on”: 31 December 1899 {early} stands there as a text. Check the "
        "year in the plan.",
    ]


PLAN_TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1, max_size=40
)
TEXTS = st.one_of(
    PLAN_TEXT.filter(str.strip),
    st.sampled_from(
        ["=1+1", "a\r\nb", "_x0041_", "\t=1", "שלום", "😀", "a\nb\n", "x" * 32_767, "#N/A", "-5"]
    ),
)


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=4))
@settings(max_examples=25, deadline=None)
def test_any_text_of_a_plan_comes_back_as_it_is_compared(texts):
    rows = [
        Milestone(id=f"m-{n}", title=title, date=when, note=note, owner=f"o-{n}")
        for n, (title, when, note) in enumerate(texts)
    ]
    owners = [Owner(id=f"o-{n}", name=title) for n, (title, _, _) in enumerate(texts)]
    made = tracker(plan_of(*owners, *rows, header=HEADER))
    found = by_calamine(made, "Milestones")[4:]
    assert [[canonical(row[1]), canonical(row[5]), canonical(row[-1])] for row in found] == [
        [canonical(text) for text in three] for three in texts
    ]
    sheet = by_openpyxl(made)["Milestones"]
    assert [canonical(unescape(row[1].value)) for row in sheet.iter_rows(min_row=5)] == [
        canonical(t) for t, _, _ in texts
    ]


def test_a_header_of_a_column_is_never_taken_from_a_plan():
    assert headings(BOOK, "Targets and indicators") == [column.heading for column in TARGETS.columns]
