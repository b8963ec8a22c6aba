"""The whole screen: the head, the panels, and the panel that is open, the only one that is made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actionplan.editor.blocks import plain
from actionplan.editor.head import head
from actionplan.editor.one_writer import only_read
from actionplan.editor.panels import PANELS
from actionplan.editor.session import Panel, Session
from actionplan.words.english import opening_count

Json = dict[str, Any]


def screen(session: Session, counts: bool = True) -> Json:
    """What the page shows, as plain JSON; without `counts`, what waits in panels that are not open is as before."""
    panel = open_panel(session)
    above = top(
        session, counts
    )  # first, so that what ends meanwhile is still told to run, and looked at again
    blocks = plain(panel.blocks(session))
    shown = only_read(blocks, session.held) if session.held else blocks
    return {"top": above, "panel": panel.name, "blocks": shown}


def top(session: Session, counts: bool = True) -> Json:
    """What the page shows above the open panel."""
    panel = open_panel(session)
    tabs = [_tab(one, session, counts or one is panel) for one in _tabs(session, panel)]
    return {**head(session), "panels": tabs}


def open_panel(session: Session) -> Panel:
    """The panel that is open; one that cannot be while there is no plan gives way to the first that can."""
    there = [panel for panel in PANELS if session.plan_id or not panel.needs_plan]
    return next((panel for panel in there if panel.name == session.panel), (there or PANELS)[0])


def _tabs(session: Session, shown: Panel) -> Sequence[Panel]:
    return [panel for panel in PANELS if panel is shown or panel.needs_plan is bool(session.plan_id)]


def _tab(panel: Panel, session: Session, counts: bool) -> Mapping[str, str | int]:
    """A panel's button with how much waits there, which is counted once until something is done."""
    is_known = panel.name in session.waiting and not (counts and panel.name in session.uncounted)
    if panel.waiting and not is_known:
        session.waiting[panel.name] = panel.waiting(session)
        session.uncounted.discard(panel.name)
    waiting = session.waiting.get(panel.name, 0)
    says = {"says": f"{opening_count(waiting, *panel.waits)}."} if waiting and panel.waits else {}
    return {"name": panel.name, "label": panel.label, "waiting": waiting, **says}
