"""The part of a report's frozen data that only a report on several fortnights has, as plain JSON."""

from __future__ import annotations

from actionplan.view.parts import Frozen


class FortnightData(Frozen):
    """A reporting period within a span: its dates, what was issued for it, and the lead's own summary of it.

    Neighbouring ones of which there is neither are told as one. `name` is `Fortnight 3`; `reports` is a sentence for
    each report, or one that says why there is none.
    """

    name: str
    dates: str
    reports: tuple[str, ...]
    summary: tuple[str, ...] = ()
    by: str = ""


class SaidData(Frozen):
    """What was said of a row (its id) for a fortnight of a span, or for several neighbouring ones alike."""

    of: str
    when: str
    text: str


class SpanData(Frozen):
    """What a span is called, what its report rests on, what it is compared with, and what its fortnights brought."""

    title: str
    rests_on: str
    basis: str = ""
    fortnights: tuple[FortnightData, ...] = ()
    said: tuple[SaidData, ...] = ()

    def said_of(self, row_id: str) -> list[SaidData]:
        """What was said of one row, in order."""
        return [said for said in self.said if said.of == row_id]
