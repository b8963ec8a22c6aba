"""Readings of a file against each other and against those of a plan: new, revised, said already, or at odds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from actionplan.plan.nouns import Observation
from actionplan.rules.counting import Counting, Days, is_share, level
from actionplan.tracker.measurements import Problem
from actionplan.tracker.readings import Taken
from actionplan.words.english import day_in_words, quoted, span_in_words
from actionplan.words.figures import same


@dataclass(frozen=True, slots=True)
class Matched:
    """Readings that a plan has not got, those that revise another with that one, and how many it has already.

    `corrected` are those that say what was corrected since, with what counts instead.
    """

    added: Sequence[Taken]
    revised: Sequence[tuple[Taken, Observation]]
    corrected: Sequence[tuple[Taken, Observation]]
    unchanged: int
    problems: Sequence[Problem]


def once(readings: Sequence[Taken]) -> tuple[list[Taken], list[Problem]]:
    """One reading for each indicator and last day, and a problem for each row that has another figure for it.

    Of rows with the same figure a count of a whole is kept rather than the share that it makes; the first note and
    the first source that anybody wrote are kept.
    """
    kept: dict[tuple[str, date], Taken] = {}
    problems = []
    for one in readings:
        key = one.observation.indicator, one.days.last
        other = kept.setdefault(key, one)
        if one.days != other.days:
            problems.append(_same_end(one, other.days, f"in line {other.line}"))
        elif is_there(one, other.observation) or is_there(other, one.observation):
            kept[key] = _both(other, one)
        else:
            problems.append(_two_values(one, other))
    return list(kept.values()), problems


def matched(readings: Sequence[Taken], there: Counting) -> Matched:
    """The readings of a file, one for each day, beside those of a plan that count and that were corrected."""
    added: list[Taken] = []
    revised: list[tuple[Taken, Observation]] = []
    corrected: list[tuple[Taken, Observation]] = []
    problems: list[Problem] = []
    for one in readings:
        before = there.by_day.get(one.observation.indicator, {}).get(one.days.last)
        days = there.days[before.date] if before else None
        if before and days == one.days and is_there(one, before):
            continue
        if instead := _corrected(one, there):
            corrected.append((one, instead))
        elif before is None or days is None:
            added.append(one)
        elif days != one.days:
            problems.append(_same_end(one, days, "in the plan"))
        else:
            revision = one.observation.model_copy(update={"revises": before.id})
            revised.append((replace(one, observation=revision), before))
    unchanged = len(readings) - len(added) - len(revised) - len(corrected) - len(problems)
    return Matched(added, revised, corrected, unchanged, problems)


def is_there(one: Taken, before: Observation) -> bool:
    """Whether a reading of the plan has the same figures; a note or source alone makes no other reading.

    A plain value of what the plan knows as a count of a whole is the same as far as its digits go: 53.1 % is 17 of 32.
    """
    now = one.observation
    if now.approximate != before.approximate:
        return False
    if is_share(now) and is_share(before):
        return _alike(now.numerator, before.numerator) and _alike(now.denominator, before.denominator)
    new, old = level(now, one.indicator), level(before, one.indicator)
    if new is None or old is None or is_share(now) == is_share(before):
        return _alike(new, old)
    return same(new, old) or (is_share(before) and abs(new - old) <= one.within)


def _corrected(one: Taken, there: Counting) -> Observation | None:
    """What counts instead of a reading of the plan that says the same and was corrected since, if there is one."""
    for before in there.corrected.get((one.observation.indicator, one.days.last), ()):
        if there.days[before.date] == one.days and is_there(one, before):
            return there.corrections.instead[before.id]
    return None


def _both(first: Taken, second: Taken) -> Taken:
    """Two rows that say the same as one."""
    if first is second:
        return first
    exact = first if is_share(first.observation) or not is_share(second.observation) else second
    said = {name: getattr(first.observation, name) or getattr(second.observation, name) for name in _TEXTS}
    kept = exact.observation.model_copy(update={"id": first.observation.id, **said})
    return replace(exact, line=first.line, observation=kept)


_TEXTS = ("note", "source")


def _two_values(one: Taken, other: Taken) -> Problem:
    said = f"line {other.line} has another value for {in_words(one.days)}; keep one of the two rows"
    return Problem(one.line, "value", said)


def _alike(one: float | None, other: float | None) -> bool:
    return one is other if one is None or other is None else same(one, other)


def _same_end(one: Taken, days: Days, whose: str) -> Problem:
    ends = f"{quoted(one.observation.date, 40)} ends on the same day as the reading {whose}, {in_words(days)}"
    advice = "only one of a day can count; write both dates alike, or leave one out"
    return Problem(one.line, "date", f"{ends}, and {advice}")


def in_words(days: Days) -> str:
    """The days of a reading: `20 June 2017`, `1 to 30 June 2017`, `by 30 June 2017`."""
    return span_in_words(days.first, days.last) if days.first else f"by {day_in_words(days.last)}"
