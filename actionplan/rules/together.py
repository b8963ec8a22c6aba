"""Where a target stands that several places or indicators have to meet, or that evidence has to show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from actionplan.rules.progress import Judgement, Status
from actionplan.words.english import count_of, listed, number_in_words, sentence

NOT_MEASURED = Judgement(Status.NOT_MEASURABLE, "No indicator measures this target yet.")
NOT_COUNTED = Judgement(Status.NOT_MEASURABLE, "No indicator counts this place yet.")


class InPlaces(NamedTuple):
    """Where a target stands that several places have to meet, and why."""

    status: Status
    sentence: str


def in_places(judged: Mapping[str, Judgement], thing: str = "place") -> InPlaces:
    """A target that several places have to meet stands where its worst place stands: a surplus makes up for nothing.

    The same holds for several indicators of one target, and whatever else the `thing` is.
    """
    if not judged:
        return InPlaces(Status.NOT_MEASURABLE, f"No {thing} has been measured yet.")
    met = [name for name, each in judged.items() if each.status.counted_as is Status.MET]
    worst = min(judged.values(), key=badness).status
    if len(met) == len(judged):
        all_of_them = {1: f"The one {thing} meets", 2: f"Both {thing}s meet"}
        every = all_of_them.get(len(met), f"All {number_in_words(len(met))} {thing}s meet")
        return InPlaces(worst, f"{every} the target.")
    thing_or_things = count_of(len(judged), thing)
    if all(each.status is Status.NOT_MEASURABLE for each in judged.values()):
        return InPlaces(worst, sentence(f"none of {thing_or_things} can be measured yet"))
    some = "none" if not met else number_in_words(len(met))
    meet = "meet" if len(met) > 1 else "meets"
    return InPlaces(worst, sentence(f"{some} of {thing_or_things} {meet} the target: {_the_others(judged)}"))


def _the_others(judged: Mapping[str, Judgement]) -> str:
    """Where those stand that do not meet the target: `Grays and Tilbury are behind; Corringham is on course`."""
    names: dict[Status, list[str]] = {}
    for name, each in judged.items():
        if each.status.counted_as is not Status.MET:
            names.setdefault(each.status, []).append(name)
    told = [f"{listed(of)} {'is' if len(of) == 1 else 'are'} {status}" for status, of in names.items()]
    return listed(told) if all(len(of) == 1 for of in names.values()) else "; ".join(told)


def in_every_place(judged: Iterable[tuple[str, Judgement]]) -> InPlaces:
    """The same of places that are judged several times, each by its worst judgement. The rule is ours."""
    worst: dict[str, Judgement] = {}
    for name, found in judged:
        worst[name] = min(worst.get(name, found), found, key=badness)
    return in_places(worst)


def by_evidence(*, complete: bool, pieces: int) -> InPlaces:
    """A target without a figure is met where its row is complete and evidence stands by it. The rule is ours.

    A tick alone shows nothing, and evidence alone does not say that it is enough.
    """
    stand = count_of(pieces, "piece of evidence stands", "pieces of evidence stand")
    if complete and pieces:
        return InPlaces(Status.MET, f"Recorded as complete, and {stand} by it.")
    if complete:
        why = "Recorded as complete, but no evidence stands by it yet: add what shows it."
    elif pieces:
        why = f"The target names no figure: {stand} by it so far, but it is not recorded as complete."
    else:
        why = "The target names no figure, so evidence has to show it, and there is none yet."
    return InPlaces(Status.NOT_MEASURABLE, why)


def badness(found: Judgement) -> int:
    """The rank of a judgement, the worst first; what nobody measures is worse than what is within tolerance."""
    return list(Status).index(found.status)
