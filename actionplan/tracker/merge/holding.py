"""What several returned files say differently of one cell: it is taken from none, so that their order says nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from actionplan.tracker.columns import ALL_SHEETS
from actionplan.tracker.merge.entries import Conflict, Edit, Place, Proposal
from actionplan.tracker.merge.merged import Merged
from actionplan.tracker.merge.sentences import LONGEST, at, said_value, told
from actionplan.tracker.merge.work import OBSERVATION, UPDATE, in_words
from actionplan.words.english import MOST_NAMED, listed, normalised, number_in_words, quoted

NARRATIVE = "narrative"
NEW_ROW = "new row"
Cell = tuple[str, ...]
"""A cell of the plan, whatever the file: the plan, the row, the period, and the group or the column."""

_COLUMNS = {column.key: column for sheet in ALL_SHEETS.values() for column in sheet.columns}


@dataclass(frozen=True, slots=True)
class Clash:
    """A cell of which files say different things: `said` are the names of the files and what each says, if anything.

    `cell` is the one that is held back; cells that stand and fall together share it, and each has a clash of its own.
    """

    cell: Cell
    place: Place
    said: tuple[tuple[str, str | None], ...]

    @property
    def is_new_row(self) -> bool:
        """Whether it is a new row of one title that several files would add."""
        return self.cell[-1] == NEW_ROW

    @property
    def sentence(self) -> str:
        """`“Open day”, Status: a.xlsx says “Red” and b.xlsx says “Amber”. Neither is taken: …`"""
        if self.is_new_row:
            files = listed([file for file, _ in self.said])
            return (
                f"{at(self.place)}: a new row in {files}. It is added from none of them: merge one by itself."
            )
        shown = [f"{file} {_says(text)}" for file, text in self.said[:MOST_NAMED]]
        more = len(self.said) - len(shown)
        files = listed([*shown, f"{number_in_words(more)} more say something as well"] if more else shown)
        none = "Neither" if len(self.said) == 2 else "None of it"
        return f"{at(self.place)}: {files}. {none} is taken: merge the one that counts by itself."

    def to_data(self) -> dict[str, Any]:
        """The clash as plain JSON."""
        said = [{"file": file, "value": text} for file, text in self.said]
        where = {"plan": self.cell[0], "id": self.place.id, "title": self.place.title}
        return {**where, "column": self.place.column, "said": said, "sentence": self.sentence}


def clashes(files: Mapping[str, Merged]) -> tuple[Clash, ...]:
    """The cells that several files, by their names, would set differently; files that say the same do not clash.

    An update in the words of each of two owners is two updates, and no clash.
    """
    found: dict[Cell, dict[str, list[Edit]]] = defaultdict(lambda: defaultdict(list))
    for name, merged in files.items():
        for edit in merged.changes:
            found[_cell(edit, merged)][name].append(edit)
    several = {cell: of_files for cell, of_files in found.items() if len(of_files) > 1}
    of_cells = (one for cell, of_files in several.items() for one in _clashes(cell, of_files, files))
    return (*of_cells, *_of_new_rows(files))


def _of_new_rows(files: Mapping[str, Merged]) -> Iterator[Clash]:
    """A clash for each title under which several trackers would add a row: nobody knows whether these are one."""
    found: dict[Cell, dict[str, tuple[str, Place]]] = defaultdict(dict)
    for name, merged in files.items():
        for one in merged.proposed:
            if one.added:
                found[_new_row(one, merged)].setdefault(merged.export, (name, one.place))
    for cell, of_trackers in found.items():
        if len(of_trackers) > 1:
            said = tuple((name, place.title) for name, place in of_trackers.values())
            place = next(iter(of_trackers.values()))[1]
            yield Clash(cell, replace(place, row=0, id=""), said)


def _new_row(proposal: Proposal, merged: Merged) -> Cell:
    return merged.plan, proposal.place.kind, normalised(proposal.place.title), NEW_ROW


def hold_back(merged: Merged, clashes: Sequence[Clash]) -> Merged:
    """The merge without the cells of which files say different things; these are conflicts of it."""
    by_cell = {(one.cell, one.place.key): one.sentence for one in clashes}
    cells = {one.cell for one in clashes}
    held = [edit for edit in merged.changes if _cell(edit, merged) in cells]
    conflicts = [_conflict(edit, by_cell.get((_cell(edit, merged), edit.place.key), "")) for edit in held]
    open_again = {edit.place for edit in held}
    proposed = (
        replace(one, decided=False) if one.added and _new_row(one, merged) in cells else one
        for one in merged.proposed
    )
    return replace(
        merged,
        changes=tuple(edit for edit in merged.changes if _cell(edit, merged) not in cells),
        conflicts=(*merged.conflicts, *conflicts),
        proposed=tuple(proposed),
        settled=tuple(one for one in merged.settled if one.place not in open_again),
    )


def _conflict(edit: Edit, sentence: str) -> Conflict:
    beside = told(edit.place, f"{said_value(edit.new)} waits with the cells beside it")
    return Conflict(edit.place, edit.old, edit.old, edit.new, "", "", sentence or beside, edit)


def _cell(edit: Edit, merged: Merged) -> Cell:
    """The cell that an edit sets, with those that stand and fall with it."""
    period = edit.period if edit.part == UPDATE else ""
    name = edit.group or (OBSERVATION if edit.part == OBSERVATION else edit.place.key)
    return merged.plan, edit.place.id, period, name


def _clashes(
    cell: Cell, of_files: Mapping[str, Sequence[Edit]], files: Mapping[str, Merged]
) -> Iterator[Clash]:
    """A clash for each column of a cell of which the files say different things."""
    owners = [files[name].owner for name in of_files]
    of_two_owners = all(owners) and len(set(owners)) == len(owners)
    fields = [_fields(edits) for edits in of_files.values()]
    if all(one == fields[0] for one in fields) or (cell[-1] == NARRATIVE and of_two_owners):
        return
    for place in {edit.place.key: edit.place for edits in of_files.values() for edit in edits}.values():
        said = tuple((name, _said(edits, place.key)) for name, edits in of_files.items())
        if len({text for _, text in said}) > 1:
            yield Clash(cell, replace(place, sheet="", row=0), said)


def _fields(edits: Sequence[Edit]) -> Mapping[str, Any]:
    return {name: value for edit in edits for name, value in edit.fields.items()}


def _said(edits: Sequence[Edit], key: str) -> str | None:
    """What a file says in a column; None where it says nothing there."""
    return next((in_words(edit.new, _COLUMNS[key]) for edit in edits if edit.place.key == key), None)


def _says(text: str | None) -> str:
    if text is None:
        return "says nothing"
    return f"says {quoted(text, LONGEST)}" if text else "empties it"
