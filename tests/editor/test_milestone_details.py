"""The form of what else there is to a milestone or a dated target."""

import pytest

from actionplan import desk
from tests.editor.at_the_page import Page, labels
from tests.small_plan import PLAN, begin

TARGETS = """\
- {id: press, name: Press officer}
- {id: fin, name: 'Finance, HR and IT'}
targets:
- {id: t-quotes, requirement: Testimonials, target: Reduce by 5%, priority: p1, date: Sept tbc}
"""


@pytest.fixture(autouse=True)
def a_plan(tmp_path, monkeypatch):
    owners, rest = PLAN.split("priorities:")
    more, targets = TARGETS.split("targets:")
    begin(tmp_path, monkeypatch, f"{owners}{more}priorities:{rest}targets:{targets}")


def row(row_id: str = "m-show"):
    return desk.open_plan("small").plan.by_id[row_id]


def opened(row_id: str = "m-show") -> Page:
    page = Page()
    page.does("open milestone", id=row_id)
    return page


def test_the_form_opens_above_the_table_and_closes_again():
    page = opened()
    assert page.kinds() == ["form", "form", "buttons", "table"]
    assert page.block("milestone-details")["caption"] == "More about milestone “Summer show”"
    page.does("close milestone")
    assert page.kinds() == ["table"]


def test_its_fields_are_those_of_the_kind_of_row():
    def names(row_id: str) -> list[str]:
        return [field["name"] for field in opened(row_id).block("milestone-details")["fields"]]

    common = ["priority", "contributors", "note", "internal_note"]
    assert names("m-show") == ["audience", *common]
    assert names("t-quotes") == ["requirement", "target", "success_indicators", *common]


def test_what_is_filled_in_is_one_change():
    page = opened()
    said = {
        "audience": "team",
        "priority": "",
        "contributors": "Press officer\r\n\r\n Finance, HR and IT ",
        "note": "Outdoors",
        "internal_note": "Rain?",
    }
    assert page.does("save milestone details", said=said, id="m-show")["said"] == "Saved"
    assert desk.newest("small") == 2
    assert (row().audience, row().priority, row().contributors) == ("team", None, ("press", "fin"))
    assert (row().note, row().internal_note) == ("Outdoors", "Rain?")
    fields = {field["name"]: field.get("value", "") for field in page.block("milestone-details")["fields"]}
    assert fields == {**said, "contributors": "Press officer\nFinance, HR and IT"}


def test_a_contributor_that_nobody_knows_is_told_and_nothing_is_saved():
    reply = opened().does("save milestone details", said={"note": "x", "contributors": "Dr No"}, id="m-show")
    assert (reply["ok"], reply["said"]) == (
        False,
        'Nobody among the owners of the plan goes by "Dr No". They are: Communications lead, Press officer, '
        "Finance, HR and IT.",
    )
    assert row().note == ""


def test_fields_of_another_kind_or_of_no_form_are_left_alone():
    page = opened()
    page.does(
        "save milestone details", said={"since": "2017-01-01", "target": "x", "note": "Outdoors"}, id="m-show"
    )
    assert (row().since, row().note) == (None, "Outdoors")
    assert page.does("save milestone details", said={"name": "x"}, id="lead")["ok"] is False


def test_a_target_is_read_under_its_form_and_asked_about():
    page = opened("t-quotes")
    assert [block["text"] for block in page.screen["blocks"] if block["block"] == "text"] == [
        "The target is read as a reduction of at least 5%.",
        "Baseline needed: where does it stand now, before the change?",
    ]
    asked = page.screen["blocks"][3]
    assert labels(asked) == ["Answer it"]
    assert page.presses(asked["buttons"][0], reading="200")["said"] == "Saved"
    assert [(one.field, one.reading) for one in row("t-quotes").answers] == [("target", "200")]


def test_a_row_moves_up_and_down_among_its_kind():
    page = opened("m-press")
    assert page.does("move milestone", id="m-press", steps="-1")["said"] == "Moved"
    assert page.does("move milestone", id="m-press", steps="-1")["said"] == "It is the first already."
    assert [one["id"] for one in page.block("milestones")["rows"]] == [
        "m-press",
        "m-show",
        "m-secret",
        "t-quotes",
    ]
    page.does("move milestone", id="m-secret", steps="1")
    assert page.does("move milestone", id="m-secret", steps="1")["said"] == "It is the last already."


def test_a_row_that_is_taken_out_closes_its_form():
    page = opened("m-secret")
    page.does("take milestone out", id="m-secret")
    assert page.kinds() == ["table"]
