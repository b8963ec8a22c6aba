import io
from datetime import date

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape
from python_calamine import CalamineWorkbook

from actionplan.tracker.writing.stencils import TO_FILL, Stencil
from actionplan.tracker.writing.text import fitted, lost

TRICKY = [
    "=1+1", "=cmd|' /C calc'!A0", "+1+1", "-5", "@SUM(1)", "\t=1+1", "=HYPERLINK(\"https://example.org\")", "#N/A",
    "#REF!", "007", "1e5", "TRUE", "50%", "3-4", "2017-06-14", "'quoted", " led and trailed ", "two\nlines",
    "_x0041_BC", "_x000D_", "_x005F_x0041_", "_x41_", "שלום, عالم", "👩‍👩‍👧 émigré e\u0301", "a\u200bb\u00a0c",
    "<b>&amp;</b>", "x" * 32_767,
]  # fmt: skip


def through_a_file(texts):
    """What two readers find of texts that were put into a column, and the cells as openpyxl has them."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Texts")
    stencil = Stencil(sheet, TO_FILL)
    stands = []
    for text in texts:
        cell, as_it_stands = stencil.cell(text)
        stands.append(as_it_stands)
        sheet.append([cell])
    content = io.BytesIO()
    book.save(content)
    content.seek(0)
    rows = CalamineWorkbook.from_filelike(content).get_sheet_by_index(0).to_python(skip_empty_area=False)
    cells = [row[0] for row in openpyxl.load_workbook(content).active.iter_rows()]
    return stands, [row[0] or None for row in rows], cells


def test_a_text_stays_that_text_in_both_readers_whatever_it_looks_like():
    stands, by_calamine, cells = through_a_file(TRICKY)
    assert stands == TRICKY
    assert by_calamine == TRICKY
    assert [
        unescape(cell.value) for cell in cells
    ] == TRICKY  # openpyxl leaves escapes in inline texts to its caller


def test_every_text_is_a_text_with_the_format_of_texts_and_the_mark_of_a_quote():
    _, _, cells = through_a_file(TRICKY)
    assert {(cell.data_type, cell.number_format, cell.quotePrefix) for cell in cells} == {("s", "@", True)}


@given(st.lists(st.text(max_size=60), min_size=1, max_size=20))
@settings(max_examples=60, deadline=None)
def test_whatever_a_cell_can_hold_comes_back_from_another_reader(texts):
    texts = [f"{text}." for text in texts]
    stands, by_calamine, cells = through_a_file(texts)
    assert by_calamine == stands == [fitted(text) for text in texts]
    assert {cell.data_type for cell in cells} == {"s"}


@given(st.text())
def test_what_a_cell_holds_of_a_text_it_holds_wholly(text):
    assert fitted(fitted(text)) == fitted(text)
    assert lost(fitted(text)) == ""


@pytest.mark.parametrize(
    ("text", "stands", "what"),
    [
        ("plain", "plain", ""),
        ("a\r\nb\rc", "a\nb\nc", ""),
        ("ring\x07 the\x1b bell", "ring the bell", "the characters U+0007 and U+001B"),
        ("half \ud83d", "half ", "the character U+D83D"),
        ("x" * 32_768, "x" * 32_766 + "…", "what comes after its first 32,766 characters"),
        ("😀" * 20_000, "😀" * 16_383 + "…", "what comes after its first 32,766 characters"),
    ],
)
def test_what_a_cell_cannot_hold_is_left_out_and_told(text, stands, what):
    assert (fitted(text), lost(text)) == (stands, what)


def test_a_text_of_nothing_but_what_a_cell_cannot_hold_leaves_it_empty():
    stands, _, cells = through_a_file(["\x07", "x"])
    assert (stands[0], cells[0].value, cells[0].data_type) == (None, None, "n")


def test_a_day_is_a_date_and_a_figure_is_refused():
    stencil = Stencil(openpyxl.Workbook(write_only=True).create_sheet(), TO_FILL)
    cell, stands = stencil.cell(date(2017, 6, 14))
    assert (cell.value, cell.data_type, cell.number_format, stands) == (
        date(2017, 6, 14),
        "d",
        "d mmm yyyy",
        date(2017, 6, 14),
    )
    with pytest.raises(TypeError):
        stencil.cell(1450.0)
