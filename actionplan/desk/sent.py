"""That an issued report is sent, as somebody says: kept beside the workbook for everybody who opens it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from actionplan.desk import given
from actionplan.files import make_folder, read_at_most, write_atomically
from actionplan.folders import find
from actionplan.store import IssuedReport
from actionplan.words.english import moment_words
from actionplan.words.errors import ActionPlanError

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
    text = json.dumps(
        {**{name: asdict(one) for name, one in kept.items()}, report.name: asdict(made)}, indent=1
    )
    path = _path()
    make_folder(path.parent)
    write_atomically(path, text.encode("utf-8", "replace"))
    return made


def sent_of(report: IssuedReport, kept: AllSent) -> Sent | None:
    """What is kept of a report, none where nobody said that it is sent; another store may have one of its name."""
    found = kept.get(report.name)
    return found if found and found.fingerprint == report.fingerprint else None


def all_sent() -> AllSent:
    """What is kept for everybody who opens this workbook folder; nothing where the file is not there, or not ours."""
    try:
        kept = json.loads(read_at_most(_path(), _MOST_BYTES))
        found = {
            str(name): Sent(str(one["by"]), str(one["at"]), str(one["fingerprint"]))
            for name, one in kept.items()
        }
        return {name: one for name, one in found.items() if moment_words(one.at)}
    except (ActionPlanError, OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _path() -> Path:
    return find(Path.cwd()).root / KEPT
