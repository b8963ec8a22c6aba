"""A success indicator: what is counted, from where it starts, what it is compared with, and how it is charted."""

from __future__ import annotations

from typing import ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from actionplan.plan.fields import Answers, Day, Id, Ids, Number, Text, Title
from actionplan.plan.noun import Noun
from actionplan.plan.origin import CarriedFrom
from actionplan.words.vocabulary import Direction, Level


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Baseline(_Part):
    """Where an indicator started and when: a value, or a count of a whole; `lower` and `upper` as for a reading."""

    value: Number | None = None
    numerator: Number | None = None
    denominator: Number | None = Field(default=None, gt=0)
    lower: Number | None = None
    upper: Number | None = None
    as_at: Text = ""


class Benchmark(_Part):
    """What others reach, in the unit of the indicator: who they are, their value, of when, and its source."""

    name: Title
    value: Number
    as_at: Text = ""
    source: Text = ""


class Reset(_Part):
    """A day from which the limits of a chart are worked out afresh, and the known cause of the change."""

    day: Day
    why: Title


class ChartSettings(_Part):
    """How a chart's limits are worked out, as in `actionplan.rules.spc.xmr`; the usual way unless said otherwise."""

    run_length: int = Field(default=7, ge=3, le=50)
    screen_outliers: bool = True
    fix_after: int | None = Field(default=None, ge=12)
    resets: tuple[Reset, ...] = ()


class Indicator(Noun):
    """A measured or evidenced sign of success; without `measure` an aspiration that nobody counts yet.

    `measure` is its definition. A share or a rate is counted as so many `per` hundred unless said otherwise.
    `target` is its own target as written, beside those of the target rows that it serves. `tolerance` is in per cent
    of the level that is due. It is `part_of` one that it cannot exceed, such as those who left an address of those
    who answered. A `running_total`, such as followers, is charted by what each reading adds.
    """

    kind: ClassVar[str] = "indicator"
    letter: ClassVar[str] = "i"
    parent: ClassVar[str] = "theme"
    references: ClassVar[dict[str, str]] = {
        "priority": "priority", "targets": "target", "part_of": "indicator",
    }  # fmt: skip
    title: Title
    theme: Text = ""
    priority: Id | None = None
    targets: Ids = ()
    level: Level | None = None
    measure: Text = ""
    unit: Text = ""
    per: Number = Field(default=100, ge=1, le=1e9)
    direction: Direction = Direction.MORE
    place: Text = ""
    segment: Text = ""
    baseline: Baseline | None = None
    target: Text = ""
    answers: Answers = ()
    tolerance: Number = Field(default=5, ge=0, le=100)
    benchmark: Benchmark | None = None
    part_of: Id | None = None
    lowest: Number | None = None
    highest: Number | None = None
    running_total: bool = False
    chart: ChartSettings = ChartSettings()
    carried_from: CarriedFrom | None = None
    source: Text = ""
    note: Text = ""

    @model_validator(mode="after")
    def _has_a_range(self) -> Self:
        if self.lowest is not None and self.highest is not None and self.lowest > self.highest:
            raise ValueError(
                f"its lowest possible value, {self.lowest:g}, is above its highest, {self.highest:g}; exchange them"
            )
        return self
