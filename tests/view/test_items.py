"""One rated item as plain data."""

from typing import Any

import pytest

from actionplan.plan.nouns import Noun, Owner
from actionplan.view.items import item_data
from actionplan.view.parts import ItemData
from actionplan.words.vocabulary import Audience
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
            "P06",
            narrative="The lift is mended.",
            expected="30.06.17",
            reported_rag="red",
            reason="no lift",
            path_to_green="Open with the lift.",
            path_to_green_by="30 June",
            by="Estates",
            recorded="2017-06-20T10:00:00+00:00",
        ),
    )
    assert data(*rows).model_dump(exclude_defaults=True) == {
        "id": "m",
        "title": "Milestone m",
        "owner": "Communications lead",
        "contributors": ("Estates",),
        "priority": "Pressures",
        "date_as_written": "14.06.17",
        "date_read": "14 June 2017",
        "expected": "30 June 2017",
        "due": "2017-06-14",
        "forecast": "2017-06-30",
        "moves": (
            {
                "id": rows[-1].id,
                "was": "14 June 2017",
                "now": "30 June 2017",
                "was_due": "2017-06-14",
                "now_due": "2017-06-30",
                "days": 16,
                "how": "expected",
                "why": "no lift",
            },
        ),
        "slip": "Slipped 16 days, the first time it moved.",
        "times_moved": 1,
        "status": {
            "rag": "red",
            "indicated": "amber",
            "reported": "red",
            "line": 8,
            "days_late": 11,
            "since": "P06",
            "fresh": True,
            "why": (
                "By the rule Amber: 11 days past its date, no completion recorded.",
                "Estates reports Red: no lift (20 June 2017).",
                "Path to green: Open with the lift, by 30 June.",
            ),
        },
        "update": "The lift is mended.",
        "last_update": "last update 20 June 2017",
        "next_step": "Open with the lift, by 30 June.",
        "note": "Two days.",
    }


def test_a_target_row_goes_by_its_requirement_else_by_its_target() -> None:
    row = target("TBC", target="5-10 testimonials", success_indicators=("one", "two"))
    found = data(row)
    assert (found.kind, found.title, found.target, found.success_indicators) == (
        "target",
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
    said = update("P04", reported_rag="green", reason="In hand.")
    found = data(milestone("02.03.17"), said, period=period).status
    assert (found.reported, found.indicated, found.rag) == (reported, "red", reported or "red")


def test_since_names_the_year_where_it_is_another() -> None:
    found = data(milestone("01.02.18"), period="2018-19 P02", years="2017-19")
    assert found.status.since == "2017-18 P24"
    assert data(milestone("20.04.18"), period="2018-19 P02", years="2017-19").status.since == "P01"


# Owners that are away or gone


@pytest.mark.parametrize(
    ("owner", "as_at", "note"),
    [
        ({}, "2017-06-25", ""),
        ({"away_until": "2017-07-03"}, "2017-06-25", "Away until 3 July 2017."),
        (
            {"away_until": "2017-07-03", "deputy": "b"},
            "2017-06-25",
            "Away until 3 July 2017; Deputy lead answers for it.",
        ),
        ({"away_until": "2017-06-20"}, "2017-06-20", "Away until 20 June 2017."),
        ({"away_until": "2017-06-20", "deputy": "b"}, "2017-06-21", ""),
        ({"in_post_until": "2017-06-20"}, "2017-06-20", ""),
        ({"in_post_until": "2017-06-20", "away_until": "2017-07-03"}, "2017-06-21", "Left on 20 June 2017."),
    ],
)  # fmt: skip
def test_who_answers_for_an_owner(owner: dict[str, str], as_at: str, note: str) -> None:
    rows = (
        Owner(id="a", name="Lead", **owner),
        Owner(id="b", name="Deputy lead"),
        milestone("TBC", owner="a"),
    )
    assert data(*rows, as_at=as_at).owner_note == note


# Dates


def test_the_date_that_was_promised_first_where_it_is_another_now() -> None:
    agreed = update(
        "P05",
        date_change="agreed",
        date_was="22.06.17",
        date_now="30.06.17",
        reason="No lift",
        approved_by="the board",
    )
    found = data(milestone("30.06.17"), agreed)
    assert (found.baseline, found.due, found.forecast, found.slip) == (
        "22.06.17",
        "2017-06-30",
        "",
        "Slipped eight days, the first time it moved.",
    )
    assert found.moves[0].why == "No lift; agreed by the board"
    assert data(milestone("30.06.17"), update("P05", expected="07.07.17")).baseline == ""


def test_a_date_that_was_not_there() -> None:
    set_now = update(
        "P05", date_change="agreed", date_was="", date_now="30.06.17", reason="r", approved_by="b"
    )
    (move,) = data(milestone("30.06.17"), set_now).moves
    assert (move.was, move.now, move.days) == ("no date", "30 June 2017", None)


@pytest.mark.parametrize(
    ("written", "due"),
    [
        ("Sept tbc", "2017-09-30"),
        ("TBC", ""),
        ("from October", ""),
        ("Jan / ongoing – review Sept 17", ""),
        ("15 June – 19 June", "2017-06-19"),
    ],
)
def test_the_last_day_of_a_date(written: str, due: str) -> None:
    assert data(milestone(written)).due == due


@pytest.mark.parametrize(
    ("period", "since", "fresh"), [("P05", "P05", True), ("P06", "P05", False), ("P04..P05", "P05", False)]
)
def test_a_status_is_fresh_in_the_period_from_which_it_stands(period: str, since: str, fresh: bool) -> None:
    found = data(milestone("30.04.17"), period=period).status
    assert (found.rag, found.since, found.fresh) == ("red", since, fresh)


# What came of it


def test_what_came_of_it_once_it_is_complete() -> None:
    done = update("P05", completed_on="2017-06-09", outcome="64 people came.", lesson="Book earlier.")
    rows = (milestone("10.06.17"), done, update("P06", outcome="66 people came."))
    found = data(*rows)
    assert (found.ended, found.completed_on, found.outcome, found.lesson) == (
        True,
        "2017-06-09",
        "66 people came.",
        "Book earlier.",
    )
    assert (data(*rows, period="P04").outcome, data(*rows, period="P05").outcome) == ("", "64 people came.")


def test_an_outcome_is_told_of_what_is_complete_only() -> None:
    found = data(milestone("02.03.17"), update("P06", outcome="Nobody came.", lesson="Ask first."))
    assert (found.ended, found.completed_on, found.outcome, found.lesson) == (False, "", "", "")


def test_what_follows_on_is_named() -> None:
    done = update("P06", completed_on="2017-06-20", follow_on=("next", "gone"))
    found = view("P06", milestone("22.06.17"), milestone("Sept tbc", id="next", title="The next event"), done)
    first, _ = (item_data(found, item) for item in found.items)
    assert first.follow_on == ("The next event",)


def test_a_lay_reader_gets_no_outcome_that_is_for_the_team() -> None:
    seen = update("P05", completed_on="2017-06-09", outcome="64 people came.")
    secret = update("P06", outcome="Two complained.", lesson="A secret.", audience="team")
    found = view("P06", milestone("10.06.17"), seen, secret).for_audience(Audience.LAY_MEMBERS)
    told = item_data(found, only(found))
    assert (told.outcome, told.lesson, told.last_update) == (
        "64 people came.",
        "",
        "last update for fortnight 6",
    )
