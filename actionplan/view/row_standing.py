"""Where a row of the strategy's table stands: by its indicators, in each of its places, or by evidence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from actionplan.plan.nouns import Indicator
from actionplan.rules.aiming import no_figure
from actionplan.rules.progress import InPlaces, Judgement, Status, in_places
from actionplan.view.judging import Judged, standing
from actionplan.view.success_data import StandingData
from actionplan.words.english import count_of, shortened
from actionplan.words.targets import Place, TargetReading

NOT_MEASURED = Judgement(Status.NOT_MEASURABLE, "No indicator measures this target yet.")
NOT_COUNTED = Judgement(Status.NOT_MEASURABLE, "No indicator counts this place yet.")


class RowStanding(NamedTuple):
    """Where a target row stands, and each of its places or indicators, where it has several."""

    whole: StandingData
    parts: tuple[StandingData, ...] = ()


def row_standing(
    reading: TargetReading, judged: Sequence[Judged], *, complete: bool, pieces: int
) -> RowStanding:
    """Where a row stands by the indicators that name it; without a figure by its completion and pieces of evidence.

    Of several places, and of several indicators, the worst decides.
    """
    if reading.kind == "evidence":
        return RowStanding(_by_evidence(complete, pieces))
    if why := no_figure(reading):
        return RowStanding(_standing(InPlaces(Status.NOT_MEASURABLE, why)))
    if len(reading.places) > 1:
        return _by_places(reading, judged)
    if not judged:
        return RowStanding(_standing(NOT_MEASURED))
    return RowStanding(standing(judged[0])) if len(judged) == 1 else _by_indicators(judged)


def told_apart(indicators: Iterable[Indicator]) -> Mapping[str, str]:
    """A name for each indicator by its id: its title, with its place and segment where another has the same."""
    known = list(indicators)
    titles = Counter(indicator.title for indicator in known)
    names = {i.id: f"{shortened(i.title)}{_where(i) if titles[i.title] > 1 else ''}" for i in known}
    alike = Counter(names.values())
    return {row_id: f"{name} ({row_id})" if alike[name] > 1 else name for row_id, name in names.items()}


def _where(indicator: Indicator) -> str:
    where = ", ".join(text.strip() for text in (indicator.place, indicator.segment) if text.strip())
    return f" ({where})" if where else ""


def _by_places(reading: TargetReading, judged: Sequence[Judged]) -> RowStanding:
    """Each place by the worst of its indicators; what counts none of them is told, and decides nothing."""
    counting: dict[Place | None, list[Judged]] = defaultdict(list)
    for one in judged:
        counting[one.place].append(one)
    of_place: dict[str, Judgement] = {}
    parts: list[StandingData] = []
    for place in reading.places:
        worst = min(counting[place], key=_badness, default=None)
        found = worst.judgement if worst else NOT_COUNTED
        parts.append(standing(worst, place.name) if worst else _standing(found, place.name))
        of_place[place.name] = min(of_place.get(place.name, found), found, key=_status)
    names = told_apart(j.indicator for j in counting[None])
    parts += [standing(j, names[j.indicator.id]) for j in counting[None]]
    return RowStanding(_standing(in_places(of_place)), tuple(parts))


def _by_indicators(judged: Sequence[Judged]) -> RowStanding:
    names = told_apart(j.indicator for j in judged)
    whole = in_places({names[j.indicator.id]: j.judgement for j in judged}, "indicator")
    return RowStanding(_standing(whole), tuple(standing(j, names[j.indicator.id]) for j in judged))


def _by_evidence(complete: bool, pieces: int) -> StandingData:
    """Met only where it is complete and evidence stands by it."""
    stand = count_of(pieces, "piece of evidence stands", "pieces of evidence stand")
    if complete and pieces:
        return _standing(InPlaces(Status.MET, f"Recorded as complete, and {stand} by it."))
    if complete:
        why = "Recorded as complete, but no evidence stands by it yet: add what shows it."
    elif pieces:
        why = f"The target names no figure: {stand} by it so far, but it is not recorded as complete."
    else:
        why = "The target names no figure, so evidence has to show it, and there is none yet."
    return _standing(InPlaces(Status.NOT_MEASURABLE, why))


def _standing(found: InPlaces | Judgement, of: str = "") -> StandingData:
    status = found.status
    return StandingData(
        status=status.value, counted_as=status.counted_as.value, sentence=found.sentence, of=of
    )


def _badness(one: Judged) -> int:
    return _status(one.judgement)


def _status(found: Judgement) -> int:
    return list(Status).index(found.status)
