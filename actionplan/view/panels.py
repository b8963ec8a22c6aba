"""The measures of a plan as its success-indicator report prints them: a panel each, and what nobody measures yet."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.plan.nouns import Indicator
from actionplan.view.charted import Charted, charted
from actionplan.view.cited import cited
from actionplan.view.compared import compared, small_figures, trend
from actionplan.view.judging import Judged
from actionplan.view.measured import Measured, is_measured, measured
from actionplan.view.panel_words import (
    baseline_in_words,
    method,
    reading_in_words,
    revised,
    standings,
    target_in_words,
    travel,
    where,
)
from actionplan.view.plan_view import PlanView
from actionplan.view.success_data import PanelData, UnmeasuredData
from actionplan.words.english import one_line


def panels(view: PlanView, judged: Sequence[Judged]) -> tuple[PanelData, ...]:
    """A panel for each indicator with a baseline or a reading by the day of judgement, in plan order."""
    return tuple(_panel(one, charted(one)) for one in measured(view, judged))


def unmeasured(view: PlanView) -> tuple[UnmeasuredData, ...]:
    """The other indicators, in plan order."""
    return tuple(
        UnmeasuredData(
            id=indicator.id,
            title=one_line(indicator.title),
            theme=one_line(indicator.theme),
            level=_level(indicator),
            note=indicator.note,
            evidence=cited(view, indicator.id),
        )
        for indicator in view.plan.indicators
        if not is_measured(view, indicator)
    )


def _panel(one: Measured, chart: Charted) -> PanelData:
    indicator = one.indicator
    comparison, sentence = compared(one)
    return PanelData(
        id=indicator.id,
        title=one_line(indicator.title),
        priority=_priority(one),
        level=_level(indicator),
        measure=one_line(indicator.measure),
        unit=one_line(indicator.unit),
        where=where(one),
        latest=reading_in_words(one, 0),
        previous=reading_in_words(one, 1),
        travel=travel(one),
        baseline=baseline_in_words(one),
        target=target_in_words(one),
        standings=standings(one),
        variation=chart.variation,
        assurance=chart.assurance,
        line=chart.line,
        trend=trend(one),
        comparison=comparison,
        compared=sentence,
        notes=tuple(dict.fromkeys((*chart.notes, *small_figures(one)))),
        revised=tuple(revised(one)),
        chart=chart.data,
        evidence=cited(one.view, indicator.id),
        note=indicator.note,
        method=method(one, chart),
    )


def _priority(one: Measured) -> str:
    """The name of its priority, else of that of the first target row that it serves."""
    named = (one.indicator.priority, *(judged.asked_by.priority for judged in one.judged))
    first = next(filter(None, named), None)
    return one.view.plan.name_of(first) if first else ""


def _level(indicator: Indicator) -> str:
    return indicator.level.value if indicator.level else ""
