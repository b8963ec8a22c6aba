"""The first rows of a file that begins a plan, as they would be, and the days that are asked of those that are over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from actionplan.desk.file_hints import day_completed
from actionplan.desk.starting import FirstLook
from actionplan.editor.blocks import Block, Cell, Column, Field, Note, Row, Table, Text
from actionplan.editor.panels.starting_words import more
from actionplan.tracker.foreign.dates import complete_by_date
from actionplan.tracker.foreign.proposed import Proposed
from actionplan.words.english import day_words, quoted, shortened
from actionplan.words.vocabulary import TAGS, Rag

MOST_SHOWN = 20
MOST_ASKED = 20
_KINDS = {"priority": "Priority", "target": "Dated target", "milestone": "Milestone", "activity": "Activity"}
_COLUMNS = (
    Column("what", "What it is", "read", width="12%"),
    Column("title", "Title", "read", width="32%"),
    Column("owner", "Owner", "read", width="16%"),
    Column("date", "Date, as written", "read", width="14%"),
    Column("said", "What is said of it", "read", width="26%"),
)
_LONGEST_LINE = 120
_ASKED = "completed "


def rows(look: FirstLook) -> Sequence[Block]:
    """The first rows as they would be, with what no report prints."""
    found = look.imported.rows
    if not found:
        return []
    shown = [_row(str(place), row, look) for place, row in enumerate(found[:MOST_SHOWN], 1)]
    left = len(found) - len(shown)
    table = Table("start-rows", "The first rows as they would be", _COLUMNS, shown, do="")
    return [table, *([Text(more(left))] if left else [])]


def _row(place: str, row: Proposed, look: FirstLook) -> Row:
    said = str(row.said.get("narrative") or row.said.get("outcome") or "")
    owner = str(row.values.get("owner") or "")
    cells = {
        "what": Cell(_KINDS.get(row.kind, row.kind)),
        "title": Cell(row.title),
        "owner": Cell(look.plan.name_of(owner) if owner else ""),
        "date": Cell(str(row.values.get("date") or "")),
        "said": Cell(said, [Note(text, "quiet") for text in (*_status(row), *_notes(row))]),
    }
    return Row(place, row.title or f"row {place}", cells)


def _status(row: Proposed) -> Iterator[str]:
    if row.said.get("reported_rag"):
        yield f"status {TAGS[Rag(row.said['reported_rag'])].word}"
    if row.said.get("completed_on"):
        yield f"completed on {day_words(row.said['completed_on'])}"


def _notes(row: Proposed) -> Iterator[str]:
    for name, where in (("note", "note"), ("internal_note", "internal note, in no report")):
        for line in str(row.values.get(name) or "").splitlines():
            yield f"{where}: {shortened(line, _LONGEST_LINE)}"


def days_asked(look: FirstLook, said: Mapping[str, str]) -> Sequence[Field]:
    """A field for the day of each row that the file calls complete on none; `said` are those given, by place."""
    cells = [q.places[0] for q in look.imported.questions if q.about == "completed"]
    asked = {str(replace(cell, heading="")) for cell in cells}
    rows = {str(row.place): row for row in look.imported.rows}
    places = [place for place in rows if place in asked or place in said]
    return [
        Field(
            f"{_ASKED}{place}",
            f"When was {quoted(rows[place].title, 60)} completed?",
            "date",
            day_words(said[place]) if place in said else "",
            hint=f"The file calls it complete and gives no day. {_left_empty(rows[place], look)}",
        )
        for place in places[:MOST_ASKED]
    ]


def _left_empty(row: Proposed, look: FirstLook) -> str:
    """What becomes of a row without its day; the plan rates one as complete whose date says so."""
    date = str(row.values.get("date") or "")
    if complete_by_date(date, look.plan):
        return f"Left empty, the plan has it as complete, as its date is {quoted(date, 40)}, and asks for the day."
    return "Left empty, it stays open in the plan, which asks for the day."


def days_said(said: Mapping[str, str], before: Mapping[str, str], look: FirstLook) -> Mapping[str, str]:
    """The days (ISO) of completion that were given, by place; where nothing is said of one it stays as it was.

    Raises:
        BadChange: where one is not a day, or is still to come.
    """
    found, titles = dict(before), {str(row.place): row.title for row in look.imported.rows}
    for place in (name.removeprefix(_ASKED) for name in said if name.startswith(_ASKED)):
        text = said[f"{_ASKED}{place}"].strip()
        found.pop(place, None)
        if text and place in titles:
            found[place] = day_completed(text, titles[place], look.plan.settings.years).isoformat()
    return found
