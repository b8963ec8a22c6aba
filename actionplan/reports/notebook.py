"""What a report notebook asks for: the names in its cell of parameters, read without running anything."""

from __future__ import annotations

import ast
import json
import warnings
from pathlib import Path
from typing import Any

from actionplan.files import shown
from actionplan.reports.imports import without_address_grammar
from actionplan.reports.params import ReportParams, check_names
from actionplan.words.english import listed
from actionplan.words.errors import BadParameters, ReportFailed


def parameters_of(path: Path) -> dict[str, str]:
    """The names in the notebook's cell tagged `parameters`, each with its default.

    Raises:
        ReportFailed: where there is no such notebook.
        BadParameters: where it has no such cell, or one that holds more than plain texts.

    """
    cells = [cell for cell in _cells(path) if "parameters" in cell.get("metadata", {}).get("tags", [])]
    if not cells:
        raise BadParameters(f'{path.name} has no cell tagged "parameters". Tag the cell that holds them.')
    try:
        statements = ast.parse("".join(cells[0]["source"])).body
        return dict(_assignment(statement) for statement in statements)
    except (SyntaxError, ValueError):
        raise BadParameters(
            f'The cell of parameters in {path.name} may hold texts only, such as period = "2017-18 P06".'
        ) from None


def check_notebook(path: Path) -> None:
    """Refuse a notebook that would not use the parameters it is given.

    Raises:
        ReportFailed, BadParameters: as above, or where a parameter is misspelt or missing.

    """
    found = parameters_of(path)
    check_names(found, path.name)
    missing = [name for name in ReportParams.model_fields if name not in found]
    if missing:
        raise BadParameters(f"{path.name}: the cell of parameters lacks {listed(missing)}.")


def check_whole(path: Path) -> None:
    """Refuse a file that Jupyter would not open as a notebook, or only after bringing it up to date.

    Raises:
        ReportFailed: saying so.
    """
    with without_address_grammar():
        import nbformat

    try:
        notebook = json.loads(path.read_text("utf-8"))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it mends by itself
            nbformat.validate(notebook, version=4)
    except (OSError, ValueError, LookupError, AttributeError, TypeError, RecursionError):
        raise _unreadable(path) from None
    except nbformat.ValidationError:
        raise _unreadable(path) from None


def _unreadable(path: Path) -> ReportFailed:
    return ReportFailed(
        f"{shown(path)} cannot be read as a notebook. Open it in JupyterLab, save it there, then try again."
    )


def _cells(path: Path) -> list[dict[str, Any]]:
    try:
        cells: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))["cells"]
    except FileNotFoundError:
        raise ReportFailed(f"There is no notebook {path.name} in {path.parent}.") from None
    except (OSError, ValueError, KeyError):
        raise _unreadable(path) from None
    return cells


def _assignment(statement: ast.stmt) -> tuple[str, str]:
    match statement:
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str(text))):
            return name, text
        case _:
            raise ValueError(ast.dump(statement))
