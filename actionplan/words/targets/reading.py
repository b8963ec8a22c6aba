"""What a target as written is read as: its kind, its figures, its baseline, and the questions that are left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from actionplan.words.targets.parts import ALL_PLACES, Baseline, Place, tidy
from actionplan.words.targets.said import in_words

KINDS = (
    "at least", "at most", "range", "percent change", "share of population", "directional", "evidence",
    "to be confirmed",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TargetChoice:
    """One way to read a target, offered as an answer."""

    label: str
    reading: TargetReading

    def to_json(self) -> dict[str, Any]:
        """Plain data: the label, and how the target would then be read."""
        whole = self.reading.to_json()
        return {"label": self.label} | {
            k: v for k, v in whole.items() if k not in ("as_written", "questions")
        }


@dataclass(frozen=True, slots=True)
class TargetQuestion:
    """What has to be asked once; without readings it is answered in the reader's own words.

    `place` is the one whose number as written is asked about, where that is the question.
    """

    key: str
    text: str
    readings: tuple[TargetChoice, ...] = ()
    place: Place | None = None

    def to_json(self) -> dict[str, Any]:
        """Plain data."""
        return {"key": self.key, "text": self.text, "readings": [r.to_json() for r in self.readings]}


@dataclass(frozen=True, slots=True)
class TargetReading:
    """A target as written, to the letter, and how it is read.

    `low` and `high` are in `unit`, percentages as numbers of per cent. `what` says what a percentage is of.
    `is_change` says that the figures are how many more or fewer, `strict` that the figure itself is not enough,
    `about` that it is an estimate, `each_year` that it holds for every year against the one before. `due` is
    the last day of `by`, where the plan's year was given.
    """

    as_written: str
    kind: str = "to be confirmed"
    low: float | None = None
    high: float | None = None
    unit: str = ""
    baseline: Baseline | None = None
    places: tuple[Place, ...] = ()
    direction: str | None = None
    by: str | None = None
    questions: tuple[TargetQuestion, ...] = ()
    what: str = ""
    is_change: bool = False
    strict: bool = False
    about: bool = False
    each_year: bool = False
    due: date | None = None

    @property
    def levels(self) -> tuple[float | None, float | None]:
        """The lowest and highest value that are meant, in the unit of what is counted; None for an open end.

        A change by per cent, or by a number, is counted from the baseline; without one both are None. Of a
        change that holds each year, the levels after the first.
        """
        return self.levels_after(1)

    def levels_after(self, years: float) -> tuple[float | None, float | None]:
        """The levels so many years after the baseline, whole or not; before it, those of the baseline itself.

        A change by per cent that holds each year compounds, `200 * (1 - 5 / 100) ** years`; one by a number is
        added once for each year. Every other target is the same after any time. Both are None where a change has
        no baseline, and where it makes no level (`makes_no_level`).
        """
        times = max(0.0, years) if self.each_year else 1.0
        if self.makes_no_level:
            return None, None
        if self.kind == "percent change":
            return self._changed(lambda value, by: value * (1 + by / 100) ** times)
        if self.is_change:
            return self._changed(lambda value, by: value + by * times)
        if self.kind in ("at least", "at most", "range"):
            return self.low, self.high
        return None, None

    @property
    def makes_no_level(self) -> bool:
        """Whether it is a change by per cent of a baseline of 0 or less, or a reduction by more than all."""
        if self.kind != "percent change":
            return False
        most = max(self.low or 0.0, self.high or 0.0)
        return (self.direction == "fewer" and most > 100) or (
            self.baseline is not None and self.baseline.low <= 0
        )

    def _changed(self, changed: Any) -> tuple[float | None, float | None]:
        base, sign = self.baseline, -1 if self.direction == "fewer" else 1
        if base is None or self.direction is None or (self.low is None and self.high is None):
            return None, None
        least = self.low if self.low is not None else 0.0
        most = self.high if self.high is not None or base.low == base.high else least
        try:
            near = tidy(changed(base.low if sign > 0 else base.high, sign * least))
            far = None if most is None else tidy(changed(base.high if sign > 0 else base.low, sign * most))
        except OverflowError:  # of more years than anybody plans for
            return None, None
        return (near, far) if sign > 0 else (far, near)

    @property
    def total(self) -> Place | None:
        """The sum over several places, where each has its number; None otherwise."""
        if len(self.places) < 2 or any(p.population is None or p.number is None for p in self.places):
            return None
        people, number = (sum(v or 0 for v in column) for column in zip(*_figures(self.places), strict=True))
        return Place(ALL_PLACES, people, number, any(p.about for p in self.places))

    def asking(self, *questions: TargetQuestion) -> TargetReading:
        """The same reading with more questions."""
        return replace(self, questions=(*self.questions, *questions))

    def in_words(self) -> str:
        """The reading in one sentence without a full stop: `at least 5 testimonials by March 2018`."""
        return in_words(self)

    def to_json(self) -> dict[str, Any]:
        """Plain data: `as_written kind low high unit baseline places direction by questions`."""
        return {
            "as_written": self.as_written,
            "kind": self.kind,
            "low": tidy(self.low),
            "high": tidy(self.high),
            "unit": self.unit or None,
            "baseline": self.baseline.to_json() if self.baseline else None,
            "places": [place.to_json() for place in self.places],
            "direction": self.direction,
            "by": self.by,
            "questions": [q.to_json() for q in self.questions],
        }


def _figures(places: Sequence[Place]) -> list[tuple[float | None, float | None]]:
    return [(place.population, place.number) for place in places]
