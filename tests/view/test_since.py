"""Since which period an item has had the status that is published."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.plan.nouns import Update
from actionplan.view import rated
from tests.view.sample import milestone, only, update, view

FAR = "31.03.18"  # green by the rule, all through the year
LATE = "02.03.17"  # red by the rule, all through the year


def rag(period: str, *rows: Any) -> str:
    return only(view(period, *rows)).rag.value


@pytest.mark.parametrize(
    ("written", "more", "since"),
    [
        (LATE, {}, "P01"),
        ("24.05.17", {}, "P06"),  # 28 days of amber end on 21 June
        ("30.04.17", {}, "P05"),  # 28 days of amber end with P04, on 28 May
        ("14.06.17", {}, "P05"),  # amber since it was due soon and nobody was heard
        ("TBC", {}, "P01"),
        (FAR, {}, "P01"),
        (LATE, {"since": "2017-05-20"}, "P04"),
        (LATE, {"since": "2017-06-12"}, "P06"),
        (LATE, {"since": "2016-01-01"}, "P01"),
    ],
)
def test_since(written: str, more: dict[str, str], since: str) -> None:
    assert only(view("P06", milestone(written, **more))).since.short == since


def test_since_counts_the_published_status() -> None:
    said = (update("P03", reported_rag="red"), update("P05", reported_rag="red"))
    assert only(view("P06", milestone(FAR), *said)).since.short == "P03"
    assert only(view("P06", milestone(FAR), said[1])).since.short == "P05"
    assert only(view("P07", milestone(FAR), *said)).since.short == "P07"


def test_since_goes_back_over_the_turn_of_a_year() -> None:
    item = only(view("2018-19 P02", milestone("10.03.18"), years="2017-19"))
    assert item.since.name == "2018-19 P01"
    item = only(view("2018-19 P02", milestone("01.02.18"), years="2017-19"))
    assert item.since.name == "2017-18 P24"


def test_since_names_a_combined_period() -> None:
    christmas = {
        "combined_periods": ({"year": "2017-18", "period": 19, "through": 20, "reason": "Christmas"},)
    }
    item = only(view("P22", milestone("05.12.17"), **christmas))
    assert (item.rag.value, item.since.short) == ("red", "P19..P20")


WRITTEN = [
    "02.03.17",
    "14.06.17",
    "Sept tbc",
    "TBC",
    "Jan / ongoing – review Sept 17",
    "from October",
    FAR,
    "Aug 17",
]
SAID = st.builds(
    update,
    st.integers(1, 26).map(lambda n: f"P{n:02d}"),
    reported_rag=st.sampled_from([None, "red", "amber", "green"]),
    completed_on=st.sampled_from([None, None, "2017-05-20", "2017-12-01"]),
    standing=st.sampled_from([None, None, "deferred", "resumed"]),
    approved_by=st.sampled_from(["", "the board"]),
)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(WRITTEN), st.lists(SAID, max_size=4, unique_by=lambda u: u.id), st.integers(1, 26))
def test_since_is_the_first_of_an_unbroken_run(written: str, said: list[Update], number: int) -> None:
    item = only(view(f"P{number:02d}", milestone(written), *said))
    statuses = [rag(f"P{n:02d}", milestone(written), *said) for n in range(1, number + 1)]
    run = len(statuses) - max((n for n, found in enumerate(statuses, 1) if found != statuses[-1]), default=0)
    assert item.since.number == number - run + 1


def test_the_rule_is_asked_at_most_once_for_each_item_and_period(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, rule = [], rated.indicated

    def counting(*given: Any) -> Any:
        asked.append(given)
        return rule(*given)

    monkeypatch.setattr(rated, "indicated", counting)
    found = view("P20", *(milestone(LATE, id=f"m{n}") for n in range(50)))
    assert len(found.items) == 50
    _ = found.items, found.milestones, found.priorities
    assert len(asked) == 50 * 20


def test_in_a_plan_that_begins_in_the_middle_of_a_year_it_is_since_the_first_report_or_longer() -> None:
    first = view("P15", milestone(LATE), first_period="P15")
    status = first.freeze("team").items()["m"].status
    assert (status.since, status.fresh) == ("P15", False)
    assert first.freeze("team").exceptions[0].wrong[0] == "Red since fortnight 15"
    assert only(view("P17", milestone(LATE), first_period="P15")).since.short == "P15"
