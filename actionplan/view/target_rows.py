"""The table of the strategy: every target row under its priority, as written, with where it stands and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from actionplan.plan.nouns import Priority, Target
from actionplan.rules.aiming import read_as
from actionplan.rules.together import badness
from actionplan.view.cited import cited
from actionplan.view.judging import Asked, Judged
from actionplan.view.names import number_of
from actionplan.view.plan_view import PlanView
from actionplan.view.rated import RatedItem
from actionplan.view.row_standing import row_standing
from actionplan.view.success_data import SignData, TargetData, TargetGroupData
from actionplan.words.english import count_of, normalised, sentence
from actionplan.words.figures import figure
from actionplan.words.targets import OF_THE_TARGET, Place, TargetReading, read_target
from actionplan.words.vocabulary import Audience, Rag


def target_groups(
    view: PlanView, asked: Iterable[Asked], judged: Iterable[Judged]
) -> tuple[TargetGroupData, ...]:
    """The target rows as of the period, by priority in the order of the view; those under none come last.

    `asked` are the rows as they are read, `judged` their targets by each indicator.
    """
    by_row: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        if isinstance(one.asked_by, Target):
            by_row[one.asked_by.id].append(one)
    readings = {row.asked_by.id: row.reading for row in asked}
    rows = {
        item.row.id: _row(view, item, item.row, readings[item.row.id], by_row[item.row.id])
        for item in view.targets
        if isinstance(item.row, Target)
    }
    rest = [item for item in view.without_priority if not item.is_milestone]
    groups = (
        *(_group(priority.row, _of(rows, priority.targets)) for priority in view.priorities),
        TargetGroupData(targets=_of(rows, rest)),
    )
    return tuple(group for group in groups if group.targets)


def _group(priority: Priority, rows: tuple[TargetData, ...]) -> TargetGroupData:
    return TargetGroupData(id=priority.id, number=number_of(priority), title=priority.title, targets=rows)


def _of(rows: Mapping[str, TargetData], items: Iterable[RatedItem]) -> tuple[TargetData, ...]:
    return tuple(rows[item.row.id] for item in items)


def _row(
    view: PlanView, item: RatedItem, row: Target, reading: TargetReading, judged: Sequence[Judged]
) -> TargetData:
    evidence = cited(view, row.id, *(one.indicator.id for one in judged))
    shown, complete = _with_what_is_known(reading, judged), item.verdict.rag is Rag.COMPLETE
    ended = item.verdict.rag.value if item.verdict.rag in (Rag.STOPPED, Rag.DEFERRED) else ""
    found = row_standing(shown, judged, complete=complete, pieces=evidence.count, ended=ended)
    asks = view.audience is Audience.TEAM and not item.has_ended
    return TargetData(
        id=row.id,
        requirement=row.requirement,
        target=row.target,
        read_as=read_as(shown),
        questions=tuple(question.text for question in shown.questions) if asks else (),
        is_open=len(shown.questions) > 0,
        date=row.date,
        date_read=item.reading.in_words() if row.date.strip() else "",
        signs=_signs(row.success_indicators, found.whole.status, evidence.count),
        note=row.note,
        standing=found.whole,
        parts=found.parts,
        ended=ended,
        total=_total(shown.total, judged),
        evidence=evidence,
    )


def _with_what_is_known(reading: TargetReading, judged: Sequence[Judged]) -> TargetReading:
    """The reading with the baseline of its indicator; of several, without the questions that these answer."""
    if len(judged) == 1:
        return judged[0].reading
    left = {question.key for one in judged for question in one.reading.questions}
    return replace(reading, questions=tuple(q for q in reading.questions if not judged or q.key in left))


def _signs(texts: Sequence[str], status: str, pieces: int) -> tuple[SignData, ...]:
    """`Meeting or exceeding the target` says where the row stands, `Evidence of …` how much of it there is.

    Evidence stands by the row, so that several of these share it.
    """
    several = sum(map(_asks_for_evidence, texts)) > 1
    return tuple(SignData(text=text, said=_said_of(text, status, pieces, several=several)) for text in texts)


def _said_of(text: str, status: str, pieces: int, *, several: bool) -> str:
    if _asks_for_the_target(text):
        return sentence(status)
    if not _asks_for_evidence(text):
        return ""
    told = count_of(pieces, "piece of evidence", "pieces of evidence")
    return sentence(f"{told}{' for these together' if several else ''}") if pieces else "No evidence yet."


def _asks_for_evidence(text: str) -> bool:
    return normalised(text).startswith("evidence")


def _asks_for_the_target(text: str) -> bool:
    return read_target(text).unit == OF_THE_TARGET


def _total(total: Place | None, judged: Sequence[Judged]) -> str:
    """`All places together: 242 of 625 so far, of about 125,000 people`: it never stands for one of them.

    Only what is counted in people adds up; of a place with several indicators the worst, as that decides.
    """
    if total is None or total.number is None or total.population is None:
        return ""
    about = "about " if total.about else ""
    people = [
        one for one in judged if one.place and one.actual is not None and one.aim.low == one.place.number
    ]
    worst_last = sorted(people, key=lambda one: badness(one.judgement), reverse=True)
    counted = {one.place: one.actual or 0 for one in worst_last}
    so_far = figure(sum(counted.values())) if counted else "none"
    asked = f"{so_far} of {figure(total.number)} so far, of {about}{figure(total.population)} people"
    return f"All places together: {asked}"
