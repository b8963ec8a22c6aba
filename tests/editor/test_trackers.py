"""The panel Trackers: sent out from the page, and who was asked when."""

from datetime import date
from pathlib import Path

import pytest

from actionplan import desk
from tests.editor.dropping import WORDS, Dropping, edited
from tests.small_plan import on

ASKED = "Who was asked: fortnight 6 of 26, 12 to 25 June 2017"


pytestmark = pytest.mark.usefixtures("folder")


def labels(cell):
    return [button["label"] for button in cell.get("buttons", [])]


def test_the_panel_says_of_each_owner_what_is_open_and_that_nobody_was_asked():
    page = Dropping()
    cells = page.table(ASKED)
    assert list(cells) == ["Communications lead", "Events officer"]
    assert [note["text"] for note in cells["Events officer"]["owner"]["under"]] == ["two open rows"]
    assert cells["Events officer"]["asked"]["value"] == "not asked yet"
    assert labels(cells["Events officer"]["tracker"]) == ["Make the tracker"]
    (field,) = page.pressable("Make one for each owner")["fields"]
    assert (field["label"], field["value"]) == ("Please return it by", "23 June 2017")


def test_what_comes_daily_stands_above_the_table_of_who_was_asked():
    page = Dropping()
    kinds = [
        (one["block"], one.get("text") or one.get("label") or one.get("caption", "")) for one in page.blocks
    ]
    assert kinds[:2] == [("heading", "Take a returned tracker back"), ("drop", "Drop returned trackers here")]
    assert [kind for kind, _ in kinds[2:6]] == ["heading", "text", "buttons", "table"]
    assert (kinds[2][1], kinds[5][1]) == ("Send trackers out", ASKED)


def test_a_tracker_for_each_owner_is_made_beside_the_page_and_can_be_taken_away(folder, monkeypatch):
    page = Dropping()
    assert page.press("Make one for each owner", return_by="22 June 2017")["ok"]
    page.wait()
    assert "Two trackers made, in the folder trackers/small/2017-18-P06 of this workbook." in page.texts()
    cells = page.table(ASKED)["Events officer"]
    assert (cells["asked"]["value"], cells["back"]["under"][0]["text"]) == ("19 June 2017", "not back yet")
    assert labels(cells["tracker"]) == ["Save it on your computer", "Covering note", "Ask again"]
    reply = page.do("download tracker", owner="officer")
    written = folder / "trackers/small/2017-18-P06/2017-18-P06-officer/2017-18-P06-tracker-officer.xlsx"
    assert (reply["file"], page.files) == ("2017-18-P06-tracker-officer.xlsx", [written.read_bytes()])
    page.do("note of tracker", owner="officer")
    note = next(block for block in page.blocks if block["block"] == "form")
    assert note["caption"] == "Covering note for Events officer"
    assert "Dear Events officer," in note["fields"][0]["value"]
    assert "22 June 2017" in note["fields"][0]["value"]
    reply = page.do("download note", owner="officer")
    assert reply["file"] == "2017-18-P06-tracker-officer-covering-note.txt"
    assert b"Dear Events officer," in page.files[0]


def test_who_is_asked_again_is_told_so_and_who_came_back_is_silent_no_more(monkeypatch):
    page = Dropping()
    assert page.do("make tracker", owner="officer", said={"return_by": "23 June 2017"})["said"] == (
        "Made 2017-18-P06-tracker-officer.xlsx with two rows, in the folder trackers/small/2017-18-P06 of this "
        "workbook."
    )
    on(monkeypatch, date(2017, 6, 21))
    page.do("make tracker", owner="officer", said={"return_by": "23 June 2017"})
    cells = page.table(ASKED)["Events officer"]
    assert [note["text"] for note in cells["asked"]["under"]] == ["asked again 21 June 2017"]
    made = Path("trackers/small/2017-18-P06/2017-18-P06-officer/2017-18-P06-tracker-officer.xlsx")
    page.drop(edited(made, "back.xlsx", ("Leaflet", WORDS, "Printed.")))
    page.press("Save 1 change")
    cells = page.table(ASKED)["Events officer"]
    assert (cells["back"]["value"], cells["back"].get("under") or []) == ("21 June 2017", [])
    assert labels(cells["tracker"])[-1] == "Make it again"


def test_the_whole_tracker_is_made_for_whom_it_is_meant_and_handed_over(folder):
    page = Dropping()
    reply = page.press("Make a tracker of the whole plan", audience="lay members")
    assert reply["file"] == "2017-18-P06-tracker.xlsx"
    assert page.files == [(folder / "trackers/small/2017-18-P06/2017-18-P06-tracker.xlsx").read_bytes()]
    page.drop(edited(folder / "trackers/small/2017-18-P06/2017-18-P06-tracker.xlsx", "back.xlsx"))
    assert "Secret talks" not in str(page.blocks)
    assert page.pressable("Save the whole tracker on your computer")
    assert [one.asked_on for one in desk.open_plan("small").plan.requests] == []


@pytest.mark.parametrize(
    ("do", "said", "args", "why"),
    [
        ("make tracker", {"return_by": "some day"}, {"owner": "officer"}, '"some day" is not one day.'),
        ("make tracker", {}, {"owner": "m-show"}, "That owner is not in the plan any more."),
        ("make whole tracker", {"audience": "everyone"}, {}, "“everyone” is no audience."),
        (
            "download tracker",
            {},
            {"owner": "officer"},
            "That tracker is not at hand any more. Make it again.",
        ),
        ("download tracker", {}, {"owner": "../../etc"}, "That owner is not in the plan any more."),
    ],
)
def test_what_cannot_be_made_is_told_and_nothing_is_written(folder, do, said, args, why):
    page = Dropping()
    reply = page.do(do, said=said, **args)
    assert not reply["ok"]
    assert reply["said"].startswith(why)
    assert not (folder / "trackers").exists()


def test_the_day_that_is_offered_is_taken_also_where_the_plan_is_long_over(monkeypatch):
    on(monkeypatch, date(2026, 11, 20))
    page = Dropping()
    (field,) = page.pressable("Make the tracker")["fields"]
    assert field["value"] == "25 November 2026"
    assert page.do("make tracker", owner="officer", said={"return_by": "25 November 2026"})["ok"]


def test_trackers_that_were_made_before_the_page_was_loaded_again_are_still_offered(folder):
    page = Dropping()
    page.press("Make one for each owner", return_by="22 June 2017")
    page.wait()
    page.press("Make a tracker of the whole plan", audience="lay members")
    place = folder / "trackers/small/2017-18-P06/2017-18-P06-officer"
    again = Dropping()
    assert labels(again.table(ASKED)["Events officer"]["tracker"]) == [
        "Save it on your computer",
        "Covering note",
        "Ask again",
    ]
    assert not [text for text in again.texts() if "made" in text and "trackers/small" in text]
    assert again.do("download tracker", owner="officer")["ok"]
    assert again.files == [(place / "2017-18-P06-tracker-officer.xlsx").read_bytes()]
    again.do("note of tracker", owner="officer")
    assert "Covering note for Events officer" in again.captions()
    assert again.press("Save the whole tracker on your computer")["file"] == "2017-18-P06-tracker.xlsx"
    (place / "covering-note.txt").unlink()
    page = Dropping()
    assert labels(page.table(ASKED)["Events officer"]["tracker"]) == ["Save it on your computer", "Ask again"]
    (place / "2017-18-P06-tracker-officer.xlsx").unlink()
    page = Dropping()
    assert labels(page.table(ASKED)["Events officer"]["tracker"]) == ["Ask again"]
    assert page.do("download tracker", owner="officer")["said"] == (
        "That tracker is not at hand any more. Make it again."
    )


def test_a_tracker_that_lies_outside_the_folder_of_the_workbook_is_not_offered(folder, tmp_path_factory):
    Dropping().do("make tracker", owner="officer", said={"return_by": "23 June 2017"})
    made = folder / "trackers/small/2017-18-P06/2017-18-P06-officer/2017-18-P06-tracker-officer.xlsx"
    outside = tmp_path_factory.mktemp("outside") / "other.xlsx"
    made.rename(outside)
    made.symlink_to(outside)
    page = Dropping()
    assert labels(page.table(ASKED)["Events officer"]["tracker"]) == ["Ask again"]
    assert not page.do("download tracker", owner="officer")["ok"]


def test_who_came_back_is_asked_no_more_unless_named_and_what_is_complete_is_no_open_row(monkeypatch):
    page = Dropping()
    page.do("make tracker", owner="officer", said={"return_by": "23 June 2017"})
    made = Path("trackers/small/2017-18-P06/2017-18-P06-officer/2017-18-P06-tracker-officer.xlsx")
    page.drop(edited(made, "back.xlsx", ("Leaflet", "Completed on", "16 June 2017")))
    page.press("Save 1 change")
    note = page.table(ASKED)["Events officer"]["owner"]["under"][0]
    assert note["text"] == "one open row"
    on(monkeypatch, date(2017, 6, 21))
    page.press("Make one for each owner", return_by="22 June 2017")
    page.wait()
    assert page.session.job.said == (
        "One tracker made, in the folder trackers/small/2017-18-P06 of this workbook. “Events officer” has come back "
        "already, and has not been asked again. Press Make it again beside a name to ask all the same."
    )
    asked = {one.owner: (one.asked_on, one.chased_on) for one in page.session.plan.requests}
    assert asked == {"officer": ("2017-06-19", ()), "lead": ("2017-06-21", ())}
    page.do("make tracker", owner="officer", said={"return_by": "23 June 2017"})
    asked = {one.owner: one.chased_on for one in page.session.plan.requests}
    assert asked["officer"] == ("2017-06-21",)
