"""A merge made again with what a person says: which row a row is, and what stands in a cell instead."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from actionplan.tracker.merge.decisions import Decision, as_named
from actionplan.tracker.merge.entries import Place, Proposal
from actionplan.tracker.merge.meant import ByName, by_name, only_one
from actionplan.tracker.merge.merged import Decided, Merged, Since, Source
from actionplan.tracker.merge.merging import merge
from actionplan.tracker.merge.named_rows import rows_of_file
from actionplan.tracker.merge.returned import ReturnedSheet
from actionplan.tracker.merge.sentences import at
from actionplan.tracker.merge.spoken import REASON
from actionplan.tracker.merge.tied_by_hand import known_row
from actionplan.words.english import normalised, quoted

Cell = tuple[str, int, str]
Judged = Callable[[Merged], Since] | None
"""What happened since, made again for a merge with other values; None where nothing of it depends on them."""


def remade(
    merged: Merged, decisions: Sequence[Decision], earlier: Decided, judged: Judged = None
) -> tuple[Merged, Sequence[Decision]]:
    """The merge made again with the values that are given and what is said of rows; and the decisions left to follow.

    What was decided `earlier` of the same content counts where nothing is decided now.

    Raises:
        BadTracker: where a decision is about nothing in the merge or about several rows, or a value cannot be taken.
    """
    twice = by_name(one.place for one in merged.duplicates)
    of_rows = [one for one in decisions if one.is_row or one.add is not None or _chooses(one, twice)]
    rows = _Rows.of(merged, of_rows, earlier)
    source = replace(_source(merged), ties=rows.ties)
    given = _given(merged, source, [one for one in decisions if one.value])
    values = {**source.values, **earlier.values, **{cell: one.value for cell, one in given.items()}}
    made = _again(replace(source, values=values), rows.wanted, judged)
    _refuse_not_taken(made, given)
    about_rows = set(of_rows)
    left = [one for one in decisions if _is_left(one, one in about_rows, twice)]
    made, others = _with_reasons(made, left, rows.wanted)
    again, declined = _source(made), {row for row, is_wanted in rows.wanted.items() if not is_wanted}
    return replace(made, decided=Decided(again.ties, again.values, frozenset(declined))), others


def _is_left(decision: Decision, is_of_row: bool, twice: ByName) -> bool:
    """Whether a decision says more than what was followed: what to keep of a row that is tied, or a reason."""
    if is_of_row:
        keeps = decision.keep and decision.is_row and not _chooses(decision, twice)
        return bool(decision.reason or keeps)
    return bool(decision.keep or decision.reason)


def _source(merged: Merged) -> Source:
    assert merged.source is not None
    return merged.source


def _again(source: Source, wanted: Mapping[tuple[str, int], bool], judged: Judged = None) -> Merged:
    """The merge from a source, with what was decided of proposed rows; judged as the plan is with its values."""
    made = _merged(source, wanted)
    return _merged(replace(source, since=judged(made)), wanted) if judged else made


def _merged(source: Source, wanted: Mapping[tuple[str, int], bool]) -> Merged:
    made = merge(source.returned, source.bases, source.plan, source.since, source.ties, source.values)
    return _decided(made, wanted)


def _with_reasons(
    merged: Merged, decisions: Sequence[Decision], wanted: Mapping[tuple[str, int], bool]
) -> tuple[Merged, Sequence[Decision]]:
    """With the reasons of statuses of proposed rows, which stand in a cell of their own; and the other decisions."""
    lacking = _new_without_reason(merged)
    reasons: dict[Cell, Decision] = {}
    for one in decisions:
        for place in lacking.get(as_named(one.row), ()) if one.reason else ():
            if normalised(one.column) in ("", normalised(place.column)):
                cell = place.sheet, place.row, REASON
                if cell in reasons:
                    raise one.twice(reasons[cell])
                reasons[cell] = one
    if not reasons:
        return merged, decisions
    source, given = _source(merged), set(reasons.values())
    values = {**source.values, **{cell: one.reason for cell, one in reasons.items()}}
    made = _again(replace(source, values=values), wanted)
    _refuse_not_taken(made, reasons)
    return made, [one for one in decisions if one not in given]


def _given(merged: Merged, source: Source, decisions: Sequence[Decision]) -> Mapping[Cell, Decision]:
    """The decisions that give a value, by the cell that each gives it for."""
    if not decisions:
        return {}
    rows = by_name(rows_of_file(merged, source))
    sheets = {sheet.name: sheet for sheet in source.returned.sheets}
    given: dict[Cell, Decision] = {}
    for one in decisions:
        cell = _cell_of(one, rows, sheets)
        if cell in given:
            raise one.twice(given[cell])
        given[cell] = one
    return given


def _cell_of(decision: Decision, rows: ByName, sheets: Mapping[str, ReturnedSheet]) -> Cell:
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


def _refuse_not_taken(merged: Merged, given: Mapping[Cell, Decision]) -> None:
    """Refuse a value that cannot be taken either, or is one of a row of which nothing is taken."""
    of_row = {(sheet, row): decision for (sheet, row, _), decision in given.items()}
    for told in merged.duplicates:
        decision = of_row.get((told.place.sheet, told.place.row))
        if decision:
            raise decision.refusal("nothing of that row is taken yet; say which of its rows counts as well")
    for told in merged.unknown:
        place = told.place
        decision = given.get((place.sheet, place.row, place.key))
        if decision:
            raise decision.refusal(told.sentence.removeprefix(f"{at(place)}: ").rstrip("."))
        decision = None if place.column else of_row.get((place.sheet, place.row))
        if decision:
            raise decision.refusal(
                "nothing of that row is taken yet; say as well which row it is, or add: yes"
            )


def _chooses(decision: Decision, twice: ByName) -> bool:
    """Whether a decision says which of several rows counts."""
    return decision.keep == "file" and as_named(decision.row) in twice


@dataclass(frozen=True, slots=True)
class _Rows:
    """What is said of rows that are not tied, tied twice, or proposed: what each is, and whether it is wanted."""

    ties: dict[tuple[str, int], str]
    wanted: dict[tuple[str, int], bool] = field(default_factory=dict)

    @classmethod
    def of(cls, merged: Merged, decisions: Sequence[Decision], earlier: Decided) -> _Rows:
        """What is said now, and earlier of the rows of which nothing is said now."""
        source, rows = _source(merged), by_name(_undecided(merged))
        proposed = {(one.place.sheet, one.place.row) for one in merged.proposed}
        still = {row: of for row, of in earlier.ties.items() if not of or of in source.plan.by_id}
        found = cls({**source.ties, **still}, dict.fromkeys(earlier.declined, False))
        said: dict[tuple[str, int], Decision] = {}
        for decision in decisions:
            place = only_one(decision, rows, "no such row is proposed, not known or there twice")
            row = place.sheet, place.row
            if row in said:
                raise decision.twice(said[row])
            said[row] = decision
            found.ties.pop(row, None)
            found.wanted.pop(row, None)
            if decision.add is None:
                found.ties[row] = known_row(decision, place, source)
            else:
                found.wanted[row] = decision.add
                if decision.add and row not in proposed:
                    found.ties[row] = ""
        return found


def _undecided(merged: Merged) -> Iterator[Place]:
    """The rows that are proposed, stand there twice, or are not known."""
    rows = {(row.sheet, row.number) for row in _source(merged).returned.rows}
    yield from (one.place for one in merged.proposed)
    yield from (one.place for one in merged.duplicates)
    for one in merged.unknown:
        if not one.place.key and not one.place.column and (one.place.sheet, one.place.row) in rows:
            yield one.place


def _decided(merged: Merged, wanted: Mapping[tuple[str, int], bool]) -> Merged:
    """With what was decided of proposed rows; of one that is not wanted nothing is asked any more."""
    if not wanted:
        return merged
    proposed = [replace(p, decided=wanted.get((p.place.sheet, p.place.row))) for p in merged.proposed]
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


def _new_without_reason(merged: Merged) -> ByName:
    """By the names of their rows, where the status of a proposed row lacks its reason."""
    new = {(one.place.sheet, one.place.row) for one in merged.proposed}
    lacking = (one for one in merged.needs_reason if one.edit and "reported_rag" in one.edit.fields)
    return by_name(one.place for one in lacking if (one.place.sheet, one.place.row) in new)
