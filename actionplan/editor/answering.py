"""What the page is answered: each message with a word for the person, and with what the screen shows then."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from traceback import print_exception
from typing import Any

from actionplan.editor.activity_line import TOP
from actionplan.editor.asking import take_answer
from actionplan.editor.blocks import plain
from actionplan.editor.head import HEAD
from actionplan.editor.messages import BadMessage, Done, Message, number_of, on_screen, read_message
from actionplan.editor.others import News, news_since
from actionplan.editor.panels import PANELS
from actionplan.editor.screen import screen, top
from actionplan.editor.session import ROW_TO_SEE, Handler, Session
from actionplan.editor.shown import difference
from actionplan.words.errors import ActionPlanError, NoStore, UnknownPeriod, UnknownPlan

Json = dict[str, Any]
_WRONG = (
    "Something went wrong inside actionplan ({kind}), and nothing you did is at fault. It may not be saved: look at "
    "what the page shows, then try again."
)
_NOT_SHOWN = (
    "Something went wrong inside actionplan ({kind}), so the page cannot show how things are now. What was saved is "
    "safe. Open another panel, or load the page again."
)
_GONE = (
    "The store of the plan is not where it was: it was moved, renamed or deleted, or its drive is not there. Nothing "
    "can be saved until it is back; what you typed is still here."
)
_OTHER_STORE = (
    "The plan is not in the store any more: another file was put in its place. Nothing can be saved until it is back; "
    "what you typed is still here."
)
_STILL_HERE = "What you typed is still here."


class Answering:
    """Takes what comes from the page, and says what to send back."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._shown: Json | None = None
        self._first: Json | None = None
        self._in_trouble = False

    def first(self) -> Json:
        """The whole screen, as the page has it from the start."""
        self._shown = self._first = screen(self.session)
        return self._shown

    def answer(self, content: object, buffers: Sequence[bytes | memoryview] = ()) -> tuple[Json, list[bytes]]:
        """What to send back for a message, with the bytes that go with it.

        Every message is answered, also one that is not understood or goes wrong.
        """
        with _uninterrupted():
            message, done = self._heard(content, buffers)
            files = [done.file[1]] if done.file else []
            shown = self._changed(message) if message and message.do != "upload" else {}
        return {"n": number_of(content), **_told(done), **shown}, files

    def _heard(self, content: object, buffers: Sequence[bytes | memoryview]) -> tuple[Message | None, Done]:
        """The message, where it is one, and what came of it."""
        message = None
        try:
            message = read_message(content)
            done = self._done(message, buffers)
        except ActionPlanError as error:
            done = Done(_words_for(error), saved=False)
        except Exception as error:  # whatever it is, the page must hear of it
            done = Done(_WRONG.format(kind=_noted(error)), saved=False)
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
        return _handler(message)(self.session, message)

    def _changed(self, message: Message) -> Json:
        """What the page has to show otherwise; where that cannot be told, why, and what it shows stays."""
        try:
            behind = self._caught_up()
            if message.do == "newest" and not behind and not self._in_trouble and not self._is_running():
                return self._counted()
            is_cell = "column" in message.args  # which is answered first, and counted with the next look
            now = screen(self.session, counts=not is_cell)
            others = self._of_others(now)
        except ActionPlanError as error:
            return self._trouble(_words_for(error))
        except Exception as error:
            return self._trouble(_NOT_SHOWN.format(kind=_noted(error)))
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

    def _is_running(self) -> bool:
        """Whether something runs, or the page still shows that it does."""
        if self.session.job is not None and not self.session.job.ended:
            return True
        return self._shown is None or bool(self._shown["top"]["busy"])

    def _trouble(self, text: str) -> Json:
        self._in_trouble = True
        more = "" if text in (_GONE, _OTHER_STORE) else f" {_STILL_HERE}"
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
    if done.file:
        told["file"] = done.file[0]
    return told


def _words_for(error: ActionPlanError) -> str:
    """The sentence of an error for somebody who looks at the page, and has no command to give."""
    if isinstance(error, NoStore):
        return _GONE
    if isinstance(error, UnknownPlan):
        return _OTHER_STORE
    return str(error)


def _noted(error: Exception) -> str:
    """What kind of error nobody foresaw; how it came about goes to the server's own output, for who looks after it."""
    print_exception(error, file=sys.__stderr__)
    return type(error).__name__


def _handler(message: Message) -> Handler:
    known: Mapping[str, Handler] = {"open": _open, "answer": take_answer, **HEAD, **TOP}
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
