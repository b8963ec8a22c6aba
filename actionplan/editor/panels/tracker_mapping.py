"""What the tables and columns of somebody else's file mean, and what is asked about it, as tables to be put right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from actionplan.editor.blocks import Button, Cell, Choice, Column, Note, Row, Table
from actionplan.editor.panels.tracker_words import plainly
from actionplan.plan.model import ActionPlan
from actionplan.tracker.foreign import Imported, ImportMapping, TableMapping, as_kind
from actionplan.tracker.foreign import Table as ForeignTable
from actionplan.tracker.foreign.asked import Question
from actionplan.tracker.foreign.fields import KEEP, KINDS, LEAVE_OUT, fields_of
from actionplan.tracker.foreign.headings import confidence
from actionplan.tracker.foreign.mapping import ANSWERED
from actionplan.tracker.foreign.texts import is_blank, text_of
from actionplan.words.english import quoted, shortened
from actionplan.words.errors import BadChange
from actionplan.words.vocabulary import TAGS, Rag

MOST_TABLES = 12
"""So many tables of a file are shown with their columns."""
_SAMPLE = 3
_SAID = "as you say"
_OWNERS, _STATUSES, _PRIORITIES, _SECTIONS = "owners", "statuses", "priorities", "sections"
GROUPS: Mapping[str, tuple[str, Sequence[str]]] = {
    _OWNERS: ("Names that nobody in the register goes by", ("owner", "owners")),
    _STATUSES: ("Words for a status that are not known", ("status",)),
    _PRIORITIES: ("Priorities that the plan has not got", ("priority",)),
    _SECTIONS: ("Rows with nothing but a title", ("section",)),
}
"""What can be answered, by the name of the group of answers: its caption, and what its questions are about."""


def tables(key: str, imported: Imported, first: ImportMapping) -> Iterator[Table]:
    """The tables of a file with what they hold, and of each that is taken what its columns mean.

    `first` is what was made of them before a person said anything.
    """
    mappings = imported.mapping.tables, first.tables
    triples = list(zip(imported.found.tables, *mappings, strict=True))
    yield _kinds(key, triples)
    taken = [(place, *one) for place, one in enumerate(triples) if one[1].kind != LEAVE_OUT]
    for place, table, one, guess in taken[:MOST_TABLES]:
        yield _columns(key, place, table, one, guess)


def _kinds(key: str, triples: Sequence[tuple[ForeignTable, TableMapping, TableMapping]]) -> Table:
    holds = [
        *(Choice(kind, several.capitalize()) for kind, several in KINDS.items()),
        Choice(LEAVE_OUT, "Leave it out"),
    ]
    return Table(
        id=f"tables {key}",
        caption="The tables of the file",
        columns=[
            Column("table", "Table", "read", width="40%"),
            Column("rows", "Rows", "read", width="15%"),
            Column("kind", "What it holds", "choice", holds, width="25%"),
            Column("sure", "How sure that is", "read", width="20%"),
        ],
        rows=[_of_table(place, *one) for place, one in enumerate(triples)],
        do="kind of table",
        args={"file": key},
    )


def _of_table(place: int, table: ForeignTable, one: TableMapping, guess: TableMapping) -> Row:
    asked = [Note(plainly(question), "warn") for question in one.questions]
    cells = {
        "table": Cell(table.name, asked),
        "rows": Cell(str(len(table.rows))),
        "kind": Cell(one.kind),
        "sure": Cell(_sure(guess.percent) if one.kind == guess.kind else _SAID),
    }
    return Row(str(place), table.name, cells)


def _sure(percent: int) -> str:
    return f"{confidence(percent)}, {percent} %" if percent else ""


def _columns(key: str, place: int, table: ForeignTable, one: TableMapping, guess: TableMapping) -> Table:
    means = [
        *(Choice(name, name.capitalize()) for name in fields_of(one.kind)),
        Choice(KEEP, "Kept as an internal note"),
        Choice(LEAVE_OUT, "Left out"),
    ]
    return Table(
        id=f"columns {place} {key}",
        caption=f"What the columns mean: {table.name}",
        columns=[
            Column("heading", "Heading in the file", "read", width="28%"),
            Column("sample", "First values", "read", width="30%"),
            Column("means", "What it means", "choice", means, width="24%"),
            Column("sure", "How sure that is", "read", width="18%"),
        ],
        rows=[_of_heading(spot, table, one, guess) for spot in range(len(table.headings))],
        do="meaning of column",
        args={"file": key, "table": str(place)},
    )


def _of_heading(spot: int, table: ForeignTable, one: TableMapping, guess: TableMapping) -> Row:
    heading = table.headings[spot]
    meant, percent = guess.columns[heading.text] if guess.kind == one.kind else one.columns[heading.text]
    values = (row.cells[spot] for row in table.rows)
    first = [shortened(text_of(value), 40) for value in values if not is_blank(value)][:_SAMPLE]
    cells = {
        "heading": Cell(heading.text, [Note(f"column {heading.column}", "quiet")]),
        "sample": Cell("", [Note(text, "quiet") for text in first]),
        "means": Cell(one.columns[heading.text][0]),
        "sure": Cell(_sure(percent) if one.columns[heading.text][0] == meant else _SAID),
    }
    return Row(str(spot), heading.text, cells)


def questions(key: str, imported: Imported, plan: ActionPlan) -> Iterator[Table]:
    """What is asked about names and words of the file, and what was answered."""
    for group, (caption, about) in GROUPS.items():
        asked = {one.text: one for one in imported.questions if one.about in about}
        answered = _answers(imported.mapping, group)
        texts = [*answered, *(text for text in asked if text not in answered)]
        if texts:
            yield _asked(
                key, group, caption, [(text, asked.get(text), answered.get(text, "")) for text in texts], plan
            )


def _answers(mapping: ImportMapping, group: str) -> Mapping[str, str]:
    if group == _SECTIONS:
        return {text: "yes" if is_heading else "no" for text, is_heading in mapping.sections.items()}
    found: Mapping[str, str] = getattr(mapping, group)
    return found


def _asked(
    key: str, group: str, caption: str, texts: Sequence[tuple[str, Question | None, str]], plan: ActionPlan
) -> Table:
    return Table(
        id=f"{group} {key}",
        caption=caption,
        columns=[
            Column("text", "In the file", "read", width="28%"),
            Column("asked", "What is asked", "read", width="44%"),
            Column("answer", "What it means", "choice", choices(group, plan), width="28%"),
        ],
        rows=[_question(key, group, text, one, answer, plan) for text, one, answer in texts],
        do="answer about table",
        args={"file": key, "group": group},
    )


def _question(key: str, group: str, text: str, one: Question | None, answer: str, plan: ActionPlan) -> Row:
    guess = one.guess if one else ""
    args = {"file": key, "group": group, "id": text, "value": guess}
    yes = [Button(f"It is {plan.name_of(guess)}", "answer about table", args)] if guess else []
    why = Note(plainly(one.sentence), "warn") if one else Note(_SAID, "quiet")
    cells = {"text": Cell(text), "asked": Cell("", [why]), "answer": Cell(answer, buttons=yes)}
    return Row(text, text, cells)


def choices(group: str, plan: ActionPlan) -> Sequence[Choice]:
    """What can be answered."""
    if group == _OWNERS:
        return [
            Choice("", "Nobody: keep it as an internal note"),
            *(Choice(one.id, one.name) for one in plan.owners),
        ]
    if group == _STATUSES:
        return [
            Choice("", "Keep it as an internal note"),
            *(Choice(rag.value, TAGS[rag].word) for rag in Rag if rag in TAGS),
        ]
    if group == _PRIORITIES:
        return [
            Choice("", "None: keep it as an internal note"),
            *(Choice(one.id, one.title) for one in plan.priorities),
        ]
    return [Choice("", "Choose"), Choice("yes", "A heading of the rows below"), Choice("no", "A milestone")]


def with_kind(imported: Imported, place: int, kind: str) -> ImportMapping:
    """The mapping with what a table holds.

    Raises:
        BadChange: where there is no such table, or it cannot hold that.
    """
    if kind not in (*KINDS, LEAVE_OUT) or not 0 <= place < len(imported.mapping.tables):
        raise BadChange("Choose what the table holds.")
    return _with_table(imported.mapping, place, as_kind(imported.found.tables[place], kind))


def with_meaning(imported: Imported, place: int, spot: int, meant: str) -> ImportMapping:
    """The mapping with what a column means; another column that meant the same is kept as a note.

    Raises:
        BadChange: where there is no such column, or it cannot mean that.
    """
    tables = imported.mapping.tables
    if not (0 <= place < len(tables) and 0 <= spot < len(imported.found.tables[place].headings)):
        raise BadChange("That column is not in the file any more. Drop the file again.")
    one, heading = tables[place], imported.found.tables[place].headings[spot].text
    if meant not in (*fields_of(one.kind), KEEP, LEAVE_OUT):
        raise BadChange(f"{quoted(heading, 40)} cannot mean that. Choose from the list.")
    only_once = {text: (KEEP, ANSWERED) for text, (other, _) in one.columns.items() if other == meant}
    only_once = {} if meant in (KEEP, LEAVE_OUT) else only_once
    columns = {**one.columns, **only_once, heading: (meant, ANSWERED)}
    return _with_table(imported.mapping, place, replace(one, columns=columns, questions=()))


def _with_table(mapping: ImportMapping, place: int, table: TableMapping) -> ImportMapping:
    before, after = mapping.tables[:place], mapping.tables[place + 1 :]
    return replace(mapping, tables=(*before, table, *after))


def with_answer(imported: Imported, plan: ActionPlan, group: str, text: str, answer: str) -> ImportMapping:
    """The mapping with an answer; an empty one leaves it open.

    Raises:
        BadChange: where nothing of the kind is asked, or it is no answer.
    """
    mapping = imported.mapping
    if group not in GROUPS or answer not in {one.value for one in choices(group, plan)}:
        raise BadChange("Choose an answer from the list.")
    asked = {one.text for one in imported.questions if one.about in GROUPS[group][1]}
    if text not in asked and text not in _answers(mapping, group):
        raise BadChange("That is not asked any more.")
    others = {one: said for one, said in _answers(mapping, group).items() if one != text}
    answered = {**others, text: answer} if answer else others
    if group == _SECTIONS:
        return replace(mapping, sections={title: said == "yes" for title, said in answered.items()})
    if group == _OWNERS:
        return replace(mapping, owners=answered)
    return (
        replace(mapping, statuses=answered) if group == _STATUSES else replace(mapping, priorities=answered)
    )
