"""What the pictures show, in words."""

import pytest

from actionplan.reports.told import completions_in_words, runs, strip_in_words
from actionplan.view.data import CompletionData, HistoryData
from tests.reports.sample import SAMPLE

LABELS = {"amber": "One month behind"}


def row(*rags: str, direction: str = "", title: str = "One") -> HistoryData:
    cells = tuple((f"P{n:02d}", rag) for n, rag in enumerate(rags, start=1))
    return HistoryData(title=title, cells=cells, direction=direction)


@pytest.mark.parametrize(
    ("rags", "words"),
    [
        (("green",), "Green P01"),
        (("red", "red"), "Red P01 and P02"),
        (("", "amber", "amber", "amber", "green"), "One month behind P02 to P04, Green P05"),
        (("red", "", "red"), "Red P01 and P03"),
    ],
)
def test_neighbouring_reports_of_one_status_are_told_together(rags, words):
    assert runs(row(*rags), LABELS) == words


def test_the_strip_is_told_by_its_directions_the_worst_first():
    rows = (
        row("amber", "green", direction="improved", title="Better"),
        row("green", "amber", direction="deteriorated", title="Worse"),
        row("red", "red", direction="sustained", title="Same"),
        row("green", "red", direction="deteriorated", title="Also worse"),
        row("", "red", title="New"),
    )
    assert strip_in_words(rows, LABELS) == (
        "The status of each priority, P01 and P02. Deteriorated: Worse (Green to One month behind) and Also worse "
        "(Green to Red). Improved: Better (One month behind to Green). Sustained: Same (Red). Not compared: "
        "New (Red)."
    )


def test_a_report_that_stands_alone_is_told_too():
    assert strip_in_words((row("green"),), {}) == (
        "The status of each priority, P01. Not compared: One (Green)."
    )


def test_planned_and_completed_are_told_by_the_end_of_the_period():
    assert completions_in_words(SAMPLE) == (
        "Planned and completed: by 25 June 2017 six of 10 were planned to be complete, and two were. By the end of "
        "P26 the plan comes to 9."
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
