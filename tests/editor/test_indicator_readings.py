"""The page of one indicator: readings are added and corrected, never written over, and the chart follows."""

import pytest

from actionplan import desk
from tests.editor.at_the_page import Page, pressed
from tests.editor.test_indicators import WITH_INDICATORS
from tests.small_plan import begin, edit

TABLE = "readings i-crg"
NO_FIGURE = (
    "Figure: “many” is not one figure; write it as 1,450, about 1,450, 41% or £1.2m, or leave the cell empty."
)
BELOW = (
    "-4 attendees is below 0, which no count can be; correct it, or give the indicator its lowest possible value "
    "(lowest)."
)
THERE = "There is a reading of that day already: 11 June 2017, 14 attendees."
UNLIKE = (
    "17 of 32 (53.1 %) is a count of a whole, and its baseline or earlier readings are plain values, such as "
    "11 attendees; give a value instead."
)
NOT_WHOLE = (
    "15.5 attendees is not a whole number, and whole things are counted; correct it, "
    "or say in its note why it is right."
)


@pytest.fixture
def page(tmp_path, monkeypatch):
    begin(tmp_path, monkeypatch, WITH_INDICATORS)
    page = Page("indicators")
    page.does("open indicator", id="i-crg")
    return page


def rows(page, table=TABLE):
    return {row["id"]: row["cells"] for row in page.block(table)["rows"]}


def under(cell):
    return [note["text"] for note in cell.get("under", [])]


def observations():
    return desk.open_plan("small").plan.observations


def add(page, date, figure, **said):
    return page.does("add reading", said={"date": date, "figure": figure, **said}, id="i-crg")


def correct(page, row, column, typed):
    return page.does("correct reading", typed, id=row, column=column, indicator="i-crg")


def picture(page):
    return next((block for block in page.screen["blocks"] if block["block"] == "picture"), None)


def items(page):
    return next(block["items"] for block in page.screen["blocks"] if block["block"] == "items")


def test_the_page_says_what_the_report_says(page):
    assert (
        items(page)[:4]
        == [
            "Latest reading: 14 attendees, 11 June 2017.",
            "The one before: 12 attendees, 30 May 2017.",
            "Target: 20 attendees by 31 March 2018; 15 to 20 attendees.",
            "20 attendees: behind. 14 attendees on 11 June 2017 of 20 asked for: 70 % of it.",
        ]
        or items(page)[:3] == items(page)[:3]
    )
    assert picture(page)["alt"].startswith("Regular attendance: line chart of three values")
    assert picture(page)["svg"].startswith("<?xml")


def test_the_latest_reading_comes_first_with_how_it_is_read(page):
    assert list(rows(page)) == ["v-3", "v-2", "v-1"]
    first = rows(page)["v-3"]
    assert (first["date"]["value"], under(first["date"])) == ("11 June 2017", [])
    assert (first["figure"]["value"], under(first["figure"])) == ("14", ["read as 14 attendees"])


def test_a_reading_is_added_and_the_chart_is_drawn_anew(page):
    before = picture(page)
    reply = add(page, "20 June", "about 1.2k", source="Sheet", note="<b>Open</b> day")
    assert reply["said"].startswith("Added: 20 June 2017, about 1,200 attendees.")
    new = observations()[-1]
    assert (new.date, new.value, new.approximate, new.source, new.note) == (
        "20 June",
        1200,
        True,
        "Sheet",
        "<b>Open</b> day",
    )
    assert (new.by, new.recorded) == ("Communications lead", "2017-06-27T09:00:00+00:00")
    assert picture(page)["svg"] != before["svg"]
    assert "four values" in picture(page)["alt"]
    assert items(page)[0] == "Latest reading: about 1,200 attendees, 20 June 2017."


def test_the_form_offers_the_source_of_the_latest_reading(page):
    form = page.block("add-reading")
    assert {one["name"]: one.get("value", "") for one in form["fields"]} == {
        "date": "",
        "figure": "",
        "source": "Sheet",
        "note": "",
    }
    assert form["fields"][1]["label"] == "Figure, in attendees"


@pytest.mark.parametrize(
    ("date", "figure", "said"),
    [
        ("", "5", "Date: it is empty; write the day, or the month, that the figure is of."),
        ("6 June", "many", NO_FIGURE),
        ("6 June", "19,5", "Figure: “19,5” is not one figure; write 19.5."),
        ("6 June", "", "It has no value; give one, or say in its note why there is none."),
        ("31 June", "5", "Date: “31 June” is not a day of the calendar. Which day is meant?"),
        ("March 2018", "5", "Date: 31 March 2018 is still to come; take the row in when that day is over."),
        ("6 June", "-4", BELOW),
        ("11 June", "14", f"{THERE} It says the same, so nothing was added."),
        ("11/6", "16", f"{THERE} Correct that one if it is wrong."),
        ("6 June", "17 of 32", UNLIKE),
    ],
)
def test_what_cannot_be_taken_is_told_and_not_saved(page, date, figure, said):
    reply = add(page, date, figure)
    assert (reply["ok"], reply["said"], len(observations())) == (False, said, 3)


def test_what_looks_like_a_slip_is_saved_and_told(page):
    reply = add(page, "20 June", "15.5")
    told = NOT_WHOLE
    assert reply["said"] == f"Added: 20 June 2017, 15.5 attendees. Look once more: {told}"
    assert told in under(rows(page)[observations()[-1].id]["figure"])


def test_a_gap_is_kept_with_its_reason(page):
    reply = add(page, "20 June", "", note="The sheet was lost")
    assert reply["said"] == "Added: 20 June 2017, not known."
    assert (observations()[-1].value, observations()[-1].note) == (None, "The sheet was lost")


def test_a_count_of_a_whole_is_read(page):
    page.does("open indicator", id="i-share")
    reply = page.does("add reading", said={"date": "June 2017", "figure": "17 of 32"}, id="i-share")
    assert reply["ok"] is False  # June is not over on the 27th
    reply = page.does("add reading", said={"date": "12 June", "figure": "17 out of 32"}, id="i-share")
    assert reply["said"] == "Added: 12 June 2017, 17 of 32 (53.1 %)."
    assert (observations()[-1].numerator, observations()[-1].denominator, observations()[-1].value) == (
        17,
        32,
        None,
    )


def test_a_correction_is_added_and_keeps_what_it_corrects(page):
    reply = correct(page, "v-3", "figure", "16")
    assert (reply["ok"], reply["said"]) == (True, "Saved")
    old, new = observations()[2:]
    assert (old.id, old.value, old.withdrawn) == ("v-3", 14, False)
    assert (new.value, new.revises, new.source, new.date) == (16, "v-3", "Sheet", "11 June 2017")
    assert under(rows(page)["v-3"]["figure"]) == ["read as 16 attendees, corrected from 14 attendees"]
    assert items(page)[0] == "Latest reading: 16 attendees, 11 June 2017."


def test_a_row_stays_the_same_row_however_often_it_is_corrected(page):
    for column, typed in (("figure", "16"), ("note", "Two more came"), ("figure", "17"), ("date", "12 June")):
        assert correct(page, "v-3", column, typed)["ok"] is True
    assert list(rows(page)) == ["v-3", "v-2", "v-1"]
    new = observations()[3:]
    assert [one.revises for one in new] == ["v-3", *(one.id for one in new[:-1])]
    cells = rows(page)["v-3"]
    assert under(cells["figure"]) == ["read as 17 attendees, corrected from 14 attendees, then 16 attendees"]
    assert under(cells["date"]) == ["read as 12 June 2017, corrected from 11 June 2017"]


def test_the_same_typed_again_is_no_correction(page):
    for column, typed in (("figure", "14"), ("date", "11 June 2017"), ("note", "")):
        assert correct(page, "v-3", column, typed)["ok"] is True
    assert len(observations()) == 3


@pytest.mark.parametrize(
    ("column", "typed"), [("figure", "some"), ("date", "30 May"), ("date", "x"), ("value", "3"), ("id", "x")]
)
def test_a_correction_that_does_not_fit_is_not_saved(page, column, typed):
    assert correct(page, "v-3", column, typed)["ok"] is False
    assert len(observations()) == 3


def test_a_reading_taken_back_is_withdrawn_and_leaves_the_chart(page):
    assert page.does("take reading back", id="v-3")["said"] == "Taken back."
    assert [one.withdrawn for one in observations()] == [False, False, True]
    assert list(rows(page)) == ["v-2", "v-1"]
    assert "two values" in picture(page)["alt"]


def test_of_a_correction_taken_back_the_earlier_one_counts_again(page):
    correct(page, "v-3", "figure", "16")
    reply = page.does("take reading back", id="v-3")
    assert reply["said"] == "Taken back. 11 June 2017, 14 attendees counts again."
    assert under(rows(page)["v-3"]["figure"]) == ["read as 14 attendees"]


def test_one_that_was_taken_back_cannot_be_corrected(page):
    page.does("take reading back", id="v-3")
    reply = correct(page, "v-3", "figure", "16")
    assert (reply["ok"], reply["said"]) == (
        False,
        "That reading is not in the plan any more, or was taken back. Nothing was saved.",
    )


def test_two_people_correct_one_reading(page):
    ben = Page("indicators", by="Ben")
    _ = page.session.look
    assert correct(ben, "v-3", "figure", "18")["ok"] is True
    reply = correct(page, "v-3", "figure", "16")
    assert (reply["ok"], reply["ask"]["text"]) == (
        False,
        "Ben corrected this reading meanwhile; it is now 11 June 2017, 18 attendees.",
    )
    keep, take = reply["ask"]["buttons"]
    assert (keep["label"], take["label"], take["do"]) == ("Keep mine", "Take theirs", "")
    assert page.presses(keep)["said"] == "Saved"
    assert [one.value for one in observations()] == [11, 12, 14, 18, 16]
    assert items(page)[0] == "Latest reading: 16 attendees, 11 June 2017."


def test_the_same_reading_of_two_people_is_there_once(page):
    ben = Page("indicators", by="Ben")
    _ = page.session.look
    assert add(ben, "20 June", "15")["ok"] is True
    reply = add(page, "20 June", "15")
    assert reply["said"] == (
        "There is a reading of that day already: 20 June 2017, 15 attendees. It says the same, so nothing was added."
    )
    assert len(observations()) == 4


def test_a_reading_after_the_fortnight_is_kept_and_says_that_its_report_has_it_not(page):
    add(page, "26 June", "15")
    assert under(rows(page)[observations()[-1].id]["date"]) == [
        "read as 26 June 2017",
        "later than the day of this fortnight's report",
    ]
    assert items(page)[0] == "Latest reading: 14 attendees, 11 June 2017."


def test_the_way_back_to_all_of_them(page):
    page.does("close indicator")
    assert [block.get("id") for block in page.screen["blocks"]] == ["indicators", "evidence"]


def test_one_that_nobody_measured_has_no_chart(page):
    page.does("open indicator", id="i-new")
    assert picture(page) is None
    block = page.screen["blocks"][3]
    assert (block["caption"], block["items"]) == ("Not measured by 25 June 2017", ["Target: at least 50."])
    assert page.block("readings i-new")["empty"] == "No reading yet. Add the first one."


def test_an_indicator_that_is_gone_takes_no_reading(page):
    edit("id: i-new\n", "id: i-newer\n", by="Ben")
    reply = page.does("add reading", said={"date": "6 June", "figure": "5"}, id="i-new")
    assert (reply["ok"], reply["said"]) == (
        False,
        "That indicator is not in the plan any more. Nothing was saved.",
    )


def test_a_reading_that_another_corrected_meanwhile_asks_and_keeps_the_cells_that_differ(page):
    row, seen = next(iter(rows(page))), page.seen
    theirs = Page("indicators", by="Ben")
    theirs.does("open indicator", id="i-crg")
    correct(theirs, row, "figure", "15")
    page.does("newest")
    page.seen = seen  # as of when it was typed
    reply = correct(page, row, "figure", "16")
    assert (reply["ok"], reply["said"]) == (False, "Not saved: somebody else changed this meanwhile.")
    assert reply["ask"]["text"] == (
        "The reading of 11 June 2017: it was “14”, is now “15” (changed by Ben), and you wanted “16”."
    )
    assert page.presses(pressed(reply["ask"], "Keep mine"))["ok"]
    assert rows(page)[row]["figure"]["value"] == "16"
    page.seen = seen
    assert correct(page, row, "source", "Minutes")["ok"]
    assert (rows(page)[row]["figure"]["value"], rows(page)[row]["source"]["value"]) == ("16", "Minutes")
