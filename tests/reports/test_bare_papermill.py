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


def executed(notebook: str, store: Path, folder: Path) -> Path:
    """The notebook as the bare papermill command runs it."""
    out = folder / "OUT.ipynb"
    ran = command("papermill", f"notebooks/{notebook}", out, "-f", PARAMS, store=store)
    assert ran.returncode == 0, ran.stderr
    assert "unknown parameter" not in ran.stderr
    return out


@pytest.mark.parametrize(
    ("notebook", "stem", "options"),
    [
        ("action_plan_report.ipynb", "action-plan-report", []),
        ("success_indicator_report.ipynb", "success-indicator-report", ["--indicators"]),
    ],
    ids=["action plan", "success indicators"],
)
def test_bare_papermill_and_plain_nbconvert_give_the_page_of_our_command(
    store, tmp_path, notebook, stem, options
):
    bare, ours = tmp_path / "bare", tmp_path / "ours"
    bare.mkdir()
    out = executed(notebook, store, bare)
    template = ["--template", "report", "--TemplateExporter.extra_template_basedirs=templates"]
    made = command("jupyter", "nbconvert", "--to", "html", *template, out, store=store)
    assert made.returncode == 0, made.stderr
    words = ["report", "thurrock-2017-18", "--period", "P06", "--output-dir", ours, *options]
    ran = command("actionplan", *words, store=store)
    assert ran.returncode == 0, ran.stderr
    (page,) = ours.glob(f"*{stem}*.html")
    assert page.name == f"2017-18-P06-{stem}-draft.html"
    assert out.with_suffix(".html").read_bytes() == page.read_bytes()


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
