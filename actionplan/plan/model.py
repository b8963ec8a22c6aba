"""The action plan: all its rows in one immutable object."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from actionplan.plan.fields import PlanId, Text, Title
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
    Request,
    Target,
    Update,
)
from actionplan.plan.settings import Settings
from actionplan.words.english import normalised, quoted
from actionplan.words.errors import UnknownOwner

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
        "request": ("requests", Request),
        "abbreviation": ("abbreviations", Abbreviation),
    }
)
"""For each kind of row: the list of the plan that holds it, and its class; in the order of the plan file."""


class PlanHeader(BaseModel):
    """What stands at the head of a plan."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: PlanId
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
    requests: tuple[Request, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()

    @classmethod
    def of(cls, header: PlanHeader, rows: Mapping[str, tuple[Noun, ...]]) -> ActionPlan:
        """Put a plan together from rows that are checked already, by kind; each kind is put in order."""
        fields: dict[str, Any] = {field: getattr(header, field) for field in PlanHeader.model_fields}
        for kind, (field, _) in KINDS.items():
            fields[field] = tuple(sorted(rows.get(kind, ()), key=lambda row: (row.order, row.id)))
        return cls.model_construct(**fields)

    def mapped(self, change: Callable[[Noun], Noun | None], kinds: Iterable[str] | None = None) -> ActionPlan:
        """The plan with each row (of these kinds, or of all) changed, or left out where nothing is made of it.

        The same object where nothing changes.
        """
        changed: dict[str, tuple[Noun, ...]] = {}
        for kind in KINDS if kinds is None else kinds:
            before = self.rows(kind)
            made = [change(row) for row in before]
            if any(new is not row for new, row in zip(made, before, strict=True)):
                changed[kind] = tuple(row for row in made if row is not None)
        if not changed:
            return self
        return ActionPlan.of(self.header, {kind: self.rows(kind) for kind in KINDS} | changed)

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
    def _owners_by_name(self) -> Mapping[str, Owner | None]:
        by_alias = _by_name((alias, owner) for owner in self.owners for alias in owner.aliases)
        by_name = _by_name((owner.name, owner) for owner in self.owners)
        return {**by_alias, **by_name, **{owner.id: owner for owner in self.owners}}

    def owner(self, name: str) -> Owner | None:
        """The owner that goes by this name, if exactly one does; ids beat names, names beat aliases."""
        return self._owners_by_name.get(normalised(name))

    def owner_named(self, name: str) -> Owner:
        """The owner that goes by this name.

        Raises:
            UnknownOwner: with those there are, where not exactly one does.
        """
        found = self.owner(name)
        if found is None:
            raise UnknownOwner(name, [owner.name for owner in self.owners])
        return found

    def name_of(self, row_id: str) -> str:
        """The wording of a row, for sentences."""
        return wording(self.by_id[row_id]) if row_id in self.by_id else row_id


def _by_name(named: Iterable[tuple[str, Owner]]) -> dict[str, Owner | None]:
    """The owner that each name belongs to; none where it belongs to several."""
    found: dict[str, Owner | None] = {}
    for name, owner in named:
        key = normalised(name)
        if key:
            found[key] = owner if found.get(key, owner) is owner else None
    return found


def wording(row: Noun) -> str:
    """What a row is called in a sentence."""
    words = (str(getattr(row, field)) for field in type(row).wording)
    return next((word for word in words if word), row.id)


def references(row: Noun) -> Iterator[tuple[str, str]]:
    """The rows that a row refers to: the field and the id, each."""
    for field in type(row).references:
        value = getattr(row, field)
        yield from (
            (field, target) for target in (value if isinstance(value, tuple) else [value] if value else [])
        )
    yield from (("handed_over", owner) for h in getattr(row, "handed_over", ()) for owner in (h.owner, h.to))


def owner_fields(noun: type[Noun]) -> tuple[str, ...]:
    """The fields in which a kind of row names its owners."""
    return tuple(field for field, kind in noun.references.items() if kind == "owner")


def row_name(row: Noun) -> str:
    """A row in a sentence: `Milestone \u201cAnnual report published\u201d`."""
    return f"{row.kind.replace('_', ' ').capitalize()} {quoted(wording(row))}"
