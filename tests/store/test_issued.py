"""Reports that are issued: kept whole, in a chain, and read back to the byte."""

import pytest

from actionplan.store import IssuedReport, Store, read_manifest, standing
from actionplan.store.issued import report_name
from actionplan.words.errors import (
    CannotIssue,
    IssuedMeanwhile,
    NotGenuine,
    ReportWithdrawn,
    UnknownPlan,
    UnknownReport,
    UnknownRevision,
)
from tests.store.sample import (
    AT,
    FILES,
    P05,
    P06,
    PLAN,
    PROMISED,
    edits,
    issue,
    manifest,
    removed,
    sample_plan,
)


def refusal(error, call, *arguments, **named):
    with pytest.raises(error) as caught:
        call(*arguments, **named)
    assert type(caught.value) is error
    return str(caught.value)


def test_a_report_is_kept_as_it_was_given(harbour, address):
    said = manifest([], reason="", by="Zoë")
    report = harbour.issue(said, FILES, PROMISED, at=AT)
    assert report == IssuedReport(
        plan="harbour-2026",
        period="2026-27 P06",
        issue=1,
        sequence=1,
        number="6",
        at="2026-06-23T14:02:00+00:00",
        by="Zoë",
        reason="",
        revision=1,
        audience="lay members",
        manifest=said.to_text(),
        fingerprint=report.fingerprint,
        withdrawn=None,
    )
    assert report.name == "harbour-2026/2026-27-P06/issue-1"
    with Store.open(address) as other:
        assert other.reports(PLAN) == [report]
        assert other.report_files(PLAN, P06, 1) == FILES
        assert read_manifest(other.reports(PLAN)[0].manifest) == said


def test_every_byte_is_kept(harbour):
    files = {"all.bin": bytes(range(256)) * 5000, "empty.txt": b"", "Bericht – ä.html": b"\r\n\0"}
    issue(harbour, files=files)
    assert harbour.report_files(PLAN, P06, 1) == {**files, "promised.json": FILES["promised.json"]}


def test_a_combined_period_has_a_name_for_paths():
    assert report_name("p", "2017-18 P20..P21", 2) == "p/2017-18-P20-to-P21/issue-2"


def test_reports_stand_in_the_order_of_the_chain(harbour):
    made = [issue(harbour, *one) for one in ((P06,), (P05,), (P06,), (P06,))]
    assert harbour.reports(PLAN) == made
    assert [(r.number, r.issue, r.sequence) for r in made] == [
        ("6", 1, 1),
        ("5", 1, 2),
        ("6a", 2, 3),
        ("6b", 3, 4),
    ]
    said = [read_manifest(report.manifest) for report in made]
    assert [one.previous for one in said] == [None, *(report.fingerprint for report in made[:-1])]
    assert [one.corrects for one in said] == [None, None, made[0].fingerprint, made[2].fingerprint]


def test_every_row_that_stood_in_a_report_is_promised(harbour):
    assert harbour.promised(PLAN) == frozenset()
    issue(harbour, promised={"m-report": "Sept 2026"})
    issue(harbour, promised={"m-website": PROMISED["m-website"]})
    issue(harbour, promised={})
    harbour.withdraw(PLAN, P06, 1, by="Ann", at=AT, reason="wrong list")
    assert harbour.promised(PLAN) == {"m-report", "m-website"}


CHANGED = "while this report was being made. Nothing of the report is kept; issue it again."


def test_a_date_that_changed_while_the_report_was_made_is_no_promise(harbour):
    mine = manifest([])
    harbour.apply(edits(harbour.load(PLAN), ("m-report", "date", "Oct 2026")), by="Ben", at=AT)
    assert refusal(CannotIssue, harbour.issue, mine, FILES, PROMISED, at=AT) == (
        f"Milestone “Annual report published” had the date “Sept 2026” and got “Oct 2026” {CHANGED}"
    )
    assert (harbour.reports(PLAN), harbour.promised(PLAN)) == ([], frozenset())
    again = {**PROMISED, "m-report": "Oct 2026"}
    assert issue(harbour, promised=again, revision=2).number == "6"


def test_a_row_that_left_while_the_report_was_made_is_no_promise(harbour):
    mine = manifest([])
    harbour.apply(removed(harbour.load(PLAN), "m-website"), by="Ben", at=AT)
    assert refusal(CannotIssue, harbour.issue, mine, FILES, PROMISED, at=AT) == (
        f"Milestone “New website” left the plan {CHANGED}"
    )
    assert refusal(CannotIssue, issue, harbour, promised={"m-none": ""}) == (
        f'The row "m-none" left the plan {CHANGED}'
    )
    assert harbour.reports(PLAN) == []


def test_what_else_changed_meanwhile_is_no_hindrance(harbour):
    mine = manifest([])
    harbour.apply(edits(harbour.load(PLAN), ("m-report", "title", "Renamed")), by="Ben", at=AT)
    assert harbour.issue(mine, FILES, PROMISED, at=AT).number == "6"


def test_the_report_that_counts_is_the_latest_with_its_content(harbour):
    made = [issue(harbour, period) for period in (P06, P05, P06, P06)]
    assert harbour.standing(PLAN, P06) == made[3]
    for number, counts in ((2, made[3]), (3, made[0])):
        harbour.withdraw(PLAN, P06, number, by="Ann", at=AT, reason="wrong list")
        assert harbour.standing(PLAN, P06) == counts == standing(harbour.reports(PLAN), P06)
    harbour.withdraw(PLAN, P06, 1, by="Ann", at=AT, reason="wrong list")
    assert standing(harbour.reports(PLAN), P06) is None
    assert refusal(ReportWithdrawn, harbour.standing, PLAN, P06).startswith(
        "Report 6b of 15 to 28 June 2026 was withdrawn by Ann on 23 June 2026, 15:02"
    )
    assert harbour.standing(PLAN, P05) == made[1]
    assert harbour.standing(PLAN, "2026-27 P07") is None


def test_a_report_that_came_in_between_is_named(harbour):
    mine = manifest([])
    issue(harbour, by="Ben")
    assert refusal(IssuedMeanwhile, harbour.issue, mine, FILES, PROMISED, at=AT) == (
        "Report 6 of 15 to 28 June 2026 was issued by Ben on 23 June 2026, 15:02 while this one was being made. "
        "Nothing of this one is kept; look at it with actionplan reports harbour-2026, then issue again if it needs "
        "a correction."
    )
    other = manifest([], period=P05)
    assert refusal(IssuedMeanwhile, harbour.issue, other, FILES, PROMISED, at=AT).endswith(
        "look at it with actionplan reports harbour-2026, then issue this one again."
    )
    assert len(harbour.reports(PLAN)) == 1


@pytest.mark.parametrize("wrong", [{"issue": 3}, {"previous": "0" * 64}, {"corrects": None}])
def test_a_report_that_follows_on_nothing_is_refused(harbour, wrong):
    issue(harbour)
    assert refusal(CannotIssue, issue, harbour, **wrong) == (
        "This report of 2026-27 P06 does not follow on the last one of harbour-2026 in the store. Nothing of it is "
        "kept; issue it again."
    )
    assert len(harbour.reports(PLAN)) == 1


@pytest.mark.parametrize("files", [{"report.html": FILES["report.html"]}, {**FILES, "report.html": b""}])
def test_files_that_are_not_those_of_the_manifest_are_refused(harbour, files):
    assert refusal(NotGenuine, harbour.issue, manifest([]), files, PROMISED, at=AT) == (
        "The files of the report are not those of its manifest. Nothing is kept; issue it again."
    )
    assert harbour.reports(PLAN) == []


@pytest.mark.parametrize("listed", [b'["m-report"]', None])
def test_a_list_of_promises_that_is_not_that_of_the_report_is_refused(harbour, listed):
    files = {"report.html": b"", **({"promised.json": listed} if listed else {})}
    refusal(NotGenuine, harbour.issue, manifest([], files=files), files, PROMISED, at=AT)
    assert harbour.reports(PLAN) == []


def test_what_the_store_does_not_hold_is_refused(harbour):
    assert refusal(UnknownRevision, issue, harbour, revision=2) == (
        'Plan "harbour-2026" has no revision 2. Its revisions are 1 to 1.'
    )
    assert refusal(UnknownReport, harbour.report_files, PLAN, "2026-27 P07", 1) == (
        'There is no issued report "harbour-2026/2026-27-P07/issue-1" in the store. actionplan reports harbour-2026 '
        "lists those that there are."
    )
    for call in (harbour.reports, harbour.promised, harbour.wrong_with_reports):
        refusal(UnknownPlan, call, "elsewhere")
    refusal(UnknownPlan, harbour.issue, manifest([], plan="elsewhere"), FILES, PROMISED, at=AT)
    refusal(UnknownPlan, harbour.report_files, "else\0where", "2026-27 P06", 1)


def test_a_report_of_one_plan_is_none_of_another(harbour):
    harbour.create(sample_plan("other"), by="Ann", at=AT, why="")
    issue(harbour)
    harbour.issue(manifest([], plan="other"), FILES, PROMISED, at=AT)
    assert [report.name for report in harbour.reports("other")] == ["other/2026-27-P06/issue-1"]
    issue(harbour, promised={})
    assert harbour.promised("other") == {"m-report", "m-website"}
    assert [report.sequence for report in harbour.reports(PLAN)] == [1, 2]


def test_later_edits_change_nothing_issued(harbour):
    report = issue(harbour)
    harbour.apply(edits(harbour.load(PLAN), ("m-report", "title", "Renamed")), by="Ben", at=AT)
    assert (harbour.reports(PLAN), harbour.report_files(PLAN, P06, 1)) == ([report], FILES)


def test_a_period_that_the_plan_has_no_more_is_called_by_its_name(harbour):
    mine = manifest([], period="2025-26 P06")
    harbour.issue(mine, FILES, PROMISED, at=AT)
    assert refusal(IssuedMeanwhile, harbour.issue, mine, FILES, PROMISED, at=AT).startswith(
        "Report 6 of 2025-26 P06 was issued by Ann on"
    )
