"""Readings as they are looked after: each with what it was corrected from."""

from actionplan.plan.nouns import Baseline
from actionplan.view.readings_told import baseline_told, figure_as_typed, standing_reading, told_readings
from tests.view.measured_sample import indicator, reading
from tests.view.sample import view

P06 = "2017-18 P06"


def told(*rows, **fields):
    plan = view(P06, indicator(**fields), *rows).plan
    return told_readings(plan, plan.by_id["i"])


def test_the_latest_day_comes_first():
    rows = (
        reading("v1", "20 June 2017", 5),
        reading("v2", "1 June 2017", 6),
        reading("v3", "30 June 2017", 7),
    )
    assert [(one.began_as, one.when, one.amount) for one in told(*rows)] == [
        ("v3", "30 June 2017", "7 people"),
        ("v1", "20 June 2017", "5 people"),
        ("v2", "1 June 2017", "6 people"),
    ]


def test_a_corrected_reading_stands_once_under_the_id_that_it_began_as():
    (one,) = told(
        reading("v1", "20 June 2017", 5),
        reading("v2", "20 June 2017", 6, revises="v1"),
        reading("v3", "21 June 2017", 6, revises="v2"),
    )
    assert (one.began_as, one.observation.id, one.was, one.was_of) == (
        "v1",
        "v3",
        ("5 people",),
        ("20 June 2017",),
    )


def test_of_a_correction_that_was_withdrawn_the_earlier_one_stands():
    rows = (reading("v1", "20 June 2017", 5), reading("v2", "20 June 2017", 6, revises="v1", withdrawn=True))
    (one,) = told(*rows)
    assert (one.began_as, one.observation.id, one.was) == ("v1", "v1", ())


def test_corrections_in_a_circle_are_told_each_once():
    rows = (reading("v1", "20 June 2017", 5, revises="v2"), reading("v2", "20 June 2017", 6, revises="v1"))
    ids = [one.began_as for one in told(*rows)]
    assert len(ids) == len(set(ids))


def test_a_date_without_a_last_day_is_told_as_it_is_written():
    (one,) = told(reading("v1", "from June", 5))
    assert (one.day, one.doubts) == (
        None,
        ("“from June” has no last day; write the day, or the month, that it is of.",),
    )


def test_the_one_that_stands_is_found_by_where_it_began():
    plan = view(
        P06, indicator(), reading("v1", "20 June 2017", 5), reading("v2", "20 June 2017", 6, revises="v1")
    ).plan
    assert [getattr(standing_reading(plan, row), "id", None) for row in ("v1", "v2", "i", "x")] == [
        "v2",
        None,
        None,
        None,
    ]


def test_figures_are_written_as_people_type_them():
    assert [figure_as_typed(reading("v", "June", value)) for value in (None, 1450, 0.5)] == [
        "",
        "1,450",
        "0.5",
    ]
    assert (
        figure_as_typed(reading("v", "June", numerator=17, denominator=32, approximate=True))
        == "about 17 of 32"
    )
    assert figure_as_typed(Baseline(value=20)) == "20"


def test_where_it_started_is_told_with_its_date():
    one = indicator(baseline=Baseline(value=20, as_at="20.5.17"))
    assert baseline_told(one, view(P06, one).plan) == "20 people, 20 May 2017"
    assert baseline_told(indicator(), view(P06, indicator()).plan) == ""
