"""Changes and revisions told in words, for people who never saw a field's name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from actionplan.plan.changes import HEADER, WHOLE_ROW, Change
from actionplan.plan.fields import field_words
from actionplan.plan.model import KINDS, ActionPlan
from actionplan.words.english import quoted


def describe(changes: Sequence[Change], plan: ActionPlan) -> list[str]:
    """One sentence for each change; `plan` (before or after) lends the names of rows and owners."""
    return [_sentence(change, plan) for change in changes]


def _sentence(change: Change, plan: ActionPlan) -> str:
    name = change_name(change, plan)
    if change.field == WHOLE_ROW:
        return f"{name} {'added' if change.old is None else 'removed'}."
    if change.field == "order":
        return f"{name} moved within its list."
    if change.field == "withdrawn":
        return f"{name} {'withdrawn' if change.new else 'restored'}."
    old, new = (shown(value, change, plan) for value in (change.old, change.new))
    if not new:
        return f"{name}: {field_words(change.field)} emptied (it was {old})."
    if not old:
        return f"{name}: {field_words(change.field)} set to {new}."
    return f"{name}: {field_words(change.field)} changed from {old} to {new}."


def change_name(change: Change, plan: ActionPlan, *, subject: bool = True) -> str:
    """The row that a change is about: `Milestone \u201cAnnual report published\u201d`.

    What is added to another row names that one too, unless `subject` is not wanted.
    """
    if change.kind == HEADER:
        return "The plan"
    noun = KINDS[change.kind][1]
    kind = change.kind.replace("_", " ").capitalize()
    data = (change.new or change.old) if change.field == WHOLE_ROW else None
    if data is None:
        return f"{kind} {quoted(plan.name_of(change.id))}"
    name = " \u2013 ".join(str(data[field]) for field in noun.wording if data.get(field))
    about = f" on {quoted(plan.name_of(data[noun.parent]))}" if subject and noun.appended else ""
    return f"{kind} {quoted(name or change.id)}{about}"


def shown(value: Any, change: Change, plan: ActionPlan) -> str:
    """A value for a reader, in quotation marks; ids of other rows by their names; empty for no value."""
    if value is None or value == "" or value == []:
        return ""
    refers = change.kind in KINDS and change.field in KINDS[change.kind][1].references
    parts = value if isinstance(value, list) else [value]
    words = [plan.name_of(str(p)) if refers else _plain(p) for p in parts]
    return quoted("; ".join(words))


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        said = {key: part for key, part in value.items() if part not in (None, "", [])}
        return ", ".join(f"{key.replace('_', ' ')} {_plain(part)}" for key, part in said.items())
    if isinstance(value, list):
        return "; ".join(_plain(v) for v in value)
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
