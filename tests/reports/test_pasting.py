"""Tables as they are pasted: what the clipboard holds as HTML, without classes and without the page's stylesheet."""

import re

import pytest

from tests.reports.pages import indicator_page, page
from tests.reports.sample import TEAM_SAMPLE
from tests.reports.success_sample import TEAM_REPORT

pytestmark = pytest.mark.browser

ADDRESS = "http://127.0.0.1/report.html"
PAGES = {"plan": (page, TEAM_SAMPLE), "indicators": (indicator_page, TEAM_REPORT)}
SEEN = "(table) => [...table.querySelectorAll('thead, tbody')].map((part) => part.innerText).join(' ')"
BY_CHROMIUM = """async (table) => {
    const [first, last] = [table.querySelector("th"), [...table.querySelectorAll("th, td")].at(-1)];
    getSelection().setBaseAndExtent(first, 0, last, last.childNodes.length);
    document.execCommand("copy");
    const [item] = await navigator.clipboard.read();
    return (await item.getType("text/html")).text();
}"""
AS_IT_STANDS = """(table) => {
    const copy = table.cloneNode(true);
    copy.querySelector("caption").remove();
    return copy.outerHTML;
}"""
"""As Firefox copies: the markup, and nothing of the stylesheet but that it leaves out what nobody can select."""
LOOKS = """(table) => ({
    words: table.innerText,
    wide: table.getBoundingClientRect().width,
    borders: [...new Set([...table.querySelectorAll("th, td")].map((cell) => getComputedStyle(cell).border))],
    inline: [...table.querySelectorAll("th, td")].every((cell) => cell.style.border.startsWith("1px solid")),
    scopes: [...new Set([...table.querySelectorAll("th")].map((cell) => cell.scope))],
    hidden: [...table.querySelectorAll("*")].filter((part) => getComputedStyle(part).clipPath != "none").length,
    tags: [...table.querySelectorAll("strong")].map((tag) => [
        tag.innerText, getComputedStyle(tag).backgroundColor, getComputedStyle(tag).color,
    ]),
})"""
COLOURS = {
    "Red": ["rgb(247, 212, 209)", "rgb(106, 20, 14)"],
    "Amber": ["rgb(255, 220, 142)", "rgb(77, 55, 8)"],
    "Green": ["rgb(204, 229, 216)", "rgb(0, 76, 35)"],
    "Behind": ["rgb(255, 220, 142)", "rgb(77, 55, 8)"],
}


def bare(html: str) -> str:
    """The HTML as an office program takes it: no class means anything there, nor does a variable."""
    return re.sub(r' class="[^"]*"|<style.*?</style>|--[\w-]+: [^;"]*;', "", html, flags=re.DOTALL)


@pytest.fixture
def opened(browser_page):
    """Open a page of a report that may use the clipboard, with all that is folded up unfolded."""

    def open_page(name: str):
        make, report = PAGES[name]
        browser_page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        browser_page.set_viewport_size({"width": 1140, "height": 900})
        browser_page.route(ADDRESS, lambda route: route.fulfill(body=make(report), content_type="text/html"))
        browser_page.goto(ADDRESS)
        browser_page.locator("details").evaluate_all("(all) => all.forEach((one) => { one.open = true; })")
        return browser_page

    return open_page


def pasted(page, htmls: list[str]) -> list[dict]:
    """How each table looks in an empty letter, as wide as the text of a sheet of A4."""
    page.set_viewport_size({"width": 680, "height": 900})
    letter = "".join(f"<div>{bare(html)}</div>" for html in htmls)
    page.set_content(f'<body style="margin:0">{letter}</body>')
    return [table.evaluate(LOOKS) for table in page.locator("table").all()]


@pytest.mark.parametrize("copied", [BY_CHROMIUM, AS_IT_STANDS], ids=["by Chromium", "as it stands"])
@pytest.mark.parametrize("name", PAGES)
def test_a_pasted_table_has_its_words_its_borders_and_the_colours_of_its_words(opened, name, copied):
    shown = opened(name)
    tables = shown.locator("table").all()
    seen = [table.evaluate(SEEN).split() for table in tables]
    letter = pasted(shown, [table.evaluate(copied) for table in tables])
    assert [table["words"].split() for table in letter] == seen and len(seen) > 4
    for table in letter:
        assert table["borders"] == ["1px solid rgb(118, 134, 146)"] and table["inline"]
        assert table["scopes"] == ["col", "row"] and table["hidden"] == 0
        assert table["wide"] <= 680
    colours = {tag: looks for table in letter for tag, *looks in table["tags"] if tag in COLOURS}
    assert colours.items() <= COLOURS.items() and len(colours) > 0
