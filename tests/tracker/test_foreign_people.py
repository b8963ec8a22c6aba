"""Who is meant by the names in a cell: with "and" in them, brackets, answers, and what stays in the internal note."""

import pytest

from actionplan.plan.text import read_plan
from tests.tracker.foreign_sample import taken

HEADINGS = ["Milestone", "Owner", "Supported by", "Date"]
PLAN = read_plan(
    """\
id: small
title: A small plan
settings: {years: 2017-18}
owners:
- {id: digital, name: Digital & Web Manager, aliases: [Web Manager]}
- {id: press, name: Head of press and media, aliases: [Head of press]}
- {id: lead, name: Communications lead, aliases: [Comms Lead]}
- {id: eng, name: Engagement officer}
""",
    "small.yaml",
    lambda letter: f"{letter}-new",
).plan


def of(owner, supported=None, answers=""):
    imported = taken([HEADINGS, ["A", owner, supported, "June"]], PLAN, mapping=answers)
    return dict(imported.rows[0].values), [question.sentence for question in imported.questions]


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("Digital and Web Manager", "digital"),
        ("digital  AND web manager", "digital"),
        ("Digital&Web Manager", "digital"),
        ("Head of Press & Media", "press"),
        ("Digital & web manager", "digital"),
        ("web manager", "digital"),
        ("COMMS LEAD", "lead"),
    ],
)
def test_a_name_is_known_with_and_or_its_sign_in_whatever_case_and_not_kept_beside(name, owner):
    assert of(name) == ({"title": "A", "owner": owner, "date": "June"}, [])
    assert of(None, name) == ({"title": "A", "contributors": [owner], "date": "June"}, [])


def test_a_misspelt_name_with_and_in_it_is_asked_about_as_one():
    values, questions = of("Digitl and Web Manager")
    assert values == {"title": "A", "date": "June", "internal_note": "Owner: Digitl and Web Manager"}
    assert questions == [
        "Sheet1, row 2, “Owner”: “Digitl and Web Manager” is no owner in the register; was “Digital & Web Manager” "
        "meant? Say who it is in the mapping file, under owners, or add it to the register."
    ]


@pytest.mark.parametrize("name", ["Digitl and Web Manager", "Online and Web Manager"])
def test_an_answer_names_the_whole_of_a_cell_and_nothing_of_it_is_kept(name):
    answered = {"title": "A", "owner": "press", "date": "June"}
    assert of(name, answers=f"owners: {{{name}: press}}") == (answered, [])


def test_an_answer_to_a_misspelt_name_with_and_in_it_leaves_nothing_of_it():
    answered = {"title": "A", "owner": "digital", "date": "June"}
    assert of("Digitl and Web Manager", answers="owners: {Digitl and Web Manager: digital}") == (answered, [])


def test_of_two_names_the_one_that_is_not_known_is_kept_beside_the_answer():
    answered = {
        "title": "A",
        "owner": "lead",
        "date": "June",
        "internal_note": "Owner: Comms Lead and the board",
    }
    assert of("Comms Lead and the board", answers="owners: {Comms Lead and the board: lead}") == (
        answered,
        [],
    )


@pytest.mark.parametrize("name", ["Comms Lead and Engagement officer", "Comms Lead & engagement officer"])
def test_of_two_whom_an_and_joins_the_accountable_one_is_asked_for(name):
    values, questions = of(name)
    assert values == {"title": "A", "date": "June", "internal_note": f"Owner: {name}"}
    assert questions[0].startswith(f"Sheet1, row 2, “Owner”: “{name}”: who of them is accountable?")
    assert of(name, answers=f"owners: {{{name}: eng}}") == (
        {"title": "A", "owner": "eng", "contributors": ["lead"], "date": "June"},
        [],
    )


def test_who_is_named_in_brackets_is_kept_in_the_internal_note():
    assert of("Comms Lead (J. Example)", "Web Manager (two days a week)") == (
        {
            "title": "A", "owner": "lead", "contributors": ["digital"], "date": "June",
            "internal_note": "Owner: Comms Lead (J. Example)\nSupported by: Web Manager (two days a week)",
        },
        [],
    )  # fmt: skip
