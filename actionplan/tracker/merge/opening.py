"""A file that came back, as the rows of a tracker: which sheets and columns they stand in, whatever was moved."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from actionplan.tracker.cells import canonical
from actionplan.tracker.columns import ABOUT, ALL_SHEETS, HISTORY, LISTS, META, REF, SheetColumns
from actionplan.tracker.identity import read_ref
from actionplan.tracker.merge.headings import Head, find_head, nameless
from actionplan.tracker.merge.provenance import refuse_other_exports, stated
from actionplan.tracker.merge.returned import Returned, ReturnedRow, ReturnedSheet, with_whys
from actionplan.tracker.merge.sizes import refuse_large
from actionplan.tracker.merge.spans import Covered, spans_of
from actionplan.tracker.sheets import Sheet, Spreadsheet, Value
from actionplan.words.english import normalised

_EXPORT_PART = slice(14, 22)
"""Where the id of the export stands in a ref."""
_MOST_ASKED = 50
"""Of so many columns of a sheet that are not known it is asked which one was meant."""
_READ_ONLY = {normalised(name): name for name in (HISTORY, ABOUT)}
_NOT_READ = frozenset(normalised(name) for name in (META, LISTS))


def returned(file: Spreadsheet, known: Mapping[str, SheetColumns] = ALL_SHEETS) -> Returned:
    """The rows of a returned tracker, whatever was sorted, inserted, copied or saved as in between.

    Raises:
        BadTracker: where it is no tracker, is too large, or was put together from several.
    """
    said = stated(file)
    named = [(normalised(sheet.name), sheet) for sheet in file.sheets]
    read_only = [(_READ_ONLY[name], sheet) for name, sheet in named if name in _READ_ONLY]
    others = [sheet for name, sheet in named if name not in _READ_ONLY and name not in _NOT_READ]
    found = [(sheet, find_head(sheet, known.values())) for sheet in others]
    headed = [(sheet, head) for sheet, head in found if head]
    unknown = [sheet.name for sheet, head in found if not head and _holds_anything(sheet)]
    refuse_large(file.name, [sheet for sheet, _ in headed])
    sheets = [_sheet(sheet, head) for sheet, head in headed]
    exports = _exports(row.ref.lower() for one in sheets for row in one.rows if row.ref)
    refuse_other_exports(file.name, said, exports)
    export = said.export or max(exports, key=lambda one: (exports[one], one))
    return Returned(
        file.name, file.sha256, export, sheets, frozenset(exports), unknown, tuple(file.notes), read_only
    )


def _holds_anything(sheet: Sheet) -> bool:
    return any(canonical(cell) for row in sheet.rows for cell in row)


def _exports(refs: Iterable[str]) -> Mapping[str, int]:
    """How many rows came from each export; an export is known by a ref that is whole, and not by a typing mistake."""
    found: dict[str, list[str]] = defaultdict(list)
    for ref in refs:
        found[ref[_EXPORT_PART]].append(ref)
    return {part: len(ones) for part, ones in found.items() if any(map(read_ref, ones))}


def _sheet(sheet: Sheet, head: Head) -> ReturnedSheet:
    width = max(map(len, sheet.rows)), *(place + 1 for _, place in sheet.unreadable)
    names = _names(head, max(width))
    spans, covered = spans_of(sheet, head)
    body, above = _body(sheet, head)
    rows = tuple(_rows(sheet, head, body, names, covered))
    headed = {heading for row in rows for heading in row.extra}
    asked = [(place, heading) for place, heading in names.items() if heading in headed]
    others = {
        heading: head.meant(place) if number < _MOST_ASKED else ""
        for number, (place, heading) in enumerate(asked)
    }
    keys = frozenset(head.keys.values())
    return ReturnedSheet(sheet.name, head.columns, keys, rows, others, above, spans)


def _names(head: Head, width: int) -> Mapping[int, str]:
    """What each column that is not known is called: by its letter where its heading does not tell it from others."""
    known = {normalised(column.heading) for column in head.columns.columns}
    count = Counter(normalised(heading) for heading in head.others.values())
    doubtful = known | {heading for heading, times in count.items() if times > 1}
    found = {}
    for place in (place for place in range(width) if place not in head.keys):
        heading = head.others.get(place, "")
        letter = f"{heading} ({nameless(place)})" if heading else nameless(place)
        found[place] = letter if not heading or normalised(heading) in doubtful else heading
    return found


def _body(sheet: Sheet, head: Head) -> tuple[Sequence[int], Mapping[int, Sequence[Value]]]:
    """The rows of the table, counted from 0, and the cells of the others that hold anything, by their numbers.

    A sheet that was sorted as a whole has rows above its headings, too: they are known by their refs.
    """
    at = next((place for place, key in head.keys.items() if key == REF), -1)
    wrong = with_whys(sheet)
    tied = [row for row in range(head.row) if read_ref(canonical(sheet.cell(row, at)))]
    above = sorted({*range(head.row)}.difference(tied))
    others = {row + 1: wrong.get(row, sheet.rows[row]) for row in above}
    body = [*tied, *range(head.row + 1, len(sheet.rows))]
    return body, {number: cells for number, cells in others.items() if any(map(canonical, cells))}


def _rows(
    sheet: Sheet, head: Head, body: Sequence[int], names: Mapping[int, str], covered: Covered
) -> Iterator[ReturnedRow]:
    width = max(head.keys) + 1
    keys = [key if (key := head.keys.get(place, "")) != REF else "" for place in range(width)]
    at = next((place for place, key in head.keys.items() if key == REF), width)
    unreadable, unknown = _unreadable(sheet, head, names)
    headings = {column.key: normalised(column.heading) for column in head.columns.columns}
    for place in body:
        cells = sheet.rows[place]
        if len(cells) == cells.count(None) and place not in unreadable and place not in unknown:
            continue
        values = {k: v for k, v in zip(keys, cells, strict=False) if k and v is not None and v != ""}
        wrong = unreadable.get(place, {})
        if wrong:
            values = {key: value for key, value in values.items() if key not in wrong}
        ref = canonical(cells[at]).strip() if at < len(cells) else ""
        extra = {**dict(_beside(cells, names)), **unknown.get(place, {})} if names else {}
        row = ReturnedRow(sheet.name, place + 1, ref, values, wrong, extra, covered.get(place, _NOTHING))
        if not _is_empty(row) and not _repeats(row, headings):
            yield row


_NOTHING: frozenset[str] = frozenset()


def _beside(cells: Sequence[Value], names: Mapping[int, str]) -> Iterator[tuple[str, Value]]:
    """What stands in the columns that are not known."""
    for place, heading in names.items():
        cell = cells[place] if place < len(cells) else None
        if cell is not None and canonical(cell):
            yield heading, cell


_Whys = Mapping[int, Mapping[str, str]]


def _unreadable(sheet: Sheet, head: Head, names: Mapping[int, str]) -> tuple[_Whys, _Whys]:
    """By row, why cells of known columns have no value, and why those of others have none."""
    known: dict[int, dict[str, str]] = defaultdict(dict)
    others: dict[int, dict[str, str]] = defaultdict(dict)
    for (row, place), why in sheet.unreadable.items():
        if place in head.keys:
            known[row][head.keys[place]] = why
        else:
            others[row][names[place]] = why
    return known, others


def _is_empty(row: ReturnedRow) -> bool:
    if row.ref or row.unreadable or row.extra:
        return False
    return not any(canonical(value) for value in row.values.values())


def _repeats(row: ReturnedRow, headings: Mapping[str, str]) -> bool:
    """Whether it is the heading row once more, as where two tables were pasted one below the other."""
    if row.ref:
        return " " in row.ref and normalised(row.ref) == headings[REF]
    return bool(row.values) and all(normalised(str(v)) == headings[k] for k, v in row.values.items())
