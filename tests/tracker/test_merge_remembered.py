"""What was decided of a file, followed again for the very same content in whatever order."""

import json

import pytest

from actionplan.plan.changes import apply
from actionplan.tracker.merge import Decided, read_decisions, remembered, returned, settle, to_remember
from tests.plan.sample import edit, removed
from tests.tracker.sent import PLAN, SINCE, applied, going_out, sentences, typed

ON = "22 November 2017"


def merged_once(back, text="", keep=None, plan=PLAN, earlier=None):
    decisions = read_decisions(text, "answers.yaml")
    return settle(back.merged(plan, SINCE), keep, decisions, earlier=earlier or Decided())


def again(back, text="", keep=None, plan=PLAN, now="", now_keep=None, turned=False):
    """The second merge of a file, of which something was decided at the first."""
    file = returned(back.file())
    first = merged_once(back, text, keep, plan)
    kept = json.loads(json.dumps(to_remember(first.decided, file)))
    if turned:
        for rows in back.rows.values():
            rows.reverse()
    earlier = remembered(kept, returned(back.file()), ON)
    return merged_once(back, now, now_keep, plan, earlier)


def with_a_row(**cells):
    back = going_out()
    back.add("Milestones", title="Open day", **cells)
    return back


def in_conflict():
    return typed(note="No hall."), apply(PLAN, [edit(PLAN, "m-show", "note", "Hall.")])


def test_nothing_decided_is_nothing_remembered():
    back = typed(note="x")
    assert to_remember(merged_once(back).decided, returned(back.file())) == []
    assert remembered([], returned(back.file()), ON) == Decided(on=ON)


@pytest.mark.parametrize("turned", [False, True])
def test_a_row_that_was_not_wanted_is_not_added_wherever_it_stands(turned):
    merged = again(with_a_row(owner="Nobody"), "- {row: Open day, add: no}", turned=turned)
    number = 5 if turned else 8
    assert (merged.to_add, merged.unknown) == ((), ())
    assert merged.notes == (f"Milestones, row {number}, “Open day”: not added, as was decided on {ON}.",)


def test_a_row_that_is_wanted_now_is_added():
    merged = again(with_a_row(), "- {row: Open day, add: no}", now="- {row: Milestones row 8, add: yes}")
    assert [one.added for one in merged.proposed] == [True]
    is_one = again(with_a_row(), "- {row: Open day, add: no}", now="- {row: Open day, is: m-show}")
    assert (is_one.proposed, is_one.notes, is_one.decided.declined) == ((), (), frozenset())
    neither = again(with_a_row(), "- {row: Open day, is: m-show}", now="- {row: Milestones row 8, add: no}")
    assert ([one.added for one in neither.proposed], neither.changes, neither.decided.ties) == (
        [False],
        (),
        {},
    )


@pytest.mark.parametrize("turned", [False, True])
def test_a_row_that_was_said_to_be_one_of_the_plan_is_that_again(turned):
    merged = again(with_a_row(), "- {row: Open day, is: m-show}", turned=turned)
    number = 5 if turned else 8
    assert (merged.proposed, [one.place.row for one in merged.changes]) == ((), [number])
    assert f"Milestones, row {number}: it is “Summer show” (m-show), as was decided on {ON}." in merged.notes


def test_a_row_that_has_left_the_plan_since_is_asked_about_again():
    back = with_a_row()
    first = merged_once(back, "- {row: Open day, is: m-report}")
    gone = apply(PLAN, [removed(PLAN, "m-report")])
    earlier = remembered(to_remember(first.decided, returned(back.file())), returned(back.file()), ON)
    assert [one.place.title for one in merged_once(back, plan=gone, earlier=earlier).proposed] == ["Open day"]


def test_the_copy_that_was_chosen_is_chosen_again_wherever_it_stands():
    def copied():
        back = going_out()
        back.rows["Milestones"].append(dict(back.row("m-site"), note="copy"))
        return back

    chosen = "- {row: Milestones row 8, keep: file}"
    assert [one.place.row for one in again(copied(), chosen).duplicates] == [6]
    assert [one.place.row for one in again(copied(), chosen, turned=True).duplicates] == [7]


def test_of_copies_that_are_all_alike_one_is_chosen_again():
    back = going_out()
    back.rows["Milestones"] += [dict(back.row("m-site")), dict(back.row("m-site"))]
    assert [one.place.row for one in again(back, "- {row: Milestones row 9, keep: file}").duplicates] == [
        6,
        8,
    ]


@pytest.mark.parametrize("how", [{"keep": "plan"}, {"text": "- {row: m-show, keep: plan}"}])
def test_a_conflict_that_was_settled_to_the_plan_is_told_and_no_conflict(how):
    back, plan = in_conflict()
    merged = again(back, plan=plan, **how)
    assert (merged.conflicts, merged.changes) == ((), ())
    assert merged.notes == (
        f"Milestones, row 7, “Summer show”, Note: kept as it is in the plan, as was decided on {ON}.",
    )


@pytest.mark.parametrize("now", [{"now_keep": "file"}, {"now": "- {row: m-show, column: Note, keep: file}"}])
def test_the_file_may_be_kept_now(now):
    back, plan = in_conflict()
    merged = again(back, keep="plan", plan=plan, **now)
    assert ([one.new for one in merged.changes], merged.notes) == (["No hall."], ())


def test_that_the_file_was_kept_is_not_followed_again():
    back, plan = in_conflict()
    assert len(again(back, keep="file", plan=plan).conflicts) == 1


def test_changes_and_questions_that_were_left_are_left_again():
    back = typed(note="x", owner="Nobody", status="Red")
    merged = again(back, "- {row: m-show, keep: plan}")
    assert (merged.changes, merged.unknown, merged.needs_reason) == ((), (), ())
    assert len(merged.notes) == 3


def test_a_status_that_was_left_gets_its_reason_now():
    merged = again(typed(status="Red"), "- {row: m-show, keep: plan}", now="- {row: m-show, reason: Rain.}")
    assert [(one.reported_rag, one.reason) for one in applied(merged).updates] == [("red", "Rain.")]


def test_a_value_that_was_given_stands_again_until_another_is_given():
    value = "- {row: m-show, column: Owner, value: Head of Digital}"
    merged = again(typed(owner="Nobody"), value)
    assert (merged.unknown, [one.new for one in merged.changes]) == ((), ["Head of Digital"])
    assert merged.notes == (
        f"Milestones, row 7, Owner: “Head of Digital” stands there, as was decided on {ON}.",
    )
    other = again(typed(owner="Nobody"), value, now=value.replace("Digital", "Communications"))
    assert (sentences(other, "unknown"), [one.new for one in other.changes], other.notes) == (
        [],
        ["Head of Communications"],
        (),
    )
