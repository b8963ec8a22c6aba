"""The parts of a report's frozen data that tell of the plan's items, as plain JSON."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """Plain data that never changes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def texts(self) -> list[str]:
        """Every text in it, for looking something up in the whole of it."""
        return list(_texts(self.model_dump(mode="json")))


def _texts(data: Any) -> list[str]:
    if isinstance(data, dict):
        data = list(data.values())
    if isinstance(data, list):
        return [text for value in data for text in _texts(value)]
    return [data] if isinstance(data, str) else []


class StatusData(Frozen):
    """A status from both sides: what the rule indicates, what the owner reports, which one is published.

    `why` are the sentences to print; `since` is the first period from which it has been the same, and it is
    `fresh` where that is this one.
    """

    rag: str
    indicated: str
    reported: str = ""
    line: int = 0
    days_late: int = 0
    since: str = ""
    fresh: bool = False
    why: tuple[str, ...] = ()


class MoveData(Frozen):
    """A date that moved: by which update, from and to in words, by how many days, how and why.

    `was_due` and `now_due` are the last days of the two, ISO or empty. `how` is `agreed`, `expected` or
    `corrected`; `days` is none where one of the two has no last day, and 0 for what is only corrected.
    """

    id: str
    was: str
    now: str
    was_due: str = ""
    now_due: str = ""
    days: int | None
    how: str
    why: str = ""


class ItemData(Frozen):
    """A milestone or a target row.

    `due` and `forecast` are ISO days or empty: the last day by its date as written, and by the owner's forecast
    where there is one. `owner_note` says who answers for an owner that is away or has left; `slip` how far and how
    often its date moved, `times_moved` how often; `last_update` when its owner was last heard.
    """

    id: str
    kind: str = "milestone"
    title: str
    owner: str
    owner_note: str = ""
    contributors: tuple[str, ...] = ()
    priority: str = ""
    date_as_written: str = ""
    date_read: str = ""
    questions: tuple[str, ...] = ()
    expected: str = ""
    due: str = ""
    forecast: str = ""
    moves: tuple[MoveData, ...] = ()
    slip: str = ""
    times_moved: int = 0
    baseline: str = ""
    ended: bool = False
    completed_on: str = ""
    status: StatusData
    update: str = ""
    last_update: str = ""
    next_step: str = ""
    outcome: str = ""
    lesson: str = ""
    follow_on: tuple[str, ...] = ()
    note: str = ""
    requirement: str = ""
    target: str = ""
    success_indicators: tuple[str, ...] = ()


class GroupData(Frozen):
    """Milestones that belong together, with the sentence for where there is none."""

    key: str
    heading: str
    empty: str
    items: tuple[ItemData, ...]


class CountData(Frozen):
    """How many items have a status, and, where it matters, their names."""

    rag: str
    count: int
    names: tuple[str, ...] = ()


class LineData(Frozen):
    """A milestone by its name and status, where it is told of in full elsewhere; `since` as in `StatusData`."""

    id: str
    title: str
    rag: str
    since: str = ""
    fresh: bool = False


class PriorityData(Frozen):
    """A priority or enabler with its target rows; `number` is empty for an enabler.

    A red or amber one has `since` and `fresh` as in `StatusData`. `lead_says` is what its lead reports, while that
    holds.
    """

    id: str
    number: str
    title: str
    scope: str = ""
    objectives: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    rag: str
    rolled_up: str
    since: str = ""
    fresh: bool = False
    sentence: str
    lead_says: str = ""
    measures: tuple[str, ...] = ()
    targets: tuple[ItemData, ...] = ()
    milestones: tuple[LineData, ...] = ()
