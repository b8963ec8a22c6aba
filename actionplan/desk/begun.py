"""What was begun and takes long, noted beside the workbook until it ends: what was cut off can be told then."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from actionplan.desk import given
from actionplan.files import read_at_most, write_atomically
from actionplan.folders import find
from actionplan.words.errors import ActionPlanError

KEPT = Path(".jupyter", "begun.json")
MOST_NOTED = 20
_MOST_BYTES = 100_000
Note = Mapping[str, str]


def note(text: str) -> str:
    """Note what begins, and say by what it is forgotten; where the folder does not take it, it is not noted."""
    key = given.token(8)
    noted = _all()
    kept = dict([*noted.items()][-(MOST_NOTED - 1) :])
    _keep({**kept, key: {"text": text, "at": given.now().isoformat(), "person": given.person()}})
    return key


def forget(key: str) -> None:
    """It has ended."""
    noted = _all()
    if key in noted:
        _keep({name: one for name, one in noted.items() if name != key})


def never_ended() -> Note | None:
    """The last thing that the person at this computer began, and whose end was not noted; told once.

    Its `text`, and `at` which moment it began (ISO). It may still run in another window.
    """
    noted, person = _all(), given.person()
    mine = [one for one in noted.values() if one["person"] == person]
    if mine:
        _keep({name: one for name, one in noted.items() if one["person"] != person})
    return mine[-1] if mine else None


def _all() -> Mapping[str, Note]:
    try:
        kept = json.loads(read_at_most(_path(), _MOST_BYTES))
        return {
            str(key): {name: str(one[name]) for name in ("text", "at", "person")} for key, one in kept.items()
        }
    except (ActionPlanError, OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _keep(noted: Mapping[str, Note]) -> None:
    path = _path()
    if not path.parent.is_dir():  # nobody opened the editor here yet
        return
    try:
        write_atomically(path, json.dumps(noted, indent=1).encode("utf-8", "replace"))
    except (ActionPlanError, OSError):
        return


def _path() -> Path:
    return find(Path.cwd()).root / KEPT
