"""The history: by day and person, each entry opened, undone, and the history of one row."""

from datetime import date
from pathlib import Path

import pytest

from actionplan import desk
from actionplan.desk import Asked, Merging
from actionplan.desk.sent import say_sent
from actionplan.editor.panels import history
from tests.editor.dropping import edited
from tests.editor.talking import BEN, LEAD, Talk
from tests.small_plan import begin, on, unrendered


@pytest.fixture
def lead(tmp_path, monkeypatch):
    begin(tmp_path, monkeypatch)
    page = Talk()
    page.write("m-show", "title", "Summer fair")
    Talk(BEN).write("m-press", "date", "Sept tbc")
    on(monkeypatch, date(2017, 6, 28), hour=13)
    page.do("newest")
    page.write("m-press", "narrative", "Room booked.")
    page.do("open", panel="history")
    return page


def headings(page):
    return [block["text"] for block in page.blocks if block["block"] == "heading"]


def entries(page):
    return [block for block in page.blocks if block["block"] == "details"]


def summaries(page):
    return [entry["summary"] for entry in entries(page)]


def labels(entry):
    return [button["label"] for button in entry.get("buttons", [])]


def test_it_stands_by_day_and_person_the_newest_first(lead):
    assert headings(lead) == [
        "History",
        "28 June 2017",
        "Communications lead: one change",
        "27 June 2017",
        "Ben: one change",
        "Communications lead: one change",
        "1 June 2017",
        "Communications lead: one change",
    ]
    assert summaries(lead) == [
        "14:00  “Press day”, fortnight 1, update: “Room booked.”",
        "10:00  Milestone “Press day”, date: “Sept tbc” (was “30.06.17”)",
        "10:00  Milestone “Summer fair”, title: “Summer fair” (was “Summer show”)",
        "10:00  The plan was made: five rows",
    ]


def test_an_entry_opens_its_changes_who_when_and_why(lead):
    first, *_, made = entries(lead)
    assert first["items"] == [
        "“Press day”, fortnight 1, update: “Room booked.”.",
        "By Communications lead on 28 June 2017, 14:00.",
    ]
    assert labels(first) == ["Undo this", "History of “Press day”"]
    assert made["items"][0] == "The plan was made."
    assert made["items"][-2:] == [
        "Why: loaded from small.yaml",
        "By Communications lead on 1 June 2017, 10:00.",
    ]
    assert labels(made) == []


def test_anybodys_change_can_be_undone_here_and_brought_back(lead):
    undo = entries(lead)[1]["buttons"][0]
    assert undo["confirm"] == ("This takes back: Milestone “Press day”, date: “Sept tbc” (was “30.06.17”).")
    assert lead.do(undo["do"], **undo["args"])["said"] == (
        "Undone. Milestone “Press day”, date: “30.06.17” (was “Sept tbc”)."
    )
    assert summaries(lead)[0] == ("14:00  Undone: Milestone “Press day”, date: “Sept tbc” (was “30.06.17”)")
    bens = entries(lead)[2]
    assert bens["summary"].endswith("(undone)") and "Undo this" not in labels(bens)
    assert bens["items"][-1] == "Undone by Communications lead on 28 June 2017, 14:00."
    back = entries(lead)[0]["buttons"][0]
    assert back["label"] == "Bring this back"
    assert lead.do(back["do"], **back["args"])["ok"]
    assert desk.open_plan("small").plan.by_id["m-press"].date == "Sept tbc"


def test_what_was_changed_since_is_not_undone_and_says_by_whom(lead):
    Talk(BEN).write("m-show", "title", "Garden party")
    reply = lead.do("undo", number="2")
    assert reply["ok"] is False
    assert reply["said"] == (
        "Milestone “Garden party”, title: it was “Summer fair”, is now “Garden party” (changed by Ben on "
        "28 June 2017, 14:00), and you wanted “Summer show”. So it was not undone. Undo the later change first, or put "
        "it right by hand."
    )


@pytest.mark.parametrize("number", ["", "1", "77", "x", "²"])
def test_what_is_no_entry_cannot_be_undone(lead, number):
    assert lead.do("undo", number=number)["ok"] is False
    assert desk.newest("small") == 4


def test_it_can_be_narrowed_to_a_person_and_to_words(lead):
    lead.do("filter history", said={"by": "Ben", "find": ""})
    assert len(entries(lead)) == 1
    lead.do("filter history", said={"by": "", "find": "SUMMER  fair"})
    assert summaries(lead) == [
        "10:00  Milestone “Summer fair”, title: “Summer fair” (was “Summer show”)",
    ]
    lead.do("filter history", said={"by": "Ben", "find": "summer"})
    assert [block["text"] for block in lead.blocks if block["block"] == "text"][-1] == "Nothing was found."
    lead.do("filter history", said={})
    assert len(entries(lead)) == 4


def test_the_history_of_one_row_is_opened_from_anywhere(lead):
    lead.do("open", panel="milestones")
    reply = lead.do("history of", id="m-press")
    assert reply["screen"]["panel"] == "history"
    assert [one.partition("  ")[2] for one in summaries(lead)] == [
        "“Press day”, fortnight 1, update: “Room booked.”",
        "Milestone “Press day”, date: “Sept tbc” (was “30.06.17”)",
        "Milestone “Press day” was added",
    ]
    assert entries(lead)[-1]["items"][:2] == [
        "Milestone “Press day” was added.",
        "Five changes of other rows came with it.",
    ]
    lead.do("whole history")
    assert len(entries(lead)) == 4
    for odd in ("", "m-nobody", "small", "../x"):
        assert lead.do("history of", id=odd)["ok"] is False


def test_a_row_that_was_removed_keeps_its_name_and_its_history(lead):
    desk.remove(desk.Editor("small", 4, LEAD), "m-secret")
    lead.do("newest")
    assert summaries(lead)[0] == "14:00  Milestone “Secret talks” was taken out"
    assert lead.do("history of", id="m-secret")["ok"]
    assert len(entries(lead)) == 2
    undo = entries(lead)[0]["buttons"][0]
    assert lead.do(undo["do"], **undo["args"])["ok"]
    assert "m-secret" in desk.open_plan("small").plan.by_id


def test_the_last_ones_are_shown_and_earlier_ones_when_they_are_asked_for(lead, monkeypatch):
    monkeypatch.setattr(history, "AT_ONCE", 2)
    lead.do("whole")
    assert len(entries(lead)) == 2
    assert [block["text"] for block in lead.blocks if block["block"] == "text"][-1] == (
        "Two earlier changes not shown."
    )
    assert lead.blocks[-1]["buttons"] == [{"label": "Show earlier", "do": "earlier history"}]
    lead.do("earlier history")
    assert len(entries(lead)) == 4 and lead.blocks[-1]["block"] == "details"


def test_of_many_changes_the_first_are_told_until_all_are_asked_for(lead, monkeypatch):
    monkeypatch.setattr(history, "MOST_TOLD", 3)
    lead.do("whole")
    made = entries(lead)[-1]
    assert made["items"][3] == "And three more changes."
    button = made["buttons"][0]
    assert button["label"] == "Show all 6 changes"
    lead.do(button["do"], **button["args"])
    assert len(entries(lead)[-1]["items"]) == 8


def test_texts_are_only_texts(lead):
    nasty = "<img src=x onerror=alert(1)>"
    lead.do("save milestone", nasty, id="m-show", column="title")
    assert summaries(lead)[0] == f"14:00  Milestone “{nasty}”, title: “{nasty}” (was “Summer fair”)"


def test_what_was_done_with_reports_stands_among_it_by_whom_and_when(lead, monkeypatch):
    unrendered(monkeypatch)
    desk.issue("small", "P06", by="Jo Lead")
    sent = next(iter(desk.issued_reports("small")))
    say_sent(sent, "Sam Deputy")
    on(monkeypatch, date(2017, 6, 29))
    desk.issue("small", "P06", by="Jo Lead", reason="A name was wrong.")
    on(monkeypatch, date(2017, 6, 29), hour=14)
    desk.withdraw("small/6", by="Ben", reason="It named a patient.")
    lead.do("newest")
    assert headings(lead)[1:7] == [
        "29 June 2017",
        "Ben: one entry on reports",
        "Jo Lead: one entry on reports",
        "28 June 2017",
        "Sam Deputy: one entry on reports",
        "Jo Lead: one entry on reports",
    ]
    assert summaries(lead)[:5] == [
        "15:00  Report 6 was withdrawn",
        "10:00  Report 6a was made as a correction",
        "14:00  Report 6 was sent",
        "14:00  Report 6 was finalised",
        "14:00  “Press day”, fortnight 1, update: “Room booked.”",
    ]
    gone, made, *_ = entries(lead)
    of = "is that of fortnight 6, for lay members."
    assert gone["items"] == [
        f"Report 6 {of}", "Why: It named a patient.", "By Ben on 29 June 2017, 15:00.",
    ]  # fmt: skip
    assert made["items"] == [
        f"Report 6a {of}", "Why: A name was wrong.", "By Jo Lead on 29 June 2017, 10:00.",
    ]  # fmt: skip
    assert (labels(gone), labels(made)) == ([], ["View it here", "Download it"])
    assert lead.do("filter history", said={"by": "Jo Lead", "find": "name was wrong"})["ok"]
    assert summaries(lead) == ["10:00  Report 6a was made as a correction"]
    lead.do("filter history", said={"by": "", "find": ""})
    lead.do("history of", id="m-press")
    assert not any("Report" in text for text in summaries(lead))


def test_a_returned_tracker_is_told_by_its_file_and_whose_it_was(folder):
    (export,) = desk.export_trackers("small", Asked(period="P06", owner="EO", output=Path("officer.xlsx")))
    words = "Update this fortnight"
    back = edited(
        export.path, "back.xlsx", ("Summer show", words, "Booked."), ("Leaflet", words, "At the printer.")
    )
    desk.merge_tracker(back, Merging(apply=True), by=LEAD)
    page = Talk()
    page.do("open", panel="history")
    assert summaries(page)[0] == "10:00  Tracker returned as back.xlsx, by Events officer: three changes"
    page.do("undo", number=str(desk.newest("small")))
    assert summaries(page)[0] == (
        "10:00  Undone: Tracker returned as back.xlsx, by Events officer: three changes"
    )
    page.do("history of", id="m-show")
    assert summaries(page)[1] == ("10:00  “Summer show”, fortnight 6, update: “Booked.” (undone)")
