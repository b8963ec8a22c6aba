from dataclasses import replace
from datetime import date

import pytest

from actionplan.plan.changes import Change, Revision, apply
from tests.plan.sample import edit, removed
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


def dates(**typed):
    back = going_out()
    back.row("m-show").update(typed)
    merged = back.merged()
    new = applied(merged).by_id["m-show"].date
    return new, [one.place.column for one in merged.changes], [one.sentence for one in merged.unknown]


@pytest.mark.parametrize(
    ("typed", "new", "columns"),
    [
        ({"day": date(2017, 7, 14)}, "14 July 2017", ["Target date"]),
        ({"day": "14/7/17"}, "14 July 2017", ["Target date"]),
        ({"day": "Sept tbc"}, "Sept tbc", ["Target date"]),
        ({"day": date(2017, 6, 30)}, "30.06.17", []),
        ({"date": "w/c 3 July"}, "w/c 3 July", ["Target date as written"]),
        ({"date": date(2017, 7, 14)}, "14 July 2017", ["Target date as written"]),
        ({"date": date(2017, 6, 30)}, "30.06.17", []),
        (
            {"date": "14.07.17", "day": date(2017, 7, 14)},
            "14.07.17",
            ["Target date as written", "Target date"],
        ),
        ({"date": None, "day": date(2017, 7, 14)}, "14 July 2017", ["Target date as written", "Target date"]),
        ({"date": "TBC", "day": None}, "TBC", ["Target date as written", "Target date"]),
        ({"date": None, "day": None}, "", ["Target date as written", "Target date"]),
    ],
)
def test_a_new_date_from_either_cell(typed, new, columns):
    assert dates(**typed) == (new, columns, [])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"day": None}, ["Target date: the day was emptied, but “30.06.17” stands as written; empty that too if it "
                         "has no date any more."]),
        ({"day": "whenever we can"}, ["Target date: “whenever we can” is not one day; write it as 23 June 2017."]),
        ({"day": 42900.0}, ["Target date: “42900” is a number; write 14 June 2017 if that day is meant."]),
        ({"date": "14.07.17", "day": date(2017, 7, 15)},
         [f"{column}: “14.07.17” and the day beside it, “15 July 2017”, are not one date; make them agree."
          for column in ("Target date as written", "Target date")]),
    ],
)  # fmt: skip
def test_a_day_that_does_not_fit_is_asked_about(typed, said):
    new, columns, unknown = dates(**typed)
    assert (new, columns) == ("30.06.17", [])
    assert [one.split("”, ", 1)[1] for one in unknown] == said


def test_the_day_that_the_plan_has_by_now_is_no_change():
    plan = apply(PLAN, [edit(PLAN, "m-show", "date", "by 14 July 2017")])
    back = going_out()
    back.row("m-show")["day"] = date(2017, 7, 14)
    assert back.merged(plan).conflicts == ()
    back.row("m-show")["day"] = date(2017, 7, 15)
    assert [(one.base, one.plan, one.file) for one in back.merged(plan).conflicts] == [
        ("30.06.17", "by 14 July 2017", "15 July 2017")
    ]


def test_a_new_date_of_a_row_in_an_issued_report_is_told():
    back = going_out()
    back.row("m-show").update(date="14.07.17", day=date(2017, 7, 14), note="x")
    merged = back.merged(since=replace(SINCE, promised=frozenset({"m-show"})))
    assert [(one.place.key, one.promised) for one in merged.changes] == [
        ("date", True),
        ("day", True),
        ("note", False),
    ]


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
        "Milestones, row 5, “Annual report”, Note: “x” is an edit of a row that left the plan: it was removed from the "
        "plan. Take it back first.",
        "Milestones, row 7, “Summer show”, Update this fortnight: “Booked.” is an edit of a row that left the plan: it "
        "was withdrawn on 20 June 2017 (“Rain”). Take it back first.",
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


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"date": "next week"}, ["Target date as written: “next week” cannot be taken yet. No day or month is named. "
                                 "When is it due, or when will it be reviewed?"]),
        ({"date": "31/02/2018"}, ["Target date as written: “31/02/2018” is not a day of the calendar. Which day is "
                                  "meant? Write “28 February 2018” if that is meant."]),
        ({"date": "delayed"}, ["Target date as written: “delayed” cannot be taken yet. This says how it stands, not "
                               "when it ends. When does it end, or when is it reviewed?"]),
        ({"day": "31/02/2018"}, ["Target date: “31/02/2018” is not a day of the calendar. Which day is meant? Write "
                                 "“28 February 2018” if that is meant."]),
        ({"day": date(2071, 6, 30)}, ["Target date: “2071-06-30” is read as 30 June 2071, far from the plan year "
                                      "2017-18. Is that the year? Write “30 June 2071” or “30 June 2017”."]),
        ({"date": "whenever", "day": date(2017, 7, 15)},
         ["Target date as written: “whenever” is not read as a date. Which day, month or season is meant?",
          "Target date: “2017-07-15” stands beside a date as written that cannot be taken; put that right first."]),
    ],
)  # fmt: skip
def test_a_date_that_is_no_sound_reading_is_asked_about(typed, said):
    new, columns, unknown = dates(**typed)
    assert (new, columns) == ("30.06.17", [])
    assert [one.split("”, ", 1)[1] for one in unknown] == said


def test_a_date_says_how_it_is_read_where_that_is_more_than_its_text():
    back = going_out()
    back.row("m-show")["date"] = "w/c 3 July"
    back.row("m-report")["date"] = "15 June 2017"
    back.row("m-site")["expected"] = "30/6"
    assert [one.sentence.split("”, ", 1)[1] for one in back.merged().changes] == [
        "Target date as written: “15 June 2017” instead of “14.06.17”.",
        "Now expected: “30/6”, read as 30 June 2017.",
        "Target date as written: “w/c 3 July”, read as 3 to 9 July 2017, instead of “30.06.17”.",
    ]


JULY = apply(PLAN, [edit(PLAN, "m-show", "date", "10 July 2017")])


def test_a_day_that_came_back_with_its_month_first_is_unchanged_and_told():
    back = going_out(JULY)
    back.row("m-show")["day"] = "7/10/2017"
    merged = back.merged(JULY)
    assert (merged.untouched, merged.notes) == (
        True,
        (
            "Milestones, Target date: one day came back with the month first, as “7/10/2017”; it is taken as "
            "unchanged.",
        ),
    )


def test_a_real_day_with_its_month_first_is_asked_about_and_the_day_in_words_is_taken():
    back = going_out(JULY)
    back.row("m-show")["day"] = date(2017, 10, 7)
    assert sentences(back.merged(JULY), "unknown") == [
        "Milestones, row 7, “Summer show”, Target date: “2017-10-07” is the day that went out, 10 July 2017, with day "
        "and month changed places; write 7 October 2017 if that is meant, else 10 July 2017."
    ]
    back.row("m-show")["day"] = "7 October 2017"
    assert [one.new for one in back.merged(JULY).changes] == ["7 October 2017"]


def test_where_one_day_of_a_column_can_only_have_its_month_first_none_of_it_is_taken():
    back = going_out()
    back.row("m-report")["day"] = "06/14/2017"
    back.row("m-show").update(day="05/07/2017", completed="05/06/2017")
    back.add("Milestones", title="Open day", day="08/09/2017")
    merged = back.merged()
    assert [one.sentence.split("”, ", 1)[1] for one in merged.unknown] == [
        "Target date: “05/07/2017” may have its month first, as “06/14/2017” in row 5 has; write 5 July 2017 or 7 May "
        "2017.",
        "Target date: “08/09/2017” may have its month first, as “06/14/2017” in row 5 has; write 8 September 2017 or 9 "
        "August 2017.",
    ]
    assert [(one.place.key, one.fields) for one in merged.changes] == [
        ("completed", {"completed_on": "2017-06-05"})
    ]
    assert merged.notes[-1].startswith("Milestones, Target date: one day came back with the month first")
