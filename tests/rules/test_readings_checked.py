"""Readings that cannot be right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.plan.fields import SMALLEST
from actionplan.plan.nouns import Baseline, Indicator, Observation
from actionplan.rules.readings_checked import wrong_readings
from tests.plan.sample import plan_of


def said(*rows):
    return [(one.id, wrong.sentence) for one, wrong in wrong_readings(plan_of(*rows))]


def sentences(indicator, **fields):
    one = Observation(id="v", indicator="i", date="May 2017", **fields)
    return [sentence for _, sentence in said(Indicator(id="i", title="I", **indicator), one)]


HIGHEST = "which no share can be; correct it, or give the indicator its highest possible value (highest)."
LOWEST = "correct it, or give the indicator its lowest possible value (lowest)."
RANGE = "correct it, or the range of the indicator."


@pytest.mark.parametrize(
    ("indicator", "fields", "expected"),
    [
        ({}, {}, ["It has no value; give one, or say in its note why there is none."]),
        ({}, {"numerator": 1}, ["It has no value; give one, or a numerator and a denominator."]),
        ({"unit": "people", "lowest": 5}, {"value": 4},
         [f"4 people is below the lowest possible value, 5 people; {RANGE}"]),
        ({"unit": "stars", "highest": 5}, {"value": 6},
         [f"6 stars is above the highest possible value, 5 stars; {RANGE}"]),
        ({}, {"numerator": 40, "denominator": 32}, [f"40 of 32 (125 %) is above 100 %, {HIGHEST}"]),
        ({"unit": "%"}, {"value": 100.5}, [f"100.5 % is above 100 %, {HIGHEST}"]),
        ({"unit": "per cent of residents"}, {"value": 141}, [f"141 per cent of residents is above 100 %, {HIGHEST}"]),
        ({}, {"numerator": -1, "denominator": 32},
         ["-1 of 32 (-3.1 %) is below 0, which no part of a whole can be; correct it."]),
        ({"unit": "people"}, {"value": -3}, [f"-3 people is below 0, which no count can be; {LOWEST}"]),
        ({"unit": "people"}, {"value": -1.5}, [f"-1.5 people is below 0, which no count can be; {LOWEST}"]),
        ({"unit": "followers", "running_total": True}, {"value": -3},
         [f"-3 followers is below 0, which no count can be; {LOWEST}"]),
        ({"unit": "people"}, {"value": 5, "lower": 4},
         ["Its interval has one bound, lower: 4; give upper as well, or take lower out."]),
        ({"unit": "people"}, {"value": 5, "upper": 6},
         ["Its interval has one bound, upper: 6; give lower as well, or take upper out."]),
        ({"unit": "people"}, {"value": 5, "lower": 6, "upper": 4},
         ["Its interval, 6 to 4, runs backwards; exchange lower and upper."]),
        ({"unit": "%"}, {"value": 50, "lower": 60, "upper": 70},
         ["50 % lies outside its own interval, 60 to 70; correct the one or the other."]),
        ({}, {"numerator": 17, "denominator": 32, "lower": 0.36, "upper": 0.69},
         ["17 of 32 (53.1 %) lies outside its own interval, 0.36 to 0.69; correct the one or the other."]),
        ({"unit": "%"}, {"value": -3}, ["-3 % is below 0, which no part of a whole can be; correct it."]),
    ],
)  # fmt: skip
def test_outside_what_is_possible(indicator, fields, expected):
    assert sentences(indicator, **fields) == expected


@pytest.mark.parametrize(
    ("indicator", "fields"),
    [
        ({"lowest": 5, "highest": 5}, {"value": 5}),
        ({"highest": 0.3}, {"value": 0.1 + 0.2}),
        ({"unit": "%"}, {"value": 100}),
        ({"unit": "%"}, {"value": 0}),
        ({"unit": "%", "highest": 300}, {"value": 250}),
        ({"unit": "%", "lowest": -100}, {"value": -3}),
        ({"unit": "% change"}, {"value": -3}),
        ({"unit": "% of the target"}, {"value": 150}),
        ({"unit": "points"}, {"value": -12}),
        ({"unit": "people", "lowest": -5}, {"value": -3}),
        ({"unit": "more visits"}, {"value": -3}),
        ({"unit": "change in visits"}, {"value": -3}),
        ({"unit": "£"}, {"value": -3}),
        ({"unit": "people"}, {"value": 5, "lower": 5, "upper": 6}),
        ({}, {"note": "The meeting was cancelled."}),
        ({}, {"numerator": 32, "denominator": 32}),
        ({"per": 1000}, {"numerator": 40, "denominator": 32}),
        ({"highest": 200}, {"numerator": 40, "denominator": 32}),
    ],
)
def test_what_is_possible(indicator, fields):
    assert sentences(indicator, **fields) == []


PLAIN = Baseline(value=41)
WHOLE = Baseline(numerator=20, denominator=32)


def test_a_plain_value_where_a_whole_is_counted():
    assert sentences({"unit": "practices", "baseline": WHOLE}, value=4) == [
        "4 is a plain value, and its baseline or earlier readings are counts of a whole, such as 20 of 32 (62.5 %); "
        "give numerator and denominator instead."
    ]


def test_a_count_of_a_whole_where_plain_values_are_measured():
    assert sentences({"unit": "people", "baseline": PLAIN}, numerator=17, denominator=32) == [
        "17 of 32 (53.1 %) is a count of a whole, and its baseline or earlier readings are plain values, such as "
        "41 people; give a value instead."
    ]


@pytest.mark.parametrize(("unit", "per"), [("%", 100), ("per cent", 100), ("per 1,000 people", 1000)])
def test_a_unit_that_makes_the_two_alike(unit, per):
    assert sentences({"unit": unit, "per": per, "baseline": WHOLE}, value=4) == []
    assert sentences({"unit": unit, "per": per, "baseline": PLAIN}, numerator=17, denominator=32) == []


def test_where_all_of_several_readings_are_unlike_the_baseline_they_are_not_told():
    rows = [Observation(id=f"v{day}", indicator="i", date=f"{day} May 2017", value=day) for day in (1, 2)]
    of = Indicator(id="i", title="I", unit="practices", baseline=WHOLE)
    assert said(of, *rows) == []
    share = Observation(id="s", indicator="i", date="3 May 2017", numerator=4, denominator=32)
    assert [row_id for row_id, _ in said(of, *rows, share)] == ["v1", "v2"]


def test_without_a_baseline_the_reading_recorded_first_says_which():
    first = Observation(
        id="a", indicator="i", date="June 2017", value=9, recorded="2017-07-01T09:00:00+00:00"
    )
    second = Observation(
        id="b",
        indicator="i",
        date="May 2017",
        numerator=1,
        denominator=2,
        recorded="2017-07-02T09:00:00+00:00",
    )
    assert [
        row_id for row_id, _ in said(Indicator(id="i", title="I", baseline=Baseline()), first, second)
    ] == ["b"]


ANSWERS = Indicator(id="answers", title="Survey answers", unit="answers")
ADDRESS = Indicator(id="address", title="Left an address", unit="answers", part_of="answers")


def of_both(part, whole, *, of=(ANSWERS, ADDRESS), days=("June 2017", "June 2017")):
    return said(
        *of,
        Observation(id="w", indicator="answers", date=days[0], **whole),
        Observation(id="p", indicator="address", date=days[1], **part),
    )


def test_a_part_above_its_whole():
    assert of_both({"value": 140}, {"value": 139}) == [
        ("p", "140 answers is more than the 139 answers of “Survey answers”, of which it is a part; "
         "correct one of the two.")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("part", "whole", "days"),
    [
        ({"value": 139}, {"value": 139}, ("June 2017", "June 2017")),
        ({"value": 140}, {"value": 139}, ("June 2017", "July 2017")),
        ({"value": 140}, {"value": 139}, ("June 2017", "30 June 2017")),
        (
            {"numerator": 52, "denominator": 139},
            {"numerator": 139, "denominator": 1000},
            ("June 2017", "June 2017"),
        ),
        ({"numerator": 52, "denominator": 139}, {"value": 139}, ("June 2017", "June 2017")),
    ],
)
def test_a_part_within_its_whole_or_of_other_days(part, whole, days):
    assert of_both(part, whole, days=days) == []


def test_a_share_is_not_set_against_a_count():
    share = ADDRESS.model_copy(update={"unit": "%"})
    assert of_both({"value": 80}, {"value": 52}, of=(ANSWERS, share)) == []
    both = (ANSWERS.model_copy(update={"unit": "%"}), share)
    assert len(of_both({"value": 80}, {"value": 52}, of=both)) == 1


def test_a_date_without_a_last_day():
    one = Observation(id="v", indicator="i", date="from May", value=1)
    assert said(Indicator(id="i", title="I"), one) == [
        ("v", "“from May” has no last day; write the day, or the month, that it is of.")
    ]


def test_two_readings_of_one_day():
    first = Observation(id="a", indicator="i", date="30 June 2017", value=1)
    second = Observation(id="b", indicator="i", date="June 2017", value=2)
    assert said(Indicator(id="i", title="I"), first, second) == [
        ("a", "Another reading ends on the same day and counts instead; mark one of the two withdrawn.")
    ]


def test_a_correction_that_goes_astray():
    of = (Indicator(id="i", title="I"), Indicator(id="j", title="J"))
    first = Observation(id="a", indicator="i", date="May 2017", value=1, revises="b")
    second = Observation(id="b", indicator="i", date="May 2017", value=2, revises="a")
    assert said(*of, first, second) == [
        (
            "a",
            "It corrects a reading that corrects it in turn, and the one recorded last counts; mark it withdrawn.",
        )
    ]
    other = Observation(id="c", indicator="j", date="May 2017", value=1, revises="b")
    second = second.model_copy(update={"revises": None})
    anew = "mark it withdrawn, and record it anew without that."
    assert said(*of, second, other) == [("c", f"It corrects a reading of another indicator; {anew}")]
    itself = second.model_copy(update={"revises": "b"})
    assert said(*of, itself) == [("b", f"It corrects itself; {anew}")]


def test_the_matter_and_the_advice_are_told_apart():
    one = Observation(id="v", indicator="i", date="from May; or so", value=1)
    ((_, wrong),) = wrong_readings(plan_of(Indicator(id="i", title="I"), one))
    assert wrong == (
        "date",
        "“from May; or so” has no last day",
        "write the day, or the month, that it is of",
    )


def test_what_was_withdrawn_or_corrected_or_has_lost_its_indicator_is_not_looked_at():
    wrong = Observation(id="a", indicator="i", date="May 2017", value=141)
    right = Observation(id="b", indicator="i", date="May 2017", value=14, revises="a")
    gone = Observation(id="c", indicator="i", date="June 2017", value=141, withdrawn=True)
    lost = Observation(id="d", indicator="other", date="June 2017")
    undated = Observation(id="e", indicator="other", date="soon")
    assert said(Indicator(id="i", title="I", unit="%"), wrong, right, gone, lost, undated) == []


def up_to(most):
    return st.just(0.0) | st.floats(SMALLEST, most)


@given(up_to(100), up_to(1e6), up_to(1e6))
def test_a_share_between_0_and_100_is_never_refused(share, part, rest):
    assert sentences({"unit": "%"}, value=share) == []
    assert sentences({}, numerator=part, denominator=part + rest + 1) == []
