"""Names of files and folders that everybody can open: what one system keeps for itself is taken on none.

A plan lives on drives that Windows, macOS and Linux share, and its files are sent to colleagues. The rules are those of
Windows, the strictest (learn.microsoft.com, "Naming Files, Paths, and Namespaces").
"""

from __future__ import annotations

import re

from actionplan.words.english import quoted

_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[1-9¹²³])", re.IGNORECASE)
_NOT_IN_A_NAME = re.compile(r'[<>:"|?*\\/\x00-\x1f\x7f]')
_LONGEST = 255
"""The letters of the longest name, as Windows counts them: one beyond the first 65,536 of Unicode is two."""


def is_device(name: str) -> bool:
    """Whether Windows means a device by this name, whatever stands behind its first full stop."""
    return bool(_DEVICE.fullmatch(name.partition(".")[0].rstrip(" ")))


def why_unfit(name: str) -> str:
    """Why a file or folder of this name could not be had on Windows, as a part of a sentence; empty where it can."""
    if is_device(name):
        return f"Windows keeps the name {quoted(name.partition('.')[0].strip(), 20)} for a device"
    found = _NOT_IN_A_NAME.search(name)
    if found:
        sign = found[0] if found[0].isprintable() else "a control character, such as a tab,"
        return f"Windows takes no name with {sign} in it"
    if name.endswith((".", " ")):
        return f"Windows drops the {'full stop' if name.endswith('.') else 'space'} at the end of such a name"
    letters = len(name.encode("utf-16-le", "surrogatepass")) // 2
    return f"a name has at most {_LONGEST} letters, and this one has {letters}" if letters > _LONGEST else ""


def without_unfit(name: str) -> str:
    """The name with a hyphen for each letter that Windows takes in none."""
    return _NOT_IN_A_NAME.sub("-", name)
