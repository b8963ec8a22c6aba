"""Every guard, with a file made for it: one sentence that names the cause, and the calling process goes on."""

import contextlib
import os
import threading
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.files import read_at_most
from actionplan.tracker.guards import limits
from actionplan.tracker.guards.limits import Refused
from actionplan.tracker.guards.parts import open_parts
from actionplan.tracker.guards.sniffing import Kind, sniff
from actionplan.tracker.reading import read_bytes, read_spreadsheet
from actionplan.words.errors import BadSpreadsheet, CannotRead
from tests.tracker import nasty
from tests.tracker.nasty import HEAD, MAIN, ONE_CELL, number_at, ods, xlsx, xlsx_parts, zipped

ANEW = "Open it in Excel or LibreOffice, save it under a new name, then try again."
DAMAGED = "is damaged or was cut short. Ask for it to be sent again, or save it anew, then try again."
LOCKED = (
    "is protected by a password. Take the password off (in Excel: File, Info, Protect Workbook, Encrypt with "
    "Password), save it, then try again."
)
LARGE = f"unpacks to more than can be taken in. {ANEW}"
DECLARES = f"holds declarations (DOCTYPE or ENTITY) that no spreadsheet program writes. {ANEW}"
LIES = "says of itself that it holds more texts than it can. Open it in Excel or LibreOffice, save it, then try again."
LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))


def far(row, column):
    return (
        f"holds something in row {row:,}, column {column:,} of the sheet “Plan”; rows up to 200,000 and columns up to "
        "ZZ are read. Delete what stands there, or copy the table to a new workbook, then try again."
    )


def refused(content, name="tracker.xlsx"):
    with pytest.raises(BadSpreadsheet) as caught:
        read_spreadsheet(content, name)
    said = str(caught.value)
    assert said.startswith(f"{name} ")
    return said[len(name) + 1 :]


def shared(attributes):
    return f'{HEAD}<sst xmlns="{MAIN}" {attributes}><si><t>Milestone</t></si></sst>'


@pytest.mark.parametrize(
    ("make", "why"),
    [
        pytest.param(lambda: xlsx(number_at("XFD1048576")), far(1_048_576, 16_384), id="the furthest cell"),
        pytest.param(lambda: xlsx(number_at("O1048576")), far(1_048_576, 15), id="the last row"),
        pytest.param(lambda: xlsx(number_at("AAA1")), far(1, 703), id="one column too far"),
        pytest.param(lambda: xlsx(number_at("A200001")), far(200_001, 1), id="one row too far"),
        pytest.param(lambda: xlsx(number_at("A4294967295")), far(4_294_967_295, 1), id="a row beyond Excel"),
        pytest.param(
            lambda: xlsx('<row r="4294967295"><c><v>1</v></c></row>'), far(4_294_967_295, 1), id="a row alone"
        ),
        pytest.param(
            lambda: ods(
                '<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
                'table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row>'
            ),
            far(1_048_576, 16_384),
            id="one cell a thousand million times",
        ),
        pytest.param(
            lambda: xlsx(behind='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
            "merges more than 200,000 cells into one on the sheet “Plan”. Unmerge them, then try again.",
            id="one merged area",
        ),
        pytest.param(lambda: xlsx(shared=shared('uniqueCount="4294967295"')), LIES, id="a count of texts"),
        pytest.param(lambda: xlsx(shared=shared("uniqueCount='many'")), LIES, id="a count that is none"),
        pytest.param(
            lambda: xlsx(front=f'<!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}]>'), DECLARES, id="billion laughs"
        ),
        pytest.param(
            lambda: xlsx(front='<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
            DECLARES,
            id="outside",
        ),
        pytest.param(
            lambda: xlsx(ONE_CELL, ("xl/comments1.xml", "<!DOCTYPE a><comments/>")),
            DECLARES,
            id="in any part",
        ),
        pytest.param(
            lambda: xlsx(ONE_CELL, ("xl/odd.xml", f"{HEAD}<a/>".encode("utf-16"))),
            f"is written in other letters (not UTF-8) than spreadsheet programs use. {ANEW}",
            id="utf-16, where a search for DOCTYPE is blind",
        ),
        pytest.param(
            lambda: xlsx(ONE_CELL, ("xl/odd.xml", '<?xml version="1.0" encoding="utf-7"?><a/>')),
            f"is written in other letters (not UTF-8) than spreadsheet programs use. {ANEW}",
            id="utf-7",
        ),
        pytest.param(lambda: xlsx(ONE_CELL, ("xl/media/a.emf", " " * 20_000_000)), LARGE, id="a ratio bomb"),
        pytest.param(lambda: xlsx(" " * 10_000_000 + ONE_CELL), LARGE, id="a ratio bomb of a sheet"),
        pytest.param(lambda: nasty.relabelled(xlsx(" " * 7_000_000), 100), DAMAGED, id="smaller than it is"),
        pytest.param(lambda: nasty.relabelled(xlsx(), 200_000_000), LARGE, id="larger than it is"),
        pytest.param(
            lambda: xlsx(ONE_CELL, *((f"xl/media/{n}.png", b"") for n in range(3_000))),
            f"is made of more than 3,000 parts. {ANEW}",
            id="many parts",
        ),
        pytest.param(
            lambda: xlsx(ONE_CELL, ("XL/worksheets/Sheet1.xml", ONE_CELL)),
            f"holds two parts of one name, so that programs disagree about what is in it. {ANEW}",
            id="two parts of one name",
        ),
        *(
            pytest.param(
                lambda name=name: xlsx(ONE_CELL, (name, "x")),
                f"holds parts with names that lead out of it, as no workbook does. {ANEW}",
                id=name,
            )
            for name in (
                "../outside.xml",
                "xl/../../outside.xml",
                "xl\\..\\outside",
                "/etc/passwd",
                "C:/a.xml",
            )
        ),
        pytest.param(lambda: nasty.locked_parts(xlsx()), LOCKED, id="encrypted parts"),
        pytest.param(
            lambda: ods("", "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"),
            LOCKED,
            id="an encrypted OpenDocument file",
        ),
        pytest.param(
            lambda: nasty.compound_file({"EncryptedPackage": b"x"}), LOCKED, id="an encrypted workbook"
        ),
        pytest.param(
            lambda: nasty.damaged(zipped(xlsx_parts(ONE_CELL), zipfile.ZIP_STORED)),
            DAMAGED,
            id="one letter changed",
        ),
        pytest.param(
            lambda: zipped(xlsx_parts(ONE_CELL), zipfile.ZIP_BZIP2),
            f"is packed in a way that no spreadsheet program uses. {ANEW}",
            id="packed by bzip2",
        ),
        pytest.param(lambda: xlsx()[:900], DAMAGED, id="cut short"),
        pytest.param(lambda: xlsx()[:-30], DAMAGED, id="cut at the end"),
        pytest.param(lambda: xlsx("<row><c>"), DAMAGED, id="XML that does not end well"),
        pytest.param(lambda: ods("<table:table-row>"), DAMAGED, id="OpenDocument XML that does not end well"),
        pytest.param(
            lambda: nasty.compound_file({"Workbook": b"\x09\x08\x04\x00"})[:1_500],
            DAMAGED,
            id="an xls cut short",
        ),
        pytest.param(lambda: nasty.compound_file({"Workbook": b"\x09\x08"}), DAMAGED, id="an xls of nothing"),
        pytest.param(lambda: b"PK\x03\x04" + bytes(4_000), DAMAGED, id="a zip of nothing"),
        pytest.param(
            lambda: xlsx(sheets='<sheet name="More" sheetId="2" r:id="rId9"/>'),
            DAMAGED,
            id="a sheet without a part",
        ),
    ],
)
def test_a_workbook_that_is_not_sound(make, why):
    assert refused(make()) == why


TOO_MANY = (
    "has more than 3,000,000 cells between the first and the last that is filled. Delete what lies far off the table, "
    "or split the file, then try again."
)


@pytest.mark.parametrize(
    "make",
    [
        lambda: xlsx(number_at("A1") + number_at("ZZ200000")),
        lambda: xlsx(number_at("A1") + number_at("A99999") + number_at("ZZ1")),
        lambda: ods(
            '<table:table-row table:number-rows-repeated="199999"><table:table-cell/></table:table-row>'
            '<table:table-row><table:table-cell table:number-columns-repeated="700"/>'
            '<table:table-cell office:value-type="float" office:value="1"/></table:table-row>'
        ),
    ],
)
def test_two_corners_far_apart_are_refused_before_room_is_made_for_what_is_between(make):
    assert refused(make()) == TOO_MANY


def test_more_cells_than_can_be_taken_in():
    assert refused(xlsx(number_at("A1") + number_at("Z150000"))) == TOO_MANY


@pytest.mark.parametrize(
    ("cell", "row", "column"),
    [
        ('<c r="A100000000" t="e"/>', 100_000_000, 1),
        ('<c r="A100000000" t="e"><v>#N/A</v></c>', 100_000_000, 1),
        ('<c r="a100000000"><v>1</v></c>', 100_000_000, 1),
        ('<c\tr="A100000000"><v>1</v></c>', 100_000_000, 1),
        ("<c r = 'A100000000' ><f>1+1</f></c>", 100_000_000, 1),
        (f'<c a="{"x" * 2_000}" r="AAA1"><v>1</v></c>', 1, 703),
        ('<c a=">" r="AAA1"><v>1</v></c>', 1, 703),
        ('<c r="&#65;AA1"><v>1</v></c>', 1, 703),
        ('<x:c xmlns:x="x" r="AAA1"><x:v>1</x:v></x:c>', 1, 703),
        (
            '<c r="A1"><v><!-- <row r="1"><c r="A1"><v>--></v></c></row><row r="9"><c r="AAA9"><v>1</v></c>',
            9,
            703,
        ),
        (
            '<c r="A1"><v><?x <row r="1"><c r="A1"><v>?></v></c></row><row r="9"><c r="AAA9"><v>1</v></c>',
            9,
            703,
        ),
        ('<c r="A99999999999999999999"><v>1</v></c>', 99_999_999_999_999_999_999, 1),
        pytest.param(
            '<c r="A1" t="str"><v><!-- <row r="1"><c r="A1" t="str"><v>--></v></c></row><row r="9"><c r="AAA9"><v>1'
            "</v></c></row><row r=\"10\"><c r='A10' t='str'><v>--></v></c>",
            9,
            703,
            id="a usual row that ends a comment, which another would end later",
        ),
        pytest.param(
            '<c r="A1" t="str"><v><?x <row r="1"><c r="A1" t="str"><v>?></v></c></row><row r="9"><c r="AAA9"><v>1'
            "</v></c></row><row r=\"10\"><c r='A10' t='str'><v>?></v></c>",
            9,
            703,
            id="a usual row that ends an instruction",
        ),
    ],
)
def test_a_cell_far_off_is_seen_however_it_is_written(cell, row, column):
    assert refused(xlsx(f'<row r="1">{cell}</row>')) == far(row, column)


@pytest.mark.parametrize("area", ["A1:XFD1048576", " A1 : XFD1048576 ", "a1:xfd1048576", "$A$1:$XFD$1048576"])
def test_a_merged_area_is_seen_however_it_is_written(area):
    made = xlsx(behind=f'<mergeCells><mergeCell\n ref = "{area}"/></mergeCells>')
    assert refused(made).startswith("merges more than 200,000 cells into one")


WIDE = "merges more than 200,000 cells into one on the sheet “Plan”. Unmerge them, then try again."
MERGED_TWICE = (
    "merges cells of the sheet “Plan” that are merged already, as no spreadsheet program does. Unmerge them, then try "
    "again."
)


def test_a_merged_area_of_an_old_workbook_is_seen():
    read = read_spreadsheet(nasty.xls(nasty.merged_in_xls((0, 1, 0, 1), (0, 1, 0, 1))), "tracker.xls")
    assert read.sheets[0].merged == ((0, 0, 1, 1),)
    assert refused(nasty.xls(nasty.merged_in_xls((1, 29_999, 0, 7)))) == WIDE
    assert refused(nasty.xls(nasty.merged_in_xls((0, 1, 0, 1), (0, 2, 0, 2)))) == MERGED_TWICE


def merging(*areas):
    told = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    return xlsx(ONE_CELL + number_at("M3007"), behind=f"<mergeCells>{told}</mergeCells>")


def test_an_area_that_is_told_many_times_is_one():
    (sheet,) = read_spreadsheet(merging(*["A6:M3007"] * 1_500), "tracker.xlsx").sheets
    assert sheet.merged == ((5, 0, 3_006, 12),)


def test_areas_that_lie_over_one_another_are_refused():
    assert refused(merging(*(f"A{row}:M3007" for row in range(6, 1_506)))) == MERGED_TWICE
    covered = '<table:table-cell office:value-type="float" office:value="1" table:number-rows-spanned="3"/>'
    assert refused(ods(f"<table:table-row>{covered}</table:table-row>" * 3)) == MERGED_TWICE


def test_areas_beyond_the_last_value_are_left_to_themselves():
    (sheet,) = read_spreadsheet(merging("A1:B2", "C1:XFD1", "A4000:M9000", "B4000:M9000"), "a.xlsx").sheets
    assert len(sheet.merged) == 4


def test_more_merged_areas_than_are_read():
    areas = [f"A{row}:B{row}" for row in range(1, 100_002)]
    assert refused(merging(*areas)) == (
        "merges cells in more than 100,000 places of the sheet “Plan”. Unmerge them, then try again."
    )


def test_a_count_of_texts_far_behind_the_beginning_is_seen():
    assert refused(xlsx(shared=shared(f'a="{">" * 5_000}" uniqueCount="4294967295"'))) == LIES


LONG = (
    "holds more than 60 million characters, each text counted for every cell that shows it. Shorten what is repeated, "
    "or split the file, then try again."
)


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A{n}" t="s"><v>1</v></c>',
        '<c t="s" r="A{n}"><v> 1 </v></c>',
        '<c r="A{n}" t="s"><f>B1</f><v>1</v></c>',
        '<c r="A{n}" t="s"><v>-1</v></c>',
        '<c r="A{n}" t="s"><v>0000000001</v></c>',
        pytest.param('<c r="A{n}" t="s"><v>' + "0" * 5_000 + "1</v></c>", id="a number of 5,001 digits"),
    ],
)
def test_a_long_text_that_many_cells_share_is_refused_before_it_is_copied(cell):
    rows = "".join(f'<row r="{n}">{cell.format(n=n)}</row>' for n in range(1, 601))
    text = f"<si><t>{'x' * 1_000_000}</t></si>"
    long = f'{HEAD}<sst xmlns="{MAIN}">{text}{text}</sst>'
    assert refused(xlsx(rows, shared=long)) == LONG
    other = long.replace(text, "<si><t>a</t></si>", 1)
    assert refused(xlsx(rows, shared=other)) == LONG
    hidden = long.replace("xx", "<![CDATA[<si>]]>", 1)
    assert refused(xlsx(rows, shared=hidden)) == LONG


def test_one_long_text_among_many_short_ones_is_read():
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>{n == 1:d}</v></c></row>' for n in range(1, 8_001))
    long = f'{HEAD}<sst xmlns="{MAIN}"><si><t>a</t></si><si><t>{"x" * 100_000}</t></si></sst>'
    (sheet,) = read_spreadsheet(xlsx(rows, shared=long), "tracker.xlsx").sheets
    assert [len(row[0]) for row in sheet.rows] == [100_000] + [1] * 7_999


@pytest.mark.parametrize(
    "cells",
    [
        *(
            f'<table:table-cell office:value-type="string"><text:p>a<text:s text:c="{number}"/></text:p>'
            "</table:table-cell>"
            for number in ("300000000", "2000000000", "0300000000", "+300000000", "9" * 5_000)
        ),
        f'<table:table-cell office:value-type="string" table:number-columns-repeated="700"><text:p>{"x" * 100_000}'
        "</text:p></table:table-cell>",
    ],
)
def test_a_long_text_that_is_only_told_in_an_opendocument_file(cells):
    assert refused(ods(f"<table:table-row>{cells}</table:table-row>")) == LONG


@pytest.mark.parametrize("number", ["5000000", "2000000000", "0005000000", "+5000000", "9" * 5_000])
def test_a_cell_far_off_in_an_opendocument_file_is_seen_however_many_digits_tell_it(number):
    cell = '<table:table-cell office:value-type="float" office:value="1"/>'
    far_right = f'<table:table-row><table:table-cell table:number-columns-repeated="{number}"/>{cell}</table:table-row>'
    last = min(int(number[:11]), 1_000_000_000) + 1
    assert refused(ods(far_right)) == far(1, last)
    below = f'<table:table-row table:number-rows-repeated="{number}"><table:table-cell/></table:table-row>'
    assert refused(ods(f"{below}<table:table-row>{cell}</table:table-row>")) == far(last, 1)


def test_a_lying_part_is_not_unpacked_further_than_it_says():
    lying = nasty.relabelled(xlsx(" " * 40_000_000), 100)
    parts = open_parts(lying)
    tracemalloc.start()
    with pytest.raises(Refused, match="is damaged"):
        parts.read("xl/worksheets/sheet1.xml")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_000_000


def test_the_sum_of_a_part_is_checked_whoever_reads_it_later():
    parts = open_parts(nasty.damaged(zipped(xlsx_parts(ONE_CELL), zipfile.ZIP_STORED)))
    with pytest.raises(Refused, match="is damaged"):
        parts.read("xl/worksheets/sheet1.xml")


def test_cells_far_off_that_only_have_a_format_do_not_count():
    cells = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="0"/></row>'
    cells += '<row r="1048576"><c r="B1048576" s="0"></c></row>'
    assert read_spreadsheet(xlsx(cells), "tracker.xlsx").sheets[0].rows == [[1.0]]


def test_comments_in_the_xml_are_no_cells():
    cells = f"<!-- {number_at('XFD1048576')} -->{ONE_CELL}"
    assert read_spreadsheet(xlsx(cells), "tracker.xlsx").sheets[0].rows == [["Milestone"]]


@pytest.mark.parametrize(
    ("content", "name", "kind", "why"),
    [
        (
            b"",
            "a.xlsx",
            Kind.EMPTY,
            "is empty: it holds no bytes, or blanks alone. Ask for it to be sent again.",
        ),
        (
            b" \r\n\r\n",
            "a.csv",
            Kind.EMPTY,
            "is empty: it holds no bytes, or blanks alone. Ask for it to be sent again.",
        ),
        (
            bytes(10_000),
            "a.xlsx",
            Kind.EMPTY,
            "is empty: it holds no bytes, or blanks alone. Ask for it to be sent again.",
        ),
        (
            b"\x89PNG\r\n\x1a\n",
            "a.xlsx",
            Kind.PICTURE,
            "is a picture, whatever its name ends in. Ask for the workbook that it shows.",
        ),
        (
            b"%PDF-1.7",
            "a.xlsx",
            Kind.PDF,
            "is a PDF, whatever its name ends in. Ask for the workbook that it was made from.",
        ),
        (
            b"<html><table><tr><td>Milestone",
            "a.xls",
            Kind.HTML,
            "is a web page, whatever its name ends in: its tables are taken in by actionplan tracker import.",
        ),
        (
            b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>\n<Workbook '
            b'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="y">',
            "a.xls",
            Kind.ONE_XML,
            "is a workbook kept as one XML file, which is not read. Open it where it was made, save it as an .xlsx "
            "workbook, then try again.",
        ),
        (
            b"x",
            "~$tracker.xlsx",
            Kind.LOCK,
            "is the note that Excel or LibreOffice leaves while a workbook is open. Close the workbook, and take the "
            "file whose name does not begin with “~$” or “.~lock”.",
        ),
        (
            zipped([("word/document.xml", "<a/>")]),
            "a.xlsx",
            Kind.DOCX,
            "is a Word document, no spreadsheet: its tables are taken in by actionplan tracker import.",
        ),
        (
            b"| Milestone | Owner |\n|---|---|\n| Leaflet | Team |\n",
            "a.csv.txt",
            Kind.MARKDOWN,
            "is a text with Markdown tables, no spreadsheet: its tables are taken in by actionplan tracker import.",
        ),
        (
            zipped([("tracker.xlsx", "x")]),
            "a.zip",
            Kind.ZIP,
            "is a zip archive, no spreadsheet. Unpack it, and take the files in it one by one.",
        ),
        (
            zipped([("Index/Document.iwa", "x")]),
            "a.numbers",
            Kind.NUMBERS,
            "is a Numbers document. In Numbers, choose File, Export To, Excel, then try again.",
        ),
        (
            zipped([("mimetype", "application/vnd.oasis.opendocument.text")], zipfile.ZIP_STORED),
            "a.ods",
            Kind.OPEN_TEXT,
            "is a text document (.odt), no spreadsheet. Save it as .docx; then actionplan tracker import takes its "
            "tables.",
        ),
        (
            nasty.compound_file({"WordDocument": b"x"}),
            "a.xls",
            Kind.OLD_WORD,
            "is an old Word document (.doc), no spreadsheet. Save it as .docx; then actionplan tracker import takes "
            "its tables.",
        ),
        (
            b"\x00\x01\x02\x03" * 100,
            "a.xlsx",
            Kind.UNKNOWN,
            "is no spreadsheet that is known. Open it where it was made, save it as an .xlsx workbook, then try again.",
        ),
    ],
)
def test_what_is_no_spreadsheet_is_told_by_its_bytes(content, name, kind, why):
    assert sniff(content, name) is kind
    assert refused(content, name) == why


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"a,b\n", "a.csv", Kind.CSV),
        (b"a\tb\n", "a.tsv", Kind.TSV),
        (b"a\tb\n", "a.txt", Kind.TEXT),
        (b"# A plan\n", "plan.md", Kind.MARKDOWN),
        (b"BM,CM\n1,2\n", "a.csv", Kind.CSV),
        ("a\tb\n".encode("utf-16"), "a.txt", Kind.TEXT),
        (xlsx(), "a.csv", Kind.XLSX),
        (xlsx(ONE_CELL, ("xl/vbaProject.bin", "x")), "a.xlsx", Kind.XLSM),
        (nasty.xlsb(["a"]), "a.xlsx", Kind.XLSB),
        (ods(""), "a.xlsx", Kind.ODS),
        (nasty.compound_file({"Workbook": b"x"}), "a.xlsx", Kind.XLS),
        (nasty.compound_file({"Notes": b"x"}), "a.xls", Kind.UNKNOWN),
    ],
)
def test_what_is_read_is_told_by_its_bytes(content, name, kind):
    assert sniff(content, name) is kind


@given(
    st.binary(max_size=600),
    st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<"]),
    st.text(),
)
def test_any_bytes_are_of_some_kind(content, front, name):
    assert sniff(front + content, name) in set(Kind)


SOUND = [xlsx(), zipped(xlsx_parts(ONE_CELL), zipfile.ZIP_STORED), nasty.xlsb(["a", 1.0]), ods("")]


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(SOUND),
    st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=4),
)
def test_a_file_with_some_bytes_changed_is_read_or_refused(content, changes):
    made = bytearray(content)
    for place, byte in changes:
        made[int(place * len(made))] = byte
    try:
        assert read_spreadsheet(bytes(made), "tracker.xlsx").sheets
    except BadSpreadsheet as refusal:
        assert str(refusal).startswith("tracker.xlsx") and str(refusal).endswith(".")


def test_a_file_that_is_too_large(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "MOST_BYTES", 2_000_000)
    path = tmp_path / "tracker.xlsx"
    path.write_bytes(b"x" * 2_000_001)
    why = "is larger than 2 MB. Take out pictures and sheets that are not needed, save it, then try again."
    with pytest.raises(BadSpreadsheet, match=why):
        read_bytes(path)
    assert refused(path.read_bytes()) == why


def test_the_bytes_of_a_file(tmp_path):
    path = tmp_path / "tracker.xlsx"
    path.write_bytes(b"x")
    assert read_bytes(path) == b"x"
    with pytest.raises(CannotRead) as caught:
        read_bytes(tmp_path / "absent.xlsx")
    why = "no such file or directory. Check its name and folder."
    assert str(caught.value) == f"{tmp_path / 'absent.xlsx'} cannot be read: {why}"
    with pytest.raises(BadSpreadsheet, match="the note that Excel or LibreOffice leaves"):
        read_bytes(tmp_path / "~$tracker.xlsx")


needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a system with named pipes")


@needs_pipes
def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    path = tmp_path / "tracker\n.xlsx"
    os.mkfifo(path)
    with pytest.raises(CannotRead) as caught:
        read_bytes(path)
    assert str(caught.value) == (
        f"{tmp_path / 'tracker .xlsx'} cannot be read: it is a device or a pipe, no file. Save what it gives as a "
        "file, then take that."
    )


@needs_pipes
def test_a_pipe_that_takes_the_place_of_a_file_is_refused_though_it_never_ends(tmp_path, monkeypatch):
    path, file = tmp_path / "tracker.xlsx", tmp_path / "file.xlsx"
    file.write_bytes(b"x")
    regular = file.stat()
    os.mkfifo(path)
    writer = os.open(path, os.O_RDWR)
    stop = threading.Event()

    def fill():
        with contextlib.suppress(OSError):
            while not stop.is_set():
                os.write(writer, b"x" * 4_096)

    os.set_blocking(writer, False)
    thread = threading.Thread(target=fill)
    thread.start()
    monkeypatch.setattr(Path, "stat", lambda self, **_: regular)
    try:
        with pytest.raises(CannotRead, match="it is a device or a pipe"):
            read_bytes(path)
    finally:
        stop.set()
        thread.join()
        os.close(writer)


def test_a_file_that_grows_while_it_is_read_is_read_up_to_the_limit(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "MOST_BYTES", 1_000)
    path = tmp_path / "tracker.xlsx"
    path.write_bytes(b"x")
    found = path.stat()
    path.write_bytes(b"x" * 5_000)
    monkeypatch.setattr(Path, "stat", lambda self, **_: found)
    with pytest.raises(BadSpreadsheet, match="is larger than"):
        read_bytes(path)
    assert read_at_most(path, 1_000) == b"x" * 1_001


def test_a_name_is_told_on_one_line():
    with pytest.raises(BadSpreadsheet) as caught:
        read_spreadsheet(b"%PDF", "tracker\x1b[31m\n.xlsx")
    assert str(caught.value).startswith("tracker[31m .xlsx is a PDF")


PIECES = ["<!-->", "<!--", "-->", "<!---->", " ", "\n", "|", "--", ":", "-", "<", "?>", "<?xml", "\t", "x"]


@settings(max_examples=200, deadline=1_000)
@given(
    st.lists(st.tuples(st.sampled_from(PIECES), st.integers(1, 1_300)), min_size=1, max_size=5), st.booleans()
)
def test_no_text_takes_long_to_be_told_apart(pieces, is_repeated):
    text = "".join(piece for piece, _ in pieces) * 1_000 if is_repeated else "".join(p * n for p, n in pieces)
    assert sniff(f"{text}x".encode(), "plan.txt") in set(Kind)


def test_a_page_that_begins_with_many_comments_is_told_at_once():
    assert sniff(b"<!---->" * 570 + b"x", "plan.txt") is Kind.TEXT
    assert sniff(b"<!-- -->\n" * 300 + b"<table>", "plan.txt") is Kind.HTML


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: xlsx("<!--" * 100_000), id="comments that do not end"),
        pytest.param(lambda: xlsx("<c" + ' t="e"' * 100_000), id="a tag that does not end"),
        pytest.param(lambda: xlsx('<c r="A1"><f>' * 100_000), id="formulas that do not end"),
        pytest.param(lambda: xlsx('<row r="900000" ' * 100_000), id="rows that do not end"),
        pytest.param(lambda: xlsx(sheets='<sheet name="' * 100_000), id="sheets that do not end"),
        pytest.param(lambda: ods("", styles="<style:style " * 100_000), id="styles that do not end"),
    ],
)
def test_a_file_made_to_be_slow_is_refused_for_what_it_is(make):
    assert refused(make()) == DAMAGED


def test_errors_in_cells_that_do_not_tell_their_places_are_found_in_one_pass():
    rows = '<row><c><v>1</v></c><c><v>1</v></c><c><v>1</v></c><c t="e"><v>#N/A</v></c></row>' * 30_000
    (sheet,) = read_spreadsheet(xlsx(rows), "tracker.xlsx").sheets
    assert list(sheet.unreadable) == [(row, 3) for row in range(30_000)]
