"""Evidence at the editor: added and taken back, and never changed."""

import pytest

from actionplan import desk
from tests.editor.at_the_page import Page
from tests.editor.test_indicators import WITH_INDICATORS
from tests.small_plan import begin

WITH_EVIDENCE = (
    WITH_INDICATORS
    + """\
evidence:
- {id: e-1, of: t-crg, date: 20 June 2017, type: Minutes, text: A carer came for the first time, link: minutes.docx}
- {id: e-2, of: m-show, text: A letter of thanks}
"""
)


@pytest.fixture
def page(tmp_path, monkeypatch):
    begin(tmp_path, monkeypatch, WITH_EVIDENCE)
    return Page("indicators")


def rows(page, table="evidence"):
    return {row["id"]: row for row in page.block(table)["rows"]}


def said(**fields):
    return {"of": "t-crg", "text": "Two came back", "type": "", "date": "", "link": "", **fields}


def evidence():
    return desk.open_plan("small").plan.evidence


def test_all_evidence_stands_with_what_it_is_for(page):
    shown = {row: one["cells"]["of"]["value"] for row, one in rows(page).items()}
    assert shown == {"e-1": "Target: Attendance: 20 attendees", "e-2": "Milestone: Summer show"}
    assert rows(page)["e-1"]["cells"]["date"]["under"] == [{"text": "read as 20 June 2017", "tone": "quiet"}]
    assert rows(page)["e-1"]["cells"]["link"]["value"] == "minutes.docx"


def test_at_an_indicator_that_for_it_and_its_targets_stands(page):
    page.does("open indicator", id="i-crg")
    assert list(rows(page, "evidence i-crg")) == ["e-1"]
    (button,) = page.block("evidence i-crg")["buttons"]
    assert [one["value"] for one in button["fields"][0]["choices"]] == ["t-crg", "i-crg"]


def test_evidence_is_added(page):
    (button,) = page.block("evidence")["buttons"]
    reply = page.presses(
        button, **said(of="i-crg", type="Survey", date="June 2017", link="https://example.org/s", by="Eve")
    )
    assert (reply["ok"], reply["said"]) == (True, "Added")
    new = evidence()[-1]
    assert (new.of, new.text, new.type, new.date, new.link, new.by) == (
        "i-crg",
        "Two came back",
        "Survey",
        "June 2017",
        "https://example.org/s",
        "Communications lead",
    )


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"of": "p1"}, "Choose what it is evidence for."),
        ({"of": "nothing"}, "Choose what it is evidence for."),
        ({"text": " "}, "Write what it shows."),
        (
            {"date": "31 June"},
            "Date: “31 June” is not a day of the calendar. Which day is meant? Write “30 June 2017”.",
        ),
        (
            {"date": "TBC"},
            "Date: “TBC” names no day; write the day, or the month, or leave it empty.",
        ),
    ],
)
def test_what_cannot_be_taken_is_told(page, fields, told):
    reply = page.does("add evidence", said=said(**fields))
    assert (reply["ok"], reply["said"], len(evidence())) == (False, told, 2)


def test_evidence_is_taken_back_and_kept_in_the_plan(page):
    assert page.does("take evidence back", id="e-1")["said"] == "Taken back"
    assert ([one.withdrawn for one in evidence()], list(rows(page))) == ([True, False], ["e-2"])


def test_nothing_else_is_taken_back_so(page):
    reply = page.does("take evidence back", id="v-1")
    assert (reply["ok"], reply["said"]) == (False, "That is no evidence. Nothing was changed.")
