"""What is said of the work and is never overwritten, and who was asked to say it."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from actionplan.plan.fields import Day, Id, Ids, Moment, Number, Said, Text, Title
from actionplan.plan.noun import Noun
from actionplan.plan.origin import file_in
from actionplan.words.vocabulary import Audience, Rag


class Appended(Noun):
    """What is only ever added: nothing overwrites it, and an undo marks it withdrawn."""

    appended: ClassVar[bool] = True
    recorded: Moment | None = None
    by: Text = ""
    withdrawn: bool = False


class Observation(Appended):
    """One dated value of an indicator with its source; `revises` names the one that it corrects.

    `lower` and `upper` are the published interval of the value, where its source gives one.
    """

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
    lower: Number | None = None
    upper: Number | None = None
    approximate: bool = False
    source: Text = ""
    note: Text = ""
    revises: Id | None = None


class Evidence(Appended):
    """One dated piece of evidence for a target, an indicator or a milestone, and of which `type` it is."""

    kind: ClassVar[str] = "evidence"
    letter: ClassVar[str] = "e"
    wording: ClassVar[tuple[str, ...]] = ("text",)
    parent: ClassVar[str] = "of"
    references: ClassVar[dict[str, str]] = {"of": "any"}
    of: Id
    date: Text = ""
    type: Text = ""
    text: Title
    link: Text = ""


class Update(Appended):
    """What an owner says of a milestone, a target row or a priority for one period.

    `completed_on` (with `outcome`, `lesson` and the milestones that `follow_on`), or `deferred` and `stopped` with
    the name of who approved it, are facts; `reported_rag` is the owner's word, with its `reason` where it differs
    from the rule, and the `path_to_green` with its date. `expected` is the owner's forecast. A date as written that
    changed after it was in an issued report stands as `date_was` and `date_now`: `corrected` where it was a typing
    mistake, `agreed` where it is a new date, with the reason and who approved it. `imported_from` is the file of
    somebody else that it was taken from.
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
    imported_from: Text = ""

    @property
    def is_answer(self) -> bool:
        """Whether something is said of the work here, if only that nothing has changed."""
        return self.reported_rag is not None or self._is_told

    @property
    def is_heard(self) -> bool:
        """Whether somebody answers here: a status that was imported with nothing else is nobody's answer."""
        return self.is_answer and (self._is_told or not self.file)

    @property
    def _is_told(self) -> bool:
        said = (self.narrative.strip(), self.expected, self.completed_on, self.standing)
        return self.nothing_changed or any(said) or any((self.outcome.strip(), self.lesson.strip()))

    @property
    def file(self) -> str:
        """The file it was imported from, in earlier imports by its reason alone; empty where it was not imported."""
        return self.imported_from or file_in(self.reason)


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
