"""Conflicts, appends, undo and ids: what a save accepts and what it refuses."""

from dataclasses import replace

import pytest

from actionplan.plan.changes import WHOLE_ROW, Change, ChangeSet
from actionplan.plan.nouns import Milestone, Owner, Target
from actionplan.words.errors import BadChange, CannotUndo, PlanMoved
from tests.store.sample import LATER, PLAN, REPORT, WEBSITE, added, edits, removed, sample_plan


def save(store, change_set, by="Ben"):
    return store.apply(change_set, by=by, at=LATER)


def undo(store, number):
    return store.undo(PLAN, number, by="Ann", at=LATER, why="mistake")


def refusal(kind, *call):
    with pytest.raises(kind) as caught:
        call[0](*call[1:])
    return caught.value


def test_two_people_change_different_fields_of_one_row(harbour):
    seen = harbour.load(PLAN)
    save(harbour, edits(seen, ("m-report", "title", "Annual report printed")))
    save(harbour, edits(seen, ("m-report", "date", "Oct 2026")))
    row = harbour.load(PLAN).plan.by_id["m-report"]
    assert (row.title, row.date) == ("Annual report printed", "Oct 2026")


def test_the_same_field_moved(harbour):
    seen = harbour.load(PLAN)
    save(harbour, edits(seen, ("m-report", "date", "Oct 2026"), ("m-report", "note", "Printer is late")))
    change_set = edits(
        seen, ("m-report", "title", "T"), ("m-report", "date", "Nov 2026"), ("m-report", "note", "x")
    )
    assert refusal(PlanMoved, save, harbour, change_set).moved == (
        "Milestone “Annual report published”, date as written: it was “Sept 2026”, is now “Oct 2026” "
        "(changed by Ben on 23 June 2026, 16:02 (revision 2)), and you wanted “Nov 2026”.",
        "Milestone “Annual report published”, note: it was empty, is now “Printer is late” (changed by Ben "
        "on 23 June 2026, 16:02 (revision 2)), and you wanted “x”.",
    )
    assert harbour.load(PLAN).plan.by_id["m-report"].title == "Annual report published"
    assert harbour.load(PLAN).revision.number == 2


def test_a_refusal_says_what_to_do_next(harbour):
    seen = harbour.load(PLAN)
    save(harbour, edits(seen, (PLAN, "title", "One")))
    moved = refusal(PlanMoved, save, harbour, edits(seen, (PLAN, "title", "Two")))
    assert str(moved) == (
        "The plan, title: it was “Harbour plan”, is now “One” (changed by Ben on 23 June 2026, 16:02 "
        "(revision 2)), and you wanted “Two”. Nothing was saved. Look at the plan as it is now, then try "
        "again."
    )


def test_a_removed_row_is_not_edited(harbour):
    seen = harbour.load(PLAN)
    save(harbour, removed(seen, "m-website"))
    assert refusal(PlanMoved, save, harbour, edits(seen, ("m-website", "title", "T"))).moved == (
        "Milestone “New website” was removed by Ben on 23 June 2026, 16:02 (revision 2); you wanted to "
        "change its title.",
    )


def test_an_edited_row_is_not_removed(harbour):
    seen = harbour.load(PLAN)
    save(harbour, edits(seen, ("m-website", "date", "May 2027")))
    assert refusal(PlanMoved, save, harbour, removed(seen, "m-website")).moved == (
        "Milestone “New website” was changed (date as written) by Ben on 23 June 2026, 16:02 (revision 2); "
        "you wanted to remove it.",
    )


def test_a_row_that_somebody_refers_to_since_is_not_removed(harbour):
    save(harbour, added(harbour.load(PLAN), Owner(id="o-ben", name="Head of Digital")))
    seen = harbour.load(PLAN)
    save(harbour, edits(seen, ("m-website", "owner", "o-ben")))
    assert refusal(PlanMoved, save, harbour, removed(seen, "o-ben")).moved == (
        "Owner “Head of Digital” cannot be removed: Milestone “New website” refers to it since a change by "
        "Ben on 23 June 2026, 16:02 (revision 3).",
    )


def test_a_row_that_was_removed_since_is_not_referred_to(harbour):
    save(harbour, added(harbour.load(PLAN), Owner(id="o-ben", name="Head of Digital")))
    seen = harbour.load(PLAN)
    save(harbour, removed(seen, "o-ben"))
    assert refusal(PlanMoved, save, harbour, edits(seen, ("m-website", "contributors", ["o-ben"]))).moved == (
        "Milestone “New website” refers to Owner “Head of Digital”, which was removed by Ben on 23 June "
        "2026, 16:02 (revision 3).",
    )


def test_a_row_in_use_is_not_removed(harbour):
    problem = refusal(BadChange, save, harbour, removed(harbour.load(PLAN), "o-ann"))
    assert str(problem) == (
        "Owner “Head of Communications” cannot be removed: Milestone “Annual report published” refers to it "
        "(owner). Change that first."
    )


def test_an_old_value_that_never_was_is_refused(harbour):
    change_set = ChangeSet(PLAN, 1, (Change("milestone", "m-report", "date", "May 2026", "June 2026"),))
    problem = refusal(BadChange, save, harbour, change_set)
    assert str(problem) == 'Milestone "m-report", date: it is not what it was when it was read.'


def test_one_bad_change_stops_all(harbour):
    seen = harbour.load(PLAN)
    problem = refusal(
        BadChange, save, harbour, edits(seen, ("m-report", "title", "T"), ("m-website", "owner", "o-none"))
    )
    assert '"o-none" is not in the register of owners' in str(problem)
    assert harbour.load(PLAN) == seen


def test_undo(harbour):
    before = harbour.load(PLAN).plan
    save(harbour, edits(harbour.load(PLAN), ("m-report", "date", "Oct 2026"), (PLAN, "title", "T")))
    revision = undo(harbour, 2)
    assert (revision.number, revision.undoes, revision.by, revision.why) == (3, 2, "Ann", "mistake")
    assert harbour.load(PLAN).plan == before


def test_undo_of_an_undo(harbour):
    save(harbour, edits(harbour.load(PLAN), ("m-report", "date", "Oct 2026")))
    changed = harbour.load(PLAN).plan
    undo(harbour, 2)
    assert undo(harbour, 3).undoes == 3
    assert harbour.load(PLAN).plan == changed


def test_undo_again_after_it_was_brought_back(harbour):
    before = harbour.load(PLAN).plan
    save(harbour, edits(harbour.load(PLAN), ("m-report", "date", "Oct 2026")))
    undo(harbour, 2)
    undo(harbour, 3)
    assert undo(harbour, 2).number == 5
    assert harbour.load(PLAN).plan == before


def test_undo_of_an_added_row_and_of_a_removed_one(harbour):
    save(harbour, added(harbour.load(PLAN), Milestone(id="m-new", title="Launch")))
    undo(harbour, 2)
    save(harbour, removed(harbour.load(PLAN), "m-website"))
    undo(harbour, 4)
    assert harbour.load(PLAN).plan == sample_plan()
    undo(harbour, 3)
    assert [m.id for m in harbour.load(PLAN).plan.milestones] == ["m-new", "m-report", "m-website"]


def test_undo_is_refused_where_the_field_changed_since(harbour):
    save(harbour, edits(harbour.load(PLAN), ("m-report", "date", "Oct 2026"), ("m-report", "note", "x")))
    save(harbour, edits(harbour.load(PLAN), ("m-report", "date", "Nov 2026")), by="Cas")
    assert str(refusal(PlanMoved, undo, harbour, 2)) == (
        "Milestone “Annual report published”, date as written: it was “Oct 2026”, is now “Nov 2026” (changed "
        "by Cas on 23 June 2026, 16:02 (revision 3)), and you wanted “Sept 2026”. Revision 2 was not undone. "
        "Undo the later ones first, or change the plan by hand."
    )
    undo(harbour, 3)
    undo(harbour, 2)
    assert harbour.load(PLAN).plan == sample_plan()


def test_undo_where_something_else_changed_since(harbour):
    save(harbour, edits(harbour.load(PLAN), ("m-report", "date", "Oct 2026")))
    save(harbour, edits(harbour.load(PLAN), ("m-report", "note", "x")))
    undo(harbour, 2)
    row = harbour.load(PLAN).plan.by_id["m-report"]
    assert (row.date, row.note) == ("Sept 2026", "x")


def test_what_was_undone_stands_in_nobodys_way(harbour):
    seen = harbour.load(PLAN)
    save(harbour, edits(seen, ("m-report", "date", "Oct 2026")))
    undo(harbour, 2)
    save(harbour, edits(seen, ("m-report", "date", "Dec 2026")))
    assert harbour.load(PLAN).plan.by_id["m-report"].date == "Dec 2026"


def test_the_first_revision_is_not_undone(harbour):
    assert str(refusal(CannotUndo, undo, harbour, 1)) == (
        'Revision 1 is the making of the plan "harbour-2026", which cannot be undone.'
    )


def test_nothing_is_undone_twice(harbour):
    save(harbour, edits(harbour.load(PLAN), ("m-report", "date", "Oct 2026")))
    undo(harbour, 2)
    assert str(refusal(CannotUndo, undo, harbour, 2)) == (
        "Revision 2 is undone already, by revision 3. To bring it back, undo revision 3."
    )
    assert harbour.load(PLAN).revision.number == 3


OTHER_MEANINGS = [
    Milestone(id="m-website", title="Other website"),
    Target(id="m-website", requirement="New website"),
    Owner(id="m-website", name="New website"),
]


@pytest.mark.parametrize("row", OTHER_MEANINGS, ids=lambda row: f"{row.kind}")
def test_an_id_is_never_used_again(harbour, row):
    save(harbour, removed(harbour.load(PLAN), "m-website"))
    problem = refusal(BadChange, save, harbour, added(harbour.load(PLAN), row))
    if row.kind == "milestone":
        assert str(problem) == (
            'The id "m-website" was that of the milestone “New website”, and an id is never used again. Give '
            "the new "
            "row another id."
        )
    assert harbour.load(PLAN).revision.number == 2


def test_a_removed_row_may_come_back(harbour):
    save(harbour, removed(harbour.load(PLAN), "m-website"))
    save(
        harbour,
        added(harbour.load(PLAN), WEBSITE.model_copy(update={"title": "NEW  WEBSITE", "date": "May 2027"})),
    )
    assert harbour.load(PLAN).plan.by_id["m-website"].date == "May 2027"
    assert harbour.load(PLAN, 1).plan == sample_plan()


def test_a_row_does_not_change_its_kind(harbour):
    seen = harbour.load(PLAN)
    swap = removed(seen, "m-website").changes + added(seen, Owner(id="m-website", name="Web team")).changes
    problem = refusal(BadChange, save, harbour, ChangeSet(PLAN, 1, swap))
    assert 'The id "m-website" was that of the milestone “New website”' in str(problem)


@pytest.mark.parametrize("taken", ["m-report", "o-ann", PLAN])
def test_an_id_that_is_in_use_is_refused(harbour, taken):
    problem = refusal(
        BadChange, save, harbour, added(harbour.load(PLAN), Milestone(id=taken, title="Annual"))
    )
    assert f'the id "{taken}" is' in str(problem).lower()


def test_a_kind_that_is_none_is_refused(harbour):
    unknown = Change("task", "m-report", WHOLE_ROW, None, {})
    problem = refusal(BadChange, save, harbour, ChangeSet(PLAN, 1, (unknown,)))
    assert str(problem) == 'There is no kind of row called "task".'


def test_only_touched_rows_are_written(harbour):
    with harbour._database.writing("test") as connection:
        connection.exec_driver_sql(
            "UPDATE items SET kind = 'milestone', data = data || ' ' WHERE id = 'm-report'"
        )
    save(harbour, edits(harbour.load(PLAN), ("m-website", "note", "x")))
    with harbour._database.reading() as connection:
        rows = dict(connection.exec_driver_sql("SELECT id, data FROM items WHERE kind = 'milestone'").all())
    assert {row_id for row_id, data in rows.items() if data.endswith(" ")} == {"m-report"}
    assert REPORT.title in rows["m-report"]


def test_a_change_set_from_an_old_revision_of_untouched_rows_holds(harbour):
    seen = harbour.load(PLAN)
    for number in range(5):
        save(harbour, edits(harbour.load(PLAN), ("m-report", "note", f"note {number}")))
    revision = save(harbour, replace(edits(seen, ("m-website", "note", "late")), why="from a tracker"))
    assert (revision.number, revision.why) == (7, "from a tracker")
    assert harbour.load(PLAN, 6).plan.by_id["m-report"].note == "note 4"
