"""What the README says, tried."""

import re
import shlex
from pathlib import Path

import pytest

from actionplan import desk
from actionplan.tracker.merge import read_decisions
from actionplan.words.vocabulary import Rag

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
EXAMPLE = ROOT / "templates" / "plans" / "thurrock-2017-18.yaml"


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def targets_of(view):
    """The target rows as the success-indicator report of the team prints them."""
    return [row for group in view.freeze("team").success.groups for row in group.targets]


@pytest.fixture
def workplace(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ACTIONPLAN_STORE", str(tmp_path / "actionplan.db"))
    desk.load(EXAMPLE)
    return tmp_path


def test_the_report_in_ten_lines_runs(workplace, capsys):
    code, _ = blocks("python")
    assert len(code.strip().splitlines()) <= 10
    exec(compile(code, "README", "exec"), {})
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "Communications and engagement action plan, 2017-18 P06, as at 2017-06-25"
    assert printed[1] == (
        "red                  ESR Comms Event, March (02.03.17): 115 days past its date, no completion recorded."
    )
    assert printed[-1] == "1 to 30 September 2017, to be confirmed"


def load_the_pieces(tmp_path, monkeypatch):
    """A plan of the pieces that the README shows, in a store of its own; and its file of readings."""
    monkeypatch.setenv("ACTIONPLAN_STORE", str(tmp_path / "actionplan.db"))
    updates, answered, measured, _, settings = blocks("yaml")
    head = "id: readme\ntitle: From the README\nowners:\n- {id: director, name: Director}\n"
    ids = ("m-summer-show", "m-annual-report", "m-leaflet", "m-summary")
    rows = "milestones:\n" + "".join(f"- {{id: {row}, title: {row}}}\n" for row in ids)
    (tmp_path / "plan.yaml").write_text(head + settings + rows + answered + measured + updates, "utf-8")
    desk.load(tmp_path / "plan.yaml")
    (csv,) = blocks("csv")
    (tmp_path / "readings.csv").write_text(csv, "utf-8")
    return tmp_path / "readings.csv"


def test_the_decisions_of_the_readme_can_be_read():
    *_, decisions, _ = blocks("yaml")
    read = read_decisions(decisions, "decisions.yaml")
    assert [(one.row, one.keep, one.reason, one.add, one.value) for one in read] == [
        ("m-summer-show", "file", "", None, ""),
        ("m-press", None, "The printer closed.", None, ""),
        ("Milestones row 14", None, "", False, ""),
        ("m-leaflet", None, "", None, "Events officer"),
    ]


def test_a_figure_that_was_corrected_does_not_come_back_with_an_older_file(tmp_path, monkeypatch):
    readings = load_the_pieces(tmp_path, monkeypatch)
    desk.observe("readme", readings, apply=True)
    corrected = tmp_path / "corrected.csv"
    corrected.write_text(readings.read_text("utf-8").replace("2017,15,", "2017,16,"), "utf-8")
    assert len(desk.observe("readme", corrected, apply=True).revised) == 1
    again = desk.observe("readme", readings, apply=True)
    assert (again.offers, again.revision, again.unchanged) == ((), None, 5)
    assert [one.sentence for one in again.corrected] == [
        "People at the patient group, 20 June 2017: 15 people, corrected to 16 people."
    ]


def test_the_pieces_of_a_plan_file_load(tmp_path, monkeypatch):
    found = desk.observe("readme", load_the_pieces(tmp_path, monkeypatch), apply=True)
    assert (len(found.added), found.problems, found.ignored) == (6, (), ())
    view = desk.open_view("readme", "P06")
    unconfirmed = "date to be confirmed"
    assert [item.rag for item in view.milestones] == ["amber", "complete", unconfirmed, unconfirmed, "green"]
    assert [item.reading.questions for item in view.milestones] == [()] * 5
    assert [reading.level for reading in view.readings["i-attendance"]] == [14, 15]
    assert view.readings["i-carers"][0].level == 20
    assert [(row.observation.approximate, row.level) for row in view.readings["i-missed"]] == [(True, 50)]
    assert len(view.evidence["t-group"]) == 1
    assert {row.id: (row.questions, row.standing.counted_as) for row in targets_of(view)} == {
        "t-group": ((), "on course"),
        "t-places": ((), "on course"),
    }
    assert view.plan.settings.rag.word(Rag.DEFERRED) == "Rescheduled with approval"


def test_the_first_screen_has_the_two_commands_and_the_picture():
    first_screen = README.splitlines()[:28]
    assert any(line.startswith("make report") for line in first_screen)
    assert any(line.startswith("make test") for line in first_screen)
    assert any(".venv\\Scripts\\python -m actionplan demo" in line for line in first_screen)
    assert (ROOT / "docs" / "report.png").stat().st_size > 10_000


def test_the_files_it_names_are_there():
    named = re.findall(r"\((docs/[\w./-]+|LICENSE|CHANGELOG\.md)\)", README)
    named += [
        word
        for block in blocks("sh")
        for word in shlex.split(block, comments=True)
        if word.startswith(("notebooks/", "params/"))
    ]
    assert {"notebooks/action_plan_report.ipynb", "notebooks/success_indicator_report.ipynb"} <= set(named)
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_make_targets_it_names_are_there():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(
        re.findall(r"\bmake ([a-z]+)\b", " ".join(blocks("sh") + re.findall(r"`(make [a-z]+)`", README)))
    )
    assert named
    assert named - targets == set()
