"""The measures of a plan as its success-indicator report prints them: a panel each, and what nobody measures yet."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.plan.nouns import Indicator
from actionplan.rules.measures import priority_of, where_of
from actionplan.view.charted import Charted, charted
from actionplan.view.compared import compared
from actionplan.view.judging import Judged
from actionplan.view.measured import Measured, measured, not_measured
from actionplan.view.panel_words import (
    baseline_in_words,
    method,
    reading_in_words,
    reading_notes,
    revised,
    standings,
    target_in_words,
)
from actionplan.view.plan_view import PlanView
from actionplan.view.small_figures import small_figures
from actionplan.view.success_data import PanelData, UnmeasuredData
from actionplan.view.untargeted import untargeted
from actionplan.view.yearly import trend
from actionplan.words.english import one_line


def panels(view: PlanView, judged: Sequence[Judged]) -> tuple[PanelData, ...]:
    """A panel for each indicator with a reading by the day of judgement, in plan order."""
    return tuple(_panel(view, one, charted(one)) for one in measured(view, judged))


def unmeasured(view: PlanView, judged: Sequence[Judged] = ()) -> tuple[UnmeasuredData, ...]:
    """The other indicators, in plan order."""
    return tuple(
        UnmeasuredData(
            id=one.indicator.id,
            title=one_line(one.indicator.title),
            theme=one_line(one.indicator.theme),
            level=_level(one.indicator),
            note=one.indicator.note,
            evidence=one.evidence,
            baseline=baseline_in_words(one),
            target=target_in_words(one),
        )
        for one in not_measured(view, judged)
    )


def _panel(view: PlanView, one: Measured, chart: Charted) -> PanelData:
    indicator = one.indicator
    comparison, sentence = compared(one)
    return PanelData(
        id=indicator.id,
        title=one_line(indicator.title),
        priority=_priority(one),
        level=_level(indicator),
        measure=one_line(indicator.measure),
        unit=one_line(indicator.unit),
        where=where_of(indicator),
        latest=reading_in_words(one, 0),
        previous=reading_in_words(one, 1),
        travel=chart.travel,
        baseline=baseline_in_words(one),
        target=target_in_words(one),
        standings=standings(one),
        variation=chart.variation,
        assurance=chart.assurance,
        line=chart.line,
        trend=trend(one),
        comparison=comparison,
        compared=sentence,
        notes=tuple(dict.fromkeys((*chart.notes, *small_figures(one), *reading_notes(one)))),
        revised=tuple(revised(one)),
        chart=chart.data,
        evidence=one.evidence,
        note=indicator.note,
        method=method(one, chart),
        untargeted=untargeted(view, indicator),
    )


def _priority(one: Measured) -> str:
    """The name of its priority."""
    found = priority_of(one.indicator, one.plan)
    return one.plan.name_of(found) if found else ""


def _level(indicator: Indicator) -> str:
    return indicator.level.value if indicator.level else ""
