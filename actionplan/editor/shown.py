"""What the page shows, and the least that has to be sent so that it shows something else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

Json = dict[str, Any]


def difference(shown: Json | None, now: Json) -> Json:
    """What turns the screen that is shown into the one of now: all of it, or what differs in the same panel.

    Where other blocks follow each other, `places` has in the new order the place at which a block stood before, or the
    block itself where it is new. Then `blocks` has by place what differs in a block that was there. Of a table only the
    rows that differ are sent, and the order of all rows where that is another; what it no longer has is sent as null.
    """
    if shown is None or shown["panel"] != now["panel"]:
        return {"screen": now}
    changed: Json = {}
    if shown["top"] != now["top"]:
        changed["top"] = now["top"]
    before, after = shown["blocks"], now["blocks"]
    stood = _where_they_stood(before, after)
    if stood != list(range(len(before))):
        changed["places"] = [new if old is None else old for old, new in zip(stood, after, strict=True)]
    blocks = {
        str(place): _of_block(before[old], after[place])
        for place, old in enumerate(stood)
        if old is not None and before[old] != after[place]
    }
    return {**changed, **({"blocks": blocks} if blocks else {})}


def _where_they_stood(before: Sequence[Json], after: Sequence[Json]) -> Sequence[int | None]:
    """For each block of now the place at which it stood; none for a new one."""
    known = {key: place for place, key in enumerate(_keys(before))}
    return [known.get(key) for key in _keys(after)]


def _keys(blocks: Sequence[Json]) -> Sequence[str]:
    """By what blocks are known again; a table by its columns, too, but not by the choices in them."""
    counts: Counter[str] = Counter()
    keys = []
    for block in blocks:
        key = str([block["block"], block.get("id"), *_columns(block)])
        counts[key] += 1
        keys.append(f"{key} {counts[key]}")
    return keys


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
