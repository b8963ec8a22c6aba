"""Sentences about trackers for somebody at the page: what they say to type into a command is said otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from actionplan.tracker.merge import Place
from actionplan.tracker.merge.sentences import at
from actionplan.words.english import capital_first

_MERGED = "say what the new date is, or keep that of the plan"
_OTHERS = "drop it under Tables that others made"
_PLAINLY: Sequence[tuple[str, str]] = (
    (
        r"\b[Tt]he value holds nothing that can be seen; write it out, or take it out",
        "“What it says instead” holds nothing that can be seen; write it out, or choose something else",
    ),
    (
        r"is no tracker of ours: no row in it has a row ref\. .* that was sent out and returned\.",
        "is not a tracker of this plan: none of its rows came from a tracker that was sent out. If it is a table that "
        "somebody keeps, take it in as that; if it was a tracker, ask for the file that was sent out, filled in.",
    ),
    (
        r"(Neither|None of it) is taken: merge the one that counts by itself",
        r"\1 is taken until you decide which counts",
    ),
    (
        r"It is added from none of them: merge one by itself",
        "It is added from none of them until you decide from which",
    ),
    (
        r"say what that is with --new-date corrected, agreed \(with --agreed-by and --why\) or expected",
        _MERGED,
    ),
    (r"Say which: on the command line with --new-date.*?date_change\.", "Say which below."),
    (r"Say it with --agreed-by and --why, or in the plan file with.*?of the update\.", "Say it below."),
    (r": say which of the two in a decisions file", ": decide which of the two"),
    (r"say in a decisions file that it is right \(keep: file\)", "take that of the file if it is right"),
    (r"say in a decisions file that it is right \(value: (.*?)\)", r"put \1 there if it is right"),
    (r"give it in a decisions file, then merge again", "say why, then save again"),
    (r" \(actionplan undo\), then merge this file again", ", then drop this file again"),
    (r"Merge the file again, and say what to keep", "Look at it again, and decide"),
    (
        r"\b([Mm])erge it where it was made, or take it in with actionplan tracker import",
        f"If it is none of ours, {_OTHERS}",
    ),
    (
        r"or take new rows in with actionplan tracker import",
        "or put new rows into a file of their own and " + _OTHERS,
    ),
    (r"its tables are taken in by actionplan tracker import", _OTHERS),
    (r"then actionplan tracker import takes its tables", "then drop it under Tables that others made"),
    (
        r"Take in a table of somebody else with actionplan tracker import; if this was a tracker, merge",
        "If it is a table of somebody else, take it in as that; if it was a tracker, drop",
    ),
    (r"actionplan tracker import", "the place for tables that others made"),
    (r"Take it back with actionplan tracker merge", "Drop it above, where trackers come back"),
    (r"the export “?\"?[a-z2-7]+\"?”? that the tracker came from", "the tracker that it came from"),
    (r"merge (it|the file) again", r"drop \1 again"),
    (r"\bMerge it there", "Open that plan, and drop it there"),
    (r"merge it there", "open that plan, and drop it there"),
    (r"merge the file that was sent out", "drop the file that was sent out"),
    (r"has no reason; write it under Reason", "has no reason yet"),
    (r"say for which period, with --period", "say for which fortnight"),
    (r"With --apply this would", "Saving will"),
    (r"in the mapping file, under statuses, what it means", "below what it means"),
    (r", under (owners|statuses|priorities|sections)(?=[,;.]|$)", ""),
    (
        r"[Ss]ay with kind in the mapping file what its rows are, and which column is their title",
        "Choose below what it holds",
    ),
    (r"[Ss]ay which it is with kind in the mapping file", "Choose below which it is"),
    (r"[Nn]ame one in the mapping file", "Choose one below"),
    (r" to it in the mapping file| to one that is a milestone in the mapping file", " below"),
    (r" by its id or title\b", ""),
    (r" in the mapping file", " below"),
)
_COMPILED = [(re.compile(pattern), instead) for pattern, instead in _PLAINLY]


def plainly(sentence: str) -> str:
    """A sentence without commands and files that nobody at the page has."""
    for pattern, instead in _COMPILED:
        sentence = pattern.sub(instead, sentence)
    return sentence


def all_plainly(sentences: Iterable[str]) -> list[str]:
    """Several sentences, each once."""
    return list(dict.fromkeys(map(plainly, sentences)))


def behind(place: Place, sentence: str) -> str:
    """What a sentence says of a place, without the place, which stands beside it already."""
    said = plainly(sentence)
    of_files = f"{at(replace(place, row=0, sheet=''))}: "
    if said.startswith(of_files):  # what several files say of a cell stands in no sheet of one of them
        return f"The files differ: {said.removeprefix(of_files)}"
    for where in (place, replace(place, row=0)):
        said = said.removeprefix(f"{at(where)}: ")
    return capital_first(said)
