"""What a plan may say of its reporting periods: a second start, periods combined, some without a report."""

from datetime import date

import pytest

from actionplan.words.calendars import make_calendar
from actionplan.words.errors import BadCalendar, UnknownPeriod
from actionplan.words.periods import read_years

CHRISTMAS = ("2017-18", 19, 20, "Christmas")


def calendar(years: str = "2017-18", **settings):
    return make_calendar(read_years(years), **settings)


@pytest.mark.parametrize(
    ("second", "days_of_first", "count"), [(3, 2, 27), (10, 9, 26), (17, 16, 26), (24, 23, 25)]
)
def test_the_start_of_the_second_period_may_be_stated(second, days_of_first, count):
    periods = calendar(second_starts={"2017-18": date(2017, 4, second)}).periods
    assert (periods[0].stop - periods[0].start).days == days_of_first
    assert (periods[1].start, len(periods)) == (date(2017, 4, second), count)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2017, 4, 18), "18 April 2017"),
        (date(2017, 3, 27), "27 March 2017"),
        (date(2017, 5, 1), "1 May 2017"),
        (date(2018, 4, 16), "16 April 2018"),
    ],
)
def test_a_second_start_that_cannot_be_is_refused(day, said):
    with pytest.raises(BadCalendar) as refused:
        calendar(second_starts={"2017-18": day})
    assert str(refused.value) == (
        f"settings: P02 of 2017-18 cannot start on {said}. Choose a Monday from 2 to 29 April 2017."
    )


def test_neighbouring_periods_are_combined():
    periods = calendar(combined=[CHRISTMAS])
    combined = periods.find("P19")
    assert (combined.name, combined.path, combined.note) == (
        "2017-18 P19..P20",
        "2017-18-P19-to-P20",
        "Christmas",
    )
    assert (combined.start, combined.end) == (date(2017, 12, 11), date(2018, 1, 7))
    assert periods.find("P20") == periods.single("2017-18 P19..P20") == combined
    assert (periods.before(combined).short, periods.after(combined).short) == ("P18", "P21")
    assert len(periods.periods) == 25


def test_the_count_of_fortnights_stays_where_some_are_combined():
    periods = calendar(combined=[CHRISTMAS])
    assert [(p.number, p.of) for p in periods.periods[-2:]] == [(25, 26), (26, 26)]


def test_a_span_takes_combined_periods_whole():
    assert calendar(combined=[CHRISTMAS]).find("P18..P19").name == "2017-18 P18..P20"


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ([("2017-18", 20, 19, "x")], "P20 and P19"),
        ([("2017-18", 19, 19, "x")], "P19 and P19"),
        ([("2017-18", 26, 27, "x")], "P26 and P27"),
        ([("2017-18", 0, 1, "x")], "P00 and P01"),
        ([CHRISTMAS, ("2017-18", 20, 21, "x")], "P20 and P21"),
    ],
)
def test_periods_that_cannot_be_combined_are_refused(rules, said):
    with pytest.raises(BadCalendar) as refused:
        calendar(combined=rules)
    assert str(refused.value) == (
        f"settings: {said} of 2017-18 cannot be combined. Name two periods of that year, the earlier first."
    )


def test_a_quarter_in_which_no_period_ends_is_refused():
    periods = calendar(combined=[("2017-18", 1, 26, "one report a year")])
    with pytest.raises(UnknownPeriod) as refused:
        periods.find("Q1")
    assert str(refused.value) == (
        '"Q1" is not one of the plan\'s reporting periods. No reporting period ends within that quarter.'
    )


def test_a_period_may_be_without_a_report():
    periods = calendar(not_reported=[("2017-18", 10, "Summer break")])
    assert [(p.short, p.note) for p in periods if not p.reported] == [("P10", "Summer break")]
    assert periods.find("P09..P10").reported


def test_a_period_that_is_not_there_cannot_be_without_a_report():
    with pytest.raises(BadCalendar) as refused:
        calendar(not_reported=[("2017-18", 27, "x")])
    assert str(refused.value) == "settings: 2017-18 has no period P27 to leave without a report."


@pytest.mark.parametrize(
    "settings",
    [
        {"second_starts": {"2019-20": date(2019, 4, 15)}},
        {"combined": [("2019-20", 1, 2, "x")]},
        {"not_reported": [("2019-20", 1, "x")]},
    ],
)
def test_settings_for_a_year_of_another_plan_are_refused(settings):
    with pytest.raises(BadCalendar) as refused:
        calendar("2017-19", **settings)
    assert str(refused.value) == (
        'settings: the year "2019-20" is not one of the plan\'s years, 2017-18, 2018-19.'
    )


def test_each_year_of_a_plan_has_settings_of_its_own():
    periods = calendar(
        "2017-19", second_starts={"2018-19": date(2018, 4, 9)}, combined=[("2018-19", 1, 2, "slow start")]
    )
    assert [p.start for p in periods if p.number == 1] == [date(2017, 4, 1), date(2018, 4, 1)]
    assert [p.stop for p in periods if p.number == 1] == [date(2017, 4, 17), date(2018, 4, 23)]
