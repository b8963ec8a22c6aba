"""Since which period the published status of a priority has been the same."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.plan.nouns import Noun, Update
from actionplan.view import ReportData
from actionplan.view.parts import PriorityData
from tests.view.sample import milestone, priority, target, update, view

LATE, FAR = "02.03.17", "31.03.18"


def found(period: str, *rows: Noun, **more: Any) -> PriorityData:
    (one,) = view(period, priority(), *rows, **more).freeze("team").priorities
    return one


def since(period: str, *rows: Noun, **more: Any) -> tuple[str, str, bool]:
    one = found(period, *rows, **more)
    return one.rag, one.since, one.fresh


def test_red_since_its_worst_item_is_red() -> None:
    rows = (milestone(LATE, id="a", priority="p"), target("30.04.17", id="b", priority="p"))
    assert since("P06", *rows) == ("red", "P01", False)
    assert since("P06", rows[1]) == ("red", "P05", False)
    assert since("P05", rows[1]) == ("red", "P05", True)


def test_one_red_that_follows_another_is_one_red() -> None:
    rows = (milestone("01.03.17", id="a", priority="p"), milestone("30.04.17", id="b", priority="p"))
    done = update("P05", of="a", completed_on="2017-06-01")
    assert since("P06", *rows, done) == ("red", "P01", False)


def test_what_is_neither_red_nor_amber_has_no_since() -> None:
    assert since("P06", milestone(FAR, priority="p")) == ("green", "", False)


def test_a_row_that_has_left_counts_while_it_was_there_and_one_to_come_does_not() -> None:
    gone = milestone(LATE, id="a", priority="p", withdrawn_on="2017-06-01", withdrawn_because="Given up")
    new = milestone(LATE, id="b", priority="p", since="2017-06-12")
    assert since("P06", gone, new) == ("red", "P06", True)
    assert since("P06", gone.model_copy(update={"withdrawn_on": "2017-06-12"}), new)[1] == "P01"


def test_the_word_of_the_lead_counts() -> None:
    said = [update(p, of="p", reported_rag="amber", reason="So.") for p in ("P04", "P05", "P06")]
    assert since("P06", milestone(FAR, priority="p"), *said) == ("amber", "P04", False)


def issued(period: str, rag: str, *rows: Noun) -> ReportData:
    data = view(period, *rows, milestone(LATE, priority="p" if rows else None)).freeze("team")
    printed = tuple(p.model_copy(update={"rag": rag}) for p in data.priorities)
    return data.model_copy(update={"priorities": printed})


def test_what_was_printed_counts_whatever_is_judged_now() -> None:
    row = milestone(LATE, priority="p")
    reports = [issued("P03", "green", priority()), issued("P04", "red", priority())]
    assert since("P06", row, issued=reports) == ("red", "P04", False)
    assert since("P06", row, issued=[issued("P04", "green")])[1] == "P05"


def test_the_period_of_another_year_is_named_in_full() -> None:
    row = milestone("01.02.18", priority="p")
    assert since("2018-19 P02", row, years="2017-19") == ("red", "2017-18 P24", False)


def test_in_a_span_nothing_is_new() -> None:
    assert since("P04..P05", milestone("30.04.17", priority="p")) == ("red", "P05", False)


SAID = st.builds(
    update,
    st.integers(1, 12).map(lambda n: f"P{n:02d}"),
    of=st.sampled_from(["a", "b", "p"]),
    reported_rag=st.sampled_from([None, "red", "amber", "green"]),
    reason=st.sampled_from(["", "So."]),
    completed_on=st.sampled_from([None, None, "2017-05-20"]),
)


@pytest.mark.parametrize("gone", [{}, {"withdrawn_on": "2017-07-01", "withdrawn_because": "Given up"}])
@settings(max_examples=40, deadline=None)
@given(st.lists(SAID, max_size=5, unique_by=lambda u: u.id), st.integers(1, 12))
def test_since_is_the_first_of_an_unbroken_run(gone: Any, said: list[Update], number: int) -> None:
    rows = (
        milestone("10.05.17", id="a", priority="p"),
        milestone("Sept tbc", id="b", priority="p", **gone),
        *said,
    )
    statuses = [found(f"P{n:02d}", *rows).rag for n in range(1, number + 1)]
    run = len(statuses) - max((n for n, rag in enumerate(statuses, 1) if rag != statuses[-1]), default=0)
    one = found(f"P{number:02d}", *rows)
    assert one.since == (f"P{number - run + 1:02d}" if one.rag in ("red", "amber") else "")
