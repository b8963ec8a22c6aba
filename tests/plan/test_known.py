"""A plan as it was known at a moment: nothing that came later, and each date as it was."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.plan.known import known_at
from actionplan.plan.model import KINDS, ActionPlan
from actionplan.plan.nouns import (
    Activity,
    Decision,
    Evidence,
    HandOver,
    Indicator,
    Milestone,
    Noun,
    Observation,
    PeriodNote,
    Request,
    Target,
    Update,
)
from actionplan.plan.problems import problems
from tests.plan.sample import ANN, BEN, TRUST, plan_of

DAY = date(2017, 6, 27)
AT = datetime(2017, 6, 27, 12, 0, tzinfo=UTC)
EARLIER, LATER = "2017-06-27T12:00:00+00:00", "2017-06-27T12:00:01+00:00"
THEN, SINCE = "2017-06-27", "2017-06-28"


def update(row_id: str, of: str, recorded: str | None = EARLIER, **fields: object) -> Update:
    return Update.model_validate({"id": row_id, "of": of, "period": "P06", "recorded": recorded, **fields})


def moved(row_id: str, was: str, now: str, recorded: str, **fields: object) -> Update:
    change = {"date_was": was, "date_now": now, "date_change": "corrected", **fields}
    return update(row_id, "m-1", recorded, **change)


def then(*rows: Noun, day: date = DAY, at: datetime = AT) -> ActionPlan:
    plan = plan_of(ANN, BEN, TRUST, *rows)
    assert list(problems(plan)) == []
    known = known_at(plan, at, day)
    assert list(problems(known)) == []
    return known


ONE = Milestone(id="m-1", title="Report", date="May")
SEEN = Indicator(id="i-1", title="Visits")


@pytest.mark.parametrize(
    ("row", "there"),
    [
        (update("x", "m-1"), True),
        (update("x", "m-1", None), True),
        (update("x", "m-1", LATER), False),
        (Evidence(id="x", of="m-1", text="Seen", recorded=LATER), False),
        (Observation(id="x", indicator="i-1", date="June", recorded=LATER), False),
        (Observation(id="x", indicator="i-1", date="June", recorded=EARLIER), True),
        (Milestone(id="x", title="New", since=THEN), True),
        (Milestone(id="x", title="New", since=SINCE), False),
        (Target(id="x", since=SINCE), False),
        (Activity(id="x", title="Talks", period="2017-18 P07"), True),
        (Activity(id="x", title="Talks", period="2017-18 P08"), False),
        (Activity(id="x", title="Talks"), True),
        (PeriodNote(id="x", period="P08", text="Calm."), False),
        (PeriodNote(id="x", period="P07", text="Calm."), True),
        (Decision(id="x", question="Shall we?", asked_on=THEN), True),
        (Decision(id="x", question="Shall we?", asked_on=SINCE), False),
        (Request(id="x", owner="o-ann", period="P07"), True),
        (Request(id="x", owner="o-ann", period="P08"), False),
    ],
)
def test_what_came_later_is_not_there(row, there):
    assert ("x" in then(ONE, SEEN, row).by_id) is there


def test_what_is_about_something_later_is_not_there_either():
    new = Milestone(id="m-2", title="New", since=SINCE)
    said = update("u-1", "m-2")
    seen = [Evidence(id=f"e-{n}", of=of, text="Seen") for n, of in enumerate(["u-1", "e-0", "m-1"])]
    known = then(ONE, new, said, *seen)
    assert [row.id for row in (*known.milestones, *known.updates, *known.evidence)] == ["m-1", "e-2"]


def test_links_to_what_came_later_are_taken_out():
    known = then(
        ONE,
        Milestone(id="m-2", title="New", since=SINCE),
        Activity(id="a-1", title="Talks", milestone="m-2"),
        Decision(id="d-1", question="Shall we?", about="m-2"),
        Indicator(id="i-1", title="Visits", targets=("t-1", "t-2")),
        Target(id="t-1", since=SINCE),
        Target(id="t-2"),
        update("u-1", "m-1", completed_on="2017-06-20", follow_on=("m-2", "m-1")),
    )
    rows = known.by_id
    assert (rows["a-1"].milestone, rows["d-1"].about) == (None, None)
    assert (rows["i-1"].targets, rows["u-1"].follow_on) == (("t-2",), ("m-1",))


def left(known: ActionPlan) -> tuple[object, ...]:
    row = known.by_id["m-1"]
    return row.withdrawn_on, row.withdrawn_because, row.replaced_by


@pytest.mark.parametrize(
    ("on", "since", "known"),
    [
        (THEN, THEN, (THEN, "", ("m-2", "m-3"))),
        (THEN, SINCE, (THEN, "", ("m-3",))),
        (SINCE, THEN, (None, "", ())),
        (SINCE, SINCE, (None, "", ())),
    ],
)
def test_a_row_is_withdrawn_from_its_day(on, since, known):
    row = ONE.model_copy(update={"withdrawn_on": on, "replaced_by": ("m-2", "m-3")})
    others = [Milestone(id="m-2", title="A", since=since), Milestone(id="m-3", title="B")]
    assert left(then(row, *others)) == known


def test_a_row_whose_replacement_is_not_there_yet_is_there_still():
    row = ONE.model_copy(update={"withdrawn_on": THEN, "replaced_by": ("m-2",)})
    assert left(then(row, Milestone(id="m-2", title="A", since=SINCE))) == (None, "", ())
    because = row.model_copy(update={"withdrawn_because": "Too big"})
    assert left(then(because, Milestone(id="m-2", title="A", since=SINCE))) == (THEN, "Too big", ())


AGREED = {"date_change": "agreed", "reason": "Late", "approved_by": "Chair"}
COURSE = [
    moved("u-1", "Mai", "May", EARLIER),
    moved("u-2", "May", "June", LATER, **AGREED),
    moved("u-3", "June", "July", "2017-07-30T09:00:00+00:00"),
]


@pytest.mark.parametrize(
    ("at", "written"),
    [
        (AT.replace(month=5), "Mai"),
        (AT, "May"),
        (AT.replace(second=1), "June"),
        (AT.replace(month=7), "June"),
        (AT.replace(month=8), "July"),
    ],
)
def test_a_date_is_what_it_was(at, written):
    july = ONE.model_copy(update={"date": "July"})
    assert then(july, *COURSE, at=at).by_id["m-1"].date == written


def test_a_record_that_was_withdrawn_or_leads_elsewhere_changes_no_date():
    withdrawn = moved("u-1", "April", "May", LATER, withdrawn=True)
    elsewhere = moved("u-2", "April", "March", LATER)
    assert then(ONE, withdrawn, elsewhere).by_id["m-1"].date == "May"


@pytest.mark.parametrize(("until", "owner"), [("2017-06-26", "o-ben"), (THEN, "o-ann")])
def test_hand_overs_are_undone(until, owner):
    entry = HandOver(field="owner", owner="o-ann", to="o-ben", until=until)
    row = ONE.model_copy(update={"owner": "o-ben", "handed_over": (entry,)})
    known = then(row).by_id["m-1"]
    assert (known.owner, len(known.handed_over)) == (owner, int(owner == "o-ben"))


def test_days_that_came_later_are_empty():
    known = then(
        Activity(id="a-1", title="A", period="P06", continues=True, finished_on=SINCE),
        Activity(id="a-2", title="B", period="P06", continues=True, finished_on=THEN),
        Decision(id="d-1", question="Shall we?", asked_on=THEN, answer="Yes", answered_by="Chair", answered_on=SINCE),
        Decision(id="d-2", question="Shall we?", answer="Yes", answered_by="Chair", answered_on=THEN),
        Request(id="q-1", owner="o-ann", period="P06", asked_on=THEN, chased_on=(THEN, SINCE), returned_on=SINCE),
    ).by_id  # fmt: skip
    assert (known["a-1"].finished_on, known["a-2"].finished_on) == (None, THEN)
    assert (known["d-1"].answer, known["d-1"].answered_by, known["d-1"].answered_on) == ("", "", None)
    assert known["d-2"].answer == "Yes"
    assert known["q-1"] == Request(
        id="q-1", order=1000, owner="o-ann", period="P06", asked_on=THEN, chased_on=(THEN,)
    )


MOMENTS = [datetime(2017, month, 15, 12, tzinfo=UTC) for month in range(4, 10)]
days = st.sampled_from([f"2017-0{month}-15" for month in range(4, 10)])
maybe = st.none() | days
recorded = st.none() | days.map(lambda day: f"{day}T12:00:00+00:00")
periods = st.sampled_from(["P03", "P06", "P09"])


@st.composite
def dated(draw, row_id):
    left_on = draw(maybe)
    others = sorted({"m-0", "m-1", "m-2"} - {row_id})[-1:] if row_id == "m-0" else []
    because = draw(st.sampled_from(["", "Not needed"])) if others else "Not needed"
    fields = {"withdrawn_on": left_on, "withdrawn_because": because, "replaced_by": others} if left_on else {}
    entries = [
        {"field": "owner", "owner": "o-ann", "to": "o-ben", "until": day}
        for day in draw(st.lists(days, max_size=2))
    ]
    given = {"date": draw(st.sampled_from("ABC")), "since": draw(maybe), "handed_over": entries}
    return Milestone.model_validate({"id": row_id, "title": row_id, **given, **fields})


@st.composite
def lives(draw):
    """A plan with days of all sorts in it."""
    rows = [draw(dated(f"m-{n}")) for n in range(3)]
    about = st.sampled_from(["m-0", "m-1", "m-2"])
    for n in range(4):
        was, now = draw(st.permutations("ABC"))[:2]
        change = {"date_was": was, "date_now": now, "date_change": "corrected"} if draw(st.booleans()) else {}
        follow = {"follow_on": [draw(about)]}
        rows.append(update(f"u-{n}", draw(about), draw(recorded), order=n + 1, **change, **follow))
    rows += [
        Evidence(id="e-1", of="u-1", text="A", recorded=draw(recorded)),
        Evidence(id="e-2", of="e-1", text="B"),
    ]
    rows.append(
        Activity(id="a-1", title="A", period=draw(periods), milestone=draw(about), finished_on=draw(maybe))
    )
    rows.append(
        Decision(id="d-1", question="?", about=draw(about), asked_on=draw(maybe), answered_on=draw(maybe))
    )
    chased = tuple(sorted(draw(st.lists(days, max_size=2))))
    rows.append(
        Request(id="q-1", owner="o-ann", period=draw(periods), asked_on=draw(maybe), chased_on=chased)
    )
    return plan_of(ANN, BEN, *rows)


def known(plan: ActionPlan, moment: datetime) -> ActionPlan:
    return known_at(plan, moment, moment.date())


@given(lives())
def test_after_everything_the_plan_is_known_as_it_is(plan):
    assert known(plan, datetime(2018, 4, 1, tzinfo=UTC)) == plan


@given(lives(), st.sampled_from(MOMENTS), st.sampled_from(MOMENTS))
def test_what_was_known_grows_and_is_the_same_from_wherever_one_looks_back(plan, one, other):
    earlier, later = sorted((one, other))
    assert set(known(plan, earlier).by_id) <= set(known(plan, later).by_id)
    assert known(known(plan, later), earlier) == known(plan, earlier)


@given(lives(), st.sampled_from(MOMENTS))
def test_nothing_refers_to_what_is_not_there(plan, moment):
    then = known(plan, moment)
    for kind in KINDS:
        for row in then.rows(kind):
            targets = [t for f in type(row).references for t in _ids(getattr(row, f))]
            assert set(targets) <= set(then.by_id)


def _ids(value: object) -> list[str]:
    return list(value) if isinstance(value, tuple) else [str(value)] if value else []
