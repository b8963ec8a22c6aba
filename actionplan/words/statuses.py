"""Words that people write for a status, and the status that each of them means; the rest is asked about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from actionplan.words.english import normalised
from actionplan.words.vocabulary import TAGS, Rag

_WORDS: Mapping[Rag, str] = {
    Rag.RED: "red|r|off track|off target|off course|behind schedule|at risk of missing|critical|overdue",
    Rag.AMBER: "amber|a|yellow|orange|y|at risk|some risk|some delay|slipping|off track but recoverable",
    Rag.GREEN: "green|g|on track|on target|on course|on schedule|ok|no issues|no concerns",
    Rag.COMPLETE: "complete|completed|c|blue|b|done|finished|closed|delivered|achieved",
    Rag.NOT_STARTED: "not started|not yet started|yet to start|not begun|ns|grey|gray",
    Rag.TO_BE_CONFIRMED: "date to be confirmed|to be confirmed|tbc|tbd|date tbc",
    Rag.DEFERRED: "deferred|postponed|on hold|paused",
    Rag.STOPPED: "stopped|cancelled|canceled|abandoned|withdrawn",
    Rag.NOT_RATED: "not rated|n/a|na|not applicable|-",
}
_AROUND = re.compile(r"^[\s(\[\"'*]+|[\s)\]\"'*.!]+$")
_PREFIX = re.compile(r"^(?:rag|status|rating)(?: status| rating)?\s*[:=-]\s*")

STATUS_WORDS: Mapping[str, Rag] = MappingProxyType(
    {word: rag for rag, words in _WORDS.items() for word in words.split("|")}
)
"""The synonyms, each as `normalised` writes it."""


def read_status(text: str, labels: Mapping[Rag, str] | None = None) -> Rag | None:
    """The status that a text means: by the plan's own labels, then by its usual word, its letter or a synonym.

    Case, blanks and a full stop around it do not matter; None where it means none of them for certain.
    """
    said = _PREFIX.sub("", _AROUND.sub("", normalised(text)))
    own = {normalised(word): rag for rag, word in (labels or {}).items()}
    usual = {normalised(tag.word): rag for rag, tag in TAGS.items()}
    return own.get(said) or usual.get(said) or STATUS_WORDS.get(said)
