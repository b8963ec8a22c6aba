"""The workbook as a notebook asks for it: the widget, or a sentence why there is none."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from actionplan import workbook
from actionplan.editor import Sentence
from tests.small_plan import begin

ROOT = Path(__file__).parents[2]


@pytest.fixture
def plan(tmp_path, monkeypatch):
    return begin(tmp_path, monkeypatch)


def html(shown) -> str:
    return shown._repr_mimebundle_()["text/html"]


def test_the_widget_shows_the_plan(plan):
    assert workbook().start["top"]["plan"] == "small"


def test_a_plan_that_is_not_there_is_a_sentence(plan):
    said = workbook("<b>other</b>")
    assert said.startswith('The workbook cannot be opened. There is no plan "<b>other</b>"')
    assert html(said).startswith(
        '<p role="alert" class="ap-sentence">The workbook cannot be opened. There is no plan '
    )
    assert "&lt;b&gt;other&lt;/b&gt;" in html(said)


def test_a_fortnight_that_the_plan_does_not_have_is_a_sentence(plan):
    assert workbook("small", "2031-32 P01").startswith("The workbook cannot be opened. ")


def test_a_store_that_cannot_be_opened_is_a_sentence(tmp_path):
    path = tmp_path / "letter.db"
    path.write_text("Dear all")
    assert workbook(store=str(path)).startswith("The workbook cannot be opened. ")


def test_a_store_of_a_later_actionplan_is_a_sentence(plan, tmp_path):
    with sqlite3.connect(tmp_path / "actionplan.db") as store:
        store.execute("UPDATE meta SET value = '99' WHERE key = 'version'")
    assert "was made by a newer version of actionplan" in workbook()


def test_a_python_without_the_widget_package_is_told_what_to_install(plan, monkeypatch):
    monkeypatch.setitem(sys.modules, "anywidget", None)
    monkeypatch.delitem(sys.modules, "actionplan.editor.widget", raising=False)
    assert workbook() == (
        "The workbook cannot be opened, as the package anywidget is missing in this Python. Install what it needs "
        "with: python -m pip install anywidget ipywidgets jupyterlab voila. Then restart the kernel, and run all "
        "cells again."
    )


def test_a_notebook_shows_the_sentence_itself(tmp_path):
    from IPython.core.formatters import DisplayFormatter

    data, _ = DisplayFormatter().format(Sentence("Nothing & nobody"))
    assert data["text/html"] == '<p role="alert" class="ap-sentence">Nothing &amp; nobody</p>'


def test_what_only_exports_and_charts_need_is_not_loaded_with_the_page():
    code = (
        "import sys, actionplan.editor.widget; print({'openpyxl', 'matplotlib', 'pandas'} & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert ran.stdout == "set()\n"
