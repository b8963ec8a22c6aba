"""The settings of a plan: its years, its calendar, its RAG scheme, and who gets its reports."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from pydantic import BaseModel, ConfigDict, Field, field_validator

from actionplan.plan.fields import Day, Said, Text, Title
from actionplan.words.calendars import make_calendar, reported_from
from actionplan.words.english import normalised, quoted
from actionplan.words.errors import BadCalendar
from actionplan.words.periods import Calendar, read_years
from actionplan.words.vocabulary import TAGS, Rag


class SecondPeriod(BaseModel):
    """On which Monday P02 of a year begins."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    year: Text
    starts: Day


class PeriodRule(BaseModel):
    """Neighbouring periods taken together (`through` names the last), or one without a report, and why."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    year: Text
    period: int
    through: int | None = None
    reason: Title


class RagScheme(BaseModel):
    """When the rule changes its colour, what each status is called, and what the key says of it.

    Amber lasts `amber_days` past a date, or `amber_months` calendar months where that is given. `labels` and
    `key` need to name only those statuses that are called, or explained, otherwise than usual.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: Text = "the default scheme"
    amber_days: int = Field(default=28, ge=0, le=366)
    amber_months: int = Field(default=0, ge=0, le=12)
    due_soon_days: int = Field(default=14, ge=0, le=366)
    ask_when_due_soon: bool = True
    labels: dict[Rag, Said] = Field(default_factory=dict)
    key: dict[Rag, Said] = Field(default_factory=dict)

    @field_validator("labels")
    @classmethod
    def _told_apart(cls, labels: dict[Rag, str]) -> dict[Rag, str]:
        words = [normalised(labels.get(rag, TAGS[rag].word)) for rag in Rag]
        for rag in Rag:
            if words.count(normalised(labels.get(rag, ""))) > 1:
                raise ValueError(
                    f"two statuses are called {quoted(labels[rag])}; give each of them a word of its own"
                )
        return labels

    def word(self, rag: Rag) -> str:
        """What a status is called in this plan."""
        return self.labels.get(rag, TAGS[rag].word)


class Settings(BaseModel):
    """The years of the plan, its calendar, its RAG scheme, and who gets its reports.

    `first_period` is the first that is reported, for a plan that begins in the middle of a year.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    years: Text
    first_period: Text = ""
    second_periods: tuple[SecondPeriod, ...] = ()
    combined_periods: tuple[PeriodRule, ...] = ()
    periods_without_report: tuple[PeriodRule, ...] = ()
    rag: RagScheme = RagScheme()
    distribution: tuple[Text, ...] = ()

    @cached_property
    def calendar(self) -> Calendar:
        """The reporting periods that these settings make.

        Raises:
            BadYear, BadCalendar, UnknownPeriod: where the settings cannot make one.

        """
        made = make_calendar(
            read_years(self.years),
            self._second_starts(),
            [(_label(r.year), r.period, r.through or r.period, r.reason) for r in self.combined_periods],
            [(_label(r.year), r.period, r.reason) for r in self.periods_without_report],
        )
        return reported_from(made, self.first_period) if self.first_period.strip() else made

    def _second_starts(self) -> dict[str, date]:
        starts: dict[str, date] = {}
        for rule in self.second_periods:
            if _label(rule.year) in starts:
                raise BadCalendar(
                    f"settings: P02 of {rule.year} is said to start twice. Keep one of the two."
                )
            starts[_label(rule.year)] = date.fromisoformat(rule.starts)
        return starts


def _label(year: str) -> str:
    """A year in the one spelling: `17/18` is 2017-18."""
    return read_years(year).label
