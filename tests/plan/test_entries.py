"""What the plan file says of updates, observations and evidence, which are only ever added."""

import pytest

from actionplan.words.errors import BadPlanFile
from tests.plan.test_text import PLAN, read

ENTRIES = """indicators:
  - {id: i-1, title: Visits}
observations:
  - {id: v-1, indicator: i-1, date: June, value: 5}
evidence:
  - {id: e-1, of: m-report, text: Seen in print}
updates:
  - id: u-1
    of: m-report
    period: P06
    narrative: Draft is out.
    reason: Paper
    recorded: 2017-06-01T09:00:00+00:00
    by: Ann
"""
STAYS = "stays as it was recorded; take the edit back, and add a new"
REWRITTEN = [
    ("Draft is out.", "Draft is late.", f"line 22, updates/u-1/narrative: this update {STAYS} update instead."),
    ("    reason: Paper\n", "", f"line 19, updates/u-1/reason: this update {STAYS} update instead."),
    ("by: Ann", "by: Ben", f"line 25, updates/u-1/by: this update {STAYS} update instead."),
    ("value: 5", "value: 6", f"line 15, observations/v-1/value: this observation {STAYS} observation instead."),
    ("in print", "online", f"line 17, evidence/e-1/text: this piece of evidence {STAYS} piece of evidence instead."),
]  # fmt: skip
LEFT_OUT = [
    ("id: u-1\n    of", "of"),
    ("    by: Ann\n", ""),
    ("    recorded: 2017-06-01T09:00:00+00:00\n    by: Ann\n", "    withdrawn: yes\n"),
]


@pytest.mark.parametrize(("old", "new", "sentence"), REWRITTEN)
def test_an_entry_stays_as_it_was_recorded(old, new, sentence):
    assert old in PLAN + ENTRIES
    with pytest.raises(BadPlanFile) as refused:
        read((PLAN + ENTRIES).replace(old, new), read(PLAN + ENTRIES).plan)
    assert refused.value.problems == (f"plan.yaml, {sentence}",)


@pytest.mark.parametrize(("old", "new"), LEFT_OUT)
def test_an_entry_may_be_withdrawn_and_its_stamps_and_id_left_out(old, new):
    assert old in PLAN + ENTRIES
    known = read(PLAN + ENTRIES).plan
    assert [row.id for row in read((PLAN + ENTRIES).replace(old, new), known).plan.updates] == ["u-1"]
