"""Which row of the plan each returned row is: by its ref, or by what a person says; the rest is never guessed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from actionplan.tracker.base import Base, BaseRow
from actionplan.tracker.cells import canonical
from actionplan.tracker.columns import REF
from actionplan.tracker.identity import read_ref
from actionplan.tracker.merge.entries import Place, Told
from actionplan.tracker.merge.merged import Source
from actionplan.tracker.merge.returned import ReturnedRow, ReturnedSheet
from actionplan.tracker.merge.sentences import times, told
from actionplan.tracker.merge.typed import texts_by_heading
from actionplan.tracker.merge.work import Tied, Work
from actionplan.words.english import MOST_NAMED, count_of, listed, number_in_words, quoted


@dataclass(slots=True)
class Sorted:
    """The rows that are tied to one row of the plan each, and those without a ref, which may be new.

    `missing` counts the rows of the plan that went out and did not come back.
    """

    tied: list[Tied] = field(default_factory=list)
    new: list[tuple[ReturnedSheet, ReturnedRow]] = field(default_factory=list)
    missing: int = 0


def sort_rows(source: Source, main: Base, work: Work) -> Sorted:
    """Tie the rows of a file to the plan; what cannot be tied is listed.

    Two rows of one row of the plan go to a person, both: the last one does not win.
    """
    found = Sorted()
    groups: dict[str, list[tuple[Tied, bool]]] = defaultdict(list)
    by_id = {row.id: row for row in main.rows.values()} if source.ties else {}
    for sheet in source.returned.sheets:
        for row in sheet.rows:
            answer = source.ties.get((row.sheet, row.number))
            without = answer is None and not row.ref and REF not in row.unreadable
            if without or answer == "":
                found.new.append((sheet, row))
            elif answer is not None and read_ref(row.ref) and by_id.get(answer):
                groups[answer].append((_tied(sheet, row, by_id[answer], main, work), True))
            elif answer is not None:
                groups[answer].append((_answered(sheet, row, answer, by_id.get(answer), main, work), True))
            elif tied := _by_ref(sheet, row, source, work):
                groups[tied.id].append((tied, False))
    for group in groups.values():
        found.tied += _only_one(group, work)
    found.missing = _tell_missing(source, main, groups, work)
    return found


def _by_ref(sheet: ReturnedSheet, row: ReturnedRow, source: Source, work: Work) -> Tied | None:
    """The row that a ref ties to the plan; listed, and none, where it ties it to nothing."""
    parts = row.ref.lower().split(".")
    base = source.bases.get(parts[1]) if len(parts) == len(_PARTS) else None
    of_base = base.rows.get(row.ref) or base.rows.get(row.ref.lower()) if base else None
    if base and of_base and base.plan == work.plan.id:
        return _tied(sheet, row, of_base, base, work)
    place = Place(row.sheet, row.number, title=canonical(row.values.get("title")))
    why = _not_tied(row, base, work)
    work.lists.unknown.append(Told(place, told(place, why), values=texts_by_heading(row, sheet)))
    return None


_PARTS = ("row", "export", "check")


def _not_tied(row: ReturnedRow, base: Base | None, work: Work) -> str:
    """Why the ref of a row ties it to nothing."""
    if REF in row.unreadable:
        return f"{row.unreadable[REF]}, and it is the row ref; {_TAKE_NOTHING}"
    if read_ref(row.ref) is None:
        return f"its row ref, {quoted(row.ref, 40)}, is not as it went out; {_TAKE_NOTHING}"
    if base is None:
        return "it comes from a tracker that is not in the store; nothing of it is taken"
    if base.plan != work.plan.id:
        return f"it belongs to another plan, {quoted(base.plan)}; merge it there"
    return f"its row ref is of no row that went out with that tracker; {_TAKE_NOTHING}"


_TAKE_NOTHING = "nothing of it is taken until you say which row it is"


def _tied(sheet: ReturnedSheet, row: ReturnedRow, of_base: BaseRow, base: Base, work: Work) -> Tied:
    there = work.plan.by_id.get(of_base.id)
    return Tied(row, sheet, of_base.kind, of_base.id, of_base.values, base, there)


def _answered(
    sheet: ReturnedSheet, row: ReturnedRow, row_id: str, of_base: BaseRow | None, main: Base, work: Work
) -> Tied:
    """A row that a person has tied, to one that went out or to another of the plan; its empty cells say nothing."""
    there = work.plan.by_id[row_id]
    went_out = {key: text for key, text in of_base.values.items() if key in row.values} if of_base else {}
    return Tied(row, sheet, there.kind, row_id, went_out, main, there, is_new=of_base is None)


def _only_one(group: Sequence[tuple[Tied, bool]], work: Work) -> Iterator[Tied]:
    """The row of a group that counts: its only one, or the one that a person chose."""
    chosen = [tied for tied, answered in group if answered]
    if len(group) == 1 or len(chosen) == 1:
        counts = chosen[0] if chosen else group[0][0]
        _tell_duplicates([tied for tied, _ in group if tied is not counts], "another row was chosen", work)
        yield counts
        return
    ones = [tied for tied, _ in group]
    _tell_duplicates(ones, f"the same row stands there {times(len(ones))}, {_differ(ones)}", work)


def _tell_duplicates(ones: Sequence[Tied], why: str, work: Work) -> None:
    until = " until you say which one counts" if len(ones) > 1 else ""
    first = [(one, f"{one.row.sheet} row {one.row.number}") for one in ones[: MOST_NAMED + 1]]
    for one in ones:
        names = [name for other, name in first if other is not one][:MOST_NAMED]
        more = len(ones) - 1 - len(names)
        rows = listed([*names, f"{number_in_words(more)} more"] if more else names)
        beside = f" (see {rows})" if rows else ""
        place = one.place()
        what = told(place, f"{why}{beside}; nothing of it is taken{until}")
        work.lists.duplicates.append(Told(place, what, values=texts_by_heading(one.row, one.sheet)))


def _differ(ones: Sequence[Tied]) -> str:
    texts = [{key: canonical(value) for key, value in one.row.values.items()} for one in ones]
    columns = [
        column.heading
        for column in ones[0].columns.columns
        if len({text.get(column.key, "") for text in texts}) > 1
    ]
    return f"with other values in {listed(columns)}" if columns else "all alike"


def _tell_missing(source: Source, main: Base, there: Iterable[str], work: Work) -> int:
    """List the rows that went out, are in the plan still, and did not come back, whole sheets once; and count them."""
    returned = {sheet.columns.name for sheet in source.returned.sheets}
    known, count = set(there), 0
    for name, rows in _by_sheet(main).items():
        missed = {row.id: row for row in rows if row.id not in known and _is_in_the_plan(row, work)}
        count += len(missed)
        if name not in returned and missed:
            work.lists.missing.append(_missing_sheet(name, len(missed)))
        elif missed:
            work.lists.missing.extend(_missing_row(row, work) for row in missed.values())
    return count


def _is_in_the_plan(row: BaseRow, work: Work) -> bool:
    in_plan = work.plan.by_id.get(row.id)
    return in_plan is not None and not getattr(in_plan, "withdrawn_on", None)


def _missing_sheet(name: str, rows: int) -> Told:
    place = Place(name)
    return Told(place, told(place, f"the sheet is not in the file any more, with {count_of(rows, 'row')}"))


def _missing_row(row: BaseRow, work: Work) -> Told:
    place = Place(row.sheet, 0, id=row.id, kind=row.kind, title=work.title(row.id))
    what = "it is not in the file any more; if it is over, withdraw it in the plan"
    return Told(place, told(place, what))


def _by_sheet(main: Base) -> Mapping[str, Sequence[BaseRow]]:
    found: dict[str, list[BaseRow]] = {}
    for row in main.rows.values():
        found.setdefault(row.sheet, []).append(row)
    return found
