"""A notebook of an analyst's own, run with the parameters, checks, template and folder of the reports."""

from __future__ import annotations

from pathlib import Path

from actionplan.desk.copies import ACTION_PLAN, DOCUMENTS, INDICATORS, Document
from actionplan.files import is_file, shown
from actionplan.reports.notebook import check_whole
from actionplan.words.english import without_turns
from actionplan.words.errors import BadParameters, ReportFailed
from actionplan.words.file_names import without_unfit

ABOUT = "notebook"
"""What tells its folders from those of the reports."""


def asked_document(indicators: bool, notebook: Path | None) -> Document:
    """Which document is to be made: of the two reports, or of a notebook of one's own.

    Raises:
        BadParameters: where both are asked for, or its files would be called as those of a report.
        ReportFailed: where there is no such notebook.
    """
    if notebook is None:
        return INDICATORS if indicators else ACTION_PLAN
    if indicators:
        raise BadParameters(
            "--indicators makes the success-indicator report, --notebook what a notebook of your own makes. Leave out "
            "the one or the other."
        )
    return _of(notebook)


def _of(notebook: Path) -> Document:
    if not is_file(notebook):
        raise ReportFailed(
            f"There is no notebook {shown(notebook)}. Name the file as seen from here, such as "
            "notebooks/my_own_report.ipynb."
        )
    if notebook.suffix.casefold() != ".ipynb":
        raise ReportFailed(f"{shown(notebook)} is not a notebook: the name of a notebook ends in .ipynb.")
    check_whole(notebook)
    name = without_turns(without_unfit(notebook.stem)).strip()
    if name.casefold().startswith(tuple(document.name for document in DOCUMENTS)):
        raise BadParameters(
            f"What {notebook.name} makes would be called as the report itself is. Give the notebook another name, such "
            f"as my-{notebook.name}."
        )
    return Document(name, str(notebook.resolve()), ABOUT)
