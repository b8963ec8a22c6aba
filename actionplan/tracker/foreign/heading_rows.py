"""Which rows of a sheet are headings: of one row or two, not always the first, and repeated on every page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from actionplan.tracker.foreign.areas import Areas
from actionplan.tracker.foreign.headings import (
    LIKELY,
    LONGEST_HEADING,
    heading_words,
    is_known,
    likeness,
    may_be_known,
)
from actionplan.tracker.foreign.texts import filled_places, on_one_line, text_of
from actionplan.tracker.sheets import Sheet, Value

FEW = 3
"""A table of so many columns is known by one heading, a wider one by two."""
FIRST_ROWS = 40
WIDEST_BY_LIKENESS = 60
"""So far down, and in rows of so many cells at most, headings are looked for by likeness, where none are usual."""

Keys = tuple[tuple[str, ...], ...]
"""The headings of a table as they are compared."""


@dataclass(frozen=True, slots=True)
class Head:
    """The headings of a table by column, on the rows from `first` to `last`; `group` is a row of groups above them.

    `parts` holds, by column, the whole of a heading of two rows, its own part, and that of its group.
    """

    first: int
    last: int
    columns: Mapping[int, str]
    parts: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    group: int | None = None

    @property
    def keys(self) -> Keys:
        """The headings as they are compared."""
        return keys_of(self.columns.values())


def head_at(
    sheet: Sheet, areas: Areas, row: int, filled: Sequence[int], current: Head | None, known: Collection[Keys]
) -> Head | None:
    """The headings that begin on a row; None where it is no row of headings.

    `filled` are its places with anything in them. `current` are the headings of the table that the row would be part
    of, `known` those of tables further up: within a table only two usual headings, or the same ones again, begin
    another.
    """
    cells, inside = sheet.rows[row], current is not None
    of_current = (current.keys,) if current else ()
    repeated = _may_be_repeated(cells, filled, (*of_current, *known))
    if len(filled) < 2 or not (repeated or _may_be_usual(cells, filled, inside)):
        return None
    texts = _texts(sheet, row)
    keys = keys_of(texts.values()) if repeated else ()
    if not _are_headings(texts, inside) and not (repeated and (keys in of_current or keys in known)):
        return None
    below = _texts(sheet, row + 1)
    if not current and _usual(below) > _usual(texts) and _are_headings(below, inside=True):
        return None  # a row of groups, or a banner, above the headings
    return _whole(sheet, areas, row, texts)


def same_headings(one: Head, other: Head) -> bool:
    """Whether two rows of headings say the same in the same columns, in whatever case."""
    same = list(one.columns) == list(other.columns)
    return same and one.keys == other.keys


def first_by_likeness(sheet: Sheet, areas: Areas) -> Head | None:
    """The headings of a sheet without usual ones: the row in which most is like one; else a list with one heading."""
    best: tuple[int, int] | None = None
    for row in range(min(FIRST_ROWS, len(sheet.rows) - 1)):
        texts = _texts(sheet, row)
        if not _could_be_headings(texts, 2) or len(texts) > WIDEST_BY_LIKENESS:
            continue
        sure = [percent for percent in map(likeness, texts.values()) if percent >= LIKELY]
        if len(sure) > 1 and len(sure) * 3 >= len(texts) and (best is None or sum(sure) > best[0]):
            best = (sum(sure), row)
    if best:
        return _whole(sheet, areas, best[1], _texts(sheet, best[1]))
    return _only_list(sheet)


def _only_list(sheet: Sheet) -> Head | None:
    """One usual heading over one column, where nothing else stands on the sheet below it."""
    for row in range(min(FIRST_ROWS, len(sheet.rows) - 1)):
        texts = _texts(sheet, row)
        if len(texts) == 1 and is_known(next(iter(texts.values()))):
            columns = {c for below in sheet.rows[row + 1 :] for c in filled_places(below)}
            return Head(row, row, texts) if columns == set(texts) else None
    return None


def _texts(sheet: Sheet, row: int) -> dict[int, str]:
    """The texts of a row by column, each on one line."""
    cells = sheet.rows[row] if row < len(sheet.rows) else ()
    return {place: on_one_line(text_of(cells[place])) for place in filled_places(cells)}


def _usual(texts: Mapping[int, str]) -> int:
    """How many different fields the texts of a row mean exactly."""
    return len({is_known(text) for text in texts.values()} - {""})


def _could_be_headings(texts: Mapping[int, str], least: int) -> bool:
    return len(texts) >= least and all(len(text) <= LONGEST_HEADING for text in texts.values())


def _are_headings(texts: Mapping[int, str], inside: bool) -> bool:
    """Whether the texts of a row are headings: half of them usual ones; outside of a table a third, or three."""
    if not _could_be_headings(texts, 2):
        return False
    usual = sum(bool(is_known(text)) for text in texts.values())
    fields = _usual(texts)
    if inside:
        return usual * 2 >= len(texts) and fields > 1
    return fields > 2 or (usual * 3 >= len(texts) and fields > 1) or (len(texts) <= FEW and fields > 0)


def _may_be_usual(cells: Sequence[Value], filled: Sequence[int], inside: bool) -> bool:
    """Whether so many cells of a row can be usual headings as `_are_headings` wants; most rows fail soon."""
    others = len(filled) // 2 if inside else len(filled) - 1
    for place in filled:
        others -= not may_be_known(cells[place])
        if others < 0:
            return False
    return True


def _may_be_repeated(cells: Sequence[Value], filled: Sequence[int], known: Collection[Keys]) -> bool:
    """Whether a row has as many cells as headings that are known, and begins like them."""
    of_its_width = [keys[0] for keys in known if len(keys) == len(filled)]
    first = on_one_line(text_of(cells[filled[0]])) if of_its_width else ""
    return len(first) <= 2 * LONGEST_HEADING and heading_words(first) in of_its_width


def keys_of(texts: Iterable[str]) -> Keys:
    """Headings as they are compared, in their order."""
    return tuple(heading_words(text) for text in texts)


def _whole(sheet: Sheet, areas: Areas, row: int, texts: Mapping[int, str]) -> Head:
    """Headings of one row, or of two where a group stands above some of them."""
    below, above = _texts(sheet, row + 1), _texts(sheet, row - 1) if row else {}
    groups = _groups(areas, row, texts)
    if groups and _are_parts(below, groups):
        return Head(row, row + 1, *_combined(texts, below, groups))
    groups = _groups(areas, row - 1, above)
    if groups and all(len(span) < len(texts) for span in groups.values()):
        kept = {c: text for c, text in above.items() if c in groups or areas.height(row - 1, c) > 1}
        return Head(row - 1, row, *_combined(kept, texts, groups), row - 1)
    return Head(row, row, dict(texts))


def _groups(areas: Areas, row: int, texts: Mapping[int, str]) -> dict[int, range]:
    """The columns that each wide cell of a row spans, by its first."""
    return {c: range(c, c + width) for c in texts if (width := areas.width(row, c)) > 1}


def _are_parts(below: Mapping[int, str], groups: Mapping[int, range]) -> bool:
    """Whether the row below holds only parts of groups."""
    spanned = {column for span in groups.values() for column in span}
    return bool(below) and set(below) <= spanned and _could_be_headings(below, 1)


def _combined(
    top: Mapping[int, str], bottom: Mapping[int, str], groups: Mapping[int, range]
) -> tuple[dict[int, str], dict[int, tuple[str, ...]]]:
    """Headings such as `Date: planned` by column, and the texts from which each of these is told."""
    group_of = {column: top[first] for first, span in groups.items() for column in span}
    columns: dict[int, str] = {}
    parts: dict[int, tuple[str, ...]] = {}
    for column in sorted({*top, *bottom}):
        group, text = group_of.get(column, ""), bottom.get(column, "")
        if group and text:
            columns[column] = f"{group}: {text}"
            parts[column] = (f"{group} {text}", text, group)
        elif text or column not in groups or not bottom.keys() & set(groups[column]):
            columns[column] = text or top[column]
    return columns, parts
