"""The panel of milestones and dated targets, as a person at the page uses it."""

from datetime import date

import pytest

from actionplan import desk
from tests.editor.at_the_page import Page, labels, pressed
from tests.small_plan import PLAN, begin, on, unrendered

TARGETS = """\
targets:
- {id: t-quotes, requirement: Testimonials, target: 5-10 testimonials, priority: p1, date: Sept tbc}
- {id: t-share, target: 0.5% of the population, priority: p1, date: by 30 June}
"""
LED = PLAN.replace("title: Involvement}", "title: Involvement, accountable: lead}") + TARGETS


@pytest.fixture(autouse=True)
def a_plan(tmp_path, monkeypatch):
    begin(tmp_path, monkeypatch, LED)
    unrendered(monkeypatch)


def standing(row: str = "m-show") -> list:
    return [one for one in desk.open_plan("small").plan.updates if one.of == row and not one.withdrawn]


def titles(page: Page) -> list[str]:
    return [row["name"] for row in page.block("milestones")["rows"]]


def test_the_table_holds_milestones_and_dated_targets():
    page = Page()
    assert page.block("milestones")["caption"] == "Milestones and dated targets"
    assert titles(page) == [
        "Summer show",
        "Press day",
        "Secret talks",
        "Testimonials",
        "0.5% of the population",
    ]
    assert page.under("t-quotes", "title") == ["Involvement", "target: 5-10 testimonials"]
    assert page.under("t-share", "title") == ["Involvement", "dated target"]
    assert page.under("t-share", "owner") == ["Communications lead answers for it."]


def test_rows_are_filtered_by_priority_owner_published_status_and_report():
    page = Page()
    assert page.row("m-secret")["filters"] == {
        "priority": "-",
        "owner": "lead",
        "status": "amber",
        "report": "no",
    }
    assert [one["label"] for one in page.block("milestones")["filters"]] == [
        "Priority",
        "Owner",
        "Status",
        "Report",
    ]
    page.saves("m-secret", "status", "red", reason="No date is agreed")
    assert page.row("m-secret")["filters"] == {
        "priority": "-",
        "owner": "lead",
        "status": "red",
        "report": "yes",
    }


def test_dates_are_in_order_of_their_first_day_and_statuses_of_how_bad_they_are():
    page = Page()
    page.saves("m-show", "date", "5 to 9 July 2017")
    page.saves("m-press", "date", "To be confirmed")
    assert page.cell("m-show", "date")["sort"] == "2017-07-05"
    assert page.cell("m-press", "date")["sort"] == "9999"
    sorts = {
        row["cells"]["status"]["tag"]: row["cells"]["status"]["sort"]
        for row in page.block("milestones")["rows"]
    }
    assert sorts["date to be confirmed"] == "2"


def test_what_a_status_opens_is_sent_once_for_all_rows_until_something_is_filled_in():
    page = Page()
    page.saves("m-show", "status", "red", reason="Lift out of order", path_to_green="Repair")
    shown = {row["id"]: row["cells"]["status"] for row in page.block("milestones")["rows"]}
    assert [name for name, cell in shown.items() if "opens" in cell] == ["m-show"]
    (column,) = [one for one in page.block("milestones")["columns"] if one["name"] == "status"]
    assert all(cell["opens_as"] in column["opens"] for cell in shown.values())
    assert [one["name"] for one in column["opens"]["green"]["red"]] == [
        "reason",
        "path_to_green",
        "path_to_green_by",
    ]
    assert "green" not in column["opens"]["green"]


def test_a_cell_is_saved_as_it_is_left():
    page = Page()
    assert page.saves("m-show", "title", "The show")["said"] == "Saved"
    assert page.cell("m-show", "title")["value"] == "The show"
    assert page.saves("m-show", "title", "The show") == {"n": "t-2", "ok": True, "said": ""}


def test_the_title_of_a_target_is_its_requirement_or_else_its_target():
    page = Page()
    page.saves("t-quotes", "title", "Quotes")
    page.saves("t-share", "title", "1% of the population")
    rows = desk.open_plan("small").plan.by_id
    assert (rows["t-quotes"].requirement, rows["t-quotes"].target) == ("Quotes", "5-10 testimonials")
    assert (rows["t-share"].requirement, rows["t-share"].target) == ("", "1% of the population")


def test_an_empty_title_is_refused_in_one_sentence():
    page = Page()
    reply = page.saves("m-show", "title", "  ")
    assert (reply["ok"], reply["said"]) == (False, "Title: a title is needed.")


@pytest.mark.parametrize(
    ("text", "under", "question"),
    [
        ("Sept tbc", "read as 1 to 30 September 2017, to be confirmed", None),
        ("30 February", "not read yet", "“30 February” is not a day of the calendar. Which day is meant?"),
        ("31/02/2017", "not read yet", "“31/02/2017” is not a day of the calendar. Which day is meant?"),
        ("22.06.", "not read yet", "“22.06.” is not read as a date. Which day, month or season is meant?"),
        ("", "no date yet", None),
    ],
)
def test_a_date_is_kept_as_it_is_written_with_its_reading_under_it(text, under, question):
    page = Page()
    assert page.saves("m-show", "date", text)["ok"]
    assert page.cell("m-show", "date").get("value", "") == text
    assert page.under("m-show", "date") == [under]
    assert (page.cell("m-show", "date").get("ask") or {}).get("text") == question


def test_a_date_that_can_be_read_in_two_ways_is_asked_once():
    page = Page()
    page.saves("m-show", "date", "Current timeframe April Dec 17")
    ask = page.cell("m-show", "date")["ask"]
    assert ask["text"] == "“April Dec 17” can be read in two ways. Which is it?"
    assert labels(ask) == ["April 2017 to December 2017", "From April 2017; in December 2017"]
    assert page.under("m-show", "date") == ["until you answer, read as 1 April to 31 December 2017"]
    assert page.presses(pressed(ask, "April 2017 to December 2017"))["said"] == "Saved"
    assert page.cell("m-show", "date").get("ask") is None
    assert page.under("m-show", "date") == ["read as 1 April to 31 December 2017"]


def test_an_answer_to_a_text_that_is_another_by_now_is_not_kept():
    page = Page()
    page.saves("m-show", "date", "April Dec 17")
    ask = page.cell("m-show", "date")["ask"]
    page.saves("m-show", "date", "May Dec 17")
    reply = page.presses(ask["buttons"][0])
    assert (reply["ok"], reply["said"]) == (
        False,
        "The text was changed meanwhile, so the question is another one. Answer that.",
    )


def test_a_promised_date_asks_what_the_new_one_is_and_tells_the_slip():
    desk.issue("small", "P06")
    page = Page(period="2017-18 P07")
    reply = page.saves("m-show", "date", "22.06.17")
    assert (reply["ok"], reply["said"]) == (False, "Not saved yet: say what the new date is.")
    assert "--new-date" not in reply["ask"]["text"]
    assert labels(reply["ask"]) == [
        "A typing mistake",
        "A new date that was agreed",
        "When it is now expected",
        "Leave it as it was",
    ]
    page.presses(pressed(reply["ask"], "When it is now expected"))
    assert page.cell("m-show", "date")["value"] == "14.06.17"
    assert page.under("m-show", "date") == [
        "read as 14 June 2017; now expected 22 June 2017; slipped eight days, the first time it moved"
    ]


def test_an_agreed_date_is_saved_with_who_agreed():
    desk.issue("small", "P06")
    page = Page(period="2017-18 P07")
    agreed = pressed(page.saves("m-show", "date", "22.06.17")["ask"], "A new date that was agreed")
    assert [(one["name"], one["required"]) for one in agreed["fields"]] == [
        ("approved_by", True),
        ("why", True),
    ]
    assert page.presses(agreed, approved_by="Chair", why="Rain")["said"] == "Saved"
    (told,) = standing()
    assert (told.date_was, told.date_now, told.approved_by, told.reason) == (
        "14.06.17",
        "22.06.17",
        "Chair",
        "Rain",
    )


def test_two_people_in_one_cell_are_asked_which_stands():
    mine, theirs = Page(), Page(by="Events lead")
    theirs.saves("m-show", "title", "Their show")
    reply = mine.saves("m-show", "title", "My show")
    assert (reply["ok"], reply["said"]) == (False, "Not saved: somebody else changed this meanwhile.")
    assert reply["ask"]["text"] == (
        "Milestone “Their show”, title: it was “Summer show”, is now “Their show” (changed by Events lead on "
        "27 June 2017, 10:00), and you wanted “My show”."
    )
    assert labels(reply["ask"]) == ["Keep mine", "Take theirs"]
    assert mine.cell("m-show", "title")["value"] == "Their show"
    mine.presses(pressed(reply["ask"], "Keep mine"))
    assert mine.cell("m-show", "title")["value"] == "My show"


def test_a_milestone_is_added_with_what_was_filled_in():
    page = Page()
    added = page.does(
        "add milestone", said={"title": "Open day", "date": "Sept tbc", "owner": "lead", "priority": ""}
    )
    assert added["said"] == "Added"
    row = desk.open_plan("small").plan.milestones[-1]
    assert (row.title, row.date, row.owner, row.priority) == ("Open day", "Sept tbc", "lead", None)
    assert page.under(row.id, "title") == [
        "under no priority",
        "Added on 27 June 2017, so it stands in the reports after this fortnight's.",
    ]


def test_a_dated_target_is_added_too():
    page = Page()
    page.does("add target", said={"requirement": "Visits", "target": "100 visits", "date": "by March"})
    row = desk.open_plan("small").plan.targets[-1]
    assert (row.requirement, row.target, row.date) == ("Visits", "100 visits", "by March")


def test_a_milestone_without_a_title_is_refused():
    page = Page()
    reply = page.does("add milestone", said={"title": ""})
    assert (reply["ok"], reply["said"]) == (False, "Title: a title is needed.")


def test_a_row_is_taken_out_and_a_promised_one_with_its_reason():
    page = Page()
    assert page.does("take milestone out", id="m-secret")["said"] == "Taken out"
    assert "Secret talks" not in titles(page)
    desk.issue("small", "P06")
    assert page.does("take milestone out", id="m-show")["said"] == (
        "It stood in an issued report, so it is withdrawn and not deleted: say why."
    )
    page.does("take milestone out", said={"because": "Cancelled"}, id="m-show")
    assert desk.open_plan("small").plan.by_id["m-show"].withdrawn_because == "Cancelled"


def test_a_row_that_was_withdrawn_after_the_fortnight_is_only_to_be_read():
    desk.issue("small", "P06")
    page = Page()
    page.does("take milestone out", said={"replaced_by": "m-press"}, id="m-show")
    told = "Withdrawn on 27 June 2017. It still stands in this fortnight's report."
    assert page.under("m-show", "title") == ["Involvement", told]
    assert {cell.get("locked") for cell in page.row("m-show")["cells"].values()} == {told}
    assert "Summer show" not in titles(Page(period="2017-18 P07"))


def test_a_row_of_another_kind_is_no_milestone():
    page = Page()
    for do in ("save milestone", "take milestone out"):
        reply = page.does(do, "x", id="lead", column="title")
        assert (reply["ok"], reply["said"]) == (
            False,
            "“Communications lead” is no milestone. Nothing was saved.",
        )


def test_an_owner_who_is_away_is_told_under_the_name(monkeypatch):
    on(monkeypatch, date(2017, 6, 27))
    desk.change(desk.Editor("small", 1, "me"), "lead", {"away_until": "2017-07-10"})
    assert Page().under("m-show", "owner") == ["Away until 10 July 2017."]


@pytest.mark.parametrize("column", ["id", "since", "answers", "withdrawn_on", "colour"])
def test_what_is_no_column_of_the_table_is_not_saved(column):
    reply = Page().saves("m-show", column, "2017-06-01")
    assert (reply["ok"], reply["said"]) == (False, "That cell cannot be changed. Nothing was saved.")


def test_an_answer_on_a_promised_date_that_others_changed_meanwhile_asks_which_stands():
    desk.issue("small", "P06")
    mine, theirs = Page(period="2017-18 P07"), Page(by="Events lead", period="2017-18 P07")
    asked = mine.saves("m-show", "date", "22.06.17")["ask"]
    before = mine.seen
    theirs.presses(pressed(theirs.saves("m-show", "date", "21.06.17")["ask"], "A typing mistake"))
    agreed = pressed(asked, "A new date that was agreed")
    mine.seen = before  # what the question was asked of
    reply = mine.presses(agreed, approved_by="Chair", why="Rain")
    assert (reply["ok"], reply["said"]) == (False, "Not saved: somebody else changed this meanwhile.")
    assert reply["ask"]["text"] == (
        "Milestone “Summer show”, date as written: it was “14.06.17”, is now “21.06.17” (changed by Events "
        "lead on 27 June 2017, 10:00), and you wanted “22.06.17”."
    )
    assert labels(reply["ask"]) == ["Keep mine", "Take theirs"]
    assert mine.presses(pressed(reply["ask"], "Keep mine"))["said"] == "Saved"
    assert mine.cell("m-show", "date")["value"] == "22.06.17"
    told = standing()[-1]
    assert (told.date_was, told.date_now, told.approved_by, told.reason) == (
        "21.06.17",
        "22.06.17",
        "Chair",
        "Rain",
    )


@pytest.mark.parametrize("answer", ["A typing mistake", "When it is now expected"])
def test_no_plain_answer_on_a_promised_date_hides_what_others_changed(answer):
    desk.issue("small", "P06")
    mine, theirs = Page(period="2017-18 P07"), Page(by="Events lead", period="2017-18 P07")
    asked = mine.saves("m-show", "date", "22.06.17")["ask"]
    before = mine.seen
    theirs.presses(pressed(theirs.saves("m-show", "date", "21.06.17")["ask"], "A typing mistake"))
    mine.seen = before
    reply = mine.presses(pressed(asked, answer))
    assert labels(reply["ask"]) == ["Keep mine", "Take theirs"]
    assert mine.presses(pressed(reply["ask"], "Keep mine"))["said"] == "Saved"
