"""Statements of assurance against the statuses under them."""

import pytest

from actionplan.plan.nouns import PeriodNote, Update
from actionplan.rules.completeness.assurance import assurance_differs, assuring
from actionplan.rules.completeness.looked import Looked
from tests.view.sample import day, milestone, plan, priority


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We are on track to deliver the agreed objectives.", "on track"),
        ("All goes to plan.", "to plan"),
        ("There are no concerns.", "no concerns"),
        ("On course, but for the hall.", "On course"),
        ("The show is not on track.", ""),
        ("The show is no longer on course.", ""),
        ("The show is not yet on schedule.", ""),
        ("The tracks were laid.", ""),
        ("", ""),
    ],
)
def test_words_that_assure(text: str, words: str) -> None:
    assert assuring(text) == words


def looked(*said: PeriodNote | Update, red: tuple[str, ...]) -> Looked:
    found = plan(
        priority("p", title="One", number=1), milestone("02.03.17", title="Event", priority="p"), *said
    )
    return Looked(found, day("2017-06-25"), red_under={row.id: red for row in said})


def test_a_summary_that_says_all_is_well_beside_a_red() -> None:
    note = PeriodNote(id="n", period="P06", text="We are on track.")
    (found,) = assurance_differs(looked(note, red=("Event",)))
    assert (found.where, found.problem) == (
        "Summary of P06",
        "It says “on track”, and one item under it is red: “Event”.",
    )
    assert list(assurance_differs(looked(note, red=()))) == []


def test_a_leads_word_on_a_priority() -> None:
    word = Update(id="u", of="p", period="P06", narrative="No concerns.")
    (found,) = assurance_differs(looked(word, red=("Event", "Show")))
    assert found.where == "Update for P06 on Priority 1 “One”"
    assert found.problem.endswith("two items under it are red: “Event” and “Show”.")
