"""Figures that are left before a date, as in `14 & June`: a date with them is asked about, never firm."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from actionplan.words.dates.cases import Resolved, part_of, words_for
from actionplan.words.dates.phrases import Phrase
from actionplan.words.dates.reading import DateChoice
from actionplan.words.dates.tokens import ORDINALS
from actionplan.words.dates.years import YearRule, days_of
from actionplan.words.periods import PlanYears

_FIGURES = re.compile(
    rf"(?:[0-9]{{1,4}}(?:st|nd|rd|th)?|{'|'.join(ORDINALS)}|and|or|to|of|the|[^\w\s]|\s)+", re.IGNORECASE
)
_DAY = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?")


def ask_of_figures(phrases: Sequence[Phrase], read: Sequence[Resolved], years: PlanYears) -> list[Resolved]:
    """The readings, with a question of each whose label is nothing but figures or an ordinal."""
    pairs = zip(phrases, read, strict=True)
    return [_asked(p, r, years) if r.parts and not r.key and is_figures(p.label) else r for p, r in pairs]


def is_figures(label: str) -> bool:
    """Whether a label holds figures or an ordinal, and no other word."""
    return bool(_FIGURES.fullmatch(label)) and any(c.isalnum() for c in label)


def _asked(phrase: Phrase, read: Resolved, years: PlanYears) -> Resolved:
    """The day, where the figure can be one of the month, or the date as it is without the figure."""
    said = " and ".join(part.in_words() for part in read.parts)
    choices = [DateChoice(said, read.parts)]
    figure = _DAY.fullmatch(phrase.label)
    day = int(figure[1]) if figure else ORDINALS.get(phrase.label.lower(), 0)
    point = replace(phrase.atom.first, day=day)
    atom = replace(phrase.atom, first=point, last=point, exact=True, at_end=False, others=())
    days = days_of(atom, YearRule(years.first)) if day and not phrase.atom.exact and not phrase.ends else None
    if days:
        choices.insert(0, DateChoice(words_for(days), (part_of(replace(phrase, atom=atom, label=""), days),)))
    text = f"\u201c{phrase.label}\u201d before this date is not understood. Which is meant?"
    return Resolved(choices[0].parts, "meaning", text, tuple(choices))
