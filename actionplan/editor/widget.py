"""The page as a widget: what Jupyter shows, and the line between it and Python."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from actionplan.desk import given
from actionplan.editor.answering import Answering
from actionplan.editor.messages import LONGEST_TYPED
from actionplan.editor.session import Session
from actionplan.editor.settings import OPENING
from actionplan.editor.uploads import MOST_BYTES

PAGE = Path(__file__).parent / "page"
SCRIPTS = (
    "dom", "fields", "buttons", "wire", "drafts", "left", "saving", "cells", "paste", "tools", "gone_rows", "table",
    "blocks", "head", "own_name", "held", "opening", "activity_line", "kept_forms", "unsaved", "answers", "workbook",
)  # fmt: skip

_LIMITS = f"const LIMITS = {json.dumps({'file': MOST_BYTES, 'typed': LONGEST_TYPED})};"
"""What the page checks before it sends anything: bytes of a file, characters that are typed or pasted."""


class WorkbookWidget(anywidget.AnyWidget):
    """The workbook in a notebook or in the web app."""

    _esm = "\n".join([_LIMITS, *((PAGE / f"{name}.js").read_text("utf-8") for name in SCRIPTS)])
    _css = (PAGE / "style.css").read_text("utf-8")
    start = traitlets.Dict().tag(sync=True)

    def __init__(self, session: Session) -> None:
        self._answering = Answering(session)
        super().__init__(start={**self._answering.first(), **_stamps(session)})
        self.on_msg(self._heard)

    def _heard(self, _: Any, content: Any, buffers: list[memoryview]) -> None:
        reply, files = self._answering.answer(content, buffers)
        self.send(reply, files)


def _stamps(session: Session) -> dict[str, str]:
    """By what the page knows a store again without being told where it is, and this opening of the workbook."""
    store = f"{session.store or ''} {Path.cwd()}"
    stamps = {"store": store, "opening": f"{store} {os.environ.get(OPENING, '')} {given.person()}"}
    return {name: hashlib.sha256(text.encode()).hexdigest()[:12] for name, text in stamps.items()}
