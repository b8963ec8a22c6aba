"""What a person chose last: what to work on, and their name; kept in their folder, and never a part of a plan."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from actionplan.desk import given
from actionplan.desk.remembered import remember, remembered
from actionplan.words.errors import BadChange, CannotWrite

KEPT = Path(".jupyter", "chosen.json")
MOST_PEOPLE = 100
_MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Chosen:
    """A plan by its id, a period by its full name, empty for the one that is open, and the name that was given."""

    plan: str = ""
    period: str = ""
    by: str = ""


def choose(plan: str, period: str = "") -> None:
    """Keep what the person at this computer chose; where the folder does not take it, it is chosen until they leave."""
    _keep(replace(_mine(), plan=plan, period=period))


def go_by(name: str) -> None:
    """Keep the name that the person at this computer gave; where the folder does not take it, until they leave.

    A name that the workbook was opened with is theirs at each opening, whoever else sits down meanwhile.
    """
    if not given.named():
        _keep(replace(_mine(), by=name))


def has_said_name() -> bool:
    """Whether the person at this computer ever gave their name, here or to the command that opened the workbook."""
    return bool(_mine().by.strip() or given.named())


def last_name() -> str:
    """The name that the workbook was opened with, else the one that the person gave last; else their login name."""
    try:
        return given.named() or given.a_name(_mine().by) or given.person()
    except BadChange:  # somebody wrote into the file
        return given.person()


def _mine() -> Chosen:
    return _all().get(given.person(), Chosen())


def _keep(chosen: Chosen) -> None:
    person = given.person()
    others = {name: one for name, one in _all().items() if name != person}
    kept = dict([*others.items()][-(MOST_PEOPLE - 1) :]) | {person: chosen}
    with suppress(CannotWrite, OSError):
        remember(KEPT, {name: asdict(one) for name, one in kept.items()})


def last_chosen(plan: str, known: Collection[str]) -> Chosen:
    """What the person at this computer chose last: of the plan that is named, else of a known one."""
    last = _mine()
    if plan:
        return last if last.plan == plan else Chosen(plan)
    return last if last.plan in known else Chosen()


def _all() -> dict[str, Chosen]:
    """What everybody chose, those of late last; nothing where the file is not there, or is not ours."""
    return remembered(KEPT, _MOST_BYTES, _read)


def _read(one: Mapping[str, object]) -> Chosen:
    return Chosen(str(one["plan"]), str(one["period"]), str(one.get("by", "")))
