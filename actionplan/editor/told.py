"""Changes as they are told on the page: what an update says now, and said before, is one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from actionplan.editor.labels import fortnight_named, label, labelled, value_of
from actionplan.editor.telling import sentences_of
from actionplan.plan.changes import HEADER, WHOLE_ROW, Change, Revision, row_data
from actionplan.plan.model import KINDS, ActionPlan
from actionplan.plan.noun import Noun
from actionplan.plan.nouns import Update
from actionplan.words.english import capital_first, count_of, quoted, sentence

Json = Mapping[str, Any]
_ABOUT = ("of", "period", "by")
_NOT_SAID = {"id", "order", "recorded", "withdrawn", *_ABOUT}
_LONG = 60
"""A text of more letters is cut in a sentence, so it is told in full beside it."""


def told(changes: Sequence[Change], plan: ActionPlan) -> list[str]:
    """A sentence for each thing that was done; `plan` lends the names of rows."""
    updates = {place: data for place, one in enumerate(changes) if (data := _said_in(one, plan)) is not None}
    pairs = _pairs(changes, updates)
    done: set[tuple[Any, ...]] = set()
    sentences = []
    for place, change in enumerate(changes):
        about = _about(updates[place]) if place in updates else None
        if change.kind == HEADER and change.field == WHOLE_ROW:
            sentences.append("The plan was made.")
        elif about is None:
            sentences += sentences_of(change, plan)
        elif about not in done:
            done.add(about)
            sentences.append(_said_now(*pairs[about], plan))
    return sentences


def in_full(changes: Sequence[Change]) -> Iterator[str]:
    """The texts that a sentence cuts, as they were before and as they are after."""
    for change in changes:
        for field, old, new in _texts(change):
            for when, text in (("before", old), ("after", new)):
                if isinstance(text, str) and len(text) > _LONG:
                    yield f"{capital_first(label(field))} {when}: {text}"


def with_removed(plan: ActionPlan, revisions: Sequence[Revision]) -> ActionPlan:
    """The plan together with the rows that were removed from it, as they last were, so that all have names."""
    gone = {
        change.id: change
        for revision in revisions
        for change in revision.changes
        if change.field == WHOLE_ROW and change.new is None and change.id not in plan.by_id
    }
    if not gone:
        return plan
    rows = {kind: [*plan.rows(kind), *_rows(kind, gone.values())] for kind in KINDS}
    return ActionPlan.of(plan.header, {kind: tuple(of_kind) for kind, of_kind in rows.items()})


def row_of(change: Change, plan: ActionPlan) -> str:
    """The id of the row that a change is done to: of what is only ever added, the row that it is said of."""
    noun = KINDS[change.kind][1] if change.kind in KINDS else None
    if noun is None or not noun.appended:
        return change.id
    whole = (change.new or change.old) if change.field == WHOLE_ROW else None
    about = whole.get(noun.parent) if whole else getattr(plan.by_id.get(change.id), noun.parent, None)
    return about if isinstance(about, str) else change.id


def in_short(changes: Sequence[Change], plan: ActionPlan) -> str:
    """The first thing that was done, and how much more, without a full stop."""
    said = told(changes, plan)
    more = len(said) - 1
    first = said[0].removesuffix(".") if said else "Nothing"
    return f"{first}, and {count_of(more, 'more change')}" if more > 0 else first


def _said_in(change: Change, plan: ActionPlan) -> Json | None:
    """What the update says that a change brings or takes away; nothing of what is no such change.

    The record of a new date is told by itself.
    """
    if change.kind != Update.kind or change.field not in (WHOLE_ROW, "withdrawn"):
        return None
    row = plan.by_id.get(change.id)
    whole = (change.new or change.old) if change.field == WHOLE_ROW else row and row_data(row)
    return None if not whole or whole.get("date_change") else whole


def _about(data: Json) -> tuple[Any, ...]:
    return tuple(data.get(name) for name in _ABOUT)


def _pairs(
    changes: Sequence[Change], updates: Mapping[int, Json]
) -> Mapping[tuple[Any, ...], tuple[Json, Json]]:
    """For each row, period and person what was said before, and what is said after."""
    pairs: dict[tuple[Any, ...], tuple[Json, Json]] = {}
    for place, data in updates.items():
        before, after = pairs.get(_about(data), ({}, {}))
        change = changes[place]
        goes = change.new is None if change.field == WHOLE_ROW else bool(change.new)
        pairs[_about(data)] = (data, after) if goes else (before, data)
    return pairs


def _said_now(before: Json, after: Json, plan: ActionPlan) -> str:
    data = after or before
    name = f"{quoted(plan.name_of(data['of']))}, {fortnight_named(data['period'], plan)}"
    if not after:
        said = "; ".join(_parts({}, before, plan))
        return sentence(f"{name}: what was said is taken back{f' ({said})' if said else ''}")
    parts = _parts(before, after, plan) or ["said again"]
    return sentence(f"{name}{', ' if ': ' in parts[0] else ': '}{'; '.join(parts)}")


def _parts(before: Json, after: Json, plan: ActionPlan) -> list[str]:
    names = [name for name in Update.model_fields if name not in _NOT_SAID]
    told = [(name, before.get(name), after.get(name)) for name in names]
    return [part for name, old, new in told if old != new and (part := _part(name, old, new, plan))]


def _part(field: str, old: Any, new: Any, plan: ActionPlan) -> str:
    if field == "nothing_changed":
        return "nothing has changed" if new else ""
    if field == "standing":
        return _standing(old, new)
    before, after = (value_of(Update.kind, field, one, plan) for one in (old, new))
    if field == "reported_rag" and not after:
        return f"status as the rule says (was {before})"
    if field == "completed_on" and not after:
        return f"no longer complete (was completed on {before})"
    return labelled(field, before, after)


def _standing(old: Any, new: Any) -> str:
    """That a row is deferred, stopped or taken up again, and what becomes of that."""
    words = {"resumed": "taken up again"}
    if not new:
        return f"no longer {words.get(old, old)}"
    return f"{words.get(new, new)}{f' (was {words.get(old, old)})' if old else ''}"


def _texts(change: Change) -> Iterator[tuple[str, Any, Any]]:
    if change.field != WHOLE_ROW:
        yield change.field, change.old, change.new
    elif change.kind in KINDS and KINDS[change.kind][1].appended and change.new:
        yield from ((field, None, value) for field, value in change.new.items())


def _rows(kind: str, gone: Any) -> Iterator[Noun]:
    noun = KINDS[kind][1]
    yield from (noun.model_validate({**one.old, "id": one.id}) for one in gone if one.kind == kind)
