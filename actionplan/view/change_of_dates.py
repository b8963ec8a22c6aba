"""Dates that moved since an earlier report: slipped, brought forward, set, or corrected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actionplan.view.change import RowPair
from actionplan.view.data import ChangeData
from actionplan.view.parts import ItemData, MoveData
from actionplan.words.english import count_of, number_in_words


def changed_dates(pair: RowPair) -> Iterator[ChangeData]:
    """What the moves say that the earlier report did not have: one sum of them, and each correction."""
    known = {move.id for move in pair.before.moves}
    fresh = [move for move in pair.now.moves if move.id not in known]
    moved = [move for move in fresh if move.how != "corrected"]
    if moved:
        yield from _moved(pair, moved)
    for move in fresh:
        if move.how == "corrected":
            yield _corrected(pair, move.was, move.now)
    if not fresh:
        yield from _changed_without_move(pair)


def _moved(pair: RowPair, moved: Sequence[MoveData]) -> Iterator[ChangeData]:
    days = [move.days for move in moved if move.days is not None]
    span = f"{pair.name}, from {moved[0].was} to {moved[-1].now}"
    if len(days) < len(moved):
        yield from _set_or_lost(pair, moved)
    elif sum(days) > 0:
        how = f"Slipped {count_of(sum(days), 'day')} ({_how_often(pair.now)})"
        yield ChangeData(kind="slipped", id=pair.now.id, sentence=f"{how}: {span}.")
    elif sum(days) < 0:
        how = f"Brought forward {count_of(-sum(days), 'day')}"
        yield ChangeData(kind="brought forward", id=pair.now.id, sentence=f"{how}: {span}.")


def _how_often(item: ItemData) -> str:
    """How many times its date has moved in all, since it was first promised."""
    times = sum(bool(move.days) for move in item.moves)
    if times < 2:
        return "the first time"
    return f"moved {'twice' if times == 2 else f'{number_in_words(times)} times'} in all"


def _set_or_lost(pair: RowPair, moved: Sequence[MoveData]) -> Iterator[ChangeData]:
    """A date that had no last day before, or has none now: neither late nor early."""
    if pair.now.ended:
        return
    dated = bool(pair.now.forecast or pair.now.due)
    said = (
        f"Date set: {pair.name}, now {moved[-1].now} (before: {moved[0].was})"
        if dated
        else f"No date any more: {pair.name}, now {moved[-1].now} (before: {moved[0].was})"
    )
    yield ChangeData(kind="date set", id=pair.now.id, sentence=f"{said}.")


def _changed_without_move(pair: RowPair) -> Iterator[ChangeData]:
    """A date that is read otherwise, by an answer given on it, or whose move was taken back."""
    before, now = pair.before, pair.now
    taken_back = {move.id for move in before.moves} - {move.id for move in now.moves}
    was, is_now = (item.expected or item.date_read or "no date" for item in (before, now))
    if not now.ended and was != is_now and (before.due != now.due or taken_back):
        yield _corrected(pair, was, is_now)


def _corrected(pair: RowPair, was: str, now: str) -> ChangeData:
    said = f"Date corrected: {pair.name}, from {was or 'no date'} to {now or 'no date'}."
    return ChangeData(kind="date corrected", id=pair.now.id, sentence=said)
