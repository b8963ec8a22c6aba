"""A plan begun with an Excel or Word file: read, shown, put right, made."""

from datetime import date

import pytest

from actionplan import desk
from tests.editor.starting import ACTIONS, arrived, workbook_file
from tests.small_plan import on


@pytest.fixture
def person(tmp_path, monkeypatch):
    return arrived(tmp_path, monkeypatch)


def test_a_file_is_read_and_shown_and_nothing_is_saved(person):
    said = person.drops("Our actions.xlsx", workbook_file(ACTIONS), "start with file")["said"]
    assert said == "Reading Our actions.xlsx … You can go on meanwhile."
    assert person.texts() == [
        "The plan would begin with two priorities, four milestones and three owners, and with the report of fortnight "
        "6 of 26. Three updates of that fortnight would be recorded.",
        "The plan would be of the financial year 2017-18, in which all dates lie that name a year in the file. "
        "Choose others below if that is not what you mean.",
    ]
    assert person.items("Left open: settle these in the plan once it is made") == [
        "Actions, row 3, “Lead”: “Comms lead, Web officer”: who of them is accountable?",
        "Actions, row 5, “Lead”: “TBC” is no owner in the register; who is it?",
        "Actions, row 4, “Due”: “31/02/2018” is kept as it is, and is not a day of the calendar. Which day is meant? "
        "Write “28 February 2018” if that is meant.",
    ]
    assert person.fields("start-said") == {
        "title": "Our actions",
        "organisation": "",
        "years": "2017-18",
        "period": "2017-18 P06",
        "owners": "Web officer\nEngagement lead\nComms lead",
    }
    assert desk.plans() == []


def test_a_file_of_last_year_begins_a_plan_of_that_year_at_its_first_fortnight(person, monkeypatch):
    on(monkeypatch, date(2018, 11, 20))
    person.drops("Our actions.xlsx", workbook_file(ACTIONS), "start with file")
    assert person.texts()[1] == (
        "The plan would be of the financial year 2017-18, in which all dates lie that name a year in the file. "
        "Choose others below if that is not what you mean. That year is over, so the plan opens at fortnight 1 of 26."
    )
    assert person.fields("start-said")["years"] == "2017-18"
    form = next(one for one in person.shown["blocks"] if one.get("id") == "start-said")
    years = next(field for field in form["fields"] if field["name"] == "years")
    assert [choice["value"] for choice in years["choices"]] == [
        *("2016-17", "2017-18", "2018-19", "2019-20"),
        *("2016-18", "2017-19", "2018-20", "2019-21"),
    ]
    person.does("start make from file", said=person.fields("start-said"))
    assert (person.session.plan.settings.years, person.session.view.period.name) == ("2017-18", "2017-18 P01")


def test_other_years_are_chosen_and_the_fortnight_follows(person, monkeypatch):
    on(monkeypatch, date(2018, 11, 20))
    person.drops("Our actions.xlsx", workbook_file(ACTIONS), "start with file")
    said = {**person.fields("start-said"), "years": "2018-19"}
    person.does("start make from file", said=said)
    assert person.texts()[1] == (
        "The plan would be of the financial year 2018-19; no date in the file that names a year lies there. "
        "Choose others below if that is not what you mean."
    )
    assert person.fields("start-said")["period"] == "2018-19 P17"


@pytest.mark.parametrize("name", ["old.xlsb", "old.tsv", "old.txt"])
def test_each_kind_of_file_that_is_read_can_be_chosen(person, name):
    drop = next(one for one in person.shown["blocks"] if one.get("id") == "start-file")
    assert f".{name.partition('.')[2]}" in drop["accept"]


def test_the_plan_is_made_of_the_file_with_all_that_it_says(person):
    content = workbook_file(ACTIONS)
    person.drops("Our actions.xlsx", content, "start with file")
    said = person.fields("start-said")
    assert person.does("start make from file", said=said)["said"] == "“Our actions” is made, and open."
    plan = desk.open_plan("our-actions-2017-18").plan
    told = [(row.title, plan.name_of(row.owner or ""), row.date, row.since) for row in plan.milestones]
    assert told == [
        ("New website", "Web officer", "Sept 2017", None),
        ("Newsletter", "", "ongoing", None),
        ("Roadshow", "Engagement lead", "31/02/2018", None),
        ("Film", "", "tbc", None),
    ]
    assert [(u.period, u.reported_rag, u.narrative, u.reason) for u in plan.updates] == [
        ("2017-18 P06", "amber", "Supplier chosen", "Supplier chosen"),
        ("2017-18 P06", "green", "", ""),
        ("2017-18 P06", "red", "Venue lost", "Venue lost"),
    ]
    assert plan.settings.first_period == "2017-18 P06"
    assert person.session.view.period.name == "2017-18 P06"
    with desk.open_store() as store:
        kept = store.returns("our-actions-2017-18")
        assert [(one.name, one.period) for one in kept] == [("Our actions.xlsx", "2017-18 P06")]
        assert store.returned_content("our-actions-2017-18", 1) == content


def test_what_is_said_of_the_plan_changes_what_is_shown_and_made(person):
    person.drops("Our actions.xlsx", workbook_file(ACTIONS), "start with file")
    said = {
        "title": "Comms 17/18",
        "organisation": "Example Council",
        "years": "17/18",
        "period": "2017-18 P05",
        "owners": "Web officer\n\nComms lead\nweb officer",
    }
    again = "So it would be now, and nothing is saved yet. Look at it, then press Make this plan again."
    assert person.does("start make from file", said=said)["said"] == again
    assert desk.plans() == []
    assert person.fields("start-said")["owners"] == "Web officer\nComms lead"
    assert "“Engagement lead” is no owner in the register; who is it?" in " ".join(
        person.items("Left open: settle these in the plan once it is made")
    )
    person.does(
        "start make from file", said={**said, "owners": "Web officer\nComms lead", "title": "Comms 18"}
    )
    plan = person.session.plan
    assert (plan.id, plan.organisation) == ("comms-18-2017-18", "Example Council")
    assert [owner.name for owner in plan.owners] == ["Web officer", "Comms lead"]
    assert plan.by_id[plan.milestones[2].id].internal_note == "Lead: Engagement lead"
    assert {one.period for one in plan.updates} == {"2017-18 P05"}


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"years": "next"}, '"next" is not a financial year. Write it as 2017-18, or 2017-19 for two years.'),
        ({"title": " "}, "Title: a title is needed."),
        ({"owners": "A\0B"}, "What was given as owner cannot be kept: the text holds a NUL character"),
    ],
)
def test_what_cannot_be_said_of_the_plan_is_refused(person, said, sentence):
    person.drops("Our actions.xlsx", workbook_file(ACTIONS), "start with file")
    before = person.fields("start-said")
    reply = person.does("start make from file", said={"title": "Comms", "years": "2017-18", **said})
    assert (reply["ok"], reply["said"][: len(sentence)]) == (False, sentence)
    assert person.fields("start-said") == before


def test_a_file_that_cannot_be_read_says_why_and_can_be_left(person):
    person.drops("photo.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(100), "start with file")
    assert person.texts("heading") == ["Begin with photo.xlsx"]
    assert person.texts()[0].startswith("photo.xlsx")
    assert list(person.buttons()) == ["Begin with an empty plan instead", "Leave this file"]
    assert person.does("start leave")["said"] == "Nothing was saved."
    assert person.texts("heading")[0] == "Four ways to begin a plan"


def test_a_file_without_anything_for_a_plan_offers_an_empty_one(person):
    person.drops("sums.xlsx", workbook_file([["Widget", "Price"], ["a", "1"], ["b", "2"]]), "start with file")
    assert person.texts()[0].startswith("No table was found in sums.xlsx: it holds “Actions” (three rows)")
    assert list(person.buttons()) == ["Begin with an empty plan instead", "Leave this file"]
    assert person.does("start empty")["said"] == "“sums” is made, and open."
    assert person.session.plan.milestones == ()


TRACKER = [
    ["Example Trust - Communications tracker 2017/18"],
    ["Updated: 14 June"],
    ["Ref", "Action", "Lead", "Due", "RAG", "Comments", "Budget"],
    [1, "Leaflet", "Sam Example", "30 June 2017", "A", "Printer quote awaited", "£500"],
    [2, "Roadshow", "Comms lead", "June 2017", "Complete", "All six sites done", ""],
    [3, "Film", "Sam Example / Jo Example", "July 2017", "R", "", ""],
]


def test_a_plan_is_called_as_the_sheet_is_and_then_as_the_file(person):
    person.drops("old-tracker.xlsx", workbook_file(TRACKER), "start with file")
    assert person.fields("start-said")["title"] == "Example Trust - Communications tracker 2017/18"


def test_comments_are_the_update_and_what_is_not_understood_is_shown_and_stays_internal(person):
    person.drops("old-tracker.xlsx", workbook_file(TRACKER), "start with file")
    rows = next(one for one in person.shown["blocks"] if one.get("id") == "start-rows")["rows"]
    said = [row["cells"]["said"] for row in rows]
    assert [(one.get("value", ""), [note["text"] for note in one.get("under", [])]) for one in said] == [
        ("Printer quote awaited", ["status Amber", "internal note, in no report: Budget: £500"]),
        ("All six sites done", ["internal note, in no report: RAG: Complete"]),
        ("", ["status Red", "internal note, in no report: Lead: Sam Example / Jo Example"]),
    ]
    assert "Three cells are left out with the column “Ref”, which only counts the rows." in person.items(
        "Good to know"
    )
    person.does("start make from file", said=person.fields("start-said"))
    plan = person.session.plan
    assert [(row.note, row.internal_note) for row in plan.milestones] == [
        ("", "Budget: £500"),
        ("", "RAG: Complete"),
        ("", "Lead: Sam Example / Jo Example"),
    ]
    assert [(one.narrative, one.reason) for one in plan.updates] == [
        ("Printer quote awaited", "Printer quote awaited"),
        ("All six sites done", ""),
        ("", "As in old-tracker.xlsx; no reason is given there."),
    ]
    assert [(owner.name, owner.type) for owner in plan.owners] == [
        ("Sam Example", "person"),
        ("Comms lead", "role"),
        ("Jo Example", "person"),
    ]


def collecting(person) -> tuple[str, bool]:
    person.does("open", panel="fortnight")
    step = next(one for one in person.shown["blocks"] if one["block"] == "steps")["steps"][0]
    return step["text"], step.get("done", False)


def test_what_was_only_imported_is_not_what_everybody_has_reported(person):
    person.drops("old-tracker.xlsx", workbook_file(TRACKER[:4]), "start with file")
    person.does("start make from file", said=person.fields("start-said"))
    assert collecting(person) == (
        "What is said for this fortnight was imported; nobody was asked. Make trackers, or go on with it.",
        False,
    )
    person.does("unchanged", id=person.session.plan.milestones[0].id)
    assert collecting(person) == ("Everybody has reported.", True)


def test_who_gave_only_a_status_in_a_file_has_not_reported_and_of_rows_without_an_owner_nobody(person):
    rows = [TRACKER[2], [1, "Leaflet", "Sam Example", "30 June 2017", "R", "", ""]]
    person.drops("old-tracker.xlsx", workbook_file(rows), "start with file")
    person.does("start make from file", said=person.fields("start-said"))
    assert collecting(person) == ("One owner has not reported: Sam Example.", False)
    desk.change(desk.Editor(person.session.plan.id, person.session.seen), person.session.plan.milestones[0].id,
                {"owner": None})  # fmt: skip
    assert collecting(person) == ("Nobody is to be asked: no owner has an open row in this fortnight.", True)


COMPLETED = "completed Actions, row 5"
OVER = [
    ["Action", "Lead", "Due", "RAG"],
    ["Style guide", "Comms lead", "Completed", "Complete"],
    ["Roadshow", "Comms lead", "31 July 2017", "Complete"],
]


def test_what_is_said_of_an_empty_day_is_so_and_the_plan_asks_what_was_promised(person):
    person.drops("over.xlsx", workbook_file(OVER), "start with file")
    form = next(one for one in person.shown["blocks"] if one.get("id") == "start-said")
    called = "The file calls it complete and gives no day."
    assert [one["hint"] for one in form["fields"] if one["name"].startswith("completed ")] == [
        f"{called} Left empty, the plan has it as complete, as its date is “Completed”, and asks for the day.",
        f"{called} Left empty, it stays open in the plan, which asks for the day.",
    ]
    assert person.items("Left open: settle these in the plan once it is made") == [
        "Actions, row 2, “Due”: “Completed” is kept as it is. This says that it is complete, not since when. On which "
        "day was it completed?",
        "Actions, row 3, “RAG”: “Complete” says no day, and a row is complete on one; on which day was it completed?",
    ]
    person.does("start make from file", said=person.fields("start-said"))
    assert [(one.title, one.rag) for one in person.session.view.milestones] == [
        ("Style guide", "complete"),
        ("Roadshow", "green"),
    ]
    person.does("open", panel="fortnight")
    gaps = next(one for one in person.shown["blocks"] if one.get("id") == "gaps")["rows"]
    told = [(row["cells"]["where"]["value"], row["cells"]["advice"]["value"]) for row in gaps]
    assert told[0] == (
        "Milestone “Style guide”",
        "Write the day behind the word in its date, such as “Completed 20 June 2017”.",
    )
    assert (
        "Milestone “Roadshow”",
        "Say on which day it was completed, or take the line out of its internal note.",
    ) in told


def test_the_day_of_what_is_complete_is_asked_before_the_plan_is_made(person):
    person.drops("old-tracker.xlsx", workbook_file(TRACKER), "start with file")
    form = next(one for one in person.shown["blocks"] if one.get("id") == "start-said")
    field = next(one for one in form["fields"] if one["name"] == COMPLETED)
    assert field["label"] == "When was “Roadshow” completed?"
    said = person.fields("start-said")
    refused = person.does("start make from file", said={**said, COMPLETED: "June"})
    assert refused["said"] == "“June” is not one day. Write it as you would say it, such as “9 June 2017”."
    later = person.does("start make from file", said={**said, COMPLETED: "5 July 2017"})
    assert later["said"] == "5 July 2017 is still to come: give the day on which “Roadshow” was completed."
    made = person.does("start make from file", said={**said, COMPLETED: "5 June"})
    assert made["said"] == "“Example Trust - Communications tracker 2017/18” is made, and open."
    plan = person.session.plan
    roadshow = plan.milestones[1]
    assert roadshow.internal_note == ""
    assert [one.completed_on for one in plan.updates if one.of == roadshow.id] == ["2017-06-05"]


def test_what_is_complete_on_no_known_day_stays_open_with_its_word_in_the_internal_note(person):
    person.drops("old-tracker.xlsx", workbook_file(TRACKER), "start with file")
    person.does("start make from file", said=person.fields("start-said"))
    assert [one.completed_on for one in person.session.plan.updates] == [None, None, None]
