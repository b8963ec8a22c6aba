"""What a file of measurements brings to a plan: what is new, what it revises, what is there already, what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from actionplan.plan.changes import Revision
from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Observation
from actionplan.rules.counting import Counting
from actionplan.rules.measures import amount
from actionplan.rules.readings_checked import wrong_with, wrong_with_parts
from actionplan.tracker.compared import compared, once
from actionplan.tracker.measurements import Measurements, Problem
from actionplan.tracker.naming import indicators_named, where_of
from actionplan.tracker.readings import Known, Reading, RowReader
from actionplan.view.series import when_in_words
from actionplan.words.english import sentence, shortened
from actionplan.words.periods import read_years


@dataclass(frozen=True, slots=True)
class Offer:
    """A reading to be added, in a sentence; `was` is the one that it revises, where there is one."""

    observation: Observation
    sentence: str
    was: Observation | None = None


@dataclass(frozen=True, slots=True)
class Observed:
    """What a file of readings brings to a plan; nothing of it is saved while there is a problem.

    `added` and `revised` are the readings with which nothing is wrong. `unchanged` counts those that are there already
    with the same figures, `repeated` the rows that only say again what another row says, `empty` those without a
    figure. `ignored` are columns that mean nothing here. `revision` is the one that saved it, where it was saved.
    """

    plan: str
    file: str
    added: tuple[Offer, ...] = ()
    revised: tuple[Offer, ...] = ()
    unchanged: int = 0
    repeated: int = 0
    empty: int = 0
    ignored: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    revision: Revision | None = None

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What there is to save, in the order of the file."""
        return (*self.added, *self.revised)


def observed(file: Measurements, plan: ActionPlan, as_at: date, new_id: Callable[[str], str]) -> Observed:
    """What a file of measurements brings to a plan on a day; new rows get ids from `new_id(letter)`.

    A reading is there already where the plan has the same figures for the same days, whatever its note and source
    say: only another figure, or one that is approximate where the other is not, revises it.
    """
    readings, problems = _readings(file, plan, as_at, _unused(plan, new_id))
    kept, at_odds = once(readings)
    there = Counting.of(plan)
    found = compared(kept, there)
    new = (*found.added, *(one for one, _ in found.revised))
    impossible = list(_impossible(new, plan))
    refused = {problem.line for problem in impossible}
    problems += [*at_odds, *found.problems, *impossible]
    return Observed(
        plan.id,
        file.name,
        added=tuple(_offer(one, plan) for one in found.added if one.line not in refused),
        revised=tuple(_offer(one, plan, was) for one, was in found.revised if one.line not in refused),
        unchanged=found.unchanged,
        repeated=len(readings) - len(kept) - len(at_odds),
        empty=sum(not row.has_figure for row in file.rows),
        ignored=file.ignored,
        problems=tuple(one.told(file.name) for one in sorted(problems, key=lambda one: one.line)),
    )


def _unused(plan: ActionPlan, new_id: Callable[[str], str]) -> Callable[[], str]:
    """A maker of ids that no row of the plan has, and none of those that it made."""
    taken = set(plan.by_id)

    def unused() -> str:
        row_id = new_id(Observation.letter)
        while row_id in taken:
            row_id = new_id(Observation.letter)
        taken.add(row_id)
        return row_id

    return unused


def _readings(
    file: Measurements, plan: ActionPlan, as_at: date, new_id: Callable[[], str]
) -> tuple[list[Reading], list[Problem]]:
    """The rows with a figure, read; and what is wrong with those that could not be."""
    named = indicators_named((row["indicator"] for row in file.rows), plan)
    known = Known(named, read_years(plan.settings.years), as_at, new_id)
    readings: list[Reading] = []
    problems = list(file.problems)
    too_wide = {problem.line for problem in file.problems}
    for row in file.rows:
        if row.has_figure and row.line not in too_wide:
            reader = RowReader(row, known)
            reading = reader.read()
            problems += reader.problems
            readings += [reading] if reading else []
    return readings, problems


def _impossible(new: Sequence[Reading], plan: ActionPlan) -> Iterator[Problem]:
    """What cannot be right about new readings, as the plan would be with all of them."""
    after = Counting.of(plan, [one.observation for one in new])
    ids = {one.observation.id for one in new}
    for one in new:
        wrong = [*wrong_with(one.observation, after), *wrong_with_parts(one.observation, after, ids)]
        yield from (Problem(one.line, heading, what) for heading, what in wrong)


def _offer(one: Reading, plan: ActionPlan, before: Observation | None = None) -> Offer:
    """`Regular attendance (Grays), 20 June 2017: 16 people, instead of 14 people.`"""
    new = one.observation
    where = where_of(one.indicator)
    name = shortened(one.indicator.title) + (f" ({shortened(where)})" if where else "")
    instead = f", instead of {amount(before, one.indicator)}" if before else ""
    told = f"{name}, {when_in_words(new.date, plan)}: {amount(new, one.indicator)}{instead}"
    return Offer(new, sentence(told), before)
