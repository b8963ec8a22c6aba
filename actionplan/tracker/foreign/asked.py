"""What is wrong in a file of somebody else, what has to be asked, and what is worth knowing; gathered on the way."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from actionplan.words.english import count_of, listed, quoted, sentence, shortened

MOST_PLACES = 4
MOST_TABLES = 2
"""So many rows or runs of rows, and so many tables or columns, does a question name before it counts the others."""
LONGEST_SHEET = 40
_NUMBER = re.compile(r" \([0-9]{1,4}\)\Z")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, as people say it: the sheet, the row number, the heading (empty for the whole row)."""

    sheet: str
    row: int
    heading: str = ""

    def __str__(self) -> str:
        """`Milestones, row 14, “Due”`."""
        return in_rows(self.sheet, [self.row], self.heading)


def in_rows(sheet: str, rows: Sequence[int], heading: str) -> str:
    """`Milestones, rows 3 to 5, 8 and 2 more, “Due”`; of a long name of a sheet its beginning."""
    runs = _runs(rows)
    named = [_run(run) for run in runs[:MOST_PLACES]]
    more = sum(map(len, runs[MOST_PLACES:]))
    several = "s" if len(set(rows)) > 1 else ""
    where = f"{sheet_name(sheet)}, row{several} {listed([*named, *([f'{more} more'] if more else [])])}"
    return where + (f", {quoted(heading, 40)}" if heading else "")


def _runs(rows: Sequence[int]) -> list[list[int]]:
    """The numbers of rows, three and more that follow each other together, each once."""
    runs: list[list[int]] = []
    for row in sorted(set(rows)):
        if runs and runs[-1][-1] == row - 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    return [part for run in runs for part in ([run] if len(run) > 2 else [[row] for row in run])]


def _run(run: Sequence[int]) -> str:
    return str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}"


def sheet_name(name: str) -> str:
    """The name of a sheet, of a long one its beginning, with the number that tells it from another of its name."""
    number = _NUMBER.search(name)
    tail = number[0] if number else ""
    return shortened(name.removesuffix(tail), LONGEST_SHEET - len(tail)) + tail


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at a place; where it `stops`, nothing of the file is taken until it is put right."""

    place: Place
    what: str
    stops: bool = False

    @property
    def sentence(self) -> str:
        """`Milestones, row 14, “Due”: …`."""
        return f"{self.place}: {self.what}" + ("" if self.what[-1:] in ".?!" else ".")

    def to_json(self) -> dict[str, Any]:
        """Plain data."""
        place = {"sheet": self.place.sheet, "row": self.place.row, "heading": self.place.heading}
        return {**place, "sentence": self.sentence, "stops": self.stops}


@dataclass(frozen=True, slots=True)
class Question:
    """What has to be answered by a person: about which text, all the places where it stands, and a guess (an id).

    `about` is `owner`, `owners`, `status`, `colour`, `priority`, `section`, `date`, `completed`, `approval` or
    `mapping`.
    """

    about: str
    text: str
    what: str
    places: tuple[Place, ...] = ()
    guess: str = ""

    @property
    def sentence(self) -> str:
        """The question once, behind the first places where it stands."""
        rows: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place in self.places:
            rows[place.sheet, place.heading].append(place.row)
        named = [in_rows(sheet, of, heading) for (sheet, heading), of in rows.items()]
        more = sum(len(set(of)) for of in list(rows.values())[MOST_TABLES:])
        where = "; ".join(named[:MOST_TABLES]) + (f"; and {count_of(more, 'row')} more" if more else "")
        said = sentence(self.what)
        return f"{where}: {self.what}{said[len(self.what.strip()) :]}" if where else said

    def to_json(self) -> dict[str, Any]:
        """Plain data."""
        rows = [{"sheet": p.sheet, "row": p.row, "heading": p.heading} for p in self.places]
        told = {"about": self.about, "text": self.text, "sentence": self.sentence}
        return {**told, "guess": self.guess, "places": rows}


@dataclass(slots=True)
class Asked:
    """Gathers problems, questions (each once, with its places) and what is only counted."""

    problems: list[Problem] = field(default_factory=list)
    _questions: dict[tuple[str, str], tuple[str, list[Place], str]] = field(default_factory=dict)
    _counted: dict[tuple[str, str, str], int] = field(default_factory=dict)
    _noted: dict[str, None] = field(default_factory=dict)

    def wrong(self, place: Place, what: str, stops: bool = False) -> None:
        """Something is wrong at a place."""
        self.problems.append(Problem(place, what, stops))

    def ask(self, about: str, text: str, what: str, place: Place | None, guess: str = "") -> None:
        """Ask once; the same question at another place is one more place of it."""
        _, places, _ = self._questions.setdefault((about, text), (what, [], guess))
        if place is not None:
            places.append(place)

    def note(self, said: str) -> None:
        """Something is worth knowing, once."""
        self._noted.setdefault(sentence(said))

    def count(self, one: str, several: str, what: str) -> None:
        """One more of what is worth knowing: `three rows` and what is true of them."""
        self._counted[one, several, what] = self._counted.get((one, several, what), 0) + 1

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions in the order in which they came up."""
        return tuple(
            Question(about, text, what, tuple(places), guess)
            for (about, text), (what, places, guess) in self._questions.items()
        )

    @property
    def notes(self) -> tuple[str, ...]:
        """What was noted, and one sentence for each thing that was counted."""
        counted = (
            sentence(f"{count_of(number, one, several)} {what}")
            for (one, several, what), number in self._counted.items()
        )
        return (*self._noted, *counted)
