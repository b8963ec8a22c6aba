"""Trackers and tables that other people made: found, understood as far as can be, asked about, and taken in.

`find_tables` looks for tables, `propose` says what their columns mean, `read_rows` what they would bring to a plan,
and `changes_of` makes that a change set. Nothing here reads a file, a clock or a store.
"""

from actionplan.tracker.foreign.changes import changes_of
from actionplan.tracker.foreign.imported import Imported, read_rows
from actionplan.tracker.foreign.mapping import ImportMapping, TableMapping, as_kind, propose
from actionplan.tracker.foreign.mapping_text import mapping_text, read_mapping
from actionplan.tracker.foreign.table import Found, Table
from actionplan.tracker.foreign.tables import find_tables
from actionplan.tracker.foreign.told import changes_in_words, in_words, row_in_words, to_data

__all__ = [
    "Found",
    "ImportMapping",
    "Imported",
    "Table",
    "TableMapping",
    "as_kind",
    "changes_in_words",
    "changes_of",
    "find_tables",
    "in_words",
    "mapping_text",
    "propose",
    "read_mapping",
    "read_rows",
    "row_in_words",
    "to_data",
]
