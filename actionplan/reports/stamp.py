"""What a report was made from, kept in the notebook behind it: whether a run would make the same one again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from actionplan.reports.page import TEMPLATE
from actionplan.reports.run import Rendered, ReportFiles, made_with

NAME = "actionplan"
"""Where it stands in the metadata of the notebook."""


def made_from(data: str, params: Mapping[str, str], notebook: Path, templates: Path) -> str:
    """The fingerprint of all that a report is made from: frozen data as JSON, parameters, notebook, template, versions.

    What a notebook of one's own reads besides is not in it.
    """
    folder = templates / TEMPLATE
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    given = json.dumps([dict(params), made_with()], sort_keys=True)
    return _fingerprint(
        [
            data,
            given,
            notebook.read_bytes(),
            *(part for path in files for part in (path.name, path.read_bytes())),
        ]
    )


def stamped(rendered: Rendered, inputs: str) -> Rendered:
    """A report that says in its notebook what it was made from, and by which bytes its page is known."""
    notebook = json.loads(rendered.notebook)
    stamp = {"cells": _cells(notebook), "made_from": inputs, "page": _fingerprint([rendered.html])}
    notebook["metadata"] = notebook.get("metadata", {}) | {NAME: stamp}
    text = json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True)  # as nbformat writes it
    return replace(rendered, notebook=f"{text}\n".encode())


def is_as_made(files: ReportFiles, inputs: str) -> bool:
    """Whether page and notebook are there, both as they were made, from these inputs; the e-mail may be edited."""
    try:
        notebook = json.loads(files.notebook.read_bytes())
        stamp = {
            "cells": _cells(notebook),
            "made_from": inputs,
            "page": _fingerprint([files.html.read_bytes()]),
        }
        return notebook["metadata"][NAME] == stamp and _is_of(files.email, files.html)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return False


def _is_of(email: Path | None, page: Path) -> bool:
    """Whether the text of an e-mail is there, and names this page: another report of the folder may have written it."""
    return email is None or page.stem in email.read_text("utf-8")


def _cells(notebook: Mapping[str, Any]) -> str:
    return _fingerprint([json.dumps(notebook.get("cells"), sort_keys=True)])


def _fingerprint(parts: Iterable[str | bytes]) -> str:
    """The SHA-256 of several parts, each with its length, so that no part can run into the next."""
    found = hashlib.sha256()
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(f"{len(content)}:".encode())
        found.update(content)
    return found.hexdigest()
