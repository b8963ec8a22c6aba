"""The plan file as it is written: every text to the letter, in a shape that people can edit."""

import pytest

from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Milestone, Owner
from actionplan.plan.text import changes_in_file, dump_plan, read_plan
from tests.plan.sample import ANN, HEADER, SAID, counting, harbour, plan_of, removed
from tests.plan.strategies import NASTY


def read(text: str, known: ActionPlan | None = None) -> ActionPlan:
    return read_plan(text, "plan.yaml", counting(), known).plan


@pytest.mark.parametrize("text", NASTY)
def test_any_text_is_kept_to_the_letter(text):
    owner = Owner(id="o-1", order=1000, name=f"x{text}"[:32_767], aliases=(text, text), note=text)
    milestone = Milestone(id="m-1", order=1000, title=f"{text}.", date=text, internal_note=text)
    settings = HEADER.settings.model_copy(update={"distribution": (text,)})
    header = HEADER.model_copy(update={"settings": settings})
    plan = plan_of(owner, milestone, header=header)
    assert read(dump_plan(plan)) == plan


def test_a_plan_is_written_to_be_read_and_edited():
    assert dump_plan(plan_of(ANN, SAID.model_copy(update={"of": "o-ann"})), 3) == (
        "revision: 3\nid: harbour\ntitle: Harbour plan\nsettings:\n  years: 2017-18\n\n"
        "owners:\n- id: o-ann\n  name: Head of Communications\n  aliases:\n  - Comms Lead\n  - HoC\n\n"
        "updates:\n- id: u-1\n  narrative: Draft is out.\n  period: 2017-18 P06\n  of: o-ann\n"
    )


def test_what_was_said_of_a_removed_row_is_left_to_the_history():
    plan = plan_of(ANN, SAID)
    assert "u-1" not in dump_plan(plan)
    written = read(dump_plan(plan), plan)
    assert changes_in_file(plan, written) == ()


def test_what_a_file_leaves_out_is_removed_but_never_what_was_appended():
    plan = harbour()
    text = dump_plan(plan)
    cut = text[: text.index("- id: m-website")]
    assert changes_in_file(plan, read(cut, plan)) == (removed(plan, "m-website"),)
