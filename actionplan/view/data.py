"""The frozen data of a report: everything a page prints, all rules applied, as plain JSON.

Tables, charts and notebooks take only this. An issued report keeps it for ever, so `schema_number` rises with
every change that an older page could not read.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel, ConfigDict

SCHEMA_NUMBER = 1


class Frozen(BaseModel):
    """Plain data that never changes."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class PeriodData(Frozen):
    """The reporting period in words: `fortnight` is "Fortnight 6 of 26", `dates` "12 to 25 June 2017"."""

    name: str
    short: str
    path: str
    start: str
    end: str
    dates: str
    fortnight: str
    note: str = ""


class StatusData(Frozen):
    """A status from both sides: what the rule indicates, what the owner reports, which one is published.

    `why` are the sentences to print; `since` is the first period from which it has been the same.
    """

    rag: str
    indicated: str
    reported: str = ""
    line: int = 0
    days_late: int = 0
    since: str = ""
    why: tuple[str, ...] = ()


class ItemData(Frozen):
    """A milestone or a target row."""

    id: str
    title: str
    owner: str
    contributors: tuple[str, ...] = ()
    priority: str = ""
    date_as_written: str = ""
    date_read: str = ""
    questions: tuple[str, ...] = ()
    expected: str = ""
    status: StatusData
    update: str = ""
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
    """A milestone by its name and status, where it is told of in full elsewhere."""

    id: str
    title: str
    rag: str


class PriorityData(Frozen):
    """A priority or enabler with its target rows; `number` is empty for an enabler."""

    id: str
    number: str
    title: str
    scope: str = ""
    leads: tuple[str, ...] = ()
    rag: str
    rolled_up: str
    sentence: str
    measures: tuple[str, ...] = ()
    targets: tuple[ItemData, ...] = ()
    milestones: tuple[LineData, ...] = ()


class DecisionData(Frozen):
    """A question, to whom, by when, and its answer once there is one."""

    id: str
    question: str
    options: tuple[str, ...] = ()
    by: str = ""
    asked: str = ""
    answer: str = ""


class ActivityData(Frozen):
    """What was done, with its day where the text does not say it."""

    id: str
    text: str
    date: str = ""
    note: str = ""


class AbbreviationData(Frozen):
    """A short form that occurs in the report, spelt out."""

    short: str
    meaning: str


class KeyData(Frozen):
    """What a status means in this plan."""

    rag: str
    meaning: str


class HistoryData(Frozen):
    """The published status of a priority in each issued report, and now: (period, status) pairs."""

    title: str
    cells: tuple[tuple[str, str], ...]


class ReportData(Frozen):
    """Everything that a fortnightly report prints, for one audience."""

    schema_number: int = SCHEMA_NUMBER
    plan: str
    organisation: str
    title: str
    period: PeriodData
    as_at: str
    as_at_words: str
    audience: str
    issue: str = ""
    state: str
    provenance: str = ""
    next_report: str = ""
    summary: tuple[str, ...]
    summary_by: str = ""
    counts: tuple[CountData, ...]
    counts_sentence: str
    decisions: tuple[DecisionData, ...]
    activities: tuple[ActivityData, ...]
    milestones: tuple[GroupData, ...]
    priorities: tuple[PriorityData, ...]
    without_priority: str
    targets_without_priority: tuple[ItemData, ...] = ()
    milestones_without_priority: tuple[LineData, ...] = ()
    since_then: tuple[str, ...] = ()
    abbreviations: tuple[AbbreviationData, ...]
    key: tuple[KeyData, ...]
    method: tuple[str, ...]
    history: tuple[HistoryData, ...] = ()

    def to_json(self) -> str:
        """The canonical text: sorted keys, no needless space, UTF-8 as it is."""
        return json.dumps(
            self.model_dump(mode="json"), sort_keys=True, ensure_ascii=False, separators=(",", ":")
        )

    @classmethod
    def from_json(cls, text: str) -> ReportData:
        """Read what `to_json` wrote."""
        return cls.model_validate_json(text)

    def texts(self) -> list[str]:
        """Every text in it, for looking something up in the whole report."""
        return list(_texts(self.model_dump(mode="json")))


def _texts(data: Any) -> list[str]:
    if isinstance(data, dict):
        data = list(data.values())
    if isinstance(data, list):
        return [text for value in data for text in _texts(value)]
    return [data] if isinstance(data, str) else []
