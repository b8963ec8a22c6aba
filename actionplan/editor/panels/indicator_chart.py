"""How the limits of an indicator's chart are worked out, in plain words: most people leave it as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actionplan import desk
from actionplan.desk.plans import one_day
from actionplan.editor.asking import ask_which
from actionplan.editor.blocks import Block, Button, Field, Form
from actionplan.editor.messages import Done, Message
from actionplan.editor.rows import again, beside
from actionplan.editor.session import Handler, Session
from actionplan.plan.indicators import ChartSettings
from actionplan.plan.nouns import Indicator
from actionplan.words.english import day_words, quoted
from actionplan.words.errors import BadChange, PlanMoved

_RUN, _SCREEN, _FIX, _RESETS = "run_length", "screen_outliers", "fix_after", "resets"
_LIMITS = {_RUN: (3, 50), _FIX: (12, 100_000)}
_LABELS = {
    _RUN: "So many readings in a row on one side of the average are a signal",
    _SCREEN: "Leave readings far out of the others aside when the limits are worked out",
    _FIX: "Work the limits out from so many readings, then keep them",
    _RESETS: "Days from which the limits are worked out afresh, and why",
}
_HINTS = {
    _RUN: "Usually 7",
    _FIX: "At least 12; empty where each new reading counts for them",
    _RESETS: "One on each line, such as 1 June 2017: the new website",
}


def blocks(row: Indicator) -> Sequence[Block]:
    """The form of how an indicator's chart is worked out."""
    shown = _shown(row.chart)
    kinds = {_RUN: "number", _SCREEN: "tick", _FIX: "number", _RESETS: "lines"}
    fields = [
        Field(name, label, kinds[name], shown[name], hint=_HINTS.get(name, ""))  # type: ignore[arg-type]
        for name, label in _LABELS.items()
    ]
    save = Button("Save how the chart is worked out", "save chart settings", {"id": row.id})
    return [Form("chart-settings", "How its chart is worked out", fields, save)]


def _shown(chart: ChartSettings) -> Mapping[str, str]:
    return {
        _RUN: str(chart.run_length),
        _SCREEN: "yes" if chart.screen_outliers else "",
        _FIX: str(chart.fix_after or ""),
        _RESETS: "\n".join(f"{day_words(one.day)}: {one.why}" for one in chart.resets),
    }


def save_chart(session: Session, message: Message) -> Done:
    """Save how the chart is worked out, as one change.

    Raises:
        BadChange: where something typed does not fit; nothing of it is saved then.
    """
    row = session.row(message.args.get("id", ""))
    if not isinstance(row, Indicator):
        raise BadChange("That is no success indicator. Nothing was changed.")
    shown, filled = _shown(row.chart), beside(message)
    said = {
        name: text for name, text in filled.items() if name in shown and text.strip() != shown[name].strip()
    }
    new = {name: _value(session, name, text.strip()) for name, text in said.items()}
    chart = {**row.chart.model_dump(mode="json"), **new}
    try:
        made = desk.change(session.editor(message), row.id, {"chart": chart})
    except PlanMoved as error:
        return ask_which(error, message.do, again(message), session.by)
    return session.done(made)


def _value(session: Session, name: str, text: str) -> Any:
    if name == _SCREEN:
        return bool(text)
    if name == _RESETS:
        return [_reset(session, line) for line in text.splitlines() if line.strip()]
    if not text and name == _FIX:
        return None
    low, high = _LIMITS[name]
    number = int(text or 7) if text.isascii() and len(text) < 7 and (text or "7").isdigit() else 0
    if not low <= number <= high:
        raise BadChange(
            f"{_LABELS[name]}: {quoted(text, 40)} cannot be; write a whole number from {low} to {high:,}."
        )
    return number


def _reset(session: Session, line: str) -> Mapping[str, str]:
    """The day and the reason that a line names."""
    day, _, why = (part.strip() for part in line.partition(":"))
    if not why:
        raise BadChange(
            f"{_LABELS[_RESETS]}: {quoted(line, 60)} does not say why. Write the day, a colon and the reason, such as "
            "1 June 2017: the new website."
        )
    return {
        "day": one_day(
            day, session.plan, "Write it as 1 June 2017, and the reason behind a colon."
        ).isoformat(),
        "why": why,
    }


ACTIONS: Mapping[str, Handler] = {"save chart settings": save_chart}
