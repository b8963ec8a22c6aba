"""Run commands as a person would, in an empty folder of their own."""

import sys
from dataclasses import dataclass

import pytest

from actionplan import cli


@dataclass
class Ran:
    code: int
    out: str
    err: str


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ACTIONPLAN_STORE", str(tmp_path / "actionplan.db"))  # whatever lies above
    monkeypatch.setenv("ACTIONPLAN_PERSON", "Communications lead")
    return tmp_path


@pytest.fixture
def run(folder, monkeypatch, capsys):
    """Run one command in this process and give its exit code and what it printed."""

    def command(*words: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["actionplan", *map(str, words)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as stopped:
            cli.main()
            raise SystemExit(0)
        printed = capsys.readouterr()
        return Ran(int(stopped.value.code or 0), printed.out, printed.err)

    return command


SMALL = """\
id: small
title: A small plan
organisation: Example Council
settings:
  years: 2017-18
owners:
- id: comms-lead
  name: Communications lead
  aliases: [Comms Lead]
- id: director
  name: Director
priorities:
- id: p1
  number: 1
  title: Involvement
milestones:
- id: m-show
  title: Summer show
  owner: comms-lead
  date: 14.06.17
- id: m-report
  title: Annual report
  owner: director
  date: Sept tbc
"""


@pytest.fixture
def small(folder):
    """A small plan file in the folder."""
    path = folder / "small.yaml"
    path.write_text(SMALL, "utf-8")
    return path
