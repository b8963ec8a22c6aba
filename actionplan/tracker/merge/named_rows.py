"""The rows of a file as decisions name them: by place, by the id of their row of the plan, or by their title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from actionplan.plan.model import wording
from actionplan.tracker.cells import canonical
from actionplan.tracker.merge.closed import TITLE
from actionplan.tracker.merge.decisions import Decision, as_named
from actionplan.tracker.merge.entries import Place
from actionplan.tracker.merge.meant import ByName, by_name, named_rows
from actionplan.tracker.merge.merged import Merged, Source, Ties
from actionplan.words.english import number_in_words
from actionplan.words.errors import BadTracker


def rows_of_file(merged: Merged, source: Source) -> Iterator[Place]:
    """All rows of the file, each with the id of its row of the plan, as far as that is known, and its title there."""
    ids = {(p.place.sheet, p.place.row): p.place.id for p in merged.proposed} | dict(source.ties)
    by_ref = {ref: row.id for base in source.bases.values() for ref, row in base.rows.items()}
    for row in source.returned.rows:
        row_id = ids.get((row.sheet, row.number)) or by_ref.get(row.ref.lower(), "")
        yield Place(row.sheet, row.number, id=row_id, title=canonical(row.values.get(TITLE)))


def by_their_places(merged: Merged, decisions: Sequence[Decision], ties: Ties) -> Sequence[Decision]:
    """The decisions, with the place of the row for its title; `ties` are those of earlier decisions.

    Raises:
        BadTracker: where there is no such row in the file, or several have that title, with how to name it.
    """
    if merged.source is None:
        return decisions
    places = list(rows_of_file(merged, merged.source))
    said = {one.is_row for one in decisions} | set(ties.values())
    known = {*by_name(places), *by_name(one.place for one in merged.unknown), *said}
    if all(as_named(one.row) in known for one in decisions):
        return decisions
    titles = _by_title(places, merged.source)
    example = f"{places[0].sheet} row {places[0].row}" if places else "Milestones row 14"
    return [one if as_named(one.row) in known else _placed(one, titles, example) for one in decisions]


def _by_title(places: Sequence[Place], source: Source) -> ByName:
    """The rows by their titles, as they stand in the file and as they are in the plan."""
    found: dict[str, dict[tuple[str, int], Place]] = {}
    for place in places:
        row = source.plan.by_id.get(place.id)
        for title in {as_named(place.title), as_named(wording(row)) if row else ""} - {""}:
            found.setdefault(title, {})[place.sheet, place.row] = place
    return {title: tuple(rows.values()) for title, rows in found.items()}


def _placed(decision: Decision, titles: ByName, example: str) -> Decision:
    found = titles.get(as_named(decision.row), ())
    if len(found) == 1:
        return replace(decision, row=f"{found[0].sheet} row {found[0].row}")
    raise _not_one(decision, found, example)


def _not_one(decision: Decision, found: Sequence[Place], example: str) -> BadTracker:
    if found:
        rows = f"{number_in_words(len(found))} rows of the file have that title"
        return decision.refusal(f"{rows}; name it as {named_rows(found)}")
    return decision.refusal(f"there is no such row in the file; name it as {example}, or by its id or title")
