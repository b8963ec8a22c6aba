"""The fortnights of a plan: where they begin, which are one, which have no report."""

import pytest

from actionplan import desk
from tests.editor.at_the_page import Page
from tests.small_plan import begin, unrendered

CHRISTMAS = {"year": "2017-18", "period": "P19", "through": "20", "reason": "Christmas"}


@pytest.fixture(autouse=True)
def a_plan(tmp_path, monkeypatch):
    begin(tmp_path, monkeypatch)
    unrendered(monkeypatch)


def settings():
    return desk.open_plan("small").plan.settings


def told(page: Page) -> list[str]:
    captions = "Fortnights taken together or without a report"
    return next(block["items"] for block in page.screen["blocks"] if block.get("caption") == captions)


def back(page: Page) -> list[dict]:
    return [block["buttons"] for block in page.screen["blocks"] if block["block"] == "buttons"][-1]


def test_fortnights_are_taken_together_and_apart_again():
    page = Page("plan")
    assert told(page) == ["Every fortnight has a report of its own."]
    assert page.does("combine fortnights", said=CHRISTMAS)["said"] == "Saved"
    assert told(page) == ["2017-18: fortnights 19 to 20 are one: Christmas"]
    (apart,) = back(page)
    assert apart["label"] == "Take 19 to 20 of 2017-18 apart"
    assert page.presses(apart)["said"] == "Saved"
    assert settings().combined_periods == ()
    assert page.presses(apart)["said"] == (
        "Those fortnights were changed meanwhile. Look at them as they are now, then try again."
    )


def test_a_fortnight_is_left_without_a_report_and_reported_again():
    page = Page("plan")
    page.does("silence fortnights", said={"year": "2017-18", "period": "5", "reason": "Election"})
    assert told(page) == ["2017-18: fortnight 5 has no report: Election"]
    (again,) = back(page)
    assert again["label"] == "Report on 5 of 2017-18"
    page.presses(again)
    assert settings().periods_without_report == ()


@pytest.mark.parametrize(
    ("do", "said", "sentence"),
    [
        ("combine fortnights", {**CHRISTMAS, "reason": " "}, "Reason: a title is needed."),
        (
            "combine fortnights",
            {**CHRISTMAS, "period": "Xmas"},
            "“Xmas” is not the number of a fortnight. Write one from 1 to 26.",
        ),
        (
            "silence fortnights",
            {"year": "2017-18", "period": "40", "reason": "x"},
            "2017-18 has no period P40 to leave without a report.",
        ),
        ("silence fortnights", {"period": "4", "reason": "x"}, '"" is not a financial year.'),
    ],
)
def test_a_rule_that_makes_no_calendar_is_told(do, said, sentence):
    reply = Page("plan").does(do, said=said)
    assert reply["ok"] is False
    assert sentence in reply["said"]
    assert desk.newest("small") == 1


def test_a_fortnight_that_was_issued_keeps_its_days():
    desk.issue("small", "P06")
    reply = Page("plan").does("combine fortnights", said={**CHRISTMAS, "period": "6", "through": "7"})
    assert reply["ok"] is False
    assert "A report of 2017-18 P06 (12 to 25 June 2017) was issued" in reply["said"]


def test_the_second_fortnight_begins_on_the_monday_that_is_written():
    page = Page("plan")
    assert page.does("save second fortnights", said={"second 2017-18": "24 April"})["said"] == "Saved"
    assert [(rule.year, rule.starts) for rule in settings().second_periods] == [("2017-18", "2017-04-24")]
    assert page.block("second")["fields"][0]["value"] == "24 April 2017"
    page.does("save second fortnights", said={"second 2017-18": ""})
    assert settings().second_periods == ()


def test_a_beginning_that_is_no_monday_is_told():
    reply = Page("plan").does("save second fortnights", said={"second 2017-18": "25 April"})
    assert reply["ok"] is False
    assert "Monday" in reply["said"]
