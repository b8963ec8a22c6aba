"""What looks like an accident to a whole file: rows lost, columns cleared or sorted alone, a file from before.

The limits are those that the merge was measured with; each is said in its sentence.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from actionplan.tracker.base import Base
from actionplan.tracker.columns import Column, Role
from actionplan.tracker.merge.entries import Alarm
from actionplan.tracker.merge.merged import Since
from actionplan.tracker.merge.returned import Returned, content_sha256
from actionplan.tracker.merge.work import Tied
from actionplan.words.english import count_of, listed, moment_words, quoted

MOST_MISSING, MOST_CLEARED, MOST_CHANGED = 0.10, 0.10, 0.25
FEWEST_ROWS = 8
"""A column of fewer rows may change as a whole without an alarm."""
FEWEST_CLEARED, FEWEST_SWAPPED = 2, 3


@dataclass(slots=True)
class Counts:
    """What was changed, by sheet and heading: each time what went out and what came back; and the rows of each."""

    changed: dict[tuple[str, str], list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    tied: dict[str, list[Tied]] = field(default_factory=lambda: defaultdict(list))

    def add(self, tied: Tied, column: Column, text: str) -> None:
        """Count a cell that was changed, where it is a field of the row."""
        if column.role in (Role.FIELD, Role.DAY) and not tied.is_new:
            self.changed[tied.columns.name, column.key].append((tied.base.get(column.key, ""), text))


def alarms(counts: Counts, missing: int, main: Base, returned: Returned, since: Since) -> Iterator[Alarm]:
    """The alarms of a merge. Those that do not stop it are notes as well, and only to be known.

    `missing` counts the rows that did not come back; a whole sheet of them counts like single ones.
    """
    yield from _of_columns(counts)
    if missing > MOST_MISSING * len(main.rows):
        share = _share(missing, len(main.rows), "row")
        yield Alarm("rows missing", f"{share} did not come back. Nothing is removed.")
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
        of_sheet = {key: pairs for (name, key), pairs in counts.changed.items() if name == sheet}
        swapped = [key for key, pairs in of_sheet.items() if _is_swapped(pairs)]
        if swapped:
            names = listed([quoted(headings[key]) for key in swapped])
            yield Alarm(
                "column sorted alone",
                f"{sheet}: the values of {names} are those that went out, in other rows, as if part of the sheet were "
                "sorted without the rest.",
                stops=True,
            )
        yield from _cleared(sheet, rows, headings, of_sheet)
        yield from _changed(sheet, len(rows), headings, of_sheet)


def _is_swapped(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether the changed values of a column are a permutation of the old ones."""
    if len(pairs) < FEWEST_SWAPPED:
        return False
    return Counter(old for old, _ in pairs) == Counter(new for _, new in pairs)


def _cleared(
    sheet: str,
    rows: Sequence[Tied],
    headings: Mapping[str, str],
    changed: Mapping[str, Sequence[tuple[str, str]]],
) -> Iterator[Alarm]:
    for key, pairs in changed.items():
        cleared = sum(not new for _, new in pairs)
        filled = sum(key in row.base for row in rows) if cleared >= FEWEST_CLEARED else 0
        if filled and cleared > MOST_CLEARED * filled:
            said = f"{_share(cleared, filled, 'filled cell')} under {quoted(headings[key])}"
            yield Alarm("cells cleared", f"{sheet}: {said} were emptied.", stops=True)


def _changed(
    sheet: str, rows: int, headings: Mapping[str, str], changed: Mapping[str, Sequence[tuple[str, str]]]
) -> Iterator[Alarm]:
    for key, pairs in changed.items():
        if rows >= FEWEST_ROWS and len(pairs) > MOST_CHANGED * rows:
            said = f"{_share(len(pairs), rows, 'row')} have another value under {quoted(headings[key])}"
            yield Alarm("column changed", f"{sheet}: {said}.", stops=True)
