"""The generated summary, the counts, and what happened since."""

from typing import Any

import pytest

from actionplan.plan.nouns import Activity, Decision, Noun
from actionplan.view.data import ChangeData
from actionplan.view.summary import counts_sentence, generated_summary, since_then
from tests.view.sample import milestone, target, update, view

LATE, FAR = "02.03.17", "31.03.18"


def summary(*rows: Noun, **more: Any) -> tuple[str, ...]:
    return generated_summary(view("P06", *rows, **more))


def test_nothing_happened() -> None:
    assert summary() == (
        "No activities are recorded for this period. No milestones were completed.",
        "No milestone or target row is red; none is amber.",
    )


def test_the_reds_and_ambers_are_counted() -> None:
    rows = (
        milestone(LATE, id="a"),
        target(LATE, id="b"),
        milestone("14.06.17", id="c"),
        milestone(FAR, id="d"),
    )
    assert summary(*rows)[1] == "Two of four milestones and target rows are red; one is amber."
    assert summary(rows[0])[1] == "One of one milestone or target row is red; none is amber."
    assert summary(rows[2])[1] == "No milestone or target row is red; one is amber."
    assert (
        summary(rows[2], milestone("15.06.17", id="e"))[1]
        == "No milestone or target row is red; two are amber."
    )


def test_what_is_reported_counts_and_what_is_kinder_than_the_rule_is_said() -> None:
    said = (
        update("P06", of="a", reported_rag="green", reason="So."),
        update("P06", of="b", reported_rag="red"),
    )
    assert summary(milestone(LATE, id="a"), milestone(FAR, id="b"), *said)[1] == (
        "One of two milestones and target rows is red; none is amber. "
        "One is reported as better than the rule says."
    )


def test_what_was_done() -> None:
    rows = (
        Activity(id="x", title="A meeting", period="P06"),
        milestone("14.06.17", id="a"),
        milestone("20.04.17", id="b"),
        milestone("09.06.17", id="c"),
        target("14.06.17", id="t"),
        update("P06", of="a", completed_on="2017-06-14"),
        update("P02", of="b", completed_on="2017-04-20"),
        update("P06", of="c", completed_on="2017-06-09"),
        update("P06", of="t", completed_on="2017-06-14"),
    )
    assert summary(*rows)[0] == (
        "One activity is recorded for this period. Two milestones were completed: “Milestone a” and “Milestone c”. "
        "One target row was completed."
    )


def test_what_is_complete_on_no_day_is_told_beside_what_was_completed() -> None:
    rows = (milestone("Completed", id="a"), milestone("Completed 12 May 2017", id="b"))
    said = "No activities are recorded for this period. No milestones were completed."
    assert summary(*rows)[0] == f"{said} One is complete on no day that is given: “Milestone a”."


def test_what_is_asked() -> None:
    decisions = [Decision(id=f"d{n}", question="Which?") for n in range(2)]
    answered = Decision(id="d9", question="Which?", answer="This", answered_on="2017-06-20")
    assert summary(answered)[2:] == ()
    assert summary(decisions[0], answered)[2:] == ("One decision is needed.",)
    assert summary(*decisions)[2:] == ("Two decisions are needed.",)


def test_counts_of_milestones_and_target_rows() -> None:
    assert counts_sentence(view("P06")) == "No milestones. No target rows."
    rows = (milestone(LATE), milestone(FAR, id="b"), target("TBC"))
    assert counts_sentence(view("P06", *rows)) == (
        "Two milestones: one red and one green. One target row, with a date to be confirmed."
    )


def moved(*kinds: str) -> str:
    changes = [ChangeData(kind=kind, id="m", sentence="") for kind in kinds]
    return generated_summary(view("P06"), changes)[0].partition("completed. ")[2]


def test_dates_that_moved_since_the_last_report_are_counted() -> None:
    assert moved("completed", "new", "worse") == ""
    assert moved("slipped") == "One date slipped since the last report."
    assert moved("slipped", "brought forward", "slipped") == (
        "Two dates slipped and one was brought forward since the last report."
    )
    assert moved("brought forward") == "One date was brought forward since the last report."


def test_the_words_are_those_of_the_scheme() -> None:
    scheme = {"labels": {"red": "Off track", "amber": "At risk", "stopped": "Suspended"}}
    rows = (milestone(LATE), milestone("14.06.17", id="b"))
    assert summary(*rows, rag=scheme)[1] == (
        "One of two milestones and target rows is off track; one is at risk."
    )
    assert summary(rag=scheme)[1] == "No milestone or target row is off track; none is at risk."
    assert counts_sentence(view("P06", *rows, rag=scheme)) == (
        "Two milestones: one off track and one at risk. No target rows."
    )
    stopped = update("P07", standing="stopped", approved_by="the board")
    assert news(milestone(LATE), stopped, rag=scheme) == ("Milestone m: suspended, approved by the board.",)


# Since then


def news(*rows: Noun, seen_on: str = "2017-06-28", **more: Any) -> tuple[str, ...]:
    return since_then(view("P06", *rows, seen_on=seen_on, **more))


@pytest.mark.parametrize("period", ["P06", "P07"])
def test_what_was_completed_after_the_day_of_judgement(period: str) -> None:
    done = update(period, completed_on="2017-06-27")
    assert news(milestone("22.06.17"), done) == ("Milestone m: completed on 27 June 2017.",)


def test_it_changes_no_status() -> None:
    rows = (milestone("22.06.17"), update("P06", completed_on="2017-06-27"))
    assert view("P06", *rows, seen_on="2017-06-28").items == view("P06", *rows).items


@pytest.mark.parametrize("day", ["2017-06-25", "2017-06-29"])
def test_neither_what_was_before_nor_what_is_still_to_come(day: str) -> None:
    assert news(milestone("22.06.17"), update("P06", completed_on=day)) == ()


def test_nothing_without_a_day_of_looking_or_on_the_day_itself() -> None:
    rows = (milestone("22.06.17"), update("P07", completed_on="2017-06-27"))
    assert since_then(view("P06", *rows)) == ()
    assert news(*rows, seen_on="2017-06-25") == ()


def test_what_was_complete_already_is_no_news() -> None:
    rows = (milestone("22.06.17"), update("P06", completed_on="2017-06-22"))
    assert news(*rows, update("P07", completed_on="2017-06-27")) == ()


def test_what_was_done_on_the_day_of_judgement_is_no_news() -> None:
    said = update("P06", standing="deferred", approved_by="the board", completed_on="2017-06-25")
    assert news(milestone("22.06.17"), said) == ()


def test_withdrawn_or_about_an_item_added_later_is_no_news() -> None:
    assert news(milestone("22.06.17"), update("P07", completed_on="2017-06-27", withdrawn=True)) == ()
    assert news(milestone("22.06.17", since="2017-06-26"), update("P07", completed_on="2017-06-27")) == ()


def test_what_was_put_off_or_stopped_since_with_approval() -> None:
    said = {"standing": "stopped", "approved_by": "the board"}
    assert news(milestone(LATE), update("P07", **said)) == ("Milestone m: stopped, approved by the board.",)
    assert news(milestone(LATE), update("P06", **said)) == ()
    assert news(milestone(LATE), update("P07", standing="stopped")) == ()
    assert news(milestone(LATE), update("P08", **said)) == ()


def test_one_of_two_of_a_name_is_told_by_its_date() -> None:
    rows = (milestone("22.06.17", id="a", title="Show"), milestone("Sept tbc", id="b", title="Show"))
    assert news(*rows, update("P07", of="b", completed_on="2017-06-27")) == (
        "Show (Sept tbc): completed on 27 June 2017.",
    )
