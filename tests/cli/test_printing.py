"""`report --pdf`, as one types it."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from actionplan import desk


@pytest.mark.browser
def test_a_report_is_printed_beside_its_page_and_goes_with_it(run, small, folder, chromium, monkeypatch):
    monkeypatch.setenv("ACTIONPLAN_BROWSER", str(chromium))
    run("load", small)
    desk.issue("small", "P06", by="Communications lead")
    ran = run("report", "small", "--period", "P06", "--pdf")
    copy = folder / "reports" / "small" / "2017-18-P06" / "issue-1"
    made = copy / "2017-18-P06-action-plan-report.pdf"
    assert ran.out.endswith(f"The PDF is at {made.relative_to(folder)}\n")
    about = subprocess.run(["pdfinfo", made], capture_output=True, text=True, check=True).stdout
    assert re.search(r"^Tagged: +yes$", about, re.MULTILINE)
    pages = subprocess.run(
        ["pdftotext", "-layout", made, "-"], capture_output=True, text=True, check=True
    ).stdout
    assert all(f"Page {n} of " in page for n, page in enumerate(pages.split("\f")[:-1], 1))
    assert "Report 6, fortnight 6 of 2017-18" in pages.split("\f")[0]
    withdrawn = run("withdraw", "small/6", "--reason", "It named a patient.")
    assert withdrawn.code == 0
    assert not copy.exists()


def test_without_a_browser_the_page_is_made_all_the_same(run, small, folder, monkeypatch):
    monkeypatch.setenv("ACTIONPLAN_BROWSER", "no-such-browser")
    run("load", small)
    ran = run("report", "small", "--period", "P06", "--pdf")
    assert (ran.code, ran.err) == (
        1,
        "ACTIONPLAN_BROWSER names no-such-browser, which is not a program on this computer. Correct or unset it.\n",
    )
    assert len(list((folder / "reports").rglob("*-draft.html"))) == 1


def test_where_it_cannot_be_printed_a_program_is_told_what_was_made(run, small, folder, monkeypatch):
    monkeypatch.setenv("ACTIONPLAN_BROWSER", "no-such-browser")
    run("load", small)
    ran = run("report", "small", "--period", "P06", "--pdf", "--json")
    told = json.loads(ran.out)
    assert (ran.code, told["made"], told["pdf"]) == (1, True, None)
    assert Path(told["html"]).is_file()


def test_no_number_is_given_where_nothing_could_print_it(run, small, folder, monkeypatch):
    monkeypatch.setenv("ACTIONPLAN_BROWSER", "no-such-browser")
    run("load", small)
    assert run("issue", "small", "--period", "P06", "--pdf").code == 1
    assert desk.issued_reports("small") == []
