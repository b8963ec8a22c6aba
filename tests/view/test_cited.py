"""The evidence that is cited for a row."""

from typing import Any

import pytest

from actionplan.plan.nouns import Evidence, Indicator
from actionplan.view.cited import cited
from actionplan.view.success_data import EvidenceData, EvidencesData
from tests.view.sample import target, view

INDICATOR = Indicator(id="i", title="People at meetings")


def piece(id: str, written: str = "", of: str = "i", **fields: Any) -> Evidence:
    return Evidence(id=id, of=of, date=written, **{"text": f"Piece {id}"} | fields)


def texts(*pieces: Evidence, of: tuple[str, ...] = ("i",)) -> list[str]:
    found = cited(view("P06", INDICATOR, target("June 2017", id="t"), *pieces), *of)
    return [one.text for one in found.cited]


def test_a_piece_has_its_day_in_words_its_type_and_its_link() -> None:
    shown = piece("a", "20.06.17", type="testimonial", link="https://example.org/a", text="“It\nhelped”")
    assert cited(view("P06", INDICATOR, shown), "i") == EvidencesData(
        cited=(
            EvidenceData(
                text="“It helped”", date="20 June 2017", type="testimonial", link="https://example.org/a"
            ),
        )
    )


def test_the_latest_come_first_and_what_has_no_day_last() -> None:
    given = [piece("none"), piece("may", "May 2017"), piece("june", "02.06.17")]
    assert texts(*given) == ["Piece june", "Piece may", "Piece none"]


def test_of_one_day_they_stand_in_plan_order() -> None:
    assert texts(piece("b", "02.06.17"), piece("a", "2 June 2017")) == ["Piece b", "Piece a"]


def test_at_most_three_are_cited_and_the_others_counted() -> None:
    found = cited(view("P06", INDICATOR, *(piece(f"e{day}", f"{day} June 2017") for day in range(1, 6))), "i")
    assert [one.date for one in found.cited] == ["5 June 2017", "4 June 2017", "3 June 2017"]
    assert (found.more, found.count) == (2, 5)


@pytest.mark.parametrize(
    ("written", "is_there"),
    [
        ("25.06.17", True),
        ("26.06.17", False),
        ("June 2017", True),  # any day of the month may be meant
        ("July 2017", False),
        ("from 1 July 2017", False),
        ("TBC", True),
        ("", True),
    ],
)
def test_evidence_of_a_later_day_is_not_there_yet(written: str, is_there: bool) -> None:
    assert texts(piece("a", written)) == (["Piece a"] if is_there else [])


def test_what_is_withdrawn_is_not_cited() -> None:
    assert texts(piece("a", withdrawn=True)) == []


def test_evidence_of_several_rows_is_cited_together_and_each_once() -> None:
    given = [piece("a", "01.05.17"), piece("b", "02.05.17", of="t")]
    assert texts(*given, of=("i", "t", "i")) == ["Piece b", "Piece a"]
    assert texts(*given, of=("t",)) == ["Piece b"]


def test_a_row_without_evidence_has_none() -> None:
    assert cited(view("P06", INDICATOR), "i", "not-there") == EvidencesData()
