"""A report that is looked at in the page itself, in a frame that runs no script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from actionplan.editor.blocks import Block, Button, Buttons, Heading, Page
from actionplan.editor.messages import Done, Message
from actionplan.editor.session import Handler, Session

_TITLE, _HTML = "page title", "page html"


def show_page(session: Session, title: str, html: str) -> None:
    """Have a page shown in the panel Reports."""
    session.at |= {_TITLE: title, _HTML: html}


def page_blocks(session: Session) -> Sequence[Block]:
    """The page that is looked at, with a way to close it; nothing where there is none."""
    html = session.at.get(_HTML, "")
    if not html:
        return ()
    title = session.at.get(_TITLE, "")
    return (Heading(title), Buttons([Button("Close this page", "close page")]), Page(title, html))


def close(session: Session, _: Message) -> Done:
    """Look at it no longer."""
    session.at.pop(_HTML, None)
    return Done()


ACTIONS: Mapping[str, Handler] = {"close page": close}
