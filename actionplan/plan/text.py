"""The plan file: the whole plan as text, read with the line of every mistake, and written to be edited."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from actionplan.plan import yaml_text
from actionplan.plan.changes import WHOLE_ROW, Change, diff, row_data
from actionplan.plan.matching import Likeness, match
from actionplan.plan.model import KINDS, ActionPlan, PlanHeader, references
from actionplan.plan.nouns import Noun
from actionplan.plan.ordering import in_places
from actionplan.plan.problems import not_in_register, problems
from actionplan.plan.validation import Path, sentences
from actionplan.words.english import normalised, shortened
from actionplan.words.errors import BadPlanFile

NewId = Callable[[str], str]
_SPELLING = {kind_field: kind for kind, (kind_field, _) in KINDS.items()}
_HEADER = tuple(PlanHeader.model_fields)
_TRIES = 20


@dataclass(frozen=True, slots=True)
class PlanText:
    """What a plan file says: the plan, and the revision it was written from (None where it does not say)."""

    plan: ActionPlan
    revision: int | None


def read_plan(text: str, source: str, new_id: NewId, known: ActionPlan | None = None) -> PlanText:
    """Read a plan file.

    Rows without an id get that of the row of `known` they match, else a new one from `new_id(letter)`.

    Raises:
        BadPlanFile: with one sentence for each problem: file, line, path in the plan, what to do.

    """
    data, lines = yaml_text.parse(text, source)
    reader = _Reader(source, lines)
    if not isinstance(data, dict):
        begin = "it must begin with fields such as id, title and settings"
        raise BadPlanFile([f"{source}, line 1: this is not a plan: {begin}."])
    revision = reader.revision(data.pop("revision", None))
    reader.refuse_unknown(data)
    header = reader.header({key: data[key] for key in _HEADER if key in data})
    lists = {kind: reader.raw_rows(kind, data.get(name, [])) for name, kind in _SPELLING.items()}
    reader.stop_at_problems()
    _fill_ids(lists, known, new_id)
    reader.note_owners(lists["owner"])
    rows = {kind: reader.rows(kind, of_kind, known) for kind, of_kind in lists.items()}
    reader.stop_at_problems()
    assert header is not None
    plan = ActionPlan.of(header, rows)
    reader.check(plan)
    if known:
        reader.check_recorded(plan, known)
    reader.stop_at_problems()
    return PlanText(plan, revision)


@dataclass
class _Reader:
    """Turns plain data into rows, and gathers a sentence for each thing that is wrong."""

    source: str
    lines: Mapping[Path, int]
    found: list[str] = field(default_factory=list)
    places: dict[str, Path] = field(default_factory=dict)
    ids: dict[Path, str] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)

    def problem(self, path: Path, problem: str) -> None:
        line = next((self.lines[path[:n]] for n in range(len(path), -1, -1) if path[:n] in self.lines), 1)
        where = "/".join(self._step(path[:n]) for n in range(1, len(path) + 1))
        ending = "" if problem[-1] in ".?" else "."
        self.found.append(f"{self.source}, line {line}{', ' + where if where else ''}: {problem}{ending}")

    def _step(self, path: Path) -> str:
        last = path[-1]
        return self.ids.get(path) or (str(last + 1) if isinstance(last, int) else shortened(last))

    def stop_at_problems(self) -> None:
        if self.found:
            raise BadPlanFile(self.found)

    def revision(self, written: Any) -> int | None:
        if written is None:
            return None
        if isinstance(written, str) and re.fullmatch(r"[1-9][0-9]{0,8}", written):
            return int(written)
        self.problem(("revision",), "must be the whole number that dump wrote, or be left out")
        return None

    def refuse_unknown(self, data: Mapping[str, Any]) -> None:
        known = {**PlanHeader.model_fields, **dict.fromkeys(_SPELLING)}
        for key in data:
            if key not in known:
                near = _near(key, list(known))
                self.problem((key,), f"a plan has no part of this name; {near}")

    def header(self, data: Mapping[str, Any]) -> PlanHeader | None:
        try:
            return PlanHeader.model_validate(data)
        except ValidationError as error:
            for where, sentence in sentences(error, PlanHeader):
                self.problem(where, sentence)
            return None

    def raw_rows(self, kind: str, rows: Any) -> list[dict[str, Any]]:
        name = KINDS[kind][0]
        if rows == "":
            return []
        if not isinstance(rows, list):
            self.problem((name,), 'must be a list; begin each of its rows with "- "')
            return []
        for place, row in enumerate(rows):
            if isinstance(row, dict):
                self._note_row(row, (name, place))
            else:
                self.problem((name, place), "must be a group of fields, such as id and title")
        return [row for row in rows if isinstance(row, dict)]

    def _note_row(self, row: Mapping[str, Any], path: Path) -> None:
        if not isinstance(row.get("id", ""), str):
            self.problem((*path, "id"), "must be one text, not a list or a group")
        elif row.get("id"):
            self._remember(row["id"], path)
        if "order" in row:
            self.problem((*path, "order"), "take it out: the place in the list is the order")

    def _remember(self, row_id: str, path: Path) -> None:
        first = self.places.setdefault(row_id, path)
        self.ids[path] = row_id
        if first != path:
            line = self.lines[first]
            sentence = f'the id "{row_id}" is used already on line {line}; give this row another'
            self.problem((*path, "id"), sentence)

    def rows(self, kind: str, rows: Sequence[dict[str, Any]], known: ActionPlan | None) -> tuple[Noun, ...]:
        name, noun = KINDS[kind]
        orders = _orders([row["id"] for row in rows], known.rows(kind) if known else ())
        made: list[Noun] = []
        for place, (row, order) in enumerate(zip(rows, orders, strict=True)):
            self.places.setdefault(row["id"], (name, place))
            try:
                made.append(noun.model_validate({**_given(row, noun), "order": order}))
            except ValidationError as error:
                for where, sentence in sentences(error, noun):
                    owner = noun.references.get(str(where[0])) == "owner" and self._owner_meant(error, where)
                    self.problem((name, place, *where), owner or sentence)
        return tuple(made)

    def note_owners(self, rows: Sequence[Mapping[str, Any]]) -> None:
        for row in rows:
            aliases = row.get("aliases", [])
            for name in (row.get("name"), *(aliases if isinstance(aliases, list) else [])):
                if isinstance(name, str):
                    self.owners[normalised(name)] = row["id"]

    def _owner_meant(self, error: ValidationError, where: Path) -> str:
        """A name where an id is needed: say whose."""
        written = next(one["input"] for one in error.errors() if one["loc"] == where)
        meant = self.owners.get(normalised(written)) if isinstance(written, str) else None
        return not_in_register(written, meant) if meant else ""

    def check(self, plan: ActionPlan) -> None:
        for row_id, name, sentence in problems(plan):
            self.problem((*self.places.get(row_id, ()), name), sentence)

    def check_recorded(self, plan: ActionPlan, known: ActionPlan) -> None:
        """Refuse other words for what was only ever added: here its line is known."""
        for kind in (kind for kind, (_, noun) in KINDS.items() if noun.appended):
            before = {row.id: row for row in known.rows(kind)}
            for row in plan.rows(kind):
                for name in _rewritten(row, before.get(row.id, row)):
                    self.problem((*self.places[row.id], name), _stays(kind))


def _orders(ids: Sequence[str], known: Sequence[Noun]) -> list[int]:
    """The order of each row of a list; rows that stand as they stood keep theirs, even where two share one."""
    before = {row.id: row.order for row in known}
    rank = {row.id: place for place, row in enumerate(known)}
    ranks = [rank.get(row_id, -1) for row_id in ids]
    if -1 not in ranks and ranks == sorted(ranks):
        return [before[row_id] for row_id in ids]
    return in_places([before.get(row_id) for row_id in ids])


def _rewritten(row: Noun, before: Noun) -> list[str]:
    """The fields of an entry that a file has changed; who and when may be left out, and it may be withdrawn."""
    now, was = row.model_dump(), before.model_dump()
    left_out = {name for name in ("recorded", "by") if not now[name]}
    return [n for n in now if now[n] != was[n] and n not in {"order", "withdrawn", *left_out}]


def _stays(kind: str) -> str:
    thing = "piece of evidence" if kind == "evidence" else kind
    return f"this {thing} stays as it was recorded; take the edit back, and add a new {thing} instead"


def _near(key: str, known: list[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key, known, n=1)
    return f"did you mean {near[0]}?" if near else f"it has {', '.join(known)}"


def _given(row: Mapping[str, Any], noun: type[Noun]) -> dict[str, Any]:
    """The fields of a row without those left empty: `owner:` alone says no more than leaving it out."""
    optional = {name for name, field in noun.model_fields.items() if not field.is_required()}
    return {key: value for key, value in row.items() if value != "" or key not in optional}


def _fill_ids(lists: Mapping[str, list[dict[str, Any]]], known: ActionPlan | None, new_id: NewId) -> None:
    taken = {row["id"] for rows in lists.values() for row in rows if row.get("id")}
    used = taken | set(known.by_id if known else ())
    for kind, rows in lists.items():
        nameless = [row for row in rows if not row.get("id")]
        free = [row for row in known.rows(kind) if row.id not in taken] if known and nameless else []
        old = {row.id: Likeness.of(kind, row_data(row)) for row in free}
        matched = match(old, [Likeness.of(kind, row) for row in nameless])
        for row, found in zip(nameless, matched, strict=True):
            row["id"] = found or _unused(used, new_id, KINDS[kind][1].letter)
            used.add(row["id"])


def _unused(used: Set[str], new_id: NewId, letter: str) -> str:
    """A new id that no row has; the last one made where the generator keeps repeating itself."""
    row_id = new_id(letter)
    for _ in range(_TRIES):
        if row_id not in used:
            break
        row_id = new_id(letter)
    return row_id


def changes_in_file(base: ActionPlan, written: ActionPlan) -> tuple[Change, ...]:
    """What a plan file changes of the plan it was written from.

    What it leaves out is removed, but never updates, observations or evidence.
    """
    return tuple(
        change
        for change in diff(base, written)
        if not (change.field == WHOLE_ROW and change.new is None and KINDS[change.kind][1].appended)
    )


def dump_plan(plan: ActionPlan, revision: int | None = None) -> str:
    """The plan as a plan file. Updates and evidence about rows that were removed are left to the history."""
    header = plan.header.model_dump(mode="json", exclude_defaults=True)
    if revision is not None:
        header = {"revision": revision, **header}
    parts = [yaml_text.emit(header)]
    for kind, (name, _) in KINDS.items():
        rows = [_row_for_file(row) for row in plan.rows(kind) if _has_its_subject(row, plan)]
        if rows:
            parts.append(yaml_text.emit({name: rows}))
    return "\n".join(parts)


def _row_for_file(row: Noun) -> dict[str, Any]:
    data = row_data(row)
    data.pop("order", None)
    first = {"id": row.id} | {field: data[field] for field in type(row).wording if field in data}
    return first | data


def _has_its_subject(row: Noun, plan: ActionPlan) -> bool:
    return not type(row).appended or all(target in plan.by_id for _, target in references(row))
