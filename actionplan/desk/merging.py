"""Trackers that came back: what they change is shown first, and saved when it is asked for."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date
from functools import cache
from pathlib import Path
from typing import Literal

from actionplan.desk import given
from actionplan.desk.loading import refuse_bare
from actionplan.desk.plans import open_store
from actionplan.files import read_text
from actionplan.plan.changes import Change, ChangeSet, Revision, apply, is_append
from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Dated, Update
from actionplan.plan.promises import answered
from actionplan.store import KeptReturn, Store, StoredPlan
from actionplan.store import Returned as ReturnedFile
from actionplan.tracker.answers import answers_to
from actionplan.tracker.base import Base
from actionplan.tracker.merge import (
    Decision,
    Merged,
    Returned,
    Since,
    changes_of,
    content_sha256,
    export_ids,
    merge,
    read_decisions,
    returned,
    settle,
    to_data,
)
from actionplan.tracker.open_dates import without_open_dates
from actionplan.tracker.reading import read_bytes, read_spreadsheet
from actionplan.view import PlanView
from actionplan.words.errors import BadTracker
from actionplan.words.vocabulary import NewDate, Rag


@dataclass(frozen=True, slots=True)
class Merging:
    """How a person wants a merge: saved or only shown, what settles conflicts, and what new dates are."""

    apply: bool = False
    keep: Literal["plan", "file"] | None = None
    decisions: Path | None = None
    despite_alarms: bool = False
    new_date: NewDate | None = None
    agreed_by: str = ""


@dataclass(frozen=True, slots=True)
class MergedFile:
    """A returned tracker: what it brings, and what was saved of it.

    `owner` is who was asked, by name, empty for a whole tracker; `answers` names the rows of which an untouched file
    says that nothing has changed. `revision` is None where nothing changed, or nothing is `saved` yet. `stopped` says
    that alarms kept it from being saved.
    """

    path: Path
    merged: Merged
    owner: str = ""
    answers: Sequence[str] = ()
    saved: bool = False
    stopped: bool = False
    revision: Revision | None = None


@dataclass(frozen=True, slots=True)
class _Back:
    """A file that came back, with what went out and the plan as it is now."""

    path: Path
    content: bytes
    rows: Returned
    bases: Mapping[str, Base]
    stored: StoredPlan
    earlier: Sequence[KeptReturn]

    @property
    def base(self) -> Base:
        """What went out, of the tracker that most of its rows came from."""
        return self.bases[self.rows.export]

    @property
    def plan(self) -> ActionPlan:
        """The plan as it is now."""
        return self.stored.plan


def merge_tracker(
    path: Path, how: Merging | None = None, store: str | None = None, *, by: str | None = None, why: str = ""
) -> MergedFile:
    """What a returned tracker changes; with `apply`, saved as one revision, but for what stands against it.

    The file is kept with what became of it. One that came back untouched changes nothing, and is its owner's answer
    for the period of the tracker.

    Raises:
        CannotRead, BadSpreadsheet: where the file cannot be read, or not safely.
        BadTracker, UnknownExport: where it is no tracker of a plan in the store, or a decision does not fit it.
        PlanMoved: where somebody changed the plan, or took in the same file, at that very moment.
        NeedsAnswer: where a new date was agreed, and not by whom or why.
    """
    how, person, why = how or Merging(), given.person(by), given.said("why", why)
    decisions = _decisions(how)
    content = read_bytes(path)
    rows = returned(read_spreadsheet(content, path.name))
    with open_store(store) as opened:
        back = _back(opened, path, content, rows)
        merged = settle(_merged(opened, back), how.keep, decisions)
        if how.new_date is None:
            merged = without_open_dates(merged)
        return _saved(opened, back, merged, how, person, why or f"tracker returned as {path.name}")


def _decisions(how: Merging) -> Sequence[Decision]:
    return read_decisions(read_text(how.decisions), how.decisions.name) if how.decisions else ()


def _back(opened: Store, path: Path, content: bytes, rows: Returned) -> _Back:
    bases = {export: Base.from_json(opened.export_anywhere(export).data) for export in export_ids(rows)}
    plans = sorted({base.plan for base in bases.values()})
    if len(plans) != 1:
        raise BadTracker(
            f"{path.name} has rows of several plans: {', '.join(plans)}. Merge one tracker at a time."
        )
    earlier = opened.returns(plans[0])  # before the plan, so that one kept in between is told of by its name
    return _Back(path, content, rows, bases, opened.load(plans[0]), earlier)


def _merged(opened: Store, back: _Back) -> Merged:
    plan, base = back.plan, back.base
    first = min(one.revision for one in back.bases.values())
    of_owner = {one.export for one in back.earlier if one.owner == base.owner and one.export != base.export}
    since = Since(
        day=given.today(),
        history=opened.history(plan.id, first),
        said_by_returns=frozenset().union(*(opened.merged_updates(plan.id, one) for one in back.bases)),
        indicated=_indicated(plan, base.period, given.today()),
        promised=opened.promised(plan.id),
        returned_before=frozenset(one.content_sha256 for one in back.earlier),
        newest=max((one.at for one in opened.exports(plan.id) if one.id in of_owner), default=""),
    )
    return merge(back.rows, back.bases, plan, since=since)


def _indicated(plan: ActionPlan, period: str, today: date) -> Callable[[str], Rag | None]:
    """What the rule says of a row at the end of a period, or today where that is earlier."""
    found = plan.settings.calendar.single(period)
    view = PlanView(plan, found, as_at=min(found.end, today))

    @cache
    def indicated(row_id: str) -> Rag | None:
        row = plan.by_id.get(row_id)
        return view.rated(row).verdict.rag if isinstance(row, Dated) else None

    return indicated


def _saved(opened: Store, back: _Back, merged: Merged, how: Merging, person: str, why: str) -> MergedFile:
    changes, answers = _changes(opened, back, merged, how, person, why)
    owner = back.plan.name_of(back.base.owner) if back.base.owner else ""
    names = [back.plan.name_of(change.new["of"]) for change in answers if change.kind == Update.kind]
    stopped = bool(merged.stopping) and not how.despite_alarms
    told = MergedFile(back.path, merged, owner, names, stopped=stopped)
    change_set = ChangeSet(back.plan.id, back.stored.revision.number, (*changes, *answers), why)
    if not how.apply or stopped:
        opened.check(change_set)
        return told
    refuse_bare(
        apply(back.plan, change_set.changes),
        [c.id for c in changes if c.kind == Update.kind and is_append(c)],
    )
    made = opened.apply(change_set, by=person, at=given.now(), returned=_file(back, merged))
    return MergedFile(back.path, merged, owner, names, saved=True, revision=made)


def _changes(
    opened: Store, back: _Back, merged: Merged, how: Merging, person: str, why: str
) -> tuple[Sequence[Change], Sequence[Change]]:
    """What the file changes, and the answers that its return is."""
    plan, base, at = back.plan, back.base, given.now().astimezone(UTC).isoformat()
    by = plan.name_of(base.owner) if base.owner else person
    changes = changes_of(merged, plan, by=by, at=at)
    if how.new_date:
        changes = answered(
            plan,
            changes,
            opened.promised(plan.id),
            how.new_date,
            period=base.period,
            by=person,
            at=given.now(),
            new_id=given.new_id,
            approved_by=how.agreed_by,
            why=why,
        )
    return changes, answers_to(merged, base, plan, by=by, at=at, day=given.today(), new_id=given.new_id)


def _file(back: _Back, merged: Merged) -> ReturnedFile:
    return ReturnedFile(
        export=back.rows.export,
        period=back.base.period,
        owner=back.base.owner,
        name=back.path.name,
        content=back.content,
        content_sha256=content_sha256(back.rows),
        outcome=json.dumps(to_data(merged), ensure_ascii=False),
        seen=back.earlier[-1].number if back.earlier else 0,
    )
