"""A store with reports whose frozen data this version cannot read."""

import shutil
from pathlib import Path

import pytest

from actionplan import desk
from actionplan.view.kept import KeptReport
from actionplan.words.errors import NotGenuine

STORE_V2 = Path(__file__).parent / "data" / "store-v2.db"


@pytest.fixture
def old(tmp_path):
    return shutil.copy(STORE_V2, tmp_path / "actionplan.db")


@pytest.mark.parametrize(
    ("audience", "why"),
    [
        ("lay members", "it holds no data-lay-members.json"),
        ("team", "it is no data of a report as this actionplan keeps it"),
    ],
)
def test_frozen_data_that_cannot_be_read_is_a_sentence(old, audience, why):
    with pytest.raises(NotGenuine) as raised:
        desk.report_data("harbour-2026", "P06", audience, store=str(old))
    assert str(raised.value) == (
        f"The frozen data of report 6 (harbour-2026/2026-27-P06/issue-1) cannot be read: {why}. Compare it with a copy "
        "of the store that was kept, and bring it up to date with this actionplan."
    )


def test_what_a_kept_report_is_called_and_that_any_part_of_it_is_asked_for():
    kept = KeptReport("{}", "report 6")
    for ask in (lambda: kept.data, lambda: kept.period, kept.statuses):
        with pytest.raises(NotGenuine, match=r"^The frozen data of report 6 cannot be read: "):
            ask()
