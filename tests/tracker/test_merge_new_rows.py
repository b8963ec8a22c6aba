from dataclasses import replace
from datetime import date

from actionplan.plan.changes import Revision, apply
from actionplan.tracker.merge import LISTS, Decision, changes_of, settle
from tests.plan.sample import edit
from tests.tracker.sent import (
    LATER,
    PLAN,
    SINCE,
    after_return,
    applied,
    for_owner,
    going_out,
    sentences,
)


def test_a_new_row_is_proposed_and_added_with_what_is_said_of_it():
    back = going_out()
    back.add("Milestones", title="Autumn  show", owner="Comms lead", day=date(2017, 10, 2), status="Green", note="New.",
             narrative="Booked.", rule="Green", priority="Nowhere")  # fmt: skip
    merged = back.merged()
    (one,) = merged.proposed
    assert (one.sentence, one.added) == (
        "Milestones, row 8, “Autumn show”: a new milestone, with Owner “Comms lead”, Target date “2 October 2017”, "
        "Status “Green”, Update this fortnight “Booked.” and Note “New.”.",
        True,
    )
    assert one.values == {
        "Milestone": "Autumn  show",
        "Owner": "Comms lead",
        "Target date": "2017-10-02",
        "Status": "Green",
        "Update this fortnight": "Booked.",
        "Note": "New.",
    }
    assert [(entry.place.column, entry.value, entry.sentence) for entry in merged.unknown] == [
        (
            "Status by the rule",
            "Green",
            "Milestones, row 8, “Autumn show”, Status by the rule: “Green” is not taken: this cell is worked out.",
        ),
        (
            "Priority",
            "Nowhere",
            "Milestones, row 8, “Autumn show”, Priority: “Nowhere” is no priority of the plan; write one of “Trust” or "
            "“Reach”.",
        ),
    ]
    after = applied(merged)
    row = after.by_id[one.place.id]
    assert (row.title, row.owner, row.date, row.note) == ("Autumn  show", "o-ann", "2 October 2017", "New.")
    assert (row.order, row.since) == (4000, "2017-06-24")
    assert [(said.of, said.narrative, said.reported_rag) for said in after.updates] == [
        (row.id, "Booked.", "green")
    ]


def test_the_same_file_again_finds_the_row_that_it_has_added():
    back = going_out()
    back.add(
        "Milestones",
        title="Autumn show",
        owner="Comms lead",
        narrative="Booked.",
        status="Red",
        reason="Rain.",
    )
    merged = back.merged()
    after = applied(merged)
    again = back.merged(after, after_return(merged))
    assert [again.entries(name) for name in LISTS] == [()] * len(LISTS)
    later = apply(after, [edit(after, merged.proposed[0].place.id, "owner", "o-ben")])
    assert [(one.plan, one.file) for one in back.merged(later, after_return(merged)).conflicts] == [
        ("Head of Digital", "Comms lead")
    ]


def test_a_new_row_that_is_worded_as_one_of_the_plan_waits():
    back = going_out()
    back.add("Milestones", title="SUMMER show")
    (one,) = back.merged().proposed
    assert (one.looks_like, one.added) == ("m-show", False)
    assert one.sentence == (
        "Milestones, row 8, “SUMMER show”: a new milestone; or it is “Summer show” (m-show), which is in the "
        "plan already: say which of the two in a decisions file."
    )


def test_a_row_without_a_title_cannot_be_added():
    back = going_out()
    back.add("Milestones", note="Ring me.")
    (one,) = back.merged().proposed
    assert (one.added, one.sentence) == (
        False,
        "Milestones, row 8: cannot be added: write what it is under “Milestone”; it holds Note “Ring me.”.",
    )
    assert one.values == {"Note": "Ring me."}


def test_the_kind_of_a_new_row():
    back = going_out()
    back.add("Targets and indicators", title="Calls", what="Indicator")
    back.add("Targets and indicators", title="Letters", value="12", value_date="May 2017")
    back.add("Targets and indicators", title="More calls", what="target", target="10% more")
    back.add("Targets and indicators", title="Visits to hubs", note="New.")
    back.add("Targets and indicators", title="Something else", what="Measure")
    back.add("Activities", title="Leaflets")
    merged = back.merged()
    assert [(one.place.kind, one.place.title, one.added) for one in merged.proposed if one.added] == [
        ("indicator", "Calls", True),
        ("indicator", "Letters", True),
        ("target", "More calls", True),
        ("activity", "Leaflets", True),
    ]
    assert [one.sentence for one in merged.proposed if not one.added] == [
        "Targets and indicators, row 10, “Visits to hubs”: cannot be added: say Target or Indicator "
        "under “What it is”; it holds Note “New.”.",
        "Targets and indicators, row 11, “Something else”: cannot be added: “Measure” is not one "
        "of its kinds; say Target or Indicator under “What it is”.",
    ]
    assert [row.period for row in applied(merged).activities] == ["P05", "2017-18 P06"]
    assert sentences(merged, "unknown") == [
        f"Targets and indicators, row 8, “Letters”, {heading}: “{text}” is not taken yet: a reading needs its "
        "indicator in the plan; merge the file again when that is there."
        for heading, text in (("New reading", "12"), ("Date of the reading", "May 2017"))
    ]


def test_the_reading_of_a_new_indicator_is_taken_when_the_file_is_merged_again():
    back = going_out()
    back.add("Targets and indicators", title="Letters", value="12", value_date="May 2017")
    merged = back.merged()
    again = back.merged(applied(merged), after_return(merged))
    assert [one.place.key for one in again.changes] == ["value", "value_date"]
    assert again.unknown == ()


def test_a_row_whose_kind_was_decided_is_found_again():
    back = going_out()
    back.add("Targets and indicators", title="Calls", note="New.")
    merged = settle(
        back.merged(), None, [Decision("Targets and indicators row 7", "What it is", value="Indicator")]
    )
    after = applied(merged)
    assert [row.title for row in after.indicators] == ["Visits", "Calls"]
    again = back.merged(after, after_return(merged))
    assert [again.entries(name) for name in LISTS] == [()] * len(LISTS)


def test_a_new_row_of_an_owner_is_a_milestone_of_that_owner():
    back = for_owner()
    back.add("Your milestones", title="Open day", date="Sept tbc", narrative="Planned.")
    after = applied(back.merged())
    assert [(row.title, row.owner, row.date) for row in after.milestones[3:]] == [
        ("Open day", "o-ann", "Sept tbc")
    ]
    assert [one.narrative for one in after.updates] == ["Planned."]


def test_an_owner_whose_name_means_nothing_is_left_out_and_said():
    back = going_out()
    back.add("Milestones", title="Open day", owner="Nobody", day="soonish", unchanged="perhaps")
    merged = back.merged()
    (one,) = merged.proposed
    assert [entry.place.column for entry in merged.unknown] == ["Owner", "Target date", "Nothing has changed"]
    assert (one.fields, one.values) == ({"title": "Open day"}, {"Milestone": "Open day"})


def test_a_status_of_a_new_row_without_its_reason_waits_and_the_row_is_added():
    back = going_out()
    back.add("Milestones", title="Open day", status="Red")
    merged = back.merged()
    assert sentences(merged, "needs_reason") == [
        "Milestones, row 8, “Open day”, Status: “Red” has no reason; write it under Reason."
    ]
    assert merged.proposed[0].added


def test_a_date_of_a_new_row_that_cannot_be_is_asked_about_and_not_replaced_by_the_day_beside_it():
    back = going_out()
    back.add("Milestones", title="Open day", date="31/02/2018", day=date(2018, 3, 3))
    merged = back.merged()
    assert [one.place.column for one in merged.unknown] == ["Target date as written", "Target date"]
    assert merged.proposed[0].fields == {"title": "Open day"}


def test_a_new_row_says_how_its_date_is_read_and_what_it_gets_by_itself():
    back = for_owner()
    back.add("Your milestones", title="Open day", date="30/6")
    assert sentences(back.merged(), "proposed") == [
        "Your milestones, row 9, “Open day”: a new milestone, with Target date as written “30/6” (read as 30 June "
        "2017) and Owner “Head of Communications”."
    ]


def test_a_cell_of_a_new_row_that_cannot_be_read_is_told():
    back = going_out()
    back.add("Milestones", title="Open day")
    back.unreadable = {("Milestones", 3, "note"): "#REF!"}
    assert sentences(back.merged(), "unreadable") == [
        "Milestones, row 8, “Open day”, Note: #REF!; nothing of the cell is taken."
    ]


def test_a_new_row_in_the_old_wording_of_one_that_is_retitled_waits_the_second_time_too():
    back = going_out()
    back.row("m-show")["title"] = "Summer fair"
    back.add("Milestones", title="Summer show")
    merged = back.merged()
    again = back.merged(applied(merged), after_return(merged))
    assert [(one.looks_like, one.added) for one in (*merged.proposed, *again.proposed)] == [
        ("m-show", False)
    ] * 2


def saved(merged, plan=PLAN, number=2):
    """The plan with a merge, and what happened since the tracker went out."""
    changes = changes_of(merged, plan, by="Ann", at=LATER)
    history = (*merged.source.since.history, Revision(plan.id, number, LATER, "Ann", "", changes))
    return apply(plan, changes), replace(SINCE, history=history)


def with_new(*rows):
    back = going_out()
    for row in rows:
        back.add("Milestones", **row)
    return back


FIRST = {"title": "Press release", "narrative": "w1"}
OTHER = {"title": "Press release", "narrative": "Another one."}


def test_a_second_row_of_the_title_of_one_that_was_added_does_not_take_its_place():
    for other in (OTHER, {"title": "press release"}, {"title": "Press release", "narrative": "zz"}):
        plan, since = saved(with_new(FIRST).merged())
        again = with_new(FIRST, other).merged(plan, since)
        assert (again.changes, again.conflicts) == ((), ())
        (one,) = again.proposed
        assert (one.place.row, one.added, plan.by_id[one.looks_like].title) == (9, False, "Press release")
        assert with_new(other, FIRST).merged(plan, since).proposed[0].place.row == 8


def test_of_rows_of_one_title_that_all_say_something_else_nothing_is_applied():
    plan, since = saved(with_new(FIRST).merged())
    again = with_new({**FIRST, "narrative": "w2"}, OTHER).merged(plan, since)
    assert (again.changes, again.conflicts) == ((), ())
    assert [(one.place.row, one.added) for one in again.proposed] == [(8, False), (9, False)]
    two, since = saved(with_new(FIRST, OTHER).merged())
    again = with_new({**FIRST, "narrative": "w2"}, {**OTHER, "narrative": "w3"}).merged(two, since)
    assert (again.changes, [one.added for one in again.proposed]) == ((), [False, False])


def test_of_two_rows_of_one_title_the_one_that_was_edited_is_the_one_that_is_left():
    plan, since = saved(with_new(FIRST, OTHER).merged())
    (w1,) = [one.of for one in plan.updates if one.narrative == "w1"]
    again = with_new(OTHER, {**FIRST, "note": "Ring the paper."}).merged(plan, since)
    assert again.proposed == ()
    assert [(one.place.id, one.place.column) for one in (*again.changes, *again.conflicts)] == [(w1, "Note")]


def test_a_row_that_others_have_changed_since_is_known_by_what_it_was_given():
    plan, since = saved(with_new(FIRST, OTHER).merged())
    (w1,) = [one.of for one in plan.updates if one.narrative == "w1"]
    later = apply(plan, [edit(plan, w1, "note", "Ring the paper.")])
    again = with_new(OTHER, FIRST).merged(later, since)
    assert (again.changes, again.proposed) == ((), ())


def test_a_row_that_is_tied_by_a_decision_is_no_other_one_as_well():
    plan, since = saved(with_new(FIRST).merged())
    again = with_new({**FIRST, "narrative": "w2"}, OTHER).merged(plan, since)
    (w1,) = [one.of for one in plan.updates]
    decided = settle(again, None, [Decision("Milestones row 9", is_row=w1)])
    assert [(one.place.row, one.place.id) for one in (*decided.changes, *decided.conflicts)] == [(9, w1)]
    assert [(one.place.row, one.added) for one in decided.proposed] == [(8, False)]
    added = settle(decided, None, [Decision("Milestones row 8", add=True)])
    after = applied(added, plan)
    assert [row.title for row in after.milestones[3:]] == ["Press release", "Press release"]


def test_a_new_row_whose_title_was_corrected_is_not_added_as_another():
    plan, since = saved(with_new({"title": "Brand new", "narrative": "w1"}).merged())
    (row,) = plan.milestones[3:]
    again = with_new({"title": "Brand newer", "narrative": "w2"}).merged(plan, since)
    (one,) = again.proposed
    assert (one.looks_like, one.added) == (row.id, False)
    assert one.sentence == (
        "Milestones, row 8, “Brand newer”: a new milestone, with Update this fortnight “w2”; or it is the row that "
        f"this tracker added before, “Brand new” ({row.id}), with its title corrected: say which of the two in a "
        "decisions file."
    )
    moved = with_new({"title": "Winter fair", "narrative": "w1"}).merged(plan, since)
    assert [one.looks_like for one in moved.proposed] == [row.id]


def test_another_new_row_is_added_though_one_that_was_added_before_is_not_in_this_copy():
    plan, since = saved(with_new({"title": "Brand new", "narrative": "w1"}).merged())
    other = with_new({"title": "Winter fair", "narrative": "Booked."}).merged(plan, since)
    assert [(one.looks_like, one.added) for one in other.proposed] == [("", True)]
    both = with_new({"title": "Brand new", "narrative": "w1"}, {"title": "Brand newer"}).merged(plan, since)
    assert [(one.place.title, one.looks_like, one.added) for one in both.proposed] == [
        ("Brand newer", "", True)
    ]


def test_a_new_row_belongs_to_the_period_of_its_tracker_however_late_it_comes_back():
    late = replace(SINCE, day=date(2017, 7, 20))  # in P08; P06 ends on 25 June
    merged = with_new({"title": "Open day"}).merged(since=late)
    assert [row.since for row in applied(merged).milestones[3:]] == ["2017-06-25"]
    issued = apply(PLAN, changes_of(merged, PLAN, by="Ann", at=LATER, is_issued=True))
    assert [row.since for row in issued.milestones[3:]] == ["2017-07-20"]
    in_time = with_new({"title": "Open day"}).merged(since=replace(SINCE, day=date(2017, 6, 14)))
    assert [row.since for row in applied(in_time).milestones[3:]] == ["2017-06-14"]
