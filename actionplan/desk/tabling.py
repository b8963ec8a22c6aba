"""A plan as tidy tables: CSV files for an analyst's own tools, or views of a PostgreSQL store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from actionplan.desk import given, seen
from actionplan.desk.plans import open_store
from actionplan.files import make_folder, write_together
from actionplan.plan.audience import visible
from actionplan.plan.changes import Revision
from actionplan.reports.params import ReportParams
from actionplan.store import Store, StoredPlan, masked, standing
from actionplan.view import PlanView
from actionplan.view.kept import KeptReport
from actionplan.view.tables import (
    Column,
    Table,
    csv_of,
    dates,
    dictionary,
    hand_overs,
    of_plan,
    periods,
    rag_by_period,
    readings,
    sql_of,
)
from actionplan.words.english import day_in_words
from actionplan.words.errors import BadParameters
from actionplan.words.periods import ReportingPeriod
from actionplan.words.vocabulary import Audience


def write_tables(
    plan: str, folder: Path, period: str = "", store: str | None = None, *, audience: str = ""
) -> Sequence[Path]:
    """Write a CSV file for each table as seen at a period, and one that explains their columns.

    What an audience may not see is in none of them; internal notes are in none for anybody.

    Raises:
        ActionPlanError: in one sentence.
    """
    with open_store(store) as opened:
        made = _tables(opened, opened.load(plan), period, audience)
    make_folder(folder)
    files = [(folder / f"{table.name}.csv", csv_of(table)) for table in (*made, dictionary(made))]
    write_together(files)
    return [path for path, _ in files]


def tables_as_sql(plan: str, period: str = "", store: str | None = None) -> str:
    """What makes the same tables as views of a PostgreSQL store, for whoever may read it.

    Raises:
        BadParameters: for a store that is a file.
    """
    with open_store(store) as opened:
        if opened.file:
            raise BadParameters(
                f"The store {masked(str(opened.file))} is a file, and views are for PostgreSQL. Write CSV files "
                "with --output FOLDER."
            )
        stored = opened.load(plan)
        made = _tables(opened, stored, period, Audience.TEAM.value)
    heading = f"The tables of {plan} as views, made on {day_in_words(given.today())}."
    return sql_of([*made, dictionary(made)], stored.plan, heading)


def _tables(opened: Store, stored: StoredPlan, period: str, audience: str) -> Sequence[Table]:
    found = seen.period_of(opened, stored.plan, period) if period else seen.latest(opened, stored.plan)
    asked = {"plan": stored.plan.id, "period": found.name, **({"audience": audience} if audience else {})}
    reader = ReportParams.checked(asked, "The tables").reader
    shown, issued = visible(stored.plan, reader), seen.issued_data(opened, stored.plan.id, reader)
    view = seen.seen_at(stored, found, issued).for_audience(reader)
    return [
        _plan(view),
        *of_plan(shown),
        periods(shown, _issued(opened, stored)),
        dates(shown),
        hand_overs(shown),
        _rag(stored, found, issued, reader),
        readings(view),
        _revisions(opened.history(stored.plan.id)),
    ]


def _plan(view: PlanView) -> Table:
    columns = [
        Column("id", "id"),
        Column("title", "title"),
        Column("organisation", "organisation"),
        Column("years", "financial years"),
        Column("period", "reporting period that the tables were made at", refers="periods"),
        Column("as_at", "day of judgement", "day"),
        Column("revision", "revision of the plan", "whole number", "revisions"),
        Column("audience", "who may see the tables", allowed=[*Audience]),
    ]
    head, at = view.plan.header, view.as_at.isoformat()
    said = head.id, head.title, head.organisation, head.settings.years
    row = *said, view.period.name, at, view.provenance.revision, view.audience.value
    return Table("plan", "The plan, and when its tables were made.", columns, [row])


def _issued(opened: Store, stored: StoredPlan) -> Mapping[str, str]:
    """By the full name of a period, the number of its report that stands."""
    reports = opened.reports(stored.plan.id)
    found = {one.period: standing(reports, one.period) for one in reports}
    return {period: report.number for period, report in found.items() if report}


def _rag(
    stored: StoredPlan, last: ReportingPeriod, issued: Sequence[KeptReport], audience: Audience
) -> Table:
    """Each reported period up to the last one, as issued or as judged now."""
    upto = [one for one in stored.plan.settings.calendar if one.reported and one.start < last.stop]
    views = [seen.seen_at(stored, one, issued).for_audience(audience) for one in upto]
    return rag_by_period(views, {one.period.name: one.statuses() for one in issued})


def _revisions(history: Sequence[Revision]) -> Table:
    columns = [
        Column("number", "number of the revision", "whole number"),
        Column("at", "when", "moment"),
        Column("by", "by whom"),
        Column("why", "why"),
        Column("changes", "how many changes it makes", "whole number"),
        Column("undoes", "the revision that it takes back", "whole number"),
    ]
    rows = [(one.number, one.at, one.by, one.why, len(one.changes), one.undoes) for one in history]
    return Table("revisions", "What somebody did to the plan at one time.", columns, rows)
