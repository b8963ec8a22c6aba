"""How rows are called where two of a kind may go by the same name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable


def told_apart(rows: Iterable[tuple[str, str, str, str]]) -> dict[str, str]:
    """The name of each row by its id: with its date as written where another of its kind goes by the same.

    A row is its id, its kind, its title and its date.
    """
    known = list(rows)
    of_a_name = Counter((kind, title) for _, kind, title, _ in known)
    return {
        row_id: f"{title} ({written})" if of_a_name[kind, title] > 1 and written.strip() else title
        for row_id, kind, title, written in known
    }
