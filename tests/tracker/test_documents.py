"""Tables of web pages and Markdown as sheets, and what every document has in common."""

from hashlib import sha256
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.tracker.documents import read_document
from actionplan.tracker.documents.fills import fill_of, fill_of_style
from actionplan.tracker.documents.markdown import without_emphasis
from actionplan.tracker.documents.markup import lines_of_fragment
from actionplan.tracker.documents.parsing import tables_of
from actionplan.tracker.documents.read import kind_of
from actionplan.tracker.documents.tables import MOST_CELLS
from actionplan.tracker.guards.limits import Refused
from actionplan.words.english import one_line
from actionplan.words.errors import BadSpreadsheet, NoTable

PAGE = b"""<!DOCTYPE html><html><head><title>Plan</title><style>td { color: red }</style></head><body>
<h2>Milestones of the year</h2>
<script>document.write("<table><tr><td>never</td></tr></table>")</script>
<table><!-- hidden -->
<tr><th>Milestone</th><th>Date</th></tr>
<tr><td><p>Annual report</p><p>with accounts</p></td><td>Sept&nbsp;tbc</td></tr>
</table></body></html>"""


def html(text):
    return tables_of(text.encode(), "html")["tables"]


def markdown(text):
    return tables_of(text.encode(), "markdown")["tables"]


def rows(tables):
    (table,) = tables
    return table["rows"]


def test_a_page_becomes_a_sheet_named_for_the_heading_above():
    read = read_document(PAGE, "plan.html")
    (sheet,) = read.sheets
    assert (read.kind, read.name, sheet.name) == ("html", "plan.html", "Milestones of the year")
    assert sheet.rows == [["Milestone", "Date"], ["Annual report\nwith accounts", "Sept tbc"]]
    assert read.sha256 == sha256(PAGE).hexdigest()


def test_a_caption_is_a_better_name_than_the_heading():
    assert (
        html("<h1>A</h1><table><caption>Key <b>dates</b></caption><tr><td>x</table>")[0]["name"]
        == "Key dates"
    )


def test_tables_of_one_heading_have_different_names():
    names = [
        table["name"]
        for table in html("<table><tr><td>a</table>" + "<h3>Dates</h3>" + 2 * "<table><tr><td>a</table>")
    ]
    assert names == ["Table 1", "Dates", "Dates (2)"]


def test_items_paragraphs_and_breaks_are_lines():
    cell = "<ul><li>One.</li><li>Two.<br>Three.</li></ul><p>Four.<p>Five &amp; <i>six</i>.<div>Seven</div>"
    assert rows(html(f"<table><tr><td>{cell}</td></tr></table>")) == [
        ["One.\nTwo.\nThree.\nFour.\nFive & six.\nSeven"]
    ]


def test_cells_over_several_rows_and_columns_are_areas():
    (table,) = html(
        "<table><tr><td rowspan=2>a</td><td colspan='2'>b</td></tr><tr><td>c</td><td>d</td></tr>"
        "<tr><td rowspan='0'>e<td>f<tr><td>g</table>"
    )
    assert table["rows"] == [["a", "b", None], [None, "c", "d"], ["e", "f"], [None, "g"]]
    assert table["merged"] == [[0, 0, 1, 0], [0, 1, 0, 2], [2, 0, 3, 0]]


def test_a_table_in_a_cell_is_lines_of_that_cell():
    inner = "<table><tr><td>One</td><td>Two</td></tr><tr><td>Three</td></tr></table>"
    tables = html(f"<table><tr><td>a</td><td>b</td></tr><tr><td>x {inner} y</td><td>z</td></tr></table>")
    assert rows(tables) == [["a", "b"], ["x\nOne\nTwo\nThree\ny", "z"]]


def test_a_table_that_only_lays_out_a_page_gives_way_to_those_in_it():
    inner = "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"
    assert rows(html(f"<table><tr><td>menu</td><td>{inner}</td></tr></table>")) == [["a", "b"], ["c", "d"]]


def test_cells_without_their_ends_are_cells():
    assert rows(html("<table><tr><td>a<td>b<tr><td>c<td>d</table>")) == [["a", "b"], ["c", "d"]]


def test_the_colour_behind_a_cell_is_kept_with_its_place():
    (table,) = html(
        "<table><tr><td bgcolor='#FF0000'></td><td style='color:red;background: rgb(0, 128, 0)'>G</td>"
        "<td style='background-color:white'>w</td></tr></table>"
    )
    assert table["fills"] == [(0, 0, "FF0000"), (0, 1, "008000")]


@pytest.mark.parametrize(
    ("colour", "code"),
    [
        ("#ff0", "FFFF00"),
        ("FFC000", "FFC000"),
        ("orange", "FFA500"),
        ("auto", ""),
        ("#fff", ""),
        ("rgb(999,0,0)", "FF0000"),
    ],
)
def test_a_colour_is_six_digits_however_it_is_written(colour, code):
    assert fill_of(colour) == code


def test_a_style_without_a_colour_behind_has_none():
    assert fill_of_style("color: red; border: 1px solid green") == ""


def test_bullets_that_word_puts_into_a_page_are_no_text():
    item = "<p><![if !supportLists]><span style='mso-list:\nIgnore'>·<span>&nbsp; </span></span><![endif]>One</p>"
    assert rows(html(f"<table><tr><td>{item}</td></tr></table>")) == [["One"]]


def test_a_symbol_in_a_cell_is_its_description():
    assert rows(html("<table><tr><td><img src='x.png' alt='Green'></td></tr></table>")) == [["Green"]]


def test_markup_nested_without_end_is_refused_and_does_no_harm():
    with pytest.raises(Refused, match=r"is nested more than 500 deep\. Copy its table into a new document"):
        html("<div>" * 2_000 + "<table><tr><td>x</table>")
    with pytest.raises(Refused):
        html("<table><tr><td>" * 2_000)


def test_cells_that_claim_to_span_very_much_are_refused():
    with pytest.raises(Refused, match=f"more than {MOST_CELLS:,} cells"):
        html(
            "<table><tr><td colspan=1000 rowspan=65534>x</td></tr>"
            + "<tr><td>y</td></tr>" * 2000
            + "</table>"
        )


def test_a_wide_span_is_cut_at_what_the_standard_allows():
    (table,) = html("<table><tr><td colspan=99999999999999999999>x</td><td colspan=-3>y</td></tr></table>")
    assert table["merged"] == [[0, 0, 0, 999]]


def test_pipe_tables_lose_their_marks_and_keep_their_words():
    text = """# Plan

## Key *dates*

| Milestone | Date |
|:--|--:|
| **Annual** report<br>with `accounts` | 14 June |
| [The fair](https://example.org) & more | 2 * 3 |
"""
    (table,) = markdown(text)
    assert table["name"] == "Key dates"
    assert table["rows"] == [
        ["Milestone", "Date"],
        ["Annual report\nwith accounts", "14 June"],
        ["The fair & more", "2 * 3"],
    ]


def test_cells_beyond_the_last_heading_are_kept():
    assert rows(markdown("A | B\n--|--\n1 | 2 | 3 | 4\n5\n")) == [
        ["A", "B", None, None], ["1", "2", "3", "4"], ["5", None, None, None],
    ]  # fmt: skip


def test_what_only_looks_like_a_tag_is_text():
    assert rows(markdown("| A |\n|---|\n| <Name of lead> \\| x |\n")) == [["A"], ["<Name of lead> | x"]]


def test_tables_of_html_within_markdown_are_read():
    assert rows(markdown("# Plan\n\n<table><tr><td>a</td></tr></table>\n")) == [["a"]]


def test_bars_in_code_and_in_prose_make_no_table():
    assert markdown("    | A |\n    |---|\n    | 1 |\n\nNHS | Council | Providers\n") == []


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("**Action Plan** for *2017*", "Action Plan for 2017"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("(*including primary care)", "(*including primary care)"),
        ("<p>**b**</p> `c` \\* [d](e)", "<p>b</p> `c` \\* [d](e)"),
        ("draft_plan_v2", "draft_plan_v2"),
    ],
)
def test_only_marks_of_emphasis_are_taken_away(said, text):
    assert without_emphasis(said) == text


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ("A&E and R&D&copy", "A&E and R&D&copy"),
        ("A&amp;E &lt;5 <5 people", "A&E <5 <5 people"),
        ("E.g. <ul style='x'> • One • Two (AB) ", "E.g.\nOne\nTwo (AB)"),
        ("Kent • Medway", "Kent • Medway"),
        ("<script>alert(1)</script>x", "<script>alert(1)</script>x"),
        ("one\u00a0two\u200e", "one two"),
        ("•", "•"),
    ],
)
def test_a_text_with_a_little_markup_becomes_lines(said, lines):
    assert lines_of_fragment(said) == lines


def test_the_letters_of_windows_are_read_and_that_is_said():
    read = read_document("| Né | – |\n|---|---|\n| ½ | £5 |\n".encode("cp1252"), "plan.md")
    assert read.sheets[0].rows == [["Né", "–"], ["½", "£5"]]
    assert read.notes == ["It is not in UTF-8 and was read with the Windows letters of western Europe."]


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_with_and_without_its_mark(code):
    content = "<table><tr><td>Ré – 👍</td></tr></table>".encode(code)
    assert kind_of(content, "plan.txt") == "html"
    assert rows(tables_of(content, "html")["tables"]) == [["Ré – 👍"]]


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"PK\x03\x04", "plan.docx", "docx"),
        (b"plain", "plan.htm", "markdown"),
        (b" <!-- saved --> <HTML>", "plan.txt", "html"),
        (b"a < b", "plan.txt", "markdown"),
        (b"| a |", "plan.md", "markdown"),
    ],
)
def test_the_kind_is_told_by_the_content_before_the_name(content, name, kind):
    assert kind_of(content, name) == kind


def test_a_document_without_a_table_says_what_was_seen():
    with pytest.raises(NoTable) as error:
        read_document(b"# Our plan\n\nIt is long.\n", "plan.md")
    assert str(error.value) == (
        "plan.md holds no table, only two lines of text, the first of them “Our plan”. "
        "Put the rows into a table, or take the spreadsheet in that they come from."
    )
    with pytest.raises(NoTable, match=r"empty\.html holds no table, and no text either\."):
        read_document(b"<table><tr><td> </td></tr></table>", "empty.html")


def test_what_is_not_text_is_refused_with_its_name():
    with pytest.raises(BadSpreadsheet) as error:
        read_document(b"a\0b", "plan.md")
    assert str(error.value) == "plan.md is not text. Save it as text in UTF-8, then try again."
    with pytest.raises(Refused, match="more than 10 MB"):
        tables_of(b"x" * 10_000_001, "markdown")


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=30)


@given(st.lists(st.lists(TEXT, min_size=2, max_size=2), min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_every_word_of_a_page_comes_out_in_its_cell(grid):
    made = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in [["a", "b"], *grid]
    )
    found = rows(html(f"<table>{made}</table>"))
    said = [[one_line(cell).replace("•", "") for cell in row] for row in grid]
    told = [[one_line(cell or "").replace("•", "") for cell in row] for row in found[1:]]
    assert [["".join(cell.split()) for cell in row] for row in told] == [
        ["".join(c.split()) for c in r] for r in said
    ]


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_no_text_raises_anything_but_a_refusal(text):
    for kind in ("html", "markdown"):
        try:
            tables_of(text.encode("utf-8", "ignore"), kind)
        except Refused as refusal:
            assert str(refusal)
