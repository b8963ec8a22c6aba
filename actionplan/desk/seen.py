"""A plan in an open store seen at a period: which period, with which issued reports behind it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from actionplan.desk import given
from actionplan.desk.plans import open_period
from actionplan.plan.audience import visible
from actionplan.plan.model import ActionPlan
from actionplan.store import IssuedReport, Store, StoredPlan
from actionplan.view import PlanView, ReportData
from actionplan.view.kept import Gone, KeptReport, cannot_be_read
from actionplan.view.plan_view import Provenance
from actionplan.words.asked import as_asked
from actionplan.words.english import UK_TIME, day_in_words
from actionplan.words.errors import UnknownPeriod
from actionplan.words.periods import ReportingPeriod, judgement_day
from actionplan.words.vocabulary import Audience

DATA = "data-"
_BY_THE_DAY = ("last", "open", "next")
_NONE_REPORTED = (
    "This plan reports none of its periods: change first_period or periods_without_report in its settings."
)


def period_of(opened: Store, plan: ActionPlan, name: str) -> ReportingPeriod:
    """The period that is named, else the open one; `open`, `last` and `next` name one by what day it is.

    `last` is the one that ended most recently before today, `next` the one after the open one; a period without a
    report is passed over.

    Raises:
        UnknownPeriod: with the choices, or why there is none.
    """
    if name.strip().casefold() in _BY_THE_DAY and not _reported(plan):
        raise UnknownPeriod(name.strip(), _NONE_REPORTED)
    if is_the_open_one(name):
        return open_period(opened, plan)
    match name.strip().casefold():
        case "last":
            return _last(plan)
        case "next":
            return _next(plan, open_period(opened, plan))
    return as_asked(plan.settings.calendar.find(name), name)


def is_the_open_one(name: str) -> bool:
    """Whether a period is left to us: `open`, however that is typed, or no name at all."""
    return name.strip().casefold() in ("", "open")


def _last(plan: ActionPlan) -> ReportingPeriod:
    ended = [period for period in _reported(plan) if period.end < given.today()]
    if ended:
        return ended[-1]
    first = plan.settings.calendar.first_reported
    raise UnknownPeriod(
        "last",
        f"None has ended yet: {first.name} ends on {day_in_words(first.end)}. Until then name {first.name}, or open.",
    )


def _next(plan: ActionPlan, now: ReportingPeriod) -> ReportingPeriod:
    to_come = [period for period in _reported(plan) if period.start > now.start]
    if to_come:
        return to_come[0]
    raise UnknownPeriod(
        "next", f"The one that is open, {now.name}, is the last of the plan. Name that one, or open."
    )


def latest(opened: Store, plan: ActionPlan) -> ReportingPeriod:
    """The open period or the last one that ended, whichever is later: what tells of all that there is by now."""
    ended = [period for period in _reported(plan) if period.end < given.today()]
    return max([open_period(opened, plan), *ended[-1:]], key=lambda period: period.start)


def _reported(plan: ActionPlan) -> list[ReportingPeriod]:
    return [period for period in plan.settings.calendar if period.reported]


def view_of(
    opened: Store,
    stored: StoredPlan,
    period: ReportingPeriod,
    as_at: str = "",
    audience: Audience = Audience.TEAM,
) -> PlanView:
    """A plan at a period, with what was issued for an audience.

    Raises:
        BadDay: where `as_at` is no day of the period, or is still to come.
    """
    issued = issued_data(opened, stored.plan.id, audience)
    is_single = period in stored.plan.settings.calendar.periods
    return seen_at(stored, period, issued, as_at, () if is_single else _gone(opened, stored.plan.id))


def seen_at(
    stored: StoredPlan,
    period: ReportingPeriod,
    issued: Sequence[KeptReport],
    as_at: str = "",
    withdrawn: Sequence[Gone] = (),
) -> PlanView:
    """The same, with the issued reports at hand.

    Raises:
        BadDay: where `as_at` is no day of the period, or is still to come.
    """
    made = datetime.fromisoformat(stored.revision.at).astimezone(UK_TIME)
    return PlanView(
        stored.plan,
        period,
        issued,
        as_at=judgement_day(period, given.today(), as_at),
        seen_on=given.today(),
        provenance=Provenance(stored.revision.number, day_in_words(made)),
        withdrawn=withdrawn,
    )


def _gone(opened: Store, plan: str) -> Sequence[Gone]:
    """The reports of a plan whose content was taken out."""
    reports = opened.reports(plan)
    return [Gone(r.period, r.number, r.at, r.withdrawn.at) for r in reports if r.withdrawn]


def issued_data(opened: Store, plan: str, audience: Audience) -> Sequence[KeptReport]:
    """The frozen data of every report that still has its content, in the order in which they were issued."""
    name = data_name(audience)
    standing = opened.standing_files(plan, [name])
    return [_kept(report, files[name]) for report, files in standing if name in files]


def frozen(opened: Store, report: IssuedReport, audience: Audience) -> ReportData:
    """The frozen data of an issued report for an audience.

    Raises:
        ReportWithdrawn: where its content was taken out.
        NotGenuine: where it holds none, or none that can be read.
    """
    files, name = opened.report_files(report.plan, report.period, report.issue), data_name(audience)
    if name not in files:
        raise cannot_be_read(_called(report), f"it holds no {name}")
    return _kept(report, files[name]).data


def _kept(report: IssuedReport, content: bytes) -> KeptReport:
    return KeptReport(content.decode("utf-8", errors="replace"), _called(report))


def _called(report: IssuedReport) -> str:
    return f"report {report.number} ({report.name})"


def data_name(audience: Audience) -> str:
    """The file of an issued report that holds its frozen data for an audience."""
    return f"{DATA}{audience.slug}.json"


def read_alike(lay: PlanView, executive: PlanView) -> bool:
    """Whether executives read the same as lay members: the same plan, and the same earlier reports."""
    if visible(lay.plan, Audience.LAY_MEMBERS) != visible(executive.plan, Audience.EXECUTIVE):
        return False
    as_lay, as_executive = (
        f'"audience":"{each.value}"' for each in (Audience.LAY_MEMBERS, Audience.EXECUTIVE)
    )
    kept = zip(lay.issued, executive.issued, strict=True)
    return all(a.to_json().replace(as_lay, as_executive) == b.to_json() for a, b in kept)
