"""What the command that takes readings in prints: sentences for people, plain data for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import typer

from actionplan.cli.printing import as_data
from actionplan.words.english import count_of, listed, one_line

if TYPE_CHECKING:
    from actionplan.desk import Observed
    from actionplan.plan.nouns import Observation
    from actionplan.tracker.observed import Offer


def observed(found: Observed, as_json: bool) -> None:
    """Print what is wrong, on standard error, then what a file brings."""
    for problem in found.problems:
        typer.echo(one_line(problem), err=True)
    if as_json:
        as_data(observed_data(found))
    else:
        typer.echo("\n".join(map(one_line, observed_in_words(found))))


def observed_in_words(found: Observed) -> Iterator[str]:
    """Each new and revised reading in a sentence where nothing is wrong, how many there are, and if they are saved."""
    if not found.problems:
        yield from (offer.sentence for offer in found.offers)
    if found.ignored:
        yield f"Not read: {_columns(len(found.ignored))} {listed(found.ignored)}."
    passed = [(found.repeated, "that says the same as another"), (found.empty, "without a figure")]
    for rows, which in passed:
        if rows:
            yield f"Passed over: {count_of(rows, 'row')} {which}."
    yield from _result(found)


def _columns(number: int) -> str:
    return "the column" if number == 1 else "the columns"


def _result(found: Observed) -> Iterator[str]:
    counts = f"{len(found.added):,} new, {len(found.revised):,} revised, {found.unchanged:,} already there."
    if found.problems:
        wrong = count_of(len(found.problems), "problem")
        yield f"{counts} {wrong[0].upper()}{wrong[1:]}: nothing was saved. Put right what is listed, then try again."
    elif found.revision:
        yield f"{counts} {found.plan} is now at revision {found.revision.number}."
    elif found.offers:
        yield f"{counts} Nothing was saved; add --apply to save it."
    elif found.unchanged:
        there = "reading is" if found.unchanged == 1 else "readings are"
        yield f"Nothing new: {found.unchanged:,} {there} there already."
    else:
        yield "Nothing new: the file holds no readings."


def observed_data(found: Observed) -> dict[str, Any]:
    """Plain data: lists named added, revised and problems, how many are unchanged, and the revision if one was made."""
    return {
        "plan": found.plan,
        "file": found.file,
        "added": [_offer_data(offer) for offer in found.added],
        "revised": [{**_offer_data(offer), "was": _reading_data(offer.was)} for offer in found.revised],
        "unchanged": found.unchanged,
        "repeated": found.repeated,
        "empty": found.empty,
        "ignored": list(found.ignored),
        "problems": list(found.problems),
        "revision": found.revision.number if found.revision else None,
    }


def _offer_data(offer: Offer) -> dict[str, Any]:
    return {**(_reading_data(offer.observation) or {}), "sentence": offer.sentence}


def _reading_data(reading: Observation | None) -> dict[str, Any] | None:
    fields = ("indicator", "date", "value", "numerator", "denominator", "approximate", "note", "source")
    return {name: getattr(reading, name) for name in fields} if reading else None
