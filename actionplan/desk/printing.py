"""A report as PDF beside its page."""

from __future__ import annotations

from pathlib import Path

from actionplan.files import write_atomically
from actionplan.reports.pdf import printed


def print_report(page: Path, *, if_needed: bool = False) -> Path:
    """Have a browser print the page of a report, and write the PDF beside it.

    With `if_needed` one that is there, and not older than the page, stays.

    Raises:
        CannotPrint: where no browser of this machine makes one; the page stays.
        CannotWrite: where the folder does not take it.
    """
    path = page.with_suffix(".pdf")
    if if_needed and _is_there(path, page):
        return path
    write_atomically(path, printed(page.read_bytes()))
    return path


def _is_there(path: Path, page: Path) -> bool:
    try:
        return path.is_file() and path.stat().st_mtime_ns >= page.stat().st_mtime_ns
    except OSError:
        return False
