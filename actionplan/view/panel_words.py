"""The figures of an indicator's panel in words: its readings, its targets, what was corrected, and the method."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from actionplan.plan.nouns import Observation
from actionplan.rules.measures import amount, dated
from actionplan.rules.readings import Reading
from actionplan.view.charted import Charted
from actionplan.view.compared import interval_method
from actionplan.view.judging import Judged, standing
from actionplan.view.measured import Measured, name_of_target
from actionplan.view.success_data import StandingData
from actionplan.view.yearly import trend
from actionplan.words.english import day_in_words, one_line, quoted, sentence, shortened, small_first
from actionplan.words.figures import figure
from actionplan.words.targets.parts import span

MOST_NOTES = 3
_LONGEST_NOTE = 200
_OPENERS = frozenset({
    "A", "All", "An", "Another", "Both", "Each", "Every", "Few", "It", "Many", "More", "Most", "No", "Nobody", "None",
    "One", "Only", "Some", "That", "The", "There", "These", "They", "This", "Those", "Two", "Three", "Four", "Five",
    "Six", "Seven", "Eight", "Nine", "Ten",
})  # fmt: skip
_INTERVALS = {
    "as published": "as published",
    "Wilson": "by Wilson's method",
    "Byar's": "by Byar's method",
    "exact": "by the exact method",
}


def reading_in_words(measured: Measured, back: int) -> str:
    """The latest known reading, or the one so many `back`: `about 1,450 visits, 20 March to 20 April 2017`."""
    if len(measured.known) <= back:
        return ""
    one = measured.known[-1 - back].observation
    return dated(amount(one, measured.indicator), measured.when(one.date))


def baseline_in_words(measured: Measured) -> str:
    """Where the indicator started or, where it does not say, what its targets say of that."""
    base = measured.indicator.baseline
    if base is not None:
        return dated(amount(base, measured.indicator), measured.when(base.as_at))
    starts = [judged.reading.baseline for judged in measured.judged if judged.reading.baseline]
    said = [
        f"{'about ' if start.about else ''}{span(start.low, start.high, start.unit)}, as the target says"
        for start in starts
    ]
    return "; ".join(dict.fromkeys(said))


def target_in_words(measured: Measured) -> str:
    """The level of each target, and by when: `20 to 25 attendees by 31 March 2018`; as written without a figure."""
    return "; ".join(dict.fromkeys(_asked(judged, measured.unit) for judged in measured.judged))


def standings(measured: Measured) -> tuple[StandingData, ...]:
    """Where each of its targets stands, named where there are several."""
    several = len(measured.judged) > 1
    return tuple(standing(judged, name_of_target(judged) if several else "") for judged in measured.judged)


def revised(measured: Measured) -> Iterator[str]:
    """Each reading that corrects another, by day: `3 May 2017: 14 was corrected to 16 (two more came).`"""
    for reading in measured.readings:
        first, *rest = _steps(measured, reading)
        if rest:
            corrected = ", then to ".join(f"{words}{_bracketed(notes)}" for words, notes in rest)
            yield sentence(
                f"{measured.when(reading.observation.date)}: {first[0]} was corrected to {corrected}"
            )


def reading_notes(measured: Measured) -> Sequence[str]:
    """What was noted of a reading, but for corrections, which `revised` tells: `20 June 2017: Snow on the day.`

    The latest three in the order of days.
    """
    noted = [
        sentence(f"{measured.when(reading.observation.date)}: {note}")
        for reading in measured.readings
        if (note := _note(reading.observation)) and len(_steps(measured, reading)) == 1
    ]
    return noted[-MOST_NOTES:]


def method(measured: Measured, chart: Charted) -> str:
    """How it was worked out, in one line: points, limits, tolerance, interval and source."""
    said = [*chart.made, *_progress(measured), *_interval(measured), *_source(measured)]
    return sentence("; ".join(said))


def _asked(judged: Judged, unit: str) -> str:
    words = judged.aim.in_words(unit)
    by = f" by {day_in_words(judged.due)}" if judged.due else ""
    return f"{words}{by}" if words else quoted(judged.reading.as_written)


def _steps(measured: Measured, reading: Reading) -> Sequence[tuple[str, Sequence[str]]]:
    """Each value that a reading has had, the first one first, with what was noted of it."""
    said = [*_before(measured, reading), reading.observation]
    told = groupby(said, key=lambda one: _told(measured, one, reading))
    return [(words, [note for one in those if (note := _note(one))]) for words, those in told]


def _note(one: Observation) -> str:
    return shortened(one_line(one.note), _LONGEST_NOTE)


def _bracketed(notes: Sequence[str]) -> str:
    said = "; ".join(_within(note.removesuffix(".")) for note in notes)
    return f" ({said})" if said else ""


def _within(note: str) -> str:
    """A note inside a sentence: without its capital, unless that is part of a name or an abbreviation."""
    return small_first(note) if note.split(" ", 1)[0] in _OPENERS else note


def _before(measured: Measured, reading: Reading) -> Sequence[Observation]:
    """What a reading corrects, and what that had corrected, the first one first; none of it withdrawn."""
    found: list[Observation] = []
    one = reading.observation
    while one.revises and one.revises not in {each.id for each in found}:
        earlier = measured.plan.by_id.get(one.revises)
        if not isinstance(earlier, Observation) or earlier.withdrawn or earlier.indicator != one.indicator:
            break
        found.insert(0, one := earlier)
    return found


def _told(measured: Measured, one: Observation, reading: Reading) -> str:
    """The amount of a reading without its unit, with its day where that was corrected too."""
    said = amount(one, measured.indicator.model_copy(update={"unit": ""}))
    there, then = measured.when(reading.observation.date), measured.when(one.date)
    return said if there == then else f"{said}, {then},"


def _progress(measured: Measured) -> Iterator[str]:
    if any(judged.aim.in_words() for judged in measured.judged):
        yield f"tolerance {figure(measured.indicator.tolerance)} %"


def _interval(measured: Measured) -> Iterator[str]:
    """How the interval is found on which the comparison or the trend rests."""
    compares = measured.indicator.benchmark is not None or trend(measured)
    if compares and (found := interval_method(measured)):
        yield f"95 % interval {_INTERVALS[found]}"


def _source(measured: Measured) -> Iterator[str]:
    latest = one_line(measured.known[-1].observation.source) if measured.known else ""
    source = latest or one_line(measured.indicator.source)
    if source:
        yield f"source: {source}"
