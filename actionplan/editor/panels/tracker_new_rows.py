"""The rows of a returned tracker of which the plan knows nothing, or which stand there twice: what each of them is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from actionplan.editor.blocks import Cell, Choice, Column, Field, Note, Row, Table
from actionplan.editor.panels.tracker_clashes import is_of
from actionplan.editor.panels.tracker_files import Back, Chosen
from actionplan.editor.panels.tracker_words import behind
from actionplan.plan.model import ActionPlan, wording
from actionplan.tracker.columns import ALL_SHEETS
from actionplan.tracker.merge import Merged, Place, Proposal, Told
from actionplan.tracker.merge.work import in_words
from actionplan.words.errors import BadChange

DECIDE, ADD, LEAVE, IS, THIS = "", "add", "leave", "is", "this"
_OF_NEW = (
    Choice(DECIDE, "Decide"),
    Choice(ADD, "Add it as a new row"),
    Choice(IS, "It is a row of the plan"),
    Choice(LEAVE, "Leave it out"),
)
_OF_DOUBLE = (Choice(DECIDE, "Decide"), Choice(THIS, "This row counts"), Choice(ADD, "Add it as a new row"))
MOST_SHOWN = 60
_COLUMNS = {column.heading: column for sheet in ALL_SHEETS.values() for column in sheet.columns}
LONGEST_CHOICE = 80


@dataclass(frozen=True, slots=True)
class Odd:
    """A row of the file of which somebody has to say what it is, or may: what it holds, and why it is asked about."""

    of: Literal["new", "unknown", "double"]
    place: Place
    values: Mapping[str, str]
    why: str
    looks_like: str = ""

    @property
    def name(self) -> str:
        """What it is called in what the page sends."""
        return f"{self.place.row}|{self.place.sheet}"

    @property
    def choices(self) -> Sequence[Choice]:
        """What it can be."""
        return _OF_DOUBLE if self.of == "double" else _OF_NEW


def odd_rows(back: Back) -> Mapping[str, Odd]:
    """The rows of which somebody has to say what they are, as the file came back."""
    assert back.first
    found: dict[str, Odd] = {}
    for one in _of(back.first.merged):
        found.setdefault(one.name, replace(one, why=_clash(one, back) or one.why))
    return found


def _clash(one: Odd, back: Back) -> str:
    """That a row of this title is new in another file as well; nothing where it is not."""
    found = [clash for clash in back.clashing if is_of(Chosen("row", one.place, ADD), clash)]
    return behind(one.place, found[0].sentence) if found and one.of == "new" else ""


def _of(merged: Merged) -> Iterator[Odd]:
    yield from (_new(one) for one in merged.proposed)
    source = merged.source
    rows = {(row.sheet, row.number) for row in source.returned.rows} if source else set()
    for told in merged.unknown:
        if not told.place.column and (told.place.sheet, told.place.row) in rows:
            yield _told("unknown", told)
    yield from (_told("double", told) for told in merged.duplicates)


def _new(one: Proposal) -> Odd:
    return Odd("new", one.place, one.values, behind(one.place, one.sentence), one.looks_like)


def _told(of: Literal["unknown", "double"], one: Told) -> Odd:
    return Odd(of, one.place, one.values, behind(one.place, one.sentence))


def tables(back: Back, plan: ActionPlan) -> Iterator[Table]:
    """New rows, and rows that stand there twice, each with what is decided of it."""
    rows = odd_rows(back)
    new = [one for one in rows.values() if one.of != "double"]
    double = [one for one in rows.values() if one.of == "double"]
    if new:
        yield _table(back, "new", "Rows that the plan has not got", new, plan)
    if double:
        yield _table(back, "double", "Rows that stand in the file more than once", double, plan)


def _table(back: Back, name: str, caption: str, odd: Sequence[Odd], plan: ActionPlan) -> Table:
    more = f", the first {MOST_SHOWN} of {len(odd):,}" if len(odd) > MOST_SHOWN else ""
    return Table(
        id=f"{name} rows {back.key}",
        caption=f"{caption}{more}",
        columns=[
            Column("row", "Row", "read", width="24%"),
            Column("holds", "What the file says", "read", width="30%"),
            Column("asked", "What would become of it", "read", width="24%"),
            Column("decide", "What it is", "choice", odd[0].choices, width="22%"),
        ],
        rows=[_row(one, back, plan) for one in odd[:MOST_SHOWN]],
        do="decide row",
        args={"file": back.key},
    )


def _row(one: Odd, back: Back, plan: ActionPlan) -> Row:
    title = one.place.title or f"row {one.place.row}"
    holds = [Note(f"{heading}: {text}") for heading, text in _filled_in(one)]
    choice = state(one, back)
    cells = {
        "row": Cell(title, [Note(f"{one.place.sheet}, row {one.place.row}", "quiet")]),
        "holds": Cell("", holds),
        "asked": Cell("", [Note(one.why, "warn" if choice == DECIDE else "quiet")]),
        "decide": Cell(choice, opens=_opens(one, back, plan)),
    }
    return Row(one.name, title, cells)


def _filled_in(one: Odd) -> Iterator[tuple[str, str]]:
    """What stands in the cells of a row that are there to be filled in, days in words."""
    for heading, text in one.values.items():
        column = _COLUMNS.get(heading)
        if column is None or column.is_filled_in:
            yield heading, in_words(text, column) if column else text


def state(one: Odd, back: Back) -> str:
    """What a row is as things are: as it was chosen, else what becomes of it."""
    if one.name in back.chosen:
        return back.chosen[one.name].choice
    merged = back.found.merged if back.found else None
    row = one.place.sheet, one.place.row
    if merged is None:
        return DECIDE
    if row in merged.decided.declined:
        return LEAVE
    if any((other.place.sheet, other.place.row) == row and other.added for other in merged.proposed):
        return ADD
    return DECIDE


def _opens(one: Odd, back: Back, plan: ActionPlan) -> Mapping[str, Sequence[Field]]:
    """The choice of the row of the plan that it is; what it looks like is proposed."""
    if one.of == "double":
        return {}
    chosen = back.chosen.get(one.name)
    value = chosen.said.get("is", "") if chosen else one.looks_like
    choices = [Choice("", "Choose"), *rows_of_plan(one, back, plan)]
    return {IS: [Field("is", "Which row it is", "choice", value, choices, required=True)]}


def rows_of_plan(one: Odd, back: Back, plan: ActionPlan) -> Sequence[Choice]:
    """The rows of the plan that can stand in the sheet of a row."""
    source = back.first.merged.source if back.first else None
    kinds = (
        [sheet.columns.kinds for sheet in source.returned.sheets if sheet.name == one.place.sheet]
        if source
        else []
    )
    rows = [row for kind in (kinds[0] if kinds else ()) for row in plan.rows(kind)]
    return [
        Choice(row.id, wording(row)[:LONGEST_CHOICE])
        for row in rows
        if not getattr(row, "withdrawn_on", None)
    ]


def choose(one: Odd, back: Back, plan: ActionPlan, choice: str, said: Mapping[str, str]) -> Chosen:
    """What is chosen for a row.

    Raises:
        BadChange: where it cannot be chosen, or the row of the plan is missing.
    """
    if choice not in {known.value for known in one.choices} - {DECIDE}:
        raise BadChange("Choose what the row is.")
    if choice != IS:
        return Chosen("row", one.place, choice)
    row_id = said.get("is", "")
    if row_id not in {known.value for known in rows_of_plan(one, back, plan)}:
        raise BadChange("Choose which row of the plan it is.")
    return Chosen("row", one.place, choice, {"is": row_id})
