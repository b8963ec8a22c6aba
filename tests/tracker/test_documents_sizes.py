"""Documents that hold more than can be read in seconds are refused before they are read, with the limit."""

from io import BytesIO

import pytest
from docx import Document

from actionplan.tracker.documents import markdown, markup, pasted, tables, word
from actionplan.tracker.documents.markup import lines_of_fragment
from actionplan.tracker.documents.parsing import tables_of
from actionplan.tracker.guards.limits import Refused

SMALL = "<table><tr><td>a</td><td>b</td></tr></table>"


def read(text, kind):
    return tables_of(text.encode(), kind)["tables"]


def test_a_page_of_too_many_tables_is_refused():
    assert len(read(SMALL * tables.MOST_TABLES, "html")) == 1_000
    with pytest.raises(Refused, match=r"^has more than 1,000 tables\. Split it, then try again\.$"):
        read(SMALL * (tables.MOST_TABLES + 1), "html")


def test_a_page_of_too_many_tags_is_refused_before_it_is_parsed(monkeypatch):
    monkeypatch.setattr(markup, "_parsed", pytest.fail)
    with pytest.raises(Refused, match=r"^has more than 300,000 tags of HTML\."):
        read("<b>" * (markup.MOST_TAGS + 1), "html")


def test_markdown_that_is_too_long_is_refused():
    text = "|a|b|\n|-|-|\n|c|d|\n\n"
    with pytest.raises(Refused, match=r"^is Markdown with more than 500,000 characters\."):
        read(text + "`" * markdown.MOST_CHARACTERS, "markdown")
    with pytest.raises(Refused, match=r"^is Markdown with more than 30,000 signs \| between cells\."):
        read(text + "||\n" * markdown.MOST_PIPES, "markdown")


def test_a_long_text_without_tables_is_no_markdown_and_is_read():
    assert read("`" * (markdown.MOST_CHARACTERS + 1), "markdown") == []


def test_pasted_text_with_too_many_tags_is_refused():
    row = "a<br>b\tc &amp; d\n"
    with pytest.raises(Refused, match=r"^has more than 60,000 tags and signs of HTML\."):
        read(row * (pasted.MOST_MARKS // 2 + 1), "markdown")


def test_a_word_document_with_too_many_cells_is_refused(monkeypatch):
    monkeypatch.setattr(word, "MOST_CELLS", 6)
    document, content = Document(), BytesIO()
    document.add_table(2, 3)
    document.save(content)
    assert tables_of(content.getvalue(), "docx")["tables"] == []
    document.tables[0].add_row()
    content = BytesIO()
    document.save(content)
    with pytest.raises(Refused, match=r"^has tables of more than 6 cells\. Split it, then try again\.$"):
        tables_of(content.getvalue(), "docx")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("A & B", "A & B"), ("5 < 6 > 4", "5 < 6 > 4"), ("A &amp; B", "A & B"), ("a<br>b", "a\nb"),
        ("<unknown> &nothing", "<unknown> &nothing"), ("&#65;\n<b>b</b>", "A\nb"),
    ],
)  # fmt: skip
def test_only_marks_of_html_are_read_as_such(text, lines):
    assert lines_of_fragment(text) == lines
