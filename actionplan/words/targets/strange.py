"""Figures that are written in a way nobody can be sure of: `10²`, `5×10³`, `1e6`. They are asked, never guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from actionplan.words.targets.reading import TargetQuestion, TargetReading

_RAISED = "\u00b9\u00b2\u00b3\u2070\u2074-\u2079"
_STRANGE = re.compile(
    rf"(?<![\w.,])(?:[0-9]+(?:[.,][0-9]+)?[ ]?[\u00d7x*][ ]?)?"
    rf"(?:[0-9][0-9.,]*(?:[{_RAISED}]+|\^-?[0-9]+)|[0-9]+(?:\.[0-9]+)?e[+-]?[0-9]+(?!\w))",
    re.IGNORECASE,
)
_POINTS = re.compile(r"(?<![\w.,:/])[0-9]+(?:[.,][0-9]+){2,}(?![\w.,:/])")
_FAR = 4_000


def strange_figure(text: str) -> str:
    """The first such figure to the letter, or none."""
    found = _STRANGE.search(text[:_FAR])
    return found.group() if found else ""


def with_figure_told(text: str, given: Mapping[str, str]) -> str:
    """The text with the figure that was answered in place of the strange one; an answer in words stands alone."""
    strange, answer = strange_figure(text), given.get("figure", "").strip()
    if not strange or not answer:
        return text
    return answer if any(c.isalpha() for c in answer) else text.replace(strange, answer, 1)


def figure_asked(reading: TargetReading, strange: str) -> TargetReading:
    """No reading yet, and the question which figure is meant."""
    text = f"The figure in \u201c{strange}\u201d can't be read for certain. Which figure is meant?"
    return replace(reading, kind="to be confirmed").asking(TargetQuestion("figure", text))


def unread_figure(reading: TargetReading) -> TargetReading:
    """A text that is read as evidence though a number such as `1.234.567` stands in it: which figure is meant?"""
    found = _POINTS.search(reading.as_written[:_FAR]) if reading.kind == "evidence" else None
    return figure_asked(reading, found.group()) if found else reading
