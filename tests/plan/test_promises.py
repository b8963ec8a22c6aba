"""What an issued report has promised: its dates change with an answer, its rows are withdrawn, not deleted."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.plan.changes import Change, apply, invert
from actionplan.plan.nouns import Target, Update
from actionplan.plan.promises import answered, refuse_other_periods, refuse_unanswered, with_recorded_moves
from actionplan.plan.settings import Settings
from actionplan.words.errors import BadChange, NeedsAnswer
from tests.plan.sample import ANN, REPORT, SAID, WEBSITE, added, counting, edit, plan_of, removed

REACH = Target(id="t-reach", requirement="Reach", target="100-150%")
PLAN = plan_of(ANN, REPORT.model_copy(update={"priority": None}), WEBSITE, REACH, SAID)
PROMISED = frozenset({"m-report", "t-reach"})
LATER = edit(PLAN, "m-report", "date", "30.09.17")
AT = datetime(2017, 6, 23, 15, 2, tzinfo=timezone(timedelta(hours=1)))


def move(**fields: object) -> Update:
    given = {"id": "u-2", "of": "m-report", "period": "2017-18 P06", "date_was": "Sept tbc",
             "date_now": "30.09.17", "date_change": "corrected"}  # fmt: skip
    return Update.model_validate({**given, **fields})


def question(*changes: Change) -> str:
    with pytest.raises(NeedsAnswer) as asked:
        refuse_unanswered(PLAN, changes, PROMISED)
    (one,) = asked.value.questions
    return one


def test_a_promised_date_asks_what_its_change_is():
    with pytest.raises(NeedsAnswer) as asked:
        refuse_unanswered(PLAN, [LATER], PROMISED)
    assert str(asked.value) == (
        "Milestone “Annual report” stood in an issued report; its date “Sept tbc” is to be “30.09.17”: is "
        "that a typing mistake, a new date that was agreed, or when it is now expected? Say which: on the command "
        "line with --new-date corrected, with --new-date agreed, --agreed-by and --why, or with --new-date expected; "
        "in the plan file with an update on it that has date_was, date_now and date_change."
    )


@pytest.mark.parametrize(
    ("row_id", "new", "said"),
    [
        ("m-report", "", "“Annual report” stood in an issued report; its date “Sept tbc” is to be taken out:"),
        ("t-reach", "May", "“Reach” stood in an issued report; it has no date, and is to have the date “May”:"),
    ],
)  # fmt: skip
def test_a_date_taken_away_or_given_asks_too(row_id, new, said):
    assert said in question(edit(PLAN, row_id, "date", new))


def test_several_dates_are_asked_about_together():
    changes = [LATER, edit(PLAN, "t-reach", "date", "May")]
    with pytest.raises(NeedsAnswer) as asked:
        refuse_unanswered(PLAN, changes, PROMISED)
    (question,) = asked.value.questions
    assert question.startswith(
        "Two rows that stood in an issued report get another date: Milestone “Annual report” (from"
    )
    assert "Target “Reach” (from “no date” to “May”)" in question


@pytest.mark.parametrize(
    "change",
    [
        edit(PLAN, "m-website", "date", "Feb 18"),
        edit(PLAN, "m-report", "title", "Yearly report"),
        edit(PLAN, "m-report", "date", "Sept tbc"),
        edit(PLAN, "m-report", "withdrawn_because", "Not needed"),
        removed(PLAN, "m-website"),
        Change("milestone", "m-gone", "date", "May", "June"),
        added(move(date_was="", date_now="", date_change=None)),
    ],
)
def test_what_was_not_promised_asks_nothing(change):
    assert refuse_unanswered(PLAN, [change], PROMISED | {"m-gone"}) is None


def test_an_update_that_tells_of_the_change_answers():
    agreed = added(move(date_change="agreed", reason="r", approved_by="a"))
    assert refuse_unanswered(PLAN, [LATER, added(move())], PROMISED) is None
    assert refuse_unanswered(PLAN, [agreed, LATER], PROMISED) is None


@pytest.mark.parametrize(
    "fields",
    [
        {"date_was": "Sept"},
        {"date_now": "30.09.18"},
        {"of": "m-website"},
        {"withdrawn": True},
        {"date_change": None, "expected": "30.09.17"},
    ],
)
def test_an_update_that_tells_something_else_does_not(fields):
    assert "“Annual report”" in question(LATER, added(move(**fields)))


@pytest.mark.parametrize(
    ("row_id", "name"), [("m-report", "Milestone “Annual report”"), ("t-reach", "Target “Reach”")]
)
def test_a_promised_row_is_not_deleted(row_id, name):
    with pytest.raises(BadChange) as refused:
        refuse_unanswered(PLAN, [removed(PLAN, row_id)], PROMISED)
    assert str(refused.value) == (
        f"{name} stood in an issued report, so it is not deleted: withdraw it with withdrawn_because, or name the "
        "rows that replace it in replaced_by."
    )


def answer(how: str, *changes: Change, **said: str) -> tuple[Change, ...]:
    stamps = {"period": "2017-18 P06", "by": "Ben", "at": AT, "new_id": counting()}
    return answered(PLAN, changes or (LATER,), PROMISED, how, **stamps, **said)


STAMPS = {"order": 2000, "period": "2017-18 P06", "recorded": "2017-06-23T14:02:00+00:00", "by": "Ben"}
MOVED = {"of": "m-report", "date_was": "Sept tbc", "date_now": "30.09.17"}


@pytest.mark.parametrize(
    ("how", "said", "update"),
    [
        ("corrected", {"why": "Misread"}, {**MOVED, "date_change": "corrected", "reason": "Misread"}),
        (
            "agreed",
            {"why": "The printer is late", "approved_by": "Chair"},
            {**MOVED, "date_change": "agreed", "reason": "The printer is late", "approved_by": "Chair"},
        ),
    ],
)
def test_a_new_date_is_completed_by_an_update(how, said, update):
    assert answer(how, **said) == (
        LATER,
        Change("update", "u-1", "", None, {"id": "u-1", **STAMPS, **update}),
    )


def test_a_date_that_is_only_expected_stays_as_written():
    title = edit(PLAN, "m-report", "title", "Yearly report")
    update = {"id": "u-1", **STAMPS, "of": "m-report", "expected": "30.09.17"}
    assert answer("expected", LATER, title) == (title, Change("update", "u-1", "", None, update))


def test_a_date_that_is_told_of_already_is_left_alone():
    assert answer("corrected", LATER, added(move())) == (LATER, added(move()))


@pytest.mark.parametrize("said", [{}, {"why": "The printer is late"}, {"approved_by": "Chair", "why": " "}])
def test_a_date_that_was_agreed_needs_by_whom_and_why(said):
    with pytest.raises(NeedsAnswer) as asked:
        answer("agreed", **said)
    assert str(asked.value) == (
        "Milestone “Annual report”: who agreed to the new date “30.09.17”, and why? Say it with --agreed-by and "
        "--why, or in the plan file with approved_by and reason of the update."
    )


def test_nobody_needs_to_agree_where_no_date_changes():
    title = edit(PLAN, "m-report", "title", "Yearly report")
    assert answer("agreed", title) == (title,)


def test_nothing_is_expected_on_no_date():
    with pytest.raises(BadChange) as refused:
        answer("expected", edit(PLAN, "m-report", "date", ""))
    assert str(refused.value) == (
        "Milestone “Annual report” cannot be expected on no date at all. Write when it is expected, such as TBC."
    )


@pytest.mark.parametrize("how", ["corrected", "agreed", "expected"])
def test_no_answer_lets_a_promised_row_be_deleted(how):
    with pytest.raises(BadChange, match="is not deleted"):
        answer(how, removed(PLAN, "m-report"), why="r", approved_by="a")


dates = st.sampled_from(["", "Sept tbc", "May", "30.09.17", "TBC"])


@given(dates, dates, st.sampled_from(["corrected", "agreed"]))
def test_what_is_answered_is_never_refused_and_leads_there(report, reach, how):
    changes = [edit(PLAN, "m-report", "date", report), edit(PLAN, "t-reach", "date", reach)]
    whole = answer(how, *changes, why="r", approved_by="a")
    refuse_unanswered(PLAN, whole, PROMISED)
    after = apply(PLAN, [change for change in whole if change.kind != "update"])
    assert (after.by_id["m-report"].date, after.by_id["t-reach"].date) == (report, reach)
    assert len(whole) - len(changes) == (report != "Sept tbc") + (reach != "")


RECORDED = (LATER, added(move(date_change="agreed", reason="Late", approved_by="Chair")))
AFTER = apply(PLAN, RECORDED)


def undone(plan, *changes: Change) -> tuple[Change, ...]:
    stamps = {"by": "Ben", "why": "undo of revision 3", "at": AT, "period": "2017-18 P06"}
    return with_recorded_moves(plan, changes, PROMISED, **stamps, new_id=counting())


def test_an_undo_of_a_new_date_and_its_record_needs_no_more():
    back = invert(RECORDED)
    refuse_unanswered(AFTER, back, PROMISED)
    assert undone(AFTER, *back) == back
    again = apply(AFTER, back)
    refuse_unanswered(again, invert(back), PROMISED)
    assert undone(again, *invert(back)) == invert(back)


def test_an_undo_of_a_date_that_was_promised_since_is_recorded_as_agreed():
    back = invert([edit(plan_of(WEBSITE), "m-website", "date", "Sept 17")])
    plan = plan_of(WEBSITE.model_copy(update={"date": "Sept 17"}))
    stamps = {"by": "Ben", "why": "undo of revision 3", "at": AT, "period": "2017-18 P06"}
    whole = with_recorded_moves(plan, back, {"m-website": "Sept 17"}, **stamps, new_id=counting())
    assert whole[1].new == {
        "id": "u-1", "order": 1000, "of": "m-website", "period": "2017-18 P06", "date_was": "Sept 17",
        "date_now": "Jan 18", "date_change": "agreed", "reason": "undo of revision 3", "approved_by": "Ben",
        "recorded": "2017-06-23T14:02:00+00:00", "by": "Ben",
    }  # fmt: skip
    refuse_unanswered(plan, whole, {"m-website": "Sept 17"})


def test_the_record_of_a_new_date_is_not_withdrawn_while_the_date_stays():
    with pytest.raises(BadChange) as refused:
        refuse_unanswered(AFTER, [edit(AFTER, "u-2", "withdrawn", True)], PROMISED)
    assert str(refused.value) == (
        "Milestone “Annual report” has its date by the update that is to be withdrawn: take the date back to “Sept "
        "tbc” as well, or leave the update."
    )
    refuse_unanswered(AFTER, [edit(AFTER, "u-1", "withdrawn", True)], PROMISED)
    refuse_unanswered(AFTER, [edit(AFTER, "u-2", "withdrawn", True)], {})


def calendar(**said: object):
    return Settings.model_validate({"years": "2017-18", **said}).calendar


TOGETHER = calendar(
    combined_periods=[{"year": "2017-18", "period": 20, "through": 21, "reason": "Christmas"}]
)


LATE = calendar(second_periods=[{"year": "2017-18", "starts": "2017-04-24"}])
GONE = "was issued, and these settings have no such period"


@pytest.mark.parametrize(
    ("before", "after", "issued", "wrong"),
    [
        (calendar(), TOGETHER, "2017-18 P20", f"(25 December 2017 to 7 January 2018) {GONE}"),
        (TOGETHER, calendar(), "2017-18 P20..P21", f"(25 December 2017 to 21 January 2018) {GONE}"),
        (
            calendar(),
            LATE,
            "2017-18 P01",
            "(1 to 16 April 2017) was issued, and by these settings it would be 1 to 23 April 2017",
        ),
    ],
)
def test_a_period_that_was_issued_keeps_its_days(before, after, issued, wrong):
    with pytest.raises(BadChange) as caught:
        refuse_other_periods(before, after, {issued})
    assert str(caught.value) == (
        f"A report of {issued} {wrong}. Leave the issued periods as they are; later ones may change."
    )
    refuse_other_periods(before, after, {"2017-18 P30"})
    refuse_other_periods(before, before, {issued})


def test_what_others_than_the_issued_periods_are_made_of_is_free():
    before_christmas = {f"2017-18 P{number:02d}" for number in range(1, 20)}
    assert refuse_other_periods(calendar(), TOGETHER, before_christmas) is None
    assert refuse_other_periods(calendar(), calendar(years="2017-19"), {p.name for p in calendar()}) is None


def test_the_day_on_which_a_promised_row_entered_the_plan_stays():
    with pytest.raises(BadChange, match="so the day on which it entered the plan stays as it is"):
        refuse_unanswered(PLAN, [edit(PLAN, "m-report", "since", "2018-01-01")], PROMISED)
    assert refuse_unanswered(PLAN, [edit(PLAN, "m-website", "since", "2018-01-01")], PROMISED) is None
