"""The date that begins at a token, if one does."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.words.dates.atoms import Atom
from actionplan.words.dates.days import (
    day_month,
    days_in_figures,
    days_of_month,
    in_figures,
    month_in_figures,
)
from actionplan.words.dates.stretches import STRETCH_SHAPES
from actionplan.words.dates.tokens import (
    MONTH_WORDS,
    PLACES,
    QUARTERS,
    SEASONS,
    THIRDS,
    WEEKDAY_WORDS,
    Token,
    at,
)
from actionplan.words.dates.weekdays import week, weekday, weekdays, with_weekday_behind

_SHAPES = (
    week, weekdays, weekday, days_of_month, days_in_figures, in_figures, day_month, month_in_figures, *STRETCH_SHAPES
)  # fmt: skip
_FIRST_WORDS = frozenset({
    *MONTH_WORDS, *QUARTERS, *SEASONS, *THIRDS, *WEEKDAY_WORDS, *PLACES, "week", "wk", "year", "calendar", "y",
    "quarter",
})  # fmt: skip
"""The words with which a date can begin."""


def atom_at(tokens: Sequence[Token], i: int) -> Atom | None:
    """The longest date that begins at a token, if one does."""
    token = at(tokens, i)
    if token.kind in ("mark", "none", "figure", "time") or (
        token.kind == "word" and token.word not in _FIRST_WORDS
    ):
        return None
    found = next((atom for shape in _SHAPES if (atom := shape(tokens, i)) is not None), None)
    return with_weekday_behind(found, tokens) if found is not None else None
