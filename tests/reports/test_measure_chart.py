"""The picture of a measure: what is drawn, what is not, and safe whatever a unit says."""

import os
import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest

from actionplan.reports.drawing import Picture
from actionplan.reports.measure_chart import SHAPES, drawn
from actionplan.view.success_data import ChartData, PointData
from actionplan.words.vocabulary import AIM, INK, MARKS, QUIET
from tests.reports.sample import HOSTILE
from tests.reports.success_sample import ATTENDANCE, CALLS, FOLLOWERS

SVG = "{http://www.w3.org/2000/svg}"
USE = "{http://www.w3.org/1999/xlink}href"
MAKE = """
from hashlib import sha256
from actionplan.reports.measure_chart import drawn
from tests.reports.success_sample import ATTENDANCE, CALLS, FOLLOWERS
for chart in ATTENDANCE, CALLS, FOLLOWERS:
    print(sha256(drawn(chart).svg).hexdigest())
"""


def chart(*values: float | None, **more) -> ChartData:
    points = tuple(PointData(date=f"2017-{n:02d}-01", value=v) for n, v in enumerate(values, start=4))
    return ChartData(points=points, **{"alt": "What it shows.", **more})


def picture(data: ChartData) -> Picture:
    made = drawn(data)
    assert made is not None
    return made


def lines(made: Picture, colour: str, *, dashed: bool) -> list[str]:
    """The paths that are drawn in a colour, with or without dashes."""
    found = [
        e for e in ET.fromstring(made.svg).iter(f"{SVG}path") if f"stroke: {colour}" in e.get("style", "")
    ]
    return [
        e.get("d", "")
        for e in found
        if ("dasharray" in e.get("style", "")) is dashed and "clip-path" in e.attrib
    ]


def marks(made: Picture) -> list[str]:
    """The colour of each point that is drawn, but for ticks."""
    used = [e.get("style", "") for e in ET.fromstring(made.svg).iter(f"{SVG}use")]
    return [style.split("fill: ")[1][:7] for style in used if "fill: " in style]


def test_the_size_and_the_description_are_those_of_the_data():
    made = picture(ATTENDANCE)
    assert (made.width, made.height, made.alt) == (680, 260, ATTENDANCE.alt)


def test_every_measured_value_is_a_point_and_every_special_cause_a_mark():
    assert marks(picture(ATTENDANCE)).count(INK) == 14
    found = marks(picture(CALLS))
    assert found.count(INK) == 14
    concern, change = MARKS["concern"].colour, MARKS["change"].colour
    assert [found.count(colour) for colour in (concern, change)] == [1, 2]
    assert MARKS["improvement"].colour not in found


def test_a_missing_value_is_a_gap_in_the_line():
    whole, broken = (
        max(lines(picture(data), INK, dashed=False), key=len)
        for data in (chart(1, 2, 3, 2, 1), chart(1, 2, None, 3, 4))
    )
    assert (whole.count("M"), broken.count("M")) == (1, 2)


def test_each_stretch_has_its_own_mean_and_limits_and_a_line_between():
    made = picture(ATTENDANCE)
    assert len(lines(made, QUIET, dashed=True)) == 2 * 2 + 1
    bare = picture(ATTENDANCE.model_copy(update={"has_limits": False}))
    assert lines(bare, QUIET, dashed=True) == []


def test_both_ends_of_a_target_are_lines_and_without_a_target_there_is_none():
    assert len(lines(picture(ATTENDANCE), AIM, dashed=True)) == 2
    assert len(lines(picture(CALLS), AIM, dashed=True)) == 1
    assert lines(picture(FOLLOWERS), AIM, dashed=True) == []


def test_the_marks_differ_in_shape_and_stand_out_from_white():
    assert [SHAPES[mark.shape] for mark in MARKS.values()] == ["D", "s", "X"]
    assert all(contrast(mark.edge) >= 7 for mark in MARKS.values())
    assert contrast(AIM) >= 4.5


def contrast(colour: str) -> float:
    """Of a colour on white, by WCAG 2.2."""
    shades = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shades)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


@pytest.mark.parametrize(
    "data",
    [chart(), chart(None, None), chart(None, target_low=3), chart(1, 1e300), chart(1, target_high=-1e16)],
)
def test_what_was_not_measured_or_is_too_large_is_not_drawn(data):
    assert drawn(data) is None


@pytest.mark.parametrize(
    "data",
    [
        chart(5),
        chart(0, 0, 0),
        chart(5, 5, target_low=5, target_high=5),
        chart(-3, 2.5, None, has_limits=True),
        chart(1e14, 1e-9, target_high=0),
        ChartData(points=tuple(PointData(date="2017-04-01", value=n) for n in range(3)), alt="One day."),
        ChartData(
            points=tuple(PointData(date=f"{y}-12-31", value=y) for y in range(1, 9999, 1999) if y > 999),
            alt="Ages.",
        ),
    ],
    ids=range(7),
)
def test_any_other_series_is_drawn(data):
    assert ET.fromstring(picture(data).svg).tag == f"{SVG}svg"


@pytest.mark.parametrize(
    "text", [*HOSTILE, "a $x^2$ and $\\frac{", "tab\tbell\x07 --> <!--", "]]>\x1b"], ids=range(12)
)
def test_whatever_a_unit_says_the_picture_is_well_formed_and_says_nothing_else(text, capfd, recwarn):
    made = ET.fromstring(picture(chart(1, 2, unit=text, shown=text)).svg)
    names = {e.tag.rpartition("}")[2] for e in made.iter()}
    assert names <= {
        *("svg", "metadata", "RDF", "Work", "type", "format", "defs", "style", "g", "path", "use"),
        *("clipPath", "rect"),
    }
    assert not [at for e in made.iter() for at in e.attrib if at.startswith("on")]
    assert all(e.get(USE, "#").startswith("#") for e in made.iter())
    assert capfd.readouterr() == ("", "") and len(recwarn) == 0


def test_nothing_in_a_picture_tells_of_the_run_or_of_a_font_of_the_machine():
    made = picture(ATTENDANCE).svg.decode("utf-8")
    assert "dc:date" not in made and "Matplotlib" not in made
    assert "font-family" not in made and "<text" not in made


def test_a_picture_is_the_same_whatever_the_persons_settings_say(tmp_path):
    settings = tmp_path / "matplotlibrc"
    settings.write_text(
        "font.size: 30\nsvg.fonttype: none\nlines.markersize: 19\nlines.scale_dashes: False\n", "utf-8"
    )
    env = os.environ | {"MATPLOTLIBRC": str(settings), "PYTHONHASHSEED": "7"}
    ran = [
        subprocess.run([sys.executable, "-c", MAKE], env=e, capture_output=True, text=True)
        for e in (os.environ, env)
    ]
    assert [(r.returncode, r.stderr) for r in ran] == [(0, "")] * 2
    assert ran[0].stdout == ran[1].stdout and len(ran[0].stdout.split()) == 3
