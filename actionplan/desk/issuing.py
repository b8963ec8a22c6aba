"""Issuing reports: frozen, numbered, checked ever after; and the one way to take content out again."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from actionplan import workbook
from actionplan.desk import given, seen
from actionplan.desk.naming import named
from actionplan.desk.plans import address_of, open_store
from actionplan.desk.reports import MANIFEST, asked_for, folder_of, run, stem_of, write_issued
from actionplan.plan.model import ActionPlan
from actionplan.reports.params import ReportParams
from actionplan.reports.run import ReportFiles, made_with
from actionplan.store import IssuedReport as IssuedReport
from actionplan.store import KeptFile, Manifest, Store
from actionplan.view import PlanView, ReportData
from actionplan.view.data import IssueData
from actionplan.words.english import WEEKDAYS, day_in_words, moment_in_words, span_in_words
from actionplan.words.errors import CannotIssue, CannotWrite
from actionplan.words.holidays import last_working_day
from actionplan.words.periods import ReportingPeriod
from actionplan.words.vocabulary import Audience
from actionplan.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Issued:
    """A report that was just issued, its copy on disk, and the day of judgement in words.

    `trouble` says why the copy could not be written; the store holds the report all the same.
    """

    report: IssuedReport
    as_at: str
    files: ReportFiles | None
    trouble: str = ""


def issue(
    plan: str,
    period: str = "",
    store: str | None = None,
    *,
    audience: str = "",
    output_dir: Path | None = None,
    reason: str = "",
    by: str | None = None,
) -> Issued:
    """Freeze the report of a period: number, issuer, time, revision, data of every audience, files, manifest.

    A period that is issued already gets a corrected report, which needs a reason; the first one is kept.

    Raises:
        CannotIssue: before the last working day, for a span, or without a reason where one is needed.
        IssuedMeanwhile: where somebody else issued one while this was being made.
    """
    address, place = address_of(store), workbook.find(Path.cwd())
    with Store.open(address, at=given.now()) as opened:
        draft = _draft(opened, place, plan, period, audience, reason, given.person(by))
        folder = folder_of(place, plan, draft.view.period, output_dir)
        rendered = run(place, draft.data, draft.params, folder, stem_of(draft.data), address)
        kept = rendered.files | draft.data_files
        report = opened.issue(_manifest(draft, kept), kept, draft.promised, at=given.now())
    try:
        files = write_issued(report, kept, rendered.stem, folder / f"issue-{report.issue}")
    except CannotWrite as error:
        return Issued(report, draft.data.as_at_words, None, str(error))
    return Issued(report, draft.data.as_at_words, files)


@dataclass(frozen=True)
class _Draft:
    """A report on its way to be issued: what it shows, the frozen data of every audience, and what came before."""

    view: PlanView
    params: ReportParams
    frozen: Mapping[Audience, ReportData]
    issue: IssueData
    before: IssuedReport | None
    last: IssuedReport | None

    @property
    def data(self) -> ReportData:
        """The data of the audience that it is issued for."""
        return self.frozen[Audience(self.params.audience)]

    @property
    def data_files(self) -> dict[str, bytes]:
        """The data of every audience, by the names of their files."""
        return {seen.data_name(a): data.to_json().encode("utf-8") for a, data in self.frozen.items()}

    @property
    def promised(self) -> dict[str, str]:
        """The dates as written that it promises, by row."""
        return {item.row.id: item.row.date for item in self.view.items}


def _draft(
    opened: Store, place: Workbook, plan: str, period: str, audience: str, reason: str, person: str
) -> _Draft:
    moment = given.now()  # before anything is read: what is saved meanwhile comes after the issue
    stored, reports = opened.load(plan), opened.reports(plan)
    found = _to_issue(opened, stored.plan, period)
    before = seen.latest_of(reports, found)
    _refuse_without_reason(found, before, reason)
    params = asked_for(place, plan, found, audience, "")
    view = seen.view_of(opened, stored, found, params.as_at, tuple(Audience))
    issue = _issue_data(found, before, person, moment, reason)
    frozen = {each: view.freeze(each, issue) for each in Audience}
    return _Draft(view, params, frozen, issue, before, reports[-1] if reports else None)


def _to_issue(opened: Store, plan: ActionPlan, name: str) -> ReportingPeriod:
    """The period to issue: a single one, to be reported, and over but for days on which nobody works."""
    found = seen.period_of(opened, plan, name)
    singles = plan.settings.calendar.periods
    if found not in singles:
        raise CannotIssue(
            f"{found.name} is more than one reporting period. Issue each on its own; actionplan report shows them "
            "together."
        )
    if not found.reported:
        raise CannotIssue(f"{found.name} has no report in this plan ({found.note}). Issue the next one.")
    first = last_working_day(found.start, found.stop)
    if given.today() < first:
        raise CannotIssue(
            f"{found.name} may be issued from {WEEKDAYS[first.weekday()]} {day_in_words(first)}, its last working "
            "day. Until then, actionplan report makes a draft."
        )
    return found


def _refuse_without_reason(period: ReportingPeriod, before: IssuedReport | None, reason: str) -> None:
    if before is None and reason.strip():
        raise CannotIssue(
            f"{period.name} is not issued yet, so there is nothing to correct. Leave --reason out."
        )
    if before is not None and not reason.strip():
        when = moment_in_words(datetime.fromisoformat(before.at))
        raise CannotIssue(
            f"Report {before.number} ({span_in_words(period.start, period.end)}) was issued by {before.by} on {when}. "
            f"To issue a corrected one, {_number(period, before.issue + 1)}, say why with --reason; to see it first, "
            "use actionplan report --draft."
        )


def _issue_data(
    period: ReportingPeriod, before: IssuedReport | None, by: str, at: datetime, reason: str
) -> IssueData:
    return IssueData(
        number=_number(period, before.issue + 1 if before else 1),
        at=at.astimezone(UTC).isoformat(),
        issued=moment_in_words(at),
        by=by,
        reason=reason.strip(),
        corrects=before.number if before else "",
    )


def _number(period: ReportingPeriod, issue: int) -> str:
    """`6`, for its corrections `6a`, `6b` to `6z`, then `6aa`; `20-21` for two fortnights together."""
    number = str(period.number) + (f"-{period.last}" if period.last != period.number else "")
    letters, rest = "", issue - 1
    while rest > 0:
        rest, last = divmod(rest - 1, 26)
        letters = chr(ord("a") + last) + letters
    return number + letters


def _manifest(draft: _Draft, files: Mapping[str, bytes]) -> Manifest:
    data, before = draft.data, draft.before
    return Manifest(
        plan=data.plan,
        period=data.period.name,
        issue=before.issue + 1 if before else 1,
        number=draft.issue.number,
        audience=data.audience,
        at=draft.issue.at,
        by=draft.issue.by,
        reason=draft.issue.reason,
        as_at=data.as_at,
        revision=data.revision,
        corrects=before.fingerprint if before else None,
        previous=draft.last.fingerprint if draft.last else None,
        made_with=made_with(),
        files=tuple(KeptFile.of(name, content) for name, content in sorted(files.items())),
    )


def issued_reports(plan: str, store: str | None = None) -> list[IssuedReport]:
    """The reports of a plan that were issued, in the order of their issue."""
    with open_store(store) as opened:
        opened.load(plan)
        return opened.reports(plan)


def withdraw(
    report: str, reason: str, store: str | None = None, *, by: str | None = None
) -> tuple[IssuedReport, Path | None]:
    """Take the content of an issued report out of the store, and its copy out of its folder.

    Number, time, fingerprint, who and why stay.

    Returns:
        The report, and the folder whose copy was removed, if there was one.

    Raises:
        UnknownReport, CannotIssue: where there is none, it is withdrawn already, or no reason is given.
    """
    with open_store(store) as opened:
        found = named(opened, report).one()
        gone = opened.withdraw(
            found.plan, found.period, found.issue, by=given.person(by), at=given.now(), reason=reason
        )
        period = opened.load(found.plan).plan.settings.calendar.find(found.period)
    folder = folder_of(workbook.find(Path.cwd()), found.plan, period, None) / f"issue-{found.issue}"
    if not (folder / MANIFEST).exists():
        return gone, None
    with suppress(OSError):
        shutil.rmtree(folder)
    return gone, folder
