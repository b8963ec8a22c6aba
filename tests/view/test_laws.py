"""What holds of every report, whatever the plan, the updates and the period."""

from collections.abc import Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.plan.nouns import Noun, Update
from actionplan.view import PlanView, ReportData
from actionplan.view.changed import what_changed
from actionplan.words.vocabulary import WORST_FIRST, Rag
from tests.view.sample import milestone, plan, priority, target, update

PERIODS = [f"P{n:02d}" for n in range(1, 27)]
WRITTEN = [
    "02.03.17", "14.06.17", "Sept tbc", "TBC", "", "Ongoing – review July 17", "from October", "31.03.18",
    "Timing dependent – review Aug 17",
]  # fmt: skip
GONE = [
    {},
    {},
    {"since": "2017-06-20"},
    {"withdrawn_on": "2017-06-20", "withdrawn_because": "Given up"},
    {"withdrawn_on": "2017-08-01", "replaced_by": ("m0", "m1")},
]
ROWS = st.lists(
    st.tuples(st.sampled_from(WRITTEN), st.sampled_from([None, "p"]), st.sampled_from(GONE), st.booleans()),
    min_size=2,
    max_size=6,
)
SAID = st.lists(
    st.builds(
        update,
        st.sampled_from(PERIODS),
        of=st.sampled_from(["m0", "m1", "m2", "p"]),
        reported_rag=st.sampled_from([None, "red", "amber", "green"]),
        expected=st.sampled_from(["", "", "30.06.17", "TBC", "1 Aug 17"]),
        completed_on=st.sampled_from([None, None, "2017-05-20", "2017-08-01"]),
        standing=st.sampled_from([None, None, "deferred", "stopped", "resumed"]),
        approved_by=st.sampled_from(["", "the board"]),
        recorded=st.sampled_from([None, "2017-06-20T10:00:00+00:00"]),
    ),
    max_size=5,
    unique_by=lambda said: said.id,
)


def rows_of(drawn: Sequence[Any]) -> list[Noun]:
    rows: list[Noun] = [priority("p", number=1)]
    for n, (written, under, fields, is_target) in enumerate(drawn):
        if is_target and "replaced_by" not in fields and n > 1:
            rows.append(target(written, id=f"m{n}", priority=under, **fields))
        else:
            safe = {} if n < 2 else fields  # what replaces another stays in the plan
            rows.append(milestone(written, id=f"m{n}", priority=under, **safe))
    return rows


def frozen(rows: Sequence[Noun], period: str, *issued: ReportData, audience: str = "team") -> ReportData:
    return PlanView(plan(*rows), period, issued).freeze(audience)


@settings(max_examples=60, deadline=None)
@given(ROWS, SAID, st.sampled_from(PERIODS))
def test_the_changes_of_a_report_with_itself_are_empty(drawn: Any, said: list[Update], period: str) -> None:
    data = frozen([*rows_of(drawn), *said], period)
    assert what_changed(data, data) == ()


@settings(max_examples=60, deadline=None)
@given(ROWS, SAID, st.integers(0, 24), st.integers(1, 3))
def test_every_row_that_came_is_told_of_as_new_or_by_what_it_comes_from(
    drawn: Any, said: list[Update], first: int, steps: int
) -> None:
    rows = [*rows_of(drawn), *said]
    before = frozen(rows, PERIODS[first])
    now = frozen(rows, PERIODS[min(25, first + steps)], before)
    heirs = {heir for row in now.left for heir, _ in row.replaced_by}
    new = [change.id for change in now.changes if change.kind == "new"]
    came = set(now.items()) - set(before.items())
    assert sorted(new) == sorted(came - heirs)
    told = {c.id for c in now.changes if c.kind in ("split", "merged", "replaced", "withdrawn")}
    assert told == set(before.items()) - set(now.items())


@settings(max_examples=60, deadline=None)
@given(ROWS, SAID, st.sampled_from(PERIODS))
def test_a_roll_up_is_never_better_than_its_worst_item(drawn: Any, said: list[Update], period: str) -> None:
    data = frozen([*rows_of(drawn), *said], period)
    for found in data.priorities:
        under = [Rag(t.status.rag) for t in found.targets] + [Rag(m.rag) for m in found.milestones]
        worst = min(under, key=WORST_FIRST.index, default=Rag.NOT_RATED)
        assert found.rolled_up == worst
        assert found.rag == worst or "The lead reports" in found.sentence


@settings(max_examples=60, deadline=None)
@given(ROWS, SAID, st.sampled_from(PERIODS))
def test_every_red_and_nothing_that_ended_is_an_exception(
    drawn: Any, said: list[Update], period: str
) -> None:
    data = frozen([*rows_of(drawn), *said], period)
    listed = [line.id for line in data.exceptions]
    reds = {row_id for row_id, item in data.items().items() if item.status.rag == "red"}
    over = {i for i, item in data.items().items() if item.status.rag in ("complete", "deferred", "stopped")}
    assert len(listed) == len(set(listed)) and reds <= set(listed) and not over & set(listed)
    ranks = [WORST_FIRST.index(Rag(line.rag)) for line in data.exceptions]
    assert ranks == sorted(ranks) and all(line.wrong and line.next_step for line in data.exceptions)


@settings(max_examples=60, deadline=None)
@given(ROWS, SAID, st.sampled_from(PERIODS))
def test_completions_only_grow_and_agree_with_the_statuses(
    drawn: Any, said: list[Update], period: str
) -> None:
    data = frozen([*rows_of(drawn), *said], period)
    planned = [c.planned for c in data.completions]
    done = [c.done for c in data.completions if c.done is not None]
    assert planned == sorted(planned) and done == sorted(done)
    assert planned[-1] <= len(data.items())
    assert done[-1] == sum(item.status.rag == "complete" for item in data.items().values())


@settings(max_examples=40, deadline=None)
@given(ROWS, SAID, SAID, st.integers(1, 24), st.sampled_from(["team", "lay members"]))
def test_later_updates_change_nothing_in_a_report_that_was_compared(
    drawn: Any, said: list[Update], later: list[Update], number: int, audience: str
) -> None:
    rows, period = [*rows_of(drawn), *said], PERIODS[number]
    known = {update.id for update in said}
    more = [u for u in later if u.period > period and u.id not in known]
    before = frozen(rows, PERIODS[number - 1], audience=audience)
    alone = frozen(rows, period, before, audience=audience)
    assert frozen([*rows, *more], period, before, audience=audience) == alone
