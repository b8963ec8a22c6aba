from datetime import date

from actionplan.plan.changes import apply
from actionplan.tracker.identity import make_ref
from actionplan.tracker.merge import LISTS, changes_of, to_data
from tests.plan.sample import edit
from tests.tracker.sent import (
    EXPORT,
    LATER,
    PLAN,
    added_ids,
    after_return,
    applied,
    for_owner,
    going_out,
    sentences,
)


def test_a_row_that_stands_there_twice_goes_to_a_person():
    back = going_out()
    copy = dict(back.row("m-site"), title="Newer website", narrative="Begun.")
    back.row("m-site")["narrative"] = "Live."
    back.rows["Milestones"].append(copy)
    merged = back.merged()
    assert sentences(merged, "duplicates") == [
        "Milestones, row 6, “New website”: the same row stands there twice, with other values in Milestone and Update "
        "this fortnight (see Milestones row 8); nothing of it is taken until you say which one counts.",
        "Milestones, row 8, “New website”: the same row stands there twice, with other values in Milestone and Update "
        "this fortnight (see Milestones row 6); nothing of it is taken until you say which one counts.",
    ]
    assert merged.duplicates[1].values["Milestone"] == "Newer website"
    assert (merged.changes, merged.missing) == ((), ())


def test_a_ref_that_is_not_whole_or_of_no_row_is_never_guessed():
    back = going_out()
    ref = back.row("m-site")["ref"]
    back.row("m-site").update(ref=ref[:-1] + ("a" if ref[-1] != "a" else "b"), narrative="Live.")
    back.row("m-show").update(ref=make_ref(EXPORT, "milestone", "m-other"))
    merged = back.merged()
    assert [one.sentence.split(": ", 1)[1] for one in merged.unknown] == [
        f"its row ref, “{ref[:-1]}{'a' if ref[-1] != 'a' else 'b'}”, is not as it went out; nothing of it is taken "
        "until you say which row it is.",
        "its row ref is of no row that went out with that tracker; nothing of it is taken until you say which "
        "row it is.",
    ]
    assert merged.unknown[0].values["Update this fortnight"] == "Live."
    assert [one.place.id for one in merged.missing] == ["m-site", "m-show"]


def test_a_ref_of_another_export_that_nobody_knows():
    back = going_out()
    back.row("m-site")["ref"] = make_ref("zzzz2345", "milestone", "m-site")
    assert [one.sentence for one in back.merged().unknown] == [
        "Milestones, row 6, “New website”: it comes from a tracker that is not in the store; nothing of it is taken."
    ]


def test_a_ref_in_capitals_with_blanks_is_the_same():
    back = going_out()
    back.row("m-site")["ref"] = f" {back.row('m-site')['ref'].upper()} "
    assert back.merged().untouched


def test_a_row_that_did_not_come_back_is_told_and_nothing_is_removed():
    back = going_out()
    back.rows["Milestones"].remove(back.row("m-site"))
    merged = back.merged()
    assert sentences(merged, "missing") == [
        "Milestones, “New website”: it is not in the file any more; nothing is removed. Withdraw it in the plan if "
        "it is over."
    ]
    assert changes_of(merged, PLAN, by="Ann", at=LATER) == ()
    assert not merged.untouched
    assert [(alarm.name, alarm.sentence, alarm.stops) for alarm in merged.alarms] == [
        ("rows missing", "One of six rows did not come back. Nothing is removed.", False)
    ]


def test_a_row_that_left_the_plan_is_not_missed():
    withdrawn = [
        edit(PLAN, "m-site", "withdrawn_on", "2017-06-20"),
        edit(PLAN, "m-site", "withdrawn_because", "Over"),
    ]
    back = going_out()
    back.rows["Milestones"].remove(back.row("m-site"))
    assert back.merged(apply(PLAN, withdrawn)).missing == ()


def test_a_new_row_is_proposed_and_added_with_what_is_said_of_it():
    back = going_out()
    back.add("Milestones", title="Autumn  show", owner="Comms lead", day=date(2017, 10, 2), status="Green", note="New.",
             narrative="Booked.", rule="Green", priority="Nowhere")  # fmt: skip
    merged = back.merged()
    (one,) = merged.proposed
    assert (one.sentence, one.added) == ("Milestones, row 8, “Autumn show”: a new milestone.", True)
    assert list(one.left) == [
        "Milestones, row 8, “Autumn show”, Priority: “Nowhere” is no priority of the plan; write one of “Trust” or "
        "“Reach”.",
        "Milestones, row 8, “Autumn show”: what stands under Status by the rule is not taken.",
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


def test_rows_of_one_title_are_two_whatever_their_order():
    back = going_out()
    for note in ("First.", "Second."):
        back.add("Milestones", title="Workshop", note=note)
    ids = added_ids(back.merged())
    back.rows["Milestones"].reverse()
    assert added_ids(back.merged()) == ids
    assert len(ids) == 2


def test_a_new_row_that_is_worded_as_one_of_the_plan_waits():
    back = going_out()
    back.add("Milestones", title="SUMMER show")
    (one,) = back.merged().proposed
    assert (one.looks_like, one.added) == ("m-show", False)
    assert one.sentence == (
        "Milestones, row 8, “SUMMER show”: a new milestone, or “Summer show” (m-show) without its row ref; say "
        "which of the two."
    )


def test_a_row_without_a_title_cannot_be_added():
    back = going_out()
    back.add("Milestones", note="Ring me.")
    (one,) = back.merged().proposed
    assert (one.added, one.sentence) == (
        False,
        "Milestones, row 8: a row without a row ref that cannot be added: write what it is under “Milestone”.",
    )
    assert one.values == {"Note": "Ring me."}


def test_the_kind_of_a_new_row():
    back = going_out()
    back.add("Targets and indicators", title="Calls", what="Indicator", value="12", value_date="May 2017")
    back.add("Targets and indicators", title="More calls", target="10% more")
    back.add("Activities", title="Leaflets")
    merged = back.merged()
    assert [(one.place.kind, one.place.title, one.added) for one in merged.proposed] == [
        ("indicator", "Calls", True),
        ("target", "More calls", True),
        ("activity", "Leaflets", True),
    ]
    after = applied(merged)
    assert [row.period for row in after.activities] == ["P05", "2017-18 P06"]
    assert list(merged.proposed[0].left) == [
        "Targets and indicators, row 7, “Calls”: what stands under New reading and Date of the reading is not taken."
    ]


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
    (one,) = back.merged().proposed
    assert len(one.left) == 3
    assert one.fields == {"title": "Open day"}


def test_a_merge_as_plain_data_has_every_list():
    data = to_data(going_out().merged())
    assert {name: data[name] for name in LISTS} == {name: [] for name in LISTS}
    assert (data["untouched"], data["period"], data["owner"], data["notes"]) == (True, "2017-18 P06", "", [])


def test_a_new_row_in_the_old_wording_of_one_that_is_retitled_waits_the_second_time_too():
    back = going_out()
    back.row("m-show")["title"] = "Summer fair"
    back.add("Milestones", title="Summer show")
    merged = back.merged()
    again = back.merged(applied(merged), after_return(merged))
    assert [(one.looks_like, one.added) for one in (*merged.proposed, *again.proposed)] == [
        ("m-show", False)
    ] * 2
