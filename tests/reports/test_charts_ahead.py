"""Charts drawn beside a page."""

import subprocess
import sys

from actionplan.reports.charts_ahead import drawn_alone
from actionplan.reports.measure_chart import drawn
from actionplan.view.success_data import ChartData, PointData

CHART = ChartData(
    points=(PointData(date="2017-06-01", value=5), PointData(date="2017-06-20", value=7)), alt="Two values"
)
AT_ONCE = """\
from actionplan.reports.charts_ahead import drawn_alone, load_ahead
from actionplan.view.success_data import ChartData
load_ahead()
print(drawn_alone(ChartData.model_validate_json(%r)).alt)
"""


def test_the_picture_is_the_same_as_in_a_report():
    assert drawn_alone(CHART) == drawn(CHART)


def test_what_cannot_be_drawn_is_none():
    assert drawn_alone(ChartData(points=(PointData(date="2017-06-01", value=None),), alt="")) is None


def test_a_chart_asked_for_while_all_is_being_loaded_is_drawn():
    code = AT_ONCE % CHART.model_dump_json()
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "Two values\n"
