"""Changes in words: no field's name, no id where there is a name."""

import pytest

from actionplan.plan.changes import Change
from actionplan.plan.describe import describe
from actionplan.plan.nouns import Abbreviation, Evidence, Milestone, Observation, PeriodNote, Target, Update
from tests.plan.sample import added, edit, harbour, removed

PLAN = harbour()


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
        ("u-1", "withdrawn", True, "Update “Draft is out.” withdrawn."),
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


def test_a_changed_setting_shows_its_values():
    new = {**PLAN.settings.model_dump(mode="json"), "years": "2017-19"}
    assert told(edit(PLAN, "harbour", "settings", new)) == (
        "The plan: settings changed from “years 2017-18, rag name the default scheme, amber days 28, amber "
        "months 0, due soon days…” to “years 2017-19, rag name the default scheme, amber days 28, amber months 0, "
        "due soon days…”."
    )


def test_a_withdrawn_entry_is_restored():
    assert told(Change("update", "u-1", "withdrawn", True, False)) == "Update “Draft is out.” restored."


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
            "Update “Late – P06” on “Annual report” added.",
        ),
        (Evidence(id="e-1", of="m-report", text="In print"), "Evidence “In print” on “Annual report” added."),
        (Observation(id="v-1", indicator="i-gone", date="June"), "Observation “June” on “i-gone” added."),
    ],
)
def test_an_added_row(row, sentence):
    assert told(added(row)) == sentence


def test_a_removed_row_keeps_its_name_when_it_is_gone():
    change = removed(PLAN, "m-website")
    assert told(change) == "Milestone “New website” removed."
    assert describe([change], PLAN.of(PLAN.header, {})) == ["Milestone “New website” removed."]


def test_names_of_any_length_and_shape_stay_on_one_line():
    row = Milestone(id="m-2", title="<b>Big\nnews</b> " + "x" * 200)
    assert told(added(row)) == "Milestone “<b>Big news</b> " + "x" * 73 + "…” added."
