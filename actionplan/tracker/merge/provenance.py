"""Which export a returned tracker says it came from: its refs first, then its hidden sheet, then its properties."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from actionplan.tracker.cells import canonical
from actionplan.tracker.columns import META, VERSION
from actionplan.tracker.identity import EXPORT_ID_LENGTH
from actionplan.tracker.sheets import Spreadsheet
from actionplan.words.english import listed, normalised, quoted
from actionplan.words.errors import BadTracker

_EXPORT = re.compile(f"[a-z2-7]{{{EXPORT_ID_LENGTH}}}")
_LABELS = {"export": "export", "plan": "plan", "version": "version", "tracker version": "version"}


@dataclass(frozen=True, slots=True)
class Stated:
    """What a file says of itself in one place: the ids of its export and plan, and its version; empty if not said."""

    where: str
    export: str = ""
    plan: str = ""
    version: str = ""


def stated(file: Spreadsheet) -> Stated:
    """What a file says of itself; its hidden sheet counts before its properties.

    Raises:
        BadTracker: where the two say different things, or it was made by a newer version of the program.
    """
    of_meta = _read("the hidden sheet", _meta(file))
    of_file = _read("the properties of the file", file.properties.items())
    if of_meta.export and of_file.export and of_meta.export != of_file.export:
        raise BadTracker(_two_exports(file.name, [of_meta, of_file]))
    found = of_meta if of_meta.export else of_file
    if found.version.isdigit() and int(found.version) > VERSION:
        raise BadTracker(
            f"{file.name} was made by a newer version of actionplan. Update actionplan, then merge it again."
        )
    return found


def refuse_other_exports(name: str, said: Stated, refs: Mapping[str, int]) -> None:
    """Refuse a file whose rows came from other exports than it says, and one without a sign that it is a tracker.

    Args:
        name: of the file.
        said: what it says of itself.
        refs: how many rows came from each export.
    """
    if not refs and not said.export:
        raise BadTracker(
            f"{name} is no tracker of ours: no row in it has a row ref. Take in a table of somebody else with "
            "actionplan tracker import; if this was a tracker, merge the file that was sent out and returned."
        )
    if refs and said.export and said.export not in refs:
        rows = Stated("its row refs", listed(list(refs)))
        raise BadTracker(_two_exports(name, [rows, said]))


def _two_exports(name: str, places: Sequence[Stated]) -> str:
    said = listed([f"{quoted(place.export)} by {place.where}" for place in places])
    return (
        f"{name} names more than one export that it came from: {said}. Rows of two trackers were put into one file; "
        "merge each of the trackers by itself."
    )


def _read(where: str, pairs: Iterable[tuple[str, str]]) -> Stated:
    found: dict[str, str] = {}
    for label, value in pairs:
        name = normalised(label).replace("_", " ").removeprefix("actionplan ").removesuffix(" id")
        if name in _LABELS:
            found.setdefault(_LABELS[name], value.strip())
    export = found.pop("export", "").lower()
    return Stated(where, export if _EXPORT.fullmatch(export) else "", **found)


def _meta(file: Spreadsheet) -> list[tuple[str, str]]:
    """The pairs of label and value of the hidden sheet."""
    sheets = [sheet for sheet in file.sheets if normalised(sheet.name) == normalised(META)]
    rows = [[text for cell in row if (text := canonical(cell))] for sheet in sheets for row in sheet.rows]
    return [(row[0], row[1]) for row in rows if len(row) > 1]
