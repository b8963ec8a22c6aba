"""Parallel lists in the cells of one row: titles and timings that pair by position, or stop."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from actionplan.tracker.foreign.asked import Asked
from actionplan.tracker.foreign.record import Record
from actionplan.tracker.foreign.texts import is_list, lines_of
from actionplan.words.english import count_of, number_in_words, quoted

_PAIRED = ("date", "expected", "status", "update", "reason", "path to green", "completed on")
_FOR_ALL = ("owner",)


def hold_lists(records: Iterable[Record]) -> bool:
    """Whether the titles of a table are lists: marked as such, or on several lines beside several dates."""
    return any(
        is_list(title) or (len(lines_of(title)) > 1 and len(lines_of(record.texts.get("date", ""))) > 1)
        for record in records
        if (title := record.texts.get("title"))
    )


def paired(record: Record, asked: Asked) -> Iterable[Record]:
    """One record for each title of a record of lists, with its date and all else by position."""
    titles = lines_of(record.texts.get("title", ""))
    lists = {name: lines_of(record.texts[name]) for name in (*_PAIRED, *_FOR_ALL) if name in record.texts}
    unequal = [n for n, lines in lists.items() if len(lines) != len(titles) and not _for_all(n, lines)]
    if not titles:
        return [record]
    for name in unequal:
        what = _unequal(record, len(titles), len(lists[name]))
        asked.wrong(record.at(name), what, stops=True)
    return [] if unequal else [_nth(record, titles, lists, place) for place in range(len(titles))]


def _for_all(name: str, lines: Sequence[str]) -> bool:
    return name in _FOR_ALL and len(lines) == 1


def _unequal(record: Record, titles: int, others: int) -> str:
    title = quoted(record.headings.heading("title"), 40)
    both = f"{title} holds {count_of(titles, 'line')} and this cell {number_in_words(others)}"
    return f"{both}, so that they cannot be paired; give each its own line, or its own row"


def _nth(record: Record, titles: Sequence[str], lists: Mapping[str, tuple[str, ...]], place: int) -> Record:
    texts = {**record.texts, "title": titles[place]}
    texts |= {name: lines[place if len(lines) > 1 else 0] for name, lines in lists.items()}
    return replace(record, texts=texts, extras=record.extras if place == 0 else [])
