"""Readings of a file against each other and against those of a plan: new, revised, said already, or at odds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from actionplan.plan.nouns import Observation
from actionplan.rules.counting import Counting, Days, level
from actionplan.rules.measures import is_share
from actionplan.tracker.measurements import Problem
from actionplan.tracker.readings import Reading
from actionplan.words.english import day_in_words, quoted, span_in_words
from actionplan.words.figures import same


@dataclass(frozen=True, slots=True)
class Compared:
    """Readings that a plan has not got, those that revise another with that one, and how many it has already."""

    added: tuple[Reading, ...]
    revised: tuple[tuple[Reading, Observation], ...]
    unchanged: int
    problems: tuple[Problem, ...]


def once(readings: Sequence[Reading]) -> tuple[list[Reading], list[Problem]]:
    """One reading for each indicator and last day, and a problem for each row that says something else of it."""
    first: dict[tuple[str, date], Reading] = {}
    problems = []
    for one in readings:
        other = first.setdefault((one.observation.indicator, one.days.last), one)
        if one.days != other.days:
            problems.append(_same_end(one, other.days, f"in line {other.line}"))
        elif not _same(one, other, _FIGURES):
            problems.append(_two_rows(one, other, "value", "another value"))
        elif not _same(one, other, _TEXTS):
            problems.append(_two_rows(one, other, "note", "another note or source"))
    return list(first.values()), problems


def compared(readings: Sequence[Reading], there: Counting) -> Compared:
    """The readings of a file, one for each day, beside those of a plan that count."""
    added: list[Reading] = []
    revised: list[tuple[Reading, Observation]] = []
    problems: list[Problem] = []
    for one in readings:
        before = there.by_day.get(one.observation.indicator, {}).get(one.days.last)
        days = there.days[before.date] if before else None
        if before is None or days is None:
            added.append(one)
        elif days != one.days:
            problems.append(_same_end(one, days, "in the plan"))
        elif not is_there(one, before):
            revision = one.observation.model_copy(update={"revises": before.id})
            revised.append((replace(one, observation=revision), before))
    unchanged = len(readings) - len(added) - len(revised) - len(problems)
    return Compared(tuple(added), tuple(revised), unchanged, tuple(problems))


def is_there(one: Reading, before: Observation) -> bool:
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


def _same(one: Reading, other: Reading, fields: Sequence[str]) -> bool:
    return all(getattr(one.observation, name) == getattr(other.observation, name) for name in fields)


_FIGURES = ("value", "numerator", "denominator", "approximate")
_TEXTS = ("note", "source")


def _two_rows(one: Reading, other: Reading, heading: str, what: str) -> Problem:
    said = f"line {other.line} has {what} for {in_words(one.days)}; keep one of the two rows"
    return Problem(one.line, heading, said)


def _alike(one: float | None, other: float | None) -> bool:
    return one is other if one is None or other is None else same(one, other)


def _same_end(one: Reading, days: Days, whose: str) -> Problem:
    ends = f"{quoted(one.observation.date, 40)} ends on the same day as the reading {whose}, {in_words(days)}"
    advice = "only one of a day can count; write both dates alike, or leave one out"
    return Problem(one.line, "date", f"{ends}, and {advice}")


def in_words(days: Days) -> str:
    """The days of a reading: `20 June 2017`, `1 to 30 June 2017`, `by 30 June 2017`."""
    return span_in_words(days.first, days.last) if days.first else f"by {day_in_words(days.last)}"
