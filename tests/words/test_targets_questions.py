"""What is asked about a target, and what becomes of the answers."""

import pytest

from actionplan.words.dates import Answer
from actionplan.words.targets import read_target

ATTENDANCE = "Increased CRG attendance - 100-150% / currently 10-15 regular attendees bi-monthly including GP PPI leads"


def answered(text, key, reading):
    return read_target(text, [Answer("target", key, text, reading)])


def test_by_or_to_is_asked_once_and_kept():
    question = read_target(ATTENDANCE).questions[0]
    assert question.text == "Is it to be increased by 100-150%, or to 100-150% of what it is now?"
    assert [c.label for c in question.readings] == ["by 100-150%, so 20-37.5", "to 100-150%, so 10-22.5"]
    for label, low, high in (("by 100-150%, so 20-37.5", 20, 37.5), ("to 100-150%, so 10-22.5", 10, 22.5)):
        read = answered(ATTENDANCE, "by-or-to", label)
        assert (read.kind, read.low, read.high, read.unit) == (
            "range",
            low,
            high,
            "regular attendees bi-monthly",
        )
        assert (read.direction, read.baseline.low, read.baseline.high) == ("more", 10, 15)
        assert read.questions == ()


def test_the_readings_offered_are_those_that_an_answer_gives():
    offered = read_target(ATTENDANCE).to_json()["questions"][0]["readings"][1]
    assert offered == {
        "label": "to 100-150%, so 10-22.5",
        "kind": "range",
        "low": 10,
        "high": 22.5,
        "unit": "regular attendees bi-monthly",
        "baseline": {
            "low": 10,
            "high": 15,
            "unit": "regular attendees bi-monthly",
            "as_written": "10-15 regular attendees bi-monthly",
        },
        "places": [],
        "direction": "more",
        "by": None,
    }


@pytest.mark.parametrize(
    ("as_written", "key"),
    [(ATTENDANCE + " ", "by-or-to"), (ATTENDANCE, "points"), ("", "by-or-to")],
)
def test_an_answer_to_another_text_or_question_does_not_count(as_written, key):
    given = {"field": "target", "key": key, "as_written": as_written, "reading": "by 100-150%, so 20-37.5"}
    assert read_target(ATTENDANCE, [given]) == read_target(ATTENDANCE)


CHOICES = [
    ("Increased membership, 500", "by-or-to", "to 500", ("at least", 500, None, [])),
    ("Increased membership, 500", "by-or-to", "by 500", ("at least", 500, None, ["baseline"])),
    (
        "Increase attendance - 20-30 (currently 10-15)",
        "by-or-to",
        "by 20-30, so 30-45",
        ("range", 30, 45, []),
    ),
    ("Reduce missed appointments - 10%", "by-or-to", "by 10%", ("percent change", 10, None, ["baseline"])),
    ("Reduce missed appointments - 10%", "by-or-to", "to 10%", ("at most", None, 10, [])),
    ("50 events (tbc)", "confirm", "yes", ("at least", 50, None, [])),
    ("Response rate up by 10% from 40%", "points", "by 10% of it, so 44%", ("percent change", 10, None, [])),
    (
        "Response rate up by 10% from 40%",
        "points",
        "by 10 percentage points, so 50%",
        ("at least", 50, None, []),
    ),
    (
        "139 responses, of which 109 left details",
        "which-figure",
        "109 left details",
        ("at least", 109, None, []),
    ),
]


@pytest.mark.parametrize(("text", "key", "label", "expected"), CHOICES)
def test_a_choice_settles_its_question(text, key, label, expected):
    asked = {q.key: [c.label for c in q.readings] for q in read_target(text).questions}
    assert label in asked[key]
    read = answered(text, key, label)
    assert (read.kind, read.low, read.high, [q.key for q in read.questions]) == expected


def test_an_increase_to_less_than_there_is_is_not_asked_about():
    assert read_target("Increase attendance - 50%, currently 20").questions == ()


def test_a_baseline_is_asked_for_and_may_be_told_in_words():
    text = "More Thurrock success stories published – 10 per cent increase"
    assert (
        read_target(text).questions[0].text == "Baseline needed: where does it stand now, before the change?"
    )
    read = answered(text, "baseline", "20 stories")
    assert (read.kind, read.low, read.baseline.low, read.levels) == ("percent change", 10, 20, (22, None))
    assert read.questions == ()


def test_a_direction_without_a_figure_needs_both_ends():
    text = "must be measurable reduction in patient presentation"
    asked = "Baseline needed: from what to what? Without a figure it can't be called met."
    assert read_target(text).questions[0].text == asked
    assert answered(text, "baseline", "no idea").questions[0].text == asked
    half = answered(text, "baseline", "200 a week")
    assert (half.kind, half.baseline.low) == ("directional", 200)
    assert [q.text for q in half.questions] == ["To what? Without a figure it can't be called met."]
    whole = answered(text, "baseline", "from 200 to 180")
    assert (whole.kind, whole.low, whole.high, whole.baseline.low) == ("at most", None, 180, 200)
    assert whole.questions == ()


def test_a_target_to_be_confirmed_takes_its_figures_from_the_answer():
    read = answered("TBC", "baseline", "from 40 to 60 members")
    assert (read.kind, read.low, read.unit, read.questions) == ("at least", 60, "members", ())


def test_several_figures_are_never_passed_over():
    question = read_target("5% by March 2018, 10% by March 2019").questions[0]
    assert question.key == "which-figure"
    assert [(c.label, c.reading.by) for c in question.readings] == [
        ("5%", "March 2018"),
        ("10%", "March 2019"),
    ]
    before = read_target("By March 2018 5%, by March 2019 10%").questions[0]
    assert [(c.label, c.reading.by) for c in before.readings] == [("5%", "March 2018"), ("10%", "March 2019")]
