"""The success-indicator report at the desk: a draft, issued with its period, or made from what was frozen then."""

from datetime import date
from pathlib import Path

import pytest

from actionplan import desk
from actionplan.cli.print_reports import issued_in_words
from actionplan.words.errors import BadParameters
from tests.small_plan import FIRST, STEM, append, begin, on, unrendered

INDICATORS = "2017-18-P06-success-indicator-report"
MEASURED = """\
indicators:
- id: i-shows
  title: People at shows
  priority: p1
  unit: people
  target: 50 people
  baseline: {value: 20, as_at: April 2017}
observations:
- {id: v-june, indicator: i-shows, date: 14 June 2017, value: 35}
"""
LATER = "- {id: v-later, indicator: i-shows, date: 15 June 2017, value: 48}\n"


@pytest.fixture
def quick(tmp_path, monkeypatch):
    """A workbook with a small plan, in which no notebook runs."""
    begin(tmp_path, monkeypatch)
    unrendered(monkeypatch)
    append(MEASURED)
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_file())


def test_a_draft_stands_beside_that_of_the_fortnight(quick):
    made = desk.report("small", "P06", indicators=True)
    assert (made.html.name, made.notebook.name) == (f"{INDICATORS}-draft.html", f"{INDICATORS}-draft.ipynb")
    desk.report("small", "P06")
    assert names(made.html.parent) == [
        f"{STEM}-draft.html",
        f"{STEM}-draft.ipynb",
        f"{INDICATORS}-draft.html",
        f"{INDICATORS}-draft.ipynb",
        "email-indicators.txt",
        "email.txt",
    ]


def test_both_pages_are_issued_and_checked_together(quick):
    issued = desk.issue("small", "P06", indicators=True)
    assert names(FIRST) == [
        f"{STEM}.html",
        f"{STEM}.ipynb",
        f"{INDICATORS}.html",
        f"{INDICATORS}.ipynb",
        "email.txt",
        "manifest.json",
    ]
    assert issued_in_words(issued) == (
        "Report 6 is issued, as at 25 June 2017: small/2017-18-P06/issue-1\n"
        f"The report is at {FIRST / STEM}.html\n"
        f"The text for its e-mail is at {FIRST}/email.txt\n"
        f"The success-indicator report is at {FIRST / INDICATORS}.html"
    )
    append(LATER)
    (FIRST / f"{INDICATORS}.html").unlink()
    again = desk.report("small", "P06", indicators=True)
    assert again.html == FIRST / f"{INDICATORS}.html"
    assert "v-later" not in desk.dump("small", revision=issued.report.revision)
    assert desk.verify(str(FIRST)).in_chain == 1


def test_a_page_that_was_not_issued_is_made_of_what_was_frozen(quick):
    desk.issue("small", "P06")
    assert INDICATORS not in " ".join(names(FIRST))
    append(LATER)
    made = desk.report("small", "P06", indicators=True)
    assert made.html == Path("reports/small/2017-18-P06/issue-1-indicators", f"{INDICATORS}.html")
    assert "48 people" not in made.html.read_text("utf-8")
    for_team = desk.report("small", "P06", indicators=True, audience="team")
    assert for_team.html.parent.name == "issue-1-team-indicators"
    again = desk.report("small", "P06", indicators=True, rerun=True)
    assert again.html.parent.name == "issue-1-indicators-rerun"


def test_a_correction_has_no_page_less_than_what_it_corrects(quick, monkeypatch):
    desk.issue("small", "P06", indicators=True)
    desk.issue("small", "P06", reason="A figure was wrong.")
    assert f"{INDICATORS}.html" in names(FIRST.with_name("issue-2"))
    on(monkeypatch, date(2017, 7, 11))
    desk.issue("small", "P07")
    assert names(Path("reports/small/2017-18-P07/issue-1")) == [
        "2017-18-P07-action-plan-report.html",
        "2017-18-P07-action-plan-report.ipynb",
        "email.txt",
        "manifest.json",
    ]


def test_withdrawing_takes_both_pages_and_names_their_drafts(quick):
    desk.report("small", "P06", indicators=True)
    desk.issue("small", "P06", indicators=True)
    gone = desk.withdraw("small/6", "It named a patient.")
    assert gone.removed == [FIRST]
    assert [path.name for path in gone.left] == [
        f"{INDICATORS}-draft.html",
        f"{INDICATORS}-draft.ipynb",
        "email-indicators.txt",
    ]


def test_what_was_issued_before_measures_were_kept_says_so(quick, monkeypatch):
    from actionplan.view import PlanView

    freeze = PlanView.freeze
    without = lambda *given: freeze(*given).model_copy(update={"success": None})  # noqa: E731
    monkeypatch.setattr(PlanView, "freeze", without)
    desk.issue("small", "P06")
    with pytest.raises(BadParameters) as caught:
        desk.report("small", "P06", indicators=True)
    assert str(caught.value) == (
        "Report 6 was issued before success indicators were kept with it. Add --draft to make the report from the "
        "plan as it is."
    )
