"""The panel Trackers: sent out, taken back, and tables that others made."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.editor.blocks import Block
from actionplan.editor.jobs import progress
from actionplan.editor.panels import (
    tracker_deciding,
    tracker_foreign,
    tracker_foreign_files,
    tracker_importing,
    tracker_returned,
    tracker_sending,
)
from actionplan.editor.session import Panel, Session

_OURS = (tracker_sending.MAKING, tracker_deciding.READING)


def blocks(session: Session) -> Sequence[Block]:
    """What runs here, or went wrong, and the three things that can be done."""
    job = session.job
    runs = job is not None and job.text in _OURS and (job.failed or not job.ended)
    return [
        *(progress(session) if runs else ()),
        *tracker_returned.blocks(session),
        *tracker_sending.blocks(session),
        *tracker_foreign.blocks(session),
    ]


def waiting(session: Session) -> int:
    """How many files were dropped and are neither saved nor put away."""
    return tracker_returned.waiting(session) + tracker_foreign_files.waiting(session)


PANEL = Panel(
    "trackers",
    "Trackers",
    blocks,
    {**tracker_sending.ACTIONS, **tracker_deciding.ACTIONS, **tracker_importing.ACTIONS},
    waiting,
)
