"""Whether a target is in the unit of its indicator, and how units are told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.rules.units import rate_unit, same_unit, unit_in_words


@pytest.mark.parametrize(
    ("asked", "measured"),
    [
        ("%", "per cent"),
        ("%", "% of patients"),
        ("percentage", "%"),
        ("£", "pounds"),
        ("per 1,000 people", "per 1000"),
        ("testimonials", "Testimonial"),
        ("PPI/CRG positive testimonials", "testimonials"),
        ("regular attendees bi-monthly including GP PPI leads", "attendees"),
        ("success stories", "stories"),
        ("people", "regular attendees"),
        ("residents contacted", "people"),
        ("", "visits"),
        ("of 32 practices", "practices"),
    ],
)
def test_the_same_unit(asked: str, measured: str) -> None:
    assert same_unit(asked, measured)
    assert same_unit(measured, asked)


@pytest.mark.parametrize(
    ("asked", "measured"),
    [
        ("people", "%"),
        ("%", ""),
        ("£", "%"),
        ("£", "£ million"),
        ("£", "people"),
        ("per 1,000", "per 100,000"),
        ("events", "people"),
        ("visits", "people"),
        ("hours", "minutes"),
        ("Facebook followers", "Twitter followers"),
    ],
)
def test_another_unit(asked: str, measured: str) -> None:
    assert not same_unit(asked, measured)
    assert not same_unit(measured, asked)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_texts_are_compared_and_the_order_is_nothing(one: str, other: str) -> None:
    assert same_unit(one, other) == same_unit(other, one)
    assert same_unit(one, one)


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("%", "per cent"),
        ("per cent", "per cent"),
        ("£", "pounds"),
        ("per 1,000", "per 1,000"),
        ("people", "“people”"),
        ("", "plain numbers"),
    ],
)
def test_a_unit_inside_a_sentence(unit: str, words: str) -> None:
    assert unit_in_words(unit) == words


def test_so_many_of_a_whole() -> None:
    assert [rate_unit(per) for per in (100, 1000, 100_000)] == ["%", "per 1,000", "per 100,000"]
