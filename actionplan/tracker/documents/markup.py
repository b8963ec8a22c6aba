"""The tables and the text of HTML, as BeautifulSoup parses it; nothing of it is run or fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag
from bs4.exceptions import ParserRejectedMarkup

from actionplan.tracker.documents.fills import fill_of, fill_of_style
from actionplan.tracker.documents.lines import Lines
from actionplan.tracker.documents.tables import LONGEST_NAME, TALLEST, WIDEST, Tables
from actionplan.tracker.guards.limits import Refused
from actionplan.words.english import shortened

DEEPEST = 500
MOST_TAGS = 300_000
"""So many tags of a page are parsed at most, those that end something included; that takes some seconds."""

_UNSEEN = frozenset({"script", "style", "title", "template"})
_BLOCK_TAGS = (
    "address article aside blockquote body br caption center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 "
    "h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul"
)
_INLINE_TAGS = "a abbr b big code del em font i ins mark q s small span strike strong sub sup tt u"
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CELLS = frozenset({"td", "th"})
_KNOWN = f"{_BLOCK_TAGS} {_INLINE_TAGS}".replace(" ", "|")
_NO_TAG = re.compile(rf"<(?!/?(?:{_KNOWN})\b[^<>]*>)", re.IGNORECASE)
_MARKED = re.compile(
    rf"</?(?:{_KNOWN})\b[^<>]*>|&(?:\w{{2,31}}|#\d{{1,7}}|#x[0-9a-f]{{1,6}});", re.IGNORECASE
)
_AND = re.compile(r"&(?!(?:\w{2,31}|#\d{1,7}|#x[0-9a-f]{1,6});)", re.IGNORECASE)


class _Sink(Protocol):
    def text(self, text: str) -> None: ...

    def line(self) -> None: ...


def read_markup(text: str, tables: Tables) -> None:
    """Take the tables of an HTML text in, each under its caption or under the heading above it.

    Cells, rows and items whose end is not marked end where the next begins.

    Raises:
        Refused: where it cannot be parsed, has too many tags, or is nested too deeply.
    """
    if text.count("<") > MOST_TAGS:
        raise Refused(f"has more than {MOST_TAGS:,} tags of HTML. Split it, then try again.")
    for event, thing in _walk(_parsed(text)):
        if isinstance(thing, str):
            tables.text(thing)
        elif event == "start":
            _start(thing, tables)
        else:
            _end(thing, tables)


def lines_of_fragment(text: str) -> str:
    """The lines of a text with a little HTML in it; what only looks like a tag or an entity is text.

    Raises:
        Refused: as `read_markup`.
    """
    lines = Lines()
    if not _MARKED.search(text):
        for line in text.split("\n"):
            lines.text(line)
            lines.line()
        return lines.result()
    safe = _AND.sub("&amp;", as_text(text)).replace("\n", "<br>")
    for event, thing in _walk(_parsed(safe)):
        if isinstance(thing, str):
            lines.text(thing)
        else:
            _inline(event, thing, lines)
    return lines.result()


def marks_in(text: str) -> int:
    """How many tags and entities of HTML stand in a text."""
    return sum(1 for _ in _MARKED.finditer(text))


def as_text(text: str) -> str:
    """The text with each `<` that begins no tag of HTML that is known here as an entity."""
    return _NO_TAG.sub("&lt;", text)


def _parsed(text: str) -> BeautifulSoup:
    try:
        return BeautifulSoup(f"<div>{text}</div>", "html.parser")
    except (ParserRejectedMarkup, AssertionError, RecursionError):
        raise Refused(
            "is no HTML that can be read. Open it in Word, save it as .docx, then try again."
        ) from None


def _walk(root: Tag) -> Iterator[tuple[str, Tag | str]]:
    """What stands in a tree, in its order, as `start`, `text` and `end`; without scripts, styles and comments."""
    opened: list[tuple[Tag, Iterator[PageElement]]] = [(root, iter(root.contents))]
    while opened:
        tag, rest = opened[-1]
        child = next(rest, None)
        if child is None:
            opened.pop()
            yield "end", tag
        elif isinstance(child, Tag) and not _is_unseen(child):
            if len(opened) > DEEPEST:
                raise Refused(
                    f"is nested more than {DEEPEST} deep. Copy its table into a new document, then try again."
                )
            yield "start", child
            opened.append((child, iter(child.contents)))
        elif type(child) is NavigableString:
            yield "text", str(child)


def _is_unseen(tag: Tag) -> bool:
    """Whether a reader sees nothing of it; Word marks the bullets and numbers that it puts in front of items."""
    return tag.name in _UNSEEN or "mso-list:ignore" in "".join(_said(tag, "style").split()).lower()


def _start(tag: Tag, tables: Tables) -> None:
    name = tag.name
    if name == "table":
        tables.start_table()
    elif name in _HEADINGS:
        tables.line()
    elif tables.top is not None and name == "tr":
        tables.top.start_row()
    elif tables.top is not None and name in _CELLS:
        tables.start_cell(_span(tag, "colspan", WIDEST), _span(tag, "rowspan", TALLEST), _fill(tag))
    else:
        _inline("start", tag, tables)


def _end(tag: Tag, tables: Tables) -> None:
    name = tag.name
    if name == "table":
        tables.end_table()
    elif name in _HEADINGS and tables.top is None:
        tables.end_prose(heading=True)
    elif name in _CELLS and tables.top is not None:
        tables.top.end_cell()
    elif name == "caption" and tables.top is not None:
        tables.top.name = _caption(tag) or tables.top.name
    else:
        _inline("end", tag, tables)


def _caption(tag: Tag) -> str:
    return shortened(tag.get_text(" "), LONGEST_NAME)


def _inline(event: str, tag: Tag, sink: _Sink) -> None:
    if tag.name in _BLOCKS:
        sink.line()
    elif tag.name == "img" and event == "start":
        sink.text(_said(tag, "alt"))


def _fill(tag: Tag) -> str:
    return fill_of(_said(tag, "bgcolor")) or fill_of_style(_said(tag, "style"))


def _span(tag: Tag, name: str, most: int) -> int:
    said = _said(tag, name).strip()
    if not (said.isascii() and said.isdigit()):
        return 1
    span = int(said[:9])
    return most if span == 0 and name == "rowspan" else min(max(span, 1), most)


def _said(tag: Tag, name: str) -> str:
    value = tag.get(name)
    return value if isinstance(value, str) else ""
