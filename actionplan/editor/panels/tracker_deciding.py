"""What is done with returned trackers: taken, decided, saved as one change each, and undone by themselves."""

from __future__ import annotations

from collections.abc import Mapping

from actionplan.desk.undoing import take_back
from actionplan.editor.blocks import Ask, Button
from actionplan.editor.jobs import started
from actionplan.editor.messages import Done, Message
from actionplan.editor.panels import tracker_cells, tracker_new_rows
from actionplan.editor.panels.tracker_files import (
    OPEN,
    Back,
    Chosen,
    file_of,
    files,
    merged,
    named,
    only_here,
    opened,
    read,
    that_fit,
)
from actionplan.editor.panels.tracker_saying import brings, whose
from actionplan.editor.panels.tracker_words import plainly
from actionplan.editor.session import Handler, Session
from actionplan.words.english import capital_first, quoted
from actionplan.words.errors import ActionPlanError, BadChange, BadTracker, PlanMoved

LARGE = 250_000
"""The bytes from which on a file is read beside the page."""
MOST_FILES = 60
_GONE = "That is not among what differs any more. Look at the file again."
READING = "Reading the trackers that were dropped"


def take(session: Session, message: Message) -> Done:
    """Take a file that was dropped, and show what it brings."""
    upload = session.uploads.taken(message.args.get("file", ""))
    there = files(session)
    again = next((one for one in there.values() if one.content == upload.content and one.is_waiting), None)
    if again:
        return Done(f"{upload.name} is here already, as {again.name}.")
    if len(there) >= MOST_FILES:
        raise BadChange(f"{MOST_FILES} files are here already. Put some away first.")
    back = Back(message.args["file"], upload.name, upload.content)
    there[back.key] = back
    if len(back.content) > LARGE:
        _open(session, back)
        return _read_beside(session, back)
    return _read_now(session, back)


def _open(session: Session, back: Back) -> None:
    """Look at a file, where no other is decided of at the moment."""
    current = opened(session)
    if current is None or not current.is_waiting:
        session.at[OPEN] = back.key


def _read_now(session: Session, back: Back) -> Done:
    read(session, back)
    if not back.refused:
        _open(session, back)
    return _told(session, back)


def _told(session: Session, back: Back) -> Done:
    if back.refused or back.found is None:
        return Done(f"{back.name} is not taken: why stands beside its name.", saved=False)
    return Done(f"{back.name} is {whose(back, session.plan)}. {brings(back.found)}; nothing is saved yet.")


def _read_beside(session: Session, back: Back) -> Done:
    """Read a large file beside the page, and with it all others that wait for that."""

    def wait() -> str:
        while unread := [one for one in files(session).values() if one.read is None and not one.refused]:
            read(session, unread[0])
        return "All files are read."

    running = session.job
    if running is None or running.ended:
        session.job = started(READING, wait)
    elif running.text != READING:
        return _read_now(session, back)
    return Done(f"Reading {back.name} … You can go on meanwhile.")


def look(session: Session, message: Message) -> Done:
    """Look at another file; what is decided of the one before stays."""
    session.at[OPEN] = file_of(session, message).key
    return Done()


def put_away(session: Session, message: Message) -> Done:
    """Forget a file."""
    back = file_of(session, message)
    del files(session)[back.key]
    if session.at.get(OPEN) == back.key:
        waiting = [one.key for one in files(session).values() if one.is_waiting]
        session.at[OPEN] = waiting[0] if waiting else ""
    return Done(f"{back.name} is put away.")


def decide_cell(session: Session, message: Message) -> Done:
    """Decide whether the plan or the file counts in a cell."""
    back, name = _undecided(session, message)
    one = tracker_cells.differing(back).get(name)
    if one is None:
        raise BadChange(_GONE)
    back.put_right.pop(name, None)
    try:
        chosen = tracker_cells.choose(one, message.value, message.said) if message.value else None
        return _decide(session, back, name, chosen)
    except BadChange as error:
        title = one.place.title or f"{one.place.sheet}, row {one.place.row}"
        back.put_right[name] = f"{title}, {one.place.column}: {error}"
        raise


def decide_row(session: Session, message: Message) -> Done:
    """Decide what a row of the file is."""
    back, name = _undecided(session, message)
    one = tracker_new_rows.odd_rows(back).get(name)
    if one is None:
        raise BadChange(_GONE)
    value, said = message.value, message.said
    chosen = tracker_new_rows.choose(one, back, session.plan, value, said) if value else None
    return _decide(session, back, name, chosen)


def _undecided(session: Session, message: Message) -> tuple[Back, str]:
    back = file_of(session, message)
    if not back.is_waiting:
        raise BadChange("There is nothing to decide of that file any more.")
    return back, message.args.get("id", "")


def _decide(session: Session, back: Back, name: str, one: Chosen | None) -> Done:
    chosen = {key: other for key, other in back.chosen.items() if key != name}
    if one:
        chosen[name] = one
    gone: list[Chosen] = []
    try:
        back.found = merged(session, back, chosen)
    except BadTracker as error:
        fitting = _with(session, back, chosen, name, error)
        gone = [
            one for key, one in chosen.items() if key not in fitting and not _is_beside(one, chosen[name])
        ]
        chosen, back.found = fitting, merged(session, back, fitting)
    back.chosen, back.undone, back.let_go = chosen, None, [named(one) for one in gone]
    if one:
        only_here(session, back, one)
    return Done("Decided, to be saved with the file")


def _is_beside(one: Chosen, other: Chosen) -> bool:
    """Whether two choices are of cells of one row, which stand and fall together where they do not go together."""
    return (one.of, one.place.sheet, one.place.row) == (other.of, other.place.sheet, other.place.row)


def _with(
    session: Session, back: Back, chosen: Mapping[str, Chosen], name: str, error: BadTracker
) -> dict[str, Chosen]:
    """What else was chosen and goes with the last choice, such as for the cells that stand and fall together."""
    try:
        return that_fit(session, back, chosen, name)
    except BadTracker:
        said = plainly(str(error)).partition("): ")[2] or plainly(str(error))
        raise BadChange(capital_first(said)) from None


def save(session: Session, message: Message) -> Done:
    """Save what a file brings, as it is decided."""
    back, _ = _undecided(session, message)
    if back.put_right and "without" not in message.args:
        return _put_right_first(back)
    despite = bool(back.found and back.found.merged.stopping)
    try:
        made = merged(session, back, back.chosen, apply=True, despite=despite)
    except PlanMoved as error:
        session.look_again()
        return Done(plainly(str(error)), saved=False)
    except ActionPlanError as error:
        raise BadChange(plainly(str(error))) from None
    if made.stopped:
        back.found = made
        raise BadChange("Nothing was saved: look at what stands above first, then save again.")
    back.saved, back.undone = made, None
    back.put_right.clear()
    session.look_again()
    return Done(f"Saved: {brings(made)}.")


def _put_right_first(back: Back) -> Done:
    """Say which answers were refused, and why; they may be left out, as those that were taken back on the page."""
    said = f"Nothing was saved: {' '.join(back.put_right.values())} Put that right first."
    without = Button("Save the rest without it", "save tracker", {"file": back.key, "without": "yes"})
    return Done(said, saved=False, ask=Ask("Or save the rest as it is decided?", [without]))


def undo(session: Session, message: Message) -> Done:
    """Take back what was saved from a file, which can then be decided of again."""
    back = file_of(session, message)
    if back.saved is None or back.saved.revision is None:
        raise BadChange("Nothing was saved from that file, so there is nothing to undo.")
    back.undone = take_back(session.plan_id, back.saved.revision.number, session.by, session.store)
    back.saved, back.at = None, 0
    session.look_again()
    return Done(f"Undone: the plan is as it was before {quoted(back.name, 80)}.")


ACTIONS: Mapping[str, Handler] = {
    "take tracker back": take,
    "look at tracker": look,
    "put tracker away": put_away,
    "decide cell": decide_cell,
    "decide row": decide_row,
    "save tracker": save,
    "undo tracker": undo,
}
