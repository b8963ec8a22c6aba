"""One rated item, and one priority, as plain data and sentences."""

from __future__ import annotations

from actionplan.rules.rollup import counts_in_words
from actionplan.view.data import ItemData, StatusData
from actionplan.view.plan_view import PlanView, RatedPriority
from actionplan.view.rated import RatedItem
from actionplan.words.dates import read_date
from actionplan.words.english import day_in_words, sentence
from actionplan.words.vocabulary import TAGS, Rag


def item_data(view: PlanView, item: RatedItem) -> ItemData:
    """A milestone or target row as a page prints it."""
    plan, row = view.plan, item.row
    return ItemData(
        id=row.id,
        title=item.title,
        owner=plan.name_of(row.owner) if row.owner else "",
        contributors=tuple(plan.name_of(c) for c in row.contributors),
        priority=plan.name_of(row.priority) if row.priority else "",
        date_as_written=row.date,
        date_read=item.reading.in_words() if row.date.strip() else "",
        questions=tuple(q.text for q in item.reading.questions),
        expected=_expected(view, item),
        status=_status(item),
        update=item.latest.narrative if item.latest else "",
        note=row.note,
        target=getattr(row, "target", ""),
        success_indicators=getattr(row, "success_indicators", ()),
    )


def _expected(view: PlanView, item: RatedItem) -> str:
    return read_date(item.expected, view.plan.settings.years).in_words() if item.expected else ""


def _status(item: RatedItem) -> StatusData:
    holds = item.reported is not None and not item.reported.lapsed
    return StatusData(
        rag=item.rag.value,
        indicated=item.verdict.rag.value,
        reported=item.reported.rag.value if item.reported and holds else "",
        line=item.verdict.line,
        days_late=item.verdict.days_late,
        since=item.since.short if item.rag in (Rag.RED, Rag.AMBER) else "",
        why=tuple(why(item)),
    )


def why(item: RatedItem) -> list[str]:
    """The sentences behind a status: the rule's, then the owner's where it differs, is late or has lapsed."""
    said = [item.verdict.sentence]
    reported = item.reported
    if reported is None:
        return said
    word = TAGS[reported.rag].word
    if reported.lapsed:
        if item.verdict.rag is not Rag.COMPLETE:
            said.append(f"The owner reported {word} for {reported.period}; that has lapsed.")
        return said
    if item.rag is reported.rag and reported.rag is not item.verdict.rag:
        said[0] = f"By the rule {TAGS[item.verdict.rag].word}: {said[0]}"
        said.append(sentence(f"The owner reports {word}: {reported.reason or 'no reason is given'}"))
    elif reported.rag is not item.verdict.rag:
        said.append(f"The owner reported {word} for {reported.period}; the fact counts.")
    elif reported.reason:
        said.append(sentence(reported.reason))
    if reported.path_to_green and item.rag in (Rag.RED, Rag.AMBER):
        by = f", by {reported.path_to_green_by}" if reported.path_to_green_by else ""
        said.append(sentence(f"Path to green: {reported.path_to_green}{by}"))
    return said


def latest_words(priority: RatedPriority) -> str:
    """What stands behind the status of a priority: its counts, and its earliest review still to come."""
    parts = []
    if priority.targets:
        parts.append(counts_in_words([i.rag for i in priority.targets], "target row"))
    if priority.milestones:
        parts.append(counts_in_words([i.rag for i in priority.milestones], "milestone"))
    reviews = [p.end for i in priority.items for p in i.reading.parts if p.role == "review" and p.end]
    review = f" The earliest review is by {day_in_words(min(reviews))}." if reviews else ""
    return sentence("; ".join(parts)) + review
