"""The definition of an indicator: what is counted, where, of whom, by which marks, and what it serves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actionplan import desk
from actionplan.desk.measuring import set_baseline
from actionplan.editor.asking import ask_which
from actionplan.editor.blocks import Block, Button, Choice, Field, Form, Kind
from actionplan.editor.messages import Done, Message
from actionplan.editor.panels.owned import NONE, priority_choices
from actionplan.editor.rows import again, beside
from actionplan.editor.session import Handler, Session
from actionplan.editor.values import text_of, value_of
from actionplan.plan.nouns import Indicator
from actionplan.tracker.cell_figures import read_figure
from actionplan.view.readings_told import figure_as_typed
from actionplan.words.english import quoted, shortened
from actionplan.words.errors import BadChange, PlanMoved
from actionplan.words.figures import figure

_FIELDS: Mapping[str, tuple[str, Kind, str]] = {
    "measure": ("What exactly is counted, or measured", "lines", ""),
    "theme": ("Theme", "text", "Indicators of one theme stand together"),
    "targets": ("Target rows that it serves", "lines", "One on each line, in its own words"),
    "place": ("Place that it counts", "text", "Of a target for several places"),
    "segment": ("Of whom", "text", ""),
    "source": ("Source", "text", "Where readings come from"),
    "note": ("Note", "lines", "Printed in the report"),
}
_NUMBERS: Mapping[str, tuple[str, str]] = {
    "tolerance": ("Tolerance, in per cent", "A target missed by no more than this counts as on course"),
    "per": ("A share is counted as so many per", "Usually 100"),
    "lowest": ("Lowest possible value", "Empty where there is none"),
    "highest": ("Highest possible value", "Empty where there is none"),
}
_BENCHMARK: Mapping[str, tuple[str, str]] = {
    "name": ("Compared with", "Who else reaches what, such as the average of England"),
    "value": ("What they reach", "One figure, in the unit of this indicator"),
    "as_at": ("When they reached it, as you write it", ""),
    "source": ("Source of that", ""),
}
_WITH = "benchmark "


def baseline_button(row: Indicator) -> Button:
    """The button that asks where an indicator started, and when."""
    start = row.baseline
    fields = (
        Field(
            "figure",
            "Figure",
            value=figure_as_typed(start) if start else "",
            hint="Such as 1,450 or 17 of 32",
        ),
        Field("as_at", "When, as you write it", value=start.as_at if start else ""),
    )
    label = "Change where it started" if start else "Say where it started"
    return Button(label, "save baseline", {"id": row.id}, fields=fields)


def save_baseline(session: Session, message: Message) -> Done:
    """Save where an indicator started."""
    said, row_id = beside(message), message.args.get("id", "")
    editor = session.editor(message, "where it started")
    try:
        made = set_baseline(editor, row_id, said.get("figure", ""), said.get("as_at", ""))
    except PlanMoved as error:
        return ask_which(error, message.do, again(message), session.by)
    return session.done(made)


def blocks(session: Session, row: Indicator) -> Sequence[Block]:
    """The form of an indicator's definition."""
    save = Button("Save these details", "save indicator details", {"id": row.id})
    return [Form("indicator-details", "What it measures", _fields(session, row), save)]


def _fields(session: Session, row: Indicator) -> Sequence[Field]:
    texts = [
        Field(name, label, kind, text_of(row, name, session.plan), hint=hint)
        for name, (label, kind, hint) in _FIELDS.items()
    ]
    numbers = [
        Field(name, label, "number", _shown(row, name), hint=hint) for name, (label, hint) in _NUMBERS.items()
    ]
    others = [Choice(one.id, shortened(one.title)) for one in session.plan.indicators if one.id != row.id]
    total = Field(
        "running_total",
        "It is a running total, such as followers",
        "tick",
        "yes" if row.running_total else "",
    )
    return [
        *texts,
        Field("priority", "Priority", "choice", row.priority or "", [NONE, *priority_choices(session)]),
        Field(
            "part_of",
            "Part of",
            "choice",
            row.part_of or "",
            [NONE, *others],
            hint="It cannot exceed that one",
        ),
        total,
        *numbers,
        *(
            Field(f"{_WITH}{name}", label, value=_of_benchmark(row, name), hint=hint)
            for name, (label, hint) in _BENCHMARK.items()
        ),
    ]


def _of_benchmark(row: Indicator, name: str) -> str:
    value = getattr(row.benchmark, name, "")
    return figure(value) if isinstance(value, float) else str(value)


def _benchmark(row: Indicator, said: Mapping[str, str]) -> Mapping[str, Any]:
    """What others reach, as it was filled in; nothing of it takes it away.

    Raises:
        BadChange: where it lacks a name, or one figure.
    """
    typed = {name: said.get(f"{_WITH}{name}", _of_benchmark(row, name)).strip() for name in _BENCHMARK}
    if typed == {name: _of_benchmark(row, name).strip() for name in _BENCHMARK}:
        return {}
    if not any(typed.values()):
        return {"benchmark": None}
    for name in ("name", "value"):
        if not typed[name]:
            raise BadChange(
                f"{_BENCHMARK[name][0]}: this is needed, too; or empty all of what it is compared with."
            )
    return {"benchmark": {**typed, "value": _one_figure(_BENCHMARK["value"][0], typed["value"], row.unit)}}


def _shown(row: Indicator, name: str) -> str:
    value = getattr(row, name)
    return "" if value is None else figure(value)


def save_details(session: Session, message: Message) -> Done:
    """Save the definition as one change.

    Raises:
        BadChange: where something typed does not fit; nothing of it is saved then.
    """
    row, filled = session.row(message.args.get("id", "")), beside(message)
    if not isinstance(row, Indicator):
        raise BadChange("That is no success indicator. Nothing was changed.")
    known = (*_FIELDS, "priority", "part_of", "running_total", *_NUMBERS)
    said = {name: text for name, text in filled.items() if name in known}
    new = {
        name: _value(session, name, text) for name, text in said.items() if text != _typed(session, row, name)
    }
    try:
        made = desk.change(session.editor(message), row.id, {**new, **_benchmark(row, filled)})
    except PlanMoved as error:
        return ask_which(error, message.do, again(message), session.by)
    return session.done(made)


def _typed(session: Session, row: Indicator, name: str) -> str:
    """What stands in a field of the form."""
    if name in _NUMBERS:
        return _shown(row, name)
    return (getattr(row, name) or "") if name in ("priority", "part_of") else text_of(row, name, session.plan)


def _value(session: Session, name: str, text: str) -> Any:
    if name not in _NUMBERS:
        return value_of(Indicator, name, text, session.plan, session.look.day)
    if not text.strip():
        return Indicator.model_fields[name].default
    return _one_figure(_NUMBERS[name][0], text, "%")


def _one_figure(label: str, text: str, unit: str) -> float:
    found = read_figure(text, unit)
    if found is None or found.approximate:
        raise BadChange(f"{label}: {quoted(text, 40)} is not one figure; write it as 5 or 1,000.")
    return found.number


ACTIONS: Mapping[str, Handler] = {"save indicator details": save_details, "save baseline": save_baseline}
