"""A merge made again with what a person says: which row a row is, and what stands in a cell instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from actionplan.tracker.merge.decisions import Decision, as_named
from actionplan.tracker.merge.entries import Place, Proposal, Told
from actionplan.tracker.merge.merged import Merged, Source
from actionplan.tracker.merge.merging import merge
from actionplan.tracker.merge.returned import ReturnedSheet
from actionplan.tracker.merge.sentences import at
from actionplan.tracker.merge.spoken import REASON
from actionplan.words.english import listed, normalised, quoted


def remade(merged: Merged, decisions: Sequence[Decision]) -> tuple[Merged, Sequence[Decision]]:
    """The merge made again with the values that are given and what is said of rows; and the decisions left to follow.

    Raises:
        BadTracker: where a decision is about nothing in the merge, or a value cannot be taken.
    """
    merged = _with_values(merged, [one for one in decisions if one.value])
    left = [one for one in decisions if not one.value or _says_more(one)]
    rows = [one for one in left if one.is_row or one.add is not None or _chooses(one, merged)]
    merged = _with_rows(merged, rows)
    left = [one for one in left if one not in rows]
    reasons = {place: one for one in left if one.reason for place in _new_without_reason(one, merged)}
    values = {(place.sheet, place.row, REASON): one.reason for place, one in reasons.items()}
    merged = (
        _again(merged, replace(_source(merged), values={**_source(merged).values, **values}))
        if values
        else merged
    )
    return merged, [one for one in left if one not in reasons.values()]


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
    given = {_cell_of(one, merged): one for one in decisions}
    source = _source(merged)
    values = {place: one.value for place, one in given.items()}
    again = _again(merged, replace(source, values={**source.values, **values}))
    for told in again.unknown:
        decision = given.get((told.place.sheet, told.place.row, told.place.key))
        if decision:
            raise decision.refusal(told.sentence.removeprefix(f"{at(told.place)}: ").rstrip("."))
    return again


def _cell_of(decision: Decision, merged: Merged) -> tuple[str, int, str]:
    """The cell that a value is given for, by sheet, row number and column key."""
    found = list(_rows_named(decision, merged))
    if not found:
        raise decision.refusal("there is no such row in the file; name it as Milestones row 14")
    if len(found) > 1:
        rows = listed([f"{sheet.name} row {number}" for sheet, number in found], "or")
        raise decision.refusal(f"the row stands in the file {len(found)} times; name it as {rows}")
    (sheet, number) = found[0]
    headings = {normalised(column.heading): column.key for column in sheet.columns.columns}
    key = headings.get(normalised(decision.column))
    if not key:
        raise decision.refusal(
            f"there is no column {quoted(decision.column, 60)} in {sheet.name}; write its heading"
        )
    return sheet.name, number, key


def _rows_named(decision: Decision, merged: Merged) -> Iterator[tuple[ReturnedSheet, int]]:
    """The rows of the file that a decision names: by their place, else by the id of their row of the plan."""
    source, name = _source(merged), as_named(decision.row)
    ids = {(p.place.sheet, p.place.row): p.place.id for p in merged.proposed} | dict(source.ties)
    by_ref = {ref: row.id for base in source.bases.values() for ref, row in base.rows.items()}
    for sheet in source.returned.sheets:
        for row in sheet.rows:
            row_id = ids.get((row.sheet, row.number)) or by_ref.get(row.ref.lower(), "")
            if name in names_of(Place(row.sheet, row.number, id=row_id)):
                yield sheet, row.number


def _chooses(decision: Decision, merged: Merged) -> bool:
    """Whether a decision says which of several rows counts."""
    return decision.keep == "file" and any(_names(decision, one.place) for one in merged.duplicates)


def _names(decision: Decision, place: Place) -> bool:
    return as_named(decision.row) in names_of(place)


def names_of(place: Place) -> tuple[str, ...]:
    """The names by which a decision can mean a row."""
    of_file = as_named(f"{place.sheet} row {place.row}")
    return (of_file, place.id) if place.id else (of_file,)


def _with_rows(merged: Merged, decisions: Sequence[Decision]) -> Merged:
    """With what was said of rows that are not tied, tied twice, or proposed."""
    if not decisions:
        return merged
    source = _source(merged)
    ties = dict(source.ties)
    decided: dict[tuple[str, int], bool] = {}
    for decision in decisions:
        place = _place_of(decision, merged)
        row = place.sheet, place.row
        is_proposed = any(one.place == place for one in merged.proposed)
        if decision.is_row:
            ties[row] = _known(decision, source)
        elif decision.add is None:
            ties[row] = place.id
        else:
            decided[row] = decision.add
            if not is_proposed and decision.add:
                ties[row] = ""
    return _decided(_again(merged, replace(source, ties=ties)), decided)


def _decided(merged: Merged, decided: Mapping[tuple[str, int], bool]) -> Merged:
    """With what was decided of proposed rows; of one that is not wanted nothing is asked any more."""
    proposed = [
        replace(p, decided=decided.get((p.place.sheet, p.place.row), p.decided)) for p in merged.proposed
    ]
    unwanted = {(one.place.sheet, one.place.row) for one in proposed if one.decided is False}
    asked = [
        one for one in (*merged.unknown, *merged.needs_reason) if (one.place.sheet, one.place.row) in unwanted
    ]
    return replace(
        merged,
        proposed=tuple(_with_all(one, asked) for one in proposed),
        unknown=tuple(one for one in merged.unknown if one not in asked),
        needs_reason=tuple(one for one in merged.needs_reason if one not in asked),
    )


def _with_all(proposal: Proposal, asked: Sequence[Told]) -> Proposal:
    """A proposal with the values of its cells that were asked about."""
    of_row = [
        one for one in asked if (one.place.sheet, one.place.row) == (proposal.place.sheet, proposal.place.row)
    ]
    return replace(proposal, values={**proposal.values, **{one.place.column: one.value for one in of_row}})


def _known(decision: Decision, source: Source) -> str:
    if decision.is_row not in source.plan.by_id:
        raise decision.refusal(f"there is no row {decision.is_row} in the plan; write the id of one")
    return decision.is_row


def _place_of(decision: Decision, merged: Merged) -> Place:
    """The row that a decision is about: one that is proposed, stands there twice, or is not known."""
    unknown = [one for one in merged.unknown if one.place.row and not one.place.key and not one.place.column]
    rows: list[Proposal | Told] = [*merged.proposed, *merged.duplicates, *unknown]
    for entry in rows:
        if _names(decision, entry.place):
            return entry.place
    raise decision.refusal("no such row is proposed, not known or there twice")


def _new_without_reason(decision: Decision, merged: Merged) -> Iterator[Place]:
    """Where the status of a proposed row lacks the reason that a decision gives."""
    new = {(one.place.sheet, one.place.row) for one in merged.proposed}
    for one in merged.needs_reason:
        is_of_it = normalised(decision.column) in ("", normalised(one.place.column))
        lacks = one.edit is not None and "reported_rag" in one.edit.fields
        if lacks and is_of_it and (one.place.sheet, one.place.row) in new and _names(decision, one.place):
            yield one.place
