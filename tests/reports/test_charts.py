"""The pictures: the same for the same data on every machine, well formed, and safe whatever a title says."""

import os
import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest

from actionplan.reports import charts
from actionplan.reports.charts import Picture
from actionplan.view.data import CompletionData, HistoryData
from actionplan.words.vocabulary import TAGS, Rag
from tests.reports.sample import HOSTILE_SAMPLE, SAMPLE

SVG = "{http://www.w3.org/2000/svg}"
USE = "{http://www.w3.org/1999/xlink}href"
MAKE = """
import sys
from hashlib import sha256
from actionplan.reports import charts
from tests.reports.sample import SAMPLE
for picture in charts.strip(SAMPLE.history, {}), charts.completions(SAMPLE):
    print(sha256(picture.svg).hexdigest())
"""


def row(*rags: str, title: str = "One") -> HistoryData:
    return HistoryData(title=title, cells=tuple((f"P{n:02d}", rag) for n, rag in enumerate(rags, start=1)))


def course(*pairs: tuple[int, int | None]) -> Picture:
    found = (CompletionData(period=f"P{n:02d}", planned=p, done=d) for n, (p, d) in enumerate(pairs, start=1))
    return charts.completions(SAMPLE.model_copy(update={"completions": tuple(found)}))


def styles(picture: Picture) -> str:
    return " ".join(element.get("style", "") for element in ET.fromstring(picture.svg).iter())


def squares(picture: Picture) -> list[tuple[float, float, str]]:
    """Where each square stands, and its colour; a square is what is drawn with a border."""
    used = [e for e in ET.fromstring(picture.svg).iter(f"{SVG}use") if "stroke:" in e.get("style", "")]
    fills = [e.get("style", "").split("fill: ")[1][:7] for e in used]
    return [(float(e.get("x", "")), float(e.get("y", "")), fill) for e, fill in zip(used, fills, strict=True)]


def test_each_status_is_a_square_of_its_colour_in_its_column():
    found = squares(charts.strip((row("red", "", "green"), row("amber", "amber", "red")), {}))
    red, amber, green = (TAGS[rag].background for rag in (Rag.RED, Rag.AMBER, Rag.GREEN))
    assert found == [
        (13.0, 65.0, red),
        (65.0, 65.0, green),
        (13.0, 117.0, amber),
        (39.0, 117.0, amber),
        (65.0, 117.0, red),
    ]


@pytest.mark.parametrize("rag", Rag)
def test_every_status_has_a_letter_in_its_square(rag):
    drawn = ET.fromstring(charts.strip((row(rag.value),), {}).svg)
    letters = [e for e in drawn.iter(f"{SVG}use") if "stroke:" not in e.get("style", "") and e.get("x")]
    (letter,) = (e for e in letters if (e.get("x"), e.get("y")) == ("13", "65"))
    assert TAGS[rag].text in letter.get("style", "")


def test_the_letters_differ_where_the_colours_do():
    shapes = {tuple(map(tuple, charts._outline(tag.letter)[0].vertices)) for tag in TAGS.values()}
    assert len(shapes) == len(TAGS)


def test_the_lines_are_told_apart_without_their_colours():
    drawn = course((1, 0), (2, 1), (4, None))
    dashed = [s for s in styles(drawn).split("fill:") if "stroke-dasharray" in s]
    assert len(dashed) == 1 and charts.QUIET in dashed[0]
    assert f"stroke: {charts.ACCENT}; stroke-width: 3" in styles(drawn)


@pytest.mark.parametrize(
    ("done", "planned", "place"),
    [
        ((0, 1), (1, 3), {"va": "top", "ha": "left"}),
        ((0, 3), (1, 3), {"va": "bottom", "ha": "right"}),
        ((0,), (0,) * 26, {"va": "bottom", "ha": "left"}),
    ],
)
def test_the_name_of_a_line_keeps_clear_of_the_other(done, planned, place):
    assert charts._beside(done, planned) == place


@pytest.mark.parametrize(
    "pairs", [((0, 1),), ((0, 0), (3, None)), ((5, 7), (5, 9)), tuple((n, n // 2) for n in range(78))]
)
def test_any_course_is_drawn(pairs):
    assert ET.fromstring(course(*pairs).svg).tag == f"{SVG}svg"


def test_long_names_of_periods_stand_upright_and_have_room():
    named = HistoryData(title="One", cells=(("2017-18 P26", "red"), ("P01", "green")))
    short = charts.strip((row("red", "green"),), {})
    assert charts.strip((named,), {}).height == short.height - charts.PITCH + 14 + 7 * len("2017-18 P26")


def test_a_picture_grows_with_its_periods_and_its_priorities():
    one, year = charts.strip((row("red"),), {}), charts.strip((row(*["red"] * 26),) * 3, {})
    assert (one.width, one.height) == (320, 78)
    assert (year.width, year.height) == (676, 182)


@pytest.mark.parametrize(
    "title",
    [
        *(r.title for r in HOSTILE_SAMPLE.history),
        "a $x^2$ and $\\frac{",
        "tab\tbell\x07 --> <!--",
        "]]>\x1b",
        "",
        " ",
    ],
    ids=range(len(HOSTILE_SAMPLE.history) + 5),
)
def test_whatever_a_title_says_the_picture_is_well_formed_and_says_nothing_else(title, capfd, recwarn):
    drawn = ET.fromstring(charts.strip((row("red", title=title),), {}).svg)
    names = {e.tag.rpartition("}")[2] for e in drawn.iter()}
    assert names <= {
        *("svg", "metadata", "RDF", "Work", "type", "format", "defs", "style", "g", "path", "use"),
        *("clipPath", "rect"),
    }
    assert not [at for e in drawn.iter() for at in e.attrib if at.startswith("on")]
    assert all(e.get(USE, "#").startswith("#") for e in drawn.iter())
    assert capfd.readouterr() == ("", "") and len(recwarn) == 0


def test_nothing_in_a_picture_tells_of_the_run_or_of_a_font_of_the_machine():
    drawn = charts.strip(SAMPLE.history, {}).svg.decode("utf-8") + charts.completions(SAMPLE).svg.decode(
        "utf-8"
    )
    assert "dc:date" not in drawn and "Matplotlib" not in drawn
    assert "font-family" not in drawn and "<text" not in drawn


def test_a_picture_is_the_same_whatever_the_persons_settings_say(tmp_path):
    settings = tmp_path / "matplotlibrc"
    settings.write_text(
        "font.size: 30\nfont.family: serif\nsvg.fonttype: none\nlines.linewidth: 9\naxes.grid: False\n"
        "no such setting: 1\nbackend: nonsense\n",
        "utf-8",
    )
    env = os.environ | {"MATPLOTLIBRC": str(settings), "PYTHONHASHSEED": "7"}
    ran = [
        subprocess.run([sys.executable, "-c", MAKE], env=e, capture_output=True, text=True)
        for e in (os.environ, env)
    ]
    assert [(r.returncode, r.stderr) for r in ran] == [(0, "")] * 2
    assert ran[0].stdout == ran[1].stdout and len(ran[0].stdout.split()) == 2
