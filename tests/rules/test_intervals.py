"""Confidence intervals, comparison with a benchmark and recent trend: the field's own numbers and words."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from actionplan.rules.intervals import (
    BadFigures,
    Comparison,
    Interval,
    cannot_tell_from_chance,
    compare,
    interval_for,
    rate,
    recent_trend,
    wilson,
)
from actionplan.rules.trend import TrendPoint, trend_fit
from actionplan.words.errors import ActionPlanError
from actionplan.words.vocabulary import Direction

VECTORS = json.loads((Path(__file__).parents[1] / "data" / "indicator_statistics.json").read_text("utf-8"))


def each(name: str) -> pytest.MarkDecorator:
    cases = VECTORS[name]
    ids = [str(case.get("id") or case.get("case") or case.get("rule")) for case in cases]
    return pytest.mark.parametrize("case", cases, ids=ids)


def bounds(case: dict[str, Any], level: str) -> tuple[float, float] | None:
    return (case["lower" + level], case["upper" + level]) if "lower" + level in case else None


@pytest.mark.parametrize(("level", "confidence"), [("95", 0.95), ("998", 0.998)])
@each("ci")
def test_as_phe_indicator_methods(case: dict[str, Any], level: str, confidence: float) -> None:
    if case["kind"] == "proportion":
        found = wilson(case["x"], case["n"], confidence)
        assert found == pytest.approx(bounds(case, level), rel=0, abs=1e-10)
    else:
        found = rate(case["x"], case["n"], case["multiplier"], confidence)
        assert found == pytest.approx(bounds(case, level), rel=1e-10, abs=0)


@each("ci")
def test_the_method_of_each(case: dict[str, Any]) -> None:
    per = 100 if case["kind"] == "proportion" else case["multiplier"]
    method = {"Wilson": "Wilson", "Exact": "exact", "Byars": "Byar's"}[case["method"]]
    assert interval_for(case["x"], case["n"], per=per).method == method


def test_no_expected_values_are_left_out() -> None:
    """Each list of them has its test, here or with the charts and with progress."""
    here = {"ci", "ci_counts", "ci_errors", "benchmark", "fingertips_recent_trend"}
    elsewhere = {"spc", "spc_errors", "progress_linear", "progress_cagr", "rag_published_rules"}
    assert {name for name, cases in VECTORS.items() if cases} - {"meta"} == here | elsewhere


@each("ci_counts")
def test_plain_counts(case: dict[str, Any]) -> None:
    found = rate(case["x"], 1, confidence=case["confidence"])
    assert found == pytest.approx((case["lower"], case["upper"]), rel=1e-10, abs=0)
    assert interval_for(case["x"]).interval == found


# Published with four decimals: vaccination by two years in Yorkshire, preventable sight loss in England.
@pytest.mark.parametrize(
    ("found", "published"),
    [
        (interval_for(53185, 59028).interval, (89.8578, 90.3396)),
        (interval_for(1502, 49866388, per=100000).interval, (2.8616, 3.1683)),
    ],
)
def test_as_fingertips_publishes(found: Interval, published: tuple[float, float]) -> None:
    assert [round(bound or 0, 4) for bound in found] == list(published)


MORE_THAN_ALL = "A share of 12 out of 10 is more than the whole: correct one of them."
OF_NOTHING = "Nothing can be counted out of 0: give a whole above 0."
BELOW_NONE = "A count of -1 is below 0: correct it."
SURE = "A confidence of {} cannot be used: give a share from 0.9 to 0.9999, such as 0.95."
REFUSED: dict[str, list[tuple[Callable[[], Interval], str]]] = {
    "x > n for a proportion": [(lambda: wilson(12, 10), MORE_THAN_ALL)],
    "n = 0 (either)": [(lambda: wilson(0, 0), OF_NOTHING), (lambda: rate(3, 0), OF_NOTHING)],
    "x < 0": [(lambda: wilson(-1, 5), BELOW_NONE), (lambda: rate(-1, 5), BELOW_NONE)],
    "confidence 0.7 or 14": [
        (lambda: wilson(1, 5, 14), SURE.format(14)),
        (lambda: rate(1, 5, confidence=0.7), SURE.format(0.7)),
    ],
}
ANSWERED: dict[str, list[tuple[Callable[[], Interval], Interval]]] = {
    "missing x or n": [
        (lambda: wilson(None, 5), Interval(None, None)),
        (lambda: wilson(5, None), Interval(None, None)),
        (lambda: rate(None, 5), Interval(None, None)),
        (lambda: rate(5, None), Interval(None, None)),
    ],
    # Exact below 10, and so defined: a lower bound of -ln 0.999.
    "Byar's lower below 0 (x=1, 99.8%)": [
        (lambda: rate(1, 1, confidence=0.998), Interval(0.0010005003335835344, 9.233413476451)),
    ],
}


@each("ci_errors")
def test_what_is_refused_and_what_is_not(case: dict[str, Any]) -> None:
    for ask, words in REFUSED.get(case["case"], []):
        with pytest.raises(BadFigures) as refused:
            ask()
        assert str(refused.value) == words
    for ask, answer in ANSWERED.get(case["case"], []):
        assert list(ask()) == [b if b is None else pytest.approx(b, rel=1e-10) for b in answer]
    assert (case["case"] in REFUSED) == ("expected_error" in case)
    assert (case["case"] in ANSWERED) == ("expected" in case)


def test_a_refusal_is_told_as_any_other() -> None:
    assert issubclass(BadFigures, ActionPlanError)


@pytest.mark.parametrize("wrong", [float("nan"), float("inf"), "5", 10**400, 1e16])
def test_what_is_no_count_is_refused(wrong: Any) -> None:
    for ask in (lambda: wilson(wrong, 10), lambda: rate(3, wrong), lambda: rate(3, 10, per=wrong)):
        with pytest.raises(BadFigures, match="is no count: give numbers of at most 15 digits"):
            ask()


def test_a_rate_that_overflows_is_refused() -> None:
    with pytest.raises(BadFigures, match=r"A rate per .* out of .* is too large to work out"):
        rate(5, 1e-320, per=1e10)


def test_bounds_have_names() -> None:
    found = wilson(0, 25)
    assert (found.lower, found.upper) == (0.0, pytest.approx(0.133192250939048))


def test_a_weighted_count_below_ten_has_its_exact_interval() -> None:
    """Quantiles of chi-square with 5 and 7 degrees of freedom, from printed tables, halved."""
    assert rate(2.5, 1) == pytest.approx((0.831212 / 2, 16.0128 / 2), rel=1e-5)


wholes = st.integers(min_value=1, max_value=10**9)
confidences = st.floats(min_value=0.9, max_value=0.9999)


@given(wholes, st.floats(0, 1), confidences)
def test_wilson_stays_inside_0_to_1_and_holds_the_share(of: int, part: float, confidence: float) -> None:
    count = min(of, round(part * of))
    lower, upper = wilson(count, of, confidence)
    assert lower is not None
    assert upper is not None
    assert 0 <= lower <= count / of <= upper <= 1


@given(wholes, st.floats(0, 1), confidences)
def test_wilson_of_the_others_is_the_mirror_image(of: int, part: float, confidence: float) -> None:
    count = min(of, round(part * of))
    lower, upper = wilson(of - count, of, confidence)
    assert wilson(count, of, confidence) == pytest.approx((1 - upper, 1 - lower), abs=1e-12)


@given(st.floats(0, 1e15), st.floats(0, 1), confidences)
def test_so_it_does_for_weighted_counts(of: float, part: float, confidence: float) -> None:
    if of > 0 and part * of <= of:
        lower, upper = wilson(part * of, of, confidence)
        assert 0 <= (lower or 0) <= part * of / of <= (upper or 0) <= 1


@given(wholes, st.floats(0, 1), confidences, confidences)
def test_more_confidence_is_wider(of: int, part: float, one: float, other: float) -> None:
    less, more = sorted((one, other))
    count = min(of, round(part * of))
    for interval in (lambda c: wilson(count, of, c), lambda c: rate(count, of, 1, c)):
        inner, outer = interval(less), interval(more)
        assert outer.lower <= inner.lower * (1 + 1e-9)
        assert outer.upper >= inner.upper * (1 - 1e-9)


@given(st.integers(0, 10**6), wholes, st.sampled_from([10, 100, 1000, 100000]))
def test_a_rate_scales_with_per(count: int, of: int, per: int) -> None:
    one = rate(count, of)
    assert rate(count, of, per) == pytest.approx((one.lower * per, one.upper * per), rel=1e-12)
    assert one.lower <= count / of <= one.upper


@given(st.integers(0, 50))
def test_a_larger_count_has_larger_bounds(count: int) -> None:
    """Across the change of method at 10, too."""
    less, more = rate(count, 1), rate(count + 1, 1)
    assert less.lower < more.lower
    assert less.upper < more.upper


def test_a_published_interval_wins() -> None:
    assert interval_for(96, 1050, published=(7.1, 11.6)) == (Interval(7.1, 11.6), "as published")
    assert interval_for(None, published=(7.1, 11.6)) == (Interval(7.1, 11.6), "as published")


@pytest.mark.parametrize("published", [None, (None, None), (7.1, None), (None, 11.6)])
def test_half_an_interval_is_not_published(published: Any) -> None:
    found, method = interval_for(96, 1050, published=published)
    assert (found, method) == (pytest.approx((7.54530069406976, 11.0382781907325)), "Wilson")


def test_no_count_has_no_interval_and_no_method() -> None:
    assert interval_for(None, 50) == (Interval(None, None), "")


def test_a_count_of_none_starts_at_zero() -> None:
    assert interval_for(0, 25).interval == pytest.approx((0, 13.3192250939048))


@each("benchmark")
def test_benchmarks(case: dict[str, Any]) -> None:
    found = compare(
        case["value"], bounds(case, "95"), case["benchmark"], case["polarity"], bounds(case, "998")
    )
    assert found == case["expected"]


@pytest.mark.parametrize(
    ("benchmark", "polarity", "one_level", "two_levels"),
    [
        (8.9, "high", "better", "best"),
        (9.0, "high", "better", "better"),
        (9.9, "high", "better", "better"),
        (10.0, "high", "similar", "similar"),
        (14.0, "high", "similar", "similar"),
        (14.1, "high", "worse", "worse"),
        (15.1, "high", "worse", "worst"),
        (8.9, "low", "worse", "worst"),
        (15.1, "low", "better", "best"),
        (15.1, "none", "lower", "lower"),
        (8.9, "none", "higher", "higher"),
        (8.9, Direction.MORE, "better", "best"),
        (8.9, Direction.FEWER, "worse", "worst"),
        (8.9, Direction.NEITHER, "higher", "higher"),
    ],
)
def test_one_level_and_two(benchmark: float, polarity: str, one_level: str, two_levels: str) -> None:
    assert compare(12, (10, 14), benchmark, polarity) == one_level
    assert compare(12, (10, 14), benchmark, polarity, (9, 15)) == two_levels
    assert compare(12, (10, 14), benchmark, polarity, (None, None)) == one_level


@pytest.mark.parametrize(
    ("value", "interval", "benchmark"),
    [
        (None, (10, 14), 9),
        (12, None, 9),
        (12, (None, 14), 9),
        (12, (10, None), 9),
        (12, (None, None), 9),
        (12, (10, 14), None),
    ],
)
def test_what_is_missing_is_not_compared(value: Any, interval: Any, benchmark: Any) -> None:
    assert compare(value, interval, benchmark, "high", (9, 15)) is Comparison.NOT_COMPARED


def test_a_comparison_needs_sense() -> None:
    with pytest.raises(BadFigures, match=r'"good" does not say which way is good: give high, low or none.'):
        compare(12, (10, 14), 9, "good")
    with pytest.raises(BadFigures, match=r"An interval from 14 to 10 runs backwards: exchange its bounds."):
        compare(12, (14, 10), 9, "high")
    with pytest.raises(BadFigures, match="The benchmark is no number"):
        compare(12, (10, 14), float("nan"), "high")


MIRRORED = {"better": "worse", "best": "worst", "worse": "better", "worst": "best", "similar": "similar"}


@given(st.lists(st.floats(-1e6, 1e6), min_size=4, max_size=4), st.floats(-2e6, 2e6))
def test_the_other_way_round_what_was_better_is_worse(ends: list[float], benchmark: float) -> None:
    low998, low, high, high998 = sorted(ends)
    judged = [compare(low, (low, high), benchmark, way, (low998, high998)) for way in ("high", "low")]
    assert judged[1] == MIRRORED[judged[0]]


def yearly(*values: float, width: float = 1.0, first: int = 2020) -> list[TrendPoint]:
    return [TrendPoint(first + i, v, v - width / 2, v + width / 2) for i, v in enumerate(values)]


MARKERS = {"no_change": "no significant change", "cannot_be_calculated": "cannot be calculated"}


@each("fingertips_recent_trend")
def test_recent_trends(case: dict[str, Any]) -> None:
    points = [TrendPoint(row["year"], row["value"], row["lower"], row["upper"]) for row in case["rows"]]
    marker = case["expected_marker"]
    assert recent_trend(points, "none") == MARKERS.get(marker, marker)
    fit = trend_fit(points)
    assert fit is not None
    assert fit.slope == pytest.approx(case["slope"], abs=1e-9)
    assert fit.chi_square == pytest.approx(case["chi2"], rel=1e-9)
    assert fit.steady == case["all_leave_one_out_slopes_same_sign"]


@given(
    st.lists(st.integers(0, 40), min_size=5, max_size=5),
    st.integers(-1000, 1000),
    st.sampled_from([0.25, 2, 64]),
)
def test_a_trend_is_the_same_in_another_unit_and_from_another_zero(
    values: list[int], shift: int, scale: float
) -> None:
    moved = yearly(*(value * scale + shift for value in values), width=8 * scale)
    plain = yearly(*values, width=8)
    fit = trend_fit(plain)
    assume(fit is not None and abs(fit.chi_square - 9.54953570608324) > 1e-6 and abs(fit.slope) > 1e-9)
    assert recent_trend(moved, "high") == recent_trend(plain, "high")
    assert recent_trend(moved[::-1], "low") == recent_trend(plain, "low")


@pytest.mark.parametrize(
    ("polarity", "up", "down"),
    [
        ("high", "increasing and getting better", "decreasing and getting worse"),
        ("low", "increasing and getting worse", "decreasing and getting better"),
        ("none", "increasing", "decreasing"),
        (Direction.FEWER, "increasing and getting worse", "decreasing and getting better"),
    ],
)
def test_the_words_of_a_trend(polarity: str, up: str, down: str) -> None:
    assert recent_trend(yearly(1, 2, 3, 4, 5), polarity) == up
    assert recent_trend(yearly(5, 4, 3, 2, 1), polarity) == down


def test_only_the_last_five_years_count_in_any_order() -> None:
    assert (
        recent_trend(yearly(90, 1, 2, 3, 4, 5, first=2019)[::-1], "high") == "increasing and getting better"
    )


def test_the_threshold_is_that_of_99_8_per_cent() -> None:
    """A slope of 1 a year over five years has a chi-square of 10 by the square of 3.92 by the width."""
    width = 3.92 * (10 / 9.54953570608324) ** 0.5
    assert recent_trend(yearly(1, 2, 3, 4, 5, width=width * 0.999), "none") == "increasing"
    assert recent_trend(yearly(1, 2, 3, 4, 5, width=width * 1.001), "none") == "no significant change"


def test_one_year_alone_makes_no_trend() -> None:
    assert recent_trend(yearly(5, 5, 5, 5, 9), "none") == "no significant change"


@pytest.mark.parametrize(
    "points",
    [
        [],
        yearly(1, 2, 3, 4),
        [*yearly(1, 2, 3, 4), TrendPoint(2025, 5, 4, 6)],
        [*yearly(1, 2, 3, 4), TrendPoint(2023, 5, 4, 6)],
        [*yearly(1, 2, 3, 4), TrendPoint(2024, None, 4, 6)],
        [*yearly(1, 2, 3, 4), TrendPoint(2024, 5, None, 6)],
        [*yearly(1, 2, 3, 4), TrendPoint(2024, 5, 5, 5)],
        [*yearly(1, 2, 3, 4), TrendPoint(2024, 5, 6, 4)],
    ],
    ids=["none", "four", "a gap", "twice a year", "no value", "no bound", "no width", "backwards"],
)
def test_fewer_than_five_years_in_a_row(points: list[TrendPoint]) -> None:
    assert recent_trend(points, "high") == "cannot be calculated"


def test_one_heavy_year_does_not_break_the_line() -> None:
    points = [*yearly(1, 2, 3, 4), TrendPoint(2024, 5, 5 - 1e-9, 5 + 1e-9)]
    assert recent_trend(points, "high") == "increasing and getting better"


def test_ten_per_cent_more_of_240_stories_is_chance() -> None:
    assert cannot_tell_from_chance(240, None, 264) == (
        "One year cannot tell 264 from chance: the baseline of 240 has a 95 % interval of 210.6 to 272.4 (Byar's)."
    )
    assert cannot_tell_from_chance(240, None, 273) == ""


def test_a_share_is_told_in_per_cent() -> None:
    assert cannot_tell_from_chance(43, 50, 90) == (
        "One year cannot tell 90 % from chance: the baseline of 43 out of 50 has a 95 % interval of 73.8 to 93 % "
        "(Wilson)."
    )
    assert cannot_tell_from_chance(43, 50, 95) == ""


def test_a_rate_is_told_in_its_own_unit() -> None:
    assert cannot_tell_from_chance(3, 12000, 0.5, per=1000) == (
        "One year cannot tell 0.5 per 1,000 from chance: the baseline of 3 out of 12,000 has a 95 % interval of "
        "0.052 to 0.73 per 1,000 (exact)."
    )


def test_the_published_interval_of_a_baseline_wins_here_too() -> None:
    assert cannot_tell_from_chance(96, 1050, 11.5, published=(7.1, 11.6)) == (
        "One year cannot tell 11.5 % from chance: the baseline of 96 out of 1,050 has a 95 % interval of 7.1 to 11.6 % "
        "(as published)."
    )
    assert cannot_tell_from_chance(None, None, 11.6, published=(7.1, 11.6)) == (
        "One year cannot tell 11.6 % from chance: the baseline has a 95 % interval of 7.1 to 11.6 % (as published)."
    )


def test_without_a_baseline_there_is_no_note() -> None:
    assert cannot_tell_from_chance(None, 50, 90) == ""
