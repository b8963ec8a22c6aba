"""The ways to begin a plan, at the page of a store that holds none, and beside a plan that is there."""

from datetime import date
from io import BytesIO
from itertools import count
from time import sleep

import openpyxl
import pytest

from actionplan import desk
from actionplan.desk.starting import NewPlan, start_empty
from actionplan.editor import opened
from actionplan.editor.answering import Answering
from tests.small_plan import PLAN, on

ACTIONS = [
    ["Action", "Lead", "Due", "RAG", "Progress", "Priority"],
    ["New website", "Web officer", "Sept 2017", "Amber", "Supplier chosen", "Digital"],
    ["Newsletter", "Comms lead, Web officer", "ongoing", "Green", "", "Digital"],
    ["Roadshow", "Engagement lead", "31/02/2018", "Red", "Venue lost", "Engagement"],
    ["Film", "TBC", "tbc", "", "", "Engagement"],
]


def workbook_file(rows):
    book, content = openpyxl.Workbook(), BytesIO()
    book.active.title = "Actions"
    for row in rows:
        book.active.append(row)
    book.save(content)
    return content.getvalue()


class Person:
    """Somebody at the page of a store, by what they press and drop."""

    def __init__(self):
        self.session = opened()
        self.answering = Answering(self.session)
        self.answering.first()
        self.numbers = count(1)

    def does(self, do, content=None, said=None, **args):
        n = str(next(self.numbers))
        seen = self.session.seen if self.session.plan_id else 0
        message = {"n": n, "do": do, "args": args, "value": "", "said": said or {}, "seen": seen}
        reply, _ = self.answering.answer(message, [content] if content is not None else [])
        assert reply["n"] == n
        assert "trouble" not in reply
        return reply

    def drops(self, name, content, do):
        number = str(next(self.numbers))
        assert self.does("upload", content, file=number, name=name, place="0")["ok"]
        reply = self.does(do, file=number)
        for _ in range(600):
            if self.session.job is None or self.session.job.ended:
                break
            sleep(0.05)
        self.does("newest")
        return reply

    @property
    def shown(self):
        return self.answering.first()

    def texts(self, block="text"):
        return [one["text"] for one in self.shown["blocks"] if one["block"] == block]

    def items(self, caption):
        return next(one["items"] for one in self.shown["blocks"] if one.get("caption") == caption)

    def fields(self, form):
        found = next(one for one in self.shown["blocks"] if one.get("id") == form)
        return {field["name"]: field.get("value", "") for field in found["fields"]}

    def buttons(self):
        last = [one for one in self.shown["blocks"] if one["block"] == "buttons"][-1]
        return {button["label"]: button["do"] for button in last["buttons"]}


@pytest.fixture
def person(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ACTIONPLAN_STORE", raising=False)
    monkeypatch.delenv("ACTIONPLAN_PLAN", raising=False)
    monkeypatch.setenv("ACTIONPLAN_PERSON", "Communications lead")
    (tmp_path / "params").mkdir()
    on(monkeypatch, date(2017, 6, 20))
    return Person()


def test_where_there_is_no_store_one_is_made_beside_the_params(person, tmp_path):
    assert (tmp_path / "actionplan.db").is_file()
    assert person.shown["panel"] == "starts"
    assert person.texts("heading") == [
        "Three ways to begin a plan",
        "Look around in an example",
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


def test_a_file_is_read_and_shown_and_nothing_is_saved(person):
    said = person.drops("Our actions.xlsx", workbook_file(ACTIONS), "start with file")["said"]
    assert said == "Reading Our actions.xlsx … You can go on meanwhile."
    assert person.texts() == [
        "The plan would begin with two priorities, four milestones and three owners, and with the report of fortnight "
        "6 of 26. Three updates of that fortnight would be recorded."
    ]
    assert person.items("Left open: settle these in the plan once it is made") == [
        "Actions, row 3, “Lead”: “Comms lead, Web officer”: who of them is accountable?",
        "Actions, row 5, “Lead”: “TBC” is no owner in the register; who is it?",
        "Actions, row 4, “Due”: “31/02/2018” is kept as it is, and is not a day of the calendar. Which day is meant? "
        "Write “28 February 2018” if that is meant.",
    ]
    assert person.fields("start-said") == {
        "title": "Our actions",
        "organisation": "",
        "years": "2017-18",
        "period": "2017-18 P06",
        "owners": "Web officer\nEngagement lead\nComms lead",
    }
    assert desk.plans() == []


def test_the_plan_is_made_of_the_file_with_all_that_it_says(person):
    content = workbook_file(ACTIONS)
    person.drops("Our actions.xlsx", content, "start with file")
    said = person.fields("start-said")
    assert person.does("start make from file", said=said)["said"] == "“Our actions” is made, and open."
    plan = desk.open_plan("our-actions-2017-18").plan
    told = [(row.title, plan.name_of(row.owner or ""), row.date, row.since) for row in plan.milestones]
    assert told == [
        ("New website", "Web officer", "Sept 2017", None),
        ("Newsletter", "", "ongoing", None),
        ("Roadshow", "Engagement lead", "31/02/2018", None),
        ("Film", "", "tbc", None),
    ]
    assert [(u.period, u.reported_rag, u.narrative, u.reason) for u in plan.updates] == [
        ("2017-18 P06", "amber", "Supplier chosen", "As in Our actions.xlsx; no reason is given there."),
        ("2017-18 P06", "green", "", ""),
        ("2017-18 P06", "red", "Venue lost", "As in Our actions.xlsx; no reason is given there."),
    ]
    assert plan.settings.first_period == "2017-18 P06"
    assert person.session.view.period.name == "2017-18 P06"
    with desk.open_store() as store:
        kept = store.returns("our-actions-2017-18")
        assert [(one.name, one.period) for one in kept] == [("Our actions.xlsx", "2017-18 P06")]
        assert store.returned_content("our-actions-2017-18", 1) == content


def test_what_is_said_of_the_plan_changes_what_is_shown_and_made(person):
    person.drops("Our actions.xlsx", workbook_file(ACTIONS), "start with file")
    said = {
        "title": "Comms 17/18",
        "organisation": "Example Council",
        "years": "17/18",
        "period": "2017-18 P05",
        "owners": "Web officer\n\nComms lead\nweb officer",
    }
    again = "So it would be now, and nothing is saved yet. Look at it, then press Make this plan again."
    assert person.does("start make from file", said=said)["said"] == again
    assert desk.plans() == []
    assert person.fields("start-said")["owners"] == "Web officer\nComms lead"
    assert "“Engagement lead” is no owner in the register; who is it?" in " ".join(
        person.items("Left open: settle these in the plan once it is made")
    )
    person.does(
        "start make from file", said={**said, "owners": "Web officer\nComms lead", "title": "Comms 18"}
    )
    plan = person.session.plan
    assert (plan.id, plan.organisation) == ("comms-18-2017-18", "Example Council")
    assert [owner.name for owner in plan.owners] == ["Web officer", "Comms lead"]
    assert plan.by_id[plan.milestones[2].id].note == "Lead: Engagement lead"
    assert {one.period for one in plan.updates} == {"2017-18 P05"}


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"years": "next"}, '"next" is not a financial year. Write it as 2017-18, or 2017-19 for two years.'),
        ({"title": " "}, "Title: a title is needed."),
        ({"owners": "A\0B"}, "What was given as owner cannot be kept: the text holds a NUL character"),
    ],
)
def test_what_cannot_be_said_of_the_plan_is_refused(person, said, sentence):
    person.drops("Our actions.xlsx", workbook_file(ACTIONS), "start with file")
    before = person.fields("start-said")
    reply = person.does("start make from file", said={"title": "Comms", "years": "2017-18", **said})
    assert (reply["ok"], reply["said"][: len(sentence)]) == (False, sentence)
    assert person.fields("start-said") == before


def test_a_file_that_cannot_be_read_says_why_and_can_be_left(person):
    person.drops("photo.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(100), "start with file")
    assert person.texts("heading") == ["Begin with photo.xlsx"]
    assert person.texts()[0].startswith("photo.xlsx")
    assert list(person.buttons()) == ["Begin with an empty plan instead", "Leave this file"]
    assert person.does("start leave")["said"] == "Nothing was saved."
    assert person.texts("heading")[0] == "Three ways to begin a plan"


def test_a_file_without_anything_for_a_plan_offers_an_empty_one(person):
    person.drops("sums.xlsx", workbook_file([["Widget", "Price"], ["a", "1"], ["b", "2"]]), "start with file")
    assert person.texts()[0].startswith("No table was found in sums.xlsx: it holds “Actions” (three rows)")
    assert list(person.buttons()) == ["Begin with an empty plan instead", "Leave this file"]
    assert person.does("start empty")["said"] == "“sums” is made, and open."
    assert person.session.plan.milestones == ()


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
