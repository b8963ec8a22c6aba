"""An import told before it is made: as text for a person, and as plain data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from actionplan.plan.changes import Change
from actionplan.plan.describe import shown
from actionplan.plan.fields import field_words
from actionplan.plan.model import ActionPlan
from actionplan.tracker.foreign.dates import with_reading
from actionplan.tracker.foreign.fields import KEEP, KINDS, LEAVE_OUT
from actionplan.tracker.foreign.headings import Meaning, confidence
from actionplan.tracker.foreign.imported import Imported
from actionplan.tracker.foreign.mapping import TableMapping
from actionplan.tracker.foreign.priorities import KEY
from actionplan.tracker.foreign.proposed import FieldChange, Proposed
from actionplan.tracker.foreign.table import Table
from actionplan.words.english import count_of, listed, quoted, sentence, some_named

MOST_CHANGED = 20
_SEVERAL = {**KINDS, "objective": "objectives", "decision": "decisions"}


def in_words(imported: Imported, plan: ActionPlan) -> list[str]:
    """The mapping, the first rows, every problem and question, and what applying it would do; line by line."""
    lines: list[str] = []
    for table, one in zip(imported.found.tables, imported.mapping.tables, strict=True):
        lines += _table(table, one)
    lines += _part("The first rows as they would be", [row_in_words(row, plan) for row in imported.sample])
    changed = [row for row in imported.rows if row.changes]
    lines += _part(
        "Changed", [line for row in changed[:MOST_CHANGED] for line in changes_in_words(row, plan)]
    )
    if len(changed) > MOST_CHANGED:
        lines.append(f"  {count_of(len(changed) - MOST_CHANGED, 'more row is', 'more rows are')} changed.")
    lines += _part("Problems", [problem.sentence for problem in imported.problems])
    lines += _part("Questions", [question.sentence for question in imported.questions])
    lines += _part("Notes", list(imported.notes))
    return [*lines, outcome(imported)]


def outcome(imported: Imported) -> str:
    """What `--apply` would do, in a sentence."""
    if imported.stops:
        return "Nothing can be taken before the problems that stop it are put right."
    if not imported.rows:
        return "There is nothing in the file that could be taken into the plan."
    if imported.is_empty:
        return "The plan has all of this already; there is nothing to apply."
    counts = imported.counts
    added = [count_of(number, kind, _SEVERAL[kind]) for kind, number in counts["added"].items()]
    does = [f"add {listed(added)}"] if added else []
    if counts["changed"]:
        does.append(f"change {count_of(counts['changed'], 'row')}")
    if counts["updates"]:
        does.append(f"record {count_of(counts['updates'], 'update')} for {imported.period}")
    there = counts["unchanged"]
    stays = f"; {count_of(there, 'row is', 'rows are')} in the plan already, unchanged" if there else ""
    return sentence(f"With --apply this would {listed(does)}{stays}")


def _part(heading: str, lines: list[str]) -> list[str]:
    return [f"{heading}:", *(f"  {line}" for line in lines)] if lines else []


def _table(table: Table, one: TableMapping) -> Iterator[str]:
    sure = (
        f"{KINDS[one.kind]} ({confidence(one.percent)}, {one.percent} %)" if one.kind in KINDS else "left out"
    )
    yield f"{table.name}: {sure}, {count_of(len(table.rows), 'row')}"
    if table.above:
        yield f"  Above it: {some_named(table.above)}"
    for heading in table.headings:
        yield f"  Column {heading.column} {quoted(heading.text, 50)} → {_meaning(one.columns[heading.text])}"


def _meaning(meaning: Meaning) -> str:
    meant, percent = meaning
    if meant in (KEEP, LEAVE_OUT):
        return "kept as an internal note" if meant == KEEP else "left out"
    return f"{meant} ({confidence(percent)}, {percent} %)"


def row_in_words(row: Proposed, plan: ActionPlan) -> str:
    """A row as it would be: where it stands, whether the plan has it, its fields and what is said of it."""
    there = "in the plan already" if row.known else "new"
    values = [f"{field_words(name)} {_shown(row, name, value, plan)}" for name, value in row.values.items()]
    said = [f"{field_words(name)} {_shown(row, name, value, plan)}" for name, value in row.said.items()]
    update = f"; update: {', '.join(said)}" if said else ""
    return f"{row.place}: {row.kind}, {there}: {', '.join(values)}{update}"


def changes_in_words(row: Proposed, plan: ActionPlan) -> Iterator[str]:
    """What a row of the file changes in one that the plan has: each field, from what to what."""
    for one in row.changes:
        old, new = (_shown(row, one.field, value, plan) or "empty" for value in (one.old, one.new))
        yield f"{row.place}: {quoted(row.title, 60)}: {field_words(one.field)} from {old} to {new}"


def _shown(row: Proposed, name: str, value: Any, plan: ActionPlan) -> str:
    if name == "priority" and str(value).startswith(KEY):
        return quoted(value.removeprefix(KEY), 60)
    said = shown(value, Change(row.kind, row.known or row.key, name, None, None), plan)
    return with_reading(said, name, str(value), plan) if said else said


def to_data(imported: Imported) -> dict[str, Any]:
    """The import as plain data."""
    return {
        "file": imported.file,
        "plan": imported.plan,
        "period": imported.period,
        "tables": [
            _table_data(table, one)
            for table, one in zip(imported.found.tables, imported.mapping.tables, strict=True)
        ],
        "rows": [_row_data(row) for row in imported.rows],
        "problems": [problem.to_json() for problem in imported.problems],
        "questions": [question.to_json() for question in imported.questions],
        "notes": list(imported.notes),
        "counts": dict(imported.counts),
        "stops": imported.stops,
    }


def _table_data(table: Table, one: TableMapping) -> dict[str, Any]:
    columns = [
        {
            "column": heading.column,
            "heading": heading.text,
            "field": one.columns[heading.text][0],
            "percent": one.columns[heading.text][1],
        }
        for heading in table.headings
    ]
    place = {"sheet": table.sheet, "row": table.row, "rows": len(table.rows), "above": list(table.above)}
    return {**place, "kind": one.kind, "percent": one.percent, "columns": columns}


def _row_data(row: Proposed) -> dict[str, Any]:
    changes = [_change_data(one) for one in row.changes]
    place = {
        "sheet": row.place.sheet,
        "row": row.place.row,
        "kind": row.kind,
        "id": row.known,
        "key": row.key,
    }
    return {**place, "values": dict(row.values), "update": dict(row.said), "changes": changes}


def _change_data(one: FieldChange) -> dict[str, Any]:
    return {"field": one.field, "old": one.old, "new": one.new}
