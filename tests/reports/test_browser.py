"""The page in a real browser, without a network: axe, narrow screens, and A4."""

import shutil
import subprocess

import pytest

from tests.conftest import absent
from tests.reports.pages import indicator_page, page
from tests.reports.sample import EMPTY_SAMPLE, HOSTILE_SAMPLE, SAMPLE, TEAM_SAMPLE, issue
from tests.reports.success_sample import EMPTY_REPORT, HOSTILE_REPORT, SUCCESS, TEAM_REPORT, with_success

pytestmark = pytest.mark.browser

REPORTS = {"sample": SAMPLE, "team": TEAM_SAMPLE, "empty": EMPTY_SAMPLE, "hostile": HOSTILE_SAMPLE}
INDICATORS = {"team": TEAM_REPORT, "empty": EMPTY_REPORT, "hostile": HOSTILE_REPORT}
HEADS = ("Milestone", "Requirement", "Status", "Priority", "Item", "Owner", "By the end of")


@pytest.fixture
def opened(browser_page, tmp_path):
    """Open a report and gather what the console says of it."""
    said: list[str] = []
    browser_page.on("console", lambda message: said.append(message.text))
    browser_page.on("pageerror", lambda error: said.append(str(error)))

    def open_report(report, width=1140, make=page):
        path = tmp_path / "report.html"
        path.write_text(make(report), "utf-8")
        browser_page.set_viewport_size({"width": width, "height": 900})
        browser_page.goto(path.as_uri())
        return browser_page

    yield open_report
    assert said == [] and browser_page.refused == []


@pytest.mark.parametrize("width", [1140, 320])
@pytest.mark.parametrize("name", REPORTS)
def test_no_page_scrolls_sideways(opened, name, width):
    shown = opened(REPORTS[name], width)
    assert shown.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    ("name", "width"), [("team", 1140), ("team", 320), ("sample", 320), ("empty", 320), ("hostile", 320)]
)
def test_axe_finds_nothing(opened, name, width):
    from axe_playwright_python.sync_playwright import Axe

    shown = opened(REPORTS[name], width)
    found = Axe().run(shown).response
    assert [(v["id"], [node["html"] for node in v["nodes"]]) for v in found["violations"]] == []
    passed = {check["id"] for check in found["passes"]}
    assert {
        "color-contrast",
        "document-title",
        "heading-order",
        "html-has-lang",
        "landmark-one-main",
    } <= passed


@pytest.mark.parametrize(("name", "width"), [("team", 1140), ("team", 390), ("empty", 320), ("hostile", 320)])
def test_axe_finds_nothing_on_the_page_of_success_indicators_and_it_does_not_scroll_sideways(
    opened, name, width
):
    from axe_playwright_python.sync_playwright import Axe

    shown = opened(INDICATORS[name], width, indicator_page)
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(shown).response
    assert [(v["id"], [node["html"] for node in v["nodes"]]) for v in found["violations"]] == []
    passed = {check["id"] for check in found["passes"]}
    assert {"color-contrast", "heading-order", "scope-attr-valid", "landmark-one-main"} <= passed


def test_axe_finds_nothing_in_the_table_of_a_chart(opened):
    from axe_playwright_python.sync_playwright import Axe

    shown = opened(TEAM_REPORT, 390, indicator_page)
    shown.locator("summary").first.focus()
    shown.keyboard.press("Enter")
    assert shown.get_by_text("Not measured").first.is_visible()
    assert Axe().run(shown).response["violations"] == []
    assert shown.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_telephone_shows_the_latest_value_of_a_chart_first_and_the_keyboard_what_was_before(opened):
    shown = opened(TEAM_REPORT, 390, indicator_page)
    chart = shown.get_by_role("group", name="People at each meeting, a picture")
    ends = "(chart) => [chart, chart.firstElementChild].map((part) => part.getBoundingClientRect().right)"
    assert len({round(end) for end in chart.evaluate(ends)}) == 1
    before = chart.evaluate("(chart) => chart.scrollLeft")
    chart.focus()
    shown.keyboard.press("ArrowLeft")
    moved = [chart.evaluate("(c) => c.scrollLeft") for _ in range(20) if shown.wait_for_timeout(50) is None]
    assert min(moved) < before


def test_a_telephone_says_that_a_chart_goes_on_and_a_wide_screen_does_not(opened):
    hint = "(shown) => getComputedStyle(document.querySelector('.course'), '::before').content"
    assert opened(TEAM_REPORT, 1140, indicator_page).evaluate(hint) == "none"
    said = '"← Scroll the chart sideways to see the earlier values"'
    assert opened(TEAM_REPORT, 390, indicator_page).evaluate(hint) == said
    last = "(shown) => getComputedStyle([...document.querySelectorAll('.course')].at(-1), '::before').content"
    assert opened(TEAM_REPORT, 390, indicator_page).evaluate(last) == "none", "there is no chart in it"


@pytest.mark.parametrize(("width", "media"), [(1200, "screen"), (1026, "screen"), (672, "print")])
def test_no_word_of_a_priority_is_broken_in_the_table_of_the_strategy(opened, width, media):
    titles = ("Service reconfiguration of involvement", "Communications infrastructure")
    groups = tuple(SUCCESS.groups[0].model_copy(update={"number": "10", "title": title}) for title in titles)
    shown = opened(with_success(SUCCESS.model_copy(update={"groups": groups})), width, indicator_page)
    shown.emulate_media(media=media)
    wider = """(all) => all.map((cell) => {
        cell.style.overflowWrap = "normal";
        const text = document.createRange();
        text.selectNodeContents(cell);
        return text.getBoundingClientRect().right - cell.getBoundingClientRect().right;
    })"""
    assert max(shown.locator(".strategy tbody th").evaluate_all(wider)) <= 0


def test_the_first_printed_page_is_whole_and_holds_nothing_else(opened, tmp_path):
    short = with_success(SUCCESS.model_copy(update={"groups": SUCCESS.groups[-1:]}))
    first, second, *_ = printed(opened(short, make=indicator_page), tmp_path / "report.pdf")
    assert "Is it working?" in first and any(line.startswith("Not stated Nobody has said") for line in first)
    assert "The targets of the strategy" not in first
    assert second[1] == "The targets of the strategy"


def test_two_measures_with_charts_are_printed_on_a_sheet(opened, tmp_path):
    full, calls, *_ = SUCCESS.panels
    report = with_success(SUCCESS.model_copy(update={"groups": (), "panels": (full, calls) * 3}))
    sheets = printed(opened(report, make=indicator_page), tmp_path / "report.pdf")
    titles = ("People at each meeting", "Visits from telephones")
    assert [sum(line in titles for line in sheet) for sheet in sheets if set(titles) & set(sheet)] == [
        2,
        2,
        2,
    ]


def test_a_measure_is_printed_on_one_page_and_every_page_names_the_columns_of_the_strategy(opened, tmp_path):
    rows = SUCCESS.groups[0].model_copy(update={"targets": SUCCESS.groups[0].targets[1:] * 9})
    report = with_success(SUCCESS.model_copy(update={"groups": (rows, *SUCCESS.groups[1:])}))
    sheets = printed(opened(report, make=indicator_page), tmp_path / "report.pdf")
    of_rows = [sheet for sheet in sheets if "Together 35" in str(sheet)]
    assert len(of_rows) > 2
    assert all(any(line.startswith("Priority") and line.endswith("Note(s)") for line in s) for s in of_rows)
    begun, ended = ([str(sheet).count(text) for sheet in of_rows] for text in ("Practices", "Together 35"))
    assert begun == ended and sum(begun) == 9, "a row is printed on one page"
    (of_measure,) = [sheet for sheet in sheets if "People at each meeting" in sheet]
    assert any(line.startswith("15 readings; mean and limits by XmR") for line in of_measure)
    assert all("12 to 25 June 2017, success indicators" in sheet[-1] for sheet in sheets)


def test_axe_looks_at_the_tables_too(opened):
    from axe_playwright_python.sync_playwright import Axe

    passed = {check["id"] for check in Axe().run(opened(SAMPLE)).response["passes"]}
    assert {"empty-table-header", "scope-attr-valid", "td-headers-attr", "list", "definition-list"} <= passed


@pytest.mark.parametrize("width", [1140, 320])
def test_axe_finds_nothing_in_the_table_that_is_opened_by_the_keyboard(opened, width):
    from axe_playwright_python.sync_playwright import Axe

    shown = opened(SAMPLE, width)
    shown.locator("summary").focus()
    shown.keyboard.press("Enter")
    assert shown.get_by_text("Still to come").first.is_visible()
    assert Axe().run(shown).response["violations"] == []
    assert shown.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", ["sample", "hostile"])
def test_the_pictures_are_seen(opened, name):
    shown = opened(REPORTS[name])
    sizes = shown.locator("img").evaluate_all(
        "(all) => all.map((i) => [i.naturalWidth > 0, i.naturalHeight > 0])"
    )
    assert sizes == [[True, True]] * 2


def test_the_keyboard_reaches_a_wide_picture(opened):
    shown = opened(SAMPLE, 320)
    wide = shown.get_by_role("region", name="Planned and completed, a picture")
    wide.focus()
    shown.keyboard.press("ArrowRight")
    moved = [
        wide.evaluate("(wide) => wide.scrollLeft") for _ in range(20) if shown.wait_for_timeout(50) is None
    ]
    assert max(moved) > 0


def test_what_changed_is_on_the_first_printed_page(opened, tmp_path):
    first = printed(opened(SAMPLE), tmp_path / "report.pdf")[0]
    assert any(line.startswith("What changed since report 5") for line in first)
    assert any("Received after issue" in line for line in first)


def test_pictures_are_not_wider_than_the_paper(opened, tmp_path):
    year = tuple((f"P{n:02d}", "amber") for n in range(1, 40))
    wide = SAMPLE.model_copy(update={"history": (SAMPLE.history[0].model_copy(update={"cells": year}),)})
    shown = opened(wide)
    shown.emulate_media(media="print")
    shown.set_viewport_size({"width": 670, "height": 900})
    widths = shown.locator("img").evaluate_all("(all) => all.map((i) => i.getBoundingClientRect().width)")
    assert max(widths) <= 670


def test_hostile_text_is_seen_as_it_was_written(opened):
    shown = opened(HOSTILE_SAMPLE)
    assert shown.locator(".organisation").inner_text() == '<script>alert("script")</script>'
    assert "{{ 7 * 7 }}" in shown.locator("h1").inner_text()
    assert shown.locator("h1").count() == 1


def printed(shown, path) -> list[list[str]]:
    """The lines of each printed page."""
    if not shutil.which("pdftotext"):
        absent("pdftotext was not found: apt-get install poppler-utils.")
    shown.pdf(path=path, prefer_css_page_size=True)
    command = ["pdftotext", "-layout", str(path), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [[line.strip() for line in sheet.splitlines() if line.strip()] for sheet in text.split("\f")[:-1]]


def test_every_printed_page_says_which_it_is_and_that_it_is_a_draft(opened, tmp_path):
    sheets = printed(opened(SAMPLE), tmp_path / "report.pdf")
    assert len(sheets) > 2
    for number, sheet in enumerate(sheets, start=1):
        assert sheet[0] == "Draft, not issued"
        assert sheet[-1].startswith("Report, fortnight 6 of 2017-18, 12 to 25 June 2017")
        assert sheet[-1].endswith(f"Page {number} of {len(sheets)}")


def test_the_sheets_are_a4(opened, tmp_path):
    path = tmp_path / "report.pdf"
    printed(opened(EMPTY_SAMPLE), path)
    told = subprocess.run(["pdfinfo", str(path)], check=True, capture_output=True, text=True).stdout
    assert "(A4)" in told


def test_an_issued_report_prints_its_number(opened, tmp_path):
    issued = SAMPLE.model_copy(update={"issue": issue("6"), "state": "Report 6, issued 27 June 2017"})
    sheets = printed(opened(issued), tmp_path / "report.pdf")
    assert all(sheet[-1].startswith("Report 6, fortnight 6 of 2017-18") for sheet in sheets)
    assert "Draft" not in str(sheets)


@pytest.mark.parametrize("lines", [1, 9, 19, 25])
def test_no_heading_and_no_heading_row_stands_alone_at_the_end_of_a_page(opened, tmp_path, lines):
    report = SAMPLE.model_copy(update={"summary": ("A line.",) * lines, "activities": ()})
    shown = opened(report)
    headings = {text.strip() for text in shown.locator("h2, h3").all_inner_texts()}
    for sheet in printed(shown, tmp_path / "report.pdf"):
        last = sheet[-2]
        assert last not in headings
        assert not last.startswith(HEADS) or "  " not in last


def test_heading_rows_are_repeated_on_every_page_of_a_table(opened, tmp_path):
    late = SAMPLE.milestones[0]
    many = late.model_copy(update={"items": late.items * 25})
    report = SAMPLE.model_copy(update={"milestones": (many, *SAMPLE.milestones[1:])})
    sheets = printed(opened(report), tmp_path / "report.pdf")
    of_late = [sheet for sheet in sheets if "02.03.17" in str(sheet) and "Decisions needed" not in sheet]
    assert len(of_late) > 3
    assert all(
        any(line.startswith("Milestone ") and line.endswith("Why") for line in sheet) for sheet in of_late
    )
