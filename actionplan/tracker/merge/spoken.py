"""What the plan holds of what is said of its rows: what others have said since a tracker went out, and completions."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from actionplan.plan.changes import is_append
from actionplan.plan.nouns import Dated, Noun, Update
from actionplan.tracker.base import Base
from actionplan.tracker.cells import canonical
from actionplan.tracker.merge.work import Work
from actionplan.words.dates import read_date
from actionplan.words.vocabulary import Rag

STATUS, REASON, PATH, PATH_BY, COMPLETED = "status", "reason", "path", "path_by", "completed"
EXPECTED, NARRATIVE, UNCHANGED = "expected", "narrative", "unchanged"


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was said in a cell since the tracker went out, as it is compared, and the update that says it.

    `earlier` is what was said in the cell before that, since the tracker went out.
    """

    value: Any
    update: Update
    earlier: Spoken | None = None

    def all(self) -> Iterator[Spoken]:
        """It and all that was said before it, the latest first."""
        one: Spoken | None = self
        while one:
            yield one
            one = one.earlier


def said_since(work: Work, export: Base) -> Mapping[str, Mapping[str, Spoken]]:
    """By row and column key, what updates for the period of an export say that were made after it; the latest counts.

    Those count that the history adds after it, or that were recorded later, where the clocks agree. What was withdrawn
    says nothing.
    """
    moment, period = datetime.fromisoformat(export.made_at).astimezone(UTC).isoformat(), export.period
    added = {
        change.id
        for revision in work.since.history
        if revision.number > export.revision
        for change in revision.changes
        if is_append(change)
    }
    later = [
        one
        for one in work.plan.updates
        if not one.withdrawn and (one.id in added or (one.recorded or "") > moment)
    ]
    found = _reported_before(work, export, {one.id for one in later})
    for update in sorted(later, key=lambda one: (one.recorded or "", one.order)):
        if _is_of(update.period, period, work):
            of_row = found.setdefault(update.of, {})
            said = _spoken(update)
            of_row.update({key: replace(one, earlier=of_row.get(key)) for key, one in said.items()})
    return found


def _reported_before(work: Work, export: Base, later: Collection[str]) -> dict[str, dict[str, Spoken]]:
    """By row, the last status that was reported for the period before the tracker went out, not by its owner.

    It stands for the same fortnight, so that another status in the file is a question and no news.
    """
    said = [one for one in work.plan.updates if one.reported_rag and not one.withdrawn]
    known = {*later, *work.since.said_by_returns}
    of_period = [one for one in said if one.id not in known and _is_of(one.period, export.period, work)]
    before = [one for one in of_period if not (export.owner and _owner_of(one, work) == export.owner)]
    before.sort(key=lambda one: (one.recorded or "", one.order))
    return {one.of: {STATUS: Spoken(one.reported_rag, one)} for one in before}


def _owner_of(update: Update, work: Work) -> str:
    owner = work.plan.owner(update.by) if update.by else None
    return owner.id if owner else ""


def _is_of(said: str, period: str, work: Work) -> bool:
    """Whether two names mean one period."""
    calendar = work.plan.settings.calendar
    return said == period or calendar.single(said) == calendar.single(period)


def _spoken(update: Update) -> Mapping[str, Spoken]:
    said = {key: getattr(update, field) for key, field in _FIELDS.items()}
    texts = {key: canonical(value) if isinstance(value, str) else value for key, value in said.items()}
    texts[STATUS] = Rag.COMPLETE if update.completed_on else update.reported_rag
    return {key: Spoken(value, update) for key, value in texts.items() if value}


_FIELDS: Mapping[str, str] = {
    EXPECTED: "expected",
    NARRATIVE: "narrative",
    REASON: "reason",
    PATH: "path_to_green",
    PATH_BY: "path_to_green_by",
    COMPLETED: "completed_on",
    UNCHANGED: "nothing_changed",
}


def completed_on(row: Noun | None, work: Work) -> str:
    """The day, in ISO, on which a row was completed: as the last update on it says, else its date as written."""
    if not isinstance(row, Dated):
        return ""
    if row.id in work.completions:
        return work.completions[row.id]
    parts = read_date(row.date, work.plan.settings.years, row.answers).parts
    days = [part.end for part in parts if part.role == "completed" and part.end and part.start == part.end]
    return days[0].isoformat() if days else ""
