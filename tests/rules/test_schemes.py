"""The same items under the scheme of this project and that of Bromsgrove District Council."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.plan.settings import RagScheme
from actionplan.rules.rag import Facts, last_of_amber
from actionplan.rules.rollup import counts_in_words
from actionplan.words.vocabulary import Rag
from tests.rules.sample import BROMSGROVE, day, judged

DEFAULT = RagScheme()
DEFERRED = Facts(standing="deferred", approved=True, approved_by="the board", updated=True)
STOPPED = Facts(standing="stopped", approved=True, updated=True)
NEVER_HEARD, HEARD = Facts(), Facts(updated=True)


@pytest.mark.parametrize(
    ("due", "as_at", "facts", "default", "bromsgrove"),
    [
        ("23.06.17", "2017-06-20", NEVER_HEARD, "amber", "green"),
        ("23.06.17", "2017-06-20", HEARD, "green", "green"),
        ("23.06.17", "2017-06-24", HEARD, "amber", "amber"),
        ("23.06.17", "2017-07-21", HEARD, "amber", "amber"),
        ("23.06.17", "2017-07-22", HEARD, "red", "amber"),
        ("23.06.17", "2017-07-23", HEARD, "red", "amber"),
        ("23.06.17", "2017-07-24", HEARD, "red", "red"),
        ("31.01.18", "2018-02-28", HEARD, "amber", "amber"),
        ("31.01.18", "2018-03-01", HEARD, "red", "red"),
        ("Sept tbc", "2017-10-30", HEARD, "red", "amber"),
        ("Sept tbc", "2017-10-31", HEARD, "red", "red"),
        ("Jan / ongoing – review Sept 17", "2017-10-30", HEARD, "red", "amber"),
        ("23.06.17", "2017-07-24", DEFERRED, "deferred", "deferred"),
        ("23.06.17", "2017-07-24", STOPPED, "stopped", "stopped"),
        ("TBC", "2017-07-24", HEARD, "date to be confirmed", "date to be confirmed"),
        ("from October", "2017-07-24", HEARD, "not started", "not started"),
    ],
)
def test_each_scheme_judges_in_its_own_way(
    due: str, as_at: str, facts: Facts, default: str, bromsgrove: str
) -> None:
    assert judged(due, as_at, facts)[1] == default
    assert judged(due, as_at, facts, BROMSGROVE)[1] == bromsgrove


@pytest.mark.parametrize(
    ("facts", "default", "bromsgrove"),
    [
        (DEFERRED, "Deferred, approved by the board.", "Rescheduled with approval of the board."),
        (STOPPED, "Stopped, with approval.", "Suspended with approval."),
    ],
)
def test_what_ended_early_is_said_in_the_words_of_the_scheme(
    facts: Facts, default: str, bromsgrove: str
) -> None:
    assert judged("23.06.17", "2017-06-20", facts)[2] == default
    assert judged("23.06.17", "2017-06-20", facts, BROMSGROVE)[2] == bromsgrove


def test_counts_are_said_in_the_words_of_the_scheme() -> None:
    statuses = [Rag.RED, Rag.DEFERRED, Rag.DEFERRED, Rag.TO_BE_CONFIRMED]
    assert counts_in_words(statuses, "milestone", BROMSGROVE) == (
        "four milestones: one over one month behind, one with a date to be confirmed and two rescheduled with "
        "approval"
    )
    asked = RagScheme(labels={Rag.TO_BE_CONFIRMED: "No date yet"})
    assert (
        counts_in_words([Rag.TO_BE_CONFIRMED] * 2, "milestone", asked) == "two milestones, both no date yet"
    )


# How long amber lasts


@pytest.mark.parametrize(
    ("passed", "months", "last"),
    [
        ("2017-06-23", 1, "2017-07-23"),
        ("2018-01-31", 1, "2018-02-28"),
        ("2020-01-31", 1, "2020-02-29"),
        ("2017-12-15", 1, "2018-01-15"),
        ("2017-08-31", 12, "2018-08-31"),
        ("2017-11-30", 3, "2018-02-28"),
        ("2017-04-30", 1, "2017-05-30"),
    ],
)
def test_amber_by_calendar_months(passed: str, months: int, last: str) -> None:
    assert last_of_amber(day(passed), RagScheme(amber_months=months)) == day(last)


def test_amber_by_days() -> None:
    assert last_of_amber(day("2017-06-23"), DEFAULT) == day("2017-07-21")
    assert last_of_amber(day("2017-06-23"), RagScheme(amber_days=0)) == day("2017-06-23")


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.integers(1, 12))
def test_a_day_later_is_never_amber_for_a_shorter_time(passed: date, months: int) -> None:
    scheme = RagScheme(amber_months=months)
    last = last_of_amber(passed, scheme)
    assert 28 * months <= (last - passed).days <= 31 * months
    assert last_of_amber(passed + timedelta(days=1), scheme) >= last
