"""What is remembered beside a workbook, in its hidden folder, and is no part of any plan: a value for each name."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from actionplan.files import make_folder, read_at_most, write_atomically
from actionplan.folders import find
from actionplan.words.errors import ActionPlanError

T = TypeVar("T")


def remembered(name: Path, most_bytes: int, read: Callable[[Any], T]) -> dict[str, T]:
    """Each value by its name, as `read` makes it; nothing where the file is not there, or is not ours."""
    try:
        kept = json.loads(read_at_most(_path(name), most_bytes))
        return {str(key): read(one) for key, one in kept.items()}
    except (ActionPlanError, OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def remember(name: Path, values: Mapping[str, Mapping[str, str]]) -> None:
    """Write them all in place of what was there.

    Raises:
        CannotWrite: where the folder does not take it.
    """
    path = _path(name)
    make_folder(path.parent)
    write_atomically(path, json.dumps(values, indent=1).encode("utf-8", "replace"))


def _path(name: Path) -> Path:
    return find(Path.cwd()).root / name
