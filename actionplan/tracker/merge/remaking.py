"""A merge made again with what a person says: which row a row is, and what stands in a cell instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from actionplan.tracker.merge.decisions import Decision, as_named
from actionplan.tracker.merge.entries import Place, Proposal
from actionplan.tracker.merge.meant import ByName, by_name, only_one
from actionplan.tracker.merge.merged import Merged, Source
from actionplan.tracker.merge.merging import merge
from actionplan.tracker.merge.returned import ReturnedSheet
from actionplan.tracker.merge.sentences import at
from actionplan.tracker.merge.spoken import REASON
from actionplan.words.english import normalised, quoted


def remade(merged: Merged, decisions: Sequence[Decision]) -> tuple[Merged, Sequence[Decision]]:
    """The merge made again with the values that are given and what is said of rows; and the decisions left to follow.

    Raises:
        BadTracker: where a decision is about nothing in the merge or about several rows, or a value cannot be taken.
    """
    merged = _with_values(merged, [one for one in decisions if one.value])
    left = [one for one in decisions if not one.value or _says_more(one)]
    twice = by_name(one.place for one in merged.duplicates)
    rows = {one: None for one in left if one.is_row or one.add is not None or _chooses(one, twice)}
    merged = _with_rows(merged, [*rows])
    return _with_reasons(merged, [one for one in left if one not in rows])


def _with_reasons(merged: Merged, decisions: Sequence[Decision]) -> tuple[Merged, Sequence[Decision]]:
    """With the reasons of statuses of proposed rows, which stand in a cell of their own; and the other decisions."""
    lacking = _new_without_reason(merged)
    reasons = {
        (place.sheet, place.row, REASON): one
        for one in decisions
        if one.reason
        for place in lacking.get(as_named(one.row), ())
        if normalised(one.column) in ("", normalised(place.column))
    }
    if not reasons:
        return merged, decisions
    source, given = _source(merged), set(reasons.values())
    values = {**source.values, **{cell: one.reason for cell, one in reasons.items()}}
    return _again(merged, replace(source, values=values)), [one for one in decisions if one not in given]


def _says_more(decision: Decision) -> bool:
    """Whether a decision that gives a value decides something else as well."""
    return bool(decision.keep or decision.reason or decision.is_row or decision.add is not None)


def _source(merged: Merged) -> Source:
    assert merged.source is not None
    return merged.source


def _again(merged: Merged, source: Source) -> Merged:
    """The merge from a source, with what was decided of proposed rows."""
    made = merge(source.returned, source.bases, source.plan, source.since, source.ties, source.values)
    decided = {(one.place.sheet, one.place.row): one.decided for one in merged.proposed}
    proposed = [replace(p, decided=decided.get((p.place.sheet, p.place.row))) for p in made.proposed]
    return replace(made, proposed=tuple(proposed))


def _with_values(merged: Merged, decisions: Sequence[Decision]) -> Merged:
    """With what stands in cells instead of what was typed; a value that cannot be taken either is refused."""
    if not decisions:
        return merged
    source, rows = _source(merged), by_name(_rows_of_file(merged))
    sheets = {sheet.name: sheet for sheet in source.returned.sheets}
    given = {_cell_of(one, rows, sheets): one for one in decisions}
    values = {place: one.value for place, one in given.items()}
    again = _again(merged, replace(source, values={**source.values, **values}))
    for told in again.unknown:
        decision = given.get((told.place.sheet, told.place.row, told.place.key))
        if decision:
            raise decision.refusal(told.sentence.removeprefix(f"{at(told.place)}: ").rstrip("."))
    return again


def _cell_of(decision: Decision, rows: ByName, sheets: Mapping[str, ReturnedSheet]) -> tuple[str, int, str]:
    """The cell that a value is given for, by sheet, row number and column key."""
    place = only_one(decision, rows, "there is no such row in the file; name it as Milestones row 14")
    columns = sheets[place.sheet].columns.columns
    wanted = normalised(decision.column)
    key = next((column.key for column in columns if normalised(column.heading) == wanted), "")
    if not key:
        raise decision.refusal(
            f"there is no column {quoted(decision.column, 60)} in {place.sheet}; write its heading"
        )
    return place.sheet, place.row, key


def _rows_of_file(merged: Merged) -> Iterator[Place]:
    """All rows of the file, each with the id of its row of the plan, as far as that is known."""
    source = _source(merged)
    ids = {(p.place.sheet, p.place.row): p.place.id for p in merged.proposed} | dict(source.ties)
    by_ref = {ref: row.id for base in source.bases.values() for ref, row in base.rows.items()}
    for row in source.returned.rows:
        row_id = ids.get((row.sheet, row.number)) or by_ref.get(row.ref.lower(), "")
        yield Place(row.sheet, row.number, id=row_id)


def _chooses(decision: Decision, twice: ByName) -> bool:
    """Whether a decision says which of several rows counts."""
    return decision.keep == "file" and as_named(decision.row) in twice


def _with_rows(merged: Merged, decisions: Sequence[Decision]) -> Merged:
    """With what was said of rows that are not tied, tied twice, or proposed."""
    if not decisions:
        return merged
    source, rows = _source(merged), by_name(_undecided(merged))
    proposed = {(one.place.sheet, one.place.row) for one in merged.proposed}
    ties = dict(source.ties)
    decided: dict[tuple[str, int], bool] = {}
    for decision in decisions:
        place = only_one(decision, rows, "no such row is proposed, not known or there twice")
        row = place.sheet, place.row
        if decision.is_row:
            ties[row] = _known(decision, source)
        elif decision.add is None:
            ties[row] = place.id
        else:
            decided[row] = decision.add
            if decision.add and row not in proposed:
                ties[row] = ""
    return _decided(_again(merged, replace(source, ties=ties)), decided)


def _undecided(merged: Merged) -> Iterator[Place]:
    """The rows that are proposed, stand there twice, or are not known."""
    rows = {(row.sheet, row.number) for row in _source(merged).returned.rows}
    yield from (one.place for one in merged.proposed)
    yield from (one.place for one in merged.duplicates)
    for one in merged.unknown:
        if not one.place.key and not one.place.column and (one.place.sheet, one.place.row) in rows:
            yield one.place


def _decided(merged: Merged, decided: Mapping[tuple[str, int], bool]) -> Merged:
    """With what was decided of proposed rows; of one that is not wanted nothing is asked any more."""
    proposed = [
        replace(p, decided=decided.get((p.place.sheet, p.place.row), p.decided)) for p in merged.proposed
    ]
    asked: dict[tuple[str, int], dict[str, str]] = {
        (one.place.sheet, one.place.row): {} for one in proposed if one.decided is False
    }
    for one in (*merged.unknown, *merged.needs_reason):
        if (one.place.sheet, one.place.row) in asked:
            asked[one.place.sheet, one.place.row][one.place.column] = one.value
    return replace(
        merged,
        proposed=tuple(_with_all(one, asked) for one in proposed),
        unknown=tuple(one for one in merged.unknown if (one.place.sheet, one.place.row) not in asked),
        needs_reason=tuple(o for o in merged.needs_reason if (o.place.sheet, o.place.row) not in asked),
    )


def _with_all(proposal: Proposal, asked: Mapping[tuple[str, int], Mapping[str, str]]) -> Proposal:
    """A proposal with the values of its cells that were asked about."""
    of_row = asked.get((proposal.place.sheet, proposal.place.row))
    return replace(proposal, values={**proposal.values, **of_row}) if of_row else proposal


def _known(decision: Decision, source: Source) -> str:
    if decision.is_row not in source.plan.by_id:
        raise decision.refusal(f"there is no row {decision.is_row} in the plan; write the id of one")
    return decision.is_row


def _new_without_reason(merged: Merged) -> ByName:
    """By the names of their rows, where the status of a proposed row lacks its reason."""
    new = {(one.place.sheet, one.place.row) for one in merged.proposed}
    lacking = (one for one in merged.needs_reason if one.edit and "reported_rag" in one.edit.fields)
    return by_name(one.place for one in lacking if (one.place.sheet, one.place.row) in new)
