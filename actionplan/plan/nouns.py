"""The nouns of an action plan: frozen, checked, and free of plumbing.

This module is the only place that knows the fields of a milestone. The store, the plan file, the trackers and
the editor read them off these classes. Dates and targets are kept as written; `actionplan.words.dates` reads
them.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from actionplan.plan.fields import Answers, Day, Id, Ids, Moment, Number, Order, Said, Text, Texts, Title
from actionplan.words.vocabulary import Audience, Direction, Level, Rag


class Noun(BaseModel):
    """One row of the plan. `order` is its place among its kind; its id never changes.

    Each kind says its `letter` for new ids, the fields that are its `wording` and its `parent` for matching
    rows without ids, and the kinds that its `references` point to.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: ClassVar[str]
    letter: ClassVar[str]
    wording: ClassVar[tuple[str, ...]] = ("title",)
    parent: ClassVar[str] = ""
    references: ClassVar[dict[str, str]] = {}
    appended: ClassVar[bool] = False

    id: Id
    order: Order = 0


class Objective(Noun):
    """A corporate objective that priorities serve."""

    kind: ClassVar[str] = "objective"
    letter: ClassVar[str] = "j"
    number: int | None = None
    title: Title
    note: Text = ""


class Owner(Noun):
    """A person, role or organisation that owns work, with the other names it goes by.

    `deputy` answers for it while it is away, up to and including `away_until`.
    """

    kind: ClassVar[str] = "owner"
    letter: ClassVar[str] = "o"
    wording: ClassVar[tuple[str, ...]] = ("name",)
    references: ClassVar[dict[str, str]] = {"deputy": "owner"}
    name: Title
    type: Literal["person", "role", "organisation"] = "role"
    aliases: Texts = ()
    in_post_from: Day | None = None
    in_post_until: Day | None = None
    deputy: Id | None = None
    away_until: Day | None = None
    note: Text = ""


class HandOver(BaseModel):
    """That a field of a row named another owner up to and including a day, and who came after."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    field: Text
    owner: Id
    to: Id
    until: Day


class Priority(Noun):
    """A numbered strand of work; an enabler is one that stands outside the numbers.

    `leads` are the owners that the strategy names, at most one of them `accountable`; `key_contacts` are
    those of its list of contacts, which may differ.
    """

    kind: ClassVar[str] = "priority"
    letter: ClassVar[str] = "p"
    references: ClassVar[dict[str, str]] = {
        "objectives": "objective", "leads": "owner", "accountable": "owner", "key_contacts": "owner",
    }  # fmt: skip
    number: int | None = Field(default=None, ge=1)
    enabler: bool = False
    title: Title
    scope: Text = ""
    rationale: Texts = ()
    current_issues: Texts = ()
    objectives: Ids = ()
    strategic_links: Texts = ()
    goals: Texts = ()
    way_forward: Texts = ()
    leads: Ids = ()
    accountable: Id | None = None
    key_contacts: Ids = ()
    handed_over: tuple[HandOver, ...] = ()
    note: Text = ""
    internal_note: Text = ""


class Dated(Noun):
    """Anything rated by its date as written: its accountable owner, contributors, and answers on its date.

    `since` is the day it entered the plan, empty where it was there from the beginning. A row that was in an
    issued report leaves the plan by `withdrawn_on`, with its reason or with the rows that have replaced it.
    """

    priority: Id | None = None
    owner: Id | None = None
    contributors: Ids = ()
    date: Text = ""
    answers: Answers = ()
    since: Day | None = None
    handed_over: tuple[HandOver, ...] = ()
    withdrawn_on: Day | None = None
    withdrawn_because: Text = ""
    replaced_by: Ids = ()
    note: Text = ""
    internal_note: Text = ""


_DATED_REFERENCES = {"priority": "priority", "owner": "owner", "contributors": "owner"}


class Target(Dated):
    """One row of the success-indicator table: requirement, target and date as written, indicators, note."""

    kind: ClassVar[str] = "target"
    letter: ClassVar[str] = "t"
    wording: ClassVar[tuple[str, ...]] = ("requirement", "target")
    parent: ClassVar[str] = "priority"
    references: ClassVar[dict[str, str]] = _DATED_REFERENCES | {"replaced_by": "target"}
    requirement: Text = ""
    target: Text = ""
    success_indicators: Texts = ()


class Milestone(Dated):
    """A dated deliverable with one accountable owner."""

    kind: ClassVar[str] = "milestone"
    letter: ClassVar[str] = "m"
    parent: ClassVar[str] = "priority"
    references: ClassVar[dict[str, str]] = _DATED_REFERENCES | {"replaced_by": "milestone"}
    title: Title
    audience: Audience = Audience.LAY_MEMBERS


class Activity(Noun):
    """What was done in a period; its own list, not a milestone's child.

    One that `continues` is carried forward from period to period until the day it was `finished_on`.
    """

    kind: ClassVar[str] = "activity"
    letter: ClassVar[str] = "a"
    parent: ClassVar[str] = "period"
    references: ClassVar[dict[str, str]] = {
        "priority": "priority",
        "owner": "owner",
        "milestone": "milestone",
    }
    title: Title
    period: Text = ""
    date: Text = ""
    answers: Answers = ()
    priority: Id | None = None
    owner: Id | None = None
    milestone: Id | None = None
    continues: bool = False
    finished_on: Day | None = None
    handed_over: tuple[HandOver, ...] = ()
    audience: Audience = Audience.LAY_MEMBERS
    note: Text = ""
    internal_note: Text = ""


class Baseline(BaseModel):
    """Where an indicator started and when: a value, or a count of a whole."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    value: Number | None = None
    numerator: Number | None = None
    denominator: Number | None = Field(default=None, gt=0)
    as_at: Text = ""


class Indicator(Noun):
    """A measured or evidenced sign of success; without `measure` an aspiration that nobody counts yet."""

    kind: ClassVar[str] = "indicator"
    letter: ClassVar[str] = "i"
    parent: ClassVar[str] = "theme"
    references: ClassVar[dict[str, str]] = {"priority": "priority", "targets": "target"}
    title: Title
    theme: Text = ""
    priority: Id | None = None
    targets: Ids = ()
    level: Level | None = None
    measure: Text = ""
    unit: Text = ""
    direction: Direction = Direction.MORE
    baseline: Baseline | None = None
    note: Text = ""


class Appended(Noun):
    """What is only ever added: nothing overwrites it, and an undo marks it withdrawn."""

    appended: ClassVar[bool] = True
    recorded: Moment | None = None
    by: Text = ""
    withdrawn: bool = False


class Observation(Appended):
    """One dated value of an indicator with its source; `revises` names the one that it corrects."""

    kind: ClassVar[str] = "observation"
    letter: ClassVar[str] = "v"
    wording: ClassVar[tuple[str, ...]] = ("date",)
    parent: ClassVar[str] = "indicator"
    references: ClassVar[dict[str, str]] = {"indicator": "indicator", "revises": "observation"}
    indicator: Id
    date: Said
    value: Number | None = None
    numerator: Number | None = None
    denominator: Number | None = Field(default=None, gt=0)
    approximate: bool = False
    source: Text = ""
    note: Text = ""
    revises: Id | None = None


class Evidence(Appended):
    """One dated piece of evidence for a target, an indicator or a milestone."""

    kind: ClassVar[str] = "evidence"
    letter: ClassVar[str] = "e"
    wording: ClassVar[tuple[str, ...]] = ("text",)
    parent: ClassVar[str] = "of"
    references: ClassVar[dict[str, str]] = {"of": "any"}
    of: Id
    date: Text = ""
    text: Title
    link: Text = ""


class Update(Appended):
    """What an owner says of a milestone, a target row or a priority for one period.

    `completed_on` (with `outcome`, `lesson` and the milestones that `follow_on`), or `deferred` and `stopped` with
    the name of who approved it, are facts; `reported_rag` is the owner's word, with its `reason` where it differs
    from the rule, and the `path_to_green` with its date. `expected` is the owner's forecast. A date as written that
    changed after it was in an issued report stands as `date_was` and `date_now`: `corrected` where it was a typing
    mistake, `agreed` where it is a new date, with the reason and who approved it.
    """

    kind: ClassVar[str] = "update"
    letter: ClassVar[str] = "u"
    wording: ClassVar[tuple[str, ...]] = ("narrative", "period")
    parent: ClassVar[str] = "of"
    references: ClassVar[dict[str, str]] = {"of": "any", "follow_on": "milestone"}
    of: Id
    period: Said
    narrative: Text = ""
    reported_rag: Literal[Rag.RED, Rag.AMBER, Rag.GREEN] | None = None
    reason: Text = ""
    path_to_green: Text = ""
    path_to_green_by: Text = ""
    expected: Text = ""
    date_was: Text = ""
    date_now: Text = ""
    date_change: Literal["corrected", "agreed"] | None = None
    completed_on: Day | None = None
    outcome: Text = ""
    lesson: Text = ""
    follow_on: Ids = ()
    standing: Literal["deferred", "stopped", "resumed"] | None = None
    approved_by: Text = ""
    nothing_changed: bool = False
    audience: Audience = Audience.LAY_MEMBERS
    internal_note: Text = ""

    @property
    def is_answer(self) -> bool:
        """Whether an owner says something of the work here, if only that nothing has changed."""
        said = (self.narrative.strip(), self.reported_rag, self.expected, self.completed_on, self.standing)
        return self.nothing_changed or any(said) or any((self.outcome.strip(), self.lesson.strip()))


class Request(Noun):
    """That an owner was asked for updates for a period: when, when chased, and when they came back."""

    kind: ClassVar[str] = "request"
    letter: ClassVar[str] = "q"
    wording: ClassVar[tuple[str, ...]] = ("period",)
    parent: ClassVar[str] = "owner"
    references: ClassVar[dict[str, str]] = {"owner": "owner"}
    owner: Id
    period: Said
    asked_on: Day | None = None
    chased_on: tuple[Day, ...] = ()
    returned_on: Day | None = None


class Decision(Noun):
    """A question to somebody by a date, and later its answer."""

    kind: ClassVar[str] = "decision"
    letter: ClassVar[str] = "d"
    wording: ClassVar[tuple[str, ...]] = ("question",)
    references: ClassVar[dict[str, str]] = {"asked_by": "owner", "about": "any"}
    question: Title
    options: Texts = ()
    of: Text = ""
    date: Text = ""
    asked_by: Id | None = None
    asked_on: Day | None = None
    about: Id | None = None
    answer: Text = ""
    answered_by: Text = ""
    answered_on: Day | None = None
    audience: Audience = Audience.LAY_MEMBERS
    internal_note: Text = ""


class PeriodNote(Noun):
    """The lead's own summary of a period."""

    kind: ClassVar[str] = "period_note"
    letter: ClassVar[str] = "n"
    wording: ClassVar[tuple[str, ...]] = ("period",)
    period: Said
    text: Title
    by: Text = ""
    audience: Audience = Audience.LAY_MEMBERS


class Abbreviation(Noun):
    """A short form and what it stands for."""

    kind: ClassVar[str] = "abbreviation"
    letter: ClassVar[str] = "s"
    wording: ClassVar[tuple[str, ...]] = ("short",)
    short: Title
    meaning: Title
