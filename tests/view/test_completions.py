"""Planned against actual completions over the year."""

from typing import Any

from actionplan.plan.nouns import Noun
from actionplan.view.completions import completions
from tests.view.sample import milestone, target, update, view


def counted(period: str, *rows: Noun, **more: Any) -> dict[str, tuple[int, int | None]]:
    return {c.period: (c.planned, c.done) for c in completions(view(period, *rows, **more))}


def test_every_period_of_the_year_with_none_done_after_this_one() -> None:
    found = counted("P03")
    assert list(found) == [f"P{number:02d}" for number in range(1, 27)]
    assert found["P03"] == (0, 0)
    assert found["P04"] == (0, None)


def test_planned_and_done_by_the_end_of_each_period() -> None:
    rows = (
        milestone("16.04.17", id="a"),
        milestone("17.04.17", id="b"),
        target("June 17", id="t"),
        milestone("TBC", id="c"),
        milestone("from October", id="d"),
        update("P02", of="a", completed_on="2017-04-20"),
        update("P06", of="t", completed_on="2017-06-25"),
    )
    found = counted("P06", *rows)
    assert [found[p] for p in ("P01", "P02", "P03", "P06", "P07", "P26")] == [
        (1, 0),
        (2, 1),
        (2, 1),
        (2, 2),
        (3, None),
        (3, None),
    ]


def test_what_is_said_late_counts_from_its_day() -> None:
    found = counted("P06", milestone("16.04.17"), update("P06", completed_on="2017-04-20"))
    assert [found[p][1] for p in ("P01", "P02", "P06")] == [0, 1, 1]


def test_what_was_promised_first_is_the_plan_whatever_was_agreed_later() -> None:
    agreed = update(
        "P06", date_was="14.06.17", date_now="31.07.17", date_change="agreed", reason="Hall", approved_by="A"
    )
    found = counted("P06", milestone("31.07.17"), agreed)
    assert (found["P05"], found["P06"], found["P09"]) == ((0, 0), (1, 0), (1, None))


def test_what_is_said_to_be_complete_without_a_day_counts_from_when_it_is_shown_so() -> None:
    found = counted("P06", milestone("Complete", since="2017-05-20"))
    assert [found[p] for p in ("P03", "P04", "P06")] == [(0, 0), (0, 1), (0, 1)]


def test_only_the_years_of_the_view_but_all_that_came_before() -> None:
    rows = (milestone("10.03.18", id="a"), milestone("10.04.18", id="b"))
    found = counted("2018-19 P01", *rows, years="2017-19")
    assert list(found)[:2] == ["P01", "P02"]
    assert found["P01"] == (2, 0)
    assert len(counted("P01..P06")) == 26


def test_withdrawn_rows_and_those_added_later_do_not_count() -> None:
    rows = (
        milestone("14.06.17", id="a", withdrawn_on="2017-06-20", withdrawn_because="Given up"),
        milestone("14.06.17", id="b", since="2017-06-26"),
    )
    assert counted("P06", *rows)["P06"] == (0, 0)


def test_it_is_part_of_the_frozen_data() -> None:
    data = view("P06", milestone("14.06.17")).freeze()
    assert (data.completions[5].planned, data.completions[5].done) == (1, 0)
