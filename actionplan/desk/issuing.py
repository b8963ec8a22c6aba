"""Issuing reports: frozen, numbered, checked ever after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from actionplan import folders
from actionplan.desk import given, seen
from actionplan.desk.backing_up import kept_after
from actionplan.desk.copies import (
    ACTION_PLAN,
    DOCUMENTS,
    INDICATORS,
    Document,
    command_for,
    copy_in,
    email_of,
    folder_of,
    holds,
    page_of,
    refuse_other,
    stem_of,
    write_copy,
)
from actionplan.desk.may_issue import refuse_left_behind, refuse_without_reason, to_issue
from actionplan.desk.numbering import issue_after, last_of, number_of
from actionplan.desk.plans import address_of, open_store
from actionplan.desk.reports import asked_for, given_options, run
from actionplan.folders import Workbook
from actionplan.reports.params import ReportParams
from actionplan.reports.run import ReportFiles, made_with
from actionplan.store import PROMISED, KeptFile, Manifest, Store, StoredPlan, promised_file, report_name
from actionplan.store import IssuedReport as IssuedReport
from actionplan.store import standing as standing
from actionplan.view import ReportData
from actionplan.view.data import IssueData
from actionplan.words.english import moment_in_words
from actionplan.words.errors import CannotWrite
from actionplan.words.periods import ReportingPeriod
from actionplan.words.vocabulary import Audience


@dataclass(frozen=True, slots=True)
class Issued:
    """A report that was just issued, its copy on disk, and the day of judgement in words.

    `trouble` says why the copy could not be written, `not_kept` why there is no dated backup; the store holds it.
    `to` are those who get it: for whoever sends it, and in no report.
    """

    report: IssuedReport
    as_at: str
    files: ReportFiles | None
    trouble: str = ""
    not_kept: str = ""
    to: Sequence[str] = ()

    @property
    def indicators(self) -> Path | None:
        """The page of the success-indicator report in its copy, where that was issued with it."""
        if self.files is None or not holds(self.report, INDICATORS):
            return None
        return self.files.html.with_name(page_of(self.report, INDICATORS))

    @property
    def command(self) -> str:
        """What one types to write its copy."""
        return command_for(self.report)


def issue(
    plan: str,
    period: str = "",
    store: str | None = None,
    *,
    audience: str = "",
    output_dir: Path | None = None,
    reason: str = "",
    by: str | None = None,
    indicators: bool = False,
) -> Issued:
    """Freeze the report of a period: number, issuer, time, revision, data of every audience, files, manifest.

    The data are those of the success-indicator report too; its page is kept as well with `indicators`, or where the
    report that it corrects had one. It is judged as at the period's last day, or today where that is earlier, whatever
    the parameter file says. A period that is issued already gets a corrected report, which needs a reason; the first
    one is kept.

    Raises:
        CannotIssue: before the last working day, for a span, without a reason where one is needed, or where a date in
            it was changed while it was made.
        CannotWrite: where its folder holds the copy of another report.
        IssuedMeanwhile: where somebody else issued one while this was being made.
        StoreHeld: where somebody else edits a store on a shared drive.
    """
    person, reason = given.person(by), given.said("reason", reason)
    address, place = address_of(store), folders.find(Path.cwd())
    with open_store(address) as opened:
        opened.holds.refuse_others(person, given.now())
        draft = _draft(opened, place, plan, period, audience, reason, person)
        folder = folder_of(place, plan, draft.period.path, output_dir)
        copy = copy_in(folder, draft.number)
        refuse_other(copy, report_name(plan, draft.period.name, draft.number))
        kept = _made(draft, indicators, place, folder, address)
        report = opened.issue(
            _manifest(draft, kept), kept, draft.promised, at=given.now(), seen=draft.reports
        )
        not_kept = kept_after(opened, report)
    issued = _copied(report, draft.data.as_at_words, kept, copy)
    return replace(issued, not_kept=not_kept, to=draft.distribution)


def _made(draft: _Draft, indicators: bool, place: Workbook, folder: Path, address: str) -> dict[str, bytes]:
    """All files that are kept of a report, by their names."""
    kept = draft.data_files | {PROMISED: promised_file(draft.promised)}
    for document in draft.documents(indicators):
        kept |= run(place, draft.data, draft.params, folder, draft.stem(document), address, document).files
    return kept | email_of(draft.data, kept)


def _copied(report: IssuedReport, as_at: str, kept: Mapping[str, bytes], copy: Path) -> Issued:
    """What was issued, with its copy, or why that could not be written."""
    try:
        return Issued(report, as_at, write_copy(report, kept, copy))
    except CannotWrite as error:
        return Issued(report, as_at, None, f"{copy} was not written: {_why(error)}.")


def _why(error: CannotWrite) -> str:
    """What the system says; the rest of the sentence holds only where nothing was done before."""
    said = error.__cause__.strerror if isinstance(error.__cause__, OSError) else ""
    return (said or "the folder does not take it").lower()


@dataclass(frozen=True)
class _Draft:
    """A report on its way to be issued: what it shows, the frozen data of every audience, and what came before."""

    period: ReportingPeriod
    params: ReportParams
    frozen: Mapping[Audience, ReportData]
    issue: IssueData
    before: IssuedReport | None
    reports: Sequence[IssuedReport]
    dates: Mapping[str, str]
    distribution: Sequence[str]

    @property
    def number(self) -> int:
        """Which issue of its period it will be."""
        return issue_after(self.before)

    @property
    def data(self) -> ReportData:
        """The data of the audience that it is issued for."""
        return self.frozen[self.params.reader]

    def stem(self, document: Document) -> str:
        """The name of the page of one of its documents, and of the notebook behind it."""
        return stem_of(self.period.path, self.params.reader, document)

    def documents(self, indicators: bool) -> Sequence[Document]:
        """What is to be kept of it: a correction has no page less than the report that it corrects."""
        had = self.before is not None and holds(self.before, INDICATORS)
        return DOCUMENTS if indicators or had else (ACTION_PLAN,)

    @property
    def data_files(self) -> dict[str, bytes]:
        """The data of every audience, by the names of their files."""
        return {seen.data_name(a): data.to_json().encode("utf-8") for a, data in self.frozen.items()}

    @property
    def promised(self) -> dict[str, str]:
        """The dates as written of the rows that it promises, as the plan had them when it was read.

        They may be later than those that it prints: of a date that was agreed for a later period it tells the earlier.
        """
        return {row_id: self.dates[row_id] for row_id in self.frozen[Audience.TEAM].items()}


def _draft(
    opened: Store, place: Workbook, plan: str, period: str, audience: str, reason: str, person: str
) -> _Draft:
    moment = given.now()  # before anything is read: what is saved meanwhile comes after the issue
    stored, reports = opened.load(plan), opened.reports(plan)
    found = to_issue(opened, stored.plan, period)
    if seen.is_the_open_one(period):
        refuse_left_behind(found, stored.plan, reports)
    before = last_of(found, reports)
    refuse_without_reason(found, before, reason)
    params = asked_for(place, plan, found, {**given_options(audience=audience), "as_at": ""})
    issue = _issue_data(found, before, person, moment, reason)
    frozen = _frozen_for_all(opened, stored, found, issue)
    dates = {row.id: row.date for row in (*stored.plan.milestones, *stored.plan.targets)}
    return _Draft(found, params, frozen, issue, before, reports, dates, stored.plan.settings.distribution)


def _frozen_for_all(
    opened: Store, stored: StoredPlan, period: ReportingPeriod, issue: IssueData
) -> Mapping[Audience, ReportData]:
    """The frozen data of every audience; that of executives and of lay members is one where they read the same."""
    views = {each: seen.view_of(opened, stored, period, audience=each) for each in Audience}
    lay = views[Audience.LAY_MEMBERS].freeze(Audience.LAY_MEMBERS, issue)
    team = views[Audience.TEAM].freeze(Audience.TEAM, issue)
    if seen.read_alike(views[Audience.LAY_MEMBERS], views[Audience.EXECUTIVE]):
        executive = lay.model_copy(update={"audience": Audience.EXECUTIVE.value})
    else:
        executive = views[Audience.EXECUTIVE].freeze(Audience.EXECUTIVE, issue)
    return {Audience.LAY_MEMBERS: lay, Audience.EXECUTIVE: executive, Audience.TEAM: team}


def _issue_data(
    period: ReportingPeriod, before: IssuedReport | None, by: str, at: datetime, reason: str
) -> IssueData:
    return IssueData(
        number=number_of(period, issue_after(before)),
        at=at.astimezone(UTC).isoformat(),
        issued=moment_in_words(at),
        by=by,
        reason=reason,
        corrects=before.number if before else "",
    )


def _manifest(draft: _Draft, files: Mapping[str, bytes]) -> Manifest:
    data, before = draft.data, draft.before
    return Manifest(
        plan=data.plan,
        period=data.period.name,
        issue=draft.number,
        number=draft.issue.number,
        audience=data.audience,
        at=draft.issue.at,
        by=draft.issue.by,
        reason=draft.issue.reason,
        as_at=data.as_at,
        revision=data.revision,
        corrects=before.fingerprint if before else None,
        previous=draft.reports[-1].fingerprint if draft.reports else None,
        made_with=made_with(),
        files=tuple(KeptFile.of(name, content) for name, content in sorted(files.items())),
    )


def issued_reports(plan: str, store: str | None = None) -> list[IssuedReport]:
    """The reports of a plan that were issued, in the order of their issue."""
    with open_store(store) as opened:
        return opened.reports(plan)
