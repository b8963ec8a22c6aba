from dataclasses import replace
from datetime import date

import pytest

from actionplan.plan.changes import apply
from actionplan.words.vocabulary import Rag
from tests.plan.sample import added, edit
from tests.tracker.sent import (
    PLAN,
    SINCE,
    applied,
    by_another,
    going_out,
    said,
    sentences,
    typed,
)


def test_complete_is_its_day():
    merged = typed(status="Done", completed=date(2017, 6, 23)).merged()
    assert (
        sentences(merged, "changes")[0]
        == "Milestones, row 7, “Summer show”, Status: “Done”, read as Complete."
    )
    assert [one.new for one in merged.changes] == ["Complete", "2017-06-23"]
    assert [said(one)["completed_on"] for one in applied(merged).updates] == ["2017-06-23"]
    assert [one.reported_rag for one in applied(merged).updates] == [None]


@pytest.mark.parametrize(
    ("cells", "waits"),
    [
        ({"status": "Red"}, {"Status": "“Red” has no reason; write it under Reason."}),
        ({"status": "r"}, {"Status": "“r”, read as Red, has no reason; write it under Reason."}),
        ({"status": "Red", "reason": "\u2003"}, {"Status": "“Red” has no reason; write it under Reason."}),
        ({"status": "Red", "path": "A tent.", "path_by": "July"},
         {"Status": "“Red” has no reason; write it under Reason.",
          "Path to green": "“A tent.” waits with the status beside it.",
          "Green again by": "“July” waits with the status beside it."}),
        ({"status": "Green"}, {"Status": "“Green” is not what the rule says (Red), and has no reason; write it under "
                                         "Reason."}),
        ({"status": "Green", "path": "Soon."}, {"Status": "“Green” is not what the rule says (Red), and has no reason; "
                                                          "write it under Reason.",
                                                "Path to green": "“Soon.” waits with the status beside it."}),
        ({"status": "Complete"}, {"Status": "“Complete” needs its day: which day was it completed? Write it under "
                                            "Completed on."}),
        ({"status": "blue", "reason": "Held."},
         {"Status": "“blue”, read as Complete, needs its day: which day was it completed? Write it under Completed on.",
          "Reason": "“Held.” waits with the status beside it."}),
        ({"status": "Complete", "completed": date(2017, 6, 25)},
         {"Status": "“Complete” needs its day: which day was it completed? Write it under Completed on.",
          "Completed on": "“25 June 2017” is still to come; write the day on which it was completed."}),
        ({"status": "Red", "reason": "Rain.", "completed": date(2017, 6, 23)},
         {"Status": "“Red” stands beside a day of completion; take out the one or the other.",
          "Reason": "“Rain.” waits with the status beside it.",
          "Completed on": "“23 June 2017” stands beside another status than Complete; take out the one or the other."}),
    ],
)  # fmt: skip
def test_a_status_without_what_it_needs_waits_and_the_rest_is_taken(cells, waits):
    merged = typed(narrative="Booked.", **cells).merged(
        since=replace(SINCE, indicated=lambda row_id: Rag.RED)
    )
    assert {one.place.column: one.sentence.split(": ", 1)[1] for one in merged.needs_reason} == waits
    assert [one.narrative for one in applied(merged).updates] == ["Booked."]
    assert [one.reported_rag for one in applied(merged).updates] == [None]


@pytest.mark.parametrize(
    ("rule", "cells"),
    [
        (Rag.RED, {"status": "Red", "reason": "Rain."}),
        (Rag.GREEN, {"status": "Green"}),
        (Rag.NOT_STARTED, {"status": "Green"}),
        (None, {"status": "Green"}),
        (Rag.RED, {"status": "On track", "reason": "It is agreed."}),
    ],
)
def test_a_status_with_what_it_needs_is_taken(rule, cells):
    merged = typed(**cells).merged(since=replace(SINCE, indicated=lambda row_id: rule))
    assert (merged.needs_reason, merged.unknown) == ((), ())


@pytest.mark.parametrize(
    ("status", "why"),
    [
        ("nearly there", "“nearly there” is no status that can be taken; write “Red”, “Amber”, “Green” or “Complete”."),
        ("not started", "“not started” is no status that can be taken; write “Red”, “Amber”, “Green” or “Complete”."),
        ("On hold", "“On hold” needs the name of who approved it; say it in the plan. Here write “Red”, “Amber”, "
                    "“Green” or “Complete”."),
    ],
)  # fmt: skip
def test_a_word_that_is_no_status_is_asked_about_and_never_guessed(status, why):
    merged = typed(status=status).merged()
    assert [one.sentence.split(": ", 1)[1] for one in merged.unknown] == [why]
    assert merged.changes == ()


def test_a_day_of_completion_stands_against_a_status_that_another_has_said():
    plan = apply(PLAN, [added(by_another(reported_rag="amber"))])
    merged = typed(completed=date(2017, 6, 23)).merged(plan)
    assert [(one.plan, one.file) for one in merged.conflicts] == [("Amber", "2017-06-23")]
    assert sentences(merged, "conflicts")[0].endswith("and “23 June 2017” in the file.")


def test_a_status_whose_reason_is_in_conflict_is_in_conflict_too():
    plan = apply(PLAN, [added(by_another(reason="Rain."))])
    merged = typed(status="Red", reason="Wind.").merged(plan)
    assert (merged.changes, [(one.file, one.edit.group) for one in merged.conflicts]) == (
        (),
        [("Red", "status"), ("Wind.", "status")],
    )
    assert [one.edit.fields for one in merged.conflicts] == [{"reported_rag": "red", "reason": "Wind."}] * 2
    assert sentences(merged, "conflicts") == [
        "Milestones, row 7, “Summer show”, Status: “Red” belongs with Reason, which is in conflict, and is settled "
        "with it.",
        "Milestones, row 7, “Summer show”, Reason: it was empty when the tracker went out, is “Rain.” in the plan now "
        "(by Ben on 19 June 2017, 11:00), and “Wind.” in the file.",
    ]


def test_a_row_that_is_complete_already_is_not_asked_for_its_day():
    merged = typed(status="Complete").merged(since=replace(SINCE, indicated=lambda row_id: Rag.COMPLETE))
    assert (merged.changes, merged.needs_reason, len(merged.notes)) == ((), (), 1)


@pytest.mark.parametrize(
    ("fields", "how"),
    [
        ({"completed_on": "2017-06-02"}, "it was completed on 2 June 2017"),
        ({"narrative": "Done, says the rule."}, "it is complete already"),
    ],
)
def test_a_colour_of_a_row_that_is_complete_would_change_nothing(fields, how):
    plan = apply(PLAN, [added(by_another(recorded="2017-06-03T10:00:00+00:00", **fields))])
    merged = typed(status="Amber", reason="Rain.").merged(
        plan, replace(SINCE, indicated=lambda row_id: Rag.COMPLETE)
    )
    assert sentences(merged, "needs_reason") == [
        f"Milestones, row 7, “Summer show”, Status: “Amber” would change nothing: {how}; take that back in the plan "
        "first if it is wrong.",
        "Milestones, row 7, “Summer show”, Reason: “Rain.” waits with the status beside it.",
    ]
    assert [one.edit for one in merged.needs_reason] == [None, None]
    assert merged.changes == ()


def test_the_day_of_completion_may_stand_in_the_date_as_written():
    plan = apply(PLAN, [edit(PLAN, "m-show", "date", "Complete – 2 June 2017")])
    merged = typed(status="Green").merged(plan, replace(SINCE, indicated=lambda row_id: Rag.COMPLETE))
    assert "it was completed on 2 June 2017" in merged.needs_reason[0].sentence


@pytest.mark.parametrize(
    ("rule", "word"),
    [
        (Rag.NOT_STARTED, "Not started"),
        (Rag.TO_BE_CONFIRMED, "Date to be confirmed"),
        (Rag.COMPLETE, "Complete"),
        (Rag.DEFERRED, "Deferred"),
    ],
)
def test_a_status_that_the_rule_says_already_is_told_and_nothing_is_taken(rule, word):
    merged = typed(status=word).merged(since=replace(SINCE, indicated=lambda row_id: rule))
    assert (merged.changes, merged.unknown, merged.needs_reason, merged.untouched) == ((), (), (), False)
    assert merged.notes == (
        f"Milestones, row 7, “Summer show”, Status: “{word}” is what the rule says; nothing to take.",
    )


def test_complete_with_its_day_is_taken_where_the_rule_would_say_so_because_of_it():
    merged = typed(status="Complete", completed=date(2017, 6, 23)).merged(
        since=replace(SINCE, indicated=lambda row_id: Rag.COMPLETE)
    )
    assert [one.place.key for one in merged.changes] == ["status", "completed"]


def test_another_status_than_the_one_reported_for_this_fortnight_before_it_went_out_is_a_conflict():
    before = by_another(reported_rag="red", reason="No hall.", recorded="2017-06-10T10:00:00+00:00")
    plan = apply(PLAN, [added(before)])
    (conflict,) = typed(back=going_out(plan), status="Green", reason="Booked.").merged(plan).conflicts[:1]
    assert (conflict.plan, conflict.file, conflict.by) == ("Red", "Green", "Ben")


def test_a_status_that_was_reported_for_an_earlier_fortnight_is_no_conflict():
    before = by_another(
        reported_rag="red", reason="No hall.", period="2017-18 P05", recorded="2017-06-10T10:00:00+00:00"
    )
    plan = apply(PLAN, [added(before)])
    assert typed(back=going_out(plan), status="Green", reason="Booked.").merged(plan).conflicts == ()
