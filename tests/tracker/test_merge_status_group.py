"""The status of a row and what belongs to it stand and fall together."""

from dataclasses import replace
from datetime import date

import pytest

from actionplan.plan.changes import apply
from actionplan.tracker.merge import read_decisions, settle
from actionplan.words.vocabulary import Rag
from tests.plan.sample import added
from tests.tracker.sent import (
    PLAN,
    SINCE,
    after_return,
    applied,
    by_another,
    for_owner,
    said,
    sentences,
    typed,
)

GREEN = replace(SINCE, indicated=lambda row_id: Rag.GREEN)
HERE = "Milestones, row 7, “Summer show”, "
COLOURS = "“Red”, “Amber” or “Green”"
ALONE = f"stands without a status; choose {COLOURS} under Status, or write it under Update this fortnight."


def test_a_reason_or_a_path_without_a_status_waits_and_the_rest_is_taken():
    back = typed(reason="Rain.", path="A tent.", path_by="July", narrative="Booked.", expected="August 2017")
    merged = back.merged()
    assert sentences(merged, "needs_reason") == [
        f"{HERE}Reason: “Rain.” {ALONE}",
        f"{HERE}Path to green: “A tent.” {ALONE}",
        f"{HERE}Green again by: “July” {ALONE}",
    ]
    assert [one.edit for one in merged.needs_reason] == [None] * 3
    assert [one.place.key for one in merged.changes] == ["expected", "narrative"]
    decided = settle(
        merged, None, read_decisions("- {row: m-show, column: Status, value: Red}", "answers.yaml")
    )
    assert decided.needs_reason == ()
    assert [(one.reported_rag, one.reason) for one in applied(decided).updates] == [("red", "Rain.")]


@pytest.mark.parametrize("status", ["sort of", "Deferred"])
def test_what_stands_beside_a_status_that_is_refused_waits_with_it(status):
    merged = typed(status=status, reason="Rain.", path="A tent.", narrative="Booked.").merged()
    assert sentences(merged, "needs_reason") == [
        f"{HERE}Reason: “Rain.” waits for the status beside it, which is not taken.",
        f"{HERE}Path to green: “A tent.” waits for the status beside it, which is not taken.",
    ]
    assert [one.place.key for one in merged.unknown] == ["status"]
    assert [one.place.key for one in merged.changes] == ["narrative"]


def test_a_day_of_completion_beside_a_status_that_is_refused_waits_with_it():
    merged = typed(status="sort of", completed=date(2017, 6, 23)).merged()
    assert sentences(merged, "needs_reason") == [
        f"{HERE}Completed on: “23 June 2017” waits for the status beside it, which is not taken."
    ]
    assert merged.changes == ()


def test_a_fact_by_the_rule_is_no_status_that_a_reason_explains():
    since = replace(SINCE, indicated=lambda row_id: Rag.NOT_STARTED)
    merged = typed(status="Not started", reason="Rain.").merged(since=since)
    assert (merged.changes, sentences(merged, "needs_reason")) == ((), [f"{HERE}Reason: “Rain.” {ALONE}"])


def test_a_path_goes_with_the_status_that_the_same_tracker_has_said():
    first = typed(status="Red", reason="Rain.").merged()
    plan = applied(first)
    merged = typed(path="A tent.").merged(plan, after_return(first))
    assert sentences(merged, "changes") == [f"{HERE}Path to green: “A tent.”."]
    after = applied(merged, plan, "2017-06-21T09:00:00+00:00").updates[-1]
    assert (after.reported_rag, after.reason, after.path_to_green) == ("red", "Rain.", "A tent.")


def test_a_new_status_keeps_nothing_of_the_one_before():
    first = typed(status="Red", reason="Rain.", path="A tent.").merged()
    plan = applied(first)
    merged = typed(status="Green").merged(plan, after_return(first))
    assert [one.fields for one in merged.changes] == [{"reported_rag": "green"}]


def test_the_owners_own_status_since_is_one_that_a_path_goes_with():
    own = by_another(of="m-report", reported_rag="amber", reason="Rain.", by="Head of Communications")
    plan = apply(PLAN, [added(own)])
    merged = typed("m-report", for_owner(), path="A tent.").merged(plan)
    assert [one.fields for one in merged.changes] == [
        {"reported_rag": "amber", "reason": "Rain.", "path_to_green": "A tent."}
    ]


def test_the_status_of_another_is_none_that_a_path_goes_with():
    plan = apply(PLAN, [added(by_another(of="m-report", reported_rag="amber", reason="Rain."))])
    merged = typed("m-report", for_owner(), path="A tent.").merged(plan)
    assert (merged.changes, [one.place.key for one in merged.needs_reason]) == ((), ["path"])


def test_all_of_the_status_is_in_conflict_and_is_not_mixed_with_what_another_said():
    plan = apply(PLAN, [added(by_another(reported_rag="amber", reason="Rain.", path_to_green="Wait."))])
    back = typed(status="Red", reason="Wind.", path_by="July", narrative="Booked.")
    merged = back.merged(plan)
    assert [one.place.key for one in merged.changes] == ["narrative"]
    assert sentences(merged, "conflicts")[2] == (
        f"{HERE}Green again by: “July” belongs with Status, which is in conflict, and is settled with it."
    )
    assert [(one.place.key, one.plan, one.by, one.edit.group) for one in merged.conflicts] == [
        ("status", "Amber", "Ben", "status"),
        ("reason", "Rain.", "Ben", "status"),
        ("path_by", "", "Ben", "status"),
    ]
    fields = {"reported_rag": "red", "reason": "Wind.", "path_to_green_by": "July"}
    assert [one.edit.fields for one in merged.conflicts] == [fields] * 3
    assert [said(one)["narrative"] for one in applied(settle(merged, "plan"), plan).updates[1:]] == [
        "Booked."
    ]
    of_file = applied(settle(merged, "file"), plan).updates[-1]
    assert (of_file.reported_rag, of_file.reason, of_file.path_to_green) == ("red", "Wind.", "")


def test_another_reason_for_the_same_status_takes_nothing_of_what_was_said_with_it():
    plan = apply(PLAN, [added(by_another(reported_rag="red", reason="Rain.", path_to_green="Wait."))])
    merged = typed(status="Red", reason="Wind.").merged(plan)
    assert [(one.place.key, one.edit.fields) for one in merged.conflicts] == [
        ("reason", {"reported_rag": "red", "reason": "Wind."})
    ]


def test_who_agrees_with_the_status_of_another_gives_its_path_and_keeps_its_reason():
    plan = apply(PLAN, [added(by_another(reported_rag="red", reason="Rain."))])
    merged = typed(status="Red", path="A tent.").merged(plan)
    assert [(one.place.key, one.fields["reason"]) for one in merged.changes] == [("path", "Rain.")]


def test_a_status_that_the_plan_holds_without_its_reason_is_asked_for_it_with_what_is_new():
    plan = apply(PLAN, [added(by_another(reported_rag="red"))])
    merged = typed(status="Red", path="A tent.").merged(plan)
    assert (merged.changes, sentences(merged, "needs_reason")) == (
        (),
        [
            f"{HERE}Status: “Red” has no reason; write it under Reason.",
            f"{HERE}Path to green: “A tent.” waits with the status beside it.",
        ],
    )


def test_a_reason_can_be_given_for_a_status_that_stands_against_that_of_another():
    plan = apply(PLAN, [added(by_another(reported_rag="amber", reason="Rain."))])
    merged = typed(status="Red").merged(plan)
    assert sentences(merged, "needs_reason") == [
        f"{HERE}Status: “Red” has no reason; write it under Reason. “Amber” is in the plan now (by Ben on 19 June "
        "2017, 11:00); with a reason that of the file counts instead."
    ]
    assert merged.conflicts == ()
    text = "- {row: m-show, column: Status, reason: Wind.}"
    decided = settle(merged, None, read_decisions(text, "answers.yaml"))
    assert (decided.needs_reason, decided.conflicts) == ((), ())
    after = applied(decided, plan).updates[-1]
    assert (after.reported_rag, after.reason) == ("red", "Wind.")


def test_a_reason_that_is_decided_lets_all_of_the_status_through():
    merged = typed(status="Amber", path="A tent.").merged()
    decided = settle(merged, None, read_decisions("- {row: m-show, reason: Wind.}", "answers.yaml"))
    assert decided.needs_reason == ()
    after = applied(decided).updates
    assert [(one.reported_rag, one.reason, one.path_to_green) for one in after] == [
        ("amber", "Wind.", "A tent.")
    ]


@pytest.mark.parametrize(("status", "word"), [("Red", "Red"), ("a", "Amber")])
def test_that_a_red_or_amber_has_no_path_to_green_is_told(status, word):
    merged = typed(status=status, reason="Rain.").merged()
    assert [one.new for one in merged.changes] == [word, "Rain."]
    assert merged.remarks == (f"{HERE}Status: no path to green is given; the report will say so.",)
    kept = settle(merged, None, read_decisions("- {row: m-show, column: Status, keep: plan}", "answers.yaml"))
    assert not any("path to green" in one for one in kept.remarks)
    assert typed(status=status, reason="Rain.", path="A tent.").merged().remarks == ()
    assert typed(status="Green").merged().remarks == ()


def test_an_override_needs_its_reason_and_no_path():
    merged = typed(status="Red", reason="Rain.").merged(since=GREEN)
    assert merged.needs_reason == ()
    assert sentences(typed(status="Amber").merged(since=GREEN), "needs_reason") == [
        f"{HERE}Status: “Amber” is not what the rule says (Green), and has no reason; write it under Reason."
    ]


def test_a_completion_that_was_withdrawn_is_none():
    gone = by_another(completed_on="2017-06-02", recorded="2017-06-03T10:00:00+00:00", withdrawn=True)
    still = by_another(id="u-still", completed_on="2017-06-01", recorded="2017-06-02T10:00:00+00:00")
    plan = apply(PLAN, [added(gone), added(still)])
    since = replace(SINCE, indicated=lambda row_id: Rag.COMPLETE)
    assert (
        "it was completed on 1 June 2017;"
        in typed(status="Green").merged(plan, since).needs_reason[0].sentence
    )
