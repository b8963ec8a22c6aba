"""What the tests of several panels begin with."""

from datetime import date

import pytest

from tests.editor.dropping import PLAN
from tests.small_plan import begin, on


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A workbook folder with the plan of which trackers go out, on 19 June 2017, in fortnight 6."""
    begin(tmp_path, monkeypatch, PLAN)
    on(monkeypatch, date(2017, 6, 19))
    return tmp_path
