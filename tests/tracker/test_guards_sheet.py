"""A sheet of XML is looked at in two ways, by a pattern and by its elements: both see the same."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.tracker.guards import limits, sheet_xml
from actionplan.tracker.guards.limits import Refused
from actionplan.tracker.guards.sheet_cells import Cells
from actionplan.tracker.guards.sheet_xml import look_at
from actionplan.tracker.guards.texts import Texts
from tests.tracker.nasty import MAIN

CELLS = st.sampled_from(
    [
        '<c r="{}"><v>1</v></c>',
        '<c r="{}" s="3"/>',
        '<c r="{}" s="3" t="s"><v>12</v></c>',
        '<c r="{}" t="str"><f>A1&amp;B1</f><v></v></c>',
        '<c r="{}"><f t="shared" si="0"/><v>-1.5E-3</v></c>',
        '<c r="{}"><f>1+1</f></c>',
        '<c r="{}"><f>1+1</f><v></v></c>',
        '<c r="{}" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
        "<c r='{}' t='e'/>",
        '<c r="{}" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>',
        '<c r="{}"><v>NaN</v></c>',
        '<c\tr="{}" ><v>1</v></c>',
        "<c t='e'><v>#N/A</v></c>",
        "<c><v>1</v></c>",
    ]
)
ROWS = st.lists(st.tuples(st.booleans(), st.lists(CELLS, max_size=5)), max_size=6)


def row(number, says, cells):
    told = f' r="{number}"' if says else ""
    inside = "".join(cell.format(f"{'ABCDE'[column]}{number}") for column, cell in enumerate(cells))
    return f'<row{told} spans="1:5">{inside}</row>'


def sheet(rows):
    told = "".join(row(number, *one) for number, one in enumerate(rows, 1))
    return f'<worksheet xmlns="{MAIN}"><sheetData>{told}</sheetData></worksheet>'.encode()


@settings(max_examples=200)
@given(ROWS)
def test_the_pattern_and_the_elements_tell_the_same(rows):
    data = sheet(rows)
    cells = Cells("Plan", {}, None)
    cells.read(data)
    found = look_at(data, "Plan", {}, Texts(b"")).unreadable
    assert {place: why for place, why in found.items() if "out of range" not in why} == cells.found.unreadable
    assert sum("out of range" in why for why in found.values()) == data.count(b"NaN")


def test_what_a_program_writes_is_told_by_the_pattern_alone():
    book = openpyxl.Workbook()
    for number in range(100):
        book.active.append([f"Milestone {number}", number / 7, None, date(2017, 6, 14), " a\nb "])
    made = io.BytesIO()
    book.save(made)
    with zipfile.ZipFile(made) as archive:
        rest = sheet_xml._without_usual_rows(archive.read("xl/worksheets/sheet1.xml"))
    assert (rest.count(b"usual="), rest.count(b"<c")) == (100, 0)


@pytest.mark.parametrize("cell", ["<c r='A1'>", '<c r="A"/>', '<c r="1A"/>', '<c r="A1 B2"/>', '<c r=""/>'])
def test_a_cell_without_a_place_or_an_end_is_refused(cell):
    with pytest.raises(Refused, match="is damaged"):
        look_at(f"<worksheet><row>{cell}</row></worksheet>".encode(), "Plan", {}, Texts(b""))


def test_a_text_that_usual_and_odd_rows_show_is_counted_once_for_each(monkeypatch):
    texts = f"<sst><si><t>{'x' * 100}</t></si></sst>".encode()
    odd = "<c r='B{0}'><v>1</v></c>"
    shown = [row(number, True, ['<c r="{}" t="s"><v>0</v></c>']) for number in range(1, 11)]
    shown += [row(number, True, ['<c r="{}" t="s"><v>0</v></c>', odd]) for number in range(11, 21)]
    data = f"<worksheet>{''.join(shown)}</worksheet>".encode()
    length = len(texts) - len("<sst>")
    monkeypatch.setattr(limits, "MOST_TEXT", 20 * length)
    assert look_at(data, "Plan", {}, Texts(texts)).unreadable == {}
    monkeypatch.setattr(limits, "MOST_TEXT", 20 * length - 1)
    with pytest.raises(Refused, match="characters"):
        look_at(data, "Plan", {}, Texts(texts))
