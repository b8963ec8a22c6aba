"""A sheet on paper: A4 across, no smaller than people can read, with its headings and numbers on every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

from actionplan.words.english import one_line

_A4 = 9  # of ST_PaperSize
_SIDE, _TOP = 0.4, 0.6  # inches
ON_A_PAGE = 182
"""So many characters of width fit on a page of A4 across at 80 %, where text of 10 points is 8 points high."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet as it is printed: the widths of its columns that are seen, the first `kept` of them on every page.

    Widths are in characters. `headings` is the number of the row that every page repeats; none where it is 0. `foot`
    stands below every page. A sheet that is `empty` takes one page, for nothing on it is to be read.
    """

    widths: Sequence[int]
    kept: int = 0
    frozen: int = 0
    headings: int = 0
    across: bool = True
    foot: str = ""
    empty: bool = False

    @property
    def pages_wide(self) -> int:
        """How many pages it takes in width, with whole columns on each, so that it can be read."""
        if self.empty or not self.across or sum(self.widths) <= ON_A_PAGE:
            return 1
        room = ON_A_PAGE - sum(self.widths[: self.kept])
        pages, taken = 1, 0
        for width in self.widths[self.kept :]:
            if taken and taken + width > room:
                pages, taken = pages + 1, 0
            taken += width
        return pages


def set_up(made: WriteOnlyWorksheet, paper: Paper) -> None:
    """Set a sheet up to be printed."""
    made.page_setup.paperSize = _A4
    made.page_setup.orientation = "landscape" if paper.across else "portrait"
    made.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    made.page_setup.fitToWidth, made.page_setup.fitToHeight = paper.pages_wide, 0
    made.page_margins = PageMargins(_SIDE, _SIDE, _TOP, _TOP, header=0.3, footer=0.3)
    made.page_setup.pageOrder = "overThenDown"  # the pages of one row follow each other
    foot = one_line(paper.foot).replace("&", "&&")  # one alone begins a command
    made.oddFooter.left.text, made.oddFooter.right.text = foot, "Page &P of &N"
    if paper.headings:
        made.print_title_rows = f"{paper.headings}:{paper.headings}"
    if paper.frozen and paper.pages_wide > 1:
        made.print_title_cols = f"A:{get_column_letter(paper.frozen)}"
