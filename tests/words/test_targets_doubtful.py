"""What a target leaves open, what contradicts itself, and what there is to be none of."""

import pytest

from actionplan.words.targets import read_target


def keys(text):
    return [q.key for q in read_target(text).questions]


def labels(text):
    return [c.label for c in read_target(text).questions[0].readings]


@pytest.mark.parametrize("text", ["100-150%", "100-150% attendance", "100%-150%"])
def test_more_than_all_asks_once_whether_by_or_to_is_meant(text):
    assert keys(text) == ["by-or-to", "baseline"]
    assert labels(text) == ["by 100-150%", "to 100-150%"]
    assert read_target(text).levels == (None, None)


def test_a_range_of_per_cent_by_itself_stays_a_range_and_asks():
    read = read_target("80-90%")
    assert (read.kind, read.low, read.high, read.direction) == ("range", 80, 90, None)
    assert keys("80-90%") == ["by-or-to"]


@pytest.mark.parametrize(
    "text", ["80-90% of callers", "80-90% attendance", "100% of callers", "100%", "at least 100%"]
)
def test_a_share_asks_nothing(text):
    assert keys(text) == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("no complaints", "complaints"),
        ("No complaints about access", "complaints"),
        ("no serious incidents", "serious incidents"),
        ("none", ""),
    ],
)
def test_none_is_at_most_nothing(text, unit):
    read = read_target(text)
    assert (read.kind, read.low, read.high, read.unit) == ("at most", None, 0, unit)


@pytest.mark.parametrize("text", ["no targets", "no", "no later than the board wants"])
def test_of_other_words_there_is_not_none(text):
    assert read_target(text).kind == "evidence"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("exactly 7", "exactly 7"),
        ("exactly 7 events", "exactly 7 events"),
        ("7 events exactly", "exactly 7 events"),
    ],
)
def test_exactly_is_a_range_of_one(text, words):
    read = read_target(text)
    assert (read.kind, read.low, read.high, read.levels) == ("range", 7, 7, (7, 7))
    assert read.in_words() == words


def test_up_to_more_than_there_is_may_be_a_goal():
    text = "attendance up to 20 (currently 12)"
    assert labels(text) == ["no more than 20", "to reach 20"]
    answer = {"field": "target", "key": "up-to", "as_written": text, "reading": "to reach 20"}
    assert read_target(text, [answer]).levels == (20, None)
    assert keys("waiting up to 20 days (currently 30 days)") == []


def test_a_direction_that_the_figures_contradict_is_asked_about():
    assert labels("reduce from 5 to 10") == ["from 5 up to 10", "from 10 down to 5"]
    assert labels("increase from 10 to 5") == ["from 10 down to 5", "from 5 up to 10"]
    answer = {
        "field": "target",
        "key": "contradiction",
        "as_written": "reduce from 5 to 10",
        "reading": "from 10 down to 5",
    }
    read = read_target("reduce from 5 to 10", [answer])
    assert (read.levels, read.baseline.low, read.questions) == ((None, 5), 10, ())
    assert keys("reduce from 10 to 5") == []


def test_the_year_of_a_baseline_is_no_day_by_which():
    read = read_target("16/17 baseline 40, target 50", year="2017-18")
    assert (read.baseline.low, read.low, read.by, read.due) == (40, 50, None, None)


def test_of_and_out_of_a_known_whole_are_read_alike():
    for text in ("20 of 32 practices", "20 out of 32 practices"):
        read = read_target(text)
        assert (read.kind, read.low, read.unit) == ("at least", 20, "of 32 practices")
    assert read_target("9 out of 10 practices").unit == "%"


def test_a_share_of_a_plural_is_said_with_of():
    assert read_target("at least 62.5% practices").in_words() == "at least 62.5% of practices"
    assert read_target("100% attendance").in_words() == "at least 100% attendance"


def test_a_half_that_is_one_letter_is_read():
    assert (read_target("1½ hours").low, read_target("1½ hours").unit) == (1.5, "hours")
    assert read_target("½ of practices").in_words() == "at least 50% of practices"


@pytest.mark.parametrize("text", ["10² people", "5×10³", "1e6 people", "10^3 people", "1.234.567 people"])
def test_a_figure_nobody_can_be_sure_of_is_asked(text):
    read = read_target(text)
    assert (read.kind, read.low, read.high, keys(text)) == ("to be confirmed", None, None, ["figure"])


def test_the_figure_that_is_told_takes_its_place():
    answer = {"field": "target", "key": "figure", "as_written": "10² people", "reading": "100"}
    read = read_target("10² people", [answer])
    assert (read.as_written, read.low, read.unit, read.questions) == ("10² people", 100, "people", ())


def test_a_square_metre_is_a_unit():
    assert (read_target("100 m² of space").low, keys("100 m² of space")) == (100, [])


def test_the_places_of_the_text_are_read_as_those_of_a_note():
    text = (
        "0.5% of the Thurrock population contacted: Corringham c. 26,000 (130) Grays c.25,000 (125) "
        "Purfleet inc. Aveley, S. Ockendon c. 36,000 (180); Tilbury c. 38,000 (190)"
    )
    read = read_target(text)
    assert [(p.name, p.population, p.number) for p in read.places] == [
        ("Corringham", 26_000, 130),
        ("Grays", 25_000, 125),
        ("Purfleet inc. Aveley, S. Ockendon", 36_000, 180),
        ("Tilbury", 38_000, 190),
    ]
    assert (read.total.population, read.total.number, read.questions) == (125_000, 625, ())
