"""The plan file: what is wrong with it is said with file, line and path in the plan."""

import pytest

from actionplan.plan.nouns import Baseline, Indicator, Milestone, Observation
from actionplan.plan.text import PlanText, read_plan
from actionplan.words.errors import BadPlanFile
from tests.growing import growth
from tests.plan.sample import counting

HEAD = """id: harbour
title: Harbour plan
settings:
  years: 2017-18
"""
PLAN = (
    HEAD
    + """owners:
  - id: o-ann
    name: Head of Communications
    aliases: [Comms Lead]
milestones:
  - id: m-report
    title: Annual report
"""
)


def read(text: str, known=None) -> PlanText:
    return read_plan(text, "plan.yaml", counting(), known)


def refusal(text: str) -> tuple[str, ...]:
    with pytest.raises(BadPlanFile) as refused:
        read(text)
    return refused.value.problems


def test_a_plan_is_read():
    found = read("revision: 42\n" + PLAN)
    assert found.revision == 42
    assert found.plan.title == "Harbour plan"
    assert [owner.name for owner in found.plan.owners] == ["Head of Communications"]
    assert found.plan.milestones == (Milestone(id="m-report", order=1000, title="Annual report"),)


TAIL = {
    "    owner: nobody\n": (
        'plan.yaml, line 12, milestones/m-report/owner: "nobody" is not in the register of owners; '
        "add it under owners, or use one of the ids there."
    ),
    "    owner: comms lead\n": (
        'plan.yaml, line 12, milestones/m-report/owner: "comms lead" is not in the register of owners; '
        'did you mean "o-ann"?'
    ),
    "    owner: hoc\n": (
        'plan.yaml, line 12, milestones/m-report/owner: "hoc" is not in the register of owners; add it under '
        "owners, or use one of the ids there."
    ),
    "    owner: [o-ann, o-ben]\n": (
        "plan.yaml, line 12, milestones/m-report/owner: must be one text, not a list or a group."
    ),
    "    contributors: o-ann\n": (
        "plan.yaml, line 12, milestones/m-report/contributors: must be a list; begin each of its lines with "
        '"- ".'
    ),
    "    contributors:\n    - o-ann\n    - o-ben\n": (
        'plan.yaml, line 12, milestones/m-report/contributors: "o-ben" is not in the register of owners; add '
        "it "
        "under owners, or use one of the ids there."
    ),
    "    priority: p-none\n": (
        'plan.yaml, line 12, milestones/m-report/priority: there is no priority with the id "p-none" in the '
        "plan; "
        "correct the id, or add that priority."
    ),
    "    ownr: o-ann\n": (
        "plan.yaml, line 12, milestones/m-report/ownr: there is no field of this name; did you mean owner?"
    ),
    "    qqq: o-ann\n": (
        "plan.yaml, line 12, milestones/m-report/qqq: there is no field of this name; take it out."
    ),
    "    order: 3\n": (
        "plan.yaml, line 12, milestones/m-report/order: take it out: the place in the list is the order."
    ),
    "    audience: public\n": (
        "plan.yaml, line 12, milestones/m-report/audience: must be one of 'lay members', 'executive' or "
        "'team'."
    ),
    "    since: 1/4/2017\n": (
        'plan.yaml, line 12, milestones/m-report/since: "1/4/2017" is not a day written as 2017-06-23.'
    ),
    "    answers: [{field: date, as_written: Sept, reading: x}]\n": (
        "plan.yaml, line 12, milestones/m-report/answers/1/key: is missing; it is needed."
    ),
    "  - id: m-report\n    title: Another\n": (
        'plan.yaml, line 12, milestones/m-report/id: the id "m-report" is used already on line 10; give this '
        "row "
        "another."
    ),
    "  - id: o-ann\n    title: Another\n": (
        'plan.yaml, line 12, milestones/o-ann/id: the id "o-ann" is used already on line 6; give this row '
        "another."
    ),
    "  - id: harbour\n    title: Another\n": (
        'plan.yaml, line 12, milestones/harbour/id: the id "harbour" is used 2 times; every row needs an id '
        "of its "
        "own."
    ),
    "  - id: [m-2]\n    title: Another\n": (
        "plan.yaml, line 12, milestones/2/id: must be one text, not a list or a group."
    ),
    "  - id: {m: 2}\n    title: Another\n": (
        "plan.yaml, line 12, milestones/2/id: must be one text, not a list or a group."
    ),
    "  - id: M 2\n    title: Another\n": (
        'plan.yaml, line 12, milestones/M 2/id: "M 2" is not an id; use up to 40 small letters, digits and '
        "hyphens, beginning with a letter or digit."
    ),
    "  - id: m-2\n": "plan.yaml, line 12, milestones/m-2/title: is missing; it is needed.",
    "  - date: Sept\n": "plan.yaml, line 12, milestones/2/title: is missing; it is needed.",
    "  - id: m-2\n    title: ' '\n": "plan.yaml, line 13, milestones/m-2/title: a title is needed.",
    "  - just a text\n": "plan.yaml, line 12, milestones/2: must be a group of fields, such as id and title.",
    "milestons: []\n": (
        "plan.yaml, line 12, milestons: a plan has no part of this name; did you mean milestones?"
    ),
    "targets: many\n": 'plan.yaml, line 12, targets: must be a list; begin each of its rows with "- ".',
    "priorities: [{title: A, number: one}]\n": (
        "plan.yaml, line 12, priorities/1/number: must be a whole number."
    ),
    "priorities: [{title: A, number: 0}]\n": "plan.yaml, line 12, priorities/1/number: must be 1 or more.",
    "priorities: [{title: A, enabler: perhaps}]\n": (
        "plan.yaml, line 12, priorities/1/enabler: must be yes or no."
    ),
    "indicators: [{title: A, baseline: low}]\n": (
        "plan.yaml, line 12, indicators/1/baseline: must be a group of fields."
    ),
    "indicators: [{title: A, baseline: {value: nan}}]\n": (
        "plan.yaml, line 12, indicators/1/baseline/value: must be a number."
    ),
    "indicators: [{title: A, baseline: {denominator: 0}}]\n": (
        "plan.yaml, line 12, indicators/1/baseline/denominator: must be more than 0."
    ),
    "updates: [{of: m-report, period: P99}]\n": (
        'plan.yaml, line 12, updates/1/period: "P99" is not one of the plan\'s reporting periods. The '
        "periods of "
        "2017-18 are P01 to P26."
    ),
    "updates: [{of: m-report, period: ''}]\n": "plan.yaml, line 12, updates/1/period: must not be empty.",
    "updates: [{of: m-none, period: P06}]\n": (
        'plan.yaml, line 12, updates/1/of: there is no row with the id "m-none" in the plan; correct the id, '
        "or "
        "add that row."
    ),
    "updates: [{of: m-report, period: P06, reported_rag: blue}]\n": (
        "plan.yaml, line 12, updates/1/reported_rag: must be one of 'red', 'amber' or 'green'."
    ),
    "updates: [{of: m-report, period: P06, recorded: today}]\n": (
        'plan.yaml, line 12, updates/1/recorded: "today" is not a time written as 2017-06-23T14:02:00+00:00.'
    ),
}


@pytest.mark.parametrize("tail", TAIL)
def test_a_mistake_in_a_row_is_one_sentence(tail):
    assert refusal(PLAN + tail) == (TAIL[tail],)


NO_PLAN = "plan.yaml, line 1: this is not a plan: it must begin with fields such as id, title and settings."
HEADS = {
    "": NO_PLAN,
    "- a\n": NO_PLAN,
    "just text": NO_PLAN,
    "id: harbour\nsettings: {years: 2017-18}\n": "plan.yaml, line 1, title: is missing; it is needed.",
    "id: harbour\ntitle: ''\nsettings: {years: 2017-18}\n": "plan.yaml, line 2, title: a title is needed.",
    "id: harbour\ntitle: A\nsettings: 2017-18\n": "plan.yaml, line 3, settings: must be a group of fields.",
    "id: harbour\ntitle: A\nsettings: {}\n": "plan.yaml, line 3, settings/years: is missing; it is needed.",
    "id: harbour\ntitle: A\nsettings:\n  years: soon\n": (
        'plan.yaml, line 3, settings: "soon" is not a financial year. Write it as 2017-18, or 2017-19 for '
        "two years."
    ),
    HEAD + "  year: 2017\n": (
        "plan.yaml, line 5, settings/year: there is no field of this name; take it out."
    ),
    HEAD + "  rag: {amber_days: 400}\n": "plan.yaml, line 5, settings/rag/amber_days: must be 366 or less.",
    HEAD + "  second_periods: [{year: 2017-18, starts: 2017-04-18}]\n": (
        "plan.yaml, line 3, settings: P02 of 2017-18 cannot start on 18 April 2017. Choose a Monday from 2 "
        "to 29 "
        "April 2017."
    ),
    HEAD + "  combined_periods: [{year: 2017-18, period: 19, reason: x}]\n": (
        "plan.yaml, line 3, settings: P19 and P19 of 2017-18 cannot be combined. Name two periods of that "
        "year, "
        "the earlier first."
    ),
    HEAD.replace("harbour", "nul"): (
        'plan.yaml, line 1, id: "nul" is a name that Windows keeps for a device, so that no folder can have it; '
        "choose another."
    ),
    HEAD.replace("Harbour plan", '"\\e[31mHarbour plan"'): (
        "plan.yaml, line 2, title: the text holds the control character U+001B, which cannot be shown; delete it."
    ),
    HEAD.replace("Harbour plan", '"Harbour\\rplan"'): (
        "plan.yaml, line 2, title: the text holds a carriage return (U+000D) that ends no line; put a new line "
        "there."
    ),
}


@pytest.mark.parametrize("text", HEADS)
def test_a_mistake_in_the_head_is_one_sentence(text):
    assert refusal(text) == (HEADS[text],)


@pytest.mark.parametrize("written", ["x", "-1", "0", "1.0", "[1]", "''", "٣", "9" * 5000])
def test_a_revision_that_dump_did_not_write_is_refused(written):
    assert refusal(f"revision: {written}\n" + PLAN) == (
        "plan.yaml, line 1, revision: must be the whole number that dump wrote, or be left out.",
    )


def test_every_problem_is_listed():
    problems = refusal(PLAN + "    ownr: x\n    audience: y\npriorities: [{title: A, number: z}]\n")
    assert [p.split(": ")[0] for p in problems] == [
        "plan.yaml, line 14, priorities/1/number",
        "plan.yaml, line 13, milestones/m-report/audience",
        "plan.yaml, line 12, milestones/m-report/ownr",
    ]


def test_the_message_is_the_first_problem_and_says_how_many_more():
    with pytest.raises(BadPlanFile) as refused:
        read(PLAN + "    ownr: x\n    audience: y\npriorities: [{title: A, number: z}]\n")
    assert str(refused.value) == (
        "plan.yaml, line 14, priorities/1/number: must be a whole number. (2 more problems in the file.)"
    )


def test_an_owner_named_by_an_alias_is_told_the_id():
    text = PLAN.replace("[Comms Lead]", "[hoc]") + "    owner: hoc\n"
    assert refusal(text) == (
        'plan.yaml, line 12, milestones/m-report/owner: "hoc" is not in the register of owners; did you mean '
        '"o-ann"?',
    )


def test_numbers_and_yes_or_no_are_turned_by_the_model_and_texts_are_not():
    found = read(
        PLAN
        + "    date: 12:30\n    note: No\npriorities: [{title: 1.10, number: 1, enabler: No}]\n"
        + "indicators:\n- id: i-1\n  title: ~\n  baseline: {value: 1.10, as_at: 2017-06-23}\n"
        + "observations: [{indicator: i-1, date: 0o14, value: 5, approximate: yes}]\n"
    ).plan
    assert (found.milestones[0].date, found.milestones[0].note) == ("12:30", "No")
    assert (found.priorities[0].title, found.priorities[0].number, found.priorities[0].enabler) == (
        "1.10",
        1,
        False,
    )
    assert found.indicators == (
        Indicator(id="i-1", order=1000, title="~", baseline=Baseline(value=1.1, as_at="2017-06-23")),
    )
    assert found.observations == (
        Observation(id="v-2", order=1000, indicator="i-1", date="0o14", value=5.0, approximate=True),
    )


def test_a_field_left_empty_is_a_field_left_out():
    empty = "    owner:\n    contributors:\n    date:\n    answers:\n    audience:\npriorities:\n"
    assert read(PLAN + empty).plan == read(PLAN).plan


def test_the_longest_text_is_kept_and_a_longer_one_refused():
    note = "x" * 32_767
    assert read(PLAN + f"    note: {note}\n").plan.milestones[0].note == note
    assert refusal(PLAN + f"    note: {note}x\n") == (
        "plan.yaml, line 12, milestones/m-report/note: the text has 32,768 characters; shorten it to 32,767 "
        "or "
        "fewer.",
    )


def test_ten_times_the_mistakes_are_listed_in_ten_times_the_time():
    def refuse(count):
        rows = "".join(f"- {{id: m-{n}, title: A, dat: x}}\n" for n in range(count))
        assert len(refusal(HEAD + "milestones:\n" + rows)) == count

    assert growth(refuse, 200) < 4


def test_an_owner_by_name_or_alias_is_told_the_id():
    text = """\
id: p
title: P
settings: {years: 2017-18}
owners: [{id: comms-lead, name: Communications lead, aliases: [Comms]}]
milestones:
- {title: Show, owner: Comms}
- {title: Fair, contributors: [communications LEAD]}
- {title: Fete, owner: Nobody Known}
"""
    with pytest.raises(BadPlanFile) as refused:
        read_plan(text, "plan.yaml", lambda letter: f"{letter}-1")
    assert [problem.split(": ", 1)[1] for problem in refused.value.problems][:2] == [
        '"Comms" is not in the register of owners; did you mean "comms-lead"?',
        '"communications LEAD" is not in the register of owners; did you mean "comms-lead"?',
    ]
    assert '"Nobody Known" is not an id' in refused.value.problems[2]


def test_a_misspelt_field_is_named_before_what_is_missing():
    text = "id: p\ntitle: P\nsettings: {years: 2017-18}\nmilestones:\n- {titel: Show}\n"
    with pytest.raises(BadPlanFile, match="did you mean title"):
        read_plan(text, "plan.yaml", lambda letter: f"{letter}-1")
