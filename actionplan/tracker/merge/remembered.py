"""What was decided of a file, kept by what its rows hold: the same whatever their order when it comes again."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from actionplan.tracker.cells import canonical
from actionplan.tracker.merge.merged import Decided
from actionplan.tracker.merge.returned import Returned, ReturnedRow
from actionplan.tracker.sheets import Value

Row = tuple[str, int]


def to_remember(decided: Decided, returned: Returned) -> list[dict[str, Any]]:
    """What was decided of each row of a file, as plain JSON; `returned` is the file as it was read."""
    found: dict[Row, dict[str, Any]] = {}
    for place, row_id in decided.ties.items():
        found.setdefault(place, {})["is"] = row_id
    for place in decided.declined:
        found.setdefault(place, {})["declined"] = True
    for (sheet, row, key), text in decided.values.items():
        found.setdefault((sheet, row), {}).setdefault("values", {})[key] = text
    for sheet, row, key in sorted(decided.kept):
        found.setdefault((sheet, row), {}).setdefault("kept", []).append(key)
    names = dict(_named(returned)) if found else {}
    return [{"row": list(names[place]), **of_row} for place, of_row in found.items() if place in names]


def remembered(data: Iterable[Mapping[str, Any]], returned: Returned, on: str) -> Decided:
    """What was decided of a file of the very same content, on a day in words, by the places of its rows now."""
    by_name = {name: place for place, name in _named(returned)}
    rows: dict[Row, Mapping[str, Any]] = {}
    for one in data:
        digest, nth = one["row"]
        place = by_name.get((digest, nth))
        if place:
            rows[place] = one
    return Decided(
        ties={place: one["is"] for place, one in rows.items() if "is" in one},
        values={
            (*place, key): text for place, one in rows.items() for key, text in one.get("values", {}).items()
        },
        declined=frozenset(place for place, one in rows.items() if one.get("declined")),
        kept=frozenset((*place, key) for place, one in rows.items() for key in one.get("kept", ())),
        on=on,
    )


def _named(returned: Returned) -> Iterator[tuple[Row, tuple[str, int]]]:
    """Each row with the digest of what it holds, and the how manyth it is of those that hold the same."""
    seen: Counter[str] = Counter()
    for sheet in returned.sheets:
        for row in sheet.rows:
            digest = _digest(sheet.columns.name, row)
            seen[digest] += 1
            yield (row.sheet, row.number), (digest, seen[digest])


def _digest(sheet: str, row: ReturnedRow) -> str:
    cells: Sequence[Mapping[str, Value]] = (row.values, row.extra)
    said = [sorted((key, text) for key, value in of.items() if (text := canonical(value))) for of in cells]
    text = json.dumps([sheet, row.ref.strip().lower(), *said], ensure_ascii=False)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
