"""What is missing of a whole sheet, and what was typed beside its table: nothing of it is passed over in silence."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from actionplan.tracker.base import Base
from actionplan.tracker.columns import OWN
from actionplan.tracker.guards.values import read
from actionplan.tracker.merge import LISTS, Since, merge, returned
from actionplan.tracker.reading import Kind, read_spreadsheet, spreadsheet_of
from actionplan.tracker.sheets import Sheet
from tests.tracker import exported
from tests.tracker.sent import PLAN, SINCE, for_owner, going_out, sentences

SENT = exported.tracker()


def merged_of(back, file, base=None):
    base = base or back.base
    return merge(returned(file), {base.export: base}, PLAN, SINCE)


def edited_book(edit, sent=SENT):
    """The merge of a tracker that was edited with openpyxl."""
    book = openpyxl.load_workbook(io.BytesIO(sent.content))
    edit(book)
    content = io.BytesIO()
    book.save(content)
    file = spreadsheet_of(content.getvalue(), "back.xlsx", Kind.XLSX, read(content.getvalue(), "xlsx"))
    return merge(returned(file), {sent.base.export: sent.base}, exported.plan(), Since(date(2017, 6, 23)))


def silent(merged) -> bool:
    return merged.untouched and not any(merged.entries(name) for name in LISTS) and not merged.notes


def test_an_owners_sheet_without_its_white_columns_is_not_untouched():
    back = for_owner()
    said = [column for column in OWN.columns if OWN.is_open(column)]
    keys = [column.key for column in OWN.columns]
    places = [keys.index(column.key) for column in said]
    file = back.file()
    sheet = file.sheets[0]
    cut = [[cell for place, cell in enumerate(row) if place not in places] for row in sheet.rows]
    merged = merged_of(back, replace(file, sheets=[replace(sheet, rows=cut)]))
    assert len(said) == 8
    assert not merged.untouched
    assert merged.notes == (
        "Your milestones: the columns “Status”, “Update this fortnight”, “Reason”, “Path to green”, “Green again by”, "
        "“Now expected”, “Completed on” and “Nothing has changed” did not come back; nothing in them is changed.",
    )


def test_a_grey_column_that_is_missing_is_told_and_the_rest_is_as_it_went_out():
    file = going_out().file()
    headings = file.sheets[0].rows[3]
    place = headings.index("Why")
    for row in file.sheets[0].rows[3:]:
        del row[place]
    merged = merged_of(going_out(), file)
    assert merged.untouched
    assert merged.notes == ("Milestones: the column “Why” did not come back; nothing in it is changed.",)


def test_a_sheet_that_is_missing_counts_with_all_its_rows():
    back = going_out()
    file = back.file()
    merged = merged_of(back, replace(file, sheets=file.sheets[1:]))
    assert sentences(merged, "missing") == [
        "Milestones: the sheet is not in the file any more, with three rows."
    ]
    assert [alarm.sentence for alarm in merged.alarms] == ["Three of six rows did not come back."]
    assert not merged.untouched


def test_a_missing_sheet_of_which_all_rows_stand_elsewhere_is_not_missed():
    back = going_out()
    file = back.file()
    pasted = [[row[0]] for row in file.sheets[2].rows[4:]]
    sheet = replace(file.sheets[0], rows=[*file.sheets[0].rows, *pasted])
    assert merged_of(back, replace(file, sheets=[sheet, file.sheets[1]])).missing == ()


def test_a_column_whose_heading_was_emptied_is_asked_about():
    file = going_out().file()
    sheet = file.sheets[0]
    place = sheet.rows[3].index("Note")
    last = sheet.rows[3].index("Update this fortnight")
    sheet.rows[3][last] = None
    sheet.rows[6][last] = "Booked."
    sheet.rows[3][place] = " "
    merged = merged_of(going_out(), file)
    assert sentences(merged, "unknown") == [
        "Milestones, column M: is no column of the tracker, and one value in it stays with the file: “Booked.” in row "
        "7; was “Update this fortnight” meant? Then give it that heading.",
        "Milestones, column S: is no column of the tracker, and one value in it stays with the file: “Book the hall.” "
        "in row 7; was “Note” meant? Then give it that heading.",
    ]
    assert merged.unknown[0].values == {"row 7": "Booked."}
    assert not merged.untouched


def test_a_cell_that_cannot_be_read_in_a_column_that_is_not_known_is_told():
    file = going_out().file()
    sheet = file.sheets[0]
    at = len(sheet.rows[3])
    file.sheets[0] = replace(sheet, unreadable={(5, at): "an error, #REF!"})
    (one,) = merged_of(going_out(), file).unknown
    assert one.values == {"row 6": "an error, #REF!"}


def test_text_above_the_headings_is_told():
    file = going_out().file()
    file.sheets[0].rows[0][1] = "Milestones  of the plan"
    file.sheets[0].rows[1].append("Please ring me")
    file.sheets[0].rows[2].append(7.0)
    merged = merged_of(going_out(), file)
    what = "what is typed above the headings is not taken; write it into a row of the table."
    assert sentences(merged, "unknown") == [f"Milestones, row 2: {what}", f"Milestones, row 3: {what}"]
    assert [one.values for one in merged.unknown] == [{"C2": "Please ring me"}, {"A3": "7"}]
    assert not merged.untouched


def test_of_what_went_out_before_the_texts_above_were_kept_nothing_is_told():
    back = going_out()
    file = back.file()
    file.sheets[0].rows[1].append("Please ring me")
    assert merged_of(back, file, replace(back.base, above={})).untouched


def test_headings_that_were_sorted_among_the_rows_lose_no_row():
    back = going_out()
    back.row("m-report")["note"] = "Printed."
    file = back.file()
    rows = file.sheets[0].rows
    turned = [
        *rows[4:6],
        rows[0],
        [None, "Open day"],
        *([None] for _ in range(30)),
        rows[3],
        rows[1],
        rows[6],
    ]
    file.sheets[0] = Sheet("Milestones", turned)
    merged = merged_of(back, file)
    assert merged.missing == ()
    assert sentences(merged, "changes") == ["Milestones, row 1, “Annual report”, Note: “Printed.”."]
    assert [one.values for one in merged.unknown] == [{"B4": "Open day"}]
    assert [one.place.row for one in merged.proposed] == [36]  # the note, which now stands among the rows


def test_a_cell_merged_over_several_rows_is_told_and_empties_nothing():
    file = going_out().file()
    sheet = file.sheets[0]
    place = sheet.rows[3].index("Owner")
    sheet.rows[5][place] = None
    said = sheet.rows[3].index("Update this fortnight")
    sheet.rows[5][said] = "For all of them."
    areas = [(4, place, 5, place), (5, said, 6, said), (0, 1, 0, 9)]
    file.sheets[0] = replace(sheet, merged=areas)
    merged = merged_of(going_out(), file)
    rest = (
        "are merged into one, so what stands there counts for the first of them only, and the others are taken as "
        "unchanged; unmerge them and fill in each."
    )
    assert sentences(merged, "unknown") == [
        f"Milestones, Owner: the cells of rows 5 to 6 {rest}",
        f"Milestones, Update this fortnight: the cells of rows 6 to 7 {rest}",
    ]
    assert [(one.place.row, one.new) for one in merged.changes] == [(6, "For all of them.")]


def test_cells_that_are_only_to_be_read_may_be_merged():
    file = going_out().file()
    sheet = file.sheets[0]
    place = sheet.rows[3].index("Why")
    sheet.rows[5][place] = None
    file.sheets[0] = replace(sheet, merged=[(4, place, 5, place)])
    assert merged_of(going_out(), file).untouched


def test_copies_of_a_row_name_four_others_and_how_many_more():
    back = going_out()
    back.rows["Milestones"] += [dict(back.row("m-site")) for _ in range(3000)]
    told = sentences(back.merged(), "duplicates")
    assert told[-1] == (
        "Milestones, row 3007, “New website”: the same row stands there 3,001 times, all alike (see Milestones row 6, "
        "Milestones row 8, Milestones row 9, Milestones row 10 and 2,996 more); nothing of it is taken until you say "
        "which one counts."
    )
    assert "(see Milestones row 8, Milestones row 9, Milestones row 10, Milestones row 11 and" in told[0]
    assert sum(map(len, told)) < 1_000_000


def test_what_is_typed_into_the_sheets_for_reading_is_told():
    def edit(book):
        updates, about = book["Updates"], book["About this tracker"]
        updates.cell(5, 5).value = "That was not so."
        updates.cell(updates.max_row + 1, 2).value = "And this"
        about["D3"] = "Ann left"

    merged = edited_book(edit)
    why = "is for reading; what is typed there is not taken."
    last = merged.unknown[1].place.row
    assert sentences(merged, "unknown") == [
        f"Updates, row 5: the sheet Updates {why}",
        f"Updates, row {last}: the sheet Updates {why}",
        f"About this tracker, row 3: the sheet About this tracker {why}",
    ]
    assert merged.unknown[0].values["E5"] == "That was not so."
    assert merged.unknown[1].values == {f"B{last}": "And this"}
    assert not merged.untouched


def test_of_many_rows_in_a_sheet_for_reading_the_first_are_told_and_the_others_counted():
    back = going_out()
    base = replace(back.base, read_only={"Updates": ()})
    file = back.file()
    file.sheets.append(Sheet("Updates", [[f"Remark {number}"] for number in range(23)]))
    told = sentences(merged_of(back, file, base), "unknown")
    assert len(told) == 21
    assert told[-1] == (
        "Updates: three more rows of it did not go out so; the sheet Updates is for reading; what is typed there is "
        "not taken."
    )


def test_an_error_in_a_sheet_for_reading_is_told():
    back = going_out()
    base = replace(back.base, read_only={"Updates": ()})
    file = back.file()
    file.sheets.append(Sheet("Updates", [[None]], unreadable={(0, 0): "an error, #REF!"}))
    assert [one.values for one in merged_of(back, file, base).unknown] == [{"A1": "an error, #REF!"}]


@pytest.mark.parametrize("sent", [SENT, exported.own()], ids=["whole", "owner"])
def test_an_untouched_tracker_saved_by_another_program_is_silent(sent):
    assert silent(edited_book(lambda book: None, sent))
    assert silent(edited_book(lambda book: book.remove(book["About this tracker"]), sent))


@pytest.mark.parametrize("ending", [".xlsx", ".ods", ".xls"])
def test_an_untouched_tracker_saved_by_libreoffice_is_silent(office, tmp_path: Path, ending):
    path, back = tmp_path / "sent.xlsx", tmp_path / f"back{ending}"
    path.write_bytes(SENT.content)
    office(path, [], back)
    file = read_spreadsheet(back.read_bytes(), back.name)
    merged = merge(returned(file), {SENT.base.export: SENT.base}, exported.plan(), Since(date(2017, 6, 23)))
    assert silent(merged)


def test_a_base_from_before_all_this_was_kept_is_read_and_tells_nothing():
    old = Base.from_json(replace(SENT.base, above={}, read_only={}).to_json())
    sent = replace(SENT, base=old)
    assert silent(edited_book(lambda book: book["Updates"].append(["And this"]), sent))
