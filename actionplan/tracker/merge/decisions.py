"""What a person decides of a merge: which value is kept or given instead, why a status is so, which row a row is."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from actionplan.plan.yaml_text import Path, parse
from actionplan.words.english import listed, normalised, quoted
from actionplan.words.errors import BadPlanFile, BadTracker

Keep = Literal["plan", "file"]
_KEYS: Mapping[str, str] = {
    "row": "an id, or Milestones row 14",
    "column": "a heading",
    "keep": "plan or file",
    "reason": "of a status",
    "value": "instead of what was typed",
    "add": "yes or no",
    "is": "the id of the row that it is",
}
_ALL_KEYS = listed([f"{key} ({meaning})" for key, meaning in _KEYS.items()], "or")
_DECIDING = ("keep", "reason", "value", "add", "is")
_WHAT_IS_DECIDED = listed([f"{key} ({_KEYS[key]})" for key in _DECIDING], "or")
_YES_NO: Mapping[str, bool] = {"yes": True, "true": True, "no": False, "false": False}


@dataclass(frozen=True, slots=True)
class Decision:
    """What is decided of a row, or of one cell of it, named by its heading.

    Args:
        row: the id of the row in the plan, or its place in the file: `Milestones row 14`.
        column: the heading; empty for all of the row.
        keep: which value is kept, that of the plan or that of the file.
        reason: the reason of a status that lacks one.
        value: what stands in the cell instead of what was typed.
        add: whether the row becomes a new row of the plan.
        is_row: the id of the row of the plan that it is.
        where: where the decision stands, for sentences about it.
    """

    row: str
    column: str = ""
    keep: Keep | None = None
    reason: str = ""
    value: str = ""
    add: bool | None = None
    is_row: str = ""
    where: str = ""

    def refusal(self, why: str) -> BadTracker:
        """An error that says where the decision stands, and what is wrong with it."""
        about = ", ".join(quoted(text, 60) for text in (self.row, self.column) if text)
        said = why if why.endswith("?") else f"{why}."
        return BadTracker(f"{self.where or 'A decision'} ({about}): {said}")

    def twice(self, other: Decision) -> BadTracker:
        """An error that says that it is decided by another decision as well."""
        there = f", here and in {other.where}" if other.where else ""
        return self.refusal(f"this is decided twice{there}; keep one of the two")

    def refuse_unsound(self) -> None:
        """Refuse what says nothing, and what cannot be followed together: of a row that is not wanted nothing is taken.

        Raises:
            BadTracker: naming the key, or the two keys.
        """
        for name, text in (("reason", self.reason), ("value", self.value)):
            if text and not any(map(_is_seen, text)):
                raise self.refusal(f"the {name} holds nothing that can be seen; write it out, or take it out")
        said = {"is": self.is_row, "reason": self.reason, "value": self.value, "add: yes": self.add}
        against = {
            "add: yes": ["is"],
            "add: no": ["is", "reason", "value"],
            "keep: plan": ["reason", "value", "add: yes"],
        }
        decided = {"add: yes": self.add, "add: no": self.add is False, "keep: plan": self.keep == "plan"}
        for key, others in against.items():
            other = next((one for one in others if said[one]), "")
            if decided[key] and other:
                raise self.refusal(f"{key} and {other} cannot both be; keep one of the two")


def _is_seen(character: str) -> bool:
    """Whether a character shows anything: no blank, and no mark such as a space of no width."""
    return unicodedata.category(character) not in ("Cf", "Zs", "Zl", "Zp")


def read_decisions(text: str, name: str) -> tuple[Decision, ...]:
    """The decisions in a YAML text: a list of groups with row, column, keep, reason, value, add and is.

    Raises:
        BadTracker: naming the line and what to write there.
    """
    try:
        data, lines = parse(text, name)
    except BadPlanFile as error:
        raise BadTracker(str(error)) from None
    if data is None:
        return ()
    if not isinstance(data, list):
        raise BadTracker(
            f'{name}: decisions are a list; begin each of them with "- row: ", and go on with {_ALL_KEYS}.'
        )
    return tuple(_decision(one, (place,), lines, name) for place, one in enumerate(data))


def _decision(data: Any, path: Path, lines: Mapping[Path, int], name: str) -> Decision:
    if not isinstance(data, dict):
        raise BadTracker(f'{name}, line {lines[path]}: a decision names a row; write "- row: m-show".')
    for key, value in data.items():
        where = f"{name}, line {lines[*path, key]}"
        if key not in _KEYS:
            raise BadTracker(f"{where}: {quoted(str(key), 40)} is not known here; write {_ALL_KEYS}.")
        if not isinstance(value, str):
            raise BadTracker(f"{where}: {key} is one text.")
        if key == "keep" and value not in ("plan", "file"):
            raise BadTracker(f"{where}: {quoted(value, 40)} cannot be kept; write plan or file.")
        if key == "add" and normalised(value) not in _YES_NO:
            raise BadTracker(f"{where}: {quoted(value, 40)} is neither yes nor no.")
    where = f"{name}, line {lines[path]}"
    if not data.get("row", "").strip():
        raise BadTracker(f"{where}: a decision names its row, by its id or as Milestones row 14.")
    if not any(data.get(key, "").strip() for key in _DECIDING):
        raise BadTracker(f"{where}: nothing is decided; write {_WHAT_IS_DECIDED}.")
    if data.get("value", "").strip() and not data.get("column", "").strip():
        raise BadTracker(f"{where}: a value is that of one cell; write its heading as column.")
    return Decision(
        row=data["row"].strip(),
        column=data.get("column", "").strip(),
        keep=data.get("keep"),
        reason=data.get("reason", "").strip(),
        value=data.get("value", "").strip(),
        add=_YES_NO[normalised(data["add"])] if "add" in data else None,
        is_row=data.get("is", "").strip(),
        where=where,
    )


def named(decisions: Sequence[Decision]) -> Mapping[str, list[Decision]]:
    """The decisions by the row that each names, as it is compared."""
    found: dict[str, list[Decision]] = {}
    for decision in decisions:
        found.setdefault(as_named(decision.row), []).append(decision)
    return found


def as_named(row: str) -> str:
    """A row as it is compared: `Milestones, Row 14` is `milestones row 14`."""
    return " ".join(normalised(row).replace(",", " ").split())
