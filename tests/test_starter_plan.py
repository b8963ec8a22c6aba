"""The starter plan: small, loadable as it is, and with what it leaves to be uncommented."""

import re
from itertools import count
from pathlib import Path

from actionplan.plan.model import KINDS
from actionplan.plan.nouns import Baseline
from actionplan.plan.text import read_plan
from actionplan.rules.readings_checked import wrong_readings

FILE = Path(__file__).parents[1] / "templates" / "plans" / "starter.yaml"


def no_new_id(letter: str) -> str:
    raise AssertionError(f"a row ({letter}) has no id")


STARTER = read_plan(FILE.read_text(encoding="utf-8"), "starter", no_new_id).plan


def test_the_starter_is_small_and_shows_each_thing_once() -> None:
    assert (STARTER.id, STARTER.organisation) == ("my-plan", "Example Council")
    assert STARTER.settings.years == "2026-27"
    assert {kind: len(STARTER.rows(kind)) for kind in KINDS if STARTER.rows(kind)} == {
        "objective": 1, "owner": 2, "priority": 2, "target": 1, "milestone": 3, "activity": 2, "indicator": 1,
        "decision": 1, "abbreviation": 1,
    }  # fmt: skip
    assert [m.date for m in STARTER.milestones] == ["14.05.26", "w/c 7 September 2026", "Nov tbc"]
    assert [a.period for a in STARTER.activities] == ["2026-27 P01", "2026-27 P02"]


def test_what_the_starter_leaves_to_be_uncommented_loads_too() -> None:
    """Each list of what is never changed once loaded, with the # taken away as its comment says."""
    text = FILE.read_text(encoding="utf-8")
    lists = r"(?m)^# (updates|observations|period_notes):\n(?:#   .*\n)+"
    taken_away = re.sub(lists, lambda found: re.sub(r"(?m)^# ", "", found[0]), text)
    numbers = count(1)
    plan = read_plan(taken_away, "starter", lambda letter: f"{letter}-{next(numbers)}").plan
    assert (len(plan.updates), len(plan.period_notes)) == (2, 1)
    assert [(o.indicator, o.value, o.revises) for o in plan.observations] == [
        ("i-panel-members", 34, None),
        ("i-panel-members", 36, "v-panel-may"),
    ]
    assert list(wrong_readings(plan)) == []


def test_the_indicator_of_the_starter_measures_its_target() -> None:
    (indicator,) = STARTER.indicators
    assert indicator.targets == tuple(target.id for target in STARTER.targets)
    assert (indicator.level, indicator.unit) == ("output", "members")
    assert indicator.baseline == Baseline(value=0, as_at="1 April 2026")
