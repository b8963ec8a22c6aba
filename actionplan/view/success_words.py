"""The sentences of the first page on success: where the targets stand, and what the indicators tell of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from actionplan.rules.progress import Status
from actionplan.rules.progress_words import FAR_BEHIND_BELOW, ON_COURSE_FROM, STALE_AFTER
from actionplan.rules.spc import POINTS_FOR_ICONS
from actionplan.words.english import listed, sentence
from actionplan.words.figures import figure
from actionplan.words.vocabulary import Level

COUNTED = (Status.MET, Status.ON_COURSE, Status.BEHIND, Status.NOT_MEASURABLE)
"""The four words under which targets are counted, in the order in which they are told."""

_ON_COURSE, _FAR_BEHIND = figure(ON_COURSE_FROM * 100), figure(FAR_BEHIND_BELOW * 100)

METHOD = (
    "Targets are kept as their authors wrote them; how each is read stands beside it. What can be read in two ways is "
    "asked once; until it is answered it is judged where all ways come to the same, else it is not measurable yet.",
    "A target is met where the level that it asks for has been reached, never without a figure or stated evidence. "
    "One without a figure that asks for evidence is met where it is recorded as complete and evidence stands by it.",
    f"Until then it is on course where at least {_ON_COURSE} % of the change that was due by the day of the latest "
    f"reading has been made, and behind below that (far behind below {_FAR_BEHIND} %): the marks of Open SDG and "
    "Statistics Canada. What was due is read off a straight line by days, from the baseline to the target. Once its "
    "date has passed, what is short of a target is behind. A reading of more than "
    f"{STALE_AFTER} days ago has its age beside it.",
    "A target that is off by no more than the tolerance of its indicator, in per cent of the level due, counts as "
    f"on course too; on a straight line only from {_FAR_BEHIND} % of the change that was due. There is no national "
    "tolerance: each indicator has its own, which is printed with it.",
    "A target for several places, or with several indicators, stands where the worst of them stands. What lacks a "
    "figure, a reading or the same unit is not measurable yet, and its sentence says what it needs.",
    f"From {POINTS_FOR_ICONS} readings on, limits and icons follow Making Data Count of NHS England: they tell a "
    "change from the usual ups and downs. Where they show no change the mean is judged, so that chance turns no "
    "status. Intervals are of 95 %, by Wilson's method for a share, by Byar's for a count "
    "or a rate (exact below 10), unless the source publishes its own.",
)
"""How the targets are judged, in a few sentences."""


def counted_in_words(
    counts: Mapping[Status, int], with_evidence: int, *, own: int = 0, ended: int = 0
) -> str:
    """`Of 14 targets (10 of the strategy, 4 of single measures) 2 are met and 12 behind; 1 more was stopped.`

    `with_evidence` is how many of those that are not measurable yet have evidence, `own` how many are an indicator's
    own, and `ended` how many rows are not among them since they were stopped or deferred. Empty without a target.
    """
    total, unmeasured = sum(counts.values()), counts.get(Status.NOT_MEASURABLE, 0)
    if total == 0:
        return _all_ended(ended) if ended else ""
    split = f" ({total - own:,} of the strategy, {own:,} of single measures)" if 0 < own < total else ""
    said = f"of {total:,} targets{split} {listed(_each(counts))}"
    if total == 1:
        said = f"the one target is {next(word for word in COUNTED if counts.get(word))}"
    shown = f", {_evidence(with_evidence, unmeasured)}" if with_evidence and unmeasured else ""
    left = f"; {ended:,} more {'was' if ended == 1 else 'were'} stopped or deferred" if ended else ""
    return sentence(f"{said}{shown}{left}")


def _all_ended(ended: int) -> str:
    """Where nothing else is left to count."""
    every = {1: "The one target was", 2: "Both targets were"}.get(ended, f"All {ended:,} targets were")
    return f"{every} stopped or deferred."


def levels_in_words(measured: Sequence[Level | None], indicators: int, *, says_unsaid: bool = True) -> str:
    """`4 of the 6 measured indicators count what we did, 2 what came of it; none tells of impact.`

    `measured` are the levels of the indicators that are measured: activity is not sold as impact. Empty where the plan
    has no indicators. `says_unsaid` of how many nobody has said it: a task for the team, no news for other readers.
    """
    if not measured:
        return "No indicator is measured yet." if indicators else ""
    unsaid = measured.count(None)
    if unsaid == len(measured) and not says_unsaid:
        return ""
    if unsaid == len(measured):
        all_of_them = (
            "the one measured indicator tells" if unsaid == 1 else f"the {unsaid:,} measured indicators tell"
        )
        return sentence(f"nobody has said yet what {all_of_them} of")
    return sentence(
        "; ".join(text for text in (*_told(measured), _unsaid(unsaid if says_unsaid else 0)) if text)
    )


def working(targets: str, levels: str) -> str:
    """Both in the one line of the fortnightly report; empty where there is nothing to tell."""
    said = " ".join(text for text in (targets, levels) if text)
    return f"Is it working? {said}" if said else ""


def _each(counts: Mapping[Status, int]) -> list[str]:
    """`1 is met`, `3 are on course`, `2 behind`: the verb is said once, or again where it turns to the plural."""
    said: list[str] = []
    spoken = ""
    for word in COUNTED:
        number = counts.get(word, 0)
        if number:
            verb = "are" if number > 1 else "is"
            again = verb if spoken != "are" and verb != spoken else ""
            spoken = again or spoken
            said.append(" ".join(filter(None, (f"{number:,}", again, word.value))))
    return said


def _evidence(pieces: int, of: int) -> str:
    if of == 1:
        return "though evidence stands by it"
    return f"of which {pieces:,} {'has' if pieces == 1 else 'have'} evidence"


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
