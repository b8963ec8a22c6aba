"""Files that a person drops on the page: they come in pieces, and are kept until something is done with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from actionplan.editor.messages import BadMessage
from actionplan.words.english import one_line
from actionplan.words.errors import BadSpreadsheet

MOST_BYTES = 30_000_000
"""More than any tracker that is read: the reader's own limits are lower, and give their own sentences."""
MOST_HELD = 2 * MOST_BYTES
"""Of all files together that came and were not asked for yet: beyond it the oldest of the others are let go."""
MOST_FILES = 60
MOST_PIECES = 10_000
LONGEST_NAME = 200
_AGAIN = "A piece of the file is missing. Drop it again."


@dataclass(slots=True)
class Upload:
    """A file in the making: its name, its pieces as far as they have come, and how many bytes these are."""

    name: str
    pieces: list[bytes] = field(default_factory=list)
    size: int = 0

    @property
    def content(self) -> bytes:
        """Its bytes."""
        return b"".join(self.pieces)

    def add(self, piece: bytes) -> None:
        """Take in its next piece."""
        self.pieces.append(piece)
        self.size += len(piece)


@dataclass(slots=True)
class Uploads:
    """The files that a person has dropped, by the number that the page gave them."""

    files: dict[str, Upload] = field(default_factory=dict)

    def take(self, number: str, name: str, place: str, buffers: Sequence[bytes | memoryview]) -> None:
        """Take in the next piece of a file; of many files, or much that nobody has asked for, the oldest is let go.

        Raises:
            BadMessage: where it is not the next one.
            BadSpreadsheet: where the file is too large.
        """
        if place == "0":
            self._begin(number, name)
        upload = self.files.get(number)
        if upload is None or place != str(len(upload.pieces)) or len(buffers) != 1:
            raise BadMessage(_AGAIN)
        upload.add(bytes(buffers[0]))
        if upload.size > MOST_BYTES or len(upload.pieces) > MOST_PIECES:
            del self.files[number]
            raise BadSpreadsheet(
                f"{upload.name} is too large to be dropped here: up to {MOST_BYTES // 1_000_000} MB are taken."
            )
        self._let_go(number)

    def _let_go(self, current: str) -> None:
        """Let go of the oldest of the others where all together are more than is held."""
        held = sum(one.size for one in self.files.values())
        for number in [other for other in self.files if other != current]:
            if held <= MOST_HELD:
                break
            held -= self.files.pop(number).size

    def _begin(self, number: str, name: str) -> None:
        self.files.pop(number, None)
        if len(self.files) >= MOST_FILES:
            del self.files[next(iter(self.files))]
        self.files[number] = Upload(bare_name(name))

    def taken(self, number: str) -> Upload:
        """A file that has come, which is forgotten by that.

        Raises:
            BadMessage: where it has not.
        """
        upload = self.files.pop(number, None)
        if upload is None:
            raise BadMessage("The file is not there any more. Drop it again.")
        return upload


def bare_name(name: str) -> str:
    """The name of a file without the folders that somebody may have put in front of it, on one line."""
    last = one_line(name.replace("\\", "/").rpartition("/")[2])[-LONGEST_NAME:].strip()
    return last if last.strip(".") else "file"
