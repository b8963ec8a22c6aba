"""What the command that takes readings in prints: sentences for people, plain data for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import typer

from actionplan.cli.printing import as_data
from actionplan.words.english import capital_first, count_of, listed, one_line

if TYPE_CHECKING:
    from actionplan.desk import Observed
    from actionplan.plan.nouns import Observation
    from actionplan.tracker.observed import Offer, Outdated


MOST_TOLD = 50
"""So many sentences of one kind are printed before the others are only counted."""


def observed(found: Observed, as_json: bool) -> None:
    """Print what is wrong, on standard error, then what a file brings."""
    for problem in _at_most(found.problems_in_short or found.problems):
        typer.echo(one_line(problem), err=True)
    if as_json:
        as_data(observed_data(found))
    else:
        typer.echo("\n".join(map(one_line, observed_in_words(found))))


def observed_in_words(found: Observed) -> Iterator[str]:
    """Each new, revised, outdated and odd reading where nothing is wrong; how many, and if they are saved."""
    if not found.problems:
        yield from (offer.sentence for offer in found.offers)
        yield from _outdated(found.corrected)
        if found.doubts:
            yield "To look at:"
            yield from _at_most(found.doubts)
    if found.ignored:
        yield f"Not read: {_columns(len(found.ignored))} {listed(found.ignored)}."
    says = "says" if found.repeated == 1 else "say"
    passed = [(found.repeated, f"that {says} the same as another"), (found.empty, "without a figure")]
    for rows, which in passed:
        if rows:
            yield f"Passed over: {count_of(rows, 'row')} {which}."
    yield from _result(found)


def _at_most(sentences: Sequence[str]) -> Iterator[str]:
    """The first of many, and how many more there are."""
    yield from sentences[:MOST_TOLD]
    if len(sentences) > MOST_TOLD:
        yield f"And {len(sentences) - MOST_TOLD:,} more; --json lists them all."


def _outdated(corrected: Sequence[Outdated]) -> Iterator[str]:
    if corrected:
        hold = "holds" if len(corrected) == 1 else "hold"
        yield f"{len(corrected):,} {hold} a value that was corrected since:"
    yield from (f"line {one.line}: {one.sentence}" for one in corrected)


def _columns(number: int) -> str:
    return "the column" if number == 1 else "the columns"


def _result(found: Observed) -> Iterator[str]:
    counts = f"{len(found.added):,} new, {len(found.revised):,} revised, {found.unchanged:,} already there."
    if found.problems:
        wrong = count_of(len(found.problems), "problem")
        yield f"{counts} {capital_first(wrong)}: nothing was saved. Put right what is listed, then try again."
    elif found.revision:
        yield f"{counts} {found.plan} is now at revision {found.revision.number}."
    elif found.offers:
        yield f"{counts} Nothing was saved; add --apply to save it."
    elif found.unchanged:
        there = "reading is" if found.unchanged == 1 else "readings are"
        yield f"Nothing new: {found.unchanged:,} {there} there already."
    elif found.corrected:
        yield "Nothing new: what was corrected stays as it is."
    else:
        yield "Nothing new: the file holds no readings."


def observed_data(found: Observed) -> dict[str, Any]:
    """Plain data: lists named added, revised, corrected, problems, doubts; counts; the revision, if any."""
    return {
        "plan": found.plan,
        "file": found.file,
        "added": [_offer_data(offer) for offer in found.added],
        "revised": [{**_offer_data(offer), "was": _reading_data(offer.was)} for offer in found.revised],
        "corrected": [_outdated_data(one) for one in found.corrected],
        "unchanged": found.unchanged,
        "repeated": found.repeated,
        "empty": found.empty,
        "ignored": list(found.ignored),
        "problems": list(found.problems),
        "doubts": list(found.doubts),
        "revision": found.revision.number if found.revision else None,
    }


def _offer_data(offer: Offer) -> dict[str, Any]:
    return {**(_reading_data(offer.observation) or {}), "sentence": offer.sentence}


def _outdated_data(one: Outdated) -> dict[str, Any]:
    said = _reading_data(one.observation) or {}
    return {"line": one.line, **said, "sentence": one.sentence, "now": _reading_data(one.now)}


def _reading_data(reading: Observation | None) -> dict[str, Any] | None:
    fields = ("indicator", "date", "value", "numerator", "denominator", "approximate", "note", "source")
    return {name: getattr(reading, name) for name in fields} if reading else None
