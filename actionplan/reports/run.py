"""Running a report: papermill runs the notebook, nbconvert makes the page, both files change together."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from actionplan.files import make_folder, sweep, write_atomically, write_together
from actionplan.folders import Workbook
from actionplan.reports.email import EMAIL_NAMES
from actionplan.reports.imports import without_address_grammar
from actionplan.reports.kernel import private_kernel
from actionplan.reports.notebook import check_notebook
from actionplan.reports.page import page_of
from actionplan.reports.params import ReportParams
from actionplan.reports.pdf import fingerprint, printed_from
from actionplan.reports.progress import tell
from actionplan.words import errors
from actionplan.words.errors import ActionPlanError, CannotWrite, ReportFailed

LONGEST_ERROR = 200


@dataclass(frozen=True, slots=True)
class ReportFiles:
    """What a run leaves behind: the page, the notebook behind it, and the text of an e-mail where one goes with it.

    `removed` are the PDF files of the pages that were there before.
    """

    html: Path
    notebook: Path
    email: Path | None = None
    removed: Sequence[Path] = ()


@dataclass(frozen=True, slots=True)
class Rendered:
    """A report as it is to be written: the name of its files, the page and the notebook behind it."""

    stem: str
    html: bytes
    notebook: bytes

    @property
    def files(self) -> dict[str, bytes]:
        """Both by their names."""
        return {f"{self.stem}.ipynb": self.notebook, f"{self.stem}.html": self.html}


def render(
    workbook: Workbook,
    notebook: str,
    params: ReportParams,
    folder: Path,
    stem: str,
    environment: Mapping[str, str],
) -> Rendered:
    """Run a notebook of the workbook and make its page; nothing is written unless it fails.

    Args:
        workbook: where the notebook and the page template are.
        notebook: the notebook's file name.
        params: its parameters.
        folder: where the files are to go; made where it is missing.
        stem: the name of both files.
        environment: what the kernel needs to know besides, such as the store's address.

    Raises:
        BadParameters: before anything runs, where the notebook would not use the parameters.
        ReportFailed: the half-run notebook is kept as `<stem>-failed.ipynb`.
        CannotWrite: where the folder cannot be used.

    """
    source = workbook.notebooks / notebook
    target = folder / f"{stem}.ipynb"
    check_notebook(source)
    if target.resolve() == source.resolve():
        raise CannotWrite(f"{target} is the notebook that makes the report. Choose another folder.")
    make_folder(folder)
    sweep(folder)
    executed = _execute(source, target, params, environment)
    page = page_of(executed, workbook.templates)
    return Rendered(stem, page.encode("utf-8"), _tidy(executed, source, target).encode("utf-8"))


def write_report(rendered: Rendered, folder: Path, more: Mapping[str, bytes] | None = None) -> ReportFiles:
    """Write a report, and what belongs beside it, to a folder: all of it or nothing.

    What we printed of another page of this name goes, as it would be taken for this one.

    Raises:
        CannotWrite: the files that were there are untouched.
    """
    make_folder(folder)
    page, written = folder / f"{rendered.stem}.html", {**rendered.files, **(more or {})}
    write_together([(folder / name, content) for name, content in written.items()])
    email = next((folder / name for name in more or () if name in EMAIL_NAMES), None)
    pages = {folder / name: content for name, content in written.items() if name.endswith(page.suffix)}
    removed = [
        path.with_suffix(".pdf") for path, content in pages.items() if _is_rid_of_older_pdf(path, content)
    ]
    files = ReportFiles(page, page.with_suffix(".ipynb"), email, removed)
    with suppress(OSError):
        _failed(files.notebook).unlink(missing_ok=True)
    return files


def _is_rid_of_older_pdf(page: Path, content: bytes) -> bool:
    """Whether there was a PDF that we printed of another page of this name, and is gone now."""
    pdf = page.with_suffix(".pdf")
    with suppress(OSError):
        if printed_from(pdf.read_bytes()) not in ("", fingerprint(content)):
            pdf.unlink()
            return True
    return False


def made_with() -> dict[str, str]:
    """What a page depends on besides its data: the same versions make the same page."""
    import platform
    from importlib.metadata import PackageNotFoundError, version

    found = {"python": platform.python_version()}
    for package in ("actionplan", "jinja2", "matplotlib", "nbconvert", "papermill"):
        with suppress(PackageNotFoundError):
            found[package] = version(package)
    return found


def _execute(source: Path, target: Path, params: ReportParams, environment: Mapping[str, str]) -> Any:
    """The executed notebook, in memory; what a failed run has got to is kept beside the target."""
    with without_address_grammar():
        from papermill.exceptions import PapermillExecutionError
        from papermill.execute import execute_notebook

    begun: list[Any] = []
    tell(_title(source))
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
                on_cell_start=lambda cell, cell_index: _tell_of_cell(source, cell_index, begun),
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


def _tell_of_cell(source: Path, place: int, begun: list[Any]) -> None:
    """The page, which is made last, counts as one part more."""
    tell(_title(source), place, len(begun[0].cells) + 1 if begun else 0)


def _title(source: Path) -> str:
    """`action plan report`."""
    return source.stem.replace("_", " ")


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
