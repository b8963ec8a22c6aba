"""A file of somebody else as it would be taken into a plan: its rows, what is wrong, what has to be asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from actionplan.plan.model import ActionPlan
from actionplan.tracker.foreign.asked import Asked, Place, Problem, Question, in_rows
from actionplan.tracker.foreign.dates import ask_about_dates
from actionplan.tracker.foreign.fields import LEAVE_OUT
from actionplan.tracker.foreign.known import with_known, without_forecasts
from actionplan.tracker.foreign.mapping import ImportMapping, checked
from actionplan.tracker.foreign.priority_rows import each_once, priority_rows
from actionplan.tracker.foreign.proposed import Proposed
from actionplan.tracker.foreign.record import Record
from actionplan.tracker.foreign.records import records_of
from actionplan.tracker.foreign.sections import Sections
from actionplan.tracker.foreign.table import Found
from actionplan.tracker.foreign.values import Values
from actionplan.words.english import count_of, quoted

SAMPLE = 5


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file brings to a plan for a period (empty where none was given); nothing of it is in the plan yet."""

    file: str
    plan: str
    period: str
    found: Found
    mapping: ImportMapping
    rows: tuple[Proposed, ...]
    problems: tuple[Problem, ...]
    questions: tuple[Question, ...]
    notes: tuple[str, ...]

    @property
    def stops(self) -> bool:
        """Whether something has to be put right before anything of the file can be taken."""
        return any(problem.stops for problem in self.problems)

    @property
    def is_empty(self) -> bool:
        """Whether the plan has all of it already."""
        return not any(not row.known or row.changes or row.said for row in self.rows)

    @property
    def sample(self) -> tuple[Proposed, ...]:
        """The first rows as they would be."""
        return self.rows[:SAMPLE]

    @property
    def counts(self) -> Mapping[str, Any]:
        """How many tables and rows were read, and how many rows are added (by kind), changed, there, and spoken of."""
        new = Counter(row.kind for row in self.rows if not row.known)
        return {
            "tables": len(self.found.tables),
            "rows_read": sum(len(table.rows) for table in self.found.tables),
            "added": dict(new),
            "changed": sum(bool(row.changes) for row in self.rows),
            "unchanged": sum(bool(row.known) and not row.changes for row in self.rows),
            "updates": sum(bool(row.said) for row in self.rows),
            "problems": len(self.problems),
            "questions": len(self.questions),
        }

    def asked(self, *about: str) -> Sequence[str]:
        """The texts that are asked about, such as the names of unknown `owner`s."""
        return [question.text for question in self.questions if question.about in about]


def read_rows(
    found: Found,
    mapping: ImportMapping,
    plan: ActionPlan,
    period: str = "",
    promised: Collection[str] = (),
) -> Imported:
    """The rows of the tables of a file by its mapping, beside those of the plan.

    `period` is the one that what is said of the work speaks of, and in which activities were done; `promised` are the
    ids of the rows that stood in an issued report.

    Raises:
        UnknownPeriod: where the plan has no such period.
    """
    period = plan.settings.calendar.single(period).name if period else ""
    asked = Asked()
    _ask_about_tables(found, mapping, asked)
    sections = Sections(mapping.sections, asked)
    records = [
        (one.kind, records_of(table, one, asked, sections))
        for table, one in zip(found.tables, mapping.tables, strict=True)
        if one.kind != LEAVE_OUT
    ]
    rows = _rows(records, Values(plan, mapping, period, asked), asked)
    rows = list(without_forecasts(rows, plan, promised, asked))
    ask_about_dates(rows, plan, asked)
    if not period and any(row.said for row in rows):
        place = next(row.place for row in rows if row.said)
        asked.wrong(place, "it says how the work goes; say for which period, with --period", stops=True)
    mapping = replace(mapping, sections={**mapping.sections, **sections.found})
    notes = (*found.notes, *asked.notes, *_left_out(found, mapping), *_without_progress(records))
    told = tuple(asked.problems), asked.questions, notes
    return Imported(found.file, plan.id, period, found, mapping, tuple(rows), *told)


def _ask_about_tables(found: Found, mapping: ImportMapping, asked: Asked) -> None:
    """Ask what the headings leave open, and stop at a table whose rows would have no title."""
    for table, one in zip(found.tables, mapping.tables, strict=True):
        for sentence in one.questions:
            asked.ask("mapping", sentence, sentence, None)
        for sentence in checked(table, one):
            asked.wrong(Place(table.sheet, table.row), sentence, stops=True)


def _rows(tables: Sequence[tuple[str, list[Record]]], values: Values, asked: Asked) -> list[Proposed]:
    """The rows of all tables, the priorities first: others may name them."""
    of_priorities = [
        one for kind, records in tables if kind == "priority" for one in records if one.kind == kind
    ]
    others = [one for _, records in tables for one in records if one.kind != "priority"]
    told = priority_rows(of_priorities, values)
    rest = list(values.rows(others))
    named = each_once([*told, *(row for row in values.priorities.proposed.values())])
    return list(with_known([*named, *rest], values.plan, values.priorities, asked, values.period))


def _left_out(found: Found, mapping: ImportMapping) -> Iterable[str]:
    for table, one in zip(found.tables, mapping.tables, strict=True):
        if one.kind == LEAVE_OUT:
            yield f"{table.name}: the table is left out, with {count_of(len(table.rows), 'row')}."
    for one in mapping.unused:
        yield f"The mapping has a table of the sheet {quoted(one.sheet, 40)} that is not in this file."


def _without_progress(tables: Sequence[tuple[str, list[Record]]]) -> Iterable[str]:
    """Actions without a word of progress, where a table has a column for it."""
    for kind, records in tables:
        of_kind = [one for one in records if one.kind == kind and one.headings.heading("update")]
        silent = [one.place for one in of_kind if not one.texts.get("update")]
        if silent:
            rows = in_rows(silent[0].sheet, [place.row for place in silent], "")
            heading = quoted(of_kind[0].headings.heading("update"), 40)
            yield f"{rows}: nothing stands under {heading}."
