"""What of a plan goes on in later years, and how its rows begin there."""

from datetime import date

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from actionplan.plan.carried_words import asked, asks_when, stays, what_goes_on
from actionplan.plan.carrying import AtEnd, carried, header_for
from actionplan.plan.nouns import Baseline, CarriedFrom, Milestone
from actionplan.plan.problems import refuse_problems
from actionplan.plan.text import dump_plan, read_plan
from actionplan.words.errors import BadChange, BadYear

OLD = """\
id: comms-2017-18
title: Communications plan 2017/18
organisation: Example Council
settings:
  years: 2017-18
  combined_periods: [{year: 2017-18, period: 19, through: 20, reason: Christmas}]
  distribution: [The Board]
  rag: {amber_days: 14}
objectives:
- {id: obj, title: Better services}
owners:
- {id: lead, name: Communications lead, deputy: web, away_until: 2018-05-31}
- {id: web, name: Web officer}
- {id: press, name: Press officer, in_post_until: 2018-01-31, deputy: web, away_until: 2018-06-30}
- {id: head, name: Head of engagement, deputy: press, away_until: 2018-06-30}
priorities:
- id: p1
  number: 1
  title: Involvement
  objectives: [obj]
  leads: [lead, press]
  accountable: press
  handed_over: [{field: accountable, owner: lead, to: press, until: 2017-06-30}]
targets:
- {id: t-more, requirement: More members, target: 5-10 testimonials by March 2018, priority: p1, date: Mar 18}
- {id: t-done, requirement: A bulletin, target: six a year, priority: p1, date: Complete}
milestones:
- id: m-site
  title: New website
  owner: press
  contributors: [web, press]
  priority: p1
  date: Sept tbc
  since: 2017-05-02
  audience: executive
  note: The supplier is chosen
  internal_note: Over budget
- {id: m-show, title: Summer show, owner: lead, date: 14.06.17}
- {id: m-gone, title: Old idea, owner: lead, date: June, withdrawn_on: 2017-07-01, withdrawn_because: No money}
- {id: m-when, title: Open day, owner: web}
activities:
- {id: a-go, title: Weekly bulletin, period: 2017-18 P05, continues: true}
- {id: a-did, title: A talk, period: 2017-18 P05}
indicators:
- id: i-readers
  title: Readers
  targets: [t-more, t-done]
  baseline: {value: 100, as_at: March}
  benchmark: {name: Others, value: 80, as_at: 2016-17}
  chart: {resets: [{day: 2017-09-01, why: A new counter}]}
- {id: i-visits, title: Visits, target: 20% more by March 2018, baseline: {value: 7, as_at: 1 April 2017}}
observations:
- {id: v-1, indicator: i-readers, date: June, value: 120}
decisions:
- {id: d-1, question: May we spend more?}
- {id: d-2, question: Who speaks?, answer: The chair}
updates:
- {id: u-1, of: m-show, period: P06, completed_on: 2017-06-14}
abbreviations:
- {id: s-ccg, short: CCG, meaning: clinical commissioning group}
"""


def read(text=OLD):
    return read_plan(text, "old.yaml", lambda letter: f"{letter}-new").plan


PLAN = read()
END = AtEnd(date(2018, 3, 20), {"m-show", "t-done"}, {"i-readers": Baseline(value=120, as_at="June 2017")})
NEW = carried(PLAN, header_for(PLAN, "2018-19"), END)


def test_the_head_is_that_of_the_later_years():
    assert (NEW.id, NEW.title, NEW.organisation) == (
        "comms-2018-19",
        "Communications plan 2018/19",
        "Example Council",
    )
    assert NEW.settings.years == "2018-19"
    assert NEW.settings.rag.amber_days == 14
    assert NEW.settings.distribution == ("The Board",)
    assert NEW.settings.combined_periods == ()


@pytest.mark.parametrize(
    ("plan_id", "title", "years", "named"),
    [
        ("comms", "Communications", "", ("comms-2018-19", "Communications, 2018-19", "2018-19")),
        ("comms", "Plan 17/18", "18/19", ("comms-2018-19", "Plan 18/19", "2018-19")),
        (
            "c" * 40,
            "Plan 2017-2018",
            "2019-21",
            ("c" * 32 + "-2019-21", "Plan 2019-2021", "2019-21"),
        ),
        (
            "comms-16-17",
            "Plan of 2016-17",
            "2018-19",
            ("comms-16-17-2018-19", "Plan of 2016-17, 2018-19", "2018-19"),
        ),
    ],
)
def test_id_and_title_name_the_later_years_in_the_way_of_the_old_ones(plan_id, title, years, named):
    old = PLAN.model_copy(update={"id": plan_id, "title": title})
    head = header_for(old, years)
    assert (head.id, head.title, head.settings.years) == named


def test_an_id_and_a_title_can_be_given():
    head = header_for(PLAN, "2018-19", " next ", " The next plan ")
    assert (head.id, head.title) == ("next", "The next plan")


def test_years_that_begin_too_early_are_refused():
    with pytest.raises(BadChange) as refused:
        header_for(PLAN, "2017-19")
    assert str(refused.value) == (
        "2017-19 begins before the years of comms-2017-18 (2017-18) have ended. Carry it forward into 2018-19 or later."
    )


def test_a_year_that_is_none_is_refused():
    with pytest.raises(BadYear, match='"next" is not a financial year'):
        header_for(PLAN, "next")


def test_an_id_that_is_none_is_refused():
    with pytest.raises(BadChange, match=r'^Id: "A b" is not an id; use up to 40 small letters'):
        header_for(PLAN, "2018-19", "A b")


def test_what_goes_on_has_its_ids():
    rows = {
        kind: [row.id for row in NEW.rows(kind)]
        for kind in ("owner", "priority", "target", "milestone", "indicator")
    }
    assert rows == {
        "owner": ["lead", "web", "head"],
        "priority": ["p1"],
        "target": ["t-more"],
        "milestone": ["m-site", "m-when"],
        "indicator": ["i-readers", "i-visits"],
    }
    assert [row.id for row in (*NEW.objectives, *NEW.abbreviations)] == ["obj", "s-ccg"]
    assert not any((NEW.activities, NEW.updates, NEW.observations, NEW.decisions, NEW.evidence, NEW.requests))


def test_a_milestone_begins_anew_and_names_the_one_that_it_comes_from():
    site = NEW.by_id["m-site"]
    assert site == Milestone(
        id="m-site",
        order=site.order,
        title="New website",
        contributors=("web",),
        priority="p1",
        audience="executive",
        note="The supplier is chosen",
        internal_note="Over budget",
        carried_from=CarriedFrom(plan="comms-2017-18", id="m-site", years="2017-18", date="Sept tbc"),
    )


def test_deputies_and_absences_that_are_over_do_not_go_on():
    of = {owner.id: (owner.deputy, owner.away_until) for owner in NEW.owners}
    assert of == {"lead": ("web", "2018-05-31"), "web": (None, None), "head": (None, None)}


def test_a_priority_keeps_who_is_still_there():
    first = NEW.priorities[0]
    assert (first.leads, first.accountable, first.handed_over) == (("lead",), None, ())
    assert first.carried_from == CarriedFrom(plan="comms-2017-18", id="p1", years="2017-18")


def test_an_indicator_starts_where_its_last_reading_was():
    readers, visits = NEW.indicators
    assert readers.baseline == Baseline(value=120, as_at="June 2017")
    assert readers.targets == ("t-more",)
    assert readers.chart.resets == ()
    assert readers.benchmark.as_at == "2016-17"
    assert visits.baseline == Baseline(value=7, as_at="1 April 2017")


def test_the_day_of_a_baseline_that_stays_is_still_of_its_year():
    kept = carried(PLAN, NEW.header, AtEnd(date(2018, 3, 20))).indicators[0]
    assert kept.baseline == Baseline(value=100, as_at="March 2018")


def test_an_owner_who_leaves_before_the_years_begin_has_left():
    still = read(OLD.replace("2018-01-31", "2018-03-31"))
    there = read(OLD.replace("2018-01-31", "2018-04-01"))
    new, newer = (carried(plan, NEW.header, END) for plan in (still, there))
    assert "press" not in new.by_id
    assert "press" in newer.by_id
    assert newer.by_id["m-site"].owner == "press"


def test_what_has_to_be_answered():
    assert asked(NEW, PLAN) == [
        "“New website” stood at “Sept tbc” in 2017-18: when in 2018-19?",
        "“Open day” had no date in 2017-18: when in 2018-19?",
        "“More members” stood at “Mar 18” in 2017-18: when in 2018-19?",
        "Priority “Involvement”: “Press officer” has left: who answers for it now?",
        "Milestone “New website”: “Press officer” has left: who answers for it now?",
        "Target “More members”: its target was “5-10 testimonials by March 2018”: what is it in 2018-19?",
        "Indicator “Visits”: its target was “20% more by March 2018”: what is it in 2018-19?",
    ]


def test_what_stays():
    assert stays(NEW, PLAN, END) == [
        "Two milestones and one dated target are complete, stopped or withdrawn.",
        "“Press officer” has left and cannot be given work any more.",
        "The record stays where it is: two activities, one update, one reading and two decisions asked for.",
        "Of the activities these went on: “Weekly bulletin”. Add again what still does.",
        "No answer is recorded to “May we spend more?”. Ask again in the new plan where one is still needed.",
        "The fortnights taken together or without a report were those of 2017-18. Set those of the new years under its "
        "settings.",
    ]


def test_what_goes_on_in_a_sentence():
    assert what_goes_on(NEW) == (
        "The new plan has one objective, one priority or enabler, three owners, one unfinished dated target, two "
        "unfinished milestones, two success indicators and one abbreviation."
    )


def test_a_date_that_is_written_is_not_asked_for():
    site = NEW.by_id["m-site"]
    assert asks_when(site.model_copy(update={"date": "May"}), "2018-19") == ""
    assert asks_when(PLAN.by_id["m-when"], "2017-18") == ""


def test_it_holds_together_and_can_be_written_and_read():
    refuse_problems(NEW)
    again = read(dump_plan(NEW))
    assert again.header == NEW.header
    assert [row.model_copy(update={"order": 0}) for row in again.by_id.values()] == [
        row.model_copy(update={"order": 0}) for row in NEW.by_id.values()
    ]


@for_all(st.sets(st.sampled_from(["m-site", "m-show", "m-gone", "m-when", "t-more", "t-done"])))
def test_to_carry_forward_twice_gives_the_same_rows_and_leaves_the_old_plan(over):
    before = dump_plan(PLAN)
    end = AtEnd(date(2018, 3, 20), over)
    once, twice = (carried(PLAN, header_for(PLAN, "2018-19"), end) for _ in range(2))
    assert once == twice
    assert dump_plan(PLAN) == before
    assert not over & set(once.by_id)
    refuse_problems(once)


def test_a_plan_can_be_carried_on_and_on():
    third = carried(NEW, header_for(NEW, ""), AtEnd(date(2019, 3, 20)))
    assert third.id == "comms-2019-20"
    assert third.by_id["m-site"].carried_from == CarriedFrom(
        plan="comms-2018-19", id="m-site", years="2018-19"
    )
    assert asked(third, NEW)[0] == "“New website” had no date in 2018-19: when in 2019-20?"
