"""Whether it is working: what the success-indicator report prints, put together from a view."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from actionplan.plan.nouns import Indicator
from actionplan.rules.progress import Status
from actionplan.view.cited import cited
from actionplan.view.judging import Judged, judged
from actionplan.view.panels import panels, unmeasured
from actionplan.view.plan_view import PlanView
from actionplan.view.success_data import CountedData, LevelData, SuccessData, TargetGroupData
from actionplan.view.success_words import (
    COUNTED,
    MEANINGS,
    METHOD,
    counted_in_words,
    levels_in_words,
    working,
)
from actionplan.view.target_rows import target_groups
from actionplan.words.vocabulary import Level

NAMED = (Status.BEHIND, Status.NOT_MEASURABLE)
"""Those to look at: what has to be done, and what has to be found out."""


class Counted(NamedTuple):
    """A target by its name, the word that it is counted as, and whether evidence stands by it."""

    name: str
    word: Status
    has_evidence: bool


def success(view: PlanView) -> SuccessData:
    """Everything that a success-indicator report prints of a view that is already made for its audience."""
    found = judged(view)
    groups = target_groups(view, found)
    targets = [*_of_rows(view, groups), *_of_indicators(view, found)]
    levels = _measured_levels(view)
    sentence, levels_sentence = _in_words(targets), levels_in_words(levels, len(view.plan.indicators))
    return SuccessData(
        counts=_counts(targets),
        sentence=sentence,
        levels=_levels(view.plan.indicators, levels),
        levels_sentence=levels_sentence,
        working=working(sentence, levels_sentence),
        groups=groups,
        panels=panels(view, found),
        unmeasured=unmeasured(view),
        method=METHOD if targets or levels else (),
    )


def _of_rows(view: PlanView, groups: Iterable[TargetGroupData]) -> Iterator[Counted]:
    names = {item.row.id: view.called(item) for item in view.targets}
    for row in chain.from_iterable(group.targets for group in groups):
        yield Counted(names[row.id], Status(row.standing.counted_as), len(row.evidence) > 0)


def _of_indicators(view: PlanView, found: Iterable[Judged]) -> Iterator[Counted]:
    """The targets that indicators have of their own."""
    for one in found:
        if isinstance(one.asked_by, Indicator):
            has_evidence = len(cited(view, one.indicator.id)) > 0
            yield Counted(one.indicator.title, one.judgement.status.counted_as, has_evidence)


def _counts(targets: Sequence[Counted]) -> tuple[CountedData, ...]:
    """All four words, also those that count nothing; none where there are no targets."""
    names = {word: tuple(target.name for target in targets if target.word is word) for word in COUNTED}
    return tuple(
        CountedData(word=word.value, count=len(names[word]), names=names[word] if word in NAMED else ())
        for word in COUNTED
        if targets
    )


def _in_words(targets: Sequence[Counted]) -> str:
    with_evidence = sum(target.has_evidence and target.word is Status.NOT_MEASURABLE for target in targets)
    return counted_in_words(Counter(target.word for target in targets), with_evidence)


def _measured_levels(view: PlanView) -> list[Level | None]:
    """The level of each indicator that has a baseline or a reading."""
    return [indicator.level for indicator, _ in chain.from_iterable(view.measures.values())]


def _levels(indicators: Sequence[Indicator], measured: Sequence[Level | None]) -> tuple[LevelData, ...]:
    """Every level in order, also those with no indicator; then those without a level, where there are any."""
    of_each, of_measured = Counter(indicator.level for indicator in indicators), Counter(measured)
    return tuple(
        LevelData(
            word=level.value if level else "",
            meaning=MEANINGS[level],
            indicators=of_each[level],
            measured=of_measured[level],
        )
        for level in (*Level, None)
        if indicators and (level or of_each[level])
    )
