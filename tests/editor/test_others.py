"""What others changed, told by its row, and nothing of what one did oneself."""

import pytest

from tests.editor.talking import BEN, Talk
from tests.small_plan import begin


@pytest.fixture
def workbook(tmp_path, monkeypatch):
    return begin(tmp_path, monkeypatch)


def test_what_another_person_changed_comes_with_the_next_look(workbook):
    lead, ben = Talk(), Talk(by=BEN)
    ben.write("m-show", "title", "Summer fair")
    assert lead.do("newest")["others"] == [
        {
            "id": "m-show",
            "text": "Changed by Ben at 10:00: "
            "Milestone “Summer fair”, title: “Summer fair” (was “Summer show”).",
        }
    ]
    assert "others" not in lead.do("newest")


def test_it_comes_with_a_save_of_ones_own_too_without_what_one_did_oneself(workbook):
    lead, ben = Talk(), Talk(by=BEN)
    ben.write("m-press", "title", "Press week")
    reply = lead.write("m-show", "title", "Summer fair")
    assert [one["id"] for one in reply["others"]] == ["m-press"]


def test_what_is_said_of_a_row_is_told_in_that_row(workbook):
    lead, ben = Talk(), Talk(by=BEN)
    ben.write("m-show", "narrative", "The tent is booked.")
    text = "Changed by Ben at 10:00: “Summer show”, fortnight 1, update: “The tent is booked.”."
    assert lead.do("newest")["others"] == [{"id": "m-show", "text": text}]


def test_another_panel_or_a_page_that_is_new_is_told_nothing(workbook):
    ben = Talk(by=BEN)
    ben.write("m-show", "title", "Summer fair")
    lead = Talk()
    assert "others" not in lead.do("whole")
    assert "others" not in lead.do("open", panel="history")
