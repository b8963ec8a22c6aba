"""The README's lines for Windows, tried one by one as they stand there.

`py` becomes this Python, and `.venv\\Scripts` the folder that has its place on other systems. The packages of the lock
are not fetched again: the new environment sees those of this one, so that pip finds each at its version. A clean clone
installs them in earnest by the same line, which `make` runs (over a minute); ACTIONPLAN_TEST_INSTALL=1 does it here.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
(BLOCK,) = re.findall(r"^```bat\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
LINES = BLOCK.splitlines()
IN_EARNEST = bool(os.environ.get("ACTIONPLAN_TEST_INSTALL"))
BEGIN = '.venv\\Scripts\\activate && actionplan init "..\\my workbook" && cd "..\\my workbook"'
READ = "actionplan read-date Sept --year 2017-18"


def translated(line: str) -> str:
    """A line of a Command Prompt as the shell of another system takes it."""
    line = re.sub(r"^py\b", lambda _: shlex.quote(sys.executable), line)
    line = re.sub(r"^\.venv\\Scripts\\activate\b", ". .venv/bin/activate", line)
    return line.replace(".venv\\Scripts\\", ".venv/bin/").replace("\\", "/")


def typed(line: str, folder: Path, **variables: str) -> str:
    known = {
        name: text for name, text in os.environ.items() if not name.startswith(("ACTIONPLAN_", "PYTHON"))
    }
    ran = subprocess.run(
        ["/bin/sh", "-c", translated(line)],
        cwd=folder,
        env=known | {"PIP_DISABLE_PIP_VERSION_CHECK": "1"} | variables,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, f"{line}\n{ran.stdout}\n{ran.stderr}"
    return ran.stdout


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Path:
    """A copy of the tree in a folder with a space, as somebody has it who downloaded it."""
    folder = tmp_path_factory.mktemp("windows") / "My Documents" / "actionplan"
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file() and not name.startswith("tests/"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    return folder


def test_there_are_four_lines_and_each_is_one_of_a_command_prompt():
    assert [line.split()[0] for line in LINES] == ["py", *[".venv\\Scripts\\python"] * 3]
    assert [line for line in LINES if re.search(r"['#`$]|(?<!\\)/", line)] == []
    assert "in a **Command Prompt**" in " ".join(README.split())


@pytest.mark.skipif(os.name == "nt", reason="there the lines are typed as they are")
def test_the_lines_install_the_package_and_make_the_example_report(copy):
    begin, packages, ours, demo = LINES
    typed(begin, copy)
    if not IN_EARNEST:
        (place,) = (copy / ".venv" / "lib").glob("python*/site-packages")
        # What is installed here comes last, so that of two of one name the copy's own is used.
        (place / "here.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    assert "Requirement already satisfied" in typed(packages, copy) or IN_EARNEST
    assert "Successfully installed actionplan" in typed(ours, copy)
    said = typed(demo, copy)
    page = re.search(r"^The report is at (.+\.html)$", said, re.MULTILINE)
    assert (copy / page[1]).is_file()
    assert typed('.venv\\Scripts\\python -c "import actionplan; print(actionplan.__file__)"', copy) == (
        f"{copy / 'actionplan' / '__init__.py'}\n"
    )
    assert "1 to 30 September" in typed(f"{BEGIN} && {READ}", copy)
    assert (copy.parent / "my workbook" / "Open workbook.cmd").is_file()


def test_make_installs_by_the_same_lines():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for line in LINES[1:3]:
        words = (
            line.split(" -m ")[1].replace(" -e ", " --editable ").replace("pip install", "pip install -qq")
        )
        assert f"$(venv) -m {words}" in makefile


def test_the_line_that_begins_a_session_is_that_of_a_command_prompt():
    assert "# on Windows: .venv\\Scripts\\activate" in README


CMD_LINES = [line for block in re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL) for line in
             block.splitlines() if line.startswith("actionplan ")]  # fmt: skip


def test_the_commands_of_every_day_are_written_so_that_a_command_prompt_takes_them_too():
    assert len(CMD_LINES) > 20
    assert [line for line in CMD_LINES if re.search(r"['`$;]|\\$", line.partition("  #")[0])] == []
