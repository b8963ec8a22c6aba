"""The commands, snippets and file names of the pages, tried: in their order, in a new folder."""

import contextlib
import csv
import io
import re
import sqlite3
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import typer.main
import yaml

from actionplan import cli
from actionplan.cli.commands import app
from actionplan.reports.params import ReportParams
from tests.docs.pages import (
    PAGES,
    README,
    ROOT,
    Line,
    as_line,
    blocks,
    commands,
    inline_code,
)

EVERYTHING = {"README.md": README} | PAGES
APP = typer.main.get_command(app)
PLAN = "thurrock-2017-18"
ELSEWHERE = ("postgresql:", "--sql", "--pdf")
"""What needs a server or a browser has tests of its own."""
SERVING = ("app", "edit")


def options_astray(line: Line) -> list[str]:
    """What a command says that it does not know: itself, or an option."""
    command, words, name = APP, [*line.words], ""
    while hasattr(command, "commands") and words:
        name = words.pop(0)
        if name not in command.commands:
            return [name]
        command = command.commands[name]
    if hasattr(command, "commands"):
        return []
    try:
        command.make_parser(command.context_class(command, info_name=name)).parse_args([*words])
    except Exception as error:
        return [str(error)]
    return []


@pytest.mark.parametrize("name", EVERYTHING)
def test_every_command_and_option_is_there(name):
    found = [(line.text, options_astray(line)) for line in commands(EVERYTHING[name])]
    assert [one for one in found if one[1] not in ([], ["COMMAND"])] == []


@pytest.mark.parametrize("name", EVERYTHING)
def test_every_option_in_a_sentence_is_one_of_a_command(name):
    known = {"--version", "--help", "--user"}
    for command in APP.commands.values():
        for one in getattr(command, "commands", {"": command}).values():
            known |= {option for param in one.params for option in (*param.opts, *param.secondary_opts)}
    named = {code.split()[0] for code in inline_code(EVERYTHING[name]) if code.startswith("--")}
    assert named - known == set()


def test_enough_of_them_are_found():
    counts = {name: len(commands(text)) for name, text in EVERYTHING.items()}
    assert counts["README.md"] > 50
    assert (counts["analyst.md"] > 15, counts["lead.md"] > 5) == (True, True)


def typed(text: str) -> tuple[int, str]:
    """Type a command: how it ends, and what it prints."""
    printed = io.StringIO()
    words = as_line(text).words
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        before, sys.argv = sys.argv, ["actionplan", *words]
        try:
            cli.main()
        except SystemExit as end:
            return int(end.code or 0), printed.getvalue()
        finally:
            sys.argv = before
    return 0, printed.getvalue()


def can_be_tried(line: str) -> bool:
    found = as_line(line)
    return found is not None and found.words[0] not in SERVING and not any(mark in line for mark in ELSEWHERE)


def tried(name: str) -> list[tuple[str, int, str]]:
    """Every line of a page that can be tried, in their order, with how it ended and what it printed."""
    lines = [line for block in blocks(PAGES[name], "sh") for line in block.splitlines()]
    return [(line, *typed(line)) for line in lines if can_be_tried(line)]


@dataclass(frozen=True)
class Tried:
    """A folder in which the commands of the analyst's page were typed: each with how it ended, and what it printed."""

    folder: Path
    ran: list[tuple[str, int, str]]

    def said(self, line: str) -> str:
        return next(printed for typed, _, printed in self.ran if typed == line)


@pytest.fixture(scope="module")
def analysed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("analyst")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("ACTIONPLAN_STORE", str(folder / "actionplan.db"))
        yield Tried(folder, tried("analyst.md"))


def test_the_commands_of_the_analysts_page_run_in_their_order(analysed):
    assert [(line, printed) for line, code, printed in analysed.ran if code] == []
    assert len(analysed.ran) >= 10
    issued = analysed.said(f'actionplan issue {PLAN} --period P06 --by "Communications lead"')
    assert issued.startswith(f"Report 6 is issued, as at 25 June 2017: {PLAN}/2017-18-P06/issue-1\n")
    assert "The chain holds: one report" in analysed.said(f"actionplan verify {PLAN}/6")


def test_the_notebook_of_the_analysts_page_is_the_starter_as_it_is_laid_out(analysed):
    laid_out = analysed.folder / "notebooks" / "my_own_report.ipynb"
    assert laid_out.read_bytes() == (ROOT / "notebooks" / "my_own_report.ipynb").read_bytes()
    page = analysed.folder / "reports" / PLAN / "2017-18-P06" / "2017-18-P06-my_own_report-draft.html"
    assert '<p class="period">My own report, 12 to 25 June 2017</p>' in page.read_text("utf-8")


def test_the_commands_of_the_leads_page_run_in_their_order(analysed):
    ran = tried("lead.md")
    assert [(line, printed) for line, code, printed in ran if code] == []
    assert [line.split()[1] for line, _, _ in ran] == ["show", "report", "backup", "restore"]
    assert (analysed.folder / "reports" / PLAN / "2017-18-Q1").is_dir()


def test_the_python_of_the_analysts_page_runs(analysed, capsys):
    (code,) = blocks(PAGES["analyst.md"], "python")
    exec(compile(code, "analyst.md", "exec"), {})
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "ESR Comms Event, March | red | 115 days past its date, no completion recorded."
    assert printed[-1] == "from January 2017, ongoing; review September 2017"


def test_the_query_of_the_analysts_page_runs_on_its_tables(analysed):
    (query,) = blocks(PAGES["analyst.md"], "sql")
    with contextlib.closing(sqlite3.connect(":memory:")) as base:
        for path in (analysed.folder / "tables").glob("*.csv"):
            heads, *rows = csv.reader(path.read_text("utf-8-sig").splitlines())
            columns = ", ".join(f"[{one}]" for one in heads)
            base.execute(f"CREATE TABLE {path.stem} ({columns})")
            base.executemany(f"INSERT INTO {path.stem} VALUES ({', '.join('?' * len(heads))})", rows)
        found = base.execute(query).fetchall()
    assert len(found) == 8
    assert [row[:3] for row in found[-2:]] == [
        ("ESR Comms Event, March", "2017-18 P06", "red"),
        ("Mayfield Opening Event", "2017-18 P06", "amber"),
    ]


def test_the_parameters_of_the_analysts_page_are_those_of_the_notebooks(analysed):
    (text,) = blocks(PAGES["analyst.md"], "yaml")
    given = yaml.safe_load(text)
    written = yaml.safe_load((analysed.folder / "params" / PLAN / "2017-18-P06.yaml").read_text("utf-8"))
    assert given == written
    assert ReportParams.checked(given, "The page").period == "2017-18 P06"


FILE = re.compile(r"[\w./ -]+\.(md|csv|yaml|ipynb|txt|db|cmd|sh|html|py)|[\w./-]+/")


@pytest.mark.parametrize(("name", "at_least"), [("README.md", 8), ("lead.md", 3), ("analyst.md", 12)])
def test_every_file_that_a_page_names_is_there(name, at_least, analysed):
    named = {code for code in inline_code(EVERYTHING[name]) if FILE.fullmatch(code)}
    made = {path.name for path in analysed.folder.rglob("*")}
    places = (analysed.folder, ROOT)
    assert {one for one in named - made if not any((place / one).exists() for place in places)} == set()
    assert len(named) >= at_least
