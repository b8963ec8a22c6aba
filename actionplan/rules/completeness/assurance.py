"""Statements of assurance that the statuses do not bear out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from actionplan.plan.nouns import PeriodNote, Update
from actionplan.rules.completeness.finding import Finding
from actionplan.rules.completeness.looked import Looked
from actionplan.words.english import count_of, quoted, some_named

_ASSURES = re.compile(
    r"\b(?:on (?:track|course|target|schedule)|as planned|to plan|no concerns?)\b", re.IGNORECASE
)
_DENIES = re.compile(r"\b(?:not|no longer|isn't|aren't|hardly|nothing is)\s+(?:\w+\s+)?$", re.IGNORECASE)


def assurance_differs(looked: Looked) -> Iterator[Finding]:
    """A summary, or a lead's word on a priority, that says all is on course while something under it is red."""
    for row_id, red in looked.red_under.items():
        said = looked.plan.by_id.get(row_id)
        if not red or not isinstance(said, PeriodNote | Update):
            continue
        words = assuring(said.text if isinstance(said, PeriodNote) else said.narrative)
        if words:
            are = count_of(len(red), "item under it is", "items under it are")
            yield Finding(
                "assurance-differs",
                _where(looked, said),
                f"It says {quoted(words)}, and {are} red: {some_named(red)}.",
                "Say what is done about them, or what the assurance rests on.",
                (said.id,),
            )


def _where(looked: Looked, said: PeriodNote | Update) -> str:
    if isinstance(said, PeriodNote):
        return f"Summary of {said.period}"
    return f"Update for {said.period} on {looked.place(looked.plan.by_id[said.of])}"


def assuring(text: str) -> str:
    """The words of a text that say all is well, unless they are denied; else nothing."""
    for found in _ASSURES.finditer(text):
        if not _DENIES.search(text[: found.start()]):
            return found[0]
    return ""
