"""Targets that wait for an answer, and sums in notes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.plan.nouns import Baseline, Indicator
from actionplan.rules.completeness import targets
from actionplan.words.dates import Answer
from tests.rules.completeness_sample import found, ids, said
from tests.view.sample import target

ATTENDANCE = "Increased CRG attendance - 100-150% / currently 10-15 regular attendees"
SHARE = "0.5% of the population"


def advice(*rows) -> list[str]:
    return [finding.advice for finding in found(targets.target_question, *rows)]


def answered(written: str, key: str, reading: str) -> tuple[Answer, ...]:
    return (Answer(field="target", key=key, as_written=written, reading=reading),)


def test_by_or_to_is_asked_with_what_each_comes_to() -> None:
    (finding,) = found(targets.target_question, target("June", target=ATTENDANCE, requirement="More people"))
    assert finding.ids == ("t",)
    assert finding.where == (
        "Target row “More people”, target “Increased CRG attendance - 100-150% / currently 10-15 regul…”"
    )
    assert finding.problem == "Is it to be increased by 100-150%, or to 100-150% of what it is now?"
    assert finding.advice == (
        "Answer “by 100-150%, so 20-37.5” or “to 100-150%, so 10-22.5” under answers "
        "(field: target, key: by-or-to), or write the target anew."
    )


def test_an_answer_ends_the_question() -> None:
    answers = answered(ATTENDANCE, "by-or-to", "by 100-150%, so 20-37.5")
    assert ids(targets.target_question, target("June", target=ATTENDANCE, answers=answers)) == []


def test_a_direction_without_a_figure_needs_figures() -> None:
    row = target("June", target="More readers", requirement="")
    assert said(targets.target_question, row) == [
        (
            "Target row “More readers”",
            "Baseline needed: from what to what? Without a figure it can't be called met.",
        )
    ]
    assert advice(row) == [
        "Get the figures and write the target anew, or answer such as “from 40 to 60” under answers "
        "(field: target, key: baseline)."
    ]


def test_a_change_needs_the_baseline_of_an_indicator() -> None:
    row = target("June", target="10 per cent more success stories")
    asked = Indicator(id="i", title="Stories", unit="stories", targets=("t",))
    assert advice(row, asked) == [
        "Give an indicator that measures it a baseline, or answer such as “currently 240” under answers "
        "(field: target, key: baseline)."
    ]
    assert advice(row, asked.model_copy(update={"baseline": Baseline(as_at="May 2017")})) == advice(row)
    assert advice(row, asked.model_copy(update={"baseline": Baseline(value=240)})) == []


def test_an_indicator_is_asked_for_its_own_target_and_answers_with_its_own_baseline() -> None:
    own = Indicator(id="i", title="Stories", unit="stories", target="10 per cent more success stories")
    assert ids(targets.target_question, own) == [("i",)]
    assert ids(targets.target_question, own.model_copy(update={"baseline": Baseline(value=240)})) == []


def test_a_share_of_unknown_people_needs_their_number() -> None:
    row = target("June", target="0.5% of the Thurrock population")
    assert advice(row) == [
        "Answer with their number, such as “26,000”, under answers (field: target, key: population)."
    ]
    answers = answered("0.5% of the Thurrock population", "population", "165,000")
    assert advice(row.model_copy(update={"answers": answers})) == []
    assert advice(row.model_copy(update={"note": "Grays c. 25,000 (125); Tilbury c. 38,000 (190)"})) == []


def test_no_target_is_no_question_and_what_has_ended_is_not_asked_about() -> None:
    assert ids(targets.target_question, target("June"), Indicator(id="i", title="Readers")) == []
    assert ids(targets.target_question, target("June", target="More readers"), ended=frozenset({"t"})) == []


@given(st.text(st.characters(exclude_categories=("C",)), max_size=60))
def test_any_target_is_checked(text: str) -> None:
    row = target("June", target=text, note=text)
    for finding in (*found(targets.target_question, row), *found(targets.wrong_sum, row)):
        assert finding.ids == ("t",)
        assert finding.advice.endswith(".")


# Sums


def sums(note: str, written: str = SHARE, **fields) -> list[str]:
    return [
        problem for _, problem in said(targets.wrong_sum, target("June", target=written, note=note, **fields))
    ]


def test_a_number_that_is_not_its_share_is_found() -> None:
    places = (
        "Purfleet c. 36,000 (180); Tilbury c. 38,000 (190). If the target is 0.5%, Purfleet is {} people."
    )
    assert sums(places.format(180)) == []
    assert sums(places.format(160)) == ["Purfleet: 160 is written, but 0.5% of 36,000 is 180."]


def test_a_note_is_read_by_its_own_percentage_where_the_target_has_none() -> None:
    note = "1% of each area: Grays c. 25,000 (250); Tilbury c. 38,000 (190)"
    assert sums(note, "5 testimonials") == ["Tilbury: 190 is written, but 1% of 38,000 is 380."]
    of_indicator = Indicator(id="i", title="Reach", note=note)
    assert said(targets.wrong_sum, of_indicator) == [
        ("Success indicator “Reach”", "Tilbury: 190 is written, but 1% of 38,000 is 380.")
    ]


@pytest.mark.parametrize("reading", ["", "190", "380"])
def test_what_is_asked_of_the_target_or_was_answered_is_not_found_twice(reading: str) -> None:
    note = "Grays c. 25,000 (250); Tilbury c. 38,000 (190)"
    answers = answered("1% of the population", "number-tilbury", reading) if reading else ()
    assert sums(note, "1% of the population", answers=answers) == []
    row = target("June", target="1% of the population", note=note, answers=answers)
    assert len(ids(targets.target_question, row)) == (not reading)
