"""What others changed since the page last heard of it, told by the row that it was done to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from actionplan.editor.session import Session
from actionplan.editor.told import in_short, row_of, with_removed
from actionplan.plan.changes import Change
from actionplan.words.english import UK_TIME, sentence

News = Mapping[str, str]


def news_since(session: Session, number: int) -> Sequence[News]:
    """For each row that others changed after a revision the last that they did: its `id`, and a `text`."""
    later = [one for one in session.told if one.number > number and one.by != session.by]
    plan = with_removed(session.plan, later) if later else session.plan
    last: dict[str, str] = {}
    for revision in later:
        by_row: dict[str, list[Change]] = {}
        for change in revision.changes:
            by_row.setdefault(row_of(change, plan), []).append(change)
        at = datetime.fromisoformat(revision.at).astimezone(UK_TIME).strftime("%H:%M")
        for row_id, changes in by_row.items():
            last[row_id] = sentence(f"Changed by {revision.by} at {at}: {in_short(changes, plan)}")
    return [{"id": row_id, "text": text} for row_id, text in last.items()]
