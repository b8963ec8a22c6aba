"""What an issued report says of itself: who issued what and when, and the fingerprint of each of its files.

It is one text, the same to the letter wherever it is written; its fingerprint is what the next report of the
plan names, so that the reports of a plan make a chain.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from actionplan.plan.fields import Day, Id, Moment, Said, Text
from actionplan.plan.validation import sentences
from actionplan.words.english import sentence
from actionplan.words.errors import NotGenuine

Fingerprint = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Count = Annotated[int, Field(ge=1)]


def _some(files: tuple[KeptFile, ...]) -> tuple[KeptFile, ...]:
    if not files:
        raise ValueError("there must be at least one")
    return files


class _Said(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class KeptFile(_Said):
    """A file of a report by its name, the SHA-256 of its bytes in hexadecimal, and its size in bytes."""

    name: Said
    sha256: Fingerprint
    size: int

    @classmethod
    def of(cls, name: str, content: bytes) -> KeptFile:
        """What the manifest says of a file with this content."""
        return cls(name=name, sha256=sha256_of(content), size=len(content))


class Manifest(_Said):
    """An issued report: its place in the plan's chain, who, when (UTC, ISO), of what, and made with what.

    `corrects` is the fingerprint of the issue of the period before it, `previous` that of the report of the plan
    before it; both empty for a first one. `made_with` gives the version of each package by its name.
    """

    schema_number: Literal[1] = 1
    plan: Id
    period: Said
    issue: Count
    number: Said
    audience: Said
    at: Moment
    by: Said
    reason: Text = ""
    as_at: Day
    revision: Count
    corrects: Fingerprint | None = None
    previous: Fingerprint | None = None
    made_with: Mapping[str, str] = {}
    files: Annotated[tuple[KeptFile, ...], AfterValidator(_some)]

    def to_text(self) -> str:
        """The manifest as JSON for readers: sorted, indented, with one new line at the end."""
        data = self.model_dump(mode="json")
        return json.dumps(data, ensure_ascii=False, sort_keys=True, indent=2) + "\n"


def read_manifest(text: str) -> Manifest:
    """The manifest that a text holds.

    Raises:
        NotGenuine: where it is none: the first thing that is wrong with it.
    """
    try:
        return Manifest.model_validate_json(text)
    except ValidationError as error:
        where, said = next(sentences(error, Manifest))
        place = ".".join(str(step) for step in where)
        raise NotGenuine(
            [sentence(f"The manifest cannot be read: {place + ': ' if place else ''}{said}")]
        ) from None


def fingerprint(text: str) -> str:
    """The SHA-256 of a text's UTF-8 bytes, in hexadecimal."""
    return sha256_of(text.encode("utf-8"))


def sha256_of(content: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal."""
    return sha256(content).hexdigest()
