"""The definition of an indicator, where two people change it at once."""

import pytest

from tests.editor.at_the_page import Page, labels, pressed
from tests.editor.test_indicators import WITH_INDICATORS, kept
from tests.small_plan import begin, edit


@pytest.fixture
def page(tmp_path, monkeypatch):
    begin(tmp_path, monkeypatch, WITH_INDICATORS)
    return Page("indicators")


def test_a_definition_changed_by_two_people_asks_and_keeps_what_only_one_of_them_changed(page):
    page.does("open indicator", id="i-crg")
    filled = {one["name"]: one.get("value", "") for one in page.block("indicator-details")["fields"]}
    seen = page.seen
    edit("theme: Meetings", "theme: Theirs", by="Ben")
    edit("measure: Those who signed in", "measure: Those who came", by="Ben")
    page.seen = seen
    reply = page.does(
        "save indicator details", said={**filled, "theme": "Mine", "place": "Tilbury"}, id="i-crg"
    )
    assert (reply["ok"], labels(reply["ask"])) == (False, ["Keep mine", "Take theirs"])
    mine = pressed(reply["ask"], "Keep mine")
    kept_args = {
        name: text for name, text in mine["args"].items() if name in ("id", "beside theme", "beside place")
    }
    assert (
        page.does(mine["do"], **kept_args)["said"] == "Saved"
    )  # as the page sends it: only what was filled in
    row = kept("i-crg")
    assert (row.theme, row.place, row.measure) == ("Mine", "Tilbury", "Those who came")
