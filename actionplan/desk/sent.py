"""That an issued report is sent, as somebody says: kept beside the workbook for everybody who opens it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from actionplan.desk import given
from actionplan.desk.remembered import remember, remembered
from actionplan.store import IssuedReport
from actionplan.words.english import moment_words

KEPT = Path(".jupyter", "sent.json")
_MOST_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class Sent:
    """Who said that a report is sent, and when (UTC, ISO); of which fingerprint it is."""

    by: str
    at: str
    fingerprint: str

    @property
    def as_said(self) -> str:
        """`as Ben said on 23 June 2026, 16:02`."""
        return f"as {self.by} said on {moment_words(self.at)}"


AllSent = Mapping[str, Sent]
"""What is kept of each report, by its name."""


def say_sent(report: IssuedReport, by: str) -> Sent:
    """Keep that a report is sent, and give what is kept of it: who said it first stays.

    Raises:
        CannotWrite: where the folder does not take it.
    """
    kept = all_sent()
    known = sent_of(report, kept)
    if known is not None:
        return known
    made = Sent(by, given.now().isoformat(), report.fingerprint)
    remember(KEPT, {name: asdict(one) for name, one in {**kept, report.name: made}.items()})
    return made


def sent_of(report: IssuedReport, kept: AllSent) -> Sent | None:
    """What is kept of a report, none where nobody said that it is sent; another store may have one of its name."""
    found = kept.get(report.name)
    return found if found and found.fingerprint == report.fingerprint else None


def all_sent() -> AllSent:
    """What is kept for everybody who opens this workbook folder; nothing where the file is not there, or not ours."""
    return remembered(KEPT, _MOST_BYTES, _read)


def _read(one: Mapping[str, object]) -> Sent:
    moment_words(str(one["at"]))  # one that is no moment makes the file none of ours
    return Sent(str(one["by"]), str(one["at"]), str(one["fingerprint"]))
