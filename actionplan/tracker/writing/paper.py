"""A sheet on paper: A4 across, no smaller than people can read, with its headings and numbers on every page."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

from actionplan.words.english import one_line, shortened

_A4 = 9  # of ST_PaperSize
_SIDE, _TOP = 0.4, 0.6  # inches
_LONGEST_FOOT = 110  # so that it does not reach the number of the page; Excel takes 255 in all
ON_A_PAGE = 200
"""So many characters of width fit on a page of A4 across at about 75 %, the smallest that is easy to read."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet as it is printed: its width, that of the columns kept on every page, and how many these are.

    Widths are in characters. `headings` is the number of the row that every page repeats; none where it is 0. `foot`
    stands below every page, in full, where the lines above a table end with the columns that are kept; the name of the
    sheet where it is empty.
    """

    width: int
    kept: int = 0
    frozen: int = 0
    headings: int = 0
    across: bool = True
    foot: str = ""

    @property
    def pages_wide(self) -> int:
        """How many pages it takes in width: one where that can be read."""
        if self.width <= ON_A_PAGE:
            return 1
        return ceil((self.width - self.kept) / (ON_A_PAGE - self.kept))


def set_up(made: WriteOnlyWorksheet, paper: Paper) -> None:
    """Set a sheet up to be printed."""
    made.page_setup.paperSize = _A4
    made.page_setup.orientation = "landscape" if paper.across else "portrait"
    made.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    made.page_setup.fitToWidth, made.page_setup.fitToHeight = paper.pages_wide, 0
    made.page_margins = PageMargins(_SIDE, _SIDE, _TOP, _TOP, header=0.3, footer=0.3)
    foot = shortened(one_line(paper.foot), _LONGEST_FOOT).replace("&", "&&")  # one alone begins a command
    made.oddFooter.left.text, made.oddFooter.right.text = foot or "&A", "Page &P of &N"
    if paper.headings:
        made.print_title_rows = f"{paper.headings}:{paper.headings}"
    if paper.frozen and paper.pages_wide > 1:
        made.print_title_cols = f"A:{get_column_letter(paper.frozen)}"
