"""One row of somebody else's table, as far as it is understood."""

from __future__ import annotations

from dataclasses import dataclass, field

from actionplan.tracker.foreign.asked import Place
from actionplan.tracker.foreign.mapping import TableMapping


@dataclass(slots=True)
class Record:
    """What one row says: its text by field, what of it has no field (heading and text), the colour of its status.

    `section` is the heading above it. Of a row with one cell `only` is the field of it, and `alone` its text where that
    could be a heading of the rows below.
    """

    kind: str
    place: Place
    headings: TableMapping
    texts: dict[str, str] = field(default_factory=dict)
    extras: list[tuple[str, str]] = field(default_factory=list)
    colour: str = ""
    section: str = ""
    only: str = ""
    alone: str = ""

    def at(self, name: str) -> Place:
        """The place of the cell of a field."""
        return Place(self.place.sheet, self.place.row, self.headings.heading(name))
