"""Figures in sentences: as given, or rounded as people round."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.words.figures import figure, rounded, same, span_with_unit, with_unit


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0"),
        (-0.0, "0"),
        (264.0, "264"),
        (0.1 + 0.2, "0.3"),
        (240 * 1.1, "264"),
        (11.6, "11.6"),
        (1234567.25, "1,234,567.25"),
        (-3, "-3"),
        (3.4e9, "3,400,000,000"),
        (0.0000001, "0.0000001"),
    ],
)
def test_a_figure_is_written_as_it_was_given(number: float, words: str) -> None:
    assert figure(number) == words
    assert figure(number, "people") == f"{words} people"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0"),
        (16.04, "16"),
        (62.25, "62.3"),
        (-62.25, "-62.3"),
        (1234.56, "1,234.6"),
        (0.0516, "0.052"),
        (0.79365, "0.79"),
        (1e-12, "0"),
        (-1e-12, "0"),
    ],
)
def test_what_was_worked_out_is_rounded(number: float, words: str) -> None:
    assert rounded(number) == words


@pytest.mark.parametrize(
    ("number", "mark", "words"),
    [
        (94.96, 95, "94.96"),
        (94.9996, 95, "94.9996"),
        (95.0, 95, "95"),
        (94.9, 95, "94.9"),
        (95 + 1e-12, 95, "95"),
        (252.04, 252, "252.04"),
    ],
)
def test_and_never_to_a_mark_that_it_misses(number: float, mark: float, words: str) -> None:
    assert rounded(number, mark) == words


@given(st.floats(allow_nan=False, allow_infinity=False), st.floats(allow_nan=False, allow_infinity=False))
def test_any_number_has_words(number: float, mark: float) -> None:
    assert figure(number).strip("-0123456789,.") == ""
    assert rounded(number, mark).strip("-0123456789,.") == ""


def test_noise_makes_no_difference() -> None:
    assert same(240 * 1.1, 264)
    assert same(0.1 + 0.2, 0.3)
    assert not same(0.95, 0.9499)
    assert not same(0, 0.001)


@pytest.mark.parametrize(
    ("number", "unit", "words"),
    [
        ("1", "testimonials", "1 testimonial"),
        ("1", "people", "1 person"),
        ("1", "stories", "1 story"),
        ("1", "visits a week", "1 visit a week"),
        ("1", "success stories in the press", "1 success story in the press"),
        ("1", "%", "1 %"),
        ("1", "press", "1 press"),
        ("0", "testimonials", "0 testimonials"),
        ("1", "", "1"),
        ("1", "breaches", "1 breach"),
        ("1", "days without news", "1 day without news"),
        ("1", "boxes", "1 box"),
        ("1,450", "£", "£1,450"),
        ("1.2", "£m", "£1.2m"),
        ("3", "£ a visit", "£3 a visit"),
    ],
)
def test_a_number_agrees_with_its_unit(number: str, unit: str, words: str) -> None:
    assert with_unit(number, unit) == words


def test_two_numbers_share_their_unit() -> None:
    assert span_with_unit("5", "10", "testimonials") == "5 to 10 testimonials"
    assert span_with_unit("5", "10", "£") == "£5 to £10"
