"""What the page is answered: each message with a word for the person, and with what the screen shows then."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from actionplan import desk
from actionplan.desk import Holder
from actionplan.editor.activity_line import TOP
from actionplan.editor.asking import take_answer
from actionplan.editor.blocks import plain
from actionplan.editor.head import HEAD
from actionplan.editor.messages import BadMessage, Done, Message, number_of, on_screen, read_message
from actionplan.editor.one_writer import ONE_WRITER, refuse_held
from actionplan.editor.others import News, news_since
from actionplan.editor.panels import PANELS
from actionplan.editor.plainly import WRONG, is_whole, noted, passes, plainly
from actionplan.editor.screen import screen, top
from actionplan.editor.session import ROW_TO_SEE, Handler, Session
from actionplan.editor.shown import difference
from actionplan.words.errors import ActionPlanError, UnknownPeriod

Json = dict[str, Any]
_NOT_SHOWN = (
    "Something went wrong inside actionplan ({kind}), so the page cannot show how things are now. What was saved is "
    "safe. Open another panel, or load the page again."
)
_STILL_HERE = "What you typed is still here."
_LOOKS = ("newest", "whole", "upload")
"""What may be asked again: it changes nothing, or is counted by itself."""
PATIENCE = 3
"""So many seconds it waits for others who are saving: the page counts on an answer within five."""
MOST_REMEMBERED = 500
"""So many of the last answers are kept, lest what was sent twice be done twice."""


class Answering:
    """Takes what comes from the page, and says what to send back."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._shown: Json | None = None
        self._first: Json | None = None
        self._in_trouble = False
        self._held_by: Holder | None = None
        self._answered: dict[str, Json] = {}

    def first(self) -> Json:
        """The whole screen, as the page has it from the start."""
        self.session.ask_to_edit(doing=True)
        self.session.look_for_copies()
        self._held_by = self.session.held
        self._shown = self._first = screen(self.session)
        return self._shown

    def answer(self, content: object, buffers: Sequence[bytes | memoryview] = ()) -> tuple[Json, list[bytes]]:
        """What to send back for a message, with the bytes that go with it.

        Every message is answered, also one that is not understood or goes wrong. One that was answered already is
        answered alike, and not done once more.
        """
        number = number_of(content)
        with _uninterrupted(), desk.waiting_at_most(PATIENCE):
            if number in self._answered:
                return {"n": number, **self._answered[number]}, []
            message, done = self._heard(content, buffers)
            told, files = _told(done), [done.file[1]] if done.file else []
            if message and message.do not in _LOOKS and not files:  # a file may be handed over again
                self._remember(number, told)
            shown = self._changed(message) if message and message.do != "upload" else {}
        return {"n": number, **told, **shown}, files

    def _remember(self, number: str, told: Json) -> None:
        self._answered[number] = told
        if len(self._answered) > MOST_REMEMBERED:
            del self._answered[next(iter(self._answered))]

    def _heard(self, content: object, buffers: Sequence[bytes | memoryview]) -> tuple[Message | None, Done]:
        """The message, where it is one, and what came of it."""
        message = None
        try:
            message = read_message(content)
            self.session.ask_to_edit(doing=message.do not in _LOOKS)
            done = self._done(message, buffers)
        except ActionPlanError as error:
            done = Done(plainly(error), saved=False, again=passes(error))
        except Exception as error:  # whatever it is, the page must hear of it
            done = Done(WRONG.format(kind=noted(error)), saved=False)
        if done.panel:
            self.session.panel = done.panel
        return message, done

    def _done(self, message: Message, buffers: Sequence[bytes | memoryview]) -> Done:
        if message.do == "newest":
            return Done()
        self.session.count_again()
        if message.do == "whole":
            if self._shown is not self._first:  # what has not changed since the start is on the page
                self._shown = None
            return Done()
        if message.do == "upload":
            args = message.args
            self.session.uploads.take(
                args.get("file", ""), args.get("name", ""), args.get("place", ""), buffers
            )
            return Done()
        refuse_held(self.session, message)
        return _handler(message)(self.session, message)

    def _changed(self, message: Message) -> Json:
        """What the page has to show otherwise; where that cannot be told, why, and what it shows stays."""
        try:
            behind = self._caught_up() | self._is_held_otherwise()
            if message.do == "newest" and not behind and not self._in_trouble and not self._is_running():
                return self._counted()
            is_cell = "column" in message.args  # which is answered first, and counted with the next look
            now = screen(self.session, counts=not is_cell)
            others = self._of_others(now)
        except ActionPlanError as error:
            return self._trouble(plainly(error))
        except Exception as error:
            return self._trouble(_NOT_SHOWN.format(kind=noted(error)))
        changed = difference(self._shown, now)
        self._shown = now if changed else self._shown
        over = {"trouble": ""} if self._in_trouble else {}
        self._in_trouble = False
        return {**over, **changed, **({"others": others} if others else {})}

    def _counted(self) -> Json:
        """What stands above the panels, where it could not be counted when the last cell was left."""
        if self._shown is None or not self.session.uncounted:
            return {}
        now = {**self._shown, "top": top(self.session)}
        changed = difference(self._shown, now)
        self._shown = now if changed else self._shown
        return changed

    def _of_others(self, now: Json) -> Sequence[News]:
        """What others changed in the plan since the page was told of it last."""
        before = self._shown["top"] if self._shown else now["top"]
        is_same = before["plan"] == now["top"]["plan"] and before["seen"] < now["top"]["seen"]
        return news_since(self.session, before["seen"]) if is_same else []

    def _caught_up(self) -> bool:
        """See that the newest is looked at, and say whether that is another than before."""
        behind = self.session.is_behind()
        if behind:
            self.session.look_again()
        try:
            _ = self.session.plan_id and self.session.look
        except UnknownPeriod:  # the settings are others now, and the period is none of theirs
            self.session.period = ""
        return behind

    def _is_held_otherwise(self) -> bool:
        """Whether somebody else edits now, or does not any more, or was seen meanwhile."""
        before, self._held_by = self._held_by, self.session.held
        return before != self._held_by

    def _is_running(self) -> bool:
        """Whether something runs, or the page still shows that it does."""
        if self.session.job is not None and not self.session.job.ended:
            return True
        return self._shown is None or bool(self._shown["top"]["busy"])

    def _trouble(self, text: str) -> Json:
        self._in_trouble = True
        more = "" if is_whole(text) else f" {_STILL_HERE}"
        return {"trouble": on_screen(text) + more}


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Leave the collecting of garbage for later: in the middle of an answer it takes as long as the answer."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _told(done: Done) -> Json:
    told: Json = {"ok": done.saved, "said": on_screen(done.said)}
    if done.ask:
        told["ask"] = {**plain(done.ask), "text": on_screen(done.ask.text)}
    if done.again:
        told["again"] = True
    if done.file:
        told["file"] = done.file[0]
    return told


def _handler(message: Message) -> Handler:
    known: Mapping[str, Handler] = {"open": _open, "answer": take_answer, **HEAD, **TOP, **ONE_WRITER}
    if message.do in known:
        return known[message.do]
    for panel in PANELS:
        if message.do in panel.actions:
            return panel.actions[message.do]
    raise BadMessage(f'The page asked for "{message.do[:60]}", which nobody knows. Load the page again.')


def _open(session: Session, message: Message) -> Done:
    """Another panel, and in it the row that is to be seen, if any."""
    wanted = message.args.get("panel", "")
    if all(panel.name != wanted for panel in PANELS):
        raise BadMessage("The page asked for a panel that is not there. Load the page again.")
    session.at[ROW_TO_SEE] = message.args.get("row", "")
    return Done(panel=wanted)
