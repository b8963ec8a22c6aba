"""Readings that may be right and look like a slip."""

import pytest

from actionplan.plan.nouns import Baseline, Indicator, Observation
from actionplan.rules.counting import Counting
from actionplan.rules.odd_readings import odd_readings
from tests.plan.sample import plan_of

OR_NOTE = "correct it, or say in its note why it is right."


def odd(indicator: dict, *values, **figures) -> list[tuple[str, str]]:
    of = Indicator(id="i", **{"title": "Calls", "unit": "calls"} | indicator)
    rows = [
        Observation(id=f"v-{day}", indicator="i", date=f"{day} May 2017", value=value)
        for day, value in enumerate(values, start=1)
    ]
    rows += [Observation(id="v-x", indicator="i", date="9 May 2017", **figures)] if figures else []
    return [
        (found.reading.id, found.what.sentence) for found in odd_readings(Counting.of(plan_of(of, *rows)))
    ]


NOT_WHOLE = "is not a whole number, and whole things are counted; "


@pytest.mark.parametrize(
    ("indicator", "values", "expected"),
    [
        ({"unit": "people"}, (1.5,), ("v-1", f"1.5 people {NOT_WHOLE}{OR_NOTE}")),
        ({}, (1100, 1.09),
         ("v-2", f"1.09 calls {NOT_WHOLE}correct it if 1,090 is meant, or say in its note why it is right.")),
        ({"unit": "£"}, (1.2, 1200), ("v-2", f"£1,200 is about 1,000 times the £1.2 before; {OR_NOTE}")),
        ({}, (1100, 2), ("v-2", f"2 calls is about a 550th of the 1,100 calls before; {OR_NOTE}")),
        ({"running_total": True}, (10, 9),
         ("v-2", f"9 calls is less than the 10 calls before, and it is a running total; {OR_NOTE}")),
        ({"running_total": True, "baseline": Baseline(value=10, as_at="April 2017")}, (9,),
         ("v-1", f"9 calls is less than the 10 calls before, and it is a running total; {OR_NOTE}")),
        ({"baseline": Baseline(value=10, as_at="2 May 2017")}, (9, 10, 11),
         ("v-1", "It is of a day before the baseline, which is of 2 May 2017; correct the one or the other, or say in "
          "its note why it is right.")),
    ],
)  # fmt: skip
def test_what_looks_like_a_slip(indicator, values, expected):
    assert odd(indicator, *values) == [expected]


@pytest.mark.parametrize(
    ("indicator", "values"),
    [
        ({}, (10, 12, 0, 9)),
        ({"unit": "£"}, (1.5, 2.5)),
        ({"unit": "visits a week"}, (1.5, 2)),
        ({"unit": "%"}, (41.5,)),
        ({"unit": ""}, (1.5,)),
        ({}, (1.5, 2.5, 3.5, 4)),
        ({}, (1, 499)),
        ({}, (10, 9)),
        ({"running_total": True}, (10, 10)),
        ({"baseline": Baseline(value=10, as_at="3 May 2017")}, (9, 10, 11)),
        ({"running_total": True, "baseline": Baseline(value=10, as_at="3 May 2017")}, (8, 9, 11)),
    ],
)
def test_what_does_not(indicator, values):
    assert odd(indicator, *values) == []


def test_a_part_of_a_whole_that_is_not_whole():
    assert odd({"unit": ""}, numerator=16.5, denominator=32) == [
        ("v-x", f"16.5 of 32 (51.6 %) {NOT_WHOLE}{OR_NOTE}")
    ]
    assert odd({"unit": ""}, numerator=16, denominator=32) == []
