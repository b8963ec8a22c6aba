"""Returned trackers as they are shown: where they are dropped, those that were, and the one that is looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actionplan.desk.merging import MergedFile
from actionplan.desk.merging_folders import ENDINGS
from actionplan.editor.blocks import (
    Block,
    Button,
    Buttons,
    Cell,
    Column,
    Drop,
    Heading,
    Note,
    Progress,
    Row,
    Table,
    Text,
    Tone,
)
from actionplan.editor.panels import tracker_cells, tracker_new_rows
from actionplan.editor.panels.tracker_files import (
    OPEN,
    Back,
    catch_up,
    files,
    opened,
)
from actionplan.editor.panels.tracker_saying import brings, left_over, save_label, whose
from actionplan.editor.panels.tracker_words import plainly
from actionplan.editor.session import Session
from actionplan.words.english import listed, sentence


def blocks(session: Session) -> Sequence[Block]:
    """Where trackers are dropped, those that were, and the one that is looked at."""
    catch_up(session)
    back = opened(session)
    return [
        Heading("Take a returned tracker back"),
        Drop(
            "returned",
            "Drop returned trackers here",
            "take tracker back",
            ENDINGS,
            hint="One or several at once. Nothing is saved before you have seen what they change.",
        ),
        *_list(session),
        *(_one(session, back) if back else ()),
    ]


def _list(session: Session) -> Sequence[Block]:
    kept = list(files(session).values())
    if not kept:
        return []
    return [
        Table(
            id="returned files",
            caption="Trackers that were dropped",
            columns=[
                Column("file", "File", "read", width="26%"),
                Column("whose", "Whose it is", "read", width="26%"),
                Column("brings", "What it brings", "read", width="26%"),
                Column("do", "What to do", "read", width="22%"),
            ],
            rows=[_listed(session, back) for back in kept],
            do="",
        )
    ]


def _listed(session: Session, back: Back) -> Row:
    shown = session.at.get(OPEN) == back.key and not back.refused
    look = Button("Look at it", "look at tracker", {"file": back.key}, main=True)
    as_table = Button("Take it in as a table", "not our tracker", {"file": back.key})
    table = [as_table] if back.refused and back.read is None else []
    away = Button("Put it away", "put tracker away", {"file": back.key}, confirm=_away(back))
    cells = {
        "file": Cell(back.name, [Note("shown below", "quiet")] if shown else []),
        "whose": Cell(sentence(whose(back, session.plan)) if back.found else ""),
        "brings": Cell("", [_state(back)]),
        "do": Cell(
            "", buttons=[*([look] if back.found and not back.refused and not shown else []), *table, away]
        ),
    }
    return Row(back.key, back.name, cells)


def _away(back: Back) -> str:
    return "Nothing of it has been saved, and what you decided of it is forgotten." if back.is_waiting else ""


def _state(back: Back) -> Note:
    if back.refused:
        return Note(back.refused, "bad")
    if back.saved:
        return Note(f"saved: {brings(back.saved)}", "good")
    if back.found is None:
        return Note("is being read", "quiet")
    tone: Tone = "warn" if back.found.stopped else ""
    return Note(f"{brings(back.found)}; not saved yet", tone)


def _one(session: Session, back: Back) -> Iterator[Block]:
    """The file that is looked at; why one was refused stands beside its name."""
    if back.refused:
        return
    yield Heading(back.name, 3)
    if back.found is None:
        yield Progress(f"Reading {back.name}")
    elif back.saved:
        yield from _saved(session, back, back.saved)
    else:
        yield from _preview(session, back, back.found)


def _saved(session: Session, back: Back, saved: MergedFile) -> Iterator[Block]:
    yield Text(f"Saved from {whose(back, session.plan)}: {brings(saved)}.", "good")
    yield from left_over(saved)
    undo = Button(
        "Undo what this file changed",
        "undo tracker",
        {"file": back.key},
        confirm="This takes back all that was saved from this file. You can then decide of it again.",
    )
    yield Buttons([*([undo] if saved.revision else []), _put_away(back)])


def _put_away(back: Back) -> Button:
    return Button("Put this file away", "put tracker away", {"file": back.key}, confirm=_away(back))


def _preview(session: Session, back: Back, found: MergedFile) -> Iterator[Block]:
    yield Text(f"{sentence(whose(back, session.plan))} {brings(found)}.")
    if back.undone:
        yield Text("What was saved from it is undone.", "good")
    if back.let_go:
        again = f"Decide again of {listed(back.let_go)}: what was decided of it does not fit any more."
        yield Text(again, "warn")
    alarms = [plainly(alarm.sentence) for alarm in found.merged.stopping]
    yield from (Text(sentence, "warn") for sentence in alarms)
    table = tracker_cells.table(back)
    yield from [table] if table else ()
    yield from tracker_new_rows.tables(back, session.plan)
    cells = [one.place for one in tracker_cells.differing(back).values()]
    rows = [one.place for one in tracker_new_rows.odd_rows(back).values()]
    yield from left_over(found, [*cells, *rows])
    save = Button(save_label(found), "save tracker", {"file": back.key}, main=True, confirm=_sure(alarms))
    yield Buttons([save, _put_away(back)])


def _sure(alarms: Sequence[str]) -> str:
    return f"Look at this first: {' '.join(alarms)} Save it all the same?" if alarms else ""


def waiting(session: Session) -> int:
    """How many files wait to be saved or put away."""
    return sum(back.is_waiting for back in files(session).values())
