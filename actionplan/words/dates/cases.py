"""A phrase with its days, the part that it is on them, and the question that is asked of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from actionplan.words.dates.atoms import Atom
from actionplan.words.dates.phrases import Phrase
from actionplan.words.dates.reading import DateChoice, DatePart
from actionplan.words.dates.years import Days, YearRule
from actionplan.words.english import MONTHS, day_in_words
from actionplan.words.periods import PlanYears

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Resolved:
    """The likeliest parts of a phrase; `key`, `text` and `choices` are its question, an empty key none."""

    parts: tuple[DatePart, ...]
    key: str = ""
    text: str = ""
    choices: tuple[DateChoice, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A phrase to read: how the text says it, the years of the plan, and its days by the year rule."""

    phrase: Phrase
    years: PlanYears
    rule: YearRule
    said: str
    days: Days | None

    @property
    def atom(self) -> Atom:
        """The window that the phrase names."""
        return self.phrase.atom

    @property
    def carried(self) -> bool:
        """Whether the year comes from another date."""
        return self.rule.near is not None


def part_of(phrase: Phrase, days: Days) -> DatePart:
    """The part that a phrase is on these days; its limit opens or closes the window."""
    first, last = days
    start: date | None = first
    end: date | None = last
    role = phrase.role
    if phrase.limit == "by":
        start = None
    elif phrase.limit == "before":
        before_its_end = phrase.atom.at_end or phrase.atom.year_end
        start, end = None, last if before_its_end else first - ONE_DAY if first > date.min else first
    elif phrase.limit == "from":
        role, end = ("start" if role == "due" else role), None
    elif phrase.limit == "after":
        role, start, end = (
            ("start" if role == "due" else role),
            last + ONE_DAY if last < date.max else last,
            None,
        )
    elif phrase.limit == "at least":
        end = None
    return DatePart(role, phrase.label, start, end, phrase.time, phrase.event)


def asked(
    case: Case,
    key: str,
    text: str,
    options: Iterable[Days | None],
    label: Callable[[Days], str] | None = None,
) -> Resolved:
    """A question whose choices are days; the first is the likeliest."""
    choices: dict[str, DatePart] = {}
    for days in options:
        if days:
            choices.setdefault((label or words_for)(days), part_of(case.phrase, days))
    offered = tuple(DateChoice(words, (part,)) for words, part in choices.items())
    return Resolved(offered[0].parts if offered else (), key, text, offered)


def words_for(days: Days) -> str:
    """The label of a choice: `14 June 2017`, `June 2017`, `June to August 2017` in full."""
    start, end = days
    if start == end:
        return day_in_words(start)
    first, last = (f"{MONTHS[day.month - 1]} {day.year}" for day in days)
    if start.day == 1 and (end == date.max or (end + ONE_DAY).day == 1):
        return first if first == last else f"{first} to {last}"
    return f"{day_in_words(start)} to {day_in_words(end)}"


def quoted(case: Case) -> str:
    """The words of the phrase in quotation marks."""
    return f"\u201c{case.said}\u201d"
