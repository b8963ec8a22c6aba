"""What the cells mean in which something is said of a row, and how they are quoted: as typed, and as they were read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from actionplan.rules.rag import due_day
from actionplan.tracker.cells import NotTaken
from actionplan.tracker.columns import STATUSES, YES, Column, Form
from actionplan.tracker.merge.fields import field_value, refuse_unfit
from actionplan.tracker.merge.typed import as_written
from actionplan.tracker.merge.work import Cell, Tied, Work, in_words
from actionplan.tracker.sheets import Value
from actionplan.words.dates import read_date
from actionplan.words.english import MONTHS, day_words, listed, normalised, quoted
from actionplan.words.statuses import read_status
from actionplan.words.vocabulary import Rag

_EXPECTED = "expected"
_BY_APPROVAL = (Rag.DEFERRED, Rag.STOPPED)


@dataclass(frozen=True, slots=True)
class Meaning:
    """A cell that means something: its new value, and the text by which that is known in the lists.

    `typed` is what stands in the cell, `read` what it was read as; empty where it was typed so.
    """

    column: Column
    value: Value
    new: Any
    text: str
    typed: str
    read: str = ""

    def saying(self, what: str) -> str:
        """What is said of it: `“Red” has no reason`, or `“r”, read as Red, has no reason`."""
        read = f", read as {self.read}," if self.read else ""
        return f"{quoted(self.typed, 60)}{read} {what}"


def meanings(tied: Tied, found: Mapping[str, Cell], work: Work) -> Iterator[tuple[str, Meaning]]:
    """What each cell of a row means, by its column key; those that mean nothing are listed as not known."""
    for key, (column, value) in found.items():
        text = as_written(value, column.form)
        try:
            work.refuse_misread(tied, column, value)
            new = (
                _status(text, tied, work) if column.form is Form.STATUS else _other(column, text, tied, work)
            )
        except NotTaken as refused:
            work.refuse(tied, column, value, refused.why)
        else:
            yield key, _meaning(column, value, new, text, work)


def status_words(work: Work, statuses: tuple[str, ...] = STATUSES) -> str:
    """The words of statuses by the plan's own labels: `“Red”, “Amber” or “Green”`."""
    scheme = work.plan.settings.rag
    return listed([quoted(scheme.word(Rag(status))) for status in statuses], "or")


def _meaning(column: Column, value: Value, new: Any, text: str, work: Work) -> Meaning:
    if isinstance(new, Rag):
        word = work.plan.settings.rag.word(new)
        return Meaning(column, value, new, word, text, "" if text.strip() == word else word)
    if column.form is Form.YES:
        word = YES if new else "No"
        return Meaning(column, value, new, word, text, "" if text.strip() == word else word)
    if column.form is Form.DATE and new:
        word = day_words(new)
        typed = in_words(text, column)
        return Meaning(column, value, new, new, typed, "" if normalised(typed) == normalised(word) else word)
    return Meaning(column, value, new, text, text)


def _status(text: str, tied: Tied, work: Work) -> Rag | None:
    if not text.strip():
        return None
    rag = read_status(text, work.plan.settings.rag.labels)
    if rag and rag is work.since.indicated(tied.id):  # a fact, or what the owner agrees with
        return rag
    if rag in _BY_APPROVAL:
        raise NotTaken(
            f"needs the name of who approved it; say it in the plan. Here write {status_words(work)}"
        )
    if rag is None or rag.value not in STATUSES:
        raise NotTaken(f"is no status that can be taken; write {status_words(work)}")
    return rag


def _other(column: Column, text: str, tied: Tied, work: Work) -> Any:
    new = field_value(column, tied.kind, text, work, is_decided=work.is_decided(tied, column))
    if new:
        refuse_unfit(column.fields[tied.kind], new)
        work.refuse_unsound(tied, column, text)
        if column.key == _EXPECTED and not work.is_decided(tied, column):
            _refuse_past(text, tied, work)
    return new


def _refuse_past(text: str, tied: Tied, work: Work) -> None:
    """Refuse a forecast that is read as days before the fortnight in which it is written.

    Raises:
        NotTaken: with how it is read, and how to write another year.
    """
    reading = read_date(text, work.plan.settings.years)
    day = due_day(reading)
    if day and day < work.plan.settings.calendar.single(tied.export.period).start:
        other = f"{MONTHS[day.month - 1]} {day.year + 1}"
        raise NotTaken(
            f"is read as {reading.in_words()}, which is over already; write it with its year, such as "
            f"{quoted(other)}"
        )
