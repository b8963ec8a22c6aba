"""A report as PDF beside its page."""

from __future__ import annotations

from pathlib import Path

from actionplan.files import write_atomically
from actionplan.reports.pdf import printed
from actionplan.reports.run import ReportFiles


def print_report(files: ReportFiles, *, if_needed: bool = False) -> Path:
    """Have a browser print the page of a report, and write the PDF beside it.

    With `if_needed` one that is there, and not older than the page, stays.

    Raises:
        CannotPrint: where no browser of this machine makes one; the page stays.
        CannotWrite: where the folder does not take it.
    """
    path = files.html.with_suffix(".pdf")
    if if_needed and _is_there(path, files.html):
        return path
    write_atomically(path, printed(files.html.read_bytes()))
    return path


def _is_there(path: Path, page: Path) -> bool:
    try:
        return path.is_file() and path.stat().st_mtime_ns >= page.stat().st_mtime_ns
    except OSError:
        return False
