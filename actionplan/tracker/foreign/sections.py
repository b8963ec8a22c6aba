"""Rows with nothing but a title: a heading of the rows below them, or a milestone that nobody has taken on yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from actionplan.tracker.foreign.asked import Asked, in_rows
from actionplan.tracker.foreign.record import Record
from actionplan.tracker.foreign.texts import on_one_line
from actionplan.words.english import normalised, quoted, some_named

LONGEST = 80
"""A longer text is no heading."""
_FEWEST_CAPITALS = 4
_NUMBERED = re.compile(
    r"(?:phase|stage|part|section|step|strand|theme|workstream|priority|objective|quarter|year|month|week|q)\s*"
    r"(?:[0-9]{1,4}|[ivx]{1,4}|[a-d]|one|two|three|four|five|six)\b(?:\s*[:.\u2013-].*)?",
    re.IGNORECASE,
)


class Sections:
    """Tells headings inside a table from its rows, and says of each row below which heading it stands under.

    `answers` say by the title of a row whether it is a heading; `found` are the titles that are taken for one.
    """

    def __init__(self, answers: Mapping[str, bool], asked: Asked) -> None:
        self.asked = asked
        self.found: dict[str, bool] = {}
        self._answers = {normalised(on_one_line(text)): said for text, said in answers.items()}

    def apart(self, records: Sequence[Record]) -> list[Record]:
        """The records without those that are headings, which stand in the `section` of those below."""
        alone = [place for place, record in enumerate(records) if record.alone]
        if not alone or not _others_say_more(records):
            return list(records)
        headings = set(self._headings(records, alone))
        for place in alone:
            if place not in headings and records[place].only and self._said(records[place]) is None:
                self._ask(records[place])
        self._tell([records[place] for place in sorted(headings)])
        return list(_under_headings(records, headings))

    def _headings(self, records: Sequence[Record], alone: Sequence[int]) -> Iterator[int]:
        """Those that were answered, those that look like one, else several of them with rows right below."""
        last = max(place for place, record in enumerate(records) if not record.alone)
        open_ones = [place for place in alone if self._said(records[place]) is None and place < last]
        looks = [place for place in open_ones if looks_like_heading(records[place].alone)]
        lead = [place for place in open_ones if not records[place + 1].alone]
        yield from (place for place in alone if self._said(records[place]))
        yield from looks or (lead if len(lead) > 1 else ())

    def _said(self, record: Record) -> bool | None:
        return self._answers.get(normalised(record.alone))

    def _ask(self, record: Record) -> None:
        title = record.alone
        advice = "if it is a heading of the rows below, say yes to it in the mapping file, under sections"
        what = f"{quoted(title, 60)} has nothing beside its title, and is taken as a milestone; {advice}"
        self.asked.ask("section", title, what, record.at("title"))

    def _tell(self, headings: Sequence[Record]) -> None:
        if not headings:
            return
        titles = [record.alone for record in headings]
        self.found |= dict.fromkeys(titles, True)
        rows = in_rows(headings[0].place.sheet, [record.place.row for record in headings], "")
        are = "is taken as a heading" if len(headings) == 1 else "are taken as headings"
        kept = "of the rows below, and kept in their notes as their section"
        advice = "say no to one that is a milestone in the mapping file, under sections"
        self.asked.note(f"{rows}: {some_named(titles)} {are} {kept}; {advice}")


def looks_like_heading(text: str) -> bool:
    """Whether a title is in capitals, ends with a colon, or names a part by its number, such as `Phase 2`."""
    capitals = sum(letter.isalpha() for letter in text) >= _FEWEST_CAPITALS and text.isupper()
    return capitals or text.endswith(":") or _NUMBERED.fullmatch(text) is not None


def could_be_heading(record: Record) -> str:
    """The text of a row with one cell: a short title, or in a column of no field what looks like a heading."""
    if record.only:
        text = record.texts["title"] if record.only == "title" else ""
    else:
        text = next((text for _, text in record.extras if looks_like_heading(text)), "")
    return "" if "\n" in text or len(text) > LONGEST else on_one_line(text)


def _others_say_more(records: Sequence[Record]) -> bool:
    """Whether most of the other rows have an owner or a date."""
    others = [record for record in records if not record.alone and record.texts.get("title")]
    return sum(bool(record.texts.keys() & {"owner", "date"}) for record in others) * 2 > len(others)


def _under_headings(records: Sequence[Record], headings: set[int]) -> Iterator[Record]:
    """The rows that are no headings, each with that above it behind the line across the table, if there is one."""
    across, here = "", ""
    for place, record in enumerate(records):
        if record.section != across:
            across, here = record.section, ""
        if place in headings:
            title = record.alone.rstrip(": ")
            here = f"{here} \u2013 {title}" if here and place - 1 in headings else title
        else:
            record.section = " \u2013 ".join(filter(None, (across, here)))
            yield record
