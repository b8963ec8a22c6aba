"""The owner's page: one side of A4, and what it says of a tracker is what a tracker has."""

import re
import shutil
import subprocess

import pytest

from actionplan.tracker.columns import OWN, Role
from actionplan.words.dates import read_date
from tests.conftest import absent
from tests.docs.pages import PAGES, READER

PAGE = PAGES["owner.md"]
LOOK = """<!doctype html><meta charset="utf-8"><title>Your tracker</title><style>
@page { size: A4; margin: 18mm } body { font: 11pt/1.35 Arial, sans-serif } h1 { font-size: 16pt }
table { border-collapse: collapse } th, td { border: 1px solid; padding: 1mm 2mm; text-align: left }
</style>"""


def test_its_columns_are_those_that_an_owner_fills_in():
    told = re.findall(r"^\| ([A-Z][\w ]+?) \|", PAGE, re.MULTILINE)
    assert told == ["Column", *(column.heading for column in OWN.columns if column.role is Role.SAID)]


def test_its_examples_of_dates_are_read_without_a_question():
    (listed,) = re.findall(r"as you would say them: (.*?)\. The day", " ".join(PAGE.split()))
    examples = [one.strip('" ') for one in listed.split(",")]
    read = {one: read_date(one, "2017-18") for one in examples}
    assert {one: reading.in_words() for one, reading in read.items()} == {
        "29 June": "29 June 2017",
        "29.06.17": "29 June 2017",
        "end of July": "21 to 31 July 2017",
        "Sept tbc": "1 to 30 September 2017, to be confirmed",
        "week of 3 July": "3 to 9 July 2017",
    }
    assert [one for one, reading in read.items() if reading.questions] == []


def test_it_names_what_has_to_be_known():
    for said in (
        "White cells",
        "Grey cells",
        "do not delete column A",
        "Excel, LibreOffice and Google Sheets",
    ):
        assert said in PAGE
    assert "`" not in PAGE, "an owner types no command"


@pytest.mark.browser
def test_it_is_one_side_of_a4(chromium, tmp_path):
    if not shutil.which("pdfinfo"):
        absent("pdfinfo was not found: apt-get install poppler-utils.")
    page, made = tmp_path / "owner.html", tmp_path / "owner.pdf"
    page.write_text(LOOK + READER.render(PAGE), "utf-8")
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
    command = [str(chromium), *options, f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={made}"]
    subprocess.run([*command, page.as_uri()], check=True, capture_output=True, timeout=120)
    told = subprocess.run(["pdfinfo", str(made)], check=True, capture_output=True, text=True).stdout
    assert re.search(r"^Pages: +1$", told, re.MULTILINE)
    assert re.search(r"^Page size: .*\(A4\)$", told, re.MULTILINE)
