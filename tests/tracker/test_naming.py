"""Which indicator a text means."""

import pytest

from actionplan.tracker.naming import MOST_GUESSED, indicators_named
from tests.tracker.sample import plan


def named(text):
    found = indicators_named([text], plan())[text]
    return found if isinstance(found, str) else found.id


@pytest.mark.parametrize(
    "text", ["i-crg", "I-CRG", "Regular attendance", "regular  ATTENDANCE", "Regular\u00a0attendance"]
)
def test_by_its_id_or_its_title(text):
    assert named(text) == "i-crg"


def test_a_title_that_several_share():
    assert named("People contacted") == (
        "“People contacted” is the title of two indicators; "
        "write the id of the one that is meant: i-grays (Grays) or i-tilbury (Tilbury, frailty)"
    )


def test_an_unknown_one_with_what_was_probably_meant():
    assert named("i-crgg") == "“i-crgg” is not an indicator of the plan; was “i-crg” meant?"
    assert named("Survey answer") == (
        "“Survey answer” is not an indicator of the plan; was “survey answers” meant?"
    )


def test_an_unknown_one():
    assert named("=1+1") == (
        "“=1+1” is not an indicator of the plan; write the id, or the title, of one, such as i-crg"
    )


def test_none():
    assert named("") == "it is empty; write the id, or the title, of an indicator of the plan"


def test_a_file_of_another_plan_is_not_guessed_at_for_ever():
    texts = [f"i-crg{number}" for number in range(MOST_GUESSED + 1)]
    found = list(indicators_named(texts, plan()).values())
    assert found[-2].endswith("was “i-crg” meant?")
    assert found[-1].endswith("such as i-crg")
