"""What is said of a merge, in plain words: where a cell stands, what it was, is and will be."""

from __future__ import annotations

from actionplan.tracker.merge.entries import Place
from actionplan.words.english import count_of, moment_words, quoted, sentence

LONGEST = 60


def at(place: Place) -> str:
    """`Milestones, row 14, “Annual report”, Owner`."""
    row = f"row {place.row}" if place.row else ""
    title = quoted(place.title, LONGEST) if place.title else ""
    return ", ".join(word for word in (place.sheet, row, title, place.column) if word)


def told(place: Place, what: str) -> str:
    """A sentence about a place."""
    said = f"{at(place)}: {what}"
    return said[0] + sentence(said)[1:]  # a sheet keeps the letters of its name


def times(number: int) -> str:
    """`twice`, `three times`."""
    return "twice" if number == 2 else count_of(number, "time")


def said_value(text: str) -> str:
    """A value in quotation marks, or that there is none."""
    return quoted(text, LONGEST) if text else "empty"


def changed(place: Place, old: str, new: str, read: str = "") -> str:
    """What a cell changes; `read` is how a date as written is read, where that has to be said."""
    if not new:
        return told(place, f"emptied (it was {said_value(old)})")
    now = f"{said_value(new)}, read as {read}" if read else said_value(new)
    instead = f"{',' if read else ''} instead of {said_value(old)}" if old else ""
    return told(place, f"{now}{instead}")


def at_odds(place: Place, base: str, plan: str, file: str, who: str) -> str:
    """What a conflict is between."""
    now = f"is {said_value(plan)} in the plan now{who}"
    return told(
        place,
        f"it was {said_value(base)} when the tracker went out, {now}, and {said_value(file)} in the file",
    )


def by_whom(by: str, at: str) -> str:
    """` (by Ann on 12 June 2017, 14:02)`, as far as it is known."""
    parts = [f"by {by}" if by else "", f"on {moment_words(at)}" if at else ""]
    said = " ".join(part for part in parts if part)
    return f" ({said})" if said else ""
