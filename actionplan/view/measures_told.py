"""How each indicator stands, in the words of its report; for a table of all, and for a page of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from actionplan.plan.nouns import Indicator
from actionplan.view.judging import Judged, asked_by_rows, judged
from actionplan.view.panels import panels, unmeasured
from actionplan.view.plan_view import PlanView
from actionplan.view.success_data import PanelData, StandingData, UnmeasuredData
from actionplan.words.english import sentence
from actionplan.words.targets import TargetReading


@dataclass(frozen=True, slots=True)
class Standing:
    """An indicator in short: its latest reading, how its own target is read, and where each target stands.

    `words` are the word for that, with the target where there are several, and the word that it is counted as. `panel`
    is what its report prints where it is measured, `unmeasured` where it is not.
    """

    latest: str = ""
    own: TargetReading | None = None
    words: tuple[tuple[str, str], ...] = ()
    panel: PanelData | None = None
    unmeasured: UnmeasuredData | None = None


def standings_told(view: PlanView) -> Mapping[str, Standing]:
    """How every indicator stands on the day of judgement, by its id."""
    found = judged(view, asked_by_rows(view))
    own = dict(_own_readings(found))
    measured = {one.id: one for one in panels(view, found)}
    others = {one.id: one for one in unmeasured(view, found)}
    return {
        one.id: _standing(own.get(one.id), measured.get(one.id), others.get(one.id))
        for one in view.plan.indicators
    }


def _own_readings(found: tuple[Judged, ...]) -> Iterator[tuple[str, TargetReading]]:
    """The reading of each indicator's own target, with its baseline."""
    for one in found:
        if isinstance(one.asked_by, Indicator):
            yield one.indicator.id, one.reading


def _standing(own: TargetReading | None, panel: PanelData | None, other: UnmeasuredData | None) -> Standing:
    words = [(_named(one), one.counted_as) for one in panel.standings] if panel else []
    return Standing(panel.latest if panel else "", own, tuple(words), panel, other)


def _named(one: StandingData) -> str:
    return f"{one.of}: {one.status}" if one.of else one.status


def panel_in_words(panel: PanelData) -> tuple[str, ...]:
    """The figures of an indicator, where it stands, and what its chart says, a sentence each."""
    figures = (
        ("Latest reading", panel.latest),
        ("The one before", panel.previous),
        ("Where it started", panel.baseline),
        ("Target", panel.target),
    )
    said = [sentence(f"{label}: {words}") for label, words in figures if words]
    said += [sentence(f"{_named(one)}. {one.sentence}") for one in panel.standings]
    return (
        *said,
        *filter(None, (panel.variation, panel.assurance, panel.line, panel.trend, panel.untargeted)),
    )


def unmeasured_in_words(other: UnmeasuredData) -> tuple[str, ...]:
    """What is known of an indicator that was not measured: where it is to start, and what is to be reached."""
    figures = (("Where it started", other.baseline), ("Target", other.target))
    return tuple(sentence(f"{label}: {words}") for label, words in figures if words)


def made_in_words(panel: PanelData) -> tuple[str, ...]:
    """What was corrected, what else is to be known, how it compares, and how all of that was worked out."""
    return tuple(filter(None, (*panel.revised, *panel.notes, panel.compared, panel.method)))
