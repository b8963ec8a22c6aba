"""Rows copied from a spreadsheet, as the milestones that they would be; nothing that stands in them is lost."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from actionplan.editor.pasted_columns import NOTE, are_headings, by_content, by_headings, is_note
from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Priority
from actionplan.words.english import count_of, normalised, quoted

SAMPLE = 3
"""So many of the first cells of a column are shown."""


@dataclass(frozen=True, slots=True)
class PastedRow:
    """A milestone to be: its fields (owner and priority as ids), and a sentence for each thing that is not certain."""

    title: str = ""
    owner: str = ""
    date: str = ""
    priority: str = ""
    narrative: str = ""
    note: str = ""
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PastedColumn:
    """A column: its heading or number, what it is understood as, and its first cells."""

    name: str
    meaning: str
    sample: Sequence[str]


@dataclass(frozen=True, slots=True)
class Pasted:
    """The rows that were pasted, what is to be known of them in a sentence each, and their columns."""

    rows: Sequence[PastedRow]
    notes: Sequence[str]
    columns: Sequence[PastedColumn] = ()


def read_pasted(text: str, plan: ActionPlan, meant: Sequence[str] = ()) -> Pasted:
    """Read rows as a spreadsheet copies them: tabs between cells, quotation marks around what holds a line break.

    `meant` is what somebody says that each column is.
    """
    lines = [line for line in _lines(text) if any(line)]
    if not lines:
        return Pasted([], [])
    width = max(map(len, lines))
    headings = lines[0] if are_headings(lines[0]) else []
    body = lines[1:] if headings else lines
    columns = by_headings(headings) if headings else by_content(body, plan)
    if len(meant) == width:
        columns = meant
    padded = [*columns, *([NOTE] * (width - len(columns)))]
    rows = [_row(line, padded, headings, plan) for line in body]
    return Pasted(rows, _repeated(rows, plan), list(_columns(padded, headings, body)))


def _columns(
    columns: Sequence[str], headings: Sequence[str], body: Sequence[Sequence[str]]
) -> Iterator[PastedColumn]:
    for place, meaning in enumerate(columns):
        name = "".join(headings[place : place + 1]) or f"column {place + 1}"
        filled = [line[place] for line in body if place < len(line) and line[place]]
        yield PastedColumn(name, meaning, filled[:SAMPLE])


def _lines(text: str) -> list[list[str]]:
    """The cells of each row; where a quotation mark is never closed, each line is a row and the mark a letter."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    try:
        found = list(csv.reader(io.StringIO(plain, newline=""), "excel-tab", strict=True))
    except csv.Error:
        found = [line.split("\t") for line in plain.split("\n")]
    return [[cell.strip() for cell in row] for row in found]


def _row(line: Sequence[str], columns: Sequence[str], headings: Sequence[str], plan: ActionPlan) -> PastedRow:
    """One milestone; what has no column of ours, or names nobody, stands in its note."""
    said = {field: cell for field, cell in zip(columns, line, strict=False) if field != NOTE and cell}
    notes, problems = _notes(line, columns, headings), []
    owner, priority = plan.owner(said.get("owner", "")), _priority(said.get("priority", ""), plan)
    for field, found in (("owner", owner), ("priority", priority)):
        if said.get(field) and found is None:
            notes.append(f"{field.capitalize()}: {said[field]}")
            problems.append(f"{quoted(said[field], 60)} is no {field} of the plan; it is kept in the note.")
    row = PastedRow(
        said.get("title", ""),
        owner.id if owner else "",
        said.get("date", ""),
        priority.id if priority else "",
    )
    note = "\n".join(notes)
    return _with_title(replace(row, narrative=said.get("narrative", ""), note=note, problems=tuple(problems)))


def _notes(line: Sequence[str], columns: Sequence[str], headings: Sequence[str]) -> list[str]:
    """What is kept in the note: the notes themselves, then other cells behind their headings."""
    notes, others = [], []
    for place, cell in enumerate(line):
        heading = "".join(headings[place : place + 1])
        if cell and columns[place] == NOTE and is_note(heading):
            notes.append(cell)
        elif cell and columns[place] == NOTE:
            others.append(f"{heading}: {cell}" if heading else cell)
    return [*notes, *others]


def _with_title(row: PastedRow) -> PastedRow:
    """A row needs a title: without one it has that of what it says, to be written anew."""
    if row.title:
        return row
    title = next((text for text in (row.narrative, row.note) if text), "Milestone without a title").split(
        "\n"
    )[0]
    return replace(
        row,
        title=title,
        problems=(*row.problems, "It has no title; this one was taken from its other words."),
    )


def _priority(text: str, plan: ActionPlan) -> Priority | None:
    """The one priority that a text names: by its title, its number, or both."""
    said = normalised(text)
    found = [one for one in plan.priorities if said and said in _names(one)]
    return found[0] if len(found) == 1 else None


def _names(priority: Priority) -> Sequence[str]:
    title, number = normalised(priority.title), priority.number
    numbered = (
        [f"{number}", f"priority {number}", f"{number} {title}", f"{number}. {title}"] if number else []
    )
    return [priority.id, title, *numbered]


def _repeated(rows: Sequence[PastedRow], plan: ActionPlan) -> list[str]:
    """That some rows are called like milestones that are there already: they would be added once more."""
    there = {normalised(one.title) for one in plan.milestones if not one.withdrawn_on}
    again = [row.title for row in rows if normalised(row.title) in there]
    if not again:
        return []
    are = "is called like a milestone" if len(again) == 1 else "are called like milestones"
    some = f"{count_of(len(again), 'row').capitalize()} ({', '.join(quoted(one, 40) for one in again[:3])}"
    more = " and more" if len(again) > 3 else ""
    return [f"{some}{more}) {are} that the plan has already; they would be added once more."]
