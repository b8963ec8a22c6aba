"""The history of the priorities, read from the reports that were issued."""

import pytest

from actionplan.view import ReportData
from actionplan.view.history import history
from actionplan.words.vocabulary import Audience
from tests.view.sample import milestone, priority, view

LAY = Audience.LAY_MEMBERS
ROWS = (priority("p", title="One"), milestone("14.06.17", priority="p"))


def issued(period: str, audience: str = "lay members", rag: str = "", **more: str) -> ReportData:
    data = view(period, *ROWS, **more).freeze(audience)
    if not rag:
        return data
    return data.model_copy(
        update={"priorities": tuple(p.model_copy(update={"rag": rag}) for p in data.priorities)}
    )


def cells(period: str, *reports: ReportData, audience: Audience = LAY, **more: str) -> list[tuple[str, str]]:
    (row,) = history(view(period, *ROWS, issued=reports, **more), audience)
    assert row.title == "One"
    return list(row.cells)


@pytest.mark.parametrize(
    ("before", "direction"),
    [
        ("green", "deteriorated"),
        ("amber", "sustained"),
        ("red", "improved"),
        ("complete", "deteriorated"),
        ("not rated", ""),
        ("deferred", ""),
    ],
)
def test_the_direction_of_travel_since_the_last_report(before: str, direction: str) -> None:
    reports = [issued("P03", rag="green"), issued("P05", rag=before)]
    (row,) = history(view("P06", *ROWS, issued=reports), LAY)
    assert (row.cells[-1], row.direction) == (("P06", "amber"), direction)


def test_a_priority_that_was_taken_out_stays_in_the_history() -> None:
    reports = [issued("P04", rag="red"), issued("P05", rag="green")]
    (row,) = history(view("P06", issued=reports), LAY)
    assert (row.title, row.cells) == ("One", (("P04", "red"), ("P05", "green"), ("P06", "")))
    assert (row.before, row.direction) == ("green", "")
    rows = history(view("P06", priority("q", title="Two"), issued=reports), LAY)
    assert [row.title for row in rows] == ["Two", "One"]


def test_a_span_is_compared_with_the_report_before_it() -> None:
    reports = [issued("P03", rag="red"), issued("P04", rag="green"), issued("P05", rag="amber")]
    (row,) = history(view("P04..P06", *ROWS, issued=reports), LAY)
    assert [rag for _, rag in row.cells] == ["red", "green", "amber", "amber"]
    assert (row.before, row.direction) == ("red", "improved")


def test_a_new_priority_has_no_direction() -> None:
    rows = history(view("P06", *ROWS, priority("new", title="New"), issued=[issued("P05")]), LAY)
    assert [row.direction for row in rows] == ["sustained", ""]


def test_there_is_none_before_the_first_report() -> None:
    assert history(view("P06", *ROWS), LAY) == ()
    assert history(view("P06", *ROWS, issued=[issued("P06"), issued("P07")]), LAY) == ()


def test_the_reports_of_earlier_periods_in_order_then_now() -> None:
    found = cells("P06", issued("P05", rag="red"), issued("P03"))
    assert found == [("P03", "green"), ("P05", "red"), ("P06", "amber")]


def test_what_was_issued_stays_whatever_the_plan_says_now() -> None:
    found = view("P06", priority("p", title="One"), issued=[issued("P05", rag="red")])
    assert history(found, LAY)[0].cells == (("P05", "red"), ("P06", "not rated"))


def test_a_priority_that_a_report_did_not_have() -> None:
    found = view("P06", *ROWS, priority("new", title="New"), issued=[issued("P05")])
    assert [row.cells[0] for row in history(found, LAY)] == [("P05", "amber"), ("P05", "")]


def test_a_correction_counts_instead_of_what_it_corrects() -> None:
    assert cells("P06", issued("P05", rag="red"), issued("P05", rag="green"))[0] == ("P05", "green")


def test_a_narrower_audiences_reports_are_not_read() -> None:
    reports = [issued("P04", "team", "red"), issued("P05", "lay members", "green")]
    assert cells("P06", *reports)[:-1] == [("P05", "green")]
    assert cells("P06", *reports, audience=Audience.TEAM)[:-1] == [("P04", "red"), ("P05", "green")]


def test_of_one_period_the_report_for_this_audience_is_read() -> None:
    reports = [issued("P05", "team", "red"), issued("P05", "lay members", "green")]
    assert cells("P06", *reports, audience=Audience.TEAM)[0] == ("P05", "red")
    assert cells("P06", *reports)[0] == ("P05", "green")


def test_a_span_shows_the_reports_of_its_periods_but_the_last() -> None:
    assert [name for name, _ in cells("P01..P06", issued("P05"), issued("P06"))] == ["P05", "P01..P06"]


def test_the_period_of_another_year_is_named_in_full() -> None:
    found = cells("2018-19 P01", issued("2017-18 P26", years="2017-19"), years="2017-19")
    assert [name for name, _ in found] == ["2017-18 P26", "P01"]


def test_the_history_is_part_of_the_frozen_data() -> None:
    data = view("P06", *ROWS, issued=[issued("P05", rag="red")]).freeze()
    assert data.history[0].cells == (("P05", "red"), ("P06", "amber"))
