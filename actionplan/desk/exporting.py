"""Trackers sent out: of the whole plan, of one owner or of each, with what went out kept in the store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date
from pathlib import Path
from typing import TYPE_CHECKING

from actionplan import folders
from actionplan.desk import given
from actionplan.desk.going_out import name_on_disk, return_by
from actionplan.desk.plans import open_store
from actionplan.desk.seen import period_of, view_of
from actionplan.files import is_file, make_folder, write_keeping
from actionplan.plan.audience import visible
from actionplan.plan.changes import ChangeSet
from actionplan.plan.nouns import Dated, Milestone, Noun, Owner
from actionplan.plan.owners import answering
from actionplan.store import KeptExport, Store, StoredPlan, period_path
from actionplan.tracker.answers import asked_today, came_back
from actionplan.tracker.identity import EXPORT_ID_LENGTH
from actionplan.tracker.writing.note import covering_note
from actionplan.tracker.writing.own import own_items, stands_in_for
from actionplan.view import PlanView
from actionplan.view.heading import fortnight
from actionplan.words.english import listed, quoted, small_first, some_named
from actionplan.words.errors import BadChange, BadParameters, CannotWrite
from actionplan.words.periods import ReportingPeriod
from actionplan.words.vocabulary import Audience

if TYPE_CHECKING:
    from actionplan.tracker.export import Tracker

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
    owner: Owner | None = None
    note: str = ""


def export_trackers(
    plan: str, asked: Asked, store: str | None = None, *, by: str | None = None
) -> Sequence[Exported]:
    """Write the tracker of a plan at a period, that of one owner, or one for each owner who has anything open.

    Who has come back for the period is asked again only by name; `not_asked_again` says who that is.
    What goes out is kept in the store before a file is put in its place; that owners were asked, and when, once the
    files are there.

    Raises:
        UnknownPlan, UnknownPeriod, UnknownOwner: where there is no such thing, or the period is a span.
        BadDay: where it is to come back on what is no day.
        BadChange: where an owner has nothing open, or two ways of asking are mixed.
        CannotWrite: where a file cannot be written; what was there is untouched.
    """
    person, audience = given.person(by), _audience(asked.audience)
    _refuse_other_ending(asked.output)
    _refuse_mixed(asked, audience)
    with open_store(store) as opened:
        stored = opened.load(plan)
        period = stored.plan.settings.calendar.single(period_of(opened, stored.plan, asked.period).name)
        back = return_by(asked.return_by, stored.plan, period)
        packing = _Packing(opened, stored, period, asked, audience, given.named(by), back)
        parcels = list(packing.parcels())
        opened.keep_exports(plan, [_kept(parcel, person) for parcel in parcels], at=given.now())
        return _delivered(opened, plan, period, parcels, person)


def not_asked_again(plan: str, period: str = "", store: str | None = None) -> str:
    """Who came back for a period already, and is left out where each owner gets a tracker; empty where nobody did.

    Raises:
        UnknownPlan, UnknownPeriod: where there is no such thing, or the period is a span.
    """
    with open_store(store) as opened:
        loaded = opened.load(plan)
        of = loaded.plan.settings.calendar.single(period_of(opened, loaded.plan, period).name)
    back = [owner.name for owner in came_back(loaded.plan, of)]
    has = "has" if len(back) == 1 else "have"
    return f"{some_named(back)} {has} come back already, and {has} not been asked again." if back else ""


def _delivered(
    opened: Store, plan: str, period: ReportingPeriod, parcels: Sequence[_Parcel], person: str
) -> Sequence[Exported]:
    """Write the files one by one, and record whom those that were written ask."""
    written: list[Exported] = []
    try:
        for parcel in parcels:
            written.append(_written(parcel, plan, period))
    except CannotWrite as error:
        raise CannotWrite(f"{error}{_told_before(written)}") from error
    finally:
        owners = [parcel.owner for parcel in parcels[: len(written)] if parcel.owner]
        _record_asked(opened, plan, owners, period, person)
    return written


def _told_before(written: Sequence[Exported]) -> str:
    """Which trackers are there, where a later one could not be written."""
    if not written:
        return ""
    return f" Written before that, and recorded as asked: {some_named([one.owner for one in written])}."


def _audience(text: str) -> Audience:
    try:
        return Audience(text)
    except ValueError:
        known = listed([quoted(audience.value) for audience in Audience], "or")
        raise BadParameters(f"{quoted(text)} is no audience. Write {known}.") from None


def _refuse_mixed(asked: Asked, audience: Audience) -> None:
    """Refuse two ways of asking of which one would not count."""
    if asked.per_owner and (asked.owner or asked.output):
        raise BadChange("Use --per-owner FOLDER by itself; it writes one tracker for each owner.")
    if audience is not Audience.TEAM and (asked.owner or asked.per_owner):
        way = "--per-owner" if asked.per_owner else "--owner"
        raise BadChange(
            f"Use --audience for the whole tracker only, without {way}: an owner's tracker shows what everybody may "
            "see, and the rows of that owner."
        )


def _refuse_other_ending(path: Path | None) -> None:
    if path and path.suffix.lower() != ".xlsx":
        raise BadParameters(f"A tracker is an Excel workbook: name it {path.stem}.xlsx, not {path.name}.")


def usual_folder(plan: str, period: str) -> Path:
    """Where the trackers of a plan go for a period, by its full name, where nothing else is asked for."""
    return folders.find(Path.cwd()).root / "trackers" / plan / period_path(period)


@dataclass(frozen=True, slots=True)
class _Packing:
    """All that trackers are made of."""

    opened: Store
    stored: StoredPlan
    period: ReportingPeriod
    asked: Asked
    audience: Audience
    sender: str
    back: date

    def parcels(self) -> Iterator[_Parcel]:
        """The trackers that are asked for."""
        plan, asked = self.stored.plan, self.asked
        if not (asked.owner or asked.per_owner):
            yield self._whole()
            return
        back = came_back(plan, self.period)
        owners = [plan.owner_named(asked.owner)] if asked.owner else [o for o in plan.owners if o not in back]
        lay = view_of(self.opened, self.stored, self.period, audience=Audience.LAY_MEMBERS)
        found = [parcel for owner in owners if (parcel := self._of(owner, lay))]
        if asked.owner and not found:
            name = owners[0].name
            raise BadChange(f"{name} has nothing open in {self._fortnight}, so there is no tracker to send.")
        yield from found

    def _whole(self) -> _Parcel:
        view = view_of(self.opened, self.stored, self.period, audience=self.audience)
        path = self.asked.output or self._folder / f"{period_path(self.period.name)}-tracker.xlsx"
        return _Parcel(path, self._tracker(view.for_audience(self.audience)))

    def _of(self, owner: Owner, lay: PlanView) -> _Parcel | None:
        """The tracker of an owner; None where nothing of theirs is open."""
        view = self._seen_by(owner, lay)
        if not own_items(view, owner):
            return None
        note = covering_note(view, owner, self.back, self.sender)
        return _Parcel(self._path(owner), self._tracker(view, owner), owner, note)

    def _tracker(self, view: PlanView, owner: Owner | None = None) -> Tracker:
        from actionplan.tracker.export import make_tracker  # openpyxl takes long to load, and few need it

        made_at, export = given.now().astimezone(UTC).isoformat(), given.token(EXPORT_ID_LENGTH)
        return make_tracker(view, export, made_at, self.sender, owner, self.back)

    def _seen_by(self, owner: Owner, lay: PlanView) -> PlanView:
        """The plan as an owner may see it: what everybody may, as in `lay`, and the rows that are their own."""
        plan = self.stored.plan
        answers_for = {owner.id, *stands_in_for(plan, owner, lay.as_at)}

        def opened_up(row: Noun) -> Noun:
            own = isinstance(row, Dated) and (
                answering(row, plan) in answers_for or owner.id in row.contributors
            )
            return row.model_copy(update={"audience": Audience.LAY_MEMBERS}) if own else row

        mine = visible(plan.mapped(opened_up, [Milestone.kind]), Audience.LAY_MEMBERS)
        return PlanView(
            mine,
            self.period,
            lay.issued,
            as_at=lay.as_at,
            seen_on=lay.seen_on,
            provenance=lay.provenance,
            audience=lay.audience,
        )

    @property
    def _fortnight(self) -> str:
        return small_first(fortnight(self.period))

    @property
    def _folder(self) -> Path:
        return usual_folder(self.stored.plan.id, self.period.name)

    def _path(self, owner: Owner) -> Path:
        """Where the tracker of an owner goes: where it is asked for, else into a folder of its own."""
        stem, name = period_path(self.period.name), name_on_disk(owner, self.stored.plan.owners)
        own = (self.asked.per_owner or self._folder) / f"{stem}-{name}" / f"{stem}-tracker-{name}.xlsx"
        return self.asked.output or own


def _kept(parcel: _Parcel, person: str) -> KeptExport:
    base = parcel.tracker.base
    return KeptExport(
        id=base.export,
        plan=base.plan,
        revision=base.revision,
        at=base.made_at,
        by=person,
        period=base.period,
        owner=base.owner,
        name=parcel.path.name,
        data=base.to_json(),
    )


def _written(parcel: _Parcel, plan: str, period: ReportingPeriod) -> Exported:
    make_folder(parcel.path.parent)
    kept = write_keeping(parcel.path, parcel.tracker.content)
    note = _write_note(parcel) if parcel.owner else None
    owner, rows = parcel.owner.name if parcel.owner else "", len(parcel.tracker.base.rows)
    return Exported(plan, period.name, parcel.path, rows, owner, note, kept, parcel.tracker.notes)


def _write_note(parcel: _Parcel) -> Path:
    """Write the note beside its tracker; where that of another tracker is there already, under a name of its own."""
    content, path = parcel.note.encode("utf-8"), parcel.path.with_name(NOTE)
    others = [one for one in parcel.path.parent.glob("*.xlsx") if one.name != parcel.path.name]
    if is_file(path) and others:
        path = parcel.path.with_name(f"{parcel.path.stem}-{NOTE}")
    write_keeping(path, content)
    return path


def _record_asked(
    opened: Store, plan: str, owners: Sequence[Owner], period: ReportingPeriod, person: str
) -> None:
    """Record that owners were asked for news of a period today, or asked again."""
    stored = opened.load(plan)
    changes = asked_today(stored.plan, owners, period, given.today(), given.new_id)
    if changes:
        change_set = ChangeSet(
            plan, stored.revision.number, changes, f"trackers of {small_first(fortnight(period))} sent out"
        )
        opened.apply(change_set, by=person, at=given.now())
