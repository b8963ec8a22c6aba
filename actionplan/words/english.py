"""Plain British English for days, spans, numbers and lists; never the machine's locale."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
UK_TIME = ZoneInfo("Europe/London")

MOST_NAMED = 4
"""How many rows a sentence names before it only counts the others."""


def day_in_words(day: date) -> str:
    """`12 June 2017`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def span_in_words(start: date, end: date) -> str:
    """`12 to 25 June 2017`, `26 June to 9 July 2017`, or one day where both are the same; inclusive."""
    if start == end:
        return day_in_words(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {day_in_words(end)}"
    if start.year == end.year:
        return f"{start.day} {MONTHS[start.month - 1]} to {day_in_words(end)}"
    return f"{day_in_words(start)} to {day_in_words(end)}"


def moment_in_words(moment: datetime) -> str:
    """`12 June 2017, 14:02`, in UK time; the moment must know its time zone."""
    local = moment.astimezone(UK_TIME)
    return f"{day_in_words(local)}, {local:%H:%M}"


def day_words(iso: str) -> str:
    """A day as it is kept, `2017-06-12`, in words."""
    return day_in_words(date.fromisoformat(iso))


def moment_words(iso: str) -> str:
    """A moment as it is kept, ISO with its time zone, in words and UK time."""
    return moment_in_words(datetime.fromisoformat(iso))


def number_in_words(number: int) -> str:
    """`no`, `one` to `nine`, then figures, with a comma in the thousands."""
    return _SMALL[number] if 0 <= number < len(_SMALL) else f"{number:,}"


def count_of(number: int, thing: str, things: str = "") -> str:
    """`one milestone`, `9 milestones` as `nine milestones`, `no milestones`."""
    return f"{number_in_words(number)} {thing if number == 1 else things or thing + 's'}"


def opening_count(number: int, thing: str, things: str = "") -> str:
    """The same as a sentence begins with it: `Thirteen owners`; of a hundred or more `Altogether 120 owners`."""
    noun = thing if number == 1 else things or thing + "s"
    return f"{capital_first(_spelt(number))} {noun}" if number < 100 else f"Altogether {number:,} {noun}"


def _spelt(number: int) -> str:
    """A number below a hundred as a word."""
    if number < 10:
        return _SMALL[number]
    if number < 20:
        return _TEENS[number - 10]
    tens, ones = divmod(number, 10)
    return _TENS[tens - 2] + (f"-{_SMALL[ones]}" if ones else "")


def listed(words: Sequence[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


# What turns the direction of all that follows: `Lead \u202egpj.exe` would be read as `Lead exe.jpg`. The letters of
# Arabic and Hebrew, and the marks that go with them, turn nothing but themselves.
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


def without_turns(text: str) -> str:
    """The text without the letters that turn the direction of what follows, also beyond its end."""
    return text if text.isascii() else _TURNS.sub("", text)


def one_line(text: str) -> str:
    """The text on one line, without what a terminal would obey instead of showing it."""
    return " ".join(_CONTROLS.sub("", without_turns(text)).split())


def shortened(text: str, longest: int = 90) -> str:
    """The text on one line, cut with an ellipsis where it is longer; nothing in it reaches beyond it."""
    text = " ".join(without_turns(text).split())
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "\u2026"


def quoted(text: str, longest: int = 90) -> str:
    """The text in quotation marks, on one line, cut where it is longer."""
    return f"\u201c{shortened(text, longest)}\u201d"


def some_named(names: Sequence[str]) -> str:
    """`“A”, “B” and “C”`; of many the first few, and how many more."""
    shown = [quoted(name, 60) for name in names[:MOST_NAMED]]
    more = len(names) - len(shown)
    return listed([*shown, f"{number_in_words(more)} more"] if more else shown)


def capital_first(text: str) -> str:
    """The text as it begins a sentence; only its first letter is touched."""
    return text[:1].upper() + text[1:]


def small_first(text: str) -> str:
    """The text as it goes on inside a sentence; only its first letter is touched."""
    return text[:1].lower() + text[1:]


def sentence(text: str) -> str:
    """The text with a capital letter in front and a full stop behind, where it lacks one."""
    text = text.strip()
    if not text:
        return text
    return capital_first(text) + ("" if text[-1] in ".!?…:" else ".")


def normalised(text: str) -> str:
    """The text for comparing and sorting: case folded, accents dropped, spaces and dashes made one kind."""
    if text.isascii():  # the same at a fifth of the time
        return " ".join(text.lower().split())
    folded = unicodedata.normalize("NFKD", text).casefold()  # the letters of a sign such as ㎅ are capitals
    plain = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    return re.sub(r"\s+", " ", re.sub(r"[\u2010-\u2015]", "-", plain)).strip()
