"""What a share is of: several places in one text, and wholes whose number is written beside it."""

import pytest

from actionplan.words.dates import Answer
from actionplan.words.targets import Place, read_places, read_target, with_places

NORTH_AND_SOUTH = [("Northside", 20_000, 100), ("Southside", 30_000, 150)]
NORTH_AND_SOUTH_ABOUT = [("Northside", 20_000, 1_000), ("Southside", 30_000, 1_500)]
BOROUGHS = [("Barking and Dagenham", 185_000, 1_850), ("Havering", 237_000, 2_370)]


def places_of(text):
    return [(p.name, p.population, p.number) for p in read_target(text).places]


def keys_of(text):
    return [q.key for q in read_target(text).questions]


PLACES = [
    ("0.5% of the population in Northside (20,000) and Southside (30,000)", NORTH_AND_SOUTH),
    ("5% of residents in Northside c. 20,000 and Southside c. 30,000", NORTH_AND_SOUTH_ABOUT),
    ("0.5% of Northside (20,000), Southside (30,000)", NORTH_AND_SOUTH),
    ("0.5% of A 20,000; B 30,000", [("A", 20_000, 100), ("B", 30_000, 150)]),
    ("0.5% of population (Northside 20,000, Southside 30,000)", NORTH_AND_SOUTH),
    ("0.5% of the population - Northside: 20,000 / Southside: 30,000", NORTH_AND_SOUTH),
    ("0.5% of population in Northside (100 of 20,000) and Southside (150 of 30,000)", NORTH_AND_SOUTH),
    ("0.5% of the population in Northside (20,000) and in Southside (30,000) by March 2018", NORTH_AND_SOUTH),
    ("1% of residents across Barking and Dagenham (185,000) and Havering (237,000)", BOROUGHS),
    (
        "5% of households in Bexley (95,000) and Bromley (135,000)",
        [("Bexley", 95_000, 4_750), ("Bromley", 135_000, 6_750)],
    ),
    ("0.5% of the population of Corringham c. 26,000 (130)", [("Corringham", 26_000, 130)]),
    ("0.5% of the Corringham population c. 26,000 (130)", [("Corringham", 26_000, 130)]),
    ("0.5% of Thurrock (165,000)", [("Thurrock", 165_000, 825)]),
    ("20% of Thurrock's 165,000 residents", [("Thurrock", 165_000, 33_000)]),
    ("25% of 400 staff", [("staff", 400, 100)]),
    ("At least 75% of our 4,200 staff vaccinated", [("staff vaccinated", 4_200, 3_150)]),
    ("50% of the 32 practices", [("practices", 32, 16)]),
    ("100% of staff (all 400)", [("staff", 400, 400)]),
    ("0.5% of residents (Northside = 20,000; Southside = 30,000)", NORTH_AND_SOUTH),
    ("0.5% of residents - Northside (pop. 20,000), Southside (pop. 30,000)", NORTH_AND_SOUTH),
    ("Increase uptake from 25% of 400 staff to 50% of 400 staff", [("staff", 400, 200)]),
    ("50% of practices (16 of 32)", [("practices", 32, 16)]),
]


@pytest.mark.parametrize(("text", "places"), PLACES, ids=[text[:50] for text, _ in PLACES])
def test_every_place_and_whole_is_read_with_its_figure(text, places):
    read = read_target(text)
    assert (read.kind, read.unit) == ("share of population", "%")
    assert places_of(text) == places
    assert read.questions == ()


def test_a_known_whole_says_where_it_starts():
    read = read_target("Increase uptake from 25% of 400 staff to 50% of 400 staff")
    assert read.in_words() == "50% of 400 staff, so 200, from 25%"


def test_the_c_belongs_to_the_figure():
    read = read_target("5% of residents in Northside c. 20,000 and Southside c. 30,000")
    assert [p.about for p in read.places] == [True, True]
    assert read.in_words() == (
        "5% of residents: 1,000 of about 20,000 in Northside and 1,500 of about 30,000 in Southside; 2,500 of about "
        "50,000 in all"
    )


def test_a_number_beside_one_place_is_checked_against_the_share():
    text = "0.5% of the Corringham population c. 26,000 (140)"
    assert [q.text for q in read_target(text).questions] == [
        "Corringham: 140 is written, but 0.5% of 26,000 is 130. Which is meant?"
    ]


LEFT_OVER = [
    ("0.5% of the population: Northside 20,000, Southside and Westside", "Southside", "Westside"),
    ("0.5% of the population in Northside, Westside, Southside (30,000)", "Northside", "Westside"),
    ("0.5% of the population: Northside (100), Southside (150)", "Northside", "Southside"),
]


@pytest.mark.parametrize(("text", "one", "other"), LEFT_OVER)
def test_a_place_without_a_population_is_asked_about(text, one, other):
    assert [q.text for q in read_target(text).questions] == [
        f"How many people live in {name}? The target is 0.5% of them." for name in (one, other)
    ]


ASKED = [
    ("0.5% of Tilbury population (38,000), Grays population (25,000)", ["which-figure"]),
    ("0.5% of population reached, 500 via Facebook", ["population", "which-figure"]),
    ("95% of media enquiries answered; Facebook 500, Twitter 300", ["which-figure"]),
    ("80% of Facebook posts reach 500 people", ["which-figure"]),
    ("33% of 3,000 households in Grays and 40% of 2,000 households in Tilbury", ["which-figure"]),
    ("0.5% of the population (2011 Census) 157,705", ["population", "which-figure"]),
    ("75% of 5-10 practices", ["which-figure"]),
]


@pytest.mark.parametrize(("text", "keys"), ASKED)
def test_a_figure_that_is_left_over_is_asked_about(text, keys):
    assert keys_of(text) == keys


def test_a_bracket_may_be_the_whole_or_the_number():
    text = "50% of practices (16)"
    question = read_target(text).questions[0]
    assert question.text == "Is 16 how many practices there are in all, or how many the 50% are?"
    for label, population, number in (("16 in all, so 8", 16, 8), ("16 are meant", 32, 16)):
        read = read_target(text, [Answer("target", "whole-or-part", text, label)])
        assert read.places == (Place("practices", population, number, is_thing=True),)
        assert read.questions == ()


def test_people_in_a_bracket_may_be_all_or_those_to_be_reached():
    question = read_target("Reach 0.5% of the Thurrock population (825 people)").questions[0]
    assert question.text == "Is 825 how many people live in Thurrock in all, or how many the 0.5% are?"


def test_the_places_of_a_note_are_none_of_a_known_whole():
    read = read_target("25% of 400 staff")
    assert with_places(read, read_places("Grays 25,000 (125)")) is read


def test_places_of_a_note_may_be_joined_by_and():
    assert read_places("Northside c. 20,000 and Southside c. 30,000") == (
        Place("Northside", 20_000, about=True),
        Place("Southside", 30_000, about=True),
    )
    assert read_places("Invited 300 and 200 came") == ()
