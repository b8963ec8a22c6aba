"""Places that a target names and no indicator counts, and places without a commentary."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from actionplan.plan.nouns import Indicator
from actionplan.rules.aiming import place_of
from actionplan.rules.completeness.finding import Finding
from actionplan.rules.completeness.looked import Looked
from actionplan.words.english import listed, normalised, quoted, shortened, some_named


def place_not_counted(looked: Looked) -> Iterator[Finding]:
    """A target for several places, some of which no indicator that measures it counts."""
    for row_id, indicators in looked.measuring.items():
        reading = looked.targets.get(row_id)
        if reading is None or not reading.places:
            continue
        counted = {place_of(reading, indicator) for indicator in indicators}
        missing = [place.name for place in reading.places if place not in counted]
        if missing:
            yield Finding(
                "place-not-counted",
                looked.place(looked.plan.by_id[row_id]),
                f"No indicator counts {some_named(missing)}, so the target cannot be judged there.",
                "Add an indicator for each with its place, or say on those there are which place they count.",
                (row_id, *(indicator.id for indicator in indicators)),
            )


def place_without_note(looked: Looked) -> Iterator[Finding]:
    """One thing counted in several places, of which some have a commentary and others none."""
    for indicators in _by_family(looked).values():
        noted = [indicator for indicator in indicators if indicator.note.strip()]
        silent = [indicator for indicator in indicators if not indicator.note.strip()]
        if noted and silent:
            yield Finding(
                "place-without-note",
                f"Success indicators {quoted(silent[0].title)}",
                f"There is a commentary for {_places(noted)}, and none for {_places(silent)}.",
                "Write a note for each place: those who live there read their own.",
                tuple(indicator.id for indicator in (*silent, *noted)),
            )


def _by_family(looked: Looked) -> dict[tuple[object, ...], list[Indicator]]:
    """The indicators that have a place, those together that count one thing."""
    found: dict[tuple[object, ...], list[Indicator]] = defaultdict(list)
    for indicator in looked.plan.indicators:
        place = normalised(indicator.place)
        if place:
            what = normalised(indicator.title).replace(place, "")
            found[indicator.targets, what, normalised(indicator.segment)].append(indicator)
    return found


def _places(indicators: list[Indicator]) -> str:
    return listed([shortened(indicator.place, 60) for indicator in indicators])
