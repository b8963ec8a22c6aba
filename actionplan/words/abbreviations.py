"""Which abbreviations a text uses."""

from __future__ import annotations

import re
from collections.abc import Iterable


def occurring(known: Iterable[str], texts: Iterable[str]) -> list[str]:
    """The known short forms that are whole words of any text, also in the plural, in dictionary order."""
    shorts = sorted(set(known), key=str.casefold)
    if not shorts:
        return []
    longest_first = sorted(shorts, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?=s?(?!\w))")
    found = {match for text in texts for match in pattern.findall(text)}
    return [short for short in shorts if short in found]
