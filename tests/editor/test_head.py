"""The head of the page: the plan, the fortnight, who works, and the way back."""

from datetime import date

import pytest

from actionplan import desk
from actionplan.editor import opened
from actionplan.editor.head import head
from actionplan.editor.panels.incomplete import incomplete
from actionplan.editor.session import Session
from tests.editor.talking import BEN, LEAD, Talk
from tests.small_plan import begin, on

OTHER = (
    "id: other\ntitle: Another plan\nsettings: {years: 2017-18}\nmilestones: [{id: m-walk, title: A walk}]\n"
)


@pytest.fixture
def plan(tmp_path, monkeypatch):
    return begin(tmp_path, monkeypatch)


def test_the_head_says_which_plan_and_fortnight_and_who_works(plan):
    top = Talk(period="2017-18 P06").top
    assert (top["title"], top["period"], top["by"], top["seen"], top["plan"]) == (
        "A small plan",
        "fortnight 6 of 26, 12 to 25 June 2017",
        LEAD,
        1,
        "small",
    )
    assert "undo" not in top and top["busy"] is False


def test_the_button_says_before_what_it_takes_back_and_then_what_it_did(plan):
    page = Talk()
    assert page.write("m-show", "title", "Summer fair")["top"]["undo"] == {
        "label": "Undo my last change",
        "do": "undo mine",
        "args": {"number": "2"},
        "confirm": "This takes back what you did on 27 June 2017, 10:00: Milestone “Summer fair”, title: "
        "“Summer fair” (was “Summer show”).",
    }
    reply = page.do("undo mine", number="2")
    assert (reply["ok"], reply["said"]) == (
        True,
        "Undone. Milestone “Summer show”, title: “Summer show” (was “Summer fair”).",
    )
    assert "undo" not in reply["top"]
    assert desk.open_plan("small").plan.by_id["m-show"].title == "Summer show"


def test_it_is_never_a_colleagues_change_that_is_offered_or_taken_back(plan):
    lead, ben = Talk(), Talk(BEN)
    lead.write("m-show", "title", "Summer fair")
    ben.write("m-press", "title", "Press week")
    assert lead.do("newest")["top"]["undo"]["args"] == {"number": "2"}
    assert lead.do("undo mine", number="3")["said"] == (
        "That is not a change of yours, so it was left as it is. Look for it in the history."
    )
    assert desk.newest("small") == 3
    assert lead.do("undo mine", number="2")["ok"]
    assert desk.open_plan("small").plan.by_id["m-press"].title == "Press week"


@pytest.mark.parametrize("number", ["", "x", "-1", "²", "0", "1", "99", "9" * 400])
def test_what_is_no_change_cannot_be_undone(plan, number):
    page = Talk()
    page.write("m-show", "title", "Summer fair")
    assert page.do("undo mine", number=number)["ok"] is False
    assert desk.newest("small") == 2


def test_another_fortnight_can_be_worked_on_and_the_open_one_is_followed(plan, monkeypatch):
    page = Talk()
    assert page.top["period"].startswith("fortnight 1 of 26")
    assert page.do("fortnight", said={"period": "2017-18 P06"})["said"] == (
        "You now work on fortnight 6 of 26, 12 to 25 June 2017."
    )
    assert page.session.period == "2017-18 P06"
    page.do("fortnight", said={"period": "2017-18 P01"})
    assert page.session.period == ""  # it is the open one, and what is opened next is followed
    for odd in ("", "P6", "2017-18 Q1", "2017-18 P26", "../x"):
        assert page.do("fortnight", said={"period": odd})["ok"] is False


def test_the_way_to_the_open_fortnight_stands_in_the_head_wherever_another_one_is_worked_on(plan):
    page = Talk(period="2017-18 P06")
    button = page.top["choose"][1]
    assert button == {
        "label": "Work on fortnight 1 of 26, the open one",
        "do": "fortnight",
        "args": {"period": "2017-18 P01"},
    }
    assert page.do(button["do"], **button["args"])["said"] == (
        "You now work on fortnight 1 of 26, 1 to 16 April 2017."
    )
    assert [one["label"] for one in page.top["choose"]] == ["Another fortnight", "Begin a plan"]


def test_a_store_of_several_plans_offers_them(plan):
    page = Talk()
    assert "Another plan" not in [button["label"] for button in page.top["choose"]]
    (plan / "other.yaml").write_text(OTHER, "utf-8")
    desk.load(plan / "other.yaml")
    page.do("who", said={"by": LEAD})
    button = next(button for button in page.top["choose"] if button["do"] == "plan")
    assert button["label"] == "Another plan"
    assert button["fields"][0]["choices"] == [
        {"value": "other", "label": "Another plan"},
        {"value": "small", "label": "A small plan"},
    ]
    page.session.at["history"] = "m-show"
    assert page.do("plan", said={"plan": "other"})["said"] == "You now work on Another plan."
    assert (page.top["title"], page.session.at, page.seen) == ("Another plan", {}, 1)
    assert page.do("plan", said={"plan": "nowhere"})["ok"] is False
    assert page.session.plan_id == "other"


def test_who_works_is_asked_with_the_known_names_until_somebody_says_it(plan, monkeypatch):
    Talk(BEN).write("m-show", "title", "Summer fair")
    page = Talk(is_named=False)
    button = page.top["choose"][0]
    assert button["label"] == "Say who you are"
    assert [one["label"] for one in button["fields"][0]["choices"]] == [
        "Somebody else, whose name I write below",
        "Ben",
        "Communications lead",
    ]
    assert page.do(button["do"], said={"known": BEN, "by": ""})["said"] == "You are now Ben."
    assert (page.top["by"], page.top["choose"][0]["label"]) == ("Ben", "Another fortnight")
    assert opened("small").is_named
    assert not (plan / ".jupyter" / "chosen.json").exists()  # who opened it said by which name
    monkeypatch.delenv("ACTIONPLAN_PERSON")
    assert not opened("small").is_named
    monkeypatch.setenv("ACTIONPLAN_PERSON", LEAD)  # as `--by` sets it
    assert opened("small").is_named


def test_as_long_as_nobody_has_said_who_they_are_the_page_and_the_last_question_say_so(plan):
    page = Talk("root", is_named=False, panel="fortnight", period="2017-18 P06")
    would = "What you save and what is printed would be by “root”, as this computer calls you"
    assert page.top["nameless"] == f"{would}. Say who you are before you go on."
    assert incomplete(page.session)[-1] == f"{would}: say who you are."
    page.do("who", said={"by": "Jo Lead"})
    assert "nameless" not in page.top
    assert would not in " ".join(incomplete(page.session))
    assert head(Session("", "root", is_named=False))["nameless"] == (
        f"{would}. Press Change, and write your name, before you go on."
    )


def test_without_a_plan_the_head_says_little(plan):
    assert head(Session("", LEAD)) == {
        "title": "Your action plan",
        "period": "",
        "seen": 0,
        "plan": "",
        "by": LEAD,
        "busy": False,
    }


def test_a_new_day_opens_a_new_fortnight_by_itself(plan, monkeypatch):
    page = Talk()
    page.do("fortnight", said={"period": "2017-18 P06"})
    on(monkeypatch, date(2017, 7, 20))
    page.do("newest")
    field = page.top["choose"][0]["fields"][0]
    assert field["choices"][0]["label"].startswith("Fortnight 8 of 26")
