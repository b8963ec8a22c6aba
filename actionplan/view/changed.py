"""What changed between two reports: the difference of two frozen reports by id, in sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from actionplan.view.change import KINDS, RowPair, changed_in_words, names_in, priority_name, scheme_of
from actionplan.view.change_of_dates import changed_dates
from actionplan.view.change_of_measures import change_of_measures
from actionplan.view.change_of_rows import changed_rows
from actionplan.view.change_of_status import changed_status, completed, priority_status
from actionplan.view.data import ChangeData, ReportData
from actionplan.view.parts import ItemData, PriorityData
from actionplan.words.english import listed, quoted
from actionplan.words.vocabulary import Rag


def what_changed(before: ReportData | None, now: ReportData) -> tuple[ChangeData, ...]:
    """Each change since an earlier report, by kind in the order of `KINDS`, then in the order of the report.

    Nothing where there is no earlier report, or where it is the same.
    """
    if before is None:
        return ()
    found = [*_of_items(before, now), *_of_priorities(before, now), *changed_rows(before, now)]
    found += change_of_measures(before, now)
    return tuple(sorted(found, key=lambda change: KINDS.index(change.kind)))


def _of_items(before: ReportData, now: ReportData) -> Iterator[ChangeData]:
    scheme, names, earlier = scheme_of(now), names_in(now), before.items()
    for row_id, item in now.items().items():
        if row_id not in earlier:
            yield from completed(item, names[row_id])
            continue
        pair = RowPair(earlier[row_id], item, names[row_id], scheme)
        for tell in TOLD_OF_AN_ITEM:
            yield from tell(pair)


def _owner(pair: RowPair) -> Iterator[ChangeData]:
    before, now = pair.before, pair.now
    if before.owner != now.owner and not (before.ended and now.ended):
        who = f"from {before.owner or 'nobody'} to {now.owner or 'nobody'}"
        yield ChangeData(kind="owner changed", id=now.id, sentence=f"Owner changed: {pair.name}, {who}.")


def _wording(pair: RowPair) -> Iterator[ChangeData]:
    before, now = pair.before, pair.now
    by_its_target = (before.title, now.title) == (before.target, now.target)
    if before.title != now.title and not by_its_target:
        yield _reworded(now.id, f"{quoted(before.title)} is now {quoted(now.title)}")
    if before.target != now.target:
        was, is_now = (quoted(text) if text.strip() else "" for text in (before.target, now.target))
        told = f"Target changed: it was {was}, it is {is_now}."
        said = told if by_its_target else changed_in_words("Target", quoted(pair.name), was, is_now)
        yield ChangeData(kind="target changed", id=now.id, sentence=said)


def _reworded(row_id: str, what: str) -> ChangeData:
    return ChangeData(kind="reworded", id=row_id, sentence=f"Reworded: {what}.")


TOLD_OF_AN_ITEM: tuple[Callable[[RowPair], Iterator[ChangeData]], ...] = (
    changed_dates,
    changed_status,
    _owner,
    _wording,
)


def _of_priorities(before: ReportData, now: ReportData) -> Iterator[ChangeData]:
    scheme, earlier = scheme_of(now), {p.id: p for p in before.priorities}
    stay = {priority.id for priority in now.priorities}
    for priority in before.priorities:
        if priority.id not in stay:
            said = f"Withdrawn: {priority_name(priority)}."
            yield ChangeData(kind="withdrawn", id=priority.id, sentence=said)
    for priority in now.priorities:
        name = priority_name(priority)
        if priority.id not in earlier:
            yield ChangeData(kind="new", id=priority.id, sentence=f"New: {name}.")
            continue
        was = earlier[priority.id]
        if not _only_by_one_item(was, priority, before.items(), now.items()):
            yield from priority_status(was, priority, scheme)
        yield from _leads(was, priority, name)
        if was.title != priority.title:
            yield _reworded(priority.id, f"{quoted(was.title)} is now {quoted(priority.title)}")


def _only_by_one_item(
    was: PriorityData, now: PriorityData, before: Mapping[str, ItemData], after: Mapping[str, ItemData]
) -> bool:
    """Whether a priority changed as the one of its items that did, and says nothing else: told once, with that."""
    if was.rag != was.rolled_up or now.rag != now.rolled_up or Rag.COMPLETE in (was.rag, now.rag):
        return False
    ids = {target.id for p in (was, now) for target in p.targets}
    ids |= {line.id for p in (was, now) for line in p.milestones}
    steps = [
        tuple(items[row_id].status.rag if row_id in items else "" for items in (before, after))
        for row_id in ids
    ]
    return [step for step in steps if step[0] != step[1]] == [(was.rag, now.rag)]


def _leads(was: PriorityData, now: PriorityData, name: str) -> Iterator[ChangeData]:
    if was.leads != now.leads:
        who = f"from {listed(was.leads) or 'nobody'} to {listed(now.leads) or 'nobody'}"
        yield ChangeData(kind="owner changed", id=now.id, sentence=f"Lead changed: {name}, {who}.")
