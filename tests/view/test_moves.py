"""How a date moved: agreed anew, expected otherwise, or corrected; by how many days, and in how many moves."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.plan.audience import visible
from actionplan.plan.nouns import Update
from actionplan.rules.rag import due_day
from actionplan.view import PlanView
from actionplan.view.moves import Course, course, slip_in_words
from actionplan.words.dates import read_date
from actionplan.words.vocabulary import Audience
from tests.view.sample import milestone, only, plan, update, view

YEARS = "2017-18"


def agreed(period: str, was: str, now: str, **more: Any) -> Update:
    return update(period, date_change="agreed", date_was=was, date_now=now, **more)


def corrected(period: str, was: str, now: str, **more: Any) -> Update:
    return update(period, date_change="corrected", date_was=was, date_now=now, **more)


def expected(period: str, text: str, **more: Any) -> Update:
    return update(period, expected=text, **more)


def of(written: str, *said: Update, period: str = "P26") -> Course:
    return course(only(view(period, milestone(written), *said)), YEARS)


def told(found: Course) -> list[tuple[str, str, str, int | None]]:
    """Each move: how, from and to as written, and by how many days."""
    return [(m.how, m.was.as_written, m.now.as_written, m.days) for m in found.moves]


def forecast(found: Course) -> str:
    return found.forecast.as_written if found.forecast else ""


# Moves


def test_nothing_moved() -> None:
    found = of("22.06.17", update("P05", narrative="A room is booked."))
    assert (told(found), forecast(found), found.baseline.as_written) == ([], "", "22.06.17")


def test_what_is_expected_moves_from_the_date_and_then_from_the_last_forecast() -> None:
    found = of("22.06.17", expected("P05", "30.06.17"), expected("P07", "7 July"))
    assert told(found) == [("expected", "22.06.17", "30.06.17", 8), ("expected", "30.06.17", "7 July", 7)]
    assert (forecast(found), found.baseline.as_written) == ("7 July", "22.06.17")


def test_who_expects_the_same_day_moves_nothing() -> None:
    found = of("22.06.17", expected("P05", "30.06.17"), expected("P06", "30 June 2017"))
    assert told(found) == [("expected", "22.06.17", "30.06.17", 8)]
    assert told(of("June 17", expected("P05", "30 June"))) == []
    assert forecast(of("June 17", expected("P05", "30 June"))) == "30 June"


def test_a_date_agreed_takes_the_place_of_the_forecast() -> None:
    found = of("07.07.17", agreed("P06", "22.06.17", "07.07.17"))
    assert told(found) == [("agreed", "22.06.17", "07.07.17", 15)]
    assert (forecast(found), found.baseline.as_written) == ("", "22.06.17")
    after = of("07.07.17", expected("P05", "30.06.17"), agreed("P06", "22.06.17", "07.07.17"))
    assert told(after) == [("expected", "22.06.17", "30.06.17", 8), ("agreed", "30.06.17", "07.07.17", 7)]
    assert forecast(after) == ""


def test_to_agree_to_what_was_expected_is_no_second_slip() -> None:
    found = of("30.06.17", expected("P05", "30.06.17"), agreed("P06", "22.06.17", "30.06.17"))
    assert [m.days for m in found.moves] == [8, 0]
    assert slip_in_words(found.moves) == "Slipped eight days, the first time it moved."


def test_one_update_may_agree_to_a_date_and_expect_another() -> None:
    both = agreed("P06", "22.06.17", "30.06.17", expected="05.07.17")
    found = of("30.06.17", both)
    assert told(found) == [("agreed", "22.06.17", "30.06.17", 8), ("expected", "30.06.17", "05.07.17", 5)]
    assert {m.id for m in found.moves} == {both.id}
    assert forecast(found) == "05.07.17"


def test_a_typing_mistake_is_no_slip_and_corrects_what_was_promised() -> None:
    found = of("27.06.17", corrected("P05", "22.06.17", "27.06.17"))
    assert told(found) == [("corrected", "22.06.17", "27.06.17", 0)]
    assert (found.baseline.as_written, slip_in_words(found.moves)) == ("27.06.17", "")


def test_a_forecast_is_counted_from_the_date_as_corrected_later() -> None:
    found = of("27.06.17", expected("P04", "30.06.17"), corrected("P05", "22.06.17", "27.06.17"))
    assert told(found) == [("expected", "27.06.17", "30.06.17", 3), ("corrected", "22.06.17", "27.06.17", 0)]
    assert forecast(found) == "30.06.17"
    right = of("27.06.17", expected("P04", "27.06.17"), corrected("P05", "22.06.17", "27.06.17"))
    assert told(right) == [("corrected", "22.06.17", "27.06.17", 0)]


def test_a_typing_mistake_in_an_agreed_date_leaves_the_promise() -> None:
    found = of("07.07.17", agreed("P05", "22.06.17", "07.06.17"), corrected("P06", "07.06.17", "07.07.17"))
    assert told(found) == [("agreed", "22.06.17", "07.07.17", 15), ("corrected", "07.06.17", "07.07.17", 0)]
    assert found.baseline.as_written == "22.06.17"


def test_a_date_that_is_set_or_lost_is_neither_late_nor_early() -> None:
    found = of("TBC", expected("P05", "30.06.17"), expected("P06", "when the lift works"))
    assert [m.days for m in found.moves] == [None, None]
    assert told(of("TBC", expected("P05", "to be confirmed"))) == []


def test_only_what_was_said_by_then_counts() -> None:
    said = (expected("P05", "30.06.17"), expected("P07", "07.07.17"))
    assert [len(of("22.06.17", *said, period=p).moves) for p in ("P04", "P05", "P06", "P07")] == [0, 1, 1, 2]


def test_a_move_taken_back_was_never_made() -> None:
    assert told(of("22.06.17", expected("P05", "30.06.17", withdrawn=True))) == []


def test_answers_on_the_date_count_for_what_it_was_too() -> None:
    text = "Monday 22.06.17"
    (question,) = read_date(text, YEARS).questions
    answers = [
        {"field": "date", "key": question.key, "as_written": text, "reading": choice.label}
        for choice in question.readings
    ]
    days = []
    for answer in answers:
        row = milestone("31.03.18", answers=(answer,))
        item = only(view("P26", row, agreed("P05", text, "31.03.18")))
        days.append(due_day(course(item, YEARS).baseline))
    assert len(set(days)) == len(answers) > 1


# Why


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"narrative": "The lift is broken."}, "The lift is broken."),
        ({"narrative": "The lift is broken.", "reason": "no lift"}, "no lift"),
        ({}, ""),
    ],
)
def test_why_a_date_is_expected(said: dict[str, str], why: str) -> None:
    (move,) = of("22.06.17", expected("P05", "30.06.17", **said)).moves
    assert move.why == why


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"reason": "No lift.", "approved_by": "the board"}, "No lift; agreed by the board"),
        ({"reason": "No lift."}, "No lift."),
        ({"approved_by": "the board"}, "agreed by the board"),
    ],
)
def test_why_a_date_was_agreed_and_by_whom(said: dict[str, str], why: str) -> None:
    (move,) = of("30.06.17", agreed("P05", "22.06.17", "30.06.17", **said)).moves
    assert move.why == why


def test_a_forecast_for_others_moves_nothing_and_hides_the_one_before_it() -> None:
    secret = {"audience": Audience.TEAM, "reason": "a secret"}
    rows = (milestone("22.06.17"), expected("P04", "24.06.17"), expected("P05", "30.06.17", **secret))
    item = only(PlanView(visible(plan(*rows), Audience.LAY_MEMBERS), "P06"))
    found = course(item, YEARS)
    assert (told(found), forecast(found)) == ([("expected", "22.06.17", "24.06.17", 2)], "")


def test_a_new_date_shows_to_everybody_and_its_reason_to_some() -> None:
    put_right = corrected("P04", "12.06.17", "22.06.17")
    secret = agreed("P05", "22.06.17", "30.06.17", audience="team", reason="a secret", approved_by="us")
    rows = visible(plan(milestone("30.06.17"), put_right, secret), Audience.LAY_MEMBERS)
    found = course(only(PlanView(rows, "P06")), YEARS)
    assert [(move.days, move.why) for move in found.moves] == [(0, ""), (8, "")]


def test_a_date_that_only_others_may_know_moves_nothing() -> None:
    secret = agreed("P05", "when the mayor agrees", "30.06.17", audience="team", reason="a secret")
    rows = plan(milestone("30.06.17"), secret)
    lay = course(only(PlanView(visible(rows, Audience.LAY_MEMBERS), "P06")), YEARS)
    assert (told(lay), lay.baseline.as_written) == ([], "30.06.17")
    assert told(course(only(PlanView(rows, "P06")), YEARS)) == [
        ("agreed", "when the mayor agrees", "30.06.17", None)
    ]


# In words


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (["30.06.17"], "Slipped eight days, the first time it moved."),
        (["23.06.17"], "Slipped one day, the first time it moved."),
        (["30.06.17", "30.06.17", "13.07.17"], "Slipped 21 days in two moves."),
        (["30.06.17", "25.06.17", "13.07.17"], "Slipped 21 days in three moves."),
        (["18.06.17"], "Brought forward four days."),
        (["20.06.17", "18.06.17"], "Brought forward four days in two moves."),
        (["30.06.17", "22.06.17"], "Moved two times, and is back at its first date."),
        (["TBC"], "It has no last day any more."),
        (["TBC", "30.06.17"], "Slipped eight days in two moves."),
        (["22.06.17"], ""),
    ],
)
def test_the_slip_in_words(said: list[str], words: str) -> None:
    updates = [expected(f"P{n:02d}", text) for n, text in enumerate(said, 1)]
    assert slip_in_words(of("22.06.17", *updates).moves) == words


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (["30.06.17"], ""),
        (["soon"], ""),
        (["30.06.17", "08.07.17"], "Slipped eight days, the first time it moved."),
        (["30.06.17", "TBC"], "It has no last day any more."),
    ],
)
def test_the_slip_of_what_had_no_date_counts_from_its_first(said: list[str], words: str) -> None:
    updates = [expected(f"P{n:02d}", text) for n, text in enumerate(said, 1)]
    assert slip_in_words(of("TBC", *updates).moves) == words


# Laws

DAYS = st.dates(read_date("01.05.17", YEARS).parts[0].start, read_date("31.03.18", YEARS).parts[0].start)
TEXTS = DAYS.map(lambda day: day.strftime("%d.%m.%y"))
WITH_NONE = st.one_of(TEXTS, st.sampled_from(["TBC", "when the lift works", "Sept tbc", "Aug 17", ""]))
HOWS = st.sampled_from(["agreed", "expected", "corrected"])


def story(first: str, steps: list[tuple[str, str]]) -> tuple[str, list[Update]]:
    """The date as written in the end, and the updates that led to it, one for each period."""
    said, written = [], first
    for number, (how, text) in enumerate(steps, 1):
        period = f"P{number:02d}"
        if how == "expected":
            said.append(expected(period, text))
        else:
            make = agreed if how == "agreed" else corrected
            said.append(make(period, written, text))
            written = text
    return written, said


@given(TEXTS, st.lists(st.tuples(HOWS, TEXTS), max_size=6))
def test_the_days_of_the_moves_add_up(first: str, steps: list[tuple[str, str]]) -> None:
    written, said = story(first, steps)
    found = of(written, *said)
    end = due_day(found.forecast or read_date(written, YEARS))
    start = due_day(found.baseline)
    assert sum(move.days or 0 for move in found.moves) == (end - start).days


@given(TEXTS, st.lists(st.tuples(st.just("corrected"), WITH_NONE), max_size=6))
def test_corrections_alone_never_slip(first: str, steps: list[tuple[str, str]]) -> None:
    written, said = story(first, steps)
    found = of(written, *said)
    assert (slip_in_words(found.moves), found.baseline.as_written) == ("", written)
    assert [move.days for move in found.moves] == [0] * len(steps)


@given(WITH_NONE, st.lists(st.tuples(HOWS, WITH_NONE), max_size=6))
def test_each_move_begins_where_the_last_one_ended(first: str, steps: list[tuple[str, str]]) -> None:
    written, said = story(first, steps)
    found = of(written, *said)
    moved = [move for move in found.moves if move.how != "corrected"]
    ends = [found.baseline, *(move.now for move in moved)]
    assert [due_day(move.was) for move in moved] == [due_day(end) for end in ends[:-1]]
    assert due_day(ends[-1]) == due_day(found.forecast or read_date(written, YEARS))


@given(TEXTS, st.lists(st.tuples(HOWS, TEXTS), max_size=6), st.integers(0, 6))
def test_a_correction_put_in_anywhere_before_the_last_forecast_leaves_the_end(
    first: str, steps: list[tuple[str, str]], place: int
) -> None:
    steps = [*steps, ("expected", "31.03.18")]
    place = min(place, len(steps) - 1)
    more = [*steps[:place], ("corrected", "15.08.17"), *steps[place:]]
    ends = [of(*_flat(story(first, told))).forecast for told in (steps, more)]
    assert due_day(ends[0]) == due_day(ends[1])


def _flat(found: tuple[str, list[Update]]) -> list[Any]:
    return [found[0], *found[1]]
