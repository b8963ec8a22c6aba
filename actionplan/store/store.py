"""The store: plans kept as rows, changed by change sets only, each one transaction and one revision."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from actionplan.plan.changes import HEADER, ChangeSet, Revision, rewind
from actionplan.plan.model import ActionPlan
from actionplan.store import genuine, issued, issuing, keeping, migrations, rows, saving
from actionplan.store.genuine import Wrong
from actionplan.store.issued import IssuedReport, period_path, standing
from actionplan.store.manifest import Manifest
from actionplan.store.opened import Facts
from actionplan.store.rows import Stamp
from actionplan.store.saving import Entry, Recording
from actionplan.store.schema import items, revisions
from actionplan.store.tracker_store import TrackerStore
from actionplan.store.trackers import Returned


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """A plan in a list: its latest revision, and when that was made (UTC, ISO)."""

    id: str
    title: str
    revision: int
    at: str


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """A plan as it stood at a revision."""

    plan: ActionPlan
    revision: Stamp


class Store(TrackerStore):
    """Plans in a database. Use it as a context manager, or close it.

    Every method raises StoreUnavailable where the database cannot do its part, and those that save raise
    StoreTooNew where a newer version has changed the tables meanwhile, and StoreHeld where somebody else holds a store
    on a shared drive; nothing is saved then.
    """

    def plans(self) -> list[PlanSummary]:
        """All plans, in the order of their ids."""
        latest = select(revisions.c.plan, func.max(revisions.c.number).label("number"))
        latest_of = latest.group_by(revisions.c.plan).subquery()
        chosen = (
            select(items.c.plan, items.c.data, revisions.c.number, revisions.c.at)
            .join(latest_of, latest_of.c.plan == items.c.plan)
            .join(revisions, (revisions.c.plan == items.c.plan) & (revisions.c.number == latest_of.c.number))
            .where(items.c.kind == HEADER)
        )
        with self._database.reading() as connection:
            found = sorted(tuple(row) for row in connection.execute(chosen))
        return [PlanSummary(plan, json.loads(data)["title"], number, at) for plan, data, number, at in found]

    def load(self, plan_id: str, revision: int | None = None) -> StoredPlan:
        """A plan as it stands, or as it stood at an older revision.

        Raises:
            UnknownPlan, UnknownRevision: where the store does not hold it.
        """
        with self._database.reading() as connection:
            rows.require_plan(connection, plan_id)
            kept = rows.read_items(connection, plan_id)
            stamp = rows.read_stamp(connection, plan_id, revision)
            later = rows.read_revisions(connection, plan_id, stamp.number)
        plan = rows.build_plan(kept, self._database.where)
        for since in reversed(rows.build_revisions(later)):
            plan = rewind(plan, since.changes)
        return StoredPlan(plan, stamp)

    def history(self, plan_id: str, after: int = 0) -> list[Revision]:
        """The revisions of a plan after a number, oldest first.

        Raises:
            UnknownPlan: where the store does not hold it.
        """
        with self._database.reading() as connection:
            rows.require_plan(connection, plan_id)
            found = rows.read_revisions(connection, plan_id, after)
        return rows.build_revisions(found)

    def create(self, plan: ActionPlan, *, by: str, at: datetime, why: str) -> Revision:
        """Keep a new plan; its revision 1 adds every row.

        Raises:
            PlanExists: where the store holds a plan of this id.
            BadChange: where the plan does not hold together.
        """
        entry = Entry.of(by, at, why)
        with self._saving("created", plan.id, by, at) as (connection, facts):
            revision = saving.create(connection, plan, entry)
            facts.update(_facts(revision))
        return revision

    def apply(
        self, change_set: ChangeSet, *, by: str, at: datetime, returned: Returned | None = None
    ) -> Revision | None:
        """Make the changes, all or none; None where they change nothing.

        The file that came back and tells them is kept with them, also where it changes nothing.

        Raises:
            UnknownPlan, UnknownRevision, UnknownExport: where the store does not hold what the change set was made
                from, or the file came from.
            PlanMoved: where somebody else changed what it touches since its base, naming each field, or took in
                the same file meanwhile.
            BadChange: where the plan would not hold together, an id is used again, or a row that stood in an
                issued report would be deleted.
            NeedsAnswer: where the date of such a row changes and no update tells what that is.
        """
        entry = Entry.of(by, at, change_set.why)
        with self._saving("saved", change_set.plan, by, at) as (connection, facts):
            of_change = connection, change_set, entry, self._database.where
            if returned:
                revision, facts["returned"] = keeping.save_returned(*of_change, returned)
            else:
                revision = saving.save(*of_change)
            facts.update(_facts(revision) if revision else {})
        return revision

    def check(self, change_set: ChangeSet) -> None:
        """Raise what `apply` would raise for the change set as things stand; nothing is written or waited for."""
        with self._database.reading() as connection:
            migrations.refuse_newer(connection, self._database.where)
            saving.check(connection, change_set, self._database.where)

    def undo(
        self,
        plan_id: str,
        number: int,
        *,
        by: str,
        at: datetime,
        why: str,
        period: str = "",
        new_id: Callable[[str], str] | None = None,
    ) -> Revision:
        """Take a revision back by a new one; what it appended is marked withdrawn.

        A date that stood in an issued report goes back with an update of the period given, by its full name, which
        tells of it; `new_id` makes its id out of the letter of its kind.

        Raises:
            UnknownPlan, UnknownRevision: where the store does not hold it.
            CannotUndo: for the first revision, and one that is undone already.
            PlanMoved: where a later revision, which is named, changed what this one touches.
            NeedsAnswer: where such a date would go back, and period or `new_id` is not given.
        """
        entry = Entry.of(by, at, why)
        recording = Recording(period, new_id) if period and new_id else None
        with self._saving("undone", plan_id, by, at) as (connection, facts):
            revision = saving.undo(connection, plan_id, number, entry, self._database.where, recording)
            facts.update(_facts(revision))
        return revision

    def reports(self, plan_id: str) -> list[IssuedReport]:
        """The issued reports of a plan in the order in which they were issued, superseded and withdrawn ones too.

        Raises:
            UnknownPlan: where the store does not hold it.
        """
        with self._database.reading() as connection:
            return issued.read_reports(connection, plan_id)

    def report_files(self, plan_id: str, period: str, issue: int) -> dict[str, bytes]:
        """The files of an issue of a period (given by its full name), by name, as they were issued.

        Raises:
            UnknownPlan, UnknownReport: where the store does not hold it.
            ReportWithdrawn: where its content was taken out: by whom, when and why.
            NotGenuine: where one of them is missing or is not what was issued.
        """
        with self._database.reading() as connection:
            report = issued.find_report(connection, plan_id, period, issue)
            return issued.read_files(connection, report)

    def standing_files(
        self, plan_id: str, names: Collection[str]
    ) -> list[tuple[IssuedReport, Mapping[str, bytes]]]:
        """Every report that still has its content, in the order of the chain, with its files of these names.

        Raises:
            UnknownPlan: where the store does not hold it.
            NotGenuine: where one of them is missing or is not what was issued.
        """
        with self._database.reading() as connection:
            return issued.read_standing(connection, plan_id, names)

    def standing(self, plan_id: str, period: str) -> IssuedReport | None:
        """The report of a period (given by its full name) that counts; None where none was issued.

        Raises:
            UnknownPlan: where the store does not hold it.
            ReportWithdrawn: where its content was taken out, and that of each before it.
        """
        with self._database.reading() as connection:
            of_period = [r for r in issued.read_reports(connection, plan_id) if r.period == period]
            found = standing(of_period, period)
            if of_period and not found:
                issued.refuse_withdrawn(connection, of_period[-1])
            return found

    def promised(self, plan_id: str) -> frozenset[str]:
        """The ids of the rows that stood in an issued report, withdrawn ones too.

        Raises:
            UnknownPlan: where the store does not hold it.
            NotGenuine: where a list of them is none.
        """
        with self._database.reading() as connection:
            rows.require_plan(connection, plan_id)
            return issued.promised(connection, plan_id)

    def wrong_with_reports(self, plan_id: str) -> list[Wrong]:
        """What of the issued reports of a plan is not what was issued: nothing, or a sentence for each thing.

        Raises:
            UnknownPlan: where the store does not hold it.
        """
        with self._database.reading() as connection:
            reports = issued.read_reports(connection, plan_id)
            chain = issued.read_chain(connection, plan_id)
            kept = issued.read_kept(connection, plan_id)
        return genuine.wrong_with(plan_id, reports, chain, kept)

    def issue(
        self,
        manifest: Manifest,
        files: Mapping[str, bytes],
        promised: Mapping[str, str],
        *,
        at: datetime,
        seen: Collection[IssuedReport] = (),
    ) -> IssuedReport:
        """Keep a report for ever: its manifest and the bytes of its files.

        `promised` holds the date as written of each milestone and target row in the report by its id, as the plan had
        it when the report was made; the file that `promised_file` makes of the ids is among the others. `at` is for the
        log; `seen` are the reports of the plan as they were when this one was made.

        Raises:
            UnknownPlan, UnknownRevision: where the store does not hold what the report was made from.
            IssuedMeanwhile: where somebody issued a report of the plan since the one that the manifest follows on.
            CannotIssue: where it does not follow on what the store holds, a date in it is another by now, or one of
                those seen was withdrawn since.
            NotGenuine: where the files are not those of the manifest, or the last report is missing.
        """
        with self._saving("issued", manifest.plan, manifest.by, at) as (connection, facts):
            report = issuing.issue(connection, manifest, files, promised, seen)
            facts.update(_facts_of(report))
        return report

    def withdraw(
        self, plan_id: str, period: str, issue: int, *, by: str, at: datetime, reason: str
    ) -> IssuedReport:
        """Take the content of an issued report out of the store; that it was issued stays, with who and why.

        Copies of the store that were made before still hold it.

        Raises:
            UnknownPlan, UnknownReport: where the store does not hold it.
            ReportWithdrawn: where that was done already.
            NeedsAnswer: without a reason.
        """
        entry = Entry.of(by, at, reason)
        with self._saving("withdrawn", plan_id, by, at) as (connection, facts):
            report = issuing.withdraw(connection, plan_id, period, issue, entry)
            facts.update(_facts_of(report))
        self._database.forget_old_pages()
        return report


def _facts(revision: Revision) -> Facts:
    return {"revision": revision.number, "undoes": revision.undoes, "changes": len(revision.changes)}


def _facts_of(report: IssuedReport) -> Facts:
    return {"period": period_path(report.period), "issue": report.issue, "revision": report.revision}
