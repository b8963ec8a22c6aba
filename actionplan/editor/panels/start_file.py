"""A plan begun with an Excel or Word file: read beside the page, shown, corrected, made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event

from actionplan.desk.file_hints import title_in
from actionplan.desk.importing import ENDINGS, ReadTables, read_tables
from actionplan.desk.plans import plans
from actionplan.desk.starting import FirstLook, NewPlan, first_look, start_empty, start_with
from actionplan.editor.blocks import (
    Block,
    Button,
    Buttons,
    Choice,
    Drop,
    Field,
    Form,
    Heading,
    Items,
    Progress,
    Text,
)
from actionplan.editor.fortnights import fortnight_words
from actionplan.editor.jobs import begin
from actionplan.editor.messages import Done, Message
from actionplan.editor.panels.start_rows import days_asked, days_said, rows
from actionplan.editor.panels.starting_words import (
    brings,
    notes,
    of_years,
    open_new,
    problems,
    questions,
    years_to_choose,
)
from actionplan.editor.panels.tracker_words import plainly
from actionplan.editor.session import Handler, Session
from actionplan.words.errors import ActionPlanError, BadChange

KEPT = "file to begin with"
_IS_MADE = "is made, and open."


_EMPTY = Button(
    "Begin with an empty plan instead",
    "start empty",
    confirm="The plan is made without the file. Under Trackers a file can be taken in column by column.",
)


@dataclass(frozen=True, slots=True)
class Dropped:
    """A file that was dropped: as it was read, what is said of the plan, and what would be made; or why nothing."""

    name: str
    new: NewPlan
    file: ReadTables | None = None
    look: FirstLook | None = None
    refused: str = ""


def dropped(session: Session) -> Dropped | None:
    """The file that was dropped, where one is looked at."""
    found: Dropped | None = session.shelf.get(KEPT)
    return found


def offer() -> Sequence[Block]:
    """Where to drop a file."""
    hint = "You see what would be taken over before anything is saved. The file stays as it is."
    return [
        Heading("Begin with an Excel or Word file", 3),
        Text(
            "A table of actions, a tracker or a strategy that you keep already becomes the beginning of your plan."
        ),
        Drop(
            "start-file",
            "Drop your Excel or Word file here",
            "start with file",
            ENDINGS,
            hint=hint,
            multiple=False,
        ),
    ]


def take(session: Session, message: Message) -> Done:
    """Begin to read a file that was dropped."""
    upload = session.uploads.taken(message.args.get("file", ""))
    name, content = upload.name, upload.content
    title = Path(name).stem.replace("_", " ").strip() or "Action plan"
    first, ready = Dropped(name, NewPlan(title)), Event()

    def read() -> str:
        try:
            file = read_tables(content, Path(name))
            made = _looked_at(session, replace(first, new=NewPlan(title_in(file) or title), file=file))
        except ActionPlanError as error:
            made = replace(first, refused=plainly(str(error)))
        if session.shelf.get(KEPT) is first:  # else it was left meanwhile
            session.shelf[KEPT] = made
        return f"{name} is read."

    begun = begin(session, f"Reading {name}", lambda: read() if ready.wait() else "")
    session.shelf[KEPT] = first
    ready.set()
    return begun


def _looked_at(session: Session, one: Dropped) -> Dropped:
    assert one.file is not None
    look = first_look(one.file, one.new, {plan.id for plan in plans(session.store)})
    years = look.plan.settings.years
    said = replace(one.new, years=years, owners=look.owners, period=look.period.name)
    return replace(one, look=look, new=said)


def blocks(session: Session, one: Dropped) -> Sequence[Block]:
    """What the file would begin, with what can be said of the plan, and the buttons that make it or leave it."""
    leave = Button("Leave this file", "start leave")
    if one.look is None:
        refused = one.refused or (session.job.said if session.job and session.job.failed else "")
        said = Text(refused, "bad") if refused else Progress(f"Reading {one.name} …")
        return [Heading(f"Begin with {one.name}"), said, Buttons([*([_EMPTY] if refused else []), leave])]
    stops = any(problem.stops for problem in one.look.imported.problems) or not one.look.imported.rows
    return [
        Heading(f"Begin with {one.name}"),
        Text(brings(one.look)),
        Text(of_years(one.look)),
        *_lists(one.look),
        *rows(one.look),
        *([] if stops else [_form(one)]),
        Buttons([_EMPTY, leave]),
    ]


def _lists(look: FirstLook) -> Sequence[Block]:
    found = [
        (problems(look), "To look at in the file"),
        (questions(look), "Left open: settle these in the plan once it is made"),
        (notes(look), "Good to know"),
    ]
    return [Items(items, caption) for items, caption in found if items]


def _form(one: Dropped) -> Block:
    assert one.look is not None
    new, calendar = one.new, one.look.plan.settings.calendar
    fortnights = [Choice(each.name, fortnight_words(each)) for each in calendar]
    fields = [
        Field("title", "Title of the plan", value=new.title, required=True),
        Field("organisation", "Organisation", value=new.organisation),
        Field(
            "years",
            "Financial year, or two",
            "choice",
            new.years,
            [Choice(label, label) for label in years_to_choose(one.look)],
            required=True,
        ),
        Field("period", "The fortnight that the file tells of", "choice", one.look.period.name, fortnights),
        Field(
            "owners",
            "Owners",
            "lines",
            "\n".join(one.look.owners),
            hint="One on each line, as the file names them. A name that you take out is kept as an internal note.",
        ),
        *days_asked(one.look, new.completed),
    ]
    return Form(
        "start-said", "About the plan", fields, Button("Make this plan", "start make from file", main=True)
    )


def make(session: Session, message: Message) -> Done:
    """Make the plan and open it; where it would be another one than what is shown, that is shown first.

    Raises:
        BadYear, BadChange, BadTracker, NeedsAnswer: with what to write.
    """
    one, said = _read(session), message.said
    assert one.file is not None and one.look is not None
    new = NewPlan(
        said.get("title", one.new.title),
        said.get("years", one.new.years),
        said.get("organisation", one.new.organisation),
        said["owners"].splitlines() if "owners" in said else one.new.owners,
        said.get("period", one.new.period),
        days_said(said, one.new.completed, one.look),
    )
    now = _looked_at(session, replace(one, new=new))
    if _shown(now) != _shown(one):
        session.shelf[KEPT] = now
        return Done(
            "So it would be now, and nothing is saved yet. Look at it, then press Make this plan again."
        )
    return open_new(session, KEPT, start_with(one.file, now.new, session.store, by=session.by), _IS_MADE)


def _shown(one: Dropped) -> Sequence[object]:
    """What makes the rows of a plan what they are; a title and an organisation do not."""
    assert one.look is not None
    return [one.look.plan.settings, one.look.period.name, *one.look.owners]


def make_empty(session: Session, _: Message) -> Done:
    """Make a plan without the file, and open it."""
    return open_new(session, KEPT, start_empty(_there(session).new, session.store, by=session.by), _IS_MADE)


def _there(session: Session) -> Dropped:
    one = dropped(session)
    if one is None:
        raise BadChange("That file is not there any more. Drop it again.")
    return one


def _read(session: Session) -> Dropped:
    one = _there(session)
    if one.look is None:
        raise BadChange(one.refused or f"{one.name} is still being read. Wait a moment, then press again.")
    return one


ACTIONS: Mapping[str, Handler] = {
    "start with file": take,
    "start make from file": make,
    "start empty": make_empty,
}
