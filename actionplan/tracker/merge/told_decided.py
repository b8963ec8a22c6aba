"""What is told of rows and cells on which somebody has decided, now or when the very same content was merged before."""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.plan.model import wording
from actionplan.tracker.cells import canonical
from actionplan.tracker.merge.entries import Place
from actionplan.tracker.merge.merged import Decided, Merged, Source
from actionplan.tracker.merge.sentences import LONGEST, told
from actionplan.words.english import quoted


def tell_decided(merged: Merged, earlier: Decided) -> Iterator[str]:
    """A sentence for each row that is not wanted, and for what is followed because it was decided before."""
    when = f"as was decided on {earlier.on}"
    for proposal in merged.proposed:
        place = proposal.place
        if proposal.decided is False:
            was = (place.sheet, place.row) in earlier.declined
            yield told(place, f"not added, {when if was else 'as is decided'}")
    if merged.source:
        yield from _tied(merged.source, earlier, when)
        yield from _given(merged.source, earlier, when)


def _tied(source: Source, earlier: Decided, when: str) -> Iterator[str]:
    for (sheet, row), row_id in earlier.ties.items():
        there = source.plan.by_id.get(row_id)
        if there and source.ties.get((sheet, row)) == row_id:
            name = f"{quoted(wording(there), LONGEST)} ({row_id})"
            yield told(Place(sheet, row), f"it is {name}, {when}")


def _given(source: Source, earlier: Decided, when: str) -> Iterator[str]:
    headings = {
        (sheet.name, column.key): column.heading
        for sheet in source.returned.sheets
        for column in sheet.columns.columns
    }
    for (sheet, row, key), text in earlier.values.items():
        if source.values.get((sheet, row, key)) == text:
            place = Place(sheet, row, headings.get((sheet, key), ""), key)
            yield told(place, f"{quoted(canonical(text), LONGEST)} stands there, {when}")
