"""Updates that came after the report in which they should have stood."""

from typing import Any

from actionplan.plan.nouns import Noun
from actionplan.view import ReportData
from actionplan.view.data import IssueData
from tests.view.sample import milestone, priority, update, view

ROWS = (priority("p", number=4, title="Pressures"), milestone("31.03.18", title="Show"))
LATE = "2017-06-14T10:00:00+00:00"


def issued(period: str, at: str, number: str = "5") -> ReportData:
    issue = IssueData(number=number, at=at, issued="", by="Lead")
    return view(period, *ROWS).freeze("lay members", issue)


def told(period: str, *rows: Noun, issued: Any, audience: str = "lay members") -> list[str]:
    data = view(period, *ROWS, *rows, issued=issued).freeze(audience)
    return [c.sentence for c in data.changes if c.kind == "received after issue"]


FIVE = issued("P05", "2017-06-13T09:00:00+00:00")
SIX = issued("P06", "2017-06-27T09:00:00+00:00", "6")


def test_it_is_told_once_in_the_next_report() -> None:
    said = update("P05", narrative="The hall is booked.", recorded=LATE)
    sentence = "Received after issue: Show, for fortnight 5, on 14 June 2017: The hall is booked."
    assert told("P06", said, issued=[FIVE]) == [sentence]
    assert told("P07", said, issued=[FIVE, SIX]) == []
    data = view("P06", *ROWS, said, issued=[FIVE]).freeze()
    assert data.changes[-1].id == said.id


def test_what_came_in_time_or_speaks_of_this_period_is_not_late() -> None:
    assert (
        told("P06", update("P05", narrative="Fine.", recorded="2017-06-13T08:59:00+00:00"), issued=[FIVE])
        == []
    )
    assert told("P06", update("P06", narrative="Fine.", recorded=LATE), issued=[FIVE]) == []
    assert told("P06", update("P05", narrative="Fine."), issued=[FIVE]) == []


def test_a_period_without_a_report_of_its_own_is_late_for_the_next_one_that_was_issued() -> None:
    said = update("P04", narrative="Fine.", recorded=LATE)
    assert told("P06", said, issued=[FIVE]) == [
        "Received after issue: Show, for fortnight 4, on 14 June 2017: Fine."
    ]
    three = issued("P03", "2017-05-16T09:00:00+00:00", "3")
    assert told("P06", said, issued=[three]) == []
    assert told("P06", said, issued=[]) == []


def test_what_a_correction_has_is_not_late_any_more() -> None:
    again = issued("P05", "2017-06-15T09:00:00+00:00", "5a")
    said = update("P05", narrative="Fine.", recorded=LATE)
    assert told("P06", said, issued=[FIVE, again]) == []


def test_what_it_says_where_it_has_no_words() -> None:
    facts: list[dict[str, Any]] = [
        {"completed_on": "2017-06-09"},
        {"reported_rag": "amber"},
        {"nothing_changed": True},
        {"expected": "30.06.17"},
        {"reported_rag": "red", "expected": "Sept tbc"},
        {"narrative": "The hall is booked.", "reported_rag": "green", "reason": "r", "nothing_changed": True},
        {"standing": "deferred", "approved_by": "Board"},
    ]
    ends = [
        "2017: completed on 9 June 2017.",
        "2017: reported Amber.",
        "2017: nothing has changed.",
        "2017: now expected 30 June 2017.",
        "2017: reported Red and now expected 1 to 30 September 2017, to be confirmed.",
        "2017: The hall is booked; reported Green.",
        "2017: deferred.",
    ]
    for fields, end in zip(facts, ends, strict=True):
        (sentence,) = told("P06", update("P05", recorded=LATE, **fields), issued=[FIVE])
        assert sentence.endswith(end)


def test_a_new_date_by_itself_is_told_of_as_that_and_not_as_an_update() -> None:
    date = {"date_change": "agreed", "date_was": "30.03.18", "date_now": "31.03.18", "recorded": LATE}
    assert told("P06", update("P05", reason="r", approved_by="b", **date), issued=[FIVE]) == []
    said = update("P05", reason="r", approved_by="b", narrative="The hall moved.", **date)
    assert len(told("P06", said, issued=[FIVE])) == 1


def test_a_span_tells_what_came_after_the_last_report_before_it() -> None:
    said = update("P05", narrative="Fine.", recorded=LATE)
    assert len(told("P06..P08", said, issued=[FIVE, SIX])) == 1


def test_of_a_priority() -> None:
    said = update("P05", of="p", narrative="Fine.", recorded=LATE)
    assert told("P06", said, issued=[FIVE]) == [
        "Received after issue: priority 4 Pressures, for fortnight 5, on 14 June 2017: Fine."
    ]


def test_one_for_a_narrower_audience_is_not_told() -> None:
    said = update("P05", narrative="Secret.", recorded=LATE, audience="team")
    assert told("P06", said, issued=[FIVE]) == []
    assert len(told("P06", said, issued=[FIVE], audience="team")) == 1


def test_withdrawn_updates_are_not_told() -> None:
    assert told("P06", update("P05", narrative="Fine.", recorded=LATE, withdrawn=True), issued=[FIVE]) == []
