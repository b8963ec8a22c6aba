"""The notebook's cell of parameters, and its plainness."""

import json

import pytest

from actionplan.reports.notebook import check_notebook, parameters_of
from actionplan.words.errors import BadParameters, ReportFailed
from tests.reports.pages import INDICATOR_NOTEBOOK, INDICATOR_ORDER, NOTEBOOK, ORDER

every_notebook = pytest.mark.parametrize("path", [NOTEBOOK, INDICATOR_NOTEBOOK], ids=lambda path: path.stem)
GOOD = 'plan = "a"\nperiod = "b"  # with words\naudience = "c"\nas_at = ""\n'


def write(folder, source, tags=("parameters",)):
    path = folder / "n.ipynb"
    path.write_text(
        json.dumps({"cells": [{"metadata": {"tags": list(tags)}, "source": source.splitlines(True)}]}),
        "utf-8",
    )
    return path


@every_notebook
def test_a_report_notebook_has_literal_defaults(path):
    check_notebook(path)
    assert parameters_of(path) == {
        "plan": "thurrock-2017-18",
        "period": "2017-18 P06",
        "audience": "lay members",
        "as_at": "",
    }


@pytest.mark.parametrize(
    ("path", "module", "order"),
    [(NOTEBOOK, "sections", ORDER), (INDICATOR_NOTEBOOK, "indicators", INDICATOR_ORDER)],
    ids=["sections", "indicators"],
)
def test_a_report_notebook_calls_one_function_for_each_section_in_order(path, module, order):
    calls = ["".join(c["source"]) for c in cells(path) if c["cell_type"] == "code"][2:]
    assert calls == [f"{module}.{make.__name__}(report)" for make in order]


@every_notebook
def test_every_parameter_says_what_it_is(path):
    source = next(c["source"] for c in cells(path) if "parameters" in c["metadata"].get("tags", []))
    assert all("  # " in line for line in source)


def test_both_reports_take_the_same_parameters_in_the_same_words():
    parameters = [
        next(c for c in cells(path) if c["id"] == "parameters") for path in (NOTEBOOK, INDICATOR_NOTEBOOK)
    ]
    assert parameters[0] == parameters[1]


@every_notebook
def test_what_is_for_the_analyst_is_tagged_so(path):
    prose = [c["metadata"] for c in cells(path) if c["cell_type"] == "markdown"]
    assert prose and all(metadata == {"tags": ["notebook-only"]} for metadata in prose)


def cells(path):
    return json.loads(path.read_text("utf-8"))["cells"]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (GOOD.replace("period", "perod"), 'n.ipynb: there is no parameter "perod". Did you mean "period"?'),
        (GOOD.replace('as_at = ""\n', ""), "n.ipynb: the cell of parameters lacks as_at."),
        (GOOD + "import os\n", "may hold texts only"),
        (GOOD + "as_at = 3\n", "may hold texts only"),
        (GOOD + "%matplotlib\n", "may hold texts only"),
    ],
)
def test_a_cell_that_would_not_take_the_parameters_is_refused(tmp_path, source, words):
    with pytest.raises(BadParameters, match=None) as refused:
        check_notebook(write(tmp_path, source))
    assert words in str(refused.value)


def test_a_notebook_without_the_cell_is_refused(tmp_path):
    with pytest.raises(BadParameters, match='no cell tagged "parameters"'):
        check_notebook(write(tmp_path, GOOD, tags=()))


def test_what_is_no_notebook_is_refused(tmp_path):
    with pytest.raises(ReportFailed, match=r"There is no notebook n\.ipynb"):
        check_notebook(tmp_path / "n.ipynb")
    (tmp_path / "n.ipynb").write_text("{", "utf-8")
    with pytest.raises(ReportFailed, match="cannot be read as a notebook"):
        check_notebook(tmp_path / "n.ipynb")
