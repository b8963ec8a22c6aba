"""The tables of the store, the same on SQLite and PostgreSQL.

Every noun is one row of `items`, as JSON: a field added to the model needs no change here, and an edit
touches one row. Nothing is ever deleted: a row that left the plan keeps its last text and the number of the
revision that removed it. Of an issued report that was withdrawn only the content of its files is taken out, and of
those the list of the rows that it promised stays.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, MetaData, Table, Text, UniqueConstraint

SCHEMA_VERSION = 3
FIRST_TABLES = {"meta", "items", "revisions"}  # what version 1 had, and every later one keeps

tables = MetaData()

meta = Table(
    "meta",
    tables,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

items = Table(
    "items",
    tables,
    Column("plan", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("order", BigInteger, nullable=False),
    Column("data", Text, nullable=False),
    Column("removed", Integer),
)

revisions = Table(
    "revisions",
    tables,
    Column("plan", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("undoes", Integer),
    Column("changes", Text, nullable=False),
)

reports = Table(
    "reports",
    tables,
    Column("plan", Text, primary_key=True),
    Column("period", Text, primary_key=True),
    Column("issue", Integer, primary_key=True, autoincrement=False),
    Column("sequence", Integer, nullable=False),
    Column("number", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("audience", Text, nullable=False),
    Column("manifest", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("withdrawn", Text),
    UniqueConstraint("plan", "sequence"),
)

report_files = Table(
    "report_files",
    tables,
    Column("plan", Text, primary_key=True),
    Column("period", Text, primary_key=True),
    Column("issue", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, primary_key=True),
    Column("content", LargeBinary),
)

# How many reports a plan has and the fingerprint of the last: one cut off the end of the chain is missed.
chains = Table(
    "chains",
    tables,
    Column("plan", Text, primary_key=True),
    Column("length", Integer, nullable=False),
    Column("head", Text, nullable=False),
)

# What is large stands last in a row: SQLite reads through all that stands before what is asked for.
exports = Table(
    "exports",
    tables,
    Column("plan", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("period", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("data", Text, nullable=False),
)

# The same file may come back twice, as after an undo, so nothing but its number is its own.
returns = Table(
    "returns",
    tables,
    Column("plan", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("export", Text, nullable=False),
    Column("period", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("content_sha256", Text, nullable=False),
    Column("revision", Integer),
    Column("outcome", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
)


def canonical(data: Any) -> str:
    """Plain data as JSON that is the same to the letter wherever it is the same."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
