"""The lines of the README for runs that nobody watches, each run as it stands there."""

import ast
import json
import os
import re
import shlex
import subprocess
from pathlib import Path

import papermill
import pytest

from actionplan import desk
from actionplan.words.errors import ActionPlanError

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
WORKBOOK = "/srv/comms/workbook"


def block(language: str) -> str:
    found = re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    return found[-1]


@pytest.fixture(scope="module")
def workbook(tmp_path_factory):
    """A workbook with the starter plan, as `actionplan init` and `load` make it."""
    folder = tmp_path_factory.mktemp("comms") / "a workbook"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ACTIONPLAN_STORE", str(folder / "actionplan.db"))
        desk.init(folder)
        desk.load(folder / "my-plan.yaml")
    return folder


def run(shell_line: str, **more: str) -> int:
    environment = {name: text for name, text in os.environ.items() if name != "ACTIONPLAN_STORE"}
    environment |= {"PYTHONPATH": str(ROOT)} | more
    return subprocess.run(["sh", "-c", shell_line], env=environment, cwd="/", check=False).returncode


def pages(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "reports" / "my-plan").rglob("*.html"))


def test_the_line_for_cron_and_then_that_for_windows(workbook):
    place = shlex.quote(str(workbook))
    *when, line = block("crontab").strip().split(maxsplit=5)
    assert when == ["0", "7", "*", "*", "1"]
    assert "%" not in line  # cron takes it for the end of a line
    assert run(line.replace(WORKBOOK, place)) == 0
    log = workbook / "runs.log"
    told = json.loads(log.read_text("utf-8"))
    assert (told["plan"], told["made"], pages(workbook)) == ("my-plan", True, [Path(told["html"]).name])
    log.unlink()

    words = shlex.split(block("cmd").replace("\\", "\\\\"))
    asked = dict(zip(words[2::2], words[3::2], strict=True))
    assert words[:2] == ["schtasks", "/Create"]
    assert {name: asked[name] for name in ("/SC", "/D", "/ST")} == {
        "/SC": "WEEKLY",
        "/D": "MON",
        "/ST": "07:00",
    }
    assert len(asked["/TR"]) <= 261
    line = asked["/TR"].removeprefix("cmd /c ").replace("cd /d C:\\Comms\\workbook", f"cd {place}")
    assert line.count(".\\actionplan report ") == 1
    assert (workbook / "actionplan.cmd").is_file()
    assert run(line.replace(".\\actionplan", "./actionplan.sh")) == 0
    assert log.read_text("utf-8").startswith("Nothing has changed since this report was made: ")


def test_before_a_first_period_has_ended_there_is_none_that_ended_last(tmp_path, monkeypatch):
    monkeypatch.setenv("ACTIONPLAN_STORE", str(tmp_path / "actionplan.db"))
    (tmp_path / "my-plan.yaml").write_text(
        "id: my-plan\ntitle: A plan\nsettings: {years: 2090-91}\n", "utf-8"
    )
    desk.load(tmp_path / "my-plan.yaml")
    with pytest.raises(ActionPlanError) as told:
        desk.open_view("my-plan", "last")
    assert str(told.value) == (
        '"last" is not one of the plan\'s reporting periods. None has ended yet: 2090-91 P01 ends on 16 April 2090. '
        "Until then name 2090-91 P01, or open."
    )


def test_the_task_for_airflow_runs_by_papermill(workbook, tmp_path, monkeypatch):
    calls = [
        node
        for node in ast.walk(ast.parse(block("python")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "PapermillOperator"
    ]
    (task,) = calls
    given = {word.arg: ast.literal_eval(word.value) for word in task.keywords}
    assert set(given) == {"task_id", "input_nb", "output_nb", "parameters", "kernel_name", "language_name"}
    made = tmp_path / Path(given["output_nb"].replace("{{ ds }}", "2026-11-23")).name
    monkeypatch.setenv("ACTIONPLAN_STORE", str(workbook / "actionplan.db"))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    papermill.execute_notebook(
        given["input_nb"].replace(WORKBOOK, str(workbook)),
        made,
        parameters=given["parameters"],
        kernel_name=given["kernel_name"],
        language=given["language_name"],
        progress_bar=False,
    )
    last = desk.open_view("my-plan", "last").period.in_words
    assert made.name == "2026-11-23.ipynb"
    assert last in made.read_text("utf-8").casefold()
    assert "actionplan.db" not in made.read_text("utf-8")
