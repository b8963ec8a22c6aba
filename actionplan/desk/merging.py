"""Trackers that came back: what they change is shown first, and saved when it is asked for."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC
from pathlib import Path
from typing import Literal

from actionplan.desk import given
from actionplan.desk.answering import NewDates, bare_in, refuse_bare, with_each_new_date, with_new_dates
from actionplan.desk.plans import open_store
from actionplan.desk.remembering import Seen, decided_before, refuse_unseen, seen_in
from actionplan.desk.said_since import indicated_then, said_since
from actionplan.files import read_text, shown
from actionplan.plan.changes import ChangeSet, Revision, apply
from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Update
from actionplan.store import KeptReturn, Store, StoredPlan
from actionplan.store import Returned as ReturnedFile
from actionplan.tracker.answers import answers_to
from actionplan.tracker.base import Base
from actionplan.tracker.merge import (
    Clash,
    Decision,
    Merged,
    Returned,
    Since,
    appears_later,
    changes_of,
    content_sha256,
    export_ids,
    hold_back,
    merge,
    read_decisions,
    returned,
    settle,
    to_data,
    to_remember,
)
from actionplan.tracker.open_dates import without_open_dates
from actionplan.tracker.reading import read_bytes, read_spreadsheet
from actionplan.words.english import one_line
from actionplan.words.errors import BadChange, PlanMoved, UnknownExport
from actionplan.words.vocabulary import NewDate

MOST_TRIES = 5
"""So often it is looked again at what a file brings, where others change the plan at that very moment."""


@dataclass(frozen=True, slots=True)
class Merging:
    """How a person wants a merge: saved or only shown, what settles conflicts, and what new dates are.

    What is `held` is not saved: other files of the same folder say something else of it. `dates` say of single rows, by
    their ids, what their new dates are. `seen` is what was shown before; without it, what the first look shows.
    """

    apply: bool = False
    keep: Literal["plan", "file"] | None = None
    decisions: Path | Sequence[Decision] | None = None
    despite_alarms: bool = False
    new_date: NewDate | None = None
    agreed_by: str = ""
    held: Sequence[Clash] = ()
    dates: Mapping[str, NewDates] = field(default_factory=dict)
    seen: Seen | None = None


@dataclass(frozen=True, slots=True)
class MergedFile:
    """A returned tracker: what it brings, and what was saved of it.

    `owner` is who was asked, by name, empty for a whole tracker; `answers` names the rows of which an untouched file
    says that nothing has changed. `issued` is the number of the report of its period, where that was issued already.
    `revision` is None where nothing changed, or nothing is `saved` yet. `stopped` says that alarms kept it from being
    saved.
    """

    path: Path
    merged: Merged
    owner: str = ""
    answers: Sequence[str] = ()
    issued: str = ""
    saved: bool = False
    stopped: bool = False
    revision: Revision | None = None


@dataclass(frozen=True, slots=True)
class ReadBack:
    """A file that came back, as it was read."""

    path: Path
    content: bytes
    rows: Returned

    @property
    def name(self) -> str:
        """The name of the file for sentences: a system may make one of any bytes."""
        return shown(Path(self.path.name))


@dataclass(frozen=True, slots=True)
class _Back:
    """A file that came back, with what went out and the plan as it is now."""

    file: ReadBack
    bases: Mapping[str, Base]
    stored: StoredPlan
    earlier: Sequence[KeptReturn]

    @property
    def base(self) -> Base:
        """What went out, of the tracker that most of its rows came from."""
        return self.bases[self.file.rows.export]

    @property
    def plan(self) -> ActionPlan:
        """The plan as it is now."""
        return self.stored.plan


def read_back(path: Path) -> ReadBack:
    """Read a file that came back.

    Raises:
        CannotRead, BadSpreadsheet: where it cannot be read, or not safely.
        BadTracker: where it is no tracker.
    """
    return read_content(read_bytes(path), path)


def read_content(content: bytes, path: Path) -> ReadBack:
    """Read what a file holds that came back, called as the path says; as `read_back`."""
    return ReadBack(path, content, returned(read_spreadsheet(content, path.name)))


def merge_tracker(
    path: Path, how: Merging | None = None, store: str | None = None, *, by: str | None = None, why: str = ""
) -> MergedFile:
    """What a returned tracker changes; with `apply`, saved as one revision, but for what stands against it.

    The file is kept with what became of it. One that came back untouched changes nothing, and is its owner's answer
    for the period of the tracker.

    Raises:
        CannotRead, BadSpreadsheet: where the file cannot be read, or not safely.
        BadTracker, UnknownExport: where it is no tracker of a plan in the store, or a decision does not fit it.
        PlanMoved: where somebody changed what is decided on, or took in the same file, at that very moment.
        NeedsAnswer: where a new date was agreed, and not by whom or why.
    """
    return merge_read(read_back(path), how or Merging(), store, by=by, why=why)


def merge_read(
    file: ReadBack, how: Merging, store: str | None = None, *, by: str | None = None, why: str = ""
) -> MergedFile:
    """What a file that was read changes, as `merge_tracker`.

    Where others change the plan at that very moment it is looked at again what the file brings.
    """
    person, why = given.person(by), given.said("why", why) or f"tracker returned as {file.name}"
    decisions = _decisions(how)
    with open_store(store) as opened:
        seen = how.seen
        for tried in range(1, MOST_TRIES + 1):
            back = _back(opened, file)
            merged = _settled(opened, back, person, how.keep, decisions)
            seen = seen_in(merged) if seen is None else seen
            if how.apply:
                refuse_unseen(merged, seen)
            if how.new_date is None:
                merged = without_open_dates(merged, how.dates)
            merged = hold_back(merged, how.held)
            try:
                return _saved(opened, back, merged, how, person, why)
            except PlanMoved:
                if tried == MOST_TRIES:
                    raise
    raise AssertionError("unreachable")


def _decisions(how: Merging) -> Sequence[Decision]:
    if isinstance(how.decisions, Path):
        return read_decisions(read_text(how.decisions), one_line(how.decisions.name))
    return how.decisions or ()


def known_bases(opened: Store, rows: Returned) -> dict[str, Base]:
    """What went out, as far as the store knows it; rows of what it does not know are told of one by one.

    Raises:
        UnknownExport: where it does not know the tracker that most of the rows came from.
    """
    bases = {rows.export: Base.from_json(opened.export_anywhere(rows.export).data)}
    for other in export_ids(rows) - {rows.export}:
        with suppress(UnknownExport):
            bases[other] = Base.from_json(opened.export_anywhere(other).data)
    return bases


def _back(opened: Store, file: ReadBack) -> _Back:
    bases = known_bases(opened, file.rows)
    plan = bases[file.rows.export].plan
    earlier = opened.returns(plan)  # before the plan, so that one kept in between moves the plan
    return _Back(file, bases, opened.load(plan), earlier)


def _settled(
    opened: Store,
    back: _Back,
    person: str,
    keep: Literal["plan", "file"] | None,
    decisions: Sequence[Decision],
) -> Merged:
    """The merge with what is decided, now and before, each status judged by the rule on the plan as it would be."""
    plan, period, rows = back.plan, back.base.period, back.file.rows
    since = said_since(opened, rows, back.bases, plan, back.earlier)

    def judged(merged: Merged) -> Since:
        try:
            after = apply(plan, changes_of(merged, plan, by=person, at=_moment()))
        except BadChange:
            after = plan
        return replace(since, indicated=indicated_then(after, period, given.today()))

    first = merge(rows, back.bases, plan, since)
    merged = merge(rows, back.bases, plan, judged(first))
    earlier = decided_before(opened, plan.id, rows, back.earlier, since)
    return settle(merged, keep, decisions, earlier=earlier, judged=judged)


def _moment() -> str:
    return given.now().astimezone(UTC).isoformat()


def _saved(opened: Store, back: _Back, merged: Merged, how: Merging, person: str, why: str) -> MergedFile:
    plan, base = back.plan, back.base
    by = plan.name_of(base.owner) if base.owner else person
    issued = _issued(opened, plan.id, base.period)
    if issued and (later := appears_later(merged, plan)):
        merged = replace(merged, notes=(*merged.notes, later))
    changes = changes_of(merged, plan, by=by, at=_moment(), is_issued=bool(issued))
    changes = with_each_new_date(opened, plan, changes, how.dates, person)
    dates = NewDates(how.new_date, how.agreed_by, why, base.period)
    changes = with_new_dates(opened, plan, changes, dates, person)
    answers = answers_to(merged, base, plan, by=by, at=_moment(), day=given.today(), new_id=given.new_id)
    told = MergedFile(
        back.file.path,
        merged,
        plan.name_of(base.owner) if base.owner else "",
        [plan.name_of(change.new["of"]) for change in answers if change.kind == Update.kind],
        issued,
        stopped=bool(merged.stopping) and not how.despite_alarms,
    )
    change_set = ChangeSet(plan.id, back.stored.revision.number, (*changes, *answers), why)
    if not how.apply or told.stopped:
        opened.check(change_set)
        return told
    refuse_bare(
        bare_in(plan, change_set.changes), "Nothing was saved; give it in a decisions file, then merge again."
    )
    made = opened.apply(change_set, by=person, at=given.now(), returned=_file(back, merged))
    return replace(told, saved=True, revision=made)


def _issued(opened: Store, plan: str, period: str) -> str:
    """The number of the last report that was issued of a period; empty where none was."""
    numbers = [report.number for report in opened.reports(plan) if report.period == period]
    return numbers[-1] if numbers else ""


def _file(back: _Back, merged: Merged) -> ReturnedFile:
    decided = to_remember(merged.decided, back.file.rows)
    return ReturnedFile(
        export=back.base.export,
        period=back.base.period,
        owner=back.base.owner,
        name=back.file.path.name,
        content=back.file.content,
        content_sha256=content_sha256(back.file.rows),
        outcome=json.dumps({**to_data(merged), "decided": decided}, ensure_ascii=False),
    )
