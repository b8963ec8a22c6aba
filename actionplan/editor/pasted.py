"""Rows copied from a spreadsheet, as the milestones that they would be; nothing that stands in them is lost."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Priority
from actionplan.tracker.foreign.headings import LIKELY, is_known, meanings
from actionplan.words.english import count_of, normalised, quoted

BY_PLACE = ("title", "owner", "date", "update")
"""What the columns are where no row of headings stands above them, in the order of the table on the page."""
_OURS = {
    "title": "title",
    "owner": "owner",
    "date": "date",
    "update": "narrative",
    "note": "note",
    "priority": "priority",
}
_ENOUGH = 2


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
class Pasted:
    """The rows that were pasted, and how their columns were understood, one sentence each."""

    rows: Sequence[PastedRow]
    notes: Sequence[str]


def read_pasted(text: str, plan: ActionPlan) -> Pasted:
    """Read rows as a spreadsheet copies them: tabs between cells, quotation marks around what holds a line break."""
    lines = [line for line in _lines(text) if any(line)]
    if not lines:
        return Pasted([], [])
    headings = lines[0] if _are_headings(lines[0]) else None
    body = lines[1:] if headings else lines
    columns = _by_headings(headings) if headings else _by_place(max(map(len, lines)))
    rows = [_row(line, columns, headings, plan) for line in body]
    return Pasted(rows, [_told(columns, headings), *_repeated(rows, plan)])


def _lines(text: str) -> list[list[str]]:
    """The cells of each row; where a quotation mark is never closed, each line is a row and the mark a letter."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    try:
        found = list(csv.reader(io.StringIO(plain, newline=""), "excel-tab", strict=True))
    except csv.Error:
        found = [line.split("\t") for line in plain.split("\n")]
    return [[cell.strip() for cell in row] for row in found]


def _are_headings(line: Sequence[str]) -> bool:
    """Whether a row holds headings: two of them are known, or the only one is."""
    filled = [cell for cell in line if cell]
    known = [cell for cell in filled if is_known(cell)]
    return len(known) >= min(_ENOUGH, len(filled))


def _by_headings(headings: Sequence[str]) -> Sequence[str]:
    """For each column the field that it means, each field once; the first column that means nothing is the title."""
    found = [""] * len(headings)
    likely = [
        (percent, place, _OURS[meant])
        for place, heading in enumerate(headings)
        for meant, percent in (meanings([heading], "milestone") if heading else ())
        if meant in _OURS and percent >= LIKELY
    ]
    for _, place, field in sorted(likely, key=lambda one: (-one[0], one[1])):
        if not found[place] and field not in found:
            found[place] = field
    if "title" not in found and "" in found:
        found[found.index("")] = "title"
    return found


def _by_place(width: int) -> Sequence[str]:
    fields = [_OURS[name] for name in BY_PLACE[:width]]
    return fields + [""] * (width - len(fields))


def _row(
    line: Sequence[str], columns: Sequence[str], headings: Sequence[str] | None, plan: ActionPlan
) -> PastedRow:
    """One milestone; what has no column of ours, or names nobody, stands in its note."""
    said = {field: cell for field, cell in zip(columns, line, strict=False) if field and cell}
    notes, problems = [said.get("note", "")], []
    for place, cell in enumerate(line):
        if cell and (place >= len(columns) or not columns[place]):
            heading = headings[place] if headings and place < len(headings) else ""
            notes.append(f"{heading}: {cell}" if heading else cell)
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
    note = "\n".join(text for text in notes if text)
    return _with_title(replace(row, narrative=said.get("narrative", ""), note=note, problems=tuple(problems)))


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


_WORDS: Mapping[str, str] = {
    "title": "milestone",
    "narrative": "update of this fortnight",
    "date": "target date",
}


def _told(columns: Sequence[str], headings: Sequence[str] | None) -> str:
    """How the columns were understood."""
    names = headings or [f"column {place}" for place in range(1, len(columns) + 1)]
    known = [f"{quoted(n, 40)} is the {_WORDS.get(f, f)}" for n, f in zip(names, columns, strict=True) if f]
    kept = [quoted(n, 40) for n, f in zip(names, columns, strict=True) if not f and n]
    told = f"{'; '.join(known)}." if known else ""
    return f"{told} Kept in the note: {', '.join(kept)}.".strip() if kept else told


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
