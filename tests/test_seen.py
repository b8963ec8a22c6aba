"""Which period a word means, by what day it is and what was issued."""

from datetime import date
from pathlib import Path

import pytest

from actionplan import desk
from actionplan.desk.plans import open_store, period_now
from actionplan.words.errors import UnknownPeriod
from tests.small_plan import begin, on, unrendered

WITHOUT_A_REPORT = """\
id: small
title: A small plan
settings:
  years: 2017-18
  periods_without_report: [{year: 2017-18, period: 6, reason: The election}]
milestones:
- {id: m-show, title: Summer show, date: 14.06.17}
"""
OF_ONE_PERIOD = """\
id: small
title: A small plan
settings: {years: 2017-18, first_period: P26}
milestones:
- {id: m-show, title: Summer show, date: 14.06.17}
"""

FROM_AUGUST_ON = """\
id: small
title: A small plan
settings: {years: 2017-18, first_period: P16}
milestones:
- {id: m-show, title: Summer show, date: 14.12.17}
"""
OF_NONE = """\
id: small
title: A small plan
settings:
  years: 2017-18
  first_period: P26
  periods_without_report: [{year: 2017-18, period: 26, reason: The election}]
milestones:
- {id: m-show, title: Summer show, date: 14.12.17}
"""


@pytest.fixture
def workbook(tmp_path, monkeypatch):
    unrendered(monkeypatch)
    return begin(tmp_path, monkeypatch)


def named(word: str) -> str:
    return desk.open_view("small", word).period.name


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2017, 6, 25), "2017-18 P05"),  # a Sunday, the last day of P06
        (date(2017, 6, 26), "2017-18 P06"),
        (date(2017, 7, 9), "2017-18 P06"),
        (date(2017, 7, 10), "2017-18 P07"),
        (date(2019, 1, 1), "2017-18 P26"),
    ],
)
def test_the_last_is_the_one_that_ended_most_recently(workbook, monkeypatch, day, last):
    on(monkeypatch, day)
    assert named("last") == last
    assert named(" Last ") == last


def test_the_open_one_waits_to_be_issued_and_the_next_comes_after_it(workbook, monkeypatch):
    for period in ("P01", "P02", "P03", "P04", "P05"):
        desk.issue("small", period)
    assert (named("open"), named(""), named("next")) == ("2017-18 P06", "2017-18 P06", "2017-18 P07")
    desk.issue("small", "last")
    assert (named("last"), named("open"), named("next")) == ("2017-18 P06", "2017-18 P07", "2017-18 P08")


def test_a_period_without_a_report_is_passed_over(tmp_path, monkeypatch):
    begin(tmp_path, monkeypatch, WITHOUT_A_REPORT)
    assert named("last") == "2017-18 P05"


def test_before_the_first_has_ended_there_is_no_last(workbook, monkeypatch):
    on(monkeypatch, date(2017, 4, 16))
    with pytest.raises(UnknownPeriod) as told:
        named("last")
    assert str(told.value) == (
        '"last" is not one of the plan\'s reporting periods. None has ended yet: 2017-18 P01 ends on 16 April 2017. '
        "Until then name 2017-18 P01, or open."
    )


def test_after_the_years_last_there_is_no_next(tmp_path, monkeypatch):
    begin(tmp_path, monkeypatch, OF_ONE_PERIOD)
    on(monkeypatch, date(2018, 4, 3))
    with pytest.raises(UnknownPeriod) as told:
        named("next")
    assert str(told.value) == (
        '"next" is not one of the plan\'s reporting periods. The one that is open, 2017-18 P26, is the last of the '
        "plan. Name that one, or open."
    )


def test_parameters_are_kept_under_the_full_name(workbook):
    made = desk.report("small", "last")
    assert made.html.name == "2017-18-P06-action-plan-report-draft.html"
    assert Path("params/small/2017-18-P06.yaml").read_text("utf-8").splitlines()[1:3] == [
        "plan: small",
        "period: 2017-18 P06",
    ]
    assert not Path("params/small/last.yaml").exists()


def test_a_notebook_may_say_it_too(workbook):
    assert desk.report_data("small", "last").period.name == "2017-18 P06"


def test_before_the_first_fortnight_of_a_plan_that_begins_within_the_year_that_one_is_open(
    tmp_path, monkeypatch
):
    begin(tmp_path, monkeypatch, FROM_AUGUST_ON)
    on(monkeypatch, date(2017, 8, 1))
    assert (named("open"), named(""), named("next")) == ("2017-18 P16", "2017-18 P16", "2017-18 P17")


def test_a_tracker_of_a_plan_that_has_not_begun_is_one_of_its_first_fortnight(tmp_path, monkeypatch):
    begin(tmp_path, monkeypatch, FROM_AUGUST_ON)
    on(monkeypatch, date(2017, 8, 1))
    with open_store(None) as opened:
        assert period_now(opened, opened.load("small").plan).name == "2017-18 P16"
    on(monkeypatch, date(2018, 5, 1))
    with open_store(None) as opened:
        assert period_now(opened, opened.load("small").plan).name == "2017-18 P26"


@pytest.mark.parametrize("word", ["last", "open", "Next"])
def test_a_plan_that_reports_no_period_says_so(tmp_path, monkeypatch, word):
    begin(tmp_path, monkeypatch, OF_NONE)
    on(monkeypatch, date(2018, 3, 28))
    with pytest.raises(UnknownPeriod) as told:
        named(word)
    assert str(told.value) == (
        f'"{word}" is not one of the plan\'s reporting periods. This plan reports none of its periods: change '
        "first_period or periods_without_report in its settings."
    )
