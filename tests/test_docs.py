"""Every number of the page on how our numbers differ, worked out anew."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import accumulate
from pathlib import Path
from typing import Any, get_args

import pytest

from actionplan.plan.nouns import Indicator, Observation
from actionplan.rules.aims import Aim, Course
from actionplan.rules.charting import has_icons, is_drawn, is_rare
from actionplan.rules.intervals import cannot_tell_from_chance, compare, interval_for, recent_trend
from actionplan.rules.progress import compound, judge
from actionplan.rules.readings import Reading
from actionplan.rules.spc import POINTS_FOR_ICONS, Chart, net_gain, xmr
from actionplan.rules.spc.chart import Assurance, Variation
from actionplan.rules.spc.verdicts import group_in_force
from actionplan.rules.spc_words import assurance_in_words, variation_in_words
from actionplan.rules.steady import steady_mean
from actionplan.rules.trend import TrendPoint
from actionplan.words.vocabulary import Direction
from tests.rules.spc_sample import STEADY, VECTORS, marked, months

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "how-our-numbers-differ.md").read_text("utf-8")
PROSE = " ".join(PAGE.split())

Row = dict[str, str]


def tables() -> Iterator[list[Row]]:
    """The tables of the page, each a list of its rows by their headings."""
    for block in re.findall(r"(?:^\|.*\n)+", PAGE, re.MULTILINE):
        headings, _, *rows = ([cell.strip() for cell in line[1:-1].split("|")] for line in block.splitlines())
        yield [dict(zip(headings, row, strict=True)) for row in rows]


def rows(*headings: str) -> list[Row]:
    """The rows of every table that begins with these headings."""
    found = [row for table in tables() for row in table if tuple(row)[: len(headings)] == headings]
    assert found, headings
    return found


def numbers(text: str) -> list[float | None]:
    return [None if each == "–" else float(each) for each in text.replace(",", " ").split()]


def number_in(pattern: str, text: str) -> float | None:
    found = re.search(pattern, text)
    return float(found[1]) if found else None


def chart(row: Row) -> Chart:
    values, asked = numbers(row["Values"]), row["Asked with"]
    run_length = number_in(r"run_length: (\d+)", asked)
    return xmr(
        values,
        months(len(values)),
        target=number_in(r"target (\d+)", asked),
        improvement_direction="decrease" if "fewer is better" in asked else "increase",
        screen_outliers="screen_outliers: false" not in asked,
        run_length=int(run_length or 7),
        rebase=re.findall(r"reset on (\S+)", asked),
    )


def limits(lower: float, upper: float) -> str:
    return f"limits {lower:.2f} to {upper:.2f}"


def told(chart: Chart) -> str:
    """A chart as the page tells it."""
    in_force = group_in_force(chart.groups)
    assert in_force is not None
    mean, _, lower, upper, *_ = in_force.limits
    drawn = "no limits" if lower is None or upper is None else limits(lower, upper)
    variation = f"`{chart.variation}`" if chart.variation else "no variation icon"
    assurance = f"`{chart.assurance}`" if chart.assurance else "no assurance icon"
    count = len(marked(chart)) or "none"
    return f"{chart.status}: mean {mean:.2f}, {drawn}; {count} marked; {variation}; {assurance}"


CHARTS = rows("Case", "Values")


@pytest.mark.parametrize("row", CHARTS, ids=lambda row: row["Case"])
def test_the_charts(row: Row) -> None:
    assert row["Here"] == told(chart(row))


def case(named: str) -> Row:
    (row,) = (row for row in CHARTS if row["Case"] == named)
    return row


def test_an_icon_needs_thirteen_points_since_the_last_reset() -> None:
    made = chart(case("limits reset on a day without a value"))
    assert (made.variation, group_in_force(made.groups).measured, has_icons(made)) == (
        "common_cause",
        12,
        False,
    )
    assert "An icon needs 13 points since the limits were last reset" in PROSE
    assert POINTS_FOR_ICONS == 13


def test_which_charts_are_of_rare_events() -> None:
    assert [row["Case"] for row in CHARTS if is_rare(chart(row))] == [
        "few changes, mostly zero",
        "mostly zero, with changes",
    ]


def test_from_how_many_points_on_limits_are_drawn() -> None:
    assert [
        is_drawn(chart({"Values": f"1, 3, 2, 4, {last}", "Asked with": ""}).groups[0]) for last in (2, "2, 3")
    ] == [
        False,
        True,
    ]
    assert "The limits are drawn from 6 points on" in PROSE


def test_the_rise_with_one_value_twice() -> None:
    row = case("a rise with one value twice")
    assert row["Official tool"] == f"the seventh point: {chart(row).points[6].special_cause}"


def test_what_the_r_package_says_is_what_it_said() -> None:
    by_values = {tuple(v["input"]["values"]): v for v in VECTORS["spc"]}
    compared = 0
    for row in CHARTS:
        vector = by_values.get(tuple(numbers(row["Values"])))
        if vector and not re.search("run_length|screen", row["Asked with"]):
            official, expected = row.get("NHSRplotthedots 0.2.2") or row["Official tool"], vector["expected"]
            (group,) = expected["groups"]
            says = "no limits" if group["lpl"] is None else limits(group["lpl"], group["upl"])
            assert says in official
            assert ("`inconsistent`" in official) == (expected["assurance_type"] == "inconsistent")
            compared += 1
    assert compared == 4


def test_the_mostly_zero_series_in_the_r_package() -> None:
    (row,) = (row for row in CHARTS if row["Case"].startswith("few changes"))
    (vector,) = (v for v in VECTORS["spc"] if v["id"] == "spc30c_mostly_zero")
    every, better = len(vector["expected"]["flagged_points"]), vector["expected"]["point_type"]
    assert (
        f"all {every} marked, {better.count('special_cause_improvement')} as improvement"
        in row["NHSRplotthedots 0.2.2"]
    )


def test_the_running_total_and_its_gain_are_one_series() -> None:
    total, gain = (numbers(row["Values"]) for row in CHARTS[-2:])
    assert net_gain(total) == gain
    assert list(accumulate([100.0, *(n or 0 for n in gain[1:])])) == total


def icons() -> Iterator[tuple[str, str]]:
    """Each icon with what is said of it."""
    high, low = [*STEADY, 40], [*STEADY, -20]
    for values in (STEADY, high, low):
        for direction in ("increase", "decrease", "neutral"):
            for target in (-40, 12, 60):
                made = xmr(values, improvement_direction=direction, target=target)
                yield str(made.variation), variation_in_words(made)
                yield str(made.assurance), assurance_in_words(made, str(target))


def test_the_words_for_the_icons() -> None:
    page = {icon: row["Here"] for row in rows("Icon") for icon in re.findall(r"`(\w+)`", row["Icon"])}
    assert set(page) == {*get_args(Variation), *get_args(Assurance)}
    said = {icon: words for icon, words in icons() if words}
    assert set(said) == set(page)
    assert [icon for icon, words in page.items() if words not in said[icon]] == []


@pytest.mark.parametrize("row", rows("Figure", "Method"), ids=lambda row: row["Figure"])
def test_the_intervals(row: Row) -> None:
    figures = [float(each.replace(",", "")) for each in re.findall(r"[\d,]*\d", row["Figure"])]
    per = 100 if "per cent" in row["Figure"] else figures[2] if len(figures) > 2 else 1
    (lower, upper), method = interval_for(figures[0], figures[1] if len(figures) > 1 else None, per=per)
    assert (row["Method"], row["Interval here"]) == (method, f"{lower:.4f} to {upper:.4f}")


@pytest.mark.parametrize("row", rows("Value", "Interval"), ids=lambda row: " ".join(row.values()))
def test_the_comparisons(row: Row) -> None:
    bounds: Any = tuple(numbers(row["Interval"].replace(" to ", " "))) if row["Interval"] != "none" else None
    assert row["Here"] == compare(float(row["Value"]), bounds, float(row["Benchmark"]), row["Better is"])


@pytest.mark.parametrize("row", rows("Five years, each with its 95 % interval 1 either way"), ids=str)
def test_the_recent_trends(row: Row) -> None:
    values = numbers(next(iter(row.values())))
    points = [TrendPoint(2020 + n, v, (v or 0) - 1, (v or 0) + 1) for n, v in enumerate(values)]
    assert row["Here"] == recent_trend(points, "none")


@pytest.mark.parametrize("row", rows("Baseline", "Target", "From"), ids=lambda row: row["Reading"])
def test_progress(row: Row) -> None:
    way, level = row["Target"].rsplit(" ", 1)
    low = way == "at least"
    aim = Aim(
        float(level) if low else None,
        None if low else float(level),
        Direction.MORE if low else Direction.FEWER,
    )
    start, end = row["From"], row["To"]
    course = (
        Course(float(row["Baseline"]), date.fromisoformat(start), date.fromisoformat(end)) if start else None
    )
    found = judge(aim, float(row["Reading"]), date.fromisoformat(row["On"]), course)
    ratio = "" if found.ratio is None else f"{found.ratio:.2f}"
    told = (f"{found.planned:.2f}", ratio, f"{found.gap_percent:.1f}", found.status)
    assert (
        row["Due then"],
        row["Share of the change due"],
        row["Off the line, in per cent"],
        row["Here"],
    ) == told


def test_where_the_sources_differ_on_progress() -> None:
    growth = compound((2019, 13.9), (2030, 5), (2023, 11.6), Direction.FEWER)
    assert growth is not None
    assert f"Open SDG uses, the share is {growth.ratio:.2f}: limited progress" in PROSE
    smoking = next(row for row in rows("Baseline", "Target", "From") if row["Baseline"] == "13.9")
    assert f"is {smoking['Off the line, in per cent'].lstrip('-')} % above the line" in PROSE
    assert f"By the share of the change due, {smoking['Share of the change due']}," in PROSE


@pytest.mark.parametrize("row", rows("Baseline", "Target", "Here"), ids=lambda row: row["Target"])
def test_small_figures(row: Row) -> None:
    note = cannot_tell_from_chance(float(row["Baseline"]), None, float(row["Target"]))
    assert row["Here"] == (note or "no note")


def test_from_which_count_ten_per_cent_more_can_be_told_from_chance() -> None:
    first = next(n for n in range(100, 1000) if not cannot_tell_from_chance(n, None, n * 1.1))
    assert f"10 % more of a count under about {round(first, -1)} a year" in PROSE


def test_the_settings_that_the_page_names_are_those_of_an_indicator() -> None:
    from actionplan.plan.indicators import ChartSettings, Indicator
    from actionplan.plan.nouns import Observation

    assert set(re.findall(r"chart: \{(\w+):", PAGE)) <= set(ChartSettings.model_fields)
    assert "running_total" in Indicator.model_fields
    assert {"lower", "upper"} <= set(Observation.model_fields)
    assert Indicator.model_fields["tolerance"].default == 5


def test_a_change_that_chance_alone_explains_turns_no_status() -> None:
    plain = Indicator(id="i", title="Visits")
    values = [14, 11, 13, 9, 12, 15, 10, 13, 11, 14, 12, 16, 10]
    taken = [
        Reading(Observation(id=f"v{n}", indicator="i", date="2026", value=v), date(2026, 1, n + 1), v)
        for n, v in enumerate(values)
    ]
    assert steady_mean(plain, taken[:12]) is None
    assert steady_mean(plain, taken) == pytest.approx(sum(values) / 13)
    assert steady_mean(plain, [*taken[:12], replace(taken[12], level=40.0)]) is None
    rule = "where 13 points or more since the last reset show no sign of change, the target is judged by their mean"
    assert rule in PROSE
