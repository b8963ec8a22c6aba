"""A new workbook, and its bytes: what it says of itself, in the properties that programs and screen readers show."""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils.indexed_list import IndexedList

from actionplan.files import explained
from actionplan.tracker.writing.stencils import FONT, SIZE
from actionplan.tracker.writing.words import Sending
from actionplan.words.english import one_line, small_first

_LANGUAGE = "en-GB"
_LONGEST = 255
_FULL_BY_LXML = "SerialisationError"  # what lxml, where openpyxl finds it, calls a disk that takes no more


def new_book(sending: Sending) -> Workbook:
    """An empty workbook that is written row by row, so that it never stands in memory as a whole."""
    book = Workbook(write_only=True)
    book.calculation.fullCalcOnLoad = False  # else a spreadsheet asks to save what nobody has changed
    _set_font(book)
    about, plan = book.properties, sending.view.plan
    about.title = _property(f"{plan.title}, {small_first(sending.period)}")
    about.subject = _property(
        f"Tracker for {sending.owner.name}" if sending.owner else "Tracker of the whole plan"
    )
    about.creator = _property(sending.made_by or plan.organisation)
    about.description = _property(sending.period)
    about.language = _LANGUAGE
    if sending.made_at:
        about.created = datetime.fromisoformat(sending.made_at).astimezone(UTC).replace(tzinfo=None)
    return book


def _set_font(book: Workbook) -> None:
    """Make the font of trackers that of the workbook, by whose digits spreadsheets measure the width of columns."""
    font = Font(name=FONT, size=SIZE)
    book._fonts = IndexedList([font])
    book._named_styles["Normal"].font = font


@contextmanager
def at_work_on(book: Workbook) -> Iterator[None]:
    """Turn what goes wrong with the files in which openpyxl keeps the sheets for a while into a sentence.

    Raises:
        CannotWrite: where there is no room for them.
    """
    with explained(Path(tempfile.gettempdir())):
        try:
            yield
        except Exception as error:
            _put_away(book)
            if type(error).__name__ == _FULL_BY_LXML:
                raise OSError(errno.ENOSPC, str(error)) from error
            raise


def _put_away(book: Workbook) -> None:
    """Close and remove the files of sheets that will never be whole."""
    for writer in (sheet._writer for sheet in book.worksheets if sheet._writer):
        for step in (writer.close, writer.cleanup):
            with suppress(Exception):
                step()


def content_of(book: Workbook) -> bytes:
    """The bytes of a workbook; it can be saved only once."""
    book.active = 0
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _property(text: str) -> str:
    return one_line(text)[:_LONGEST]
