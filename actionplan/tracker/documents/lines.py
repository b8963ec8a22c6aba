"""The text of a cell of a document as lines: one for each paragraph and each item of a list."""

from __future__ import annotations

import re

from actionplan.words.english import one_line

_MARKS = "\u200e\u200f\u061c"
"""What word processors leave at the ends of a line, where it marks the direction of nothing."""

_BULLETS = "•▪◦‣\uf0a7\uf0b7"  # the last two are those of Word, which no other letters have
_BULLET = re.compile(f"[{_BULLETS}]")


class Lines:
    """Lines in the making; what says nothing makes no line."""

    def __init__(self) -> None:
        self._lines: list[list[str]] = [[]]

    def text(self, text: str) -> None:
        """Put text behind what stands on the line; a new line in it is a blank."""
        self._lines[-1].append(text)

    def line(self) -> None:
        """End the line."""
        if self._lines[-1]:
            self._lines.append([])

    def result(self) -> str:
        """The lines that say anything, without the bullets in front of them."""
        said = (one_line("".join(parts)).strip(_MARKS) for parts in self._lines)
        return "\n".join(item for line in said for item in _items(line) if item)


def _items(line: str) -> list[str]:
    """The items of a list that was typed with bullets; one bullet inside a text makes no list."""
    if not (line.startswith(tuple(_BULLETS)) or len(_BULLET.findall(line)) > 1):
        return [line]
    items = [item.strip() for item in _BULLET.split(line)]
    return items if any(items) else [line]
