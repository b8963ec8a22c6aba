"""A document as sheets: each of its tables one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from actionplan.tracker.guards.process import safely
from actionplan.tracker.guards.sniffing import Kind, sniff
from actionplan.tracker.sheets import Sheet, Spreadsheet
from actionplan.words.english import count_of, one_line, quoted, sentence, shortened
from actionplan.words.errors import NoTable


def read_document(content: bytes, name: str) -> Spreadsheet:
    """Each table of a document as a sheet, named for the heading above it.

    `content` is that of a Word document, a web page, Markdown, or of text that was pasted with tabs between its cells.

    Raises:
        BadSpreadsheet: where it cannot be read.
        NoTable: where it holds no table, with what was seen.
    """
    name = shortened(one_line(name), 120)
    kind = kind_of(content, name)
    data = safely("document", content, name, options={"kind": kind})
    if not data["tables"]:
        raise NoTable(_without_a_table(name, data))
    sheets = [_sheet(table) for table in data["tables"]]
    notes = [*data["notes"], *_beside(data)]
    return Spreadsheet(name, kind, sheets, sha256(content).hexdigest(), notes=notes)


def kind_of(content: bytes, name: str) -> str:
    """`docx`, `html` or `markdown`; the last for any other text, whose tables may be made with tabs as well."""
    if content.startswith(b"PK"):
        return "docx"
    return "html" if sniff(content, name) is Kind.HTML else "markdown"


def _sheet(table: Mapping[str, Any]) -> Sheet:
    fills = {(row, column): colour for row, column, colour in table["fills"]}
    merged = [(top, left, bottom, right) for top, left, bottom, right in table["merged"]]
    return Sheet(table["name"], table["rows"], fills=fills, merged=merged)


def _beside(data: Mapping[str, Any]) -> Iterator[str]:
    """A sentence on the text that stands in none of the tables."""
    if data["lines"]:
        several = data["lines"] > 1
        lines = count_of(data["lines"], "line of text stands", "lines of text stand")
        first = f"{', the first of them' if several else ':'} {quoted(data['seen'][0], 60)}"
        yield sentence(f"{lines} beside the tables{first}; nothing is taken from there")


def _without_a_table(name: str, data: Mapping[str, Any]) -> str:
    first = f", the first of them {quoted(data['seen'][0], 60)}" if data["seen"] else ""
    lines = (
        f"only {count_of(data['lines'], 'line')} of text{first}" if data["lines"] else "and no text either"
    )
    advice = "Put the rows into a table, or take the spreadsheet in that they come from"
    return f"{name} holds no table, {lines}. {advice}."
