"""The notebook of the checkout with the bare commands, from the repository's root, beside our own command."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reports.pages import ROOT

PLAN = ROOT / "templates" / "plans" / "thurrock-2017-18.yaml"
PARAMS = "params/thurrock-2017-18/2017-18-P06.yaml"


def command(*words: str | Path, store: Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"ACTIONPLAN_STORE": str(store)}
    ran = [sys.executable, "-m", *map(str, words)]
    return subprocess.run(ran, cwd=cwd, env=env, capture_output=True, text=True)


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("store") / "actionplan.db"
    loaded = command("actionplan", "load", PLAN, store=path)
    assert loaded.returncode == 0, loaded.stderr
    return path


@pytest.fixture(scope="module")
def executed(store, tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("bare") / "OUT.ipynb"
    ran = command("papermill", "notebooks/action_plan_report.ipynb", out, "-f", PARAMS, store=store)
    assert ran.returncode == 0, ran.stderr
    assert "unknown parameter" not in ran.stderr
    return out


def test_bare_papermill_and_plain_nbconvert_give_the_page_of_our_command(store, executed, tmp_path):
    template = ["--template", "report", "--TemplateExporter.extra_template_basedirs=templates"]
    made = command("jupyter", "nbconvert", "--to", "html", *template, executed, store=store)
    assert made.returncode == 0, made.stderr
    words = ["report", "thurrock-2017-18", "--period", "P06", "--output-dir", tmp_path]
    ran = command("actionplan", *words, store=store)
    assert ran.returncode == 0, ran.stderr
    (ours,) = tmp_path.glob("*.html")
    assert ours.name == "2017-18-P06-action-plan-report-draft.html"
    assert executed.with_suffix(".html").read_bytes() == ours.read_bytes()


def test_an_unknown_period_stops_at_the_first_call(store, tmp_path):
    out = tmp_path / "OUT.ipynb"
    ran = command(
        "papermill", "notebooks/action_plan_report.ipynb", out, "-p", "period", "2017-18 P99", store=store
    )
    assert ran.returncode == 1
    cells = json.loads(out.read_text("utf-8"))["cells"]
    errors = [
        output for cell in cells for output in cell.get("outputs", []) if output["output_type"] == "error"
    ]
    assert [error["ename"] for error in errors] == ["UnknownPeriod"]
    assert sum(bool(cell.get("outputs")) for cell in cells) == 1
