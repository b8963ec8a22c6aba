"""Figures that stood in an earlier report and were corrected, or taken out, since."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from actionplan.view.data import ChangeData
from actionplan.view.success_data import PanelData
from actionplan.words.english import count_of, day_words, sentence
from actionplan.words.figures import figure, rounded, same

CORRECTED = "figure corrected"
_DAY_BEFORE = re.compile(r", ([^,]+),")
_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
MOST_TOLD = 3
"""How many figures of an indicator are told one by one; of more, how many they are."""


class Figure(NamedTuple):
    """A reading as a report has it: its last day, ISO, where it is in the chart; its date and amount in words."""

    day: str
    when: str
    said: str
    level: float | None


class Correction(NamedTuple):
    """A figure that is another now, in words, and its date."""

    when: str
    told: str


def corrected_figures(before: PanelData, now: PanelData, name: str) -> Iterator[ChangeData]:
    """Each figure of an earlier report that is another now; of many of an indicator, how many they are."""
    found = list(dict.fromkeys(_corrections(before, now)))
    if len(found) <= MOST_TOLD:
        lines = [f"{name}{', ' if one.when else ': '}{one.told}" for one in found]
    else:
        span = f"from {found[0].when} to {found[-1].when}" if found[0].when and found[-1].when else "in all"
        lines = [f"{name}: {count_of(len(found), 'figure')} were corrected or taken out, {span}"]
    for line in lines:
        yield ChangeData(kind=CORRECTED, id=now.id, sentence=sentence(line))


def _corrections(before: PanelData, now: PanelData) -> Iterator[Correction]:
    after = _figures(now)
    of_day, of_words = {one.day: one for one in after if one.day}, {one.when: one for one in after}
    fresh, told = _fresh(before, now), set[str]()
    for was in _figures(before):
        found = of_day.get(was.day) or of_words.get(was.when)
        if found and (step := _step(before, now, was, found)):
            told.add(fresh.get(was.when, ""))
            yield Correction(was.when, f"{was.when}: {step}")
        elif (line := fresh.get(was.when, "")) and line not in told:
            told.add(line)
            yield Correction(was.when, line)
        elif not (found or line or _adds_up(now)):
            yield Correction(was.when, f"{was.when}: {_in_words(was)} was taken out")
    if _adds_up(before) and _adds_up(now):
        older = {when: line for when, line in fresh.items() if line not in told and when not in of_words}
        yield from _of_a_total(before, now, older)


def _figures(panel: PanelData) -> Sequence[Figure]:
    """The readings that a panel shows, in date order; of a running total the two that it has in words."""
    words = [text.rpartition(", ")[::2] for text in (panel.previous, panel.latest) if ", " in text]
    if panel.chart is None or panel.chart.shown:
        return [Figure("", when, said, None) for said, when in words]
    points = [point for point in panel.chart.points if point.value is not None]
    latest = dict(zip(reversed([point.date for point in points]), reversed(words), strict=False))
    unsaid = {point.date: ("", day_words(point.date)) for point in points if point.date}
    in_words = unsaid | latest
    return [
        Figure(p.date, when, said, p.value) for p in points for said, when in [in_words.get(p.date, ("", ""))]
    ]


def _fresh(before: PanelData, now: PanelData) -> dict[str, str]:
    """What a panel says of corrections that it did not say before, by date in words, and by that before it moved."""
    known = set(before.revised)
    lines = [line for line in now.revised if line not in known]
    moved = {day: line for line in lines for day in _DAY_BEFORE.findall(line)}
    return moved | {line.partition(": ")[0]: line for line in lines}


def _step(before: PanelData, now: PanelData, was: Figure, found: Figure) -> str:
    """`18 was corrected to 12`; empty where it is the same, or is counted in another unit now."""
    if was.said and found.said and was.when == found.when:
        unit = f" {now.unit}" if now.unit else ""
        steps = was.said.removesuffix(unit), found.said.removesuffix(unit)
        differs = before.unit == now.unit and was.said != found.said
    elif was.level is not None and found.level is not None:
        steps = figure(was.level), figure(found.level)
        differs = _unit(before) == _unit(now) and not same(was.level, found.level)
    else:
        steps = _in_words(was), _in_words(found)
        differs = before.unit == now.unit and not _numbers(was) & _numbers(found)
    return f"{steps[0]} was corrected to {steps[1]}" if differs else ""


def _in_words(one: Figure) -> str:
    return one.said or figure(one.level or 0)


def _numbers(one: Figure) -> set[str]:
    """The figures in which an amount may be told."""
    if one.level is None:
        return set(_NUMBER.findall(one.said))
    return {figure(one.level), rounded(one.level)}


def _unit(panel: PanelData) -> str:
    return panel.chart.unit if panel.chart else panel.unit


def _adds_up(panel: PanelData) -> bool:
    """Whether the chart is of what each reading added, so that its points are not the readings."""
    return panel.chart is not None and bool(panel.chart.shown)


def _of_a_total(before: PanelData, now: PanelData, older: Mapping[str, str]) -> Iterator[Correction]:
    """Older readings of a running total: by what the panel says of corrections, and by the days that are gone."""
    yield from (Correction(line.partition(": ")[0], line) for line in dict.fromkeys(older.values()))
    gone = _days(before) - _days(now)
    if gone and not older:
        were = "one figure was" if len(gone) == 1 else f"{count_of(len(gone), 'figure')} were"
        yield Correction("", f"{were} taken out")


def _days(panel: PanelData) -> set[str]:
    return {point.date for point in panel.chart.points} if panel.chart else set()
