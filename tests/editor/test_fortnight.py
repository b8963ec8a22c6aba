"""The steps of a fortnight, what is incomplete, the summary, the decisions, and the report that is finalised."""

from datetime import date
from pathlib import Path

import pytest

from actionplan import desk
from tests.editor.at_the_page import Page
from tests.editor.test_jobs import ended
from tests.small_plan import STEM, begin, on, unrendered

INCOMPLETE = "Still incomplete: One owner has not reported. Nobody has written the summary."


@pytest.fixture
def plan(tmp_path, monkeypatch):
    unrendered(monkeypatch)
    return begin(tmp_path, monkeypatch)


def at_fortnight(**how):
    return Page("fortnight", **how)


def steps(page):
    return {
        step["title"]: step
        for step in next(b for b in page.screen["blocks"] if b["block"] == "steps")["steps"]
    }


def button(step, label):
    return next(one for one in step["buttons"] if one["label"] == label)


def waiting(page):
    return {tab["name"]: tab["waiting"] for tab in page.screen["top"]["panels"]}["fortnight"]


def told(page):
    """What stands under the progress bar."""
    blocks = page.screen["blocks"]
    return blocks[page.kinds().index("progress") + 1]["text"]


def finished(page):
    """Wait for what runs, and look again."""
    ended(page.session.job)
    page.does("newest")
    return page


def finalise(page, **said):
    step = steps(page)["Finalise and number the report"]
    given = {"audience": "lay members", "indicators": "", **said}
    return page.presses(button(step, "Finalise and number the report"), **given)


def test_the_steps_say_what_is_left(plan):
    page = at_fortnight()
    found = steps(page)
    assert [(name, step.get("left", 0), step.get("done", False)) for name, step in found.items()] == [
        ("Collect the updates", 1, False),
        ("Answer the questions", 0, True),
        ("Write the summary", 1, False),
        ("Decisions", 0, True),
        ("Look at a draft", 0, False),
        ("Finalise and number the report", 0, False),
        ("Send it", 0, False),
    ]
    assert found["Collect the updates"]["text"] == "One owner has not reported: Communications lead."
    assert found["Finalise and number the report"]["text"] == INCOMPLETE
    assert waiting(page) == 2
    assert page.screen["blocks"][0]["text"] == "Fortnight 6 of 26, 12 to 25 June 2017"
    assert page.screen["blocks"][1]["text"] == "Judged as at its last day, 25 June 2017."


def test_who_has_not_reported_is_told_with_what_they_own(plan):
    details = next(block for block in at_fortnight().screen["blocks"] if block["block"] == "details")
    assert details["items"] == ["Communications lead: “Summer show”, “Press day” and “Secret talks”"]


def test_an_owner_who_says_that_nothing_has_changed_has_reported(plan):
    page = at_fortnight()
    for row in ("m-show", "m-press", "m-secret"):
        page.does("unchanged", id=row)
    assert steps(page)["Collect the updates"] == {
        "title": "Collect the updates",
        "text": "Everybody has reported.",
        "done": True,
        "buttons": [{"label": "Open Trackers", "do": "open", "args": {"panel": "trackers"}}],
    }
    assert waiting(page) == 1


def test_a_date_that_waits_for_an_answer_is_counted_and_opens_its_panel(plan):
    desk.change(desk.Editor("small", 1), "m-press", {"date": "Current timeframe April Dec 17"})
    page = at_fortnight()
    step = steps(page)["Answer the questions"]
    assert (step["left"], step["buttons"][0]["label"]) == (1, "Open Milestones")
    assert step["text"].startswith("One date or target waits for an answer.")
    gap = page.block("gaps")["rows"][0]["cells"]
    assert (gap["what"]["value"], gap["where"]["value"]) == (
        "Dates with an open question",
        "Milestone “Press day”",
    )
    assert gap["advice"]["value"] == "Press the answer that stands beside it, or write it anew."
    page.presses(step["buttons"][0])
    assert page.screen["panel"] == "milestones"


def test_a_summary_is_saved_for_its_audience_and_can_be_emptied(plan):
    page = at_fortnight()
    reply = page.saves("lay members", "text", "A good fortnight.", do="save summary")
    assert (reply["ok"], reply["said"]) == (True, "Saved")
    note = desk.open_plan("small").plan.period_notes[0]
    assert (note.period, note.text, note.by, note.audience) == (
        "2017-18 P06", "A good fortnight.", "Communications lead", "lay members",
    )  # fmt: skip
    assert page.cell("lay members", "text", "summary")["value"] == "A good fortnight."
    assert steps(page)["Write the summary"]["text"] == (
        "“A good fortnight.”, by Communications lead. It can be changed below."
    )
    page.saves("team", "text", "The hall was late.", do="save summary")
    assert [one.audience for one in desk.open_plan("small").plan.period_notes] == ["lay members", "team"]
    assert page.saves("lay members", "text", "  ", do="save summary")["said"] == "Taken out"
    assert [one.text for one in desk.open_plan("small").plan.period_notes] == ["The hall was late."]


def test_a_summary_that_two_people_change_asks_which_one_stands(plan):
    at_fortnight().saves("lay members", "text", "A good fortnight.", do="save summary")
    mine, theirs = at_fortnight(), at_fortnight(by="Ben")
    theirs.saves("lay members", "text", "A bad fortnight.", do="save summary")
    reply = mine.saves("lay members", "text", "A very good fortnight.", do="save summary")
    assert (reply["ok"], reply["said"]) == (False, "Not saved: somebody else changed this meanwhile.")
    assert mine.presses(reply["ask"]["buttons"][0])["said"] == "Saved"
    note = desk.open_plan("small").plan.period_notes[0]
    assert (note.text, note.by) == ("A very good fortnight.", "Communications lead")


def test_a_summary_can_begin_with_what_the_report_would_say(plan):
    page = at_fortnight()
    page.presses(steps(page)["Write the summary"]["buttons"][0])
    assert desk.open_plan("small").plan.period_notes[0].text == (
        "No activities are recorded for this period. No milestones were completed.\n\n"
        "No milestone or target row is red; two are amber."
    )
    reply = page.does("begin summary")
    assert (reply["ok"], reply["said"]) == (False, "There is a summary already.")


def test_nothing_is_saved_for_an_audience_that_is_none(plan):
    reply = at_fortnight().saves("the press", "text", "Hello.", do="save summary")
    assert (reply["ok"], desk.newest("small")) == (False, 1)


def test_a_decision_is_asked_for_answered_and_taken_out(plan):
    page = at_fortnight()
    ask = page.block("decisions")["buttons"][0]
    said = {
        "question": "A tent for the show?",
        "of": "",
        "date": "30.06.17",
        "options": "Yes\nNo",
        "asked_by": "lead",
    }
    assert page.presses(ask, **said)["said"] == "Added"
    decision = desk.open_plan("small").plan.decisions[0]
    assert (decision.options, decision.asked_on, decision.asked_by) == (("Yes", "No"), "2017-06-25", "lead")
    assert steps(page)["Decisions"]["text"] == "“A tent for the show?”: say of whom."
    page.saves(decision.id, "of", "Executive Team", do="save decision")
    assert steps(page)["Decisions"]["text"] == (
        "“A tent for the show?” is asked of Executive Team, by 30 June 2017."
    )
    answer = page.cell(decision.id, "answer", "decisions")["buttons"][0]
    given = {"answer": "Yes, a small one", "answered_by": "Executive Team", "answered_on": "31 June"}
    assert page.presses(answer, **given)["said"] == "“31 June” is not one day. Write it as 27 June 2017."
    page.presses(answer, **{**given, "answered_on": "23 June"})
    assert page.cell(decision.id, "answer", "decisions")["value"] == (
        "Yes, a small one (Executive Team), 23 June 2017."
    )
    assert steps(page)["Decisions"]["text"] == "One decision was taken."
    page.does("remove decision", id=decision.id)
    assert desk.open_plan("small").plan.decisions == ()


def test_a_decision_without_a_question_is_not_added(plan):
    reply = at_fortnight().does("add decision", said={"question": " "})
    assert (reply["ok"], reply["said"], desk.newest("small")) == (False, "Write the question first.", 1)


def test_who_may_read_a_decision_can_be_changed_to_a_known_audience_only(plan):
    page = at_fortnight()
    page.does("add decision", said={"question": "A tent?"})
    row = desk.open_plan("small").plan.decisions[0].id
    page.does("reader of decision", said={"audience": "executive"}, id=row)
    assert desk.open_plan("small").plan.decisions[0].audience == "executive"
    assert (
        page.does("reader of decision", said={"audience": "press"}, id=row)["said"]
        == "Choose one of the list."
    )


def test_two_answers_to_one_question_ask_which_one_stands(plan):
    first = at_fortnight()
    first.does("add decision", said={"question": "A tent?"})
    row = desk.open_plan("small").plan.decisions[0].id
    mine, theirs = at_fortnight(), at_fortnight(by="Ben")
    theirs.does("answer decision", said={"answer": "No"}, id=row)
    reply = mine.does("answer decision", said={"answer": "Yes", "answered_by": "Executive Team"}, id=row)
    assert (reply["ok"], reply["said"]) == (False, "Not saved: somebody else changed this meanwhile.")
    assert desk.open_plan("small").plan.decisions[0].answer == "No"
    assert mine.presses(reply["ask"]["buttons"][0])["said"] == "Saved"
    decision = desk.open_plan("small").plan.decisions[0]
    assert (decision.answer, decision.answered_by) == ("Yes", "Executive Team")


def test_another_kind_of_row_is_not_taken_out_as_a_decision(plan):
    reply = at_fortnight().does("remove decision", id="m-show")
    assert (reply["ok"], desk.newest("small")) == (False, 1)


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


def test_a_draft_is_made_beside_the_page_and_is_of_the_plan_as_it_is_until_that_changes(plan):
    page = at_fortnight()
    page.presses(button(steps(page)["Look at a draft"], "Make the draft"))
    finished(page)
    path = f"reports/small/2017-18-P06/{STEM}-draft.html"
    assert told(page) == f"The draft is made: {path}."
    step = steps(page)["Look at a draft"]
    assert (step["done"], step["text"]) == (True, f"There is a draft of the plan as it is now: {path}.")
    assert Path(path).is_file()
    page.saves("m-show", "title", "Summer fair")
    step = steps(page)["Look at a draft"]
    assert (step.get("done", False), step["text"]) == (
        False,
        f"There is a draft from before the plan was changed: {path}.",
    )


def test_a_fortnight_without_a_report_says_so(tmp_path, monkeypatch):
    rule = "periods_without_report: [{year: 2017-18, period: 5, reason: The election}]"
    begin(tmp_path, monkeypatch, f"id: small\ntitle: A small plan\nsettings:\n  years: 2017-18\n  {rule}\n")
    page = Page("fortnight", period="2017-18 P05")
    assert page.kinds() == ["heading", "text", "text"]
    assert page.screen["blocks"][2]["text"] == "There is no report for this fortnight: The election."


@pytest.mark.parametrize("do", ["finalise", "correct report", "make draft", "view draft", "view issued"])
def test_nonsense_from_the_page_makes_nothing(plan, do):
    reply = at_fortnight().does(
        do, said={"reason": "x"}, period="../../P99", number="6", name="x", report="../x"
    )
    assert (reply["ok"], desk.issued_reports("small"), list(Path("reports").glob("**/*"))) == (False, [], [])
