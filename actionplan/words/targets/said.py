"""A reading of a target in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.words.english import listed
from actionplan.words.figures import singular
from actionplan.words.targets.parts import (
    ALL_PLACES,
    MONEY,
    OF_THE_TARGET,
    YEARLY,
    Baseline,
    Place,
    amount,
    number,
    span,
)

if TYPE_CHECKING:
    from actionplan.words.targets.reading import TargetReading


def in_words(reading: TargetReading) -> str:
    """The reading in one sentence without a full stop."""
    said = _KINDS[reading.kind](reading)
    told = reading.kind in ("directional", "percent change") or YEARLY.search(said)
    each = " each year" if reading.each_year and not told else ""
    by = f", by {reading.by}" if reading.by else ""
    return f"{said}{each}{by}"


def _limit(reading: TargetReading) -> str:
    value = reading.low if reading.low is not None else reading.high
    if reading.unit == OF_THE_TARGET:
        return f"{_bound(reading)} {amount(value or 0, '%')} of the target"
    return _from(f"{_bound(reading)} {_counted(reading)}", reading)


def _bound(reading: TargetReading) -> str:
    if reading.low is not None:
        return "more than" if reading.strict else "at least"
    few = "less than" if reading.unit.startswith(("%", *MONEY)) else "fewer than"
    return few if reading.strict else "at most"


def _range(reading: TargetReading) -> str:
    exactly = "exactly " if reading.low == reading.high else ""
    return _from(f"{exactly}{_counted(reading)}", reading)


def _counted(reading: TargetReading) -> str:
    """`about 10% of patients`, `245 more GPs`, `5 percentage points more`."""
    unit, what = reading.unit, reading.what
    if reading.is_change and reading.direction:
        behind = unit == "percentage points" or unit in MONEY
        unit, what = (unit, reading.direction) if behind else (f"{reading.direction} {unit}".strip(), "")
    about = "about " if reading.about else ""
    of = "of " if unit == "%" and reading.kind != "percent change" and _is_plural(what) else ""
    return f"{about}{span(reading.low, reading.high, unit)} {of}{what}".strip()


def _is_plural(what: str) -> bool:
    """Whether `62.5% practices` is meant, of which people say `62.5% of practices`; not `100% attendance`."""
    words = what.lower().split()
    ends = {words[0], words[-1]} if words and words[0] not in ("of", "more", "fewer") else set()
    return any(w == "people" or (singular(w) != w and not w.endswith(("ss", "us", "is"))) for w in ends)


def _change(reading: TargetReading) -> str:
    noun = {"more": "an increase", "fewer": "a reduction"}.get(reading.direction or "", "a change")
    limit = "up to " if reading.low is None else "" if reading.high is not None else "at least "
    each = " each year" if reading.each_year else ""
    said = f"{noun} of {limit}{_counted(reading)}{each}"
    low, high = reading.levels
    if low is None and high is None:
        return _from(said, reading)
    unit = reading.baseline.unit if reading.baseline else ""
    open_end = "at least " if high is None else "at most " if low is None else ""
    after = " after the first year" if reading.each_year else ""
    return f"{_from(said, reading)}, so {open_end}{span(low, high, unit)}{after}"


def _from(said: str, reading: TargetReading) -> str:
    return f"{said}, from {base_in_words(reading.baseline)}" if reading.baseline else said


def base_in_words(base: Baseline) -> str:
    """`about 10 to 15 regular attendees`."""
    return f"{'about ' if base.about else ''}{span(base.low, base.high, base.unit)}"


def _share(reading: TargetReading) -> str:
    whole = span(reading.low, reading.high, "%")
    said = (
        _counted(reading)
        if reading.what.lower().startswith("of")
        else f"{whole} of the {reading.what or 'population'}"
    )
    if reading.places and reading.places[0].is_thing:
        return _from(f"{said}, so {_things(reading.places[0], said)}", reading)
    places = [_place(p) for p in reading.places if p.population is not None and p.number is not None]
    if not places:
        return said
    total = reading.total
    in_all = f"; {_place(total)}" if total else ""
    return f"{said}: {listed(places)}{in_all}"


def _things(place: Place, said: str) -> str:
    """`100`, or `8 of 16 practices` where the whole is not said yet."""
    whole = f"{number(place.population or 0)} {place.name}"
    about = "about " if place.about else ""
    return number(place.number or 0) + ("" if whole in said else f" of {about}{whole}")


def _place(place: Place) -> str:
    about = "about " if place.about else ""
    where = "in all" if place.name == ALL_PLACES else f"in {place.name}"
    return f"{number(place.number or 0)} of {about}{number(place.population or 0)} {where}"


def _directional(reading: TargetReading) -> str:
    noun = {"more": "an increase", "fewer": "a reduction"}.get(reading.direction or "", "a change")
    each = " each year" if reading.each_year else ""
    return _from(f"{noun}{each}, without a figure", reading)


def _by_evidence(_: TargetReading) -> str:
    return "shown by evidence, without a figure"


def _to_be_confirmed(_: TargetReading) -> str:
    return "to be confirmed"


_KINDS = {
    "at least": _limit,
    "at most": _limit,
    "range": _range,
    "percent change": _change,
    "share of population": _share,
    "directional": _directional,
    "evidence": _by_evidence,
    "to be confirmed": _to_be_confirmed,
}
