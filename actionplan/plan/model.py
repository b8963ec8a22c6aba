"""The action plan: all its rows in one immutable object, with the checks that hold between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Self

from pydantic import BaseModel, ConfigDict, Field

from actionplan.plan.fields import Id, Text, Title
from actionplan.plan.nouns import (
    Abbreviation,
    Activity,
    Decision,
    Evidence,
    Indicator,
    Milestone,
    Noun,
    Objective,
    Observation,
    Owner,
    PeriodNote,
    Priority,
    Target,
    Update,
)
from actionplan.plan.settings import Settings
from actionplan.words.english import normalised
from actionplan.words.errors import ActionPlanError, BadChange

KINDS: Mapping[str, tuple[str, type[Noun]]] = MappingProxyType(
    {
        "objective": ("objectives", Objective),
        "owner": ("owners", Owner),
        "priority": ("priorities", Priority),
        "target": ("targets", Target),
        "milestone": ("milestones", Milestone),
        "activity": ("activities", Activity),
        "indicator": ("indicators", Indicator),
        "observation": ("observations", Observation),
        "evidence": ("evidence", Evidence),
        "decision": ("decisions", Decision),
        "period_note": ("period_notes", PeriodNote),
        "update": ("updates", Update),
        "abbreviation": ("abbreviations", Abbreviation),
    }
)
"""For each kind of row: the list of the plan that holds it, and its class; in the order of the plan file."""


class PlanHeader(BaseModel):
    """What stands at the head of a plan."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: Id
    title: Title
    organisation: Text = ""
    settings: Settings


class ActionPlan(PlanHeader):
    """Priorities, milestones, indicators and all else of one organisation for one or more financial years."""

    objectives: tuple[Objective, ...] = ()
    owners: tuple[Owner, ...] = ()
    priorities: tuple[Priority, ...] = ()
    targets: tuple[Target, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    activities: tuple[Activity, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    observations: tuple[Observation, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    decisions: tuple[Decision, ...] = ()
    period_notes: tuple[PeriodNote, ...] = Field(default=())
    updates: tuple[Update, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()

    @classmethod
    def of(cls, header: PlanHeader, rows: Mapping[str, tuple[Noun, ...]]) -> Self:
        """Put a plan together from rows that are checked already, by kind; each kind is put in order."""
        lists = {
            field: tuple(sorted(rows.get(kind, ()), key=lambda row: (row.order, row.id)))
            for kind, (field, _) in KINDS.items()
        }
        return cls.model_construct(**{f: getattr(header, f) for f in PlanHeader.model_fields}, **lists)

    @property
    def header(self) -> PlanHeader:
        """The plan without its rows."""
        return PlanHeader.model_construct(**{f: getattr(self, f) for f in PlanHeader.model_fields})

    def rows(self, kind: str) -> tuple[Noun, ...]:
        """All rows of one kind, in order."""
        rows: tuple[Noun, ...] = getattr(self, KINDS[kind][0])
        return rows

    @cached_property
    def by_id(self) -> Mapping[str, Noun]:
        """Every row by its id."""
        return MappingProxyType({row.id: row for kind in KINDS for row in self.rows(kind)})

    @cached_property
    def _owners_by_name(self) -> Mapping[str, Owner]:
        return {normalised(name): o for o in self.owners for name in (o.id, o.name, *o.aliases)}

    def owner(self, name: str) -> Owner | None:
        """The owner that goes by this id, name or alias, if one does."""
        return self._owners_by_name.get(normalised(name))

    def name_of(self, row_id: str) -> str:
        """The wording of a row, for sentences."""
        return wording(self.by_id[row_id]) if row_id in self.by_id else row_id


def wording(row: Noun) -> str:
    """What a row is called in a sentence."""
    words = (str(getattr(row, field)) for field in type(row).wording)
    return next((word for word in words if word), row.id)


def problems(plan: ActionPlan, added: frozenset[str] | None = None) -> Iterator[tuple[str, str, str]]:
    """What does not hold together in a plan: (id of the row, field, sentence) each.

    What was only ever added (updates, observations, evidence) outlives the row it is about, so its references are
    checked only where its id is among `added`; None checks all.
    """
    yield from _calendar_problems(plan)
    yield from _repeated_ids(plan)
    for kind, (_, noun) in KINDS.items():
        for row in plan.rows(kind):
            if not noun.appended or added is None or row.id in added:
                yield from _reference_problems(plan, row)
                yield from _period_problems(plan, row)


def refuse_problems(plan: ActionPlan, added: frozenset[str] | None = None) -> None:
    """Raise BadChange with the first thing that does not hold together."""
    for _, _, sentence in problems(plan, added):
        raise BadChange(sentence)


def _calendar_problems(plan: ActionPlan) -> Iterator[tuple[str, str, str]]:
    try:
        _ = plan.settings.calendar
    except ActionPlanError as problem:
        yield plan.id, "settings", str(problem)


def _repeated_ids(plan: ActionPlan) -> Iterator[tuple[str, str, str]]:
    counts = Counter([plan.id, *(row.id for kind in KINDS for row in plan.rows(kind))])
    for row_id, count in counts.items():
        if count > 1:
            yield row_id, "id", f'the id "{row_id}" is used {count} times; every row needs an id of its own'


def _reference_problems(plan: ActionPlan, row: Noun) -> Iterator[tuple[str, str, str]]:
    for field, kind in type(row).references.items():
        value = getattr(row, field)
        for target in value if isinstance(value, tuple) else [value] if value else []:
            found = plan.by_id.get(target)
            if found is None or (kind != "any" and found.kind != kind):
                yield row.id, field, _no_such(plan, kind, target)


def _no_such(plan: ActionPlan, kind: str, target: str) -> str:
    if kind == "owner":
        meant = plan.owner(target)
        hint = f'did you mean "{meant.id}"?' if meant else "add it under owners, or use one of the ids there"
        return f'"{target}" is not in the register of owners; {hint}'
    thing = "row" if kind == "any" else kind.replace("_", " ")
    return f'there is no {thing} with the id "{target}" in the plan; correct the id, or add that {thing}'


def _period_problems(plan: ActionPlan, row: Noun) -> Iterator[tuple[str, str, str]]:
    text = getattr(row, "period", "")
    if not text:
        return
    try:
        plan.settings.calendar.single(text)
    except ActionPlanError as problem:
        yield row.id, "period", str(problem)
