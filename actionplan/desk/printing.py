"""A report as PDF beside its page."""

from __future__ import annotations

from pathlib import Path

from actionplan.files import write_atomically
from actionplan.reports.pdf import printed
from actionplan.reports.run import ReportFiles


def print_report(files: ReportFiles) -> Path:
    """Have a browser print the page of a report, and write the PDF beside it.

    Raises:
        CannotPrint: where no browser of this machine makes one; the page stays.
        CannotWrite: where the folder does not take it.
    """
    path = files.html.with_suffix(".pdf")
    write_atomically(path, printed(files.html.read_bytes()))
    return path
