"""What is another in the settings of a plan, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from actionplan.editor.labels import fortnight_named
from actionplan.plan.changes import Change
from actionplan.plan.model import ActionPlan
from actionplan.words.english import day_words, listed, quoted
from actionplan.words.vocabulary import TAGS, Rag

Json = Mapping[str, Any]
_FIRST = "first_period"
_LABELS: Mapping[str, str] = {
    "years": "financial years",
    _FIRST: "first fortnight with a report",
    "distribution": "who gets the reports",
}
_OF_RAG: Mapping[str, str] = {
    "name": "name of the scheme of statuses",
    "amber_days": "days of Amber past a date",
    "amber_months": "months of Amber past a date",
    "due_soon_days": "days before a date in which it is due soon",
    "ask_when_due_soon": "Amber when it is due soon and nobody reports",
}
_WORDS: Mapping[str, str] = {"labels": "word for", "key": "explained in the key:"}


def settings_told(change: Change, plan: ActionPlan) -> Sequence[str]:
    """Only what differs: `financial years: “2017-19” (was “2017-18”)`."""
    old, new = change.old or {}, change.new or {}
    told = [
        _part(_LABELS[name], *(_shown(name, one.get(name), plan) for one in (old, new))) for name in _LABELS
    ]
    told += _of_rag(old.get("rag") or {}, new.get("rag") or {})
    for name, (now, before) in _RULES.items():
        were, are = list(old.get(name) or ()), list(new.get(name) or ())
        told += [before(rule) for rule in were if _key(rule) not in map(_key, are)]
        told += [now(rule) for rule in are if rule not in were]
    return [one for one in told if one]


def _of_rag(old: Json, new: Json) -> Iterator[str]:
    for name, label in _OF_RAG.items():
        yield _part(label, *(_shown(name, one.get(name)) for one in (old, new)))
    for name, label in _WORDS.items():
        for rag in Rag:
            before, after = ((one.get(name) or {}).get(rag.value) for one in (old, new))
            yield _part(
                f"{label} {TAGS[rag].word}", _shown(name, before), _shown(name, after), "the usual one"
            )


def _part(label: str, old: str, new: str, none: str = "none") -> str:
    return f"{label}: {new or none} (was {old or none})" if old != new else ""


def _shown(name: str, value: Any, plan: ActionPlan | None = None) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, (list, tuple)):
        return listed([quoted(str(one)) for one in value])
    if name == _FIRST and value and plan:
        return fortnight_named(value, plan)
    return quoted(value) if value else ""


def _key(rule: Json) -> tuple[Any, ...]:
    return rule.get("year"), rule.get("period"), rule.get("through")


def _numbers(rule: Json) -> str:
    through = rule.get("through") or rule["period"]
    return f"fortnights {rule['period']} to {through} of {rule['year']}"


Told = Callable[[Json], str]
_RULES: Mapping[str, tuple[Told, Told]] = {
    "second_periods": (
        lambda rule: f"second fortnight of {rule['year']}: it begins on {day_words(rule['starts'])}",
        lambda rule: f"second fortnight of {rule['year']}: it begins as usual",
    ),
    "combined_periods": (
        lambda rule: f"{_numbers(rule)}: taken together ({rule['reason']})",
        lambda rule: f"{_numbers(rule)}: no longer taken together",
    ),
    "periods_without_report": (
        lambda rule: f"fortnight {rule['period']} of {rule['year']}: without a report ({rule['reason']})",
        lambda rule: f"fortnight {rule['period']} of {rule['year']}: with a report again",
    ),
}
"""What is said of a rule of the calendar that is there now, and of one that was."""
