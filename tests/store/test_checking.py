"""A change set is checked as a save would check it, and nothing is written."""

from dataclasses import replace

import pytest

from actionplan.plan.changes import ChangeSet
from actionplan.plan.nouns import Milestone, Owner
from actionplan.store import Store, database
from actionplan.words.errors import (
    ActionPlanError,
    BadChange,
    PlanMoved,
    StoreTooNew,
    UnknownPlan,
    UnknownRevision,
)
from tests.store.sample import LATER, PLAN, added, edits, removed, update


def change_sets(store):
    """A change set for each thing that a save refuses, made after others saved what stands against it."""
    seen = store.load(PLAN)
    for wanted in (edits(seen, ("m-report", "date", "Oct 2026")), removed(seen, "m-website")):
        store.apply(wanted, by="Ben", at=LATER)
    now = store.load(PLAN)
    return [
        (PlanMoved, edits(seen, ("m-report", "date", "Nov 2026"))),
        (PlanMoved, added(seen, update(of="m-website"))),
        (BadChange, edits(now, ("m-report", "owner", "o-none"))),
        (BadChange, added(now, Milestone(id="m-website", title="Other website"))),
        (BadChange, added(now, Owner(id="m-report", name="Ann"))),
        (BadChange, edits(now, (PLAN, "title", "T"), why="red \x1b[31m")),
        (UnknownRevision, replace(edits(now, (PLAN, "title", "T")), base=9)),
        (UnknownPlan, ChangeSet("elsewhere", 1, ())),
    ]


def refusal(call, *arguments, **named):
    with pytest.raises(ActionPlanError) as caught:
        call(*arguments, **named)
    return type(caught.value), str(caught.value)


def test_a_check_refuses_what_a_save_would_refuse_in_the_same_words(harbour):
    for kind, change_set in change_sets(harbour):
        checked = refusal(harbour.check, change_set)
        assert checked == refusal(harbour.apply, change_set, by="Ann", at=LATER)
        assert checked[0] is kind
    assert harbour.load(PLAN).revision.number == 3


def test_a_check_of_what_can_be_saved_writes_nothing(harbour, tmp_path):
    seen = harbour.load(PLAN)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    for change_set in (edits(seen, (PLAN, "title", "T")), added(seen, update()), edits(seen)):
        assert harbour.check(change_set) is None
    assert harbour.load(PLAN) == seen
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_check_waits_for_nobody(harbour, address, monkeypatch):
    monkeypatch.setattr(database, "WAIT", 1)
    change_set = edits(harbour.load(PLAN), (PLAN, "title", "T"))
    with Store.open(address) as other, harbour._database.writing(PLAN):
        other.check(change_set)


def test_a_check_notices_a_newer_version(harbour):
    change_set = edits(harbour.load(PLAN), (PLAN, "title", "T"))
    with harbour._database.writing(None) as connection:
        connection.exec_driver_sql("UPDATE meta SET value = '9' WHERE key = 'version'")
    assert refusal(harbour.check, change_set)[0] is StoreTooNew
