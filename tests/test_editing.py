"""Edits by hand at the desk: each a revision at once, checked against what others did meanwhile."""

from datetime import date

import pytest

from actionplan import desk
from actionplan.desk import Editor, NewRow
from actionplan.desk.answering import NewDates
from actionplan.plan.nouns import Milestone, Objective, Owner
from actionplan.words.errors import BadChange, NeedsAnswer, PlanMoved, UnknownRevision
from tests.small_plan import begin, on, unrendered

P06 = "2017-18 P06"


@pytest.fixture(autouse=True)
def a_plan(tmp_path, monkeypatch):
    begin(tmp_path, monkeypatch)
    unrendered(monkeypatch)


def lead(**how) -> Editor:
    """The lead, who sees the newest revision."""
    return Editor("small", desk.newest("small"), "Communications lead", **how)


def events(base: int) -> Editor:
    """A colleague, who sees an older one."""
    return Editor("small", base, "Events lead")


def plan():
    return desk.open_plan("small").plan


def show() -> Milestone:
    return plan().by_id["m-show"]


def standing() -> list:
    return [one for one in plan().updates if not one.withdrawn]


def mine(by: str = "Communications lead"):
    return desk.said_by(desk.look("small", P06), "m-show", by)


def test_an_edit_is_a_revision_at_once_with_who_and_why():
    made = desk.change(lead(why="asked by the chair"), "m-show", {"title": "The show"}).revision
    assert (made.number, made.by, made.why) == (2, "Communications lead", "asked by the chair")
    assert show().title == "The show"


def test_an_edit_that_changes_nothing_is_no_revision():
    assert desk.change(lead(), "m-show", {"title": "Summer show"}).revision is None
    assert desk.newest("small") == 1


def test_two_people_may_change_different_fields_of_one_row():
    desk.change(lead(), "m-show", {"title": "The show"})
    desk.change(events(1), "m-show", {"date": "15.06.17"})
    assert (show().title, show().date) == ("The show", "15.06.17")


def test_two_people_who_change_one_field_are_told_of_each_other_and_nothing_is_saved():
    desk.change(lead(), "m-show", {"title": "The show"})
    with pytest.raises(PlanMoved) as told:
        desk.change(events(1), "m-show", {"title": "A show"})
    assert told.value.moved == (
        "Milestone “The show”, title: it was “Summer show”, is now “The show” (changed by Communications lead on "
        "27 June 2017, 10:00 (revision 2)), and you wanted “A show”.",
    )
    assert show().title == "The show"


def test_a_row_that_is_gone_is_told_with_who_took_it_out():
    desk.remove(lead(), "m-secret")
    with pytest.raises(PlanMoved) as told:
        desk.change(events(1), "m-secret", {"title": "Talks"})
    assert told.value.moved == (
        "Milestone “Secret talks” was removed by Communications lead on 27 June 2017, 10:00 (revision 2); you wanted "
        "to change its title.",
    )
    with pytest.raises(BadChange, match="That row is not in the plan any more, so nothing was saved"):
        desk.change(lead(), "m-secret", {"title": "Talks"})


def test_what_was_changed_and_put_back_meanwhile_is_in_nobodys_way():
    desk.change(lead(), "m-show", {"title": "The show"})
    desk.undo("small", 2)
    desk.change(events(1), "m-show", {"title": "A show"})
    assert show().title == "A show"


@pytest.mark.parametrize("base", [0, 2])
def test_a_revision_that_nobody_saw_is_refused(base):
    with pytest.raises(UnknownRevision):
        desk.change(events(base), "m-show", {"title": "Talks"})


def test_a_date_that_nobody_was_promised_is_simply_changed():
    desk.change(lead(), "m-show", {"date": "Sept tbc"})
    assert show().date == "Sept tbc"


def test_a_promised_date_asks_what_the_new_one_is():
    desk.issue("small", "P06")
    with pytest.raises(NeedsAnswer) as asked:
        desk.change(lead(), "m-show", {"date": "21.06.17"})
    assert asked.value.questions == (
        "Milestone “Summer show” stood in an issued report; its date “14.06.17” is to be “21.06.17”: is that "
        "a typing mistake, a new date that was agreed, or when it is now expected?",
    )
    assert show().date == "14.06.17"


@pytest.mark.parametrize(
    ("how", "row", "said"),
    [
        (NewDates("corrected", "", "", "2017-18 P07"), "21.06.17", ("", "corrected", "")),
        (NewDates("agreed", "Chair", "Rain", "2017-18 P07"), "21.06.17", ("", "agreed", "Chair")),
        (NewDates("expected", "", "", "2017-18 P07"), "14.06.17", ("21.06.17", None, "")),
    ],
)
def test_a_promised_date_is_saved_with_its_answer(how, row, said):
    desk.issue("small", "P06")
    desk.change(lead(dates=how), "m-show", {"date": "21.06.17"})
    (told,) = standing()
    assert (show().date, (told.expected, told.date_change, told.approved_by)) == (row, said)
    assert (told.period, told.by) == ("2017-18 P07", "Communications lead")


def test_a_date_that_was_agreed_needs_by_whom_and_why():
    desk.issue("small", "P06")
    with pytest.raises(NeedsAnswer, match=r"who agreed to the new date “21[.]06[.]17”, and why"):
        desk.change(lead(dates=NewDates("agreed", "Chair", " ", P06)), "m-show", {"date": "21.06.17"})
    assert standing() == []


def test_new_rows_stand_at_the_end_and_carry_the_day():
    made = desk.add(lead(), Milestone, {"title": "Open day"}).revision
    (change,) = made.changes
    assert (change.new["title"], change.new["since"]) == ("Open day", "2017-06-27")
    assert plan().milestones[-1].title == "Open day"


def test_several_rows_are_one_revision_in_their_order_with_what_is_said_of_them():
    rows = [
        NewRow({"title": "One"}, {"narrative": "Going"}),
        NewRow({"title": "Two"}),
        NewRow({"title": "Three"}, {}),
    ]
    made = desk.add_several(lead(), Milestone, rows, P06).revision
    assert (made.number, len(made.changes)) == (2, 4)
    assert [one.title for one in plan().milestones[-3:]] == ["One", "Two", "Three"]
    assert [(one.of, one.period, one.narrative) for one in standing()] == [
        (plan().milestones[-3].id, P06, "Going")
    ]


def test_one_of_several_rows_that_does_not_fit_leaves_all_of_them_out():
    with pytest.raises(BadChange, match="Title: a title is needed"):
        desk.add_several(lead(), Milestone, [NewRow({"title": "One"}), NewRow({"title": ""})], P06)
    assert desk.newest("small") == 1


def test_the_head_of_the_plan_is_changed_as_one_revision():
    made = desk.change_plan(
        lead(), {"title": "The plan", "organisation": "A council", "years": "2017-19"}
    ).revision
    assert [change.field for change in made.changes] == ["title", "organisation", "settings"]
    assert (plan().title, plan().settings.years) == ("The plan", "2017-19")


def test_years_that_are_none_are_refused():
    with pytest.raises(BadChange, match='"soon" is not a financial year'):
        desk.change_plan(lead(), {"years": "soon"})


def test_a_fortnight_that_was_issued_keeps_its_days():
    desk.issue("small", "P06")
    rule = {"year": "2017-18", "period": 6, "through": 7, "reason": "The summer"}
    with pytest.raises(BadChange) as told:
        desk.change_plan(lead(), {"combined_periods": [rule]})
    assert str(told.value) == (
        "A report of 2017-18 P06 (12 to 25 June 2017) was issued, and these settings have no such period. "
        "Leave the issued periods as they are; later ones may change."
    )


def test_two_people_who_change_the_settings_are_told_of_each_other():
    desk.change_plan(lead(), {"years": "2017-19"})
    with pytest.raises(PlanMoved):
        desk.change_plan(events(1), {"first_period": "2017-18 P02"})


def test_a_row_moves_among_its_kind():
    desk.move(lead(), "m-press", -1)
    assert [one.id for one in plan().milestones] == ["m-press", "m-show", "m-secret"]
    assert desk.move(lead(), "m-press", -1).revision is None


def test_a_promised_row_is_withdrawn_and_one_that_is_replaced_names_the_other():
    desk.issue("small", "P06")
    with pytest.raises(BadChange, match="say why"):
        desk.remove(lead(), "m-show")
    desk.remove(lead(), "m-show", "Cancelled")
    desk.remove(lead(), "m-press", replaced_by=["m-show"])
    assert (show().withdrawn_on, show().withdrawn_because) == ("2017-06-27", "Cancelled")
    assert plan().by_id["m-press"].replaced_by == ("m-show",)


def test_a_row_that_others_name_is_not_removed():
    with pytest.raises(
        BadChange, match="Owner “Communications lead” cannot be removed: Milestone “Summer show” refers"
    ):
        desk.remove(lead(), "lead")


def test_what_i_say_twice_is_one_update():
    desk.say(lead(), "m-show", P06, {"narrative": "Going"})
    desk.say(lead(), "m-show", P06, {"narrative": "Gone"})
    assert [one.narrative for one in standing()] == ["Gone"]
    assert mine().narrative == "Gone"


def test_what_two_people_say_stands_side_by_side():
    desk.say(lead(), "m-show", P06, {"narrative": "Going"})
    desk.say(events(1), "m-show", P06, {"narrative": "Not yet"})
    assert [one.narrative for one in standing()] == ["Going", "Not yet"]
    assert mine("Events lead").narrative == "Not yet"


def test_a_status_that_is_not_the_rules_needs_its_reason():
    with pytest.raises(NeedsAnswer) as asked:
        desk.say(lead(), "m-show", P06, {"reported_rag": "green"})
    assert str(asked.value) == (
        "Milestone “Summer show”, fortnight 6: the owner reports Green and the rule says Amber (11 days past its date, "
        "no completion recorded); give the reason. Say why, then it is saved."
    )
    assert standing() == []
    desk.say(lead(), "m-show", P06, {"reported_rag": "green", "reason": "It was held"})
    assert mine().reason == "It was held"


def test_what_is_said_after_the_issue_is_a_new_update_and_the_earlier_one_stays():
    desk.say(lead(), "m-show", P06, {"narrative": "Going"})
    on(pytest.MonkeyPatch(), date(2017, 6, 27), 9)
    desk.issue("small", "P06")
    assert mine() is None
    desk.say(lead(), "m-show", P06, {"narrative": "Gone"})
    assert [one.narrative for one in standing()] == ["Going", "Gone"]


def test_what_is_said_of_an_unknown_row_is_refused():
    with pytest.raises(BadChange, match="That row is not in the plan any more"):
        desk.say(lead(), "m-none", P06, {"narrative": "Going"})


def test_a_question_is_settled_once_and_anew_where_the_text_is_another():
    desk.change(lead(), "m-show", {"date": "April Dec 17"})
    desk.settle_reading(lead(), "m-show", "date", "window", "April 2017 to December 2017")
    desk.settle_reading(lead(), "m-show", "date", "window", "From April 2017; in December 2017")
    (kept,) = show().answers
    assert (kept.reading, kept.by, kept.on) == (
        "From April 2017; in December 2017",
        "Communications lead",
        "2017-06-27",
    )


def test_all_that_one_person_said_is_found_by_row():
    desk.say(lead(), "m-show", P06, {"narrative": "Going"})
    desk.say(lead(), "m-press", P06, {"nothing_changed": True})
    said = desk.all_said_by(desk.look("small", P06), "Communications lead")
    assert {row: one.nothing_changed for row, one in said.items()} == {"m-show": False, "m-press": True}


def test_rows_of_other_kinds_are_added_in_the_same_way():
    desk.add(lead(), Owner, {"name": "Events lead"})
    desk.add(lead(), Objective, {"title": "Better health"})
    assert (plan().owners[-1].name, plan().objectives[-1].title) == ("Events lead", "Better health")
