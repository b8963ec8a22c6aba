"""What all changes share: their kinds in order, a row in two reports, and how rows and statuses are called."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from actionplan.plan.settings import RagScheme
from actionplan.view.data import ReportData
from actionplan.view.parts import ItemData, PriorityData
from actionplan.words.english import shortened
from actionplan.words.vocabulary import TAGS, Rag

RECEIVED_LATE = "received after issue"
KINDS = (
    "completed",
    "slipped",
    "brought forward",
    "date set",
    "date corrected",
    "worse",
    "better",
    "deferred",
    "stopped",
    "started",
    "new",
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
    rows = data.items()
    of_a_name = Counter((item.kind, item.title) for item in rows.values())
    return {row_id: _called(item, of_a_name[item.kind, item.title] > 1) for row_id, item in rows.items()}


def _called(item: ItemData, shared: bool) -> str:
    dated = f" ({item.date_as_written})" if shared and item.date_as_written.strip() else ""
    return shortened(item.title) + dated


def priority_name(priority: PriorityData) -> str:
    """`priority 4 System pressures`; an enabler by its title."""
    return shortened(f"priority {priority.number} {priority.title}" if priority.number else priority.title)


def scheme_of(data: ReportData) -> RagScheme:
    """How a report calls the statuses."""
    words = {Rag(rag): word for rag, word in data.words().items()}
    return RagScheme(labels={rag: word for rag, word in words.items() if word != TAGS[rag].word})
