"""Targets exactly as people write them: the text is kept to the letter, and beside it stands how it is read.

`read_target` never raises for any text and never guesses in silence: what can be read in two ways, or lacks a
baseline or a population, is returned as a question. A text without a figure and without a direction is of the
kind `evidence`; `meeting or exceeding the target` is at least 100 "% of the target", judged by the row's figures.
"""

from actionplan.words.targets.figured import baseline_asked
from actionplan.words.targets.figures import NUMBERS
from actionplan.words.targets.parts import OF_THE_TARGET, Baseline, Place, span
from actionplan.words.targets.pieces import SCALES
from actionplan.words.targets.places import read_places
from actionplan.words.targets.read import read_target
from actionplan.words.targets.reading import KINDS, TargetChoice, TargetQuestion, TargetReading
from actionplan.words.targets.shares import with_places
from actionplan.words.targets.sums import WrongSum, wrong_sums

__all__ = [
    "KINDS",
    "NUMBERS",
    "OF_THE_TARGET",
    "SCALES",
    "Baseline",
    "Place",
    "TargetChoice",
    "TargetQuestion",
    "TargetReading",
    "WrongSum",
    "baseline_asked",
    "read_places",
    "read_target",
    "span",
    "with_places",
    "wrong_sums",
]
