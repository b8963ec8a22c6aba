"""The readings of an indicator as they are looked after: each with what it was corrected from, and what looks odd."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from actionplan.plan.indicators import Baseline, Indicator
from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Observation
from actionplan.rules.counting import Counting
from actionplan.rules.measures import amount
from actionplan.rules.odd_readings import odd_readings
from actionplan.rules.readings_checked import wrong_among
from actionplan.view.series import last_day, when_in_words
from actionplan.words.english import sentence
from actionplan.words.figures import figure


@dataclass(frozen=True, slots=True)
class ToldReading:
    """A reading that stands: the id of the one it began as, its day and amount in words, and what to look at.

    `was` are the amounts that it was corrected from, the first one first, and `was_of` the days. `day` is its last day,
    none where its date as written has none. `doubts` are sentences.
    """

    began_as: str
    observation: Observation
    day: date | None
    when: str
    amount: str
    was: tuple[str, ...] = ()
    was_of: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


def told_readings(plan: ActionPlan, indicator: Indicator) -> tuple[ToldReading, ...]:
    """The readings of an indicator that were neither corrected nor withdrawn, the latest first."""
    counting = Counting.of(plan)
    doubts = _doubts(counting, indicator)
    known = {one.id: one for one in plan.observations if one.indicator == indicator.id}
    found = [
        _told(plan, indicator, one, known, doubts.get(one.id, ()))
        for one in known.values()
        if not one.withdrawn and one.id not in counting.corrections.instead
    ]
    found.sort(key=lambda one: (one.day or date.max, one.observation.order), reverse=True)
    begun = Counter(one.began_as for one in found)  # corrections that go astray can share their beginning
    return tuple(
        one if begun[one.began_as] == 1 else replace(one, began_as=one.observation.id) for one in found
    )


def standing_reading(plan: ActionPlan, began_as: str) -> Observation | None:
    """The reading that stands now of one that began so; none where it is gone or was withdrawn."""
    first = plan.by_id.get(began_as)
    indicator = plan.by_id.get(first.indicator) if isinstance(first, Observation) else None
    if not isinstance(indicator, Indicator):
        return None
    return next((t.observation for t in told_readings(plan, indicator) if t.began_as == began_as), None)


def figure_as_typed(one: Observation | Baseline) -> str:
    """The figures of a reading or a baseline as somebody would type them: `17 of 32`, `about 1,450`; perhaps none."""
    about = "about " if isinstance(one, Observation) and one.approximate else ""
    if one.numerator is not None and one.denominator is not None:
        return f"{about}{figure(one.numerator)} of {figure(one.denominator)}"
    return f"{about}{figure(one.value)}" if one.value is not None else ""


def baseline_told(indicator: Indicator, plan: ActionPlan) -> str:
    """Where an indicator started, in words: `20 of 32 (62.5 %), May 2017`; empty where nobody has said."""
    start = indicator.baseline
    if start is None:
        return ""
    return ", ".join(filter(None, (amount(start, indicator), when_in_words(start.as_at, plan))))


def _told(
    plan: ActionPlan,
    indicator: Indicator,
    one: Observation,
    known: Mapping[str, Observation],
    doubts: Sequence[str],
) -> ToldReading:
    before = list(_before(one, known))
    stood = [each for each in reversed(before) if not each.withdrawn]
    return ToldReading(
        began_as=before[-1].id if before else one.id,
        observation=one,
        day=last_day(one.date, plan),
        when=when_in_words(one.date, plan),
        amount=amount(one, indicator),
        was=_changing([amount(each, indicator) for each in stood], amount(one, indicator)),
        was_of=_changing([when_in_words(each.date, plan) for each in stood], when_in_words(one.date, plan)),
        doubts=tuple(doubts),
    )


def _changing(words: Sequence[str], now: str) -> tuple[str, ...]:
    """What was said in turn before what is said now, each once for as long as it stayed the same."""
    return tuple(said for said, _ in groupby([*words, now]))[:-1]


def _before(one: Observation, known: Mapping[str, Observation]) -> Iterator[Observation]:
    """What a reading corrects, and what that had corrected, withdrawn or not."""
    seen = {one.id}
    while one.revises and one.revises in known and one.revises not in seen:
        one = known[one.revises]
        seen.add(one.id)
        yield one


def _doubts(counting: Counting, indicator: Indicator) -> Mapping[str, Sequence[str]]:
    """What cannot be right about each reading of an indicator, or looks like a slip."""
    found: dict[str, list[str]] = defaultdict(list)
    wrong = [*wrong_among(counting), *((odd.reading, odd.what) for odd in odd_readings(counting))]
    for one, what in wrong:
        if one.indicator == indicator.id:
            found[one.id].append(sentence(what.sentence))
    return found
