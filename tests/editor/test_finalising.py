"""The report that is finalised, corrected and sent, from the steps of a fortnight."""

import json
import shutil
from datetime import date

import pytest

from actionplan import desk
from tests.editor.test_fortnight import at_fortnight, button, finished, steps, told, waiting
from tests.small_plan import FIRST, begin, on, unrendered


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
        "Make a PDF of it", "It is sent", "Go on to fortnight 2",
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
        "Red or amber:\n"
        "- Amber: Summer show (Communications lead). Amber since fortnight 5. 11 days past its date.\n"
        "- Amber: Press day (Communications lead). Amber, new this fortnight.\n\n"
        "The next report is for fortnight 7, 26 June to 9 July 2017.\n\n"
        "The full report is in the attached file 2017-18-P06-action-plan-report: as a web page, which opens in any "
        "browser, or as PDF.\n\n"
        "Communications lead\n"
    )


@pytest.mark.parametrize(
    ("audience", "name"), [("lay members", "email.txt"), ("executive", "email-executive.txt")]
)
def test_the_text_of_the_e_mail_is_the_one_beside_the_report_and_is_downloaded_by_its_name(
    plan, audience, name
):
    page = at_fortnight()
    finalise(page, audience=audience, indicators="yes")
    form = finished(page).block("e-mail")
    text = form["fields"][0]["value"]
    assert text == (plan / FIRST / name).read_text("utf-8")
    assert page.presses(form["button"], text=f"{text}PS: Thank you.")["file"] == name


def test_a_report_is_printed_beside_its_copy_and_a_browser_that_is_missing_is_told(plan, monkeypatch):
    page = at_fortnight()
    finalise(page)
    finished(page)
    browser = plan / "msedge"
    browser.write_text(
        '#!/bin/sh\nfor one in "$@"; do case $one in --print-to-pdf=*) '
        'printf "%%PDF-1.7 %%%%EOF" >"${one#*=}";; esac; done\n',
        "utf-8",
    )
    browser.chmod(0o755)
    monkeypatch.setenv("ACTIONPLAN_BROWSER", str(browser))
    reply = page.presses(button(steps(page)["Send it"], "Make a PDF of it"))
    assert reply["said"] == "Printing report 6 … You can go on meanwhile."
    finished(page)
    name = "reports/small/2017-18-P06/issue-1/2017-18-P06-action-plan-report.pdf"
    assert told(page) == f"Report 6 is printed. Press Download the PDF to get it here; it is at {name}."
    assert (plan / name).read_bytes().splitlines()[0] == b"%PDF-1.7 %%EOF"
    assert desk.pdf_of((plan / name).with_suffix(".html")) == plan / name
    fetch = button(steps(page)["Send it"], "Download the PDF")
    assert page.presses(fetch)["file"] == "2017-18-P06-action-plan-report.pdf"
    (plan / name).write_bytes(b"%PDF-1.7 with a comment %%EOF")
    assert page.presses(fetch)["said"] == "The PDF is not there any more, or it was changed. Make it again."
    page.does("newest")
    assert not [one for one in steps(page)["Send it"]["buttons"] if one["label"] == "Download the PDF"]
    monkeypatch.setenv("ACTIONPLAN_BROWSER", "edge")
    page.presses(button(steps(page)["Send it"], "Make a PDF of it"))
    finished(page)
    assert told(page) == (
        "ACTIONPLAN_BROWSER names edge, which is not a program on this computer. Correct or unset it."
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


def test_a_plan_that_is_another_by_now_than_was_shown_is_not_finalised(plan):
    mine = at_fortnight()
    shown = button(steps(mine)["Finalise and number the report"], "Finalise and number the report")
    desk.change(desk.Editor("small", 1, "Ben"), "m-show", {"title": "Summer fair"})
    mine.does("newest")
    reply = mine.presses(shown, audience="lay members", indicators="")
    assert (reply["ok"], reply["said"], desk.issued_reports("small")) == (
        False,
        "Nothing was finalised, as Ben changed the plan after this was shown: Milestone “Summer fair”, title: “Summer "
        "fair” (was “Summer show”). Look at what is incomplete now, then finalise it.",
        [],
    )
    assert finalise(mine)["ok"]
    finished(mine)
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


def test_what_will_differ_is_listed_before_a_report_is_corrected(plan):
    page = at_fortnight()
    finalise(page)
    finished(page)
    correct = button(steps(page)["Finalise and number the report"], "Make a corrected report")
    assert "No status, date, title or row differs from report 6. It can never be" in correct["confirm"]
    seen = page.session.seen
    desk.change(desk.Editor("small", seen, "Ben"), "m-show", {"title": "Summer fair"})
    page.does("newest")
    step = steps(page)["Finalise and number the report"]
    told = "What will differ from report 6: Reworded: “Summer show” is now “Summer fair”."
    assert step["text"] == f"Report 6 was issued by Communications lead on 27 June 2017, 10:00. {told}"
    assert f"which is kept. {told} It can never" in button(step, "Make a corrected report")["confirm"]


def test_a_withdrawn_report_is_followed_by_a_corrected_one(plan):
    desk.issue("small", "P06")
    desk.withdraw("small/6", "It named a patient.")
    page = at_fortnight()
    step = steps(page)["Finalise and number the report"]
    assert [one["label"] for one in step["buttons"]] == ["Make a corrected report"]
    assert "in place of report 6, which was withdrawn" in step["buttons"][0]["confirm"]
    assert steps(page)["Send it"].get("buttons") is None


def sent(page):
    return steps(page)["Send it"]


def test_after_a_report_the_page_leads_on_to_the_next_fortnight_and_puts_away_what_was_of_the_last(plan):
    page = at_fortnight()
    finalise(page)
    finished(page)
    page.presses(button(sent(page), "View it here"))
    assert "page" in page.kinds()
    page.does("open", panel="fortnight")
    assert page.presses(button(sent(page), "It is sent"))["said"] == "Report 6 is sent."
    assert (sent(page)["done"], sent(page)["text"]) == (
        True,
        "Report 6 is sent, as Communications lead said on 27 June 2017, 10:00.",
    )
    assert sent(at_fortnight())["done"]
    assert page.presses(button(sent(page), "Go on to fortnight 7"))["said"] == (
        "You now work on fortnight 7 of 26, 26 June to 9 July 2017."
    )
    assert page.screen["blocks"][0]["text"] == "Fortnight 7 of 26, 26 June to 9 July 2017"
    assert not any("Report 6" in block.get("text", "") for block in page.screen["blocks"])
    page.does("open", panel="reports")
    assert "page" not in page.kinds()


def test_that_a_report_is_sent_is_known_to_everybody_who_has_the_folder_open(plan, monkeypatch):
    page = at_fortnight(by="Jo Lead")
    finalise(page)
    finished(page)
    other = at_fortnight(by="Sam Deputy")
    assert (sent(other).get("done"), button(sent(other), "It is sent")["main"]) == (None, True)
    page.presses(button(sent(page), "It is sent"))
    press = button(sent(other), "It is sent")
    other.does("newest")
    assert (sent(other)["done"], sent(other)["text"]) == (
        True,
        "Report 6 is sent, as Jo Lead said on 27 June 2017, 10:00.",
    )
    assert other.presses(press)["said"] == (
        "Report 6 was sent already, as Jo Lead said on 27 June 2017, 10:00."
    )
    monkeypatch.setenv("ACTIONPLAN_PERSON", "Sam Deputy")
    assert sent(at_fortnight(by="Sam Deputy"))["done"]
    kept = json.loads((plan / ".jupyter" / "sent.json").read_text("utf-8"))
    assert [(name, one["by"]) for name, one in kept.items()] == [("small/2017-18-P06/issue-1", "Jo Lead")]


@pytest.mark.parametrize("kept", ["", "{", "[1]", '{"small/2017-18-P06/issue-1": 3}', "\x00\xff"])
def test_what_is_no_record_of_sending_is_as_good_as_none(plan, kept):
    page = at_fortnight()
    finalise(page)
    finished(page)
    (plan / ".jupyter").mkdir(exist_ok=True)
    (plan / ".jupyter" / "sent.json").write_text(kept, "latin-1")
    assert not sent(at_fortnight()).get("done")


def test_a_report_of_the_same_name_in_another_store_is_not_sent(plan):
    page = at_fortnight()
    finalise(page)
    finished(page)
    page.presses(button(sent(page), "It is sent"))
    (plan / "actionplan.db").unlink()
    desk.load(plan / "small.yaml")
    again = at_fortnight(by="Ben")
    finalise(again)
    finished(again)
    assert not sent(again).get("done")


def test_a_folder_that_does_not_take_it_is_told(plan):
    page = at_fortnight()
    finalise(page)
    finished(page)
    shutil.rmtree(plan / ".jupyter", ignore_errors=True)
    (plan / ".jupyter").write_text("in the way")
    reply = page.presses(button(sent(page), "It is sent"))
    assert reply["ok"] is False
    assert not sent(page).get("done")


def test_a_fortnight_that_has_not_begun_is_named_with_its_day(plan, monkeypatch):
    on(monkeypatch, date(2017, 6, 23))
    page = at_fortnight()
    finalise(page)
    finished(page)
    assert sent(page)["text"].endswith(
        "Fortnight 7 begins on 26 June 2017; from then on you can go on to it here."
    )
    assert [one["label"] for one in sent(page)["buttons"]] == [
        "View it here",
        "Download it",
        "Make a PDF of it",
        "It is sent",
    ]
    assert page.does("go on", period="2017-18 P07")["ok"] is False
    assert page.does("sent", name="small/7")["ok"] is False


def test_a_summary_that_was_worked_out_is_told_when_its_figures_are_old_and_can_be_written_anew(plan):
    page = at_fortnight()
    page.does("begin summary")
    final = "Finalise and number the report"
    assert steps(page)["Write the summary"]["done"]
    page.does("save milestone", "complete", {"completed_on": "14 June"}, id="m-show", column="status")
    step = steps(page)["Write the summary"]
    assert step["left"] == 1
    assert step["text"].endswith("It can be changed below. The figures have changed since it was worked out.")
    assert (
        "The summary was not worded anew. The figures have changed since it was worked out."
        in (button(steps(page)[final], final)["confirm"])
    )
    assert page.presses(button(step, "Write it anew with the figures of now"))["said"] == "Saved"
    assert desk.open_plan("small").plan.period_notes[0].text == (
        "No activities are recorded for this period. One milestone was completed: “Summer show”.\n\n"
        "No milestone or target row is red; one is amber."
    )
    assert steps(page)["Write the summary"]["done"]
    assert page.presses(button(step, "Write it anew with the figures of now"))["ok"] is False


def test_a_summary_in_ones_own_words_is_never_out_of_date(plan):
    page = at_fortnight()
    page.does("begin summary")
    page.saves("lay members", "text", "Two are amber, as we hoped.", do="save summary")
    page.does("save milestone", "complete", {"completed_on": "14 June"}, id="m-show", column="status")
    assert steps(page)["Write the summary"]["done"]


def test_an_old_draft_stands_under_what_is_incomplete_and_is_no_step_before_it(plan):
    page = at_fortnight()
    page.presses(button(steps(page)["Look at a draft"], "Make the draft"))
    finished(page)
    page.saves("m-show", "title", "Summer fair")
    page.does("newest")
    assert steps(page)["Finalise and number the report"]["text"] == (
        "Still incomplete: One owner has not reported. Nobody has written the summary. The draft is from before the "
        "plan was changed."
    )
    assert waiting(page) == 2


def test_an_owner_who_reported_on_a_part_is_told_with_how_much(plan):
    page = at_fortnight()
    page.does("unchanged", id="m-show")
    assert steps(page)["Collect the updates"]["text"] == "Communications lead has reported on one of three."
    details = next(block for block in page.screen["blocks"] if block["block"] == "details")
    assert details["items"] == [
        "Communications lead has reported on one of three; not on “Press day” and “Secret talks” (last heard for "
        "fortnight 6)"
    ]


def test_a_decision_with_a_day_that_is_not_read_is_named_before_finalising(plan):
    page = at_fortnight()
    page.does("add decision", said={"question": "A tent?", "of": "Executive Team", "date": "next exec"})
    assert steps(page)["Decisions"]["text"] == (
        "“A tent?”: say by when, as “next exec” is not read as a date."
    )
    assert (
        "A decision is needed by “next exec”, which is not read as a date."
        in (steps(page)["Finalise and number the report"]["text"])
    )


def test_a_decision_is_printed_with_the_day_that_was_named_and_with_none_after_the_fortnight(
    plan, monkeypatch
):
    page = at_fortnight()
    field = page.block("decisions")["buttons"][0]["fields"][-1]
    assert (field["name"], field.get("value", "")) == ("asked_on", "")
    assert field["hint"] == (
        "Empty: no day is printed. What is asked after 25 June 2017 stands in a later report"
    )
    page.does("add decision", said={"question": "A tent?", "asked_on": "22 June"})
    assert desk.open_plan("small").plan.decisions[0].asked_on == "2017-06-22"
    on(monkeypatch, date(2017, 6, 22))
    assert at_fortnight().block("decisions")["buttons"][0]["fields"][-1]["value"] == "22 June 2017"


def test_a_date_whose_question_has_no_answers_says_how_to_write_it(plan):
    page = at_fortnight()
    page.saves("m-press", "date", "Ongoing")
    gap = next(row for row in page.block("gaps")["rows"] if "Press day" in row["name"])
    assert gap["cells"]["advice"]["value"] == "Write the date anew, such as 25 June 2017."
