"""The tables of a Word document as it reads now: where changes are tracked, as if all of them were accepted."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from itertools import islice
from typing import Any
from zipfile import BadZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn

from actionplan.tracker.documents.tables import Tables
from actionplan.tracker.documents.word_cells import (
    cells_of,
    children,
    inside,
    number_of,
    parts_of,
    rows_spanned,
)
from actionplan.tracker.guards.limits import Refused
from actionplan.tracker.guards.parts import open_parts
from actionplan.words.english import count_of

MOST_CELLS = 100_000
"""So many cells of a Word document are read at most; that takes some seconds."""

_DAMAGED = "is damaged, or no Word document. Open it in Word, save it again as .docx, then try again."
_LINKS, _OF_STRICT = "_rels/.rels", b"purl.oclc.org/ooxml"
_STRICT = (
    "is in the Strict form of Open XML. Open it in Word, save it as Word Document (.docx), then try again."
)
_NO_TEXT = frozenset({"del", "moveFrom", "Fallback", "rt", "sdtPr", "pPr", "rPr", "tblPr", "tcPr", "trPr"})
_BREAKS = frozenset({"br", "cr"})
_INSTEAD = {"noBreakHyphen": "-", "tab": " ", "ptab": " "}
_TICKS = {"F0FC": "✓", "F0FB": "✗", "F0FE": "☑", "F0FD": "☒", "F0A8": "☐", "F06F": "☐"}
_HEADINGS = ("heading", "title", "subtitle", "caption")


def read_word(content: bytes, tables: Tables) -> None:
    """Take the tables of a .docx in, each under the heading above it.

    Raises:
        Refused: where it cannot be read, or not safely.
    """
    archive = open_parts(content)
    if _OF_STRICT in archive.read(_LINKS):
        raise Refused(_STRICT)
    for _ in archive.xml():  # each part is looked through as it is unpacked
        pass
    try:
        document = Document(BytesIO(content))
        body = document.element.body
    except (OpcError, BadZipFile, SyntaxError, KeyError, ValueError, OSError, AttributeError):
        raise Refused(_DAMAGED) from None
    _refuse_large(body)
    reader = _Reader(tables, _headings(document))
    reader.blocks(body)
    tables.notes += reader.notes()


def _refuse_large(body: Any) -> None:
    cells = sum(1 for _ in islice(body.iter(qn("w:tc")), MOST_CELLS + 1))
    if cells > MOST_CELLS:
        raise Refused(f"has tables of more than {MOST_CELLS:,} cells. Split it, then try again.")


def _headings(document: WordDocument) -> frozenset[str]:
    """The ids of the styles that make a heading; their names are English in every language of Word."""
    styles = [style for style in document.styles if (style.name or "").lower().startswith(_HEADINGS)]
    return frozenset(style.style_id for style in styles)


@dataclass
class _Reader:
    tables: Tables
    headings: frozenset[str]
    boxes: int = 0
    tracked: bool = False
    signs: set[str] = field(default_factory=set)

    def blocks(self, parent: Any) -> None:
        """Take in what stands in the body, a cell or a content control: paragraphs and tables."""
        for child, name in children(parent):
            if name == "p":
                self.paragraph(child)
            elif name == "tbl":
                self.table(child)
            elif name == "sdt":
                self.blocks(inside(child))
            elif name not in _NO_TEXT:
                self.blocks(child)
            self.tracked |= name in ("ins", "del", "moveFrom", "moveTo")

    def paragraph(self, paragraph: Any) -> None:
        """Take a paragraph in; where its end was deleted the next one goes on behind it."""
        heading = self.tables.top is None and self._is_heading(paragraph)
        self.runs(paragraph)
        if paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}") is not None:
            self.tracked = True
        elif heading:
            self.tables.end_prose(heading=True)
        else:
            self.tables.line()

    def runs(self, parent: Any) -> None:
        """Take in the text of a paragraph."""
        for child, name in children(parent):
            if name == "t":
                self.tables.text(child.text or "")
            elif name in _BREAKS:
                self.tables.line()
            elif name == "sym":
                self._sign(child.get(qn("w:char")) or "")
            elif name == "txbxContent":
                self.boxes += 1
            elif name == "sdt":
                self.runs(inside(child))
            elif name in _INSTEAD:
                self.tables.text(_INSTEAD[name])
            elif name not in _NO_TEXT:
                self.runs(child)
            self.tracked |= name in ("ins", "del", "moveFrom", "moveTo")

    def table(self, table: Any) -> None:
        """Take a table in; a cell that goes on from the one above adds to its area."""
        self.tables.start_table()
        gaps = [(number_of(row, "w:trPr", "w:gridBefore", 0), row) for row in parts_of(table, "tr")]
        rows = [cells_of(row, gap) for gap, row in gaps]
        for cells, (gap, _), down in zip(rows, gaps, rows_spanned(rows), strict=True):
            top = self.tables.top
            assert top is not None
            top.start_row()
            top.skip(gap)
            for cell, height in zip(cells, down, strict=True):
                if height:
                    self.tables.start_cell(cell.across, height, cell.fill)
                    self.blocks(cell.element)
            top.end_cell()
        self.tables.end_table()

    def notes(self) -> list[str]:
        """What was left out, and how changes were read; one sentence each."""
        said = ["Changes are tracked in the document; its text was read as if all of them were accepted."]
        said = said if self.tracked else []
        if self.boxes:
            said.append(f"What stands in {count_of(self.boxes, 'text box', 'text boxes')} was left out.")
        if self.signs:
            said.append(f"{count_of(len(self.signs), 'sign')} of a symbol font was left out.".capitalize())
        return said

    def _is_heading(self, paragraph: Any) -> bool:
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return False
        style = properties.find(qn("w:pStyle"))
        of_a_heading = style is not None and style.get(qn("w:val")) in self.headings
        return of_a_heading or properties.find(qn("w:outlineLvl")) is not None

    def _sign(self, code: str) -> None:
        code = code.upper()
        if code in _TICKS:
            self.tables.text(_TICKS[code])
        elif code:
            self.signs.add(code)
