"""Which indicator a text in a file means: one of its id, or the only one of its title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Indicator
from actionplan.rules.measures import where_of
from actionplan.words.english import count_of, listed, normalised, quoted

MOST_NAMED = 6
MOST_GUESSED = 50
"""So many unknown texts get a guess of what was meant: a file of another plan is soon recognised."""


def indicators_named(texts: Iterable[str], plan: ActionPlan) -> Mapping[str, Indicator | str]:
    """For each text the indicator that it names, or a sentence without a full stop on why it names none."""
    by_id = {normalised(row.id): row for row in plan.indicators}
    by_title: dict[str, list[Indicator]] = defaultdict(list)
    for row in plan.indicators:
        by_title[normalised(row.title)].append(row)
    found: dict[str, Indicator | str] = {}
    guesses = MOST_GUESSED
    for text in dict.fromkeys(texts):
        said = normalised(text)
        several = by_title.get(said, [])
        if said in by_id or len(several) == 1:
            found[text] = by_id.get(said) or several[0]
        elif several:
            found[text] = _shared(text, several)
        else:
            found[text] = _unknown(text, [*by_id, *by_title] if guesses > 0 else [], plan)
            guesses -= 1
    return found


def _shared(text: str, rows: list[Indicator]) -> str:
    ids = [row.id + (f" ({where})" if (where := where_of(row)) else "") for row in rows[:MOST_NAMED]]
    more = [f"{len(rows) - MOST_NAMED} more"] if len(rows) > MOST_NAMED else []
    shared = f"{quoted(text, 60)} is the title of {count_of(len(rows), 'indicator')}"
    return f"{shared}; write the id of the one that is meant: {listed([*ids, *more], 'or')}"


def _unknown(text: str, known: list[str], plan: ActionPlan) -> str:
    if not text:
        return "it is empty; write the id, or the title, of an indicator of the plan"
    near = get_close_matches(normalised(text), known, n=1)
    first = next((f", such as {row.id}" for row in plan.indicators), "")
    advice = f"was {quoted(near[0], 60)} meant?" if near else f"write the id, or the title, of one{first}"
    return f"{quoted(text, 60)} is not an indicator of the plan; {advice}"
