"""What the page shows, and the least that has to be sent so that it shows something else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Json = dict[str, Any]


def difference(shown: Json | None, now: Json) -> Json:
    """What turns the screen that is shown into the one of now: all of it, or what differs in each block.

    Of a table only the rows that differ are sent, and the order of all rows where that is another; what it no longer
    has is sent as null.
    """
    if shown is None or _outline(shown) != _outline(now):
        return {"screen": now}
    changed: Json = {}
    if shown["top"] != now["top"]:
        changed["top"] = now["top"]
    blocks = {
        str(place): _of_block(old, new)
        for place, (old, new) in enumerate(zip(shown["blocks"], now["blocks"], strict=True))
        if old != new
    }
    return {**changed, **({"blocks": blocks} if blocks else {})}


def _outline(screen: Json) -> Sequence[Any]:
    """Which blocks follow each other; a table by its columns, too, but not by the choices in them."""
    return [screen["panel"], *((one["block"], one.get("id"), *_columns(one)) for one in screen["blocks"])]


def _columns(block: Json) -> Sequence[Any]:
    of_each = [(one["name"], one.get("kind"), one["label"]) for one in block.get("columns", ())]
    return [of_each, len(block.get("row_buttons", ()))]


def _of_block(old: Json, new: Json) -> Json:
    if new["block"] != "table":
        return new
    before = {row["id"]: row for row in old["rows"]}
    rows = {row["id"]: row for row in new["rows"] if before.get(row["id"]) != row}
    order = [row["id"] for row in new["rows"]]
    rest = {name: value for name, value in new.items() if name != "rows" and value != old.get(name)}
    rest |= {name: None for name in old if name not in new}
    moved = {"order": order} if order != list(before) else {}
    return {"block": "table", "id": new["id"], **rest, "rows": rows, **moved}
