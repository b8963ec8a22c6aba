"""What a person says of a row for the fortnight, and what stands under it."""

from datetime import date
from pathlib import Path

import pytest

from actionplan import desk
from tests.editor.at_the_page import Page
from tests.small_plan import PLAN, begin, on, unrendered

STOPPED = """\
updates:
- {id: u-1, of: m-press, period: 2017-18 P05, by: Events lead, standing: deferred, approved_by: Chair,
   reason: No venue, recorded: '2017-06-05T09:00:00+00:00'}
- {id: u-2, of: m-secret, period: 2017-18 P05, by: Events lead, completed_on: '2017-06-01',
   recorded: '2017-06-05T09:00:00+00:00'}
"""


@pytest.fixture(autouse=True)
def a_plan(tmp_path, monkeypatch):
    begin(tmp_path, monkeypatch, PLAN + STOPPED)
    unrendered(monkeypatch)


def standing(row: str = "m-show") -> list:
    return [one for one in desk.open_plan("small").plan.updates if one.of == row and not one.withdrawn]


def buttons(page: Page, row: str = "m-show") -> list[str]:
    return [one["label"] for one in page.cell(row, "narrative").get("buttons", [])]


def test_the_words_of_the_fortnight_are_one_update_however_often_they_are_corrected():
    page = Page()
    for text in ("Going", "Going well", "Gone"):
        assert page.saves("m-show", "narrative", text)["said"] == "Saved"
    assert [one.narrative for one in standing()] == ["Gone"]
    assert page.cell("m-show", "narrative")["value"] == "Gone"


def test_silence_is_told_in_days_and_answered_by_one_button(monkeypatch):
    on(monkeypatch, date(2017, 5, 22))
    Page(by="Events lead", period="2017-18 P04").saves("m-show", "narrative", "Booked")
    on(monkeypatch, date(2017, 6, 27))
    page = Page()
    assert page.under("m-show", "narrative") == ["No update for 34 days."]
    assert buttons(page)[0] == "Nothing has changed"
    assert page.does("unchanged", id="m-show")["said"] == "Saved"
    assert page.under("m-show", "narrative") == ["You say that nothing has changed."]
    assert buttons(page)[0] == "Read by: everybody. Change"
    assert standing()[-1].nothing_changed


def test_a_row_that_nobody_spoke_of_says_so_and_one_that_is_over_asks_nothing():
    page = Page()
    assert page.under("m-show", "narrative") == ["No update yet."]
    assert (page.under("m-press", "narrative"), buttons(page, "m-press")) == ([], [])


def test_what_was_recorded_later_than_the_fortnight_is_told_by_its_period():
    Page(by="Events lead", period="2017-18 P05").saves("m-show", "narrative", "Booked")
    assert Page().under("m-show", "narrative") == ["Last update for fortnight 5."]


def test_what_others_say_for_the_fortnight_stands_under_my_own_words():
    others = Page(by="Events lead")
    others.saves("m-show", "narrative", "Lift inspected")
    Page(by="Chair").does("unchanged", id="m-show")
    page = Page()
    assert page.under("m-show", "narrative") == [
        "Events lead: Lift inspected",
        "Chair: nothing has changed.",
    ]
    page.saves("m-show", "narrative", "Mine")
    assert page.under("m-show", "narrative") == [
        "Events lead: Lift inspected",
        "Chair: nothing has changed.",
    ]
    assert others.under("m-show", "narrative") == []
    others.does("newest")
    assert "Communications lead: Mine" in others.under("m-show", "narrative")


def test_a_status_with_a_missing_reason_is_told_in_a_short_sentence():
    page = Page()
    reply = page.saves("m-show", "status", "green")
    said = "a reason is needed when you report Green and the rule says Amber."
    assert (reply["ok"], reply["said"]) == (False, said)
    assert standing() == []


def test_words_alone_beside_a_status_that_has_come_to_need_a_reason_are_told_the_same():
    page = Page()
    page.saves("m-show", "status", "amber")
    page.saves("m-show", "date", "14.07.17")
    reply = page.saves("m-show", "narrative", "Going")
    assert reply["said"] == "a reason is needed when you report Amber and the rule says Green."


def test_amber_for_want_of_an_update_is_green_as_soon_as_something_is_reported():
    page = Page()
    page.saves("m-show", "date", "29.06.17")
    assert page.under("m-show", "status") == [
        "The rule says Amber: Due in four days (29 June 2017), and no update in this period or the last."
    ]
    (column,) = [one for one in page.block("milestones")["columns"] if one["name"] == "status"]
    amber = column["opens"][page.cell("m-show", "status")["opens_as"]]["amber"]
    assert amber[0]["required"] is True
    reply = page.saves("m-show", "status", "amber")
    assert (
        reply["said"]
        == "a reason is needed when you report Amber and once you have reported the rule says Green."
    )
    page.saves("m-show", "status", "green")
    assert page.under("m-show", "status") == ["The rule says Green: Due in four days (29 June 2017)."]


def test_a_status_with_its_reason_stands_beside_the_rules_sentence():
    page = Page()
    said = {"reason": "Lift out of order", "path_to_green": "Repair", "path_to_green_by": "10 July"}
    assert page.saves("m-show", "status", "red", **said)["said"] == "Saved"
    assert page.cell("m-show", "status")["value"] == page.cell("m-show", "status")["tag"] == "red"
    assert page.under("m-show", "status") == [
        "The rule says Amber: 11 days past its date, no completion recorded.",
        "The owner reports Red: Lift out of order (Communications lead, 27 June 2017).",
        "Path to green: Repair, by 10 July.",
    ]
    red = page.cell("m-show", "status")["opens"]["red"]
    assert [(one["label"], one.get("value"), one.get("required", False)) for one in red] == [
        ("Reason", "Lift out of order", True),
        ("Path to green", "Repair", False),
        ("Green again by", "10 July", False),
    ]


def test_complete_opens_its_day_and_takes_one_as_people_write_it():
    page = Page()
    assert (
        page.saves("m-show", "status", "complete")["said"] == "the day on which it was completed is needed."
    )
    reply = page.saves("m-show", "status", "complete", completed_on="summer")
    assert reply["said"] == "“summer” is not one day. Write it as 27 June 2017."
    reply = page.saves("m-show", "status", "complete", completed_on="30 June")
    assert reply["said"] == "30 June 2017 is still to come; give the day on which it was completed."
    page.saves(
        "m-show", "status", "complete", completed_on="20.06.17", outcome="300 came", lesson="Book early"
    )
    (told,) = standing()
    assert (told.completed_on, told.outcome, told.lesson) == ("2017-06-20", "300 came", "Book early")
    assert page.cell("m-show", "status")["value"] == "complete"


def test_what_goes_with_one_status_leaves_with_it():
    page = Page()
    page.saves("m-show", "narrative", "Going")
    page.saves("m-show", "status", "complete", completed_on="20.06.17", outcome="300 came")
    page.saves("m-show", "status", "")
    (told,) = standing()
    assert (told.narrative, told.completed_on, told.outcome) == ("Going", None, "")
    assert page.cell("m-show", "status").get("value", "") == ""


def test_deferred_and_stopped_need_who_approved_it():
    page = Page()
    assert (
        page.saves("m-show", "status", "stopped")["said"]
        == "who approved it is needed, so that it counts as stopped."
    )
    page.saves("m-show", "status", "stopped", approved_by="Chair", reason="No venue")
    assert page.cell("m-show", "status")["value"] == "stopped"
    assert page.under("m-show", "status") == [
        "The rule says Stopped: Stopped, approved by Chair.",
        "No venue.",
    ]


def test_what_another_deferred_is_taken_up_again():
    page = Page()
    assert page.cell("m-press", "status")["value"] == "deferred"
    page.saves("m-press", "status", "")
    assert standing("m-press")[-1].standing == "resumed"
    assert page.under("m-press", "status") == ["The rule says Green: Due in five days (30 June 2017)."]


def test_what_another_completed_is_not_taken_back_by_a_status():
    reply = Page().saves("m-secret", "status", "red", reason="Not at all")
    assert (reply["ok"], reply["said"]) == (
        False,
        "it was completed on 1 June 2017, as Events lead said for fortnight 5. That cannot be taken back here by "
        "itself. If the work goes on, add it as a new milestone.",
    )


def test_what_a_colleague_completed_at_the_page_is_undone_in_the_history():
    theirs = Page(by="Events lead", period="2017-18 P05")
    theirs.saves("m-show", "status", "complete", completed_on="3 June 2017")
    mine = Page()
    reply = mine.saves("m-show", "status", "red", reason="Not at all")
    assert reply["said"] == (
        "it was completed on 3 June 2017, as Events lead said for fortnight 5. To take that back, open History and "
        "undo what Events lead did on 27 June 2017, 10:00."
    )
    mine.does("undo", number="2")
    assert mine.saves("m-show", "status", "red", reason="Not at all")["said"] == "Saved"


def test_what_i_completed_in_an_earlier_fortnight_is_corrected_there():
    earlier = Page(period="2017-18 P05")
    earlier.saves("m-show", "status", "complete", completed_on="3 June 2017")
    assert Page().saves("m-show", "status", "red", reason="Not at all")["said"] == (
        "it was completed on 3 June 2017, as you said for fortnight 5. To correct that, press Another fortnight, "
        "choose fortnight 5, and change its status there."
    )
    assert earlier.saves("m-show", "status", "green", reason="Going on")["said"] == "Saved"


def test_what_was_completed_together_with_other_rows_is_not_sent_to_the_history():
    two = "updates:\n" + "".join(
        f"- {{id: u-{row}, of: {row}, period: 2017-18 P05, by: Ben, completed_on: '2017-06-03'}}\n"
        for row in ("m-show", "m-press")
    )
    text = desk.dump("small").replace("updates:\n", two)
    Path("edited.yaml").write_text(text, "utf-8")
    desk.load(Path("edited.yaml"))
    assert Page().saves("m-show", "status", "red", reason="Not at all")["said"] == (
        "it was completed on 3 June 2017, as Ben said for fortnight 5. That cannot be taken back here by itself. If "
        "the work goes on, add it as a new milestone."
    )


def test_what_is_complete_by_its_date_is_changed_there():
    page = Page()
    page.saves("m-show", "date", "Complete 12 June 2017")
    reply = page.saves("m-show", "status", "red", reason="Not at all")
    assert reply["said"] == "by its date as written it is complete; change that instead."


@pytest.mark.parametrize("status", ["purple", "not started", "date to be confirmed"])
def test_what_is_no_status_to_report_is_refused(status):
    reply = Page().saves("m-show", "status", status)
    assert (reply["ok"], reply["said"]) == (False, f"“{status}” is no status that can be reported.")


def test_who_may_read_an_update_is_chosen_beside_it():
    page = Page()
    assert page.does("save audience", said={"audience": "team"}, id="m-show")["ok"] is False
    page.saves("m-show", "narrative", "Between us")
    assert buttons(page)[0] == "Read by: everybody. Change"
    page.does("save audience", said={"audience": "team"}, id="m-show")
    assert buttons(page)[0] == "Read by: the team only. Change"
    assert [(one.narrative, one.audience) for one in standing()] == [("Between us", "team")]
    assert page.does("save audience", said={"audience": "all"}, id="m-show")["ok"] is False


@pytest.mark.parametrize(
    ("status", "said", "told"),
    [
        (
            "complete",
            {"completed_on": "20.06.17", "outcome": "300 came"},
            "Events lead: completed on 20 June 2017.",
        ),
        ("red", {"reason": "Rain"}, "Events lead: Red."),
        ("deferred", {"approved_by": "Chair"}, "Events lead: deferred."),
    ],
)
def test_what_others_report_without_words_is_told_in_short(status, said, told):
    Page(by="Events lead").saves("m-show", "status", status, **said)
    assert Page().under("m-show", "narrative") == [told]


def test_what_i_said_before_the_report_was_finalised_stands_under_a_new_update():
    page = Page()
    page.saves("m-show", "narrative", "Going")
    desk.issue("small", "P06")
    again = Page()
    assert again.cell("m-show", "narrative").get("value", "") == ""
    assert again.under("m-show", "narrative") == ["You said before: Going"]
    again.saves("m-show", "narrative", "Gone")
    assert [one.narrative for one in standing()] == ["Going", "Gone"]
