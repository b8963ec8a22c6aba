"""The words of a piece of HTML without their looks."""

from __future__ import annotations

import re
from html.parser import HTMLParser


class _PlainText(HTMLParser):
    """Gathers the text of a page; blocks begin a new line, cells of a row stand beside each other.

    A picture is what its description says.
    """

    lines = (
        "p", "h1", "h2", "h3", "li", "tr", "caption", "dt", "div", "ul", "table", "section", "summary", "br",
    )  # fmt: skip
    cells = ("td", "th", "dd")

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.hidden = ""

    def handle_starttag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        if ("aria-hidden", "true") in attributes:
            self.hidden = name
        if name in self.lines:
            self.pieces.append("\n")
        elif name in self.cells:
            self.pieces.append("\t")
        elif name == "img":
            self.pieces += ["\n", " ".join((dict(attributes)["alt"] or "").split()), "\n"]

    def handle_endtag(self, name: str) -> None:
        if name == self.hidden:
            self.hidden = ""

    def handle_data(self, text: str) -> None:
        if not self.hidden:
            self.pieces.append(re.sub(r"\s+", " ", text))


def plain_text(html: str) -> str:
    """The words of a piece of HTML, line by line."""
    parser = _PlainText()
    parser.feed(html)
    parser.close()
    lines = ("".join(parser.pieces)).split("\n")
    tidy = (re.sub(r"\s*\t\s*", " | ", re.sub(r" +", " ", line).strip()) for line in lines)
    return "\n".join(line for line in tidy if line.strip(" |"))
