import pytest

from actionplan.plan.nouns import Milestone, Owner
from actionplan.tracker.columns import MILESTONES, OWN
from tests.plan.sample import plan_of
from tests.tracker.sent import Returning, base_of

NOTES = [f"Note {number}." for number in range(20)]
PLAN = plan_of(*(Milestone(id=f"m-{n}", title=f"Show {n}", note=note) for n, note in enumerate(NOTES)))


def back() -> Returning:
    return Returning(base_of(PLAN, sheets=(MILESTONES,)), sheets=(MILESTONES,))


def alarms(returning: Returning) -> list:
    merged = returning.merged(PLAN)
    assert [alarm for alarm in merged.alarms if alarm.stops] == list(merged.stopping)
    return [(alarm.name, alarm.sentence, alarm.stops) for alarm in merged.alarms]


def noted(*notes) -> Returning:
    returning = back()
    for row, note in zip(returning.rows["Milestones"], notes, strict=False):
        row["note"] = note
    return returning


def test_a_column_that_was_sorted_alone_stops_it():
    assert alarms(noted("Note 1.", "Note 2.", "Note 0.")) == [
        (
            "column sorted alone",
            "Milestones: the values of “Note” are those that went out, in other rows, as if part of the sheet were "
            "sorted without the rest.",
            True,
        )
    ]


def test_rows_sorted_without_their_refs_stop_it_once_for_all_columns():
    returning = back()
    rows = returning.rows["Milestones"]
    refs = [row["ref"] for row in rows]
    for row, ref in zip(rows, refs[1:] + refs[:1], strict=True):
        row["ref"] = ref
    found = alarms(returning)
    assert found[0][1].startswith("Milestones: the values of “Milestone” and “Note” are those that went out")
    assert [name for name, _, _ in found] == ["column sorted alone", "column changed", "column changed"]


def test_cells_that_were_cleared_stop_it():
    assert alarms(noted(None, None, None)) == [
        ("cells cleared", "Milestones: Three of 20 filled cells under “Note” were emptied.", True)
    ]
    assert alarms(noted(None, None)) == []


def test_a_column_that_was_changed_stops_it():
    assert alarms(noted("a", "b", "c", "d", "e", "f")) == [
        ("column changed", "Milestones: Six of 20 rows have another value under “Note”.", True)
    ]
    assert alarms(noted("a", "b", "c", "d", "e")) == []


def test_what_is_said_in_every_row_is_no_alarm():
    returning = back()
    for row in returning.rows["Milestones"]:
        row["narrative"] = "Going well."
    assert alarms(returning) == []


def test_one_row_in_ten_may_be_missing():
    returning = back()
    del returning.rows["Milestones"][:2]
    assert alarms(returning) == []
    del returning.rows["Milestones"][0]
    assert alarms(returning) == [("rows missing", "Three of 20 rows did not come back.", False)]


def exchanged(returning: Returning, one: int, other: int, keys: tuple) -> Returning:
    """Two rows of which each has the values of the other under some keys."""
    rows = returning.rows["Milestones"]
    for key in keys:
        rows[one][key], rows[other][key] = rows[other][key], rows[one][key]
    return returning


def test_two_rows_with_the_refs_of_each_other_stop_it():
    returning = exchanged(back(), 2, 7, ("ref",))
    returning.rows["Milestones"][5]["title"] = "Open day"
    assert alarms(returning) == [
        (
            "rows exchanged",
            "Milestones: what went out in row 7 and in row 12 stands in each other's place now, as if they were sorted "
            "without the hidden column A.",
            True,
        )
    ]


def test_two_rows_of_an_owner_with_the_refs_of_each_other_stop_it():
    rows = [Milestone(id=f"m-{n}", title=f"Show {n}", owner="o-ann") for n in range(3)]
    plan = plan_of(Owner(id="o-ann", name="Ann's office"), *rows)
    returning = Returning(base_of(plan, sheets=(OWN,), owner="o-ann"), sheets=(OWN,))
    sent = returning.rows["Your milestones"]
    sent[0]["ref"], sent[1]["ref"] = sent[1]["ref"], sent[0]["ref"]
    sent[0]["narrative"] = "The hall is booked."
    assert [alarm.name for alarm in returning.merged(plan).stopping] == ["rows exchanged"]


@pytest.mark.parametrize(
    ("keys", "names"),
    [
        (("title",), ["rows exchanged"]),
        (("note", "date", "day"), ["rows exchanged"]),
        (("date", "day"), []),
        (("note",), []),
    ],
)
def test_two_rows_exchange_more_than_a_date_or_a_note_before_it_stops(keys, names):
    dates = ("1 June 2017", "2 June 2017", "3 June 2017")
    rows = [
        Milestone(id=f"m-{n}", title=f"Show {n}", note=f"Note {n}.", date=day) for n, day in enumerate(dates)
    ]
    plan = plan_of(*rows)
    returning = Returning(base_of(plan, sheets=(MILESTONES,)), sheets=(MILESTONES,))
    merged = exchanged(returning, 0, 2, keys).merged(plan)
    assert [alarm.name for alarm in merged.stopping] == names
