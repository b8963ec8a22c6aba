"""What a person chose to work on is there again when the page is loaded again or the editor is started anew."""

import json
from datetime import date

import pytest

from actionplan import desk
from actionplan.desk.chosen import KEPT, MOST_PEOPLE, Chosen, choose, last_chosen
from actionplan.editor import opened
from tests.editor.at_the_page import Page
from tests.editor.talking import Talk
from tests.editor.test_head import OTHER
from tests.small_plan import begin, on, unrendered


@pytest.fixture
def plan(tmp_path, monkeypatch):
    unrendered(monkeypatch)
    return begin(tmp_path, monkeypatch)


def here():
    """Where the person is when the page is loaded again."""
    session = opened()
    return session.plan_id, session.period, session.view.period.short


def texts(page):
    return [block["text"] for block in page.screen["blocks"] if block["block"] == "text"]


def ways(page):
    return [one["label"] for block in page.screen["blocks"] if block["block"] == "buttons"
            for one in block["buttons"]]  # fmt: skip


def test_at_first_it_is_the_open_fortnight(plan):
    assert here() == ("small", "", "P01")
    assert not (plan / KEPT).exists()


def test_a_fortnight_that_was_chosen_is_there_again(plan):
    Talk().do("fortnight", said={"period": "2017-18 P06"})
    assert here() == ("small", "2017-18 P06", "P06")
    Talk().do("fortnight", said={"period": "2017-18 P01"})
    assert here() == ("small", "", "P01")  # the open one is followed again


def test_another_plan_that_was_chosen_is_there_again_until_it_is_gone(plan):
    (plan / "other.yaml").write_text(OTHER, "utf-8")
    desk.load(plan / "other.yaml")
    assert here()[0] == "other"  # which was worked on last
    Talk(plan="other").do("plan", said={"plan": "small"})
    assert here()[0] == "small"
    (plan / "actionplan.db").unlink()
    desk.load(plan / "other.yaml")
    assert here()[0] == "other"


def test_what_is_named_goes_before_what_was_chosen(plan, monkeypatch):
    (plan / "other.yaml").write_text(OTHER, "utf-8")
    desk.load(plan / "other.yaml")
    Talk().do("fortnight", said={"period": "2017-18 P06"})
    assert opened("other").view.period.short == "P01"
    assert opened("small", "P03").view.period.short == "P03"
    assert opened("small").view.period.short == "P06"
    monkeypatch.setenv("ACTIONPLAN_PLAN", "other")
    assert opened().plan_id == "other"


def test_each_person_at_a_computer_has_their_own(plan, monkeypatch):
    Talk().do("fortnight", said={"period": "2017-18 P06"})
    monkeypatch.setenv("ACTIONPLAN_PERSON", "Ben")
    assert here() == ("small", "", "P01")


def test_the_name_that_the_workbook_was_opened_with_is_theirs_at_each_opening(plan):
    page = Talk(by="Communications lead")
    assert page.do("who", said={"by": "Sam Deputy"})["said"] == "You are now Sam Deputy."
    assert opened().by == "Communications lead"
    kept = {
        "Communications lead": {"plan": "", "period": "", "by": "Sam Deputy"}
    }  # as an earlier version did
    (plan / KEPT).parent.mkdir(exist_ok=True)
    (plan / KEPT).write_text(json.dumps(kept), "utf-8")
    assert opened().by == "Communications lead"


def test_without_such_a_name_the_one_that_was_given_last_is_there_again(plan, monkeypatch):
    monkeypatch.delenv("ACTIONPLAN_PERSON")
    monkeypatch.setattr("getpass.getuser", lambda: "login7")
    page = Talk(by=opened().by)
    assert (page.top["by"], opened().is_named) == ("login7", False)
    page.do("who", said={"by": "Jo Lead"})
    assert (opened().by, opened().is_named) == ("Jo Lead", True)
    again = Talk(by="login7", is_named=False)
    assert again.do("who again", said={"by": " Sam\u200bDeputy "})["ok"]  # a tab that is loaded again
    assert (again.top["by"], again.session.is_named) == ("SamDeputy", True)
    assert opened().by == "Jo Lead"
    assert again.do("who again", said={"by": "\u2060"})["ok"] is False
    assert again.do("who again", said={"by": "x" * 201})["ok"] is False
    assert again.top["by"] == "SamDeputy"


def test_a_fortnight_that_the_plan_no_longer_has_gives_way_to_the_open_one(plan):
    choose("small", "2016-17 P06")
    assert here() == ("small", "", "P01")


@pytest.mark.parametrize("kept", ["", "{", "[1]", '{"Communications lead": 3}', "[" * 90_000, "\x00\xff"])
def test_a_file_that_is_none_of_ours_is_as_good_as_none(plan, kept):
    (plan / KEPT).parent.mkdir()
    (plan / KEPT).write_text(kept, "latin-1")
    assert here() == ("small", "", "P01")


def test_a_folder_that_takes_nothing_stops_nobody(plan):
    (plan / KEPT.parent).write_text("in the way")
    page = Talk()
    assert page.do("fortnight", said={"period": "2017-18 P06"})["ok"]
    assert page.session.period == "2017-18 P06"
    assert here() == ("small", "", "P01")


def test_only_so_many_people_are_kept(plan, monkeypatch):
    for number in range(MOST_PEOPLE + 2):
        monkeypatch.setenv("ACTIONPLAN_PERSON", f"Officer {number}")
        choose("small", "2017-18 P02")
    assert last_chosen("small", ()) == Chosen("small", "2017-18 P02")
    monkeypatch.setenv("ACTIONPLAN_PERSON", "Officer 1")
    assert last_chosen("small", ()) == Chosen("small")


def test_the_panel_says_which_fortnight_is_open_where_another_one_is_worked_on(plan):
    page = Page("fortnight")
    assert page.screen["top"]["choose"][1]["label"] == "Work on fortnight 1 of 26, the open one"
    assert not any("fortnight 1 " in text for text in texts(page)) and ways(page) == []  # once is enough
    page.does("fortnight", period="2017-18 P01")
    assert texts(page)[0].startswith("Judged as at its last day, 16 April 2017.")
    assert ways(page) == []


def test_who_began_in_june_leaves_the_fortnights_before_behind(plan):
    desk.issue("small", "P06")
    page = Page("fortnight", period="")
    assert texts(page)[1] == (
        "The latest report is that of fortnight 6 of 26. This fortnight was passed over, and can stay without one."
    )
    assert ways(page) == ["Work on fortnight 7 of 26"]
    page.does("fortnight", period="2017-18 P07")
    assert not any("report is" in text or "open one" in text for text in texts(page)) and ways(page) == []
    assert here() == ("small", "2017-18 P07", "P07")


def test_before_the_next_fortnight_begins_its_first_day_is_told(plan, monkeypatch):
    on(monkeypatch, date(2017, 6, 25))
    desk.issue("small", "P06")
    page = Page("fortnight", period="")
    assert texts(page)[1] == (
        "The latest report is that of fortnight 6 of 26. This fortnight was passed over, and can stay without one. The "
        "next one, fortnight 7 of 26, begins on 26 June 2017."
    )
    assert ways(page) == []


def test_where_all_were_issued_in_their_turn_nothing_is_said(plan):
    desk.issue("small", "P01")
    page = Page("fortnight", period="")
    assert page.screen["top"]["period"].startswith("fortnight 2 of 26")
    assert ways(page) == []
