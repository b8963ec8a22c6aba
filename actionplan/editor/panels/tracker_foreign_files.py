"""Files that other people made and that were dropped: each is kept with what is said of it until it is put away."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from actionplan.desk.importing import ImportedFile, Importing, ReadTables, import_read
from actionplan.editor.panels.tracker_files import NEW_DATES
from actionplan.editor.panels.tracker_words import plainly
from actionplan.editor.session import Session
from actionplan.tracker.foreign import ImportMapping, in_words
from actionplan.words.errors import ActionPlanError

_DOES = re.compile(r"\b(add|change|record)\b")
KEPT = "foreign trackers"
OPEN = "foreign tracker"


@dataclass(slots=True)
class Foreign:
    """A file of somebody else: what was read, what it means as far as a person has said, and what it would bring.

    `at` is the revision of the plan that it was compared with. `first` is what its tables were taken for before anybody
    said anything, `mapping` what was said since; `dates` is what its new dates are.
    """

    key: str
    name: str
    content: bytes
    tables: ReadTables | None = None
    refused: str = ""
    first: ImportMapping | None = None
    mapping: ImportMapping | None = None
    dates: Mapping[str, str] = field(default_factory=dict)
    found: ImportedFile | None = None
    at: int = 0
    saved: ImportedFile | None = None


def foreign_files(session: Session) -> dict[str, Foreign]:
    """The files of others that were dropped, by the numbers that the page gave them."""
    kept: dict[str, Foreign] = session.shelf.setdefault(KEPT, {})
    return kept


def waiting(session: Session) -> int:
    """How many of them wait to be saved or put away."""
    return sum(one.found is not None and one.saved is None for one in foreign_files(session).values())


def look_at(session: Session, one: Foreign) -> None:
    """See what a file would bring to the plan as it is now."""
    try:
        one.found = imported(session, one, one.mapping, one.dates)
        one.first = one.first or one.found.imported.mapping
        one.at, one.refused = session.seen, ""
    except ActionPlanError as error:
        one.refused = plainly(str(error))


def imported(
    session: Session,
    one: Foreign,
    mapping: ImportMapping | None,
    dates: Mapping[str, str],
    *,
    apply: bool = False,
) -> ImportedFile:
    """What a file would bring with what is said of it, or brings where that is asked for."""
    assert one.tables
    new_date = NEW_DATES[dates["new_date"]][0] if dates else None
    period = session.plan.settings.calendar.single(session.view.period.name).name
    how = Importing(mapping, period, apply, new_date, dates.get("agreed_by", ""))
    return import_read(
        one.tables, session.plan_id, how, session.store, by=session.by, why=dates.get("why", "")
    )


def outcome(found: ImportedFile) -> str:
    """What saving will do, in a sentence."""
    return plainly(in_words(found.imported, found.plan)[-1])


def did(saved: ImportedFile) -> str:
    """What saving did, as words that follow a colon."""
    if saved.revision is None:
        return "the plan has all of it already, so nothing new; the file is kept."
    said = outcome(saved).removeprefix("Saving will ")
    return _DOES.sub(lambda verb: f"{verb[0].removesuffix('e')}ed", said)
