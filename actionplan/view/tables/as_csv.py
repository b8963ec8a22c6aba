"""A table as CSV: for Excel, Power BI, SQL and R alike (RFC 4180, UTF-8 with the mark by which Excel knows it)."""

from __future__ import annotations

import csv
import io

from actionplan.view.tables.table import Table, Value

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_of(table: Table) -> bytes:
    """The bytes of a CSV file. No value is an empty cell, also where it is an empty text."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    return written.getvalue().encode("utf-8-sig")


def _cell(value: Value) -> str | int | float:
    """Text that a spreadsheet would take for a formula gets an apostrophe in front, which it shows to nobody.

    See https://owasp.org/www-community/attacks/CSV_Injection.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
