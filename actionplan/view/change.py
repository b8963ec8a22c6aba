"""What all changes share: their kinds in order, a row in two reports, and how rows and statuses are called."""

from __future__ import annotations

from dataclasses import dataclass

from actionplan.plan.settings import RagScheme
from actionplan.view.data import ReportData
from actionplan.view.names import told_apart
from actionplan.view.parts import ItemData, PriorityData
from actionplan.words.vocabulary import TAGS, Rag

LONGEST_NAME = 70
RECEIVED_LATE = "received after issue"
KINDS = (
    "completed",
    "slipped",
    "brought forward",
    "date set",
    "date corrected",
    "date changed",
    "worse",
    "better",
    "deferred",
    "stopped",
    "started",
    "new",
    "back",
    "split",
    "merged",
    "replaced",
    "withdrawn",
    "owner changed",
    "reworded",
    RECEIVED_LATE,
)


@dataclass(frozen=True, slots=True)
class RowPair:
    """A milestone or target row in an earlier report and now, its name, and how its statuses are called."""

    before: ItemData
    now: ItemData
    name: str
    scheme: RagScheme

    def word(self, rag: str) -> str:
        """What a status is called."""
        return self.scheme.word(Rag(rag))


def names_in(data: ReportData) -> dict[str, str]:
    """What each row is called in a sentence: with its date where another of its kind goes by the same."""
    return told_apart(
        (item.id, item.kind, cut(item.title, LONGEST_NAME), item.date_as_written)
        for item in data.items().values()
    )


def priority_name(priority: PriorityData) -> str:
    """`priority 4 System pressures`; an enabler by its title."""
    named = f"priority {priority.number} {priority.title}" if priority.number else priority.title
    return cut(named, LONGEST_NAME)


def cut(text: str, longest: int) -> str:
    """The text on one line; where it is longer cut behind a word, or before a bracket that would stay open."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    words = text[:longest].rpartition(" ")[0] or text[: longest - 1]
    is_open = words.count("(") > words.count(")")
    closed = words.rpartition("(")[0] if is_open else words
    return f"{closed.rstrip(' ,;:.(') or words}\u2026"


def scheme_of(data: ReportData) -> RagScheme:
    """How a report calls the statuses."""
    words = {Rag(rag): word for rag, word in data.words().items()}
    return RagScheme(labels={rag: word for rag, word in words.items() if word != TAGS[rag].word})
