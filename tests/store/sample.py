"""A small plan, and change sets made from what a store gave."""

from datetime import UTC, datetime, timedelta

from actionplan.plan.changes import WHOLE_ROW, Change, ChangeSet, row_data
from actionplan.plan.model import ActionPlan, PlanHeader
from actionplan.plan.nouns import Milestone, Owner, Priority, Update
from actionplan.plan.settings import Settings
from actionplan.store import KeptExport, KeptFile, Manifest, Returned, promised_file

PLAN = "harbour-2026"
P05, P06 = "2026-27 P05", "2026-27 P06"
FILES = {
    "report.html": b"<p>Annual report published</p>",
    "data-team.json": b'{"rag": "green"}',
    "promised.json": b'["m-report","m-website"]',
}
PROMISED = {"m-report": "Sept 2026", "m-website": "Jan / ongoing \u2013 review March 27"}
AT = datetime(2026, 6, 23, 14, 2, tzinfo=UTC)
LATER = AT + timedelta(hours=1)
REPORT = Milestone(
    id="m-report",
    order=1000,
    title="Annual report published",
    date="Sept 2026",
    owner="o-ann",
    priority="p-trust",
)
WEBSITE = Milestone(id="m-website", order=2000, title="New website", date="Jan / ongoing – review March 27")


def sample_plan(plan_id: str = PLAN) -> ActionPlan:
    header = PlanHeader(id=plan_id, title="Harbour plan", settings=Settings(years="2026-27"))
    rows = {
        "owner": (Owner(id="o-ann", order=1000, name="Head of Communications", aliases=("Ann", "HoC")),),
        "priority": (Priority(id="p-trust", order=1000, number=1, title="Trust"),),
        "milestone": (REPORT, WEBSITE),
    }
    return ActionPlan.of(header, rows)


def edits(stored, *wanted, why="") -> ChangeSet:
    """A change set from (row id, field, new value), with the old values of the stored plan."""
    changes = tuple(edit(stored.plan, *one) for one in wanted)
    return ChangeSet(stored.plan.id, stored.revision.number, changes, why)


def edit(plan, row_id, field, new) -> Change:
    row = plan.by_id.get(row_id, plan.header)
    return Change(getattr(row, "kind", "plan"), row_id, field, row.model_dump(mode="json")[field], new)


def added(stored, *rows, why="") -> ChangeSet:
    changes = tuple(Change(row.kind, row.id, WHOLE_ROW, None, row_data(row)) for row in rows)
    return ChangeSet(stored.plan.id, stored.revision.number, changes, why)


def removed(stored, *ids, why="") -> ChangeSet:
    rows = [stored.plan.by_id[i] for i in ids]
    changes = tuple(Change(row.kind, row.id, WHOLE_ROW, row_data(row), None) for row in rows)
    return ChangeSet(stored.plan.id, stored.revision.number, changes, why)


def update(row_id="u-1", of="m-report", **fields) -> Update:
    return Update(**{"id": row_id, "of": of, "period": "2026-27 P06", "narrative": "Draft is out.", **fields})


def manifest(before, period=P06, files=FILES, **said) -> Manifest:
    """What the next report of the sample plan says of itself, after those issued before."""
    of_period = [report.fingerprint for report in before if report.period == period]
    usual = {
        "plan": PLAN,
        "period": period,
        "issue": len(of_period) + 1,
        "number": f"{int(period[-2:])}{chr(96 + len(of_period)) if of_period else ''}",
        "audience": "lay members",
        "at": AT.isoformat(),
        "by": "Ann",
        "as_at": "2026-06-23",
        "revision": 1,
        "corrects": of_period[-1] if of_period else None,
        "previous": before[-1].fingerprint if before else None,
        "made_with": {"actionplan": "0.2.0"},
        "files": tuple(KeptFile.of(name, content) for name, content in files.items()),
    }
    return Manifest(**{**usual, **said})


def issue(store, period=P06, files=FILES, promised=PROMISED, **said):
    """The report that a store keeps as the next one."""
    files = {**files, "promised.json": promised_file(promised)}
    return store.issue(manifest(store.reports(PLAN), period, files, **said), files, promised, at=AT)


def export(export_id="abcd2345", **said) -> KeptExport:
    """A tracker of the sample plan, as it goes out."""
    usual = {
        "id": export_id,
        "plan": PLAN,
        "revision": 1,
        "at": AT.isoformat(),
        "by": "Ann",
        "period": P06,
        "owner": "o-ann",
        "name": "2026-27-P06-tracker-o-ann.xlsx",
        "data": '{"rows":{}}',
    }
    return KeptExport(**{**usual, **said})


def returned(**said) -> Returned:
    """The tracker of `export` as it comes back for the first time."""
    usual = {
        "export": "abcd2345",
        "period": P06,
        "owner": "o-ann",
        "name": "tracker (returned).xlsx",
        "content": b"PK\x03\x04 the workbook",
        "content_sha256": "c" * 64,
        "outcome": '{"changes":[]}',
    }
    return Returned(**{**usual, **said})
