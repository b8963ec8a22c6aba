"""`read_target`: a text in, a reading out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import islice, pairwise
from typing import Any

from actionplan.words.dates import read_date
from actionplan.words.dates.reading import Answer
from actionplan.words.periods import PlanYears, read_years
from actionplan.words.targets.counted import Counted, baseline_of, counted_in
from actionplan.words.targets.doubts import agreed, contradicted
from actionplan.words.targets.figured import baseline_asked, figured, share_of
from actionplan.words.targets.meant import source_of
from actionplan.words.targets.nouns import none_of, with_noun
from actionplan.words.targets.parts import OF_THE_TARGET
from actionplan.words.targets.pieces import Source, at
from actionplan.words.targets.reading import TargetChoice, TargetQuestion, TargetReading
from actionplan.words.targets.settling import settled
from actionplan.words.targets.shares import given_for
from actionplan.words.targets.signs import (
    first_direction,
    is_evidence_first,
    is_own_target,
    is_pending,
    is_reference,
    is_unsaid_change,
)
from actionplan.words.targets.strange import figure_asked, strange_figure, unread_figure, with_figure_told
from actionplan.words.targets.wholes import whole_of
from actionplan.words.targets.yearly import without_yearly, yearly_phrases

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
    whole = source_of(with_figure_told(text, given))
    if strange := strange_figure(whole.text):
        return figure_asked(TargetReading(text), strange)
    source = without_yearly(whole)
    targets, now = _targets_and_now(source)
    dates = _dates(source, now)
    base = baseline_of(source.text, source.pieces, now, _led_to(targets, now)) if now else None
    frame = TargetReading(text, baseline=base, each_year=_is_each_year(whole, source, now))
    frame = _dated(frame, source, dates, years)
    if now is None and (told := _told(frame, given.get("baseline", ""))):
        frame, answer, told_targets = told
        if not targets and told_targets:
            return figured(answer, told_targets[0], _towards(frame, source), given)
    if not targets:
        return unread_figure(_without_figure(frame, source))
    frames = [_dated(frame, source, own, years) for own in _dates_by_figure(targets, dates)]
    found = zip(targets, frames, strict=True)
    return _confirmed(_one_of(_offered(source, found, given), given), source, given)


def _targets_and_now(source: Source) -> tuple[list[Counted], Counted | None]:
    """The figures that may be the target, each once, and the one that says where things stand.

    Figures in brackets may be the target only where there is no other, or none that counts something else.
    """
    counted = [with_noun(source, c) for c in _without_places(counted_in(source.text, source.pieces), source)]
    now = next((c for c in counted if c.now), None)
    ahead = [c for c in counted if not c.now]
    found: dict[tuple[Any, ...], Counted] = {}
    plain = [c for c in ahead if not c.inside]
    marks = {c.figure.mark for c in plain}
    share = any(share_of(source, c) for c in plain)
    for c in [
        c
        for c in ahead
        if not c.inside or (not c.part and (share or c.change == "to" or c.figure.mark in marks))
    ] or ahead:
        found.setdefault((c.figure.low, c.figure.high, c.figure.mark, c.unit), c)
    return _bounds_joined(list(found.values())), now


def _led_to(targets: list[Counted], now: Counted) -> Counted | None:
    """The target that lends its unit to the baseline: of `from 20 to 30`, the one behind it."""
    behind = (c for c in targets if now.split and c.figure.lo > now.figure.lo)
    return next(behind, next(iter(targets), None))


def _is_each_year(whole: Source, source: Source, now: Counted | None) -> bool:
    """Whether a phrase such as `a year` stands anywhere but behind the baseline, as in `from 200 visits a year`."""
    found = [whole.pieces[lo].start for lo, _ in yearly_phrases(whole.pieces)]
    if now is None or now.figure.mark:
        return bool(found)
    lo, hi = source.pieces[now.figure.lo].start, source.pieces[max(now.hi, now.figure.hi) - 1].end
    return any(not lo <= start < hi for start in found)


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
    """Without the populations and numbers of the places, or of the whole, that a percentage is of."""
    taken: set[int] = set()
    found: list[Counted] = []
    for c in counted:
        whole = whole_of(source, c) if c.figure.lo not in taken else None
        if whole and (whole.what or share_of(source, c)):
            taken |= {k for lo, hi in whole.spans for k in range(lo, hi)}
        if c.figure.lo not in taken:
            found.append(replace(c, unit=whole.what, hi=whole.spans[0][1]) if whole and whole.what else c)
    return [c for c in found if c.figure.lo not in taken]


def _offered(
    source: Source, found: Iterable[tuple[Counted, TargetReading]], given: Mapping[str, str]
) -> dict[str, TargetReading]:
    """The first readings by the words of each, which are offered where there are several."""
    readings: dict[str, TargetReading] = {}
    for one, dated in islice(found, MOST_OFFERED):
        label = source.said(one.limits.lo, max(one.hi, one.limits.hi, one.figure.hi))
        readings.setdefault(label, figured(source, one, dated, given))
    return readings


def _one_of(readings: Mapping[str, TargetReading], given: Mapping[str, str]) -> TargetReading:
    """The one reading, or the first of several, with the question which figure is the target."""
    likeliest = next(iter(readings.values()))
    if len(readings) == 1:
        return likeliest
    offered = tuple(TargetChoice(label, replace(r, questions=())) for label, r in readings.items())
    if (one := agreed(readings)) is not None:
        return one
    wrong = contradicted(readings)
    text = f"{wrong} Which is meant?" if wrong else "The words hold several figures. Which one is the target?"
    chosen = readings.get(given.get("which-figure", ""))
    return chosen or likeliest.asking(TargetQuestion("which-figure", text, offered))


def _told(frame: TargetReading, answer: str) -> tuple[TargetReading, Source, list[Counted]] | None:
    """The baseline, and perhaps the target, that an answer gives in its own words: `from 40 to 60`."""
    source = source_of(answer)
    counted = counted_in(source.text, source.pieces)
    if not counted:
        return None
    now = next((c for c in counted if c.now), counted[0])
    targets = [c for c in counted if c is not now]
    base = baseline_of(source.text, source.pieces, now, _led_to(targets, now))
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
    if (none := none_of(source)) is not None:
        return replace(frame, kind="at most", high=0.0, unit=none)
    if is_own_target(pieces):
        return replace(frame, kind="at least", low=100, unit=OF_THE_TARGET)
    if is_evidence_first(pieces, place):
        return replace(kept, kind="evidence")
    if direction or frame.baseline is not None or is_unsaid_change(pieces):
        return baseline_asked(replace(kept, kind="directional"))
    return replace(kept, kind="evidence")


def _confirmed(reading: TargetReading, source: Source, given: Mapping[str, str]) -> TargetReading:
    """`50 (tbc)`, `10%?`: read, and asked about."""
    if not is_pending(source.pieces) and source.pieces[-1].word != "?":
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
    if at(pieces, k + 1).word == "baseline":
        return True
    if k < now.figure.lo:
        return at(pieces, k - 1).word == "(" and all(p.word != ")" for p in pieces[k : now.figure.lo])
    gap = pieces[max(now.hi, now.limits.hi) : k]
    return len(gap) <= 2 and all(p.word in ("(", "in", "at", ",", "of", "on") for p in gap)


def _due(by: str, years: PlanYears | None) -> date | None:
    if years is None:
        return None
    ends = [part.end for part in read_date(by, years).parts if part.end]
    return max(ends, default=None)
