"""An issued report as it is kept: read as far as later reports need it, and whole where one is compared with it.

Of a report of a year ago only the statuses are needed; to read no more than these takes a twelfth of the time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from actionplan.view.data import IssueData, PeriodData, ReportData
from actionplan.words.errors import NotGenuine

Read = TypeVar("Read")


def cannot_be_read(name: str, why: str) -> NotGenuine:
    """Of the frozen data of a report; `name` is what the report is called, such as `report 6`."""
    advice = "Compare it with a copy of the store that was kept, and bring it up to date with this actionplan"
    return NotGenuine([f"The frozen data of {name} cannot be read: {why}. {advice}."])


@dataclass(frozen=True)
class KeptReport:
    """The canonical text of an issued report's frozen data, and what the report is called.

    Whatever is read of it raises `NotGenuine` where it is no such data.
    """

    text: str
    name: str = "an issued report"

    def to_json(self) -> str:
        """The text, as it is kept."""
        return self.text

    @cached_property
    def data(self) -> ReportData:
        """The whole of it."""
        return self._read_by(ReportData.from_json)

    @cached_property
    def _skimmed(self) -> _Report:
        return self._read_by(_Report.model_validate_json)

    def _read_by(self, read: Callable[[str], Read]) -> Read:
        try:
            return read(self.text)
        except ValidationError:
            raise cannot_be_read(self.name, "it is no data of a report as this actionplan keeps it") from None

    @property
    def period(self) -> PeriodData:
        """The period that it is of."""
        return self._skimmed.period

    @property
    def audience(self) -> str:
        """For whom it is."""
        return self._skimmed.audience

    @property
    def issue(self) -> IssueData | None:
        """Its number, when and by whom."""
        return self._skimmed.issue

    @property
    def priorities(self) -> tuple[_Priority, ...]:
        """Each priority by its id, title and status."""
        return self._skimmed.priorities

    def statuses(self) -> dict[str, str]:
        """The status of each milestone and target row in it, by id."""
        report = self._skimmed
        rows = [item for group in report.milestones for item in group.items]
        rows += [item for priority in report.priorities for item in priority.targets]
        return {item.id: item.status.rag for item in (*rows, *report.targets_without_priority)}


class _Skimmed(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class _Status(_Skimmed):
    rag: str


class _Item(_Skimmed):
    id: str
    status: _Status


class _Group(_Skimmed):
    items: tuple[_Item, ...]


class _Priority(_Skimmed):
    id: str
    title: str
    rag: str
    targets: tuple[_Item, ...] = ()


class _Report(_Skimmed):
    period: PeriodData
    audience: str
    issue: IssueData | None = None
    milestones: tuple[_Group, ...]
    priorities: tuple[_Priority, ...]
    targets_without_priority: tuple[_Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Gone:
    """An issued report whose content was taken out: of which period (its full name), and when (ISO, UTC)."""

    period: str
    number: str
    at: str
    withdrawn: str = ""


Issued = ReportData | KeptReport
"""An issued report, whole or as it is kept: both have period, audience, issue, priorities, statuses, to_json, data."""
