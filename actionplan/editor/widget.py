"""The page as a widget: what Jupyter shows, and the line between it and Python."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anywidget
import traitlets

from actionplan.editor.answering import Answering
from actionplan.editor.session import Session

PAGE = Path(__file__).parent / "page"
SCRIPTS = (
    "dom", "fields", "buttons", "wire", "drafts", "cells", "paste", "tools", "table", "blocks", "head",
    "opening", "activity_line", "workbook",
)  # fmt: skip


class WorkbookWidget(anywidget.AnyWidget):
    """The workbook in a notebook or in the web app."""

    _esm = "\n".join((PAGE / f"{name}.js").read_text("utf-8") for name in SCRIPTS)
    _css = (PAGE / "style.css").read_text("utf-8")
    start = traitlets.Dict().tag(sync=True)

    def __init__(self, session: Session) -> None:
        self._answering = Answering(session)
        super().__init__(start=self._answering.first())
        self.on_msg(self._heard)

    def _heard(self, _: Any, content: Any, buffers: list[memoryview]) -> None:
        reply, files = self._answering.answer(content, buffers)
        self.send(reply, files)
