"""Statuses that changed since an earlier report: completed, worse, better, put off, ended, begun."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from actionplan.plan.settings import RagScheme
from actionplan.rules.rag import ENDED_EARLY
from actionplan.rules.rollup import counts_in_words
from actionplan.rules.travel import direction_of_travel
from actionplan.view.change import RowPair, cut, priority_name
from actionplan.view.data import ChangeData
from actionplan.view.parts import ItemData, PriorityData, StatusData
from actionplan.view.why import LAPSED
from actionplan.words.english import count_of, day_in_words, day_words, sentence
from actionplan.words.vocabulary import Rag

LONGEST_REASON = 120


def changed_status(pair: RowPair) -> Iterator[ChangeData]:
    """The change of status of a milestone or target row; at most one kind."""
    was, now = pair.before.status, pair.now.status
    if was.rag == now.rag:
        return
    if now.rag == Rag.COMPLETE:
        yield from completed(pair.now, pair.name)
    elif now.rag in ENDED_EARLY:
        yield ChangeData(kind=now.rag, id=pair.now.id, sentence=_put_off(pair))
    elif was.rag in ENDED_EARLY:
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
    if item.date_read and item.date_read != day_words(item.due):
        return f"{on}, within its date"
    return (
        f"{on}, {count_of(-late, 'day')} before its date" if late else f", on its date, {day_in_words(day)}"
    )


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
    lapsed = [text for text in status.why[1:2] if text.endswith(LAPSED)]
    return " ".join([*lapsed, *status.why[:1]])


def _worse_or_better(
    row_id: str, name: str, rags: tuple[str, str], reasons: tuple[str, str], scheme: RagScheme
) -> Iterator[ChangeData]:
    kind = {"deteriorated": "worse", "improved": "better"}.get(direction_of_travel(*rags))
    if kind is None:
        return
    words = [scheme.word(Rag(rag)) for rag in rags]
    said = f"{kind.capitalize()}: {name}, {words[0]} to {words[1]}."
    both = [
        f"{when}: {cut(why, LONGEST_REASON)}"
        for when, why in zip(("Before", "Now"), reasons, strict=True)
        if why
    ]
    yield ChangeData(kind=kind, id=row_id, sentence=" ".join([said, *both]))


def priority_status(was: PriorityData, now: PriorityData, scheme: RagScheme) -> Iterator[ChangeData]:
    """That a priority is worse or better, with what stood and stands behind it: its items, or its lead's word."""
    before, after = _by_kind(was), _by_kind(now)
    says = [p.lead_says if p.rag != p.rolled_up else "" for p in (was, now)]
    kinds = [kind for kind in before if any(says) or before[kind] != after[kind]]
    lapsed = "What its lead reported has lapsed. " if says[0] and not now.lead_says else ""
    counted = f"{lapsed}{_counted(after, kinds, scheme)}"
    reasons = says[0] or _counted(before, kinds, scheme), says[1] or counted
    yield from _worse_or_better(now.id, priority_name(now), (was.rag, now.rag), reasons, scheme)


def _by_kind(priority: PriorityData) -> dict[str, list[Rag]]:
    """The statuses of its items, target rows and milestones apart."""
    targets = sorted(Rag(target.status.rag) for target in priority.targets)
    return {"target row": targets, "milestone": sorted(Rag(line.rag) for line in priority.milestones)}


def _counted(rags: Mapping[str, Sequence[Rag]], kinds: Sequence[str], scheme: RagScheme) -> str:
    """Items counted by status: those of the kinds in which something changed."""
    return sentence("; ".join(counts_in_words(rags[kind], kind, scheme) for kind in kinds if rags[kind]))
