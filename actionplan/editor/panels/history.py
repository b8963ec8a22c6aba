"""The panel History: what was done to the plan and with its reports, by day and person, the newest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from actionplan.desk.undoing import FIRST, can_be_undone, take_back, undone_by
from actionplan.editor.blocks import Block, Button, Buttons, Choice, Details, Field, Form, Heading, Text
from actionplan.editor.head import number_in, undone
from actionplan.editor.messages import Done, Message
from actionplan.editor.panels.history_reports import ReportEntry, report_entries
from actionplan.editor.session import Panel, Session
from actionplan.editor.told import in_full, in_short, row_of, told, with_removed
from actionplan.plan.changes import Change, Revision
from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Update
from actionplan.words.english import (
    UK_TIME,
    capital_first,
    count_of,
    day_in_words,
    listed,
    moment_words,
    normalised,
    opening_count,
    quoted,
)
from actionplan.words.errors import BadChange

AT_ONCE = 200
MOST_TOLD = 40
"""So many changes of one entry are told before it has to be asked for the others."""
_OF_A_FILE = ("tracker returned as ", "imported from ", "readings from ", "loaded from ")
"""So begins why something was changed that came out of a file: it is told by that."""
ROW, WHO, FIND, SHOWN, WHOLE = "history", "history by", "history find", "history shown", "history whole"


_Entry = Revision | ReportEntry


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the entries are told with: the plan that lends names, what was taken back by what, and what is asked for."""

    plan: ActionPlan
    taken_back: Mapping[int, Revision]
    by_number: Mapping[int, Revision]
    row: str
    whole: str
    promised: frozenset[str]


def blocks(session: Session) -> Sequence[Block]:
    """The entries that are asked for under their days and persons, and what to ask for."""
    revisions = session.told
    shown = _Shown(
        with_removed(session.plan, revisions),
        undone_by(revisions),
        {one.number: one for one in revisions},
        session.at.get(ROW, ""),
        session.at.get(WHOLE, ""),
        session.look.promised,
    )
    reports = [*report_entries(session)]
    found = _asked_for(session, shown, reports)
    limit = _limit(session)
    nothing = [Text("Nothing was found." if revisions else "Nothing was done yet.", "quiet")]
    return [
        Heading("History"),
        *_about_row(shown),
        _filter(session, [*revisions, *reports]),
        *(_by_day(found[:limit], shown) if found else nothing),
        *_earlier(len(found) - limit),
    ]


def _asked_for(session: Session, shown: _Shown, reports: Sequence[ReportEntry]) -> Sequence[_Entry]:
    """What was done that the filters let through, the newest first; of one row, nothing of reports."""
    who, find = session.at.get(WHO, ""), normalised(session.at.get(FIND, ""))
    there: list[_Entry] = [*([] if shown.row else reversed(reports)), *reversed(session.told)]
    found = [one for one in there if not who or one.by == who]
    if shown.row:
        found = [one for one in found if isinstance(one, Revision) and _of_row(one, shown)]
    if find:
        found = [one for one in found if find in _words(one, shown)]
    return sorted(found, key=_local, reverse=True)


def _words(one: _Entry, shown: _Shown) -> str:
    if isinstance(one, ReportEntry):
        return normalised(one.words)
    return normalised(" ".join([*told(one.changes, shown.plan), one.why, one.by]))


def _of_row(revision: Revision, shown: _Shown) -> Sequence[Change]:
    """The changes of a revision that the row in question has a part in; all where there is none in question."""
    if not shown.row:
        return revision.changes
    return [change for change in revision.changes if shown.row == row_of(change, shown.plan)]


def _about_row(shown: _Shown) -> Sequence[Block]:
    if not shown.row:
        return [
            Text("Everything that was done to this plan and with its reports, the newest first.", "quiet")
        ]
    return [
        Text(f"Only what was done to {quoted(shown.plan.name_of(shown.row))}, the newest first."),
        Buttons([Button("Show the history of the whole plan", "whole history")]),
    ]


def _filter(session: Session, done: Sequence[_Entry]) -> Form:
    people = sorted({one.by for one in done}, key=normalised)
    everybody = [Choice("", "Everybody"), *(Choice(one, one) for one in people)]
    fields = [
        Field("by", "Done by", "choice", session.at.get(WHO, ""), everybody),
        Field("find", "With these words", "text", session.at.get(FIND, "")),
    ]
    return Form(
        "history-filter", "What to show", fields, Button("Show these", "filter history", chooses="Show these")
    )


def _by_day(found: Sequence[_Entry], shown: _Shown) -> Sequence[Block]:
    """A heading for each day, under it one for each person, under that what they did."""
    days: dict[str, dict[str, list[_Entry]]] = {}
    for one in found:
        days.setdefault(day_in_words(_local(one)), {}).setdefault(one.by, []).append(one)
    made: list[Block] = []
    for day, people in days.items():
        made.append(Heading(day, 3))
        for person, theirs in people.items():
            made.append(Heading(f"{person}: {_counted(theirs)}", 4))
            made += [
                one.shown(f"{_local(one):%H:%M}") if isinstance(one, ReportEntry) else _entry(one, shown)
                for one in theirs
            ]
    return made


def _counted(theirs: Sequence[_Entry]) -> str:
    """`one change and two entries on reports`."""
    reports = sum(isinstance(one, ReportEntry) for one in theirs)
    changes, told_of = len(theirs) - reports, count_of(reports, "entry on reports", "entries on reports")
    return listed([*([count_of(changes, "change")] if changes else []), *([told_of] if reports else [])])


def _entry(revision: Revision, shown: _Shown) -> Details:
    """One entry: the time and what was done; opened, all of it, why, and what became of it."""
    changes = _of_row(revision, shown)
    back = shown.taken_back.get(revision.number)
    undone = " (undone)" if back else ""
    return Details(
        f"{_local(revision):%H:%M}  {_summary(revision, changes, shown)}{undone}",
        [*_opened(revision, changes, shown), *_became(revision, back)],
        _buttons(revision, changes, shown),
        id=f"entry {revision.number}",
    )


def _summary(revision: Revision, changes: Sequence[Change], shown: _Shown) -> str:
    if revision.number == FIRST and not shown.row:
        return f"The plan was made: {count_of(len(revision.changes) - 1, 'row')}"
    undid = shown.by_number.get(revision.undoes or 0)
    if undid:
        return f"Undone: {_in_short(undid, undid.changes, shown)}"
    return _in_short(revision, changes, shown)


def _in_short(revision: Revision, changes: Sequence[Change], shown: _Shown) -> str:
    """What was done; of what came out of a file first which one, and of a returned tracker whose."""
    what = in_short(changes, shown.plan)
    if shown.row or not revision.why.startswith(_OF_A_FILE):
        return what
    many = len(told(changes, shown.plan))
    return (
        f"{capital_first(revision.why)}{_whose(revision)}: {count_of(many, 'change') if many > 1 else what}"
    )


def _whose(revision: Revision) -> str:
    """`, by Patient groups officer`, where one other person says all that was said in it."""
    said = {
        one.new.get("by") for one in revision.changes if one.kind == Update.kind and isinstance(one.new, dict)
    }
    name = next(iter(said)) if len(said) == 1 else None
    return f", by {name}" if name and name != revision.by else ""


def _opened(revision: Revision, changes: Sequence[Change], shown: _Shown) -> Sequence[str]:
    """What was done, a sentence for each change; long texts of a single one in full."""
    is_whole = shown.whole == str(revision.number)
    sentences = told(changes if is_whole else changes[:MOST_TOLD], shown.plan)
    left = 0 if is_whole else len(changes) - MOST_TOLD
    more = [f"And {count_of(left, 'more change')}."] if left > 0 else []
    others = len(revision.changes) - len(changes)
    beside = [f"{opening_count(others, 'change')} of other rows came with it."] if others else []
    return [*sentences, *(in_full(changes) if len(sentences) == 1 else ()), *more, *beside]


def _became(revision: Revision, back: Revision | None) -> Sequence[str]:
    why = [f"Why: {revision.why}"] if revision.why and revision.undoes is None else []
    undone = [f"Undone by {back.by} on {moment_words(back.at)}."] if back else []
    return [*why, f"By {revision.by} on {moment_words(revision.at)}.", *undone]


def _buttons(revision: Revision, changes: Sequence[Change], shown: _Shown) -> Sequence[Button]:
    args = {"number": str(revision.number)}
    made = []
    if can_be_undone(revision, shown.taken_back, shown.promised):
        undid = shown.by_number.get(revision.undoes or 0)
        label, does = ("Bring this back", "brings back") if undid else ("Undo this", "takes back")
        asks = f"This {does}: {in_short((undid or revision).changes, shown.plan)}."
        made.append(Button(label, "undo", args, confirm=asks))
    if len(changes) > MOST_TOLD and shown.whole != args["number"]:
        made.append(Button(f"Show all {len(changes):,} changes", "show all of it", args))
    rows = {row_of(change, shown.plan) for change in changes} & shown.plan.by_id.keys()
    if len(rows) == 1 and not shown.row:
        row = rows.pop()
        made.append(Button(f"History of {quoted(shown.plan.name_of(row), 60)}", "history of", {"id": row}))
    return made


def _earlier(left: int) -> Sequence[Block]:
    if left <= 0:
        return []
    return [Text(f"{opening_count(left, 'earlier change')} not shown.", "quiet"),
            Buttons([Button("Show earlier", "earlier history")])]  # fmt: skip


def _local(revision: _Entry) -> datetime:
    return datetime.fromisoformat(revision.at).astimezone(UK_TIME)


def _limit(session: Session) -> int:
    text = session.at.get(SHOWN, "")
    return int(text) if text else AT_ONCE


def _undo(session: Session, message: Message) -> Done:
    """Take back an entry, whoever made it, and say what that did."""
    return undone(session, take_back(session.plan_id, number_in(message), session.by, session.store))


def _earlier_too(session: Session, _: Message) -> Done:
    """Show as many more."""
    session.at[SHOWN] = str(_limit(session) + AT_ONCE)
    return Done()


def _show_all_of(session: Session, message: Message) -> Done:
    """Show every change of one entry."""
    session.at[WHOLE] = str(number_in(message))
    return Done()


def _narrow(session: Session, message: Message) -> Done:
    """Show only what one person did, or what holds these words."""
    session.at[WHO], session.at[FIND] = message.said.get("by", ""), message.said.get("find", "")[:200].strip()
    session.at.pop(SHOWN, None)
    return Done()


def _history_of(session: Session, message: Message) -> Done:
    """Open the history of one row."""
    row_id = message.args.get("id", "")
    if row_id not in with_removed(session.plan, session.told).by_id:
        raise BadChange("That row is not in the plan.")
    session.at[ROW] = row_id
    for name in (WHO, FIND, SHOWN):
        session.at.pop(name, None)
    return Done(panel=PANEL.name)


def _whole_history(session: Session, _: Message) -> Done:
    """Show what was done to all rows again."""
    session.at.pop(ROW, None)
    return Done()


PANEL = Panel(
    "history",
    "History",
    blocks,
    {
        "undo": _undo,
        "earlier history": _earlier_too,
        "show all of it": _show_all_of,
        "filter history": _narrow,
        "history of": _history_of,
        "whole history": _whole_history,
    },
)
