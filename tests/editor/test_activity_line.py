"""The line above all panels: a sentence becomes an activity, and its date is told as it is read."""

import pytest

from actionplan import desk
from tests.editor.at_the_page import Page
from tests.small_plan import PLAN, begin, edit


@pytest.fixture
def page(tmp_path, monkeypatch):
    begin(tmp_path, monkeypatch)
    return Page()


def add(page, text):
    return page.does("add activity", text)


def activities():
    return desk.open_plan("small").plan.activities


def test_a_sentence_becomes_an_activity_of_the_fortnight(page):
    reply = add(page, "Spoke at the community forum in Tilbury on 20 June, about 25 people")
    assert (reply["ok"], reply["said"]) == (
        True,
        "Added to the activities of fortnight 6 of 26. Its date is read as 20 June 2017.",
    )
    (made,) = activities()
    assert (made.title, made.date, made.period) == (
        "Spoke at the community forum in Tilbury on 20 June, about 25 people",
        "20 June",
        "2017-18 P06",
    )


@pytest.mark.parametrize(
    ("text", "date", "said"),
    [
        ("Stall in Grays 7/6", "7/6", "Its date is read as 7 June 2017, which is not in fortnight 6 of 26."),
        (
            "Talks on 13 June and 15 June",
            "13 June and 15 June",
            "Its date is read as 13 June 2017 and 15 June 2017.",
        ),
        ("Met the Mayfield team", "", "It names no date; you can add one in Activities."),
        (
            "Forum April Dec 17",
            "April Dec 17",
            "“April Dec 17” can be read in two ways. Which is it? Answer it in Activities.",
        ),
        (
            "Talk on 31 June",
            "31 June",
            "“31 June” is not a day of the calendar. Which day is meant? Answer it in Activities.",
        ),
    ],
)
def test_how_its_date_is_read_is_told(page, text, date, said):
    reply = add(page, text)
    assert reply["said"] == f"Added to the activities of fortnight 6 of 26. {said}"
    assert [(one.title, one.date) for one in activities()] == [(text, date)]


def test_in_a_plan_of_several_years_a_missing_year_is_the_nearest_one(tmp_path, monkeypatch):
    begin(tmp_path, monkeypatch, PLAN.replace("{years: 2017-18}", "{years: 2016-18}"))
    assert add(Page(), "Forum on 20 June")["said"].endswith("Its date is read as 20 June 2017.")
    assert activities()[0].date == "20 June 2017"


@pytest.mark.parametrize(
    ("text", "written", "said"),
    [
        ("Stall in Grays yesterday", "26 June 2017",
         "“yesterday” is read as 26 June 2017, which is not in fortnight 6 of 26."),
        ("Met the team last Friday", "23 June 2017", "“last Friday” is read as 23 June 2017."),
        ("Talk the day before yesterday", "25 June 2017", "“the day before yesterday” is read as 25 June 2017."),
        ("Forum next Tuesday", "4 July 2017",
         "“next Tuesday” is read as 4 July 2017, which is not in fortnight 6 of 26."),
    ],
)  # fmt: skip
def test_a_day_named_by_today_is_shown_before_it_is_kept(page, text, written, said):
    reply = add(page, text)
    assert (reply["ok"], reply["said"], activities()) == (
        False,
        f"{said} It is not added yet: press Enter again to add it with that, or write the day.",
        (),
    )
    reply = add(page, text)
    assert (reply["ok"], reply["said"]) == (True, f"Added to the activities of fortnight 6 of 26. {said}")
    assert [(one.title, one.date) for one in activities()] == [(text, written)]


def test_another_sentence_is_shown_anew_and_a_written_date_counts_before_the_day_of_today(page):
    add(page, "Stall in Grays yesterday")
    assert add(page, "Stall in Tilbury yesterday")["ok"] is False
    assert add(page, "Stall in Grays yesterday, 20 June")["ok"] is True
    assert [one.date for one in activities()] == ["20 June"]


def test_an_empty_line_is_told_what_to_write(page):
    reply = add(page, "  \n ")
    assert (reply["ok"], reply["said"]) == (False, "Write what was done, then press Enter.")
    assert activities() == ()


def test_several_lines_become_one_sentence_and_markup_stays_text(page):
    add(page, "Met <b>the\nteam</b>")
    assert activities()[0].title == "Met <b>the team</b>"


def test_it_does_not_move_to_another_panel(page):
    assert "screen" not in add(page, "Met the team")


def test_an_activity_can_be_added_while_others_edit(page):
    edit("title: Summer show", "title: Summer fair")
    assert add(page, "Met the team")["ok"] is True
    assert [one.title for one in activities()] == ["Met the team"]
