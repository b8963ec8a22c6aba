"""Changes against a year, a figure, or the year before; and levels that no change makes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.words.targets import Baseline, read_target


def in_short(text):
    """Kind, direction, low, baseline, levels, and the keys of the questions."""
    read = read_target(text)
    base = (read.baseline.low, read.baseline.unit) if read.baseline else None
    keys = [q.key for q in read.questions]
    return read.kind, read.direction, read.low, base, read.levels, keys


def reduction(percent, base=None, levels=(None, None), keys=("baseline",)):
    return "percent change", "fewer", percent, base, levels, list(keys)


YEARLY = [
    ("5% year on year reduction in admissions", reduction(5)),
    ("Smoking: 5% year on year reduction from 20%", reduction(5, (20, "%"), (None, 19), ["points"])),
    ("5% p.a. reduction, currently 200 admissions", reduction(5, (200, "admissions"), (None, 190), [])),
    ("reduce admissions by 5% p.a.", reduction(5)),
    ("five per cent a year reduction", reduction(5)),
    ("5% pa reduction", reduction(5)),
    ("4% a year reduction to 2020", reduction(4)),
    ("5% year-on-year reduction", reduction(5)),
    ("5% per annum reduction", reduction(5)),
    ("year on year reduction of 5%", reduction(5)),
]


@pytest.mark.parametrize(("text", "expected"), YEARLY, ids=[text for text, _ in YEARLY])
def test_a_change_each_year_is_one_however_the_year_is_said(text, expected):
    assert in_short(text) == expected
    assert read_target(text).each_year


def test_a_yearly_change_to_a_bare_year_is_due_in_it():
    assert read_target("4% a year reduction to 2020").by == "2020"


def test_a_year_of_the_baseline_or_within_a_year_is_no_yearly_change():
    assert not read_target("reduce by 10% from 200 visits a year").each_year
    assert not read_target("increase by 10% within a year").each_year
    assert not read_target("10% more than a year ago").each_year


def test_a_yearly_reduction_compounds_from_its_baseline():
    read = read_target("reduce by 5% year on year from 200")
    assert read.levels_after(0) == (None, 200)
    assert read.levels_after(1) == read.levels == (None, 190)
    assert read.levels_after(2) == (None, 180.5)
    assert read.levels_after(0.5) == (None, 194.935886896)
    assert read.levels_after(-3) == (None, 200)
    assert read_target("increase by 5% year on year from 200").levels_after(1e9) == (None, None)


def test_a_yearly_number_is_added_each_year():
    read = read_target("20 more members each year, currently 100 members")
    assert (read.is_change, read.unit, read.levels) == (True, "members", (120, None))
    assert read.levels_after(3) == (160, None)


def test_a_change_that_is_not_yearly_and_a_level_are_the_same_after_any_time():
    assert read_target("reduce by 5% from 200").levels_after(4) == (None, 190)
    assert read_target("20 events a year").levels_after(4) == (20, None)


@given(st.floats(0, 20), st.floats(0, 20))
def test_later_a_yearly_reduction_asks_for_no_more_than_earlier(first, second):
    read = read_target("reduce by 5% year on year from 200")
    early, late = sorted((first, second))
    assert read.levels_after(late)[1] <= read.levels_after(early)[1]


def test_a_yearly_change_says_its_year_once():
    read = read_target("reduce by 5% year on year from 200")
    assert (
        read.in_words()
        == "a reduction of at least 5% each year, from 200, so at most 190 after the first year"
    )
    assert read_target("20 events a year").in_words() == "at least 20 events a year"


AGAINST = [
    ("10% fewer than 200 admissions", reduction(10, (200, "admissions"), (None, 180), [])),
    (
        "10% more than 200 admissions",
        ("percent change", "more", 10, (200, "admissions"), (220, None), []),
    ),
    ("20% below 200 admissions", reduction(20, (200, "admissions"), (None, 160), [])),
    ("20 per cent below 2016", reduction(20)),
    ("20 per cent below 2016 levels", reduction(20)),
    ("10% fewer than in 2016", reduction(10)),
]


@pytest.mark.parametrize(("text", "expected"), AGAINST, ids=[text for text, _ in AGAINST])
def test_a_change_is_counted_from_what_it_is_measured_against(text, expected):
    assert in_short(text) == expected


def test_the_figure_of_the_year_is_asked_for():
    read = read_target("20 per cent below 2016")
    assert read.by is None
    assert read.questions[0].text == "Baseline needed: what was the figure of 2016?"


MINUS = [
    ("at least -5", "at least", -5, None, ""),
    ("at least \u22125 points", "at least", -5, None, "points"),
    ("at most -10%", "at most", None, -10, "%"),
    ("net score -5 to 10", "range", -5, 10, ""),
    ("between -10 and -5", "range", -10, -5, ""),
    ("- 5 events", "at least", 5, None, "events"),
    ("events -5%", "percent change", 5, None, "%"),
    ("5-10 events", "range", 5, 10, "events"),
]


@pytest.mark.parametrize(("text", "kind", "low", "high", "unit"), MINUS, ids=[m[0] for m in MINUS])
def test_a_minus_is_kept_and_a_dash_is_none(text, kind, low, high, unit):
    read = read_target(text)
    assert (read.kind, read.low, read.high, read.unit) == (kind, low, high, unit)


def test_a_sign_alone_is_asked_about():
    bare = read_target("-5")
    assert [c.label for c in bare.questions[0].readings] == ["at least -5", "at least 5"]
    percent = read_target("-5%")
    assert [q.key for q in percent.questions] == ["sign", "baseline"]
    answer = {"field": "target", "key": "sign", "as_written": "-5%", "reading": "at least -5%"}
    settled = read_target("-5%", [answer])
    assert (settled.kind, settled.low, settled.questions) == ("at least", -5, ())


def test_a_plain_baseline_of_a_percentage_is_a_plain_number():
    more = ("percent change", "more", 50, (20, ""), (30, None), [])
    assert in_short("increase by 50% (from 20 to 30)") == more
    assert in_short("a 5% reduction from 200 to 190") == reduction(5, (200, ""), (None, 190), [])
    assert in_short("a 17% increase from 23 to 27") == (
        "percent change",
        "more",
        17,
        (23, ""),
        (26.91, None),
        [],
    )


def test_three_figures_that_contradict_each_other_are_asked_about():
    question = read_target("increase by 50% (from 20 to 25)").questions[0]
    assert question.text == "50% more than 20 is 30, but 25 is written. Which is meant?"
    assert [c.label for c in question.readings] == ["50%", "25"]


NO_LEVEL = [
    ("increase by 10% from 0", "10% of 0 is 0: which level is meant?"),
    ("increase by 10% from -50", "A change of 10% makes no level from -50: which level is meant?"),
    ("reduce by 200% from 50", "A reduction of 200% is more than all there is: which level is meant?"),
    ("reduce by 150%", "A reduction of 150% is more than all there is: which level is meant?"),
]


@pytest.mark.parametrize(("text", "question"), NO_LEVEL, ids=[text for text, _ in NO_LEVEL])
def test_a_percentage_of_nothing_or_of_more_than_all_makes_no_level(text, question):
    read = read_target(text)
    assert read.makes_no_level
    assert read.levels == (None, None)
    assert [q.text for q in read.questions] == [question]


def test_the_level_that_is_told_stands():
    text = "increase by 10% from 0"
    answer = {"field": "target", "key": "level", "as_written": text, "reading": "at least 5 events"}
    read = read_target(text, [answer])
    assert (read.kind, read.levels, read.unit, read.questions) == ("at least", (5, None), "events", ())


def test_a_baseline_of_zero_that_is_put_in_later_makes_no_level():
    from dataclasses import replace

    read = replace(read_target("increase by 10%"), baseline=Baseline(0, 0))
    assert read.levels == (None, None)
    assert read_target("reduce by 100% from 50").levels == (None, 0)
