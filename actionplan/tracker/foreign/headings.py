"""What a heading means: by the table of synonyms, exactly, by its words, or by likeness; with a stated confidence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from actionplan.tracker.foreign.fields import FIELDS, KEEP, KINDS, NOT_OURS, REMARKS
from actionplan.tracker.sheets import Value
from actionplan.words.english import normalised

CERTAIN, LIKELY, LEAST = 95, 75, 60
"""From these percentages on a meaning is certain, likely, or a guess; below the last it is none."""
LONGEST_HEADING = 80
_IN_OTHER_ORDER = 95
_OF_A_REMARK = 90
_ALIKE = 0.8
_PLURAL = re.compile(r"\(s\)|\(es\)|['’]s\b")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_FIRST_WORD = re.compile(r"[a-z0-9]+")
_ONE_OF_OURS = re.compile(r"\s*(?:\w+\s+)?priority\s*[0-9]", re.IGNORECASE)
"""`Priority 3 - Acute Reconfiguration` names a priority, and is no heading."""

Meaning = tuple[str, int]
"""A field, and how sure it is in per cent."""


def confidence(percent: int) -> str:
    """`certain`, `likely` or `guess`."""
    return "certain" if percent >= CERTAIN else "likely" if percent >= LIKELY else "guess"


@lru_cache(maxsize=20_000)
def heading_words(text: str) -> tuple[str, ...]:
    """The words of a heading as they are compared: no case, no brackets, no plural."""
    plain = _PLURAL.sub("", normalised(text)).replace("&", " and ")
    return tuple(_singular(word) for word in re.findall(r"[a-z0-9]+", plain))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us")) else word


def _table() -> Mapping[str, Mapping[str, str]]:
    """By kind, the field that each synonym means."""
    by_kind: dict[str, dict[str, str]] = defaultdict(dict)
    for kind in KINDS:
        for text in NOT_OURS:
            by_kind[kind][" ".join(heading_words(text))] = KEEP
    for field in FIELDS:
        for kind in field.kinds:
            for text in field.headings:
                by_kind[kind].setdefault(" ".join(heading_words(text)), field.name)
    return by_kind


_SYNONYMS = _table()
_FIRST_WORDS = frozenset(key.partition(" ")[0] for fields in _SYNONYMS.values() for key in fields)


def meanings(texts: Sequence[str], kind: str) -> Sequence[Meaning]:
    """What a heading can mean in a table of a kind, the surest first.

    `texts` are the heading as a whole and, of a heading of two rows, its own part and that of its group.
    """
    best: dict[str, int] = {}
    for place, text in enumerate(texts):
        for field, percent in _meanings(text, kind):
            best[field] = max(best.get(field, 0), percent - (10 if place == 2 else 0))
    return sorted(best.items(), key=lambda found: -found[1])


def is_known(text: str) -> str:
    """The field that a text means exactly, in a table of any kind; empty where it is no usual heading."""
    if len(text) > LONGEST_HEADING:
        return ""
    key = " ".join(heading_words(text))
    return next((fields[key] for fields in _SYNONYMS.values() if key in fields), "")


def may_be_known(value: Value) -> bool:
    """Whether the first word of a cell is that of a usual heading: tells most that are none at little cost."""
    if not isinstance(value, str):
        return isinstance(value, bool)  # Yes and No are texts
    if not value.isascii() or "(" in value or "'" in value:
        return True
    first = _FIRST_WORD.search(value.lower())
    return first is not None and _singular(first[0]) in _FIRST_WORDS


def likeness(text: str) -> int:
    """How sure it is, in per cent, that a text is a heading of some table."""
    return max((percent for kind in KINDS for _, percent in _meanings(text, kind)), default=0)


@lru_cache(maxsize=5_000)
def _meanings(text: str, kind: str) -> tuple[Meaning, ...]:
    if not text.strip() or len(text) > LONGEST_HEADING or _ONE_OF_OURS.match(text):
        return ()
    words, fields = heading_words(text), _SYNONYMS[kind]
    key = " ".join(words)
    if key in fields:
        return ((fields[key], _OF_A_REMARK if key in REMARKS else 100),)
    inner = heading_words(_BRACKETS.sub(" ", normalised(text)))
    if inner and inner != words and " ".join(inner) in fields:
        return ((fields[" ".join(inner)], _IN_OTHER_ORDER),)
    found: dict[str, int] = {}
    for synonym, field in fields.items():
        percent = max(_by_words(words, synonym.split()), _by_likeness(key, synonym))
        if percent >= LEAST:
            found[field] = max(found.get(field, 0), percent)
    return _without_what_is_not_ours(found.items())


def _by_words(words: Sequence[str], synonym: Sequence[str]) -> int:
    """All the words of a synonym in a longer heading: the surer, the more of the heading they are."""
    if not words or not set(synonym) <= set(words):
        return 0
    share = len(synonym) / len(words)
    return _IN_OTHER_ORDER if share >= 1 else round(LEAST + (_IN_OTHER_ORDER - LEAST) * share)


def _by_likeness(key: str, synonym: str) -> int:
    """A misspelt synonym: the ratio of `difflib`, from 80 % on, less ten points."""
    if abs(len(key) - len(synonym)) > 3 or len(synonym) < 4:
        return 0
    if 2 * _shared(key, synonym) < _ALIKE * (len(key) + len(synonym)):
        return 0
    ratio = SequenceMatcher(None, key, synonym).ratio()
    return round(100 * ratio) - 10 if ratio >= _ALIKE else 0


def _shared(one: str, other: str) -> int:
    """How many letters two texts share, in whatever order: no ratio is higher than this allows."""
    return sum(min(one.count(letter), other.count(letter)) for letter in set(other))


def _without_what_is_not_ours(found: Iterable[Meaning]) -> tuple[Meaning, ...]:
    """None of the meanings where the likeliest is something else than ours, such as a start date."""
    ordered = sorted(found, key=lambda one: -one[1])
    if ordered and ordered[0][0] == KEEP:
        return ((KEEP, ordered[0][1]),)
    return tuple(one for one in ordered if one[0] != KEEP)
