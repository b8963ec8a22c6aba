"""An analyst's own notebook: the same parameters, checks, template and folder as the reports."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from actionplan import desk
from actionplan.words.errors import ActionPlanError, BadParameters, ReportFailed
from tests.small_plan import FIRST, STEM, begin, edit, unrendered

ROOT = Path(__file__).parents[1]
STARTER = Path("notebooks/my_own_report.ipynb")
FOLDER = Path("reports/small/2017-18-P06")


@pytest.fixture
def workbook(tmp_path, monkeypatch):
    return begin(tmp_path, monkeypatch)


@pytest.fixture
def quick(workbook, monkeypatch):
    """The same; no notebook runs."""
    unrendered(monkeypatch)
    return workbook


def own(name: str, last_cell: str = "", *, parameters: str = "") -> Path:
    """A notebook of one's own: the starter under another name, with another last cell or other parameters."""
    notebook = json.loads(STARTER.read_text("utf-8"))
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    code[-1]["source"] = last_cell or code[-1]["source"]
    code[0]["source"] = parameters or code[0]["source"]
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notebook), "utf-8")
    return path


def refused(path: Path, **how) -> str:
    with pytest.raises(ActionPlanError) as told:
        desk.report("small", "P06", notebook=path, **how)
    assert isinstance(told.value, BadParameters | ReportFailed)
    return str(told.value)


def test_two_runs_at_once_make_the_starter_notebook_once(workbook):
    words = ["report", "small", "--period", "P06", "--notebook", STARTER, "--json", "--if-needed"]
    command = [sys.executable, "-m", "actionplan", *map(str, words)]
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) for _ in range(2)]
    told = [json.loads(run.communicate(timeout=120)[0]) for run in runs]
    assert sorted(one["made"] for one in told) == [False, True]
    page = workbook / FOLDER / "2017-18-P06-my_own_report-draft.html"
    assert {one["html"] for one in told} == {str(page)}
    said = page.read_text("utf-8")
    assert "A small plan" in said
    assert "Draft, not issued" in said
    assert "<title>A small plan: My own report, 12 to 25 June 2017. Draft, not issued</title>" in said
    assert '<p class="period">My own report, 12 to 25 June 2017</p>' in said
    assert "Fortnightly report" not in said
    assert "<h2><bdi>Whose milestones have which status</bdi></h2>" in said
    assert "Communications lead  amber     2" in said
    assert "Secret talks" not in said
    assert sorted(path.name for path in FOLDER.iterdir()) == [
        "2017-18-P06-my_own_report-draft.html",
        "2017-18-P06-my_own_report-draft.ipynb",
    ]


def test_a_notebook_that_fails_names_its_cell_and_is_kept_for_looking(workbook):
    path = own("elsewhere/Our own look, 2017 & later.ipynb", "raise ValueError('no figures yet')")
    kept = FOLDER / "2017-18-P06-Our own look, 2017 & later-draft-failed.ipynb"
    assert refused(path) == (
        "Our own look, 2017 & later.ipynb stopped half way (cell 7 raised ValueError: no figures yet). The half-run "
        f"notebook is {kept}. The previous report, if there is one, is untouched."
    )
    assert "no figures yet" in kept.read_text("utf-8")


def test_its_files_are_called_as_it_is(quick):
    made = desk.report("small", "P06", notebook=own("my work.ipynb"), audience="executive")
    assert made.html == FOLDER / "2017-18-P06-my work-executive-draft.html"
    odd = desk.report("small", "P06", notebook=own("what? a:b.ipynb"))
    assert odd.html == FOLDER / "2017-18-P06-what- a-b-draft.html"
    device = desk.report("small", "P06", notebook=own("con.ipynb"))
    assert device.html.name == "2017-18-P06-con-draft.html"


def test_of_an_issued_period_it_takes_what_was_issued_and_leaves_the_copy_alone(quick):
    issued = desk.issue("small", "P06").files
    before = {path.name: path.read_bytes() for path in FIRST.iterdir()}
    edit("title: Summer show", "title: Winter show")
    made = desk.report("small", "P06", notebook=STARTER)
    assert made.html == FOLDER / "issue-1-notebook" / "2017-18-P06-my_own_report.html"
    assert made.number == "6"
    assert "Summer show" in made.html.read_text("utf-8")
    assert {path.name: path.read_bytes() for path in FIRST.iterdir()} == before
    assert issued.html.parent == FIRST
    draft = desk.report("small", "P06", notebook=STARTER, draft=True)
    assert "Winter show" in draft.html.read_text("utf-8")
    assert desk.verify("small/6").in_chain == 1
    done = desk.withdraw("small/6", "It named a patient.")
    assert sorted(done.removed) == [FIRST, FOLDER / "issue-1-notebook"]
    assert draft.html in done.left


def test_it_is_made_again_where_it_was_changed(quick):
    path = own("mine.ipynb")
    assert desk.report("small", "P06", notebook=path, if_needed=True).made
    assert not desk.report("small", "P06", notebook=path, if_needed=True).made
    own("mine.ipynb", "print('more')")
    assert desk.report("small", "P06", notebook=path, if_needed=True).made


def test_a_file_that_is_none_is_refused(quick):
    assert refused(Path("notebooks/none.ipynb")) == (
        "There is no notebook notebooks/none.ipynb. Name the file as seen from here, such as "
        "notebooks/my_own_report.ipynb."
    )
    assert (
        refused(Path("small.yaml")) == "small.yaml is not a notebook: the name of a notebook ends in .ipynb."
    )
    assert refused(Path("notebooks")).startswith("There is no notebook notebooks.")
    assert refused(Path("\0.ipynb")).startswith("There is no notebook ")


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        "\xff",
        '{"cells": [{"cell_type": "code"}]}',
        '{"nbformat": 4, "cells": {}}',
        "[" * 100_000,
    ],
)
def test_a_file_that_jupyter_would_not_open_is_refused(quick, content):
    path = Path("broken.ipynb")
    path.write_text(content, "latin-1")
    assert refused(path) == (
        "broken.ipynb cannot be read as a notebook. Open it in JupyterLab, save it there, then try again."
    )


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        (
            'plan = ""\nperiod = ""\naudience = ""\nas_at = ""\nregion = ""',
            'mine.ipynb: there is no parameter "region". They are plan, period, audience and as_at.',
        ),
        ('plan = ""\nperiod = ""\naudience = ""', "mine.ipynb: the cell of parameters lacks as_at."),
        ("audience = ''\nas_at = ''", "mine.ipynb: plan and period must be given."),
        (
            'plan = ""\nperiod = 6',
            'The cell of parameters in mine.ipynb may hold texts only, such as period = "2017-18 P06".',
        ),
    ],
)
def test_parameters_that_it_would_not_take_are_named(quick, parameters, said):
    assert refused(own("mine.ipynb", parameters=parameters)) == said


def test_a_notebook_without_parameters_is_refused(quick):
    shutil.copy(ROOT / "notebooks" / "workbook.ipynb", "mine.ipynb")
    assert refused(Path("mine.ipynb")) == (
        'mine.ipynb has no cell tagged "parameters". Tag the cell that holds them.'
    )


def test_it_never_takes_the_place_of_the_report(quick):
    assert refused(own("Action-plan-report.ipynb")) == (
        "What Action-plan-report.ipynb makes would be called as the report itself is. Give the notebook another name, "
        "such as my-Action-plan-report.ipynb."
    )
    assert refused(STARTER, indicators=True).startswith("--indicators makes the success-indicator report")
    report = desk.report("small", "P06")
    desk.report("small", "P06", notebook=own("action_plan_report.ipynb"))
    assert report.html.name == f"{STEM}-draft.html"
    assert not desk.report("small", "P06", if_needed=True).made
