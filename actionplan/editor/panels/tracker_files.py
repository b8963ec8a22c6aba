"""Returned trackers that were dropped: each is kept with what is decided of it until it is saved or put away."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from actionplan.desk.answering import NewDates
from actionplan.desk.merging import MergedFile, Merging, ReadBack, merge_read, read_content
from actionplan.desk.remembering import seen_in
from actionplan.editor.messages import BadMessage, Message
from actionplan.editor.panels.tracker_clashes import COUNTS, cells_of, clashing, held
from actionplan.editor.panels.tracker_words import plainly
from actionplan.editor.session import Session
from actionplan.plan.changes import Revision
from actionplan.tracker.merge import Clash, Decision, Place
from actionplan.tracker.merge.decisions import Keep
from actionplan.words.english import quoted
from actionplan.words.errors import ActionPlanError, BadTracker
from actionplan.words.vocabulary import NewDate

KEPT = "returned trackers"
OPEN = "returned tracker"
NEW_DATES: Mapping[str, tuple[NewDate, str]] = {
    "corrected": ("corrected", "A typing mistake, put right"),
    "agreed": ("agreed", "A new date that was agreed"),
    "expected": ("expected", "When it is now expected"),
}
COMPLETED_ON = "Completed on"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a person chose for a cell or a row of a file, with what they filled in beside it."""

    of: Literal["cell", "row"]
    place: Place
    choice: str
    said: Mapping[str, str] = field(default_factory=dict)

    def decision(self) -> Decision | None:
        """What the merge is told; nothing where it is about a new date alone."""
        row, column, said = f"{self.place.sheet} row {self.place.row}", self.place.column, self.said
        if self.of == "row":
            kept: Keep | None = "file" if self.choice == "this" else None
            add = {"add": True, "leave": False}.get(self.choice)
            return Decision(row, keep=kept, add=add, is_row=said.get("is", "") if self.choice == "is" else "")
        if self.choice == "plan":
            return Decision(row, column, keep="plan")
        if self.choice == "value":
            day = said.get("completed", "").strip()
            return Decision(row, COMPLETED_ON if day else column, value=day or said.get("value", "").strip())
        if self.is_date:
            return None
        reason = said.get("reason", "").strip()
        return Decision(row, column, reason=reason) if reason else Decision(row, column, keep="file")

    @property
    def is_date(self) -> bool:
        """Whether it says what a new date is."""
        return self.choice == "file" and self.said.get("new_date", "") in NEW_DATES

    def new_date(self, period: str) -> NewDates:
        """What the new date is."""
        said = self.said
        return NewDates(
            NEW_DATES[said["new_date"]][0], said.get("agreed_by", ""), said.get("why", ""), period
        )


def named(one: Chosen) -> str:
    """The cell or the row that a choice is of, by its title and heading."""
    title = one.place.title or f"{one.place.sheet}, row {one.place.row}"
    return f"{quoted(title, 60)}{f', {one.place.column}' if one.place.column else ''}"


@dataclass(slots=True)
class Back:
    """A file that was dropped: what it brings as it is, and with what is decided of it.

    `refused` says why nothing can be made of it. `at` is the revision of the plan that it was compared with, `clashing`
    what other files say otherwise of its cells. Once it is saved, `saved` tells what came of it; `undone` is the
    revision that took that back. `put_right` says of cells and rows, by their names, why the last answer was refused.
    """

    key: str
    name: str
    content: bytes
    read: ReadBack | None = None
    refused: str = ""
    chosen: dict[str, Chosen] = field(default_factory=dict)
    first: MergedFile | None = None
    found: MergedFile | None = None
    at: int = 0
    clashing: Sequence[Clash] = ()
    let_go: list[str] = field(default_factory=list)
    put_right: dict[str, str] = field(default_factory=dict)
    saved: MergedFile | None = None
    undone: Revision | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether it can still be saved."""
        return self.found is not None and self.saved is None


def files(session: Session) -> dict[str, Back]:
    """The files that were dropped, by the numbers that the page gave them."""
    kept: dict[str, Back] = session.shelf.setdefault(KEPT, {})
    return kept


def file_of(session: Session, message: Message) -> Back:
    """The file that a message is about.

    Raises:
        BadMessage: where it is not there any more.
    """
    found = files(session).get(message.args.get("file", ""))
    if found is None:
        raise BadMessage("That file is not there any more. Drop it again.")
    return found


def opened(session: Session) -> Back | None:
    """The file that is looked at."""
    return files(session).get(session.at.get(OPEN, ""))


def read(session: Session, back: Back) -> None:
    """Read a file, and see what it brings; what is wrong with it is kept as a sentence."""
    try:
        back.read = read_content(back.content, Path(back.name))
    except ActionPlanError as error:
        back.refused = plainly(str(error))
    else:
        catch_up(session)


def catch_up(session: Session) -> None:
    """See what each file brings, where the plan is another than when it was last looked at, or the other files are."""
    open_files = [one for one in list(files(session).values()) if one.read and not one.saved]
    for back in open_files:
        _try(back, _look_first, session)
    found = clashing([back for back in open_files if not back.refused])
    for back in open_files:
        if not back.refused:
            _try(back, _look, session, found[back.key])


def _try(back: Back, look: Callable[..., None], session: Session, *given: object) -> None:
    try:
        look(session, back, *given)
    except ActionPlanError as error:
        back.refused = plainly(str(error))


def _look_first(session: Session, back: Back) -> None:
    """See what a file brings to the plan as it is now, before anything is decided.

    Raises:
        BadTracker: where it is a tracker of another plan.
        UnknownExport: where the store knows nothing of it.
    """
    if back.first is not None and back.at == session.seen and not back.refused:
        return
    back.refused, back.first, back.found = "", merged(session, back, {}, of_others=()), None
    if back.first.merged.plan != session.plan_id:
        other = quoted(back.first.merged.plan)
        raise BadTracker(
            f"{back.name} is a tracker of another plan, {other}. Open that plan, and drop it there."
        )
    back.at = session.seen


def _look(session: Session, back: Back, found: Sequence[Clash]) -> None:
    """See what a file brings with what is decided of it; what was decided and does not fit any more is let go."""
    if back.found is not None and list(back.clashing) == list(found):
        return
    back.clashing = found
    try:
        back.found = merged(session, back, back.chosen) if back.chosen or found else back.first
    except BadTracker:
        fitting = that_fit(session, back, back.chosen)
        gone = [
            one.place.title or one.place.sheet for name, one in back.chosen.items() if name not in fitting
        ]
        back.let_go += gone
        back.chosen = fitting
        back.found = merged(session, back, fitting)


def only_here(session: Session, back: Back, one: Chosen) -> None:
    """Let go of what was chosen of the same cell in other files, where one file cannot count beside another."""
    cells = cells_of(back.clashing, [one])
    if not cells or one.choice not in COUNTS:
        return
    for other in files(session).values():
        beside = {
            name
            for name, chosen in other.chosen.items()
            if chosen.choice in COUNTS and cells & cells_of(other.clashing, [chosen])
        }
        if other is not back and other.is_waiting and beside:
            other.chosen = {name: kept for name, kept in other.chosen.items() if name not in beside}
            other.found = merged(session, other, other.chosen)


def that_fit(
    session: Session, back: Back, chosen: Mapping[str, Chosen], first: str = ""
) -> dict[str, Chosen]:
    """What was chosen and can be followed together; what is said of rows, and then `first`, counts before the rest.

    Raises:
        BadTracker: where `first` itself cannot be followed.
    """
    kept: dict[str, Chosen] = {}
    for name in sorted(chosen, key=lambda one: (chosen[one].of != "row", one != first)):
        try:
            merged(session, back, {**kept, name: chosen[name]})
        except BadTracker:
            if name == first:
                raise
            continue
        kept[name] = chosen[name]
    return kept


def merged(
    session: Session,
    back: Back,
    chosen: Mapping[str, Chosen],
    *,
    apply: bool = False,
    despite: bool = False,
    of_others: Sequence[Clash] | None = None,
) -> MergedFile:
    """What a file brings with what is chosen; saved where that is asked for, and shown as it would be else.

    What other files say otherwise, by default its clashes, is held back where nothing is chosen of it.
    """
    assert back.read is not None
    period = back.first.merged.period if back.first else ""
    decisions = [decision for one in chosen.values() if (decision := one.decision())]
    how = Merging(
        apply=apply,
        decisions=decisions,
        despite_alarms=despite,
        held=held(back.clashing if of_others is None else of_others, list(chosen.values())),
        dates={one.place.id: one.new_date(period) for one in chosen.values() if one.is_date},
        seen=seen_in(back.found.merged) if apply and back.found else None,
    )
    return merge_read(back.read, how, session.store, by=session.by)
