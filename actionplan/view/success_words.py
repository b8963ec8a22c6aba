"""The sentences of the first page on success: where the targets stand, and what the indicators tell of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from actionplan.rules.progress import Status
from actionplan.words.english import listed, sentence
from actionplan.words.vocabulary import Level

COUNTED = (Status.MET, Status.ON_COURSE, Status.BEHIND, Status.NOT_MEASURABLE)
"""The four words under which targets are counted, in the order in which they are told."""

MEANINGS: Mapping[Level | None, str] = {
    Level.INPUT: "What we put in",
    Level.OUTPUT: "What was delivered, and whom it reached",
    Level.OUTTAKE: "What people thought of it and remembered",
    Level.OUTCOME: "What people did",
    Level.IMPACT: "The difference made to what the organisation is there for",
    None: "Nobody has said yet what these tell of",
}
"""The levels of the evaluation cycle of the Government Communication Service in plain words."""

METHOD = (
    "Targets are kept as their authors wrote them; how each is read stands beside it. What can be read in two ways is "
    "asked once, and judged by its likeliest reading until it is answered.",
    "A target is met where the level that it asks for has been reached, never without a figure or stated evidence. "
    "One without a figure that asks for evidence is met where it is recorded as complete and evidence stands by it.",
    "Until then it is on course where at least 95 % of the change that was due by the day of the latest reading has "
    "been made, and behind below that (far behind below 60 %): the marks of Open SDG and Statistics Canada. What was "
    "due is read off a straight line by days, from the baseline to the target. Once its date has passed, no target "
    "is on course.",
    "Without a baseline, a target is on course within the tolerance of its indicator, in per cent of the level that is "
    "due. There is no national tolerance: each indicator has its own, which is printed with it.",
    "A target for several places, or with several indicators, stands where the worst of them stands. What lacks a "
    "figure, a reading or the same unit is not measurable yet, and its sentence says what it needs.",
    "From 13 readings on, limits and icons follow Making Data Count of NHS England: they tell a change from the usual "
    "ups and downs. Intervals are of 95 %, by Wilson's method for a share, by Byar's for a count or a rate (exact "
    "below 10), unless the source publishes its own.",
)
"""How the targets are judged, in a few sentences."""


def counted_in_words(counts: Mapping[Status, int], with_evidence: int) -> str:
    """`Of 14 targets 2 are met, 3 on course, 1 behind and 8 not measurable yet; evidence stands by 3 of those.`

    `with_evidence` is how many of those that are not measurable yet have evidence. Empty where there are no targets.
    """
    total, unmeasured = sum(counts.values()), counts.get(Status.NOT_MEASURABLE, 0)
    if total == 0:
        return ""
    said = f"of {total:,} targets {listed(_each(counts))}"
    if total == 1:
        said = f"the one target is {next(word for word in COUNTED if counts.get(word))}"
    return sentence(f"{said}; {_evidence(with_evidence, unmeasured)}" if unmeasured else said)


def levels_in_words(measured: Sequence[Level | None], indicators: int) -> str:
    """`4 of the 6 measured indicators count what we did, 2 what came of it; none tells of impact.`

    `measured` are the levels of the indicators that are measured: activity is not sold as impact. Empty where the plan
    has no indicators.
    """
    if not measured:
        return "No indicator is measured yet." if indicators else ""
    unsaid = measured.count(None)
    if unsaid == len(measured):
        all_of_them = (
            "the one measured indicator tells" if unsaid == 1 else f"the {unsaid:,} measured indicators tell"
        )
        return sentence(f"nobody has said yet what {all_of_them} of")
    return sentence("; ".join(text for text in (*_told(measured), _unsaid(unsaid)) if text))


def working(targets: str, levels: str) -> str:
    """Both in the one line of the fortnightly report; empty where there is nothing to tell."""
    said = " ".join(text for text in (targets, levels) if text)
    return f"Is it working? {said}" if said else ""


def _each(counts: Mapping[Status, int]) -> list[str]:
    """`none is met`, `3 are on course`, `1 behind`: the verb is said once, or again where it turns to the plural."""
    said: list[str] = []
    spoken = ""
    for word in COUNTED:
        number = counts.get(word, 0)
        verb = "are" if number > 1 else "is"
        again = verb if spoken != "are" and verb != spoken else ""
        spoken = again or spoken
        said.append(
            " ".join(part for part in (f"{number:,}" if number else "none", again, word.value) if part)
        )
    return said


def _evidence(pieces: int, of: int) -> str:
    if of == 1:
        return "evidence stands by it" if pieces else "no evidence stands by it"
    return f"evidence stands by {f'{pieces:,}' if pieces else 'none'} of those"


def _told(measured: Sequence[Level | None]) -> list[str]:
    """What we did and what came of it in one clause, and impact in another."""
    did = sum(level in (Level.INPUT, Level.OUTPUT) for level in measured)
    came = sum(level in (Level.OUTTAKE, Level.OUTCOME) for level in measured)
    impact = measured.count(Level.IMPACT)
    told = [(number, what) for number, what in ((did, "what we did"), (came, "what came of it")) if number]
    if not told:
        return [f"{_measured(impact, len(measured))} {_verb(impact, 'tell')} of impact"]
    (first, what), *rest = told
    said = f"{_measured(first, len(measured))} {_verb(first, 'count')} {what}"
    none = "none is said to tell of impact" if None in measured else "none tells of impact"
    shown = f"{impact:,} {_verb(impact, 'tell')} of impact" if impact else none
    return [", ".join([said, *(f"{number:,} {what}" for number, what in rest)]), shown]


def _measured(number: int, of: int) -> str:
    """`4 of the 6 measured indicators`, `all 6 measured indicators`, `the one measured indicator`."""
    every = {1: "the one measured indicator", 2: "both measured indicators"}.get(
        of, f"all {of:,} measured indicators"
    )
    return every if number == of else f"{number:,} of the {of:,} measured indicators"


def _verb(number: int, verb: str) -> str:
    return f"{verb}s" if number == 1 else verb


def _unsaid(number: int) -> str:
    return f"nobody has said yet what {number:,} of them {_verb(number, 'tell')} of" if number else ""
