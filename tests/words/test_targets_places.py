"""Shares of a population, and the places whose populations a note gives."""

import pytest

from actionplan.words.dates import Answer
from actionplan.words.targets import Place, WrongSum, read_places, read_target, with_places, wrong_sums

NOTE = (
    "0.5% of the population of each area: Corringham c. 26,000 (130); Grays c. 25,000 (125); Purfleet with Aveley and "
    "South Ockendon c. 36,000 (180); Tilbury c. 38,000 (190). In Purfleet, then, 0.5% means 180 people: reach as many "
    "as can be, through people of influence, community forums and the like."
)
SOURCE = (
    "(If target is 0.5% / Purfleet % is 180 people, maximise reach). 0.5% of the area population: Corringham c. 26,000 "
    "(130); Grays c.25,000 (125); Purfleet (inc. Aveley, S. Ockendon c. 36,000 (180); Tilbury c. 38,000 (190)"
)
SHARE = "0.5% of the Thurrock population"
FOUR = [(26_000, 130, True), (25_000, 125, True), (36_000, 180, True), (38_000, 190, True)]


@pytest.mark.parametrize(
    ("note", "purfleet"),
    [(NOTE, "Purfleet with Aveley and South Ockendon"), (SOURCE, "Purfleet (inc. Aveley, S. Ockendon)")],
)
def test_the_places_of_a_note(note, purfleet):
    places = read_places(note)
    assert [p.name for p in places] == ["Corringham", "Grays", purfleet, "Tilbury"]
    assert [(p.population, p.number, p.about) for p in places] == FOUR


@pytest.mark.parametrize(
    "text",
    [
        "Corringham: 26,000 (130), Grays: 25,000 (125) and Tilbury 38,000 (190)",
        "Corringham 26,000 (130)\nGrays 25,000 (125)\nTilbury 38,000 (190)",
    ],
)
def test_places_in_other_hands(text):
    assert read_places(text) == (
        Place("Corringham", 26_000, 130),
        Place("Grays", 25_000, 125),
        Place("Tilbury", 38_000, 190),
    )


def test_places_without_their_numbers():
    assert read_places("Corringham 26,000, Grays c. 25,000") == (
        Place("Corringham", 26_000),
        Place("Grays", 25_000, about=True),
    )


@pytest.mark.parametrize(
    "text", ["", "(((", "5-10 testimonials", "In Purfleet 180 people came (5%)", "2017", "(1)(2)"]
)
def test_what_names_no_place_gives_none(text):
    assert read_places(text) == ()


def test_a_share_asks_for_its_population_and_borrows_none():
    read = read_target(SHARE)
    assert read.places == (Place("Thurrock"),)
    assert [(q.key, q.text) for q in read.questions] == [
        ("population", "How many people live in Thurrock? The target is 0.5% of them.")
    ]


@pytest.mark.parametrize("answer", ["c. 165,000", "about 165,000 people"])
def test_the_population_may_be_told_in_words(answer):
    read = read_target(SHARE, [Answer("target", "population", SHARE, answer)])
    assert read.places == (Place("Thurrock", 165_000, 825, about=True),)
    assert read.questions == ()


def test_a_population_nobody_names_has_a_place_once_it_is_known():
    text = "0.5% population reached"
    assert read_target(text).places == ()
    read = read_target(text, [Answer("target", "population", text, "165,000")])
    assert read.places == (Place("the whole population", 165_000, 825),)


def test_the_population_may_stand_in_the_text():
    read = read_target("0.5% of the Thurrock population (c. 165,000) by Jan 18")
    assert read.places == (Place("Thurrock", 165_000, 825, about=True),)
    assert (read.questions, read.by) == ((), "Jan 18")


def test_the_number_may_stand_before_the_population():
    read = read_target("0.5% of Tilbury's population (190 of 38,000)")
    assert (read.places, read.questions) == ((Place("Tilbury", 38_000, 190),), ())


def test_each_place_of_a_note_has_its_number_and_the_whole_its_sum():
    read = with_places(read_target(SHARE), read_places(NOTE))
    assert [p.number for p in read.places] == [130, 125, 180, 190]
    assert (read.total.population, read.total.number) == (125_000, 625)
    assert read.questions == ()
    assert read.in_words() == (
        "0.5% of the Thurrock population: 130 of about 26,000 in Corringham, 125 of about 25,000 in Grays, 180 of "
        "about 36,000 in Purfleet with Aveley and South Ockendon and 190 of about 38,000 in Tilbury; 625 of about "
        "125,000 in all"
    )


def test_the_places_may_stand_in_the_text_of_the_target():
    read = read_target(SHARE + ": " + "Corringham c. 26,000 (130); Grays c.25,000 (125)")
    assert [p.to_json() for p in read.places] == [
        {"name": "Corringham", "population": 26_000, "number": 130, "about": True},
        {"name": "Grays", "population": 25_000, "number": 125, "about": True},
    ]
    assert (read.kind, read.low, read.questions) == ("share of population", 0.5, ())


def test_a_missing_number_is_worked_out_and_a_missing_population_asked_for():
    read = with_places(read_target(SHARE), [Place("Grays", 25_000), Place("Tilbury")])
    assert read.places == (Place("Grays", 25_000, 125), Place("Tilbury"))
    assert [q.key for q in read.questions] == ["population-tilbury"]
    assert read.total is None


def test_a_number_that_is_not_the_share_is_asked_about():
    text = "0.5% of the population: Grays c. 25,000 (120)"
    question = read_target(text).questions[0]
    assert question.key == "number-grays"
    assert question.text == "Grays: 120 is written, but 0.5% of 25,000 is 125. Which is meant?"
    for label, number in (("120", 120), ("125", 125)):
        read = read_target(text, [Answer("target", "number-grays", text, label)])
        assert (read.places[0].number, read.questions) == (number, ())


def test_two_places_of_one_name_are_asked_about_apart():
    read = with_places(read_target(SHARE), [Place("Grays", 25_000, 1), Place("Grays", 25_000, 2)])
    assert [q.key for q in read.questions] == ["number-grays-1", "number-grays-2"]


def test_other_targets_take_no_places():
    read = read_target("5-10 testimonials")
    assert with_places(read, read_places(NOTE)) is read


def test_the_arithmetic_of_a_note_is_checked():
    assert wrong_sums(NOTE) == wrong_sums(SOURCE) == ()
    wrong = wrong_sums(SOURCE.replace("is 180 people", "is 190 people").replace("(130)", "(140)"))
    assert wrong == (
        WrongSum("Corringham", 140, "Corringham: 140 is written, but 0.5% of 26,000 is 130."),
        WrongSum(
            "Purfleet (inc. Aveley, S. Ockendon)",
            190,
            "Purfleet (inc. Aveley, S. Ockendon): 190 is written, but 0.5% of 36,000 is 180.",
        ),
    )
    assert wrong_sums("Grays 25,000 (125)") == ()
    assert wrong_sums("Grays 25,000 (125)", share=1) == (
        WrongSum("Grays", 125, "Grays: 125 is written, but 1% of 25,000 is 250."),
    )
