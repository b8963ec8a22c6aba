"""Plans in and out of the store: open, load, dump, history, undo."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from actionplan.desk import given
from actionplan.files import write_keeping
from actionplan.plan.changes import Revision
from actionplan.plan.model import ActionPlan
from actionplan.plan.text import dump_plan
from actionplan.store import PlanSummary as PlanSummary
from actionplan.store import Store, StoredPlan, find_store, waiting_while, working_folder
from actionplan.words.dates import read_date
from actionplan.words.errors import BadChange, BadDay
from actionplan.words.periods import Calendar, ReportingPeriod


def open_store(store: str | None = None, *, for_writing: bool = False) -> Store:
    """The store that is named, else that of the environment, else the nearest one; a new one only for writing."""
    return Store.open(address_of(store, for_writing), create=for_writing, at=given.now(), by=_acting())


def _acting() -> str:
    """Who acts; nobody by name where their name cannot be kept, which is no reason not to read."""
    with suppress(BadChange):
        return given.person()
    return ""


@contextmanager
def waiting_at_most(seconds: float) -> Iterator[None]:
    """Within this block and thread, wait for others who are saving no longer than so many seconds all in all."""
    with waiting_while(given.countdown(seconds)):
        yield


def address_of(store: str | None, for_writing: bool = False) -> str:
    """Where the store is, by the one rule."""
    return find_store(store, os.environ, working_folder(), for_writing=for_writing)


def plans(store: str | None = None) -> list[PlanSummary]:
    """The plans in the store."""
    with open_store(store) as opened:
        return opened.plans()


def open_plan(plan: str, store: str | None = None, revision: int | None = None) -> StoredPlan:
    """A plan from the store, at its latest or an older revision."""
    with open_store(store) as opened:
        return opened.load(plan, revision)


def calendar(plan: str, store: str | None = None) -> Calendar:
    """The reporting periods of a plan."""
    return open_plan(plan, store).plan.settings.calendar


def period_now(opened: Store, plan: ActionPlan) -> ReportingPeriod:
    """The period that something said today belongs to: that of today, or, where it is issued, the one after it.

    Before the first that is reported it is that one, after the plan's years the last.
    """
    periods = plan.settings.calendar
    there = periods.on(min(given.today(), periods.periods[-1].end))
    now = max(there or periods.first_reported, periods.first_reported)
    issued = {report.period for report in opened.reports(plan.id)}
    return (periods.after(now) or now) if now.name in issued else now


def open_period(opened: Store, plan: ActionPlan) -> ReportingPeriod:
    """The period that is open now."""
    return earliest_open(plan, {report.period for report in opened.reports(plan.id)}, given.today())


def earliest_open(plan: ActionPlan, issued: Collection[str], day: date) -> ReportingPeriod:
    """The earliest period that has begun by a day, is to be reported and is none of the `issued` ones, by full name.

    Where every such period is issued it is the latest of them; where none has begun the first that is reported.
    """
    begun = [p for p in plan.settings.calendar if p.reported and p.start <= day]
    waiting = [period for period in begun if period.name not in issued]
    return (waiting[:1] or begun[-1:] or [plan.settings.calendar.first_reported])[0]


def one_day(text: str, plan: ActionPlan, advice: str) -> date:
    """A day as people write it, if it can be read in one way only.

    Raises:
        BadDay: where it cannot, with the advice.
    """
    day = read_date(text, plan.settings.years).only_day
    if day is None:
        raise BadDay(f'"{text}" is not one day. {advice}')
    return day


def dump(plan: str, store: str | None = None, revision: int | None = None) -> str:
    """A plan as a plan file, with the revision at its head."""
    stored = open_plan(plan, store, revision)
    return dump_plan(stored.plan, stored.revision.number)


def dump_to(path: Path, plan: str, store: str | None = None, revision: int | None = None) -> Path | None:
    """Write a plan as a plan file, whole or not at all, and say where a different file that was there is kept.

    Raises:
        CannotWrite: where the folder does not take it; a file that was there is untouched.
    """
    content = dump(plan, store, revision).encode("utf-8")
    return write_keeping(path, content)


def history(plan: str, store: str | None = None) -> tuple[ActionPlan, list[Revision]]:
    """A plan and its revisions, the oldest first."""
    with open_store(store) as opened:
        return opened.load(plan).plan, opened.history(plan)


def undo(
    plan: str, number: int, store: str | None = None, *, by: str | None = None, why: str = ""
) -> Revision:
    """Take a revision back by a new one.

    Raises:
        CannotUndo, PlanMoved: where that is not possible; later revisions are named.
    """
    person, why = given.person(by), given.said("why", why)
    with open_store(store, for_writing=False) as opened:
        return opened.undo(
            plan,
            number,
            by=person,
            at=given.now(),
            why=why or f"undo of revision {number}",
            period=period_now(opened, opened.load(plan).plan).name,
            new_id=given.new_id,
        )
