"""Every term once: its word, its letter, its meaning and its colours.

The colours are those of the NHS status tag (nhsuk-frontend, `tag`): a tint behind text and border of one shade,
each pair with a contrast of at least 7 to 1. A colour never stands without its word.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Rag(StrEnum):
    """The status of anything that has a date: red, amber or green, or a word that stands beside them."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    COMPLETE = "complete"
    NOT_STARTED = "not started"
    TO_BE_CONFIRMED = "date to be confirmed"
    DEFERRED = "deferred"
    STOPPED = "stopped"
    NOT_RATED = "not rated"


@dataclass(frozen=True, slots=True)
class Tag:
    """How a status looks: `word` is always printed; `letter` where there is room for one only."""

    word: str
    letter: str
    background: str
    text: str
    edge: str


TAGS: dict[Rag, Tag] = {
    Rag.RED: Tag("Red", "R", "#f7d4d1", "#6a140e", "#d5281b"),
    Rag.AMBER: Tag("Amber", "A", "#ffdc8e", "#4d3708", "#ffb81c"),
    Rag.GREEN: Tag("Green", "G", "#cce5d8", "#004c23", "#007f3b"),
    Rag.COMPLETE: Tag("Complete", "C", "#ccdff1", "#004281", "#005eb8"),
    Rag.NOT_STARTED: Tag("Not started", "N", "#dbe0e3", "#354550", "#4c6272"),
    Rag.TO_BE_CONFIRMED: Tag("Date to be confirmed", "T", "#ffffff", "#212b32", "#212b32"),
    Rag.DEFERRED: Tag("Deferred", "D", "#d6cce3", "#240050", "#330072"),
    Rag.STOPPED: Tag("Stopped", "S", "#e8edee", "#212b32", "#768692"),
    Rag.NOT_RATED: Tag("Not rated", "\u2013", "#ffffff", "#354550", "#aeb7bd"),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How the word for where a target stands looks, and what it means."""

    meaning: str
    background: str
    text: str
    edge: str


STANDINGS: dict[str, Standing] = {
    "going the wrong way": Standing(
        "Further from the target than at the start.", "#6a140e", "#ffffff", "#6a140e"
    ),
    "far behind": Standing(
        "Less than 60 % of the change that was due was made.", "#f7d4d1", "#6a140e", "#d5281b"
    ),
    "behind": Standing(
        "Less than 95 % of the change that was due was made, or, where no line leads to the target, it is missed, by "
        "more than the tolerance. Also what is short of the target when its date has passed.",
        "#ffdc8e",
        "#4d3708",
        "#ffb81c",
    ),
    "not measurable yet": Standing(
        "There is no figure to judge by, or no evidence yet; never counted as met.",
        "#ffffff",
        "#354550",
        "#aeb7bd",
    ),
    "within tolerance": Standing(
        "Short of what was due, but by no more than the tolerance; counted as on course.",
        "#e3f4f3",
        "#004b46",
        "#00a499",
    ),
    "on course": Standing(
        "At least 95 % of the change that was due was made.", "#cce5d8", "#004c23", "#007f3b"
    ),
    "met": Standing(
        "The level is reached or, where evidence is asked for, the row is complete and evidence stands by it.",
        "#ccdff1",
        "#004281",
        "#005eb8",
    ),
    "exceeded": Standing(
        "Better than the range that was asked for; counted as met.", "#003087", "#ffffff", "#003087"
    ),
}
"""Where a target stands by its measures, worst first: the words of `actionplan.rules.progress.Status`."""

INK, QUIET, LINE, ACCENT = "#212b32", "#4c6272", "#d8dde0", "#005eb8"
"""The other colours of a page and its pictures: text, quieter text, rules, and the one accent."""

GREY, WHITE, EDGE = "#e8edee", "#ffffff", "#768692"
"""The cells of a tracker: to be read, and to be filled in, with the edge of these."""

AIM = "#c81e1e"
"""The line of a target in a chart."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How the points of a special cause look in a chart: a shape, and a colour within a dark edge."""

    shape: str
    colour: str
    edge: str


MARKS: dict[str, Mark] = {
    "improvement": Mark("diamond", "#00b0f0", "#00426b"),
    "concern": Mark("square", "#e46c0a", "#6b2f00"),
    "change": Mark("cross", "#490092", "#490092"),
}
"""The colours are those of NHSRplotthedots (`R/ptd_spc_colours.R`); the edges and the shapes are ours."""

COMPARISONS: dict[str, str] = {
    "best": "▲▲",
    "better": "▲",
    "similar": "●",
    "worse": "▼",
    "worst": "▼▼",
    "higher": "△",
    "lower": "▽",
    "not compared": "–",
}
"""The sign beside each word of `actionplan.rules.intervals.Comparison`; hollow where neither way is better."""

WORST_FIRST: tuple[Rag, ...] = (
    Rag.RED,
    Rag.AMBER,
    Rag.TO_BE_CONFIRMED,
    Rag.GREEN,
    Rag.NOT_STARTED,
    Rag.DEFERRED,
    Rag.STOPPED,
    Rag.COMPLETE,
    Rag.NOT_RATED,
)

FACTS: tuple[Rag, ...] = (Rag.COMPLETE, Rag.DEFERRED, Rag.STOPPED, Rag.NOT_STARTED)


NewDate = Literal["corrected", "agreed", "expected"]
"""What the new date is of a row that stood in an issued report: a typing mistake put right, agreed, or a forecast."""


class Audience(StrEnum):
    """Who may see a text; each sees its own and what is for a wider audience."""

    LAY_MEMBERS = "lay members"
    EXECUTIVE = "executive"
    TEAM = "team"

    @property
    def slug(self) -> str:
        """Its name as part of a path: `lay-members`."""
        return self.value.replace(" ", "-")

    def may_see(self, text_for: Audience) -> bool:
        """Whether this audience may see a text that is meant for `text_for`."""
        widest_first = list(Audience)
        return widest_first.index(text_for) <= widest_first.index(self)


class Level(StrEnum):
    """Where an indicator stands in the evaluation cycle of the Government Communication Service."""

    INPUT = "input"
    OUTPUT = "output"
    OUTTAKE = "outtake"
    OUTCOME = "outcome"
    IMPACT = "impact"


LEVELS: dict[Level | None, str] = {
    Level.INPUT: "What we put in",
    Level.OUTPUT: "What was delivered, and whom it reached",
    Level.OUTTAKE: "What people thought of it and remembered",
    Level.OUTCOME: "What people did",
    Level.IMPACT: "The difference made to what the organisation is there for",
    None: "Nobody has said yet what these tell of",
}
"""What each level tells, in plain words; none where nobody has said the level."""


class Direction(StrEnum):
    """Which way an indicator should move."""

    MORE = "more is better"
    FEWER = "fewer is better"
    NEITHER = "neither"
