"""What is asked before updates are kept: the reason for an override, and a day of completion that has come."""

from typing import Any

import pytest

from actionplan.plan.nouns import Noun, Update
from actionplan.view import plan_view
from actionplan.view.overrides import bare_overrides
from tests.view.sample import day, milestone, plan, priority, target, update

LATE, FAR = "02.03.17", "31.03.18"


def asked(*rows: Noun, today: str = "2018-04-30", **settings: Any) -> list[str]:
    """What is asked of the updates among these rows, as if all were new."""
    new = [row for row in rows if isinstance(row, Update)]
    return [sentence for _, sentence in bare_overrides(plan(*rows, **settings), new, day(today))]


def test_an_override_without_a_reason() -> None:
    rows = (milestone("22.06.17", title="Mayfield opening event"), update("P06", reported_rag="green"))
    assert asked(*rows) == [
        "Milestone “Mayfield opening event”, fortnight 6: the owner reports Green and the rule says Amber "
        "(three days past its date, no completion recorded); give the reason."
    ]


@pytest.mark.parametrize(
    "said",
    [
        {"reported_rag": "green", "reason": "It was held; the report is late."},
        {"reported_rag": "red"},
        {"narrative": "We wait."},
        {"nothing_changed": True},
        {},
    ],
)
def test_nothing_is_asked_where_the_reason_is_given_or_nothing_differs(said: dict[str, Any]) -> None:
    assert asked(milestone(LATE), update("P06", **said)) == []


def test_a_blank_is_no_reason() -> None:
    assert len(asked(milestone(LATE), update("P06", reported_rag="green", reason="  "))) == 1


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (LATE, {"completed_on": "2017-06-20"}),
        (LATE, {"standing": "deferred", "approved_by": "the board"}),
        ("from October", {}),
    ],
)
def test_no_reason_is_asked_where_a_fact_counts(written: str, said: dict[str, str]) -> None:
    assert asked(milestone(written), update("P06", reported_rag="green", **said)) == []


def test_a_deferral_without_approval_is_no_fact() -> None:
    (sentence,) = asked(milestone(LATE), update("P06", reported_rag="green", standing="deferred"))
    assert sentence.endswith(
        "the rule says Red (115 days past its date, no completion recorded. Said to be deferred; no approval "
        "is recorded); give the reason."
    )


def test_an_update_is_judged_at_its_own_period_or_today() -> None:
    rows = (milestone("22.06.17"), update("P05", reported_rag="green"), update("P06", reported_rag="green"))
    assert [text.split(": ")[0] for text in asked(*rows)] == ["Milestone “Milestone m”, fortnight 6"]
    assert asked(*rows, today="2017-06-22") == []
    assert "(one day past its date" in asked(*rows, today="2017-06-23")[0]


def test_the_update_itself_is_an_answer() -> None:
    assert asked(milestone("27.06.17"), update("P06", reported_rag="green")) == []
    assert (
        "Green (due in two days (27 June 2017))"
        in (asked(milestone("27.06.17"), update("P06", reported_rag="amber"))[0])
    )


def test_a_target_row_is_asked_of_too() -> None:
    (sentence,) = asked(
        target("TBC", requirement="Five testimonials"), update("P06", of="t", reported_rag="green")
    )
    assert sentence == (
        "Target “Five testimonials”, fortnight 6: the owner reports Green and the rule says Date to be confirmed "
        "(the date is to be confirmed); give the reason."
    )


def test_a_lead_is_asked_where_the_roll_up_differs() -> None:
    rows = (
        priority(title="Trust"),
        milestone(LATE, priority="p"),
        update("P06", of="p", reported_rag="amber"),
    )
    assert asked(*rows) == [
        "Priority “Trust”, fortnight 6: the lead reports Amber and the roll-up is Red; give the reason."
    ]
    of_owner = update("P06", reported_rag="amber", reason="Nearly there.")
    assert asked(*rows, of_owner) == []
    assert asked(priority(title="Trust"), rows[2])[0].endswith("the roll-up is Not rated; give the reason.")


def test_each_new_update_is_asked_of_in_turn_and_old_ones_are_not() -> None:
    old = update("P04", reported_rag="green")
    new = [update("P05", reported_rag="green"), update("P06", reported_rag="amber")]
    found = bare_overrides(plan(milestone(LATE), old, *new), new, day("2018-04-30"))
    assert [text.split(", ")[1].split(":")[0] for _, text in found] == ["fortnight 5", "fortnight 6"]


def test_the_words_of_the_scheme_and_the_year_where_there_are_several() -> None:
    report = update("2017-18 P06", reported_rag="green")
    scheme = {"rag": {"labels": {"green": "On target", "red": "Over one month behind"}}}
    (sentence,) = asked(milestone(LATE), report, years="2017-19", **scheme)
    assert sentence.startswith(
        "Milestone “Milestone m”, fortnight 6 of 2017-18: the owner reports On target and the rule says "
        "Over one month behind ("
    )


@pytest.mark.parametrize(("today", "asks"), [("2017-06-27", True), ("2017-06-28", False)])
def test_a_day_of_completion_that_is_still_to_come(today: str, asks: bool) -> None:
    found = asked(milestone(LATE), update("P06", completed_on="2017-06-28"), today=today)
    assert found == asks * [
        "Milestone “Milestone m”, fortnight 6: completed on 28 June 2017 is still to come; give the day on which it "
        "was completed."
    ]


def test_what_is_said_of_nothing_in_the_plan_is_not_our_question() -> None:
    assert asked(update("P06", of="gone", reported_rag="green", completed_on="2030-01-01")) == []


def test_one_view_is_made_for_each_period(monkeypatch: pytest.MonkeyPatch) -> None:
    made, judge = [], plan_view.Judge
    monkeypatch.setattr(plan_view, "Judge", lambda *given: made.append(given) or judge(*given))
    rows = [milestone(LATE, id=f"m{n}") for n in range(5)]
    said = [update(p, of=row.id, reported_rag="green") for row in rows for p in ("P05", "P06")]
    assert (len(asked(*rows, *said)), len(made)) == (10, 2)
