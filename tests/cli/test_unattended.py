"""Reports for a program and for a task that runs by itself, as one types them."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from actionplan.desk import given
from tests.small_plan import unrendered


@pytest.fixture
def on_tuesday(run, small, monkeypatch):
    """A small plan in the store, on the Tuesday after the sixth fortnight; no notebook runs."""
    unrendered(monkeypatch)
    monkeypatch.setattr(given, "now", lambda: datetime(2017, 6, 27, 9, tzinfo=UTC))
    run("load", small)
    return run


def test_a_report_told_to_a_program(on_tuesday, folder):
    first = on_tuesday("report", "small", "--period", "last", "--json", "--audience", "executive")
    place = folder / "reports" / "small" / "2017-18-P06"
    told = {
        "plan": "small",
        "period": "2017-18 P06",
        "audience": "executive",
        "issued": None,
        "as_at": "2017-06-25",
        "made": True,
        "html": str(place / "2017-18-P06-action-plan-report-executive-draft.html"),
        "notebook": str(place / "2017-18-P06-action-plan-report-executive-draft.ipynb"),
        "pdf": None,
        "removed": [],
        "kept": None,
    }
    said = json.loads(first.out)
    assert (first.code, {name: said[name] for name in told}, set(said) - set(told)) == (0, told, {"email"})
    (place / "email-executive.txt").write_text(f"Mine. See {Path(said['html']).stem}.", "utf-8")
    words = ("report", "small", "--period", "last", "--json", "--audience", "executive", "--if-needed")
    expected = told | {"made": False, "email": str(place / "email-executive.txt")}
    assert json.loads(on_tuesday(*words).out) == expected


def test_an_issued_report_told_to_a_program(on_tuesday):
    on_tuesday("issue", "small", "--period", "last")
    told = json.loads(on_tuesday("report", "small", "--period", "P06", "--json").out)
    assert (told["issued"], told["period"], told["as_at"], told["made"]) == (
        "6",
        "2017-18 P06",
        "2017-06-25",
        True,
    )
    assert told["html"].endswith("/issue-1/2017-18-P06-action-plan-report.html")


def test_a_mistake_is_no_data(on_tuesday):
    ran = on_tuesday("report", "small", "--period", "P99", "--json")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.count("\n") == 1


def test_a_report_that_is_as_it_was_is_said_to_be(on_tuesday):
    page = "reports/small/2017-18-P06/2017-18-P06-action-plan-report-draft.html"
    assert on_tuesday("report", "small", "--if-needed", "--period", "P06").out.startswith("The report is at ")
    ran = on_tuesday("report", "small", "--if-needed", "--period", "P06")
    assert (ran.code, ran.out) == (0, f"Nothing has changed since this report was made: {page}\n")
