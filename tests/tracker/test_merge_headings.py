"""Which columns of a returned sheet are which, whatever became of its headings, and which of two rows is meant."""

from dataclasses import replace

from actionplan.plan.changes import apply
from actionplan.plan.nouns import Milestone
from actionplan.tracker.columns import MILESTONES
from actionplan.tracker.merge import merge, returned
from actionplan.tracker.sheets import Sheet
from tests.plan.sample import edit, plan_of
from tests.tracker.sent import EXPORT, MADE, PLAN, SINCE, Returning, base_of, going_out, sentences
from tests.tracker.test_merge_fields import REVISION


def merged_of(file, plan=PLAN, base=None):
    return merge(returned(file), {EXPORT: base or base_of(plan)}, plan, SINCE)


def test_of_two_columns_with_one_heading_the_first_counts_and_the_other_is_told_by_its_letter():
    back = going_out()
    back.row("m-show")["note"] = "Hall booked."
    file = back.file()
    sheet = file.sheets[0]
    place = len(sheet.rows[3])
    sheet.rows[3].append(" NOTE ")
    sheet.rows[6] += [None] * (place - len(sheet.rows[6])) + ["No hall."]
    merged = merged_of(file)
    assert [(one.place.column, one.new) for one in merged.changes] == [("Note", "Hall booked.")]
    assert [(one.place.column, one.values) for one in merged.unknown] == [
        ("NOTE (column T)", {"row 7": "No hall."})
    ]


def test_refs_under_another_heading_or_none_are_known_by_their_look():
    for heading in ("Reference", None):
        file = going_out().file()
        for sheet in file.sheets:
            sheet.rows[3][0] = heading
        assert merged_of(file).untouched


def test_refs_far_below_a_row_are_not_those_of_its_table():
    base = base_of(PLAN, sheets=(MILESTONES,))
    ref = next(iter(base.rows))
    rows = [[None, "Milestone", "Owner"], *([None, "Step", None] for _ in range(50)), [ref, "Annual report"]]
    file = replace(going_out().file(), sheets=[Sheet("List", rows)])
    assert (returned(file).sheets, returned(file).unknown_sheets) == ([], ["List"])
    del rows[1]
    assert [one.ref for one in returned(file).rows][-1] == ref


def test_a_long_text_among_the_headings_is_nobodys_other_word_for_one():
    file = going_out().file()
    sheet = file.sheets[0]
    place = sheet.rows[3].index("Note")
    sheet.rows[3][place] = "Note " * 21
    sheet.rows[6][place] = "Hall booked."
    assert "meant" not in sentences(merged_of(file), "unknown")[0]
    sheet.rows[3][place] = "Notes"
    assert "was “Note” meant?" in sentences(merged_of(file), "unknown")[0]


def test_of_many_columns_that_are_not_known_the_first_are_asked_about():
    file = going_out().file()
    sheet = file.sheets[0]
    sheet.rows[3][sheet.rows[3].index("Note")] = None
    sheet.rows[3] += [f"Notes {number}" for number in range(60)]
    sheet.rows[6] += [None] * (len(sheet.rows[3]) - 60 - len(sheet.rows[6])) + ["x"] * 60
    told = [sentence for sentence in sentences(merged_of(file), "unknown") if ", Notes " in sentence]
    assert (len(told), sum("was “Note” meant?" in sentence for sentence in told)) == (60, 49)


def test_a_new_row_looks_like_the_first_of_two_of_one_wording():
    plan = plan_of(*(Milestone(id=f"m-{name}", title="Summer show") for name in ("one", "two")))
    base = base_of(plan, sheets=(MILESTONES,))
    back = Returning(replace(base, rows={}), sheets=(MILESTONES,))
    back.add("Milestones", title="summer  SHOW")
    (one,) = merged_of(back.file(), plan, replace(base, rows={})).proposed
    assert one.looks_like == "m-one"


def test_what_was_changed_by_the_very_revision_that_went_out_is_as_it_went_out():
    renamed = edit(PLAN, "o-ben", "name", "Director of Digital")
    handed_over = edit(PLAN, "m-site", "owner", "o-ben")
    history = (replace(REVISION, number=1, changes=(handed_over,)), replace(REVISION, changes=(renamed,)))
    back = going_out()
    back.row("m-site")["owner"] = "Head of Communications"
    merged = back.merged(apply(PLAN, [renamed]), replace(SINCE, history=history))
    assert ([one.new for one in merged.changes], merged.conflicts) == (["Head of Communications"], ())


def test_a_tracker_made_at_the_moment_of_the_newest_is_not_older():
    assert going_out().merged(since=replace(SINCE, newest=MADE)).alarms == ()
    (alarm,) = going_out().merged(since=replace(SINCE, newest="2017-06-12T09:00:01+00:00")).alarms
    assert alarm.name == "older than another return"
