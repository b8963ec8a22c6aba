"""What each table of a file holds, and what each of its columns means: proposed, then as a person has answered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from actionplan.tracker.foreign.colours import status_of_colour
from actionplan.tracker.foreign.fields import KEEP, KINDS, LEAVE_OUT, LEVELS_OF_URGENCY, ROW_NUMBERS
from actionplan.tracker.foreign.headings import LIKELY, Meaning, heading_words, meanings
from actionplan.tracker.foreign.table import Found, Table
from actionplan.tracker.foreign.texts import is_blank, text_of
from actionplan.tracker.sheets import Value
from actionplan.words.english import normalised, quoted, some_named

ANSWERED, COUNTED = 100, 95
"""How sure an answer is, and, unanswered, that a column only counts its rows."""
_WHOLE = re.compile(r"[0-9]{1,9}")
_TITLE_BY_PLACE = 50
_LESS_AS_TITLE = 30
_CLOSE = 25
_ENOUGH = 4
"""So many headings that fit a kind for certain, or all of a narrower table, make the kind certain."""
TITLES: Mapping[str, tuple[str, ...]] = {
    "milestone": ("title",),
    "target": ("requirement", "target"),
    "activity": ("title",),
    "priority": ("title",),
}
"""For each kind the fields of which its rows need one."""


@dataclass(frozen=True)
class TableMapping:
    """What a table holds (a kind, or `leave out`), and for each heading its field; both with a confidence in per cent.

    `questions` are choices between two that are as likely, one sentence each; `without` are the numbers of the rows
    that a person leaves out.
    """

    sheet: str
    row: int
    kind: str
    percent: int
    columns: Mapping[str, Meaning]
    questions: tuple[str, ...] = ()
    without: tuple[int, ...] = ()

    def heading(self, name: str) -> str:
        """The heading of the column that means a field; empty where none does."""
        return self._headings.get(name, "")

    @cached_property
    def _headings(self) -> Mapping[str, str]:
        """By field, the first heading that means it."""
        return {meant: text for text, (meant, _) in reversed(tuple(self.columns.items()))}


@dataclass(frozen=True, slots=True)
class ImportMapping:
    """The meaning of the tables of a file, and a person's answers about names of owners, statuses and priorities.

    An owner is given by the id; a status by one of the words of `Rag`; a priority by the id, or by a title that the
    plan has not got. `sections` say of a row with a title alone whether it is a heading of those below. `unused` are
    saved tables that none of the file is; their answers are kept for the next file. `completed` are days (ISO) by the
    place of a row that is complete on no day; they are for this file only.
    """

    tables: tuple[TableMapping, ...] = ()
    owners: Mapping[str, str] = field(default_factory=dict)
    statuses: Mapping[str, str] = field(default_factory=dict)
    unused: tuple[TableMapping, ...] = ()
    priorities: Mapping[str, str] = field(default_factory=dict)
    sections: Mapping[str, bool] = field(default_factory=dict)
    completed: Mapping[str, str] = field(default_factory=dict)


def propose(found: Found, saved: ImportMapping | None = None) -> ImportMapping:
    """What the tables of a file hold by their headings; what was answered and `saved` counts before that.

    A saved table is that of the same sheet with the most of its headings, else that with the same headings; of several
    that are alike each is used for one table, in order.
    """
    saved = saved or ImportMapping()
    answers: list[TableMapping | None] = []
    for table in found.tables:
        answers.append(_saved_for(table, saved, answers))
    tables = tuple(_of_table(table, said) for table, said in zip(found.tables, answers, strict=True))
    unused = tuple(one for one in saved.tables if not any(one is said for said in answers))
    return replace(saved, tables=tables, unused=unused)


def _saved_for(
    table: Table, saved: ImportMapping, used: Sequence[TableMapping | None]
) -> TableMapping | None:
    headings = {normalised(heading.text) for heading in table.headings}

    def shared(one: TableMapping) -> int:
        return len(headings & set(map(normalised, one.columns)))

    def fitting(one: TableMapping) -> tuple[int, bool]:
        return shared(one), not any(one is other for other in used)

    same = [one for one in saved.tables if normalised(one.sheet) == normalised(table.sheet) and shared(one)]
    alike = [one for one in saved.tables if shared(one) * 2 > len(table.headings)]
    return max(same or alike, key=fitting, default=None)


def _of_table(table: Table, saved: TableMapping | None) -> TableMapping:
    if saved:
        said = {normalised(text): meant for text, (meant, _) in saved.columns.items()}
        kind = "milestone" if saved.kind == LEAVE_OUT else saved.kind
        columns, questions = _columns(table, kind, said)
        return TableMapping(
            table.sheet, table.row, saved.kind, ANSWERED, columns, tuple(questions), saved.without
        )
    tried = {kind: _columns(table, kind, {}) for kind in KINDS}
    points = {kind: _points(kind, columns) for kind, (columns, _) in tried.items()}
    kind, second = sorted(KINDS, key=lambda kind: -points[kind])[:2]
    columns, questions = tried[kind]
    if not points[kind] or _is_a_mere_guess(columns):
        return TableMapping(table.sheet, table.row, LEAVE_OUT, 0, columns, (_of_no_kind(table),))
    if points[second] and points[kind] - points[second] <= _CLOSE:
        questions.append(_which_kind(table, kind, second))
    sure = min(100, round(points[kind] / max(1, min(len(table.headings), _ENOUGH))))
    return TableMapping(table.sheet, table.row, kind, sure, columns, tuple(questions))


def as_kind(table: Table, kind: str) -> TableMapping:
    """What the columns of a table mean by their headings where a person says what its rows are; or `leave out`."""
    columns, questions = _columns(table, "milestone" if kind == LEAVE_OUT else kind, {})
    return TableMapping(table.sheet, table.row, kind, ANSWERED, columns, tuple(questions))


def _is_a_mere_guess(columns: Mapping[str, Meaning]) -> bool:
    """Whether a single heading only looks a little like one of ours."""
    found = [percent for meant, percent in columns.values() if meant not in (KEEP, LEAVE_OUT)]
    return len(found) == 1 and found[0] < LIKELY


def _of_no_kind(table: Table) -> str:
    seen = f"{table.name}: none of its headings ({some_named([heading.text for heading in table.headings])})"
    advice = "Say with kind in the mapping file what its rows are, and which column is their title"
    return f"{seen} tells what its rows are, and the table is left out. {advice}."


def _which_kind(table: Table, kind: str, second: str) -> str:
    could = f"{table.name}: this can be a table of {KINDS[kind]} or of {KINDS[second]}"
    return f"{could}; it is taken as {KINDS[kind]}. Say which it is with kind in the mapping file."


def _points(kind: str, columns: Mapping[str, Meaning]) -> int:
    """How well the headings fit a kind: the sum of their per cents; none without a title."""
    fields = {meant for meant, _ in columns.values()}
    if not fields & set(TITLES[kind]):
        return 0
    return sum(percent for meant, percent in columns.values() if meant not in (KEEP, LEAVE_OUT))


def _columns(table: Table, kind: str, said: Mapping[str, str]) -> tuple[dict[str, Meaning], list[str]]:
    """The meaning of each heading in a table of a kind, and what is as likely; each field goes to one heading."""
    found: dict[str, Meaning] = {}
    for heading in table.headings:
        if normalised(heading.text) in said:
            found[heading.text] = said[normalised(heading.text)], ANSWERED
    questions = []
    taken = {meant: (text, ANSWERED) for text, (meant, _) in found.items() if meant not in (KEEP, LEAVE_OUT)}
    for percent, meant, text in sorted(_candidates(table, kind), key=lambda one: -one[0]):
        if text in found:
            continue
        if meant == KEEP or meant not in taken:
            found[text] = meant, percent
            taken[meant] = text, percent
        elif taken[meant][1] == percent and meant != "note":
            questions.append(_as_likely(table, taken[meant][0], text, meant))
    _find_title(table, kind, found)
    found |= {
        text: (LEAVE_OUT, COUNTED) for text in _row_numbers(table, found) if normalised(text) not in said
    }
    kept = {heading.text: found.get(heading.text, (KEEP, 0)) for heading in table.headings}
    return kept, list(dict.fromkeys(questions))


def _row_numbers(table: Table, found: Mapping[str, Meaning]) -> Iterator[str]:
    """The headings of columns that hold nothing but the numbers of their rows, of which nobody has said otherwise."""
    for place, heading in enumerate(table.headings):
        is_open = found.get(heading.text, (KEEP, 0))[0] == KEEP
        named = not heading.text.strip("#. ") or " ".join(heading_words(heading.text)) in ROW_NUMBERS
        if is_open and named and _counts(list(_filled(table, place))):
            yield heading.text


def _counts(values: Sequence[Value]) -> bool:
    """Whether values are whole numbers, two or more, of which each is one more than the one before."""
    numbers = [int(text) for text in map(text_of, values) if _WHOLE.fullmatch(text)]
    rises = all(after == before + 1 for before, after in pairwise(numbers))
    return 1 < len(numbers) == len(values) and rises


def _as_likely(table: Table, first: str, other: str, meant: str) -> str:
    both = f"{table.name}: {quoted(first, 40)} and {quoted(other, 40)} can both be the {meant}"
    return f"{both}; the first is taken, the other kept as an internal note. Say which it is in the mapping file."


def _candidates(table: Table, kind: str) -> Iterator[tuple[int, str, str]]:
    for place, heading in enumerate(table.headings):
        if _is_coloured(table, place) and next(_filled(table, place), None) is None:
            yield _TITLE_BY_PLACE, "status", heading.text
        for meant, percent in meanings(heading.written, kind):
            if meant not in ("priority", "title") or not _is_urgency(table, place):
                yield percent, meant, heading.text


def _filled(table: Table, place: int) -> Iterator[Value]:
    """The values of a column that are not blank."""
    cells = (row.cells[place] for row in table.rows)
    return (value for value in cells if not is_blank(value))


def _is_urgency(table: Table, place: int) -> bool:
    """Whether a column says nothing but how urgent something is."""
    fits = (normalised(text_of(value)) in LEVELS_OF_URGENCY for value in _filled(table, place))
    return next(fits, False) and all(fits)


def _is_coloured(table: Table, place: int) -> bool:
    return any(status_of_colour(row.fills[place]) for row in table.rows if place in row.fills)


def _find_title(table: Table, kind: str, found: dict[str, Meaning]) -> None:
    """Give a table of milestones a title: its activities where it has no other, else its first column of texts."""
    if kind != "milestone" or any(meant == "title" for meant, _ in found.values()) or not found:
        return
    for text, (meant, percent) in found.items():
        if meant == "activities":
            found[text] = "title", percent - _LESS_AS_TITLE
            return
    if not {meant for meant, _ in found.values()} & {
        "date",
        "status",
        "update",
    }:  # a list of contacts has owners, too
        return
    for place, heading in enumerate(table.headings):
        texts = [row.cells[place] for row in table.rows if isinstance(row.cells[place], str)]
        if heading.text not in found and len([text for text in texts if not is_blank(text)]) * 2 > len(
            table.rows
        ):
            found[heading.text] = "title", _TITLE_BY_PLACE
            return


def checked(table: Table, one: TableMapping) -> Iterator[str]:
    """A sentence where no column is the title of the rows of a table."""
    if one.kind != LEAVE_OUT and not any(one.heading(name) for name in TITLES[one.kind]):
        named = " or ".join(TITLES[one.kind])
        seen = some_named([heading.text for heading in table.headings])
        advice = "say which it is in the mapping file, or leave the table out"
        yield f"none of the columns ({seen}) is the {named} of {KINDS[one.kind]}; {advice}"
