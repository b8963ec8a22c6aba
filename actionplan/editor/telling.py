"""One change of a plan in a plain sentence: what was added, taken out, or is another now."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from actionplan.editor.labels import fortnight_named, labelled, value_of
from actionplan.editor.telling_settings import settings_told
from actionplan.plan.changes import WHOLE_ROW, Change
from actionplan.plan.describe import change_name, describe, with_names_of
from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Evidence, Observation, PeriodNote, Request, Update
from actionplan.words.english import capital_first, day_words, listed, quoted, sentence

Json = Mapping[str, Any]
_DESCRIBED = ("order", "withdrawn_on", "withdrawn_because", "replaced_by", "handed_over")
"""Fields for which the plan itself has better words than a value before and after."""


def sentences_of(change: Change, plan: ActionPlan) -> Sequence[str]:
    """The sentences for a change that is no update's; `plan` lends the names of rows."""
    plan = with_names_of([change], plan)
    if change.field == "settings":
        return [f"The plan, {part}." for part in settings_told(change, plan)]
    if change.field in (WHOLE_ROW, "withdrawn"):
        return [sentence(_whole(change, plan))]
    if change.kind == Request.kind:
        return [sentence(f"{_name(change, plan)}: {_asked(change)}")]
    if change.field == "answers":
        return [sentence(f"{_name(change, plan)}: {one}") for one in _answered(change)]
    described = describe([change], plan) if change.field in _DESCRIBED else []
    if described and not described[0].startswith(f"{change_name(change, plan)}: "):
        return described
    old, new = (value_of(change.kind, change.field, one, plan) for one in (change.old, change.new))
    return [f"{_name(change, plan)}, {labelled(change.field, old, new)}."]


def _row_data(change: Change, plan: ActionPlan) -> Json:
    """What the row that a change is about holds."""
    if change.field == WHOLE_ROW:
        data: Json = change.new or change.old
        return data
    row = plan.by_id.get(change.id)
    return row.model_dump(mode="json") if row else {}


def _name(change: Change, plan: ActionPlan) -> str:
    """The row, as the page calls it."""
    named, data = _NAMES.get(change.kind), _row_data(change, plan)
    return capital_first(named(data, plan)) if named and data else change_name(change, plan)


def _whole(change: Change, plan: ActionPlan) -> str:
    came = change.old is None if change.field == WHOLE_ROW else not change.new
    back = "was put back" if change.field != WHOLE_ROW else "was added"
    name, data = _name(change, plan), _row_data(change, plan)
    if change.kind == Request.kind and data:
        asked = f" on {day_words(data['asked_on'])}" if data.get("asked_on") else ""
        return f"{name}: {'asked' if came else 'no longer counted as asked'}{asked}"
    if change.kind == Update.kind and data:
        return f"{name}: {_new_date(data)}{'' if came else ', which is taken back'}"
    said = _SAYS[change.kind](data, plan) if data and change.kind in _SAYS else ""
    return f"{name} {back if came else 'was taken out'}{f': {said}' if said else ''}"


def _new_date(data: Json) -> str:
    """What the record of a new date says."""
    was, now = (quoted(data.get(field, "")) for field in ("date_was", "date_now"))
    if data.get("date_change") == "corrected":
        return f"the date was corrected from {was} to {now}"
    by = f" by {data['approved_by']}" if data.get("approved_by") else ""
    return f"a new date was agreed{by}, {now} in place of {was}"


def _asked(change: Change) -> str:
    """When an owner was asked, asked again, and when their tracker came back."""
    if change.field == "chased_on":
        old, new = list(change.old or ()), list(change.new or ())
        more, less = [one for one in new if one not in old], [one for one in old if one not in new]
        told = [f"asked again on {_days(more)}"] if more else []
        return "; ".join([*told, *([f"no longer counted as asked again on {_days(less)}"] if less else [])])
    word = {"asked_on": "asked", "returned_on": "tracker came back"}.get(change.field, change.field)
    before, after = (day_words(one) if one else "" for one in (change.old, change.new))
    if not after:
        return f"no longer counted as {'come back' if change.field == 'returned_on' else word} on {before}"
    return f"{word} on {after}{f' (was {before})' if before else ''}"


def _days(days: Sequence[str]) -> str:
    return listed([day_words(day) for day in days])


def _answered(change: Change) -> Sequence[str]:
    """How what was written is read now; an answer in place of another tells only the new one."""
    old, new = list(change.old or ()), list(change.new or ())
    given = [one for one in new if one not in old]
    gone = [one for one in old if one not in new and _asked_of(one) not in map(_asked_of, given)]
    told = [f"{quoted(one['as_written'])} is read as {one['reading']}" for one in given]
    return [*told, *(f"it is asked again how {quoted(one['as_written'])} is read" for one in gone)]


def _asked_of(answer: Json) -> tuple[Any, ...]:
    return answer["field"], answer["key"]


def _of(field: str) -> Callable[[Json, ActionPlan], str]:
    return lambda data, plan: f"{quoted(plan.name_of(data[field]))}, {fortnight_named(data['period'], plan)}"


def _figure(data: Json, plan: ActionPlan) -> str:
    """The value of a reading: `12`, or `12 of 40`."""
    parts = [value_of(Observation.kind, name, data.get(name), plan) for name in ("numerator", "denominator")]
    value = value_of(Observation.kind, "value", data.get("value"), plan)
    return value or " of ".join(part for part in parts if part)


_NAMES: Mapping[str, Callable[[Json, ActionPlan], str]] = {
    Request.kind: _of("owner"),
    Update.kind: _of("of"),
    PeriodNote.kind: lambda data, plan: f"the summary of {fortnight_named(data['period'], plan)}",
    Observation.kind: lambda data, plan: (
        f"reading of {quoted(plan.name_of(data['indicator']))} for {quoted(data['date'])}"
    ),
    Evidence.kind: lambda data, plan: f"evidence for {quoted(plan.name_of(data['of']))}",
}
"""How a row is called that has no title of its own."""
_SAYS: Mapping[str, Callable[[Json, ActionPlan], str]] = {
    Observation.kind: _figure,
    Evidence.kind: lambda data, _: quoted(data["text"]),
    PeriodNote.kind: lambda data, _: quoted(data["text"]),
}
"""What is told of a row that comes or goes besides its name."""
