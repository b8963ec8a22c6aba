"""The bench runs what it measures: a figure of something that fails is no figure."""

from tests.bench import trackers
from tests.bench.plans import plan_of


def test_an_export_and_the_same_cells_without_thought():
    content = trackers._exported(plan_of(12))
    cells = trackers._cells(content)
    assert trackers._cells(trackers._naive(cells, all_formats=True))[0][4][1:3] == cells[0][4][1:3]


def test_the_preview_of_a_returned_tracker_finds_the_edits():
    _, preview = trackers._returned(205)
    assert [one["new"] for one in preview()["changes"]] == [f"Another title {n}" for n in (5, 105)]
