"""The tables of what is worked out: how dates are read, the status of each row in each period, levels of readings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from actionplan.plan.model import ActionPlan, wording
from actionplan.plan.nouns import Activity, Dated, Priority
from actionplan.plan.owners import answering
from actionplan.rules.rag import due_day
from actionplan.view.plan_view import PlanView
from actionplan.view.rated import RatedItem
from actionplan.view.tables.table import Column, Table, Value
from actionplan.view.why import why
from actionplan.words.dates import read_date
from actionplan.words.vocabulary import Rag

_ID = Column("id", "id of the row", refers="any table")
_STATUSES = [rag.value for rag in Rag]


def periods(plan: ActionPlan, issued: Mapping[str, str]) -> Table:
    """The reporting periods of a plan; `issued` has by full name the number of the report that stands."""
    columns = [
        Column("period", "full name"),
        Column("number", "number in its year", "whole number"),
        Column("year", "financial year"),
        Column("first_day", "first day", "day"),
        Column("last_day", "last day", "day"),
        Column("reported", "whether it has a report in this plan", "yes or no"),
        Column("report", "number of the issued report"),
        Column("note", "why it is taken together with another, or not reported"),
    ]
    rows = [
        (
            p.name,
            p.number,
            p.year,
            p.start.isoformat(),
            p.end.isoformat(),
            p.reported,
            issued.get(p.name),
            p.note,
        )
        for p in plan.settings.calendar
    ]
    return Table("periods", "A reporting period of the plan.", columns, rows)


def dates(plan: ActionPlan) -> Table:
    """How the date of each milestone and target row is read; a date of several parts has a row for each."""
    columns = [
        _ID,
        Column("as_written", "date as written"),
        Column("read_as", "how all of it is read"),
        Column("role", "what this part of it is, such as due or review"),
        Column("first_day", "first day of this part", "day"),
        Column("last_day", "last day of this part", "day"),
        Column("state", "whether it is a date, to be confirmed, ongoing or a status"),
        Column("certainty", "how firm it is"),
        Column("waits", "whether it can be read in several ways and waits for an answer", "yes or no"),
    ]
    rows = [row for one in (*plan.milestones, *plan.targets) for row in _dates_of(one, plan)]
    return Table("dates", "A part of a date as written, as it is read.", columns, rows)


def _dates_of(row: Dated, plan: ActionPlan) -> Iterator[Sequence[Value]]:
    found = read_date(row.date, plan.settings.years, row.answers)
    common = found.state, found.certainty, bool(found.questions)
    parts = [(part.role, _day(part.start), _day(part.end)) for part in found.parts] or [("", None, None)]
    for part in parts:
        yield row.id, row.date, found.in_words(), *part, *common


def hand_overs(plan: ActionPlan) -> Table:
    """Which owner a row had until when, and who came after."""
    columns = [
        _ID,
        Column("field", "what the owner was of it, such as owner or contributors"),
        Column("owner", "owner up to that day", refers="owners"),
        Column("until", "last day", "day"),
        Column("to", "owner after it", refers="owners"),
    ]
    owned: list[Priority | Dated | Activity] = [
        *plan.priorities,
        *plan.milestones,
        *plan.targets,
        *plan.activities,
    ]
    rows = [(row.id, one.field, one.owner, one.until, one.to) for row in owned for one in row.handed_over]
    return Table("hand_overs", "That a row was handed over from one owner to another.", columns, rows)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def rag_by_period(views: Iterable[PlanView], issued: Mapping[str, Mapping[str, str]]) -> Table:
    """The status of each milestone and target row in each period, with its sentence.

    `issued` has by the full name of a period the statuses that its report printed, which count for ever; the others
    are judged by the plan as it is now.
    """
    columns = [
        Column("period", "reporting period", refers="periods"),
        Column("as_at", "day of judgement", "day"),
        _ID,
        Column("title", "what it is called"),
        Column("owner", "owner who answered for it, by itself or by its priority", refers="owners"),
        Column("due", "last day by which it is due", "day"),
        Column("status", "published status", allowed=_STATUSES),
        Column("status_word", "what this plan calls it"),
        Column("as_issued", "whether an issued report printed this status", "yes or no"),
        Column("rule", "what the rule says of it", allowed=_STATUSES),
        Column("reported", "what is reported of it, while that holds", allowed=_STATUSES),
        Column("why", "why it has its status"),
    ]
    rows = [_rated(item, view, issued.get(view.period.name)) for view in views for item in view.items]
    meaning = "The status of a milestone or target row in a period."
    return Table("rag_by_period", meaning, columns, rows)


def _rated(item: RatedItem, view: PlanView, printed: Mapping[str, str] | None) -> Sequence[Value]:
    as_issued = (printed or {}).get(item.row.id)
    status = Rag(as_issued) if as_issued else item.rag
    due, reported = due_day(item.reading), item.reported
    return (
        view.period.name,
        view.as_at.isoformat(),
        item.row.id,
        wording(item.row),
        answering(item.row, view.plan),
        _day(due),
        status.value,
        view.plan.settings.rag.word(status),
        as_issued is not None,
        item.verdict.rag.value,
        reported.rag.value if reported and not reported.lapsed else None,
        " ".join(why(item, view)) if status is item.rag else None,
    )


def readings(view: PlanView) -> Table:
    """The readings that count by the day of judgement, each with its level in the unit of its indicator."""
    columns = [
        Column("observation", "id of the reading", refers="observations"),
        Column("indicator", "indicator", refers="indicators"),
        Column("day", "last day of its date", "day"),
        Column("level", "its level, in the unit of the indicator", "number"),
        Column("unit", "unit of the indicator"),
    ]
    units = {one.id: one.unit for one in view.plan.indicators}
    rows = [
        (one.observation.id, indicator, one.day.isoformat(), one.level, units.get(indicator, ""))
        for indicator, taken in view.readings.items()
        for one in taken
    ]
    meaning = "A reading that counts: what was withdrawn, or corrected by a later one, is left out."
    return Table("readings", meaning, columns, rows)
