"""What all changes share: their kinds in order, a row in two reports, and how rows and statuses are called."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from actionplan.plan.settings import RagScheme
from actionplan.view.data import ChangeData, ReportData
from actionplan.view.names import told_apart
from actionplan.view.parts import ItemData, PriorityData
from actionplan.view.success_data import PanelData
from actionplan.words.english import shortened
from actionplan.words.vocabulary import TAGS, Rag

LONGEST_NAME = 70
LONGEST_TEXT = 80
RECEIVED_LATE = "received after issue"
KINDS = (
    "target changed",
    "figure corrected",
    "baseline changed",
    "measure changed",
    "completed",
    "slipped",
    "brought forward",
    "date set",
    "date corrected",
    "date changed",
    "worse",
    "not measurable any more",
    "better",
    "judged now",
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
class PanelPair:
    """An indicator that is measured in an earlier report and now, and its name in quotation marks."""

    before: PanelData
    now: PanelData
    name: str

    def changed(self, kind: str, what: str, was: str, now: str) -> ChangeData:
        """That something that it is judged by is another, is there at last, or was taken out."""
        return ChangeData(kind=kind, id=self.now.id, sentence=changed_in_words(what, self.name, was, now))


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


def changed_in_words(what: str, name: str, was: str, now: str) -> str:
    """`Target of “X” changed: it was at least 20 people, it is at least 25 people.`"""
    if not was:
        return f"{what} of {name} was set: {now}."
    if not now:
        return f"{what} of {name} was taken out: it was {was}."
    mark = ";" if ", " in f"{was}{now}" else ","
    return f"{what} of {name} changed: it was {was}{mark} it is {now}."


def apart(was: str, now: str) -> tuple[str, str]:
    """Two texts; where they would be cut before they differ, each from there on."""
    if shortened(was, LONGEST_TEXT) != shortened(now, LONGEST_TEXT):
        return was, now
    alike = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(was, now, strict=False))))
    start = was.rfind(" ", 0, alike) + 1
    return f"\u2026{was[start:]}", f"\u2026{now[start:]}"


def scheme_of(data: ReportData) -> RagScheme:
    """How a report calls the statuses."""
    words = {Rag(rag): word for rag, word in data.words().items()}
    return RagScheme(labels={rag: word for rag, word in words.items() if word != TAGS[rag].word})
