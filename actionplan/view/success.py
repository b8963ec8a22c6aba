"""Whether it is working: what the success-indicator report prints, put together from a view."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from actionplan.plan.nouns import Indicator
from actionplan.rules.measures import where_of
from actionplan.rules.progress import Status
from actionplan.rules.readings import is_measured
from actionplan.view.judging import Judged, asked_by_rows, judged
from actionplan.view.names import told_apart
from actionplan.view.panels import panels, unmeasured
from actionplan.view.plan_view import PlanView
from actionplan.view.success_data import CountedData, LevelData, SuccessData, TargetData, TargetGroupData
from actionplan.view.success_words import COUNTED, METHOD, counted_in_words, levels_in_words, working
from actionplan.view.target_rows import target_groups
from actionplan.words.english import shortened
from actionplan.words.vocabulary import LEVELS, Audience, Level


class Counted(NamedTuple):
    """A target by its name, the word that it is counted as, whether evidence stands by it, and whose own it is."""

    name: str
    word: Status
    has_evidence: bool
    is_own: bool = False


def success(view: PlanView) -> SuccessData:
    """Everything that a success-indicator report prints of a view that is already made for its audience."""
    asked = asked_by_rows(view)
    found = judged(view, asked)
    groups = target_groups(view, asked, found)
    targets = [*_of_rows(view, groups), *_of_indicators(view, found)]
    levels = _measured_levels(view)
    ended = sum(bool(row.ended) for group in groups for row in group.targets)
    sentence, for_team = _in_words(targets, ended), view.audience is Audience.TEAM
    levels_sentence = levels_in_words(levels, len(view.plan.indicators), says_unsaid=for_team)
    return SuccessData(
        counts=_counts(targets),
        sentence=sentence,
        levels=_levels(view.plan.indicators, levels),
        levels_sentence=levels_sentence,
        working=working(sentence, levels_sentence),
        groups=groups,
        panels=panels(view, found),
        unmeasured=unmeasured(view, found),
        method=METHOD if targets or levels else (),
    )


def _of_rows(view: PlanView, groups: Iterable[TargetGroupData]) -> Iterator[Counted]:
    called = {item.row.id: view.called(item) for item in view.targets}
    rows = [row for group in groups for row in group.targets if not row.ended]
    names = told_apart(
        (row.id, "target", shortened(row.target) or called[row.id], _apart(row)) for row in rows
    )
    for row in rows:
        yield Counted(names[row.id], Status(row.standing.counted_as), row.evidence.count > 0)


def _apart(row: TargetData) -> str:
    """What tells two rows with the same words of a target apart: the requirement and the date of each."""
    return ", ".join(filter(None, (shortened(row.requirement, 40), shortened(row.date, 40))))


def _of_indicators(view: PlanView, found: Iterable[Judged]) -> Iterator[Counted]:
    """The targets that indicators have of their own."""
    own = [one for one in found if isinstance(one.asked_by, Indicator)]
    names = told_apart(
        (i.id, i.kind, shortened(i.title), where_of(i)) for i in (one.indicator for one in own)
    )
    for one in own:
        id, word = one.indicator.id, one.judgement.status.counted_as
        yield Counted(names[id], word, id in view.evidence, is_own=True)


def _counts(targets: Sequence[Counted]) -> tuple[CountedData, ...]:
    """All four words, also those that count nothing; none where there are no targets."""
    names = {word: tuple(target.name for target in targets if target.word is word) for word in COUNTED}
    return tuple(
        CountedData(word=word.value, count=len(names[word]), names=names[word]) for word in COUNTED if targets
    )


def _in_words(targets: Sequence[Counted], ended: int) -> str:
    with_evidence = sum(target.has_evidence and target.word is Status.NOT_MEASURABLE for target in targets)
    own = sum(target.is_own for target in targets)
    return counted_in_words(Counter(target.word for target in targets), with_evidence, own=own, ended=ended)


def _measured_levels(view: PlanView) -> list[Level | None]:
    """The level of each indicator that is measured."""
    taken = view.readings
    return [i.level for i in view.plan.indicators if is_measured(taken.get(i.id, ()))]


def _levels(indicators: Sequence[Indicator], measured: Sequence[Level | None]) -> tuple[LevelData, ...]:
    """Every level in order, also those with no indicator; then those without a level, where there are any."""
    of_each, of_measured = Counter(indicator.level for indicator in indicators), Counter(measured)
    return tuple(
        LevelData(
            word=level.value if level else "",
            meaning=LEVELS[level],
            indicators=of_each[level],
            measured=of_measured[level],
        )
        for level in (*Level, None)
        if indicators and (level or of_each[level])
    )
