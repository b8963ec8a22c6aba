"""Owners who have left, or are away, and still have work to their name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from actionplan.plan.model import wording
from actionplan.plan.nouns import Dated, Noun, Owner
from actionplan.rules.completeness.finding import Finding
from actionplan.rules.completeness.looked import Looked, windows_of
from actionplan.words.english import count_of, day_in_words, day_words, some_named


def owner_gone(looked: Looked) -> Iterator[Finding]:
    """An owner who has left and still has open rows, or is away past the dates of some without a deputy."""
    named = _rows_by_owner(looked)
    for owner in looked.plan.owners:
        rows = named.get(owner.id, ())
        if _has_left(owner, looked.as_at):
            yield from _left(owner, rows, looked)
        elif _is_away(owner, looked):
            due = [row for row in rows if isinstance(row, Dated) and _is_due(row, owner, looked)]
            yield from _away(owner, due, looked)


def _rows_by_owner(looked: Looked) -> Mapping[str, Sequence[Noun]]:
    """What is still open, by the owner that it names first: accountable leads, owners."""
    found: dict[str, list[Noun]] = defaultdict(list)
    for priority in looked.priorities:
        for owner in {*priority.leads, priority.accountable} - {None}:
            found[str(owner)].append(priority)
    for row in looked.open_rows:
        if row.owner:
            found[row.owner].append(row)
    for activity in looked.plan.activities:
        if activity.owner and activity.continues and activity.finished_on is None:
            found[activity.owner].append(activity)
    return found


def _has_left(owner: Owner, as_at: date) -> bool:
    return owner.in_post_until is not None and date.fromisoformat(owner.in_post_until) < as_at


def _is_away(owner: Owner, looked: Looked) -> bool:
    """Whether an owner is away with no deputy who is there."""
    if owner.away_until is None or date.fromisoformat(owner.away_until) < looked.as_at:
        return False
    deputy = looked.plan.by_id.get(owner.deputy or "")
    return not isinstance(deputy, Owner) or _has_left(deputy, looked.as_at)


def _is_due(row: Dated, owner: Owner, looked: Looked) -> bool:
    last = max((end for _, end in windows_of(looked.read(row).parts)), default=date.max)
    return last <= date.fromisoformat(owner.away_until or "")


def _left(owner: Owner, rows: Sequence[Noun], looked: Looked) -> Iterator[Finding]:
    if rows:
        last = date.fromisoformat(owner.in_post_until or "")
        following = (last + timedelta(days=1)).isoformat()
        yield Finding(
            "owner-gone",
            looked.place(owner),
            f"Left on {day_in_words(last)}, and is still named by {_open(rows)}.",
            f"Hand over: actionplan hand-over {looked.plan.id} {owner.id} NEW-OWNER --from {following}",
            (owner.id, *(row.id for row in rows)),
        )


def _away(owner: Owner, due: Sequence[Noun], looked: Looked) -> Iterator[Finding]:
    if due:
        until = day_words(owner.away_until or "")
        yield Finding(
            "owner-gone",
            looked.place(owner),
            f"Away until {until} without a deputy in post; due by then: {_titles(due)}.",
            "Name a deputy, or hand these over.",
            (owner.id, *(row.id for row in due)),
        )


def _open(rows: Sequence[Noun]) -> str:
    return f"{count_of(len(rows), 'open row')}: {_titles(rows)}"


def _titles(rows: Sequence[Noun]) -> str:
    return some_named([wording(row) for row in rows])
