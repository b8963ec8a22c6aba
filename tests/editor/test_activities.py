"""The panel Activities: the table of a fortnight, as the page sends and shows it."""

import pytest

from actionplan import desk
from tests.editor.at_the_page import Page
from tests.small_plan import PLAN, begin

WITH_ACTIVITIES = (
    PLAN
    + """\
activities:
- {id: a-forum, title: Community forum, period: 2017-18 P06, date: 20 June, owner: lead, priority: p1}
- {id: a-stall, title: Stall at the market, period: 2017-18 P05, continues: true}
- {id: a-talk, title: Talk, period: 2017-18 P06, date: April Dec 17, milestone: m-show, audience: team}
"""
)
TABLE = "activities 2017-18 P06"


@pytest.fixture
def page(tmp_path, monkeypatch):
    begin(tmp_path, monkeypatch, WITH_ACTIVITIES)
    return Page("activities")


def rows(page, table=TABLE):
    return {row["id"]: row for row in page.block(table)["rows"]}


def under(cell):
    return [note["text"] for note in cell.get("under", [])]


def kept(row_id):
    return desk.open_plan("small").plan.by_id[row_id]


def test_the_table_is_of_the_fortnight_with_what_goes_on_from_before(page):
    table = page.block(TABLE)
    assert table["caption"] == "Activities, fortnight 6 of 26, 12 to 25 June 2017"
    assert list(rows(page)) == ["a-forum", "a-talk", "a-stall"]
    assert under(rows(page)["a-stall"]["cells"]["title"]) == ["goes on from before: second fortnight"]
    assert under(rows(page)["a-talk"]["cells"]["title"]) == [
        "milestone: Summer show",
        "read by: the team only",
    ]
    assert under(rows(page)["a-forum"]["cells"]["date"]) == ["read as 20 June 2017"]
    assert rows(page)["a-forum"]["filters"] == {"priority": "p1", "owner": "lead"}


def test_a_date_that_asks_waits_and_is_answered_by_a_button(page):
    tab = next(one for one in page.screen["top"]["panels"] if one["name"] == "activities")
    assert (tab["label"], tab["waiting"]) == ("Activities", 1)
    asked = rows(page)["a-talk"]["cells"]["date"]["ask"]
    assert asked["text"] == "“April Dec 17” can be read in two ways. Which is it?"
    page.presses(asked["buttons"][0])
    assert "ask" not in rows(page)["a-talk"]["cells"]["date"]
    assert [one.reading for one in kept("a-talk").answers] == [asked["buttons"][0]["label"]]


@pytest.mark.parametrize(
    ("column", "typed", "value"),
    [
        ("title", "Community forum in Tilbury", "Community forum in Tilbury"),
        ("date", "31 June", "31 June"),
        ("owner", "", None),
        ("priority", "", None),
        ("continues", "yes", True),
        ("note", "<b>25</b> people", "<b>25</b> people"),
    ],
)
def test_a_cell_is_saved_as_it_was_typed(page, column, typed, value):
    reply = page.saves("a-forum", column, typed, do="save activity")
    assert (reply["ok"], reply["said"]) == (True, "Saved")
    assert getattr(kept("a-forum"), column) == value


def test_a_date_that_is_no_day_is_kept_and_asked_about(page):
    page.saves("a-forum", "date", "31 June", do="save activity")
    cell = rows(page)["a-forum"]["cells"]["date"]
    assert (cell["value"], under(cell)) == ("31 June", ["not read yet"])
    assert cell["ask"]["text"] == "“31 June” is not a day of the calendar. Which day is meant?"


@pytest.mark.parametrize("column", ["id", "period", "audience", "nothing", ""])
def test_no_other_field_is_changed_by_a_cell(page, column):
    reply = page.saves("a-forum", column, "x", do="save activity")
    assert (reply["ok"], reply["said"]) == (False, "That cell cannot be changed. Nothing was saved.")


def test_a_milestone_is_not_changed_as_an_activity(page):
    reply = page.saves("m-show", "title", "x", do="save activity")
    assert (reply["ok"], kept("m-show").title) == (False, "Summer show")


def test_an_activity_that_is_added_is_of_the_fortnight_that_is_shown(page):
    button = page.block(TABLE)["buttons"][-1]
    assert button["label"] == "Add an activity"
    reply = page.presses(button, title="Met the editors", date="21 June", owner="lead", priority="")
    assert (reply["ok"], reply["said"]) == (True, "Added")
    made = desk.open_plan("small").plan.activities[-1]
    assert (made.title, made.date, made.owner, made.period) == (
        "Met the editors",
        "21 June",
        "lead",
        "2017-18 P06",
    )


def test_one_without_a_word_is_refused(page):
    reply = page.presses(page.block(TABLE)["buttons"][-1], title=" ")
    assert (reply["ok"], reply["said"]) == (False, "Title: a title is needed.")


def test_another_fortnight_is_shown_and_left_again(page):
    page.does("show activities", said={"period": "2017-18 P05"})
    shown = "activities 2017-18 P05"
    assert list(rows(page, shown)) == ["a-stall"]
    back = page.block(shown)["buttons"][1]
    assert back["label"] == "Back to fortnight 6 of 26, 12 to 25 June 2017"
    page.presses(back)
    assert "a-forum" in rows(page)


@pytest.mark.parametrize("period", ["2017-18 P26", "P05", "nonsense"])
def test_a_fortnight_that_is_none_or_to_come_is_refused(page, period):
    reply = page.does("show activities", said={"period": period})
    assert (reply["ok"], reply["said"]) == (False, "That fortnight cannot be chosen. Choose one of the list.")


def test_what_goes_on_is_finished_on_a_day(page):
    (button,) = rows(page)["a-stall"]["cells"]["continues"]["buttons"]
    assert (button["label"], button["fields"][0]["value"]) == ("It has finished", "25 June 2017")
    page.presses(button, finished_on="14 June 2017")
    assert kept("a-stall").finished_on == "2017-06-14"
    assert under(rows(page)["a-stall"]["cells"]["continues"]) == ["finished on 14 June 2017"]


def test_a_half_typed_day_is_not_taken_as_the_end(page):
    (button,) = rows(page)["a-stall"]["cells"]["continues"]["buttons"]
    reply = page.presses(button, finished_on="June")
    assert (reply["ok"], reply["said"]) == (False, "“June” is not one day. Write it as 27 June 2017.")
    assert kept("a-stall").finished_on is None


def test_the_other_details_are_saved_together(page):
    page.does("open activity", id="a-forum")
    form = page.block("activity-details")
    assert form["caption"] == "More about activity “Community forum”"
    said = {
        "milestone": "m-press",
        "period": "2017-18 P05",
        "audience": "executive",
        "internal_note": "Ask Grays",
    }
    assert page.presses(form["button"], **said)["ok"] is True
    row = kept("a-forum")
    assert (row.milestone, row.period, row.audience, row.internal_note) == (
        "m-press",
        "2017-18 P05",
        "executive",
        "Ask Grays",
    )
    page.does("close activity")
    assert page.kinds() == ["table"]


def test_an_activity_is_moved_into_no_fortnight_to_come(page):
    reply = page.does("save activity details", said={"period": "2017-18 P26"}, id="a-forum")
    assert (reply["ok"], kept("a-forum").period) == (False, "2017-18 P06")


def test_an_activity_is_taken_out(page):
    button = page.block(TABLE)["row_buttons"][1]
    assert (button["label"], button["confirm"]) == ("Take out", "This takes the activity out of the plan.")
    reply = page.does(button["do"], id="a-forum")
    assert (reply["said"], "a-forum" in rows(page)) == ("Taken out", False)


def test_nothing_else_is_taken_out_here(page):
    reply = page.does("take activity out", id="m-show")
    assert (reply["ok"], reply["said"]) == (False, "That is no activity. Nothing was changed.")
