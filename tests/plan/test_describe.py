"""Changes in words: no field's name, no id where there is a name."""

from datetime import date

import pytest

from actionplan.plan.changes import Change, invert
from actionplan.plan.describe import describe
from actionplan.plan.nouns import (
    Abbreviation,
    Evidence,
    Milestone,
    Observation,
    PeriodNote,
    Request,
    Target,
    Update,
)
from actionplan.plan.owners import hand_over
from tests.plan.sample import ANN, BEN, REPORT, WEBSITE, added, edit, harbour, plan_of, removed

PLAN = harbour()
SMALL = Milestone(id="m-small", title="Leaflet")


def told(change: Change) -> str:
    (sentence,) = describe([change], PLAN)
    return sentence


def test_no_change_needs_no_words():
    assert describe([], PLAN) == []


@pytest.mark.parametrize(
    ("row_id", "field", "new", "sentence"),
    [
        (
            "m-report",
            "date",
            "by 30 Sept",
            "Milestone “Annual report”: date as written changed from “Sept tbc” to “by 30 Sept”.",
        ),
        ("m-report", "note", "In print", "Milestone “Annual report”: note set to “In print”."),
        ("m-report", "date", "", "Milestone “Annual report”: date as written emptied (it was “Sept tbc”)."),
        (
            "m-report",
            "owner",
            "o-ben",
            "Milestone “Annual report”: owner changed from “Head of Communications” to “Head of Digital”.",
        ),
        (
            "m-report",
            "owner",
            None,
            "Milestone “Annual report”: owner emptied (it was “Head of Communications”).",
        ),
        (
            "m-report",
            "owner",
            "o-none",
            "Milestone “Annual report”: owner changed from “Head of Communications” to “o-none”.",
        ),
        ("m-website", "priority", "p-trust", "Milestone “New website”: priority set to “Trust”."),
        (
            "m-report",
            "contributors",
            ["o-ann", "o-ben"],
            "Milestone “Annual report”: contributors set to “Head of Communications; Head of Digital”.",
        ),
        ("m-report", "order", 2500, "Milestone “Annual report” moved within its list."),
        (
            "u-1",
            "withdrawn",
            True,
            "Update of 2017-18 P06 on “Annual report” withdrawn: “Draft is out.”.",
        ),
        ("p-trust", "enabler", True, "Priority “Trust”: enabler changed from “no” to “yes”."),
        ("p-trust", "number", 2, "Priority “Trust”: number changed from “1” to “2”."),
        ("p-trust", "goals", ["More", "Better"], "Priority “Trust”: goals set to “More; Better”."),
        (
            "p-trust",
            "accountable",
            "o-ann",
            "Priority “Trust”: accountable lead set to “Head of Communications”.",
        ),
        ("harbour", "title", "Quay", "The plan: title changed from “Harbour plan” to “Quay”."),
        ("harbour", "organisation", "Port", "The plan: organisation set to “Port”."),
        (
            "m-report",
            "answers",
            [{"field": "date", "key": "year", "as_written": "Sept", "reading": "2017", "by": "", "on": ""}],
            "Milestone “Annual report”: answers set to “field date, key year, as written Sept, reading "
            "2017”.",
        ),
        (
            "m-report",
            "note",
            "a\n" + "long " * 40,
            "Milestone “Annual report”: note set to “a " + "long " * 17 + "lo…”.",
        ),
    ],
)
def test_a_changed_field(row_id, field, new, sentence):
    assert told(edit(PLAN, row_id, field, new)) == sentence


def settings(**changed):
    new = {**PLAN.settings.model_dump(mode="json"), **changed}
    return told(edit(PLAN, "harbour", "settings", new))


def test_a_changed_setting_shows_only_what_differs():
    assert settings(years="2017-19") == (
        "The plan has new settings: years changed from “2017-18” to “2017-19”."
    )
    rag = {**PLAN.settings.rag.model_dump(mode="json"), "amber_days": 14, "labels": {"red": "Off track"}}
    assert settings(rag=rag, distribution=["Board", "Staff"]) == (
        "The plan has new settings: RAG scheme, amber days changed from “28” to “14”; RAG scheme, labels, red set to "
        "“Off track”; distribution set to “Board; Staff”."
    )
    assert settings(rag={**rag, "amber_days": 28, "name": ""}) == (
        "The plan has new settings: RAG scheme, name emptied (it was “the default scheme”); RAG scheme, labels, red "
        "set to “Off track”."
    )


LEFT = edit(PLAN, "m-report", "withdrawn_on", "2017-07-03")
BECAUSE = edit(PLAN, "m-report", "withdrawn_because", "Too dear")
SPLIT = edit(PLAN, "m-report", "replaced_by", ["m-a", "m-website"])


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (LEFT, "is withdrawn from 3 July 2017."),
        (invert([LEFT])[0], "is back in the plan (it was withdrawn on 3 July 2017)."),
        (BECAUSE, "is withdrawn because “Too dear”."),
        (SPLIT, "is withdrawn: split into “m-a” and “New website”."),
        (edit(PLAN, "m-report", "replaced_by", ["m-website"]), "is withdrawn: replaced by “New website”."),
    ],
)
def test_a_row_that_leaves(change, sentence):
    assert told(change) == f"Milestone “Annual report” {sentence}"


@pytest.mark.parametrize(
    ("field", "old", "new", "sentence"),
    [
        (
            "withdrawn_on",
            "2017-07-03",
            "2017-07-04",
            "withdrawn on changed from “3 July 2017” to “4 July 2017”.",
        ),
        ("withdrawn_because", "A", "B", "reason for withdrawing changed from “A” to “B”."),
        ("withdrawn_because", "A", "", "reason for withdrawing emptied (it was “A”)."),
        ("replaced_by", ["m-website"], [], "replaced by emptied (it was “New website”)."),
        ("since", None, "2017-07-03", "in the plan since set to “3 July 2017”."),
        ("date", "2017-07-03", "2017-07-04", "date as written changed from “2017-07-03” to “2017-07-04”."),
    ],
)
def test_what_is_corrected_of_it(field, old, new, sentence):
    assert told(Change("milestone", "m-report", field, old, new)) == f"Milestone “Annual report”: {sentence}"


def test_rows_that_are_merged():
    replaced = {"withdrawn_on": "2017-07-03", "replaced_by": ("m-website",)}
    after = plan_of(REPORT.model_copy(update=replaced), SMALL.model_copy(update=replaced), WEBSITE)
    change = Change("milestone", "m-report", "replaced_by", [], ["m-website"])
    assert describe([change], after) == ["Milestone “Annual report” is withdrawn: merged into “New website”."]


def test_a_row_that_is_handed_over():
    plan = plan_of(ANN, BEN, REPORT.model_copy(update={"priority": None, "contributors": ("o-ann", "o-ben")}))
    changes = hand_over(plan, "o-ann", "o-ben", date(2017, 7, 3), ())
    handed = "handed over from “Head of Communications” to “Head of Digital” from 3 July 2017."
    assert describe(changes, plan)[:3] == [
        "Milestone “Annual report”: owner changed from “Head of Communications” to “Head of Digital”.",
        "Milestone “Annual report”: contributors changed from “Head of Communications; Head of Digital” to “Head of "
        "Digital”.",
        f"Milestone “Annual report” {handed}",
    ]
    assert describe(invert(changes[2:3]), plan) == [f"Milestone “Annual report” no longer {handed}"]


def test_who_was_asked_for_updates():
    asked = Request(id="q-1", owner="o-ann", period="P06", asked_on="2017-06-20")
    plan = plan_of(ANN, asked)
    assert describe([added(asked), edit(plan, "q-1", "returned_on", "2017-06-22")], plan) == [
        "Request “P06” to “Head of Communications” added.",
        "Request “P06” to “Head of Communications”: returned on set to “22 June 2017”.",
    ]


def test_a_withdrawn_entry_is_restored():
    assert told(Change("update", "u-1", "withdrawn", True, False)) == (
        "Update of 2017-18 P06 on “Annual report” restored: “Draft is out.”."
    )


def test_a_row_that_is_in_the_plan_no_more_goes_by_its_title():
    podcast = Milestone(id="m-2", title="Podcast")
    said = Update(id="u-9", of="m-2", period="2017-18 P06", narrative="Recorded.")
    assert describe([added(podcast), added(said), edit(plan_of(podcast), "m-2", "owner", "o-ann")], PLAN) == [
        "Milestone “Podcast” added.",
        "Update of 2017-18 P06 on “Podcast” added: “Recorded.”.",
        "Milestone “Podcast”: owner set to “Head of Communications”.",
    ]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (Milestone(id="m-2", title="Podcast"), "Milestone “Podcast” added."),
        (Target(id="t-1", requirement="Reach", target="100-150%"), "Target “Reach – 100-150%” added."),
        (Target(id="t-1"), "Target “t-1” added."),
        (PeriodNote(id="n-1", period="P06", text="A calm fortnight."), "Period note “P06” added."),
        (Abbreviation(id="s-1", short="PPI", meaning="Public involvement"), "Abbreviation “PPI” added."),
        (
            Update(id="u-2", of="m-report", period="P06", narrative="Late"),
            "Update of P06 on “Annual report” added: “Late”.",
        ),
        (Evidence(id="e-1", of="m-report", text="In print"), "Evidence “In print” on “Annual report” added."),
        (Observation(id="v-1", indicator="i-gone", date="June"), "Observation “June” on “i-gone” added."),
    ],
)
def test_an_added_row(row, sentence):
    assert told(added(row)) == sentence


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({}, "added."),
        ({"narrative": "word " * 30}, "added: “" + "word " * 11 + "word…”."),
        ({"completed_on": "2017-06-18"}, "added: Complete on 18 June 2017."),
        ({"standing": "deferred", "approved_by": "The board"}, "added: deferred, approved by “The board”."),
        (
            {"reported_rag": "red", "expected": "Oct tbc", "narrative": "Proofs are late."},
            "added: reported Red; now expected “Oct tbc”, its date stays; “Proofs are late.”.",
        ),
        (
            {"date_change": "agreed", "date_was": "June", "date_now": "July", "expected": "July"},
            "added: its date is agreed, from “June” to “July”; now expected “July”.",
        ),
        ({"nothing_changed": True}, "added: nothing has changed."),
    ],
)
def test_an_update_is_told_by_what_it_says(said, sentence):
    row = Update(id="u-2", of="m-report", period="P06", **said)
    assert told(added(row)) == f"Update of P06 on “Annual report” {sentence}"


def test_an_update_that_is_removed_is_told_by_what_it_said():
    assert told(removed(PLAN, "u-1")) == "Update of 2017-18 P06 on “Annual report” removed: “Draft is out.”."


def test_a_removed_row_keeps_its_name_when_it_is_gone():
    change = removed(PLAN, "m-website")
    assert told(change) == "Milestone “New website” removed."
    assert describe([change], PLAN.of(PLAN.header, {})) == ["Milestone “New website” removed."]


def test_names_of_any_length_and_shape_stay_on_one_line():
    row = Milestone(id="m-2", title="<b>Big\nnews</b> " + "x" * 200)
    assert told(added(row)) == "Milestone “<b>Big news</b> " + "x" * 73 + "…” added."
