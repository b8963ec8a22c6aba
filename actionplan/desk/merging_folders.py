"""A folder of returned trackers, merged in one go: who returned what, what changed, who has not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from actionplan.desk.exporting import NOTE
from actionplan.desk.merging import MergedFile, Merging, ReadBack, merge_read, read_back
from actionplan.desk.plans import open_store
from actionplan.files import PREFIX
from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Request
from actionplan.tracker.merge import Clash, clashes, content_sha256, hold_back
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

    `passed_over` are the names of files that are no spreadsheets. `clashes` are the cells of which files say different
    things, so that they are taken from none of them.
    """

    folder: Path
    files: Sequence[MergedFile]
    refused: Sequence[Refused]
    silent: Sequence[Silent]
    passed_over: Sequence[str] = ()
    clashes: Sequence[Clash] = ()

    def ended_well(self, save: bool) -> bool:
        """Whether no file was refused and, where they were to be saved, none was stopped by an alarm."""
        return not self.refused and not (save and any(file.stopped for file in self.files))


def merge_folder(
    folder: Path, how: Merging, store: str | None = None, *, by: str | None = None, why: str = ""
) -> MergedFolder:
    """Merge every spreadsheet in a folder and those below it; one that cannot be is told of, and the others go on.

    Each file is a change set of its own, so that each can be undone by itself. Of files that came from one tracker and
    say different things none is merged: which is the newer is not for their names to say. Where files of several
    trackers say different things of one cell, it is taken from none of them, for the same reason; the rest is merged.

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
    refused += _at_odds(read)
    not_read = {one.path for one in refused}
    kept = [file for file in read if file.path not in not_read]
    looked_at, not_merged = _merged(kept, replace(how, apply=False), store, by=by, why=why)
    names = short_names([file.path for file in kept], folder)
    clashing = clashes({names[f.path]: f.merged for _, f in looked_at if not f.stopped})
    if how.apply:
        kept = [file for file, _ in looked_at]
        saved, not_saved = _merged(kept, replace(how, held=clashing), store, by=by, why=why)
        merged, not_merged = [file for _, file in saved], [*not_merged, *not_saved]
    else:
        merged = [replace(file, merged=hold_back(file.merged, clashing)) for _, file in looked_at]
    passed_over = [one_line(path.name) for path in found if path not in paths]
    silent = _silent(merged, store)
    return MergedFolder(folder, merged, [*refused, *not_merged], silent, passed_over, clashing)


def _merged(
    files: Sequence[ReadBack], how: Merging, store: str | None, *, by: str | None, why: str
) -> tuple[list[tuple[ReadBack, MergedFile]], list[Refused]]:
    """What each file brings, one after the other; one that cannot be merged is refused with its reason."""
    merged: list[tuple[ReadBack, MergedFile]] = []
    refused: list[Refused] = []
    for file in files:
        try:
            merged.append((file, merge_read(file, how, store, by=by, why=why)))
        except ActionPlanError as error:
            refused.append(Refused(file.path, str(error)))
    return merged, refused


def short_names(paths: Sequence[Path], folder: Path) -> Mapping[Path, str]:
    """What files of a folder are called in sentences: by where they lie where two of them have one name."""
    often = Counter(path.name for path in paths)
    return {
        path: one_line(path.name if often[path.name] == 1 else path.relative_to(folder).as_posix())
        for path in paths
    }


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


def _at_odds(read: Sequence[ReadBack]) -> Iterator[Refused]:
    """Each file that came from the same tracker as another, and says something else."""
    of_export: dict[str, list[ReadBack]] = {}
    for file in read:
        of_export.setdefault(file.rows.export, []).append(file)
    for files in of_export.values():
        if len({content_sha256(file.rows) for file in files}) > 1:
            names = some_named([file.name for file in files])
            said = f"{names} came from the same tracker and say different things"
            what = f"{said}. Merge them one by one, the newest last."
            yield from (Refused(file.path, what) for file in files)


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
