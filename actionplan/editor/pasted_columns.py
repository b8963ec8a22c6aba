"""What the columns of pasted rows are: by their headings, else by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import islice

from actionplan.plan.model import ActionPlan
from actionplan.tracker.foreign.headings import LIKELY, is_known, meanings
from actionplan.words.dates import read_date
from actionplan.words.english import normalised
from actionplan.words.vocabulary import TAGS

NOTE = "note"
MEANINGS: Mapping[str, str] = {
    "title": "milestone",
    "owner": "owner",
    "date": "target date",
    "priority": "priority",
    "narrative": "update of this fortnight",
    NOTE: "kept in the note",
}
"""What a column can be, in the words of the page; there is one of each, but for what is kept in the note."""
_OURS = {
    "title": "title",
    "owner": "owner",
    "date": "date",
    "update": "narrative",
    "note": NOTE,
    "priority": "priority",
}
_ENOUGH = 2
MOST_LOOKED_AT = 50
"""So many of the first cells of a column say what it is."""
MOST_WORDS = 4
"""A name of a person, a role or an organisation is seldom longer; a sentence about a milestone mostly is."""
_NUMBER = re.compile(r"[\d\W]+")
_NAME = re.compile(r"[^\W\d_][^\d_.:;!?=<>]*(?:\. [^\d_.:;!?=<>]+)?")
_ROLE = re.compile(
    r".*\b(?:officer|lead|manager|director|team|board|chair|head|assistant|coordinator)s?", re.IGNORECASE
)
_STATUSES = {normalised(tag.word) for tag in TAGS.values()} | {"yes", "no"}


def are_headings(line: Sequence[str]) -> bool:
    """Whether a row holds headings: two of them are known, or the only one is."""
    filled = [cell for cell in line if cell]
    known = [cell for cell in filled if is_known(cell)]
    return len(known) >= min(_ENOUGH, len(filled))


def is_note(heading: str) -> bool:
    """Whether a heading says that its column holds notes."""
    return bool(heading) and (NOTE in {meant for meant, _ in _likely(heading)})


def _likely(heading: str) -> Sequence[tuple[str, int]]:
    found = meanings([heading], "milestone") if heading else ()
    return [(_OURS[meant], percent) for meant, percent in found if meant in _OURS and percent >= LIKELY]


def by_headings(headings: Sequence[str]) -> Sequence[str]:
    """For each column what it means, each meaning once; the first column that means nothing is the title."""
    found = [""] * len(headings)
    likely = [
        (percent, place, field)
        for place, heading in enumerate(headings)
        for field, percent in _likely(heading)
    ]
    for _, place, field in sorted(likely, key=lambda one: (-one[0], one[1])):
        if not found[place] and field not in found:
            found[place] = field
    if "title" not in found and "" in found:
        found[found.index("")] = "title"
    return [one or NOTE for one in found]


def by_content(rows: Sequence[Sequence[str]], plan: ActionPlan) -> Sequence[str]:
    """For each column what it means by what stands in most of its cells.

    A date is what is read as one, an owner who is known as one, and else a name; of texts the first is the title, and
    one behind all that the update.
    """
    filled = (
        (row[place] for row in rows if row[place : place + 1] and row[place])
        for place in range(max(map(len, rows)))
    )
    columns = [list(islice(cells, MOST_LOOKED_AT)) for cells in filled]
    found = [""] * len(columns)

    def take(field: str, fits: Callable[[str], bool], start: int = 0) -> None:
        free = (place for place in range(start, len(found)) if not found[place])
        place = next((at for at in free if _mostly(columns[at], fits)), None)
        if place is not None and field not in found:
            found[place] = field

    take("date", lambda cell: _is_date(cell, plan))
    take("owner", lambda cell: plan.owner(cell) is not None)
    take("priority", lambda cell: cell in {one.title for one in plan.priorities})
    take("title", _is_text)
    if "title" not in found:
        found[found.index("") if "" in found else 0] = "title"
    take("owner", lambda cell: plan.owner(cell) is not None or is_name(cell), found.index("title") + 1)
    take("narrative", _is_text, max(found.index(one) for one in ("title", "owner", "date") if one in found))
    return [one or NOTE for one in found]


def _mostly(cells: Sequence[str], fits: Callable[[str], bool]) -> bool:
    """Whether more than half of the cells fit."""
    return 2 * sum(map(fits, cells)) > len(cells)


def _is_date(text: str, plan: ActionPlan) -> bool:
    """Whether a cell is read as a date; a word for how it stands, such as `Done`, says none."""
    return read_date(text, plan.settings.years).state not in ("not a date", "status")


def _is_text(text: str) -> bool:
    return not _NUMBER.fullmatch(text) and normalised(text) not in _STATUSES


def is_name(text: str) -> bool:
    """Whether a text reads as a name: a few words, several with a capital letter or of a role; and no status."""
    words = text.split()
    return (
        len(words) <= MOST_WORDS
        and text[:1].isupper()
        and (sum(word[:1].isupper() for word in words) > 1 or bool(_ROLE.fullmatch(text)))
        and bool(_NAME.fullmatch(text))
        and _is_text(text)
    )
