"""What the pictures show, in words."""

import pytest

from actionplan.reports.told import chart_rows, completions_in_words, marks_in_words, runs, strip_in_words
from actionplan.view.data import CompletionData, HistoryData
from actionplan.view.success_data import ChartData, PointData
from tests.reports.sample import SAMPLE

LABELS = {"amber": "One month behind"}


def row(*rags: str, direction: str = "", title: str = "One", periods: tuple[str, ...] = ()) -> HistoryData:
    names = periods or tuple(f"P{n:02d}" for n in range(1, len(rags) + 1))
    cells = tuple(zip(names, rags, strict=True))
    return HistoryData(title=title, cells=cells, before=("", *rags)[-2], direction=direction)


@pytest.mark.parametrize(
    ("rags", "words"),
    [
        (("green",), "Green in fortnight 1"),
        (("red", "red"), "Red in fortnights 1 and 2"),
        (
            ("", "amber", "amber", "amber", "green"),
            "One month behind in fortnights 2 to 4, Green in fortnight 5",
        ),
        (("red", "", "red"), "Red in fortnights 1 and 3"),
        (("red", "red", "", "red", "red", "red"), "Red in fortnights 1, 2 and 4 to 6"),
    ],
)
def test_neighbouring_reports_of_one_status_are_told_together(rags, words):
    assert runs(row(*rags), LABELS) == words


@pytest.mark.parametrize(
    ("periods", "words"),
    [
        (("P02", "P05", "P08", "P09"), "fortnights 2, 5, 8 and 9"),
        (("P02", "P05", "P06", "P07"), "fortnights 2 and 5 to 7"),
        (("P17", "P18", "P19..P20", "P21"), "fortnights 17 to 21"),
        (("P17", "P18", "P20"), "fortnights 17, 18 and 20"),
        (
            ("2017-18 P25", "2017-18 P26", "P01", "P02"),
            "fortnights 25 and 26 of 2017-18 and fortnights 1 and 2",
        ),
        (("2017-18 P24", "2017-18 P25", "2017-18 P26"), "fortnights 24 to 26 of 2017-18"),
        (("P05", "P01..P06"), "fortnight 5 and now"),
    ],
)
def test_only_fortnights_that_follow_each_other_are_told_as_a_stretch(periods, words):
    shown = row(*["red"] * len(periods), periods=periods)
    assert runs(shown, {}) == f"Red in {words}"
    assert strip_in_words((shown,), {}).startswith(f"The status of each priority in the reports of {words}.")


def test_a_priority_that_was_taken_out_is_told_last():
    rows = (row("red", "", title="Gone"), row("red", "green", direction="improved", title="Here"))
    assert strip_in_words(rows, {}).endswith(" Improved: Here (Red to Green). No longer in the plan: Gone.")


def test_the_status_before_a_span_is_the_one_it_is_compared_with():
    span = row("red", "green", "amber", direction="improved").model_copy(update={"before": "red"})
    assert strip_in_words((span,), {}).endswith(" Improved: One (Red to Amber).")


def test_the_strip_is_told_by_its_directions_the_worst_first():
    rows = (
        row("amber", "green", direction="improved", title="Better"),
        row("green", "amber", direction="deteriorated", title="Worse"),
        row("red", "red", direction="sustained", title="Same"),
        row("green", "red", direction="deteriorated", title="Also worse"),
        row("", "red", title="New"),
    )
    assert strip_in_words(rows, LABELS) == (
        "The status of each priority in the reports of fortnights 1 and 2. Deteriorated: Worse (Green to One month "
        "behind) and Also worse (Green to Red). Improved: Better (One month behind to Green). "
        "Sustained: Same (Red). Not compared: New (Red)."
    )


def test_a_report_that_stands_alone_is_told_too():
    assert strip_in_words((row("green"),), {}) == (
        "The status of each priority in the report of fortnight 1. Not compared: One (Green)."
    )


def test_planned_and_completed_are_told_by_the_end_of_the_period():
    assert completions_in_words(SAMPLE) == (
        "Planned and completed: by 25 June 2017 six of 10 were planned to be complete, and two were. By the end of "
        "fortnight 26 the plan comes to 9."
    )


def test_the_day_of_judgement_is_said_where_the_period_is_not_over():
    early = SAMPLE.model_copy(update={"as_at": "2017-06-20", "as_at_words": "20 June 2017"})
    assert "six of 10 were planned to be complete, and two were on 20 June 2017." in completions_in_words(
        early
    )


def test_the_last_period_and_one_alone():
    over = SAMPLE.model_copy(update={"completions": (CompletionData(period="P26", planned=1, done=1),)})
    assert completions_in_words(over) == (
        "Planned and completed: by 25 June 2017 one of 10 was planned to be complete, and one was."
    )


def test_none_is_told_as_none():
    early = (CompletionData(period="P06", planned=0, done=0), CompletionData(period="P26", planned=2))
    assert completions_in_words(SAMPLE.model_copy(update={"completions": early})) == (
        "Planned and completed: by 25 June 2017 none of 10 was planned to be complete, and none was. By the end of "
        "fortnight 26 the plan comes to 2."
    )


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        ((), ""),
        (("", "improvement"), "A diamond marks an improvement."),
        (("change", "", "concern", "change"), "A square marks a concern and a cross marks a change."),
    ],
)
def test_only_the_marks_that_a_chart_has_are_explained(kinds, words):
    assert marks_in_words(kinds) == words


def test_a_chart_with_limits_is_a_table_of_five_columns():
    points = (
        PointData(date="2017-04-01", value=12.5, mean=11.14, lower=-1.2, upper=23.46, mark="concern"),
        PointData(date="2017-05-01", value=None, mean=11.14, lower=-1.2, upper=23.46),
        PointData(date="2017-06-01", value=1450, group=1, mean=1450, mark="improvement"),
        PointData(date="2017-07-01", value=3, group=1),
    )
    assert list(chart_rows(ChartData(points=points, has_limits=True, alt="x"))) == [
        ("1 April 2017", "12.5", "11.1", "-1.2 to 23.5", "Concern"),
        ("1 May 2017", "Not measured", "11.1", "-1.2 to 23.5", ""),
        ("1 June 2017", "1,450", "1,450", "", "Improvement, limits begin anew"),
        ("1 July 2017", "3", "", "", ""),
    ]


def test_a_chart_without_limits_is_a_table_of_days_and_values():
    points = (PointData(date="2017-04-01", value=0.5), PointData(date="2017-05-01", value=None))
    assert list(chart_rows(ChartData(points=points, alt="x"))) == [
        ("1 April 2017", "0.5"),
        ("1 May 2017", "Not measured"),
    ]
