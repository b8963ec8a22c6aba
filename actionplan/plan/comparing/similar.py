"""Texts that are likely to be the same one reworded: the best pairs first, each text once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

ALIKE = 0.75
"""Texts of at least this ratio (`difflib`: twice the letters that match, by the letters of both) are paired."""

LONGEST = 300
"""So many letters of a text are compared."""

_BEGINNING = 4
_RAREST, _MOST_OF_ONE, _CANDIDATES = 8, 200, 8
_WORD = re.compile(r"\w+")


def similar(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, float]]:
    """Pairs of places in both, with the ratio of their texts; equal ratios in the order of the texts.

    A text is held against those few that share the rarest beginnings of its words, so that long lists stay quick.
    """
    ratios = [(-ratio, i, j) for i, j, ratio in _ratios(old, new)]
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    found = []
    for ratio, i, j in sorted(ratios):
        if i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            found.append((i, j, -ratio))
    return found


def _ratios(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    by_beginning: dict[str, list[int]] = defaultdict(list)
    for j, text in enumerate(new):
        for beginning in _beginnings(text):
            by_beginning[beginning].append(j)
    matcher = SequenceMatcher(autojunk=False)
    for i, text in enumerate(old):
        matcher.set_seq2(text[:LONGEST])
        for j in _candidates(text, by_beginning):
            matcher.set_seq1(new[j][:LONGEST])
            if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE:
                ratio = matcher.ratio()
                if ratio >= ALIKE:
                    yield i, j, ratio


def _beginnings(text: str) -> list[str]:
    return list(dict.fromkeys(word[:_BEGINNING] for word in _WORD.findall(text[:LONGEST])))


def _candidates(text: str, by_beginning: Mapping[str, Sequence[int]]) -> list[int]:
    known = [beginning for beginning in _beginnings(text) if beginning in by_beginning]
    rarest = sorted(known, key=lambda beginning: len(by_beginning[beginning]))[:_RAREST]
    shared: dict[int, float] = defaultdict(float)
    for beginning in rarest:
        places = by_beginning[beginning]
        for place in places[:_MOST_OF_ONE]:
            shared[place] += 1 / len(places)
    return sorted(shared, key=lambda place: (-shared[place], place))[:_CANDIDATES]
