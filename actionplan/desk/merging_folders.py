"""A folder of returned trackers, merged in one go: who returned what, what changed, who has not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from actionplan.desk.exporting import NOTE
from actionplan.desk.merging import MergedFile, Merging, ReadBack, merge_read, read_back
from actionplan.desk.plans import open_store
from actionplan.files import PREFIX
from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Request
from actionplan.tracker.merge import content_sha256
from actionplan.words.english import one_line, some_named
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
    """What came of each file of a folder, in the order of their names, and who has not returned a tracker.

    `passed_over` are the names of files that are no spreadsheets.
    """

    folder: Path
    files: Sequence[MergedFile]
    refused: Sequence[Refused]
    silent: Sequence[Silent]
    passed_over: Sequence[str] = ()

    def ended_well(self, save: bool) -> bool:
        """Whether no file was refused and, where they were to be saved, none was stopped by an alarm."""
        return not self.refused and not (save and any(file.stopped for file in self.files))


def merge_folder(
    folder: Path, how: Merging, store: str | None = None, *, by: str | None = None, why: str = ""
) -> MergedFolder:
    """Merge every spreadsheet in a folder and those below it; one that cannot be is told of, and the others go on.

    Each file is a change set of its own, so that each can be undone by itself. Of files that came from one tracker and
    say different things none is merged: which is the newer is not for their names to say.

    Raises:
        CannotRead: where there is no spreadsheet in it.
        BadTracker: with decisions, which are about the rows of one file.
        NoStore: where there is no store.
    """
    if how.decisions:
        raise BadTracker("Decisions are about one tracker: merge that file by itself, with --decisions.")
    found = list(_files(folder))
    paths = [path for path in found if path.suffix.lower() in ENDINGS]
    if not paths:
        raise CannotRead(
            f"There is no spreadsheet in {folder}. Put the returned trackers there ({', '.join(ENDINGS)})."
        )
    open_store(store).close()
    read, refused = _read(paths)
    at_odds = _at_odds(read)
    merged: list[MergedFile] = []
    for file in read:
        if file.path in at_odds:
            refused.append(Refused(file.path, at_odds[file.path]))
            continue
        try:
            merged.append(merge_read(file, how, store, by=by, why=why))
        except ActionPlanError as error:
            refused.append(Refused(file.path, str(error)))
    passed_over = [one_line(path.name) for path in found if path not in paths]
    return MergedFolder(folder, merged, refused, _silent(merged, store), passed_over)


def _files(folder: Path) -> Iterator[Path]:
    """The files of a folder by name; what a link leads to elsewhere is not one of them."""
    root = folder.resolve()
    for path in sorted(folder.rglob("*")):
        hidden = path.name.startswith((".", "~$", PREFIX)) or path.name.endswith(NOTE)
        if not hidden and path.is_file() and path.resolve().is_relative_to(root):
            yield path


def _read(paths: Sequence[Path]) -> tuple[list[ReadBack], list[Refused]]:
    read: list[ReadBack] = []
    refused: list[Refused] = []
    for path in paths:
        try:
            read.append(read_back(path))
        except ActionPlanError as error:
            refused.append(Refused(path, str(error)))
    return read, refused


def _at_odds(read: Sequence[ReadBack]) -> dict[Path, str]:
    """A sentence for each file that came from the same tracker as another, and says something else."""
    of_export: dict[str, list[ReadBack]] = {}
    for file in read:
        of_export.setdefault(file.rows.export, []).append(file)
    return {
        file.path: f"{some_named([other.name for other in files])} came from the same tracker and say different "
        "things. Merge them one by one, the newest last."
        for files in of_export.values()
        if len({content_sha256(file.rows) for file in files}) > 1
        for file in files
    }


def _silent(merged: Sequence[MergedFile], store: str | None) -> Sequence[Silent]:
    """Who was asked for the periods of these trackers and has returned none, now or before."""
    asked = dict.fromkeys((file.merged.plan, file.merged.period) for file in merged)
    with open_store(store) as opened:
        plans = {plan: opened.load(plan).plan for plan, _ in asked}
    back = {(file.merged.plan, file.merged.period, file.merged.owner) for file in merged if not file.stopped}
    return [
        Silent(plan, period, plans[plan].name_of(request.owner), request.asked_on or "", request.chased_on)
        for plan, period in asked
        for request in _waiting(plans[plan], period)
        if (plan, period, request.owner) not in back
    ]


def _waiting(plan: ActionPlan, period: str) -> Iterator[Request]:
    single = plan.settings.calendar.single
    for request in plan.requests:
        if single(request.period) == single(period) and request.returned_on is None:
            yield request
