"""The change set that a merge makes: fields that change, updates and readings that are added, new rows."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from actionplan.plan.changes import WHOLE_ROW, Change, row_data
from actionplan.plan.model import KINDS, ActionPlan
from actionplan.plan.nouns import Noun, Observation, Update
from actionplan.plan.ordering import STEP
from actionplan.plan.stamps import stamped
from actionplan.tracker.merge.entries import Edit, Proposal
from actionplan.tracker.merge.merged import Merged
from actionplan.tracker.merge.work import OBSERVATION, ROW, UPDATE
from actionplan.tracker.new_ids import made_id
from actionplan.view.heading import fortnight
from actionplan.words.english import small_first


def changes_of(
    merged: Merged, plan: ActionPlan, *, by: str, at: str, is_issued: bool = False
) -> tuple[Change, ...]:
    """What a merge changes in the plan: its changes and the rows that are added; conflicts and questions are left.

    The id of an update is made of what it says, so that of two people who save one file at the same moment only the
    first can; one that was undone is passed over.

    Args:
        merged: the merge, settled as far as a person wants.
        plan: the plan as it is now.
        by: whose word it is.
        at: the moment (UTC, ISO).
        is_issued: whether the report of the period of the tracker is issued, so that no new row can stand in it.
    """
    added = [proposal for proposal in merged.proposed if proposal.added]
    said = [*merged.changes, *(edit for proposal in added for edit in proposal.edits)]
    rows = _in_order([*_new_rows(added), *_updates(said, plan), *_observations(said)], plan)
    only_these = ActionPlan.of(plan.header, rows)
    day = (
        since_when(merged, plan, is_issued=is_issued) if merged.source else datetime.fromisoformat(at).date()
    )
    marked = stamped(only_these, plan, by=by, at=datetime.fromisoformat(at), day=day)
    new = [row for kind in KINDS for row in marked.rows(kind)]
    fields = _fields(merged.changes, plan)
    return (*fields, *(Change(row.kind, row.id, WHOLE_ROW, None, row_data(row)) for row in new))


def since_when(merged: Merged, plan: ActionPlan, *, is_issued: bool = False) -> date:
    """The day since which new rows are in the plan: that of the merge, and no later than the period of the tracker.

    Where the report of that period is issued it is the day of the merge.
    """
    assert merged.source is not None
    day = merged.source.since.day
    return day if is_issued else min(day, plan.settings.calendar.single(merged.period).end)


def appears_later(merged: Merged, plan: ActionPlan) -> str:
    """From which period on new rows are seen where the report of that of the tracker is issued; empty if none is."""
    added = [proposal for proposal in merged.proposed if proposal.added]
    period = plan.settings.calendar.on(since_when(merged, plan, is_issued=True)) if added else None
    own = plan.settings.calendar.single(merged.period)
    if period is None or period == own:
        return ""
    rows, appear = ("new row", "appears") if len(added) == 1 else ("new rows", "appear")
    first, last = (small_first(fortnight(one)) for one in (period, own))
    return f"The {rows} {appear} from {first} on: the report of {last} is issued."


def _fields(edits: Iterable[Edit], plan: ActionPlan) -> Iterator[Change]:
    """The fields of rows that change, each once: a date and the day beside it are one."""
    wanted = {
        (edit.place.id, field): new
        for edit in edits
        if edit.part == ROW
        for field, new in edit.fields.items()
    }
    for (row_id, field), new in sorted(wanted.items(), key=lambda one: one[0]):
        row = plan.by_id[row_id]
        old = row.model_dump(mode="json", include={field})[field]
        if old != new:
            yield Change(row.kind, row_id, field, old, new)


def _new_rows(added: Iterable[Proposal]) -> Iterator[Noun]:
    for proposal in sorted(added, key=lambda one: (one.place.sheet, one.place.row)):
        noun = KINDS[proposal.place.kind][1]
        yield noun.model_validate({**proposal.fields, "id": proposal.place.id})


def _updates(edits: Iterable[Edit], plan: ActionPlan) -> Iterator[Update]:
    """One update for all that is said of a row for a period."""
    said: dict[tuple[str, str, str], dict[str, Any]] = defaultdict(dict)
    for edit in edits:
        if edit.part == UPDATE:
            said[edit.place.id, edit.period, edit.export].update(edit.fields)
    for (row_id, period, export), fields in sorted(said.items()):
        if fields:
            update_id = _new_id(f"{export} {row_id} {json.dumps(fields, sort_keys=True)}", plan)
            yield Update.model_validate({"id": update_id, "of": row_id, "period": period, **fields})


def _new_id(what: str, plan: ActionPlan) -> str:
    """An id made of what an update says, which no row of the plan has."""
    place = 1
    while (found := made_id(Update, f"{what} {place}")) in plan.by_id:
        place += 1
    return found


def _observations(edits: Iterable[Edit]) -> Iterator[Observation]:
    made = [edit for edit in edits if edit.part == OBSERVATION and edit.fields]
    yield from (
        Observation.model_validate(dict(edit.fields)) for edit in sorted(made, key=lambda e: e.place.id)
    )


def _in_order(rows: Sequence[Noun], plan: ActionPlan) -> Mapping[str, tuple[Noun, ...]]:
    """The rows by kind, each behind the last of its kind in the plan."""
    found: dict[str, list[Noun]] = defaultdict(list)
    for row in rows:
        last = max((one.order for one in plan.rows(row.kind)), default=0) if not found[row.kind] else 0
        order = (last or found[row.kind][-1].order) + STEP if found[row.kind] or last else STEP
        found[row.kind].append(row.model_copy(update={"order": order}))
    return {kind: tuple(of_kind) for kind, of_kind in found.items()}
