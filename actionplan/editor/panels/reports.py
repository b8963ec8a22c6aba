"""The panel Reports: drafts of both reports, looked at in the page, and every report that was issued."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.editor.blocks import Block
from actionplan.editor.jobs import progress
from actionplan.editor.panels import drafts, finalising, issued, pages
from actionplan.editor.session import Panel, Session


def blocks(session: Session) -> Sequence[Block]:
    """The page that is looked at, the drafts, and the issued reports."""
    return [
        *pages.page_blocks(session),
        drafts.draft_form(session),
        *progress(session, drafts.MAKING, finalising.FINALISING),
        *drafts.draft_blocks(session),
        issued.issued_table(session),
    ]


PANEL = Panel(
    "reports",
    "Reports",
    blocks,
    {**drafts.ACTIONS, **issued.ACTIONS, **pages.ACTIONS, **finalising.ACTIONS},
)
