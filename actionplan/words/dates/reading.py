"""What a date as written is read as: parts, state, certainty and the questions that are left."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from actionplan.words.english import MONTHS, count_of, day_in_words, listed, span_in_words

CERTAINTIES = ("to be confirmed", "queried", "provisional", "estimated", "firm")
"""From the least to the most firm; the least firm that applies is the one that counts."""

_ROLE_WORDS = {"review": "review", "as at": "as at", "despatch": "papers", "completed": "completed"}


@dataclass(frozen=True, slots=True)
class DatePart:
    """A window of days (both ends inclusive) and the role it plays; an open end is None.

    Roles are `due`, `start`, `review`, `as at`, `despatch`, `completed`. `time` is `10:00` or `10:00/12:00`.
    """

    role: str
    label: str = ""
    start: date | None = None
    end: date | None = None
    time: str | None = None
    relative_to: str | None = None

    def in_words(self) -> str:
        """The part without its label: `2 June 2017`, `by 30 June 2017`, `review September 2017`."""
        when = _window_in_words(self.start, self.end, self.role)
        at = f", {self.time.replace('/', ' to ')}" if self.time else ""
        after = f" ({self.relative_to})" if self.relative_to else ""
        return f"{_ROLE_WORDS.get(self.role, '')} {when}{at}{after}".strip()

    def to_json(self) -> dict[str, Any]:
        """Plain data with ISO dates."""
        return {
            "role": self.role,
            "label": self.label,
            "start": self.start.isoformat() if self.start else None,
            "end": self.end.isoformat() if self.end else None,
            "time": self.time,
            "relative_to": self.relative_to,
        }


@dataclass(frozen=True, slots=True)
class DateChoice:
    """One way to read a date, offered as an answer."""

    label: str
    parts: tuple[DatePart, ...]

    def to_json(self) -> dict[str, Any]:
        """Plain data."""
        return {"label": self.label, "parts": [p.to_json() for p in self.parts]}


@dataclass(frozen=True, slots=True)
class DateQuestion:
    """What has to be asked once; its `key` is unique within a reading."""

    key: str
    text: str
    readings: tuple[DateChoice, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Plain data."""
        return {"key": self.key, "text": self.text, "readings": [r.to_json() for r in self.readings]}


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a question on a date or target: `reading` is the label of the choice.

    It holds for as long as the text is, to the letter, what it was when the answer was given.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    field: str
    key: str
    as_written: str
    reading: str
    by: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date as written, to the letter, and how it is read."""

    as_written: str
    parts: tuple[DatePart, ...] = ()
    state: str = "not a date"
    certainty: str = "firm"
    status: str | None = None
    questions: tuple[DateQuestion, ...] = ()

    @property
    def only_day(self) -> date | None:
        """The one day that it can only be read as; None for anything else."""
        days = {(part.start, part.end) for part in self.parts}
        start, end = days.pop() if len(days) == 1 else (None, None)
        return start if start == end and not self.questions else None

    def to_json(self) -> dict[str, Any]:
        """Plain data: `as_written parts state certainty status questions`."""
        return {
            "as_written": self.as_written,
            "parts": [p.to_json() for p in self.parts],
            "state": self.state,
            "certainty": self.certainty,
            "status": self.status,
            "questions": [q.to_json() for q in self.questions],
        }

    def in_words(self) -> str:
        """The reading in one line: `1 to 30 September 2017, to be confirmed`, `from May 2017, ongoing`."""
        main = [p for p in self.parts if p.role in ("due", "start")]
        first = listed([_labelled(p, len(main)) for p in main])
        if self.state in ("ongoing", "timing dependent"):
            first = ", ".join(word for word in (first, self.state) if word)
        elif self.state == "status":
            first = ", ".join(word for word in (self.status, first) if word)
        unsure = self.certainty if self.certainty != "firm" and self.state != "to be confirmed" else ""
        said = [", ".join(word for word in (first, unsure) if word)]
        said += [p.in_words() for p in self.parts if p not in main]
        said.append(self._not_read(bool(self.parts)))
        return "; ".join(word for word in said if word) or (
            "no date" if self.state == "not a date" else self.state
        )

    def _not_read(self, others: bool) -> str:
        unread = sum(q.key.startswith("impossible-date") for q in self.questions)
        if not unread:
            return ""
        return f"{count_of(unread, 'date')} not read yet" if others else "not read yet"


def _labelled(part: DatePart, count: int) -> str:
    words = part.in_words()
    return f"{words} ({part.label})" if count > 1 and part.label else words


def _window_in_words(start: date | None, end: date | None, role: str) -> str:
    if start and end:
        days = span_in_words(start, end)
        if role != "due" and _is_month(start, end):
            days = f"{MONTHS[start.month - 1]} {start.year}"
        return f"from {days}" if role == "start" and (start == end or _is_month(start, end)) else days
    if end:
        return f"by {day_in_words(end)}"
    if start:
        return f"{day_in_words(start)} or later" if role == "due" else f"from {day_in_words(start)}"
    return "no day yet"


def _is_month(start: date, end: date) -> bool:
    last = monthrange(start.year, start.month)[1]
    return start.day == 1 and end == start.replace(day=last)
