"""The laws of a file that grows."""

from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Observation
from actionplan.tracker.measurements import Measurements, Row
from actionplan.tracker.observed import Observed, observed
from tests.plan.sample import plan_of
from tests.tracker.sample import JUNE, TILBURY, TODAY, found, plan

DAYS = [f"{day} {month} 2017" for month in ("May", "June") for day in (1, 9, 20)]
FIGURES = ["14", "about 14", "1,450", "0", "12.5"]
SHARES = ["0", "1", "about 17", "32"]


@st.composite
def files(draw: st.DrawFn) -> list[dict[str, str]]:
    """Rows of at most one for each indicator and day, with nothing wrong."""
    places = draw(
        st.lists(
            st.tuples(st.sampled_from(["i-crg", "i-tilbury", "i-practices"]), st.sampled_from(DAYS)),
            unique=True,
        )
    )
    return [_row(draw, *place) for place in places]


def _row(draw: st.DrawFn, indicator: str, day: str) -> dict[str, str]:
    said = {"indicator": indicator, "date": day, "note": draw(st.sampled_from(["", "Rain"]))}
    if indicator == "i-practices":
        return {**said, "numerator": draw(st.sampled_from(SHARES)), "denominator": "32"}
    return {**said, "value": draw(st.sampled_from(FIGURES))}


def looked(there: ActionPlan, rows: list[dict[str, str]]) -> Observed:
    file = Measurements("readings.csv", tuple(Row(line, cells) for line, cells in enumerate(rows, start=2)))
    return observed(file, there, TODAY)


def applied(there: ActionPlan, made: Observed) -> ActionPlan:
    rows = {"indicator": there.indicators}
    new = [
        offer.observation.model_copy(update={"recorded": "2017-07-01T00:00:00+00:00"})
        for offer in made.offers
    ]
    return ActionPlan.of(there.header, {**rows, "observation": (*there.observations, *new)})


@given(files())
@settings(max_examples=60, deadline=None)
def test_an_applied_file_brings_nothing_new(rows):
    first = looked(plan(JUNE), rows)
    assert first.problems == ()
    again = looked(applied(plan(JUNE), first), rows)
    assert (again.offers, again.unchanged, again.problems) == ((), len(rows), ())


@given(files(), st.data())
@settings(max_examples=60, deadline=None)
def test_a_file_that_grew_brings_only_what_grew(rows, data):
    known = data.draw(st.integers(0, len(rows)))
    before = applied(plan(), looked(plan(), rows[:known]))
    grown = looked(before, rows)
    assert [(o.observation.indicator, o.observation.date) for o in grown.added] == [
        (row["indicator"], row["date"]) for row in rows[known:]
    ]
    assert (grown.revised, grown.unchanged) == ((), known)


@given(files(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_rows_does_not_matter(rows, random):
    shuffled = random.sample(rows, len(rows))
    one, other = looked(plan(JUNE), rows), looked(plan(JUNE), shuffled)
    assert sorted(o.sentence for o in one.added) == sorted(o.sentence for o in other.added)
    assert sorted(o.sentence for o in one.revised) == sorted(o.sentence for o in other.revised)
    assert (one.unchanged, one.problems) == (other.unchanged, other.problems)


@given(st.lists(st.dictionaries(st.sampled_from(["indicator", "date", "value", "numerator", "denominator", "note"]),
                                st.text(max_size=20)), max_size=5))  # fmt: skip
@settings(max_examples=100, deadline=None)
def test_no_cell_breaks_it(rows):
    made = looked(plan(JUNE), rows)
    with_figures = sum(any(row.get(c) for c in ("value", "numerator", "denominator")) for row in rows)
    assert made.empty == len(rows) - with_figures
    assert all(problem.startswith("readings.csv, line ") for problem in made.problems)


def test_a_reading_with_which_something_is_wrong_is_not_offered(tmp_path):
    made = found(tmp_path, "i-grays,May 2017,-1,,,", "i-crg,May 2017,12,,,", "i-crg,20 June 2017,,1,2,")
    assert [offer.observation.value for offer in made.added] == [12]
    assert (made.revised, len(made.problems)) == ((), 2)


NOT_WHOLE = "is not a whole number, and whole things are counted"
OR_NOTE = "or say in its note why it is right."


def test_what_looks_like_a_slip_is_told_and_keeps_nothing_back(tmp_path):
    made = found(tmp_path, "i-crg,May 2017,1.5,,,", "i-crg,17 April 2017,9,,,", "i-tilbury,May 2017,3,,,")
    assert (len(made.added), made.problems) == (3, ())
    assert made.doubts == (
        f"readings.csv, line 2, value: 1.5 attendees {NOT_WHOLE}; correct it, {OR_NOTE}",
        "readings.csv, line 3, date: it is of a day before the baseline, which is of 18 April 2017; correct the one or "
        f"the other, {OR_NOTE}",
    )


def test_a_point_that_was_meant_as_a_comma(tmp_path):
    made = found(tmp_path, 'i-tilbury,May 2017,"1,100",,,', "i-tilbury,June 2017,1.090,,,")
    assert made.doubts == (
        f"readings.csv, line 3, value: 1.09 people {NOT_WHOLE}; correct it if 1,090 is meant, {OR_NOTE}",
    )


def test_a_new_reading_in_front_of_one_that_then_falls(tmp_path):
    total = TILBURY.model_copy(update={"running_total": True})
    there = plan_of(total, Observation(id="v", indicator="i-tilbury", date="July 2017", value=120))
    made = found(tmp_path, "i-tilbury,June 2017,1200,,,", there=there)
    assert made.doubts == (
        "readings.csv, line 2, value: of July 2017 in the plan, 120 people is less than the 1,200 people before, and "
        f"it is a running total; correct it, {OR_NOTE}",
    )


def test_what_is_odd_in_the_plan_already_is_not_told(tmp_path):
    odd = Observation(id="v", indicator="i-tilbury", date="May 2017", value=1.5)
    assert found(tmp_path, "i-tilbury,July 2017,3,,,", there=plan(odd)).doubts == ()


def test_what_is_wrong_with_many_lines_is_said_once_in_short(tmp_path):
    made = found(tmp_path, *["i-x,May 2017,1,,,"] * 22, "i-crg,May 2017,n/a,,,")
    unknown = (
        "indicator: “i-x” is not an indicator of the plan; write the id, or the title, of one, such as i-crg."
    )
    assert len(made.problems) == 23
    assert made.problems[0] == f"readings.csv, line 2, {unknown}"
    assert made.problems_in_short[0] == f"readings.csv, lines 2, 3, 4 and 19 more, {unknown}"
    assert len(made.problems_in_short) == 2
    two = found(tmp_path, *["i-x,May 2017,1,,,"] * 2).problems_in_short
    assert two == (f"readings.csv, lines 2 and 3, {unknown}",)
