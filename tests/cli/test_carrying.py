"""The command carry-forward."""

import pytest

PLAN = """\
id: small
title: Plan 2017-18
settings: {years: 2017-18}
owners:
- {id: lead, name: Communications lead}
milestones:
- {id: m-site, title: New website, owner: lead, date: Sept tbc}
- {id: m-show, title: Summer show, owner: lead, date: Complete}
"""
SAID = """\
small-2018-19: Plan 2018-19, carried forward from small.
The new plan has one owner and one unfinished milestone.
To be answered:
  “New website” stood at “Sept tbc” in 2017-18: when in 2018-19?
Stays with small:
  One milestone is complete, stopped or withdrawn.
"""


@pytest.fixture
def small(run, folder):
    (folder / "small.yaml").write_text(PLAN, "utf-8")
    run("load", "small.yaml")


def test_it_tells_what_goes_on_what_is_asked_and_what_stays(run, small):
    ran = run("carry-forward", "small", "--year", "2018-19")
    assert (ran.code, ran.out) == (0, f"{SAID}small-2018-19: saved as a new plan.\n")
    assert "small-2018-19" in run("show").out


def test_a_trial_run_saves_nothing(run, small):
    ran = run("carry-forward", "small", "--year", "2018-19", "--dry-run")
    assert ran.out == f"{SAID}small-2018-19: not saved (a trial run).\n"
    assert "2018-19" not in run("show").out


def test_id_and_title_can_be_said(run, small):
    ran = run("carry-forward", "small", "--year", "2018-20", "--id", "next", "--title", "The next two years")
    assert ran.out.startswith("next: The next two years, carried forward from small.\n")


def test_the_year_is_needed(run, small):
    assert run("carry-forward", "small").code == 2


def test_a_mistake_is_one_sentence(run, small):
    ran = run("carry-forward", "small", "--year", "2017-18")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "2017-18 begins before the years of small (2017-18) have ended. Carry it forward into 2018-19 or later.\n"
    )
