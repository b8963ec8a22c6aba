"""What stood in an issued report: its date changes only with an answer, and its row is not deleted."""

from itertools import count

import pytest

from actionplan.plan.changes import ChangeSet
from actionplan.plan.nouns import Milestone
from actionplan.words.errors import BadChange, NeedsAnswer
from tests.store.sample import AT, LATER, P06, PLAN, added, edits, issue, removed, update
from tests.store.test_issued import refusal
from tests.store.test_saving import save


@pytest.fixture
def promising(harbour):
    """A store whose issued report promises the annual report in September."""
    issue(harbour, promised={"m-report": "Sept 2026"})
    return harbour


def new_date(store, *more, date="Oct 2026"):
    return edits(store.load(PLAN), ("m-report", "date", date), *more)


def with_update(change_set, store, **said):
    told = added(store.load(PLAN), update(**said))
    return ChangeSet(PLAN, change_set.base, (*change_set.changes, *told.changes))


AGREED = {
    "date_was": "Sept 2026",
    "date_now": "Oct 2026",
    "date_change": "agreed",
    "reason": "The auditors were late.",
    "approved_by": "Board",
}
QUESTION = (
    "Milestone “Annual report published” stood in an issued report; its date “Sept 2026” is to be “Oct "
    "2026”: is that a typing mistake, a new date that was agreed, or when it is now expected?"
)


def test_a_promised_date_needs_an_answer(promising):
    for call in (save, lambda store, wanted: store.check(wanted)):
        assert refusal(NeedsAnswer, call, promising, new_date(promising)).startswith(QUESTION)
    assert promising.load(PLAN).revision.number == 1


def test_with_an_answer_it_changes(promising):
    wanted = with_update(new_date(promising), promising, **AGREED)
    promising.check(wanted)
    assert save(promising, wanted).number == 2
    plan = promising.load(PLAN).plan
    assert (plan.by_id["m-report"].date, plan.by_id["u-1"].date_was) == ("Oct 2026", "Sept 2026")


def test_a_promised_row_is_not_deleted(promising):
    wanted = removed(promising.load(PLAN), "m-report")
    for call in (save, lambda store, one: store.check(one)):
        assert "stood in an issued report, so it is not deleted" in refusal(
            BadChange, call, promising, wanted
        )
    assert "m-report" in promising.load(PLAN).plan.by_id


def test_what_was_not_promised_changes_freely(promising):
    save(promising, edits(promising.load(PLAN), ("m-website", "date", "May 2026"), ("m-report", "note", "N")))
    save(promising, removed(promising.load(PLAN), "m-website"))
    assert [m.id for m in promising.load(PLAN).plan.milestones] == ["m-report"]


def test_before_the_first_report_a_date_changes_freely(harbour):
    save(harbour, new_date(harbour))
    assert harbour.load(PLAN).plan.by_id["m-report"].date == "Oct 2026"


def test_a_withdrawn_report_still_promises(promising):
    promising.withdraw(PLAN, P06, 1, by="Ann", at=LATER, reason="wrong list")
    assert "m-report" in promising.promised(PLAN)
    refusal(NeedsAnswer, save, promising, new_date(promising))


def ids():
    numbers = count(1)
    return lambda letter: f"{letter}-new-{next(numbers)}"


def undo(store, number, **more):
    return store.undo(PLAN, number, by="Ann", at=LATER, why="not agreed", **more)


@pytest.fixture
def moved_before(harbour):
    """A store whose date was changed in revision 2, and then stood in an issued report."""
    save(harbour, new_date(harbour))
    issue(harbour, promised={"m-report": "Oct 2026"}, revision=2)
    return harbour


def test_an_undo_tells_of_the_date_that_goes_back(moved_before):
    revision = undo(moved_before, 2, period=P06, new_id=ids())
    plan = moved_before.load(PLAN).plan
    (told,) = plan.updates
    assert plan.by_id["m-report"].date == "Sept 2026"
    assert told.model_dump(mode="json", exclude_defaults=True) == {
        "id": "u-new-1",
        "order": 1000,
        "of": "m-report",
        "period": "2026-27 P06",
        "date_was": "Oct 2026",
        "date_now": "Sept 2026",
        "date_change": "agreed",
        "reason": "not agreed",
        "approved_by": "Ann",
        "by": "Ann",
        "recorded": "2026-06-23T15:02:00+00:00",
    }
    assert revision.undoes == 2
    undo(moved_before, revision.number, period=P06, new_id=ids())
    assert moved_before.load(PLAN).plan.by_id["m-report"].date == "Oct 2026"
    assert [u.withdrawn for u in moved_before.load(PLAN).plan.updates] == [True]


@pytest.mark.parametrize("more", [{}, {"period": P06}, {"new_id": ids()}])
def test_an_undo_that_cannot_tell_of_it_is_refused(moved_before, more):
    assert "its date “Oct 2026” is to be “Sept 2026”" in refusal(NeedsAnswer, undo, moved_before, 2, **more)
    assert moved_before.load(PLAN).revision.number == 2


def test_an_undo_of_an_agreed_date_withdraws_its_update(promising):
    save(promising, with_update(new_date(promising), promising, **AGREED))
    undo(promising, 2)
    plan = promising.load(PLAN).plan
    assert (plan.by_id["m-report"].date, [u.withdrawn for u in plan.updates]) == ("Sept 2026", [True])


def test_an_undo_does_not_delete_what_was_promised(harbour):
    save(harbour, added(harbour.load(PLAN), Milestone(id="m-new", title="Launch", date="May 2026")))
    harbour_report = issue(harbour, promised={"m-new": "May 2026"}, revision=2)
    assert harbour_report.revision == 2
    assert "so it is not deleted" in refusal(BadChange, undo, harbour, 2, period=P06, new_id=ids())


def test_who_issues_and_who_saves_see_each_other(harbour, address):
    """A date that was changed from the plan as it was before the report needs an answer all the same."""
    seen = new_date(harbour)
    issue(harbour, promised={"m-report": "Sept 2026"})
    assert refusal(NeedsAnswer, harbour.apply, seen, by="Ben", at=AT).startswith(QUESTION)


def settings(store, **changed):
    return edits(store.load(PLAN), (PLAN, "settings", {"years": "2026-27", **changed}))


TOGETHER = {"year": "2026-27", "period": 6, "through": 7, "reason": "Summer"}


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"years": "2027-28"}, "these settings have no such period"),
        ({"combined_periods": [TOGETHER]}, "these settings have no such period"),
        (
            {"second_periods": [{"year": "2026-27", "starts": "2026-04-13"}]},
            "by these settings it would be 8 to 21 June 2026",
        ),
        (
            {"periods_without_report": [{"year": "2026-27", "period": 6, "reason": "Summer"}]},
            "these settings would leave it without a report",
        ),
    ],
)
@pytest.mark.parametrize("withdrawn", [False, True])
def test_the_days_of_an_issued_period_stay(promising, changed, wrong, withdrawn):
    if withdrawn:
        promising.withdraw(PLAN, P06, 1, by="Ann", at=LATER, reason="wrong list")
    assert refusal(BadChange, save, promising, settings(promising, **changed)) == (
        f"A report of 2026-27 P06 (15 to 28 June 2026) was issued, and {wrong}. Leave the issued periods as they are; "
        "later ones may change."
    )
    assert promising.load(PLAN).revision.number == 1


@pytest.mark.parametrize(
    "changed",
    [
        {"years": "2026-28"},
        {"combined_periods": [{**TOGETHER, "period": 7, "through": 8}]},
        {"distribution": ["The board"]},
    ],
)
def test_later_periods_may_change(promising, changed):
    assert save(promising, settings(promising, **changed)).number == 2


def test_before_the_first_report_every_period_may_change(harbour):
    assert save(harbour, settings(harbour, combined_periods=[TOGETHER])).number == 2


def test_an_undo_leaves_the_days_of_an_issued_period(harbour):
    save(harbour, settings(harbour, combined_periods=[TOGETHER]))
    issue(harbour, period="2026-27 P06..P07", revision=2, number="6-7")
    assert "A report of 2026-27 P06..P07 (15 June to 12 July 2026) was issued" in refusal(
        BadChange, undo, harbour, 2
    )
