"""What was corrected, what stands instead, and corrections that go astray."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.plan.nouns import Observation
from actionplan.rules.corrections import Corrections


def row(row_id, revises=None, indicator="i", **fields):
    return Observation(id=row_id, indicator=indicator, date="May 2017", value=1, revises=revises, **fields)


def of(*rows, usable=None):
    return Corrections.of(rows, {one.id for one in rows} if usable is None else usable)


def instead(*rows, usable=None):
    return {row_id: one.id for row_id, one in of(*rows, usable=usable).instead.items()}


def test_the_last_of_a_chain_stands_for_all():
    assert instead(row("a"), row("b", "a"), row("c", "b")) == {"b": "c", "a": "c"}


def test_of_two_corrections_the_one_recorded_last_stands_instead():
    assert instead(row("a"), row("b", "a"), row("c", "a")) == {"a": "c"}


def test_a_correction_of_what_cannot_be_used_goes_through_it():
    chain = (row("a"), row("b", "a"), row("c", "b"))
    assert instead(*chain, usable={"a", "c"}) == {"b": "c", "a": "c"}
    assert instead(*chain, usable={"a", "b"}) == {"a": "b"}
    assert instead(*chain, usable={"a"}) == {}


def test_a_reading_of_another_indicator_corrects_nothing():
    found = of(row("a"), row("b", "a", indicator="j"), row("c", "a", indicator="j", withdrawn=True))
    assert (found.instead, [one.id for one in found.elsewhere]) == ({}, ["b"])


@pytest.mark.parametrize(("recorded", "stands", "cut"), [("abc", "c", "a"), ("cab", "b", "c")])
def test_a_circle_is_cut_before_what_was_recorded_last(recorded, stands, cut):
    links = {"a": "c", "b": "a", "c": "b"}
    found = of(*(row(name, links[name]) for name in recorded))
    assert {one.id for one in found.instead.values()} == {stands}
    assert [one.id for one in found.circular] == [cut]


def test_what_corrects_itself_or_nothing_that_is_there():
    found = of(row("a", "a"), row("b", "lost"))
    assert (found.instead, [one.id for one in found.circular]) == ({}, ["a"])


@given(st.lists(st.integers(-1, 9), min_size=10, max_size=10), st.sets(st.integers(0, 9)))
def test_what_is_usable_stands_or_has_what_stands_instead(links, usable):
    rows = [row(str(name), str(old) if old >= 0 else None) for name, old in enumerate(links)]
    found = of(*rows, usable={str(name) for name in usable})
    standing = {str(name) for name in usable} - set(found.instead)
    assert {one.id for one in found.instead.values()} <= standing
    assert bool(standing) == bool(usable)


def test_a_long_chain_is_walked_once():
    rows = [row("v0"), *(row(f"v{n}", f"v{n - 1}") for n in range(1, 20_001))]
    assert {one.id for one in of(*rows).instead.values()} == {"v20000"}
