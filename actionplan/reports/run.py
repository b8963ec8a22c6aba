"""Running a report: papermill runs the notebook, nbconvert makes the page, both files change together."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from actionplan.files import make_folder, sweep, write_atomically, write_together
from actionplan.reports.imports import without_address_grammar
from actionplan.reports.kernel import private_kernel
from actionplan.reports.notebook import check_notebook
from actionplan.reports.page import page_of
from actionplan.reports.params import ReportParams
from actionplan.words import errors
from actionplan.words.errors import ActionPlanError, CannotWrite, ReportFailed
from actionplan.workbook import Workbook

LONGEST_ERROR = 200


@dataclass(frozen=True, slots=True)
class ReportFiles:
    """What a run leaves behind."""

    html: Path
    notebook: Path


def run_report(
    workbook: Workbook,
    notebook: str,
    params: ReportParams,
    folder: Path,
    stem: str,
    environment: Mapping[str, str],
) -> ReportFiles:
    """Run a notebook of the workbook and write `<stem>.ipynb` and `<stem>.html`, both or neither.

    Args:
        workbook: where the notebook and the page template are.
        notebook: the notebook's file name.
        params: its parameters.
        folder: where the files go; made where it is missing.
        stem: the name of both files.
        environment: what the kernel needs to know besides, such as the store's address.

    Raises:
        BadParameters: before anything runs, where the notebook would not use the parameters.
        ReportFailed: the half-run notebook is kept as `<stem>-failed.ipynb`, the previous report untouched.
        CannotWrite: the previous report is untouched.

    """
    source = workbook.notebooks / notebook
    files = ReportFiles(folder / f"{stem}.html", folder / f"{stem}.ipynb")
    check_notebook(source)
    if files.notebook.resolve() == source.resolve():
        raise CannotWrite(f"{files.notebook} is the notebook that makes the report. Choose another folder.")
    make_folder(folder)
    sweep(folder)
    executed = _execute(source, files.notebook, params, environment)
    page = page_of(executed, workbook.templates)
    content = _tidy(executed, source, files.notebook)
    write_together([(files.notebook, content.encode("utf-8")), (files.html, page.encode("utf-8"))])
    with suppress(OSError):
        _failed(files.notebook).unlink(missing_ok=True)
    return files


def _execute(source: Path, target: Path, params: ReportParams, environment: Mapping[str, str]) -> Any:
    """The executed notebook, in memory; what a failed run has got to is kept beside the target."""
    with without_address_grammar():
        from papermill.exceptions import PapermillExecutionError
        from papermill.execute import execute_notebook

    begun: list[Any] = []
    with private_kernel(environment) as kernel, _quiet():
        try:
            return execute_notebook(
                _as_template(source),
                None,
                parameters=params.values(),
                kernel_name="python3",
                language="python",
                progress_bar=False,
                on_notebook_start=lambda notebook: begun.append(notebook),
                **kernel,
            )
        except PapermillExecutionError as error:
            kept = _keep(begun, source, target)
            raise ReportFailed(
                _own_sentence(error) or _stopped(source, kept, _cell_and_error(error))
            ) from None
        except (RuntimeError, TimeoutError) as error:
            kept = _keep(begun, source, target)
            raise ReportFailed(_stopped(source, kept, "its kernel died or did not start")) from error


def _as_template(path: Path) -> str:
    """A path for papermill, which fills in what stands between braces."""
    return str(path).replace("{", "{{").replace("}", "}}")


@contextmanager
def _quiet() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _own_sentence(error: Any) -> str:
    """The package's own sentence, where it was the package that stopped the notebook."""
    own = getattr(errors, error.ename, None)
    return str(error.evalue) if isinstance(own, type) and issubclass(own, ActionPlanError) else ""


def _cell_and_error(error: Any) -> str:
    said = " ".join(str(error.evalue).split())[:LONGEST_ERROR].rstrip(".")
    return f"cell {error.exec_count} raised {error.ename}: {said}"


def _stopped(source: Path, kept: str, why: str) -> str:
    return (
        f"{source.name} stopped half way ({why}). {kept}The previous report, if there is one, is untouched."
    )


def _keep(begun: list[Any], source: Path, target: Path) -> str:
    """Keep the half-run notebook, if the run got so far, and say where."""
    if not begun:
        return ""
    write_atomically(_failed(target), _tidy(begun[0], source, _failed(target)).encode("utf-8"))
    return f"The half-run notebook is {_failed(target)}. "


def _failed(target: Path) -> Path:
    return target.with_name(f"{target.stem}-failed.ipynb")


def _tidy(executed: Any, source: Path, target: Path) -> str:
    """The notebook's text: the same for the same run but for timings, and without the machine's folders."""
    import nbformat

    executed.metadata.papermill.update(input_path=source.name, output_path=target.name)
    for cell in executed.cells:
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell.id = "injected-parameters"
    write: Any = nbformat.writes  # it says nothing of its types
    return f"{write(executed)}\n"
