"""The groups of milestones: each in just one, nothing overdue among what is to come, and their order."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.plan.nouns import Noun, Update
from actionplan.view import PlanView
from actionplan.view.groups import groups
from actionplan.words.dates import read_date
from tests.view.sample import day, milestone, plan, target, update, view

ALWAYS = ["late", "this", "next", "later", "unconfirmed"]


def group_of(period: str, *rows: Noun, **more: Any) -> str:
    (key,) = [g.key for g in groups(view(period, *rows, **more)) if g.items]
    return key


def order_of(key: str, period: str, *written: str) -> list[str]:
    rows = [milestone(text, id=f"m{n}") for n, text in enumerate(written)]
    (found,) = [g for g in groups(view(period, *rows)) if g.key == key]
    return [item.date_as_written for item in found.items]


def test_five_groups_stand_always_each_with_its_sentence_for_none() -> None:
    found = groups(view("P06"))
    assert [(g.key, g.heading, g.empty, g.items) for g in found] == [
        ("late", "Late", "Nothing is late.", ()),
        ("this", "This period", "No milestone falls in this period.", ()),
        ("next", "Next two periods", "No milestone falls in the next two periods.", ()),
        ("later", "Later", "No milestone falls later.", ()),
        ("unconfirmed", "Date to be confirmed", "Every milestone has a date.", ()),
    ]


def test_what_has_ended_is_a_group_only_where_there_is_something() -> None:
    done = update("P02", completed_on="2017-04-20")
    found = groups(view("P06", milestone("20.04.17"), done))
    assert [g.key for g in found] == [*ALWAYS, "ended"]
    assert found[-1].heading == "Ended before this period, deferred or stopped"


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("02.03.17", "late"),
        ("24.06.17", "late"),
        ("25.06.17", "this"),
        ("26.06.17", "next"),
        ("09.07.17", "next"),
        ("10.07.17", "next"),
        ("23.07.17", "next"),
        ("24.07.17", "later"),
        ("July 2017", "later"),  # it ends on 31 July
        ("by 30 June 2017", "next"),
        ("from October", "later"),
        ("from 3 July 2017", "next"),
        ("from April", "this"),
        ("until at least April 2017", "this"),
        ("until at least April 2018", "later"),
        ("Jan / ongoing – review September 17", "later"),
        ("Jan / ongoing – review May 17", "late"),
        ("Ongoing", "this"),
        ("March 17, ongoing, review June 17", "next"),
        ("Sept tbc", "unconfirmed"),
        ("May tbc", "late"),
        ("TBC", "unconfirmed"),
        ("", "unconfirmed"),
        ("31 February", "unconfirmed"),
        ("Timing dependent - review Jan 18", "unconfirmed"),
        ("Timing dependent - review May 17", "unconfirmed"),
        ("Complete", "ended"),
        ("Complete – 12 June 2017", "this"),
        ("Complete – 11 June 2017", "ended"),
    ],
)
def test_the_group_of_a_milestone_at_25_june(written: str, key: str) -> None:
    assert group_of("P06", milestone(written)) == key


def test_before_the_end_of_the_period_what_is_due_in_it_is_not_late() -> None:
    assert group_of("P06", milestone("14.06.17"), as_at="2017-06-14") == "this"
    assert group_of("P06", milestone("14.06.17"), as_at="2017-06-15") == "late"


@pytest.mark.parametrize("standing", ["deferred", "stopped"])
def test_what_is_put_off_or_ended_with_approval_is_not_late(standing: str) -> None:
    said = update("P05", standing=standing, approved_by="the board")
    assert group_of("P06", milestone("02.03.17"), said) == "ended"
    assert group_of("P04", milestone("02.03.17"), said) == "late"


@pytest.mark.parametrize(
    ("written", "period", "completed_on", "key"),
    [
        ("23.06.17", "P06", "2017-06-23", "this"),
        ("02.03.17", "P06", "2017-06-20", "this"),
        ("31.12.17", "P06", "2017-06-20", "this"),
        ("23.06.17", "P05", "2017-06-09", "this"),  # due now, done before
        ("09.06.17", "P05", "2017-06-09", "ended"),
        ("09.06.17", "P06", "2017-06-09", "this"),  # said only now
    ],
)
def test_the_group_of_what_is_complete(written: str, period: str, completed_on: str, key: str) -> None:
    assert group_of("P06", milestone(written), update(period, completed_on=completed_on)) == key


def test_saying_it_again_does_not_make_it_new() -> None:
    said = [update(p, completed_on="2017-05-20") for p in ("P04", "P06")]
    assert group_of("P06", milestone("20.05.17"), *said) == "ended"


def test_due_but_not_started_is_late() -> None:
    assert group_of("P06", milestone("24.06.17, from October 2017")) == "late"
    assert group_of("P06", milestone("25.06.17, from October 2017")) == "this"


def test_the_next_two_periods_follow_a_span_and_stop_with_the_plan() -> None:
    assert group_of("P01..P06", milestone("23.07.17")) == "next"
    assert group_of("P25", milestone("31.03.18"), update("P25")) == "next"
    assert group_of("P26", milestone("20.04.18"), update("P26")) == "later"


def test_a_combined_period_counts_as_one_of_the_next_two() -> None:
    christmas = {
        "combined_periods": ({"year": "2017-18", "period": 19, "through": 20, "reason": "Christmas"},)
    }
    assert group_of("P18", milestone("21.01.18"), **christmas) == "next"
    assert group_of("P18", milestone("21.01.18")) == "later"


def test_target_rows_are_in_no_group() -> None:
    assert all(g.items == () for g in groups(view("P06", target("02.03.17"))))


# Order


def test_by_date_whatever_the_order_of_the_plan() -> None:
    assert order_of("late", "P06", "22.06.17", "14.06.17", "02.03.17", "March 17") == [
        "02.03.17",
        "March 17",
        "14.06.17",
        "22.06.17",
    ]


def test_tentative_after_firm_of_the_same_month() -> None:
    written = ("Dec tbc", "Sept tbc", "mid-Sept tbc", "Oct tbc")
    assert order_of("unconfirmed", "P06", *written) == ["mid-Sept tbc", "Sept tbc", "Oct tbc", "Dec tbc"]
    late = ("early April tbc", "April 17", "20.04.17", "02.05.17")
    assert order_of("late", "P06", *late) == ["20.04.17", "April 17", "early April tbc", "02.05.17"]


def test_a_day_before_the_window_that_ends_with_it() -> None:
    assert order_of("later", "P06", "Sept 17", "30.09.17", "29.09.17") == ["29.09.17", "30.09.17", "Sept 17"]


def test_without_any_date_last_and_as_in_the_plan() -> None:
    written = ("TBC", "", "Timing dependent - review Jan 18")
    assert order_of("unconfirmed", "P06", *written) == ["Timing dependent - review Jan 18", "TBC", ""]


def test_two_milestones_of_one_name_are_kept_apart() -> None:
    rows = (milestone("Dec tbc", id="a", title="Same"), milestone("Sept tbc", id="b", title="Same"))
    (found,) = [g for g in groups(view("P06", *rows)) if g.items]
    assert [(item.id, item.date_as_written) for item in found.items] == [("b", "Sept tbc"), ("a", "Dec tbc")]


# Whatever is written, whatever the period

MONTHS = ["Jan", "March", "April", "June", "Sept", "Dec"]
WRITTEN = st.one_of(
    st.dates(day("2017-01-01"), day("2018-12-31")).map(lambda d: f"{d:%d.%m.%y}"),
    st.dates(day("2017-01-01"), day("2018-12-31")).map(lambda d: f"{d:%d.%m.%y}?"),
    st.builds("{} {} tbc".format, st.sampled_from(MONTHS), st.sampled_from(["17", "18"])),
    st.builds("{} 17 to {} 18".format, st.sampled_from(MONTHS), st.sampled_from(MONTHS)),
    st.builds("from {} 17".format, st.sampled_from(MONTHS)),
    st.builds("Ongoing – review {} 17".format, st.sampled_from(MONTHS)),
    st.sampled_from(
        ["TBC", "", "Timing dependent - review Jan 18", "Complete", "31 February", "In progress"]
    ),
)
SAID = st.builds(
    update,
    st.integers(1, 26).map(lambda n: f"P{n:02d}"),
    of=st.sampled_from(["m0", "m1", "m2"]),
    reported_rag=st.sampled_from([None, "red", "green"]),
    completed_on=st.sampled_from([None, "2017-05-20", "2017-12-01"]),
    standing=st.sampled_from([None, "deferred", "stopped", "resumed"]),
    approved_by=st.sampled_from(["", "the board"]),
)


@settings(max_examples=120, deadline=None)
@given(
    st.lists(WRITTEN, min_size=1, max_size=6),
    st.lists(SAID, max_size=3, unique_by=lambda u: u.id),
    st.integers(1, 26),
    st.integers(0, 13),
)
def test_nothing_overdue_is_listed_as_upcoming(
    written: list[str], said: list[Update], number: int, before: int
) -> None:
    rows = [milestone(text, id=f"m{n}") for n, text in enumerate(written)]
    found = PlanView(plan(*rows, *said), f"P{number:02d}")
    found = PlanView(found.plan, found.period, as_at=found.period.end - timedelta(before))
    place = [(item.id, g.key) for g in groups(found) for item in g.items]
    assert sorted(id for id, _ in place) == sorted(row.id for row in rows)
    status = {item.row.id: item.verdict.rag.value for item in found.items}
    for id, key in place:
        due = [p.end for p in read_date(written[int(id[1:])], "2017-18").parts if p.role == "due"]
        overdue = bool(due) and all(end and end < found.as_at for end in due)
        finished = status[id] in ("complete", "deferred", "stopped")
        assert (key == "late") == (overdue and not finished) or "Ongoing" in written[int(id[1:])]
        assert key not in ("this", "next", "later") or not overdue or finished


def test_none_is_said_of_the_period_only_where_none_that_falls_in_it_stands_elsewhere() -> None:
    def said(period: str, *rows: Noun) -> str:
        return next(group.empty for group in groups(view(period, *rows)) if group.key == "this")

    assert said("2017-18", milestone("20.03.18")) == "No other milestone falls in this period."
    assert said("2017-18", milestone("20.03.17")) == "No milestone falls in this period."
    assert said("P06", milestone("25.06.17")) == "No milestone falls in this period."
