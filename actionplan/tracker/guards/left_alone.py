"""What a workbook holds beside values and formulas, which is left alone: one sentence for each kind."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from actionplan.tracker.guards.parts import Parts

MACROS = "The file holds macros. They were not run and are not kept."
LINKS = "The file has links to other files. They were not followed; the values saved with it were read."
DDE = "The file asks another program for values (DDE). It was not asked; the values saved with it were read."
OBJECTS = "The file holds embedded objects, such as documents or controls. They were left alone."
COMMENTS = "The file holds comments on cells. They are not taken in: read them in the file."
PICTURES = "The file holds pictures, shapes or charts. They are not taken in: look at them in the file."

_OFFICE: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        MACROS: ("xl/vbaproject", "xl/macrosheets/"),
        LINKS: ("xl/externallinks/",),
        OBJECTS: ("xl/embeddings/", "xl/activex/", "xl/ctrlprops/"),
        COMMENTS: ("xl/comments", "xl/threadedcomments/"),
        PICTURES: ("xl/media/", "xl/charts/"),
    }
)
_OPEN_DOCUMENT: Mapping[str, Sequence[str]] = MappingProxyType(
    {MACROS: ("basic/", "scripts/"), OBJECTS: ("object ", "objectreplacements/"), PICTURES: ("pictures/",)}
)
_LINK = re.compile(rb"<table:table-source\b|table:formula=\"[^\"<>]*?(?:'|&apos;)file:")


def left_alone(parts: Parts) -> list[str]:
    """A sentence for each kind of thing in a workbook of Excel."""
    notes = [said for said, starts in _OFFICE.items() if any(map(parts.beginning, starts))]
    links = [parts.read(name) for name in parts.beginning("xl/externallinks/") if name.endswith(".xml")]
    return notes + [DDE] * any(b"ddeLink" in link for link in links)


def left_alone_open(parts: Parts, content: bytes) -> list[str]:
    """A sentence for each kind of thing in an OpenDocument spreadsheet; `content` is its main part."""
    notes = [said for said, starts in _OPEN_DOCUMENT.items() if any(map(parts.beginning, starts))]
    has_link = any(mark in content for mark in (b"<table:table-source", b"file:")) and _LINK.search(content)
    has_dde = b"<table:dde-link" in content or b"<office:dde-source" in content or b"of:=DDE(" in content
    return (
        notes + [LINKS] * bool(has_link) + [DDE] * has_dde + [COMMENTS] * (b"<office:annotation" in content)
    )
