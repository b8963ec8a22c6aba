from dataclasses import replace
from datetime import date

import pytest

from actionplan.plan.changes import Change, Revision, apply
from actionplan.plan.nouns import Owner
from actionplan.tracker.cells import NotTaken
from actionplan.tracker.merge.fields import refuse_unfit
from tests.plan.sample import added, edit, removed
from tests.tracker.sent import PLAN, SINCE, applied, for_owner, going_out, sentences

REVISION = Revision(
    "harbour", 4, "2017-06-15T13:02:00+00:00", "Ben", "", (edit(PLAN, "m-show", "note", "Hall."),)
)


def test_a_change_of_the_file_is_listed_with_its_row_and_applied():
    back = going_out()
    back.row("m-site").update(owner="comms lead", contributors="Head of Digital\nHead of Communications")
    merged = back.merged()
    assert sentences(merged, "changes") == [
        "Milestones, row 6, “New website”, Owner: “comms lead” instead of “Head of Digital”.",
        "Milestones, row 6, “New website”, Contributors: “Head of Digital Head of Communications” instead of “Head of "
        "Communications”.",
    ]
    row = applied(merged).by_id["m-site"]
    assert (row.owner, row.contributors) == ("o-ann", ("o-ben", "o-ann"))


def test_another_name_of_the_same_owner_changes_nothing():
    back = going_out()
    back.row("m-report")["owner"] = " Comms  Lead"
    assert back.merged().changes == ()


def test_what_only_the_plan_has_changed_stays():
    plan = apply(PLAN, [edit(PLAN, "m-show", "note", "Hall booked.")])
    merged = going_out().merged(plan)
    assert merged.untouched


def test_both_changed_it_alike():
    plan = apply(PLAN, [edit(PLAN, "m-show", "note", "Hall booked.")])
    back = going_out()
    back.row("m-show")["note"] = "Hall booked.  "
    merged = back.merged(plan)
    assert (merged.changes, merged.conflicts, merged.untouched) == ((), (), False)


def test_both_changed_it_otherwise():
    plan = apply(PLAN, REVISION.changes)
    back = going_out()
    back.row("m-show")["note"] = "No hall."
    merged = back.merged(plan, replace(SINCE, history=(REVISION,)))
    assert merged.changes == ()
    assert [one.to_data() for one in merged.conflicts] == [
        {
            "sheet": "Milestones",
            "row": 7,
            "id": "m-show",
            "title": "Summer show",
            "column": "Note",
            "base": "Book the hall.",
            "plan": "Hall.",
            "file": "No hall.",
            "by": "Ben",
            "at": "2017-06-15T13:02:00+00:00",
            "can_keep_file": True,
            "sentence": "Milestones, row 7, “Summer show”, Note: it was “Book the hall.” when the tracker went out, is "
            "“Hall.” in the plan now (by Ben on 15 June 2017, 14:02), and “No hall.” in the file.",
        }
    ]


@pytest.mark.parametrize(
    ("row_id", "key", "typed", "said"),
    [
        ("m-show", "title", None, "Milestone: an empty cell cannot be taken: a title is needed."),
        ("m-show", "owner", "Nobody", "Owner: “Nobody” is no owner in the register; write one of “Head of "
         "Communications” or “Head of Digital”."),
        ("m-show", "why", "Because", "Why: “Because” is not taken: this cell is worked out."),
        ("m-show", "note", "a\x07b", "Note: “a\x07b” cannot be taken: the text holds the control character U+0007, "
         "which cannot be shown; delete it."),
        ("i-visits", "date", "June", "Target date as written: “June” is not taken: this column is not for indicators."),
        ("a-press", "continues", "maybe", "Continues: “maybe” is neither Yes nor No."),
        ("a-press", "finished", 42900.0, "Finished on: “42900” is a number; write 14 June 2017 if that day is meant."),
    ],
)  # fmt: skip
def test_what_means_nothing_for_its_column_is_asked_about(row_id, key, typed, said):
    back = going_out()
    back.row(row_id)[key] = typed
    merged = back.merged()
    assert [one.sentence.split("”, ", 1)[1] for one in merged.unknown] == [said]
    assert (merged.changes, merged.conflicts) == ((), ())


def test_a_period_that_the_plan_has_not_got_is_asked_about():
    back = going_out()
    back.row("a-press")["period"] = "P99"
    assert [one.value for one in back.merged().unknown] == ["P99"]


def test_an_edit_of_a_row_that_left_the_plan_is_a_conflict():
    withdrawn = [
        edit(PLAN, "m-show", "withdrawn_on", "2017-06-20"),
        edit(PLAN, "m-show", "withdrawn_because", "Rain"),
    ]
    gone = apply(PLAN, [edit(PLAN, "a-press", "milestone", None), removed(PLAN, "m-report"), *withdrawn])
    back = going_out()
    back.row("m-show")["narrative"] = "Booked."
    back.row("m-report")["note"] = "x"
    merged = back.merged(gone)
    assert sorted(sentences(merged, "conflicts")) == [
        "Milestones, row 5, “Annual report”, Note: “x” cannot be taken: the row was removed from the plan. If it "
        "belongs there still, bring the row back first (actionplan undo), then merge this file again.",
        "Milestones, row 7, “Summer show”, Update this fortnight: “Booked.” cannot be taken: the row was "
        "withdrawn on 20 June 2017 (“Rain”). If it belongs there still, bring the row back first (actionplan undo), "
        "then merge this file again.",
    ]
    assert merged.changes == ()


def test_an_unreadable_cell_is_reported_and_taken_as_unchanged():
    back = going_out()
    back.row("m-show")["note"] = None
    back.unreadable = {("Milestones", 2, "note"): "#REF!"}
    merged = back.merged()
    assert sentences(merged, "unreadable") == [
        "Milestones, row 7, “Summer show”, Note: #REF!; the cell is taken as unchanged."
    ]
    assert (merged.changes, merged.untouched) == ((), False)


def test_what_an_owner_is_only_to_read_is_not_taken():
    back = for_owner()
    back.row("m-show").update(title="Winter show", narrative="Booked.")
    merged = back.merged()
    assert merged.owner == "o-ann"
    assert [one.place.key for one in merged.changes] == ["narrative"]
    assert sentences(merged, "unknown") == [
        "Your milestones, row 7, “Summer show”, Milestone or requirement: “Winter show” is not taken: this cell is "
        "only to be read; say it in the update, or change it in the plan."
    ]


def test_lines_are_a_list():
    back = going_out()
    back.row("t-visits")["signs"] = "Visits\r\nReturn visits\nReferrals"
    assert applied(back.merged()).by_id["t-visits"].success_indicators == (
        "Visits",
        "Return visits",
        "Referrals",
    )


def test_a_change_carries_the_value_of_the_plan():
    from actionplan.tracker.merge import changes_of

    back = going_out()
    back.row("m-show").update(date="14.07.17", day=date(2017, 7, 14))
    assert changes_of(back.merged(), PLAN, by="Ann", at="2017-06-20T09:00:00+00:00") == (
        Change("milestone", "m-show", "date", "30.06.17", "14.07.17"),
    )


def test_contributors_may_stand_behind_one_another_and_each_that_is_not_known_is_named():
    back = going_out()
    back.row("m-site")["contributors"] = "Head of Digital, comms lead"
    assert applied(back.merged()).by_id["m-site"].contributors == ("o-ben", "o-ann")
    back.row("m-site")["contributors"] = "Head of Digital and Nobody"
    assert [one.sentence.split("”, ", 1)[1] for one in back.merged().unknown] == [
        "Contributors: “Head of Digital and Nobody” names “Nobody”, which is no owner in the register; write one of "
        "“Head of Communications” or “Head of Digital”."
    ]


def test_an_owner_that_was_renamed_since_is_no_conflict():
    renamed = edit(PLAN, "o-ben", "name", "Director of Digital")
    plan = apply(PLAN, [renamed])
    since = replace(SINCE, history=(replace(REVISION, changes=(renamed,)),))
    back = going_out()
    assert back.merged(plan, since).untouched
    back.row("m-site")["owner"] = "Head of Communications"
    merged = back.merged(plan, since)
    assert ([one.new for one in merged.changes], merged.conflicts) == (["Head of Communications"], ())
    handed_over = (renamed, edit(PLAN, "m-site", "owner", None))
    since = replace(SINCE, history=(replace(REVISION, changes=handed_over),))
    assert [one.base for one in back.merged(apply(PLAN, handed_over), since).conflicts] == ["Head of Digital"]


def test_a_name_that_holds_a_comma_and_an_and_is_not_split():
    plan = apply(PLAN, [added(Owner(id="o-cat", name="Press and events lead, North"))])
    back = going_out(plan)
    back.row("m-site")["contributors"] = "comms lead & Press and Events lead, North / o-ben"
    assert applied(back.merged(plan), plan).by_id["m-site"].contributors == ("o-ann", "o-cat", "o-ben")


def test_a_cell_of_nothing_but_commas_names_nobody():
    back = going_out()
    back.row("m-site")["contributors"] = ", ,"
    assert [one.value for one in back.merged().unknown] == [", ,"]


def test_a_cell_that_is_filled_in_later_in_a_row_of_an_earlier_return_is_a_change():
    back = going_out()
    new = back.add("Milestones", title="Open day", owner="Head of Digital")
    plan = applied(back.merged())
    row = plan.milestones[-1]
    new.update(note="Ring them.", priority="Reach")
    merged = back.merged(plan)
    assert [(one.place.key, one.old, one.new) for one in merged.changes] == [
        ("priority", "", "Reach"),
        ("note", "", "Ring them."),
    ]
    filled = apply(plan, [edit(plan, row.id, "note", "Write to them.")])
    assert [(one.plan, one.file) for one in back.merged(filled).conflicts] == [
        ("Write to them.", "Ring them.")
    ]
    taken_out = edit(applied(merged, plan), row.id, "note", "")
    since = replace(SINCE, history=(replace(REVISION, changes=(taken_out,)),))
    assert [one.file for one in back.merged(plan, since).conflicts] == ["Ring them."]


def test_what_the_plan_changed_and_changed_back_is_no_conflict():
    back = going_out()
    back.row("m-show")["note"] = "No hall."
    merged = back.merged(since=replace(SINCE, history=(REVISION,)))
    assert ([one.new for one in merged.changes], merged.conflicts) == (["No hall."], ())


def test_a_name_that_went_out_and_means_the_same_by_another_wording_is_no_conflict():
    plan = apply(PLAN, [edit(PLAN, "o-ben", "name", "Director of Digital"), edit(PLAN, "o-ben", "aliases", ["Head of "
                 "Digital"])])  # fmt: skip
    back = going_out()
    back.row("m-site")["owner"] = "Head of Communications"
    merged = back.merged(plan)
    assert ([one.old for one in merged.changes], merged.conflicts) == (["Director of Digital"], ())


@pytest.mark.parametrize(
    ("row", "value", "said"),
    [
        (None, "a\x07b", "cannot be taken: the text holds the control character U+0007, which cannot be shown; "
         "delete it"),
        (PLAN.milestones[0], "", "cannot be taken: a title is needed"),
    ],
)  # fmt: skip
def test_what_no_row_can_hold_is_refused(row, value, said):
    with pytest.raises(NotTaken) as refused:
        refuse_unfit("title", value, row) if row else refuse_unfit("reason", value)
    assert refused.value.why == said
