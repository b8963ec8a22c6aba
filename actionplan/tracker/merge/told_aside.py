"""What was typed where nothing is asked for: above the headings, and into the sheets that are only for reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from actionplan.tracker.base import Base, blankless, row_digest
from actionplan.tracker.cells import canonical
from actionplan.tracker.merge.entries import Place, Told
from actionplan.tracker.merge.returned import Returned, ReturnedSheet, with_whys
from actionplan.tracker.merge.sentences import told
from actionplan.tracker.merge.work import Work
from actionplan.tracker.sheets import Sheet, Value, cell_name
from actionplan.words.english import count_of

MOST_ROWS = 20
"""So many rows of a sheet for reading are told one by one; a column that was taken out changes all of them."""


def tell_aside(returned: Returned, bases: Mapping[str, Base], work: Work) -> None:
    """List what stands in such places and did not go out there; of what went out before that was kept, nothing."""
    for sheet in returned.sheets:
        if sheet.columns.name in work.main.above:
            known = _known(base.above.get(sheet.columns.name, ()) for base in bases.values())
            work.lists.unknown.extend(_above(sheet, {blankless(text) for text in known}))
    for name, read in returned.read_only:
        if work.main.read_only:
            known = _known(base.read_only.get(name, ()) for base in bases.values())
            work.lists.unknown.extend(_read_only(read, known))


def _known(kept: Iterator[Sequence[str]]) -> frozenset[str]:
    return frozenset(text for texts in kept for text in texts)


def _above(sheet: ReturnedSheet, known: set[str]) -> Iterator[Told]:
    for number, cells in sheet.above.items():
        texts = {name: text for name, text in _texts(number, cells).items() if blankless(text) not in known}
        if texts:
            place = Place(sheet.name, number)
            what = "what is typed above the headings is not taken; write it into a row of the table"
            yield Told(place, told(place, what), values=texts)


def _read_only(sheet: Sheet, known: frozenset[str]) -> Iterator[Told]:
    """The rows of a sheet for reading that did not go out in it, the first of them one by one."""
    rows, nothing_new = {**dict(enumerate(sheet.rows)), **with_whys(sheet)}, known | {""}
    typed = [(row + 1, cells) for row, cells in rows.items() if row_digest(cells) not in nothing_new]
    why = f"the sheet {sheet.name} is for reading; what is typed there is not taken"
    for number, cells in typed[:MOST_ROWS]:
        place = Place(sheet.name, number)
        yield Told(place, told(place, why), values=_texts(number, cells))
    more = len(typed) - MOST_ROWS
    if more > 0:
        place = Place(sheet.name)
        yield Told(
            place, told(place, f"{count_of(more, 'more row', 'more rows')} of it did not go out so; {why}")
        )


def _texts(number: int, cells: Sequence[Value]) -> dict[str, str]:
    """The filled cells of a row by their names."""
    return {
        cell_name((number - 1, place)): text for place, cell in enumerate(cells) if (text := canonical(cell))
    }
