from actionplan.plan.changes import apply
from actionplan.tracker.identity import make_ref
from actionplan.tracker.merge import LISTS, changes_of, to_data
from tests.plan.sample import edit
from tests.tracker.sent import (
    EXPORT,
    LATER,
    PLAN,
    added_ids,
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
        "Milestones, “New website”: it is not in the file any more; if it is over, withdraw it in the plan."
    ]
    assert changes_of(merged, PLAN, by="Ann", at=LATER) == ()
    assert not merged.untouched
    assert [(alarm.name, alarm.sentence, alarm.stops) for alarm in merged.alarms] == [
        ("rows missing", "One of six rows did not come back.", False)
    ]
    assert merged.notes == ("One of six rows did not come back.",)


def test_a_row_that_left_the_plan_is_not_missed():
    withdrawn = [
        edit(PLAN, "m-site", "withdrawn_on", "2017-06-20"),
        edit(PLAN, "m-site", "withdrawn_because", "Over"),
    ]
    back = going_out()
    back.rows["Milestones"].remove(back.row("m-site"))
    assert back.merged(apply(PLAN, withdrawn)).missing == ()


def test_rows_of_one_title_are_two_whatever_their_order():
    back = going_out()
    for note in ("First.", "Second."):
        back.add("Milestones", title="Workshop", note=note)
    ids = added_ids(back.merged())
    back.rows["Milestones"].reverse()
    assert added_ids(back.merged()) == ids
    assert len(ids) == 2


def test_a_merge_as_plain_data_has_every_list():
    data = to_data(going_out().merged())
    assert {name: data[name] for name in LISTS} == {name: [] for name in LISTS}
    assert (data["untouched"], data["period"], data["owner"], data["notes"]) == (True, "2017-18 P06", "", [])
