"""Rows without a ref as rows of the plan: of which kind they are, and the id that they have there or would get."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property
from itertools import count

from actionplan.plan.changes import Revision
from actionplan.plan.model import KINDS
from actionplan.tracker.base import Base
from actionplan.tracker.cells import canonical
from actionplan.tracker.columns import ALL_SHEETS, Role
from actionplan.tracker.merge.added_before import AddedBefore, Content, added_since, content_of
from actionplan.tracker.merge.closed import TITLE, WHAT
from actionplan.tracker.merge.returned import ReturnedRow, ReturnedSheet
from actionplan.tracker.merge.work import Tied, Work
from actionplan.tracker.new_ids import made_id
from actionplan.words.english import listed, normalised, quoted

New = tuple[ReturnedSheet, ReturnedRow]

ALIKE = 0.6
"""Titles of at least this ratio (`difflib`) may be one that was corrected: that is asked."""

_LONGEST, _MOST_OF_ONE_TITLE = 200, 9


@dataclass(frozen=True, slots=True)
class _Title:
    """The rows of one title on one sheet, and the kinds that they can be of."""

    sheet: str
    kinds: tuple[str, ...]
    title: str

    def id(self, export: str, kind: str, place: int) -> str:
        """The id of the how manyth row of this title that an export adds."""
        return made_id(KINDS[kind][1], f"{export} {self.sheet} {kind} {self.title} {place}")


def tie_added(new: Sequence[New], main: Base, work: Work, taken: Collection[str] = ()) -> list[Tied]:
    """The rows without a ref as rows of the plan: with the id that they have there, or would get.

    The id is made of the export, the sheet and the title, so that the same file finds there what it has added. Of
    several rows of one title each is the one whose words it says; where that is not clear, and where the title of a
    row that was added before may have been corrected, the row is `like` that one, and a person says which it is.

    Args:
        new: the rows, with their sheets.
        main: what went out.
        work: the merge in the making.
        taken: the ids of the rows of the plan that other rows of the file are.
    """
    alike: dict[_Title, list[New]] = defaultdict(list)
    for sheet, row in new:
        title = normalised(canonical(row.values.get(TITLE)))
        alike[_Title(sheet.columns.name, _kinds(sheet, row), title)].append((sheet, row))
    tying = _Tying(main, work, set(taken))
    found = [
        tied
        for title, rows in alike.items()
        for tied in tying.of_one_title(title, sorted(rows, key=_content))
    ]
    places = {(row.sheet, row.number): place for place, (_, row) in enumerate(new)}
    found.sort(key=lambda tied: places[tied.row.sheet, tied.row.number])
    return [tying.with_corrected_title(tied) for tied in found]


@dataclass
class _Tying:
    """Rows of the file tied one after the other to those that earlier returns have added; `taken` are their ids."""

    main: Base
    work: Work
    taken: set[str]

    def of_one_title(self, title: _Title, rows: Sequence[New]) -> Iterator[Tied]:
        """The rows of one title: those that say what a row there was given or holds, then the only one left."""
        there = self._there(title, len(rows))
        like, free = there[0].row.id if there else "", self._free(title)
        left = [self._new(title, sheet, row, next(free)) for sheet, row in rows]
        for before in [*there] if len(there) > 1 or len(left) > 1 else ():
            same = next((one for one in left if before.is_said_by(content_of(one, self.work))), None)
            if same:
                there.remove(before)
                left.remove(same)
                yield self._is(before, same)
        if len(there) == len(left) == 1:
            yield self._is(there.pop(), left.pop())
        yield from (replace(one, like=like) for one in left)

    def with_corrected_title(self, tied: Tied) -> Tied:
        """A new row, like the one that was added before and is in the file no more where its title is alike."""
        is_known = tied.there or tied.like or self.work.worded_as(tied.kind, tied.title)
        if is_known or not tied.title or not self._gone:
            return tied
        content = content_of(tied, self.work)
        ratios = {one.row.id: _ratio(one, tied, content) for one in self._gone if one.row.kind == tied.kind}
        best = max(ratios, key=lambda row_id: ratios[row_id], default="")
        return replace(tied, like=best) if best and ratios[best] >= ALIKE else tied

    def _new(self, title: _Title, sheet: ReturnedSheet, row: ReturnedRow, place: int) -> Tied:
        kind = title.kinds[0]
        return Tied(row, sheet, kind, title.id(self.main.export, kind, place), {}, self.main, is_new=True)

    def _is(self, before: AddedBefore, tied: Tied) -> Tied:
        self.taken.add(before.row.id)
        return replace(tied, kind=before.row.kind, id=before.row.id, there=before.row)

    def _there(self, title: _Title, most: int) -> list[AddedBefore]:
        """The rows of a title that were added before, and that no other row of the file is."""
        places = range(1, most + _MOST_OF_ONE_TITLE)
        ids = [title.id(self.main.export, kind, place) for place in places for kind in title.kinds]
        return [self._before(row_id) for row_id in ids if self._is_open(row_id)]

    def _is_open(self, row_id: str) -> bool:
        return row_id in self.work.plan.by_id and row_id not in self.taken

    def _before(self, row_id: str) -> AddedBefore:
        return AddedBefore(self.work.plan.by_id[row_id], self.work, self._added.get(row_id))

    def _free(self, title: _Title) -> Iterator[int]:
        """The places of a title that no row of the plan has."""
        by_id, export = self.work.plan.by_id, self.main.export
        return (
            place
            for place in count(1)
            if not any(title.id(export, kind, place) in by_id for kind in title.kinds)
        )

    @cached_property
    def _added(self) -> Mapping[str, Revision]:
        return added_since(self.work.since.history)

    @cached_property
    def _gone(self) -> Sequence[AddedBefore]:
        """The rows that earlier returns of this tracker have added, and that no row of the file is."""
        rows = [self._before(row_id) for row_id in self._added if self._is_open(row_id)]
        return [one for one in rows if self._is_added_here(one)]

    def _is_added_here(self, before: AddedBefore) -> bool:
        kind, title = before.row.kind, normalised(before.title)
        sheets = [columns.name for columns in ALL_SHEETS.values() if kind in columns.kinds]
        titles = [_Title(name, (kind,), title) for name in sheets]
        places = range(1, 1 + _MOST_OF_ONE_TITLE)
        return any(
            one.id(self.main.export, kind, place) == before.row.id for one in titles for place in places
        )


def _ratio(before: AddedBefore, tied: Tied, content: Content | None) -> float:
    """How alike the titles are; all the same where the rest of both is, and something is said in it."""
    if content and content.said and content.said == before.given.said:
        return 1
    was, now = (normalised(one)[:_LONGEST] for one in (before.title, tied.title))
    return float(SequenceMatcher(None, was, now, autojunk=False).ratio())


def _content(new: New) -> str:
    said = {key: canonical(value) for key, value in new[1].values.items()}
    return json.dumps([said, {key: canonical(value) for key, value in new[1].extra.items()}], sort_keys=True)


def _kinds(sheet: ReturnedSheet, row: ReturnedRow) -> tuple[str, ...]:
    """The kinds that a new row can be of: one by the cell that says what it is, or by a reading beside it.

    A sheet without such a cell is for new rows of its first kind.
    """
    kinds = sheet.columns.kinds
    if WHAT not in sheet.by_key:
        return kinds[:1]
    what = normalised(canonical(row.values.get(WHAT)))
    said = [kind for kind in kinds if what and what in (kind, f"{kind}s")]
    measured = [kind for kind in kinds if not what and _is_measured(sheet, row, kind)]
    return tuple(said or measured or kinds)


def _is_measured(sheet: ReturnedSheet, row: ReturnedRow, kind: str) -> bool:
    readings = [c for c in sheet.columns.columns if c.role is Role.READING and kind in c.fields]
    return any(canonical(row.values.get(column.key)) for column in readings)


def why_of_no_kind(sheet: ReturnedSheet, row: ReturnedRow) -> str:
    """What has to be said first of a new row that can be of several kinds; empty where it is of one."""
    kinds = _kinds(sheet, row)
    if len(kinds) == 1:
        return ""
    words = listed([kind.capitalize() for kind in kinds], "or")
    said, heading = canonical(row.values.get(WHAT)), quoted(sheet.by_key[WHAT].heading)
    return (
        f"{quoted(said, 40)} is not one of its kinds; say {words} under {heading}"
        if said
        else (f"say {words} under {heading}")
    )
