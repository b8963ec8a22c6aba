"""Blocks as the plain JSON that is sent to the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any


def plain(value: Any) -> Any:
    """A block, or a part of one, as plain JSON without what is at its default."""
    kind: Any = type(value)
    if kind in _AS_THEY_ARE:
        return value
    told = _fields_of(kind)
    if told:
        made = {}
        for name, default in told:
            part = getattr(value, name)
            if part is not default and part != default:  # most are at their default, which is quick to see
                made[name] = part if type(part) in _AS_THEY_ARE else plain(part)
        return made
    if isinstance(value, Mapping):
        return {name: plain(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(part) for part in value]
    return value


_AS_THEY_ARE = frozenset({str, bool, int})
"""Most of what a screen is made of."""


@cache
def _fields_of(kind: Any) -> Sequence[tuple[str, Any]]:
    """The fields of a kind of block by their names, each with its default; nothing for what is no block."""
    return [(one.name, _default(one)) for one in fields(kind)] if is_dataclass(kind) else []


def _default(one: Any) -> Any:
    """What a field holds where nothing is said of it; what is always told has a default that is like nothing else."""
    if one.default_factory is not MISSING:
        return one.default_factory()
    return object() if one.name == "block" else one.default
