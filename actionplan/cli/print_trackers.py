"""What the commands of trackers print: sentences for people, plain data for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import typer

from actionplan.cli.printing import as_data, table
from actionplan.words.english import count_of, day_words, listed, one_line, quoted

if TYPE_CHECKING:
    from actionplan.desk import Compared, Exported, ImportedFile, MergedFile, MergedFolder
    from actionplan.tracker.merge import Merged

MOST_TOLD = 50
"""So many entries of one list are printed before the others are only counted."""

HEADINGS = {
    "alarms": "Look at this first:",
    "conflicts": "Changed in the plan and in the file:",
    "changes": "Changes:",
    "proposed": "New rows:",
    "needs_reason": "Needs a reason or an answer first:",
    "unknown": "Not known:",
    "unreadable": "Cannot be read:",
    "duplicates": "There more than once:",
    "missing": "Not in the file (nothing is deleted):",
}
"""The lists of a merge in the order in which a person wants to read them."""


def exported(written: Sequence[Exported]) -> None:
    """Say of each tracker where it is, for whom, with how many rows."""
    for one in written:
        whom = f" for {one.owner}" if one.owner else ""
        note = f", with {one.note.name}" if one.note else ""
        kept = f"; the file that was there is kept as {one.kept}" if one.kept else ""
        typer.echo(f"Wrote {one.path}: {count_of(one.rows, 'row')}{whom}{note}{kept}.")
        for sentence in one.notes:
            typer.echo(f"  {one_line(sentence)}")
    if not written:
        typer.echo("Nobody has anything open in that period, so there is no tracker to send.")


def merged(found: MergedFile, as_json: bool) -> None:
    """Print what a returned tracker changes, and what was saved of it."""
    if as_json:
        as_data(merged_data(found))
    else:
        typer.echo("\n".join(merged_in_words(found)))


def merged_data(found: MergedFile) -> dict[str, Any]:
    """Plain data: the lists of the merge by their names, and what was saved."""
    from actionplan.tracker.merge import to_data

    saved: dict[str, Any] = {"saved": found.saved, "stopped": found.stopped, "answers": list(found.answers)}
    saved["issued"] = found.issued
    return {**to_data(found.merged), **saved, "revision": found.revision.number if found.revision else None}


def merged_in_words(found: MergedFile) -> Iterator[str]:
    """Where the tracker is from, each list that holds anything, and what happens or happened to it."""
    merge = found.merged
    yield f"{one_line(found.path.name)}: the tracker of {merge.plan} for {merge.period}{_whose(found)}."
    for name, heading in HEADINGS.items():
        listed_now = merge.stopping if name == "alarms" else merge.entries(name)
        sentences = [entry.sentence for entry in listed_now]
        if sentences:
            yield heading
            yield from (_indented(f"  {sentence}") for sentence in sentences[:MOST_TOLD])
        if len(sentences) > MOST_TOLD:
            yield f"  And {len(sentences) - MOST_TOLD:,} more; --json lists them all."
    yield from map(one_line, merge.notes)
    if found.issued and not merge.untouched:
        yield f"The report of {merge.period} is issued ({found.issued}) and stays as it is; the next one tells of this."
    yield _result(found)


def _whose(found: MergedFile) -> str:
    return f", sent to {found.owner}" if found.owner else ""


def _result(found: MergedFile) -> str:
    merge = found.merged
    if merge.untouched:
        return _untouched(found)
    told = f"{_counts(merge)}."
    if found.stopped:
        return f"{told} Nothing was saved: look at the alarms first, then use --apply --despite-alarms."
    if found.revision:
        return f"{told} {merge.plan} is now at revision {found.revision.number}."
    if found.saved:
        return f"{told} Nothing new: {merge.plan} is as it was, and the file is kept."
    return f"{told} Nothing was saved; add --apply to save it."


def _untouched(found: MergedFile) -> str:
    said = "No change: the tracker came back as it went out."
    if not found.owner:
        return said
    if not found.answers:
        return f"{said} {found.owner} has answered already."
    rows = count_of(len(found.answers), "row")
    if found.saved:
        return f"{said} That counts as the answer of {found.owner}: nothing has changed on {rows}."
    return f"{said} With --apply it counts as the answer of {found.owner}: nothing has changed on {rows}."


_COUNTED = {
    "changes": ("change", "changes"),
    "proposed": ("new row", "new rows"),
    "conflicts": ("conflict", "conflicts"),
    "needs_reason": ("waits for a reason", "wait for a reason"),
    "unknown": ("not known", "not known"),
    "unreadable": ("not readable", "not readable"),
    "duplicates": ("there more than once", "there more than once"),
    "missing": ("missing", "missing"),
}


def _counts(merge: Merged) -> str:
    """`3 changes, 1 conflict`."""
    counts = [(len(merge.entries(name)), words) for name, words in _COUNTED.items()]
    said = [f"{count:,} {words[0] if count == 1 else words[1]}" for count, words in counts if count]
    return listed(said) if said else "No change"


def merged_folder(found: MergedFolder, as_json: bool) -> None:
    """Print who returned what, what changed, who has not; what was refused on standard error."""
    for one in found.refused:
        named = one.sentence if one.path.name in one.sentence else f"{one.path.name}: {one.sentence}"
        typer.echo(one_line(named), err=True)
    if as_json:
        as_data(folder_data(found))
        return
    rows = [(file.path.name, file.owner or "the whole tracker", _in_short(file)) for file in found.files]
    if rows:
        table(("Returned", "From", "What it brings"), rows)
    for file in found.files:
        if not file.merged.untouched:
            typer.echo("\n".join(merged_in_words(file)))
    for silent in found.silent:
        asked = f", asked on {day_words(silent.asked_on)}" if silent.asked_on else ""
        chased = (
            f", again on {listed([day_words(day) for day in silent.chased_on])}" if silent.chased_on else ""
        )
        typer.echo(one_line(f"Not returned for {silent.period}: {silent.owner}{asked}{chased}."))
    files = count_of(len(found.files), "tracker")
    if found.passed_over:
        typer.echo(one_line(f"Not spreadsheets, and not looked at: {listed(found.passed_over)}."))
    refused = f", {count_of(len(found.refused), 'file')} refused" if found.refused else ""
    typer.echo(f"{files[0].upper()}{files[1:]} in {found.folder}{refused}.")


def _in_short(file: MergedFile) -> str:
    if file.merged.untouched:
        return "untouched: nothing has changed"
    saved = f"; saved as revision {file.revision.number}" if file.revision else ""
    return _counts(file.merged) + ("; stopped by an alarm" if file.stopped else saved)


def folder_data(found: MergedFolder) -> dict[str, Any]:
    """Plain data: lists named files, refused and silent."""
    silent = [
        {
            "plan": s.plan,
            "period": s.period,
            "owner": s.owner,
            "asked_on": s.asked_on,
            "chased_on": list(s.chased_on),
        }
        for s in found.silent
    ]
    return {
        "files": [merged_data(file) for file in found.files],
        "refused": [{"file": one.path.name, "sentence": one.sentence} for one in found.refused],
        "silent": silent,
        "passed_over": list(found.passed_over),
    }


def imported(found: ImportedFile, as_json: bool) -> None:
    """Print what a file of somebody else would bring, and what was saved of it."""
    if as_json:
        as_data(imported_data(found))
        return
    for line in imported_in_words(found):
        typer.echo(_indented(line))


def imported_data(found: ImportedFile) -> dict[str, Any]:
    """Plain data: the tables, rows, problems and questions of the import, what it waits for, and what was saved."""
    from actionplan.tracker.foreign import to_data

    more = {"waits": list(found.waits), "without_reason": found.without_reason, "saved": found.saved}
    return {**to_data(found.imported), **more, "revision": found.revision.number if found.revision else None}


def imported_in_words(found: ImportedFile) -> Iterator[str]:
    """The mapping, the first rows, every problem and question, what it waits for, and the outcome."""
    from actionplan.tracker.foreign import in_words

    *lines, outcome = in_words(found.imported, found.plan)
    yield from lines
    if found.without_reason:
        named = quoted(f"As in {found.imported.file}; no reason is given there.")
        statuses = count_of(found.without_reason, "status has", "statuses have")
        yield f"{statuses[0].upper()}{statuses[1:]} no reason and not what the rule says; for one it says {named}"
    if found.waits:
        yield "Needs an answer first:"
        yield from (f"  {sentence}" for sentence in found.waits)
    if found.saved:
        made = found.revision
        kept = f"now at revision {made.number}" if made else "nothing new; the file is kept"
        yield f"{found.plan.id}: {kept}."
    else:
        yield outcome
    if found.mapping:
        yield f"The mapping is in {found.mapping}: edit it, and give it again with --mapping."


def _indented(line: str) -> str:
    """A line without what a terminal would obey, set in as far as it was."""
    return line[: len(line) - len(line.lstrip(" "))] + one_line(line)


def compared(found: Compared, as_json: bool) -> None:
    """Print what differs between two versions."""
    if as_json:
        named = {"old": found.old, "new": found.new, "notes": list(found.notes)}
        as_data({**named, **found.comparison.to_data()})
    else:
        typer.echo("\n".join(map(_indented, [*found.comparison.in_words(), *found.notes])))
