"""The panel of the plan itself: its registers, its settings, its fortnights, and the hand-over."""

import pytest

from actionplan import desk
from tests.editor.at_the_page import Page
from tests.small_plan import PLAN, begin, unrendered

PRESS = PLAN.replace("priorities:", "- {id: press, name: Press officer}\npriorities:")


@pytest.fixture(autouse=True)
def a_plan(tmp_path, monkeypatch):
    begin(tmp_path, monkeypatch, PRESS)
    unrendered(monkeypatch)


def plan():
    return desk.open_plan("small").plan


def page(section: str = "Owners") -> Page:
    shown = Page("plan")
    shown.does("plan section", section=section)
    return shown


def captions(shown: Page) -> list:
    return [block.get("caption") or block.get("text") for block in shown.screen["blocks"]]


def field(of: Page, form: str, name: str) -> dict:
    return next(one for one in of.block(form)["fields"] if one["name"] == name)


def test_everything_that_the_plan_has_besides_its_work_is_found_by_its_section():
    shown = Page("plan")
    ways = shown.screen["blocks"][0]["buttons"]
    assert [one["label"] for one in ways] == [
        "Organisation and years",
        "Priorities and enablers",
        "Objectives",
        "Statuses",
        "Abbreviations",
        "Owners",
    ]
    found = []
    for way in ways:
        shown.presses(way)
        assert [one["label"] for one in shown.screen["blocks"][0]["buttons"] if one.get("main")] == [
            way["label"]
        ]
        found.append(captions(shown)[1:])
    assert found == [
        [
            "Organisation and years",
            "Organisation and plan",
            "Fortnights",
            "Where the fortnights begin",
            "Fortnights taken together or without a report",
            None,
            "Take fortnights together",
            "Leave a fortnight without a report",
        ],
        ["Priorities and enablers", "Priorities and enablers"],
        ["Objectives", "Corporate objectives"],
        ["Statuses", "When a status changes, and what it is called", "What the key of a report says"],
        ["Abbreviations", "Abbreviations"],
        ["Owners", "Owners", "Hand everything that is open over to another owner"],
    ]


def test_a_row_for_which_the_panel_is_opened_is_in_the_section_that_is_shown():
    shown = Page("milestones")
    shown.does("open", panel="plan", row="p1")
    assert captions(shown)[1] == "Priorities and enablers"
    shown.does("plan section", section="Owners")
    assert captions(shown)[1] == "Owners"
    shown.does("open", panel="plan")
    assert captions(shown)[1] == "Owners"
    reply = shown.does("plan section", section="Nowhere")
    assert (reply["ok"], reply["said"]) == (False, "There is no such part of the plan.")


def test_what_is_open_is_handed_over_to_another_owner():
    shown = page()
    reply = shown.does("hand over", said={"from": "lead", "to": "press", "day": "26 June"})
    assert reply["said"] == "Three rows handed over from Communications lead to Press officer."
    assert {one.owner for one in plan().milestones} == {"press"}
    assert plan().milestones[0].handed_over[0].until == "2017-06-25"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (
            {"from": "lead", "to": "press", "day": "soon"},
            '"soon" is not one day. Write the first day of the new owner, such as 2017-07-03.',
        ),
        ({"from": "press", "to": "lead", "day": "26 June"}, "Press officer has nothing open to hand over to"),
        ({"from": "", "to": "press", "day": "26 June"}, 'Nobody among the owners of the plan goes by "".'),
        ({}, 'Nobody among the owners of the plan goes by "".'),
    ],
)
def test_a_hand_over_that_cannot_be_made_is_told(said, sentence):
    reply = page().does("hand over", said=said)
    assert (reply["ok"], reply["said"].startswith(sentence)) == (False, True)


def test_an_owner_is_edited_cell_by_cell():
    shown = page()
    for column, value in {
        "name": "Press and events officer",
        "type": "person",
        "aliases": "Press\nEvents",
        "deputy": "lead",
        "away_until": "10 July",
        "in_post_from": "1 May 2017",
    }.items():
        assert shown.does("save register", value, id="press", column=column, kind="owner")["said"] == "Saved"
    owner = plan().by_id["press"]
    assert (owner.name, owner.type, owner.aliases) == (
        "Press and events officer",
        "person",
        ("Press", "Events"),
    )
    assert (owner.deputy, owner.away_until, owner.in_post_from) == ("lead", "2017-07-10", "2017-05-01")
    cells = shown.row("press", "register-owner")["cells"]
    assert (cells["aliases"]["value"], cells["away_until"]["value"]) == ("Press\nEvents", "10 July 2017")


@pytest.mark.parametrize(
    ("column", "value", "sentence"),
    [
        ("name", "", "Name: a title is needed."),
        ("type", "team", "Type: must be one of 'person', 'role' or 'organisation'."),
        ("away_until", "soon", "“soon” is not one day. Write it as 27 June 2017."),
        (
            "deputy",
            "press",
            "Owner “Press officer”, deputy: nobody is their own deputy; name another owner, or leave it empty.",
        ),
        ("order", "3", "That cell cannot be changed. Nothing was saved."),
    ],
)
def test_what_is_no_value_of_an_owner_is_told(column, value, sentence):
    reply = page().does("save register", value, id="press", column=column, kind="owner")
    assert (reply["ok"], reply["said"]) == (False, sentence)


def test_rows_are_added_to_each_register_with_what_was_filled_in():
    shown = page()
    for kind, said in {
        "owner": {"name": "Events lead", "type": "role", "aliases": "Events"},
        "priority": {"title": "Digital", "number": "", "enabler": "yes", "accountable": "lead"},
        "objective": {"title": "Better health", "number": "1"},
        "abbreviation": {"short": "CCG", "meaning": "Clinical commissioning group"},
    }.items():
        assert shown.does("add to register", said=said, kind=kind)["said"] == "Added"
    made = plan()
    assert (made.owners[-1].name, made.owners[-1].aliases) == ("Events lead", ("Events",))
    digital = made.priorities[-1]
    assert (digital.title, digital.number, digital.enabler, digital.accountable) == (
        "Digital",
        None,
        True,
        "lead",
    )
    assert (made.objectives[0].number, made.abbreviations[0].meaning) == (1, "Clinical commissioning group")


def test_a_priority_has_its_leads_objectives_and_scope_in_the_table_and_the_rest_in_a_form():
    shown = page("Priorities and enablers")
    shown.does("add to register", said={"title": "Better health"}, kind="objective")
    for column, value in {"number": "2", "leads": "Press officer", "objectives": "Better health"}.items():
        assert shown.does("save register", value, id="p1", column=column, kind="priority")["ok"]
    shown.does("open priority", id="p1")
    assert shown.block("priority-details")["caption"] == "More about the priority “Involvement”"
    said = {"goals": "Be heard\nBe seen", "key_contacts": "Communications lead", "internal_note": "Quiet"}
    assert shown.does("save priority details", said=said, id="p1")["said"] == "Saved"
    row = plan().by_id["p1"]
    assert (row.number, row.leads, row.goals, row.key_contacts) == (
        2,
        ("press",),
        ("Be heard", "Be seen"),
        ("lead",),
    )
    assert field(shown, "priority-details", "goals")["value"] == "Be heard\nBe seen"
    shown.does("close priority")
    assert "form" not in shown.kinds()


def test_a_number_that_is_none_is_told():
    reply = page().does("save register", "first", id="p1", column="number", kind="priority")
    assert (reply["ok"], reply["said"]) == (False, "Number: must be a whole number.")


def test_a_row_is_taken_out_unless_others_name_it():
    shown = page()
    assert shown.does("take from register", id="press", kind="owner")["said"] == "Taken out"
    reply = shown.does("take from register", id="lead", kind="owner")
    assert (reply["ok"], reply["said"]) == (
        False,
        "Owner “Communications lead” cannot be removed: Milestone “Summer show” refers to it (owner). "
        "Change that first.",
    )


def test_a_table_that_is_none_and_a_row_of_another_are_refused():
    shown = page()
    for args in ({"kind": "update", "id": "press"}, {"kind": "milestone", "id": "m-show"}, {"id": "lead"}):
        for do in ("save register", "take from register", "add to register"):
            assert shown.does(do, "x", column="name", **args)["ok"] is False
    assert shown.does("take from register", id="m-show", kind="owner")["said"] == (
        "There is no such row. Nothing was taken out."
    )
    assert desk.newest("small") == 1
