"""The nouns of an action plan: frozen, checked, and free of plumbing.

This module is the only place that knows the fields of a milestone. The store, the plan file, the trackers and
the editor read them off these classes. Dates and targets are kept as written; `actionplan.words.dates` reads
them.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from actionplan.plan.entries import Appended as Appended
from actionplan.plan.entries import Evidence as Evidence
from actionplan.plan.entries import Observation as Observation
from actionplan.plan.entries import Request as Request
from actionplan.plan.entries import Update as Update
from actionplan.plan.fields import Answers, Day, Id, Ids, Said, Text, Texts, Title
from actionplan.plan.indicators import Baseline as Baseline
from actionplan.plan.indicators import Indicator as Indicator
from actionplan.plan.noun import Noun as Noun
from actionplan.plan.origin import CarriedFrom as CarriedFrom
from actionplan.words.vocabulary import Audience


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
    """That a field of a row named another owner up to and including a day, and who came after.

    Of a list that named `both` already, the earlier one was taken out.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    field: Text
    owner: Id
    to: Id
    until: Day
    both: bool = False


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
    carried_from: CarriedFrom | None = None
    note: Text = ""
    internal_note: Text = ""


class Dated(Noun):
    """Anything rated by its date as written: its accountable owner, contributors, and answers on its date.

    `since` is the day it entered the plan, empty where it was there from the beginning. A row that was in an
    issued report leaves the plan by `withdrawn_on`, with its reason or with the rows that have replaced it. What an
    earlier plan left unfinished is `carried_from` it.
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
    carried_from: CarriedFrom | None = None
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
