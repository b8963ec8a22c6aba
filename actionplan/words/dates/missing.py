"""What to ask where a text names no day, no end or nothing at all that is understood."""

from __future__ import annotations

from actionplan.words.dates.reading import DatePart, DateQuestion
from actionplan.words.dates.states import Words
from actionplan.words.english import quoted

NO_DAY = DateQuestion("no-date", "No day or month is named. When is it due, or when will it be reviewed?")
NO_END = DateQuestion(
    "end-date", "This says how it stands, not when it ends. When does it end, or when is it reviewed?"
)
NO_COMPLETION = DateQuestion(
    "end-date", "This says that it is complete, not since when. On which day was it completed?"
)
NO_NEXT = DateQuestion("next-date", "This says how often, not when. When is it next?")
NOT_UNDERSTOOD = "not-understood"
NO_EVENT = DateQuestion("event-date", "This depends on an event. When is that event?")


def not_understood(plain: str, text: str, state: str) -> tuple[DateQuestion, ...]:
    """What to ask of a text in which there is neither a date nor a known word."""
    if state != "not a date" or not plain.strip():
        return ()
    asks = f"{quoted(text)} is not read as a date. Which day, month or season is meant?"
    return (DateQuestion(NOT_UNDERSTOOD, asks),)


def what_is_missing(parts: tuple[DatePart, ...], words: Words, state: str) -> tuple[DateQuestion, ...]:
    """What to ask where the words name no end and no review, or of what is complete no day."""
    if any(part.end for part in parts if part.role != "start"):
        return ()
    if state == "timing dependent":
        return (NO_EVENT,) if words.after_event else (NO_DAY,)
    if state == "ongoing":
        return (NO_NEXT,) if words.says("recurring") and not words.says("ongoing") else (NO_END,)
    if state == "status":
        return (NO_COMPLETION if words.status == "complete" else NO_END,)
    return (NO_DAY,) if state == "to be confirmed" and words.says("vague", "occasion") else ()
