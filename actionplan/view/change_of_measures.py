"""Measures of success that are otherwise than in an earlier report: what they ask for, count, and had counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from actionplan.view.change import KINDS, LONGEST_NAME, LONGEST_TEXT, PanelPair, apart, cut, names_in
from actionplan.view.change_of_figures import corrected_figures
from actionplan.view.change_of_standing import changed_standings
from actionplan.view.change_of_targets import changed_target, read_otherwise, told_of_rows
from actionplan.view.data import ChangeData, ReportData
from actionplan.view.names import told_apart
from actionplan.view.success_data import PanelData, SuccessData, UnmeasuredData
from actionplan.words.english import count_of, quoted, some_named

MOST_TOLD = 3
_DEFINITIONS = (("Measure", "measure"), ("Unit", "unit"), ("Level", "level"), ("Place", "where"))
_TOLERANCE = re.compile(r"tolerance (\S+ %)\.?")
_AS_THE_TARGET_SAYS = "as the target says"


def change_of_measures(before: ReportData, now: ReportData) -> tuple[ChangeData, ...]:
    """Each change of what success is measured by, the gravest first: targets, figures, definitions, standings.

    Nothing where one of the reports was issued before there were any.
    """
    if before.success is None or now.success is None:
        return ()
    rows, names = names_in(now), _names(now.success) | _only_new(_names(before.success), now.success)
    told = told_of_rows(before, now)
    panels = {panel.id: panel for panel in before.success.panels}
    found = [*read_otherwise(before.success, now.success, rows)]
    for panel in now.success.panels:
        if panel.id in panels:
            pair = PanelPair(panels[panel.id], panel, quoted(names[panel.id]))
            found += [*changed_target(pair, told), *_definition(pair)]
            found += corrected_figures(pair.before, pair.now, pair.name)
    found += changed_standings(before, now, rows, names)
    found += _came_and_went(before.success, now.success, names)
    return tuple(sorted(found, key=lambda change: KINDS.index(change.kind)))


def _names(success: SuccessData) -> dict[str, str]:
    """What each indicator is called: with its place and segment where another has the same title."""
    measured = [(panel.id, "", cut(panel.title, LONGEST_NAME), panel.where) for panel in success.panels]
    others = [(one.id, "", cut(one.title, LONGEST_NAME), "") for one in success.unmeasured]
    return told_apart([*measured, *others])


def _only_new(names: Mapping[str, str], success: SuccessData) -> dict[str, str]:
    """The names of those that are no longer there."""
    there = _titles(success)
    return {row_id: name for row_id, name in names.items() if row_id not in there}


def _titles(success: SuccessData) -> dict[str, str]:
    every: Sequence[PanelData | UnmeasuredData] = (*success.panels, *success.unmeasured)
    return {one.id: one.title for one in every}


def _definition(pair: PanelPair) -> Iterator[ChangeData]:
    was, now = pair.before, pair.now
    if was.title != now.title:
        titles = [quoted(text, LONGEST_TEXT) for text in apart(was.title, now.title)]
        yield ChangeData(kind="reworded", id=now.id, sentence=f"Reworded: {titles[0]} is now {titles[1]}.")
    starts = [panel.baseline for panel in (was, now)]
    if starts[0] != starts[1] and not any(text.endswith(_AS_THE_TARGET_SAYS) for text in starts):
        yield pair.changed("baseline changed", "Baseline", *starts)
    tolerances = [_tolerance(panel) for panel in (was, now)]
    if all(tolerances) and tolerances[0] != tolerances[1]:
        yield pair.changed("measure changed", "Tolerance", *tolerances)
    for what, field in _DEFINITIONS:
        texts = getattr(was, field), getattr(now, field)
        if texts[0] != texts[1]:
            steps = [quoted(text, LONGEST_TEXT) if text else "" for text in apart(*texts)]
            yield pair.changed("measure changed", what, *steps)


def _tolerance(panel: PanelData) -> str:
    own = takewhile(lambda part: not part.startswith("source:"), panel.method.split("; "))
    return next((found[1] for part in own if (found := _TOLERANCE.fullmatch(part))), "")


def _came_and_went(before: SuccessData, now: SuccessData, names: Mapping[str, str]) -> Iterator[ChangeData]:
    was, there = _titles(before), _titles(now)
    measured, figures = ({panel.id for panel in success.panels} for success in (before, now))
    lost = [row_id for row_id in was if row_id in measured and row_id not in figures]
    gone = [row_id for row_id in was if row_id not in measured and row_id not in there]
    came = [row_id for row_id in there if row_id not in was]
    begun = [row_id for row_id in there if row_id in was and row_id in figures and row_id not in measured]
    yield from _counted("withdrawn", "No longer measured", lost, names)
    yield from _counted("withdrawn", "Success indicator taken out", gone, names)
    yield from _counted("new", "New success indicator", came, names)
    yield from _counted("new", "Measured from now on", begun, names)


def _counted(kind: str, what: str, ids: Sequence[str], names: Mapping[str, str]) -> Iterator[ChangeData]:
    """One line for each of a few; of many, how many they are and the names of the first."""
    if len(ids) > MOST_TOLD:
        those = some_named([names[row_id] for row_id in ids])
        said = f"{what}: {count_of(len(ids), 'indicator')}, {those}."
        yield ChangeData(kind=kind, id=ids[0], sentence=said)
        return
    for row_id in ids:
        yield ChangeData(kind=kind, id=row_id, sentence=f"{what}: {quoted(names[row_id])}.")
