"""The evidence that is there for a row of a plan by the day of judgement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Evidence
from actionplan.rules.readings import first_day
from actionplan.view.series import last_day, when_in_words
from actionplan.view.success_data import EvidenceData, EvidencesData
from actionplan.words.english import one_line
from actionplan.words.periods import read_years

if TYPE_CHECKING:
    from actionplan.view.plan_view import PlanView

MOST_CITED = 3
"""More can be looked up in the plan; a page that cites all of it is not read."""


def cited(view: PlanView, *row_ids: str) -> EvidencesData:
    """The evidence for any of these rows by the day of judgement, the latest first, and how many more there are.

    What has no day stands last. The plan of the view holds only what its audience may see.
    """
    pieces = {one.id: one for one in chain.from_iterable(view.evidence.get(row_id, ()) for row_id in row_ids)}
    latest = sorted(pieces.values(), key=lambda one: _latest_first(one, view.plan))
    return EvidencesData(
        cited=tuple(_printed(one, view.plan) for one in latest[:MOST_CITED]),
        more=max(len(latest) - MOST_CITED, 0),
    )


def evidence_by(plan: ActionPlan, by: date) -> Mapping[str, tuple[Evidence, ...]]:
    """By row, the evidence for it that is there by a day, in plan order.

    What was withdrawn, or begins on a later day, is not there; what has no day is.
    """
    first_days = {text: _first_day(text, plan) for text in {one.date for one in plan.evidence}}
    found: dict[str, list[Evidence]] = defaultdict(list)
    for one in plan.evidence:
        if not one.withdrawn and first_days[one.date] <= by:
            found[one.of].append(one)
    return {row_id: tuple(pieces) for row_id, pieces in found.items()}


def _first_day(written: str, plan: ActionPlan) -> date:
    return first_day(written, read_years(plan.settings.years)) or date.min


def _latest_first(one: Evidence, plan: ActionPlan) -> tuple[int, int]:
    day = last_day(one.date, plan) or _first_day(one.date, plan)
    return -day.toordinal(), one.order


def _printed(one: Evidence, plan: ActionPlan) -> EvidenceData:
    return EvidenceData(
        text=one_line(one.text),
        date=when_in_words(one.date, plan),
        type=one_line(one.type),
        link=one.link.strip(),
    )
