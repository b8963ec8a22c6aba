"""The dates inside a running sentence, in the words in which they are written there."""

from __future__ import annotations

from actionplan.words.dates.phrases import Phrase, phrases_of
from actionplan.words.dates.tokens import LONGEST_PROSE, Token, folded, tokens_of


def written_dates(text: str) -> tuple[str, ...]:
    """Each date of a sentence as it is written, in order: `20 June` of `Spoke in Tilbury on 20 June`.

    What is no day of the calendar, such as 31 June, is a date as written too; one that no longer holds is not.
    """
    tokens = tokens_of(text, folded(text[:LONGEST_PROSE]))
    return tuple(_words(text, tokens, one) for one in phrases_of(text, tokens) if not one.superseded)


def _words(text: str, tokens: list[Token], phrase: Phrase) -> str:
    atoms = [phrase.atom, *phrase.ends, *([phrase.second] if phrase.second else [])]
    first, last = min(one.lo for one in atoms), max(one.hi for one in atoms)
    return text[tokens[first].start : tokens[last - 1].end]
