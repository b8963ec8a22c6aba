"""The editor as a person opens it: `actionplan app` and `actionplan edit` on a workbook folder, and a browser on them.

`voila` and `lab` are started once for all tests; each test finds the example plan as it was loaded, no kernel of a test
before it, and a browser of its own. `voila.open(page)` and `lab.open(page)` give a page with the workbook on it.
"""

import os
from pathlib import Path

import pytest

from tests.browser.opened import EXAMPLE, Browsing, Server, Workbook, serving
from tests.conftest import CHROMIUM_ARGUMENTS


@pytest.fixture(scope="session")
def laid_out(tmp_path_factory) -> Workbook:
    """A workbook folder as `actionplan init` lays it out, and a store with the example plan to copy from."""
    from actionplan import desk, folders

    place = tmp_path_factory.mktemp("editor")
    folders.lay_out(place / "my workbook")
    desk.load(EXAMPLE, str(place / "example.db"), by="Communications lead")
    return Workbook(place / "my workbook", place / "example.db")


@pytest.fixture
def workbook(laid_out) -> Workbook:
    """The workbook folder with the example plan in its store, and without what tests before wrote."""
    laid_out.start_again()
    return laid_out


@pytest.fixture(scope="session")
def voila_server(laid_out):
    with serving("app", laid_out.folder) as server:
        yield server


@pytest.fixture(scope="session")
def lab_server(laid_out):
    with serving("edit", laid_out.folder) as server:
        yield server


@pytest.fixture
def voila(voila_server, workbook) -> Server:
    """The web app."""
    yield voila_server
    voila_server.end_kernels()


@pytest.fixture
def lab(lab_server, workbook) -> Server:
    """JupyterLab."""
    yield lab_server
    lab_server.end_kernels()


@pytest.fixture(params=["voila", "lab"])
def served(request) -> Server:
    """The web app, then JupyterLab: for what has to hold in both."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def browsing(chromium):
    """A browser: `browsing.page()` gives a new page, as of another person each time.

    One browser for each test: a living one keeps an event loop in this thread.
    """
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        yield Browsing(browser)
        browser.close()


@pytest.fixture
def page(browsing):
    """One new page."""
    return browsing.page()


@pytest.fixture(scope="session")
def artefacts() -> Path | None:
    """Where screenshots go, if anywhere."""
    named = os.environ.get("ACTIONPLAN_SCREENSHOTS")
    if named:
        Path(named).mkdir(parents=True, exist_ok=True)
    return Path(named) if named else None


@pytest.fixture
def picture(artefacts):
    """A function that keeps a picture of a page under a name, where ACTIONPLAN_SCREENSHOTS names a folder."""

    def keep(page, name: str) -> None:
        if artefacts:
            page.screenshot(path=artefacts / f"{name}.png")

    return keep
