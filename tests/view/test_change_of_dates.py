"""Dates that moved between two reports: each kind in its words."""

from typing import Any

from tests.view.changes import DONE, item, move, of_one
from tests.view.sample import milestone, update, view


def dates(*moves: Any, before: Any = (), times: int = 1, **fields: Any) -> list[tuple[str, str]]:
    return of_one(item(moves=tuple(before)), item(moves=(*before, *moves), times_moved=times, **fields))


EARLIER = [move("1 June 2017", "8 June 2017", 7, id="u8"), move("8 June 2017", "22 June 2017", 14, id="u9")]


def test_slips_are_summed_up_since_the_earlier_report_and_counted_in_all() -> None:
    one = move("22 June 2017", "30 June 2017", 8, "agreed")
    two = move("30 June 2017", "13 July 2017", 13, id="u2")
    assert dates(one, two, times=2) == [
        ("slipped", "Slipped 21 days (moved twice in all): Milestone m, from 22 June 2017 to 13 July 2017.")
    ]
    assert dates(one, before=EARLIER, times=3) == [
        (
            "slipped",
            "Slipped eight days (moved three times in all): Milestone m, from 22 June 2017 to 30 June 2017.",
        )
    ]


def test_how_often_a_date_moved_is_the_same_everywhere() -> None:
    said = [update(p, expected=d) for p, d in (("P03", "20.06.17"), ("P04", "TBC"), ("P06", "30.06.17"))]
    row = milestone("22.06.17")
    before = view("P05", row, *said).freeze()
    data = view("P06", row, *said, issued=[before]).freeze()
    assert data.items()["m"].slip == "Slipped eight days in three moves."
    assert data.items()["m"].times_moved == 3
    late = view("P06", row, *said[::2], issued=[view("P05", row, said[0]).freeze()]).freeze()
    assert [c.sentence for c in late.changes if c.kind == "slipped"] == [
        "Slipped 10 days (moved twice in all): Milestone m, from 20 June 2017 to 30 June 2017."
    ]


def test_a_slip_by_way_of_no_date_is_a_slip() -> None:
    there = move("22 June 2017", "to be confirmed", None)
    back = move("to be confirmed", "30 June 2017", None, id="u2")
    assert dates(there, back, times=2) == [
        (
            "slipped",
            "Slipped eight days (moved twice in all): Milestone m, from 22 June 2017 to 30 June 2017.",
        )
    ]
    same = move("to be confirmed", "22 June 2017", None, id="u2")
    assert dates(there, same, times=2) == []
    early = move("to be confirmed", "20 June 2017", None, id="u2")
    assert dates(there, early, times=2)[0][1].startswith(
        "Brought forward two days: Milestone m, from 22 June"
    )


def test_a_date_that_was_set_and_then_moved_is_told_as_set() -> None:
    found, moved = move("TBC", "30 June 2017", None), move("30 June 2017", "8 July 2017", 8, id="u2")
    assert dates(found, moved) == [("date set", "Date set: Milestone m, now 8 July 2017 (before: TBC).")]
    lost = move("30 June 2017", "TBC", None, id="u2")
    assert dates(found, lost) == []


def test_from_no_day_to_no_day_is_neither_set_nor_lost() -> None:
    assert dates(move("TBC", "from October", None, "agreed")) == [
        ("date changed", "Date changed: Milestone m, from “TBC” to “from October”.")
    ]


def test_a_date_of_several_words_stands_in_quotation_marks() -> None:
    assert dates(move("by 3 July 2017", "by 10 July 2017", 7)) == [
        (
            "slipped",
            "Slipped seven days (the first time): Milestone m, from “by 3 July 2017” to “by 10 July 2017”.",
        )
    ]
    month = move("October 2017", "November 2017", 30)
    assert dates(month)[0][1].endswith("from October 2017 to November 2017.")


def test_an_agreed_date_taken_back_beside_a_forecast_is_told() -> None:
    expected = move("22 June 2017", "30 June 2017", 8, id="u2")
    agreed = move("22 June 2017", "27 June 2017", 5, "agreed")
    before = item(due="2017-06-27", date_read="27 June 2017", date_as_written="27.06.17",
                  expected="30 June 2017", moves=(agreed, expected))  # fmt: skip
    now = item(due="2017-06-22", date_read="22 June 2017", date_as_written="22.06.17",
               expected="30 June 2017", moves=(expected,))  # fmt: skip
    assert of_one(before, now) == [
        ("date changed", "Date changed: Milestone m, from 27 June 2017 to 22 June 2017.")
    ]


def test_brought_forward_and_there_and_back() -> None:
    forward = move("30 June 2017", "26 June 2017", -4)
    assert dates(forward) == [
        ("brought forward", "Brought forward four days: Milestone m, from 30 June 2017 to 26 June 2017.")
    ]
    assert dates(forward, move("26 June 2017", "30 June 2017", 4, id="u2")) == []


def test_a_date_set_and_one_given_up() -> None:
    assert dates(move("to be confirmed", "30 June 2017", None), forecast="2017-06-30") == [
        ("date set", "Date set: Milestone m, now 30 June 2017 (before: to be confirmed).")
    ]
    assert dates(move("30 June 2017", "to be confirmed", None)) == [
        ("date set", "No last day any more: Milestone m, now to be confirmed (before: 30 June 2017).")
    ]


def test_a_typing_mistake_is_no_slip() -> None:
    corrected = move("22 June 2017", "27 June 2017", 0, "corrected")
    said = "Date corrected: Milestone m, from 22 June 2017 to 27 June 2017."
    assert dates(corrected) == [("date corrected", said)]
    slip = move("27 June 2017", "28 June 2017", 1, id="u2")
    assert [kind for kind, _ in dates(corrected, slip)] == ["slipped", "date corrected"]


def test_a_date_that_is_read_otherwise_or_a_move_taken_back_is_not_silent() -> None:
    before = item(due="2017-09-30", date_read="1 to 30 September 2017")
    now = item(due="2017-09-17", date_read="17 September 2017")
    assert of_one(before, now) == [
        ("date corrected", "Date corrected: Milestone m, from “1 to 30 September 2017” to 17 September 2017.")
    ]
    moved = item(date_read="22 June 2017", expected="30 June 2017", moves=(EARLIER[0],))
    assert of_one(moved, item(date_read="22 June 2017")) == [
        ("date corrected", "Date corrected: Milestone m, from 30 June 2017 to 22 June 2017.")
    ]


def test_a_date_written_otherwise_by_nothing_that_may_be_read_is_changed_not_corrected() -> None:
    before = item(due="2017-06-22", date_read="22 June 2017", date_as_written="22.06.17")
    now = item(due="2017-06-30", date_read="30 June 2017", date_as_written="30.06.17")
    assert of_one(before, now) == [
        ("date changed", "Date changed: Milestone m, from 22 June 2017 to 30 June 2017.")
    ]


def test_what_slipped_and_was_completed_is_told_as_both() -> None:
    slip = move("14 June 2017", "16 June 2017", 2)
    assert [kind for kind, _ in dates(slip, **DONE)] == ["completed", "slipped"]
