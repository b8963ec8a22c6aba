"""Targets of success that ask for something else than in an earlier report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from actionplan.view.change import LONGEST_TEXT, PanelPair, apart
from actionplan.view.change_of_standing import rows_of
from actionplan.view.data import ChangeData, ReportData
from actionplan.view.success_data import SuccessData
from actionplan.words.english import day_words, quoted

_BY = re.compile(r"(?P<level>.+?)(?: by (?P<day>\d{1,2} [A-Z][a-z]+ \d{4}))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class OfRows:
    """What the panels tell of target rows, which is told with these: levels that changed there, and days that moved."""

    levels: frozenset[str]
    moves: frozenset[tuple[str, str]]


def told_of_rows(before: ReportData, now: ReportData) -> OfRows:
    """What target rows ask for otherwise now, in the words of panels, and how their dates moved."""
    after, items = {row.id: row for row in rows_of(now.success)}, now.items()
    levels: set[str] = set()
    for row in rows_of(before.success):
        if row.id in after and row.target != after[row.id].target:
            for one in (row, after[row.id]):
                shorts = [standing.short for standing in (one.standing, *one.parts)]
                levels |= {quoted(one.target), *(short.rpartition("; target ")[2] for short in shorts)}
    dues = [(was.due, items[row_id].due) for row_id, was in before.items().items() if row_id in items]
    moves = {(day_words(was), day_words(due)) for was, due in dues if was and due and was != due}
    return OfRows(frozenset(levels), frozenset(moves))


def read_otherwise(before: SuccessData, now: SuccessData, names: Mapping[str, str]) -> Iterator[ChangeData]:
    """Target rows of the same words that are read in another way, as by an answer."""
    earlier = {row.id: row for row in rows_of(before)}
    for row in rows_of(now):
        was = earlier.get(row.id)
        if was and was.target == row.target and was.read_as and row.read_as and was.read_as != row.read_as:
            name = quoted(names.get(row.id) or row.requirement or row.target)
            steps = (quoted(text, LONGEST_TEXT) for text in apart(was.read_as, row.read_as))
            said = "Target of {} is read otherwise: it was {}, it is {}.".format(name, *steps)
            yield ChangeData(kind="target changed", id=row.id, sentence=said)


def changed_target(pair: PanelPair, of_rows: OfRows) -> Iterator[ChangeData]:
    """What it asks for; not what a row that it serves asks for otherwise now, nor where only a line came or went."""
    if _only_by_rows(pair):
        return
    was, now = (dict(_asked(panel.target)) for panel in (pair.before, pair.now))
    gone = [level for level in was if level not in now and level not in of_rows.levels]
    came = [level for level in now if level not in was and level not in of_rows.levels]
    moved = [level for level in was if level in now and _moved(was[level], now[level], of_rows)]
    if gone or came or moved:
        texts = ("; ".join(_by(level, asked[level]) for level in found if level in asked)
                 for asked, found in ((was, [*gone, *moved]), (now, [*came, *moved])))  # fmt: skip
        yield pair.changed("target changed", "Target", *texts)


def _only_by_rows(pair: PanelPair) -> bool:
    """Whether it has no target of its own, and serves the same rows as before: what these ask for is told with them."""
    rows = [[standing.row for standing in panel.standings] for panel in (pair.before, pair.now)]
    return bool(rows[0]) and rows[0] == rows[1] and all(rows[0])


def _asked(target: str) -> Iterator[tuple[str, str]]:
    """Each level that is asked for, and the day by which, empty where it is not said."""
    for text in filter(None, target.split("; ")):
        if found := _BY.fullmatch(text):
            yield found["level"], found["day"] or ""


def _by(level: str, day: str) -> str:
    return f"{level} by {day}" if day else level


def _moved(was: str, now: str, of_rows: OfRows) -> bool:
    return bool(was and now) and was != now and (was, now) not in of_rows.moves
