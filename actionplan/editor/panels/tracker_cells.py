"""The cells in which a returned tracker and the plan differ, as a table in which each is decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from actionplan.editor.blocks import Cell, Choice, Column, Field, Note, Row, Table
from actionplan.editor.panels.tracker_files import NEW_DATES, Back, Chosen
from actionplan.editor.panels.tracker_words import behind
from actionplan.tracker.cells import Cells, canonical
from actionplan.tracker.columns import ALL_SHEETS, Role
from actionplan.tracker.merge import Conflict, Edit, Merged, Place, Told, hold_back
from actionplan.tracker.merge.sentences import by_whom, said_value
from actionplan.tracker.merge.sound import read_as
from actionplan.tracker.merge.work import OBSERVATION, in_words
from actionplan.words.errors import BadChange

MOST_SHOWN = 300
"""So many cells are shown to be decided; more than that are counted, and taken as they are."""
DECIDE, PLAN, FILE, VALUE = "", "plan", "file", "value"
CHOICES = (
    Choice(DECIDE, "Decide"),
    Choice(FILE, "Take the file"),
    Choice(PLAN, "Keep the plan"),
    Choice(VALUE, "Put something else"),
)
_COLUMNS = {column.key: column for sheet in ALL_SHEETS.values() for column in sheet.columns}
_STATUS = "status"
_DATES = ("date", "expected", "path_by")
List = Literal["conflict", "asked", "unknown", "change"]


@dataclass(frozen=True, slots=True)
class Differing:
    """A cell of the file that says something else than the plan, in which list it stands, and why it waits, if so."""

    of: List
    place: Place
    plan: str
    file: str
    why: str = ""
    edit: Edit | None = None

    @property
    def name(self) -> str:
        """What it is called in what the page sends."""
        return f"{self.place.row}|{self.place.key}|{self.place.sheet}"

    @property
    def lacks_reason(self) -> bool:
        """Whether it is a status that has no reason."""
        return self.of == "asked" and self.edit is not None and "reported_rag" in self.edit.fields

    @property
    def is_new_date(self) -> bool:
        """Whether it is a date of a row that stood in an issued report, of which somebody has to say what it is."""
        return self.edit is not None and self.edit.promised

    @property
    def can_take_file(self) -> bool:
        """Whether what the file says can be taken as it is, or with an answer."""
        if self.of != "asked":
            return self.edit is not None
        is_reading = self.edit is not None and self.edit.part == OBSERVATION
        return self.lacks_reason or self.is_new_date or is_reading


def differing(back: Back) -> Mapping[str, Differing]:
    """The cells that differ, those that wait first; what decisions have brought up is behind the others."""
    assert back.first and back.found
    found: dict[str, Differing] = {}
    for one in chain(_of(hold_back(back.first.merged, back.clashing)), _of(back.found.merged)):
        found.setdefault(one.name, one)
    gone = {
        (one.place.sheet, one.place.row)
        for one in back.chosen.values()
        if one.of == "row" and one.choice == "leave"
    }
    return {name: one for name, one in found.items() if (one.place.sheet, one.place.row) not in gone}


def _of(merged: Merged) -> Iterator[Differing]:
    """The cells of a merge of which somebody can decide something."""
    yield from (_conflict(one) for one in merged.conflicts if one.place.column and one.edit)
    yield from (_told("asked", told, merged) for told in merged.needs_reason)
    for told in merged.unknown:
        if told.place.column and told.place.row and not told.values:
            yield _told("unknown", told, merged)
    yield from (Differing("change", one.place, one.old, one.new, edit=one) for one in merged.changes)


def _conflict(one: Conflict) -> Differing:
    who = by_whom(one.by, one.at).strip(" ()")
    was = f"; it was {said_value(_in_words(one.place.key, one.base))} when it went out" if one.base else ""
    why = f"changed in the plan as well, {who}{was}" if who else behind(one.place, one.sentence)
    return Differing("conflict", one.place, one.plan, one.file, why, one.edit)


def _told(of: Literal["asked", "unknown"], one: Told, merged: Merged) -> Differing:
    now = one.edit.old if one.edit else _in_the_plan(one.place, merged)
    return Differing(of, one.place, now, one.value, behind(one.place, one.sentence), one.edit)


def _in_the_plan(place: Place, merged: Merged) -> str:
    """What the plan holds in a cell that is a field of its row; empty where it holds nothing, or it is none."""
    plan, column = merged.source.plan if merged.source else None, _COLUMNS.get(place.key)
    row = plan.by_id.get(place.id) if plan else None
    if plan is None or row is None or column is None or column.role is not Role.FIELD:
        return ""
    return canonical(Cells(plan).value(column, row))


def table(back: Back) -> Table | None:
    """The cells that differ, each with what is decided of it; none where nothing differs."""
    cells = differing(back)
    if not cells:
        return None
    merged = back.found.merged if back.found else Merged("", "", "", "", "")
    rows = [_row(one, back, merged) for one in list(cells.values())[:MOST_SHOWN]]
    more = len(cells) - len(rows)
    behind_it = (
        f", the first {MOST_SHOWN} of {len(cells):,}; the others are taken as they are" if more else ""
    )
    return Table(
        id=f"differing {back.key}",
        caption=f"What the file says otherwise than the plan{behind_it}",
        columns=[
            Column("row", "Row", "read", width="22%"),
            Column("column", "Column", "read", width="13%"),
            Column("plan", "Plan now", "read", width="20%"),
            Column("file", "Returned file", "read", width="23%"),
            Column("decide", "What counts", "choice", CHOICES, width="22%"),
        ],
        rows=rows,
        do="decide cell",
        args={"file": back.key},
    )


def _row(one: Differing, back: Back, merged: Merged) -> Row:
    name = one.place.title or f"{one.place.sheet}, row {one.place.row}"
    choice = state(one, back, merged)
    waits = choice == DECIDE and one.of != "change"
    cells = {
        "row": Cell(name, [Note(f"{one.place.sheet}, row {one.place.row}", "quiet")]),
        "column": Cell(one.place.column),
        "plan": Cell(_in_words(one.place.key, one.plan)),
        "file": Cell(
            _in_words(one.place.key, one.file),
            [*_reading(one, merged), *([Note(one.why, "warn" if waits else "quiet")] if one.why else [])],
        ),
        "decide": Cell(
            choice,
            opens=_opens(one, back.chosen.get(one.name)),
            without=[] if one.can_take_file else [FILE],
        ),
    }
    return Row(one.name, f"{name}, {one.place.column}", cells)


def _reading(one: Differing, merged: Merged) -> Sequence[Note]:
    """How a date as written is read, so that nobody takes another year than they see."""
    plan = merged.source.plan if merged.source else None
    if plan is None or one.place.key not in _DATES or not one.file:
        return []
    read = read_as(one.file, Cells(plan))
    return [Note(f"read as {read}", "quiet")] if read else []


def _in_words(key: str, text: str) -> str:
    column = _COLUMNS.get(key)
    return in_words(text, column) if column else text


def state(one: Differing, back: Back, merged: Merged) -> str:
    """What counts in a cell as things are: as it was chosen, else as it follows from what else was."""
    if one.name in back.chosen:
        return back.chosen[one.name].choice
    place = one.place
    if (place.sheet, place.row, place.key) in merged.decided.kept:
        return PLAN
    taken = chain(merged.changes, *(row.edits for row in merged.proposed if row.added))
    if any(
        (edit.place.sheet, edit.place.row, edit.place.key) == (place.sheet, place.row, place.key)
        for edit in taken
    ):
        return FILE
    return DECIDE


def _opens(one: Differing, chosen: Chosen | None) -> Mapping[str, Sequence[Field]]:
    """The fields that a choice opens beside it, with what was filled in."""
    said = chosen.said if chosen else {}
    value = [Field("value", "What it says instead", "text", said.get("value", one.file))]
    if one.place.key == _STATUS and one.of == "asked" and not one.lacks_reason:
        value = [
            Field("value", "The status instead", "text", said.get("value", "")),
            Field("completed", "Or the day on which it was completed", "date", said.get("completed", "")),
        ]
    opens: dict[str, Sequence[Field]] = {VALUE: value}
    if one.lacks_reason:
        opens[FILE] = [Field("reason", "Reason", "lines", said.get("reason", ""), required=True)]
    elif one.is_new_date:
        choices = [Choice("", "Choose"), *(Choice(key, label) for key, (_, label) in NEW_DATES.items())]
        opens[FILE] = [
            Field(
                "new_date", "What the new date is", "choice", said.get("new_date", ""), choices, required=True
            ),
            Field("agreed_by", "Who agreed to it, where it was agreed", "text", said.get("agreed_by", "")),
            Field("why", "Why, where it was agreed", "lines", said.get("why", "")),
        ]
    return opens


def choose(one: Differing, choice: str, said: Mapping[str, str]) -> Chosen:
    """What is chosen for a cell.

    Raises:
        BadChange: where it cannot be chosen, or something is missing beside it.
    """
    if choice not in {known.value for known in CHOICES} - {DECIDE}:
        raise BadChange("Choose whether the plan or the file counts.")
    wrong = {FILE: _lacks(one, said), VALUE: _lacks_value(one, said)}.get(choice, "")
    if wrong:
        raise BadChange(wrong)
    wanted = {PLAN: (), FILE: ("reason", "new_date", "agreed_by", "why"), VALUE: ("value", "completed")}[
        choice
    ]
    return Chosen(
        "cell", one.place, choice, {name: said[name] for name in wanted if said.get(name, "").strip()}
    )


def _lacks(one: Differing, said: Mapping[str, str]) -> str:
    """What is missing before what the file says can be taken."""
    if not one.can_take_file:
        return "What the file says cannot be taken as it is. Keep the plan, or put something else."
    if one.lacks_reason and not said.get("reason", "").strip():
        return f"Give the reason for {one.file}: it stands in the report."
    if not one.is_new_date:
        return ""
    if said.get("new_date", "") not in NEW_DATES:
        return "Say what the new date is: the old one stood in an issued report."
    agreed = said.get("new_date") == "agreed"
    if agreed and not (said.get("agreed_by", "").strip() and said.get("why", "").strip()):
        return "Say who agreed to the new date, and why it is another."
    return ""


def _lacks_value(one: Differing, said: Mapping[str, str]) -> str:
    filled = said.get("value", "").strip() or said.get("completed", "").strip()
    return "" if filled else f"Write what {one.place.column} is to say instead."
