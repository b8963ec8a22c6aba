"""What an answer makes of a reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from actionplan.words.targets.reading import TargetQuestion, TargetReading


def settled(reading: TargetReading, question: TargetQuestion, given: Mapping[str, str]) -> TargetReading:
    """The reading that was answered; without an answer the likeliest, which stands, with the question."""
    chosen = next((c.reading for c in question.readings if c.label == given.get(question.key)), None)
    if chosen is not None:
        return replace(chosen, questions=reading.questions)
    return reading.asking(question)
