"""Where notebooks, parameters and templates are: a user's folder, the checkout, or the package itself."""

from __future__ import annotations

import shlex
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from actionplan.files import explained, make_folder, write_atomically

LANDMARK = Path("notebooks", "action_plan_report.ipynb")
EDITOR = Path("notebooks", "workbook.ipynb")
KEPT_METADATA = ("title",)
LANGUAGE = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
STARTER = Path("plans", "starter.yaml")
PAGES = (Path("docs", "how-our-numbers-differ.md"), Path("docs", "owner.md"))
"""What goes along with a report, and with a tracker."""
EXAMPLE = "thurrock-2017-18"
PACKAGE = Path(__file__).resolve().parent

FOR_WINDOWS = Path("Open workbook.cmd")
"""For a double-click. It tries the Python that laid the folder out, then the folder's own, then the computer's."""
WINDOWS_LINES = r"""@echo off
rem Opens this workbook in your web browser. To end it, press Ctrl+C in this window, or close it.
chcp 65001 >nul
pushd "%~dp0"
set "RUN="
for %%P in ("{python}" ".venv\Scripts\python.exe") do if not defined RUN if exist %%P set RUN=%%P
if not defined RUN set RUN=py -3
%RUN% -P -c "import actionplan" >nul 2>nul
if errorlevel 1 goto absent
%RUN% -P -m actionplan app
if errorlevel 1 pause
exit /b
:absent
echo actionplan is not installed on this computer. Install it as its README says, then open this file again.
pause
exit /b 1
"""
FOR_OTHERS = Path("open-workbook.sh")
OTHERS_LINES = r"""#!/bin/sh
# Opens this workbook in your web browser. To end it, press Ctrl+C in this window, or close it.
trap : INT
hold() {{ if [ -t 0 ]; then printf 'Press Enter to close this window. '; read -r answer; fi; exit 1; }}
cd "$(dirname "$0")" || hold
for python in {python} .venv/bin/python python3; do
    if "$python" -P -c 'import actionplan' >/dev/null 2>&1; then
        "$python" -P -m actionplan app "$@" && exit
        hold
    fi
done
echo 'actionplan is not installed on this computer. Install it as its README says, then open this file again.' >&2
hold
"""


TYPED_ON_WINDOWS = Path("actionplan.cmd")
"""For a command window in the workbook folder: Windows finds it there as `actionplan`, with nothing activated."""
TYPED_ON_WINDOWS_LINES = r"""@echo off
rem Typed in this folder: actionplan show
setlocal
chcp 65001 >nul
set "RUN="
for %%P in ("{python}" "%~dp0.venv\Scripts\python.exe" "%VIRTUAL_ENV%\Scripts\python.exe") do (
    if not defined RUN if exist %%P set RUN=%%P
)
if not defined RUN set RUN=py -3
%RUN% -P -c "import actionplan" >nul 2>nul
if errorlevel 1 goto absent
%RUN% -P -m actionplan %*
exit /b %errorlevel%
:absent
echo actionplan is not installed on this computer. Install it as its README says, then try again. 1>&2
exit /b 1
"""
TYPED_ELSEWHERE = Path("actionplan.sh")
TYPED_ELSEWHERE_LINES = r"""#!/bin/sh
# Typed in this folder: ./actionplan.sh show
for python in {python} "$(dirname "$0")/.venv/bin/python" python3; do
    if "$python" -P -c 'import actionplan' >/dev/null 2>&1; then
        exec "$python" -P -m actionplan "$@"
    fi
done
echo 'actionplan is not installed on this computer. Install it as its README says, then try again.' >&2
exit 1
"""


@dataclass(frozen=True, slots=True)
class Workbook:
    """The three folders of a workbook; parameters may be written, the other two are read only."""

    notebooks: Path
    params: Path
    templates: Path

    @property
    def root(self) -> Path:
        """Where parameters and reports go."""
        return self.params.parent


def find(folder: Path) -> Workbook:
    """The workbook at or above a folder, else the one that comes with the package."""
    folder = folder.resolve()
    root = next((place for place in (folder, *folder.parents) if (place / LANDMARK).is_file()), None)
    own = carried()
    if root is None:
        # What comes with the package is nobody's to write into: parameters are kept where the person works.
        return replace(own, params=folder / "params")
    templates = root / "templates"
    return Workbook(
        notebooks=root / "notebooks",
        params=root / "params",
        templates=templates if (templates / "report").is_dir() else own.templates,
    )


def lay_out(folder: Path) -> list[Path]:
    """Copy what comes with the package into a folder, with a starter plan, and what opens it and takes commands.

    What is there stays as it is.
    Of the parameters only those of the example plan: a checkout may hold others, which are somebody's own.

    Returns:
        The files that were made.
    """
    source = carried()
    copies = {
        folder / "my-plan.yaml": source.templates / STARTER,
        **{folder / page: source.root / page for page in PAGES},
    }
    for origin in (source.notebooks, source.params / EXAMPLE, source.templates):
        files = (f for f in origin.rglob("*") if f.is_file() and not f.name.startswith("."))
        copies |= {folder / f.relative_to(source.root): f for f in files}
    contents = {folder / name: text for name, text in _openers(sys.executable).items()}
    made = [path for path in sorted([*copies, *contents]) if not path.exists()]
    for path in made:
        make_folder(path.parent)
        write_atomically(path, contents[path] if path in contents else copies[path].read_bytes())
        if path.suffix == ".sh":
            with explained(path):
                path.chmod(0o755)
    return made


def _openers(python: str) -> dict[Path, bytes]:
    """What opens the workbook by a double-click and what is typed there, for the Python of this path first."""
    windows = {FOR_WINDOWS: WINDOWS_LINES, TYPED_ON_WINDOWS: TYPED_ON_WINDOWS_LINES}
    others = {FOR_OTHERS: OTHERS_LINES, TYPED_ELSEWHERE: TYPED_ELSEWHERE_LINES}
    doubled, quoted = python.replace("%", "%%"), shlex.quote(python)
    made = {name: text.format(python=doubled).replace("\n", "\r\n") for name, text in windows.items()}
    made |= {name: text.format(python=quoted) for name, text in others.items()}
    return {name: text.encode("utf-8", "surrogateescape") for name, text in made.items()}


def carried() -> Workbook:
    """What comes with the package, for reading: the checkout's folders, or those in an installed package."""
    checkout = PACKAGE.parent
    root = checkout if (checkout / LANDMARK).is_file() else PACKAGE / "_workbook"
    return Workbook(root / "notebooks", root / "params", root / "templates")


def without_outputs(model: dict[str, Any], path: str, **_: object) -> None:
    """Take out of the editor's notebook, as Jupyter is about to save it, what it showed: the plan is in the store."""
    if path != EDITOR.as_posix() or model.get("type") != "notebook":
        return
    notebook = model["content"]
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell.update(outputs=[], execution_count=None)
    notebook["metadata"] = {k: v for k, v in notebook["metadata"].items() if k in KEPT_METADATA} | LANGUAGE
