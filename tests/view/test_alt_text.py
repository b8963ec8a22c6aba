"""Charts in words."""

from typing import Any

import pytest

from actionplan.view.alt_text import alt_text
from actionplan.view.success_data import ChartData, PointData

MONTHS = [f"{2016 + n // 12}-{n % 12 + 1:02}-01" for n in range(24)]


def chart(*values: float | None, marks: str = "", groups: str = "", **fields: Any) -> ChartData:
    """A chart with a mean of 20 and limits of 15 and 25; `marks` has a letter for each value, `groups` a figure."""
    named = {"i": "improvement", "c": "concern", "h": "change"}
    limits = fields.pop("limits", {"mean": 20, "lower": 15, "upper": 25})
    points = tuple(
        PointData(date=day, value=value, group=int(group), mark=named.get(mark, ""), **limits)
        for day, value, mark, group in zip(
            MONTHS, values, marks.ljust(24, "."), groups.ljust(24, "0"), strict=False
        )
    )
    return ChartData(points=points, alt="", **{"unit": "people"} | fields)


def test_all_numbers_of_a_chart_are_told() -> None:
    many = [20.0, 18, 23, *[21.0] * 9, 22]
    assert alt_text(
        "People at meetings", chart(*many, marks=".i", target="more than 24 people", target_low=24)
    ) == (
        "People at meetings: line chart of 13 values from 1 January 2016 to 1 January 2017; first 20 people, latest "
        "22 people, lowest 18 people, highest 23 people. Mean 20 people, limits 15 to 25 people. "
        "Target more than 24 people. One point marked as improvement, 1 February 2016."
    )


def test_fewer_values_have_limits_on_trial_and_gaps_are_counted() -> None:
    assert alt_text("Replies", chart(1, None, 2, unit="%", shown="added since the reading before")) == (
        "Replies: line chart of two values, added since the reading before, from 1 January 2016 to 1 March 2016, one "
        "missing; first 1 %, latest 2 %, lowest 1 %, highest 2 %. Mean 20 %, limits on trial 15 to 25 %."
    )


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"limits": {}}, ""),
        ({"limits": {"mean": 2}}, " Mean 2 people, no limits."),
        ({"groups": "01"}, " Since 1 February 2016 mean 20 people, limits on trial 15 to 25 people."),
        ({"limits": {}, "target": "fewer than 5 people", "target_high": 5}, " Target fewer than 5 people."),
        ({"limits": {}, "has_limits": True}, " No limits."),
        ({"limits": {}, "has_limits": True, "groups": "01"}, " Since 1 February 2016 no limits."),
        (
            {"limits": {}, "marks": "cc"},
            " Two points marked as concern, 1 January 2016 and 1 February 2016.",
        ),
    ],
)
def test_what_there_is_to_tell_beside_the_values(fields: dict[str, Any], words: str) -> None:
    said = alt_text("Replies", chart(1, 2, **fields))
    assert said.partition("highest 2 people.")[2] == words


def test_many_marked_points_are_told_from_the_first_to_the_last() -> None:
    said = alt_text("Replies", chart(1, 2, 3, 4, marks="hhih", limits={}))
    assert said.endswith(
        " One point marked as improvement, 1 March 2016. "
        "Three points marked as change, 1 January 2016 to 1 April 2016."
    )


def test_worked_out_figures_are_rounded_and_a_long_title_is_cut() -> None:
    limits = {"mean": 100 / 3, "lower": -0.5, "upper": 66.66}
    said = alt_text("x" * 200, chart(100 / 3, 53.125, unit="%", limits=limits))
    assert said == (
        "X"
        + "x" * 88
        + "…: line chart of two values from 1 January 2016 to 1 February 2016; first 33.3 %, latest 53.1 %, "
        "lowest 33.3 %, highest 53.1 %. Mean 33.3 %, limits on trial -0.5 to 66.7 %."
    )


def test_limits_are_on_trial_while_the_stretch_in_force_has_few_points() -> None:
    values = [20.0, 18, 23, *[21.0] * 10, 22, 23]
    assert " Since 1 February 2017 mean 20 people, limits on trial 15 to 25 people." in alt_text(
        "Replies", chart(*values, groups="0" * 13 + "11")
    )


def test_money_has_its_sign_in_front_of_each_figure() -> None:
    limits = {"mean": 5, "lower": 1, "upper": 9}
    said = alt_text("Spent", chart(4, 6, unit="£", limits=limits, target="£5 to £10"))
    assert (
        said.partition("lowest ")[2] == "£4, highest £6. Mean £5, limits on trial £1 to £9. Target £5 to £10."
    )
