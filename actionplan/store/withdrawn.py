"""The note that stays where the content of a report was taken out: when, by whom and why."""

from __future__ import annotations

import json
from dataclasses import dataclass

from actionplan.store.manifest import fingerprint
from actionplan.store.schema import canonical
from actionplan.words.english import moment_words


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """When (UTC, ISO) the content of a report was taken out, by whom and why."""

    at: str
    by: str
    reason: str

    @property
    def by_whom(self) -> str:
        """`by Ben on 23 June 2026, 16:02`."""
        return f"by {self.by} on {moment_words(self.at)}" if self.at else "by somebody"

    def note(self, of: str) -> str:
        """What is kept of it: with a fingerprint over all of it and over `of`, the fingerprint of the report."""
        said = {"at": self.at, "by": self.by, "reason": self.reason}
        return canonical({**said, "fingerprint": fingerprint(canonical({**said, "of": of}))})

    @classmethod
    def noted(cls, note: str, of: str) -> Withdrawn:
        """What a note says, or DAMAGED where it is not what was written."""
        try:
            said = json.loads(note)
            found = cls(said["at"], said["by"], said["reason"])
            return found if note == found.note(of) else DAMAGED
        except (KeyError, TypeError, ValueError):
            return DAMAGED


DAMAGED = Withdrawn("", "", "the note of who did it, when and why is damaged")
