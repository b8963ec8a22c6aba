"""For whom a page is: what can be chosen where one is made."""

from __future__ import annotations

from actionplan.editor.blocks import Choice
from actionplan.editor.messages import Message
from actionplan.words.errors import CannotIssue
from actionplan.words.vocabulary import Audience

READERS = (
    Choice(Audience.LAY_MEMBERS.value, "Lay members and everybody else"),
    Choice(Audience.EXECUTIVE.value, "Executives"),
    Choice(Audience.TEAM.value, "The team"),
)


def audience_of(message: Message) -> str:
    """The audience that was chosen; the widest where none was.

    Raises:
        CannotIssue: where it is none.
    """
    chosen = message.said.get("audience", Audience.LAY_MEMBERS.value)
    if chosen not in list(Audience):
        raise CannotIssue("Choose for whom it is.")
    return chosen
