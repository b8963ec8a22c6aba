"""Who has not reported for a period: the team's own list, never that of a wider audience."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from actionplan.plan.nouns import Owner, Request
from actionplan.plan.owners import answering
from actionplan.view.data import SilentData
from actionplan.view.items import owner_note
from actionplan.view.plan_view import PlanView
from actionplan.view.rated import OVER, RatedItem, has_answered
from actionplan.view.why import last_update
from actionplan.words.english import day_words, listed
from actionplan.words.vocabulary import Audience


def silent(view: PlanView, audience: Audience) -> tuple[SilentData, ...]:
    """The owners who gave no answer on some of their open items, in the order of the register.

    Each with the names of those items, and the days of being asked, chased and answering, as far as they are known.
    """
    if audience is not Audience.TEAM:
        return ()
    of_owner: dict[str, list[RatedItem]] = defaultdict(list)
    for item in view.items:
        if owner := answering(item.row, view.plan):
            of_owner[owner].append(item)
    waiting = ((owner, _unanswered(view, of_owner[owner.id])) for owner in view.plan.owners)
    requests = _requests(view)
    return tuple(
        _line(view, owner, items, of_owner[owner.id], requests.get(owner.id, ()))
        for owner, items in waiting
        if items
    )


def _unanswered(view: PlanView, items: Sequence[RatedItem]) -> list[RatedItem]:
    """Those on which nobody has answered for the period, of a span for none of its periods.

    What is over is asked of nobody, nor what was withdrawn since.
    """
    asked = (item for item in items if item.verdict.rag not in OVER and not item.row.withdrawn_on)
    return [item for item in asked if not has_answered(item, view.period.start)]


def _requests(view: PlanView) -> dict[str, list[Request]]:
    calendar = view.plan.settings.calendar
    found: dict[str, list[Request]] = defaultdict(list)
    for request in view.plan.requests:
        if view.period.start <= calendar.single(request.period).start < view.period.stop:
            found[request.owner].append(request)
    return found


def _line(
    view: PlanView,
    owner: Owner,
    items: Sequence[RatedItem],
    every: Sequence[RatedItem],
    requests: Sequence[Request],
) -> SilentData:
    return SilentData(
        owner=owner.name,
        owner_note=owner_note(view, owner.id),
        items=tuple(view.called(item) for item in items),
        asked=_days([r.asked_on for r in requests]),
        chased=_days([day for r in requests for day in r.chased_on]),
        returned=_days([r.returned_on for r in requests]),
        last_heard=_last_heard(view, every),
    )


def _days(days: Sequence[str | None]) -> str:
    return listed([day_words(day) for day in sorted({day for day in days if day})])


def _last_heard(view: PlanView, items: Sequence[RatedItem]) -> str:
    """`22 May 2017`, or `for fortnight 5` where it was recorded later than this period; empty where never."""
    said = sorted(
        (heard for item in items for heard in item.heard if heard.update.is_heard),
        key=lambda heard: (heard.period.start, heard.update.recorded or ""),
    )
    return last_update(said, view).removeprefix("last update ")
