"""Days, moments, times and spans as plain JSON, and back: what goes between the two processes."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import Any

_MARK = "@"
_BACK: Mapping[str, Callable[[str], Any]] = MappingProxyType(
    {
        "moment": datetime.fromisoformat,
        "day": date.fromisoformat,
        "time": time.fromisoformat,
        "seconds": lambda told: timedelta(seconds=float(told)),
    }
)


def packed(value: object) -> bytes:
    """A value as JSON in UTF-8.

    Raises:
        ValueError: where a number in it is none, or is endless.
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_marked)
    return text.encode("utf-8", "surrogatepass")


def unpacked(content: bytes) -> Any:
    """The value that was packed.

    Raises:
        ValueError: where it is no such thing.
    """
    return json.loads(content.decode("utf-8", "surrogatepass"), object_hook=_restored)


def _marked(value: object) -> dict[str, Any]:
    match value:
        case datetime():
            return {_MARK: ["moment", value.isoformat()]}
        case date():
            return {_MARK: ["day", value.isoformat()]}
        case time():
            return {_MARK: ["time", value.isoformat()]}
        case timedelta():
            return {_MARK: ["seconds", repr(value.total_seconds())]}
    raise TypeError(f"{type(value).__name__} is no JSON")


def _restored(found: dict[str, Any]) -> Any:
    if _MARK not in found:
        return found
    form, told = found[_MARK]
    return _BACK[form](told)
