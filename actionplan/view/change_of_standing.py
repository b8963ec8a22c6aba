"""Targets that stand otherwise than in an earlier report by their measures: better, worse, or judged at last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from actionplan.rules.progress import Status
from actionplan.view.change import cut
from actionplan.view.data import ChangeData, ReportData
from actionplan.view.success_data import StandingData, SuccessData, TargetData
from actionplan.words.english import quoted, sentence, some_named
from actionplan.words.vocabulary import Rag

LONGEST_REASON = 140
MOST_TOLD = 3
"""How many targets of one step are told one by one; of more, which they are."""
JUDGED, NOT_JUDGED = "judged now", "not measurable any more"
_BETTER_LAST = (Status.BEHIND, Status.ON_COURSE, Status.MET)


class Step(NamedTuple):
    """A target by its id and name, and where it stood and stands."""

    id: str
    name: str
    was: StandingData
    now: StandingData


def changed_standings(
    before: ReportData, now: ReportData, rows: Mapping[str, str], measures: Mapping[str, str]
) -> Iterator[ChangeData]:
    """Each target row, and each target of an indicator's own, that is counted under another word.

    `rows` and `measures` are their names. Of a row that was completed since then that is told instead.
    """
    done, past = _completed(now), _completed(before)
    stood, stands = _standings(before.success), _standings(now.success)
    steps: dict[tuple[str, str], list[Step]] = defaultdict(list)
    for row_id, standing in stands.items():
        was = stood.get(row_id)
        if was and was.counted_as != standing.counted_as and (row_id not in done or row_id in past):
            name = rows.get(row_id) or measures.get(row_id) or row_id
            steps[was.counted_as, standing.counted_as].append(Step(row_id, name, was, standing))
    for of_one_kind in steps.values():
        yield from _told(of_one_kind)


def rows_of(success: SuccessData | None) -> Iterator[TargetData]:
    """The rows of the strategy's table."""
    yield from chain.from_iterable(group.targets for group in success.groups) if success else ()


def _completed(data: ReportData) -> set[str]:
    return {row_id for row_id, rag in data.statuses().items() if rag == Rag.COMPLETE}


def _standings(success: SuccessData | None) -> dict[str, StandingData]:
    """Where each row stands, and each indicator by a target of its own, by id."""
    panels = success.panels if success else ()
    own = {panel.id: one for panel in panels for one in panel.standings if not one.row}
    return {row.id: row.standing for row in rows_of(success)} | own


def _told(steps: Sequence[Step]) -> Iterator[ChangeData]:
    was, now = steps[0].was.counted_as, steps[0].now.counted_as
    kind = _kind(was, now)
    if len(steps) > MOST_TOLD:
        names = some_named([step.name for step in steps])
        said = f"{kind.capitalize()}: {len(steps):,} targets are {now} that were {was}: {names}."
        yield ChangeData(kind=kind, id=steps[0].id, sentence=said)
        return
    for step in steps:
        reason = sentence(step.now.short or cut(step.now.sentence, LONGEST_REASON))
        head = f"{kind.capitalize()}: target of {quoted(step.name)}, {_step(kind, was, now)}."
        yield ChangeData(kind=kind, id=step.id, sentence=f"{head} {reason}")


def _step(kind: str, was: str, now: str) -> str:
    return {JUDGED: f"which is {now}", NOT_JUDGED: f"which was {was}"}.get(kind, f"{was} to {now}")


def _kind(was: str, now: str) -> str:
    """Worse or better; what could not be judged, or cannot be any more, is neither."""
    if was == Status.NOT_MEASURABLE:
        return JUDGED
    if now == Status.NOT_MEASURABLE:
        return NOT_JUDGED
    return "better" if _BETTER_LAST.index(Status(now)) > _BETTER_LAST.index(Status(was)) else "worse"
