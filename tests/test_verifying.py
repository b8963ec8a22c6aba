"""Whether issued reports, and copies of them, are what was issued; and which report a name means."""

import shutil
import sqlite3
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from actionplan import desk
from actionplan.cli.print_reports import verified_in_words
from actionplan.desk import printing
from actionplan.words.errors import ActionPlanError, BadChange, NotGenuine, UnknownReport
from tests.small_plan import FIRST, PLAN, STEM, begin, edit, on, unrendered


@pytest.fixture
def workbook(tmp_path, monkeypatch):
    unrendered(monkeypatch)
    return begin(tmp_path, monkeypatch)


def wrong_with(name) -> list[str]:
    with pytest.raises(NotGenuine) as caught:
        desk.verify(str(name))
    return list(caught.value.problems)


@pytest.mark.parametrize("name", ["small", "small/2017-18-P06", "small/6", "small/2017-18-P06/issue-1", str(FIRST),
                                  str(FIRST / f"{STEM}.html"), str(FIRST / "manifest.json")])  # fmt: skip
def test_an_issued_report_is_verified_by_any_of_its_names(workbook, name):
    desk.issue("small", "P06")
    found = desk.verify(name)
    assert [report.number for report in found.reports] == ["6"]
    assert found.in_chain == 1
    assert (found.folder is not None) == (name.startswith("reports"))


@pytest.mark.parametrize("name", ["manifest.json", f"{STEM}.html", f"{STEM}.ipynb"])
def test_one_byte_of_a_copy_changed_is_found(workbook, name):
    desk.issue("small", "P06")
    path = FIRST / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(NotGenuine, match="report 6"):
        desk.verify(str(FIRST))
    assert desk.verify("small/6").in_chain == 1
    desk.report("small", "P06")
    assert desk.verify(str(FIRST)).in_chain == 1


def test_a_missing_file_of_a_copy_is_found(workbook):
    desk.issue("small", "P06")
    (FIRST / f"{STEM}.ipynb").unlink()
    with pytest.raises(NotGenuine, match="is missing from the copy of report 6"):
        desk.verify(str(FIRST))


def test_one_byte_of_the_store_changed_is_found(workbook):
    desk.issue("small", "P06")
    with sqlite3.connect("actionplan.db") as store:
        store.execute("UPDATE report_files SET content = content || x'20' WHERE name LIKE '%.html'")
    store.close()
    with pytest.raises(NotGenuine, match=f"{STEM}.html"):
        desk.verify("small/6")


@pytest.mark.parametrize("number", ["5", "6", "7"])
def test_a_report_cut_out_of_the_store_is_missed(workbook, monkeypatch, number):
    for day, period in ((date(2017, 6, 13), "P05"), (date(2017, 6, 27), "P06"), (date(2017, 7, 11), "P07")):
        on(monkeypatch, day)
        desk.issue("small", period)
    with sqlite3.connect("actionplan.db") as store:
        store.execute("DELETE FROM reports WHERE number = ?", [number])
    store.close()
    for name in ("small", f"small/{number}", "small/6"):
        with pytest.raises(NotGenuine, match="small"):
            desk.verify(name)


def test_the_copy_of_a_report_that_is_in_no_store(workbook, monkeypatch):
    desk.issue("small", "P06")
    monkeypatch.setenv("ACTIONPLAN_STORE", str(workbook / "other.db"))
    desk.load(Path("small.yaml"))
    with pytest.raises(UnknownReport, match="The store holds no report like the copy in"):
        desk.verify(str(FIRST))


def test_what_names_no_report_is_told_of_those_there_are(workbook):
    with pytest.raises(UnknownReport, match="No report of small was issued yet"):
        desk.verify("small/6")
    desk.issue("small", "P06")
    with pytest.raises(UnknownReport, match="There are small/2017-18-P06/issue-1"):
        desk.verify("small/7")
    with pytest.raises(UnknownReport, match='There is no plan "smal" in the store'):
        desk.verify("smal/6")


def test_how_to_write_a_copy_again_names_the_period_in_full_and_the_folder(workbook):
    desk.issue("small", "P06")
    desk.issue("small", "P05", output_dir=Path("out"))
    for copy in (FIRST, Path("out/issue-1")):
        (copy / "manifest.json").unlink()
    assert wrong_with(FIRST)[0].endswith(
        'Write it out again with actionplan report small --period "2017-18 P06".'
    )
    assert wrong_with("reports/small/2017-18-P06/issue-1")[0] == wrong_with(FIRST)[0]
    desk.report("small", "P05", output_dir=Path("out"))
    page = Path("out/issue-1/2017-18-P05-action-plan-report.html")
    page.write_bytes(b"")
    assert wrong_with(page) == [
        f"{page} is not what was issued as report 5. Write it out again with actionplan report small --period "
        '"2017-18 P05" --output-dir "out".'
    ]


def test_a_copy_that_does_not_count_any_more_is_not_written_again(workbook):
    for reason in ("", "A figure was wrong."):
        desk.issue("small", "P06", reason=reason)
    page = FIRST / f"{STEM}.html"
    page.write_bytes(b"")
    assert wrong_with(FIRST)[0].endswith(
        'Report 6a counts now; write that one out with actionplan report small --period "2017-18 P06".'
    )
    desk.withdraw("small/6", "It named a patient.")
    assert wrong_with(FIRST)[-1].endswith("It was withdrawn: delete what is left of its copy.")


@pytest.mark.parametrize("ending", ["html", "ipynb"])
def test_a_report_of_which_the_store_lost_a_file_is_not_written(workbook, ending):
    desk.issue("small", "P06")
    with sqlite3.connect("actionplan.db") as store:
        store.execute("DELETE FROM report_files WHERE name LIKE ?", [f"%.{ending}"])
    store.close()
    with pytest.raises(NotGenuine, match="A file of small/2017-18-P06/issue-1 is missing from the store"):
        desk.report("small", "P06")
    assert f"{STEM}.{ending}” is missing" in wrong_with("small/6")[0]


def test_what_was_not_issued_is_no_part_of_a_copy(workbook):
    desk.issue("small", "P06")
    (FIRST / f"{STEM}-team.html").write_text("Not what was issued.", "utf-8")
    assert wrong_with(FIRST) == [
        f"{FIRST / STEM}-team.html was not issued with report 6. Take it out of that folder."
    ]


@pytest.mark.parametrize(
    "again", [{"audience": "team"}, {"rerun": True}, {"audience": "team", "rerun": True}]
)
def test_what_was_made_again_is_not_what_was_issued(workbook, again):
    desk.issue("small", "P06")
    made = desk.report("small", "P06", **again).html
    assert (
        made.parent.name
        == f"issue-1{'-team' if 'audience' in again else ''}{'-rerun' if 'rerun' in again else ''}"
    )
    assert wrong_with(made) == [
        f"{made.parent} was made again from the frozen data of report 6, and is not what was issued. Verify {FIRST}, "
        "or small/2017-18-P06/issue-1."
    ]
    assert desk.verify(str(FIRST)).in_chain == 1


def test_the_note_of_a_withdrawal_and_what_is_promised_are_verified(workbook):
    desk.issue("small", "P06")
    desk.issue("small", "P05")
    desk.withdraw("small/6", "It named a patient.", by="Director")
    with sqlite3.connect("actionplan.db") as store:
        store.execute(
            "UPDATE reports SET withdrawn = replace(withdrawn, 'Director', 'Nobody') WHERE number = '6'"
        )
        store.execute(
            "UPDATE report_files SET content = '[]' WHERE name = 'promised.json' AND period LIKE '%P05'"
        )
    store.close()
    first, second = wrong_with("small")
    assert (
        "Report 6 (small/2017-18-P06/issue-1): the note of its withdrawal is not what was written." in first
    )
    assert "the stored file “promised.json” is not what was issued" in second


def test_a_copy_of_combined_periods_is_verified_wherever_it_is(tmp_path, monkeypatch):
    unrendered(monkeypatch)
    together = "{years: 2017-18, combined_periods: [{year: 2017-18, period: 5, through: 6, reason: Summer}]}"
    begin(tmp_path, monkeypatch, PLAN.replace("{years: 2017-18}", together))
    desk.issue("small", "P05", output_dir=Path("out"))
    desk.report("small", "P05")
    for name in ("out/issue-1", "reports/small/2017-18-P05-to-P06/issue-1", "small/2017-18-P05-to-P06", "small/5-6",
                 "small/2017-18 P05..P06"):  # fmt: skip
        assert [report.number for report in desk.verify(name).reports] == ["5-6"]


def test_a_number_in_a_plan_of_several_years_is_that_of_each_year(tmp_path, monkeypatch):
    unrendered(monkeypatch)
    begin(tmp_path, monkeypatch, PLAN.replace("2017-18", "2017-19"))
    desk.issue("small", "2017-18 P06")
    on(monkeypatch, date(2018, 6, 26))
    desk.issue("small", "2018-19 P06")
    found = desk.verify("small/6")
    assert [report.name for report in found.reports] == [
        "small/2017-18-P06/issue-1",
        "small/2018-19-P06/issue-1",
    ]
    with pytest.raises(
        UnknownReport, match="Name one: small/2017-18-P06/issue-1 or small/2018-19-P06/issue-1"
    ):
        desk.withdraw("small/6", "It named a patient.")
    assert desk.verify("small/2017-18-P06").reports == found.reports[:1]


def test_a_period_means_the_report_that_counts(workbook):
    for reason in ("", "A figure was wrong."):
        desk.issue("small", "P06", reason=reason)
    assert [report.number for report in desk.verify("small/2017-18-P06").reports] == ["6a"]
    desk.withdraw("small/6a", "It named a patient.")
    assert [report.number for report in desk.verify("small/2017-18-P06").reports] == ["6"]


def test_an_issued_period_keeps_its_days(workbook):
    desk.issue("small", "P06")
    with pytest.raises(BadChange, match=r"2017-18 P06 \(12 to 25 June 2017\) was issued, and these settings"):
        edit("  years: 2017-18\n", COMBINED)
    assert desk.verify("small").in_chain == 1


COMBINED = """\
  years: 2017-18
  combined_periods:
  - {year: 2017-18, period: 6, through: 7, reason: The summer}
"""


DAMAGE = {
    "no note": "UPDATE reports SET withdrawn = '{}'",
    "no JSON": "UPDATE reports SET withdrawn = 'x'",
    "half a letter": 'UPDATE reports SET withdrawn = \'{"at": "\\ud800", "by": "x", "reason": ""}\'',
    "no number in a note": 'UPDATE reports SET withdrawn = \'{"at": NaN, "by": "x", "reason": ""}\'',
    "bytes for a note": "UPDATE reports SET withdrawn = x'ff'",
    "no promises": "UPDATE report_files SET content = 'x' WHERE name = 'promised.json'",
    "no files": "DELETE FROM report_files",
    "no data": "DELETE FROM report_files WHERE name LIKE 'data-%'",
    "bytes for data": "UPDATE report_files SET content = x'ff' WHERE name LIKE 'data-%'",
    "text for data": "UPDATE report_files SET content = 'x'",
    "sequence": "UPDATE reports SET sequence = 'x'",
    "issue": "UPDATE reports SET issue = 'x'",
    "revision": "UPDATE reports SET revision = 'x'",
    "time": "UPDATE reports SET at = 'x'",
    "length": "UPDATE chains SET length = 'x'",
    "head": "UPDATE chains SET head = x'ff'",
    "bytes for a manifest": "UPDATE reports SET manifest = x'ff'",
    "no manifest": "UPDATE reports SET manifest = 'x'",
    "bytes for a period": "UPDATE reports SET period = x'ff'",
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_whatever_is_damaged_is_told_in_a_sentence(workbook, monkeypatch, damage):
    desk.issue("small", "P06")
    with sqlite3.connect("actionplan.db") as store:
        store.execute(DAMAGE[damage])
    store.close()
    assert wrong_with("small")
    on(monkeypatch, date(2017, 7, 11))
    for use in (desk.report, desk.issue, desk.issued_reports):
        for period in [("P06",), ("P07",)] if use != desk.issued_reports else [()]:
            with suppress(ActionPlanError):
                use("small", *period)


def test_a_page_that_was_altered_in_the_store_is_not_handed_out(workbook, monkeypatch):
    desk.issue("small", "P06")
    with sqlite3.connect("actionplan.db") as store:
        store.execute("UPDATE report_files SET content = content || x'20'")
    store.close()
    on(monkeypatch, date(2017, 7, 11))
    for use in (
        lambda: desk.report("small", "P06"),
        lambda: desk.report("small", "P06", audience="team"),
        lambda: desk.report_data("small", "P06"),
        lambda: desk.issue("small", "P07"),
    ):
        with pytest.raises(NotGenuine, match="A file of small/2017-18-P06/issue-1 is not what was issued"):
            use()


@pytest.mark.parametrize("name", ["small/P06", "small/2017-18 P06", "small/p06"])
def test_a_period_is_named_as_elsewhere(workbook, name):
    desk.issue("small", "P06")
    assert [report.number for report in desk.verify(name).reports] == ["6"]
    with pytest.raises(UnknownReport, match="“small/P07” names no report of small that was issued"):
        desk.verify("small/P07")


def test_a_path_that_leads_nowhere_is_not_taken_for_a_plan(workbook):
    desk.issue("small", "P06")
    shutil.rmtree(FIRST)
    for path in (FIRST, FIRST / f"{STEM}.html", FIRST.with_name("issue-1-team")):
        with pytest.raises(UnknownReport) as caught:
            desk.verify(str(path))
        assert str(caught.value) == (
            f"There is no folder or file {path}. To look at the report in the store, name small/2017-18-P06/issue-1."
        )
    draft = desk.report("small", "P07", draft=True).html
    with pytest.raises(UnknownReport, match="is no copy of an issued report"):
        desk.verify(str(draft))


def test_a_version_for_another_audience_is_told_without_its_manifest(workbook):
    desk.issue("small", "P06")
    made = desk.report("small", "P06", audience="executive").html
    (made.parent / "manifest.json").unlink()
    assert wrong_with(made)[0].startswith(f"{made.parent} was made again from the frozen data of report 6")


@pytest.mark.parametrize("name", ["x" * 300, "small/" + "x" * 300, "x\0y", "small/\0", "\udcff", "/", ""])
def test_whatever_is_typed_for_a_name_is_answered(workbook, name):
    desk.issue("small", "P06")
    for use in (desk.verify, lambda text: desk.withdraw(text, "It named a patient.")):
        with pytest.raises(UnknownReport):
            use(name)


def last_but_the_chain(found) -> str:
    return verified_in_words(found).splitlines()[-2]


def test_of_a_pdf_beside_a_page_is_said_whether_it_was_printed_from_it(workbook, monkeypatch):
    monkeypatch.setattr(printing, "printed", lambda page: b"%PDF-1.7 %%EOF")
    pdf = desk.print_report(desk.issue("small", "P06").files.html).path
    found = desk.verify(str(FIRST))
    assert (list(found.printed), list(found.beside)) == ([pdf], [])
    assert last_but_the_chain(found) == f"{pdf} was printed from its page."
    assert list(desk.verify("small/6").printed) == []
    pdf.write_bytes(b"not a pdf at all")
    found = desk.verify(str(FIRST))
    assert (list(found.printed), list(found.beside)) == ([], [pdf])
    assert last_but_the_chain(found) == (
        f"{pdf} lies beside its page and cannot be checked: it is not as --pdf printed it."
    )


def test_a_pdf_of_another_page_is_no_part_of_a_copy(workbook, monkeypatch):
    monkeypatch.setattr(printing, "printed", lambda page: b"%PDF-1.7 %%EOF")
    desk.issue("small", "P06")
    draft = desk.print_report(desk.report("small", "P06", draft=True).html).path
    pdf = draft.rename(FIRST / f"{STEM}.pdf")
    assert wrong_with(FIRST) == [
        f"{pdf} was printed from another page than that of report 6. Take it out of that folder, or print it again "
        "with --pdf."
    ]
    pdf.rename(FIRST / "another.pdf")
    assert wrong_with(FIRST) == [
        f"{FIRST / 'another.pdf'} was not issued with report 6. Take it out of that folder."
    ]


def test_a_pdf_that_was_put_aside_may_stand_in_a_copy_too(workbook, monkeypatch):
    monkeypatch.setattr(printing, "printed", lambda page: b"%PDF-1.7 %%EOF")
    page = desk.issue("small", "P06").files.html
    page.with_suffix(".pdf").write_bytes(b"%PDF-1.7 with the comments of the board %%EOF")
    kept = desk.print_report(page).kept
    assert kept == FIRST / f"{STEM}.pdf.bak"
    found = desk.verify(str(FIRST))
    assert (list(found.printed), list(found.beside)) == ([FIRST / f"{STEM}.pdf"], [kept])


def test_a_text_for_the_e_mail_that_was_changed_is_not_what_was_issued(workbook):
    desk.issue("small", "P06")
    email = FIRST / "email.txt"
    email.write_text(email.read_text("utf-8").replace("Dear all", "Dear Sir"), "utf-8")
    assert [said.split(". ")[0] for said in wrong_with(FIRST)] == [
        f"{email} is not what was issued as report 6"
    ]
