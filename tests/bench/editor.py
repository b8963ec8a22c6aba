"""How long a person waits in the editor: seconds in real Chromium, not ratios, beside what they should be."""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench.measuring import EXAMPLE
from tests.bench.plans import plan_of
from tests.browser.opened import PATIENCE, Browsing, Server, Workbook, run_all, serving
from tests.conftest import CHROMIUM_ARGUMENTS

RUNS = 3
SAVES = 15
AIMS = {200: 2.5, 500: 4.0}
"""By number of rows the seconds from a ready kernel until they are visible."""
ROWS = ".ap-workbook tr[data-id]"
_TIMED = """cell => {
    window.apSaved = new Promise((done, failed) => {
        let left = 0;
        setTimeout(() => failed(new Error(`Not saved within 20 s: ${cell.textContent}`)), 20_000);
        cell.addEventListener("focusout", () => { left = performance.now(); }, { once: true });
        const told = () => /^Saved/.test(cell.querySelector(".ap-state")?.textContent ?? "");
        new MutationObserver(() => left && told() && done(performance.now() - left)).observe(
            cell, { childList: true, subtree: true, characterData: true });
    });
}"""
"""Measures in the page itself from leaving a cell until it says that it is saved."""


def editor() -> None:
    """Rows visible in JupyterLab, a cell saved there at each size, and the web app from opening to usable."""
    with tempfile.TemporaryDirectory() as name, _browsing() as browsing:
        workbook = _laid_out(Path(name))
        with serving("edit", workbook.folder) as lab:
            for rows, aim in AIMS.items():
                _in_lab(lab, browsing, workbook, rows, aim)
        workbook.start_again()
        with serving("app", workbook.folder) as app:
            seconds = min(_usable(app, browsing) for _ in range(RUNS))
    print(f"web app, from open to usable: {seconds:.2f} s   (aim 6 s)")
    print(
        f"    with {os.getloadavg()[0]:.1f} programs at work on {os.cpu_count()} processors, this one included"
    )


def _in_lab(lab: Server, browsing: Browsing, workbook: Workbook, rows: int, aim: float) -> None:
    workbook.empty()
    workbook.load(plan_of(rows))
    seconds = min(_visible(lab, browsing, rows)[0] for _ in range(RUNS))
    print(f"{rows} rows visible after the kernel is ready: {seconds:.2f} s   (aim {aim} s)")
    waited = _saved(lab, browsing, rows)
    aimed = "   (aim 150 ms)" if rows == min(AIMS) else ""
    told = f"{median(waited):.0f} ms, at most {max(waited):.0f} ms"
    print(f"from leaving a cell to Saved at {rows} rows, median of {SAVES}: {told}{aimed}")


def _visible(lab: Server, browsing: Browsing, rows: int, ends: bool = True) -> tuple[float, Any]:
    """Seconds from a ready kernel until all rows are there to be seen, and the page with them."""
    page = browsing.page()
    lab.go(page)
    begun = time.perf_counter()
    run_all(page)
    page.locator(ROWS).nth(rows - 1).wait_for(timeout=PATIENCE)
    page.locator(ROWS).first.locator("textarea").first.wait_for()
    seconds = time.perf_counter() - begun
    if ends:
        _end(lab, page)
    return seconds, page


def _saved(lab: Server, browsing: Browsing, rows: int) -> list[float]:
    """Milliseconds from leaving a cell until it says Saved, for a title in each of several rows."""
    _, page = _visible(lab, browsing, rows, ends=False)
    waited = []
    for number in range(SAVES):
        cell = page.locator(ROWS).nth(number).locator('.ap-cell[data-label="Milestone"]')
        cell.locator("textarea").first.fill(f"Written anew, number {number}")
        cell.evaluate(_TIMED)
        page.keyboard.press("Tab")
        waited.append(page.evaluate("() => window.apSaved"))
    _end(lab, page)
    return waited


def _usable(app: Server, browsing: Browsing) -> float:
    """Seconds from going to the web app until a field of its table can be written in."""
    page = browsing.page()
    page.on("websocket", lambda socket: app._note(socket.url))
    begun = time.perf_counter()
    page.goto(app.url("/"), wait_until="commit")
    page.locator(ROWS).first.locator("textarea").first.click(timeout=PATIENCE)
    seconds = time.perf_counter() - begun
    _end(app, page)
    return seconds


def _end(server: Server, page: Any) -> None:
    page.context.close()
    server.end_kernels()


def _laid_out(place: Path) -> Workbook:
    """A workbook folder, and a store with the example to copy from."""
    from actionplan import desk, folders

    folders.lay_out(place / "workbook")
    desk.load(EXAMPLE, str(place / "example.db"), by="Communications lead")
    return Workbook(place / "workbook", place / "example.db")


@contextmanager
def _browsing() -> Iterator[Browsing]:
    from playwright.sync_api import sync_playwright

    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not found:
        sys.exit("Chromium was not found: apt-get install chromium.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=CHROMIUM_ARGUMENTS)
        yield Browsing(browser)
        browser.close()
