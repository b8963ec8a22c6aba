"""Rows that came and went since an earlier report: new, split, merged, replaced, withdrawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from actionplan.view.change import names_in
from actionplan.view.data import ChangeData, LeftData, ReportData
from actionplan.words.english import listed, quoted, sentence, shortened

Names = Mapping[str, str]


def changed_rows(before: ReportData, now: ReportData) -> Iterator[ChangeData]:
    """What became of the rows of the earlier report, then what is new and comes from none of them."""
    names, was = names_in(now), names_in(before)
    left = {row.id: row for row in now.left}
    gone = {row.id: row for row in now.left if row.id in was and row.id not in names}
    heirs = {row_id: _heirs(row, left, names) for row_id, row in gone.items()}
    merged = _merged(heirs)
    one_of_many = {row_id for ids in merged.values() for row_id in ids}
    for row_id, row in gone.items():
        if row_id not in one_of_many:
            yield _gone(row, was[row_id], heirs[row_id])
    for heir, ids in merged.items():
        into = quoted(heirs[ids[0]][heir]) + _because([gone[row_id] for row_id in ids])
        said = f"Merged: {listed([quoted(was[row_id]) for row_id in ids])} into {into}."
        yield ChangeData(kind="merged", id=heir, sentence=said)
    yield from _new(now, {*was, *(row_id for found in heirs.values() for row_id in found)})


def _new(now: ReportData, told: set[str]) -> Iterator[ChangeData]:
    for row_id, item in now.items().items():
        if row_id not in told:
            said = sentence(
                f"New: {shortened(item.title)}, {shortened(item.date_as_written) or 'no date yet'}"
            )
            yield ChangeData(kind="new", id=row_id, sentence=said)


def _heirs(
    row: LeftData, left: Mapping[str, LeftData], names: Names, seen: frozenset[str] = frozenset()
) -> dict[str, str]:
    """The rows that stand for one that was withdrawn, by id and name; of those withdrawn too, theirs."""
    found: dict[str, str] = {}
    for row_id, name in row.replaced_by:
        if row_id in left and row_id not in names and row_id not in seen:
            found |= _heirs(left[row_id], left, names, seen | {row.id})
        else:
            found[row_id] = names.get(row_id, name)
    return found


def _merged(heirs: Mapping[str, Names]) -> dict[str, list[str]]:
    """By the row that they became, the rows of which two or more became one and the same."""
    found: dict[str, list[str]] = defaultdict(list)
    for row_id, names in heirs.items():
        if len(names) == 1:
            found[next(iter(names))].append(row_id)
    return {heir: ids for heir, ids in found.items() if len(ids) > 1}


def _gone(row: LeftData, name: str, heirs: Names) -> ChangeData:
    kind, verb = ("split", "into") if len(heirs) > 1 else ("replaced", "by") if heirs else ("withdrawn", "")
    became = f" {verb} {listed([quoted(heir) for heir in heirs.values()])}" if heirs else ""
    said = f"{kind.capitalize()}: {quoted(name)}{became}{_because([row])}."
    return ChangeData(kind=kind, id=row.id, sentence=said)


def _because(rows: Sequence[LeftData]) -> str:
    """The reasons in brackets, each once."""
    reasons = dict.fromkeys(row.reason.strip().removesuffix(".") for row in rows if row.reason.strip())
    return f" ({'; '.join(reasons)})" if reasons else ""
