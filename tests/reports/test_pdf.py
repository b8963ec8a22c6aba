"""The PDF of a page: which browser prints it, and what comes out of a real one."""

import re
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from actionplan import system
from actionplan.reports import pdf
from actionplan.words.errors import CannotPrint

PAGE = b"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Report 6</title><style>
@page { size: A4; @bottom-right { content: "Page " counter(page) " of " counter(pages); } }
h2 { break-before: page; }</style></head><body><h1>Report</h1><p>One</p><h2>Two</h2></body></html>"""


def program(folder: Path, name: str, does: str = "exit 0") -> Path:
    """A program of this name, as a browser would be found."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{does}\n", "utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def nothing(tmp_path, monkeypatch):
    """A machine without a browser."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(sys, "platform", "linux")
    return tmp_path


OF_PAGE = "3660315a9af3df255d8f19ab077e4797822b41488a0e2a04bc6af71213c23274"  # the fingerprint of b"page"
PRINTED = (
    b"%PDF-1.7 %%EOF\n"
    b"%actionplan 3660315a9af3df255d8f19ab077e4797822b41488a0e2a04bc6af71213c23274 "
    b"01602c6616291bab10d430b19bfbccd2e0deacc6c0f70ee7e65d5f0f77c14cfd\n"
)


def test_a_pdf_names_in_its_last_line_the_page_that_it_was_printed_from():
    made = pdf.marked(b"%PDF-1.7 %%EOF", b"page")
    assert made == PRINTED
    assert pdf.printed_from(made) == OF_PAGE
    assert pdf.is_pdf(made)
    assert pdf.marked(b"%PDF-1.7 %%EOF\n", b"page") == made


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a pdf at all",
        b"%PDF-1.7 %%EOF",
        PRINTED + b"a comment\n%%EOF",
        PRINTED[1:],
        PRINTED.replace(b"1.7", b"1.8"),
        PRINTED.removesuffix(b"\n")[:-1],
    ],
)
def test_one_that_is_not_as_we_printed_it_is_of_no_page(content):
    assert pdf.printed_from(content) == ""


def test_the_one_that_is_named_goes_first(nothing):
    program(nothing / "bin", "chromium")
    own = program(nothing / "own", "my browser")
    assert pdf.find_browser({"ACTIONPLAN_BROWSER": str(own)}) == own
    assert pdf.find_browser({"ACTIONPLAN_BROWSER": " chromium "}) == nothing / "bin" / "chromium"
    assert pdf.find_browser({}) == nothing / "bin" / "chromium"


def test_one_that_is_named_and_is_not_there_is_told(nothing):
    with pytest.raises(
        CannotPrint,
        match=r"^ACTIONPLAN_BROWSER names edge, which is not a program on this computer\. Correct or",
    ):
        pdf.find_browser({"ACTIONPLAN_BROWSER": "edge"})


def test_edge_of_windows_is_found_where_it_is_installed(nothing):
    edge = program(nothing / "Program Files (x86)" / "Microsoft" / "Edge" / "Application", "msedge.exe")
    assert pdf.find_browser({"PROGRAMFILES(X86)": str(nothing / "Program Files (x86)")}) == edge


def test_chrome_of_macos_is_found_where_it_is_installed(nothing, monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(Path, "home", lambda: nothing)
    folder = nothing / "Applications" / "Google Chrome.app" / "Contents" / "MacOS"
    chrome = program(folder, "Google Chrome")
    assert pdf.find_browser({}) == chrome


def test_where_there_is_none_the_person_is_told_what_to_do(nothing):
    with pytest.raises(CannotPrint) as caught:
        pdf.find_browser({})
    assert str(caught.value) == (
        "A PDF is printed by Microsoft Edge, Google Chrome or Chromium, and none is installed here. Open the page in "
        "any browser and print it there, or name one by ACTIONPLAN_BROWSER."
    )


HALF = 'for one in "$@"; do case $one in --print-to-pdf=*) printf "%%PDF-1.4 half" > "${one#*=}";; esac; done'


@pytest.mark.parametrize(
    ("does", "why"),
    [("exit 3", "it made none"), (HALF, "it made none"), ("sleep 60", "it took longer than 1 seconds")],
)
def test_a_browser_that_makes_none_is_named(tmp_path, monkeypatch, does, why):
    monkeypatch.setattr(pdf, "LONGEST", 1)
    monkeypatch.setenv("ACTIONPLAN_BROWSER", str(program(tmp_path, "msedge", does)))
    with pytest.raises(CannotPrint) as caught:
        pdf.printed(PAGE)
    assert str(caught.value) == (
        f"msedge was asked for the PDF, and {why}. Open the page and print it there, or name another browser by "
        "ACTIONPLAN_BROWSER."
    )


def test_a_browser_that_hangs_ends_with_all_that_it_started(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf, "LONGEST", 1)
    kept = tmp_path / "child"
    monkeypatch.setenv(
        "ACTIONPLAN_BROWSER", str(program(tmp_path, "msedge", f"sleep 60 & echo $! >{kept}; wait"))
    )
    with pytest.raises(CannotPrint):
        pdf.printed(PAGE)
    child = int(kept.read_text())
    until = time.monotonic() + 10
    while system.lives(child) and "sleep" in Path(f"/proc/{child}/cmdline").read_text():
        assert time.monotonic() < until
        time.sleep(0.05)


@pytest.fixture
def real(chromium, monkeypatch):
    monkeypatch.setenv("ACTIONPLAN_BROWSER", str(chromium))


def told(made: bytes, folder: Path, program: str, *options: str) -> str:
    path = folder / "made.pdf"
    path.write_bytes(made)
    return subprocess.run([program, *options, path, *(["-"] if program == "pdftotext" else [])],
                          capture_output=True, text=True, check=True).stdout  # fmt: skip


@pytest.mark.browser
def test_a_real_browser_prints_a4_tagged_with_its_number_on_each_page(real, tmp_path):
    made = pdf.printed(PAGE)
    about = told(made, tmp_path, "pdfinfo")
    assert re.search(r"^Tagged: +yes$", about, re.MULTILINE)
    assert re.search(r"^Page size: .*\(A4\)$", about, re.MULTILINE)
    assert re.search(r"^Title: +Report 6$", about, re.MULTILINE)
    pages = told(made, tmp_path, "pdftotext", "-layout").split("\f")
    assert ["Page 1 of 2" in pages[0], "Page 2 of 2" in pages[1]] == [True, True]


@pytest.mark.browser
def test_readers_of_pdf_pass_over_the_line_that_names_the_page(real, tmp_path):
    bare = pdf.printed(PAGE)
    made = pdf.marked(bare, PAGE)
    assert pdf.printed_from(made) == "9c64e1cb60161b75d1af99e594b14d45ca634baad74c4c2c0dfa5ea680c5c738"
    assert re.search(r"^Tagged: +yes$", told(made, tmp_path, "pdfinfo"), re.MULTILINE)
    for command in (["pdfinfo"], ["pdftotext", "-layout"], ["pdftoppm", "-r", "30"]):
        assert read_by(command, made, tmp_path) == read_by(command, bare, tmp_path)


def read_by(command: list[str], made: bytes, folder: Path) -> list[bytes]:
    """What a program finds in a PDF without a complaint, but for how long it is."""
    path = folder / "read.pdf"
    path.write_bytes(made)
    ran = subprocess.run(
        [*command, path, *(["-"] if "pdftotext" in command else [])], capture_output=True, check=True
    )
    assert ran.stderr == b""
    return [line for line in ran.stdout.splitlines() if not line.startswith(b"File size:")]


@pytest.mark.browser
def test_a_page_that_is_printed_asks_no_computer(real):
    asked = []

    class Listening(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)

    with HTTPServer(("127.0.0.1", 0), Listening) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/x.png".encode()
        made = pdf.printed(PAGE.replace(b"<p>One", b'<img alt="" src="' + address + b'"><p>One'))
        server.shutdown()
    assert (made[:5], asked) == (b"%PDF-", [])
