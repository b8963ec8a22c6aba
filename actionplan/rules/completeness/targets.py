"""Targets that wait for an answer, and sums in notes that do not come out."""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.plan.model import wording
from actionplan.plan.nouns import Indicator, Noun, Target
from actionplan.rules.aiming import SHARE
from actionplan.rules.completeness.finding import Finding
from actionplan.rules.completeness.looked import Looked
from actionplan.words.english import listed, quoted
from actionplan.words.targets import (
    TargetQuestion,
    TargetReading,
    read_places,
    read_target,
    with_places,
    wrong_sums,
)


def target_question(looked: Looked) -> Iterator[Finding]:
    """A target as written that can be read in two ways, or that lacks a figure, a start or a number of people."""
    for row_id, reading in looked.targets.items():
        for question in reading.questions:
            yield Finding(
                "target-question",
                _where(looked, looked.plan.by_id[row_id], reading.as_written),
                question.text,
                _how_to_answer(question, reading),
                (row_id,),
            )


def _where(looked: Looked, row: Noun, written: str) -> str:
    """The row, with its target as written where it goes by something else; so one question for several is said once."""
    place = looked.place(row)
    return place if wording(row) == written else f"{place}, target {quoted(written, 60)}"


def _how_to_answer(question: TargetQuestion, reading: TargetReading) -> str:
    choices = listed([quoted(choice.label) for choice in question.readings], "or")
    under = f"under answers (field: target, key: {question.key})"
    if choices:
        return f"Answer {choices} {under}, or write the target anew."
    if question.key != "baseline":
        return f"Answer with their number, such as “26,000”, {under}."
    if reading.kind in ("directional", "to be confirmed"):
        return f"Get the figures and write the target anew, or answer such as “from 40 to 60” {under}."
    return f"Give an indicator that measures it a baseline, or answer such as “currently 240” {under}."


def wrong_sum(looked: Looked) -> Iterator[Finding]:
    """A note that says another number of people than its share of a place, where that is not asked of the target."""
    noted: list[Target | Indicator] = [row for row in looked.open_rows if isinstance(row, Target)]
    for row in (*noted, *looked.plan.indicators):
        reading = looked.targets.get(row.id)
        share = reading.low if reading and reading.kind == SHARE else None
        asked = _asked(row, reading)
        for wrong in wrong_sums(row.note, share) if row.note.strip() else ():
            if (wrong.place, wrong.written) not in asked:
                yield Finding(
                    "wrong-sum",
                    looked.place(row),
                    wrong.sentence,
                    "Correct the note, or say of what else the number is a share.",
                    (row.id,),
                )


def _asked(row: Target | Indicator, reading: TargetReading | None) -> frozenset[tuple[str, float | None]]:
    """The places whose numbers are asked about, or were before that was answered, with these numbers."""
    if reading is None or reading.kind != SHARE:
        return frozenset()
    questions = with_places(read_target(row.target), read_places(row.note)).questions
    return frozenset((q.place.name, q.place.number) for q in questions if q.place)
