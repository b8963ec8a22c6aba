"""One person at one plan: what they see, as of which revision, and what they do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from actionplan import desk
from actionplan.desk import Edited, Editor, Holder, Look
from actionplan.desk.answering import NewDates
from actionplan.desk.chosen import choose
from actionplan.desk.glancing import Glance, glance
from actionplan.desk.issuing import IssuedReport
from actionplan.desk.sent import AllSent, Sent, all_sent, sent_of
from actionplan.desk.undoing import revisions
from actionplan.editor.blocks import Block
from actionplan.editor.jobs import Job
from actionplan.editor.messages import Done, Message
from actionplan.editor.plainly import OlderStore
from actionplan.editor.uploads import Uploads
from actionplan.plan.changes import Revision
from actionplan.plan.model import ActionPlan
from actionplan.plan.noun import Noun
from actionplan.plan.nouns import Update
from actionplan.view import PlanView
from actionplan.words.english import moment_words
from actionplan.words.errors import ActionPlanError, BadChange, PlanMoved

Handler = Callable[["Session", Message], Done]
ROW_TO_SEE = "row to see"
"""What a session remembers of the row for which a panel was opened, by its id."""


@dataclass(slots=True)
class Session:
    """What a person has open: a plan of a store, by its id, and the panel; a view of it is made when it is asked for.

    `plan_id` is empty as long as there is no plan. `period` is a full name, or empty for the open one. `at` remembers
    by panel what else the person chose there, such as a row whose history is open. `uploads` are files that were
    dropped, `job` is what runs, or ran last. `waiting` keeps how much waits in each panel, and `uncounted` the panels
    in which it may be another by now. `shelf` is what a panel keeps of its own, such as files that came back and what
    is decided of them. `is_named` is whether a person said that they go by this name. `held` is who else edits the
    plan, on a shared drive; then it can only be read. `copies` tells of copies of the store that a synchronised folder
    made.
    """

    plan_id: str
    by: str
    store: str | None = None
    period: str = ""
    panel: str = "milestones"
    at: dict[str, str] = field(default_factory=dict)
    uploads: Uploads = field(default_factory=Uploads)
    job: Job | None = None
    waiting: dict[str, int] = field(default_factory=dict)
    uncounted: set[str] = field(default_factory=set)
    shelf: dict[str, Any] = field(default_factory=dict)
    is_named: bool = True
    held: Holder | None = None
    copies: str = ""
    _look: Look | None = None
    _glance: Glance | None = None
    _told: list[Revision] = field(default_factory=list)
    _sent: AllSent | None = None

    @property
    def look(self) -> Look:
        """What there is to see, as of the newest revision that was looked at."""
        if self._look is None:
            self._look = desk.look(self.plan_id, self.period, self.store)
        return self._look

    @property
    def view(self) -> PlanView:
        """The plan at the period that is worked on."""
        return self.look.view

    @property
    def plan(self) -> ActionPlan:
        """The plan as it stands, what is said for later periods included."""
        return self.look.stored.plan

    @property
    def seen(self) -> int:
        """The revision that is shown."""
        return self.look.stored.revision.number

    @property
    def glance(self) -> Glance:
        """The plans of the store, as they were when it was last asked whether there is anything new."""
        if self._glance is None:
            self._glance = glance(self.plan_id, self.store)
        return self._glance

    @property
    def told(self) -> Sequence[Revision]:
        """All revisions of the plan up to the one that is shown, oldest first; only new ones are read."""
        known = self._told[-1].number if self._told else 0
        if known > self.seen:  # a copy was put in place of the store
            known = 0
            self._told.clear()
        if known < self.seen:
            self._told += revisions(self.plan_id, self.store, known)
        return [one for one in self._told if one.number <= self.seen]

    def sent(self, report: IssuedReport) -> Sent | None:
        """Who said that an issued report is sent, and when; none where nobody did."""
        if self._sent is None:
            self._sent = all_sent()
        return sent_of(report, self._sent)

    def row(self, row_id: str) -> Noun:
        """A row of the plan by its id.

        Raises:
            BadChange: where it is gone.
        """
        found = self.plan.by_id.get(row_id)
        if found is None:
            raise BadChange(
                "That row is not in the plan any more. Nothing was saved; what you typed is still here."
            )
        return found

    def own_update(self, row_id: str) -> Update | None:
        """What the person has said of a row for the period, where they may still correct it."""
        return desk.said_by(self.look, row_id, self.by)

    def ask_to_edit(self, *, doing: bool) -> None:
        """Begin to edit or go on with it, where nobody else does; `doing` is whether the person does more than look."""
        with suppress(ActionPlanError):  # a store that is gone is told of when it is looked at
            self.held = desk.ask_to_edit(self.by, self.store, doing=doing)

    def look_for_copies(self) -> None:
        """See whether a synchronised folder made copies of the store, once for the page."""
        with suppress(ActionPlanError):
            self.copies = desk.copies_in_words(self.store)

    def look_again(self) -> None:
        """Forget what was seen, so that the newest revision is looked at."""
        self._look = None
        self.count_again()

    def count_again(self) -> None:
        """What waits in the panels may be another now: it is counted when there is time for it."""
        self.uncounted |= self.waiting.keys()

    def turn_to(self, plan_id: str, period: str = "", *, kept: bool = True) -> None:
        """Work on another plan, or at another period; what was chosen in the panels of the one before is forgotten.

        Unless it is not to be `kept`, the person finds themselves there again when they come back.

        Raises:
            UnknownPlan, UnknownPeriod: where there is none; then all stays as it is.
        """
        seen = desk.look(plan_id, period, self.store)
        if plan_id != self.plan_id:
            self.at.clear()
            self.shelf.clear()
            self._told.clear()
        if self.job is not None and self.job.ended:  # what came of it was told where it was asked for
            self.job = None
        self.plan_id, self.period = plan_id, period
        self._glance = None
        self.look_again()
        self.waiting.clear()
        self._look = seen
        if kept:
            choose(plan_id, period)

    def put_away(self) -> None:
        """Forget what was chosen for a fortnight that is done with, and those of its files that are saved."""
        self.at.clear()
        for kept in self.shelf.values():
            if isinstance(kept, dict):
                for key in [key for key, one in kept.items() if getattr(one, "saved", None)]:
                    del kept[key]

    def is_behind(self) -> bool:
        """Whether there is anything newer than what is shown: a revision, a report that is issued or sent, or the day.

        Raises:
            NoStore, StoreUnavailable, StoreTooNew, UnknownPlan: where the store cannot tell.
            OlderStore: where an older copy was put in its place; what is shown stays.
        """
        self._glance = now = glance(self.plan_id, self.store)
        if not self.plan_id:
            return False
        seen = self.look
        shown = seen.stored.revision
        there = [one.at for one in now.plans if one.id == self.plan_id]
        if now.revision < shown.number or (now.revision == shown.number and there != [shown.at]):
            raise OlderStore("".join(moment_words(at) for at in there))
        sent, self._sent = self._sent, all_sent()
        is_other = (now.revision, list(now.issued), now.day) != (self.seen, list(seen.issued), seen.day)
        return is_other or (sent is not None and sent != self._sent)

    def editor(self, message: Message, why: str = "", dates: NewDates | None = None) -> Editor:
        """The person, at the plan as they saw it when they did what the message says.

        Raises:
            PlanMoved: where they saw what this plan never was, such as one that was put back to an older copy.
            OlderStore: where that was done just now.
        """
        if message.seen != self.seen:
            self.is_behind()
        if not 1 <= message.seen <= self.seen:
            raise PlanMoved([f"The plan is not the one that you saw: {_last_change(self.look)}"], _LOOK)
        return Editor(self.plan_id, message.seen, self.by, self.store, why, dates)

    def done(self, made: Edited, said: str = "Saved") -> Done:
        """What to say of an edit; nothing where it changed nothing."""
        if made.revision is None:
            return Done()
        self.look_again()
        return Done(said)


_LOOK = "Nothing was saved. Look at the plan as it is now, then try again."


def _last_change(look: Look) -> str:
    return f"its last change is of {moment_words(look.stored.revision.at)}."


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel: its name and label, its blocks, what can be done in it, and how many things wait in it.

    One that `needs_plan` is there as soon as there is a plan, any other while there is none, or when it is opened.
    `waits` says what waits, of one and of several: `step is still to be done`, `steps are still to be done`.
    """

    name: str
    label: str
    blocks: Callable[[Session], Sequence[Block]]
    actions: Mapping[str, Handler] = field(default_factory=dict)
    waiting: Callable[[Session], int] | None = None
    needs_plan: bool = True
    waits: tuple[str, str] | None = None
