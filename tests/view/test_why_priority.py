"""The sentence behind the status of a priority: its items, its earliest review, and its lead's word."""

import pytest

from actionplan.plan.nouns import Noun
from actionplan.view.why import NOTHING_TO_RATE, lead_says, why_priority
from tests.view.sample import milestone, priority, target, update, view

LATE, FAR = "02.03.17", "31.03.18"


def of_priority(*rows: Noun, period: str = "P06") -> str:
    found = view(period, priority(), *rows)
    return why_priority(found.priorities[0], found)


def test_a_priority_counts_its_items() -> None:
    rows = (target("TBC", priority="p"), milestone(LATE, priority="p"), milestone(FAR, id="b", priority="p"))
    assert of_priority(*rows) == (
        "One target row, with a date to be confirmed; two milestones: one red and one green."
    )


def test_a_priority_tells_its_earliest_review_of_what_is_still_open() -> None:
    rows = (
        target("Jan / ongoing – review Mar 18", id="a", priority="p"),
        target("Jan / ongoing – review September 17", id="b", priority="p"),
        target("Jan / ongoing – review July 17", id="c", priority="p"),
        update("P05", of="c", completed_on="2017-06-01"),
    )
    assert of_priority(*rows).endswith(" The earliest review is by 30 September 2017.")
    assert of_priority(*rows, period="P26").endswith(" The earliest review was by 30 September 2017.")


@pytest.mark.parametrize(("as_at", "verb"), [("2017-09-30", "is"), ("2017-10-01", "was")])
def test_a_review_is_to_come_until_its_last_day(as_at: str, verb: str) -> None:
    found = view("P13", priority(), target("Ongoing – review Sept 17", priority="p"), as_at=as_at)
    said = why_priority(found.priorities[0], found)
    assert said.endswith(f" The earliest review {verb} by 30 September 2017.")


def test_the_leads_word_stands_beside_the_roll_up() -> None:
    report = update("P06", of="p", reported_rag="amber", reason="a tender is late", path_to_green="award it")
    assert of_priority(milestone(FAR, priority="p"), report) == (
        "One milestone, green. Amber is reported: a tender is late. The roll-up is Green. "
        "Path to green: award it. No date is given."
    )
    assert of_priority(milestone(FAR, priority="p"), report, period="P08") == (
        "One milestone, green. Amber was reported for fortnight 6; that has lapsed."
    )


def test_what_the_lead_says_while_it_holds() -> None:
    report = update("P06", of="p", reported_rag="amber", reason="The roll-up is wrong")
    for period, said in (("P05", ""), ("P07", "Amber is reported: The roll-up is wrong."), ("P08", "")):
        found = view(period, priority(), report)
        assert lead_says(found.priorities[0], found) == said


def test_the_lead_says_more() -> None:
    said = update("P05", of="p", narrative="two bids came in")
    assert (
        of_priority(milestone(FAR, priority="p"), said)
        == "One milestone, green. Two bids came in (fortnight 5)."
    )


def test_a_priority_without_items() -> None:
    assert of_priority() == NOTHING_TO_RATE
    assert of_priority(update("P06", of="p", reported_rag="amber")) == (
        f"{NOTHING_TO_RATE} Amber is reported, and no reason is given. The roll-up is Not rated. "
        "No path to green is given."
    )
