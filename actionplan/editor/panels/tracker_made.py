"""Trackers that were made for a fortnight and are still at hand: since the workbook was opened, or before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from actionplan import desk, folders
from actionplan.desk import Exported
from actionplan.desk.exporting import NOTE, usual_folder
from actionplan.editor.session import Session
from actionplan.files import is_file
from actionplan.plan.nouns import Owner
from actionplan.words.periods import ReportingPeriod

SENT = "trackers sent"
_RECORDED = "trackers recorded"
WHOLE = ""
"""The whole tracker among those that were made, which are kept by the name of their owner."""


def sent(session: Session, period: str = "") -> dict[str, Exported]:
    """The trackers of a period that were made since the workbook was opened, by the name of the owner."""
    kept: dict[str, Exported] = session.shelf.setdefault(f"{SENT} {period or period_of(session).name}", {})
    return kept


def at_hand(session: Session) -> Mapping[str, Exported]:
    """The trackers of the fortnight whose files are still in the folder of this workbook, by the name of the owner."""
    return {**dict(_made_before(session)), **sent(session)}


def _made_before(session: Session) -> Iterator[tuple[str, Exported]]:
    """Those that the store has a record of, where the file of the latest is still where trackers usually go."""
    root, period = folders.find(Path.cwd()).root.resolve(), period_of(session).name
    for owner_id, name in _recorded(session).items():
        owner = session.plan.by_id.get(owner_id)
        if owner_id and not isinstance(owner, Owner):
            continue
        path = _inside(root, [_usual_place(session, owner_id, name)])
        if path is not None:
            note = _inside(root, [path.with_name(f"{path.stem}-{NOTE}"), path.with_name(NOTE)])
            named = owner.name if isinstance(owner, Owner) else WHOLE
            yield named, Exported(session.plan_id, period, path, 0, named, note if named else None)


def _recorded(session: Session) -> Mapping[str, str]:
    """The names of the files of the latest exports by the id of the owner, as of the revision that is shown."""
    key, period = f"{_RECORDED} {period_of(session).name}", period_of(session).name
    seen, names = session.shelf.get(key, (None, {}))
    if seen != session.seen:
        with desk.open_store(session.store) as opened:
            entries: Sequence[Any] = opened.exports(session.plan_id, period)
        names = {one.owner: one.name for one in entries}
        session.shelf[key] = (session.seen, names)
    found: Mapping[str, str] = names
    return found


def _usual_place(session: Session, owner_id: str, name: str) -> Path:
    """Where a tracker of this name goes: that of an owner into a folder of its own."""
    folder = folder_of(session)
    if not owner_id:
        return folder / name
    own = name.removeprefix(f"{folder.name}-tracker-").removesuffix(".xlsx")
    return folder / f"{folder.name}-{own}" / name


def _inside(root: Path, places: Sequence[Path]) -> Path | None:
    """The first of the places at which there is a file, links followed, that is inside a folder."""
    try:
        return next((one for one in places if is_file(one) and one.resolve().is_relative_to(root)), None)
    except (OSError, ValueError, RuntimeError):  # a name or a link that leads nowhere
        return None


def folder_of(session: Session) -> Path:
    """Where the trackers of the fortnight go."""
    return usual_folder(session.plan_id, period_of(session).name)


def period_of(session: Session) -> ReportingPeriod:
    """The fortnight that is worked on, by itself."""
    return session.plan.settings.calendar.single(session.view.period.name)
