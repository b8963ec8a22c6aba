"""The questions of a view are those of the completeness check, found without the rest of it."""

from datetime import date
from pathlib import Path

import pytest

from actionplan.plan.text import read_plan
from actionplan.view import PlanView
from actionplan.view.checked import check, open_questions

QUESTIONS = ("date-question", "target-question")
PLAN = """\
id: small
title: A small plan
settings: {years: 2017-18}
milestones:
- {id: m-show, title: Summer show, date: Current timeframe April Dec 17}
- {id: m-press, title: Press day, date: 30.06.17}
- {id: m-old, title: Old show, date: Current timeframe April Dec 17}
targets:
- {id: t-more, requirement: More letters, target: Incremental increase according to activities, date: TBC}
updates:
- {id: u-old, of: m-old, period: P03, completed_on: 2017-05-10}
"""


@pytest.fixture
def plan():
    return read_plan(PLAN, "small.yaml", lambda letter: f"{letter}-new").plan


def test_only_what_waits_for_an_answer_is_found(plan):
    found = open_questions(PlanView(plan, "P06"))
    assert [(one.code, one.ids[0]) for one in found] == [
        ("date-question", "m-show"),
        ("target-question", "t-more"),
    ]


def test_it_is_what_the_check_finds_too(plan):
    period = plan.settings.calendar.find("P06")
    checked = [one for one in check(plan, period, date(2017, 6, 25)) if one.code in QUESTIONS]
    assert list(open_questions(PlanView(plan, period))) == checked


def test_so_it_is_of_the_example():
    path = Path(__file__).parents[2] / "templates" / "plans" / "thurrock-2017-18.yaml"
    plan = read_plan(path.read_text("utf-8"), path.name, lambda letter: f"{letter}-new").plan
    period = plan.settings.calendar.find("P06")
    checked = [one for one in check(plan, period, period.end) if one.code in QUESTIONS]
    found = open_questions(PlanView(plan, period))
    assert found
    assert list(found) == checked
