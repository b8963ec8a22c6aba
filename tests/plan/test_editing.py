"""Edits by hand as changes of a plan."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.plan.changes import HEADER, Change, apply
from actionplan.plan.editing import (
    answer,
    cell,
    header,
    moved,
    new_row,
    own_update,
    own_updates,
    removal,
    said,
)
from actionplan.plan.model import ActionPlan, PlanHeader
from actionplan.plan.nouns import Milestone, Objective, Owner, Priority, Update
from actionplan.plan.settings import Settings
from actionplan.plan.stamps import Stamp
from actionplan.words.dates import Answer
from actionplan.words.errors import BadChange

P06 = "2017-18 P06"
AT = datetime(2017, 6, 27, 9, tzinfo=UTC)
STAMP = Stamp("Communications lead", AT, date(2017, 6, 27))
SHOW = Milestone(id="m-show", order=1000, title="Summer show", date="14.06.17")
PRESS = Milestone(id="m-press", order=2000, title="Press day", date="30.06.17")
TALKS = Milestone(id="m-talks", order=3000, title="Talks", date="20.06.17")


def plan(*updates: Update, milestones=(SHOW, PRESS, TALKS)) -> ActionPlan:
    head = PlanHeader(id="small", title="A small plan", settings=Settings(years="2017-18"))
    rows = {
        "milestone": milestones,
        "update": updates,
        "owner": (Owner(id="lead", name="Communications lead"),),
    }
    return ActionPlan.of(head, rows)


def update(row_id: str = "u-1", **fields) -> Update:
    known = {
        "of": "m-show",
        "period": P06,
        "by": "Communications lead",
        "recorded": "2017-06-20T09:00:00+00:00",
    }
    return Update.model_validate({**known, **fields, "id": row_id, "order": int(row_id[2:])})


def mine(
    of: ActionPlan, row: str = "m-show", by: str = "Communications lead", after: str = ""
) -> Update | None:
    return own_update(of, row, P06, by, after)


def say(of: ActionPlan, number: int, **fields) -> ActionPlan:
    return apply(of, said(of, "m-show", P06, fields, mine(of), f"u-{number}", STAMP))


def test_a_cell_carries_the_value_that_it_had():
    assert cell(SHOW, "title", "Show") == Change("milestone", "m-show", "title", "Summer show", "Show")


@pytest.mark.parametrize("field", ["id", "colour"])
def test_a_cell_that_is_none_is_refused(field):
    with pytest.raises(BadChange, match=f'A milestone has no field "{field}" that can be changed.'):
        cell(SHOW, field, "x")


def test_what_was_only_ever_added_has_no_cells():
    with pytest.raises(BadChange, match='A update has no field "narrative" that can be changed'):
        cell(update(), "narrative", "x")


def test_what_does_not_fit_a_field_is_told_by_its_name():
    with pytest.raises(BadChange) as refused:
        cell(SHOW, "title", " ")
    assert str(refused.value) == "Title: a title is needed."
    with pytest.raises(BadChange) as refused:
        cell(Priority(id="p-1", title="Involvement"), "number", "three")
    assert str(refused.value) == "Number: must be a whole number."


def test_the_title_of_a_plan_changes_by_itself_and_its_settings_as_one():
    assert header(plan(), "title", "Plan") == Change(HEADER, "small", "title", "A small plan", "Plan")
    change = header(plan(), "years", "2017-19")
    assert (change.field, change.old["years"], change.new["years"]) == ("settings", "2017-18", "2017-19")
    assert apply(plan(), [change]).settings.years == "2017-19"


@pytest.mark.parametrize("field", ["id", "settings", "milestones", "colour"])
def test_the_head_of_a_plan_has_no_other_fields(field):
    with pytest.raises(BadChange, match=f'A plan has no field "{field}" that can be changed.'):
        header(plan(), field, "x")


def test_a_threshold_that_is_none_is_told_by_its_name():
    with pytest.raises(BadChange) as refused:
        header(plan(), "rag", {"amber_days": 400})
    assert str(refused.value) == "Amber days: must be 366 or less."


def test_new_rows_stand_at_the_end_in_their_order():
    made = [new_row(plan(), Milestone, {"title": "One"}, f"m-{n}", STAMP, n) for n in range(2)]
    assert [change.new["order"] for change in made] == [4000, 5000]
    assert made[0].new["since"] == "2017-06-27"


def test_a_new_row_that_does_not_fit_is_told_by_its_field():
    with pytest.raises(BadChange) as refused:
        new_row(plan(), Objective, {"title": ""}, "j-1", STAMP)
    assert str(refused.value) == "Title: a title is needed."


def test_a_row_moves_past_its_neighbour_and_no_further_than_the_end():
    def order(steps: int, row: Milestone) -> list[str]:
        return [one.id for one in apply(plan(), moved(plan(), row, steps)).milestones]

    assert order(-1, PRESS) == ["m-press", "m-show", "m-talks"]
    assert order(1, PRESS) == ["m-show", "m-talks", "m-press"]
    assert order(99, SHOW) == ["m-press", "m-talks", "m-show"]
    assert moved(plan(), SHOW, -1) == ()


@given(st.integers(0, 2), st.integers(-4, 4))
def test_a_row_that_moves_leaves_the_others_in_their_order(place, steps):
    row = (SHOW, PRESS, TALKS)[place]
    after = [one.id for one in apply(plan(), moved(plan(), row, steps)).milestones]
    assert [one for one in after if one != row.id] == [o.id for o in (SHOW, PRESS, TALKS) if o is not row]
    assert after.index(row.id) == min(2, max(0, place + steps))


def test_a_row_that_nobody_was_promised_is_deleted():
    (gone,) = removal(SHOW, (), "", STAMP)
    assert (gone.field, gone.new) == ("", None)


def test_a_promised_row_is_withdrawn_with_its_reason():
    with pytest.raises(BadChange, match="withdrawn and not deleted: say why"):
        removal(SHOW, {"m-show"}, " ", STAMP)
    left = apply(plan(), removal(SHOW, {"m-show"}, "Cancelled", STAMP)).by_id["m-show"]
    assert (left.withdrawn_on, left.withdrawn_because) == ("2017-06-27", "Cancelled")


def test_a_row_that_another_replaces_is_withdrawn_and_names_it():
    left = apply(plan(), removal(SHOW, (), "", STAMP, ["m-press"])).by_id["m-show"]
    assert (left.withdrawn_on, left.replaced_by) == ("2017-06-27", ("m-press",))


def test_an_update_is_never_deleted():
    assert removal(update(), (), "", STAMP) == (Change("update", "u-1", "withdrawn", False, True),)


def test_an_answer_takes_the_place_of_the_one_to_the_same_question():
    row = SHOW.model_copy(update={"date": "April Dec 17"})
    first, other = (Answer("date", "window", "April Dec 17", text, "me", "2017-06-27") for text in ("a", "b"))
    once = row.model_copy(update={"answers": (first,)})
    assert [one["reading"] for one in answer(row, first).new] == ["a"]
    assert [one["reading"] for one in answer(once, other).new] == ["b"]


def test_what_i_said_twice_is_one_standing_update():
    after = say(say(plan(), 1, narrative="Going"), 2, narrative="Gone")
    assert [(one.narrative, one.withdrawn) for one in after.updates] == [("Going", True), ("Gone", False)]


def test_what_i_said_of_another_field_stays():
    after = say(say(plan(), 1, narrative="Going"), 2, reported_rag="red", reason="Late")
    now = mine(after)
    assert (now.narrative, now.reported_rag, now.reason) == ("Going", "red", "Late")


def test_an_update_that_says_nothing_is_not_made_and_takes_the_earlier_one_back():
    assert said(plan(), "m-show", P06, {"narrative": ""}, None, "u-1", STAMP) == ()
    after = say(say(plan(), 1, narrative="Going"), 2, narrative="")
    assert mine(after) is None
    assert [one.withdrawn for one in after.updates] == [True]


def test_saying_the_same_again_changes_nothing():
    once = say(plan(), 1, narrative="Going")
    assert said(once, "m-show", P06, {"narrative": "Going"}, mine(once), "u-2", STAMP) == ()


@pytest.mark.parametrize("field", ["id", "of", "by", "recorded", "withdrawn", "date_was", "date_change"])
def test_what_an_update_says_of_itself_is_not_written_by_hand(field):
    with pytest.raises(BadChange, match=f'An update has no field "{field}" that can be written.'):
        said(plan(), "m-show", P06, {field: "x"}, None, "u-1", STAMP)


def test_what_others_said_or_what_was_said_of_another_period_is_not_mine():
    others = update(by="Events lead"), update("u-2", period="2017-18 P05"), update("u-3", withdrawn=True)
    assert mine(plan(*others)) is None


def test_the_record_of_a_new_date_is_never_mine_to_correct():
    record = update(
        date_was="13.06.17", date_now="14.06.17", date_change="corrected", narrative="Typed wrong"
    )
    after = say(plan(record), 2, narrative="Going")
    assert [(one.id, one.withdrawn) for one in after.updates] == [("u-1", False), ("u-2", False)]


def test_what_was_said_before_the_period_was_issued_stays_as_it_was():
    early = update(recorded="2017-06-26T09:00:00+00:00")
    assert mine(plan(early), after="2017-06-26T09:00:00+00:00") is None
    assert mine(plan(early), after="2017-06-26T08:59:59+00:00") == early


def test_own_updates_are_by_row_the_last_of_each():
    of = plan(update(), update("u-2", of="m-press"), update("u-3"))
    assert {row: one.id for row, one in own_updates(of, P06, "Communications lead").items()} == {
        "m-show": "u-3",
        "m-press": "u-2",
    }


WORDS = st.fixed_dictionaries(
    {},
    optional={
        "narrative": st.sampled_from(["", "Going", "Gone"]),
        "nothing_changed": st.booleans(),
        "outcome": st.sampled_from(["", "Well"]),
        "reported_rag": st.sampled_from([None, "red", "green"]),
    },
)


@given(st.lists(WORDS, max_size=6))
def test_however_often_i_speak_one_update_stands_and_says_the_last_of_each_field(sayings):
    now = plan()
    for number, fields in enumerate(sayings, 1):
        now = say(now, number, **fields)
    standing = [one for one in now.updates if not one.withdrawn]
    assert len(standing) <= 1
    last = {name: value for fields in sayings for name, value in fields.items()}
    told = mine(now) or Update(id="u-0", of="m-show", period=P06)
    assert {name: getattr(told, name) for name in last} == last
