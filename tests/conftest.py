"""What the tests need from the machine: a browser and a database server.

Where one is absent the test is skipped with what to do about it; in CI, where all is installed, it fails.
"""

import json
import os
import re
import secrets
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # Nothing but this machine has an address, for sockets and workers too, which a route does not see.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]
AT_HOME = re.compile(r"(file:|data:|blob:|about:|(http|ws)://127\.0\.0\.1[:/])")


def absent(what: str) -> NoReturn:
    """Skip the test, or fail it in CI."""
    if os.environ.get("CI"):
        pytest.fail(what, pytrace=False)
    pytest.skip(what)


PATIENCE = 180
"""So many seconds LibreOffice has for one file."""
PYTHONS_WITH_UNO = (
    "/usr/bin/python3",
    "/usr/lib/libreoffice/program/python",
    "/opt/libreoffice/program/python",
)


@pytest.fixture(scope="session")
def office(tmp_path_factory):
    """A function that edits a spreadsheet in LibreOffice and saves it: see `tests/office_edits.py`."""
    python = next((p for p in PYTHONS_WITH_UNO if shutil.which("soffice") and _has_uno(p)), None)
    if not python:
        absent("LibreOffice Calc with Python was not found: apt-get install libreoffice-calc python3-uno.")
    profile = tmp_path_factory.mktemp("office")

    def edit(file: Path, edits, *save: Path) -> None:
        asked = {
            "file": str(file),
            "edits": edits,
            "save": [str(path) for path in save],
            "profile": str(profile),
        }
        script = Path(__file__).with_name("office_edits.py")
        told = json.dumps(asked)
        ran = subprocess.run(
            [python, str(script)], input=told, text=True, capture_output=True, timeout=PATIENCE
        )
        assert ran.returncode == 0, ran.stderr

    return edit


def _has_uno(python: str) -> bool:
    if not Path(python).exists():
        return False
    return subprocess.run([python, "-c", "import uno"], capture_output=True).returncode == 0


@pytest.fixture(scope="session")
def chromium() -> Path:
    """Where Chromium is."""
    named = os.environ.get("ACTIONPLAN_CHROMIUM")
    names = [named] if named else ["chromium", "chromium-browser", "google-chrome"]
    found = next(filter(None, map(shutil.which, names)), None)
    if not found:
        absent("Chromium was not found: apt-get install chromium, or name it in ACTIONPLAN_CHROMIUM.")
    return Path(found)


@pytest.fixture
def browser_page(chromium):
    """Open an empty page that reaches files and 127.0.0.1 only; what it was refused is in `page.refused`.

    One browser for each test: a living one keeps an event loop in this thread, where notebooks run theirs.
    """
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        context = browser.new_context(locale="en-GB", timezone_id="Europe/London", service_workers="block")
        page = context.new_page()
        page.refused = []

        def refuse(route):
            page.refused.append(route.request.url)
            route.abort()

        context.route(lambda address: not AT_HOME.match(address), refuse)
        yield page
        browser.close()


@pytest.fixture
def postgresql_url() -> Iterator[str]:
    """Make a database of the test's own, give its address and drop it afterwards."""
    server = os.environ.get("ACTIONPLAN_TEST_POSTGRESQL")
    if not server:
        absent(
            "No PostgreSQL server: bash .ci/postgresql start FOLDER prints the address of a new one; "
            "put that into ACTIONPLAN_TEST_POSTGRESQL."
        )
    import psycopg
    from sqlalchemy import make_url

    url = make_url(server).set(drivername="postgresql")
    name = f"actionplan_test_{secrets.token_hex(6)}"
    with psycopg.connect(url.render_as_string(hide_password=False), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        try:
            own = url.set(drivername="postgresql+psycopg", database=name)
            yield own.render_as_string(hide_password=False)
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
