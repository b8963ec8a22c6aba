"""Trackers sent out: of the whole plan, of one owner or of each, with what went out kept in the store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date
from pathlib import Path

from actionplan import workbook
from actionplan.desk import given
from actionplan.desk.plans import one_day, open_store
from actionplan.desk.seen import period_of, view_of
from actionplan.files import keep_aside, make_folder, write_atomically
from actionplan.plan.audience import visible
from actionplan.plan.changes import WHOLE_ROW, Change, ChangeSet, row_data
from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Dated, Noun, Owner, Request
from actionplan.plan.ordering import STEP
from actionplan.plan.owners import answering
from actionplan.store import KeptExport, Store, StoredPlan, period_path
from actionplan.tracker.export import Tracker, covering_note, make_tracker, own_items
from actionplan.tracker.identity import EXPORT_ID_LENGTH
from actionplan.view import PlanView
from actionplan.words.errors import BadChange
from actionplan.words.holidays import last_working_day
from actionplan.words.periods import ReportingPeriod
from actionplan.words.vocabulary import Audience

NOTE = "covering-note.txt"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person asks for: of which period, of whom, where to, and by when it should come back."""

    period: str = ""
    output: Path | None = None
    owner: str = ""
    per_owner: Path | None = None
    return_by: str = ""
    audience: str = Audience.TEAM.value


@dataclass(frozen=True, slots=True)
class Exported:
    """A tracker that was written: of which period, for which owner (empty for the whole plan), with how many rows."""

    plan: str
    period: str
    path: Path
    rows: int
    owner: str = ""
    note: Path | None = None
    kept: Path | None = None
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class _Parcel:
    """A tracker that is to be written, its name, and the note that goes with it."""

    path: Path
    tracker: Tracker
    owner: Owner | None
    note: str = ""


def export_trackers(
    plan: str, asked: Asked, store: str | None = None, *, by: str | None = None
) -> Sequence[Exported]:
    """Write the tracker of a plan at a period, that of one owner, or one for each owner who has anything open.

    What goes out is kept in the store before a file is put in its place; that owners were asked, and when, once the
    files are there.

    Raises:
        UnknownPlan, UnknownPeriod, UnknownOwner: where there is no such thing.
        BadChange: where an owner has nothing open, or two ways of asking are mixed.
        CannotWrite: where a file cannot be written; what was there is untouched.
    """
    person = given.person(by)
    if asked.per_owner and (asked.owner or asked.output):
        raise BadChange("Use --per-owner FOLDER by itself; it writes one tracker for each owner.")
    with open_store(store) as opened:
        stored = opened.load(plan)
        period = period_of(opened, stored.plan, asked.period)
        back = _return_by(asked.return_by, stored.plan, period)
        parcels = list(_parcels(opened, stored, period, asked, person, back))
        opened.keep_exports(plan, [_kept(parcel) for parcel in parcels], at=given.now())
        written = [_written(parcel, plan, period) for parcel in parcels]
        _record_asked(opened, stored, [p.owner for p in parcels if p.owner], period, person)
    return written


def _return_by(text: str, plan: ActionPlan, period: ReportingPeriod) -> date | None:
    """The day that is asked for, else the last working day of the period while that is to come."""
    if text.strip():
        return one_day(text, plan, "Write the day by which the tracker should be back, such as 2017-06-23.")
    last = last_working_day(period.start, period.stop)
    return last if last >= given.today() else None


def _parcels(
    opened: Store,
    stored: StoredPlan,
    period: ReportingPeriod,
    asked: Asked,
    person: str,
    back: date | None,
) -> Iterator[_Parcel]:
    made_at = given.now().astimezone(UTC).isoformat()
    if not (asked.owner or asked.per_owner):
        view = view_of(opened, stored, period, audience=Audience(asked.audience)).for_audience(
            Audience(asked.audience)
        )
        path = asked.output or _folder(stored.plan, period) / f"{period_path(period.name)}-tracker.xlsx"
        yield _Parcel(path, make_tracker(view, given.token(EXPORT_ID_LENGTH), made_at, person), None)
        return
    owners = [stored.plan.owner_named(asked.owner)] if asked.owner else stored.plan.owners
    for owner in owners:
        view = _owners_view(opened, stored, period, owner)
        if not own_items(view, owner):
            if asked.owner:
                raise BadChange(
                    f"{owner.name} has nothing open in {period.name}, so there is no tracker to send."
                )
            continue
        tracker = make_tracker(
            view, given.token(EXPORT_ID_LENGTH), made_at, person, owner=owner, return_by=back
        )
        yield _Parcel(
            _path(stored.plan, period, owner, asked), tracker, owner, covering_note(view, owner, back, person)
        )


def _owners_view(opened: Store, stored: StoredPlan, period: ReportingPeriod, owner: Owner) -> PlanView:
    """The plan as an owner may see it: what everybody may, and the rows that are their own."""

    def opened_up(row: Noun) -> Noun:
        own = isinstance(row, Dated) and owner.id in (answering(row, stored.plan), *row.contributors)
        return row.model_copy(update={"audience": Audience.LAY_MEMBERS}) if own else row

    plan = stored.plan.mapped(opened_up, ["milestone"])
    cut = StoredPlan(visible(plan, Audience.LAY_MEMBERS), stored.revision)
    return view_of(opened, cut, period, audience=Audience.LAY_MEMBERS)


def _folder(plan: ActionPlan, period: ReportingPeriod) -> Path:
    return workbook.find(Path.cwd()).root / "trackers" / plan.id / period_path(period.name)


def _path(plan: ActionPlan, period: ReportingPeriod, owner: Owner, asked: Asked) -> Path:
    """Where the tracker of an owner goes: by itself where it is named, else in a folder of its own."""
    name = f"{period_path(period.name)}-tracker-{owner.id}.xlsx"
    if asked.output:
        return asked.output
    if asked.per_owner:
        return asked.per_owner / f"{period_path(period.name)}-{owner.id}" / name
    return _folder(plan, period) / f"{period_path(period.name)}-{owner.id}" / name


def _kept(parcel: _Parcel) -> KeptExport:
    base = parcel.tracker.base
    return KeptExport(
        id=base.export,
        plan=base.plan,
        revision=base.revision,
        at=base.made_at,
        by=base.made_by,
        period=base.period,
        owner=base.owner,
        name=parcel.path.name,
        data=base.to_json(),
    )


def _written(parcel: _Parcel, plan: str, period: ReportingPeriod) -> Exported:
    make_folder(parcel.path.parent)
    kept = keep_aside(parcel.path, parcel.tracker.content)
    write_atomically(parcel.path, parcel.tracker.content)
    note = parcel.path.with_name(NOTE) if parcel.owner else None
    if note:
        keep_aside(note, parcel.note.encode("utf-8"))
        write_atomically(note, parcel.note.encode("utf-8"))
    owner = parcel.owner.name if parcel.owner else ""
    return Exported(
        plan, period.name, parcel.path, len(parcel.tracker.base.rows), owner, note, kept, parcel.tracker.notes
    )


def _record_asked(
    opened: Store, stored: StoredPlan, owners: Sequence[Owner], period: ReportingPeriod, person: str
) -> None:
    """Record that owners were asked for news of a period today, or asked again."""
    changes = list(_requests(opened.load(stored.plan.id).plan, owners, period))
    if changes:
        latest = opened.load(stored.plan.id).revision.number
        why = f"trackers of {period.name} sent out"
        opened.apply(ChangeSet(stored.plan.id, latest, tuple(changes), why), by=person, at=given.now())


def _requests(plan: ActionPlan, owners: Sequence[Owner], period: ReportingPeriod) -> Iterator[Change]:
    today = given.today().isoformat()
    order = max((request.order for request in plan.requests), default=0)
    single = plan.settings.calendar.single
    for owner in owners:
        before = [r for r in plan.requests if r.owner == owner.id and single(r.period) == period]
        if before and before[-1].asked_on:
            if today not in (before[-1].asked_on, *before[-1].chased_on):
                chased = [*before[-1].chased_on]
                yield Change(Request.kind, before[-1].id, "chased_on", chased, [*chased, today])
        elif before:
            yield Change(Request.kind, before[-1].id, "asked_on", None, today)
        else:
            order += STEP
            row = Request(
                id=given.new_id(Request.letter),
                order=order,
                owner=owner.id,
                period=period.name,
                asked_on=today,
            )
            yield Change(Request.kind, row.id, WHOLE_ROW, None, row_data(row))
