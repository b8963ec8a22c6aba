"""What a file of measurements brings to a plan: what is new, what it revises, what is there already, what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from actionplan.plan.changes import Revision
from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Observation
from actionplan.rules.counting import Counting, days_of
from actionplan.rules.measures import amount, where_of
from actionplan.rules.odd_readings import odd_readings
from actionplan.rules.readings_checked import wrong_with, wrong_with_parts
from actionplan.tracker.matching import matched, once
from actionplan.tracker.measurements import Measurements, Problem, in_short
from actionplan.tracker.naming import indicators_named
from actionplan.tracker.new_ids import NewIds
from actionplan.tracker.readings import Known, RowReader, Taken
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
class Outdated:
    """A reading that says what was corrected since: its line, both in a sentence, and what counts `now`."""

    line: int
    observation: Observation
    sentence: str
    now: Observation


@dataclass(frozen=True, slots=True)
class Observed:
    """What a file of readings brings to a plan; nothing of it is saved while there is a problem.

    `added` and `revised` are the readings with which nothing is wrong, `corrected` those that hold a figure which was
    corrected since: nothing is done with them. `unchanged` counts those that are there already with the same figures,
    `repeated` the rows that only say again what another row says, `empty` those without a figure. `ignored` are
    columns that mean nothing here. `doubts` are what may be right and looks like a slip; they keep nothing from being
    saved. `problems_in_short` says once what is wrong with many lines. `revision` is the one that saved it, where it
    was saved.
    """

    plan: str
    file: str
    added: tuple[Offer, ...] = ()
    revised: tuple[Offer, ...] = ()
    corrected: tuple[Outdated, ...] = ()
    unchanged: int = 0
    repeated: int = 0
    empty: int = 0
    ignored: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    problems_in_short: tuple[str, ...] = ()
    revision: Revision | None = None

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What there is to save, in the order of the file."""
        return (*self.added, *self.revised)


def observed(file: Measurements, plan: ActionPlan, as_at: date) -> Observed:
    """What a file of measurements brings to a plan on a day.

    A reading is there already where the plan has the same figures for the same days, whatever its note and source
    say: only another figure, or one that is approximate where the other is not, revises it. A figure that was
    corrected in the plan since does not come back by a file that still holds it.
    """
    readings, problems = _readings(file, plan, as_at)
    kept, at_odds = once(readings)
    there = Counting.of(plan)
    found = matched(kept, there)
    new = (*found.added, *(one for one, _ in found.revised))
    after = Counting.of(plan, [one.observation for one in new])
    impossible = list(_impossible(new, after))
    refused = {problem.line for problem in impossible}
    likely = [one for one in new if one.line not in refused]
    counted = Counting.of(plan, [one.observation for one in likely]) if refused else after
    problems += [*at_odds, *found.problems, *impossible]
    problems.sort(key=lambda one: one.line)
    return Observed(
        plan.id,
        file.name,
        added=tuple(_offer(one, plan) for one in found.added if one.line not in refused),
        revised=tuple(_offer(one, plan, was) for one, was in found.revised if one.line not in refused),
        corrected=tuple(_outdated(one, plan, now) for one, now in found.corrected),
        unchanged=found.unchanged,
        repeated=len(readings) - len(kept) - len(at_odds),
        empty=sum(not row.has_figure for row in file.rows),
        ignored=file.ignored,
        problems=tuple(one.told(file.name) for one in problems),
        doubts=in_short(_doubtful(likely, counted, plan), file.name),
        problems_in_short=in_short(problems, file.name),
    )


def _readings(file: Measurements, plan: ActionPlan, as_at: date) -> tuple[list[Taken], list[Problem]]:
    """The rows with a figure, read; and what is wrong with those that could not be."""
    named = indicators_named((row["indicator"] for row in file.rows), plan)
    known = Known(named, read_years(plan.settings.years), as_at, NewIds(plan.by_id))
    readings: list[Taken] = []
    problems = list(file.problems)
    too_wide = {problem.line for problem in file.problems}
    for row in file.rows:
        if row.has_figure and row.line not in too_wide:
            reader = RowReader(row, known)
            reading = reader.read()
            problems += reader.problems
            readings += [reading] if reading else []
    return readings, problems


def _impossible(new: Sequence[Taken], after: Counting) -> Iterator[Problem]:
    """What cannot be right about new readings, as the plan would be with all of them."""
    ids = {one.observation.id for one in new}
    for one in new:
        wrong = [*wrong_with(one.observation, after), *wrong_with_parts(one.observation, after, ids)]
        yield from (Problem(one.line, what.field, what.sentence) for what in wrong)


def _doubtful(new: Sequence[Taken], after: Counting, plan: ActionPlan) -> Sequence[Problem]:
    """What looks like a slip in new readings, or in one of the plan because a new one stands before it."""
    lines = {one.observation.id: one.line for one in new}
    found = []
    for odd in odd_readings(after):
        before = odd.before.id if isinstance(odd.before, Observation) else ""
        if odd.reading.id in lines:
            found.append(Problem(lines[odd.reading.id], odd.what.field, odd.what.words))
        elif before in lines:
            later = f"of {when_in_words(odd.reading.date, plan)} in the plan, {odd.what.words}"
            found.append(Problem(lines[before], odd.what.field, later))
    return sorted(found, key=lambda one: one.line)


def _offer(one: Taken, plan: ActionPlan, before: Observation | None = None) -> Offer:
    """`Regular attendance (Grays), 20 June 2017: 16 people, instead of 14 people.`"""
    instead = f", instead of {amount(before, one.indicator)}" if before else ""
    return Offer(one.observation, sentence(_told(one, plan) + instead), before)


def _outdated(one: Taken, plan: ActionPlan, now: Observation) -> Outdated:
    """`Regular attendance (Grays), 20 June 2017: 14 people, corrected to 16 people.`; with its day where that moved."""
    years = read_years(plan.settings.years)
    moved = days_of(now.date, years) != one.days
    right = amount(now, one.indicator) + (f", {when_in_words(now.date, plan)}" if moved else "")
    told = sentence(f"{_told(one, plan)}, corrected to {right}")
    return Outdated(one.line, one.observation, told, now)


def _told(one: Taken, plan: ActionPlan) -> str:
    new, where = one.observation, where_of(one.indicator)
    name = shortened(one.indicator.title) + (f" ({shortened(where)})" if where else "")
    return f"{name}, {when_in_words(new.date, plan)}: {amount(new, one.indicator)}"
