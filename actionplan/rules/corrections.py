"""Which readings were corrected, what stands in the place of each, and which corrections go astray."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from actionplan.plan.nouns import Observation

Links = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Corrections:
    """What was corrected, and what no reading is taken away by.

    `instead` is, by the id of each reading that was corrected, the one that stands in its place. Of no effect are
    those that correct a reading of another indicator, `elsewhere`, and the `circular`, which would correct what
    corrects them in turn: of a circle the one recorded last stands.
    """

    instead: Mapping[str, Observation]
    elsewhere: tuple[Observation, ...]
    circular: tuple[Observation, ...]

    @classmethod
    def of(cls, rows: Sequence[Observation], usable: Iterable[str]) -> Corrections:
        """The corrections among readings, in the order in which they were recorded.

        Only those whose ids are `usable` take another away, also through one that is not: what corrects a correction
        that was withdrawn corrects the first reading too.
        """
        if not any(row.revises for row in rows):
            return cls({}, (), ())
        known, taking = {row.id: row for row in rows}, set(usable)
        revising = [(row, known[row.revises]) for row in rows if row.revises and row.revises in known]
        links = {row.id: was.id for row, was in revising if row.indicator == was.indicator}
        at = {row.id: place for place, row in enumerate(rows) if row.id in taking}
        cut = [_before_the_last(circle, at) for circle in _circles(links)]
        links = {row_id: was for row_id, was in links.items() if row_id not in cut}
        correcting = [row_id for row_id in reversed(at) if row_id in links]
        gone = {row_id for row_id, _ in _corrected(links, correcting)}
        standing = [row_id for row_id in correcting if row_id not in gone]
        return cls(
            {was: known[row_id] for was, row_id in _corrected(links, standing)},
            tuple(row for row, was in revising if row.indicator != was.indicator and not row.withdrawn),
            tuple(known[row_id] for row_id in cut if not known[row_id].withdrawn),
        )


def _corrected(links: Links, by: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each reading that is corrected, directly or through others, and the first of some that does it."""
    seen: set[str] = set()
    for row_id in by:
        was = links.get(row_id)
        while was and was not in seen:
            seen.add(was)
            yield was, row_id
            was = links.get(was)


def _circles(links: Links) -> Iterator[list[str]]:
    """Readings that correct one another in a circle, each the next and the last the first."""
    done: set[str] = set()
    for start in links:
        path: dict[str, None] = {}
        row_id = start
        while row_id in links and row_id not in done and row_id not in path:
            path[row_id] = None
            row_id = links[row_id]
        if row_id in path:
            names = list(path)
            yield names[names.index(row_id) :]
        done |= path.keys()


def _before_the_last(circle: Sequence[str], at: Mapping[str, int]) -> str:
    """The one that would correct what was recorded last of a circle."""
    last = max(circle, key=lambda row_id: at.get(row_id, -1))
    return circle[circle.index(last) - 1]
