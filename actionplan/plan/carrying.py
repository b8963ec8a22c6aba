"""A plan carried forward into later years: what of it goes on, as rows of a new plan; the earlier one stays as it is.

Rows keep their ids, so that carrying a plan forward twice gives the same rows, and name the rows they come from.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from pydantic import ValidationError

from actionplan.plan.model import ActionPlan, PlanHeader
from actionplan.plan.nouns import (
    Baseline,
    CarriedFrom,
    Dated,
    Indicator,
    Milestone,
    Noun,
    Owner,
    Priority,
    Target,
)
from actionplan.plan.settings import Settings
from actionplan.plan.validation import sentences
from actionplan.words.dates import DatePart, read_date
from actionplan.words.english import sentence
from actionplan.words.errors import BadChange
from actionplan.words.periods import PlanYears, read_years

LONGEST_ID = 40
_YEARS = re.compile(r"(?<!\d)(\d{4}|\d{2})(\s*[-/\u2010-\u2015]\s*)(\d{4}|\d{2})(?!\d)", re.ASCII)
_D = TypeVar("_D", bound=Dated)


@dataclass(frozen=True, slots=True)
class AtEnd:
    """How a plan stands when it is carried forward on a day.

    `over` are the ids of the milestones and target rows that are complete or stopped, `levels` gives by indicator the
    last reading, as the level to start from.
    """

    day: date
    over: Collection[str] = ()
    levels: Mapping[str, Baseline] | None = None


def header_for(old: ActionPlan, years: str, plan_id: str = "", title: str = "") -> PlanHeader:
    """The head of the plan for later years, else for the year after; so its id and title, else made of the old ones.

    The dates of the old calendar do not go with it: periods taken together or without a report are of their year.

    Raises:
        BadYear: where that is no financial year.
        BadChange: where the years begin before those of the old plan have ended, or the id or title cannot be so.
    """
    before = read_years(old.settings.years)
    soonest = PlanYears(before.first + before.count)
    later = read_years(years) if years.strip() else soonest
    if later < soonest:
        raise BadChange(
            f"{later.label} begins before the years of {old.id} ({before.label}) have ended. Carry it forward into "
            f"{soonest.label} or later."
        )
    title = title.strip() or _renamed(old.title, before, later) or f"{old.title}, {later.label}"
    settings = Settings(years=later.label, rag=old.settings.rag, distribution=old.settings.distribution)
    return checked_header(
        plan_id.strip() or _id_for(old.id, before, later), title, old.organisation, settings
    )


def checked_header(plan_id: str, title: str, organisation: str, settings: Settings) -> PlanHeader:
    """The head of a plan.

    Raises:
        BadChange: where a part of it cannot be so, with what to write.
    """
    try:
        return PlanHeader(id=plan_id, title=title, organisation=organisation, settings=settings)
    except ValidationError as error:
        where, problem = next(sentences(error, PlanHeader))
        raise BadChange(sentence(f"{where[0]}: {problem}")) from None


def _id_for(old: str, before: PlanYears, later: PlanYears) -> str:
    ending = f"-{later.label}"
    return _renamed(old, before, later) or old[: LONGEST_ID - len(ending)].rstrip("-") + ending


def _renamed(text: str, before: PlanYears, later: PlanYears) -> str:
    """The text with the later years where it names those before, written in its way; empty where it names none."""
    first, last = later.first, later.first + later.count

    def renamed(found: re.Match[str]) -> str:
        said, (begin, dash, end) = "".join(found.groups()), found.groups()
        if _span(begin, end) != (before.first, before.first + before.count):
            return said
        return f"{str(first)[-len(begin) :]}{dash}{str(last)[-len(end) :]}"

    made = _YEARS.sub(renamed, text)
    return made if made != text else ""


def _span(begin: str, end: str) -> tuple[int, int]:
    """The first and the last year of a span such as `2017`, `18`."""
    first, last = (int(part) if len(part) == 4 else 2000 + int(part) for part in (begin, end))
    return first, last


def carried(old: ActionPlan, header: PlanHeader, at_end: AtEnd) -> ActionPlan:
    """The plan under a new head, with what of the old one goes on.

    That are objectives, priorities and enablers, abbreviations, the owners who have not left, all indicators, and the
    milestones and target rows that are neither over nor withdrawn. Their dates are empty: each is asked for anew.
    """
    return _Carrying(old, header, at_end).plan()


def goes_on(row: Dated, at_end: AtEnd) -> bool:
    """Whether a milestone or a target row is still to be done."""
    return not row.withdrawn_on and row.id not in at_end.over


class _Carrying:
    """Makes the rows of the new plan, each from one of the old."""

    def __init__(self, old: ActionPlan, header: PlanHeader, at_end: AtEnd) -> None:
        self.old, self.header, self.at_end = old, header, at_end
        self.before, self.later = (one.settings.years for one in (old, header))
        self.day = max(at_end.day, read_years(self.later).start)
        self.owners = {one.id for one in old.owners if not has_left(one, self.day)}
        self.targets = [one for one in old.targets if goes_on(one, at_end)]
        self.milestones = [one for one in old.milestones if goes_on(one, at_end)]

    def plan(self) -> ActionPlan:
        rows: dict[str, tuple[Noun, ...]] = {
            "objective": self.old.objectives,
            "owner": tuple(self.owner(one) for one in self.old.owners if one.id in self.owners),
            "priority": tuple(map(self.priority, self.old.priorities)),
            "target": tuple(map(self.dated, self.targets)),
            "milestone": tuple(map(self.dated, self.milestones)),
            "indicator": tuple(map(self.indicator, self.old.indicators)),
            "abbreviation": self.old.abbreviations,
        }
        return ActionPlan.of(self.header, rows)

    def owner(self, one: Owner) -> Owner:
        """An owner, without a deputy who has left, or whose time is over."""
        if one.deputy in self.owners and (one.away_until or "") >= self.day.isoformat():
            return one
        return one.model_copy(update={"deputy": None, "away_until": None})

    def priority(self, one: Priority) -> Priority:
        named = {"leads": self.still(one.leads), "key_contacts": self.still(one.key_contacts)}
        return one.model_copy(
            update={
                **named,
                "accountable": self.one_still(one.accountable),
                "handed_over": (),
                "carried_from": self.origin(one),
            }
        )

    def dated(self, one: _D) -> _D:
        """A milestone or target row as if new; what was answered on its target holds for as long as it reads so."""
        return one.model_copy(
            update={
                "owner": self.one_still(one.owner),
                "contributors": self.still(one.contributors),
                "date": "",
                "answers": tuple(answer for answer in one.answers if answer.field != "date"),
                "since": None,
                "handed_over": (),
                "withdrawn_because": "",
                "replaced_by": (),
                "carried_from": self.origin(one, one.date),
            }
        )

    def indicator(self, one: Indicator) -> Indicator:
        """An indicator that starts where its last reading left it; its readings stay with the old plan."""
        known = {row.id for row in self.targets}
        begins = read_years(self.later).start.isoformat()
        resets = tuple(reset for reset in one.chart.resets if reset.day >= begins)
        others = one.benchmark
        return one.model_copy(
            update={
                "targets": tuple(row for row in one.targets if row in known),
                "baseline": (self.at_end.levels or {}).get(one.id) or self.baseline(one.baseline),
                "benchmark": others and others.model_copy(update={"as_at": self.in_full(others.as_at)}),
                "chart": one.chart.model_copy(update={"resets": resets}),
                "carried_from": self.origin(one),
            }
        )

    def baseline(self, one: Baseline | None) -> Baseline | None:
        return one and one.model_copy(update={"as_at": self.in_full(one.as_at)})

    def in_full(self, written: str) -> str:
        """A day of the past as written, with its year where it would be read as another in the later years."""
        then, now = (_windows(written, years) for years in (self.before, self.later))
        return days_in_full(*then[0]) if len(then) == 1 and then != now else written

    def origin(self, row: Noun, written: str = "") -> CarriedFrom:
        return CarriedFrom(plan=self.old.id, id=row.id, years=self.before, date=written)

    def one_still(self, owner: str | None) -> str | None:
        return owner if owner in self.owners else None

    def still(self, owners: Iterable[str]) -> tuple[str, ...]:
        return tuple(owner for owner in owners if owner in self.owners)


def _windows(written: str, years: str) -> Sequence[tuple[date | None, date | None]]:
    return [(part.start, part.end) for part in read_date(written, years).parts]


def days_in_full(start: date | None, end: date | None) -> str:
    """A window of days with its year, as a date that is read in one way only: `June 2017`, `24 June 2017`."""
    return DatePart("", start=start, end=end).in_words()


def has_left(owner: Owner, day: date) -> bool:
    """Whether an owner has left by a day."""
    return bool(owner.in_post_until and owner.in_post_until < day.isoformat())


def gone(row: Dated | Priority, new: ActionPlan, old: ActionPlan) -> str:
    """The name of the owner of a carried row, or the accountable lead of a priority, who has left; else empty."""
    before = old.by_id.get(row.id)
    field = "accountable" if isinstance(row, Priority) else "owner"
    was = getattr(before, field, None)
    return old.name_of(was) if was and not getattr(row, field) and was not in new.by_id else ""


def unfinished(plan: ActionPlan) -> Sequence[Milestone | Target]:
    """The milestones and target rows of a plan."""
    return (*plan.milestones, *plan.targets)
