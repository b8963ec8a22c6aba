from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from actionplan.plan import changes
from actionplan.plan.changes import ChangeSet
from actionplan.plan.nouns import Milestone, Owner
from actionplan.store import PlanSummary, Store
from actionplan.store.schema import tables
from actionplan.words.errors import (
    ActionPlanError,
    BadChange,
    NoStore,
    PlanExists,
    UnknownPlan,
    UnknownRevision,
)
from tests.plan.strategies import letters
from tests.store.sample import (
    AT,
    LATER,
    PLAN,
    added,
    edits,
    export,
    issue,
    removed,
    returned,
    sample_plan,
    update,
)


def save(store, change_set, by="Ben", at=LATER):
    return store.apply(change_set, by=by, at=at)


def test_what_was_created_is_loaded(harbour):
    stored = harbour.load(PLAN)
    assert stored.plan == sample_plan()
    assert (stored.revision.number, stored.revision.at, stored.revision.by) == (
        1,
        "2026-06-23T14:02:00+00:00",
        "Ann",
    )


def test_revision_1_adds_every_row(harbour):
    (first,) = harbour.history(PLAN)
    assert [(c.kind, c.id, c.field, c.old) for c in first.changes] == [
        ("plan", "harbour-2026", "", None),
        ("owner", "o-ann", "", None),
        ("priority", "p-trust", "", None),
        ("milestone", "m-report", "", None),
        ("milestone", "m-website", "", None),
    ]
    assert first.changes[3].new == {
        "id": "m-report",
        "order": 1000,
        "title": "Annual report published",
        "date": "Sept 2026",
        "owner": "o-ann",
        "priority": "p-trust",
    }
    assert (first.by, first.why, first.undoes) == ("Ann", "first plan", None)


def test_plans_are_listed_by_id(harbour):
    harbour.create(sample_plan("abbey-2026"), by="Ben", at=LATER, why="")
    save(harbour, edits(harbour.load(PLAN), (PLAN, "title", "The harbour")))
    assert harbour.plans() == [
        PlanSummary("abbey-2026", "Harbour plan", 1, "2026-06-23T15:02:00+00:00"),
        PlanSummary("harbour-2026", "The harbour", 2, "2026-06-23T15:02:00+00:00"),
    ]


def test_an_empty_store_lists_nothing(store):
    assert store.plans() == []


def test_a_plan_is_created_once(harbour):
    with pytest.raises(PlanExists, match='There is a plan "harbour-2026" in the store already'):
        harbour.create(sample_plan(), by="Ben", at=LATER, why="again")
    assert len(harbour.history(PLAN)) == 1


def test_a_plan_that_does_not_hold_together_is_not_created(store):
    plan = sample_plan()
    broken = plan.model_copy(update={"owners": ()})
    with pytest.raises(BadChange, match='"o-ann" is not in the register of owners'):
        store.create(broken, by="Ann", at=AT, why="")
    assert store.plans() == []


def test_a_save_is_a_revision_with_old_and_new(harbour):
    change_set = edits(harbour.load(PLAN), ("m-report", "date", "October 2026"), why="printer is late")
    revision = save(harbour, change_set)
    assert (revision.number, revision.by, revision.at, revision.why) == (
        2, "Ben", "2026-06-23T15:02:00+00:00", "printer is late",
    )  # fmt: skip
    assert [c.to_json() for c in revision.changes] == [
        {"kind": "milestone", "id": "m-report", "field": "date", "old": "Sept 2026", "new": "October 2026"}
    ]
    assert harbour.history(PLAN, after=1) == [revision]
    assert harbour.load(PLAN).plan.by_id["m-report"].date == "October 2026"
    assert harbour.load(PLAN).revision.number == 2


def test_times_are_kept_in_utc(harbour):
    summer_time = datetime(2026, 7, 1, 10, 30, tzinfo=timezone(timedelta(hours=1)))
    revision = save(harbour, edits(harbour.load(PLAN), (PLAN, "title", "T")), at=summer_time)
    assert revision.at == "2026-07-01T09:30:00+00:00"


def test_a_time_without_a_zone_is_a_mistake_in_the_program(harbour):
    with pytest.raises(ValueError, match="knows its time zone"):
        save(harbour, edits(harbour.load(PLAN), (PLAN, "title", "T")), at=AT.replace(tzinfo=None))


@pytest.mark.parametrize("wanted", [(), (("m-report", "date", "Sept 2026"),)])
def test_no_change_is_no_revision(harbour, wanted):
    assert save(harbour, edits(harbour.load(PLAN), *wanted)) is None
    assert len(harbour.history(PLAN)) == 1


def test_the_header_is_changed_like_a_row(harbour):
    settings = {**sample_plan().settings.model_dump(mode="json"), "years": "2026-28"}
    save(
        harbour,
        edits(harbour.load(PLAN), (PLAN, "organisation", "Harbour Board"), (PLAN, "settings", settings)),
    )
    plan = harbour.load(PLAN).plan
    assert (plan.organisation, plan.settings.years) == ("Harbour Board", "2026-28")


def test_a_number_typed_as_text_is_kept_as_the_number_it_is(harbour):
    revision = save(harbour, edits(harbour.load(PLAN), ("p-trust", "number", "7")))
    assert [(c.old, c.new) for c in revision.changes] == [(1, 7)]
    harbour.undo(PLAN, 2, by="Ann", at=LATER, why="")
    assert harbour.load(PLAN).plan == sample_plan()


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script> {{ x }} =cmd|' /C calc'!A0", "👩🏽‍🚒 שלום", "x" * 30_000]
)
def test_any_text_is_kept_to_the_letter(harbour, text):
    save(harbour, edits(harbour.load(PLAN), ("m-report", "note", text), why=text), by=text)
    assert harbour.load(PLAN).plan.by_id["m-report"].note == text
    assert (harbour.history(PLAN)[1].by, harbour.history(PLAN)[1].why) == (text, text)


@pytest.mark.parametrize("text", ["half \udcff", "nul \0", "red \x1b[31m"])
def test_a_name_that_cannot_be_kept_is_refused(harbour, text):
    with pytest.raises(BadChange, match="Who makes a change, or why, cannot be kept: the text holds"):
        save(harbour, edits(harbour.load(PLAN), (PLAN, "title", "T")), by=text)


@pytest.mark.parametrize("name", ["elsewhere", "", "\udcff", "a\0b", "Robert'); DROP TABLE items;--"])
def test_an_unknown_plan_is_a_sentence(harbour, name):
    for asked in (
        lambda: harbour.load(name),
        lambda: harbour.history(name),
        lambda: harbour.undo(name, 2, by="", at=AT, why=""),
        lambda: save(harbour, ChangeSet(name, 1, ())),
    ):
        with pytest.raises(UnknownPlan, match=r"in the store\. It holds: harbour-2026\."):
            asked()


@pytest.mark.parametrize("number", [0, -1, 3, 10**12])
def test_an_unknown_revision_is_a_sentence(harbour, number):
    save(harbour, edits(harbour.load(PLAN), (PLAN, "title", "T")))
    stored = harbour.load(PLAN)
    for asked in (
        lambda: harbour.load(PLAN, number),
        lambda: harbour.undo(PLAN, number, by="", at=AT, why=""),
        lambda: save(harbour, replace(edits(stored, (PLAN, "title", "U")), base=number)),
    ):
        with pytest.raises(UnknownRevision, match=f"has no revision {number}. Its revisions are 1 to 2."):
            asked()


def test_an_older_revision_is_what_it_was(harbour):
    save(harbour, edits(harbour.load(PLAN), ("m-report", "title", "Report"), ("m-report", "order", 3000)))
    save(harbour, added(harbour.load(PLAN), update()))
    save(harbour, removed(harbour.load(PLAN), "m-website"))
    first, second, third = (harbour.load(PLAN, number) for number in (1, 2, 3))
    assert first.plan == sample_plan()
    assert first.revision.by == "Ann"
    assert [m.id for m in second.plan.milestones] == ["m-website", "m-report"]
    assert second.plan.updates == ()
    assert [u.withdrawn for u in third.plan.updates] == [False]
    assert [m.id for m in harbour.load(PLAN, 4).plan.milestones] == ["m-report"]


def test_a_store_opened_again_holds_what_was_saved(address):
    with Store.open(address, create=True) as store:
        store.create(sample_plan(), by="Ann", at=AT, why="")
    with Store.open(address) as store:
        assert store.load(PLAN).plan == sample_plan()
    with Store.open(address, create=True) as store:
        assert store.load(PLAN).plan == sample_plan()


def test_reading_never_makes_a_store(address, tmp_path):
    with pytest.raises(NoStore, match=r"There is no store at .*Load a plan first"):
        Store.open(address)
    assert list(tmp_path.iterdir()) == []


def test_reading_sees_one_moment(harbour, address):
    """What somebody saves between two statements of a reader is not seen by the second."""
    with Store.open(address) as other, harbour._database.reading() as connection:
        before = connection.execute(select(tables.tables["revisions"].c.number)).all()
        save(other, edits(other.load(PLAN), (PLAN, "title", "T")))
        assert connection.execute(select(tables.tables["revisions"].c.number)).all() == before == [(1,)]
    assert harbour.load(PLAN).revision.number == 2


words = st.text(letters, max_size=8)
steps = st.tuples(st.integers(0, 7), st.integers(0, 9), words)


def random_change_set(stored, kind, number, text):
    """One of the things that people do, on whatever row is there."""
    plan = stored.plan
    milestones = [m.id for m in plan.milestones]
    chosen = milestones[number % len(milestones)] if milestones else "m-none"
    title = text if text.strip() else "untitled"
    if kind == 0 or not milestones:
        row = Milestone(id=f"m-{stored.revision.number}", order=number, title=title, note=text)
        return added(stored, row)
    if kind == 1:
        return removed(stored, chosen)
    if kind == 2:
        return added(stored, update(f"u-{stored.revision.number}", chosen, narrative=text))
    if kind == 3:
        return edits(stored, (chosen, "title", title), (chosen, "order", number), (plan.id, "title", title))
    if kind == 4:
        return edits(stored, (chosen, "contributors", ["o-ann"] * (number % 2)), (chosen, "date", text))
    owner = Owner(id=f"o-{stored.revision.number}", name=title, aliases=(text,))
    given = edits(stored, (chosen, "owner", owner.id))
    return replace(given, changes=(*added(stored, owner).changes, *given.changes))


def take_step(store, plan_id, kind, number, text):
    stored = store.load(plan_id)
    try:
        if kind < 6:
            store.apply(random_change_set(stored, kind, number, text), by=f"by {text}", at=LATER)
        else:
            store.undo(plan_id, max(1, stored.revision.number - number % 4), by="Ann", at=LATER, why=text)
    except ActionPlanError as refused:
        assert str(refused)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(taken=st.lists(steps, min_size=4, max_size=12))
def test_every_revision_is_rebuilt_to_the_letter(store, taken):
    plan_id = f"plan-{len(store.plans())}"
    store.create(sample_plan(plan_id), by="Ann", at=AT, why="")
    seen = {1: store.load(plan_id)}
    for step in taken:
        take_step(store, plan_id, *step)
        stored = store.load(plan_id)
        seen.setdefault(stored.revision.number, stored)
        assert seen[stored.revision.number] == stored
    for number, stored in seen.items():
        assert store.load(plan_id, number) == stored
    for revision in store.history(plan_id, after=1):
        before, after = seen[revision.number - 1].plan, seen[revision.number].plan
        assert changes.apply(before, revision.changes) == after
        assert changes.rewind(after, revision.changes) == before
        if not any(changes.is_append(change) for change in revision.changes):
            assert changes.apply(after, changes.invert(revision.changes)) == before


def dump(store):
    with store._database.reading() as connection:
        return {
            name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for name, table in tables.tables.items()
        }


def same_work(store):
    store.create(sample_plan(), by="Ann", at=AT, why="first plan")
    save(store, edits(store.load(PLAN), ("m-report", "title", 'Zürich – 👩🏽‍🚒 "quoted" \\ \n'), why="é"))
    save(store, added(store.load(PLAN), update(), Milestone(id="m-new", order=3000, title="B")))
    save(store, removed(store.load(PLAN), "m-website", "m-new"))
    store.undo(PLAN, 2, by="Ann", at=LATER, why="")
    issue(store, by="Zoë – 👩🏽‍🚒", promised={"m-report": "Sept 2026"})
    store.keep_exports(PLAN, [export(data='{"rows":{"é – 👩🏽‍🚒":"=1+1\\u0000"}}')], at=AT)
    back = returned(content=bytes(range(256)), outcome='"\ud800 and 👩🏽‍🚒"', name="Zoë's.xlsx")
    store.apply(edits(store.load(PLAN), ("m-report", "note", "N")), by="Zoë", at=LATER, returned=back)


@pytest.mark.postgresql
def test_sqlite_and_postgresql_hold_the_same(tmp_path, postgresql_url):
    with (
        Store.open(str(tmp_path / "actionplan.db"), create=True) as here,
        Store.open(postgresql_url, create=True) as there,
    ):
        same_work(here)
        same_work(there)
        assert dump(here) == dump(there)
        assert [len(rows) for rows in dump(here).values()] == [2, 7, 6, 1, 3, 1, 1, 1]
