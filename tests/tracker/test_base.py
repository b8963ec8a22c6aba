import json
from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st

from actionplan.tracker.base import Base, BaseRow, row_digest
from tests.tracker.exported import tracker

TEXTS = st.text(max_size=8)
ROWS = st.lists(st.tuples(TEXTS, TEXTS, TEXTS, TEXTS, st.dictionaries(TEXTS, TEXTS, max_size=3)), max_size=5)


@given(ROWS, st.lists(TEXTS, min_size=6, max_size=6))
def test_a_base_comes_back_from_its_text_as_it_was(rows, texts):
    export, plan, at, by, period, owner = texts
    base = Base(export, plan, 7, at, by, period, owner, 1, {row[0]: BaseRow(*row) for row in rows})
    assert Base.from_json(base.to_json()) == base


@given(ROWS)
def test_the_text_of_a_base_does_not_hang_on_the_order_of_its_rows_and_cells(rows):
    made = {row[0]: BaseRow(*row) for row in rows}
    turned = {
        ref: BaseRow(row.ref, row.kind, row.id, row.sheet, dict(reversed(row.values.items())))
        for ref, row in reversed(made.items())
    }
    head = ("abcd2345", "harbour", 7, "", "", "2017-18 P06", "", 1)
    assert Base(*head, made).to_json() == Base(*head, turned).to_json()


def test_the_text_of_a_base_is_plain_json_with_its_rows_by_their_refs():
    row = BaseRow("ra.b.c", "milestone", "m-1", "Milestones", {"title": "Show"})
    base = Base(
        "abcd2345", "harbour", 42, "2017-06-19T09:00:00+00:00", "Ann", "2017-18 P06", "", 1, {row.ref: row}
    )
    assert json.loads(base.to_json()) == {
        "export": "abcd2345",
        "plan": "harbour",
        "revision": 42,
        "made_at": "2017-06-19T09:00:00+00:00",
        "made_by": "Ann",
        "period": "2017-18 P06",
        "owner": "",
        "version": 1,
        "rows": {"ra.b.c": ["milestone", "m-1", "Milestones", {"title": "Show"}]},
    }


def test_the_base_of_a_tracker_comes_back():
    base = tracker().base
    assert Base.from_json(base.to_json()) == base


@given(st.dictionaries(TEXTS, st.lists(TEXTS, max_size=3), max_size=3))
def test_what_stood_beside_the_rows_comes_back_too(kept):
    made = {sheet: tuple(texts) for sheet, texts in kept.items()}
    base = Base("abcd2345", "harbour", 7, "", "", "2017-18 P06", "", 1, {}, above=made, read_only=made)
    assert Base.from_json(base.to_json()) == base


def test_a_row_is_known_by_its_texts_wherever_they_stand_and_whatever_blanks_are_between_them():
    digest = row_digest(["2017-18 P05", None, "The hall\tis booked.", date(2017, 6, 9)])
    assert digest == row_digest([" 2017-18 P05", "Thehall is\r\nbooked. ", "", datetime(2017, 6, 9)])
    assert len(digest) == 10
    assert digest != row_digest(["2017-18 P05", "The hall is not booked.", date(2017, 6, 9)])
    assert digest != row_digest(["2017-18 P05The hall is booked.", date(2017, 6, 9)])
    assert row_digest([None, " ", ""]) == ""
