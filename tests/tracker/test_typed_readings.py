"""Readings as they are typed into a form."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.plan.nouns import Baseline
from actionplan.tracker.typed_readings import Typed, accepted, typed_baseline
from actionplan.view.readings_told import figure_as_typed
from actionplan.words.errors import BadChange, PlanMoved
from tests.view.measured_sample import indicator, reading
from tests.view.sample import plan

TODAY = date(2017, 6, 27)


def read(figure, written="20 June", rows=(), today=TODAY, **fields):
    return accepted(Typed("i", written, figure), plan(indicator(**fields), *rows), today)


@pytest.mark.parametrize(
    ("figure", "value", "numerator", "denominator", "approximate"),
    [
        ("1,450", 1450, None, None, False),
        (" 1.2k ", 1200, None, None, False),
        ("c. 12 people", 12, None, None, True),
        ("twelve", 12, None, None, False),
        ("17 of 32", None, 17, 32, False),
        ("about 17 out of 32", None, 17, 32, True),
        ("17/32 (53.1 %)", None, 17, 32, False),
        ("1,200 of 4,000", None, 1200, 4000, False),
    ],
)
def test_a_figure_is_read_as_people_write_it(figure, value, numerator, denominator, approximate):
    new = read(figure).observation
    assert (new.value, new.numerator, new.denominator, new.approximate) == (
        value,
        numerator,
        denominator,
        approximate,
    )


@pytest.mark.parametrize(
    "figure", ["12 of", "of 32", "1/2/2017", "x", "=1+1", "<b>5</b>", "1,5", "0x10", "NaN", "inf", "9e999"]
)
def test_what_is_no_figure_is_refused_with_a_sentence(figure):
    with pytest.raises(BadChange, match=r"^Figure: .*\.$"):
        read(figure)


@given(
    value=st.integers(0, 10**9) | st.decimals(0, 10**6, places=3).map(float),
    whole=st.none() | st.integers(1, 10**6),
    about=st.booleans(),
)
def test_what_is_kept_is_typed_again_as_the_same(value, whole, about):
    share = whole is not None
    figures = {"numerator": min(value, whole), "denominator": whole} if share else {"value": value}
    one = reading("v", "20 June 2017", approximate=about, **figures)
    again = read(figure_as_typed(one), unit="").observation
    assert (again.value, again.numerator, again.denominator, again.approximate) == (
        one.value,
        one.numerator,
        one.denominator,
        one.approximate,
    )


def correcting(rows, figure, **typed):
    return accepted(
        Typed("i", "20 June 2017", figure, corrects="v1", **typed), plan(indicator(), *rows), TODAY
    )


def test_a_published_interval_stays_with_its_figure_and_leaves_with_another():
    rows = [reading("v1", "20 June 2017", 5, lower=4, upper=6)]
    noted = correcting(rows, "5", note="Published").observation
    assert (noted.value, noted.lower, noted.upper, noted.revises) == (5, 4, 6, "v1")
    other = correcting(rows, "7").observation
    assert (other.value, other.lower, other.upper) == (7, None, None)


def test_a_figure_with_more_digits_than_are_shown_is_not_changed_by_a_note():
    rows = [reading("v1", "20 June 2017", 1 / 3)]
    assert correcting(rows, figure_as_typed(rows[0]), note="A third").observation.value == 1 / 3


def test_the_same_again_is_no_correction():
    assert correcting([reading("v1", "20 June 2017", 5)], "5") is None


def test_what_was_corrected_or_taken_back_meanwhile_is_told():
    rows = [
        reading("v1", "20 June 2017", 5, by="Eve"),
        reading("v2", "20 June 2017", 6, revises="v1", by="Ben"),
    ]
    with pytest.raises(
        PlanMoved, match=r"Ben corrected this reading meanwhile; it is now 20 June 2017, 6 people\."
    ):
        correcting(rows, "7")
    with pytest.raises(PlanMoved, match=r"This reading was taken back meanwhile\."):
        correcting([reading("v1", "20 June 2017", 5, withdrawn=True)], "7")


def test_a_reading_of_another_indicator_is_not_corrected():
    with pytest.raises(BadChange, match=r"That reading is not in the plan any more\."):
        correcting([], "7")


def test_two_readings_cannot_be_of_one_day():
    rows = [reading("v1", "19 June 2017", 5), reading("v2", "20 June 2017", 6)]
    with pytest.raises(BadChange, match=r"^There is a reading of that day already: 20 June 2017, 6 people\."):
        correcting(rows, "5")


def test_a_figure_that_was_corrected_does_not_come_back():
    rows = [reading("v1", "20 June 2017", 5), reading("v2", "21 June 2017", 6, revises="v1")]
    with pytest.raises(
        BadChange, match="That reading was there, and was corrected to 6 people, 21 June 2017"
    ):
        read("5", rows=rows)


def test_a_baseline_keeps_its_interval_with_its_figure():
    start = Baseline(value=20, lower=18, upper=22, as_at="May")
    one = indicator(baseline=start)
    assert typed_baseline("20", "May 2017", one, plan(one), TODAY) == {
        "value": 20,
        "numerator": None,
        "denominator": None,
        "lower": 18,
        "upper": 22,
        "as_at": "May 2017",
    }
    assert typed_baseline(" ", "", one, plan(one), TODAY) is None
