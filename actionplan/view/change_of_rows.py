"""Rows that came and went since an earlier report: new, taken back, split, merged, replaced, withdrawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from actionplan.view.change import LONGEST_NAME, cut, names_in
from actionplan.view.data import ChangeData, LeftData, ReportData
from actionplan.view.parts import ItemData
from actionplan.words.english import listed, quoted, sentence

Names = Mapping[str, str]


def changed_rows(before: ReportData, now: ReportData) -> Iterator[ChangeData]:
    """What became of the rows of the earlier report, then what came, and from none of them."""
    names, was = names_in(now), names_in(before)
    left = {row.id: row for row in now.left}
    gone = {row.id: row for row in now.left if row.id not in names and _is_news(row, before, was)}
    heirs = {row_id: _heirs(row, left, names) for row_id, row in gone.items()}
    merged = _merged(heirs)
    one_of_many = {row_id for ids in merged.values() for row_id in ids}
    for row_id, row in gone.items():
        if row_id not in one_of_many:
            yield _gone(was.get(row_id, row.title), _chain(row, left), heirs[row_id])
    for heir, ids in merged.items():
        reasons = _because([part for row_id in ids for part in _chain(gone[row_id], left)])
        those = listed([quoted(was.get(row_id, gone[row_id].title)) for row_id in ids])
        said = f"Merged: {those} into {quoted(heirs[ids[0]][heir])}{reasons}."
        yield ChangeData(kind="merged", id=heir, sentence=said)
    had_left = {row.id for row in before.left}
    told = {*was, *(row_id for found in heirs.values() for row_id in found)}
    known = [row for row in now.left if row.id in was or row.id in had_left]
    inherited = {row_id for row in known for row_id in _heirs(row, left, names)} - had_left
    for row_id, item in now.items().items():
        if row_id not in told | inherited:
            yield _came(item, row_id in had_left)


def _is_news(row: LeftData, before: ReportData, was: Names) -> bool:
    """Whether the earlier report had the row, or told that it left and did not know all that replaced it."""
    if row.id in was:
        return True
    told = next((old for old in before.left if old.id == row.id), None)
    return told is not None and not set(dict(row.replaced_by)) <= set(dict(told.replaced_by))


def _came(item: ItemData, had_left: bool) -> ChangeData:
    """A row that is new, or that was withdrawn and taken back."""
    kind, how = ("back", "Back in the plan") if had_left else ("new", "New")
    written = cut(item.date_as_written, LONGEST_NAME) or "no date yet"
    said = sentence(f"{how}: {cut(item.title, LONGEST_NAME)}, {written}")
    return ChangeData(kind=kind, id=item.id, sentence=said)


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


def _chain(row: LeftData, left: Mapping[str, LeftData], seen: frozenset[str] = frozenset()) -> list[LeftData]:
    """A row that was withdrawn, then those that replaced it and were withdrawn too."""
    seen |= {row.id}
    more = [left[row_id] for row_id, _ in row.replaced_by if row_id in left and row_id not in seen]
    return [row, *(part for heir in more for part in _chain(heir, left, seen))]


def _merged(heirs: Mapping[str, Names]) -> dict[str, list[str]]:
    """By the row that they became, the rows of which two or more became one and the same."""
    found: dict[str, list[str]] = defaultdict(list)
    for row_id, names in heirs.items():
        if len(names) == 1:
            found[next(iter(names))].append(row_id)
    return {heir: ids for heir, ids in found.items() if len(ids) > 1}


def _gone(name: str, chain: Sequence[LeftData], heirs: Names) -> ChangeData:
    kind, verb = ("split", "into") if len(heirs) > 1 else ("replaced", "by") if heirs else ("withdrawn", "")
    became = f" {verb} {listed([quoted(heir) for heir in heirs.values()])}" if heirs else ""
    said = f"{kind.capitalize()}: {quoted(name)}{became}{_because(chain)}."
    return ChangeData(kind=kind, id=chain[0].id, sentence=said)


def _because(rows: Sequence[LeftData]) -> str:
    """The reasons in brackets, each once."""
    reasons = dict.fromkeys(row.reason.strip().removesuffix(".") for row in rows if row.reason.strip())
    return f" ({'; '.join(reasons)})" if reasons else ""
