"""A log beside the store: what was done to which plan, never what the plan says."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from actionplan.store.address import is_server

FILE_NAME = "actionplan.log"
_PLAIN = re.compile(r"[A-Za-z0-9_.:+-]{1,60}")


def note(address: str, at: datetime | None, **facts: str | int | None) -> None:
    """Append one line to the log beside a store that is a file: the time in UTC, each fact as `name=value`.

    A server keeps a log of its own. A log that cannot be written stops nobody from working.
    """
    if is_server(address):
        return
    time = f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if at else "-"
    words = [f"{name}={_plain(value)}" for name, value in facts.items() if value is not None]
    path = Path(address).with_name(FILE_NAME)
    with suppress(OSError), path.open("a", encoding="utf-8", newline="\n") as file:
        file.write(" ".join([time, *words]) + "\n")


def _plain(value: str | int) -> str:
    # What is no id, number or name may be anything that somebody typed.
    return str(value) if _PLAIN.fullmatch(str(value)) else "?"
