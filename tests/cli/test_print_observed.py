"""What is printed of a file of readings."""

import json

import pytest

from actionplan.cli import print_observed
from actionplan.plan.changes import Revision
from actionplan.plan.nouns import Observation
from actionplan.tracker.observed import Observed, Offer, Outdated

OLD = Observation(id="v-5", indicator="i", date="14 June 2017", value=5, note="Rain")
NEW = OLD.model_copy(update={"id": "v-6", "value": 6, "note": "", "revises": "v-5"})
ADDED = Offer(OLD, "Visits, 14 June 2017: 5.")
REVISED = Offer(NEW, "Visits, 14 June 2017: 6, instead of 5.", OLD)
OUTDATED = Outdated(3, OLD, "Visits, 14 June 2017: 5, corrected to 6.", NEW)
SAVED = Revision("small", 4, "2017-06-27T09:00:00+00:00", "Ann", "June", ())


def made(**fields):
    return Observed("small", "readings.csv", **fields)


def lines(**fields):
    return list(print_observed.observed_in_words(made(**fields)))


@pytest.mark.parametrize(
    ("fields", "last"),
    [
        ({}, "Nothing new: the file holds no readings."),
        ({"unchanged": 1}, "Nothing new: 1 reading is there already."),
        ({"unchanged": 1450}, "Nothing new: 1,450 readings are there already."),
        ({"corrected": (OUTDATED,)}, "Nothing new: what was corrected stays as it is."),
        (
            {"added": (ADDED,)},
            "1 new, 0 revised, 0 already there. Nothing was saved; add --apply to save it.",
        ),
        (
            {"revised": (REVISED,), "unchanged": 2, "revision": SAVED},
            "0 new, 1 revised, 2 already there. small is now at revision 4.",
        ),
        (
            {"added": (ADDED,), "problems": ("One.",)},
            "1 new, 0 revised, 0 already there. One problem: nothing was saved. "
            "Put right what is listed, then try again.",
        ),
    ],
)
def test_how_it_ends(fields, last):
    assert lines(**fields)[-1] == last


def test_what_is_new_is_told_before_what_was_corrected_since():
    assert lines(added=(ADDED,), revised=(REVISED,), corrected=(OUTDATED, OUTDATED))[:-1] == [
        "Visits, 14 June 2017: 5.",
        "Visits, 14 June 2017: 6, instead of 5.",
        "2 hold a value that was corrected since:",
        "line 3: Visits, 14 June 2017: 5, corrected to 6.",
        "line 3: Visits, 14 June 2017: 5, corrected to 6.",
    ]


def test_while_there_is_a_problem_only_the_problem_is_told():
    assert len(lines(added=(ADDED,), corrected=(OUTDATED,), problems=("One.",))) == 1


def test_one_column_that_is_not_read():
    assert lines(ignored=("“Owner”",))[0] == "Not read: the column “Owner”."


def test_a_reading_as_data():
    data = print_observed.observed_data(made(corrected=(OUTDATED,), revision=SAVED))
    old = {
        "indicator": "i",
        "date": "14 June 2017",
        "value": 5,
        "numerator": None,
        "denominator": None,
        "approximate": False,
        "note": "Rain",
        "source": "",
    }
    now = {**old, "value": 6, "note": ""}
    said = "Visits, 14 June 2017: 5, corrected to 6."
    assert data["corrected"] == [{"line": 3, **old, "sentence": said, "now": now}]
    assert (data["added"], data["revised"], data["revision"]) == ([], [], 4)


def test_problems_go_to_standard_error_on_a_line_each(capsys):
    print_observed.observed(made(problems=("One\nproblem.", "\x1b[31mTwo.")), as_json=True)
    printed = capsys.readouterr()
    assert printed.err.splitlines() == ["One problem.", "[31mTwo."]
    assert json.loads(printed.out)["problems"] == ["One\nproblem.", "\x1b[31mTwo."]


def test_what_looks_like_a_slip_stands_under_a_line_of_its_own():
    assert lines(added=(ADDED,), doubts=("readings.csv, line 2, value: odd.",)) == [
        "Visits, 14 June 2017: 5.",
        "To look at:",
        "readings.csv, line 2, value: odd.",
        "1 new, 0 revised, 0 already there. Nothing was saved; add --apply to save it.",
    ]


def test_of_many_problems_the_first_are_printed_and_the_data_has_all(capsys):
    many = tuple(f"Problem {number}." for number in range(20_000))
    print_observed.observed(made(problems=many), as_json=True)
    printed = capsys.readouterr()
    told = printed.err.splitlines()
    assert (len(told), told[49], told[50]) == (51, "Problem 49.", "And 19,950 more; --json lists them all.")
    assert len(json.loads(printed.out)["problems"]) == 20_000


def test_what_is_wrong_with_many_lines_is_printed_once(capsys):
    found = made(problems=("One.", "Another."), problems_in_short=("Both.",))
    print_observed.observed(found, as_json=False)
    assert capsys.readouterr().err.splitlines() == ["Both."]


@pytest.mark.parametrize(("rows", "which"), [(1, "one row that says"), (2, "two rows that say")])
def test_rows_that_say_the_same(rows, which):
    assert lines(repeated=rows)[0] == f"Passed over: {which} the same as another."
