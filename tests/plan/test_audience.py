"""What an audience may not see is nowhere in what it gets; what it may see is all there."""

import json

import pytest

from actionplan.plan.audience import visible
from actionplan.plan.changes import row_data
from actionplan.plan.model import KINDS, ActionPlan
from actionplan.plan.nouns import (
    Activity,
    Decision,
    Evidence,
    Milestone,
    Noun,
    PeriodNote,
    Priority,
    Request,
    Target,
    Update,
)
from actionplan.plan.problems import problems
from actionplan.words.vocabulary import Audience
from tests.plan.sample import ANN, plan_of

LAY, EXECUTIVE, TEAM = Audience.LAY_MEMBERS, Audience.EXECUTIVE, Audience.TEAM
SECRET = "Planted sentence"


def rows_for(audience: Audience, tag: str) -> list[Noun]:
    """One row of every kind that has an audience, each with a planted sentence."""
    secret = f"{SECRET} {tag}"
    return [
        Milestone(id=f"m-{tag}", title=secret, note=secret, audience=audience),
        Activity(id=f"a-{tag}", title=secret, audience=audience),
        Decision(id=f"d-{tag}", question=secret, options=(secret,), answer=secret, audience=audience),
        PeriodNote(id=f"n-{tag}", period="P06", text=secret, by=secret, audience=audience),
        Update(id=f"u-{tag}", of="p-1", period="P06", narrative=secret, reason=secret, path_to_green=secret,
               path_to_green_by=secret, expected=secret, approved_by=secret, by=secret, outcome=secret, lesson=secret,
               date_was=secret, date_now=f"{secret} now", date_change="agreed", audience=audience),
        # What is said of a hidden row is hidden with it, whoever it is for.
        Update(id=f"u-about-{tag}", of=f"m-{tag}", period="P06", narrative=secret),
        Evidence(id=f"e-{tag}", of=f"m-{tag}", text=secret, link=secret),
        Evidence(id=f"e-more-{tag}", of=f"e-{tag}", text=secret),
        Evidence(id=f"e-update-{tag}", of=f"u-{tag}", text=secret),
    ]  # fmt: skip


NOTED = f"{SECRET} internal"
PLAN = plan_of(
    ANN,
    Priority(id="p-1", title="Trust", internal_note=NOTED),
    Target(id="t-1", target="5-10", internal_note=NOTED),
    Milestone(id="m-open", title="Open milestone", internal_note=NOTED),
    Activity(id="a-open", title="Open activity", milestone="m-team", internal_note=NOTED),
    Decision(id="d-open", question="Open question?", about="m-team", internal_note=NOTED),
    Update(id="u-open", of="m-open", period="P06", narrative="Open update", internal_note=NOTED),
    Milestone(id="m-left", title="Gone", withdrawn_on="2017-06-20", replaced_by=("m-team", "m-lay")),
    Milestone(id="m-hushed", title="Gone too", withdrawn_on="2017-06-20", replaced_by=("m-team",)),
    Milestone(id="m-dated", title="Dated", date="30 June"),
    Update(id="u-done", of="m-dated", period="P06", completed_on="2017-06-20", follow_on=("m-team", "m-lay")),
    Update(
        id="u-moved",
        of="m-dated",
        period="P06",
        date_was="12 June (subject to the Mayor)",
        date_now="30 June",
        date_change="corrected",
        audience=TEAM,
    ),
    Request(id="q-1", owner="o-ann", period="P06", asked_on="2017-06-20"),
    Update(id="u-gone", of="m-gone", period="P06", narrative=f"{SECRET} gone"),
    *rows_for(LAY, "lay"),
    *rows_for(EXECUTIVE, "executive"),
    *rows_for(TEAM, "team"),
)


def everything(plan: ActionPlan) -> str:
    """All that is in a plan, as text."""
    rows = {kind: [row_data(row) for row in plan.rows(kind)] for kind in KINDS}
    return json.dumps({"head": plan.header.model_dump(mode="json"), **rows})


@pytest.mark.parametrize(
    ("audience", "sees"),
    [(LAY, {"lay"}), (EXECUTIVE, {"lay", "executive"}), (TEAM, {"lay", "executive", "team"})],
)
def test_no_planted_sentence_reaches_an_audience_it_is_not_for(audience, sees):
    text = everything(visible(PLAN, audience))
    tags = ("lay", "executive", "team", "internal", "gone")
    assert {tag for tag in tags if f"{SECRET} {tag}" in text} == sees


def test_the_sentences_were_planted():
    text = everything(PLAN)
    assert all(f"{SECRET} {tag}" in text for tag in ("lay", "executive", "team", "internal", "gone"))


def test_what_is_for_the_audience_is_all_there():
    seen = visible(PLAN, LAY)
    for row in rows_for(LAY, "lay"):
        assert seen.by_id[row.id] == PLAN.by_id[row.id]
    assert seen.by_id["m-open"] == PLAN.by_id["m-open"].model_copy(update={"internal_note": ""})
    assert (seen.header, seen.owners) == (PLAN.header, PLAN.owners)


def test_links_to_hidden_rows_are_taken_out():
    seen = visible(PLAN, LAY)
    assert (seen.by_id["a-open"].milestone, seen.by_id["d-open"].about) == (None, None)
    assert visible(PLAN, TEAM).by_id["a-open"].milestone == "m-team"
    assert not list(problems(seen))


def test_lists_of_links_keep_those_that_are_seen():
    seen = visible(PLAN, LAY)
    assert seen.by_id["m-left"].replaced_by == seen.by_id["u-done"].follow_on == ("m-lay",)
    assert (seen.by_id["m-left"].withdrawn_because, seen.by_id["m-hushed"].withdrawn_because) == ("", "–")
    assert seen.by_id["m-hushed"].replaced_by == ()
    assert visible(PLAN, TEAM).by_id["m-left"] == PLAN.by_id["m-left"]


def test_who_was_asked_is_for_the_team_only():
    assert [visible(PLAN, audience).requests for audience in (LAY, EXECUTIVE)] == [(), ()]
    assert visible(PLAN, TEAM).requests == PLAN.requests


def moved(plan, audience):
    said = visible(plan, audience).by_id["u-moved"]
    return said.date_was, said.date_now, said.date_change


def test_of_a_new_date_told_to_the_team_others_see_the_days_and_no_word():
    assert moved(PLAN, LAY) == ("2017-06-12", "2017-06-30", "corrected")
    assert moved(PLAN, TEAM) == ("12 June (subject to the Mayor)", "30 June", "corrected")


def test_an_update_for_the_team_sets_the_status_without_a_word():
    said = Update(
        id="u-1", of="m-1", period="P06", narrative="x", reported_rag="red", reason="x", path_to_green="x",
        expected="x", completed_on="2017-06-20", standing="stopped", approved_by="Chair", by="Ann", outcome="x",
        lesson="x", follow_on=("m-1",), audience=TEAM,
    )  # fmt: skip
    seen = visible(plan_of(Milestone(id="m-1", title="A"), said), LAY).by_id["u-1"]
    assert row_data(seen) == {
        "id": "u-1",
        "order": 1000,
        "of": "m-1",
        "period": "P06",
        "reported_rag": "red",
        "reason": "–",
        "path_to_green": "–",
        "expected": "–",
        "completed_on": "2017-06-20",
        "standing": "stopped",
        "approved_by": "–",
        "nothing_changed": True,
        "audience": "team",
    }


def test_the_plan_itself_stays_as_it_was():
    before = everything(PLAN)
    visible(PLAN, LAY)
    assert everything(PLAN) == before


def test_the_same_audience_sees_the_same_twice():
    assert visible(visible(PLAN, EXECUTIVE), EXECUTIVE) == visible(PLAN, EXECUTIVE)
