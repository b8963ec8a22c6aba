from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.plan.model import KINDS
from actionplan.plan.nouns import Milestone
from actionplan.plan.settings import Settings
from actionplan.plan.text import read_plan
from actionplan.tracker.cells import Cells, NotTaken, canonical, seen
from actionplan.tracker.columns import ALL_SHEETS, Column, Form, Role
from tests.bench.measuring import EXAMPLE
from tests.plan.sample import HEADER, plan_of

PLAN = read_plan(EXAMPLE.read_text("utf-8"), EXAMPLE.name, lambda letter: f"{letter}-new").plan
CELLS = Cells(PLAN)
COLUMNS = [(sheet, column) for sheet in ALL_SHEETS.values() for column in sheet.columns]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("", ""),
        ("a\r\nb \tc \n\n", "a\nb  c"),
        ("a_x000D_\nb", "a\nb"),
        (7.0, "7"),
        (0.1 + 0.2, "0.3"),
        (True, "Yes"),
        (date(2017, 6, 23), "2017-06-23"),
        (datetime(2017, 6, 23), "2017-06-23"),
        (datetime(2017, 6, 23, 10, 30), "2017-06-23T10:30:00"),
        ("e\u0301", "\u00e9"),
    ],
)
def test_a_value_is_compared_without_what_spreadsheets_change(value, text):
    assert canonical(value) == text


@given(st.text())
def test_what_is_compared_is_the_same_when_it_is_taken_twice(text):
    assert canonical(canonical(text)) == canonical(text)


@pytest.mark.parametrize(
    ("sheet", "column"), COLUMNS, ids=lambda part: getattr(part, "heading", None) or part.name
)
def test_every_field_of_the_example_comes_back_as_it_went_out(sheet, column: Column):
    for kind in sheet.kinds:
        if column.role is Role.FIELD and kind in column.fields:
            for row in PLAN.rows(kind):
                as_kept = row.model_dump(mode="json")[column.fields[kind]]
                assert CELLS.field(column, kind, CELLS.value(column, row)) == as_kept


def test_the_fields_behind_the_columns_are_fields_of_the_model():
    behind = {Role.SAID: KINDS["update"][1], Role.READING: KINDS["observation"][1]}
    for _, column in COLUMNS:
        for kind, name in column.fields.items():
            assert name in behind.get(column.role, KINDS[kind][1]).model_fields


def test_headings_and_keys_are_unique_in_a_sheet():
    for sheet in ALL_SHEETS.values():
        assert len({column.heading for column in sheet.columns}) == len(sheet.columns)
        assert len({column.key for column in sheet.columns}) == len(sheet.columns)


OWNER = next(c for s, c in COLUMNS if c.key == "owner")


def test_an_owner_is_known_by_an_alias_and_an_unknown_one_is_not_guessed():
    assert CELLS.field(OWNER, "milestone", "comms lead ") == "comms-lead"
    with pytest.raises(NotTaken) as refused:
        CELLS.field(OWNER, "milestone", "Communication leed")
    assert refused.value.why.startswith("is no owner in the register; write one of “Communications lead”, ")


def test_two_milestones_of_one_name_are_told_apart():
    column = next(c for _, c in COLUMNS if c.key == "milestone")
    names = [
        CELLS.names[row.id] for row in PLAN.milestones if row.title == "ESR Consultation Reconfiguration"
    ]
    assert len(set(names)) == 2
    assert {CELLS.field(column, "activity", name) for name in names} == {
        row.id for row in PLAN.milestones if row.title == "ESR Consultation Reconfiguration"
    }


@pytest.mark.parametrize(
    ("typed", "day"), [("23 June 2017", "2017-06-23"), ("", None), (date(2017, 6, 23), "2017-06-23")]
)
def test_a_day_is_taken_as_people_write_it(typed, day):
    column = next(c for _, c in COLUMNS if c.form is Form.DATE and c.role is Role.SAID)
    assert CELLS.field(column, "milestone", typed) == day


@pytest.mark.parametrize("typed", ["Sept tbc", "30 February 2018", "soon", 42.0])
def test_what_is_not_one_day_is_not_taken_for_one(typed):
    column = next(c for _, c in COLUMNS if c.form is Form.DATE and c.role is Role.SAID)
    with pytest.raises(NotTaken):
        CELLS.field(column, "milestone", typed)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (" a\tb", " a b"),
        (20.11, "20.11"),
        (date(2017, 6, 23), "23 June 2017"),
        (datetime(2017, 6, 23), "23 June 2017"),
        (datetime(2017, 6, 23, 9, 5), "23 June 2017, 09:05"),
        (datetime(1900, 1, 20, 2, 52, 48), "20 January 1900"),
    ],
)
def test_a_value_as_a_person_sees_it(value, text):
    assert seen(value) == text


def test_a_day_that_is_not_taken_is_told_by_one_of_the_years_of_the_plan():
    later = plan_of(header=HEADER.model_copy(update={"settings": Settings(years="2026-27")}))
    with pytest.raises(NotTaken) as refused:
        Cells(later).day("Friday")
    assert refused.value.why == "is not one day; write it as 23 June 2026"


class Looked(dict):
    """Names, and how often one was looked up."""

    times = 0

    def __getitem__(self, key):
        self.times += 1
        return super().__getitem__(key)


def test_of_many_names_only_the_first_are_looked_up_and_the_others_counted():
    many = Cells(plan_of(*(Milestone(id=f"m-{n}", title=f"Step {n}") for n in range(1_206))))
    many.__dict__["names"] = names = Looked(many.names)
    column = next(c for _, c in COLUMNS if c.key == "milestone")
    with pytest.raises(NotTaken) as refused:
        many.field(column, "activity", "Leap")
    assert refused.value.why == (
        "is no milestone of the plan; write one of “Step 0”, “Step 1”, “Step 2”, “Step 3”, “Step 4” or “Step 5” (1,200 "
        "more)"
    )
    assert names.times == 6
