"""`read_target`: a text in, a reading out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

from actionplan.words.dates import read_date
from actionplan.words.dates.reading import Answer
from actionplan.words.periods import PlanYears, read_years
from actionplan.words.targets.counted import Counted, baseline_of, counted_in
from actionplan.words.targets.figured import baseline_asked, figured, is_share
from actionplan.words.targets.parts import OF_THE_TARGET
from actionplan.words.targets.pieces import Source, at
from actionplan.words.targets.places import placed
from actionplan.words.targets.reading import TargetChoice, TargetQuestion, TargetReading
from actionplan.words.targets.settling import settled
from actionplan.words.targets.shares import given_for, whose
from actionplan.words.targets.signs import (
    first_direction,
    is_each_year,
    is_evidence_first,
    is_own_target,
    is_pending,
    is_reference,
    is_unsaid_change,
)

MOST_OFFERED = 6
"""How many figures of one text are offered as its target."""


def read_target(
    text: str, answers: Iterable[Answer | Mapping[str, Any]] = (), year: str | PlanYears | None = None
) -> TargetReading:
    """Read a target as written.

    Args:
        text: anything at all; it is kept to the letter as `as_written`.
        answers: given earlier. One counts where its key is that of a question and its `as_written` is the
            text to the letter. A question without readings is answered in words: `from 40 to 60`, `26,000`.
        year: the financial year or years of the plan, `2017-18`, by which `due` is worked out. Without it a
            date in the text is kept as it is written, in `by`.

    Returns:
        The kind, figures, baseline, places, direction and date of the target, and the open questions.

    Raises:
        BadYear: where the year is no financial year. No text raises anything.

    """
    years = read_years(year) if isinstance(year, str) else year
    given = given_for(text, answers)
    source = Source.of(text)
    targets, now = _targets_and_now(source)
    dates = _dates(source, now)
    base = baseline_of(source.text, source.pieces, now, next(iter(targets), None)) if now else None
    frame = TargetReading(text, baseline=base, each_year=is_each_year(source.pieces))
    frame = _dated(frame, source, dates, years)
    if now is None and (told := _told(frame, given.get("baseline", ""))):
        frame, answer, told_targets = told
        if not targets and told_targets:
            return figured(answer, told_targets[0], None, _towards(frame, source), given)
    if not targets:
        return _without_figure(frame, source)
    frames = [_dated(frame, source, own, years) for own in _dates_by_figure(targets, dates)]
    readings: dict[str, TargetReading] = {}
    for one, dated in list(zip(targets, frames, strict=True))[:MOST_OFFERED]:
        label = source.said(one.limits.lo, max(one.hi, one.limits.hi, one.figure.hi))
        readings.setdefault(label, figured(source, one, now, dated, given))
    return _confirmed(_one_of(readings, given), source, given)


def _targets_and_now(source: Source) -> tuple[list[Counted], Counted | None]:
    """The figures that may be the target, each once, and the one that says where things stand.

    Figures in brackets may be the target only where there is no other.
    """
    counted = _without_places(counted_in(source.text, source.pieces), source)
    now = next((c for c in counted if c.now), None)
    ahead = [c for c in counted if not c.now]
    found: dict[tuple[Any, ...], Counted] = {}
    for c in [c for c in ahead if not c.inside] or ahead:
        found.setdefault((c.figure.low, c.figure.high, c.figure.mark, c.unit), c)
    return _bounds_joined(list(found.values())), now


def _bounds_joined(targets: list[Counted]) -> list[Counted]:
    """`no fewer than 10 and no more than 20`: two limits that are one range."""
    if [c.limits.side for c in targets] != ["least", "most"]:
        return targets
    low, high = targets
    plain = low.figure.high is None and high.figure.high is None and low.figure.low < high.figure.low
    if not plain or low.change or high.change or high.figure.mark not in ("", low.figure.mark):
        return targets
    figure = replace(low.figure, high=high.figure.low)
    return [replace(low, figure=figure, unit=low.unit or high.unit, hi=max(low.hi, high.hi))]


def _without_places(counted: list[Counted], source: Source) -> list[Counted]:
    """Without the populations and numbers of the places that a share is followed by."""
    share = next((c for c in counted if is_share(c, source.pieces)), None)
    if share is None:
        return counted
    spans = [(lo, hi) for _, lo, hi in placed(source.text, source.pieces)]
    spans.append((share.figure.hi, whose(source, share)[1]))
    taken = {k for lo, hi in spans for k in range(lo, hi)}
    return [c for c in counted if c.figure.lo not in taken]


def _one_of(readings: Mapping[str, TargetReading], given: Mapping[str, str]) -> TargetReading:
    """The one reading, or the first of several, with the question which figure is the target."""
    likeliest = next(iter(readings.values()))
    if len(readings) == 1:
        return likeliest
    offered = tuple(TargetChoice(label, replace(r, questions=())) for label, r in readings.items())
    text = "The words hold several figures. Which one is the target?"
    chosen = readings.get(given.get("which-figure", ""))
    return chosen or likeliest.asking(TargetQuestion("which-figure", text, offered))


def _told(frame: TargetReading, answer: str) -> tuple[TargetReading, Source, list[Counted]] | None:
    """The baseline, and perhaps the target, that an answer gives in its own words: `from 40 to 60`."""
    source = Source.of(answer)
    counted = counted_in(source.text, source.pieces)
    if not counted:
        return None
    now = next((c for c in counted if c.now), counted[0])
    targets = [c for c in counted if c is not now]
    base = baseline_of(source.text, source.pieces, now, next(iter(targets), None))
    return replace(frame, baseline=base), source, targets


def _towards(frame: TargetReading, source: Source) -> TargetReading:
    """With the direction of the text, where the figures come from an answer."""
    return replace(frame, direction=first_direction(source.pieces)[1] or None)


def _without_figure(frame: TargetReading, source: Source) -> TargetReading:
    pieces = source.pieces
    place, direction = first_direction(pieces)
    kept = replace(frame, direction=direction or None)
    if not pieces or is_pending(pieces):
        question = TargetQuestion("baseline", "The target is to be confirmed. From what to what is it to go?")
        return replace(kept, kind="to be confirmed", each_year=False).asking(question)
    if is_own_target(pieces):
        return replace(frame, kind="at least", low=100, unit=OF_THE_TARGET)
    if is_evidence_first(pieces, place):
        return replace(kept, kind="evidence")
    if direction or frame.baseline is not None or is_unsaid_change(pieces):
        return baseline_asked(replace(kept, kind="directional"))
    return replace(kept, kind="evidence")


def _confirmed(reading: TargetReading, source: Source, given: Mapping[str, str]) -> TargetReading:
    """`50 (tbc)`: read, and asked about."""
    if not is_pending(source.pieces):
        return reading
    text = f"It is to be confirmed: is it {reading.in_words()}?"
    choices = (TargetChoice("yes", replace(reading, questions=())),)
    return settled(reading, TargetQuestion("confirm", text, choices), given)


def _dates(source: Source, now: Counted | None) -> list[int]:
    """The pieces that are dates of the target; one that says when things stood so is none."""
    pieces = source.pieces
    dates = [k for k, p in enumerate(pieces) if p.kind == "date" and not is_reference(pieces, k)]
    return [k for k in dates if not (now and _is_when(source, k, now))]


def _dates_by_figure(targets: list[Counted], dates: list[int]) -> list[list[int]]:
    """`5% by March 2018, 10% by March 2019`: the dates behind each figure, or before it; else all of them."""
    if len(targets) < 2 or not dates:
        return [dates] * len(targets)
    starts = [one.figure.lo for one in targets]
    first = dates[0] < starts[0]
    ends = [-1, *starts] if first else [*starts, dates[-1] + 1]
    found = [[k for k in dates if lo < k < hi] for lo, hi in pairwise(ends)]
    return [own or dates for own in found]


def _dated(frame: TargetReading, source: Source, dates: list[int], years: PlanYears | None) -> TargetReading:
    if not dates:
        return frame
    limits = ("by", "before", "until", "the")
    k = next((k for k in dates if at(source.pieces, k - 1).word in limits), dates[0])
    by = source.text[source.pieces[k].start : source.pieces[k].end]
    return replace(frame, by=by, due=_due(by, years))


def _is_when(source: Source, k: int, now: Counted) -> bool:
    """`from 12% in 2016`, `currently 20 (May 2017)`, `(May 2017 baseline: 12)`."""
    pieces = source.pieces
    if k < now.figure.lo:
        return at(pieces, k - 1).word == "(" and all(p.word != ")" for p in pieces[k : now.figure.lo])
    gap = pieces[max(now.hi, now.limits.hi) : k]
    return len(gap) <= 2 and all(p.word in ("(", "in", "at", ",", "of", "on") for p in gap)


def _due(by: str, years: PlanYears | None) -> date | None:
    if years is None:
        return None
    ends = [part.end for part in read_date(by, years).parts if part.end]
    return max(ends, default=None)
