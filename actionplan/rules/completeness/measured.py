"""Success indicators that cannot tell of success yet, and targets that none of them measures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from actionplan.plan.nouns import Indicator
from actionplan.rules.aiming import no_figure
from actionplan.rules.completeness.finding import Finding
from actionplan.rules.completeness.looked import Looked
from actionplan.rules.counting import level
from actionplan.rules.readings_checked import wrong_among
from actionplan.words.english import number_in_words, quoted, sentence, shortened, some_named


def target_not_measured(looked: Looked) -> Iterator[Finding]:
    """An open target row with a figure that no indicator names."""
    for row_id, reading in looked.targets.items():
        row = looked.plan.by_id[row_id]
        if not isinstance(row, Indicator) and not no_figure(reading) and row_id not in looked.measuring:
            yield Finding(
                "target-not-measured",
                looked.place(row),
                "It has a figure, and no success indicator measures it.",
                f"Name it on the indicator that does: write targets: [{row_id}] there.",
                (row_id,),
            )


def not_measured(looked: Looked) -> Iterator[Finding]:
    """A success indicator without a measure, or without the baseline to compare with.

    Those that have neither are told together, by theme; one that evidence stands for needs no measure.
    """
    bare: dict[str, list[Indicator]] = defaultdict(list)
    shown = {piece.of for piece in looked.plan.evidence if not piece.withdrawn}
    for indicator in looked.plan.indicators:
        missing = _missing(indicator, looked)
        if len(missing) == 1:
            yield _finding(looked, indicator, f"It has no {missing[0]}.", _TO_SAY[missing[0]])
        elif missing and indicator.id not in shown:
            bare[indicator.theme].append(indicator)
    for theme, indicators in bare.items():
        yield _none_of(looked, theme, indicators)


_TO_SAY = {
    "measure": "Say what is counted, and in which unit.",
    "baseline": "Say where it started, and when that was.",
    "both": "Say what is counted, in which unit, and where it started.",
}


def _missing(indicator: Indicator, looked: Looked) -> list[str]:
    """What it lacks; a target that says where things stand now has said the baseline too."""
    start = indicator.baseline
    of_targets = (looked.targets.get(row_id) for row_id in (indicator.id, *indicator.targets))
    known = {
        "measure": bool(indicator.measure.strip()),
        "baseline": (start is not None and level(start, indicator) is not None)
        or any(reading is not None and reading.baseline is not None for reading in of_targets),
    }
    return [thing for thing, there in known.items() if not there]


def _finding(looked: Looked, indicator: Indicator, problem: str, advice: str) -> Finding:
    return Finding("not-measured", looked.place(indicator), problem, advice, (indicator.id,))


def _none_of(looked: Looked, theme: str, indicators: Sequence[Indicator]) -> Finding:
    if len(indicators) == 1:
        return _finding(looked, indicators[0], "It has no measure and no baseline.", _TO_SAY["both"])
    names = some_named([indicator.title for indicator in indicators])
    return Finding(
        "not-measured",
        f"Success indicators under {quoted(theme)}" if theme.strip() else "Success indicators",
        f"None of these {number_in_words(len(indicators))} has a measure or a baseline: {names}.",
        "Begin with one that can be counted: say what, in which unit, and where it started. Others may have evidence.",
        tuple(indicator.id for indicator in indicators),
    )


def wrong_reading(looked: Looked) -> Iterator[Finding]:
    """A reading that cannot be right: out of its range, in another unit, more than what it is a part of."""
    for reading, wrong in wrong_among(looked.counting):
        indicator = looked.plan.by_id[reading.indicator]
        yield Finding(
            "wrong-reading",
            f"Reading of {shortened(reading.date, 40)} on {looked.place(indicator)}",
            sentence(wrong.problem),
            sentence(wrong.advice),
            (reading.id, indicator.id),
        )


def no_level(looked: Looked) -> Iterator[Finding]:
    """A measured indicator of which nobody has said whether it tells of work done or of what came of it."""
    read = {reading.indicator for reading in looked.plan.observations if not reading.withdrawn}
    for indicator in looked.plan.indicators:
        if indicator.level is None and (indicator.measure.strip() or indicator.id in read):
            yield Finding(
                "no-level",
                looked.place(indicator),
                "It has no level, so a report cannot say whether it tells of work done or of what came of it.",
                "Say which it is: input, output, outtake, outcome or impact.",
                (indicator.id,),
            )
