"""The life of a row: how it was withdrawn, and what cannot be said of it or of its owners."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from actionplan.plan.dates_then import when_said
from actionplan.plan.model import ActionPlan, owner_fields, row_name
from actionplan.plan.nouns import Dated, Noun, Owner, Update
from actionplan.words.english import day_words, listed, quoted
from actionplan.words.errors import ActionPlanError

Problem = tuple[str, str, str]


def how_it_left(row: Dated, plan: ActionPlan) -> str:
    """`split into “A” and “B”`, `merged into “C”`, `replaced by “D”`, or the reason of a withdrawn row."""
    names = listed([quoted(plan.name_of(row_id)) for row_id in row.replaced_by])
    if len(row.replaced_by) > 1:
        return f"split into {names}"
    if row.replaced_by:
        return f"{'merged into' if _is_merged(row, plan) else 'replaced by'} {names}"
    return quoted(row.withdrawn_because)


def _is_merged(row: Dated, plan: ActionPlan) -> bool:
    return any(other.id != row.id and other.replaced_by == row.replaced_by for other in dated(plan))


def dated(plan: ActionPlan) -> tuple[Dated, ...]:
    """The target rows and milestones of a plan."""
    return (*plan.targets, *plan.milestones)


def not_of_a_withdrawn_row(row: Dated, plan: ActionPlan) -> str:
    """What to say of an update to a row that was withdrawn."""
    on = f" on {day_words(row.withdrawn_on)}" if row.withdrawn_on else ""
    instead = "that" if len(row.replaced_by) == 1 else "those"
    advice = f"say it of {instead} instead" if row.replaced_by else "take it back into the plan first"
    return f"{row_name(row)} was withdrawn{on} ({how_it_left(row, plan)}); {advice}"


def said_too_late(plan: ActionPlan, added: frozenset[str] | None) -> Iterator[Problem]:
    """Updates for periods that begin after their row was withdrawn; `added` are new ones (None: all are)."""
    withdrawn = {row.id: row for row in dated(plan) if row.withdrawn_on}
    for said in plan.updates if withdrawn else ():
        row = withdrawn.get(said.of)
        if row and not said.withdrawn and _begins(said.period, plan) > (row.withdrawn_on or ""):
            if added is None or said.id in added:
                yield said.id, "of", not_of_a_withdrawn_row(row, plan)
            else:
                later = f"an update speaks of it in {said.period}, which begins after that day"
                yield row.id, "withdrawn_on", f"{later}; choose a later day, or mark that update withdrawn"


def new_dates_that_differ(plan: ActionPlan, added: frozenset[str] | None) -> Iterator[Problem]:
    """Updates that tell of a new date which their row has not got; only those `added` now are looked at."""
    latest: dict[str, Update] = {}
    for said in sorted(plan.updates, key=when_said):
        if said.id in (added or ()) and said.date_change and not said.withdrawn:
            latest[said.of] = said
    for said in latest.values():
        row = plan.by_id.get(said.of)
        if isinstance(row, Dated) and row.date != said.date_now:
            has = quoted(row.date) if row.date else "none"
            yield said.id, "date_now", f"the date of {row_name(row)} is {has}; change that as well, or this"


def _begins(period: str, plan: ActionPlan) -> str:
    try:
        return plan.settings.calendar.single(period).start.isoformat()
    except ActionPlanError:  # said elsewhere
        return ""


def circles(plan: ActionPlan) -> Iterator[Problem]:
    """The first rows that replace themselves, and that are part of themselves, each by itself or through others."""
    replaced_by = {row.id: row.replaced_by for row in dated(plan) if row.replaced_by}
    for circle in _circle(replaced_by):
        names = listed([quoted(plan.name_of(row_id)) for row_id in circle])
        several = f"{names} replace one another in a circle; take one of the links out"
        itself = "a row cannot replace itself; name the rows that came instead of it"
        yield circle[0], "replaced_by", several if len(circle) > 1 else itself
    part_of = {row.id: (row.part_of,) for row in plan.indicators if row.part_of}
    for circle in _circle(part_of):
        names = listed([quoted(plan.name_of(row_id)) for row_id in circle])
        several = f"{names} are part of one another in a circle; take one of the links out"
        itself = "an indicator cannot be part of itself; name the whole, or leave it empty"
        yield circle[0], "part_of", several if len(circle) > 1 else itself


def _circle(links: Mapping[str, Collection[str]]) -> Iterator[Sequence[str]]:
    """The ids of the first circle of links, in the order of the rows, if there is one."""
    try:
        TopologicalSorter(links).prepare()
    except CycleError as found:
        yield [row_id for row_id in links if row_id in found.args[1]]


def of_itself(row: Noun) -> Iterator[Problem]:
    """What a row says that does not hold together by itself."""
    if isinstance(row, Update):
        yield from ((row.id, field, problem) for field, problem in _date_change_problems(row))
    elif isinstance(row, Owner):
        yield from ((row.id, field, problem) for field, problem in _owner_problems(row))
    elif (
        isinstance(row, Dated) and row.withdrawn_on and not (row.withdrawn_because.strip() or row.replaced_by)
    ):
        how = "with a reason (withdrawn_because) or with the rows that replace it (replaced_by)"
        yield row.id, "withdrawn_on", f"a row leaves {how}"
    for entry in getattr(row, "handed_over", ()):
        fields = owner_fields(type(row))
        if entry.field not in fields:
            choice = f"{quoted(entry.field)} is not a field that names owners; use {listed(fields, 'or')}"
            yield row.id, "handed_over", choice


def _date_change_problems(said: Update) -> Iterator[tuple[str, str]]:
    if said.date_change is None and (said.date_was or said.date_now):
        choice = 'say whether the date was "corrected" or a new one "agreed"'
        yield "date_change", f"{choice}, or take date_was and date_now out"
    if said.date_change and not (said.date_was or said.date_now):
        yield "date_change", "say what the date was (date_was), and what it is now (date_now)"
    if said.date_change == "agreed" and not said.reason.strip():
        yield "reason", "a new date that was agreed needs its reason"
    if said.date_change == "agreed" and not said.approved_by.strip():
        yield "approved_by", "a new date that was agreed needs the name of who approved it"


def _owner_problems(owner: Owner) -> Iterator[tuple[str, str]]:
    if owner.in_post_from and owner.in_post_until and owner.in_post_until < owner.in_post_from:
        first = f"the first day in post, {owner.in_post_from}"
        yield "in_post_until", f"{owner.in_post_until} is before {first}; correct one of the two"
    if owner.deputy == owner.id:
        yield "deputy", "nobody is their own deputy; name another owner, or leave it empty"
