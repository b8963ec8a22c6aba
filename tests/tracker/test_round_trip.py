"""The laws of a tracker that goes out and comes back, for any text that a plan can hold."""

from datetime import date

from hypothesis import HealthCheck, given, settings

from actionplan.tracker.export import make_tracker
from actionplan.tracker.guards.values import read
from actionplan.tracker.merge import LISTS, Since, merge, returned
from actionplan.tracker.reading import Kind, spreadsheet_of
from actionplan.view import PlanView
from tests.plan.strategies import plans

MADE_AT = "2017-06-19T09:00:00+00:00"
SLOW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def sent_and_back(plan, owner=None):
    """The merge of a tracker that nobody has touched, and what went out."""
    sent = make_tracker(PlanView(plan, "2017-18 P06"), "abcd2345", MADE_AT, "lead", owner)
    file = spreadsheet_of(sent.content, "back.xlsx", Kind.XLSX, read(sent.content, "xlsx"))
    since = Since(date(2017, 6, 23))
    return merge(returned(file), {sent.base.export: sent.base}, plan, since=since), sent


@SLOW
@given(plans())
def test_what_nobody_touched_brings_nothing(plan):
    merged, _ = sent_and_back(plan)
    assert {name: merged.entries(name) for name in LISTS} == dict.fromkeys(LISTS, ())
    assert merged.untouched


@SLOW
@given(plans())
def test_nor_does_what_an_owner_left_alone(plan):
    for owner in plan.owners:
        merged, sent = sent_and_back(plan, owner)
        assert merged.untouched
        assert {row.kind for row in sent.base.rows.values()} <= {"milestone", "target"}
