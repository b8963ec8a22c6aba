"""A report as PDF beside its page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from actionplan.desk.alone import alone_in
from actionplan.desk.copies import PDF, content_of
from actionplan.files import write_atomically, write_keeping
from actionplan.reports.pdf import find_browser, marked, printed, printed_from
from actionplan.store import sha256_of
from actionplan.words.errors import CannotPrint


@dataclass(frozen=True, slots=True)
class Printed:
    """The PDF of a page, and whether it was printed just now.

    `kept` is what lay in its place and was not ours, or not any more as we printed it.
    """

    path: Path
    made: bool = True
    kept: Path | None = None

    @property
    def kept_in_words(self) -> str:
        """The end of a sentence: where that is kept."""
        return f"; the file that was there is kept as {self.kept}" if self.kept else ""


def refuse_without_browser() -> None:
    """Say before anything is made that nothing can print it.

    Raises:
        CannotPrint: where no browser is found.
    """
    find_browser()


def pdf_of(page: Path) -> Path | None:
    """The PDF that was printed of a page as it is now; None where there is none, or it is not as we printed it."""
    path, content = page.with_suffix(PDF), content_of(page)
    is_of_it = content is not None and printed_from(content_of(path) or b"") == sha256_of(content)
    return path if is_of_it else None


def print_report(page: Path, *, if_needed: bool = False) -> Printed:
    """Have a browser print the page of a report, and write the PDF beside it.

    Nobody makes another page meanwhile. With `if_needed` a PDF of this page that is there stays.

    Raises:
        AlreadyRunning: where another run makes a report in the folder.
        CannotPrint: where no browser of this machine makes one; the page stays.
        CannotWrite: where the folder does not take it.
    """
    path = page.with_suffix(PDF)
    with alone_in(page.parent):
        if if_needed and pdf_of(page):
            return Printed(path, made=False)
        content = content_of(page)
        if content is None:
            raise CannotPrint(f"{page} is not there any more. Make the report again, then print it.")
        made = marked(printed(content), content)
        if not printed_from(content_of(path) or b""):
            return Printed(path, kept=write_keeping(path, made))
        write_atomically(path, made)
    return Printed(path)
