"""Parameters: what is taken, what is refused and in which words, and how they are kept."""

from pathlib import Path

import pytest

from actionplan.reports.notebook import parameters_of
from actionplan.reports.params import ReportParams, path_of, read_params, write_params
from actionplan.words.errors import BadParameters
from tests.reports.pages import NOTEBOOK, ROOT

P06 = {"plan": "thurrock-2017-18", "period": "2017-18 P06"}


def test_what_is_not_given_has_its_default():
    assert ReportParams.checked(P06).values() == {**P06, "audience": "lay members", "as_at": ""}


@pytest.mark.parametrize(
    "period", ["2017-18 P06", "2017-18 P06..P12", "2017-18 Q1", "2017-18", "2017-18 P20..2018-19 P06"]
)
def test_a_period_is_given_by_its_full_name(period):
    assert ReportParams.checked({**P06, "period": period}).period == period


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"plan": "thurrock"}, "The parameters: period must be given."),
        ({}, "The parameters: plan and period must be given."),
        (
            {**P06, "perod": "x"},
            'The parameters: there is no parameter "perod". Did you mean "period"?',
        ),
        (
            {**P06, "zzz": "x"},
            'The parameters: there is no parameter "zzz". They are plan, period, audience and as_at.',
        ),
        (
            {**P06, "plan": "../x"},
            'The parameters: plan: "../x" is not the id of a plan, such as thurrock-2017-18.',
        ),
        (
            {**P06, "period": "P06"},
            'The parameters: period: "P06" is not the full name of a period, such as 2017-18 P06.',
        ),
        (
            {**P06, "audience": "lay member"},
            'The parameters: audience: "lay member" is none of lay members, executive or team. '
            'Did you mean "lay members"?',
        ),
        (
            {**P06, "as_at": "31/02/2017"},
            'The parameters: as_at: "31/02/2017" is not a day. Write it as 2017-06-25, or leave it empty.',
        ),
        ({**P06, "as_at": 20170625}, "The parameters: as_at must be plain text."),
    ],
)
def test_a_mistake_is_one_sentence(given, sentence):
    with pytest.raises(BadParameters) as refused:
        ReportParams.checked(given)
    assert str(refused.value) == sentence


def test_what_is_written_is_read_again(tmp_path):
    path = path_of(tmp_path, "thurrock-2017-18", "2017-18-P06")
    params = ReportParams.checked({**P06, "as_at": "2017-06-25"})
    write_params(path, params)
    assert path == tmp_path / "thurrock-2017-18" / "2017-18-P06.yaml"
    assert read_params(path) == params
    assert path.read_text("utf-8").splitlines() == [
        "# Parameters of the reports of one period: plain texts, the same names as in the notebooks.",
        "plan: thurrock-2017-18",
        "period: 2017-18 P06",
        "audience: lay members",
        "as_at: '2017-06-25'",
    ]


def test_a_date_without_quotation_marks_is_text_too(tmp_path):
    path = tmp_path / "p.yaml"
    path.write_text("plan: no\nperiod: 2017-18 P06\nas_at: 2017-06-25\n", "utf-8")
    assert read_params(path).as_at == "2017-06-25"
    assert read_params(path).plan == "no"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (
            b"plan: thurrock\nperod: 2017-18 P06\n",
            'p.yaml: there is no parameter "perod". Did you mean "period"?',
        ),
        (b"- plan\n", "p.yaml holds no parameters."),
        (b"", "p.yaml holds no parameters."),
        (b"plan: *x\n", "p.yaml, line 1"),
        (b"plan: [a]\nperiod: 2017-18 P06\n", "p.yaml: plan must be plain text."),
        (b"\xff", "cannot be read as text"),
    ],
)
def test_a_bad_file_is_named_with_what_is_wrong(tmp_path, content, words):
    path = tmp_path / "p.yaml"
    path.write_bytes(content)
    with pytest.raises(BadParameters) as refused:
        read_params(path)
    assert words in str(refused.value)


FILES = sorted((ROOT / "params").rglob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_parameter_files_are_named_for_what_they_hold(path: Path):
    params = read_params(path)
    assert path.relative_to(ROOT / "params") == Path(params.plan, f"{params.period.replace(' ', '-')}.yaml")


def test_notebook_files_and_fields_agree():
    fields = list(ReportParams.model_fields)
    assert list(parameters_of(NOTEBOOK)) == fields
    for path in FILES:
        assert list(read_params(path).values()) == fields
