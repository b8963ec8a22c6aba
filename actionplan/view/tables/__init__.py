"""A plan as tidy tables for an analyst: one row a thing, one column a fact, and a dictionary of both."""

from actionplan.view.tables.as_csv import csv_of
from actionplan.view.tables.as_sql import sql_of
from actionplan.view.tables.judged import dates, hand_overs, periods, rag_by_period, readings
from actionplan.view.tables.of_model import of_plan
from actionplan.view.tables.table import Column, Table, dictionary

__all__ = [
    "Column",
    "Table",
    "csv_of",
    "dates",
    "dictionary",
    "hand_overs",
    "of_plan",
    "periods",
    "rag_by_period",
    "readings",
    "sql_of",
]
