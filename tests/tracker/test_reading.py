"""Sound spreadsheets of every kind: the same values in the same places, and what has none is told."""

import hashlib
import io
import shutil
import subprocess
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from openpyxl.packaging.custom import IntProperty, StringProperty
from openpyxl.styles import Font, PatternFill

from actionplan.tracker import csv_sheet
from actionplan.tracker.guards import limits
from actionplan.tracker.guards.limits import Refused
from actionplan.tracker.reading import read_spreadsheet
from actionplan.tracker.sheets import Sheet
from actionplan.words.errors import BadSpreadsheet
from tests.conftest import absent
from tests.tracker import nasty
from tests.tracker.nasty import Error, ods, xlsx

ROWS = [
    ["Milestone", "Owner", "Due", "Met at", "Meets", "Takes", "Cost", "Done"],
    ["“Café”", None, date(2017, 6, 14), datetime(2017, 6, 14, 10, 30), time(10, 0), timedelta(hours=30), 1.0, True],
    [],
    ["=1+1", "  spaces kept ", None, None, None, None, -0.5, False],
    ["007", "@SUM(A1)", None, None, None, None, 1e300, None],
]  # fmt: skip


def workbook():
    book = openpyxl.Workbook()
    plan = book.active
    plan.title = "Plan"
    for row in ROWS:
        plan.append(row)
    plan["A4"].data_type = "s"
    plan.merge_cells("A6:B7")
    book.create_sheet("Empty")
    hidden = book.create_sheet("_meta")
    hidden["B2"] = "plan"
    hidden.sheet_state = "hidden"
    return book


def saved(book):
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def read(content, name="tracker.xlsx", **options):
    return read_spreadsheet(content, name, **options)


def full(rows, width):
    """Rows of one length, empty at the right; openpyxl leaves a row without cells out."""
    return [list(row) + [None] * (width - len(row)) for row in rows]


def test_a_workbook_cell_by_cell():
    content = saved(workbook())
    found = read(content)
    plan, empty, meta = found.sheets
    assert [list(row) for row in plan.rows] == full(ROWS, 8)
    assert [[type(value) for value in row] for row in plan.rows] == [
        [type(value) for value in row] for row in full(ROWS, 8)
    ]
    assert plan.merged == ((5, 0, 6, 1),)
    assert (empty.name, list(empty.rows)) == ("Empty", [])
    assert (meta.name, meta.hidden, plan.hidden, meta.cell(1, 1)) == ("_meta", True, False, "plan")
    assert (found.kind, found.notes, found.properties) == ("xlsx", (), {})
    assert found.sha256 == hashlib.sha256(content).hexdigest()


@pytest.fixture(scope="session")
def convert(tmp_path_factory):
    """Have LibreOffice save a workbook as another kind of file."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        absent("LibreOffice Calc was not found: apt-get install libreoffice-calc.")
    folder = tmp_path_factory.mktemp("office")

    def converted(content, kind):
        (folder / "tracker.xlsx").write_bytes(content)
        words = [
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
        ]
        subprocess.run(
            [program, *words, str(folder / "out"), str(folder / "tracker.xlsx")],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return (folder / "out" / f"tracker.{kind}").read_bytes()

    return converted


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_a_file_saved_by_libreoffice_holds_the_same(convert, kind):
    book = workbook()
    plan = book["Plan"]
    plan["H2"] = plan["H4"] = None  # it makes formulas of them
    plan["B3"], plan["C3"], plan["D3"] = "=1/0", "=NA()", '=""'
    plan["E3"], plan["F3"] = "=1+1", "=MISSING()"
    book.custom_doc_props.append(StringProperty(name="tk_export", value="abcd2345"))
    found = read(convert(saved(book), kind), f"tracker.{kind}")
    rows = full(ROWS, 8)
    rows[1][7] = rows[3][7] = None
    rows[2][4] = 2.0
    assert [list(row) for row in found.sheets[0].rows] == rows
    assert found.sheets[0].unreadable == {
        (2, 1): "it shows the error #DIV/0!",
        (2, 2): "it shows the error #N/A",
        (2, 5): "it shows the error #NAME?",
    }
    assert found.sheets[0].merged == ((5, 0, 6, 1),)
    assert [sheet.hidden for sheet in found.sheets] == [False, False, True]
    assert found.kind == kind
    assert kind == "xls" or found.properties["tk_export"] == "abcd2345"


def test_a_binary_workbook():
    (sheet,) = read(nasty.xlsb(["Milestone", "Cost"], ["Leaflet", 2.5], [None, Error(0x2A)]), "a.xlsb").sheets
    assert sheet == Sheet(
        "Plan",
        [["Milestone", "Cost"], ["Leaflet", 2.5], [None, None]],
        {(2, 1): "it shows the error #N/A"},
    )


def test_a_workbook_in_strict_open_xml():
    made = xlsx(
        '<row r="2"><c r="B2" t="inlineStr"><is><t>Leaflet</t></is></c></row>',
        main=nasty.STRICT,
        relations=nasty.STRICT_RELATIONS,
    )
    assert read(made).sheets[0].rows == [[None, None], [None, "Leaflet"]]


CELLS = (
    '<row r="1">'
    '<c r="A1"><f>1+1</f></c>'
    '<c r="B1"><f>1+1</f><v></v></c>'
    '<c r="C1"><f t="shared" si="0"/><v/></c>'
    '<c r="D1" t="str"><f>""</f><v></v></c>'
    '<c r="E1"><f>1+1</f><v>2</v></c>'
    '<c r="F1" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
    '<c r="G1" t="e"><v>#REF!</v></c>'
    "<c r='H1' t='e'><v>#N/A</v></c>"
    '<c r="I1" t="inlineStr"><is><t>&lt;c r="J1" t="e"&gt;</t></is></c>'
    '</row><row><c><v>1</v></c><c t="e"><v>#NUM!</v></c></row>'
)
FILLING = "<row>" + "<c><v>1</v></c>" * 20 + "</row>"
UNSAVED = "its formula was saved without a result"


@pytest.mark.parametrize("prefix", ["", "x:"])
def test_what_has_no_value_is_unreadable_and_never_empty(prefix):
    cells = CELLS + FILLING
    made = xlsx(cells)
    if prefix:
        cells = (
            f"<sheetData>{cells}</sheetData>".replace("</", "<\0")
            .replace("<", "<x:")
            .replace("<x:\0", "</x:")
        )
        sheet = f'<x:worksheet xmlns:x="{nasty.MAIN}">{cells}</x:worksheet>'
        parts = [part for part in nasty.xlsx_parts("") if part[0] != "xl/worksheets/sheet1.xml"]
        made = nasty.zipped([*parts, ("xl/worksheets/sheet1.xml", sheet.replace("&lt;x:c", "&lt;c"))])
    (sheet,) = read(made).sheets
    assert sheet.unreadable == {
        (0, 0): UNSAVED,
        (0, 1): UNSAVED,
        (0, 2): UNSAVED,
        (0, 5): "it shows the error #DIV/0!",
        (0, 6): "it shows the error #REF!",
        (0, 7): "it shows the error #N/A",
        (1, 1): "it shows the error #NUM!",
    }
    assert [sheet.cell(0, column) for column in (3, 4, 8)] == [None, 2.0, '<c r="J1" t="e">']
    assert [sheet.cell(*place) for place in sheet.unreadable] == [None] * 7


def test_an_unreadable_cell_behind_the_last_value_is_within_the_rows():
    (sheet,) = read(xlsx(FILLING + '<row r="5"><c r="A5"><f>1+1</f></c></row>')).sheets
    assert (len(sheet.rows), sheet.unreadable) == (5, {(4, 0): UNSAVED})


TEXT = '<table:table-cell office:value-type="string"><text:p>Leaflet</text:p></table:table-cell>'


def test_what_has_no_value_in_an_opendocument_file():
    cells = (
        f"<table:table-row>{TEXT * 9}</table:table-row><table:table-row>"
        '<table:table-cell table:number-columns-repeated="2"/><table:table-cell table:formula="of:=1+1"/>'
        '<table:table-cell table:formula="of:=[.A9]" office:value-type="string" calcext:value-type="error">'
        "<text:p>Err:502</text:p></table:table-cell>"
        '<table:table-cell table:formula="of:=1/0" office:value-type="string"><text:p>#DIV/0!</text:p>'
        "</table:table-cell>"
        f"{TEXT.replace('Leaflet', '#N/A')}</table:table-row>"
    )
    (sheet,) = read(ods(cells), "a.ods").sheets
    assert sheet.unreadable == {
        (1, 2): UNSAVED,
        (1, 3): "it shows the error Err:502",
        (1, 4): "it shows the error #DIV/0!",
    }
    assert list(sheet.rows[1][:6]) == [None, None, None, None, None, "#N/A"]


def refused(content, name="tracker.xlsx"):
    with pytest.raises(BadSpreadsheet) as caught:
        read(content, name)
    return str(caught.value)


def test_a_workbook_whose_cells_mostly_have_no_value():
    cells = "<row>" + "<c><v>1</v></c>" * 6 + "<c><f>1+1</f></c>" * 3 + "</row>"
    assert refused(xlsx(cells)) == (
        "tracker.xlsx cannot be taken in: 3 of its 9 filled cells have no value, as they show an error or their "
        "formulas were saved without results. Open it in Excel or LibreOffice, let it work them out, save it, then try "
        "again."
    )
    assert read(xlsx(cells.replace("<row>", "<row><c><v>1</v></c>"))).sheets[0].cell(0, 0) == 1


def test_a_file_without_rows_or_without_sheets():
    assert refused(xlsx("")) == (
        "tracker.xlsx holds no rows: every sheet in it is empty. Ask for the file that was filled in."
    )
    book = openpyxl.Workbook()
    book.create_chartsheet("Chart").add_chart(BarChart())
    book.remove(book["Sheet"])
    assert refused(saved(book)) == (
        "tracker.xlsx holds no sheet with cells. Open it where it was made, save it as an .xlsx workbook, then try "
        "again."
    )


def test_what_is_left_alone_is_named():
    book = workbook()
    book["Plan"]["A1"].comment = Comment("Is this right?", "Team")
    book.create_chartsheet("Chart").add_chart(BarChart())
    parts = [
        ("xl/vbaProject.bin", b"x"),
        (
            "xl/externalLinks/externalLink1.xml",
            f'<externalLink xmlns="{nasty.MAIN}"><ddeLink/></externalLink>',
        ),
        ("xl/embeddings/oleObject1.bin", b"x"),
    ]
    made = io.BytesIO(saved(book))
    with nasty.zipfile.ZipFile(made, "a") as archive:
        for name, content in parts:
            archive.writestr(name, content)
    found = read(made.getvalue())
    assert found.kind == "xlsm"
    assert found.notes == (
        "The file holds macros. They were not run and are not kept.",
        "The file has links to other files. They were not followed; the values saved with it were read.",
        "The file holds embedded objects, such as documents or controls. They were left alone.",
        "The file holds comments on cells. They are not taken in: read them in the file.",
        "The file holds pictures, shapes or charts. They are not taken in: look at them in the file.",
        "The file asks another program for values (DDE). It was not asked; the values saved with it were read.",
        "The sheet “Chart” holds no cells (it is a chart, a dialogue or macros). It was left alone.",
    )


def test_what_is_left_alone_in_an_opendocument_file():
    cells = (
        '<table:table-row><table:table-cell office:value-type="string" table:formula="of:=\'file:///x.ods\'#$A.A1">'
        "<office:annotation><text:p>Is this right?</text:p></office:annotation><text:p>Leaflet</text:p>"
        "</table:table-cell></table:table-row>"
    )
    assert read(ods(cells), "a.ods").notes == (
        "The file has links to other files. They were not followed; the values saved with it were read.",
        "The file holds comments on cells. They are not taken in: read them in the file.",
    )


def test_the_own_properties_of_a_file():
    book = workbook()
    book.custom_doc_props.append(StringProperty(name="tk_export", value="abcd2345 & more"))
    book.custom_doc_props.append(IntProperty(name="tk_version", value=1))
    assert read(saved(book)).properties == {"tk_export": "abcd2345 & more", "tk_version": "1"}
    meta = '<office:meta><meta:user-defined meta:name="tk_export">abcd2345</meta:user-defined></office:meta>'
    row = f"<table:table-row>{TEXT}</table:table-row>"
    assert read(ods(row, meta=meta), "a.ods").properties == {"tk_export": "abcd2345"}


def test_the_colours_behind_cells():
    book = openpyxl.Workbook()
    plan = book.active
    plan["A1"], plan["B1"] = "Milestone", "RAG"
    for place, colour in (("A2", "FFFFFFFF"), ("B2", "FFFF0000"), ("B3", "00FFC000")):
        plan[place].fill = PatternFill("solid", fgColor=colour)
    plan["B4"].fill = PatternFill("lightGray", fgColor="FFFF0000")
    plan["B5"].fill = PatternFill("solid", fgColor=openpyxl.styles.colors.Color(indexed=17))
    plan["B6"].fill = PatternFill("solid", fgColor=openpyxl.styles.colors.Color(theme=4))
    plan["A6"] = "Leaflet"
    plan["A3"].font = Font(color="FFFF0000")
    (sheet,) = read(saved(book), with_fills=True).sheets
    assert sheet.fills == {(1, 1): "FF0000", (2, 1): "FFC000", (4, 1): "008000"}
    assert read(saved(book)).sheets[0].fills == {}


def test_the_colours_behind_cells_of_other_kinds():
    style = (
        '<style:style style:name="ce1" style:family="table-cell"><style:table-cell-properties '
        'fo:background-color="#ff0000"/></style:style>'
    )
    cells = f'<table:table-row>{TEXT}<table:table-cell table:style-name="ce1"/>{TEXT}</table:table-row>'
    assert read(ods(cells, styles=style), "a.ods", with_fills=True).sheets[0].fills == {(0, 1): "FF0000"}
    assert read(nasty.xlsb(["a"]), "a.xlsb", with_fills=True).notes == (
        "The colours behind cells are not read from .xls and .xlsb files. Save it as .xlsx to have them read.",
    )


NO_FORMATS = "A CSV file keeps neither formats nor several sheets: send trackers back as .xlsx where you can."


def csv(content, name="tracker.csv"):
    return read(content if isinstance(content, bytes) else content.encode("utf-8"), name)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_csv_file_holds_texts(encoding):
    found = csv(
        'Milestone,Due,Cost\r\n"Café, open",14/06/2017,007\r\n,,\r\nLeaflet, ,\r\n\r\n'.encode(encoding)
    )
    assert found.sheets == (
        Sheet(
            "tracker",
            [["Milestone", "Due", "Cost"], ["Café, open", "14/06/2017", "007"], [], ["Leaflet", " ", None]],
        ),
    )
    assert (found.kind, found.notes) == ("csv", (NO_FORMATS,))


def test_the_letters_of_windows_are_a_guess_and_said():
    found = csv("Milestone,Due\nCafé,June\n".encode("cp1252"))
    assert found.sheets[0].rows[1] == ["Café", "June"]
    assert found.notes == (
        NO_FORMATS,
        "The letters of the file were taken as those of Windows (code page 1252), as they are not UTF-8. Look at names "
        "with accents and at quotation marks.",
    )


@pytest.mark.parametrize(
    ("text", "name", "rows"),
    [
        ("A;Cost\nLeaflet;1,5\nFilm;2,5\n", "a.csv", [["A", "Cost"], ["Leaflet", "1,5"], ["Film", "2,5"]]),
        ("a\tb\nc, d\te\n", "a.csv", [["a", "b"], ["c, d", "e"]]),
        ("a|b\nc|d\n", "a.txt", [["a", "b"], ["c", "d"]]),
        ("sep=|\na|b,c\n", "a.csv", [["a", "b,c"]]),
        ("Plan, as of June\n\na\tb\n", "a.tsv", [["Plan, as of June"], [], ["a", "b"]]),
        ("Milestone\nLeaflet\n", "a.csv", [["Milestone"], ["Leaflet"]]),
        ('a,"b\nc"\nd,e\n', "a.csv", [["a", "b\nc"], ["d", "e"]]),
    ],
)  # fmt: skip
def test_the_separator_of_every_program(text, name, rows):
    assert [list(row) for row in csv(text, name).sheets[0].rows] == rows


def test_a_file_with_tabs_is_of_that_kind():
    assert csv("a\tb\nc\td\n").kind == "tsv"


def test_rows_with_another_number_of_cells_are_named():
    text = "a,b,c\n" * 3 + "a,b\n" + "a,b,c\n" + "a,b,c,d\n"
    assert csv(text).notes[1:] == (
        "Rows 4 and 6 have another number of cells than the other rows (three cells).",
    )
    assert csv("a,b\n" * 3 + "a\n").notes[1:] == (
        "Row 4 has another number of cells than the other rows (two cells).",
    )
    many = csv("a,b\n" * 20 + "a\n" * 9).notes[1]
    assert many.startswith("Rows 21, 22, 23, 24, 25, 26 and 3 more have another")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (
            'a,b\n"c,d\n',
            ", line 2: a quotation mark stands where none can, or is not closed. Close it, or write two quotation "
            "marks where one is meant.",
        ),
        (
            f"a,b\n{'x' * 140_000},d\n",
            ", line 2: a text is longer than 131,072 characters. Shorten it; where none is meant to be so long, a "
            "quotation mark in front of it is not closed.",
        ),
        (
            b"a,b\n" * 2_000 + b"c\0,d\n",
            " is not text, and no workbook that is known. Open it where it was made, save it as .xlsx, then try again.",
        ),
        (
            b"a,b\n" * 2_000 + b"\x81\x8d",
            " is not text, and no workbook that is known. Open it where it was made, save it as .xlsx, then try again.",
        ),
    ],
)
def test_a_csv_file_that_is_not_sound(content, why):
    with pytest.raises(BadSpreadsheet) as caught:
        csv(content)
    assert str(caught.value) == f"tracker.csv{why}"


@pytest.mark.parametrize(
    ("limit", "text"),
    [("MOST_ROWS", "\n\n\na,b\n"), ("MOST_CELLS", "a,b\nc,d\n"), ("MOST_COLUMNS", "a,b,c,d\n")],
)
def test_a_csv_file_of_too_much(monkeypatch, limit, text):
    monkeypatch.setattr(limits, limit, 3)
    with pytest.raises(Refused, match=r"^holds more than 200,000 rows, 702 columns or 3,000,000 cells"):
        csv_sheet.read(text.encode(), "tracker.csv")


def test_a_csv_file_is_read_in_a_process_of_its_own(monkeypatch):
    monkeypatch.setattr(csv_sheet, "read", None)
    assert csv("a,b\n").sheets[0].rows == [["a", "b"]]


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_any_text_is_rows_or_one_sentence(text):
    try:
        found = csv_sheet.read(text.encode("utf-8", "replace"), "tracker.csv")
    except Refused as refusal:
        assert str(refusal).endswith(".")
    else:
        assert found["kind"] in ("csv", "tsv") and all(found["notes"])


OUT_OF_RANGE = "its number, day or time is out of range"
DAYS = f'{nasty.HEAD}<styleSheet xmlns="{nasty.MAIN}"><cellXfs>{{}}</cellXfs></styleSheet>'.format(
    "".join(f'<xf numFmtId="{number}"/>' for number in (0, 14, 46))
)


@pytest.mark.parametrize("number", ["NaN", "inf", "-inf", "1e999"])
@pytest.mark.parametrize("form", ["number", "day", "span"])
def test_a_number_that_is_none_makes_one_cell_unreadable(number, form):
    style = ["number", "day", "span"].index(form)
    cells = f'<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="{style}"><v>{number}</v></c></row>'
    (sheet,) = read(xlsx(cells + FILLING.replace("<row>", '<row r="2">'), styles=DAYS)).sheets
    assert (sheet.unreadable, sheet.cell(0, 0), sheet.cell(0, 1)) == ({(0, 1): OUT_OF_RANGE}, 1.0, None)


def test_a_large_number_beside_one_that_is_none_is_read():
    cells = '<row r="1"><c r="A1"><v>NaN</v></c><c r="B1"><v>1000000000000</v></c></row>'
    (sheet,) = read(xlsx(cells + FILLING.replace("<row>", '<row r="2">'))).sheets
    assert (sheet.unreadable, sheet.cell(0, 1)) == ({(0, 0): OUT_OF_RANGE}, 1_000_000_000_000.0)


def test_the_formula_of_a_rule_behind_the_cells_is_none_of_the_last_cell():
    rule = (
        '<extLst><ext xmlns:x14="x14" xmlns:xm="xm"><x14:conditionalFormatting><x14:cfRule><xm:f>A1&gt;1</xm:f>'
        "</x14:cfRule></x14:conditionalFormatting></ext></extLst>"
    )
    made = xlsx('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="0"/></row>', behind=rule)
    (sheet,) = read(made).sheets
    assert (sheet.rows, sheet.unreadable) == ([[1.0]], {})


@pytest.mark.parametrize("cell", ['s="2"><v>1e10</v>', 't="e"><v>#WEIRD!</v>'])
def test_a_cell_that_no_library_takes_is_unreadable_and_the_others_are_read(cell):
    cells = f'<row r="1"><c r="A1"><v>1</v></c><c r="B1" {cell}</c></row>'
    made = xlsx(cells + FILLING.replace("<row>", '<row r="2">'), styles=DAYS)
    (sheet,) = read(made).sheets
    assert (list(sheet.unreadable), sheet.cell(0, 0), sheet.cell(0, 1)) == ([(0, 1)], 1.0, None)


@pytest.mark.parametrize("number", ["NaN", "INF", "1e999"])
def test_a_number_that_is_none_in_an_opendocument_file(number):
    odd = f'<table:table-cell office:value-type="float" office:value="{number}"/>'
    (sheet,) = read(ods(f"<table:table-row>{TEXT * 9}{odd}</table:table-row>"), "a.ods").sheets
    assert (sheet.unreadable, sheet.cell(0, 0)) == ({(0, 9): OUT_OF_RANGE}, "Leaflet")


def test_a_text_that_looks_like_an_error_stays_a_text_where_it_is_repeated():
    cell = TEXT.replace("Leaflet", "#N/A").replace(
        "<table:table-cell", '<table:table-cell table:number-columns-repeated="2"'
    )
    (sheet,) = read(ods(f"<table:table-row>{cell}</table:table-row>"), "a.ods").sheets
    assert (sheet.rows, sheet.unreadable) == ([["#N/A", "#N/A"]], {})


TYPED = st.text(
    st.characters(codec="utf-8", exclude_characters="\r", exclude_categories=["Cc", "Cs"]), max_size=20
)


@settings(max_examples=20, deadline=None)
@given(
    st.lists(
        st.lists(st.one_of(TYPED, st.integers(-(10**9), 10**9), st.none()), min_size=3, max_size=3),
        min_size=1,
    )
)
def test_what_openpyxl_writes_is_what_is_read(rows):
    book = openpyxl.Workbook()
    for number, row in enumerate(rows, 2):
        for column, value in enumerate(row, 2):
            cell = book.active.cell(number, column, value)
            cell.data_type = "s" if isinstance(value, str) else cell.data_type
    book.active["A1"] = "Milestone"
    (sheet,) = read(saved(book)).sheets
    read_back = [[sheet.cell(number, column) for column in (1, 2, 3)] for number in range(1, len(rows) + 1)]
    assert read_back == [[None if value == "" else value for value in row] for row in rows]
