"""What a file is, told by its bytes; its name only tells texts apart."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum
from pathlib import PurePath

from actionplan.tracker.guards.limits import Refused
from actionplan.tracker.guards.ole import BEGINNING, CompoundFile
from actionplan.tracker.guards.parts import is_crowded, list_of_parts


class Kind(StrEnum):
    """The kinds of files that are told apart; those from `EMPTY` on are read by nobody here."""

    XLSX = "xlsx"
    XLSM = "xlsm"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    CSV = "csv"
    TSV = "tsv"
    DOCX = "docx"
    HTML = "html"
    MARKDOWN = "markdown"
    TEXT = "text"
    EMPTY = "empty"
    LOCK = "lock"
    LOCKED = "locked"
    DAMAGED = "damaged"
    CROWDED = "crowded"
    ONE_XML = "one xml"
    OLD_WORD = "doc"
    OPEN_TEXT = "odt"
    SLIDES = "slides"
    NUMBERS = "numbers"
    ZIP = "zip"
    PDF = "pdf"
    PICTURE = "picture"
    RICH_TEXT = "rtf"
    MAIL = "mail"
    UNKNOWN = "unknown"


WORKBOOKS = (Kind.XLSX, Kind.XLSM, Kind.XLSB, Kind.XLS, Kind.ODS)

_HEAD = 4_000
_BEGINNINGS = (
    (b"%PDF", Kind.PDF),
    (b"\x89PNG", Kind.PICTURE),
    (b"\xff\xd8\xff", Kind.PICTURE),
    (b"GIF8", Kind.PICTURE),
    (b"BM", Kind.PICTURE),
    (b"{\\rtf", Kind.RICH_TEXT),
)
_ZIPS = (
    (r"xl/workbook\.bin", Kind.XLSB),
    (r"xl/vbaproject\.bin", Kind.XLSM),
    (r"xl/workbook\d*\.xml", Kind.XLSX),
    (r"word/document\d*\.xml", Kind.DOCX),
    (r"ppt/presentation\.xml", Kind.SLIDES),
    (r"index/document\.iwa", Kind.NUMBERS),
)
_OPEN_DOCUMENT = (("spreadsheet", Kind.ODS), ("text", Kind.OPEN_TEXT), ("presentation", Kind.SLIDES))
_STREAMS = (
    ("EncryptedPackage", Kind.LOCKED),
    ("WordDocument", Kind.OLD_WORD),
    ("PowerPoint Document", Kind.SLIDES),
    ("__properties_version1.0", Kind.MAIL),
    ("Workbook", Kind.XLS),
    ("Book", Kind.XLS),
)
_NAMES = {
    ".csv": Kind.CSV,
    ".tsv": Kind.TSV,
    ".tab": Kind.TSV,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
}
_HTML = re.compile(
    r"\s*+(?:(?><!--.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body|meta|table|div|p|h[1-6])\b", re.I | re.S
)
_PIPES = re.compile(r"^\|?[ \t]*+:?-{2,}+:?[ \t]*+(?:\|[ \t]*+:?-{2,}+:?[ \t]*+)++\|?[ \t]*+\r?$", re.M)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ONE_XML = re.compile('urn:schemas-microsoft-com:office:spreadsheet"|<office:document\\b')


def sniff(content: bytes, name: str) -> Kind:
    """The kind of a file; never an error."""
    if PurePath(name).name.startswith(("~$", ".~lock.")):
        return Kind.LOCK
    if not content.strip(b"\0 \r\n\t"):
        return Kind.EMPTY
    if content.startswith(b"PK"):
        return _in_zip(content)
    if content.startswith(BEGINNING):
        return _in_compound_file(content)
    for beginning, kind in _BEGINNINGS:
        if content.startswith(beginning) and not (beginning == b"BM" and b"\0" not in content[:_HEAD]):
            return kind
    return _of_text(content, name)


def _in_zip(content: bytes) -> Kind:
    for ending, kind in _OPEN_DOCUMENT:
        if f"mimetypeapplication/vnd.oasis.opendocument.{ending}".encode() in content[:200]:
            return kind
    if is_crowded(content):
        return Kind.CROWDED
    try:
        names = [info.filename.replace("\\", "/").lower() for info in list_of_parts(content)]
    except Refused:
        return Kind.DAMAGED
    for pattern, kind in _ZIPS:
        if any(re.fullmatch(pattern, one) for one in names):
            return kind
    return Kind.ODS if "content.xml" in names else Kind.ZIP


def _in_compound_file(content: bytes) -> Kind:
    try:
        streams = CompoundFile(content).entries
    except Refused:
        return Kind.DAMAGED
    return next((kind for stream, kind in _STREAMS if stream in streams), Kind.UNKNOWN)


def _of_text(content: bytes, name: str) -> Kind:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = content[:_HEAD].decode("utf-16", "ignore")
    else:
        head = content[:_HEAD].removeprefix(codecs.BOM_UTF8).decode("latin-1")
    if _CONTROLS.search(head):
        return Kind.UNKNOWN
    if _ONE_XML.search(head):
        return Kind.ONE_XML
    if _HTML.match(head.removeprefix("<?xml").partition("?>")[2] if head.startswith("<?xml") else head):
        return Kind.HTML
    kind = _NAMES.get(PurePath(name).suffix.lower(), Kind.TEXT)
    return Kind.MARKDOWN if kind is Kind.TEXT and _PIPES.search(head) else kind
