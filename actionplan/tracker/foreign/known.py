"""Proposed rows and the rows that a plan has already: which is which, and what the file changes of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from actionplan.plan.changes import Change, row_data
from actionplan.plan.matching import Likeness, match
from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Dated, Noun
from actionplan.plan.promises import without_standing_forecasts
from actionplan.tracker.cells import canonical
from actionplan.tracker.foreign.asked import Asked
from actionplan.tracker.foreign.priorities import Priorities
from actionplan.tracker.foreign.proposed import FieldChange, Proposed
from actionplan.words.dates import read_date
from actionplan.words.english import day_words, normalised, quoted

_OF_ITS_PERIOD = "activity"
_NOTES = ("note", "internal_note")
_NAMING = ("leads", "contributors", "objectives")
_KEPT = re.compile(r"([^:\n]{1,80}): ")


def with_known(
    rows: Sequence[Proposed], plan: ActionPlan, priorities: Priorities, asked: Asked, period: str
) -> Iterator[Proposed]:
    """The rows with the ids of those that the plan has, and what they change; none of what has left the plan.

    An empty cell changes nothing. What is said of a row is left out where an update of its period says it already.
    """
    ids = _matched(rows, plan, priorities)
    said = _said_already(plan, period)
    for row, known in zip(rows, ids, strict=True):
        if known is None:
            yield row
            continue
        there = plan.by_id[known]
        if isinstance(there, Dated) and there.withdrawn_on:
            left = f"{quoted(row.title, 60)} was withdrawn from the plan on {day_words(there.withdrawn_on)}"
            asked.wrong(
                row.place, f"{left}, and was not taken; take it back into the plan first if it goes on"
            )
            continue
        news = {} if _key(row.said) in said.get(known, ()) else row.said
        yield replace(row, known=known, said=news, changes=tuple(_changes(row, there, plan, asked)))


def without_forecasts(
    rows: Sequence[Proposed], plan: ActionPlan, promised: Collection[str], asked: Asked
) -> Iterator[Proposed]:
    """The rows without new dates that the plan expects already, of those that stood in an issued report."""
    dates = [
        Change(row.kind, row.known, one.field, one.old, one.new)
        for row in rows
        for one in row.changes
        if one.field == "date"
    ]
    asking = {change.id for change in without_standing_forecasts(dates, plan, promised)}
    standing = {change.id for change in dates} - asking
    for row in rows:
        if row.known in standing:
            what = "when the plan expects it already, and the date of the issued report stays"
            asked.count("date is", "dates are", what)
            yield replace(row, changes=tuple(one for one in row.changes if one.field != "date"))
        else:
            yield row


def _matched(rows: Sequence[Proposed], plan: ActionPlan, priorities: Priorities) -> list[str | None]:
    """The id of the row of the plan that each is: by parent, wording and date, then without the parent.

    The second look is for files that do not tell the parent, and for rows that moved under another priority; an
    activity of another period is another one.
    """
    found: list[str | None] = [_priority_of(row, priorities) for row in rows]
    free = {row.id: row for kind in {row.kind for row in rows} for row in plan.rows(kind)}
    for look in (_likeness, _without_parent):
        for row_id in found:
            free.pop(row_id or "", None)
        old = {row_id: look(row.kind, row_data(row)) for row_id, row in free.items()}
        open_rows = [place for place, row_id in enumerate(found) if row_id is None]
        new = [look(rows[place].kind, rows[place].values) for place in open_rows]
        for place, row_id in zip(open_rows, match(old, new), strict=True):
            found[place] = row_id
    return found


def _priority_of(row: Proposed, priorities: Priorities) -> str | None:
    known = priorities.known(row.title) if row.kind == "priority" else None
    return known.id if known else None


def _likeness(kind: str, data: Mapping[str, Any]) -> Likeness:
    return Likeness.of(kind, data)


def _without_parent(kind: str, data: Mapping[str, Any]) -> Likeness:
    one = Likeness.of(kind, data)
    return one if kind == _OF_ITS_PERIOD and one.parent else replace(one, parent="")


def _changes(row: Proposed, there: Noun, plan: ActionPlan, asked: Asked) -> Iterator[FieldChange]:
    before = there.model_dump(mode="json")
    for name, new in row.values.items():
        old = before[name]
        value = _note_with(str(old or ""), _news(name, str(new), before)) if name in _NOTES else new
        if name in _NAMING:  # a file that names fewer takes nobody away
            value = list(dict.fromkeys([*old, *new]))
        if _same(old, value) or (row.kind == "priority" and name == "title"):
            continue
        if name == "date" and _reads_as_same(there, str(new), plan):
            what = "the same day as the plan in other words, and the plan keeps its own"
            asked.count("date says", "dates say", what)
            continue
        yield FieldChange(name, old, value)


def _reads_as_same(there: Noun, new: str, plan: ActionPlan) -> bool:
    """Whether two dates as written are read as the same days, as certain, and without a question."""
    old, answers = str(getattr(there, "date", "")), getattr(there, "answers", ())
    first, second = (read_date(text, plan.settings.years, answers) for text in (old, new))
    if not first.parts or first.questions or second.questions:
        return False
    return (first.parts, first.state, first.certainty) == (second.parts, second.state, second.certainty)


def _same(old: Any, new: Any) -> bool:
    if isinstance(old, list) or isinstance(new, list):
        return [canonical(one) for one in old or []] == [canonical(one) for one in new or []]
    return canonical(old) == canonical(new)


def _news(name: str, new: str, before: Mapping[str, Any]) -> str:
    """What a file says in a note, without the lines that stand in another note of the row already."""
    others = (str(before.get(other) or "").split("\n") for other in _NOTES if other != name)
    there = {normalised(line) for lines in others for line in lines}
    return "\n".join(line for line in new.split("\n") if normalised(line) not in there)


def _note_with(old: str, new: str) -> str:
    """The note of the plan with the lines of the file that it has not got.

    A line such as `Budget: 500` takes the place of the one line with the same heading; nothing else is lost.
    """
    lines = old.split("\n") if old else []
    for line in (line for line in new.split("\n") if line.strip()):
        if normalised(line) in map(normalised, lines):
            continue
        same = [
            place
            for place, there in enumerate(lines)
            if _heading(there) and _heading(there) == _heading(line)
        ]
        if len(same) == 1:
            lines[same[0]] = line
        else:
            lines.append(line)
    return "\n".join(lines)


def _heading(line: str) -> str:
    found = _KEPT.match(line)
    return normalised(found[1]) if found else ""


def _said_already(plan: ActionPlan, period: str) -> Mapping[str, set[str]]:
    """By row, what the updates of a period say of it, each with its reason and without.

    A file that gives none says nothing new where the plan has one, such as that the file gave none.
    """
    found: dict[str, set[str]] = {}
    for update in plan.updates:
        if update.period == period and not update.withdrawn:
            one = update.model_dump(mode="json")
            found.setdefault(update.of, set()).update((_key(one), _key({**one, "reason": ""})))
    return found


_SAID = ("narrative", "reported_rag", "reason", "path_to_green", "expected", "completed_on")


def _key(said: Mapping[str, Any]) -> str:
    return "\0".join(canonical(said.get(name)) for name in _SAID)
