"""A plan in an open store seen at a period: which period, with which issued reports behind it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from actionplan.desk import given
from actionplan.desk.plans import open_period
from actionplan.plan.model import ActionPlan
from actionplan.store import IssuedReport, Store, StoredPlan
from actionplan.view import PlanView, ReportData
from actionplan.view.plan_view import Provenance
from actionplan.words.english import UK_TIME, day_in_words
from actionplan.words.periods import ReportingPeriod, judgement_day
from actionplan.words.vocabulary import Audience

DATA = "data-"


def period_of(opened: Store, plan: ActionPlan, name: str) -> ReportingPeriod:
    """The period that is named, else the open one.

    Raises:
        UnknownPeriod: with the choices.
    """
    if name:
        return plan.settings.calendar.find(name)
    return open_period(opened, plan)


def view_of(
    opened: Store,
    stored: StoredPlan,
    period: ReportingPeriod,
    as_at: str = "",
    audiences: Iterable[Audience] = (Audience.TEAM,),
) -> PlanView:
    """A plan at a period, with what was issued for these audiences.

    Raises:
        BadDay: where `as_at` is no day of the period, or is still to come.
    """
    made = datetime.fromisoformat(stored.revision.at).astimezone(UK_TIME)
    return PlanView(
        stored.plan,
        period,
        issued_data(opened, stored.plan.id, audiences),
        as_at=judgement_day(period, given.today(), as_at),
        seen_on=given.today(),
        provenance=Provenance(stored.revision.number, day_in_words(made)),
    )


def issued_data(opened: Store, plan: str, audiences: Iterable[Audience]) -> Sequence[ReportData]:
    """The frozen data of every report that still has its content, in the order in which they were issued."""
    names = [data_name(audience) for audience in audiences]
    standing = opened.standing_files(plan, names)
    return [_read(files[name]) for _, files in standing for name in names if name in files]


def frozen(opened: Store, report: IssuedReport, audience: Audience) -> ReportData:
    """The frozen data of an issued report for an audience.

    Raises:
        ReportWithdrawn: where its content was taken out.
    """
    return _read(opened.report_files(report.plan, report.period, report.issue)[data_name(audience)])


def _read(content: bytes) -> ReportData:
    return ReportData.from_json(content.decode("utf-8"))


def data_name(audience: Audience) -> str:
    """The file of an issued report that holds its frozen data for an audience."""
    return f"{DATA}{audience.value.replace(' ', '-')}.json"


def latest_of(reports: Sequence[IssuedReport], period: ReportingPeriod) -> IssuedReport | None:
    """The report of a period that counts: its latest correction."""
    of_period = [report for report in reports if report.period == period.name]
    return max(of_period, key=lambda report: report.issue, default=None)
