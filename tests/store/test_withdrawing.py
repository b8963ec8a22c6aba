"""A report is withdrawn: its content leaves every byte of the store, and that it was issued stays."""

import sqlite3
from contextlib import closing

import pytest

from actionplan.store import Withdrawn
from actionplan.words.errors import (
    BadChange,
    CannotIssue,
    NeedsAnswer,
    ReportWithdrawn,
    UnknownPlan,
    UnknownReport,
)
from tests.store.sample import AT, FILES, LATER, P05, P06, PLAN, PROMISED, issue, manifest
from tests.store.test_issued import refusal


def withdraw(store, period=P06, number=1, reason="a private address was in it"):
    return store.withdraw(PLAN, period, number, by="Ben", at=LATER, reason=reason)


def test_who_when_and_why_stay_with_the_fingerprint(harbour):
    issued = [issue(harbour, P05), issue(harbour)]
    report = withdraw(harbour)
    assert report.withdrawn == Withdrawn(
        at="2026-06-23T15:02:00+00:00", by="Ben", reason="a private address was in it"
    )
    assert harbour.reports(PLAN) == [issued[0], report]
    assert (report.manifest, report.fingerprint) == (issued[1].manifest, issued[1].fingerprint)
    assert harbour.report_files(PLAN, P05, 1) == FILES


def test_what_it_promised_stays_without_a_word_of_it(harbour):
    issue(harbour)
    withdraw(harbour)
    assert harbour.promised(PLAN) == {"m-report", "m-website"}
    with harbour._database.reading() as connection:
        kept = connection.exec_driver_sql("SELECT name, content FROM report_files WHERE content IS NOT NULL")
        assert [(name, bytes(content)) for name, content in kept] == [
            ("promised.json", b'["m-report","m-website"]')
        ]


GONE = (
    "Report 6 of 15 to 28 June 2026 was withdrawn by Ben on 23 June 2026, 16:02, for this reason: “a private address "
    "was in it”. That it was issued stays on record; what it said was taken out."
)


def test_what_was_withdrawn_is_not_given_out_or_withdrawn_again(harbour):
    issue(harbour)
    withdraw(harbour)
    assert refusal(ReportWithdrawn, harbour.report_files, PLAN, P06, 1) == GONE
    assert refusal(ReportWithdrawn, withdraw, harbour, reason="once more") == GONE


def test_a_withdrawal_needs_a_reason_and_a_report(harbour):
    issue(harbour)
    assert refusal(NeedsAnswer, withdraw, harbour, reason=" \n") == (
        "Why is harbour-2026/2026-27-P06/issue-1 withdrawn? Give the reason with --reason; it is shown where the "
        "report was."
    )
    refusal(BadChange, withdraw, harbour, reason="red \x1b[31m")
    refusal(UnknownReport, withdraw, harbour, number=2)
    refusal(UnknownPlan, harbour.withdraw, "elsewhere", P06, 1, by="Ben", at=LATER, reason="x")
    assert harbour.report_files(PLAN, P06, 1) == FILES


def test_what_still_stands_is_read_in_one_go(harbour):
    more = {**FILES, "data-lay-members.json": b"{}"}
    reports = [issue(harbour, P06), issue(harbour, P05, more), issue(harbour, P06)]
    names = ["data-team.json", "data-lay-members.json"]
    withdraw(harbour)
    assert harbour.standing_files(PLAN, names) == [
        (reports[1], {"data-team.json": b'{"rag": "green"}', "data-lay-members.json": b"{}"}),
        (reports[2], {"data-team.json": b'{"rag": "green"}'}),
    ]
    assert harbour.standing_files(PLAN, []) == [(reports[1], {}), (reports[2], {})]


def test_a_correction_follows_on_what_was_withdrawn(harbour):
    issue(harbour)
    withdraw(harbour)
    assert issue(harbour).number == "6a"
    assert harbour.wrong_with_reports(PLAN) == []


SECRET = b"Flat 3, 12 Quay Street"
SIZES = [1, 40, 1500]  # in the row itself, in pages of its own, in more than the saves beside the file hold


def bytes_beside(path):
    return b"".join(one.read_bytes() for one in sorted(path.glob("actionplan*")))


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
@pytest.mark.parametrize("open_elsewhere", [False, True])
@pytest.mark.parametrize("size", SIZES)
def test_the_content_leaves_the_file_and_what_is_beside_it(harbour, tmp_path, size, open_elsewhere):
    issue(harbour, P05, {"other.html": b"another report " * size})
    with closing(sqlite3.connect(tmp_path / "actionplan.db")) as elsewhere:
        if open_elsewhere:  # then the saves stay beside the file
            elsewhere.execute("SELECT count(*) FROM items").fetchone()
        issue(harbour, P06, {"report.html": SECRET * size})
        assert bytes_beside(tmp_path).count(SECRET) >= size * 0.9
        withdraw(harbour)
        assert SECRET not in bytes_beside(tmp_path)
        assert b"another report" in bytes_beside(tmp_path)


def test_no_report_is_kept_that_was_made_before_another_was_withdrawn(harbour):
    issue(harbour, P05)
    seen = harbour.reports(PLAN)
    harbour.withdraw(PLAN, P05, 1, by="Ann", at=AT, reason="wrong list")
    said = manifest(seen, P06)
    with pytest.raises(
        CannotIssue, match=r"Report 5 of .* was withdrawn by Ann on 23 June 2026, 15:02 while this"
    ):
        harbour.issue(said, FILES, PROMISED, at=AT, seen=seen)
    assert harbour.issue(said, FILES, PROMISED, at=AT, seen=harbour.reports(PLAN)).number == "6"
