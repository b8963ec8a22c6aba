from datetime import date

from actionplan.plan.changes import apply
from actionplan.tracker.merge import LISTS, Decision, settle
from tests.plan.sample import edit
from tests.tracker.sent import (
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
        "Milestones, row 8, “SUMMER show”: a new milestone; or “Summer show” (m-show) without its row ref: say "
        "which of the two."
    )


def test_a_row_without_a_title_cannot_be_added():
    back = going_out()
    back.add("Milestones", note="Ring me.")
    (one,) = back.merged().proposed
    assert (one.added, one.sentence) == (
        False,
        "Milestones, row 8: a row without a row ref that cannot be added: write what it is under “Milestone”; it holds "
        "Note “Ring me.”.",
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
        "Targets and indicators, row 10, “Visits to hubs”: a row without a row ref that cannot be added: say Target or "
        "Indicator under “What it is”; it holds Note “New.”.",
        "Targets and indicators, row 11, “Something else”: a row without a row ref that cannot be added: “Measure” is "
        "not one of its kinds; say Target or Indicator under “What it is”.",
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
        "Milestones, row 8, “Open day”, Status: “Red” has no reason; write it under Reason, or the way out under Path "
        "to green."
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
