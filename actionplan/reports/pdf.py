"""A report's page as PDF, printed by the browser that is there: Edge, Chrome or Chromium.

The page brings all that a printed one needs: A4, the report's number and `page x of y` on each page (templates/report).
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from actionplan.files import shown
from actionplan.system import is_root, run_with_all
from actionplan.words.errors import CannotPrint

VARIABLE = "ACTIONPLAN_BROWSER"
LONGEST = 120
"""So many seconds a browser may take; on a slow laptop the first start of a day takes half a minute."""
_COMMANDS = (
    "microsoft-edge", "microsoft-edge-stable", "google-chrome", "google-chrome-stable", "chrome", "chromium",
    "chromium-browser", "msedge",
)  # fmt: skip
_ON_WINDOWS = (r"Microsoft\Edge\Application\msedge.exe", r"Google\Chrome\Application\chrome.exe")
_FOLDERS_ON_WINDOWS = ("PROGRAMFILES(X86)", "PROGRAMFILES", "LOCALAPPDATA")
_ON_MACOS = (
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
)
_OPTIONS = (
    "--headless",
    "--disable-gpu",
    "--disable-extensions",
    "--no-first-run",
    "--no-default-browser-check",
    "--host-resolver-rules=MAP * ~NOTFOUND",  # a report asks no other computer, and a printed one cannot
    "--no-pdf-header-footer",
)

_MARK = re.compile(rb"%actionplan ([0-9a-f]{64}) ([0-9a-f]{64})")


def find_browser(environment: Mapping[str, str] = os.environ) -> Path:
    """The browser that prints: the one that ACTIONPLAN_BROWSER names, else one that is installed.

    Raises:
        CannotPrint: where there is none.
    """
    named = environment.get(VARIABLE, "").strip()
    if named:
        found = shutil.which(named)
        if not found:
            raise CannotPrint(
                f"{VARIABLE} names {shown(Path(named))}, which is not a program on this computer. Correct or unset it."
            )
        return Path(found)
    for place in _places(environment):
        if place.is_file():
            return place
    raise CannotPrint(
        "A PDF is printed by Microsoft Edge, Google Chrome or Chromium, and none is installed here. Open the page in "
        f"any browser and print it there, or name one by {VARIABLE}."
    )


def _places(environment: Mapping[str, str]) -> Iterator[Path]:
    for command in _COMMANDS:
        found = shutil.which(command)
        if found:
            yield Path(found)
    for folder in _FOLDERS_ON_WINDOWS:
        if environment.get(folder):
            yield from (Path(environment[folder], *one.split("\\")) for one in _ON_WINDOWS)
    if sys.platform == "darwin":
        for base in (Path("/Applications"), Path.home() / "Applications"):
            yield from (base / one for one in _ON_MACOS)


def printed(page: bytes) -> bytes:
    """A page of a report as a tagged PDF.

    Raises:
        CannotPrint: where there is no browser, or it makes none.
    """
    browser = find_browser()
    with TemporaryDirectory(prefix="actionplan-", ignore_cleanup_errors=True) as folder:
        source, target = Path(folder, "report.html"), Path(folder, "report.pdf")
        source.write_bytes(page)
        command = [
            str(browser),
            *_OPTIONS,
            *_as_administrator(),
            f"--user-data-dir={Path(folder, 'profile')}",  # whoever has the browser open keeps it as it is
            f"--print-to-pdf={target}",
            source.as_uri(),
        ]
        _run(command, browser)
        with suppress(OSError):
            made = target.read_bytes()
            if is_pdf(made):
                return made
    raise _failed(browser, "it made none")


def is_pdf(content: bytes) -> bool:
    """Whether it begins and ends as a PDF does, so that it was written to its end."""
    return content.startswith(b"%PDF-") and b"%%EOF" in content[-1024:]


def marked(made: bytes, page: bytes) -> bytes:
    """A PDF with one more line, which readers of PDF pass over: from which page it was printed, and as what.

    No browser prints the same bytes twice, and times tell nothing: only so it is known which page a PDF is of.
    """
    above = made if made.endswith(b"\n") else made + b"\n"
    return above + f"%actionplan {fingerprint(page)} {fingerprint(above)}\n".encode()


def printed_from(content: bytes) -> str:
    """The SHA-256 of the page that a PDF was printed from; empty where it is not as we printed it.

    Whoever writes into it, a comment for instance, leaves it with another end, or with another beginning.
    """
    above, _, line = content.removesuffix(b"\n").rpartition(b"\n")
    found = _MARK.fullmatch(line)
    return found[1].decode() if found and found[2].decode() == fingerprint(above + b"\n") else ""


def fingerprint(content: bytes) -> str:
    """The SHA-256 of a page, or of a PDF."""
    return hashlib.sha256(content).hexdigest()


def _as_administrator() -> list[str]:
    """Chromium refuses to work for the administrator of a Linux machine but without its own walls."""
    return ["--no-sandbox"] if is_root() else []


def _run(command: list[str], browser: Path) -> None:
    try:
        run_with_all(command, LONGEST)
    except subprocess.TimeoutExpired:
        raise _failed(browser, f"it took longer than {LONGEST} seconds") from None
    except OSError:
        raise _failed(browser, "it could not be started") from None


def _failed(browser: Path, why: str) -> CannotPrint:
    return CannotPrint(
        f"{browser.name} was asked for the PDF, and {why}. Open the page and print it there, or name another browser "
        f"by {VARIABLE}."
    )
