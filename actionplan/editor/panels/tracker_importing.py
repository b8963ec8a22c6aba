"""What is done with tables that other people made: taken, put right, saved as one change, and undone by itself."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from actionplan.desk.importing import ImportedFile, read_tables
from actionplan.desk.undoing import take_back
from actionplan.editor.messages import BadMessage, Done, Message
from actionplan.editor.panels import tracker_mapping
from actionplan.editor.panels.tracker_files import NEW_DATES, files
from actionplan.editor.panels.tracker_files import file_of as returned_file
from actionplan.editor.panels.tracker_foreign_files import (
    OPEN,
    Foreign,
    did,
    foreign_files,
    imported,
    look_at,
    outcome,
)
from actionplan.editor.panels.tracker_words import plainly
from actionplan.editor.rows import typed
from actionplan.editor.session import Handler, Session
from actionplan.tracker.foreign import ImportMapping
from actionplan.words.english import quoted
from actionplan.words.errors import ActionPlanError, BadChange

MOST_FILES = 30


def _begin(session: Session, one: Foreign) -> Done:
    if len(foreign_files(session)) >= MOST_FILES:
        raise BadChange(f"{MOST_FILES} files are here already. Put some away first.")
    try:
        one.tables = read_tables(one.content, Path(one.name))
        look_at(session, one)
    except ActionPlanError as error:
        one.refused = plainly(str(error))
    foreign_files(session)[one.key] = one
    session.at[OPEN] = one.key
    if one.refused or one.found is None:
        return Done(f"{one.name} is not taken in: why stands below.", saved=False)
    return Done(f"{one.name} is read. {outcome(one.found)} Nothing is saved yet.")


def take(session: Session, message: Message) -> Done:
    """Take a file that was dropped, and show what it would bring."""
    upload = session.uploads.taken(message.args.get("file", ""))
    return _begin(session, Foreign(message.args["file"], upload.name, upload.content))


def not_ours(session: Session, message: Message) -> Done:
    """Take a file that is no returned tracker as a table of somebody else."""
    back = returned_file(session, message)
    if back.saved or back.found:
        raise BadChange("That is a tracker of ours: decide of it above.")
    del files(session)[back.key]
    return _begin(session, Foreign(back.key, back.name, back.content))


def _file(session: Session, message: Message) -> Foreign:
    found = foreign_files(session).get(message.args.get("file", ""))
    if found is None:
        raise BadMessage("That file is not there any more. Drop it again.")
    return found


def _open_file(session: Session, message: Message) -> tuple[Foreign, ImportedFile]:
    one = _file(session, message)
    if one.saved or one.found is None:
        raise BadChange("There is nothing to say of that file any more.")
    return one, one.found


def _number(message: Message, name: str) -> int:
    text = message.args.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else -1


def _with(session: Session, one: Foreign, mapping: ImportMapping) -> Done:
    one.found = imported(session, one, mapping, one.dates)
    one.mapping = mapping
    return Done("Noted, to be saved with the file")


def kind(session: Session, message: Message) -> Done:
    """Say what a table holds."""
    one, found = _open_file(session, message)
    return _with(
        session, one, tracker_mapping.with_kind(found.imported, _number(message, "id"), message.value)
    )


def meaning(session: Session, message: Message) -> Done:
    """Say what a column means."""
    one, found = _open_file(session, message)
    place, spot = _number(message, "table"), _number(message, "id")
    return _with(session, one, tracker_mapping.with_meaning(found.imported, place, spot, message.value))


def answer(session: Session, message: Message) -> Done:
    """Say who or what is meant by a name or a word."""
    one, found = _open_file(session, message)
    group, text = message.args.get("group", ""), message.args.get("id", "")
    mapping = tracker_mapping.with_answer(found.imported, session.plan, group, text, typed(message))
    return _with(session, one, mapping)


def dates(session: Session, message: Message) -> Done:
    """Say what the new dates are of rows that stood in an issued report."""
    one, _ = _open_file(session, message)
    said = {name: message.said.get(name, "").strip() for name in ("new_date", "agreed_by", "why")}
    if said["new_date"] not in NEW_DATES:
        raise BadChange("Choose what the new dates are.")
    if said["new_date"] == "agreed" and not (said["agreed_by"] and said["why"]):
        raise BadChange("Say who agreed to the new dates, and why they are others.")
    one.found = imported(session, one, one.mapping, said)
    one.dates = said
    return Done("Noted, to be saved with the file")


def save(session: Session, message: Message) -> Done:
    """Save what a file brings."""
    one, found = _open_file(session, message)
    try:
        one.saved = imported(session, one, one.mapping or found.imported.mapping, one.dates, apply=True)
    except ActionPlanError as error:
        raise BadChange(plainly(str(error))) from None
    session.look_again()
    return Done(f"Saved: {did(one.saved)}")


def undo(session: Session, message: Message) -> Done:
    """Take back what was taken in from a file."""
    one = _file(session, message)
    if one.saved is None or one.saved.revision is None:
        raise BadChange("Nothing was saved from that file, so there is nothing to undo.")
    take_back(session.plan_id, one.saved.revision.number, session.by, session.store)
    one.saved, one.at = None, 0
    session.look_again()
    return Done(f"Undone: the plan is as it was before {quoted(one.name, 80)}.")


def look(session: Session, message: Message) -> Done:
    """Look at another file; what is said of the one before stays."""
    session.at[OPEN] = _file(session, message).key
    return Done()


def put_away(session: Session, message: Message) -> Done:
    """Forget a file."""
    one = _file(session, message)
    del foreign_files(session)[one.key]
    return Done(f"{one.name} is put away.")


ACTIONS: Mapping[str, Handler] = {
    "take table in": take,
    "not our tracker": not_ours,
    "look at table": look,
    "kind of table": kind,
    "meaning of column": meaning,
    "answer about table": answer,
    "dates of table": dates,
    "save table": save,
    "undo table": undo,
    "put table away": put_away,
}
