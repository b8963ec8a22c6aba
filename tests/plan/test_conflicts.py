"""What others changed meanwhile: each rule with its sentence."""

import pytest

from actionplan.plan.changes import Change, Revision, apply, invert
from actionplan.plan.conflicts import moved_since, undone
from actionplan.plan.nouns import Indicator, Milestone, Observation, Update
from tests.growing import growth
from tests.plan.sample import SAID, added, edit, harbour, removed

PLAN = harbour()
DATE = edit(PLAN, "m-report", "date", "October")
BY_BEN = "by Ben on 23 June 2017, 14:02 (revision 2)"


def revision(number: int, *changes: Change, undoes: int | None = None) -> Revision:
    return Revision("harbour", number, "2017-06-23T13:02:00+00:00", "Ben", "", changes, undoes)


def moved(mine: Change, *theirs: Change) -> list[str]:
    """My change against one later revision, the plan being as it was left."""
    return moved_since([mine], [revision(2, *theirs)], apply(PLAN, theirs))


PODCAST = Milestone(id="m-new", order=3000, title="Podcast")
STANDS_AGAINST = [
    (
        DATE,
        edit(PLAN, "m-report", "date", "by 30 Sept"),
        "Milestone “Annual report”, date as written: it was “Sept tbc”, is now “by 30 Sept” "
        f"(changed {BY_BEN}), and you wanted “October”.",
    ),
    (
        DATE,
        DATE,
        "Milestone “Annual report”, date as written: it was “Sept tbc”, is now “October” "
        f"(changed {BY_BEN}), and you wanted “October”.",
    ),
    (
        edit(PLAN, "m-report", "owner", None),
        edit(PLAN, "m-report", "owner", "o-ben"),
        "Milestone “Annual report”, owner: it was “Head of Communications”, is now “Head of Digital” "
        f"(changed {BY_BEN}), and you wanted empty.",
    ),
    (
        edit(PLAN, "harbour", "title", "Quay"),
        edit(PLAN, "harbour", "title", "Port"),
        f"The plan, title: it was “Harbour plan”, is now “Port” (changed {BY_BEN}), and you wanted “Quay”.",
    ),
    (
        edit(PLAN, "m-website", "date", "Feb"),
        removed(PLAN, "m-website"),
        f"Milestone “New website” was removed {BY_BEN}; you wanted to change its date as written.",
    ),
    (
        removed(PLAN, "m-website"),
        edit(PLAN, "m-website", "date", "Feb"),
        f"Milestone “New website” was changed (date as written) {BY_BEN}; you wanted to remove it.",
    ),
    (
        removed(PLAN, "m-website"),
        removed(PLAN, "m-website"),
        f"Milestone “New website” was removed {BY_BEN}; you wanted to remove it.",
    ),
    (added(PODCAST), added(PODCAST), f"Milestone “Podcast” was added {BY_BEN}; you wanted to add it."),
    (
        removed(PLAN, "o-ben"),
        edit(PLAN, "m-website", "owner", "o-ben"),
        "Owner “Head of Digital” cannot be removed: Milestone “New website” refers to it since a change "
        f"{BY_BEN}.",
    ),
    (
        removed(PLAN, "o-ben"),
        edit(PLAN, "m-report", "contributors", ["o-ben"]),
        "Owner “Head of Digital” cannot be removed: Milestone “Annual report” refers to it since a change "
        f"{BY_BEN}.",
    ),
    (
        removed(PLAN, "o-ben"),
        added(PODCAST.model_copy(update={"owner": "o-ben"})),
        "Owner “Head of Digital” cannot be removed: Milestone “Podcast” refers to it since a change "
        f"{BY_BEN}.",
    ),
    (
        removed(PLAN, "m-website"),
        added(Update(id="u-9", of="m-website", period="P06")),
        "Milestone “New website” cannot be removed: Update “P06” on “New website” refers to it since a "
        f"change {BY_BEN}.",
    ),
    (
        added(Update(id="u-9", of="m-website", period="P06", narrative="Late.")),
        removed(PLAN, "m-website"),
        f"Update “Late. – P06” cannot be added: Milestone “New website”, which it is about, was removed {BY_BEN}.",
    ),
    (
        edit(PLAN, "m-website", "owner", "o-ben"),
        removed(PLAN, "o-ben"),
        f"Milestone “New website” refers to Owner “Head of Digital”, which was removed {BY_BEN}.",
    ),
    (
        added(PODCAST.model_copy(update={"contributors": ("o-ben",)})),
        removed(PLAN, "o-ben"),
        f"Milestone “Podcast” refers to Owner “Head of Digital”, which was removed {BY_BEN}.",
    ),
]


@pytest.mark.parametrize(("mine", "theirs", "sentence"), STANDS_AGAINST)
def test_changes_that_stand_against_each_other(mine, theirs, sentence):
    assert moved(mine, theirs) == [sentence]


NEW_UPDATE = SAID.model_copy(update={"id": "u-2"})


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (DATE, edit(PLAN, "m-report", "note", "x")),
        (DATE, edit(PLAN, "m-website", "date", "x")),
        (DATE, edit(PLAN, "harbour", "title", "x")),
        (DATE, added(PODCAST)),
        (DATE, removed(PLAN, "m-website")),
        (removed(PLAN, "m-website"), removed(PLAN, "o-ben")),
        (removed(PLAN, "o-ben"), edit(PLAN, "m-report", "note", "o-ben")),
        (added(NEW_UPDATE), edit(PLAN, "m-report", "date", "x")),
        (added(NEW_UPDATE), added(NEW_UPDATE.model_copy(update={"id": "u-3"}))),
        (added(NEW_UPDATE), added(NEW_UPDATE)),
        (removed(PLAN, "m-website"), added(NEW_UPDATE)),
        (edit(PLAN, "m-report", "date", "x"), added(NEW_UPDATE)),
    ],
)
def test_changes_that_do_not(mine, theirs):
    assert moved(mine, theirs) == []


SEEN = Indicator(id="i-1", title="Visits")
COUNTED = Observation(id="v-1", indicator="i-1", date="June", value=5)


def test_an_observation_is_in_the_way_of_removing_its_indicator():
    plan = apply(PLAN, [added(SEEN)])
    assert moved_since([removed(plan, "i-1")], [revision(2, added(COUNTED))], plan) == [
        "Indicator “Visits” cannot be removed: Observation “June” on “Visits” refers to it since a change "
        f"{BY_BEN}."
    ]


def test_an_update_is_kept_on_a_row_that_was_removed_and_is_there_again():
    gone = removed(PLAN, "m-website")
    back = added(PLAN.by_id["m-website"])
    mine = added(Update(id="u-9", of="m-website", period="P06"))
    assert moved_since([mine], [revision(2, gone), revision(3, back)], PLAN) == []
    assert moved_since([mine], [revision(2, gone), revision(3, *invert([gone]), undoes=2)], PLAN) == []


def test_an_update_that_was_taken_back_is_in_nobody_s_way():
    theirs = added(Update(id="u-9", of="m-website", period="P06"))
    later = [revision(2, theirs), revision(3, *invert([theirs]), undoes=2)]
    assert moved_since([removed(PLAN, "m-website")], later, PLAN) == []


def test_withdrawing_an_update_twice_is_a_conflict():
    withdraw = edit(PLAN, "u-1", "withdrawn", True)
    assert moved(withdraw, withdraw) == [
        "Update of 2017-18 P06 on “Annual report”, withdrawn: it was “no”, is now “yes” "
        f"(changed {BY_BEN}), and you wanted “yes”."
    ]


def test_each_moved_field_is_named_once_by_its_last_change():
    later = [
        revision(2, edit(PLAN, "m-report", "date", "Nov")),
        revision(3, Change("milestone", "m-report", "date", "Nov", "Dec")),
        revision(4, edit(PLAN, "m-website", "date", "Feb")),
    ]
    mine = [DATE, edit(PLAN, "m-website", "date", "Mar"), edit(PLAN, "m-website", "note", "x")]
    assert moved_since(mine, later, PLAN) == [
        "Milestone “Annual report”, date as written: it was “Sept tbc”, is now “Dec” (changed by Ben on "
        "23 June 2017, 14:02 (revision 3)), and you wanted “October”.",
        "Milestone “New website”, date as written: it was “Jan 18”, is now “Feb” (changed by Ben on "
        "23 June 2017, 14:02 (revision 4)), and you wanted “Mar”.",
    ]


def test_a_revision_that_was_undone_is_in_nobody_s_way():
    theirs = edit(PLAN, "m-report", "date", "Nov")
    later = [revision(2, theirs), revision(3, *invert([theirs]), undoes=2)]
    assert moved_since([DATE], later, PLAN) == []


def test_a_revision_that_was_brought_back_is():
    theirs = edit(PLAN, "m-report", "date", "Nov")
    later = [revision(2, theirs), revision(3, *invert([theirs]), undoes=2), revision(4, theirs, undoes=3)]
    assert len(moved_since([DATE], later, apply(PLAN, [theirs]))) == 1


def test_an_undo_of_something_older_is_in_the_way():
    later = [revision(5, edit(PLAN, "m-report", "date", "Nov"), undoes=1)]
    assert len(moved_since([DATE], later, PLAN)) == 1


@pytest.mark.parametrize(
    ("undoes", "gone"),
    [
        ([None, None], set()),
        ([None, 1], {1}),
        ([None, 1, 2], {2}),
        ([None, 1, 2, 3], {1, 3}),
        ([None, None, 1], {1}),
        ([0], set()),
    ],
)
def test_which_revisions_are_undone(undoes, gone):
    assert undone([revision(n, undoes=target) for n, target in enumerate(undoes, 1)]) == gone


def test_many_changes_against_many_are_compared_once_each():
    def compare(size):
        mine = [Change("milestone", f"m-{n}", "date", "a", "b") for n in range(size)]
        later = [revision(n, Change("milestone", f"m-{n}", "note", "a", "b")) for n in range(size)]
        assert moved_since(mine, later, PLAN) == []

    assert growth(compare, 500) < 4
