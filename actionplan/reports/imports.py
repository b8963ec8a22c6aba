"""Importing the notebook tools without a second of work that nobody asked for."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

GRAMMAR = "rfc3987_syntax"


@contextmanager
def without_address_grammar() -> Iterator[None]:
    """Import what needs `jsonschema` without the grammar of web addresses.

    Beside JupyterLab, `jsonschema` builds that grammar when it is imported: a second of work, more than all
    the rest. It serves a format check that notebooks do not ask for, and `jsonschema` does without where the
    package is absent. Here it looks absent while the import lasts.
    """
    modules: dict[str, Any] = sys.modules
    if GRAMMAR in modules or "jsonschema" in modules:
        yield
        return
    modules[GRAMMAR] = None
    try:
        yield
    finally:
        modules.pop(GRAMMAR, None)
