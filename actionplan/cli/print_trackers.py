"""What the commands of trackers print: sentences for people, plain data for programs."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import typer

from actionplan.cli.printing import as_data
from actionplan.plan.origin import bare_reason
from actionplan.words.english import capital_first, count_of, listed, one_line, quoted

if TYPE_CHECKING:
    from actionplan.desk import Compared, Exported, ImportedFile, MergedFile
    from actionplan.tracker.merge import Merged
    from actionplan.tracker.merge.entries import Entry

MOST_TOLD = 50
"""So many entries of one list are printed before the others are only counted."""

HEADINGS = {
    "alarms": "Look at this first:",
    "conflicts": "Changed in the plan and in the file:",
    "changes": "Changes:",
    "new": "New rows:",
    "alike": "New, or in the plan already:",
    "no_rows": "Cannot be added as new rows:",
    "needs_reason": "Needs a reason or an answer first:",
    "unknown": "Not taken:",
    "unreadable": "Cannot be read:",
    "duplicates": "There more than once:",
    "missing": "Not in the file (nothing is deleted):",
}
"""The lists of a merge in the order in which a person wants to read them."""


def exported(written: Sequence[Exported], back: str = "") -> None:
    """Say of each tracker where it is, for whom, with how many rows; and who came back already, and got none."""
    for one in written:
        whom = f" for {one.owner}" if one.owner else ""
        note = f", with {one.note.name}" if one.note else ""
        kept = f"; the file that was there is kept as {one.kept}" if one.kept else ""
        typer.echo(one_line(f"Wrote {one.path}: {count_of(one.rows, 'row')}{whom}{note}{kept}."))
        for sentence in one.notes:
            typer.echo(f"  {one_line(sentence)}")
    if back:
        typer.echo(one_line(f"{back} To ask one of them all the same, name them with --owner."))
    elif not written:
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


def merged_in_words(found: MergedFile, told_before: Container[str] = ()) -> Iterator[str]:
    """Where the tracker is from, each list that holds anything, and what happens or happened to it."""
    merge = found.merged
    yield f"{one_line(found.path.name)}: the tracker of {merge.plan} for {merge.period}{_whose(found)}."
    for name, entries in _lists(merge).items():
        sentences = [entry.sentence for entry in entries if entry.sentence not in told_before]
        if sentences:
            yield HEADINGS[name]
            yield from (indented(f"  {sentence}") for sentence in sentences[:MOST_TOLD])
        if len(sentences) > MOST_TOLD:
            yield f"  And {len(sentences) - MOST_TOLD:,} more; --json lists them all."
    yield from map(one_line, merge.remarks)
    if found.issued and not merge.untouched:
        yield f"The report of {merge.period} is issued ({found.issued}) and stays as it is; the next one tells of this."
    yield _result(found)


def _lists(merge: Merged) -> Mapping[str, Sequence[Entry]]:
    """What is told in words, by the names of the headings; rows that nobody wants are among the notes."""
    rows = merge.to_add
    new = {
        "new": [row for row in rows if row.added],
        "alike": [row for row in rows if row.can_be_added and not row.added],
        "no_rows": [row for row in rows if not row.can_be_added],
    }
    return {
        name: merge.stopping if name == "alarms" else new[name] if name in new else merge.entries(name)
        for name in HEADINGS
    }


def _whose(found: MergedFile) -> str:
    return f", sent to {found.owner}" if found.owner else ""


def _result(found: MergedFile) -> str:
    merge = found.merged
    if merge.untouched:
        return _untouched(found)
    told = f"{counts(merge)}."
    brings = bool(merge.changes) or any(row.added for row in merge.proposed)
    if found.stopped:
        return f"{told} Nothing was saved: look at the alarms first, then use --apply --despite-alarms."
    if found.revision:
        back = "" if brings else f"{_is_recorded(found)}: "
        return f"{told} {back}{merge.plan} is now at revision {found.revision.number}."
    if found.saved:
        return f"{told} Nothing new: {merge.plan} is as it was, and the file is kept."
    if not brings:
        return f"{told} With --apply the file is kept as what came back."
    return f"{told} Nothing was saved; add --apply to save it."


def _is_recorded(found: MergedFile) -> str:
    return f"That {found.owner or 'it'} has come back is recorded"


def _untouched(found: MergedFile) -> str:
    said = "No change: the tracker came back as it went out."
    if not found.owner:
        return said
    if found.merged.has_comments:
        return f"{said} Its comments may be the answer, so nothing is said to be unchanged: write them into its cells."
    if not found.answers:
        return f"{said} {_is_recorded(found) if found.revision else f'{found.owner} has answered already'}."
    rows = count_of(len(found.answers), "row")
    if found.saved:
        return f"{said} That counts as the answer of {found.owner}: nothing has changed on {rows}."
    return f"{said} With --apply it counts as the answer of {found.owner}: nothing has changed on {rows}."


_COUNTED = (
    (("changes",), "change", "changes"),
    (("new",), "new row", "new rows"),
    (("conflicts",), "conflict", "conflicts"),
    (("needs_reason", "alike"), "waits for an answer", "wait for an answer"),
    (("no_rows",), "row that cannot be added", "rows that cannot be added"),
    (("unknown",), "not taken", "not taken"),
    (("unreadable",), "not readable", "not readable"),
    (("duplicates",), "there more than once", "there more than once"),
    (("missing",), "missing", "missing"),
)


def counts(merge: Merged) -> str:
    """`3 changes and 1 conflict`."""
    lists = _lists(merge)
    found = [(sum(len(lists[name]) for name in names), one, many) for names, one, many in _COUNTED]
    said = [f"{count:,} {one if count == 1 else many}" for count, one, many in found if count]
    return listed(said) if said else "No change"


def imported(found: ImportedFile, as_json: bool) -> None:
    """Print what a file of somebody else would bring, and what was saved of it."""
    if as_json:
        as_data(imported_data(found))
        return
    for line in imported_in_words(found):
        typer.echo(indented(line))


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
        named = quoted(bare_reason(found.imported.file))
        theirs = "its" if found.without_reason == 1 else "their"
        statuses = count_of(found.without_reason, "status differs", "statuses differ")
        what = f"from what the rule says without a reason; {named} is given as {theirs} reason."
        yield f"{capital_first(statuses)} {what}"
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


def indented(line: str) -> str:
    """A line without what a terminal would obey, set in as far as it was."""
    return line[: len(line) - len(line.lstrip(" "))] + one_line(line)


def compared(found: Compared, as_json: bool) -> None:
    """Print what differs between two versions."""
    if as_json:
        named = {"old": found.old, "new": found.new, "notes": list(found.notes)}
        as_data({**named, **found.comparison.to_data()})
    else:
        typer.echo("\n".join(map(indented, [*found.comparison.in_words(), *found.notes])))
