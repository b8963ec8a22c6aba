"""Updates that came after the reports in which they should have stood: kept, and told of in the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from actionplan.plan.nouns import Update
from actionplan.view.change import RECEIVED_LATE, cut, names_in, priority_name
from actionplan.view.data import ChangeData, ReportData
from actionplan.view.issued import earlier, issued_at
from actionplan.view.plan_view import PlanView
from actionplan.view.rated import Heard, RatedItem, RatedPriority
from actionplan.view.why import date_words, short_name
from actionplan.words.dates import read_date
from actionplan.words.english import day_in_words, day_words, listed, sentence
from actionplan.words.vocabulary import Audience

LONGEST = 200


def received_after_issue(view: PlanView, data: ReportData) -> tuple[ChangeData, ...]:
    """Each update for an earlier period that was recorded after every earlier report on that period or a later one.

    So an update is told of once, in the first report after it, and not where its period was issued again. One that
    only records a new date is told of as that. `data` is the report that tells of it, as far as it is made.
    """
    reports = earlier(view.issued, view.period.start, Audience(data.audience))
    issues = [(d.period.end, issued_at(d.issue.at)) for d in reports if d.issue]
    of_earlier = (heard for heard in _all_heard(view) if heard.period.stop <= view.period.start)
    return _received(view, data, of_earlier, issues)


def received_since(view: PlanView, data: ReportData, corrected: ReportData) -> tuple[ChangeData, ...]:
    """Each update for the period or an earlier one that was recorded after the report that this one corrects."""
    issues = [(data.period.end, issued_at(corrected.issue.at))] if corrected.issue else []
    return _received(view, data, _all_heard(view), issues)


def _received(
    view: PlanView, data: ReportData, heard_of: Iterable[Heard], issues: list[tuple[str, datetime]]
) -> tuple[ChangeData, ...]:
    names = names_in(data) | {priority.id: priority_name(priority) for priority in data.priorities}
    return tuple(
        ChangeData(kind=RECEIVED_LATE, id=heard.update.id, sentence=_sentence(view, names, heard))
        for heard in heard_of
        if Audience(data.audience).may_see(heard.update.audience)
        and not _only_a_new_date(heard.update)
        and _is_late(heard, issues)
    )


def _all_heard(view: PlanView) -> Iterator[Heard]:
    rated_rows: tuple[RatedItem | RatedPriority, ...] = (*view.items, *view.priorities)
    for rated in rated_rows:
        yield from rated.heard


def _only_a_new_date(update: Update) -> bool:
    return update.date_change is not None and not update.is_answer


def _is_late(heard: Heard, issues: list[tuple[str, datetime]]) -> bool:
    since = [at for end, at in issues if end >= heard.period.end.isoformat()]
    recorded = heard.update.recorded
    return bool(recorded and since) and datetime.fromisoformat(recorded or "") > max(since)


def _sentence(view: PlanView, names: Mapping[str, str], heard: Heard) -> str:
    update = heard.update
    day = day_in_words(issued_at(update.recorded or ""))
    head = f"Received after issue: {names[update.of]}, for {short_name(heard.period, view.period.year)}, on {day}"
    return sentence(f"{head}: {said}" if (said := _said(view, update)) else head)


def _said(view: PlanView, update: Update) -> str:
    """What it says in one line: its own words, then its facts."""
    words, scheme = cut(update.narrative, LONGEST), view.plan.settings.rag
    done = f"completed on {day_words(update.completed_on)}" if update.completed_on else ""
    reported = f"reported {scheme.word(update.reported_rag)}" if update.reported_rag else ""
    expected = f"now expected {_read(view, update.expected)}" if update.expected else ""
    unchanged = "nothing has changed" if update.nothing_changed and not words else ""
    facts = listed([fact for fact in (done, update.standing or "", reported, expected, unchanged) if fact])
    return f"{words.removesuffix('.')}; {facts}" if words and facts else words or facts


def _read(view: PlanView, written: str) -> str:
    return date_words(read_date(written, view.plan.settings.years))
