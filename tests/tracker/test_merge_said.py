from dataclasses import replace
from datetime import date

import pytest

from actionplan.plan.changes import Revision, apply, invert
from actionplan.tracker.merge import changes_of
from actionplan.words.vocabulary import Rag
from tests.plan.sample import added
from tests.tracker.sent import (
    LATER,
    MADE,
    PERIOD,
    PLAN,
    SINCE,
    added_ids,
    after_return,
    applied,
    by_another,
    for_owner,
    said,
    sentences,
    typed,
)


def test_all_that_is_said_of_a_row_is_one_update_for_the_period_of_the_tracker():
    back = typed(status="amber ", reason="Rain.", narrative="The hall\nis booked.", expected=date(2017, 7, 4),
                 path="A tent.", path_by="5 July 2017")  # fmt: skip
    merged = back.merged()
    assert [one.place.column for one in merged.changes] == [
        "Status", "Now expected", "Update this fortnight", "Reason", "Path to green", "Green again by",
    ]  # fmt: skip
    assert [said(one) for one in applied(merged).updates] == [
        {
            "recorded": LATER,
            "by": "Ann",
            "of": "m-show",
            "period": PERIOD,
            "narrative": "The hall\nis booked.",
            "reported_rag": "amber",
            "reason": "Rain.",
            "path_to_green": "A tent.",
            "path_to_green_by": "5 July 2017",
            "expected": "4 July 2017",
        }
    ]
    assert "m-show" not in merged.blank


def test_nothing_has_changed_is_an_answer_and_no_is_none():
    back = typed(unchanged="yes")
    back.row("m-report")["unchanged"] = "No"
    assert [(one.of, one.nothing_changed) for one in applied(back.merged()).updates] == [("m-show", True)]


NO = "Milestones, row 7, “Summer show”, Nothing has changed: "


@pytest.mark.parametrize(
    ("text", "said"),
    [("No", "“No” says"), ("n", "“n”, read as No, says"), (False, "“No” says")],
)
def test_no_alone_says_that_something_has_changed_and_not_what(text, said):
    merged = typed(unchanged=text).merged()
    assert sentences(merged, "unknown") == [
        f"{NO}{said} that something has changed: write what under Update this fortnight; nothing is taken."
    ]
    assert (merged.changes, merged.notes, applied(merged).updates) == ((), (), ())


def test_no_beside_what_has_changed_is_told():
    merged = typed(unchanged="no", narrative="Booked.").merged()
    assert merged.notes == (
        f"{NO}“no”, read as No, says that something has changed, as the row does; nothing to take.",
    )
    assert (merged.unknown, [one.place.key for one in merged.changes]) == ((), ["narrative"])


def test_yes_in_other_words_is_shown_with_what_it_was_read_as():
    merged = typed(unchanged="x").merged()
    assert (sentences(merged, "changes"), merged.changes[0].new) == ([f"{NO}“x”, read as Yes."], "Yes")


@pytest.mark.parametrize(
    ("rule", "status", "taken"),
    [
        (Rag.NOT_STARTED, "Not started", ["unchanged"]),
        (Rag.COMPLETE, "done", ["unchanged"]),
        (Rag.GREEN, "Green", ["status", "unchanged"]),
        (Rag.RED, "Red", ["unchanged"]),
    ],
)
def test_nothing_has_changed_stands_beside_a_status_by_the_rule(rule, status, taken):
    merged = typed(status=status, unchanged="Yes").merged(since=replace(SINCE, indicated=lambda row_id: rule))
    assert ([one.place.key for one in merged.changes], merged.unknown) == (taken, ())
    assert [one.place.key for one in merged.needs_reason] == (["status"] if rule is Rag.RED else [])
    assert [one.nothing_changed for one in applied(merged).updates] == [True]


@pytest.mark.parametrize(
    ("cells", "what"),
    [
        ({"status": "Red"}, ", which waits for an answer."),
        ({"status": "Red", "narrative": "Booked."}, "."),
        ({"status": "sort of"}, "."),
        ({"narrative": "Booked.", "expected": "soon-ish"}, "."),
        ({"status": "Green", "narrative": "Booked."}, "; the rest is taken."),
    ],
)
def test_what_becomes_of_the_rest_is_said_as_it_is(cells, what):
    merged = typed(unchanged="Yes", **cells).merged()
    assert sentences(merged, "unknown")[-1] == (
        f"{NO}“Yes” is not taken: it says that nothing has changed, and the row says more{what}"
    )


def test_the_words_of_two_people_are_two_updates():
    plan = apply(PLAN, [added(by_another(narrative="Rained off.", of="m-report"))])
    merged = typed("m-report", for_owner(), narrative="Booked.").merged(plan)
    assert sentences(merged, "changes") == [
        "Your milestones, row 5, “Annual report”, Update this fortnight: “Booked.”."
    ]
    assert (merged.conflicts, [one.narrative for one in applied(merged, plan).updates]) == (
        (),
        ["Rained off.", "Booked."],
    )


def test_what_another_has_said_in_the_same_words_is_not_said_twice():
    first = by_another(narrative="Booked.", of="m-report")
    later = by_another(
        id="u-later", narrative="Rained off.", of="m-report", recorded="2017-06-19T11:00:00+00:00"
    )
    for spoken in ([first], [first, later]):
        plan = apply(PLAN, [added(one) for one in spoken])
        merged = typed("m-report", for_owner(), narrative="Booked.").merged(plan)
        assert (merged.changes, merged.conflicts) == ((), ())


@pytest.mark.parametrize("by", ["Head of Communications", "comms lead", ""])
def test_the_owners_own_words_since_are_a_conflict_whoever_spoke_after(by):
    own = by_another(id="u-own", narrative="Half done.", of="m-report", by=by)
    later = by_another(narrative="Rained off.", of="m-report", recorded="2017-06-19T11:00:00+00:00")
    plan = apply(PLAN, [added(own), added(later)])
    merged = typed("m-report", for_owner(), narrative="Booked.").merged(plan)
    assert (merged.changes, [one.plan for one in merged.conflicts]) == ((), ["Half done."])


def test_the_same_file_again_after_another_has_spoken_brings_nothing():
    back = typed("m-report", for_owner(), narrative="Booked.")
    first = back.merged()
    later = by_another(narrative="Rained off.", of="m-report", recorded="2017-06-21T11:00:00+00:00")
    plan = apply(applied(first), [added(later)])
    again = back.merged(plan, after_return(first))
    assert (again.changes, again.conflicts) == ((), ())
    corrected = typed("m-report", for_owner(), narrative="Done.").merged(plan, after_return(first))
    assert sentences(corrected, "changes") == [
        "Your milestones, row 5, “Annual report”, Update this fortnight: “Done.” instead of “Booked.”."
    ]


def test_what_was_said_in_the_revision_that_went_out_is_no_conflict():
    said = added(by_another(narrative="Rained off.", recorded=MADE))
    plan, history = apply(PLAN, [said]), (Revision("harbour", 1, MADE, "Ben", "", (said,)),)
    assert typed(narrative="Booked.").merged(plan, replace(SINCE, history=history)).conflicts == ()


def test_what_was_said_before_the_tracker_went_out_is_no_conflict():
    plan = apply(PLAN, [added(by_another(narrative="Planned.", recorded="2017-06-01T10:00:00+00:00"))])
    assert len(typed(narrative="Booked.").merged(plan).changes) == 1


def test_another_has_said_it_for_the_same_period_since():
    plan = apply(PLAN, [added(by_another(narrative="Rained off.", reported_rag="red", reason="Rain."))])
    merged = typed(narrative="Booked.", status="Red", reason="Rain.").merged(plan)
    assert sentences(merged, "conflicts") == [
        "Milestones, row 7, “Summer show”, Update this fortnight: it was empty when the tracker went out, is “Rained "
        "off.” in the plan now (by Ben on 19 June 2017, 11:00), and “Booked.” in the file."
    ]
    assert (merged.changes, merged.needs_reason) == ((), ())


def test_what_was_said_at_the_moment_at_which_it_went_out_is_known_by_the_history():
    said = added(by_another(narrative="Rained off.", recorded=MADE))
    plan, history = apply(PLAN, [said]), (Revision("harbour", 2, MADE, "Ben", "", (said,)),)
    assert typed(narrative="Booked.").merged(plan).conflicts == ()
    assert len(typed(narrative="Booked.").merged(plan, replace(SINCE, history=history)).conflicts) == 1


def test_what_another_said_of_another_period_is_no_conflict():
    plan = apply(PLAN, [added(by_another(narrative="Rained off.", period="2017-18 P05"))])
    assert typed(narrative="Booked.").merged(plan).conflicts == ()


def test_a_short_name_of_the_period_is_the_same_period():
    plan = apply(PLAN, [added(by_another(narrative="Rained off.", period="P06"))])
    assert len(typed(narrative="Booked.").merged(plan).conflicts) == 1


def test_what_was_withdrawn_says_nothing():
    plan = apply(PLAN, [added(by_another(narrative="Rained off.", withdrawn=True))])
    assert len(typed(narrative="Booked.").merged(plan).changes) == 1


def test_the_same_file_again_says_nothing_new():
    back = typed(status="Red", reason="Rain.", narrative="Booked.")
    merged = back.merged()
    again = back.merged(applied(merged), after_return(merged))
    assert (again.changes, again.conflicts, again.needs_reason, again.untouched) == ((), (), (), False)


def test_a_second_return_of_the_same_tracker_corrects_the_first():
    first = typed(status="Red", reason="Rain.", narrative="Booked.").merged()
    plan = applied(first)
    second = typed(status="Green", reason="Rain.", narrative="Booked.").merged(plan, after_return(first))
    assert sentences(second, "changes") == [
        "Milestones, row 7, “Summer show”, Status: “Green” instead of “Red”."
    ]
    assert [
        (one.reported_rag, one.reason) for one in applied(second, plan, "2017-06-21T09:00:00+00:00").updates
    ] == [
        ("red", "Rain."),
        ("green", "Rain."),
    ]


def test_two_people_who_save_one_file_make_the_same_ids_and_after_an_undo_another():
    back = typed(narrative="Booked.")
    one, other = (added_ids(back.merged()) for _ in range(2))
    assert one == other
    changes = changes_of(back.merged(), PLAN, by="Ann", at=LATER)
    undone = apply(apply(PLAN, changes), invert(changes))
    again = added_ids(back.merged(undone), undone)
    assert len(again) == 1
    assert again != one


def test_an_owner_says_it_on_one_sheet():
    merged = typed("t-visits", for_owner(), status="Green", narrative="More.").merged()
    assert [(one.of, one.narrative) for one in applied(merged).updates] == [("t-visits", "More.")]
    assert merged.blank == ("m-report", "m-site", "m-show")


def test_a_number_in_a_day_is_offered_and_not_assumed():
    merged = typed(status="Complete", completed=42909.0).merged()
    assert sentences(merged, "unknown") == [
        "Milestones, row 7, “Summer show”, Completed on: “42909” is a number; write 23 June 2017 if that day is meant."
    ]
    assert [one.place.key for one in merged.needs_reason] == ["status"]


def test_nothing_has_changed_beside_more_is_not_taken_and_the_rest_is():
    merged = typed(unchanged="Yes", narrative="Booked.").merged()
    assert sentences(merged, "unknown") == [
        "Milestones, row 7, “Summer show”, Nothing has changed: “Yes” is not taken: it says that nothing has changed, "
        "and the row says more; the rest is taken."
    ]
    assert [(one.narrative, one.nothing_changed) for one in applied(merged).updates] == [("Booked.", False)]


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("expected", "next week", "“next week” cannot be taken yet. No day or month is named. When is it due, or when "
                                  "will it be reviewed?"),
        ("expected", "31 Feb", "“31 Feb” is not a day of the calendar. Which day is meant? Write “28 February 2018” if "
                               "that is meant."),
        ("path_by", "whenever", "“whenever” is not read as a date. Which day, month or season is meant?"),
    ],
)  # fmt: skip
def test_when_it_is_expected_is_a_date_or_is_asked_about(key, text, said):
    merged = typed(**{key: text}).merged()
    assert [one.sentence.split(": ", 1)[1] for one in merged.unknown] == [said]
    assert merged.changes == ()


@pytest.mark.parametrize("text", ["TBC", "Sept tbc", "ongoing", "timing dependent", "after the election"])
def test_words_that_are_known_in_dates_are_taken(text):
    assert [one.new for one in typed(expected=text).merged().changes] == [text]


def test_a_contributor_gives_the_update_and_no_more():
    back = for_owner()
    for row in back.base.rows.values():
        row.values["part"] = "Contributor" if row.id == "m-site" else "Owner"
    for row in back.rows["Your milestones"]:
        row["part"] = "Contributor" if row["ref"] == back.row("m-site")["ref"] else "Owner"
    typed("m-site", back, status="Red", reason="Rain.", narrative="Drawn.")
    typed("m-report", back, status="Red", reason="Rain.")
    merged = back.merged()
    assert [(one.place.id, one.place.key) for one in merged.changes if one.place.id == "m-site"] == [
        ("m-site", "narrative")
    ]
    assert [one.place.key for one in merged.changes if one.place.id == "m-report"] == ["status", "reason"]
    assert [one.split(", ", 3)[3] for one in sentences(merged, "unknown")] == [
        "Status: “Red” is not taken: Head of Communications contributes to it; its status is for its owner, Head of "
        "Digital, to say.",
        "Reason: “Rain.” is not taken: Head of Communications contributes to it; this is for its owner, Head of "
        "Digital, to say.",
    ]


def test_a_forecast_that_is_read_as_days_that_are_over_is_asked_about():
    merged = typed(expected="sometime in april").merged()
    assert sentences(merged, "unknown") == [
        "Milestones, row 7, “Summer show”, Now expected: “sometime in april” is read as 1 to 30 April 2017, which is "
        "over already; write it with its year, such as “April 2018”."
    ]
    assert [one.new for one in typed(expected="April 2018").merged().changes] == ["April 2018"]
