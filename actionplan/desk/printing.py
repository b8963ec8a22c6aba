"""A report as PDF beside its page."""

from __future__ import annotations

from pathlib import Path

from actionplan.files import write_atomically
from actionplan.reports.pdf import printed


def print_report(page: Path) -> Path:
    """Have a browser print the page of a report, and write the PDF beside it.

    Raises:
        CannotPrint: where no browser of this machine makes one; the page stays.
        CannotWrite: where the folder does not take it.
    """
    path = page.with_suffix(".pdf")
    write_atomically(path, printed(page.read_bytes()))
    return path
