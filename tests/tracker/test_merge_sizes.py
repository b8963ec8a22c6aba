"""Trackers that came back with more than any plan holds are refused early, with what to do; large ones are not."""

import pytest

from actionplan.plan.nouns import Milestone
from actionplan.tracker.columns import MILESTONES
from actionplan.tracker.merge import merge, ref_places, returned
from actionplan.tracker.merge.headings import find_head
from actionplan.tracker.sheets import Sheet, Spreadsheet
from actionplan.words.errors import BadTracker
from tests.plan.sample import plan_of
from tests.tracker.sent import EXPORT, SINCE, Returning, base_of, going_out

CLEAR = (
    "Delete the rows in which nothing of the plan stands, such as those where a value was filled down to the end of "
    "the sheet, save it, then merge it again"
)
PLAN = plan_of(Milestone(id="m-show", title="Summer show"))


def back():
    return Returning(base_of(PLAN, sheets=(MILESTONES,)), sheets=(MILESTONES,))


def refused(returning):
    with pytest.raises(BadTracker) as caught:
        returning.merged(PLAN)
    return str(caught.value)


def test_so_many_new_rows_are_taken_at_once_and_one_more_is_not():
    returning = back()
    returning.rows["Milestones"] += [{"title": f"New {number}"} for number in range(5_000)]
    assert len(returning.merged(PLAN).proposed) == 5_000
    returning.add("Milestones", title="One more")
    assert refused(returning) == (
        "tracker.xlsx has 5,002 rows, and 1 went out; at most 5,000 more than went out are merged at once. "
        f"{CLEAR}; or take new rows in with actionplan tracker import."
    )


def test_a_value_that_was_filled_down_is_refused_before_anything_is_compared():
    returning = back()
    returning.rows["Milestones"] += [{"unchanged": "Yes"}] * 60_000
    with pytest.raises(BadTracker) as caught:
        returned(returning.file())
    assert str(caught.value) == (
        "tracker.xlsx has 60,004 rows with 60,025 filled cells; at most 20,000 rows with 500,000 filled cells are "
        f"merged at once. {CLEAR}."
    )


def test_the_cells_of_all_sheets_count_together_and_those_that_cannot_be_read_count():
    file = going_out().file()
    wide = [Sheet(sheet.name, [*sheet.rows, *([["x"] * 600] * 420)]) for sheet in file.sheets[:2]]
    with pytest.raises(BadTracker, match="has 851 rows with 504,087 filled cells"):
        returned(Spreadsheet("a.xlsx", "xlsx", wide, "0" * 64))
    unreadable = {(row, column): "it shows the error #N/A" for row in range(4, 424) for column in range(600)}
    odd = [wide[0], Sheet(file.sheets[1].name, file.sheets[1].rows, unreadable)]
    with pytest.raises(BadTracker, match="has 849 rows with 504,087 filled cells"):
        returned(Spreadsheet("a.xlsx", "xlsx", odd, "0" * 64))


def test_empty_rows_do_not_count():
    returning = back()
    file = returning.file()
    rows = [*file.sheets[0].rows, *([None] * 20 for _ in range(30_000)), [None, "Far down"]]
    found = returned(Spreadsheet("a.xlsx", "xlsx", [Sheet("Milestones", rows)], "0" * 64))
    assert [row.number for row in found.sheets[0].rows] == [5, 30_006]


def test_more_tables_than_any_tracker_has():
    (sheet,) = back().file().sheets
    many = [Sheet(f"Sheet{number}", sheet.rows) for number in range(201)]
    assert len(returned(Spreadsheet("a.xlsx", "xlsx", many[:200], "0" * 64)).sheets) == 200
    with pytest.raises(
        BadTracker, match=r"^a\.xlsx has 201 sheets with the table of a tracker; at most 200 are"
    ):
        returned(Spreadsheet("a.xlsx", "xlsx", many, "0" * 64))


def test_a_sheet_of_other_things_may_be_as_large_as_it_likes():
    base = base_of(PLAN, sheets=(MILESTONES,))
    (sheet,) = back().file().sheets
    other = Sheet("Figures", [["Year", "Visits"]] * 30_000)
    merged = merge(
        returned(Spreadsheet("a.xlsx", "xlsx", [sheet, other], "0" * 64)), {EXPORT: base}, PLAN, SINCE
    )
    assert [one.sentence for one in merged.unknown] == [
        "Figures: is no sheet of the tracker; nothing of it is taken."
    ]


def test_wide_sheets_are_looked_through_once_for_refs(monkeypatch):
    looked = []
    monkeypatch.setattr(ref_places, "is_ref", looked.append)
    assert (
        find_head(Sheet("Figures", [["Milestone"] + ["abc"] * 700 for _ in range(70)]), [MILESTONES]) is None
    )
    assert len(looked) <= 70 * 701  # each cell once, not once for each row that may be the headings
