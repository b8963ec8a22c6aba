"""Shares of a population: how many people that makes in each place, and what has to be asked of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from math import floor
from typing import Any

from actionplan.words.dates.reading import Answer
from actionplan.words.english import normalised
from actionplan.words.targets.limits import ABOUT
from actionplan.words.targets.parts import UNNAMED, Place, number, span
from actionplan.words.targets.pieces import pieces_of
from actionplan.words.targets.reading import TargetChoice, TargetQuestion, TargetReading


def with_places(
    reading: TargetReading, places: Sequence[Place], answers: Iterable[Answer | Mapping[str, Any]] = ()
) -> TargetReading:
    """A share of a population with places whose populations are given elsewhere, as in a note.

    Numbers that are missing are worked out; a number that is not the share, and a population that is missing,
    are asked about. A target of another kind, one of a known whole, or no places: the reading as it is.
    """
    if any(place.is_thing for place in reading.places):
        return reading
    return placed_in(reading, places, given_for(reading.as_written, answers))


def given_for(text: str, answers: Iterable[Answer | Mapping[str, Any]]) -> dict[str, str]:
    """The answers that hold for a text as written: the reading by the key of its question."""
    plain = [a if isinstance(a, Mapping) else asdict(a) for a in answers]
    return {str(a.get("key")): str(a.get("reading")) for a in plain if a.get("as_written") == text}


def placed_in(reading: TargetReading, places: Sequence[Place], given: Mapping[str, str]) -> TargetReading:
    """The same, with answers by the keys of their questions."""
    if reading.kind != "share of population" or not places:
        return reading
    keys = _keys(places)
    settled = tuple(_settled(reading, p, key, given) for p, key in zip(places, keys, strict=True))
    others = tuple(q for q in reading.questions if not q.key.startswith(("population", "number-")))
    kept = replace(reading, places=settled, questions=others)
    asked = [q for k, key in enumerate(keys) for q in _questions(kept, k, key, given)]
    known = tuple(p for p in settled if p.name != UNNAMED or p.population is not None)
    return replace(kept, places=known).asking(*asked)


def _keys(places: Sequence[Place]) -> list[str]:
    """A key for each place, from its name; places of one name get a number."""
    names = [re.sub(r"[^a-z0-9]+", "-", normalised(p.name)).strip("-") for p in places]
    return [f"{n}-{names[: k + 1].count(n)}" if names.count(n) > 1 else n for k, n in enumerate(names)]


def _settled(reading: TargetReading, place: Place, key: str, given: Mapping[str, str]) -> Place:
    if place.population is None:
        place = _answered(place, given.get(f"population-{key}") or given.get("population") or "")
    right = share_of(reading, place)
    if place.number is None:
        return replace(place, number=right)
    answer = given.get(f"number-{key}")
    return replace(place, number=right) if right is not None and answer == number(right) else place


def _answered(place: Place, answer: str) -> Place:
    """The population in an answer, which is written as any figure is."""
    pieces = pieces_of(answer)
    found = next((k for k, p in enumerate(pieces) if p.kind == "figure" and p.value >= 1 and not p.mark), -1)
    if found < 0:
        return place
    about = any(p.word in ABOUT for p in pieces[:found])
    return replace(place, population=pieces[found].value, about=about)


def share_of(reading: TargetReading, place: Place) -> float | None:
    """How many people the share means in a place, to the nearest whole one."""
    share = reading.low if reading.low is not None else reading.high
    if share is None or place.population is None:
        return None
    return float(floor(place.population * share / 100 + 0.5))


def _questions(
    reading: TargetReading, k: int, key: str, given: Mapping[str, str]
) -> Iterator[TargetQuestion]:
    place = reading.places[k]
    share = span(reading.low, reading.high, "%")
    if place.population is None:
        whom = "are there in all" if place.name == UNNAMED else f"live in {place.name}"
        name = "population" if len(reading.places) == 1 else f"population-{key}"
        yield TargetQuestion(name, f"How many people {whom}? The target is {share} of them.")
        return
    right = share_of(reading, place)
    if place.number is None or right is None or abs(place.number - right) <= 1:
        return
    if given.get(f"number-{key}") == number(place.number):
        return
    people = number(place.population)
    written = f"{place.name}: {number(place.number)} is written"
    text = f"{written}, but {share} of {people} is {number(right)}. Which is meant?"
    choices = tuple(TargetChoice(number(n), _with_number(reading, k, n)) for n in (place.number, right))
    yield TargetQuestion(f"number-{key}", text, choices, place)


def _with_number(reading: TargetReading, k: int, people: float) -> TargetReading:
    place = replace(reading.places[k], number=people)
    return replace(reading, places=(*reading.places[:k], place, *reading.places[k + 1 :]), questions=())
