"""What a person chose to work on last: kept in their folder, as a convenience, and never a part of a plan."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import asdict, dataclass
from pathlib import Path

from actionplan.desk import given
from actionplan.files import make_folder, read_at_most, write_atomically
from actionplan.folders import find
from actionplan.words.errors import ActionPlanError, CannotWrite

KEPT = Path(".jupyter", "chosen.json")
MOST_PEOPLE = 100
_MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Chosen:
    """A plan by its id, and a period by its full name; empty for the one that is open."""

    plan: str = ""
    period: str = ""


def choose(plan: str, period: str = "") -> None:
    """Keep what the person at this computer chose; where the folder does not take it, it is chosen until they leave."""
    person = given.person()
    others = {name: one for name, one in _all().items() if name != person}
    kept = dict([*others.items()][-(MOST_PEOPLE - 1) :]) | {person: Chosen(plan, period)}
    path, text = _path(), json.dumps({name: asdict(one) for name, one in kept.items()}, indent=1)
    try:
        make_folder(path.parent)
        write_atomically(path, text.encode("utf-8", "replace"))
    except (CannotWrite, OSError):
        return


def last_chosen(plan: str, known: Collection[str]) -> Chosen:
    """What the person at this computer chose last: of the plan that is named, else of a known one."""
    last = _all().get(given.person(), Chosen())
    if plan:
        return last if last.plan == plan else Chosen(plan)
    return last if last.plan in known else Chosen()


def _all() -> dict[str, Chosen]:
    """What everybody chose, those of late last; nothing where the file is not there, or is not ours."""
    try:
        kept = json.loads(read_at_most(_path(), _MOST_BYTES))
        return {name: Chosen(str(one["plan"]), str(one["period"])) for name, one in kept.items()}
    except (ActionPlanError, OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _path() -> Path:
    return find(Path.cwd()).root / KEPT
