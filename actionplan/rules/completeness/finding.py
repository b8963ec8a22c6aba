"""What a check of a plan finds: a code, where it is, what the matter is, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        "no-actions": "No actions",
        "no-owner": "Milestones without an owner",
        "no-date": "Without a date",
        "owner-gone": "Owners who have left or are away",
        "date-question": "Dates with an open question",
        "status-in-note": "Called complete, deferred or stopped in an internal note",
        "target-question": "Targets with an open question",
        "dates-conflict": "Dates that contradict each other",
        "targets-conflict": "Targets that contradict each other or their indicator",
        "target-gone": "Success indicators of targets that are no longer in the plan",
        "wrong-baseline": "Baselines that cannot be right",
        "wrong-reading": "Readings that cannot be right",
        "lost-reading": "Readings of no success indicator",
        "still-to-come": "Readings and evidence of days still to come",
        "wrong-sum": "Sums that do not come out",
        "assurance-differs": "Assurance that the statuses do not bear out",
        "no-path-to-green": "Red or amber without a path to green",
        "no-success-indicator": "Targets without a success indicator",
        "target-not-measured": "Targets with a figure that nothing measures",
        "place-not-counted": "Places that no indicator counts",
        "place-without-note": "Places without a commentary",
        "objective-not-served": "Objectives that no priority serves",
        "no-accountable": "Priorities without an accountable lead",
        "accountable-not-a-lead": "Accountable, but not among the leads",
        "leads-differ": "Lists of leads that disagree",
        "unknown-name": "Names that nobody in the register goes by",
        "shared-name": "Names that several owners share",
        "same-name": "Rows of one name",
        "activity-undated": "Activities that no report shows",
        "other-year": "Years outside the plan",
        "same-event": "Activities and milestones that look like one event",
        "odd-reading": "Readings to look at once more",
        "no-level": "Measures without a level",
        "not-measured": "Success indicators without a measure or a baseline",
    }
)
"""The heading for each code; the gravest first."""

_PLACES = {code: place for place, code in enumerate(HEADINGS)}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a plan lacks or says in two ways.

    `code` is one of HEADINGS; `where` names the row, `problem` and `advice` are sentences; `ids` are the rows
    that it is about, the one to look at first in front.
    """

    code: str
    where: str
    problem: str
    advice: str
    ids: tuple[str, ...]

    @property
    def heading(self) -> str:
        """The heading that it stands under."""
        return HEADINGS[self.code]

    def to_json(self) -> dict[str, Any]:
        """Plain data: `code where problem advice ids`."""
        return {
            "code": self.code,
            "where": self.where,
            "problem": self.problem,
            "advice": self.advice,
            "ids": list(self.ids),
        }


def gravest_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By their codes in the order of HEADINGS; those of one code stay as they come."""
    return tuple(sorted(findings, key=lambda finding: _PLACES[finding.code]))
