"""How much of a file is read: every limit by its name, and what is raised where one is passed."""

from __future__ import annotations

from dataclasses import dataclass

MOST_BYTES = 25_000_000
"""The size of a file."""
MOST_PARTS = 3_000
"""The parts inside a workbook, which is a zip archive."""
MOST_UNPACKED = 300_000_000
"""The bytes of all parts together, unpacked."""
MOST_IN_A_PART = 120_000_000
"""The bytes of one part, unpacked."""
MOST_RATIO = 200
"""How many times larger a part may become by unpacking, where it is larger than `RATIO_FROM`."""
RATIO_FROM = 8_000_000
MOST_ROWS = 200_000
"""The last row of a sheet that may hold a value."""
MOST_COLUMNS = 702
"""The last column that may hold a value: ZZ."""
MOST_MERGED = 200_000
"""The cells of one merged area."""
MOST_AREAS = 100_000
"""The merged areas of one sheet."""
MOST_CELLS = 3_000_000
"""The cells of all sheets together, empty ones between filled ones included: what fits in 500 MB."""
MOST_SPANNED = 10_000_000
"""The cells of one sheet from A1 to the last that is filled: what a library sets 320 MB aside for."""
MOST_TEXT = 60_000_000
"""The characters of all cells together."""
MOST_UNREADABLE = 0.3
"""The share of the filled cells that may be errors, or formulas without a saved result."""
MOST_PROPERTIES = 200
"""The own properties of a file; the others are left alone."""


class Refused(Exception):
    """A file that is not read: why and what to do, as the rest of a sentence that begins with the name of the file."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a process that reads a file may take: bytes of memory, seconds of work and of waiting, bytes of answer."""

    memory: int = 1_000_000_000
    work: int = 8
    wait: float = 12
    answer: int = 100_000_000
