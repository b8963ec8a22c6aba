"""`report --pdf`, as one types it."""

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
    assert made.read_bytes()[:5] == b"%PDF-"
    withdrawn = run("withdraw", "small/6", "--reason", "It named a patient.")
    assert withdrawn.code == 0
    assert not copy.exists()


def test_without_a_browser_the_page_is_made_all_the_same(run, small, folder, monkeypatch):
    monkeypatch.setenv("ACTIONPLAN_BROWSER", "no-such-browser")
    run("load", small)
    ran = run("report", "small", "--period", "P06", "--pdf")
    assert (ran.code, ran.err) == (
        1,
        "ACTIONPLAN_BROWSER names no-such-browser, which is no program here. Correct or unset it.\n",
    )
    assert len(list((folder / "reports").rglob("*-draft.html"))) == 1
