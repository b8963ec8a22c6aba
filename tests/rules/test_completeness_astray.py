"""Readings and evidence of days still to come, readings of no indicator, and readings to look at once more."""

from actionplan.plan.nouns import Evidence, Indicator, Observation
from actionplan.rules.completeness import astray
from tests.rules.completeness_sample import found, ids

CALLS = Indicator(id="i", title="Calls", unit="calls")


def read(row_id: str, written: str, value: float = 4, **fields) -> Observation:
    return Observation(id=row_id, **{"indicator": "i", "date": written, "value": value} | fields)


def test_readings_of_days_still_to_come() -> None:
    (one,) = found(astray.still_to_come, CALLS, read("v", "26 June 2017"), read("w", "25 June 2017"))
    assert (one.code, one.where, one.problem, one.advice, one.ids) == (
        "still-to-come",
        "Success indicator “Calls”",
        "One reading is of 26 June 2017, which is still to come.",
        "Correct the date, or mark it withdrawn.",
        ("v", "i"),
    )
    (two,) = found(astray.still_to_come, CALLS, read("v", "August 2017"), read("w", "July 2017"))
    assert (two.problem, two.advice, two.ids) == (
        "Two readings are of days from 31 July 2017 on, which are still to come.",
        "Correct the dates, or mark them withdrawn.",
        ("w", "v", "i"),
    )


def test_evidence_of_a_day_still_to_come() -> None:
    piece = Evidence(id="e", of="i", date="1 July 2017", text="Minutes")
    (finding,) = found(astray.still_to_come, CALLS, piece)
    assert finding.problem == "One piece of evidence is of 1 July 2017, which is still to come."
    assert ids(astray.still_to_come, CALLS, piece.model_copy(update={"withdrawn": True})) == []
    assert ids(astray.still_to_come, CALLS, piece.model_copy(update={"date": ""})) == []


def test_what_was_withdrawn_or_corrected_is_not_still_to_come() -> None:
    rows = (read("v", "1 July 2017"), read("w", "1 June 2017", revises="v"))
    assert ids(astray.still_to_come, CALLS, *rows) == []
    assert ids(astray.still_to_come, CALLS, read("v", "1 July 2017", withdrawn=True)) == []


def test_readings_of_no_indicator() -> None:
    rows = [read(f"v-{k}", "May 2017", indicator="i-gone") for k in range(3)]
    (finding,) = found(astray.lost_readings, CALLS, *rows)
    assert (finding.where, finding.problem, finding.advice, finding.ids) == (
        "Readings",
        "Three readings belong to no indicator of the plan: “i-gone”.",
        "Mark them withdrawn, or put the indicator back.",
        ("v-0", "v-1", "v-2"),
    )
    gone = [row.model_copy(update={"withdrawn": True}) for row in rows]
    assert ids(astray.lost_readings, CALLS, *gone, read("v", "May 2017")) == []


def test_an_odd_reading_is_told_unless_its_note_says_why() -> None:
    (finding,) = found(astray.odd_reading, CALLS, read("v", "May 2017", 1.5))
    assert (finding.code, finding.where, finding.problem, finding.advice) == (
        "odd-reading",
        "Reading of May 2017 on Success indicator “Calls”",
        "1.5 calls is not a whole number, and whole things are counted.",
        "Correct it, or say in its note why it is right.",
    )
    assert ids(astray.odd_reading, CALLS, read("v", "May 2017", 1.5, note="A mean of two days")) == []
