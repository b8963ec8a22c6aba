"""The vocabulary: every status has its word and letter, and colours that can be read."""

from itertools import combinations
from typing import get_args

import pytest

from actionplan.plan.nouns import Update
from actionplan.words.vocabulary import FACTS, TAGS, WORST_FIRST, Audience, Direction, Level, Rag

PAPER = "#ffffff"


def luminance(colour: str) -> float:
    """Relative luminance, by WCAG 2.2."""
    shares = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_of_contrast():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_the_words_of_the_statuses():
    assert [(rag.value, tag.word, tag.letter) for rag, tag in TAGS.items()] == [
        ("red", "Red", "R"),
        ("amber", "Amber", "A"),
        ("green", "Green", "G"),
        ("complete", "Complete", "C"),
        ("not started", "Not started", "N"),
        ("date to be confirmed", "Date to be confirmed", "T"),
        ("deferred", "Deferred", "D"),
        ("stopped", "Stopped", "S"),
        ("not rated", "Not rated", "–"),
    ]


def test_every_status_has_a_tag_and_a_place():
    assert set(TAGS) == set(WORST_FIRST) == set(Rag)
    assert len(WORST_FIRST) == len(Rag)


def test_worst_comes_first():
    assert [rag.value for rag in WORST_FIRST] == [
        "red",
        "amber",
        "date to be confirmed",
        "green",
        "not started",
        "deferred",
        "stopped",
        "complete",
        "not rated",
    ]


@pytest.mark.parametrize("rag", Rag)
def test_a_tag_can_be_read(rag):
    tag = TAGS[rag]
    assert contrast(tag.text, tag.background) >= 7
    assert contrast(tag.text, PAPER) >= 7


def test_no_two_tags_look_or_read_the_same():
    for one, other in combinations(TAGS.values(), 2):
        assert one.word != other.word
        assert one.letter != other.letter
        assert (one.background, one.edge) != (other.background, other.edge)


def test_what_an_owner_may_report_and_what_is_a_fact():
    reported = Update.model_fields["reported_rag"].annotation
    choices, nothing = get_args(reported)
    assert (get_args(choices), nothing) == (("red", "amber", "green"), type(None))
    assert FACTS == ("complete", "deferred", "stopped", "not started")


LAY, EXECUTIVE, TEAM = Audience.LAY_MEMBERS, Audience.EXECUTIVE, Audience.TEAM


@pytest.mark.parametrize(
    ("audience", "sees"),
    [(LAY, [LAY]), (EXECUTIVE, [LAY, EXECUTIVE]), (TEAM, [LAY, EXECUTIVE, TEAM])],
)
def test_an_audience_sees_its_own_and_what_is_for_a_wider_one(audience, sees):
    assert [text_for for text_for in Audience if audience.may_see(text_for)] == sees


def test_the_other_words_of_a_plan():
    assert [audience.value for audience in Audience] == ["lay members", "executive", "team"]
    assert [level.value for level in Level] == ["input", "output", "outtake", "outcome", "impact"]
    assert [d.value for d in Direction] == ["more is better", "fewer is better", "neither"]
