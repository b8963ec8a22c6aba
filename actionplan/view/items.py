"""One rated item as plain data."""

from __future__ import annotations

from actionplan.plan.audience import NOT_NAMED
from actionplan.plan.nouns import Target
from actionplan.view.data import ItemData, StatusData
from actionplan.view.plan_view import PlanView
from actionplan.view.rated import RatedItem
from actionplan.view.why import date_words, latest_words, short_name, why
from actionplan.words.dates import read_date


def item_data(view: PlanView, item: RatedItem) -> ItemData:
    """A milestone or target row as a page prints it."""
    plan, row = view.plan, item.row
    target = row if isinstance(row, Target) else None
    return ItemData(
        id=row.id,
        title=item.title,
        owner=plan.name_of(row.owner) if row.owner else "",
        contributors=tuple(plan.name_of(c) for c in row.contributors),
        priority=plan.name_of(row.priority) if row.priority else "",
        date_as_written=row.date,
        date_read=item.reading.in_words() if row.date.strip() else "",
        questions=() if item.has_ended else tuple(q.text for q in item.reading.questions),
        expected=_expected(view, item),
        status=_status(view, item),
        update=latest_words(item.heard, view),
        note=row.note,
        requirement=target.requirement if target else "",
        target=target.target if target else "",
        success_indicators=target.success_indicators if target else (),
    )


def _expected(view: PlanView, item: RatedItem) -> str:
    """The owner's latest forecast, for as long as the item is not at its end."""
    said = next((h.update.expected for h in reversed(item.heard) if h.update.expected), "")
    if (
        not said or said == NOT_NAMED or item.has_ended
    ):  # one that this audience may not read hides older ones too
        return ""
    return date_words(read_date(said, view.plan.settings.years))


def _status(view: PlanView, item: RatedItem) -> StatusData:
    holds = item.reported is not None and not item.reported.lapsed
    return StatusData(
        rag=item.rag.value,
        indicated=item.verdict.rag.value,
        reported=item.reported.rag.value if item.reported and holds else "",
        line=item.verdict.line,
        days_late=item.verdict.days_late,
        since=short_name(item.since, view.period.year),
        why=tuple(why(item, view)),
    )
