"""The sheets that nobody needs to see: where a tracker came from, and the lists that its columns offer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName

from actionplan.tracker.columns import LISTS, META, VERSION
from actionplan.tracker.writing.choices import list_name
from actionplan.tracker.writing.stencils import TO_READ, Stencil

_HIDDEN = "hidden"  # not "very hidden": a careful reader may look, and LibreOffice makes it this anyway
_WHAT_IT_IS = "This sheet ties the tracker to the plan that it came from. It holds nothing else."


def write_meta(book: Workbook, export: str, plan: str) -> None:
    """Say where a tracker came from, in a hidden sheet and in the properties of the file."""
    sheet = book.create_sheet(META)
    sheet.sheet_state = _HIDDEN
    stencil = Stencil(sheet, TO_READ)
    sheet.append([stencil.cell(_WHAT_IT_IS)[0]])
    facts = {"actionplan_export": export, "actionplan_plan": plan, "actionplan_version": str(VERSION)}
    for name, value in facts.items():
        sheet.append(stencil.cell(text)[0] for text in (name, value))
        book.custom_doc_props.append(StringProperty(name=name, value=value))


def write_lists(book: Workbook, lists: Mapping[str, Sequence[str]]) -> None:
    """Write each list into a column of its own, and name its cells; nothing where there is none."""
    if not lists:
        return
    sheet = book.create_sheet(LISTS)
    sheet.sheet_state = _HIDDEN
    stencil = Stencil(sheet, TO_READ)
    for row in zip_longest(*([name, *words] for name, words in lists.items())):
        sheet.append(stencil.cell(text)[0] for text in row)
    for place, (name, words) in enumerate(lists.items(), 1):
        column = get_column_letter(place)
        cells = f"'{LISTS}'!${column}$2:${column}${len(words) + 1}"
        book.defined_names.add(DefinedName(list_name(name), attr_text=cells))
