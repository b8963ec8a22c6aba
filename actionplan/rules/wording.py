"""Days and windows as the sentences of the rules say them."""

from __future__ import annotations

from datetime import date

from actionplan.words.dates import DatePart, DateReading
from actionplan.words.english import count_of, day_in_words, quoted, span_in_words

UNSURE = {"queried": "queried", "provisional": "provisional", "estimated": "an estimate"}


def days_between(later: date, earlier: date) -> str:
    """`one day`, `12 days`."""
    return count_of((later - earlier).days, "day")


def in_days(as_at: date, due: date) -> str:
    """`today`, `tomorrow`, `in nine days`."""
    days = (due - as_at).days
    return "today" if days == 0 else "tomorrow" if days == 1 else f"in {count_of(days, 'day')}"


def window(part: DatePart) -> str:
    """`1 to 30 September 2017`, `by 30 June 2017`, `from 1 October 2017`."""
    if part.start and part.end:
        return span_in_words(part.start, part.end)
    if part.end:
        return f"by {day_in_words(part.end)}"
    return f"from {day_in_words(part.start)}" if part.start else part.label


def start_to_come(part: DatePart) -> str:
    """`Starts on 3 July 2017`, `Starts from 1 October 2017`, `Its start window is 1 to 31 January 2018`."""
    if part.start and part.start == part.end:
        return f"Starts on {day_in_words(part.start)}"
    return f"Its start window is {window(part)}" if part.end else f"Starts {window(part)}"


def under_way(part: DatePart) -> str:
    """What is said of an item that has begun and has no last day."""
    if part.role == "due" and part.start:
        return f"It runs until {day_in_words(part.start)} at least; no last day is given"
    if part.start and part.end in (None, part.start):
        return f"Under way since {day_in_words(part.start)}; no end date is given"
    return f"Its start window, {window(part)}, has begun; no end date is given"


def unsure(reading: DateReading) -> str:
    """A sentence for dates that are queried, provisional or estimated; nothing for the others."""
    if reading.certainty not in UNSURE or not reading.parts:
        return ""
    is_window = any(part.start and part.end and part.start != part.end for part in reading.parts)
    counts = "; its last day is the one that counts" if is_window else ""
    return f" The date is {UNSURE[reading.certainty]}{counts}."


def why_no_date(reading: DateReading) -> str:
    """Why there is no date to rate, without a full stop."""
    done = next((p for p in reading.parts if p.role == "completed"), None)
    if done:
        return f"Said to be complete ({window(done)}), which is still to come; no other date is given"
    if not reading.as_written.strip():
        return "No date is given"
    if reading.state in ("status", "not a date"):
        is_what = "is a status, not a date" if reading.state == "status" else "is not read as a date"
        return f"{quoted(reading.as_written, 60)} {is_what}"
    if reading.state == "timing dependent":
        return "The timing depends on something else"
    if reading.state == "to be confirmed":
        return "The date is to be confirmed"
    return "Its date needs an answer" if reading.questions else "No target date is given"
