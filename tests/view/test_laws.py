"""What holds of every report, whatever the plan, the updates and the period."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.plan.nouns import Milestone, Noun, Update
from actionplan.view import PlanView, ReportData
from actionplan.view.changed import what_changed
from actionplan.view.parts import ItemData
from actionplan.words.english import count_of
from actionplan.words.vocabulary import FACTS, WORST_FIRST, Rag
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
    new = [change.id for change in now.changes if change.kind in ("new", "back")]
    came = set(now.items()) - set(before.items())
    assert sorted(new) == sorted(came - heirs)
    told = {c.id for c in now.changes if c.kind in ("split", "merged", "replaced", "withdrawn")}
    assert told == set(before.items()) - set(now.items())


LED = st.lists(
    st.builds(
        update,
        st.sampled_from(PERIODS[4:7]),
        of=st.just("p"),
        reported_rag=st.sampled_from(["red", "amber", "green"]),
        reason=st.sampled_from(["", "So."]),
    ),
    max_size=3,
    unique_by=lambda said: said.id,
)


@settings(max_examples=200, deadline=None)
@given(ROWS, LED, st.sampled_from(PERIODS[3:10]))
def test_a_roll_up_is_never_better_than_its_worst_item_but_by_its_leads_word_with_a_reason(
    drawn: Any, said: list[Update], period: str
) -> None:
    data = frozen([*rows_of(drawn), *said], period)
    for found in data.priorities:
        under = [Rag(t.status.rag) for t in found.targets] + [Rag(m.rag) for m in found.milestones]
        worst = min(under, key=WORST_FIRST.index, default=Rag.NOT_RATED)
        assert found.rolled_up == worst
        assert found.rag == by_the_lead(worst, said, period)


def by_the_lead(worst: Rag, said: Sequence[Update], period: str) -> Rag:
    """What the lead said last by a period, where that was in it or the one before and may beat the roll-up."""
    words = [u for u in said if u.period <= period]
    last = max(words, key=lambda u: (u.period, said.index(u)), default=None)
    if last is None or not last.reported_rag or worst in FACTS:
        return worst
    held = PERIODS.index(period) - PERIODS.index(last.period) <= 1
    kinder = WORST_FIRST.index(Rag(last.reported_rag)) > WORST_FIRST.index(worst)
    return Rag(last.reported_rag) if held and (last.reason or not kinder) else worst


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


NEW_DATES = st.lists(
    st.tuples(
        st.sampled_from(["m0", "m1"]), st.sampled_from(WRITTEN), st.sampled_from(["agreed", "expected"])
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=60, deadline=None)
@given(ROWS, SAID, NEW_DATES, st.integers(1, 24), st.sampled_from(["team", "lay members"]))
def test_dates_agreed_or_expected_later_change_nothing_in_a_report_that_was_compared(
    drawn: Any, said: list[Update], later: Any, number: int, audience: str
) -> None:
    rows, period = [*rows_of(drawn), *said], PERIODS[number]
    before = frozen(rows, PERIODS[number - 1], audience=audience)
    alone = frozen(rows, period, before, audience=audience)
    changed = rows
    for step, (row_id, text, how) in enumerate(later):
        changed = with_new_date(changed, row_id, text, how, PERIODS[min(25, number + 1 + step // 2)], step)
    assert frozen(changed, period, before, audience=audience) == alone


def with_new_date(
    rows: Sequence[Noun], row_id: str, text: str, how: str, period: str, step: int
) -> list[Noun]:
    """The rows after a new date was agreed for a milestone, or is expected, in a period."""
    row = next(row for row in rows if row.id == row_id)
    assert isinstance(row, Milestone)
    stamp = {"recorded": f"2018-02-01T10:0{step}:00+00:00", "audience": "team" if step % 2 else "lay members"}
    if how == "expected":
        return [*rows, update(period, of=row_id, expected=text, **stamp)]
    if text == row.date:
        return list(rows)
    agreed = {
        "date_change": "agreed",
        "date_was": row.date,
        "date_now": text,
        "reason": "r",
        "approved_by": "b",
    }
    moved = [row.model_copy(update={"date": text}) if r is row else r for r in rows]
    return [*moved, update(period, of=row_id, **agreed, **stamp)]


DAYS = ["02.05.17", "14.06.17", "31.03.18", "TBC", "from October"]
STEPS = st.lists(
    st.tuples(st.sampled_from(DAYS), st.sampled_from(["agreed", "expected"])), min_size=1, max_size=6
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(DAYS), STEPS, st.integers(0, 5))
def test_what_is_told_of_a_date_is_how_it_stands_now_against_the_last_report(
    first: str, steps: Any, number: int
) -> None:
    rows: list[Noun] = [milestone(first, id="m0")]
    for step, (text, how) in enumerate(steps):
        rows = with_new_date(rows, "m0", text, how, PERIODS[step], 0)
    before = frozen(rows, PERIODS[number])
    now = frozen(rows, PERIODS[number + 2], before)
    was, is_now = (last_day(data.items()["m0"]) for data in (before, now))
    told = [c for c in now.changes if c.kind in ("slipped", "brought forward", "date set")]
    if was == is_now:
        assert told == []
    elif was and is_now:
        days = (is_now - was).days
        kind, how = ("slipped", "Slipped") if days > 0 else ("brought forward", "Brought forward")
        assert [c.kind for c in told] == [kind]
        assert told[0].sentence.startswith(f"{how} {count_of(abs(days), 'day')}")
    else:
        (change,) = told
        assert change.sentence.startswith("Date set: " if is_now else "No last day any more: ")


def last_day(item: ItemData) -> date | None:
    """The last day of the forecast, or of the date where there is none."""
    day = item.forecast if item.expected else item.due
    return date.fromisoformat(day) if day else None
