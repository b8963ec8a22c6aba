"""What is new, what is there already, and what revises."""

import pytest

from actionplan.plan.nouns import Observation
from tests.tracker.sample import JUNE, found, plan, told, wrong

SHARE = Observation(id="v-share", indicator="i-practices", date="July 2017", numerator=17, denominator=32)
ABOUT = Observation(id="v-about", indicator="i-grays", date="May 2017", value=1450, approximate=True)
RATED = Observation(id="v-rated", indicator="i-satisfied", date="May 2017", numerator=17, denominator=32)


def counts(folder, *rows, there=None):
    made = found(folder, *rows, there=there or plan(JUNE, SHARE, ABOUT, RATED))
    assert made.problems == ()
    return len(made.added), len(made.revised), made.unchanged


@pytest.mark.parametrize(
    "date", ["20 June 2017", "20/06/2017", "2017-06-20", "20.06.17", "2017-06-20 00:00:00"]
)
@pytest.mark.parametrize("value", ["14", "14.0", "14 attendees", "fourteen"])
def test_the_same_day_and_figure_however_written(tmp_path, date, value):
    assert counts(tmp_path, f"i-crg,{date},{value},,,") == (0, 0, 1)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("i-crg,20 June 2017,14,,,Another note", (0, 0, 1)),
        ("i-crg,20 June 2017,15,,,", (0, 1, 0)),
        ("i-crg,20 June 2017,about 14,,,", (0, 1, 0)),
        ("i-crg,21 June 2017,14,,,", (1, 0, 0)),
        ("i-tilbury,May 2017,14,,,", (1, 0, 0)),
        ("i-practices,July 2017,,17,32,", (0, 0, 1)),
        ("i-practices,July 2017,53%,17,32,", (0, 0, 1)),
        ("i-practices,July 2017,,16,32,", (0, 1, 0)),
        ("i-practices,July 2017,,34,64,", (0, 1, 0)),
        ("i-satisfied,May 2017,53.1%,,,", (0, 0, 1)),
        ("i-satisfied,May 2017,53%,,,", (0, 0, 1)),
        ("i-satisfied,May 2017,54%,,,", (0, 1, 0)),
        ("i-crg,20 June 2017,,,,", (0, 0, 0)),
    ],
)
def test_a_row_beside_the_plan(tmp_path, row, expected):
    assert counts(tmp_path, row) == expected


def test_a_revision_names_the_old_value_and_the_reading_that_it_revises(tmp_path):
    made = found(tmp_path, "i-crg,20 June 2017,16,,,Counted again")
    assert [offer.sentence for offer in made.revised] == [
        "Regular attendance, 20 June 2017: 16 attendees, instead of 14 attendees."
    ]
    (offer,) = made.revised
    assert (offer.was.value, offer.observation.revises, offer.observation.note) == (
        14,
        "v-june",
        "Counted again",
    )


def test_the_reading_that_counts_is_the_one_compared_with(tmp_path):
    corrected = JUNE.model_copy(update={"id": "v-second", "value": 15, "revises": "v-june"})
    there = plan(JUNE, corrected)
    assert counts(tmp_path, "i-crg,20 June 2017,15,,,", there=there) == (0, 0, 1)
    (offer,) = found(tmp_path, "i-crg,20 June 2017,16,,,", there=there).revised
    assert offer.observation.revises == "v-second"


SECOND = JUNE.model_copy(update={"id": "v-second", "value": 15, "revises": "v-june"})
THIRD = JUNE.model_copy(update={"id": "v-third", "value": 16, "revises": "v-second"})


def outdated(folder, *rows, there):
    made = found(folder, *rows, there=plan(*there))
    assert (made.offers, made.unchanged, made.problems) == ((), 0, ())
    return [(one.line, one.sentence) for one in made.corrected]


@pytest.mark.parametrize("value", ["14", "15"])
def test_a_value_that_was_corrected_since_does_not_come_back(tmp_path, value):
    row = f"i-crg,20/06/2017,{value},,,"
    assert outdated(tmp_path, row, there=(JUNE, SECOND, THIRD)) == [
        (2, f"Regular attendance, 20 June 2017: {value} attendees, corrected to 16 attendees.")
    ]


def test_a_day_that_was_corrected_since_does_not_come_back(tmp_path):
    moved = JUNE.model_copy(update={"id": "v-moved", "date": "14.07.17", "revises": "v-june"})
    assert outdated(tmp_path, "i-crg,20 June 2017,14,,,", there=(JUNE, moved)) == [
        (2, "Regular attendance, 20 June 2017: 14 attendees, corrected to 14 attendees, 14 July 2017.")
    ]
    (offer,) = found(tmp_path, "i-crg,20 June 2017,13,,,", there=plan(JUNE, moved)).added
    assert (offer.observation.value, offer.observation.revises) == (13, None)


def test_a_value_that_was_taken_back_counts_again(tmp_path):
    back = JUNE.model_copy(update={"id": "v-back", "revises": "v-second"})
    made = found(tmp_path, "i-crg,20 June 2017,14,,,", there=plan(JUNE, SECOND, back))
    assert (made.unchanged, made.corrected) == (1, ())
    undone = SECOND.model_copy(update={"withdrawn": True})
    made = found(tmp_path, "i-crg,20 June 2017,14,,,", there=plan(JUNE, undone))
    assert (made.unchanged, made.corrected) == (1, ())


def test_what_was_withdrawn_is_not_there(tmp_path):
    gone = JUNE.model_copy(update={"withdrawn": True})
    assert counts(tmp_path, "i-crg,20 June 2017,14,,,", there=plan(gone)) == (1, 0, 0)
    second = JUNE.model_copy(update={"id": "v-second", "value": 15, "revises": "v-june", "withdrawn": True})
    assert counts(tmp_path, "i-crg,20 June 2017,14,,,", there=plan(JUNE, second)) == (0, 0, 1)


def test_two_values_for_one_date_within_the_file(tmp_path):
    rows = ("i-crg,1 May 2017,14,,,", "i-grays,1 May 2017,1,,,", "Regular attendance,01/05/17,15,,,")
    assert wrong(tmp_path, *rows) == [
        "readings.csv, line 4, value: line 2 has another value for 1 May 2017; keep one of the two rows."
    ]


def test_one_value_with_two_notes_is_one_reading_with_the_first_note(tmp_path):
    rows = ("i-crg,1 May 2017,14,,,", "i-crg,1 May 2017,14,,,Rain", "i-crg,1 May 2017,14,,,Snow")
    made = found(tmp_path, *rows)
    assert ([offer.observation.note for offer in made.added], made.repeated) == (["Rain"], 2)
    assert made.problems == ()


@pytest.mark.parametrize(
    "rows",
    [
        ("i-satisfied,June 2017,53 %,17,32,", "i-satisfied,June 2017,,17,32,"),
        ("i-satisfied,June 2017,,17,32,", "i-satisfied,June 2017,53 %,17,32,"),
        ("i-satisfied,June 2017,53 %,,,", "i-satisfied,June 2017,,17,32,"),
        ("i-satisfied,June 2017,,17,32,", "i-satisfied,June 2017,53 %,,,"),
    ],
)
def test_a_share_and_the_count_that_makes_it_are_one_reading(tmp_path, rows):
    made = found(tmp_path, *rows)
    assert (made.problems, made.repeated) == ((), 1)
    (offer,) = made.added
    assert (offer.observation.numerator, offer.observation.denominator) == (17, 32)


def test_a_share_that_the_count_does_not_make_is_another_value(tmp_path):
    assert wrong(tmp_path, "i-satisfied,June 2017,54 %,,,", "i-satisfied,June 2017,,17,32,") == [
        "readings.csv, line 3, value: line 2 has another value for 1 to 30 June 2017; keep one of the two rows."
    ]


def test_a_row_that_says_the_same_again(tmp_path):
    made = found(tmp_path, "i-crg,1 May 2017,14,,,", "i-crg,01/05/2017,14,,,", "i-crg,20 June 2017,14,,,")
    assert (len(made.added), made.unchanged, made.repeated, made.problems) == (1, 1, 1, ())


def test_dates_that_end_on_one_day(tmp_path):
    advice = "and only one of a day can count; write both dates alike, or leave one out."
    assert wrong(tmp_path, "i-crg,May 2017,14,,,", "i-crg,31 May 2017,14,,,", "i-crg,20 June 2017,14,,,") == [
        "readings.csv, line 3, date: “31 May 2017” ends on the same day as the reading in line 2, "
        f"1 to 31 May 2017, {advice}"
    ]
    assert wrong(tmp_path, "i-crg,1 May to 20 June 2017,14,,,") == [
        "readings.csv, line 2, date: “1 May to 20 June 2017” ends on the same day as the reading in the plan, "
        f"20 June 2017, {advice}"
    ]


def test_a_part_that_is_above_its_whole_whichever_of_them_is_new(tmp_path):
    answers = Observation(id="v-answers", indicator="i-answers", date="June 2017", value=139)
    address = Observation(id="v-address", indicator="i-address", date="June 2017", value=109)
    of_whole = (
        "is more than the 139 answers of “Survey answers”, of which it is a part; correct one of the two."
    )
    assert wrong(tmp_path, "i-address,June 2017,140,,,", there=plan(answers)) == [
        f"readings.csv, line 2, value: 140 answers {of_whole}"
    ]
    assert wrong(tmp_path, "i-answers,June 2017,139,,,", "i-address,June 2017,140,,,") == [
        f"readings.csv, line 3, value: 140 answers {of_whole}"
    ]
    assert wrong(tmp_path, "i-answers,June 2017,100,,,", there=plan(answers, address)) == [
        "readings.csv, line 2, value: 100 answers is less than the 109 answers of “Left an address”, "
        "which is a part of it; correct one of the two."
    ]
    assert told(tmp_path, "i-answers,July 2017,100,,,", there=plan(answers, address)) == [
        "Survey answers, July 2017: 100 answers."
    ]


def test_both_corrected_in_one_file(tmp_path):
    answers = Observation(id="v-answers", indicator="i-answers", date="June 2017", value=139)
    address = Observation(id="v-address", indicator="i-address", date="June 2017", value=109)
    rows = ("i-address,June 2017,90,,,", "i-answers,June 2017,100,,,")
    assert counts(tmp_path, *rows, there=plan(answers, address)) == (0, 2, 0)


def test_what_is_there_already_is_not_checked_again(tmp_path):
    odd = Observation(id="v-odd", indicator="i-satisfied", date="May 2017", value=141)
    assert counts(tmp_path, "i-satisfied,May 2017,141,,,", there=plan(odd)) == (0, 0, 1)
