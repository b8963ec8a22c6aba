"""A report as PDF beside its page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from actionplan.files import write_atomically
from actionplan.reports.pdf import find_browser, is_pdf, printed


@dataclass(frozen=True, slots=True)
class Printed:
    """The PDF of a page, and whether it was printed just now."""

    path: Path
    made: bool = True


def refuse_without_browser() -> None:
    """Say before anything is made that nothing can print it.

    Raises:
        CannotPrint: where no browser is found.
    """
    find_browser()


def pdf_of(page: Path) -> Path | None:
    """The PDF that was printed of a page; None where there is none, or an older one."""
    path = page.with_suffix(".pdf")
    try:
        is_of_it = path.stat().st_mtime_ns >= page.stat().st_mtime_ns and is_pdf(path.read_bytes())
    except OSError:
        return None
    return path if is_of_it else None


def print_report(page: Path, *, if_needed: bool = False) -> Printed:
    """Have a browser print the page of a report, and write the PDF beside it.

    With `if_needed` one that is there, and not older than the page, stays.

    Raises:
        CannotPrint: where no browser of this machine makes one; the page stays.
        CannotWrite: where the folder does not take it.
    """
    if if_needed and (there := pdf_of(page)):
        return Printed(there, made=False)
    path = page.with_suffix(".pdf")
    write_atomically(path, printed(page.read_bytes()))
    return Printed(path)
