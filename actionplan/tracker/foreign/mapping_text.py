"""The mapping of a file as text: saved, edited by hand, and read again with a sentence for each mistake."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from actionplan.plan import yaml_text
from actionplan.plan.model import ActionPlan
from actionplan.tracker.foreign.asked import Asked
from actionplan.tracker.foreign.fields import KEEP, KINDS, LEAVE_OUT, fields_of
from actionplan.tracker.foreign.headings import Meaning
from actionplan.tracker.foreign.mapping import ANSWERED, ImportMapping, TableMapping
from actionplan.tracker.foreign.priorities import Priorities
from actionplan.words.english import listed, normalised, quoted
from actionplan.words.errors import BadPlanFile, BadTracker
from actionplan.words.statuses import read_status
from actionplan.words.vocabulary import Rag

_ROW = re.compile(r"[0-9]{1,7}")
_MISSPELT = 0.8
_HEAD = """\
# What the tables and columns of a tracker mean, and who is meant by a name. Edit it, and give it again with --mapping.
# kind: {kinds}, or leave out. A column that is not ours: keep as note, or leave out.
# In a table, leave out rows: [7, 12] leaves out the rows with these numbers.
# priorities: the id or title of the one that is meant. sections: yes if a row is a heading of those below, else no.
"""
_GROUPS = ("tables", "owners", "statuses", "priorities", "sections")
_WITHOUT = "leave out rows"
_OF_A_TABLE = ("sheet", "kind", "columns", _WITHOUT)


def mapping_text(
    mapping: ImportMapping,
    names: Sequence[str] = (),
    words: Sequence[str] = (),
    priorities: Sequence[str] = (),
    sections: Sequence[str] = (),
) -> str:
    """The mapping as text, with room for what is still asked about.

    That are `names` of owners, `words` for a status, texts that name `priorities`, and titles that may be `sections`.
    """
    said = {text: "yes" if yes else "no" for text, yes in mapping.sections.items()}
    data = {
        "tables": [_table_data(one) for one in (*mapping.tables, *mapping.unused)],
        "owners": _with_room(mapping.owners, names),
        "statuses": _with_room(mapping.statuses, words),
        "priorities": _with_room(mapping.priorities, priorities),
        "sections": _with_room(said, sections),
    }
    head = _HEAD.format(kinds=", ".join(KINDS))
    return head + yaml_text.emit({key: value for key, value in data.items() if value})


def _with_room(answers: Mapping[str, str], asked: Sequence[str]) -> dict[str, str]:
    return {**answers, **{text: "" for text in asked if text not in answers}}


def _table_data(one: TableMapping) -> dict[str, Any]:
    columns = {text: meant for text, (meant, _) in one.columns.items()}
    without = {_WITHOUT: [str(row) for row in one.without]} if one.without else {}
    return {"sheet": one.sheet, "kind": one.kind, "columns": columns, **without}


def read_mapping(text: str, name: str, plan: ActionPlan) -> ImportMapping:
    """The mapping that a text holds; owners are named as the register knows them.

    Raises:
        BadTracker: where it is none: the file, the line, and what to do.
    """
    try:
        data, lines = yaml_text.parse(text, name)
    except BadPlanFile as problem:
        raise BadTracker(str(problem)) from None
    return _Reader(name, lines, plan).read(data)


class _Reader:
    """Checks the parts of a mapping file one by one."""

    def __init__(self, name: str, lines: Mapping[yaml_text.Path, int], plan: ActionPlan) -> None:
        self.name, self.lines, self.plan = name, lines, plan

    def read(self, data: Any) -> ImportMapping:
        groups = self._group(data if data is not None else {}, (), _GROUPS)
        tables = groups.get("tables") or []
        if not isinstance(tables, list):
            raise self._wrong(("tables",), 'tables must be a list; begin each of its entries with "- "')
        read = tuple(self._table(one, ("tables", place)) for place, one in enumerate(tables))
        owners = self._answers(groups.get("owners") or {}, "owners")
        statuses = self._answers(groups.get("statuses") or {}, "statuses")
        priorities = self._answers(groups.get("priorities") or {}, "priorities")
        sections = self._answers(groups.get("sections") or {}, "sections")
        return ImportMapping(
            read,
            {text: self._owner(said, ("owners", text)) for text, said in owners.items()},
            {text: self._status(said, ("statuses", text)) for text, said in statuses.items()},
            priorities={
                text: self._priority(said, ("priorities", text)) for text, said in priorities.items()
            },
            sections={text: self._yes(said, ("sections", text)) for text, said in sections.items()},
        )

    def _wrong(self, path: yaml_text.Path, what: str) -> BadTracker:
        line = self.lines.get(path, 1)
        return BadTracker(f"{self.name}, line {line}: {what}" + ("" if what.endswith("?") else "."))

    def _group(self, data: Any, path: yaml_text.Path, known: Sequence[str] = ()) -> Mapping[str, Any]:
        if not isinstance(data, dict):
            raise self._wrong(path, "a group of names and values is expected here, such as kind: milestone")
        for key in data:
            if known and key not in known:
                choice = _meant(key, known) or f"use {listed(known, 'or')}"
                raise self._wrong((*path, key), f"there is no {quoted(key, 40)} in a mapping; {choice}")
        return data

    def _table(self, data: Any, path: yaml_text.Path) -> TableMapping:
        group = self._group(data, path, _OF_A_TABLE)
        kind = self._text(group.get("kind", ""), (*path, "kind"))
        if kind not in (*KINDS, LEAVE_OUT):
            choice = listed([*KINDS, LEAVE_OUT], "or")
            raise self._wrong((*path, "kind"), f"{quoted(kind, 40)} is no kind of table; use {choice}")
        said = self._answers(group.get("columns") or {}, *path, "columns")
        columns: dict[str, Meaning] = {}
        for text, meant in said.items():
            columns[text] = self._field(meant, kind, columns, (*path, "columns", text)), ANSWERED
        sheet = self._text(group.get("sheet", ""), (*path, "sheet"))
        without = self._numbers(group.get(_WITHOUT) or [], (*path, _WITHOUT))
        return TableMapping(sheet, 0, kind, ANSWERED, columns, without=without)

    def _numbers(self, data: Any, path: yaml_text.Path) -> tuple[int, ...]:
        """The numbers of rows, of a list or of one."""
        texts = [data] if isinstance(data, str) else data
        if not isinstance(texts, list) or not all(
            isinstance(one, str) and _ROW.fullmatch(one) for one in texts
        ):
            raise self._wrong(path, "give the numbers of the rows, such as leave out rows: [7, 12]")
        return tuple(int(one) for one in texts)

    def _field(self, meant: str, kind: str, others: Mapping[str, Meaning], path: yaml_text.Path) -> str:
        known = (*fields_of("milestone" if kind == LEAVE_OUT else kind), KEEP, LEAVE_OUT)
        if meant not in known:
            choice = _meant(meant, known) or f"use {listed(known, 'or')}"
            raise self._wrong(
                path, f"{quoted(meant, 40)} is nothing that a column of this kind can mean; {choice}"
            )
        twice = [text for text, (other, _) in others.items() if other == meant not in (KEEP, LEAVE_OUT)]
        if twice:
            both = f"{quoted(twice[0], 40)} means the {meant} already"
            raise self._wrong(path, f"{both}; write {KEEP} or {LEAVE_OUT} at one of the two")
        return meant

    def _answers(self, data: Any, *path: str | int) -> Mapping[str, str]:
        """The answers of a group that are given; empty ones are still open."""
        group = self._group(data, path)
        texts = {key: self._text(value, (*path, key)) for key, value in group.items()}
        return {key: text for key, text in texts.items() if text}

    def _text(self, value: Any, path: yaml_text.Path) -> str:
        if not isinstance(value, str):
            raise self._wrong(path, "one text is expected here, not a list or a group")
        return value.strip()

    def _owner(self, said: str, path: yaml_text.Path) -> str:
        found = self.plan.owner(said)
        if found is None:
            near = get_close_matches(normalised(said), [normalised(o.id) for o in self.plan.owners], n=1)
            choice = f"was {near[0]} meant?" if near else "add the owner to the plan first, or leave it empty"
            raise self._wrong(path, f"{quoted(said, 40)} is no owner in the register; {choice}")
        return found.id

    def _status(self, said: str, path: yaml_text.Path) -> str:
        rag = read_status(said, self.plan.settings.rag.labels)
        if rag is None:
            choice = listed([one.value for one in Rag], "or")
            raise self._wrong(path, f"{quoted(said, 40)} is no status; use {choice}")
        return rag.value

    def _priority(self, said: str, path: yaml_text.Path) -> str:
        """The id of the priority of the plan that is meant; else the title of one that it has not got."""
        ids = {normalised(name): row.id for row in self.plan.priorities for name in (row.title, row.id)}
        if normalised(said) in ids:
            return ids[normalised(said)]
        known = Priorities(self.plan, Asked()).known(said)
        near = get_close_matches(normalised(said), list(ids), n=1, cutoff=_MISSPELT)
        if known is None and near:
            meant = quoted(self.plan.name_of(ids[near[0]]), 60)
            raise self._wrong(path, f"{quoted(said, 60)} is no priority of the plan; was {meant} meant?")
        return known.id if known else said

    def _yes(self, said: str, path: yaml_text.Path) -> bool:
        if normalised(said) not in ("yes", "no"):
            raise self._wrong(path, f"{quoted(said, 40)} is no answer; write yes if it is a heading, else no")
        return normalised(said) == "yes"


def _meant(text: str, known: Sequence[str]) -> str:
    near = get_close_matches(text, known, n=1)
    return f"did you mean {near[0]}?" if near else ""
