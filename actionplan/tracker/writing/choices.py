"""What Excel offers and says in the cells of a column: lists to choose from, dates, and a word of advice."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from openpyxl.formatting.rule import CellIsRule, Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from actionplan.plan.settings import RagScheme
from actionplan.tracker.writing.stencils import colour
from actionplan.words.vocabulary import TAGS, WHITE, Rag

LONGEST_MESSAGE, LONGEST_LIST = 255, 255  # what Excel takes; it calls a file with more of either damaged
_PLAIN = re.compile(r"[\w ./&()-]+")
_LIST_TITLE, _LIST_ERROR = (
    "Not in the list",
    "It is not in the list. Keep it all the same? You may be asked what it means.",
)
_DATE_TITLE, _DATE_ERROR = (
    "Not a date",
    "This is no date to Excel, or one long before the plan. Keep it all the same? It is read as you wrote it.",
)
_DAY_0 = date(1899, 12, 30)  # so that days from March 1900 on have the numbers that spreadsheets give them


@dataclass(frozen=True, slots=True)
class Offer:
    """What a column offers: a `formula` that names a list, or dates, and the `hint` that its cells show.

    `dates` is the first day that is taken for one; a number typed as 20.11 is a day of the year 1900.
    """

    hint: str = ""
    formula: str = ""
    dates: date | None = None


def validation(offer: Offer, ranges: Sequence[str]) -> DataValidation | None:
    """The offer for ranges of cells; nothing typed is refused, for what is meant is asked when it comes back."""
    if not ranges or not (offer.hint or offer.formula or offer.dates):
        return None
    made = DataValidation(
        type="list" if offer.formula else None, formula1=offer.formula or None, allow_blank=True
    )
    if offer.formula:
        made.errorTitle, made.error = _LIST_TITLE, _LIST_ERROR
    elif offer.dates:
        made.type, made.operator, made.formula1 = (
            "date",
            "greaterThanOrEqual",
            str((offer.dates - _DAY_0).days),
        )
        made.errorTitle, made.error = _DATE_TITLE, _DATE_ERROR
    made.errorStyle = "warning" if made.type else None
    made.showErrorMessage, made.showInputMessage = bool(made.type), bool(offer.hint)
    made.prompt = offer.hint[:LONGEST_MESSAGE] or None
    made.sqref = " ".join(ranges)
    return made


def list_name(name: str) -> str:
    """The name under which a list can be offered, as a formula: `list_owners`."""
    return f"list_{name}"


def in_line(words: Sequence[str]) -> str:
    """A short list of plain words as a formula, `"Red,Amber"`; empty where it needs a sheet of its own."""
    joined = ",".join(words)
    plain = all(_PLAIN.fullmatch(word) and word == word.strip() for word in words)
    return f'"{joined}"' if plain and 0 < len(joined) <= LONGEST_LIST else ""


def status_rules(scheme: RagScheme) -> list[Rule]:
    """The colours of each status, for the cells that hold its word."""
    return [_rule(scheme.word(rag), rag) for rag in Rag if len(scheme.word(rag)) <= LONGEST_LIST]


def _rule(word: str, rag: Rag) -> Rule:
    tag = TAGS[rag]
    is_white = tag.background == WHITE  # and a cell that is only to be read has to stay grey
    fill = None if is_white else PatternFill("solid", bgColor=colour(tag.background))
    quoted = word.replace('"', '""')
    return CellIsRule(operator="equal", formula=[f'"{quoted}"'], font=Font(color=colour(tag.text)), fill=fill)


def ranges(column: str, kinds: Sequence[str], filled: Container[str], first: int, below: int) -> list[str]:
    """The cells of a column in the rows of some kinds, `C5:C14`, each run of rows as one.

    Args:
        column: its letters.
        kinds: the kind of each row.
        filled: the kinds that are meant.
        first: the number of the first row.
        below: how many rows below the last one are meant as well.
    """
    meant = [kind in filled for kind in kinds] + [True] * below
    runs = [(fits, len(list(run))) for fits, run in groupby(meant)]
    found = []
    for fits, length in runs:
        if fits:
            found.append(f"{column}{first}:{column}{first + length - 1}")
        first += length
    return found
