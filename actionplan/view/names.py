"""How rows are called: where two of a kind may go by the same name, and by their numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from actionplan.plan.nouns import Priority


def told_apart(rows: Iterable[tuple[str, str, str, str]], *, by_id: bool = False) -> dict[str, str]:
    """The name of each row by its id: with what tells it apart where another of its kind goes by the same.

    A row is its id, its kind, its title, and its date as written, its place, or what else tells it apart. What is still
    called the same then has its id with it where it is to be told apart `by_id`.
    """
    known = list(rows)
    of_a_name = Counter((kind, title) for _, kind, title, _ in known)
    names = {
        row_id: f"{title} ({apart})" if of_a_name[kind, title] > 1 and apart.strip() else title
        for row_id, kind, title, apart in known
    }
    alike = Counter((kind, names[row_id]) for row_id, kind, _, _ in known)
    still = {row_id for row_id, kind, _, _ in known if by_id and alike[kind, names[row_id]] > 1}
    return {row_id: f"{name} ({row_id})" if row_id in still else name for row_id, name in names.items()}


def number_of(priority: Priority) -> str:
    """A priority's number in print; empty for an enabler, and where it has none."""
    return "" if priority.enabler or priority.number is None else str(priority.number)
