import random
from dataclasses import replace
from datetime import date

import pytest

from actionplan.tracker.cells import canonical
from actionplan.tracker.columns import MILESTONES
from actionplan.tracker.identity import make_ref
from actionplan.tracker.merge import content_sha256, export_ids, merge, returned
from actionplan.tracker.sheets import Sheet, Spreadsheet
from actionplan.words.errors import BadTracker, UnknownExport
from tests.tracker.sent import EXPORT, PLAN, SINCE, base_of, going_out, sentences

REF = "Row ref (do not edit)"


def csv_of(sheet: Sheet) -> Spreadsheet:
    """One sheet as a CSV file: texts only, no properties, no hidden sheet."""
    rows = [[canonical(cell) or None for cell in row] for row in sheet.rows]
    return Spreadsheet("milestones.csv", "csv", [Sheet("milestones", rows)], "1" * 64)


def test_a_file_that_came_back_as_it_went_out_is_untouched():
    merged = going_out().merged()
    assert merged.untouched
    assert (merged.notes, merged.alarms) == ((), ())
    assert (merged.period, merged.plan, merged.export) == ("2017-18 P06", "harbour", EXPORT)
    assert merged.blank == ("m-report", "m-site", "m-show", "t-visits")


def test_rows_are_numbered_as_people_see_them():
    found = returned(going_out().file())
    assert [(sheet.name, [row.number for row in sheet.rows]) for sheet in found.sheets] == [
        ("Milestones", [5, 6, 7]),
        ("Targets and indicators", [5, 6]),
        ("Activities", [5]),
    ]
    assert export_ids(found) == {EXPORT}


def test_columns_in_another_order_under_spaced_headings_on_a_sheet_of_another_name():
    sheets = going_out().file().sheets
    turned = []
    for sheet in sheets:
        rows = [list(reversed([*row, *[None] * (30 - len(row))])) for row in sheet.rows]
        rows[3] = [f"  {cell.upper()} " if cell else None for cell in rows[3]]
        turned.append(Sheet(f"{sheet.name} (2)", rows))
    found = returned(replace(going_out().file(), sheets=turned))
    merged = merge(found, {EXPORT: base_of()}, PLAN, SINCE)
    assert merged.untouched
    assert [sheet.columns.name for sheet in found.sheets] == [
        "Milestones",
        "Targets and indicators",
        "Activities",
    ]


def test_sorted_rows_trailing_blanks_and_empty_rows_change_nothing():
    back = going_out()
    for rows in back.rows.values():
        random.Random(3).shuffle(rows)
        for row in rows:
            row["title"] = f"{row['title']}  \r\n"
        rows.insert(1, {"note": "  "})
    merged = back.merged()
    assert merged.untouched


def test_what_a_csv_file_made_of_days_means_the_same():
    back = going_out()
    back.row("m-report")["day"] = "14 Jun 2017"
    sheet = back.file().sheets[0]
    merged = merge(returned(csv_of(sheet)), {EXPORT: base_of()}, PLAN, SINCE)
    assert not any(merged.entries(name) for name in ("changes", "conflicts", "unknown", "proposed"))
    assert sentences(merged, "missing") == [
        "Targets and indicators: the sheet is not in the file any more, with two rows.",
        "Activities: the sheet is not in the file any more, with one row.",
    ]
    assert merged.notes == ("Three of six rows did not come back.",)
    assert not merged.untouched


def test_refs_are_found_without_their_heading():
    file = going_out().file()
    for sheet in file.sheets:
        sheet.rows[3][0] = None
    assert merge(returned(file), {EXPORT: base_of()}, PLAN, SINCE).untouched


def test_a_column_that_is_not_ours_is_named_once_with_all_that_stands_in_it():
    back = going_out()
    back.extra["Milestones"] = ["Colour"]
    back.row("m-report")["Colour"] = "blue"
    back.row("m-show")["Colour"] = "green"
    unknown = back.merged().unknown
    assert [one.sentence for one in unknown] == [
        "Milestones, Colour: is no column of the tracker, and two values in it stay with the file: “blue” in row 5 "
        "and “green” in row 7."
    ]
    assert unknown[0].values == {"row 5": "blue", "row 7": "green"}


def test_a_renamed_heading_is_asked_about_and_nothing_in_its_column_changes():
    file = going_out().file()
    headings = file.sheets[0].rows[3]
    headings[headings.index("Owner")] = "Owners"
    merged = merge(returned(file), {EXPORT: base_of()}, PLAN, SINCE)
    assert sentences(merged, "unknown") == [
        "Milestones, Owners: is no column of the tracker, and two values in it stay with the file: “Head of "
        "Communications” in row 5 and “Head of Digital” in row 6; was “Owner” meant? Then give it that heading."
    ]
    assert merged.notes == ("Milestones: the column “Owner” did not come back; nothing in it is changed.",)
    assert merged.changes == ()


def test_the_sheets_for_reading_are_not_read_and_others_are_named():
    back = going_out()
    file = back.file()
    more = [
        Sheet("Updates", [["Reason", "Completed on", "Status"], ["x", "y", "z"]]),
        Sheet("_meta", [["Of the plan", None], ["actionplan_export", EXPORT]]),
        Sheet("Holidays", [["Ann is away in July"]]),
        Sheet("Empty", [[None, " "]]),
    ]
    merged = merge(returned(replace(file, sheets=[*file.sheets, *more])), {EXPORT: base_of()}, PLAN, SINCE)
    assert sentences(merged, "unknown") == ["Holidays: is no sheet of the tracker; nothing of it is taken."]
    assert not merged.untouched


def without_refs(file: Spreadsheet) -> Spreadsheet:
    return replace(file, sheets=[Sheet(s.name, [row[1:] for row in s.rows]) for s in file.sheets])


def test_a_table_without_refs_is_no_tracker():
    with pytest.raises(BadTracker) as refused:
        returned(without_refs(going_out().file(properties={})))
    assert str(refused.value) == (
        "tracker.xlsx is no tracker of ours: no row in it has a row ref. Take in a table of somebody else with "
        "actionplan tracker import; if this was a tracker, merge the file that was sent out and returned."
    )


def test_without_refs_the_properties_tell_where_it_came_from_and_every_row_is_asked_about():
    merged = merge(returned(without_refs(going_out().file())), {EXPORT: base_of()}, PLAN, SINCE)
    assert [one.looks_like for one in merged.proposed] == [
        "m-report", "m-site", "m-show", "t-visits", "i-visits", "a-press",
    ]  # fmt: skip
    assert not any(one.added for one in merged.proposed)
    assert [alarm.name for alarm in merged.alarms] == ["rows missing"]


def test_rows_of_another_export_than_the_file_says_stop_it_with_both():
    with pytest.raises(BadTracker) as refused:
        returned(going_out().file(properties={"actionplan_export": "zzzz2345"}))
    assert "“abcd2345” by its row refs and “zzzz2345” by the properties of the file" in str(refused.value)


def test_a_file_of_a_newer_version_is_refused():
    with pytest.raises(BadTracker, match="newer version of actionplan"):
        returned(going_out().file(properties={"actionplan_export": EXPORT, "actionplan_version": "99"}))


def test_an_export_that_the_store_does_not_hold():
    with pytest.raises(UnknownExport, match="abcd2345"):
        merge(returned(going_out().file()), {}, PLAN, SINCE)


def test_a_tracker_of_another_plan_is_not_merged():
    other = replace(base_of(), plan="other")
    with pytest.raises(BadTracker, match="is a tracker of the plan “other”"):
        merge(returned(going_out().file()), {EXPORT: other}, PLAN, SINCE)


def test_the_digest_is_of_what_is_said_and_not_of_the_file():
    one, other = going_out(), going_out()
    other.rows["Milestones"].reverse()
    other.row("m-show")["note"] = "Book the hall. \n"
    assert content_sha256(returned(one.file())) == content_sha256(
        returned(other.file(notes=("saved elsewhere",)))
    )
    other.row("m-show")["note"] = "Book it."
    assert content_sha256(returned(one.file())) != content_sha256(returned(other.file()))


def test_a_file_merged_before_and_one_older_than_another_return_are_told_of():
    back = going_out()
    before = content_sha256(returned(back.file()))
    since = replace(SINCE, returned_before=frozenset({before}), newest="2017-06-13T08:00:00+00:00")
    merged = back.merged(since=since)
    assert [(alarm.name, alarm.stops) for alarm in merged.alarms] == [
        ("returned before", False),
        ("older than another return", False),
    ]
    assert merged.untouched


def test_rows_pasted_from_an_older_export_are_compared_with_what_went_out_then():
    older = base_of(export="older234", sheets=(MILESTONES,))
    back = going_out()
    back.rows["Milestones"] = [dict(back.row("m-report")), dict(back.row("m-site"))]
    back.add("Milestones", ref=make_ref("older234", "milestone", "m-show"), title="Summer show", note="Booked.",
             date="30.06.17", day=date(2017, 6, 30), rule="Green", why="About Summer show.")  # fmt: skip
    found = returned(back.file())
    assert export_ids(found) == {EXPORT, "older234"}
    merged = merge(found, {EXPORT: base_of(), "older234": older}, PLAN, SINCE)
    assert sentences(merged, "changes") == [
        "Milestones, row 7, “Summer show”, Note: “Booked.” instead of “Book the hall.”."
    ]
    assert (merged.missing, merged.unknown) == ((), ())


def test_a_heading_row_that_was_pasted_again_is_no_row():
    back = going_out()
    back.add("Milestones", **{column.key: column.heading for column in MILESTONES.columns})
    assert back.merged().untouched


def test_of_many_values_of_a_column_that_is_not_ours_the_first_are_shown():
    back = going_out()
    back.extra["Milestones"] = ["Colour"]
    for number in range(6):
        back.add("Milestones", title=f"Show {number}", Colour=f"blue {number}")
    assert sentences(back.merged(), "unknown") == [
        "Milestones, Colour: is no column of the tracker, and six values in it stay with the file: “blue 0” in row 8, "
        "“blue 1” in row 9, “blue 2” in row 10, “blue 3” in row 11 and two more."
    ]


def test_one_value_in_a_column_that_is_not_known_stays_with_the_file():
    back = going_out()
    back.extra["Milestones"] = ["Colour"]
    back.row("m-site")["Colour"] = "blue"
    assert sentences(back.merged(), "unknown") == [
        "Milestones, Colour: is no column of the tracker, and one value in it stays with the file: “blue” in row 6."
    ]


def test_a_file_that_was_merged_before_is_a_note_and_stops_nothing():
    back = going_out()
    before = frozenset({content_sha256(returned(back.file()))})
    merged = back.merged(since=replace(SINCE, returned_before=before))
    assert [(alarm.name, alarm.stops) for alarm in merged.alarms] == [("returned before", False)]
    assert merged.notes == ("A file with the very same content was merged before.",)
    assert merged.untouched
