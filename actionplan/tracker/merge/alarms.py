"""What looks like an accident to a whole file: rows lost, columns cleared or sorted alone, a file from before.

The limits are those that the merge was measured with; each is said in its sentence.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from actionplan.tracker.base import Base
from actionplan.tracker.columns import Column, Role
from actionplan.tracker.merge.closed import TITLE
from actionplan.tracker.merge.dates import DATE, DAY
from actionplan.tracker.merge.entries import Alarm
from actionplan.tracker.merge.merged import Since
from actionplan.tracker.merge.returned import Returned, content_sha256
from actionplan.tracker.merge.work import Tied
from actionplan.words.english import count_of, listed, moment_words, quoted

MOST_MISSING, MOST_CLEARED, MOST_CHANGED = 0.10, 0.10, 0.25
FEWEST_ROWS = 8
"""A column of fewer rows may change as a whole without an alarm."""
FEWEST_CLEARED, FEWEST_SORTED = 2, 3
MOST_EXCHANGED = 6
"""So many pairs of rows are named; one is enough to stop a merge."""

Change = tuple[int, str, str]
"""The number of a row, what went out in a cell of it, and what came back."""


@dataclass(slots=True)
class Counts:
    """What was changed, by sheet and heading: each time the row, what went out and what came back; and the rows."""

    changed: dict[tuple[str, str], list[Change]] = field(default_factory=lambda: defaultdict(list))
    tied: dict[str, list[Tied]] = field(default_factory=lambda: defaultdict(list))

    def add(self, tied: Tied, column: Column, text: str) -> None:
        """Count a cell that was changed, where it is a field of the row."""
        if column.role in (Role.FIELD, Role.DAY) and not tied.is_new:
            change = tied.row.number, tied.base.get(column.key, ""), text
            self.changed[tied.columns.name, column.key].append(change)


def alarms(counts: Counts, missing: int, main: Base, returned: Returned, since: Since) -> Iterator[Alarm]:
    """The alarms of a merge. Those that do not stop it are notes as well, and only to be known.

    `missing` counts the rows that did not come back; a whole sheet of them counts like single ones.
    """
    yield from _of_columns(counts)
    if missing > MOST_MISSING * len(main.rows):
        share = _share(missing, len(main.rows), "row")
        yield Alarm("rows missing", f"{share} did not come back.")
    if since.returned_before and content_sha256(returned) in since.returned_before:
        yield Alarm("returned before", "A file with the very same content was merged before.")
    if since.newest > main.made_at:
        newer, older = moment_words(since.newest), moment_words(main.made_at)
        yield Alarm(
            "older than another return",
            f"The tracker was made on {older}, and a newer one, of {newer}, was returned before it.",
        )


def _share(some: int, of: int, thing: str) -> str:
    """`Three of 20 rows`."""
    return f"{count_of(some, thing).split()[0].capitalize()} of {count_of(of, thing)}"


def _of_columns(counts: Counts) -> Iterator[Alarm]:
    for sheet, rows in counts.tied.items():
        headings = {column.key: column.heading for column in rows[0].columns.columns}
        of_sheet = {key: changes for (name, key), changes in counts.changed.items() if name == sheet}
        sorted_alone = [key for key, changes in of_sheet.items() if _is_sorted_alone(changes)]
        if sorted_alone:
            names = listed([quoted(headings[key]) for key in sorted_alone])
            yield Alarm(
                "column sorted alone",
                f"{sheet}: the values of {names} are those that went out, in other rows, as if part of the sheet were "
                "sorted without the rest.",
                stops=True,
            )
        else:
            yield from _exchanged(sheet, of_sheet)
        yield from _cleared(sheet, rows, headings, of_sheet)
        yield from _changed(sheet, len(rows), headings, of_sheet)


def _is_sorted_alone(changes: Sequence[Change]) -> bool:
    """Whether the changed values of a column are a permutation of the old ones."""
    if len(changes) < FEWEST_SORTED:
        return False
    return Counter(old for _, old, _ in changes) == Counter(new for _, _, new in changes)


def _exchanged(sheet: str, changed: Mapping[str, Sequence[Change]]) -> Iterator[Alarm]:
    """Two rows whose values stand in each other's place, as where they were sorted without the hidden column."""
    pairs = sorted({*_mirrored(_of_titles(changed)), *_mirrored(_of_rows(changed))})
    for first, second in pairs[:MOST_EXCHANGED]:
        yield Alarm(
            "rows exchanged",
            f"{sheet}: what went out in row {first} and in row {second} stands in each other's place now, as if they "
            "were sorted without the hidden column A.",
            stops=True,
        )


def _of_titles(changed: Mapping[str, Sequence[Change]]) -> Mapping[int, Mapping[str, tuple[str, str]]]:
    return {row: {TITLE: (old, new)} for row, old, new in changed.get(TITLE, ())}


def _of_rows(changed: Mapping[str, Sequence[Change]]) -> Mapping[int, Mapping[str, tuple[str, str]]]:
    """All that was changed in each row, where it is more than one thing; a date and the day beside it are one."""
    found: dict[int, dict[str, tuple[str, str]]] = defaultdict(dict)
    for key, changes in changed.items():
        for row, old, new in changes:
            found[row][key] = old, new
    return {row: cells for row, cells in found.items() if len({DATE if k == DAY else k for k in cells}) > 1}


def _mirrored(rows: Mapping[int, Mapping[str, tuple[str, str]]]) -> Iterator[tuple[int, int]]:
    """The rows of which each holds now, cell by cell, what went out in the other."""
    waiting: dict[frozenset[tuple[str, str, str]], list[int]] = defaultdict(list)
    for row, cells in rows.items():
        mirror = waiting[frozenset((key, new, old) for key, (old, new) in cells.items())]
        if mirror:
            yield mirror.pop(0), row
        else:
            waiting[frozenset((key, old, new) for key, (old, new) in cells.items())].append(row)


def _cleared(
    sheet: str,
    rows: Sequence[Tied],
    headings: Mapping[str, str],
    changed: Mapping[str, Sequence[Change]],
) -> Iterator[Alarm]:
    for key, changes in changed.items():
        cleared = sum(not new for _, _, new in changes)
        filled = sum(key in row.base for row in rows) if cleared >= FEWEST_CLEARED else 0
        if filled and cleared > MOST_CLEARED * filled:
            said = f"{_share(cleared, filled, 'filled cell')} under {quoted(headings[key])}"
            yield Alarm("cells cleared", f"{sheet}: {said} were emptied.", stops=True)


def _changed(
    sheet: str, rows: int, headings: Mapping[str, str], changed: Mapping[str, Sequence[Change]]
) -> Iterator[Alarm]:
    for key, changes in changed.items():
        if rows >= FEWEST_ROWS and len(changes) > MOST_CHANGED * rows:
            said = f"{_share(len(changes), rows, 'row')} have another value under {quoted(headings[key])}"
            yield Alarm("column changed", f"{sheet}: {said}.", stops=True)
