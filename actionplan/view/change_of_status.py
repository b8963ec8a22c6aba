"""Statuses that changed since an earlier report: completed, worse, better, put off, ended, begun."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actionplan.plan.settings import RagScheme
from actionplan.rules.rollup import counts_in_words
from actionplan.rules.travel import direction_of_travel
from actionplan.view.change import RowPair, priority_name
from actionplan.view.data import ChangeData
from actionplan.view.parts import ItemData, PriorityData, StatusData
from actionplan.words.english import count_of, day_in_words, sentence
from actionplan.words.vocabulary import Rag

PUT_OFF = (Rag.DEFERRED.value, Rag.STOPPED.value)


def changed_status(pair: RowPair) -> Iterator[ChangeData]:
    """The change of status of a milestone or target row; at most one kind."""
    was, now = pair.before.status, pair.now.status
    if was.rag == now.rag:
        return
    if now.rag == Rag.COMPLETE:
        yield from completed(pair.now, pair.name)
    elif now.rag in PUT_OFF:
        yield ChangeData(kind=now.rag, id=pair.now.id, sentence=_put_off(pair))
    elif was.rag in PUT_OFF:
        steps = f"{pair.word(was.rag)} to {pair.word(now.rag)}"
        yield ChangeData(kind="started", id=pair.now.id, sentence=f"Resumed: {pair.name}, {steps}.")
    elif (was.rag, now.rag) == (Rag.NOT_STARTED, Rag.GREEN):
        said = f"Started: {pair.name}. {_reason(now)}".rstrip()
        yield ChangeData(kind="started", id=pair.now.id, sentence=said)
    else:
        reasons = _reason(was), _reason(now)
        yield from _worse_or_better(pair.now.id, pair.name, (was.rag, now.rag), reasons, pair.scheme)


def completed(item: ItemData, name: str) -> Iterator[ChangeData]:
    """That an item is complete, with its day, and how that compares with its date."""
    if item.status.rag == Rag.COMPLETE:
        said = f"Completed: {name}{_when(item)}."
        yield ChangeData(kind="completed", id=item.id, sentence=said)


def _when(item: ItemData) -> str:
    if not item.completed_on:
        return ""
    day = date.fromisoformat(item.completed_on)
    on = f", on {day_in_words(day)}"
    if not item.due:
        return on
    late = (day - date.fromisoformat(item.due)).days
    if late > 0:
        return f"{on}, {count_of(late, 'day')} after its date"
    return f"{on}, {'its date' if late == 0 else 'within its date'}"


def _put_off(pair: RowPair) -> str:
    """`Deferred: X, approved by the board.`, then the reason."""
    word, (first, *more) = pair.word(pair.now.status.rag), pair.now.status.why or ("",)
    said = first.removeprefix(f"{word}, ")
    named = f"{word}: {pair.name}" + (f", {said}" if said != first else f". {first}")
    return " ".join([sentence(named), *more])


def _reason(status: StatusData) -> str:
    """The sentence behind the published status: the owner's where theirs is the one that counts."""
    if status.rag != status.indicated and len(status.why) > 1:
        return status.why[1]
    return status.why[0] if status.why else ""


def _worse_or_better(
    row_id: str, name: str, rags: tuple[str, str], reasons: tuple[str, str], scheme: RagScheme
) -> Iterator[ChangeData]:
    kind = {"deteriorated": "worse", "improved": "better"}.get(direction_of_travel(*rags))
    if kind is None:
        return
    words = [scheme.word(Rag(rag)) for rag in rags]
    said = f"{kind.capitalize()}: {name}, {words[0]} to {words[1]}."
    both = [f"{when}: {why}" for when, why in zip(("Before", "Now"), reasons, strict=True) if why]
    yield ChangeData(kind=kind, id=row_id, sentence=" ".join([said, *both]))


def priority_status(was: PriorityData, now: PriorityData, scheme: RagScheme) -> Iterator[ChangeData]:
    """That a priority is worse or better, with what stood and stands behind it."""
    reasons = _behind(was, scheme), _behind(now, scheme)
    yield from _worse_or_better(now.id, priority_name(now), (was.rag, now.rag), reasons, scheme)


def _behind(priority: PriorityData, scheme: RagScheme) -> str:
    """Its items counted by status; the lead's own sentence where the lead reports otherwise."""
    if priority.rag != priority.rolled_up:
        start, end = (priority.sentence.find(f"The {word}") for word in ("lead reports", "roll-up is"))
        return priority.sentence[max(start, 0) : end if end > start else None].rstrip()
    targets = [Rag(target.status.rag) for target in priority.targets]
    milestones = [Rag(line.rag) for line in priority.milestones]
    kinds = ((targets, "target row"), (milestones, "milestone"))
    return sentence("; ".join(counts_in_words(rags, thing, scheme) for rags, thing in kinds if rags))
