"""What a table carries in itself, for where it is pasted: all that Firefox gives to Word and Outlook."""

import re

import pytest

from actionplan.reports.inline import dressed
from actionplan.reports.section import standing, words
from tests.reports.pages import Reader, indicator_page, page
from tests.reports.sample import HOSTILE_SAMPLE, TEAM_SAMPLE
from tests.reports.success_sample import TEAM_REPORT

GRID = "border:1px solid #768692;padding:4px"
STYLES = {
    ("table", "table"): "border-collapse:collapse;width:auto",
    ("tr", "row"): "vertical-align:top",
    ("th", "columnheader"): f"{GRID};text-align:left;width:auto",
    ("th", "rowheader"): f"{GRID};text-align:left;font-weight:normal",
    ("td", "cell"): GRID,
}
PAGES = {
    "team": (page, TEAM_SAMPLE),
    "hostile": (page, HOSTILE_SAMPLE),
    "indicators": (indicator_page, TEAM_REPORT),
}


@pytest.mark.parametrize("name", PAGES)
def test_every_table_row_and_cell_of_a_page_brings_its_looks_along(name):
    make, report = PAGES[name]
    parts = [part for part in Reader(make(report)).elements if part[0] in ("table", "tr", "th", "td")]
    assert {(part, at["role"]) for part, at in parts} == set(STYLES)
    assert all(at["style"] == STYLES[part, at["role"]] for part, at in parts)


@pytest.mark.parametrize("name", PAGES)
def test_every_status_word_brings_its_colours_along(name):
    make, report = PAGES[name]
    tags = [strong for strong in Reader(make(report)).all("strong") if "tag" in (strong.get("class") or "")]
    assert len(tags) > 5
    assert all(re.fullmatch("background:#[0-9a-f]{6};color:#[0-9a-f]{6}", tag["style"] or "") for tag in tags)


def test_a_cell_keeps_what_else_it_says_of_itself():
    assert dressed('<th role="rowheader" scope="row">A</th><td role="cell" data-column="Why">B</td>') == (
        '<th role="rowheader" style="border:1px solid #768692;padding:4px;text-align:left;font-weight:normal" '
        'scope="row">A</th>'
        '<td role="cell" style="border:1px solid #768692;padding:4px" data-column="Why">B</td>'
    )


def test_a_text_that_looks_like_a_cell_stays_a_text():
    typed = '<td role="cell">'
    assert dressed(words(typed)) == "<bdi>&lt;td role=&#34;cell&#34;&gt;</bdi>"


def test_the_lines_of_a_text_are_lines_without_a_stylesheet():
    assert words("First line\nsecond <line>") == "<bdi>First line<br>second &lt;line&gt;</bdi>"


def test_a_word_stands_on_its_colour():
    assert standing("behind") == (
        '<strong class="tag tag-behind" style="background:#ffdc8e;color:#4d3708">Behind</strong>'
    )
