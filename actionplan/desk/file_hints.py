"""What a file that begins a plan tells of it by itself: its title, its years, the names of its owners."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from actionplan.desk import given
from actionplan.desk.importing import ReadTables
from actionplan.tracker.foreign import Imported
from actionplan.words.dates import read_date
from actionplan.words.english import day_in_words, normalised, quoted
from actionplan.words.errors import BadChange
from actionplan.words.periods import PlanYears, read_years

_APART = re.compile(r"\s*[,;/\n+]\s*")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|[./-]\d\d\b")
"""Whether a date as written names its year; one that does not is read in whatever year the plan is of."""
LONGEST_TITLE = 120
_WORDS_OF_POSTS = (
    "officer manager lead leads head director team board chief executive assistant coordinator adviser "
    "advisor deputy communications comms engagement media press digital web marketing events council "
    "trust group committee service services department office unit partner partners all staff hr it human "
    "resources finance public relations editor designer chair secretary administrator nurse doctor "
    "programme project "
)
_POSTS = frozenset(_WORDS_OF_POSTS.split())
"""Words of posts, teams and bodies, which are no names of people."""


def year_of_today() -> PlanYears:
    """The financial year that it is."""
    return financial_year(given.today())


def financial_year(day: date) -> PlanYears:
    """The financial year of a day."""
    return PlanYears(day.year if day.month > 3 else day.year - 1)


def years_in(imported: Imported) -> Mapping[int, int]:
    """By the first year of each financial year how many rows of a file are due in it, as far as they name a year."""
    due = [read_date(str(row.values.get("date") or ""), year_of_today()) for row in imported.rows]
    named = [part.end or part.start for one in due if _YEAR.search(one.as_written) for part in one.parts[:1]]
    return Counter(financial_year(day).first for day in named if day)


def most(years: Mapping[int, int]) -> PlanYears:
    """The financial year in which most dates lie, of two the later; that of today where there are none."""
    return PlanYears(max(years, key=lambda year: (years[year], year))) if years else year_of_today()


def names_in(imported: Imported) -> Sequence[str]:
    """The names that a file gives for owners; `TBC` and the like are nobody's."""
    several = (name for text in imported.asked("owners") for name in _APART.split(text))
    return [name for name in (*imported.asked("owner"), *several) if _is_name(name)]


def _is_name(text: str) -> bool:
    return bool(text.strip()) and read_date(text, year_of_today()).state == "not a date"


def is_a_person(name: str) -> bool:
    """Whether a text looks like the name of a person: two or three words with capitals, none of them that of a post."""
    words = name.replace("-", " ").split()
    written = all(word[:1].isupper() and word.rstrip(".").replace("'", "").isalpha() for word in words)
    capitals = any(len(word) > 1 and word.isupper() for word in words)  # such as IT, NHS or PR
    return (
        2 <= len(name.split()) <= 3
        and written
        and not capitals
        and not _POSTS & set(normalised(name).split())
    )


def title_in(file: ReadTables) -> str:
    """The title that stands above the first table of a file; empty where nothing there looks like one."""
    lines = (line.strip() for table in file.found.tables[:1] for line in table.above)
    return next((line for line in lines if _is_a_title(line)), "")


def _is_a_title(line: str) -> bool:
    return (
        len(line) <= LONGEST_TITLE
        and len(line.split()) > 1
        and ":" not in line
        and not line.endswith((".", "?"))
    )


def day_completed(text: str, title: str, years: str) -> date:
    """The day on which a row of this title was completed, as a person writes it in a plan of these years.

    Raises:
        BadChange: where it is not one day, or is still to come.
    """
    day = read_date(text, years).only_day
    if day is None:
        sample = quoted(f"9 June {read_years(years).first}")
        raise BadChange(f"{quoted(text, 40)} is not one day. Write it as you would say it, such as {sample}.")
    if day > given.today():
        when = f"the day on which {quoted(title, 60)} was completed"
        raise BadChange(f"{day_in_words(day)} is still to come: give {when}.")
    return day
