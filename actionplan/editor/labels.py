"""What each field is called where the page tells of a change, and how its value reads there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actionplan.editor.telling_chart import chart_words
from actionplan.plan.changes import Change
from actionplan.plan.describe import shown
from actionplan.plan.fields import field_words, is_day
from actionplan.plan.model import ActionPlan
from actionplan.view.heading import fortnight
from actionplan.words.english import day_words, listed
from actionplan.words.errors import UnknownPeriod
from actionplan.words.vocabulary import Audience, Rag

_LABELS: Mapping[str, str] = {
    "about": "what it is about",
    "aliases": "other names",
    "audience": "who may read it",
    "carried_from": "carried on from",
    "chart": "how its chart is worked out",
    "continues": "goes on",
    "date": "date",
    "direction": "which way it should move",
    "highest": "highest possible value",
    "lesson": "what was learnt",
    "lowest": "lowest possible value",
    "measure": "what is counted",
    "narrative": "update",
    "of": "asked of",
    "outcome": "what came of it",
    "path_to_green_by": "green again by",
    "period": "fortnight",
    "reported_rag": "status reported",
    "short": "short form",
    "targets": "target rows that it serves",
    "target": "target",
    "text": "text",
    "type": "kind",
}
_READERS: Mapping[str, str] = {
    Audience.LAY_MEMBERS.value: "everybody",
    Audience.EXECUTIVE.value: "executives and the team",
    Audience.TEAM.value: "the team only",
}


def label(field: str) -> str:
    """What a field is called."""
    return _LABELS.get(field) or field_words(field)


def labelled(field: str, old: str, new: str) -> str:
    """`owner: “Ann” (was “Ben”)`; of a field that has no value now, `owner: none (was “Ben”)`."""
    was = f" (was {old})" if old else ""
    return f"{label(field)}: {new or 'none'}{was}"


def value_of(kind: str, field: str, value: Any, plan: ActionPlan) -> str:
    """A value as the page tells it: what was typed in quotation marks, all else as a word; empty for none."""
    if value is None or value in ("", [], ()):
        return ""
    if field == "chart":
        return chart_words(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return f"{value:,.15g}" if field not in ("number", "per") else f"{value:.15g}"
    if isinstance(value, str):
        return _word(field, value, plan) or shown(value, Change(kind, "", field, None, value), plan)
    if isinstance(value, (list, tuple)) and all(isinstance(one, str) for one in value):
        return listed([value_of(kind, field, one, plan) for one in value])
    return shown(value, Change(kind, "", field, None, value), plan)


def _word(field: str, value: str, plan: ActionPlan) -> str:
    """What is chosen from a list, or is a day, needs no quotation marks; empty for what was typed."""
    if field == "reported_rag":
        return plan.settings.rag.word(Rag(value))
    if field == "audience":
        return _READERS.get(value, "")
    if field == "period":
        return fortnight_named(value, plan)
    return day_words(value) if is_day(value) and field != "date" else ""


def fortnight_named(name: str, plan: ActionPlan) -> str:
    """`fortnight 6` for `2017-18 P06`; what the plan does not know is left as it is."""
    calendar = plan.settings.calendar
    try:
        period = calendar.find(name)
    except UnknownPeriod:
        return name
    words = fortnight(period).partition(" of ")[0].lower()
    return f"{words} of {period.year}" if len(calendar.years.years) > 1 else words
