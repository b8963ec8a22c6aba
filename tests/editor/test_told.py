"""Changes in the words of the page."""

from actionplan.editor.told import in_full, in_short, row_of, told, with_removed
from actionplan.plan.changes import WHOLE_ROW, Change, Revision, invert, row_data
from actionplan.plan.nouns import Milestone, Update
from tests.plan.sample import ANN, REPORT, WEBSITE, added, edit, plan_of, removed

ABOUT = {"of": "m-report", "period": "2017-18 P06", "by": "Ann"}
FIRST = Update(id="u-1", order=1, narrative="Draft is out.", reported_rag="amber", reason="Late.", **ABOUT)
SECOND = FIRST.model_copy(update={"id": "u-2", "order": 2, "narrative": "It is printed.", "reason": ""})
UNCHANGED = Update(id="u-3", order=3, nothing_changed=True, **ABOUT)
OTHERS = FIRST.model_copy(update={"id": "u-4", "order": 4, "by": "Ben"})
PLAN = plan_of(ANN, REPORT, WEBSITE, FIRST, SECOND, UNCHANGED)
GONE = Change("update", "u-1", "withdrawn", False, True)


def test_a_first_word_is_told_by_its_row_and_fortnight():
    assert told([added(FIRST)], PLAN) == [
        "“Annual report”, fortnight 6, update: “Draft is out.”; status reported: Amber; reason: “Late.”."
    ]
    assert told([added(UNCHANGED)], PLAN) == ["“Annual report”, fortnight 6: nothing has changed."]


def test_an_update_in_place_of_another_tells_only_what_differs():
    assert told([GONE, added(SECOND)], PLAN) == [
        "“Annual report”, fortnight 6, update: “It is printed.” (was “Draft is out.”); reason: none (was “Late.”)."
    ]


def test_taken_back_it_is_told_the_other_way_round():
    assert told(invert([GONE, added(SECOND)]), PLAN) == [
        "“Annual report”, fortnight 6, update: “Draft is out.” (was “It is printed.”); reason: “Late.”."
    ]
    assert told([GONE], PLAN) == [
        "“Annual report”, fortnight 6: what was said is taken back (update: “Draft is out.”; status reported: Amber; "
        "reason: “Late.”)."
    ]


def test_the_words_of_two_people_are_two_sentences():
    plan = plan_of(ANN, REPORT, FIRST, OTHERS)
    assert len(told([added(FIRST), added(OTHERS)], plan)) == 2


def test_everything_is_told_in_its_order():
    changes = [
        edit(PLAN, "m-website", "title", "Website"),
        added(UNCHANGED),
        edit(PLAN, "m-report", "owner", None),
    ]
    assert told(changes, PLAN) == [
        "Milestone “New website”, title: “Website” (was “New website”).",
        "“Annual report”, fortnight 6: nothing has changed.",
        "Milestone “Annual report”, owner: none (was “Head of Communications”).",
    ]
    assert in_short(changes, PLAN) == (
        "Milestone “New website”, title: “Website” (was “New website”), and two more changes"
    )
    assert in_short([], PLAN) == "Nothing"


def test_the_record_of_a_new_date_is_told_as_such():
    moved = Update(id="u-9", date_change="agreed", date_was="Sept tbc", date_now="Oct 17", **ABOUT)
    assert told([added(moved)], PLAN) == [
        "“Annual report”, fortnight 6: a new date was agreed, “Oct 17” in place of “Sept tbc”."
    ]


def test_a_period_that_the_plan_does_not_know_is_told_as_it_is_written():
    odd = FIRST.model_copy(update={"period": "2016-17 P06"})
    assert told([added(odd)], PLAN)[0].startswith("“Annual report”, 2016-17 P06, update: “")


def test_long_texts_are_told_in_full_beside_their_sentence():
    long = "One step after the other. " * 5
    changes = [edit(PLAN, "m-report", "internal_note", long), edit(PLAN, "m-report", "title", "Short")]
    assert list(in_full(changes)) == [f"Internal note after: {long}"]
    said = FIRST.model_copy(update={"narrative": long})
    assert list(in_full([added(said)])) == [f"Update after: {long}"]


def test_a_change_is_one_of_the_row_that_it_is_said_of():
    assert row_of(added(FIRST), PLAN) == "m-report"
    assert row_of(GONE, PLAN) == "m-report"
    assert row_of(edit(PLAN, "m-report", "owner", None), PLAN) == "m-report"
    assert row_of(added(Milestone(id="m-new", title="New", priority="p-1")), PLAN) == "m-new"
    assert row_of(Change("update", "u-unknown", "withdrawn", False, True), PLAN) == "u-unknown"


def test_rows_that_were_removed_keep_their_names():
    without = plan_of(ANN, REPORT)
    made = Revision("harbour", 2, "2017-06-12T10:00:00+00:00", "Ann", "", (removed(PLAN, "m-website"),))
    assert with_removed(PLAN, [made]) is PLAN  # it is there, so it was brought back
    lending = with_removed(without, [made])
    assert lending.name_of("m-website") == "New website"
    assert [row.id for row in without.milestones] == ["m-report"]
    assert told([Change("milestone", "m-website", "date", "Jan 18", "Feb 18")], lending) == [
        "Milestone “New website”, date: “Feb 18” (was “Jan 18”)."
    ]


def test_the_making_of_a_plan_is_no_row():
    head = Change("plan", "harbour", WHOLE_ROW, None, row_data(PLAN.header))
    assert told([head, added(ANN)], PLAN) == [
        "The plan was made.",
        "Owner “Head of Communications” was added.",
    ]
