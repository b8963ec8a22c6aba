"""The task of reading a document: its tables as plain JSON. It runs in a process of its own."""

from __future__ import annotations

from typing import Any

from actionplan.tracker.csv_text import decoded
from actionplan.tracker.documents.markup import read_markup
from actionplan.tracker.documents.pasted import read_pasted
from actionplan.tracker.documents.tables import Tables
from actionplan.tracker.documents.word import read_word
from actionplan.tracker.guards.limits import Refused

LARGEST_TEXT = 10_000_000
_NO_TEXT = "is not text. Save it as text in UTF-8, then try again."


def tables_of(content: bytes, kind: str) -> dict[str, Any]:
    """What `Tables.result` tells of a document of a kind: `docx`, `html`, or `markdown` for any other text.

    Raises:
        Refused: where it cannot be read.
    """
    tables = Tables()
    if kind == "docx":
        read_word(content, tables)
    else:
        read = read_markup if kind == "html" else read_pasted
        read(_text(content, tables), tables)
    return tables.result()


def _text(content: bytes, tables: Tables) -> str:
    if len(content) > LARGEST_TEXT:
        raise Refused(f"is text of more than {LARGEST_TEXT // 1_000_000} MB. Split it, then try again.")
    try:
        text, by_windows = decoded(content)
    except UnicodeDecodeError:
        raise Refused(_NO_TEXT) from None
    if "\0" in text:
        raise Refused(_NO_TEXT)
    if by_windows:
        tables.notes.append("It is not in UTF-8 and was read with the Windows letters of western Europe.")
    return text
