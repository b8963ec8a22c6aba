"""What a file said of a row that could not be taken as it stood, and is kept in its internal note."""

from __future__ import annotations

import re
from collections.abc import Iterator

from actionplan.rules.completeness.finding import Finding
from actionplan.rules.completeness.looked import Looked
from actionplan.words.english import small_first
from actionplan.words.statuses import read_status
from actionplan.words.vocabulary import Rag

_OF_STATUS = re.compile(r"\b(?:rag|status|rating)\b", re.IGNORECASE)
_WANTED = {
    Rag.COMPLETE: "Say on which day it was completed, or take the line out of its internal note.",
    Rag.DEFERRED: "Record it with the name of who approved it, or take the line out of its internal note.",
    Rag.STOPPED: "Record it with the name of who approved it, or take the line out of its internal note.",
}


def status_in_note(looked: Looked) -> Iterator[Finding]:
    """An open row that a line of its internal note, such as `RAG: Complete`, calls complete, deferred or stopped.

    So an import keeps a status that wants a day or an approval which the file does not give.
    """
    scheme = looked.plan.settings.rag
    standing = (update for update in looked.plan.updates if update.standing and not update.withdrawn)
    approved = {update.of for update in standing if update.approved_by}
    for row in (row for row in looked.open_rows if row.id not in approved):
        for line in row.internal_note.splitlines():
            heading, _, said = line.partition(": ")
            rag = read_status(said, scheme.labels) if _OF_STATUS.search(heading) else None
            if rag in _WANTED:
                problem = (
                    f"A file said that it is {small_first(scheme.word(rag))}, and in the plan it is open."
                )
                yield Finding("status-in-note", looked.place(row), problem, _WANTED[rag], (row.id,))
                break
