"""Readings typed one at a time: each is added, and nothing that was read before is written over."""

from __future__ import annotations

from dataclasses import dataclass

from actionplan.desk import given
from actionplan.desk.editing import Edited, Editor, change
from actionplan.desk.plans import open_store
from actionplan.plan.changes import ChangeSet, Revision
from actionplan.plan.editing import new_row
from actionplan.plan.nouns import Indicator, Observation
from actionplan.plan.stamps import Stamp
from actionplan.store import StoredPlan
from actionplan.tracker.typed_readings import Accepted, Typed, accepted, typed_baseline
from actionplan.words.errors import BadChange

MOST_TRIES = 5
"""So often it is looked again at the plan, where others save readings at that very moment."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """The revision that a reading made, how the reading is read, and what looks like a slip; each a sentence.

    None of it where what was typed changes nothing.
    """

    revision: Revision | None = None
    read_as: str = ""
    doubts: tuple[str, ...] = ()


def record(editor: Editor, typed: Typed) -> Recorded:
    """Add a reading to a plan, or a correction beside what it corrects.

    Its id is made of what it is a reading of, so of two people who add the same at one moment the second is told
    that it is there.

    Raises:
        BadChange: where it cannot be read, cannot be right, or is there already: what to write instead.
        PlanMoved: where somebody else corrected, or took back, what it corrects.
    """
    person = given.person(editor.by)
    why = given.said("why", editor.why) or ("a reading corrected" if typed.corrects else "a reading")
    with open_store(editor.store) as opened:
        for tried in range(1, MOST_TRIES + 1):
            latest = opened.load(editor.plan)
            found = accepted(typed, latest.plan, given.today())
            if found is None:
                return Recorded()
            change_set = _added(found, latest, person, why)
            try:
                made = opened.apply(change_set, by=person, at=given.now())
            except BadChange:
                moved = opened.load(editor.plan).revision.number != latest.revision.number
                if not moved or tried == MOST_TRIES:
                    raise
            else:
                return Recorded(made, found.read_as, found.doubts)
    return Recorded()


def _added(found: Accepted, latest: StoredPlan, person: str, why: str) -> ChangeSet:
    row = found.observation.model_dump(mode="json", exclude_defaults=True)
    stamp = Stamp(person, given.now(), given.today())
    change = new_row(latest.plan, Observation, row, found.observation.id, stamp)
    return ChangeSet(latest.plan.id, latest.revision.number, (change,), why)


def set_baseline(editor: Editor, indicator: str, figure: str, as_at: str) -> Edited:
    """Say where an indicator started, and when; nothing typed takes it away.

    Raises:
        BadChange: where the indicator is gone, or the figure cannot be read.
        PlanMoved: where somebody else changed it meanwhile.
    """
    with open_store(editor.store) as opened:
        plan = opened.load(editor.plan).plan
    row = plan.by_id.get(indicator)
    if not isinstance(row, Indicator):
        raise BadChange("That indicator is not in the plan any more. Nothing was saved.")
    return change(editor, indicator, {"baseline": typed_baseline(figure, as_at, row, plan, given.today())})
