"""What takes longer than an answer may: it runs beside the page, one thing at a time, and tells how far it has come."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Thread
from typing import TYPE_CHECKING

from actionplan.desk import begun
from actionplan.editor.blocks import Block, Progress, Text
from actionplan.editor.messages import Done
from actionplan.editor.plainly import WRONG, noted, plainly
from actionplan.reports.progress import following
from actionplan.words.english import moment_words
from actionplan.words.errors import ActionPlanError

if TYPE_CHECKING:
    from actionplan.editor.session import Session


class Busy(ActionPlanError):
    """Something that takes long is asked for while another such thing runs."""


@dataclass(slots=True)
class Job:
    """One thing that runs: what it does in words, and, once it has ended, what came of it.

    `part` is what is being made of it, `done` of its parts are done, `of` so many, 0 while nobody knows. `said` is the
    word for the person, `failed` whether it is bad news.
    """

    text: str
    said: str = ""
    failed: bool = False
    ended: bool = False
    part: str = ""
    done: int = 0
    of: int = 0

    def run(self, what: Callable[[], str]) -> None:
        """Do it; whatever goes wrong becomes a sentence."""
        try:
            with following(self.tell):
                self.said = what()
        except ActionPlanError as error:
            self.said, self.failed = plainly(error), True
        except Exception as error:  # the page must hear of it, whatever it is
            self.said, self.failed = WRONG.format(kind=noted(error)), True
        finally:
            self.ended = True

    def tell(self, part: str, done: int, of: int) -> None:
        """Note how far it has come."""
        self.part, self.done, self.of = part, done, of


def started(text: str, what: Callable[[], str]) -> Job:
    """Begin something that takes long."""
    job = Job(text)
    Thread(target=job.run, args=(what,), name="actionplan-job", daemon=True).start()
    return job


def begin(session: Session, text: str, what: Callable[[], str]) -> Done:
    """Begin something that takes long for a person, who goes on meanwhile.

    Raises:
        Busy: where something runs already; nothing is begun then.
    """
    running = session.job
    if running is not None and not running.ended:
        raise Busy(f"{running.text}: that is still running. Wait until it is done, then press again.")
    key = begun.note(text)

    def noted_until_it_ends() -> str:
        try:
            return what()
        finally:
            begun.forget(key)

    session.job = started(text, noted_until_it_ends)
    return Done(f"{text} … You can go on meanwhile.")


def cut_off() -> Job | None:
    """What the person began and whose end was never noted, as something that ended badly; none where all ended."""
    left = begun.never_ended()
    if left is None:
        return None
    said = (
        f"{left['text']} was begun on {moment_words(left['at'])}, and its end was not noted: it was cut off, or runs "
        "in another window. What it has made stands in Reports; if that is missing, begin it again."
    )
    return Job(left["text"], said, failed=True, ended=True)


def progress(session: Session, *own: str) -> Sequence[Block]:
    """How far what runs has come; what came of it, where its text begins with one of a panel's `own`, if any is named.

    Nothing where nothing has run yet.
    """
    job = session.job
    if job is None or (job.ended and own and not job.text.startswith(own)):
        return ()
    if not job.ended:
        part = f": {job.part}, {job.done} of {job.of} parts" if job.of else ""
        return (Progress(f"{job.text}{part}. You can go on meanwhile.", job.done, job.of), Text(""))
    return (Text(job.said, "bad" if job.failed else "good"),)
