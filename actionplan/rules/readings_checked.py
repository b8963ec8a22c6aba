"""Whether readings can be right: against the range of their indicator, their neighbours, and what they are part of."""

from __future__ import annotations

from collections.abc import Container, Iterator

from actionplan.plan.indicators import Baseline, Indicator
from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Observation
from actionplan.rules.counting import Counting, is_share, level
from actionplan.rules.measures import amount
from actionplan.rules.ranges import Wrong, field_of, out_of_range, unfit_interval
from actionplan.rules.units import rate_unit, same_unit
from actionplan.words.english import quoted
from actionplan.words.figures import figure, same


def wrong_readings(plan: ActionPlan) -> Iterator[tuple[Observation, Wrong]]:
    """Each reading of a plan that cannot be right or cannot be used, with what the matter is and what to do.

    What was withdrawn or corrected is not looked at, but for corrections that go astray; nor what is said of an
    indicator that the plan has no more.
    """
    yield from wrong_among(Counting.of(plan))


def wrong_among(readings: Counting) -> Iterator[tuple[Observation, Wrong]]:
    """The same of readings that are counted already."""
    yield from ((one, wrong) for one, wrong in _astray(readings) if one.indicator in readings.indicators)
    for row_id, by_day in readings.by_day.items():
        indicator = readings.indicators.get(row_id)
        like_start = indicator is None or not _is_alone(indicator, readings)
        for day in sorted(by_day):
            one = by_day[day]
            yield from ((one, wrong) for wrong in wrong_with(one, readings, like_start=like_start))


def _astray(readings: Counting) -> Iterator[tuple[Observation, Wrong]]:
    """What does not count, or does not correct what it names."""
    yield from ((one, no_last_day(one.date)) for one in readings.undated)
    yield from ((one, _ELSEWHERE) for one in readings.corrections.elsewhere)
    for one in readings.corrections.circular:
        yield one, _ITSELF if one.revises == one.id else _CIRCULAR
    yield from ((one, _HIDDEN) for one in readings.hidden)


def no_last_day(written: str) -> Wrong:
    """Of a date as written that no reading can be of."""
    problem = f"{quoted(written, 40)} has no last day"
    return Wrong("date", problem, "write the day, or the month, that it is of")


_ANEW = "mark it withdrawn, and record it anew without that"
_ELSEWHERE = Wrong("revises", "it corrects a reading of another indicator", _ANEW)
_ITSELF = Wrong("revises", "it corrects itself", _ANEW)
_IN_TURN = "it corrects a reading that corrects it in turn, and the one recorded last counts"
_CIRCULAR = Wrong("revises", _IN_TURN, "mark it withdrawn")
_ANOTHER = "another reading ends on the same day and counts instead"
_HIDDEN = Wrong("date", _ANOTHER, "mark one of the two withdrawn")


def wrong_with(one: Observation, readings: Counting, *, like_start: bool = True) -> Iterator[Wrong]:
    """What cannot be right about a reading among those that count; nothing where its indicator is gone.

    Whether it is a share or a plain value is not asked where it need not be `like_start`, the baseline. One without a
    figure whose note says why is a known gap.
    """
    indicator = readings.indicators.get(one.indicator)
    if indicator is None:
        return
    number = level(one, indicator)
    if number is None:
        yield from _no_value(one)
        return
    if like_start:
        yield from _unlike_its_neighbours(one, indicator, readings)
    yield from out_of_range(one, number, indicator)
    yield from unfit_interval(one, indicator)
    yield from _above_its_whole(one, indicator, readings)


def _no_value(one: Observation) -> Iterator[Wrong]:
    if one.numerator is not None or one.denominator is not None:
        yield Wrong("value", "it has no value", "give one, or a numerator and a denominator")
    elif not one.note.strip():
        yield Wrong("value", "it has no value", "give one, or say in its note why there is none")


def wrong_with_parts(
    one: Observation, readings: Counting, told: Container[str] = frozenset()
) -> Iterator[Wrong]:
    """The parts of a reading, of the same days, that are above it: what `wrong_with` says of them, from this end.

    The parts whose ids are in `told` are left out.
    """
    indicator = readings.indicators[one.indicator]
    for part in readings.parts.get(indicator.id, ()):
        found = readings.on_the_days_of(one, part.id)
        if found and found.id not in told and _is_above(found, part, one, indicator):
            less = f"{amount(one, indicator)} is less than the {amount(found, part)} of {quoted(part.title)}"
            yield Wrong(field_of(one), f"{less}, which is a part of it", "correct one of the two")


def _unlike_its_neighbours(one: Observation, indicator: Indicator, readings: Counting) -> Iterator[Wrong]:
    """A plain value where a whole is counted, or the other way round; a unit such as `%` makes the two alike."""
    usual = usual_form(indicator, readings)
    if usual is None or is_share(usual) == is_share(one) or _is_of_either_form(indicator):
        return
    if is_share(one):
        how = f"its baseline or earlier readings are plain values, such as {amount(usual, indicator)}"
        said = f"{amount(one, indicator)} is a count of a whole, and {how}"
        yield Wrong("numerator", said, "give a value instead")
    else:
        how = f"its baseline or earlier readings are counts of a whole, such as {amount(usual, indicator)}"
        said = f"{figure(one.value or 0.0)} is a plain value, and {how}"
        yield Wrong("value", said, "give numerator and denominator instead")


def unlike_its_readings(indicator: Indicator, readings: Counting) -> Iterator[Wrong]:
    """A baseline that several readings, and all of them, are unlike: it is the one that is wrong."""
    start = indicator.baseline
    taken = list(readings.by_day.get(indicator.id, {}).values())
    if start is None or not _is_alone(indicator, readings):
        return
    are, is_one = ("plain values", "a count of a whole") if is_share(start) else _OTHER_WAY
    said = f"{amount(start, indicator)} is {is_one}, and its readings are {are}, such as {amount(taken[0], indicator)}"
    yield Wrong(field_of(start), said, "give it in the same way as these")


_OTHER_WAY = ("counts of a whole", "a plain value")


def _is_alone(indicator: Indicator, readings: Counting) -> bool:
    """Whether its baseline is a count of a whole and all of two or more readings are plain values, or vice versa."""
    start, taken = indicator.baseline, readings.by_day.get(indicator.id, {}).values()
    if start is None or level(start, indicator) is None or _is_of_either_form(indicator):
        return False
    return len(taken) > 1 and all(is_share(one) != is_share(start) for one in taken)


def _is_of_either_form(indicator: Indicator) -> bool:
    return same_unit(indicator.unit, rate_unit(indicator.per))


def usual_form(indicator: Indicator, readings: Counting) -> Baseline | Observation | None:
    """What the readings of an indicator are like: its baseline, else the one that was recorded first."""
    start = indicator.baseline
    if start and level(start, indicator) is not None:
        return start
    return readings.first.get(indicator.id)


def _above_its_whole(one: Observation, indicator: Indicator, readings: Counting) -> Iterator[Wrong]:
    whole = readings.indicators.get(indicator.part_of or "")
    found = readings.on_the_days_of(one, whole.id) if whole else None
    if whole and found and _is_above(one, indicator, found, whole):
        more = f"{amount(one, indicator)} is more than the {amount(found, whole)} of {quoted(whole.title)}"
        yield Wrong(field_of(one), f"{more}, of which it is a part", "correct one of the two")


def _is_above(part: Observation, of_part: Indicator, whole: Observation, of_whole: Indicator) -> bool:
    """Whether a part exceeds its whole: by what was counted, whatever it was counted out of; rates by their unit."""
    rates = [
        not is_share(one) and not same_unit(of.unit, "") for one, of in ((part, of_part), (whole, of_whole))
    ]
    if any(rates) and not same_unit(of_part.unit, of_whole.unit):
        return False
    less, more = (one.numerator if is_share(one) else one.value for one in (whole, part))
    return less is not None and more is not None and more > less and not same(more, less)
