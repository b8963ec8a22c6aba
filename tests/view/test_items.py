"""One rated item as plain data."""

from typing import Any

import pytest

from actionplan.plan.nouns import Noun, Owner
from actionplan.view.data import ItemData
from actionplan.view.items import item_data
from tests.view.sample import milestone, only, priority, target, update, view


def data(*rows: Noun, period: str = "P06", **more: Any) -> ItemData:
    found = view(period, *rows, **more)
    return item_data(found, only(found))


def test_a_milestone_with_everything() -> None:
    rows = (
        Owner(id="lead", name="Communications lead"),
        Owner(id="estates", name="Estates"),
        priority("p", title="Pressures"),
        milestone("14.06.17", owner="lead", contributors=("estates", "lead"), priority="p", note="Two days."),
        update(
            "P06", narrative="The lift is mended.", expected="30.06.17", reported_rag="red", reason="no lift"
        ),
    )
    assert data(*rows).model_dump(exclude_defaults=True) == {
        "id": "m",
        "title": "Milestone m",
        "owner": "Communications lead",
        "contributors": ("Estates", "Communications lead"),
        "priority": "Pressures",
        "date_as_written": "14.06.17",
        "date_read": "14 June 2017",
        "expected": "30 June 2017",
        "status": {
            "rag": "red",
            "indicated": "amber",
            "reported": "red",
            "line": 8,
            "days_late": 11,
            "since": "P06",
            "why": (
                "By the rule Amber: 11 days past its date, no completion recorded.",
                "The owner reports Red: no lift.",
            ),
        },
        "update": "The lift is mended.",
        "note": "Two days.",
    }


def test_a_target_row_goes_by_its_requirement_else_by_its_target() -> None:
    row = target("TBC", target="5-10 testimonials", success_indicators=("one", "two"))
    found = data(row)
    assert (found.title, found.target, found.success_indicators) == (
        "Target t",
        "5-10 testimonials",
        ("one", "two"),
    )
    assert data(row.model_copy(update={"requirement": ""})).title == "5-10 testimonials"


def test_little_is_known() -> None:
    found = data(milestone(""))
    assert (found.owner, found.priority, found.date_as_written, found.date_read) == ("", "", "", "")
    assert (found.status.rag, found.status.since, found.status.why) == (
        "date to be confirmed",
        "P01",
        ("No date is given.",),
    )


def test_a_question_is_asked_until_the_item_has_ended() -> None:
    asked = ("“April Dec 17” can be read in two ways. Which is it?",)
    row = milestone("Current timeframe April Dec 17 (subject to change)")
    assert data(row).questions == asked
    assert data(row, update("P06", completed_on="2017-06-20")).questions == ()


def test_the_latest_forecast_until_the_item_has_ended() -> None:
    first, later = update("P04", expected="Aug 17"), update("P05", expected="when the lift works")
    assert data(milestone("14.06.17"), first).expected == "1 to 31 August 2017"
    assert data(milestone("14.06.17"), first, later, update("P06")).expected == "when the lift works"
    assert data(milestone("14.06.17"), first, update("P06", completed_on="2017-06-20")).expected == ""


@pytest.mark.parametrize(("period", "reported"), [("P04", "green"), ("P05", "green"), ("P06", "")])
def test_the_reported_status_while_it_is_valid(period: str, reported: str) -> None:
    said = update("P04", reported_rag="green")
    found = data(milestone("02.03.17"), said, period=period).status
    assert (found.reported, found.indicated, found.rag) == (reported, "red", reported or "red")


def test_since_names_the_year_where_it_is_another() -> None:
    found = data(milestone("01.02.18"), period="2018-19 P02", years="2017-19")
    assert found.status.since == "2017-18 P24"
    assert data(milestone("20.04.18"), period="2018-19 P02", years="2017-19").status.since == "P01"
