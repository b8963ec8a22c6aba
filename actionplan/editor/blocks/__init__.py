"""What a screen of the editor is made of, as plain data; the page shows texts as texts and never as markup."""

from __future__ import annotations

from actionplan.editor.blocks.as_json import plain
from actionplan.editor.blocks.controls import Ask, Button, Choice, Field, Kind, Note, Tone
from actionplan.editor.blocks.panels import (
    Buttons,
    Details,
    Drop,
    Form,
    Heading,
    Items,
    Page,
    Picture,
    Progress,
    Step,
    Steps,
    Text,
)
from actionplan.editor.blocks.tables import Cell, Column, Filter, Row, Table

Block = Heading | Text | Items | Buttons | Steps | Form | Table | Drop | Details | Page | Picture | Progress

__all__ = [
    "Ask",
    "Block",
    "Button",
    "Buttons",
    "Cell",
    "Choice",
    "Column",
    "Details",
    "Drop",
    "Field",
    "Filter",
    "Form",
    "Heading",
    "Items",
    "Kind",
    "Note",
    "Page",
    "Picture",
    "Progress",
    "Row",
    "Step",
    "Steps",
    "Table",
    "Text",
    "Tone",
    "plain",
]
