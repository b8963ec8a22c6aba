"""The tables of the store, the same on SQLite and PostgreSQL.

Every noun is one row of `items`, as JSON: a field added to the model needs no change here, and an edit
touches one row. Nothing is ever deleted: a row that left the plan keeps its last text and the number of the
revision that removed it.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import BigInteger, Column, Integer, MetaData, Table, Text

SCHEMA_VERSION = 1

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


def canonical(data: Any) -> str:
    """Plain data as JSON that is the same to the letter wherever it is the same."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
