"""What was said since a tracker went out, by whom, and what the rule says of its rows: what a merge compares with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache

from actionplan.desk import given
from actionplan.plan.conflicts import undone
from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Dated
from actionplan.store import KeptReturn, Store
from actionplan.tracker.base import Base
from actionplan.tracker.merge import Returned, Since, content_sha256
from actionplan.view import PlanView
from actionplan.words.vocabulary import Rag


def said_since(
    opened: Store,
    rows: Returned,
    bases: Mapping[str, Base],
    plan: ActionPlan,
    earlier: Sequence[KeptReturn],
) -> Since:
    """What was said and decided since a tracker went out.

    Args:
        opened: the store.
        rows: the tracker as it came back.
        bases: what went out, by export id; that of the tracker itself is among them.
        plan: the plan as it is now.
        earlier: the files that came back before.

    """
    base = bases[rows.export]
    history = opened.history(plan.id, min(one.revision for one in bases.values() if one.plan == plan.id))
    gone = undone(history)
    before = {one.content_sha256 for one in earlier if one.revision not in gone}
    others = {one.export for one in earlier if one.owner == base.owner and one.export != base.export}
    made = {one.id: one.at for one in opened.exports(plan.id) if one.id in others} if others else {}
    again = content_sha256(rows) in {one.content_sha256 for one in earlier}
    # An owner corrects their own words. A file that came before corrects nothing, nor does a copy of the whole
    # tracker, of which nobody knows who typed into it.
    corrects = base.owner and not again
    own = [
        one.export for one in bases.values() if corrects and (one.plan, one.owner) == (plan.id, base.owner)
    ]
    return Since(
        given.today(),
        history=history,
        said_by_returns=frozenset().union(*(opened.merged_updates(plan.id, one) for one in own)),
        promised=opened.promised(plan.id),
        returned_before=frozenset(before),
        newest=max(made.values(), default=""),
    )


def indicated_then(plan: ActionPlan, period: str, today: date) -> Callable[[str], Rag | None]:
    """What the rule says of a row at the end of a period, or today where that is earlier."""
    found = plan.settings.calendar.single(period)
    view = PlanView(plan, found, as_at=min(found.end, today))

    @cache
    def indicated(row_id: str) -> Rag | None:
        row = plan.by_id.get(row_id)
        return view.rated(row).verdict.rag if isinstance(row, Dated) else None

    return indicated
