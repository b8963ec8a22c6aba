"""What is printed of a folder of returned trackers: who returned what, what changed, who has not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import typer

from actionplan.cli.print_trackers import counts, indented, merged_data, merged_in_words
from actionplan.cli.printing import as_data
from actionplan.words.english import capital_first, count_of, day_words, listed, one_line

if TYPE_CHECKING:
    from actionplan.desk import MergedFile, MergedFolder
    from actionplan.desk.merging_folders import Refused, Silent


def merged_folder(found: MergedFolder, as_json: bool) -> None:
    """Print who returned what, what changed, who has not; what was refused on standard error."""
    for sentence in dict.fromkeys(map(_refused, found.refused)):  # one of several files is told once
        typer.echo(sentence, err=True)
    if as_json:
        as_data(folder_data(found))
    else:
        typer.echo("\n".join(map(indented, _in_words(found))))


def folder_data(found: MergedFolder) -> dict[str, Any]:
    """Plain data: lists named files, refused, silent and clashes."""
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
        "clashes": [one.to_data() for one in found.clashes],
        "silent": silent,
        "passed_over": list(found.passed_over),
    }


def _refused(one: Refused) -> str:
    named = one.sentence if one.path.name in one.sentence else f"{one.path.name}: {one.sentence}"
    return one_line(named)


def _in_words(found: MergedFolder) -> Iterator[str]:
    from actionplan.desk.merging_folders import short_names

    clashes = [clash.sentence for clash in found.clashes]
    if found.files:
        yield "Returned:"
        names = short_names([file.path for file in found.files], found.folder)
        yield from (f"  {names[file.path]}, {_in_short(file)}" for file in found.files)
    if clashes:
        yield "Said differently in several files:"
        yield from (f"  {sentence}" for sentence in clashes)
    for file in found.files:
        if not file.merged.untouched:
            yield from merged_in_words(file, told_before=clashes)
    yield from map(_silent, found.silent)
    if found.passed_over:
        yield f"Not spreadsheets, and not looked at: {listed(found.passed_over)}."
    files = count_of(len(found.files), "tracker")
    refused = f", {count_of(len(found.refused), 'file')} refused" if found.refused else ""
    yield f"{capital_first(files)} in {found.folder}{refused}."


def _in_short(file: MergedFile) -> str:
    """`from Events officer: 2 changes; saved as revision 7`."""
    whose = f"from {file.owner}" if file.owner else "the whole tracker"
    what = _untouched(file) if file.merged.untouched else counts(file.merged)
    saved = f"; saved as revision {file.revision.number}" if file.revision else ""
    return f"{whose}: {what}{'; stopped by an alarm' if file.stopped else saved}"


def _untouched(file: MergedFile) -> str:
    if file.answers:
        return f"untouched, so nothing has changed on {count_of(len(file.answers), 'row')}"
    already = ", and has answered already" if file.owner and not file.revision else ""
    return f"untouched: nothing has changed{already}"


def _silent(silent: Silent) -> str:
    asked = f", asked on {day_words(silent.asked_on)}" if silent.asked_on else ""
    again = listed([day_words(day) for day in silent.chased_on])
    chased = f", again on {again}" if again else ""
    return f"Not returned for {silent.period}: {silent.owner}{asked}{chased}."
