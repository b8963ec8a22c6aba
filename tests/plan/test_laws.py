"""What holds for every plan: the file, the difference, the way there and the way back."""

import json

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from actionplan.plan.changes import Change, apply, diff, invert, is_append, rewind
from actionplan.plan.describe import describe
from actionplan.plan.model import KINDS, ActionPlan
from actionplan.plan.problems import problems
from actionplan.plan.text import changes_in_file, dump_plan, read_plan
from tests.plan.strategies import lacks_what_follows, plans, with_entries_of

quick = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
pairs = st.tuples(plans(), plans()).map(lambda both: (both[0], with_entries_of(*both)))


def no_new_id(letter: str) -> str:
    raise AssertionError(f"a row ({letter}) has no id")


def withdrawn_where_new(old: ActionPlan, new: ActionPlan) -> ActionPlan:
    """The old plan, and what the new one has appended, marked withdrawn."""
    rows = {kind: old.rows(kind) for kind in KINDS}
    for kind, (_, noun) in KINDS.items():
        fresh = [row for row in new.rows(kind) if noun.appended and row.id not in old.by_id]
        rows[kind] += tuple(row.model_copy(update={"withdrawn": True}) for row in fresh)
    return ActionPlan.of(old.header, rows)


@quick
@given(plans())
def test_a_plan_comes_back_from_its_file(plan):
    assert not list(problems(plan))
    back = read_plan(dump_plan(plan, 7), "plan.yaml", no_new_id)
    assert (back.plan, back.revision) == (plan, 7)
    assert changes_in_file(plan, back.plan) == ()


@quick
@given(plans())
def test_a_plan_does_not_differ_from_itself(plan):
    assert diff(plan, plan) == ()
    assert apply(plan, ()) == plan


@quick
@given(pairs)
def test_the_difference_leads_there_and_is_plain_json(pair):
    old, new = pair
    changes = diff(old, new)
    stored = tuple(Change(**json.loads(json.dumps(change.to_json()))) for change in changes)
    assert stored == changes
    assert apply(old, stored) == new


@quick
@given(pairs)
def test_the_way_back_leads_to_the_plan_as_it_was_but_for_what_was_appended(pair):
    old, new = pair
    back = invert(diff(old, new))
    assert apply(new, back) == withdrawn_where_new(old, new)


@quick
@given(pairs)
def test_taking_back_what_was_taken_back_leads_there_again(pair):
    old, new = pair
    there = diff(old, new)
    back = invert(there)
    assert apply(apply(new, back), invert(back)) == new


@quick
@given(pairs)
def test_the_past_is_shown_to_the_letter(pair):
    old, new = pair
    assert rewind(new, diff(old, new)) == old


@quick
@given(pairs)
def test_every_change_is_told_in_one_sentence(pair):
    old, new = pair
    changes = diff(old, new)
    told = describe(changes, new)
    assert len(told) == len(changes)
    assert all(sentence.endswith((".", ".”.")) and "\n" not in sentence for sentence in told)


@quick
@given(pairs)
def test_a_file_changes_what_differs_but_never_removes_what_was_appended(pair):
    old, new = pair
    assume(not any(lacks_what_follows(row, new) for row in old.updates if not row.withdrawn))
    without = ActionPlan.of(
        new.header, {k: () if noun.appended else new.rows(k) for k, (_, noun) in KINDS.items()}
    )
    changes = changes_in_file(old, without)
    after = apply(old, changes)
    for kind, (_, noun) in KINDS.items():
        assert after.rows(kind) == (old.rows(kind) if noun.appended else new.rows(kind))
    assert not any(is_append(change) for change in changes)
