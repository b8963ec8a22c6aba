"""A measure against others, over the years, and against chance."""

from typing import Any

import pytest

from actionplan.plan.indicators import Baseline, Benchmark
from actionplan.plan.nouns import Indicator, Noun
from actionplan.rules.aims import Aim
from actionplan.view.compared import compared, interval_method, small_figures, trend
from actionplan.words.vocabulary import Direction
from tests.view.measured_sample import indicator, judged, measures, reading

ENGLAND = Benchmark(name="England", value=48, as_at="2016-17")


def against(*rows: Noun, benchmark: Benchmark | None = ENGLAND, **fields: Any) -> tuple[str, str]:
    return compared(measures(indicator(benchmark=benchmark, baseline=Baseline(), **fields), *rows))


def share(part: float, whole: float, **fields: Any) -> Noun:
    return reading("v", "May 2017", numerator=part, denominator=whole, **fields)


@pytest.mark.parametrize(
    ("part", "direction", "word", "said"),
    [
        (170, Direction.MORE, "better", "Better than England: 53.1 % against 48 % (2016-17)"),
        (170, Direction.FEWER, "worse", "Worse than England: 53.1 % against 48 % (2016-17)"),
        (170, Direction.NEITHER, "higher", "Higher than England: 53.1 % against 48 % (2016-17)"),
        (120, Direction.MORE, "worse", "Worse than England: 37.5 % against 48 % (2016-17)"),
        (120, Direction.NEITHER, "lower", "Lower than England: 37.5 % against 48 % (2016-17)"),
        (154, Direction.MORE, "similar", "Similar to England: 48.1 % against 48 % (2016-17)"),
    ],
)
def test_a_share_is_compared_by_its_interval(part: int, direction: Direction, word: str, said: str) -> None:
    found, sentence = against(share(part * 10, 3200), direction=direction)
    assert (found, sentence.partition(", 95 %")[0]) == (word, said)


def test_few_of_a_whole_are_similar_to_much() -> None:
    assert against(share(17, 32)) == (
        "similar",
        "Similar to England: 53.1 % against 48 % (2016-17), 95 % interval 36.4 % to 69.1 % (Wilson).",
    )


def test_a_published_interval_wins() -> None:
    assert against(share(17, 32, lower=50, upper=56.5)) == (
        "better",
        "Better than England: 53.1 % against 48 % (2016-17), 95 % interval 50 % to 56.5 % (as published).",
    )
    assert against(reading("v", "May 2017", 41.2, lower=39, upper=43), unit="%")[1] == (
        "Worse than England: 41.2 % against 48 % (2016-17), 95 % interval 39 % to 43 % (as published)."
    )


def test_a_rate_is_compared_in_its_own_unit() -> None:
    benchmark = Benchmark(name="England", value=250, source="Fingertips")
    assert against(share(12, 4000), benchmark=benchmark, per=100_000)[1] == (
        "Similar to England: 300 per 100,000 against 250 per 100,000 (Fingertips), "
        "95 % interval 154.8 to 524.1 per 100,000 (Byar's)."
    )


def test_a_count_is_compared_and_what_is_about_so_many_says_so() -> None:
    assert against(reading("v", "May 2017", 14, approximate=True), unit="stories")[1] == (
        "Worse than England: about 14 stories against 48 stories (2016-17), "
        "95 % interval 7.6 to 23.5 stories (Byar's)."
    )


@pytest.mark.parametrize(
    ("value", "fields", "words"),
    [
        (41, {"unit": "%"}, "Of 41 % no"),
        (14.5, {"unit": "visits"}, "Of 14.5 visits no"),
        (1450, {"unit": "£"}, "Of £1,450 no"),
        (14, {"unit": "minutes"}, "Of 14 minutes no"),
        (14, {"unit": "average score"}, "Of 14 average score no"),
        (14, {"unit": ""}, "Of 14 no"),
        (1400, {"unit": "followers", "running_total": True}, "Of 1,400 followers no"),
    ],
)
def test_what_is_no_count_is_not_compared(value: float, fields: dict[str, Any], words: str) -> None:
    found, sentence = against(reading("v", "May 2017", value), **fields)
    assert found == "not compared"
    assert (
        f"{words} interval is published, and none can be worked out of it, so a difference may be" in sentence
    )


def test_why_nothing_is_compared() -> None:
    assert against() == (
        "not compared",
        "Not compared with England, 48 people (2016-17). There is no reading yet.",
    )
    assert against(share(40, 32)) == (
        "not compared",
        "Not compared with England, 48 % (2016-17). A share of 40 out of 32 is more than the whole: "
        "correct one of them.",
    )
    assert against(share(17, 32), benchmark=None) == ("", "")


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


def notes(one: Indicator, *aims: Aim, written: str = "") -> list[str]:
    return list(
        small_figures(
            measures(one, reading("v", "May 2017"), asked=[judged(one, a, written=written) for a in aims])
        )
    )


def test_a_target_within_the_interval_of_its_baseline_cannot_be_told_from_chance() -> None:
    one = indicator(unit="stories", baseline=Baseline(value=240))
    assert notes(one, Aim(low=264), Aim(low=300), Aim()) == [
        "One year cannot tell 264 from chance: the baseline of 240 has a 95 % interval of 210.6 to 272.4 (Byar's)."
    ]


def test_a_share_too() -> None:
    one = indicator(baseline=Baseline(numerator=20, denominator=32), direction=Direction.FEWER)
    assert notes(one, Aim(high=50, better=Direction.FEWER)) == [
        "One year cannot tell 50 % from chance: the baseline of 20 out of 32 has a 95 % interval of 45.3 to 77.1 % "
        "(Wilson)."
    ]


@pytest.mark.parametrize(
    ("start", "fields"),
    [
        (Baseline(value=14.5), {}),
        (Baseline(value=14), {"unit": "%"}),
        (Baseline(value=14), {"unit": "£"}),
        (Baseline(value=14), {"running_total": True}),
        (Baseline(as_at="May 2017"), {}),
        (Baseline(numerator=40, denominator=32), {}),
    ],
)
def test_of_what_is_no_count_nothing_is_noted(start: Baseline, fields: dict[str, Any]) -> None:
    assert notes(indicator(baseline=start, **fields), Aim(low=15)) == []


def test_a_baseline_in_the_targets_own_words_counts_where_it_is_one_figure() -> None:
    assert notes(indicator(), Aim(low=15), written="at least 15 people, currently 14 people") == [
        "One year cannot tell 15 from chance: the baseline of 14 has a 95 % interval of 7.6 to 23.5 (Byar's)."
    ]
    assert notes(indicator(), Aim(low=15), written="at least 15 people, currently 10-14 people") == []


@pytest.mark.parametrize(
    ("rows", "method"),
    [
        ([reading("v", "May 2017", 9)], "exact"),
        ([share(17, 32)], "Wilson"),
        ([share(40, 32)], ""),
        ([], ""),
    ],
)
def test_the_method_of_an_interval(rows: list[Noun], method: str) -> None:
    assert interval_method(measures(indicator(baseline=Baseline()), *rows)) == method
