"""Dates that moved since an earlier report: slipped, brought forward, set, corrected, or otherwise changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from actionplan.view.change import RowPair
from actionplan.view.data import ChangeData
from actionplan.view.parts import MoveData
from actionplan.words.english import count_of, number_in_words, quoted


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
    """From the date before the first move to the one after the last, whatever lay between."""
    first, last = moved[0], moved[-1]
    if first.was_due and last.now_due:
        days = (date.fromisoformat(last.now_due) - date.fromisoformat(first.was_due)).days
        yield from _later_or_earlier(pair, days, f"{pair.name}, {_span(first.was, last.now)}.")
    elif not pair.now.ended and first.was != last.now:
        yield _set_or_lost(pair, first, last)


def _later_or_earlier(pair: RowPair, days: int, span: str) -> Iterator[ChangeData]:
    if days > 0:
        how = f"Slipped {count_of(days, 'day')} ({_how_often(pair.now.times_moved)})"
        yield ChangeData(kind="slipped", id=pair.now.id, sentence=f"{how}: {span}")
    elif days < 0:
        how = f"Brought forward {count_of(-days, 'day')}"
        yield ChangeData(kind="brought forward", id=pair.now.id, sentence=f"{how}: {span}")


def _how_often(times: int) -> str:
    """How many times the date has moved in all, since it was first promised."""
    if times < 2:
        return "the first time"
    return f"moved {'twice' if times == 2 else f'{number_in_words(times)} times'} in all"


def _set_or_lost(pair: RowPair, first: MoveData, last: MoveData) -> ChangeData:
    """A date that had no last day before, or has none now: neither late nor early."""
    if not (first.was_due or last.now_due):
        return _changed(pair, first.was, last.now)
    how = "Date set" if last.now_due else "No last day any more"
    said = f"{how}: {pair.name}, now {last.now} (before: {first.was})."
    return ChangeData(kind="date set", id=pair.now.id, sentence=said)


def _changed_without_move(pair: RowPair) -> Iterator[ChangeData]:
    """A date that is written otherwise by what this audience may not read, read otherwise, or back as it was."""
    before, now = pair.before, pair.now
    taken_back = {move.id for move in before.moves} - {move.id for move in now.moves}
    was, is_now = (item.expected or item.date_read or "no date" for item in (before, now))
    if was == is_now:
        was, is_now = (item.date_read or "no date" for item in (before, now))
    if not now.ended and was != is_now and (before.due != now.due or taken_back):
        same = before.date_as_written == now.date_as_written
        yield (_corrected if same else _changed)(pair, was, is_now)


def _corrected(pair: RowPair, was: str, now: str) -> ChangeData:
    said = f"Date corrected: {pair.name}, {_span(was, now)}."
    return ChangeData(kind="date corrected", id=pair.now.id, sentence=said)


def _changed(pair: RowPair, was: str, now: str) -> ChangeData:
    said = f"Date changed: {pair.name}, {_span(was, now)}."
    return ChangeData(kind="date changed", id=pair.now.id, sentence=said)


def _span(was: str, now: str) -> str:
    """`from 3 July 2017 to 10 July 2017`; what is more than a day or a month in quotation marks."""
    plain = re.compile(r"(\d{1,2} )?[A-Z][a-z]+ \d{4}|no date")
    return "from {} to {}".format(*(text if plain.fullmatch(text) else quoted(text) for text in (was, now)))
