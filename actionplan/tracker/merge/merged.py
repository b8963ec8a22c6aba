"""A merge as a whole: what a returned tracker is compared with, and the lists of what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from actionplan.plan.changes import Revision
from actionplan.plan.model import ActionPlan
from actionplan.tracker.base import Base
from actionplan.tracker.guards.left_alone import COMMENTS
from actionplan.tracker.merge.entries import Alarm, Conflict, Edit, Entry, Proposal, Told
from actionplan.tracker.merge.returned import Returned
from actionplan.tracker.merge.sentences import told
from actionplan.words.vocabulary import Rag

LISTS = (
    "changes", "conflicts", "proposed", "missing", "duplicates", "unreadable", "unknown", "needs_reason", "alarms",
)  # fmt: skip
"""The names of the lists, in the order in which they are told."""

_STATUS = "status"
_NO_PATH = "no path to green is given; the report will say so"

Ties = Mapping[tuple[str, int], str]
"""What a person said of rows, by sheet and row number: the id that each is of, empty for a new row."""


Values = Mapping[tuple[str, int, str], str]
"""What a person gives instead of what was typed, by sheet, row number and column key."""


def _not_known(row_id: str) -> Rag | None:
    return None


@dataclass(frozen=True, slots=True)
class Since:
    """What happened since a tracker went out, and the day of the merge.

    Args:
        day: the day of the merge.
        history: the revisions of the plan since then, for who changed what and when.
        said_by_returns: the ids of the updates and rows that earlier returns of the same export have added.
        indicated: the status by the rule of a row, by its id.
        promised: the ids of the rows that stood in an issued report.
        returned_before: the content digests of the files that were merged before.
        newest: when the newest tracker was made (UTC, ISO) of those that the same owner has returned.
    """

    day: date
    history: Sequence[Revision] = ()
    said_by_returns: frozenset[str] = frozenset()
    indicated: Callable[[str], Rag | None] = _not_known
    promised: frozenset[str] = frozenset()
    returned_before: frozenset[str] = frozenset()
    newest: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person has decided of a file: of its rows by sheet and number, of its cells by column key too.

    `declined` are the rows that are not to be added, `kept` the cells that stay as they are in the plan. `on` is the
    day, in words, on which that was decided; empty where it is decided now.
    """

    ties: Ties = field(default_factory=dict)
    values: Values = field(default_factory=dict)
    declined: frozenset[tuple[str, int]] = frozenset()
    kept: frozenset[tuple[str, int, str]] = frozenset()
    on: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """What a merge was made from, so that it can be made again with answers."""

    returned: Returned
    bases: Mapping[str, Base]
    plan: ActionPlan
    since: Since
    ties: Ties = field(default_factory=dict)
    values: Values = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Merged:
    """What a returned tracker brings: every typed value in exactly one list; nothing is applied yet.

    `blank` holds the ids of the rows of which nothing is said. An `untouched` file is as it went out. `settled` are the
    conflicts and the statuses without a reason on which a person decides, `decided` is all that was decided of it.
    """

    file: str
    export: str
    plan: str
    period: str
    owner: str
    changes: tuple[Edit, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    proposed: tuple[Proposal, ...] = ()
    missing: tuple[Told, ...] = ()
    duplicates: tuple[Told, ...] = ()
    unreadable: tuple[Told, ...] = ()
    unknown: tuple[Told, ...] = ()
    needs_reason: tuple[Told, ...] = ()
    alarms: tuple[Alarm, ...] = ()
    notes: tuple[str, ...] = ()
    blank: tuple[str, ...] = ()
    untouched: bool = True
    settled: tuple[Conflict | Told, ...] = ()
    decided: Decided = field(default_factory=Decided, repr=False)
    source: Source | None = field(default=None, repr=False, compare=False)

    @property
    def has_comments(self) -> bool:
        """Whether somebody wrote comments on cells, which may say more than the cells do."""
        return COMMENTS in self.notes

    @property
    def to_add(self) -> tuple[Proposal, ...]:
        """The rows that the plan has not got, without those that a person does not want in it."""
        return tuple(proposal for proposal in self.proposed if proposal.decided is not False)

    @property
    def remarks(self) -> tuple[str, ...]:
        """The notes, and which of the reds and ambers that are taken have no path to green."""
        return (*self.notes, *(told(edit.place, _NO_PATH) for edit in self.changes if _lacks_a_path(edit)))

    @property
    def stopping(self) -> tuple[Alarm, ...]:
        """The alarms that have to be accepted before the merge is applied."""
        return tuple(alarm for alarm in self.alarms if alarm.stops)

    def entries(self, name: str) -> Sequence[Entry]:
        """One of the lists, by its name."""
        found: Sequence[Entry] = getattr(self, name)
        return found


def _lacks_a_path(edit: Edit) -> bool:
    said = edit.fields
    return (
        edit.place.key == _STATUS
        and said.get("reported_rag") in (Rag.RED, Rag.AMBER)
        and not said.get("path_to_green")
    )


def to_data(merged: Merged) -> dict[str, Any]:
    """The merge as plain JSON: each list by its name, empty where there is nothing."""
    head = {
        name: getattr(merged, name) for name in ("file", "plan", "export", "period", "owner", "untouched")
    }
    lists = {name: [entry.to_data() for entry in merged.entries(name)] for name in LISTS}
    return {**head, **lists, "notes": list(merged.remarks), "blank": list(merged.blank)}
