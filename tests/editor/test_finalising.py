"""The report that is finalised, corrected and sent, from the steps of a fortnight."""

from datetime import date

import pytest

from actionplan import desk
from tests.editor.test_fortnight import at_fortnight, button, finished, steps, told, waiting
from tests.small_plan import begin, on, unrendered


@pytest.fixture
def plan(tmp_path, monkeypatch):
    unrendered(monkeypatch)
    return begin(tmp_path, monkeypatch)


def finalise(page, **said):
    step = steps(page)["Finalise and number the report"]
    given = {"audience": "lay members", "indicators": "", **said}
    return page.presses(button(step, "Finalise and number the report"), **given)


def test_finalising_names_the_number_before_and_leads_on_to_sending(plan):
    page = at_fortnight(period="")
    step = button(steps(page)["Finalise and number the report"], "Finalise and number the report")
    assert step["confirm"] == (
        "This will be report 1, for fortnight 1 of 26, 1 to 16 April 2017. It can never be changed afterwards; a "
        "correction gets a number of its own. Still incomplete: One owner has not reported. Nobody has written the "
        "summary."
    )
    reply = finalise(page, indicators="yes")
    assert (reply["ok"], reply["said"]) == (True, "Finalising report 1 … You can go on meanwhile.")
    finished(page)
    assert told(page) == (
        "Report 1 is finalised, as at 16 April 2017. It is at "
        "reports/small/2017-18-P01/issue-1/2017-18-P01-action-plan-report.html."
    )
    assert page.screen["blocks"][0]["text"] == "Fortnight 1 of 26, 1 to 16 April 2017"
    found = steps(page)
    assert found["Collect the updates"] == {
        "title": "Collect the updates", "text": "Closed with report 1.", "done": True,
    }  # fmt: skip
    assert found["Finalise and number the report"]["text"] == (
        "Report 1 was issued by Communications lead on 27 June 2017, 10:00."
    )
    assert [one["label"] for one in found["Send it"]["buttons"]] == [
        "View it here", "Download it", "View its success indicators", "Download its success indicators",
    ]  # fmt: skip
    assert waiting(page) == 0


def test_the_report_is_issued_by_the_person_at_the_page(plan):
    page = at_fortnight(by="Ben")
    finalise(page, audience="team")
    finished(page)
    report = desk.issued_reports("small")[0]
    assert (report.by, report.audience, report.number) == ("Ben", "team", "6")


def test_the_text_of_the_e_mail_says_what_the_report_says_and_no_more(plan):
    page = at_fortnight()
    page.saves("lay members", "text", "A good fortnight.", do="save summary")
    page.saves("team", "text", "The talks are secret.", do="save summary")
    finalise(page)
    text = finished(page).block("e-mail")["fields"][0]["value"]
    assert text == (
        "Subject: A small plan: report 6, 12 to 25 June 2017\n\n"
        "Dear all,\n\n"
        "Attached is report 6 of “A small plan”, Example Council, for fortnight 6 of 26, 12 to 25 June 2017, as at "
        "25 June 2017.\n\n"
        "A good fortnight.\n\n"
        "Two milestones, both amber. No target rows.\n\n"
        "The next report is for 2017-18 P07, 26 June to 9 July 2017.\n\n"
        "The page opens in any web browser and can be printed.\n\n"
        "Communications lead"
    )


def test_a_number_that_is_taken_meanwhile_is_not_another_one(plan):
    mine = at_fortnight()
    desk.issue("small", "P06", by="Ben")
    reply = finalise(mine)
    assert (reply["ok"], reply["said"]) == (
        False,
        "Nothing was finalised: the report would get another number by now. Report 6 was issued by Ben on 27 June "
        "2017, 10:00. Look at what is there first.",
    )
    assert [one.number for one in desk.issued_reports("small")] == ["6"]


def test_a_fortnight_is_not_finalised_before_its_last_working_day(plan, monkeypatch):
    on(monkeypatch, date(2017, 6, 22))
    page = at_fortnight()
    step = steps(page)["Finalise and number the report"]
    said = (
        "It can be finalised from Friday 23 June 2017, the last working day of the fortnight. Until then make a "
        "draft."
    )
    assert (step["text"], step.get("buttons")) == (said, None)
    reply = page.does("finalise", period="2017-18 P06", number="6")
    assert (reply["ok"], reply["said"], desk.issued_reports("small")) == (False, said, [])


def test_a_corrected_report_needs_its_reason_and_gets_its_own_number(plan):
    page = at_fortnight()
    finalise(page)
    finished(page)
    correct = button(steps(page)["Finalise and number the report"], "Make a corrected report")
    assert correct["confirm"].startswith(
        "This issues report 6a from the plan as it is now, in place of report 6, which is kept."
    )
    assert page.presses(correct, reason=" ")["said"] == (
        "Say what is corrected, and why; it is printed in the report."
    )
    page.presses(correct, reason="A date was wrong.")
    finished(page)
    last = desk.issued_reports("small")[-1]
    assert (last.number, last.reason) == ("6a", "A date was wrong.")


def test_a_withdrawn_report_is_followed_by_a_corrected_one(plan):
    desk.issue("small", "P06")
    desk.withdraw("small/6", "It named a patient.")
    page = at_fortnight()
    step = steps(page)["Finalise and number the report"]
    assert [one["label"] for one in step["buttons"]] == ["Make a corrected report"]
    assert "in place of report 6, which was withdrawn" in step["buttons"][0]["confirm"]
    assert steps(page)["Send it"].get("buttons") is None
