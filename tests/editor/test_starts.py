"""The ways to begin a plan, at the page of a store that holds none, and beside a plan that is there."""

from datetime import date

import pytest

from actionplan import desk
from actionplan.desk.starting import NewPlan, start_empty
from actionplan.editor import opened
from tests.editor.starting import arrived
from tests.small_plan import PLAN, on


@pytest.fixture
def person(tmp_path, monkeypatch):
    return arrived(tmp_path, monkeypatch)


def test_where_there_is_no_store_one_is_made_beside_the_params(person, tmp_path):
    assert (tmp_path / "actionplan.db").is_file()
    assert person.shown["panel"] == "starts"
    assert person.texts("heading") == [
        "Four ways to begin a plan",
        "Look around in an example",
        "Begin with an empty plan",
        "Begin with an Excel or Word file",
        "Carry an existing plan forward",
    ]
    assert [one["label"] for one in person.shown["top"]["panels"]] == ["Begin a plan"]


def test_the_example_is_opened(person, monkeypatch):
    on(monkeypatch, date(2018, 4, 10))
    assert person.does("start example")["said"] == "“Communications and engagement action plan” is open."
    assert (person.session.plan_id, person.shown["panel"]) == ("thurrock-2017-18", "milestones")
    person.does("open", panel="starts")
    person.does("start example")
    assert [one.number for one in desk.history("thurrock-2017-18")[1]] == [1]


def test_an_empty_plan_is_begun_with_its_title_and_year(person, monkeypatch):
    on(monkeypatch, date(2018, 4, 10))
    person.does("open", panel="starts")
    assert person.fields("start-empty") == {"title": "", "organisation": "", "years": "2018-19"}
    assert person.does("start from nothing", said={"title": " ", "years": "2018-19"})["ok"] is False
    assert person.does("start from nothing", said={"title": "Our plan", "years": "soon"})["ok"] is False
    assert desk.plans() == []
    said = {"title": "Our plan", "organisation": "Example Council", "years": "2018-19"}
    assert person.does("start from nothing", said=said)["said"] == "“Our plan” is made, and open."
    assert (person.session.plan_id, person.shown["panel"]) == ("our-plan-2018-19", "milestones")
    plan = desk.open_plan("our-plan-2018-19").plan
    assert (plan.header.organisation, plan.settings.years, plan.milestones) == (
        "Example Council",
        "2018-19",
        (),
    )


def test_the_plan_file_that_init_lays_out_is_taken_in_as_it_is(person, tmp_path):
    desk.init(tmp_path)
    content, do = (tmp_path / "my-plan.yaml").read_bytes(), "start whole plan file"
    reply = person.drops("my-plan.yaml", content, do)
    assert reply["ok"] and reply["said"].endswith(" is taken in, and open.")
    assert (person.session.plan_id, person.shown["panel"]) == ("my-plan", "milestones")
    assert person.drops("my-plan.yaml", content, do)["said"] == (
        "This workbook holds the plan of that file already, so nothing was saved. Open it with Another plan."
    )
    assert person.drops("odd.yaml", b"title: [", do)["ok"] is False
    assert [one.id for one in desk.plans()] == ["my-plan"]


def test_two_plans_of_one_title_have_an_id_each(person):
    ids = [start_empty(NewPlan("A plan: 100 % “ours”", "2017-18"), by="Ben") for _ in range(3)]
    assert ids == ["a-plan-100-ours-2017-18", "a-plan-100-ours-2017-18-2", "a-plan-100-ours-2017-18-3"]


def test_a_plan_of_this_workbook_is_carried_forward(person, monkeypatch):
    on(monkeypatch, date(2018, 4, 10))
    person.does("start example")
    person.does("open", panel="starts")
    person.does("start carry", said={"plan": "thurrock-2017-18", "years": ""})
    assert person.texts("heading") == ["Carry “Communications and engagement action plan” forward"]
    assert "“APMS Primary Care contracts” stood at “Sept tbc” in 2017-18: when in 2018-19?" in person.items(
        "To be answered in the new plan"
    )
    assert person.fields("start-later") == {
        "title": "Communications and engagement action plan, 2018-19",
        "years": "2018-19",
        "id": "thurrock-2018-19",
    }
    said = {"title": "Next year", "years": "2019-20", "id": "next"}
    again = "So it would be now, and nothing is saved yet. Look at it, then press Make this plan again."
    assert person.does("start make carried", said=said)["said"] == again
    assert len(desk.plans()) == 1
    assert person.fields("start-later") == said
    reply = person.does("start make carried", said=said)
    assert reply["said"] == "“Next year” is made, and open. Its dates are asked for in the table."
    assert (person.session.plan_id, person.shown["panel"]) == ("next", "milestones")
    rows = person.shown["blocks"][-1]["rows"]
    dates = {row["name"]: row["cells"]["date"] for row in rows}
    under = [note["text"] for note in dates["APMS Primary Care contracts"]["under"]]
    assert under == ["stood at “Sept tbc” in 2017-18: when in 2019-20?"]


def test_a_plan_that_is_there_already_is_not_made_again(person, monkeypatch):
    on(monkeypatch, date(2018, 4, 10))
    person.does("start example")
    desk.carry_forward("thurrock-2017-18", desk.Later())
    reply = person.does("start carry", said={"plan": "thurrock-2017-18"})
    assert (reply["ok"], reply["said"]) == (
        False,
        "This workbook holds a plan of that short name already, so nothing was made. Open that one with Another plan, "
        "or give the new one another short name.",
    )


def test_a_plan_file_is_carried_forward_or_taken_in_as_it_is(person):
    person.drops("small.yaml", PLAN.encode(), "start plan file")
    assert list(person.buttons()) == ["Take “A small plan” in as it is", "Leave it"]
    assert person.does("start keep plan file")["said"] == "“A small plan” is taken in, and open."
    assert [row.id for row in person.session.plan.milestones] == ["m-show", "m-press", "m-secret"]
    person.does("open", panel="starts")
    person.drops("small.yaml", PLAN.encode(), "start plan file")
    person.does("start make carried", said=person.fields("start-later"))
    assert person.session.plan_id == "small-2018-19"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            b"\xff\xfe\x00",
            "old.yaml is no text in UTF-8, so it is no plan file. Drop the one ending in .yaml.",
        ),
        (bytes(5_000_001), "old.yaml is too large to be a plan file: up to 5 MB are read."),
        (b"title: &a x\nid: *a\n", "old.yaml, line 1"),
    ],
)
def test_what_is_no_plan_file_is_refused(person, content, sentence):
    reply = person.drops("old.yaml", content, "start plan file")
    assert not reply["ok"]
    assert reply["said"].startswith(sentence)


@pytest.mark.parametrize(
    "do", ["start make from file", "start empty", "start make carried", "start keep plan file"]
)
def test_buttons_of_what_is_not_there_any_more_are_refused(person, do):
    reply = person.does(do)
    assert not reply["ok"]
    assert reply["said"].endswith("again.")
    assert desk.plans() == []


def test_a_plan_that_is_not_there_cannot_be_chosen(person):
    reply = person.does("start carry", said={"plan": "../other"})
    assert reply["said"] == "That plan is not in this workbook any more. Choose one of the list."


def test_another_plan_can_be_begun_later(person, monkeypatch):
    on(monkeypatch, date(2018, 4, 10))
    person.does("start example")
    labels = [button["label"] for button in person.shown["top"]["choose"]]
    assert "Begin a plan" in labels
    assert "starts" not in [one["name"] for one in person.shown["top"]["panels"]]
    person.does("open", panel="starts")
    assert person.shown["panel"] == "starts"


def test_the_plan_that_was_worked_on_last_is_opened(person, monkeypatch):
    start_empty(NewPlan("First", "2017-18"))
    on(monkeypatch, date(2017, 6, 21))
    start_empty(NewPlan("Another", "2017-18"))
    on(monkeypatch, date(2017, 6, 22))
    desk.change_plan(desk.Editor("first-2017-18", 1), {"organisation": "Us"})
    assert opened().plan_id == "first-2017-18"
    monkeypatch.setenv("ACTIONPLAN_PLAN", "another-2017-18")
    assert opened().plan_id == "another-2017-18"
    assert opened("first-2017-18", "P05").view.period.name == "2017-18 P05"
