"""How the date of an item moved since it was first promised: agreed anew, expected otherwise, or corrected.

A date as written in an issued report is a promise. It moves when another is agreed or expected; a typing mistake
that is corrected moves nothing, and what was promised is then read as corrected.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import dropwhile, pairwise

from actionplan.plan.audience import NOT_NAMED
from actionplan.plan.nouns import Update
from actionplan.rules.rag import due_day
from actionplan.view.rated import RatedItem
from actionplan.words.dates import DateReading, read_date
from actionplan.words.english import count_of

Read = Callable[[str], DateReading]


@dataclass(frozen=True, slots=True)
class Move:
    """A date that moved, by which update (its id), how (`agreed`, `expected`, `corrected`), and why."""

    id: str
    how: str
    was: DateReading
    now: DateReading
    why: str = ""

    @property
    def days(self) -> int | None:
        """How many days later; 0 for what is only corrected, none where one of the two has no last day."""
        if self.how == "corrected":
            return 0
        before, after = due_day(self.was), due_day(self.now)
        return (after - before).days if before and after else None


@dataclass(frozen=True, slots=True)
class Course:
    """The date that was promised first, how it moved, and the owner's forecast while that stands."""

    baseline: DateReading
    moves: tuple[Move, ...] = ()
    forecast: DateReading | None = None


def course(item: RatedItem, years: str) -> Course:
    """The course of an item's date, by what was said of it up to the period of judgement."""
    told = sorted(item.heard, key=lambda h: (h.update.recorded or "", h.period.start, h.update.order))
    said = [h.update for h in told if h.update.expected or h.update.date_change]
    if not said:
        return Course(item.reading)
    read = partial(read_date, year=years, answers=item.row.answers)
    dates = [read(text) for text in _dates(item.row.date, said)]
    return Course(dates[0], tuple(_moves(said, dates, read)), _forecast(said, read))


def times_moved(moves: Sequence[Move]) -> int:
    """How often a date moved since it first had a last day; a correction moves nothing."""
    return sum(day != before for before, day in pairwise(_last_days(moves)))


def _last_days(moves: Sequence[Move]) -> list[date | None]:
    """The last day before the first move and after each; those before there was any are left out."""
    moved = [move for move in moves if move.how != "corrected"]
    days = [due_day(move.was) for move in moved[:1]] + [due_day(move.now) for move in moved]
    return list(dropwhile(lambda day: day is None, days))


def slip_in_words(moves: Sequence[Move]) -> str:
    """How far a date moved in all, and how often: `Slipped 21 days in three moves.`; empty where it did not."""
    days, times = _last_days(moves), times_moved(moves)
    if not times:
        return ""
    first, last = days[0], days[-1]
    if first is None or last is None:
        return "It has no last day any more."
    how_often = ", the first time it moved" if times == 1 else f" in {count_of(times, 'move')}"
    if last > first:
        return f"Slipped {count_of((last - first).days, 'day')}{how_often}."
    if last < first:
        return f"Brought forward {count_of((first - last).days, 'day')}{how_often if times > 1 else ''}."
    return f"Moved {count_of(times, 'time')}, and is back at its first date."


def _dates(written: str, said: Sequence[Update]) -> list[str]:
    """The date that was promised first, then each that was agreed; as corrected where it was corrected later."""
    changes = [update for update in said if _change(update)]
    dates = [changes[0].date_was if changes else written]
    for update in changes:
        if _change(update) == "corrected":
            dates.pop()
        dates.append(update.date_now)
    return dates


def _moves(said: Sequence[Update], dates: Sequence[DateReading], read: Read) -> Iterator[Move]:
    """Each move from the forecast before it, so that their days add up to what there is between first and last."""
    agreed = iter(dates)
    before = next(agreed)
    for update in said:
        if _change(update) == "corrected":
            was, now = read(update.date_was), read(update.date_now)
            yield Move(update.id, "corrected", was, now, _why(update))
        elif _change(update) == "agreed":
            was, before = before, next(agreed)
            yield Move(update.id, "agreed", was, before, _why(update))
        if update.expected not in ("", NOT_NAMED):
            was, before = before, read(update.expected)
            if due_day(was) != due_day(before):
                yield Move(update.id, "expected", was, before, _why(update))


def _change(update: Update) -> str | None:
    """How a date as written was changed, where this audience may know both dates."""
    return None if NOT_NAMED in (update.date_was, update.date_now) else update.date_change


def _forecast(said: Sequence[Update], read: Read) -> DateReading | None:
    """What the owner expects now; a date agreed later takes its place.

    One that this audience may not read hides older ones too.
    """
    for update in reversed(said):
        if update.expected:
            return read(update.expected) if update.expected != NOT_NAMED else None
        if update.date_change == "agreed":
            return None
    return None


def _why(update: Update) -> str:
    """The reason given, else what was said; and who agreed to a new date."""
    told = next((text.strip() for text in (update.reason, update.narrative) if _is_told(text)), "")
    if update.date_change != "agreed" or not _is_told(update.approved_by):
        return told
    agreed = f"agreed by {update.approved_by}"
    return f"{told.removesuffix('.')}; {agreed}" if told else agreed


def _is_told(text: str) -> bool:
    """Whether there is a text, and this audience may read it."""
    return text.strip() not in ("", NOT_NAMED)
