"""Tables of Word documents as sheets: merged cells, lists, tables in tables, tracked changes, content controls."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from actionplan.tracker.documents import read_document
from actionplan.tracker.documents.parsing import tables_of
from actionplan.tracker.guards.limits import Refused
from actionplan.words.errors import BadSpreadsheet, NoTable


def saved(document):
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def with_table(inner):
    """A document with a table of one row and one cell that holds this WordprocessingML, or of these rows."""
    rows = inner if inner.startswith("<w:tr") else f"<w:tr><w:tc>{inner}</w:tc></w:tr>"
    document = Document()
    document.element.body.insert(0, parse_xml(f"<w:tbl {nsdecls('w', 'w14', 'wp', 'm')}>{rows}</w:tbl>"))
    return saved(document)


def told(content):
    return tables_of(content, "docx")


def cell(inner):
    (table,) = told(with_table(inner))["tables"]
    return table["rows"][0][0]


def text(words):
    return f"<w:r><w:t xml:space='preserve'>{words}</w:t></w:r>"


def paragraph(inner):
    return f"<w:p>{inner}</w:p>"


def test_tables_are_sheets_named_for_the_headings_above():
    document = Document()
    document.add_heading("Action plan", 1)
    document.add_paragraph("Some prose.")
    table = document.add_table(rows=3, cols=2)
    for row, words in enumerate(
        [("Priority", "Date"), ("1. Reach\nand more", "Sept tbc"), ("", "Dec\u00a0tbc")]
    ):
        for column, word in enumerate(words):
            table.cell(row, column).text = word
    document.add_paragraph("Dates", style="Title")
    document.add_table(rows=1, cols=1).cell(0, 0).text = "x"
    read = read_document(saved(document), "plan.docx")
    assert (read.kind, [sheet.name for sheet in read.sheets], read.notes) == (
        "docx",
        ["Action plan", "Dates"],
        ["One line of text stands beside the tables: “Some prose.”; nothing is taken from there."],
    )
    assert read.sheets[0].rows == [
        ["Priority", "Date"],
        ["1. Reach\nand more", "Sept tbc"],
        [None, "Dec tbc"],
    ]


def test_merged_cells_hold_their_value_once():
    document = Document()
    table = document.add_table(rows=4, cols=3)
    for row in range(4):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(1, 0).merge(table.cell(3, 0)).text = "1. Reach"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "Dates"
    (found,) = told(saved(document))["tables"]
    assert found["rows"] == [
        ["00", "Dates", None], ["1. Reach", "11", "12"], [None, "21", "22"], [None, "31", "32"],
    ]  # fmt: skip
    assert found["merged"] == [[0, 1, 0, 2], [1, 0, 3, 0]]


def test_a_cell_that_goes_on_from_none_stands_in_its_own_place():
    rows = "".join(
        f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{paragraph(text(a))}</w:tc><w:tc>{paragraph(text(b))}</w:tc></w:tr>"
        for a, b in [("a", "b"), ("", "c")]
    )
    (table,) = told(with_table(rows))["tables"]
    assert (table["rows"], table["merged"]) == ([["a", "b"], [None, "c"]], [[0, 0, 1, 0]])


def test_a_row_that_begins_later_leaves_its_first_cells_empty():
    rows = (
        f"<w:tr><w:tc>{paragraph(text('a'))}</w:tc><w:tc>{paragraph(text('b'))}</w:tc></w:tr>"
        f"<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr><w:tc>{paragraph(text('c'))}</w:tc></w:tr>"
    )
    assert told(with_table(rows))["tables"][0]["rows"] == [["a", "b"], [None, "c"]]


def test_each_paragraph_and_item_is_a_line():
    document = Document()
    table = document.add_table(rows=1, cols=1)
    table.cell(0, 0).text = "One."
    for words in ("Two.", "", "Three."):
        table.cell(0, 0).add_paragraph(words, style="List Bullet")
    assert told(saved(document))["tables"][0]["rows"] == [["One.\nTwo.\nThree."]]


def test_a_table_in_a_cell_is_lines_of_that_cell():
    document = Document()
    table = document.add_table(rows=2, cols=2)
    for row, column, word in [(0, 0, "Aim"), (0, 1, "Signs"), (1, 0, "Reach"), (1, 1, "See:")]:
        table.cell(row, column).text = word
    inner = table.cell(1, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "first", "second"
    tables = told(saved(document))["tables"]
    assert [one["rows"] for one in tables] == [[["Aim", "Signs"], ["Reach", "See:\nfirst\nsecond"]]]


def test_tracked_changes_are_read_as_if_they_were_accepted():
    changed = paragraph(
        f"{text('Sept ')}<w:del w:id='1' w:author='a'><w:r><w:delText>tbc</w:delText></w:r></w:del>"
        f"<w:ins w:id='2' w:author='a'>{text('2017')}</w:ins>"
        f"<w:moveFrom w:id='3' w:author='a'>{text(' gone')}</w:moveFrom>"
    )
    content = with_table(changed)
    assert told(content)["tables"][0]["rows"] == [["Sept 2017"]]
    assert told(content)["notes"] == [
        "Changes are tracked in the document; its text was read as if all of them were accepted."
    ]


def test_a_deleted_end_of_a_paragraph_joins_it_with_the_next():
    mark = "<w:pPr><w:rPr><w:del w:id='1' w:author='a'/></w:rPr></w:pPr>"
    assert cell(paragraph(f"{mark}{text('One ')}") + paragraph(text("two"))) == "One two"


def test_a_deleted_row_is_gone():
    rows = (
        f"<w:tr><w:tc>{paragraph(text('a'))}</w:tc></w:tr>"
        f"<w:tr><w:trPr><w:del w:id='1' w:author='a'/></w:trPr><w:tc>{paragraph(text('b'))}</w:tc></w:tr>"
        f"<w:tr><w:trPr><w:ins w:id='2' w:author='a'/></w:trPr><w:tc>{paragraph(text('c'))}</w:tc></w:tr>"
    )
    assert told(with_table(rows))["tables"][0]["rows"] == [["a"], ["c"]]


def test_content_controls_hold_their_text_and_not_their_advice():
    chosen = f"<w:sdt><w:sdtContent>{text('Amber')}</w:sdtContent></w:sdt>"
    shown = f"<w:sdtContent>{text('Choose an item.')}</w:sdtContent>"
    advice = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>{shown}</w:sdt>"
    assert cell(paragraph(chosen + advice)) == "Amber"
    row = f"<w:tr><w:sdt><w:sdtContent><w:tc>{paragraph(text('a'))}</w:tc></w:sdtContent></w:sdt></w:tr>"
    assert told(with_table(row))["tables"][0]["rows"] == [["a"]]


def test_a_text_box_is_left_out_and_that_is_said():
    inner = f"<w:txbxContent>{paragraph(text('boxed'))}</w:txbxContent>"
    box = f"<w:r><w:drawing><wp:inline>{inner}</wp:inline></w:drawing></w:r>"
    content = with_table(paragraph(text("seen") + box))
    assert told(content)["tables"][0]["rows"] == [["seen"]]
    assert told(content)["notes"] == ["What stands in one text box was left out."]


def test_links_fields_breaks_and_signs_are_read_as_they_show():
    inner = (
        f"<w:hyperlink>{text('The site')}</w:hyperlink><w:r><w:br/></w:r>"
        f"<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>{text('14 June')}"
        "<w:r><w:tab/><w:noBreakHyphen/><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>"
    )
    assert cell(paragraph(inner)) == "The site\n14 June -✓"


def test_a_sign_that_no_letter_stands_for_is_told():
    content = with_table(paragraph(text("x") + "<w:r><w:sym w:font='Wingdings' w:char='F04A'/></w:r>"))
    assert told(content)["notes"] == ["One sign of a symbol font was left out."]


def test_the_colour_behind_a_cell_is_kept():
    shade = "<w:tcPr><w:shd w:val='clear' w:fill='FFC000'/></w:tcPr>"
    table = told(with_table(f"{shade}{paragraph('')}</w:tc><w:tc>{paragraph(text('x'))}"))["tables"][0]
    assert (table["rows"], table["fills"]) == ([[None, "x"]], [(0, 0, "FFC000")])


def test_a_document_without_a_table_says_what_was_seen():
    document = Document()
    document.add_paragraph("Dear all")
    with pytest.raises(
        NoTable, match=r"letter\.docx holds no table, only one line of text, the first of them “Dear all”"
    ):
        read_document(saved(document), "letter.docx")


def replaced(content, part, change):
    """The archive with one of its parts changed."""
    file = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if name == part else data)
    return file.getvalue()


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda data: data.replace(b"<w:body>", b"<w:body><w:p>"), "is damaged, or no Word document"),
        (lambda data: b"<!DOCTYPE x [<!ENTITY a 'b'>]>" + data, "declarations"),
        (lambda data: b"", "is damaged, or no Word document"),
    ],
)
def test_a_document_that_is_not_sound_is_refused_with_its_reason(change, why):
    with pytest.raises(Refused, match=why):
        told(replaced(with_table(paragraph(text("x"))), "word/document.xml", change))


def test_the_strict_form_is_refused_with_what_to_do():
    strict = replaced(
        with_table(paragraph(text("x"))),
        "_rels/.rels",
        lambda data: data.replace(
            b"schemas.openxmlformats.org/officeDocument/2006", b"purl.oclc.org/ooxml/officeDocument"
        ),
    )
    with pytest.raises(Refused, match=r"is in the Strict form of Open XML\. Open it in Word"):
        told(strict)


def test_tables_nested_without_end_are_refused():
    start, end = "<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>"
    deep = (start * 300 + end * 300).encode()
    content = with_table(paragraph(text("x")))
    with pytest.raises(Refused, match="is damaged, or no Word document"):
        told(
            replaced(content, "word/document.xml", lambda data: data.replace(b"<w:body>", b"<w:body>" + deep))
        )


def test_a_damaged_archive_is_refused_with_its_name():
    content = with_table(paragraph(text("x")))
    with pytest.raises(BadSpreadsheet, match=r"^plan\.docx is damaged"):
        read_document(content[: len(content) // 2], "plan.docx")
