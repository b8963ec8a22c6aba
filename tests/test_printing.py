"""A report as PDF beside its page: of which page it is, and what happens to one that is there."""

import threading

import pytest

from actionplan import desk
from actionplan.cli.print_reports import printed_in_words, report_in_words
from actionplan.desk import printing
from actionplan.words.errors import CannotPrint
from tests.small_plan import FIRST, STEM, begin, edit, unrendered

COMMENTED = b"%PDF-1.7 with the comments of the board %%EOF"


@pytest.fixture
def workbook(tmp_path, monkeypatch):
    unrendered(monkeypatch)
    monkeypatch.setattr(printing, "printed", lambda page: b"%PDF-1.7 " + page + b"\n%%EOF")
    return begin(tmp_path, monkeypatch)


def change_the_plan():
    edit("title: Summer show", "title: Winter show")


def test_a_page_that_is_made_while_the_browser_prints_gets_no_pdf_of_the_one_before(workbook, monkeypatch):
    first, printing_now, second = desk.report("small", "P06"), threading.Event(), []

    def slow(page):
        printing_now.set()
        other.join(0.5)  # whoever makes the page anew waits, and does not get through
        return b"%PDF-1.7 " + page + b"\n%%EOF"

    def run():
        printing_now.wait(60)
        second.append(desk.report("small", "P06"))

    monkeypatch.setattr(printing, "printed", slow)
    change_the_plan()
    other = threading.Thread(target=run)
    other.start()
    pdf = desk.print_report(first.html).path
    other.join(60)
    assert b"Winter show" in second[0].html.read_bytes()
    assert (desk.pdf_of(first.html), pdf.exists(), second[0].removed) == (None, False, [pdf])


def test_whatever_its_time_a_pdf_is_of_the_page_that_it_was_printed_from(workbook):
    page = desk.report("small", "P06").html
    pdf, summer = desk.print_report(page).path, page.read_bytes()
    page.write_bytes(summer.replace(b"Summer", b"Winter"))
    pdf.touch()
    assert desk.pdf_of(page) is None
    page.write_bytes(summer)
    assert desk.pdf_of(page) == pdf


def test_the_pdf_of_an_issued_report_stays_that_of_its_page(workbook):
    desk.issue("small", "P06")
    pdf = desk.print_report(desk.report("small", "P06").html).path
    again = desk.report("small", "P06")
    assert (desk.pdf_of(again.html), again.removed) == (FIRST / f"{STEM}.pdf", [])
    assert not desk.print_report(again.html, if_needed=True).made
    assert pdf == FIRST / f"{STEM}.pdf"


def test_that_the_pdf_of_the_page_before_is_gone_is_said(workbook):
    pdf = desk.print_report(desk.report("small", "P06").html).path
    change_the_plan()
    made = desk.report("small", "P06")
    assert made.removed == [pdf]
    assert report_in_words(made).splitlines()[2] == f"The PDF of the page before was removed: {pdf}"
    assert desk.report("small", "P06").removed == []


def test_a_pdf_that_somebody_wrote_into_is_left_and_makes_room_under_another_name(workbook):
    pdf = desk.print_report(desk.report("small", "P06").html).path
    pdf.write_bytes(pdf.read_bytes() + COMMENTED)
    commented = pdf.read_bytes()
    change_the_plan()
    made = desk.report("small", "P06")
    assert (made.removed, pdf.read_bytes(), desk.pdf_of(made.html)) == ([], commented, None)
    printed = desk.print_report(made.html, if_needed=True)
    kept = pdf.with_name(f"{pdf.name}.bak")
    assert (printed.made, printed.kept, kept.read_bytes()) == (True, kept, commented)
    assert printed_in_words(printed) == f"The PDF is at {pdf}; the file that was there is kept as {kept}"
    assert desk.print_report(made.html).kept is None
    assert kept.read_bytes() == commented


def test_the_pdf_of_each_page_of_an_issued_report_is_looked_at(workbook):
    page = desk.issue("small", "P06", indicators=True).indicators
    whole = page.read_bytes()
    page.write_bytes(whole + b" ")  # somebody wrote into the copy, and had it printed
    pdf = desk.print_report(page).path
    assert desk.report("small", "P06").removed == [pdf]
    assert (page.read_bytes(), pdf.exists()) == (whole, False)


def test_a_page_that_is_gone_is_told(workbook):
    page = desk.report("small", "P06").html
    page.unlink()
    with pytest.raises(CannotPrint) as told:
        desk.print_report(page)
    assert str(told.value) == f"{page} is not there any more. Make the report again, then print it."
