"""The panel Indicators: the table of all, and where each started."""

import pytest

from actionplan import desk
from tests.editor.at_the_page import Page
from tests.small_plan import PLAN, begin, edit

WITH_INDICATORS = (
    PLAN
    + """\
targets:
- {id: t-crg, requirement: Attendance, target: 20 attendees, date: March 2018, priority: p1}
indicators:
- id: i-crg
  title: Regular attendance
  unit: attendees
  level: output
  theme: Meetings
  target: 15 to 20 attendees
  targets: [t-crg]
  measure: Those who signed in
- id: i-share
  title: Practices without a group
  unit: practices
  direction: fewer is better
  baseline: {numerator: 20, denominator: 32, as_at: May 2017}
- {id: i-web, title: Visits, target: more visits by March 2018}
- {id: i-new, title: Readers, measure: Copies taken, target: 50 readers}
observations:
- {id: v-1, indicator: i-crg, date: 16 May 2017, value: 11}
- {id: v-2, indicator: i-crg, date: 30 May 2017, value: 12}
- {id: v-3, indicator: i-crg, date: 11 June 2017, value: 14, source: Sheet}
"""
)


@pytest.fixture
def page(tmp_path, monkeypatch):
    begin(tmp_path, monkeypatch, WITH_INDICATORS)
    return Page("indicators")


def cells(page, row):
    return next(one for one in page.block("indicators")["rows"] if one["id"] == row)["cells"]


def under(cell):
    return [note["text"] for note in cell.get("under", [])]


def kept(row_id):
    return desk.open_plan("small").plan.by_id[row_id]


def test_each_indicator_stands_with_its_target_as_it_is_read_and_its_latest_reading(page):
    crg = cells(page, "i-crg")
    assert under(crg["title"]) == ["Meetings"]
    assert (crg["target"]["value"], under(crg["target"])) == (
        "15 to 20 attendees",
        ["read as 15 to 20 attendees"],
    )
    assert crg["latest"]["value"] == "14 attendees, 11 June 2017"
    assert under(crg["latest"]) == [
        "20 attendees: behind",
        "15 to 20 attendees: behind",
        "It waits for a reading: the last is of 11 June 2017, and the readings so far are 12 days apart.",
    ]
    assert cells(page, "i-share")["baseline"]["value"] == "20 of 32 (62.5 %), May 2017"


def test_those_that_wait_for_a_reading_are_counted_and_found(page):
    tab = next(one for one in page.screen["top"]["panels"] if one["name"] == "indicators")
    assert (tab["label"], tab["waiting"]) == ("Indicators", 2)
    shown = {row["id"]: row["filters"]["waits"] for row in page.block("indicators")["rows"]}
    assert shown == {"i-crg": "yes", "i-share": "no", "i-web": "no", "i-new": "yes"}
    assert under(cells(page, "i-new")["latest"]) == ["It waits for its first reading."]


def test_a_target_that_lacks_its_start_is_asked_about_and_answered_in_words(page):
    asked = cells(page, "i-web")["target"]["ask"]
    (button,) = asked["buttons"]
    assert (button["label"], button["fields"][0]["label"]) == ("Answer it", "Your answer")
    page.presses(button, reading="from 40 to 60 visits")
    assert [(one.field, one.reading) for one in kept("i-web").answers] == [("target", "from 40 to 60 visits")]


def test_a_known_start_needs_no_such_answer(page):
    page.does("save baseline", said={"figure": "40", "as_at": "April 2017"}, id="i-web")
    assert "40" in under(cells(page, "i-web")["target"])[0]


@pytest.mark.parametrize(
    ("column", "typed", "value"),
    [
        ("title", "Attendance", "Attendance"),
        ("level", "", None),
        ("level", "outcome", "outcome"),
        ("unit", "people", "people"),
        ("direction", "neither", "neither"),
        ("target", "5-10 <b>people</b>", "5-10 <b>people</b>"),
    ],
)
def test_a_cell_is_saved(page, column, typed, value):
    reply = page.saves("i-crg", column, typed, do="save indicator")
    assert (reply["ok"], reply["said"], getattr(kept("i-crg"), column)) == (True, "Saved", value)


@pytest.mark.parametrize(
    ("column", "typed"), [("level", "loud"), ("direction", "up"), ("baseline", "5"), ("id", "x")]
)
def test_what_does_not_fit_is_refused(page, column, typed):
    assert page.saves("i-crg", column, typed, do="save indicator")["ok"] is False


@pytest.mark.parametrize(
    ("figure", "as_at", "told"),
    [
        ("18 of 32", "June 2017", "18 of 32 (56.3 %), June 2017"),
        ("18 out of 32 (56.3 %)", "June 2017", "18 of 32 (56.3 %), June 2017"),
        ("1.2k", "", "1,200 practices"),
        ("12 practices", "the start", "12 practices, the start"),
        ("", "May 2017", "not known, May 2017"),
        ("", "", ""),
    ],
)
def test_where_it_started_is_read_as_people_write_it(page, figure, as_at, told):
    page.does("open indicator", id="i-share")
    button = page.screen["blocks"][0]["buttons"][1]
    assert button["label"] == "Change where it started"
    assert [(one["name"], one["value"]) for one in button["fields"]] == [
        ("figure", "20 of 32"),
        ("as_at", "May 2017"),
    ]
    reply = page.presses(button, figure=figure, as_at=as_at)
    page.does("close indicator")
    shown = cells(page, "i-share")["baseline"].get("value", "")
    assert (reply["said"], shown) == ("Saved", told)


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (
            "lots",
            "Figure: “lots” is not one figure; write it as 1,450, about 1,450, 41% or £1.2m, or leave the cell empty.",
        ),
        (
            "about 20",
            "Figure: where it started is kept without “about”; write the figure alone, and say so in the note.",
        ),
        (
            "20 people",
            "Figure: “20 people” is in “people”, and “Practices without a group” is counted in “practices”; "
            "correct the one or the other.",
        ),
    ],
)
def test_a_start_that_cannot_be_read_is_not_saved(page, figure, said):
    reply = page.does("save baseline", said={"figure": figure, "as_at": "May 2017"}, id="i-share")
    assert (reply["ok"], reply["said"], kept("i-share").baseline.numerator) == (False, said, 20)


def test_the_same_start_again_is_no_change(page):
    before = desk.newest("small")
    page.does("save baseline", said={"figure": "20 of 32", "as_at": "May 2017"}, id="i-share")
    assert desk.newest("small") == before


def test_an_indicator_is_added(page):
    (button,) = page.block("indicators")["buttons"]
    said = {
        "title": "Stories",
        "unit": "stories",
        "level": "",
        "direction": "more is better",
        "target": "5 stories",
    }
    reply = page.presses(button, **said, measure="In the local press", priority="p1", id="i-mine")
    assert (reply["ok"], reply["said"]) == (True, "Added")
    made = desk.open_plan("small").plan.indicators[-1]
    assert (made.title, made.unit, made.level, made.target, made.priority) == (
        "Stories",
        "stories",
        None,
        "5 stories",
        "p1",
    )
    assert made.id != "i-mine"


def test_an_indicator_is_taken_out_and_what_was_read_of_it_is_kept(page):
    assert page.does("take indicator out", id="i-crg")["said"] == "Taken out"
    plan = desk.open_plan("small").plan
    assert ("i-crg" in plan.by_id, len(plan.observations)) == (False, 3)
    assert (
        page.does("take indicator out", id="m-show")["said"]
        == "That is no success indicator. Nothing was changed."
    )


def test_one_that_is_open_and_was_taken_out_by_another_gives_way_to_the_table(page):
    page.does("open indicator", id="i-new")
    edit("id: i-new\n", "id: i-newer\n", by="Ben")
    page.does("newest")
    assert page.kinds() == ["table", "table"]


def test_its_definition_is_saved_as_one_change(page):
    page.does("open indicator", id="i-crg")
    form = page.block("indicator-details")
    values = {one["name"]: one.get("value", "") for one in form["fields"]}
    assert (values["targets"], values["tolerance"], values["per"]) == ("Attendance", "5", "100")
    before = desk.newest("small")
    reply = page.presses(
        form["button"], **{**values, "tolerance": "10 %", "highest": "1,000", "running_total": "yes"}
    )
    assert (reply["said"], desk.newest("small")) == ("Saved", before + 1)
    row = kept("i-crg")
    assert (row.tolerance, row.highest, row.lowest, row.running_total, row.targets) == (
        10,
        1000,
        None,
        True,
        ("t-crg",),
    )


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("tolerance", "a lot", "Tolerance, in per cent: “a lot” is not one figure; write it as 5 or 1,000."),
        ("targets", "Nothing", "“Nothing” is not one target of the plan: write one of “Attendance”."),
    ],
)
def test_a_definition_that_does_not_fit_is_refused_whole(page, name, typed, said):
    reply = page.does("save indicator details", said={"theme": "Other", name: typed}, id="i-crg")
    assert (reply["ok"], reply["said"], kept("i-crg").theme) == (False, said, "Meetings")


def test_a_conflict_in_one_cell_asks(page):
    seen = page.seen
    edit("title: Regular attendance", "title: Their attendance", by="Ben")
    page.seen = seen
    reply = page.saves("i-crg", "title", "My attendance", do="save indicator")
    assert (reply["ok"], [one["label"] for one in reply["ask"]["buttons"]]) == (
        False,
        ["Keep mine", "Take theirs"],
    )
    assert page.presses(reply["ask"]["buttons"][0])["ok"] is True
    assert kept("i-crg").title == "My attendance"


def test_what_others_reach_is_filled_in_beside_the_definition_and_emptied_again(page):
    page.does("open indicator", id="i-crg")
    button = page.block("indicator-details")["button"]
    said = {
        "benchmark name": "Average of the region",
        "benchmark value": "18 attendees",
        "benchmark as_at": "March 2017",
        "benchmark source": "Yearbook",
    }
    assert page.presses(button, **said)["said"] == "Saved"
    assert kept("i-crg").benchmark.model_dump() == {
        "name": "Average of the region",
        "value": 18.0,
        "as_at": "March 2017",
        "source": "Yearbook",
    }
    values = {one["name"]: one.get("value", "") for one in page.block("indicator-details")["fields"]}
    assert values["benchmark value"] == "18"
    before = desk.newest("small")
    page.presses(button, **values)
    assert desk.newest("small") == before
    page.presses(button, **dict.fromkeys(said, ""))
    assert kept("i-crg").benchmark is None


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            {"benchmark name": "Region"},
            "What they reach: this is needed, too; or empty all of what it is compared with.",
        ),
        (
            {"benchmark name": "Region", "benchmark value": "many"},
            "What they reach: “many” is not one figure; write it as 5 or 1,000.",
        ),
    ],
)
def test_a_comparison_that_cannot_be_made_is_not_saved(page, said, words):
    reply = page.does("save indicator details", said=said, id="i-crg")
    assert (reply["ok"], reply["said"], kept("i-crg").benchmark) == (False, words, None)
