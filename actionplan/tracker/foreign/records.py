"""The rows of a table as records: the text under each field, what is kept beside, groups and lists taken apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from actionplan.plan.fields import check_text
from actionplan.tracker.foreign.asked import Asked, Place
from actionplan.tracker.foreign.colours import status_of_colour
from actionplan.tracker.foreign.fields import KEEP, LEAVE_OUT, OWN_LISTS
from actionplan.tracker.foreign.mapping import COUNTED, TableMapping
from actionplan.tracker.foreign.pairs import hold_lists, paired
from actionplan.tracker.foreign.record import Record
from actionplan.tracker.foreign.sections import Sections, could_be_heading
from actionplan.tracker.foreign.table import Table, TableRow
from actionplan.tracker.foreign.texts import filled_places, is_blank, items_of, lines_of, text_of
from actionplan.tracker.foreign.totals import is_total
from actionplan.tracker.sheets import Value
from actionplan.words.english import normalised, quoted, shortened

_SPREAD = frozenset({"priority", "area", "owner", "contributors", "date", "status", "period", "expected"})
"""What a merged cell says of all the rows that it covers."""
_GROUPING = ("priority", "area")
_OWN_OF_A_TARGET = frozenset({"requirement", "target", "date", "status", "update"})
_OF_ITS_OWN = frozenset({"owner", "date"})


def records_of(table: Table, meaning: TableMapping, asked: Asked, sections: Sections) -> list[Record]:
    """The records of a table, one for each row that it makes: a row may hold several, or be part of the one above."""
    found = [_record(row, table, meaning, asked) for row in _rows(table, meaning, asked)]
    if meaning.kind == "milestone":
        found = sections.apart(found)
    for name in _GROUPING:
        found = _from_above(found, name, asked)
    if meaning.kind == "target":
        found = _with_continued(found)
    lists = meaning.kind == "milestone" and hold_lists(found)
    taken: list[Record] = []
    for record in found:
        taken += _own_lists(record, asked)
        if _is_more_than_its_lists(record):
            taken += paired(record, asked) if lists else [record]
    return taken


def _rows(table: Table, meaning: TableMapping, asked: Asked) -> Iterator[TableRow]:
    """The rows of a table without those that a person leaves out, and those of totals; each is told."""
    for row in table.rows:
        if row.number in meaning.without and row.sheet == table.sheet:
            asked.note(f"{_as_it_stands(row)} is left out, as was answered")
        elif is_total(row):
            asked.note(f"{_as_it_stands(row)} only counts, and is left out")
        else:
            yield row


def _as_it_stands(row: TableRow) -> str:
    """Where a row stands, and what is in its cells."""
    said = shortened(" | ".join(text_of(value) for value in row.cells if not is_blank(value)), 200)
    return f"{Place(row.sheet, row.number)}: {quoted(said, 200)}"


def _record(row: TableRow, table: Table, meaning: TableMapping, asked: Asked) -> Record:
    record = Record(meaning.kind, Place(row.sheet, row.number), meaning, section=row.section)
    typed = filled_places(row.cells)
    for place in sorted({*typed, *row.unreadable, *row.spread}):
        heading = table.headings[place].text
        meant, percent = meaning.columns[heading]
        value = row.cells[place]
        if is_blank(value) and meant in _SPREAD:
            value = row.spread.get(place)
        if place in row.unreadable and meant != LEAVE_OUT:
            what = f"{row.unreadable[place].rstrip('.')}; type its value into the cell"
            asked.wrong(Place(row.sheet, row.number, heading), what)
        elif not is_blank(value) and meant == LEAVE_OUT:
            why = "which only counts the rows" if percent == COUNTED else "as was answered"
            what = f"left out with the column {quoted(heading, 40)}, {why}"
            asked.count("cell is", "cells are", what)
        elif not is_blank(value):
            _take(record, meant, value, Place(row.sheet, row.number, heading), asked)
    record.colour = _colour(row, table, meaning) if row.fills else ""
    _see_what_is_typed(record, row, typed, table, meaning)
    return record


def _colour(row: TableRow, table: Table, meaning: TableMapping) -> str:
    """The colour of the cell of the status; empty where that is unreadable."""
    places = [place for place in row.fills if meaning.columns[table.headings[place].text][0] == "status"]
    return next((row.fills[place] for place in places if place not in row.unreadable), "")


def _see_what_is_typed(
    record: Record, row: TableRow, typed: Sequence[int], table: Table, meaning: TableMapping
) -> None:
    """Say of a row with one cell which field that is, and whether it could be a heading of the rows below."""
    if len(typed) != 1 or row.unreadable:
        return
    meant = meaning.columns[table.headings[typed[0]].text][0]
    record.only = meant if meant in record.texts else ""
    band = len({row.fills.get(place) for place in range(len(table.headings))}) == 1
    coloured = bool(record.colour and status_of_colour(record.colour)) and not band
    if not coloured and not record.texts.keys() & _OF_ITS_OWN:
        record.alone = could_be_heading(record)


def _take(record: Record, meant: str, value: Value, where: Place, asked: Asked) -> None:
    text = text_of(value)
    try:
        check_text(text)
    except ValueError as error:
        asked.wrong(where, str(error))
        return
    if meant == KEEP:
        record.extras.append((where.heading, text))
        return
    record.texts[meant] = text


def _from_above(records: Sequence[Record], name: str, asked: Asked) -> list[Record]:
    """Rows with an empty priority belong to the one above; so it is with an area in a column of groups.

    A row that says nothing but the priority of those below it is no row of its own.
    """
    if not _is_of_groups([record.texts.get(name, "") for record in records], name):
        return list(records)
    leading = {
        place
        for place, (one, below) in enumerate(pairwise(records))
        if one.only == name and not below.texts.get(name) and one.section == below.section
    }
    above = ""
    for record in records:
        if above and not record.texts.get(name):
            record.texts[name] = above
            without = f"without {quoted(record.headings.heading(name), 40)}"
            asked.count(f"row {without} counts", f"rows {without} count", "under the one above")
        above = record.texts.get(name, "")
    return [record for place, record in enumerate(records) if place not in leading]


def _is_of_groups(texts: Sequence[str], name: str) -> bool:
    """Whether a column is one of groups: one of priorities always, another if each text stands once, above gaps."""
    said = [normalised(text) for text in texts if text]
    if name == "priority":
        return bool(said)
    return bool(said) and len(said) < len(texts) and len(set(said)) == len(said)


def _with_continued(records: Iterable[Record]) -> list[Record]:
    """Targets with the rows that only go on with the one above: more indicators, more of a note."""
    found: list[Record] = []
    for record in records:
        goes_on = found and not record.texts.keys() & _OWN_OF_A_TARGET and _same_group(found[-1], record)
        if goes_on and (record.texts.keys() - {"priority"} or record.extras):
            _append(found[-1], record)
        else:
            found.append(record)
    return found


def _same_group(one: Record, other: Record) -> bool:
    return other.texts.get("priority", "") in ("", one.texts.get("priority", ""))


def _append(record: Record, more: Record) -> None:
    for name, text in more.texts.items():
        if name != "priority":
            record.texts[name] = "\n".join(filter(None, [record.texts.get(name, ""), text]))
    record.extras += more.extras


def _own_lists(record: Record, asked: Asked) -> Iterator[Record]:
    """The rows of the lists that stand beside the rows of a table, such as its activities."""
    for name, kind in OWN_LISTS.items():
        text = record.texts.pop(name, "")
        lines = items_of(text)
        if len(lines) < len(lines_of(text)):
            asked.count(
                "line only leads", "lines only lead", f"into a list ({quoted(lines_of(text)[0], 20)})"
            )
        for line in lines:
            yield Record(kind, record.at(name), record.headings, {"title": line})


def _is_more_than_its_lists(record: Record) -> bool:
    """Whether anything is left of a row when its own lists and what merged cells say of it are taken away."""
    of_its_own = record.extras or record.texts.keys() - _SPREAD or record.kind != "milestone"
    return bool(of_its_own or record.texts.keys() & {"owner", "date", "status"})
