"""CSV files of every program."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.tracker import csv_text
from actionplan.tracker.measurements import read_measurements
from actionplan.words.errors import BadMeasurements, CannotRead

TEXT = "indicator,date,value,note\ni-crg,20 June 2017,14,Café\n"


def rows(folder, content):
    path = folder / "readings.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return [(row.line, *row.cells.values()) for row in read_measurements(path).rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_the_letters_of_every_program(tmp_path, encoding):
    assert rows(tmp_path, TEXT.encode(encoding)) == [(2, "i-crg", "20 June 2017", "14", "Café")]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_separator_and_end_of_line(tmp_path, separator, end):
    text = TEXT.replace(",", separator).replace("\n", end)
    assert rows(tmp_path, text) == [(2, "i-crg", "20 June 2017", "14", "Café")]


def test_headings_in_quotation_marks_tell_the_separator(tmp_path):
    text = '"indicator";"date";"value"\n"i-crg";"20 June 2017";"1,450"\n'
    assert rows(tmp_path, text) == [(2, "i-crg", "20 June 2017", "1,450")]


def test_the_separator_that_excel_was_told_and_the_lines_still_count(tmp_path):
    assert rows(tmp_path, "sep=|\r\nindicator|date|value\r\ni-crg|20 June 2017|14\r\n") == [
        (3, "i-crg", "20 June 2017", "14")
    ]


def test_empty_rows_are_skipped_and_counted_as_lines(tmp_path):
    text = "\n,,\nindicator,date,value\n\n,,\n , ,\ni-crg,20 June 2017,14\n"
    assert rows(tmp_path, text) == [(7, "i-crg", "20 June 2017", "14")]


def test_a_note_of_several_lines_is_one_cell_and_later_rows_keep_their_lines(tmp_path):
    text = 'indicator,date,value,note\ni-crg,May 2017,1,"Rain,\r\nand ""snow"""\ni-crg,June 2017,2,\n'
    assert rows(tmp_path, text) == [
        (2, "i-crg", "May 2017", "1", 'Rain,\r\nand "snow"'),
        (4, "i-crg", "June 2017", "2"),
    ]


def refused(folder, content):
    with pytest.raises(BadMeasurements) as caught:
        rows(folder, content)
    return str(caught.value)


@pytest.mark.parametrize("content", [b"PK\x03\x04 and more", b"\xd0\xcf\x11\xe0\xa1\xb1"])
def test_a_workbook_under_the_name_of_a_csv_file(tmp_path, content):
    assert refused(tmp_path, content) == (
        "readings.csv is a workbook, whatever its name ends in. "
        "Open it in Excel, save it as CSV (UTF-8), then try again."
    )


@pytest.mark.parametrize("content", [b"indicator\0,date", b"\x81\x8d\x8f", "indicator".encode("utf-16-le")])
def test_what_is_no_text(tmp_path, content):
    assert (
        refused(tmp_path, content)
        == "readings.csv is not text. Open it in Excel, save it as CSV (UTF-8), then try again."
    )


def test_a_quotation_mark_that_is_not_closed(tmp_path):
    text = 'indicator,date,value,note\ni-crg,May 2017,1,\ni-crg,June 2017,2,"Rain\ni-crg,July 2017,3,\n'
    assert refused(tmp_path, text) == (
        "readings.csv, line 3: a quotation mark stands where none can, or is not closed. "
        "Close it, or write two quotation marks where one is meant."
    )


def test_a_text_that_is_far_too_long(tmp_path):
    assert refused(tmp_path, TEXT + f"i-crg,May 2017,1,{'x' * 200_000}\n") == (
        "readings.csv, line 3: a text is longer than 131,072 characters. Shorten it; where none is meant to be so "
        "long, a quotation mark in front of it is not closed."
    )


def test_empty_lines_are_passed_over_and_counted(tmp_path):
    text = "\n" * 5 + "indicator;date;value;note\r\n\r\n" + "\n" * 300_000 + "i-crg;20 June 2017;14;Café\n"
    assert rows(tmp_path, text) == [(300_008, "i-crg", "20 June 2017", "14", "Café")]


def test_a_file_that_is_too_large(tmp_path, monkeypatch):
    monkeypatch.setattr(csv_text, "LARGEST", len(TEXT.encode()))
    assert len(rows(tmp_path, TEXT)) == 1
    assert refused(tmp_path, TEXT + "\n") == (
        "readings.csv is larger than 10 MB. "
        "Split it, for example by year, and take its parts in one after the other."
    )


@pytest.mark.parametrize("front", ["", "sep=,\n"])
def test_a_file_of_too_many_rows(tmp_path, monkeypatch, front):
    monkeypatch.setattr(csv_text, "MOST_ROWS", 2)
    head = front + "indicator,date,value\n"
    assert len(rows(tmp_path, head + "i-crg,May 2017,1\n" * 2)) == 2
    assert refused(tmp_path, head + "i-crg,May 2017,1\n" * 3) == (
        "readings.csv holds more than 2 rows. "
        "Split it, for example by year, and take its parts in one after the other."
    )


@pytest.mark.parametrize(
    ("name", "why"), [("absent.csv", "no such file or directory"), (".", "is a directory")]
)
def test_a_file_that_cannot_be_opened(tmp_path, name, why):
    with pytest.raises(CannotRead) as caught:
        read_measurements(tmp_path / name)
    assert str(caught.value) == f"{tmp_path / name} cannot be read: {why}. Check its name and folder."


PIECES = st.sampled_from(
    [b"indicator,date,value\n", b'"', b",", b";", b"\n", b"\r", b"sep=;\n", b"\xff\xfe", b"\0", b"i-crg"]
)


@given(st.lists(PIECES | st.binary(max_size=8), max_size=12).map(b"".join))
def test_any_bytes_are_rows_or_one_sentence(content):
    with tempfile.TemporaryDirectory() as folder:
        try:
            found = rows(Path(folder), content)
        except BadMeasurements as refusal:
            assert str(refusal).startswith("readings.csv")
        else:
            assert all(line >= 2 for line, *_ in found)
