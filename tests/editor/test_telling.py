"""Every kind of row and field that the history tells of, in a plain sentence."""

import pytest

from actionplan.editor.told import told
from actionplan.plan.changes import WHOLE_ROW, Change, row_data
from actionplan.plan.nouns import Evidence, Observation, PeriodNote, Request, Update
from tests.plan.sample import ANN, REPORT, WEBSITE, added, plan_of

ASKED = Request(id="q-1", order=1, owner=ANN.id, period="2017-18 P06", asked_on="2017-06-01")
NOTE = PeriodNote(id="n-1", order=1, period="2017-18 P06", text="A good fortnight.")
PROOF = Evidence(id="e-1", order=1, of="m-report", text="Minutes of the board", date="June 2017")
PLAN = plan_of(ANN, REPORT, WEBSITE, ASKED, NOTE, PROOF)
WHO = "“Head of Communications”, fortnight 6"
SITE = "Milestone “New website”"
ANSWER = {
    "field": "date",
    "key": "k",
    "as_written": "Sept",
    "reading": "1 to 30 September 2017",
    "by": "",
    "on": "",
}


def said(kind, row, field, old, new):
    return told([Change(kind, row, field, old, new)], PLAN)


@pytest.mark.parametrize(
    ("field", "old", "new", "sentence"),
    [
        ("asked_on", None, "2017-06-02", f"{WHO}: asked on 2 June 2017."),
        ("chased_on", [], ["2017-06-03"], f"{WHO}: asked again on 3 June 2017."),
        (
            "chased_on",
            ["2017-06-03"],
            ["2017-06-03", "2017-06-05"],
            f"{WHO}: asked again on 5 June 2017.",
        ),
        ("chased_on", ["2017-06-03"], [], f"{WHO}: no longer counted as asked again on 3 June 2017."),
        ("returned_on", None, "2017-06-06", f"{WHO}: tracker came back on 6 June 2017."),
        ("returned_on", "2017-06-06", None, f"{WHO}: no longer counted as come back on 6 June 2017."),
    ],
)
def test_who_was_asked_when(field, old, new, sentence):
    assert said("request", "q-1", field, old, new) == [sentence]


@pytest.mark.parametrize(
    ("field", "old", "new", "sentence"),
    [
        ("owner", None, ANN.id, f"{SITE}, owner: “Head of Communications”."),
        ("contributors", [ANN.id], [], f"{SITE}, contributors: none (was “Head of Communications”)."),
        ("date", "2017-06-30", "Sept", f"{SITE}, date: “Sept” (was “2017-06-30”)."),
        (
            "audience",
            "lay members",
            "team",
            f"{SITE}, who may read it: the team only (was everybody).",
        ),
        ("answers", [], [ANSWER], f"{SITE}: “Sept” is read as 1 to 30 September 2017."),
        ("answers", [ANSWER], [], f"{SITE}: it is asked again how “Sept” is read."),
        ("order", 1, 2, f"{SITE} moved within its list."),
        ("withdrawn_on", None, "2017-06-03", f"{SITE} is withdrawn from 3 June 2017."),
    ],
)
def test_a_field_of_a_milestone(field, old, new, sentence):
    assert said("milestone", "m-website", field, old, new) == [sentence]


@pytest.mark.parametrize(
    ("kind", "field", "old", "new", "sentence"),
    [
        ("owner", "away_until", None, "2017-07-10", "away until: 10 July 2017."),
        ("owner", "aliases", ["HC"], ["HC", "Comms"], "other names: “HC” and “Comms” (was “HC”)."),
        ("owner", "type", "role", "person", "kind: “person” (was “role”)."),
    ],
)
def test_a_field_of_an_owner(kind, field, old, new, sentence):
    assert said(kind, ANN.id, field, old, new) == [f"Owner “Head of Communications”, {sentence}"]


def test_what_comes_and_goes_is_named_by_what_it_is_about():
    assert told([added(ASKED)], PLAN) == [f"{WHO}: asked on 1 June 2017."]
    assert told([added(NOTE)], PLAN) == ["The summary of fortnight 6 was added: “A good fortnight.”."]
    assert told([added(PROOF)], PLAN) == ["Evidence for “Annual report” was added: “Minutes of the board”."]
    assert said("evidence", "e-1", "withdrawn", False, True) == [
        "Evidence for “Annual report” was taken out: “Minutes of the board”."
    ]
    assert said("evidence", "e-1", "withdrawn", True, False) == [
        "Evidence for “Annual report” was put back: “Minutes of the board”."
    ]
    gone = Change("milestone", "m-website", WHOLE_ROW, row_data(WEBSITE), None)
    assert told([gone], PLAN) == ["Milestone “New website” was taken out."]
    assert said("period_note", "n-1", "text", "A good fortnight.", "A bad one.") == [
        "The summary of fortnight 6, text: “A bad one.” (was “A good fortnight.”)."
    ]


@pytest.mark.parametrize(
    ("figures", "sentence"),
    [({"value": 1200.5}, "1,200.5"), ({"numerator": 12, "denominator": 40}, "12 of 40")],
)
def test_a_reading_is_told_with_its_figure(figures, sentence):
    reading = Observation(id="v-1", order=1, indicator="i-1", date="June 2017", **figures)
    assert told([added(reading)], PLAN) == [f"Reading of “i-1” for “June 2017” was added: {sentence}."]


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ({"reported_rag": "amber"}, {"reported_rag": "red"}, ", status reported: Red (was Amber)."),
        ({"reported_rag": "amber"}, {"narrative": "x"}, ", update: “x”; status as the rule says (was Amber)."),
        ({}, {"completed_on": "2017-06-03"}, ", completed on: 3 June 2017."),
        ({"completed_on": "2017-06-03", "narrative": "x"}, {"narrative": "x"},
         ": no longer complete (was completed on 3 June 2017)."),
        ({}, {"standing": "deferred", "approved_by": "Chair"}, ": deferred; approved by: “Chair”."),
        ({"standing": "deferred"}, {"standing": "resumed"}, ": taken up again (was deferred)."),
        ({"narrative": "x"}, {"narrative": "x", "audience": "team"}, ", who may read it: the team only."),
        ({}, {"expected": "30 June", "follow_on": ["m-website"]},
         ", expected: “30 June”; milestones that follow on: “New website”."),
    ],
)  # fmt: skip
def test_what_an_update_says(before, after, sentence):
    about = {"of": "m-report", "period": "2017-18 P06", "by": "Ann"}
    old, new = (Update(id=row, order=1, **about, **data) for row, data in (("u-1", before), ("u-2", after)))
    gone = Change("update", "u-1", WHOLE_ROW, row_data(old), None)
    assert told([*([gone] if before else []), added(new)], PLAN) == [
        f"“Annual report”, fortnight 6{sentence}"
    ]


def test_the_record_of_a_corrected_date():
    about = {"of": "m-report", "period": "2017-18 P06", "by": "Ann"}
    moved = Update(id="u-9", date_change="corrected", date_was="30.06.17", date_now="03.06.17", **about)
    assert told([added(moved)], PLAN) == [
        "“Annual report”, fortnight 6: the date was corrected from “30.06.17” to “03.06.17”."
    ]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ({"years": "2017-18"}, {"years": "2017-19"}, "financial years: “2017-19” (was “2017-18”)."),
        ({}, {"first_period": "P06"}, "first fortnight with a report: fortnight 6 (was none)."),
        ({"rag": {"amber_days": 28}}, {"rag": {"amber_days": 10}}, "days of Amber past a date: 10 (was 28)."),
        ({}, {"rag": {"labels": {"red": "Behind"}}}, "word for Red: “Behind” (was the usual one)."),
        ({"distribution": []}, {"distribution": ["Chair"]}, "who gets the reports: “Chair” (was none)."),
        (
            {},
            {"second_periods": [{"year": "2017-18", "starts": "2017-04-10"}]},
            "second fortnight of 2017-18: it begins on 10 April 2017.",
        ),
        (
            {"combined_periods": [{"year": "2017-18", "period": 5, "through": 6, "reason": "Summer"}]},
            {"combined_periods": []},
            "fortnights 5 to 6 of 2017-18: no longer taken together.",
        ),
        (
            {},
            {"periods_without_report": [{"year": "2017-18", "period": 5, "reason": "Election"}]},
            "fortnight 5 of 2017-18: without a report (Election).",
        ),
    ],
)
def test_only_the_settings_that_differ_are_told(old, new, sentence):
    assert said("plan", "harbour", "settings", old, new) == [f"The plan, {sentence}"]


def test_the_title_of_the_plan():
    assert said("plan", "harbour", "title", "Old", "New") == ["The plan, title: “New” (was “Old”)."]
