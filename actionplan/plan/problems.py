"""What does not hold together in a plan: between its rows, and within one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from actionplan.plan.fields import field_words
from actionplan.plan.life import (
    circles,
    new_dates_that_differ,
    of_itself,
    said_too_late,
)
from actionplan.plan.model import KINDS, ActionPlan, references, row_name
from actionplan.plan.nouns import Noun
from actionplan.words.english import sentence
from actionplan.words.errors import ActionPlanError, BadChange


def problems(plan: ActionPlan, added: frozenset[str] | None = None) -> Iterator[tuple[str, str, str]]:
    """What does not hold together in a plan: (id of the row, field, sentence) each.

    What was only ever added (updates, observations, evidence) outlives the row it is about, so its references
    and its own words are checked only where its id is among `added`; None checks all.
    """
    yield from _calendar_problems(plan)
    yield from _repeated_ids(plan)
    yield from circles(plan)
    yield from said_too_late(plan, added)
    refused = _refused_periods(plan)
    for kind, (_, noun) in KINDS.items():
        for row in plan.rows(kind):
            if not noun.appended or added is None or row.id in added:
                yield from _reference_problems(plan, row)
                yield from of_itself(row)
                if refused and getattr(row, "period", "") in refused:
                    yield row.id, "period", refused[getattr(row, "period", "")]
    yield from new_dates_that_differ(plan, added)


def refuse_problems(plan: ActionPlan, added: frozenset[str] | None = None) -> None:
    """Raise BadChange with the first thing that does not hold together."""
    for row_id, field, problem in problems(plan, added):
        about_a_row = row_id != plan.id and field != "id"
        where = f"{row_name(plan.by_id[row_id])}, {field_words(field)}: " if about_a_row else ""
        raise BadChange(sentence(where + problem))


def _calendar_problems(plan: ActionPlan) -> Iterator[tuple[str, str, str]]:
    try:
        _ = plan.settings.calendar
    except ActionPlanError as problem:
        yield plan.id, "settings", str(problem).removeprefix("settings: ")


def _refused_periods(plan: ActionPlan) -> Mapping[str, str]:
    """A sentence for each period that rows of the plan name and its calendar has not got."""
    try:
        calendar = plan.settings.calendar
    except ActionPlanError:  # said already
        return {}
    having = [kind for kind, (_, noun) in KINDS.items() if "period" in noun.model_fields]
    found: dict[str, str] = {}
    for text in {getattr(row, "period", "") for kind in having for row in plan.rows(kind)} - {""}:
        try:
            calendar.single(text)
        except ActionPlanError as problem:
            found[text] = str(problem)
    return found


def _repeated_ids(plan: ActionPlan) -> Iterator[tuple[str, str, str]]:
    counts = Counter([plan.id, *(row.id for kind in KINDS for row in plan.rows(kind))])
    for row_id, count in counts.items():
        if count > 1:
            yield row_id, "id", f'the id "{row_id}" is used {count} times; every row needs an id of its own'


def _reference_problems(plan: ActionPlan, row: Noun) -> Iterator[tuple[str, str, str]]:
    for field, target in references(row):
        kind = type(row).references.get(field, "owner")
        found = plan.by_id.get(target)
        if found is None or (kind != "any" and found.kind != kind):
            yield row.id, field, _no_such(plan, kind, target)


def not_in_register(name: str, meant: str | None) -> str:
    """What to say of an owner that is no id in the register; `meant` is the id that goes by this name."""
    hint = f'did you mean "{meant}"?' if meant else "add it under owners, or use one of the ids there"
    return f'"{name}" is not in the register of owners; {hint}'


def _no_such(plan: ActionPlan, kind: str, target: str) -> str:
    if kind == "owner":
        meant = plan.owner(target)
        return not_in_register(target, meant.id if meant else None)
    thing = "row" if kind == "any" else kind.replace("_", " ")
    return f'there is no {thing} with the id "{target}" in the plan; correct the id, or add that {thing}'
