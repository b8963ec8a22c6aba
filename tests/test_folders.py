"""Where the workbook is found: the person's own folder, the checkout, the installed package."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from actionplan import folders
from actionplan.folders import LANDMARK, Workbook, carried, find

ROOT = Path(__file__).parents[1]
CHECKOUT = Workbook(ROOT / "notebooks", ROOT / "params", ROOT / "templates")


def lay_out(root: Path, *templates: str) -> Path:
    (root / LANDMARK).parent.mkdir(parents=True)
    (root / LANDMARK).write_text("{}")
    for name in templates:
        (root / "templates" / name).mkdir(parents=True)
    return root


@pytest.fixture
def installed(tmp_path, monkeypatch) -> Path:
    package = tmp_path / "site-packages" / "actionplan"
    lay_out(package / "_workbook", "report")
    monkeypatch.setattr(folders, "PACKAGE", package)
    return package


def test_a_folder_of_ones_own_is_found_from_below(tmp_path):
    mine = lay_out(tmp_path / "mine", "report")
    (mine / "a" / "b").mkdir(parents=True)
    assert find(mine / "a" / "b") == Workbook(mine / "notebooks", mine / "params", mine / "templates")


def test_without_templates_of_ones_own_the_packages_serve(tmp_path):
    mine = lay_out(tmp_path / "mine")
    assert find(mine) == Workbook(mine / "notebooks", mine / "params", CHECKOUT.templates)


def test_the_checkout_serves_from_within():
    assert find(ROOT / "tests") == carried() == CHECKOUT


def test_from_elsewhere_the_checkout_serves_but_is_not_written_into(tmp_path):
    assert find(tmp_path) == Workbook(CHECKOUT.notebooks, tmp_path / "params", CHECKOUT.templates)


def test_an_installed_package_is_never_written_into(installed, tmp_path):
    inside = installed / "_workbook"
    assert carried() == Workbook(inside / "notebooks", inside / "params", inside / "templates")
    assert find(tmp_path) == Workbook(inside / "notebooks", tmp_path / "params", inside / "templates")


def test_a_folder_is_laid_out_with_the_two_pages_and_the_parameters_of_the_example_only(installed, tmp_path):
    inside = installed / "_workbook"
    pages = ("docs/how-our-numbers-differ.md", "docs/owner.md")
    others = (*pages, "docs/report.png", "templates/plans/starter.yaml")
    mine = ("params/thurrock-2017-18/2017-18-P06.yaml", "params/bench/2017-18-P01.yaml")
    for name in (*others, *mine):
        (inside / name).parent.mkdir(parents=True, exist_ok=True)
        (inside / name).write_text(name, "utf-8")
    made = folders.lay_out(tmp_path / "new")
    assert [path.relative_to(tmp_path / "new").as_posix() for path in made] == [
        "Open workbook.cmd",
        "actionplan.cmd",
        "actionplan.sh",
        "docs/how-our-numbers-differ.md",
        "docs/owner.md",
        "my-plan.yaml",
        "notebooks/action_plan_report.ipynb",
        "open-workbook.sh",
        "params/thurrock-2017-18/2017-18-P06.yaml",
        "templates/plans/starter.yaml",
    ]
    assert made[3].read_text("utf-8") == "docs/how-our-numbers-differ.md"


def test_what_the_checkout_lays_out_is_what_a_person_needs(tmp_path):
    made = {path.relative_to(tmp_path).as_posix() for path in folders.lay_out(tmp_path)}
    assert {name for name in made if name.startswith(("docs/", "params/thurrock-2017-18/2017-18-P06"))} == {
        "docs/how-our-numbers-differ.md",
        "docs/owner.md",
        "params/thurrock-2017-18/2017-18-P06.yaml",
    }
    assert {name.split("/")[1] for name in made if name.startswith("params/")} == {"thurrock-2017-18"}


def test_windows_opens_the_workbook_with_the_python_that_laid_it_out(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "executable", "C:\\Users\\Zoë\\50% done\\.venv\\Scripts\\python.exe")
    folders.lay_out(tmp_path)
    content = (tmp_path / "Open workbook.cmd").read_bytes()
    assert content.count(b"\r\n") == content.count(b"\n") == 16
    lines = content.decode("utf-8").split("\r\n")
    assert lines[3:8] == [
        'pushd "%~dp0"',
        'set "RUN="',
        'for %%P in ("C:\\Users\\Zoë\\50%% done\\.venv\\Scripts\\python.exe" ".venv\\Scripts\\python.exe") '
        "do if not defined RUN if exist %%P set RUN=%%P",
        "if not defined RUN set RUN=py -3",
        '%RUN% -P -c "import actionplan" >nul 2>nul',
    ]


def double_click(folder, path="/usr/bin:/bin"):
    return run_script(folder / "open-workbook.sh", path=path)


def run_script(script, *words, path="/usr/bin:/bin", cwd="/"):
    assert os.access(script, os.X_OK)
    environment = {"PATH": path, "HOME": str(script.parent), "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [script, *words], env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL, cwd=cwd
    )


@pytest.mark.skipif(os.name == "nt", reason="a shell script")
def test_elsewhere_a_script_opens_it_with_the_python_that_laid_it_out(tmp_path, monkeypatch):
    folder, python = tmp_path / "it's mine", tmp_path / "a b" / "python"
    python.parent.mkdir()
    python.write_text('#!/bin/sh\necho "$PWD: $*"\n')
    python.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(python))
    folders.lay_out(folder)
    assert double_click(folder).stdout == f"{folder}: -P -m actionplan app\n"


@pytest.mark.skipif(os.name == "nt", reason="a shell script")
def test_where_actionplan_is_not_installed_the_script_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone"))
    folders.lay_out(tmp_path)
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "dirname").symlink_to(shutil.which("dirname"))
    ran = double_click(tmp_path, str(tools))
    assert (ran.returncode, ran.stdout, ran.stderr) == (
        1,
        "",
        "actionplan is not installed on this computer. Install it as its README says, then open this file again.\n",
    )


def test_the_script_names_this_python(tmp_path):
    folders.lay_out(tmp_path)
    assert f"for python in {shlex.quote(sys.executable)} " in (tmp_path / "open-workbook.sh").read_text(
        "utf-8"
    )


def test_a_command_window_of_windows_takes_commands_in_the_folder_with_nothing_activated(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(sys, "executable", "C:\\Users\\Zoë\\50% done\\.venv\\Scripts\\python.exe")
    folders.lay_out(tmp_path)
    content = (tmp_path / "actionplan.cmd").read_bytes()
    assert content.count(b"\r\n") == content.count(b"\n") == 16
    lines = content.decode("utf-8").split("\r\n")
    assert lines[4:13] == [
        'set "RUN="',
        'for %%P in ("C:\\Users\\Zoë\\50%% done\\.venv\\Scripts\\python.exe" '
        '"%~dp0.venv\\Scripts\\python.exe" "%VIRTUAL_ENV%\\Scripts\\python.exe") do (',
        "    if not defined RUN if exist %%P set RUN=%%P",
        ")",
        "if not defined RUN set RUN=py -3",
        '%RUN% -P -c "import actionplan" >nul 2>nul',
        "if errorlevel 1 goto absent",
        "%RUN% -P -m actionplan %*",
        "exit /b %errorlevel%",
    ]


@pytest.mark.skipif(os.name == "nt", reason="a shell script")
def test_elsewhere_a_script_takes_commands_where_one_stands_with_nothing_activated(tmp_path):
    folder = tmp_path / "it's mine"
    folders.lay_out(folder)
    ran = run_script(folder / "actionplan.sh", "read-date", "Sept tbc", "--year", "2017-18", cwd=tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "1 to 30 September 2017, to be confirmed" in ran.stdout
    wrong = run_script(folder / "actionplan.sh", "load", "none.yaml", cwd=tmp_path)
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert "none.yaml" in wrong.stderr


@pytest.mark.skipif(os.name == "nt", reason="a shell script")
def test_the_script_that_takes_commands_says_where_actionplan_is_not_installed(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone"))
    folders.lay_out(tmp_path)
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "dirname").symlink_to(shutil.which("dirname"))
    ran = run_script(tmp_path / "actionplan.sh", "show", path=str(tools))
    assert (ran.returncode, ran.stdout, ran.stderr) == (
        1,
        "",
        "actionplan is not installed on this computer. Install it as its README says, then try again.\n",
    )
