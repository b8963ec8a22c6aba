"""All checks of a plan, and what they find together."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from actionplan.rules.completeness import (
    aims,
    assurance,
    astray,
    coverage,
    dates,
    events,
    gone,
    labels,
    measured,
    noted,
    people,
    places,
    starts,
    targets,
)
from actionplan.rules.completeness.finding import Finding, gravest_first
from actionplan.rules.completeness.looked import Looked

Check = Callable[[Looked], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    coverage.no_actions,
    coverage.no_owner,
    coverage.no_date,
    assurance.assurance_differs,
    coverage.no_path_to_green,
    coverage.no_success_indicator,
    coverage.objective_not_served,
    coverage.activity_undated,
    measured.target_not_measured,
    measured.not_measured,
    measured.no_level,
    gone.owner_gone,
    people.no_accountable,
    people.accountable_not_a_lead,
    people.leads_differ,
    people.unknown_name,
    people.shared_name,
    dates.date_question,
    noted.status_in_note,
    dates.title_contradicts_date,
    dates.link_contradicts_date,
    targets.target_question,
    targets.wrong_sum,
    aims.targets_exclude,
    aims.target_goes_the_other_way,
    aims.target_is_gone,
    measured.wrong_reading,
    starts.wrong_baseline,
    astray.still_to_come,
    astray.lost_readings,
    astray.odd_reading,
    places.place_not_counted,
    places.place_without_note,
    labels.same_name,
    labels.other_year,
    events.same_event,
)


def findings(looked: Looked) -> tuple[Finding, ...]:
    """Everything that is found, the gravest first, then in the order of the plan."""
    return gravest_first(finding for check in CHECKS for finding in check(looked))
