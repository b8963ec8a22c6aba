"""A measure against what others reach."""

from typing import Any

import pytest

from actionplan.plan.indicators import Baseline, Benchmark
from actionplan.plan.nouns import Noun
from actionplan.view.compared import compared, interval_method
from actionplan.words.vocabulary import Direction
from tests.view.measured_sample import indicator, measures, reading

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
        "Similar to England: 53.1 % against 48 % (2016-17), 95 % interval 36.4 to 69.1 % (Wilson).",
    )


def test_a_published_interval_wins() -> None:
    assert against(share(17, 32, lower=50, upper=56.5)) == (
        "better",
        "Better than England: 53.1 % against 48 % (2016-17), 95 % interval 50 to 56.5 % (as published).",
    )
    assert against(reading("v", "May 2017", 41.2, lower=39, upper=43), unit="%")[1] == (
        "Worse than England: 41.2 % against 48 % (2016-17), 95 % interval 39 to 43 % (as published)."
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


def test_money_has_its_sign_in_front_of_each_bound() -> None:
    benchmark = Benchmark(name="England", value=8)
    given = reading("v", "May 2017", 7, lower=5, upper=10)
    assert against(given, benchmark=benchmark, unit="£")[1] == (
        "Similar to England: £7 against £8, 95 % interval £5 to £10 (as published)."
    )


def test_why_nothing_is_compared() -> None:
    assert against(reading("v", "May 2017", 10, lower=60, upper=70)) == (
        "not compared",
        "Not compared with England, 48 people (2016-17). Its published interval, 60 to 70, does not hold the value of "
        "10.",
    )
    assert against(share(40, 32)) == (
        "not compared",
        "Not compared with England, 48 % (2016-17). A share of 40 out of 32 is more than the whole: "
        "correct one of them.",
    )
    assert against(share(17, 32), benchmark=None) == ("", "")


@pytest.mark.parametrize(
    ("rows", "method"),
    [
        ([reading("v", "May 2017", 9)], "exact"),
        ([share(17, 32)], "Wilson"),
        ([share(40, 32)], ""),
        ([share(17, 32, lower=50)], ""),
    ],
)
def test_the_method_of_an_interval(rows: list[Noun], method: str) -> None:
    assert interval_method(measures(indicator(baseline=Baseline()), *rows)) == method
