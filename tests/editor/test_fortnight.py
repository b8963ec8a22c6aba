"""The steps of a fortnight, what is incomplete, the summary, the decisions, and the report that is finalised."""

from pathlib import Path

import pytest

from actionplan import desk
from tests.editor.at_the_page import Page
from tests.editor.waiting import ended
from tests.small_plan import PLAN, STEM, begin, unrendered

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
    """What stands above the steps when what ran has ended."""
    assert "progress" not in page.kinds()
    return page.screen["blocks"][page.kinds().index("steps") - 1]["text"]


def finished(page):
    """Wait for what runs, and look again."""
    ended(page.session.job)
    page.does("newest")
    return page


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
    assert page.screen["blocks"][1]["text"] == (
        "Judged as at its last day, 25 June 2017. Two steps before the draft are still to be done."
    )


def test_the_number_beside_the_name_of_the_panel_says_what_it_counts(plan):
    page = at_fortnight()
    tab = next(one for one in page.screen["top"]["panels"] if one["name"] == "fortnight")
    assert (tab["waiting"], tab["says"]) == (2, "Two steps before the draft are still to be done.")


def test_a_sentence_does_not_begin_with_figures(tmp_path, monkeypatch):
    owners = "".join(f"- {{id: o{n}, name: Officer {n}}}\n" for n in range(13))
    work = "".join(f"- {{id: m{n}, title: Work {n}, owner: o{n}, date: 20.06.17}}\n" for n in range(13))
    begin(tmp_path, monkeypatch, "id: small\ntitle: A plan\nsettings: {years: 2017-18}\nowners:\n"
          f"{owners}milestones:\n{work}")  # fmt: skip
    found = steps(at_fortnight())
    assert found["Collect the updates"]["text"].startswith("Thirteen owners have not reported: Officer 0; ")
    assert found["Finalise and number the report"]["text"].startswith(
        "Still incomplete: Thirteen owners have not reported. "
    )


def test_what_runs_is_told_above_the_steps_and_no_bar_is_left_of_it(plan):
    page = at_fortnight()
    page.presses(button(steps(page)["Look at a draft"], "Make the draft"))
    finished(page)
    kinds = page.kinds()
    assert kinds.index("text", 2) < kinds.index("steps") and "progress" not in kinds
    page.does("fortnight", said={"period": "2017-18 P05"})
    assert not any(block.get("text", "").startswith("The draft is made") for block in page.screen["blocks"])


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
    assert (decision.options, decision.asked_on, decision.asked_by) == (("Yes", "No"), None, "lead")
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


def test_a_draft_is_of_what_others_saved_before_it_was_made_though_the_page_has_not_seen_that(plan):
    page = at_fortnight()
    make = button(steps(page)["Look at a draft"], "Make the draft")
    desk.change(desk.Editor("small", 1, "Ben"), "m-show", {"title": "Summer fair"})
    page.presses(make)
    finished(page)
    assert "Summer fair" in Path(f"reports/small/2017-18-P06/{STEM}-draft.html").read_text("utf-8")
    assert steps(page)["Look at a draft"]["text"].startswith("There is a draft of the plan as it is now: ")


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
    assert "steps" not in page.kinds()
    assert page.screen["blocks"][-1]["text"] == "There is no report for this fortnight: The election."


@pytest.mark.parametrize("do", ["finalise", "correct report", "make draft", "view draft", "view issued"])
def test_nonsense_from_the_page_makes_nothing(plan, do):
    reply = at_fortnight().does(
        do, said={"reason": "x"}, period="../../P99", number="6", name="x", report="../x"
    )
    assert (reply["ok"], desk.issued_reports("small"), list(Path("reports").glob("**/*"))) == (False, [], [])


def test_a_plan_that_begins_within_the_year_opens_on_its_first_fortnight(tmp_path, monkeypatch):
    begin(tmp_path, monkeypatch, PLAN.replace("{years: 2017-18}", "{years: 2017-18, first_period: P16}"))
    page = at_fortnight(period="")
    assert page.screen["top"]["period"] == "fortnight 16 of 26, 30 October to 12 November 2017"
