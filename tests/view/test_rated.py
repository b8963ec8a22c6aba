"""What is published of an item: facts, the owner's word while it is valid, and since when."""

from typing import Any

import pytest

from actionplan.view import PlanView
from actionplan.view.rated import published
from actionplan.words.vocabulary import Audience, Rag
from tests.view.sample import day, milestone, only, plan, priority, target, update, view

FAR = "31.03.18"  # green by the rule, all through the year
LATE = "02.03.17"  # red by the rule, all through the year


def rag(period: str, *rows: Any, **more: Any) -> str:
    return only(view(period, *rows, **more)).rag.value


# The owner's word


@pytest.mark.parametrize(
    ("period", "published_rag"),
    [("P03", "green"), ("P04", "red"), ("P05", "red"), ("P06", "green"), ("P26", "amber")],
)
def test_a_report_holds_for_its_own_period_and_the_next(period: str, published_rag: str) -> None:
    assert rag(period, milestone(FAR), update("P04", reported_rag="red")) == published_rag


def test_a_later_report_takes_its_place() -> None:
    said = (update("P04", reported_rag="red"), update("P05", reported_rag="amber"))
    assert [rag(p, milestone(FAR), *said) for p in ("P04", "P05", "P06", "P07")] == [
        "red",
        "amber",
        "amber",
        "green",
    ]


def test_of_one_period_the_report_recorded_last_counts() -> None:
    first = update("P04", reported_rag="red", recorded="2017-05-20T10:00:00+00:00")
    second = update("P04", reported_rag="amber", recorded="2017-05-21T10:00:00+00:00")
    assert rag("P04", milestone(FAR), second, first) == "amber"


def test_an_update_without_a_status_leaves_the_report_standing() -> None:
    assert (
        rag("P05", milestone(FAR), update("P04", reported_rag="red"), update("P05", narrative="More"))
        == "red"
    )


def test_a_withdrawn_update_was_never_said() -> None:
    said = update("P04", reported_rag="red", completed_on="2017-05-20", withdrawn=True)
    assert rag("P04", milestone(FAR), said) == "green"


def test_combined_periods_count_as_one() -> None:
    christmas = {
        "combined_periods": ({"year": "2017-18", "period": 19, "through": 20, "reason": "Christmas"},)
    }
    said = update("P18", reported_rag="red")
    found = [rag(p, milestone(FAR), said, **christmas) for p in ("P18", "P19", "P20", "P21")]
    assert found == ["red", "red", "red", "green"]


def test_a_period_without_a_report_counts_as_the_next() -> None:
    silent = {"periods_without_report": ({"year": "2017-18", "period": 19, "reason": "Christmas"},)}
    said = update("P18", reported_rag="red")
    assert [rag(p, milestone(FAR), said, **silent) for p in ("P19", "P20")] == ["red", "green"]


def test_a_report_of_the_last_period_of_a_year_holds_in_the_first_of_the_next() -> None:
    said = update("2017-18 P26", reported_rag="red")
    periods = ("2017-18 P26", "2018-19 P01", "2018-19 P02")
    assert [rag(p, milestone("31.03.19"), said, years="2017-19") for p in periods] == ["red", "red", "green"]


def test_a_report_of_the_last_period_of_the_plan_holds_in_it() -> None:
    assert rag("P26", milestone("31.03.18"), update("P26", reported_rag="red")) == "red"


@pytest.mark.parametrize("by_rule", list(Rag))
def test_facts_beat_the_owners_word(by_rule: Rag) -> None:
    reported = only(view("P04", milestone(FAR), update("P04", reported_rag="red"))).reported
    facts = {"complete", "deferred", "stopped", "not started"}
    assert published(by_rule, reported).value == (by_rule.value if by_rule.value in facts else "red")
    assert published(by_rule, None) is by_rule


def test_the_owners_word_is_not_in_the_indicated_status() -> None:
    item = only(view("P06", milestone(LATE), update("P06", reported_rag="green", reason="It was held.")))
    assert (item.verdict.rag.value, item.rag.value) == ("red", "green")


# What the updates say for certain


def test_completed_in_a_period_and_not_before() -> None:
    rows = (milestone(LATE), update("P04", completed_on="2017-05-20"))
    assert [rag(p, *rows) for p in ("P03", "P04", "P26")] == ["red", "complete", "complete"]


def test_completed_on_the_day_of_judgement() -> None:
    rows = (milestone(LATE), update("P06", completed_on="2017-06-25"))
    assert rag("P06", *rows) == "complete"
    assert rag("P06", *rows, as_at="2017-06-24") == "red"


def test_of_two_days_of_completion_the_one_said_last_counts() -> None:
    rows = (
        milestone(LATE),
        update("P04", completed_on="2017-05-20"),
        update("P05", completed_on="2017-06-30"),
    )
    assert [rag(p, *rows) for p in ("P04", "P05", "P06", "P07")] == ["complete", "red", "red", "complete"]


def test_deferred_until_resumed() -> None:
    rows = (
        milestone(LATE),
        update("P04", standing="deferred", approved_by="the board"),
        update("P06", standing="resumed"),
    )
    assert [rag(p, *rows) for p in ("P03", "P04", "P05", "P06")] == ["red", "deferred", "deferred", "red"]


def test_deferred_without_approval_is_rated_by_its_date() -> None:
    item = only(view("P04", milestone(LATE), update("P04", standing="deferred")))
    assert item.rag is Rag.RED
    assert item.verdict.sentence.endswith("Said to be deferred; no approval is recorded.")


def test_what_lacks_approval_does_not_undo_what_has_it() -> None:
    approved = update("P04", standing="deferred", approved_by="the board")
    item = only(view("P05", milestone(LATE), approved, update("P05", standing="stopped")))
    assert item.verdict.sentence == "Deferred, approved by the board."


def test_what_was_approved_before_it_resumed_counts_no_more() -> None:
    said = (
        update("P03", standing="deferred", approved_by="the board"),
        update("P04", standing="resumed"),
        update("P05", standing="stopped"),
    )
    assert [rag(p, milestone(LATE), *said) for p in ("P03", "P04", "P05")] == ["deferred", "red", "red"]


@pytest.mark.parametrize(("period", "line"), [("P05", 10), ("P06", 10), ("P07", 9)])
def test_an_update_counts_as_heard_in_its_period_and_the_next(period: str, line: int) -> None:
    due = {"P05": "13.06.17", "P06": "27.06.17", "P07": "11.07.17"}[period]
    item = only(view(period, milestone(due), update("P05", nothing_changed=True)))
    assert item.verdict.line == line


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ({"narrative": "A room is booked."}, True),
        ({"nothing_changed": True}, True),
        ({"reported_rag": "green"}, True),
        ({"expected": "30.06.17"}, True),
        ({"standing": "resumed"}, True),
        ({"lesson": "Book earlier."}, True),
        ({}, False),
        ({"narrative": "  "}, False),
        ({"internal_note": "Ring them."}, False),
        ({"date_was": "22.06.17", "date_now": "27.06.17", "date_change": "corrected"}, False),
        ({"follow_on": ("m2",)}, False),
    ],
)
def test_only_an_answer_counts_as_heard_not_a_save(said: dict[str, Any], heard: bool) -> None:
    item = only(view("P06", milestone("27.06.17"), update("P06", **said)))
    assert (item.facts.updated, item.rag.value) == (heard, "green" if heard else "amber")


def test_a_save_does_not_hide_an_earlier_answer() -> None:
    said = (update("P05", nothing_changed=True), update("P06", internal_note="Ring them."))
    assert only(view("P06", milestone("27.06.17"), *said)).facts.updated


@pytest.mark.parametrize(
    "said",
    [{"narrative": "A secret."}, {"outcome": "A secret."}, {"expected": "30.06.17"}, {"lesson": "A secret."}],
)
def test_an_answer_that_is_for_others_was_given_all_the_same(said: dict[str, Any]) -> None:
    found = view("P06", milestone("27.06.17"), update("P06", audience="team", **said))
    lay = found.for_audience(Audience.LAY_MEMBERS)
    assert [only(v).rag.value for v in (found, lay)] == ["green", "green"]
    assert "secret" not in lay.freeze("lay members").to_json()


def test_when_it_was_completed() -> None:
    by_update = only(view("P06", milestone(LATE), update("P06", completed_on="2017-06-20")))
    by_date = only(view("P06", milestone("Complete – 12 June 2017")))
    assert (by_update.completed_on, by_date.completed_on) == (day("2017-06-20"), day("2017-06-12"))
    assert only(view("P06", milestone("complete"))).completed_on is None
    assert only(view("P06", milestone(LATE), update("P06", completed_on="2017-06-26"))).completed_on is None


def test_the_plans_own_scheme() -> None:
    scheme = {"rag": {"name": "the strict scheme", "amber_days": 0, "due_soon_days": 0}}
    assert rag("P06", milestone("24.06.17"), **scheme) == "red"
    assert rag("P06", milestone("26.06.17"), **scheme) == "green"


# Spans, and a day of judgement before the end


def test_a_span_shows_what_its_last_period_shows() -> None:
    rows = (
        milestone(FAR, id="a"),
        milestone(LATE, id="b"),
        milestone("14.06.17", id="c"),
        update("P01", of="a", reported_rag="red"),
        update("P05", of="b", reported_rag="green", reason="Held."),
    )
    found = (
        PlanView(plan(*rows), "P01..P06"),
        PlanView(plan(*rows), "P06"),
        PlanView(plan(*rows), "2017-18 Q1"),
    )
    shown = [[(i.rag.value, i.verdict, i.since.short, i.reported) for i in v.items] for v in found]
    assert shown[0] == shown[1] == shown[2]
    assert [rag for rag, *_ in shown[0]] == ["green", "green", "amber"]


def test_a_view_before_the_end_of_its_period_judges_that_day() -> None:
    rows = (milestone("20.06.17"), update("P06", nothing_changed=True))
    assert rag("P06", *rows, as_at="2017-06-19") == "green"
    assert rag("P06", *rows, as_at="2017-06-21") == "amber"


@pytest.mark.parametrize(
    ("as_at", "now", "published_rag"),
    [("2017-05-14", "P03", "green"), ("2017-05-15", "P04", "red"), ("2017-05-28", "P04", "red")],
)
def test_a_view_in_the_midst_of_a_span_is_of_that_period(as_at: str, now: str, published_rag: str) -> None:
    found = view("P01..P06", milestone(FAR), update("P04", reported_rag="red"), as_at=as_at)
    assert (found.now.short, only(found).rag.value) == (now, published_rag)


# Priorities


def test_a_priority_has_the_worst_of_its_target_rows_and_milestones() -> None:
    rows = (priority(), milestone(FAR, priority="p"), target(LATE, priority="p"), milestone(LATE, id="other"))
    (found,) = view("P06", *rows).priorities
    assert (found.rolled_up.value, len(found.targets), len(found.milestones)) == ("red", 1, 1)


def test_a_priority_is_green_only_where_nothing_is_unknown() -> None:
    rows = (priority(), milestone(FAR, priority="p"), target("TBC", priority="p"))
    assert view("P06", *rows).priorities[0].rag.value == "date to be confirmed"


def test_a_priority_rolls_up_what_is_published() -> None:
    rows = (priority(), milestone(LATE, priority="p"), update("P06", reported_rag="amber", reason="Held."))
    assert view("P06", *rows).priorities[0].rolled_up.value == "amber"


def test_the_lead_reports_in_the_same_way() -> None:
    rows = (priority(), milestone(FAR, priority="p"), update("P04", of="p", reported_rag="amber"))
    found = [view(p, *rows).priorities[0] for p in ("P03", "P04", "P05", "P06")]
    assert [(p.rag.value, p.rolled_up.value) for p in found] == [
        ("green", "green"),
        ("amber", "green"),
        ("amber", "green"),
        ("green", "green"),
    ]


def test_facts_beat_the_leads_word_too() -> None:
    done = update("P04", completed_on="2017-05-20")
    rows = (priority(), milestone(FAR, priority="p"), done, update("P04", of="p", reported_rag="red"))
    assert view("P04", *rows).priorities[0].rag.value == "complete"


def test_a_priority_without_items_is_not_rated_unless_its_lead_reports() -> None:
    said = update("P06", of="p", reported_rag="amber")
    assert view("P06", priority()).priorities[0].rag.value == "not rated"
    assert view("P06", priority(), said).priorities[0].rag.value == "amber"


def test_day_of_judgement_is_the_last_of_the_period() -> None:
    assert view("P06").as_at == day("2017-06-25")
