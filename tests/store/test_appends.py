"""Updates, observations and evidence: only ever added, and never on a row that is gone."""

from actionplan.plan.nouns import Indicator, Milestone, Observation
from actionplan.words.errors import BadChange, CannotUndo, PlanMoved
from tests.store.sample import PLAN, added, edits, removed, update
from tests.store.test_saving import refusal, save, undo


def test_appends_never_conflict(harbour):
    seen = harbour.load(PLAN)
    save(harbour, added(seen, update("u-1"), Indicator(id="i-1", title="Visits")))
    save(harbour, edits(seen, ("m-report", "title", "T")))
    save(harbour, added(seen, update("u-2", narrative="From somebody else.")))
    now = harbour.load(PLAN)
    save(harbour, added(now, Observation(id="v-1", indicator="i-1", date="June 2026", value=3)))
    save(harbour, added(now, Observation(id="v-2", indicator="i-1", date="June 2026", value=4)))
    plan = harbour.load(PLAN).plan
    assert ([u.id for u in plan.updates], [v.value for v in plan.observations]) == (
        ["u-1", "u-2"],
        [3.0, 4.0],
    )


def test_what_was_appended_is_not_changed_or_removed(harbour):
    save(harbour, added(harbour.load(PLAN), update()))
    seen = harbour.load(PLAN)
    for change_set in (edits(seen, ("u-1", "narrative", "Other words.")), removed(seen, "u-1")):
        assert str(refusal(BadChange, save, harbour, change_set)) == (
            'The update "u-1" stays as it was recorded; add a new one instead of changing it.'
        )


def test_undo_of_an_append_marks_it_withdrawn(harbour):
    save(harbour, added(harbour.load(PLAN), update()))
    revision = undo(harbour, 2)
    assert [c.to_json() for c in revision.changes] == [
        {"kind": "update", "id": "u-1", "field": "withdrawn", "old": False, "new": True}
    ]
    assert [u.withdrawn for u in harbour.load(PLAN).plan.updates] == [True]
    undo(harbour, 3)
    assert [u.withdrawn for u in harbour.load(PLAN).plan.updates] == [False]
    undo(harbour, 2)
    assert [u.withdrawn for u in harbour.load(PLAN).plan.updates] == [True]


def test_undo_of_an_append_that_came_withdrawn(harbour):
    save(harbour, added(harbour.load(PLAN), update(withdrawn=True)))
    assert (
        str(refusal(CannotUndo, undo, harbour, 2)) == "Revision 2 changed nothing that could be taken back."
    )


def test_a_row_that_an_update_was_added_to_since_is_not_removed(harbour):
    seen = harbour.load(PLAN)
    save(harbour, added(seen, update(of="m-website")))
    assert refusal(PlanMoved, save, harbour, removed(seen, "m-website")).moved == (
        "Milestone “New website” cannot be removed: Update “Draft is out. – 2026-27 P06” on “New website” refers "
        "to it since a change by Ben on 23 June 2026, 16:02 (revision 2).",
    )
    save(harbour, removed(harbour.load(PLAN), "m-website"))  # whoever has seen the update may


def test_an_update_on_a_row_that_was_removed_since_is_not_kept(harbour):
    seen = harbour.load(PLAN)
    save(harbour, removed(seen, "m-website"))
    assert refusal(PlanMoved, save, harbour, added(seen, update(of="m-website"))).moved == (
        "Update “Draft is out. – 2026-27 P06” cannot be added: Milestone “New website”, which it is about, was "
        "removed by Ben on 23 June 2026, 16:02 (revision 2).",
    )
    undo(harbour, 2)
    save(harbour, added(seen, update(of="m-website")))
    assert [u.of for u in harbour.load(PLAN).plan.updates] == ["m-website"]


def test_the_undo_of_a_row_that_has_an_update_names_its_revision(harbour):
    save(harbour, added(harbour.load(PLAN), Milestone(id="m-new", title="Launch")))
    save(harbour, added(harbour.load(PLAN), update(of="m-new")))
    assert str(refusal(PlanMoved, undo, harbour, 2)) == (
        "Milestone “Launch” cannot be removed: Update “Draft is out. – 2026-27 P06” on “Launch” refers to it since "
        "a change by Ben on 23 June 2026, 16:02 (revision 3). Revision 2 was not undone. Undo the later ones "
        "first, or change the plan by hand."
    )
    undo(harbour, 3)
    undo(harbour, 2)
    assert "m-new" not in harbour.load(PLAN).plan.by_id
