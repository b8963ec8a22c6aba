"""Reports that nobody waits for: made where they are needed, one at a time, and told to a program."""

import json
import threading
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from actionplan import desk
from actionplan.desk import alone, making, printing
from actionplan.reports import stamp
from actionplan.words.errors import AlreadyRunning, BadParameters
from tests.small_plan import FIRST, STEM, begin, edit, on, unrendered


@pytest.fixture
def workbook(tmp_path, monkeypatch):
    unrendered(monkeypatch)
    return begin(tmp_path, monkeypatch)


def again(**how) -> bool:
    """Whether a second run makes the report, and that the page is whole after it."""
    made = desk.report("small", "P06", if_needed=True, **how)
    assert json.loads(made.html.read_text("utf-8"))["period"]["name"] == "2017-18 P06"
    return made.made


def test_nothing_is_done_where_nothing_has_changed(workbook, monkeypatch):
    first = desk.report("small", "P06")
    written = first.html.stat().st_mtime_ns
    assert first.made
    on(monkeypatch, date(2017, 7, 4))
    assert not again()
    assert first.html.stat().st_mtime_ns == written


def test_until_its_period_is_over_another_day_of_judgement_is_a_reason(workbook, monkeypatch):
    on(monkeypatch, date(2017, 6, 20))
    assert desk.report("small", "P06").as_at == "2017-06-20"
    assert not again()
    on(monkeypatch, date(2017, 6, 21))
    assert again()


def test_a_report_that_is_not_there_is_made(workbook):
    assert again()
    assert not again()
    assert again(audience="executive")
    assert again(indicators=True)
    assert not again(audience="executive")


def test_what_changed_in_the_plan_is_a_reason(workbook):
    desk.report("small", "P06")
    edit("title: Summer show", "title: Winter show")
    assert again()
    assert not again()


def damage_page():
    page = Path(f"reports/small/2017-18-P06/{STEM}-draft.html")
    page.write_bytes(page.read_bytes().replace(b"Summer", b"Winter"))


def remove_page():
    Path(f"reports/small/2017-18-P06/{STEM}-draft.html").unlink()


def run_a_cell_by_hand():
    path = Path(f"reports/small/2017-18-P06/{STEM}-draft.ipynb")
    notebook = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(notebook | {"cells": [{"source": "1 + 1"}]}), "utf-8")


def spoil_notebook():
    Path(f"reports/small/2017-18-P06/{STEM}-draft.ipynb").write_text("[]", "utf-8")


def change_template():
    Path("templates/report/report.css").write_text("body { color: black }", "utf-8")


def change_notebook():
    path = Path("notebooks/action_plan_report.ipynb")
    path.write_text(path.read_text("utf-8").replace("narrates", "tells") + "\n", "utf-8")


@pytest.mark.parametrize(
    "change",
    [damage_page, remove_page, run_a_cell_by_hand, spoil_notebook, change_template, change_notebook],
)
def test_it_is_made_again_after(workbook, change):
    desk.report("small", "P06")
    change()
    assert again()
    assert not again()


def test_another_version_makes_it_again(workbook, monkeypatch):
    desk.report("small", "P06")
    monkeypatch.setattr(stamp, "made_with", lambda: {"actionplan": "9.9"})
    assert again()


def test_an_issued_report_is_left_where_its_copy_is_whole(workbook):
    desk.issue("small", "P06")
    assert not again()
    (FIRST / f"{STEM}.html").write_text("Edited by hand.", "utf-8")
    made = desk.report("small", "P06", if_needed=True)
    assert (made.made, made.number, made.as_at) == (True, "6", "2017-06-25")
    assert not again()
    (FIRST / "manifest.json").unlink()
    assert again()


def test_what_is_made_again_of_an_issued_report_is_made_once(workbook):
    desk.issue("small", "P06")
    assert again(audience="team")
    assert not again(audience="team")


def test_a_rerun_is_a_run(workbook):
    desk.issue("small", "P06")
    with pytest.raises(BadParameters) as told:
        desk.report("small", "P06", rerun=True, if_needed=True)
    assert str(told.value) == (
        "--rerun makes an issued report again in any case. Leave out --rerun or --if-needed."
    )


def test_issued_files_bear_no_mark_of_how_they_were_made(workbook):
    issued = desk.issue("small", "P06").files
    assert b"made_from" not in issued.notebook.read_bytes()
    rerun = desk.report("small", "P06", rerun=True)
    assert rerun.notebook.read_bytes() == issued.notebook.read_bytes()
    assert b"made_from" in desk.report("small", "P06", draft=True).notebook.read_bytes()


def test_another_report_in_the_folder_leaves_each_its_own_text_for_the_e_mail(workbook):
    for period in ("P05", "P06"):
        desk.report("small", period, output_dir=Path("out"))
    assert "29 May to 11 June" not in Path("out/email.txt").read_text("utf-8")
    again = desk.report("small", "P05", output_dir=Path("out"), if_needed=True)
    assert (again.made, "29 May to 11 June" in again.email.read_text("utf-8")) == (True, True)


def test_a_pdf_of_an_earlier_page_goes_and_one_that_broke_off_is_printed_again(workbook, monkeypatch):
    monkeypatch.setattr(printing, "printed", lambda page: b"%PDF-1.7 %%EOF")
    pdf = desk.print_report(desk.report("small", "P06").html).path
    desk.report("small", "P06")
    assert pdf.exists()
    edit("title: Summer show", "title: Winter show")
    desk.report("small", "P06")
    assert not pdf.exists()
    pdf.write_bytes(b"%PDF-1.7 half")
    printed = desk.print_report(desk.report("small", "P06", if_needed=True).html, if_needed=True)
    assert (printed.made, pdf.read_bytes().splitlines()[0]) == (True, b"%PDF-1.7 %%EOF")


def test_a_missing_or_older_pdf_is_printed(workbook, monkeypatch):
    pages = []
    monkeypatch.setattr(printing, "printed", lambda page: pages.append(page) or b"%PDF-1.7 %%EOF")
    made = desk.report("small", "P06")
    path = desk.print_report(made.html, if_needed=True).path
    desk.print_report(desk.report("small", "P06", if_needed=True).html, if_needed=True)
    assert (path.name, len(pages)) == (f"{STEM}-draft.pdf", 1)
    edit("title: Summer show", "title: Winter show")
    desk.print_report(desk.report("small", "P06", if_needed=True).html, if_needed=True)
    assert [b"Winter show" in page for page in pages] == [False, True]
    path.unlink()
    desk.print_report(desk.report("small", "P06", if_needed=True).html, if_needed=True)
    assert len(pages) == 3
    desk.print_report(made.html)
    assert len(pages) == 4


def test_a_run_that_waited_for_another_prints_the_plan_as_it_is_by_then(workbook, monkeypatch):
    real, waited = making.alone_in, []

    @contextmanager
    def after_a_colleague(folder):
        if not waited:
            waited.append(folder)
            edit("title: Summer show", "title: Winter show")
            desk.report("small", "P06")
        with real(folder):
            yield

    monkeypatch.setattr(making, "alone_in", after_a_colleague)
    page = desk.report("small", "P06").html.read_text("utf-8")
    assert ("Winter show" in page, "Summer show" in page) == (True, False)


def test_the_copy_of_an_issued_report_waits_for_another_run_too(workbook, monkeypatch):
    desk.issue("small", "P06")
    monkeypatch.setattr(alone, "PATIENCE", 0)
    with (
        alone.alone_in(FIRST),
        pytest.raises(AlreadyRunning, match=f"Another run has been making a report in {FIRST}"),
    ):
        desk.report("small", "P06")
    assert desk.report("small", "P06").made


def test_the_second_of_two_runs_is_told_to_try_again(workbook, monkeypatch):
    monkeypatch.setattr(alone, "PATIENCE", 0)
    folder = Path("reports/small/2017-18-P06")
    held, ended = threading.Event(), threading.Event()

    def hold():
        with alone.alone_in(folder):
            held.set()
            ended.wait(60)

    other = threading.Thread(target=hold)
    other.start()
    held.wait(60)
    try:
        with pytest.raises(
            AlreadyRunning, match="Another run has been making a report in reports/small/2017-18-P06"
        ):
            desk.report("small", "P06")
        assert desk.report("small", "P05").made
    finally:
        ended.set()
        other.join()
    assert desk.report("small", "P06").made
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []
