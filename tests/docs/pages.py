"""The pages for people, taken apart: their headings, links, pictures, blocks of code, and the commands in them."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).parents[2]
PAGES = {path.name: path.read_text("utf-8") for path in sorted((ROOT / "docs").glob("*.md"))}
README = (ROOT / "README.md").read_text("utf-8")
READER = MarkdownIt("commonmark", {"html": False}).enable("table")


def tokens(text: str) -> Iterator[Token]:
    """Every token of a page, those inside lines too."""
    for token in READER.parse(text):
        yield token
        yield from token.children or ()


def headings(text: str) -> list[tuple[int, str]]:
    """The headings with their levels, in their order."""
    parsed = READER.parse(text)
    return [
        (int(token.tag[1]), parsed[place + 1].content)
        for place, token in enumerate(parsed)
        if token.type == "heading_open"
    ]


def links(text: str) -> list[str]:
    return [str(token.attrs["href"]) for token in tokens(text) if token.type == "link_open"]


def pictures(text: str) -> list[tuple[str, str]]:
    """Each picture with what is said of it."""
    return [(str(one.attrs["src"]), one.content) for one in tokens(text) if one.type == "image"]


def inline_code(text: str) -> list[str]:
    return [token.content for token in tokens(text) if token.type == "code_inline"]


def strong(text: str) -> Iterator[str]:
    """What stands in bold."""
    inside: list[str] | None = None
    for token in tokens(text):
        if token.type == "strong_open":
            inside = []
        elif token.type == "strong_close" and inside is not None:
            yield "".join(inside)
            inside = None
        elif inside is not None:
            inside.append(" " if token.type == "softbreak" else token.content)


def blocks(text: str, language: str) -> list[str]:
    return [one.content for one in tokens(text) if one.type == "fence" and one.info.split()[:1] == [language]]


def editor_source() -> str:
    """All of the editor's own code, in which its buttons and headings are called by their names."""
    folder = ROOT / "actionplan" / "editor"
    return "".join(
        path.read_text("utf-8") for end in ("py", "js") for path in sorted(folder.rglob(f"*.{end}"))
    )


@dataclass(frozen=True)
class Line:
    """A command as a page has it: the text, and its words without `actionplan`."""

    text: str
    words: tuple[str, ...]


_OURS = re.compile(r"(?:\S*python(?:\.exe)? -m actionplan|\./actionplan\.sh|actionplan) (?=\S)(.*)")


def commands(text: str) -> list[Line]:
    """Our commands in the blocks for a shell, and those that a sentence names in full."""
    told = [line for one in ("sh", "bat") for block in blocks(text, one) for line in block.splitlines()]
    told += inline_code(text)
    return [line for one in told if (line := as_line(one))]


def as_line(text: str) -> Line | None:
    """A command of ours; None for any other text."""
    found = _OURS.fullmatch(text.strip())
    words = tuple(shlex.split(found[1].split(" > ")[0], comments=True)) if found else ()
    return Line(text.strip(), words) if words else None
