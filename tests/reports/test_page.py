"""The page as a whole: one file, nothing active, nothing from elsewhere, everything in order."""

import base64
import re
from itertools import pairwise

import pytest

from actionplan.reports.section import colour
from actionplan.words.vocabulary import ACCENT, INK, LINE, QUIET, STANDINGS, TAGS
from tests.reports.pages import TEMPLATES, Reader, display, indicator_page, page
from tests.reports.sample import EMPTY_SAMPLE, HOSTILE_SAMPLE, SAMPLE, TEAM_SAMPLE, issue
from tests.reports.success_sample import EMPTY_REPORT, HOSTILE_REPORT, SUCCESS_REPORT

POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
PIXEL = base64.b64encode(b"\x89PNG a picture").decode()


@pytest.fixture(scope="module")
def html() -> str:
    return page(SAMPLE)


@pytest.fixture(scope="module")
def reader(html) -> Reader:
    return Reader(html)


def test_the_page_is_one_english_document(html, reader):
    assert html.startswith("<!DOCTYPE html>")
    assert reader.all("html") == [{"lang": "en-GB"}]
    assert reader.texts_in("title") == [
        "Communications and engagement action plan, 12 to 25 June 2017. Draft, not issued"
    ]
    assert len(reader.all("main")) == len(reader.all("h1")) == 1


def test_the_page_is_deterministic(html):
    assert page(SAMPLE) == html


def test_a_strict_policy_stands_before_everything_that_it_governs(html, reader):
    policies = [
        meta["content"] for meta in reader.all("meta") if meta.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policies == [POLICY]
    assert html.index(POLICY.split(";")[0]) < html.index("<style")


@pytest.mark.parametrize(
    ("make", "report"),
    [
        (page, SAMPLE),
        (page, EMPTY_SAMPLE),
        (page, HOSTILE_SAMPLE),
        (indicator_page, SUCCESS_REPORT),
        (indicator_page, EMPTY_REPORT),
        (indicator_page, HOSTILE_REPORT),
    ],
    ids=["sample", "empty", "hostile", "indicators", "indicators, empty", "indicators, hostile"],
)
def test_nothing_is_active_and_nothing_comes_from_elsewhere(make, report):
    made = make(report)
    found = Reader(made)
    assert found.names() & {"script", "link", "iframe", "object", "embed", "form", "base", "svg"} == set()
    named = [(name, at) for name, attributes in found.elements for at in attributes]
    assert not [at for _, at in named if at.startswith("on")]
    assert {name for name, at in named if at in ("src", "srcset", "data")} <= {"img"}
    assert all(image["src"].startswith("data:image/svg+xml;base64,") for image in found.all("img"))
    styles = "".join(re.findall(r"<style.*?</style>", made, re.DOTALL))
    assert "url(" not in styles and "@import" not in styles and "//" not in styles


def test_no_code_is_shown(html):
    assert "secret code" not in html


def test_headings_come_in_order(reader):
    levels = [int(name[1]) for name, _ in reader.elements if re.fullmatch(r"h[1-6]", name)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_the_sections_come_in_order(reader):
    assert reader.texts_in("h2") == [
        "Summary",
        "How it stands",
        "Decisions needed",
        "What changed since report 5",
        "Exceptions",
        "Activities this period",
        "Milestones",
        "Progress by priority",
        "Since then",
        "Abbreviations",
        "Key and method",
        "History",
    ]


def test_the_page_of_success_indicators_has_its_own_sections_in_order():
    found = Reader(indicator_page(SUCCESS_REPORT))
    assert found.texts_in("title") == [
        "Communications and engagement action plan: success indicators, 12 to 25 June 2017. Draft, not issued"
    ]
    assert found.texts_in("h2") == [
        "Is it working?",
        "The targets of the strategy",
        "The measures",
        "What nobody measures yet",
        "Abbreviations",
        "Key and method",
    ]
    levels = [int(name[1]) for name, _ in found.elements if re.fullmatch(r"h[1-6]", name)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_the_page_of_success_indicators_is_deterministic():
    assert indicator_page(SUCCESS_REPORT) == indicator_page(SUCCESS_REPORT)


def test_the_teams_page_says_who_has_not_reported_before_what_was_done():
    headings = Reader(page(TEAM_SAMPLE)).texts_in("h2")
    assert headings[4:7] == ["Exceptions", "Who has not reported", "Activities this period"]


def test_every_table_has_a_caption_and_every_heading_a_scope(reader):
    assert len(reader.all("table")) == len(reader.all("caption")) == len(reader.all("thead")) > 5
    scopes = [th.get("scope") for th in reader.all("th")]
    assert set(scopes) == {"col", "row"}


def test_ids_are_unique(reader):
    ids = [attributes["id"] for _, attributes in reader.elements if "id" in attributes]
    assert len(ids) == len(set(ids)) > 3


def test_the_other_colours_are_those_of_the_vocabulary():
    css = (TEMPLATES / "report" / "report.css").read_text("utf-8")
    found = dict(re.findall(r"--(ink|quiet|line|accent): (#[0-9a-f]{6});", css))
    assert found == {"ink": INK, "quiet": QUIET, "line": LINE, "accent": ACCENT}


@pytest.mark.parametrize(("status", "look"), [*TAGS.items(), *STANDINGS.items()])
def test_the_edges_of_what_is_counted_are_those_of_the_vocabulary(status, look):
    css = (TEMPLATES / "report" / "report.css").read_text("utf-8")
    assert f".tag-{colour(status)} {{ --edge: {look.edge}; }}" in css


@pytest.mark.parametrize("look", [*TAGS.values(), *STANDINGS.values()], ids=[*TAGS, *STANDINGS])
def test_every_word_stands_out_from_its_tint(look):
    darker, lighter = sorted(map(luminance, (look.text, look.background)))
    assert (lighter + 0.05) / (darker + 0.05) >= 7


def luminance(colour: str) -> float:
    """The relative luminance of a colour, by WCAG 2.2."""
    shades = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shades)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_an_issued_page_has_its_number_in_the_margin_and_no_draft():
    issued = page(SAMPLE.model_copy(update={"issue": issue("6"), "state": "Report 6, issued 27 June 2017"}))
    assert 'content: "Report 6, fortnight 6 of 2017-18, 12 to 25 June 2017"' in issued
    assert "Draft" not in issued


def test_html_of_an_analysts_own_cell_is_not_trusted():
    made = page(SAMPLE, display(text_html="<script>1</script><b>table</b>", text_plain="a  table <b>"))
    assert "<script" not in made and "<b>" not in made
    assert "<pre>a  table &lt;b&gt;</pre>" in made


@pytest.mark.parametrize(
    ("kind", "content", "address"),
    [
        ("image_svg", "<svg><script>1</script></svg>", "data:image/svg+xml;base64,"),
        ("image_png", PIXEL, f"data:image/png;base64,{PIXEL}"),
        ("image_jpeg", PIXEL, f"data:image/jpeg;base64,{PIXEL}"),
    ],
)
def test_a_picture_is_data_and_has_a_description(kind, content, address):
    shown = {kind: content, "text_plain": "<Figure size 640x480>", "text_html": "<b>x</b>"}
    made = Reader(page(EMPTY_SAMPLE, display({"alt": 'Members "by" month'}, **shown)))
    assert [image["alt"] for image in made.all("img")] == ['Members "by" month']
    assert made.all("img")[0]["src"].startswith(address)
    assert "script" not in made.names()


ELSEWHERE = "This output is shown in the notebook only."


@pytest.mark.parametrize("name", ["HTML", "Markdown", "Javascript"])
def test_what_has_only_the_name_of_an_object_is_told_in_a_sentence(name):
    shown = {"text_html": "<h2>Mine</h2>", "text_plain": f"<IPython.core.display.{name} object>"}
    made = page(EMPTY_SAMPLE, display(**shown))
    assert Reader(made).texts_in("p")[-1] == ELSEWHERE
    assert "IPython" not in made and "Mine" not in made


def test_what_has_no_plain_text_is_told_in_the_same_sentence_and_other_text_is_shown():
    assert Reader(page(EMPTY_SAMPLE, display(text_html="<b>x</b>"))).texts_in("p")[-1] == ELSEWHERE
    table = "<a>  1\n<b>  2"
    made = Reader(page(EMPTY_SAMPLE, display(text_html="<b>x</b>", text_plain=table)))
    assert made.texts_in("pre") == ["<a> 1 <b> 2"]
    assert ELSEWHERE not in made.texts_in("p")


def test_a_picture_is_not_described_by_the_name_of_an_object():
    made = page(EMPTY_SAMPLE, display(image_png=PIXEL, text_plain="<Figure size 640x480 with 1 Axes>"))
    assert [image["alt"] for image in Reader(made).all("img")] == ["A picture without a description"]
    told = page(EMPTY_SAMPLE, display(image_png=PIXEL, text_plain="Visits by month"))
    assert [image["alt"] for image in Reader(told).all("img")] == ["Visits by month"]


def test_scripts_and_markdown_of_an_analysts_own_cell_are_left_out():
    made = page(
        SAMPLE, display(application_javascript="alert(1)"), display(text_markdown="[x](javascript:1)")
    )
    assert "alert(1)" not in made and "javascript" not in made


def test_a_notebook_without_a_heading_still_gives_a_page():
    from nbformat.v4 import new_code_cell, new_notebook, new_output

    from actionplan.reports.page import page_of

    outputs = [
        new_output("stream", name="stdout", text="<b>said"),
        new_output("stream", name="stderr", text="warned"),
    ]
    made = page_of(new_notebook(cells=[new_code_cell("1", outputs=outputs)]), TEMPLATES)
    assert "<title>Report</title>" in made
    assert "<pre>&lt;b&gt;said</pre>" in made and "warned" not in made
