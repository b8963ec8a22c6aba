"""New readings that were typed beside indicators: figure, date and source of a row make one reading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from actionplan.plan.changes import row_data
from actionplan.plan.nouns import Indicator, Observation
from actionplan.rules.counting import Counting
from actionplan.rules.measures import amount
from actionplan.rules.odd_readings import odd_readings
from actionplan.rules.readings_checked import wrong_with, wrong_with_parts
from actionplan.tracker.cells import NotTaken, seen
from actionplan.tracker.columns import Column
from actionplan.tracker.matching import matched
from actionplan.tracker.measurements import Problem
from actionplan.tracker.measurements import Row as ReadingRow
from actionplan.tracker.merge.entries import Edit, Told
from actionplan.tracker.merge.sentences import told
from actionplan.tracker.merge.typed import as_written
from actionplan.tracker.merge.unlikely import refuse_number, why_early
from actionplan.tracker.merge.work import OBSERVATION, Cell, Tied, Work
from actionplan.tracker.new_ids import NewIds
from actionplan.tracker.readings import Known, RowReader, Taken
from actionplan.view.series import when_in_words
from actionplan.words.english import quoted

VALUE, DATE, SOURCE = "value", "value_date", "source"
_OF_A_WHOLE = re.compile(r"(.+?)\s+(?:of|out of)\s+(.+)", re.IGNORECASE)
_FIELDS = {"value": VALUE, "numerator": VALUE, "denominator": VALUE, "date": DATE, "source": SOURCE}
_NO_FIGURE = "write the figure as well, or leave the cell empty"
_RIGHT = "or say in a decisions file that it is right (keep: file)"


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed of one reading: its row of the file, the indicator, and the cells by column key."""

    tied: Tied
    indicator: Indicator
    cells: Mapping[str, Cell]

    def heading(self, key: str) -> str:
        """The heading of one of the columns of readings."""
        return next((column.heading for column in self.tied.columns.columns if column.key == key), "")


def merge_readings(typed: Sequence[Typed], work: Work) -> None:
    """List what becomes of new readings, by the rules by which a file of readings is taken in.

    One that the plan has already brings nothing; another figure for the same days revises it. One that may be right
    and looks like a slip waits until somebody says that it is right.
    """
    if not typed:
        return
    taken = dict(enumerate(typed))
    read = list(_read(taken, work))
    found = matched(read, Counting.of(work.plan))
    new = [*found.added, *(one for one, _ in found.revised)]
    before = {one.observation.id: amount(was, one.indicator) for one, was in found.revised}
    wrong = {problem.line: problem for problem in [*found.problems, *_impossible(new, work)]}
    for number, problem in wrong.items():
        _refuse(taken[number], problem, work)
    for one, now in found.corrected:
        right = f"was corrected since, to {amount(now, one.indicator)}; write that, or leave the cell empty"
        _refuse(taken[one.line], Problem(one.line, "value", right), work)
    likely = [one for one in new if one.line not in wrong]
    doubts = {**_doubts(likely, work), **dict(_early(likely, taken, work))} if likely else {}
    for one in likely:
        edits = list(_edits(taken[one.line], one.observation, before.get(one.observation.id, ""), work))
        _list(edits, doubts.get(one.line), work)


def _read(typed: Mapping[int, Typed], work: Work) -> Iterator[Taken]:
    """The readings with which nothing is wrong by themselves; the others are listed."""
    known = Known(
        {one.indicator.id: one.indicator for one in typed.values()},
        work.plan.settings.calendar.years,
        work.since.day,
        NewIds(work.plan.by_id),
    )
    for number, one in typed.items():
        row = ReadingRow(number, _as_row(one))
        if _refuse_number(number, one, work):
            continue
        reader = RowReader(row, known)
        reading = reader.read() if row.has_figure else None
        if reading:
            yield reading
        else:
            first = next(iter(reader.problems), Problem(number, "value", _NO_FIGURE))
            _refuse(one, first, work)


def _refuse_number(number: int, one: Typed, work: Work) -> bool:
    """Whether the date of a reading is a plain number, which is listed."""
    value = one.cells[DATE][1] if DATE in one.cells else None
    try:
        refuse_number(value, work.cells)
    except NotTaken as refused:
        _refuse(one, Problem(number, "date", f"{quoted(seen(value))} {refused.why}"), work)
        return True
    return False


def _as_row(one: Typed) -> Mapping[str, str]:
    """The cells as the row of a file of readings; `17 of 32` is a count of a whole."""
    said = {key: as_written(value, column.form) for key, (column, value) in one.cells.items()}
    row = {"indicator": one.indicator.id, "date": said.get(DATE, ""), "source": said.get(SOURCE, "")}
    whole = _OF_A_WHOLE.fullmatch(said.get(VALUE, "").strip())
    if whole:
        return {**row, "numerator": whole[1], "denominator": whole[2]}
    return {**row, "value": said.get(VALUE, "")}


def _impossible(new: Sequence[Taken], work: Work) -> Iterator[Problem]:
    """What cannot be right about new readings, as the plan would be with all of them."""
    after = Counting.of(work.plan, [one.observation for one in new])
    ids = {one.observation.id for one in new}
    for one in new:
        wrong = [*wrong_with(one.observation, after), *wrong_with_parts(one.observation, after, ids)]
        yield from (Problem(one.line, what.field, what.sentence) for what in wrong)


def _refuse(one: Typed, problem: Problem, work: Work) -> None:
    """List the cells of a reading that is not taken: one with what is wrong, the others because of it."""
    at_fault = _FIELDS.get(problem.heading, "")
    blamed = at_fault if at_fault in one.cells else next(iter(one.cells))
    for key, (column, value) in one.cells.items():
        if key != blamed:
            work.refuse(one.tied, column, value, _waits_for(one.cells[blamed][0]))
        elif key == at_fault:
            work.tell_unknown(one.tied, column, value, problem.what)
        else:
            work.refuse(one.tied, column, value, _lacks(one, at_fault, problem))


def _lacks(one: Typed, key: str, problem: Problem) -> str:
    """What is not there beside a cell of a reading, as words that follow it."""
    if key == VALUE:
        return f"has no figure beside it; write that under {one.heading(key)}, or leave this cell empty"
    if key == DATE:
        return f"has no date beside it; write the day, or the month, that it is of under {one.heading(key)}"
    return f"cannot be taken: {problem.what}"


def _waits_for(column: Column) -> str:
    """Why a cell of a reading is not taken of which another cell is in doubt, as words that follow it."""
    return f"waits for {column.heading}, to which it belongs"


def _doubts(new: Sequence[Taken], work: Work) -> Mapping[int, Problem]:
    """By its line, what looks like a slip in a new reading, or in one of the plan because of a new one before it."""
    lines = {one.observation.id: one.line for one in new}
    found: dict[int, Problem] = {}
    for odd in odd_readings(Counting.of(work.plan, [one.observation for one in new])):
        before = odd.before.id if isinstance(odd.before, Observation) else ""
        if odd.reading.id in lines:
            line = lines[odd.reading.id]
            found.setdefault(line, Problem(line, odd.what.field, f"{odd.what.problem}; correct it"))
        elif before in lines:
            later = (
                f"of {when_in_words(odd.reading.date, work.plan)} in the plan, {odd.what.problem}; correct it"
            )
            found.setdefault(lines[before], Problem(lines[before], odd.what.field, later))
    return found


def _early(new: Sequence[Taken], typed: Mapping[int, Typed], work: Work) -> Iterator[tuple[int, Problem]]:
    """By its line, a reading of a day before the plan that may be turned round; one that revises another is none."""
    for one in new:
        value = typed[one.line].cells[DATE][1]
        why = why_early(value, one.days.last, work.since.day, work.cells)
        if why and not one.observation.revises:
            yield one.line, Problem(one.line, "date", f"it is {why}")


def _edits(one: Typed, observation: Observation, before: str, work: Work) -> Iterator[Edit]:
    """The cells of a reading that can be taken; the first of them holds the whole reading."""
    for place, (key, (column, value)) in enumerate(one.cells.items()):
        fields = row_data(observation) if place == 0 else {}
        text = as_written(value, column.form)
        edit = work.edit(one.tied, column, before if key == VALUE else "", text, OBSERVATION, fields)
        yield replace(edit, group=observation.id)


def _list(edits: Sequence[Edit], doubt: Problem | None, work: Work) -> None:
    """List the cells of a reading as changes; where there is a doubt, as what waits for an answer."""
    if doubt is None:
        work.lists.changes.extend(edits)
        return
    doubtful = _FIELDS.get(doubt.heading, VALUE)
    at = next((edit.place for edit in edits if edit.place.key == doubtful), edits[0].place)
    for edit in edits:
        why = (
            f": {doubt.what}, {_RIGHT}"
            if edit.place == at
            else f" waits for {at.column}, to which it belongs"
        )
        what = told(edit.place, f"{quoted(edit.new, 60)}{why}")
        work.lists.needs_reason.append(Told(edit.place, what, edit.new, edit=edit))
