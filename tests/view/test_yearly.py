"""The trend of a measure over the years."""

import pytest

from actionplan.plan.nouns import Noun
from actionplan.view.yearly import trend
from actionplan.words.vocabulary import Direction
from tests.view.measured_sample import indicator, measures, reading


def yearly(day: str, *counts: int, of: int = 4000) -> list[Noun]:
    years = range(2017 - len(counts), 2017)
    return [
        reading(f"v{year}", day.format(year), numerator=count, denominator=of)
        for year, count in zip(years, counts, strict=True)
    ]


@pytest.mark.parametrize("day", ["31.03.{}", "{}-06-30"])
def test_the_trend_of_a_yearly_measure(day: str) -> None:
    rising = measures(indicator(), *yearly(day, 800, 900, 1000, 1100, 1200))
    assert trend(rising) == "Trend of the last five years: increasing and getting better."
    level = measures(indicator(), *yearly(day, 30, 800, 810, 790, 805, 800))
    assert trend(level) == "Trend of the last five years: no significant change."


def test_a_year_may_be_a_financial_one() -> None:
    days = ["30.11.2012", "31.01.2014", "30.11.2014", "31.01.2016", "30.11.2016"]
    rows = [reading(f"v{n}", day, numerator=800 + n * 100, denominator=4000) for n, day in enumerate(days)]
    assert trend(measures(indicator(direction=Direction.FEWER), *rows)) == (
        "Trend of the last five years: increasing and getting worse."
    )


@pytest.mark.parametrize(
    "rows",
    [
        yearly("31.03.{}", 800, 900, 1000, 1100),  # too few
        [row for row in yearly("31.03.{}", 8, 9, 10, 11, 12, 13) if row.id != "v2013"],  # a year is missing
        [reading(f"v{month}", f"2017-0{month}-01", 12) for month in range(1, 6)],  # months
        [reading(f"v{year}", f"31.03.{year}", 12.5) for year in range(2012, 2017)],  # no intervals
        yearly("31.03.{}", 800, 900, 1000, 1100, 5000),  # more than the whole
    ],
)
def test_there_is_no_trend_of_any_other(rows: list[Noun]) -> None:
    assert trend(measures(indicator(), *rows)) == ""
