"""What each revision became of, and taking back one's own last change and nobody else's."""

from datetime import date

import pytest

from actionplan import desk
from actionplan.desk import Editor
from actionplan.desk.glancing import glance
from actionplan.desk.undoing import can_be_undone, last_of, revisions, take_back, undo_mine, undone_by
from actionplan.plan.nouns import Milestone
from actionplan.words.errors import CannotUndo, NoStore, PlanMoved, UnknownPlan
from tests.small_plan import begin, on

LEAD, BEN = "Communications lead", "Ben"


@pytest.fixture
def plan(tmp_path, monkeypatch):
    return begin(tmp_path, monkeypatch)


def retitle(row, new, by=LEAD):
    made = desk.change(Editor("small", desk.newest("small"), by), row, {"title": new}).revision
    return made.number


def title(row):
    return desk.open_plan("small").plan.by_id[row].title


def last(by):
    found = last_of(revisions("small"), by)
    return found.number if found else None


def test_the_last_change_is_ones_own_whoever_changed_something_since(plan):
    assert (last(LEAD), last(BEN)) == (None, None)  # the making of the plan is no such change
    assert retitle("m-show", "Summer fair") == 2
    assert retitle("m-press", "Press week", BEN) == 3
    assert (last(LEAD), last(BEN)) == (2, 3)
    undo_mine("small", 2, LEAD)
    assert (title("m-show"), title("m-press")) == ("Summer show", "Press week")


def test_undone_again_and_again_it_goes_further_back(plan):
    for number, new in enumerate(("A", "B", "C"), start=2):
        assert retitle("m-show", new) == number
    for number, then in ((4, "B"), (3, "A"), (2, "Summer show")):
        assert last(LEAD) == number
        undo_mine("small", number, LEAD)
        assert title("m-show") == then
    assert last(LEAD) is None


def test_what_was_brought_back_can_be_undone_again(plan):
    retitle("m-show", "Summer fair")  # 2
    take_back("small", 2, LEAD)  # 3
    take_back("small", 3, BEN)  # 4
    told = revisions("small")
    assert {number: one.number for number, one in undone_by(told).items()} == {3: 4}
    assert last(LEAD) == 2
    undo_mine("small", 2, LEAD)  # 5
    assert title("m-show") == "Summer show"
    assert undone_by(revisions("small"))[2].number == 5


def test_the_change_of_a_colleague_is_never_ones_own(plan):
    retitle("m-show", "Summer fair", BEN)
    for number in (1, 2, 99):
        with pytest.raises(CannotUndo):
            undo_mine("small", number, LEAD)
    assert title("m-show") == "Summer fair"


def test_where_a_colleague_changed_the_same_since_it_stays_and_they_are_named(plan):
    retitle("m-show", "Summer fair")
    retitle("m-show", "Garden party", BEN)
    with pytest.raises(PlanMoved) as error:
        undo_mine("small", 2, LEAD)
    assert str(error.value) == (
        "Milestone “Garden party”, title: it was “Summer fair”, is now “Garden party” (changed by Ben on "
        "27 June 2017, 10:00 (revision 3)), and you wanted “Summer show”. So it was not undone. Undo the later change "
        "first, or put it right by hand."
    )
    assert title("m-show") == "Garden party"


def test_what_cannot_be_taken_back_says_why(plan):
    retitle("m-show", "Summer fair")
    take_back("small", 2, LEAD)
    with pytest.raises(CannotUndo, match="That is undone already, or there is nothing in it to take back"):
        take_back("small", 2, LEAD)
    with pytest.raises(CannotUndo, match="That is how the plan began, which cannot be undone"):
        take_back("small", 1, LEAD)
    told = revisions("small")
    assert [can_be_undone(one, undone_by(told)) for one in told] == [False, False, True]


def test_what_was_added_and_said_is_taken_back_whole(plan):
    desk.add(Editor("small", 1, LEAD), Milestone, {"title": "A walk"})
    row = desk.open_plan("small").plan.milestones[-1].id
    desk.say(Editor("small", 2, LEAD), row, "2017-18 P06", {"narrative": "First words."})
    desk.say(Editor("small", 3, LEAD), row, "2017-18 P06", {"narrative": "Better words."})
    undo_mine("small", 4, LEAD)
    standing = [one.narrative for one in desk.open_plan("small").plan.updates if not one.withdrawn]
    assert standing == ["First words."]
    undo_mine("small", 3, LEAD)
    undo_mine("small", 2, LEAD)
    assert row not in desk.open_plan("small").plan.by_id


def test_a_row_that_stood_in_an_issued_report_is_not_deleted_by_undoing(plan, monkeypatch):
    on(monkeypatch, date(2017, 6, 20))
    retitle("m-show", "Summer fair")  # 2
    desk.add(Editor("small", 2, LEAD), Milestone, {"title": "A walk", "date": "23.06.17"})  # 3
    assert last(LEAD) == 3
    on(monkeypatch, date(2017, 6, 27))
    desk.issue("small", "P06", by=LEAD)
    promised = desk.look("small").promised
    told = revisions("small")
    assert last_of(told, LEAD, promised).number == 2
    assert not can_be_undone(told[2], undone_by(told), promised)
    with pytest.raises(CannotUndo, match="stands in an issued report now, so it is not deleted"):
        take_back("small", 3, LEAD)
    assert title("m-show") == "Summer fair"
    undo_mine("small", 2, LEAD)
    assert title("m-show") == "Summer show"


def test_a_glance_tells_what_is_new(plan, monkeypatch):
    assert [(one.id, one.revision) for one in glance().plans] == [("small", 1)]
    assert (glance().revision, glance("small").revision) == (0, 1)
    retitle("m-show", "Summer fair")
    assert (glance("small").revision, glance("small").day) == (2, date(2017, 6, 27))
    on(monkeypatch, date(2017, 6, 28))
    assert glance("small").day == date(2017, 6, 28)


def test_a_glance_at_what_is_not_there_says_so(plan):
    with pytest.raises(UnknownPlan):
        glance("other")
    with pytest.raises(NoStore):
        glance("small", str(plan / "nowhere.db"))
