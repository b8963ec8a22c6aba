"""Baselines that cannot be right."""

import pytest

from actionplan.plan.nouns import Baseline, Indicator, Observation
from actionplan.rules.completeness import starts
from tests.rules.completeness_sample import found
from tests.view.sample import target


def told(indicator: dict, *rows, **start) -> list[tuple[str, str]]:
    start = {"as_at": "1 May 2017", **start}
    of = Indicator(id="i", title="Trust", baseline=Baseline(**start), **indicator)
    return [(one.problem, one.advice) for one in found(starts.wrong_baseline, of, *rows)]


def read(day: int, **figures) -> Observation:
    return Observation(id=f"v-{day}", indicator="i", date=f"{day} June 2017", **figures)


@pytest.mark.parametrize(
    ("indicator", "start", "expected"),
    [
        ({}, {"numerator": 40, "denominator": 32},
         ("40 of 32 (125 %) is above 100 %, which no share can be.",
          "Correct it, or give the indicator its highest possible value (highest).")),
        ({"unit": "people"}, {"value": -3},
         ("-3 people is below 0, which no count can be.",
          "Correct it, or give the indicator its lowest possible value (lowest).")),
        ({"unit": "stars", "highest": 5}, {"value": 6},
         ("6 stars is above the highest possible value, 5 stars.", "Correct it, or the range of the indicator.")),
        ({}, {"value": 41, "numerator": 20, "denominator": 32},
         ("It has both a value, 41, and a count of a whole, 20 of 32.", "Keep one of the two.")),
        ({}, {"value": 41, "numerator": 20},
         ("It has a numerator alone, 20.", "Give numerator and denominator both, or a value.")),
        ({}, {"value": 41, "lower": 45, "upper": 50},
         ("41 lies outside its own interval, 45 to 50.", "Correct the one or the other.")),
        ({}, {"value": 41, "as_at": "1 May 2018"},
         ("It is of 1 May 2018, which is still to come.", "Correct its date.")),
        ({}, {"value": 41, "as_at": "soon"},
         ("“soon” has no last day.", "Write the day, or the month, that it is of (as_at).")),
        ({}, {"value": 41, "as_at": ""},
         ("It has no date, so it is taken to be of the plan's first day.",
          "Write the day, or the month, that it is of (as_at).")),
    ],
)  # fmt: skip
def test_a_baseline_that_cannot_be_right(indicator: dict, start: dict, expected: tuple[str, str]) -> None:
    assert told(indicator, **start) == [expected]


@pytest.mark.parametrize(
    ("indicator", "start"),
    [
        ({}, {"numerator": 20, "denominator": 32}),
        ({"unit": "people"}, {"value": 0}),
        ({"unit": "points"}, {"value": -3}),
        ({}, {"value": 41, "as_at": "25 June 2017"}),
        ({}, {"as_at": ""}),
    ],
)
def test_a_baseline_that_can_be_right(indicator: dict, start: dict) -> None:
    assert told(indicator, **start) == []


def test_it_says_of_which_indicator() -> None:
    of = Indicator(id="i", title="Trust", baseline=Baseline(value=1, as_at="soon"))
    (finding,) = found(starts.wrong_baseline, of)
    assert (finding.code, finding.where, finding.ids) == (
        "wrong-baseline",
        "Baseline of Success indicator “Trust”",
        ("i",),
    )


def test_a_share_where_all_readings_are_plain_values_and_the_other_way_round() -> None:
    plain = (read(1, value=4), read(2, value=5))
    assert told({"unit": "practices"}, *plain, numerator=20, denominator=32) == [
        ("20 of 32 (62.5 %) is a count of a whole, and its readings are plain values, such as 4 practices.",
         "Give it in the same way as these.")
    ]  # fmt: skip
    shares = (read(1, numerator=4, denominator=32), read(2, numerator=5, denominator=32))
    assert told({"unit": "practices"}, *shares, value=20) == [
        ("20 practices is a plain value, and its readings are counts of a whole, such as 4 of 32 (12.5 %).",
         "Give it in the same way as these.")
    ]  # fmt: skip
    assert told({"unit": "practices"}, *plain, shares[0], numerator=20, denominator=32) == []
    assert told({"unit": "%"}, *plain, numerator=20, denominator=32) == []


def test_a_baseline_of_the_day_of_its_target_or_later() -> None:
    late = "It is of 30 June 2017, and its target is to be reached by 15 June 2017."
    at = {"value": 4, "as_at": "30 June 2017"}
    row = target("15 June 2017", target="20 people")
    of = Indicator(id="i", title="Trust", unit="people", targets=("t",), baseline=Baseline(**at))
    assert [one.problem for one in found(starts.wrong_baseline, of, row, as_at="2017-07-09")] == [late]
    of = of.model_copy(update={"baseline": Baseline(value=4, as_at="14 June 2017")})
    assert found(starts.wrong_baseline, of, row, as_at="2017-07-09") == []


def test_what_is_still_to_come_is_asked_of_the_day_of_the_check() -> None:
    from tests.rules.completeness_sample import looked
    from tests.view.sample import day

    of = Indicator(id="i", title="Trust", baseline=Baseline(value=1, as_at="1 July 2017"))
    assert [*starts.wrong_baseline(looked(of, seen_on=day("2017-07-01")))] == []
    assert len([*starts.wrong_baseline(looked(of, seen_on=day("2017-06-30")))]) == 1
