"""Where a row of the strategy's table stands: by its indicators, in each of its places, or by evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from actionplan.rules.aiming import no_figure
from actionplan.rules.measures import where_of
from actionplan.rules.progress import Judgement, Status
from actionplan.rules.together import (
    NOT_COUNTED,
    NOT_MEASURED,
    InPlaces,
    badness,
    by_evidence,
    in_every_place,
    in_places,
)
from actionplan.view.judging import Judged, standing
from actionplan.view.names import told_apart
from actionplan.view.success_data import StandingData
from actionplan.words.english import shortened
from actionplan.words.targets import Place, TargetReading


class RowStanding(NamedTuple):
    """Where a target row stands, and each of its places or indicators, where it has several."""

    whole: StandingData
    parts: tuple[StandingData, ...] = ()


def row_standing(
    reading: TargetReading, judged: Sequence[Judged], *, complete: bool, pieces: int, ended: str = ""
) -> RowStanding:
    """Where a row stands by the indicators that name it; without a figure by its completion and pieces of evidence.

    Of several places, and of several indicators, the worst decides. A row that has `ended` is judged no longer.
    """
    if ended:
        why = f"It was {ended}, so it is judged no longer."
        return RowStanding(_standing(InPlaces(Status.NOT_MEASURABLE, why)))
    if reading.kind == "evidence":
        return RowStanding(_standing(by_evidence(complete=complete, pieces=pieces)))
    if why := no_figure(reading):
        return RowStanding(_standing(InPlaces(Status.NOT_MEASURABLE, why)))
    if len(reading.places) > 1:
        return _by_places(reading, judged)
    if not judged:
        return RowStanding(_standing(NOT_MEASURED))
    return RowStanding(_of(judged[0])) if len(judged) == 1 else _by_indicators(judged)


def _by_places(reading: TargetReading, judged: Sequence[Judged]) -> RowStanding:
    """Each place by the worst of its indicators; what counts none of them is told, and decides nothing."""
    counting: dict[Place | None, list[Judged]] = defaultdict(list)
    for one in judged:
        counting[one.place].append(one)
    of_place = [(place.name, min(counting[place], key=_badness, default=None)) for place in reading.places]
    whole = in_every_place((name, one.judgement if one else NOT_COUNTED) for name, one in of_place)
    names = _names(counting[None])
    parts = (
        *(_of(one, name) if one else _standing(NOT_COUNTED, name) for name, one in of_place),
        *(_of(one, names[one.indicator.id]) for one in counting[None]),
    )
    return RowStanding(_standing(whole), parts)


def _by_indicators(judged: Sequence[Judged]) -> RowStanding:
    names = _names(judged)
    whole = in_places({names[one.indicator.id]: one.judgement for one in judged}, "indicator")
    return RowStanding(_standing(whole), tuple(_of(one, names[one.indicator.id]) for one in judged))


def _names(judged: Sequence[Judged]) -> Mapping[str, str]:
    """A name for each indicator by its id: its title, with its place and segment where another has the same."""
    indicators = [one.indicator for one in judged]
    return told_apart(((i.id, i.kind, shortened(i.title), where_of(i)) for i in indicators), by_id=True)


def _of(one: Judged, of: str = "") -> StandingData:
    """Where it stands by one indicator; that its reading is open is said once, beside the row."""
    return standing(one, of, says_if_open=False)


def _standing(found: InPlaces | Judgement, of: str = "") -> StandingData:
    status = found.status
    return StandingData(
        status=status.value, counted_as=status.counted_as.value, sentence=found.sentence, of=of
    )


def _badness(one: Judged) -> int:
    return badness(one.judgement)
