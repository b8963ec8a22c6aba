"""The settings of a plan and the calendar that they make."""

from datetime import date

import pytest
from pydantic import ValidationError

from actionplan.plan.settings import PeriodRule, RagScheme, SecondPeriod, Settings
from actionplan.words.errors import BadCalendar, BadYear, UnknownPeriod
from actionplan.words.vocabulary import Rag


def test_years_alone_make_a_calendar():
    calendar = Settings(years="2017-18").calendar
    assert (len(calendar.periods), calendar.years.label) == (26, "2017-18")


def test_a_plan_may_arrange_its_periods():
    calendar = Settings(
        years="2017-18",
        second_periods=(SecondPeriod(year="2017-18", starts="2017-04-10"),),
        combined_periods=(PeriodRule(year="2017-18", period=19, through=20, reason="Christmas"),),
        periods_without_report=(PeriodRule(year="2017-18", period=10, reason="Summer"),),
    ).calendar
    assert calendar.find("P02").start.isoformat() == "2017-04-10"
    assert (calendar.find("P20").short, calendar.find("P20").note) == ("P19..P20", "Christmas")
    assert (calendar.find("P10").reported, calendar.find("P10").note) == (False, "Summer")


def test_the_usual_scheme():
    assert RagScheme() == RagScheme(name="the default scheme", amber_days=28, due_soon_days=14)


def test_settings_that_make_no_calendar_are_settings_still():
    with pytest.raises(BadYear):
        _ = Settings(years="soon").calendar
    combined = (PeriodRule(year="2017-18", period=19, reason="Christmas"),)
    with pytest.raises(BadCalendar):
        _ = Settings(years="2017-18", combined_periods=combined).calendar


def test_a_calendar_is_made_once_and_does_not_change_what_settings_are():
    settings = Settings(years="2017-18")
    assert settings.calendar is settings.calendar
    assert settings == Settings(years="2017-18")
    assert settings.model_dump(exclude_defaults=True) == {"years": "2017-18"}


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"years": 2017},
        {"years": "2017-18", "year": "2017-18"},
        {"years": "2017-18", "rag": {"amber_days": -1}},
        {"years": "2017-18", "rag": {"due_soon_days": 367}},
        {"years": "2017-18", "rag": {"amber_days": "soon"}},
        {"years": "2017-18", "second_periods": [{"year": "2017-18", "starts": "10 April"}]},
        {"years": "2017-18", "periods_without_report": [{"year": "2017-18", "period": 10, "reason": " "}]},
        {"years": "2017-18", "distribution": "everybody"},
    ],
)
def test_what_settings_cannot_say(fields):
    with pytest.raises(ValidationError):
        Settings.model_validate(fields)


def test_a_year_may_be_spelt_in_any_way():
    starts = ({"year": "17/18", "starts": "2017-04-24"},)
    calendar = Settings(years="2017-18", second_periods=starts).calendar
    assert calendar.periods[1].start == date(2017, 4, 24)


def test_a_second_period_that_starts_twice_is_refused():
    starts = ({"year": "2017-18", "starts": "2017-04-17"}, {"year": "17/18", "starts": "2017-04-24"})
    with pytest.raises(BadCalendar) as refused:
        _ = Settings(years="2017-18", second_periods=starts).calendar
    assert str(refused.value) == "settings: P02 of 17/18 is said to start twice. Keep one of the two."


def test_a_status_is_called_what_the_plan_calls_it():
    scheme = RagScheme(labels={"red": "Off track", "amber": "Red"})
    assert [scheme.word(rag) for rag in (Rag.RED, Rag.AMBER, Rag.GREEN)] == ["Off track", "Red", "Green"]


@pytest.mark.parametrize(
    ("labels", "word"),
    [
        ({"red": "Late", "amber": " late"}, "Late"),
        ({"red": "Amber"}, "Amber"),
        ({"deferred": "stopped", "red": "Off track"}, "stopped"),
    ],
)
def test_two_statuses_are_not_called_the_same(labels, word):
    with pytest.raises(
        ValidationError, match=f"two statuses are called “{word}”; give each of them a word of its own"
    ):
        RagScheme(labels=labels)


def test_a_plan_that_begins_in_the_middle_of_a_year_has_no_reports_before():
    periods = Settings(years="2026-27", first_period="P16").calendar.periods
    assert [p.short for p in periods if not p.reported] == [f"P{n:02d}" for n in range(1, 16)]
    assert periods[0].note == "Before the first report of this plan."
    assert (periods[15].reported, periods[15].note) == (True, "")


def test_a_first_period_that_is_none_is_refused():
    with pytest.raises(UnknownPeriod, match='"P30" is not one of the plan'):
        _ = Settings(years="2026-27", first_period="P30").calendar
