"""From a view to the plain data that a page prints. The view already holds only what its audience may see."""

from __future__ import annotations

from typing import Any

from actionplan.plan.audience import NOT_NAMED
from actionplan.plan.model import wording
from actionplan.plan.nouns import Dated
from actionplan.view.carried import activities
from actionplan.view.changed import what_changed
from actionplan.view.completions import completions
from actionplan.view.data import CorrectionData, IssueData, LeftData, ReportData
from actionplan.view.decisions import decision_data
from actionplan.view.exceptions import exceptions
from actionplan.view.groups import groups
from actionplan.view.heading import next_report, period_data, provenance, state
from actionplan.view.history import history
from actionplan.view.issued import compared_with, report_in_words, standing_for
from actionplan.view.items import item_data
from actionplan.view.method import abbreviations, key_data, method
from actionplan.view.plan_view import PlanView
from actionplan.view.priorities import line_data, priorities, without_priority
from actionplan.view.received import received_after_issue, received_since
from actionplan.view.silence import silent
from actionplan.view.span import paragraphs, span_data
from actionplan.view.success import success
from actionplan.view.summary import counts, counts_sentence, generated_summary, since_then
from actionplan.words.english import day_in_words, listed
from actionplan.words.vocabulary import Audience


def freeze(view: PlanView, audience: Audience, issue: IssueData | None = None) -> ReportData:
    """The frozen data of a view that is already made for its audience; without `issue` a draft."""
    bare = _bare(view, audience, issue)
    data = bare.model_copy(update=_compared(view, audience, bare))
    data = data.model_copy(update={"summary": _summary(view, data)})
    return data.model_copy(update={"abbreviations": abbreviations(view, data)})


def _bare(view: PlanView, audience: Audience, issue: IssueData | None) -> ReportData:
    """The report without its summary, its comparison with the last one, and what is found by its words."""
    apart = view.without_priority
    return ReportData(
        plan=view.plan.id,
        organisation=view.plan.organisation,
        title=view.plan.title,
        period=period_data(view),
        as_at=view.as_at.isoformat(),
        as_at_words=day_in_words(view.as_at),
        audience=audience.value,
        issue=issue,
        state=state(issue),
        revision=view.provenance.revision,
        provenance=provenance(view),
        next_report=next_report(view),
        summary=(),
        summary_by="" if view.is_span else listed(list(dict.fromkeys(n.by for n in view.notes if n.by))),
        counts=counts(view),
        counts_sentence=counts_sentence(view),
        decisions=tuple(decision_data(view, d) for d in view.decisions),
        silent=silent(view, audience),
        left=_left(view),
        activities=activities(view),
        milestones=groups(view),
        priorities=priorities(view),
        without_priority=without_priority(view),
        targets_without_priority=tuple(item_data(view, i) for i in apart if not i.is_milestone),
        milestones_without_priority=tuple(line_data(view, i) for i in apart if i.is_milestone),
        since_then=since_then(view),
        abbreviations=(),
        key=key_data(view),
        method=method(view),
        history=history(view, audience),
        completions=completions(view),
        success=success(view),
        asked=view.period.asked,
    )


def _compared(view: PlanView, audience: Audience, data: ReportData) -> dict[str, Any]:
    """What a report says against the last issued one."""
    before = compared_with(view.issued, view.period, audience, view.is_span)
    return {
        "compared_with": report_in_words(before),
        "changes": (*what_changed(before, data), *received_after_issue(view, data)),
        "exceptions": exceptions(view, data, before),
        "span": span_data(view, before),
        "correction": _correction(view, audience, data),
    }


def _correction(view: PlanView, audience: Audience, data: ReportData) -> CorrectionData | None:
    """What differs from the report that this one corrects, or that a draft of it would; none where there is none."""
    corrected = None if view.is_span else standing_for(view.issued, view.period, audience)
    number = data.issue.corrects if data.issue else corrected and corrected.issue and corrected.issue.number
    if not number:
        return None
    if corrected is None or corrected.issue is None or corrected.issue.number != number:
        return CorrectionData(number=number, compared=False)
    differs = (*what_changed(corrected, data), *received_since(view, data, corrected))
    return CorrectionData(number=number, differs=differs)


def _summary(view: PlanView, data: ReportData) -> tuple[str, ...]:
    """The lead's own words, else generated ones; of a span generated ones, as each of its fortnights has the lead's."""
    if view.is_span:
        return generated_summary(view, data.changes, data.compared_with.partition(",")[0])
    own_words = tuple(text for note in view.notes for text in paragraphs(note.text))
    return own_words or generated_summary(view, data.changes)


def _left(view: PlanView) -> tuple[LeftData, ...]:
    names = {item.row.id: view.called(item) for item in view.items}
    return tuple(_left_row(view, row, names) for row in view.left)


def _left_row(view: PlanView, row: Dated, names: dict[str, str]) -> LeftData:
    heirs = tuple((heir, names.get(heir) or view.plan.name_of(heir)) for heir in row.replaced_by)
    reason = row.withdrawn_because if row.withdrawn_because != NOT_NAMED else ""
    return LeftData(id=row.id, title=wording(row), reason=reason, replaced_by=heirs)
