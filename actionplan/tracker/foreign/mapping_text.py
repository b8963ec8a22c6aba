"""The mapping of a file as text: saved, edited by hand, and read again with a sentence for each mistake."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from actionplan.plan import yaml_text
from actionplan.plan.model import ActionPlan
from actionplan.tracker.foreign.fields import KEEP, KINDS, LEAVE_OUT, fields_of
from actionplan.tracker.foreign.headings import Meaning
from actionplan.tracker.foreign.mapping import ANSWERED, ImportMapping, TableMapping
from actionplan.words.english import listed, normalised, quoted
from actionplan.words.errors import BadPlanFile, BadTracker
from actionplan.words.statuses import read_status
from actionplan.words.vocabulary import Rag

_HEAD = """\
# What the tables and columns of a tracker mean, and who is meant by a name. Edit it, and give it again with --mapping.
# kind: {kinds}, or leave out. A column that is not ours: keep as note, or leave out.
"""
_GROUPS = ("tables", "owners", "statuses")
_OF_A_TABLE = ("sheet", "kind", "columns")


def mapping_text(mapping: ImportMapping, names: Sequence[str] = (), words: Sequence[str] = ()) -> str:
    """The mapping as text; `names` of owners and `words` for a status that are still asked about stand there empty."""
    data = {
        "tables": [
            {
                "sheet": one.sheet,
                "kind": one.kind,
                "columns": {text: meant for text, (meant, _) in one.columns.items()},
            }
            for one in (*mapping.tables, *mapping.unused)
        ],
        "owners": {**mapping.owners, **{name: "" for name in names if name not in mapping.owners}},
        "statuses": {**mapping.statuses, **{word: "" for word in words if word not in mapping.statuses}},
    }
    head = _HEAD.format(kinds=", ".join(KINDS))
    return head + yaml_text.emit({key: value for key, value in data.items() if value})


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
        return ImportMapping(
            read,
            {text: self._owner(said, ("owners", text)) for text, said in owners.items()},
            {text: self._status(said, ("statuses", text)) for text, said in statuses.items()},
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
        return TableMapping(self._text(group.get("sheet", ""), (*path, "sheet")), 0, kind, ANSWERED, columns)

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


def _meant(text: str, known: Sequence[str]) -> str:
    near = get_close_matches(text, known, n=1)
    return f"did you mean {near[0]}?" if near else ""
