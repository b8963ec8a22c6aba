"""A folder of returned trackers, merged in one go: who returned what, what changed, who has not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from actionplan.desk.merging import MergedFile, Merging, merge_tracker
from actionplan.desk.plans import open_store
from actionplan.files import PREFIX
from actionplan.plan.model import ActionPlan
from actionplan.words.errors import ActionPlanError, BadTracker, CannotRead

ENDINGS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv")


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that could not be merged, and why."""

    path: Path
    sentence: str


@dataclass(frozen=True, slots=True)
class Silent:
    """Somebody who was asked for a period and has not come back: when asked and chased (ISO days)."""

    plan: str
    period: str
    owner: str
    asked_on: str
    chased_on: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class MergedFolder:
    """What came of each file of a folder, in the order of their names, and who has not returned a tracker."""

    folder: Path
    files: Sequence[MergedFile]
    refused: Sequence[Refused]
    silent: Sequence[Silent]


def merge_folder(
    folder: Path, how: Merging, store: str | None = None, *, by: str | None = None, why: str = ""
) -> MergedFolder:
    """Merge every spreadsheet in a folder and those below it; one that cannot be is told of, and the others go on.

    Each file is a change set of its own, so that each can be undone by itself.

    Raises:
        CannotRead: where there is no spreadsheet in it.
        BadTracker: with decisions, which are about the rows of one file.
        NoStore: where there is no store.
    """
    if how.decisions:
        raise BadTracker("Decisions are about one tracker: merge that file by itself, with --decisions.")
    paths = list(_spreadsheets(folder))
    if not paths:
        raise CannotRead(
            f"There is no spreadsheet in {folder}. Put the returned trackers there ({', '.join(ENDINGS)})."
        )
    open_store(store).close()
    merged: list[MergedFile] = []
    refused: list[Refused] = []
    for path in paths:
        try:
            merged.append(merge_tracker(path, how, store, by=by, why=why))
        except ActionPlanError as error:
            refused.append(Refused(path, str(error)))
    return MergedFolder(folder, merged, refused, _silent(merged, store))


def _spreadsheets(folder: Path) -> Iterator[Path]:
    """The spreadsheets of a folder by name; what a link leads to elsewhere is not one of them."""
    root = folder.resolve()
    for path in sorted(folder.rglob("*")):
        hidden = path.name.startswith((".", "~$", PREFIX))
        inside = path.is_file() and path.resolve().is_relative_to(root)
        if path.suffix.lower() in ENDINGS and inside and not hidden:
            yield path


def _silent(merged: Sequence[MergedFile], store: str | None) -> Sequence[Silent]:
    """Who was asked for the periods of these trackers and has returned none, now or before."""
    asked = dict.fromkeys((file.merged.plan, file.merged.period) for file in merged)
    back = {(file.merged.plan, file.merged.period, file.owner) for file in merged if file.owner}
    with open_store(store) as opened:
        found = [one for plan, period in asked for one in _waiting(opened.load(plan).plan, period)]
    return [one for one in found if (one.plan, one.period, one.owner) not in back]


def _waiting(plan: ActionPlan, period: str) -> Iterator[Silent]:
    single = plan.settings.calendar.single
    for request in plan.requests:
        if single(request.period) == single(period) and request.returned_on is None:
            yield Silent(
                plan.id, period, plan.name_of(request.owner), request.asked_on or "", request.chased_on
            )
