"""The pipe tables of Markdown, and the HTML tables that stand in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, MutableMapping, Sequence
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from actionplan.tracker.documents.markup import as_text, read_markup
from actionplan.tracker.documents.tables import Tables
from actionplan.tracker.guards.limits import Refused

_MAY_HOLD = re.compile(r"\||<table\b", re.IGNORECASE)
MOST_CHARACTERS, MOST_PIPES = 500_000, 30_000
"""So many characters, and signs between cells, of Markdown with tables are read at most; that takes some seconds."""
_LONGEST = 32_767  # what the cell of a spreadsheet can hold
_READ = frozenset({"heading_open", "th_open", "td_open"})
_MARKS = re.compile(r"[\\`*_\[\]<&!\n]")
_EMPHASIS = re.compile(r"[*_]")


def read_markdown(text: str, tables: Tables) -> None:
    """Take the tables of a Markdown text in, each under the heading above it; marks of emphasis are no text.

    Raises:
        Refused: where it is too long, and as `read_markup`.
    """
    if _MAY_HOLD.search(text):
        _refuse_large(text)
        read_markup(_rendered(_widened(text)), tables)
        return
    for line in text.split("\n"):
        heading = line.startswith("#")
        tables.text(line.lstrip("#") if heading else line)
        tables.end_prose(heading)


def _refuse_large(text: str) -> None:
    for found, most, what in (
        (len(text), MOST_CHARACTERS, "characters"),
        (text.count("|"), MOST_PIPES, "signs | between cells"),
    ):
        if found > most:
            raise Refused(f"is Markdown with more than {most:,} {what}. Split it, then try again.")


def without_emphasis(text: str) -> str:
    """The text without the asterisks and lines that mark emphasis; others stay, such as those of `2 * 3 * 4`."""
    if len(text) > _LONGEST or not _EMPHASIS.search(text):
        return text
    (paragraph,) = _ONLY_EMPHASIS.parseInline(text)
    return "".join(token.content for token in paragraph.children or ())


def _rendered(text: str) -> str:
    """The text as HTML; marks within the lines are read in headings and tables only, and not in endless ones."""
    tokens = _BLOCKS.parse(text)
    for before, token in pairwise(tokens):
        if token.type == "inline":
            token.children = _read(token.content) if before.type in _READ else [_plain(token.content)]
    return str(_BLOCKS.renderer.render(tokens, _BLOCKS.options, {}))


def _read(text: str) -> list[Token]:
    tokens: list[Token] = []
    if len(text) > _LONGEST or not _MARKS.search(text):
        return [_plain(text)]
    _BLOCKS.inline.parse(text, _BLOCKS, {}, tokens)
    return [_plain(token.content) if token.type == "text_special" else token for token in tokens]


def _plain(text: str) -> Token:
    return Token("text", "", 0, content=text)


def _widened(text: str) -> str:
    """The text with empty headings where a table has fewer of them than cells, so that no cell is left out."""
    lines = text.split("\n")
    for token in _BLOCKS.parse(text):
        if token.type == "table_open" and token.map:
            first, end = token.map
            short = max(len(_cells(line)) for line in lines[first:end]) - len(_cells(lines[first]))
            lines[first] = lines[first].rstrip().removesuffix("|") + "|" + " |" * short
            lines[first + 1] = lines[first + 1].rstrip().removesuffix("|") + "|" + "---|" * short
    return "\n".join(lines)


def _cells(line: str) -> list[str]:
    cells = escapedSplit(line.strip())
    return cells[cells[0] == "" : len(cells) - (cells[-1] == "")]


def _only_known_tags(
    renderer: RendererHTML,
    tokens: Sequence[Token],
    place: int,
    options: Mapping[str, Any],
    env: MutableMapping[str, Any],
) -> str:
    return as_text(tokens[place].content)


_BLOCKS = MarkdownIt("commonmark").enable("table").disable("inline")
_BLOCKS.add_render_rule("html_inline", _only_known_tags)
_ONLY_EMPHASIS = MarkdownIt("zero").enable("emphasis")
