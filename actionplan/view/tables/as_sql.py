"""The tables as views of a PostgreSQL store: live ones of the plan's own rows, and what was worked out as it was."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.plan.model import KINDS, ActionPlan
from actionplan.view.tables.of_model import PERIOD
from actionplan.view.tables.table import Column, Table, Type, Value

_SQL: dict[Type, str] = {
    "text": "text",
    "texts": "text",
    "whole number": "bigint",
    "number": "double precision",
    "yes or no": "boolean",
    "day": "date",
    "moment": "timestamptz",
}


def schema_of(plan: str) -> str:
    """The schema of the views of a plan: `actionplan_thurrock_2017_18`."""
    return f"actionplan_{plan.replace('-', '_')}"


def sql_of(tables: Sequence[Table], plan: ActionPlan, heading: str) -> str:
    """What makes the views, in one transaction; those of an earlier run are replaced.

    A table of the model is read from the store whenever it is asked for. Of what is worked out the view holds the
    values of this run.
    """
    schema, written = _name(schema_of(plan.id)), _written(plan)
    made = [f"-- {heading}", "BEGIN;", f"CREATE SCHEMA IF NOT EXISTS {schema};"]
    for table in tables:
        view = f"{schema}.{_name(table.name)}"
        body = _live(table, plan.id, written) if table.kind else _kept(table)
        made += [f"DROP VIEW IF EXISTS {view};", f"CREATE VIEW {view} AS\n{body};"]
        made += [f"COMMENT ON VIEW {view} IS {_text(table.meaning)};"]
        made += [f"COMMENT ON COLUMN {view}.{_name(c.name)} IS {_text(c.label)};" for c in table.columns]
    return "\n".join([*made, "COMMIT;", ""])


def _written(plan: ActionPlan) -> str:
    """The full name of each period by the ways in which it is written, as a CASE knows it."""
    calendar = plan.settings.calendar
    texts = {getattr(row, PERIOD) for kind in KINDS for row in plan.rows(kind) if getattr(row, PERIOD, "")}
    ways = {text: calendar.single(text).name for text in texts}
    ways |= {one.short: calendar.single(one.short).name for one in calendar if calendar.years.count == 1}
    return " ".join(f"WHEN {_text(way)} THEN {_text(ways[way])}" for way in sorted(ways))


def _live(table: Table, plan: str, written: str) -> str:
    columns = [f"  {_read(one, written)} AS {_name(one.name)}" for one in table.columns]
    where = f"plan = {_text(plan)} AND kind = {_text(table.kind)} AND removed IS NULL"
    listed = ",\n".join(columns)
    return (
        f"SELECT\n{listed}\nFROM items\nCROSS JOIN LATERAL (SELECT data::jsonb AS row) AS one\nWHERE {where}"
    )


def _read(column: Column, written: str) -> str:
    """A field out of the row as it is kept, which leaves out what is at its default."""
    if column.field in ("id", "order"):
        return _name(column.field)
    *path, last = column.field.split(".")
    holder = "row" + "".join(f" -> {_text(part)}" for part in path)
    if column.type == "texts":
        held = f"coalesce({holder} -> {_text(last)}, '[]')"
        parts = f"jsonb_array_elements_text({held}) WITH ORDINALITY AS part (one, place)"
        return f"(SELECT coalesce(string_agg(one, '; ' ORDER BY place), '') FROM {parts})"
    found = f"({holder} ->> {_text(last)})"
    if last == PERIOD and written:
        found = f"(CASE {found} {written} ELSE {found} END)"
    typed = found if column.type == "text" else f"{found}::{_SQL[column.type]}"
    return typed if column.default is None else f"coalesce({typed}, {_literal(column.default)})"


def _kept(table: Table) -> str:
    names = ", ".join(_name(one.name) for one in table.columns)
    types = ", ".join(f"NULL::{_SQL[one.type]} AS {_name(one.name)}" for one in table.columns)
    if not table.rows:
        return f"SELECT {types} WHERE false"
    typed = ", ".join(f"{_name(one.name)}::{_SQL[one.type]} AS {_name(one.name)}" for one in table.columns)
    rows = ",\n".join(map(_row, table.rows))
    return f"SELECT {typed} FROM (VALUES\n{rows}\n) AS kept ({names})"


def _row(row: Sequence[Value]) -> str:
    return f"  ({', '.join(map(_literal, row))})"


def _literal(value: Value) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return "true" if value else "false"
    return _text(value) if isinstance(value, str) else repr(value)


def _text(text: str) -> str:
    """A text in SQL, whatever stands in it: a backslash is one, whatever the server's settings say."""
    doubled = text.replace("'", "''")
    escaped = doubled.replace("\\", "\\\\")
    return f"E'{escaped}'" if "\\" in text else f"'{doubled}'"


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
