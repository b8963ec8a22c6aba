"""From a target as written to what its indicator is to reach, or the sentence why that is not known."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.plan.nouns import Baseline, Indicator, Observation, Target
from actionplan.rules.aiming import aimed, place_called, place_of, read_as, reading_of, unit_of, with_baseline
from actionplan.rules.aims import Aim
from actionplan.words.dates import Answer
from actionplan.words.periods import PlanYears
from actionplan.words.targets import Place, TargetReading
from actionplan.words.vocabulary import Direction

YEARS = PlanYears(2017)
FOUR = (
    "0.5% of the population of each area: Corringham c. 26,000 (130); Grays c. 25,000 (125); Purfleet with Aveley and "
    "South Ockendon c. 36,000 (180); Tilbury c. 38,000 (190)."
)
SHARE = "0.5% of the Thurrock population contacted"
FEWER = Direction.FEWER


def indicator(unit: str = "people", **fields: Any) -> Indicator:
    return Indicator(id="i", title="Indicator", unit=unit, **fields)


def read(text: str, note: str = "", **fields: Any) -> TargetReading:
    return reading_of(Target(id="t", target=text, note=note, **fields), YEARS)


def aim(text: str, unit: str = "people", level: float | None = None, note: str = "", **fields: Any) -> Aim:
    found = aimed(with_baseline(read(text, note), level, unit), indicator(unit, **fields), unit)
    assert found.why == ""
    return found.aim


def why(text: str, unit: str = "people", level: float | None = None, note: str = "", **fields: Any) -> str:
    found = aimed(with_baseline(read(text, note), level, unit), indicator(unit, **fields), unit)
    assert found.aim == Aim()
    return found.why


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("at least 20 people", "people", Aim(20)),
        ("20", "people", Aim(20)),
        ("5-10 PPI/CRG positive testimonials", "testimonials", Aim(5, 10)),
        ("no more than 5%", "%", Aim(high=5, better=FEWER)),
        ("80 per cent of patients satisfied", "%", Aim(80)),
        ("80", "%", Aim(80)),
        ("more than 20 people", "people", Aim(20, strict=True)),
        ("less than 5%", "%", Aim(high=5, better=FEWER, strict=True)),
        ("from 240 to 264 stories", "stories", Aim(264, better=Direction.MORE)),
        ("reduce from 11.6% to 5%", "%", Aim(high=5, better=FEWER)),
        (
            "Increased CRG attendance - 100-150% / currently 10-15 regular attendees",
            "attendees",
            Aim(20, 37.5),
        ),
        ("20 of 32 practices", "practices", Aim(20)),
        ("20 of 32 practices", "%", Aim(62.5)),
    ],
)
def test_the_level_to_reach(text: str, unit: str, expected: Aim) -> None:
    assert aim(text, unit) == expected


@pytest.mark.parametrize(
    ("text", "unit", "level", "expected"),
    [
        ("10 per cent increase in stories", "stories", 240, Aim(264)),
        ("reduce complaints by 10%", "complaints", 40, Aim(high=36, better=FEWER)),
        ("245 more GPs", "GPs", 1000, Aim(1245)),
        ("increase by 5 percentage points", "%", 62.5, Aim(67.5)),
        ("from 200 to 264 stories", "stories", 240, Aim(264)),
    ],
)
def test_a_change_is_counted_from_the_baseline_of_its_indicator(
    text: str, unit: str, level: float, expected: Aim
) -> None:
    assert aim(text, unit, level) == expected


def test_the_direction_of_a_target_beats_that_of_its_indicator() -> None:
    assert aim("reduce to 10 people", direction=Direction.MORE) == Aim(high=10, better=FEWER)
    assert aim("increase to 10 people", direction=FEWER) == Aim(10)
    assert aim("10 people", direction=FEWER) == Aim(10, better=FEWER)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at least 10 people", Aim(10)),
        ("At Least 10 people", Aim(10)),
        ("a minimum of 10 people", Aim(10)),
        ("min. 10 people", Aim(10)),
        ("10 people at minimum", Aim(10)),
        ("no fewer than 10 people", Aim(10)),
        ("not less than 10 people", Aim(10)),
        ("10 people or more", Aim(10)),
        ("10 people and above", Aim(10)),
        ("10+ people", Aim(10)),
        ("≥ 10 people", Aim(10)),
        ("more than 10 people", Aim(10, strict=True)),
        ("over 10 people", Aim(10, strict=True)),
    ],
)
def test_at_least_said_in_words_beats_an_indicator_of_which_fewer_is_better(text: str, expected: Aim) -> None:
    assert aim(text, direction=FEWER) == expected
    assert aim(text, direction=Direction.NEITHER) == expected


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("10 complaints", "complaints"),
        ("10 complaints over the year", "complaints"),
        ("10 complaints, no more than last year", "complaints"),
        ("waiting time of 10 min", ""),
    ],
)
def test_words_that_bound_no_figure_leave_the_direction_to_the_indicator(text: str, unit: str) -> None:
    assert aim(text, unit, direction=FEWER) == Aim(10, better=FEWER)


def test_at_most_in_words_beats_an_indicator_of_which_more_is_better() -> None:
    assert aim("no more than 10 people") == Aim(high=10, better=FEWER)
    assert aim("10 people or fewer").in_words("people") == "at most 10 people"


@pytest.mark.parametrize(
    ("text", "unit", "said"),
    [
        ("", "people", "No target is stated."),
        ("tbc", "people", "The target is still to be confirmed: it needs a figure."),
        (
            "More followers",
            "people",
            "The target names no figure: it needs a level to reach, and where it started from.",
        ),
        ("Evidence of debate", "people", "The target names no figure: it is shown by evidence."),
        (
            "Meeting or exceeding the target",
            "people",
            "The target points to another one: it has no figure of its own.",
        ),
        (
            "20 people",
            "%",
            "The target is in “people”, the indicator in per cent: give both the same unit.",
        ),
        (
            "at least 80%",
            "people",
            "The target is in per cent, the indicator in “people”: give both the same unit.",
        ),
        (
            "20 events",
            "people",
            "The target is in “events”, the indicator in “people”: give both the same unit.",
        ),
        (
            "10 per cent increase",
            "stories",
            "The target is a change from where it started, and nobody has said where: it needs a baseline.",
        ),
        (
            "245 more GPs",
            "GPs",
            "The target is a change from where it started, and nobody has said where: it needs a baseline.",
        ),
        (
            "0.5% of the population",
            "people",
            "It is not known of how many people the share is meant: the target needs their number.",
        ),
        (
            SHARE,
            "people",
            "It is not known how many people live in Thurrock: the target needs their number.",
        ),
        (
            SHARE,
            "events",
            "The target is in “people”, the indicator in “events”: give both the same unit.",
        ),
    ],
)
def test_why_there_is_nothing_to_reach(text: str, unit: str, said: str) -> None:
    assert why(text, unit) == said


def test_a_plain_number_is_no_share_of_a_whole() -> None:
    found = aimed(read("20"), indicator("practices"), "%")
    assert found.why == "The target is in plain numbers, the indicator in per cent: give both the same unit."


def test_per_cent_of_what_is_in_per_cent_is_asked_and_never_guessed() -> None:
    assert why("10 per cent increase", "%", 40) == (
        "The measure is in per cent itself: the target has to say where it starts, and whether a part of that is meant "
        "or percentage points."
    )


def test_a_target_without_a_figure_knows_where_it_started() -> None:
    reading = with_baseline(read("More followers"), 640, "followers")
    assert read_as(reading) == "an increase, without a figure, from 640 followers"
    assert [q.text for q in reading.questions] == ["To what? Without a figure it can't be called met."]
    assert aimed(reading, indicator("followers"), "followers").why == (
        "The target names no figure: it needs a level to reach."
    )


def test_the_question_for_a_baseline_is_answered_by_the_indicator() -> None:
    reading = read("10 per cent increase in stories")
    assert [q.key for q in reading.questions] == ["baseline"]
    assert with_baseline(reading, 240, "stories").questions == ()
    assert with_baseline(reading, None, "stories") is reading


def test_a_baseline_that_was_worked_out_is_told_to_two_places() -> None:
    reading = with_baseline(read("increase by 5 percentage points"), 100 / 3, "%")
    assert read_as(reading) == "at least 5 percentage points more, from 33.33%"


@pytest.mark.parametrize(
    ("place", "unit", "expected"),
    [
        ("Corringham", "people", Aim(130)),
        ("corringham ", "people contacted", Aim(130)),
        ("Purfleet", "people", Aim(180)),
        ("Purfleet with Aveley and South Ockendon", "people", Aim(180)),
        ("Tilbury", "%", Aim(0.5)),
        ("Tilbury", "", Aim(190)),
    ],
)
def test_a_share_of_each_place(place: str, unit: str, expected: Aim) -> None:
    assert aim(SHARE, unit, note=FOUR, place=place) == expected


def test_a_share_that_is_measured_as_a_share_asks_nobodys_number() -> None:
    share = read(SHARE)
    assert [q.key for q in share.questions] == ["population"]
    assert with_baseline(share, None, "%").questions == ()
    assert with_baseline(share, 0.4, "%").questions == ()
    assert [q.key for q in with_baseline(share, None, "people").questions] == ["population"]
    assert aim(SHARE, "%") == Aim(0.5)


def test_of_a_share_of_things_these_are_counted_and_not_people() -> None:
    written = "25% of 32 practices"
    (place,) = read(written).places
    assert (place.name, place.population, place.number, place.is_thing) == ("practices", 32, 8, True)
    assert aim(written, "practices") == Aim(8)
    assert aim(written, "%") == Aim(25)
    assert why(written, "people") == (
        "The target is in “practices”, the indicator in “people”: give both the same unit."
    )


def test_staff_are_people_and_no_place() -> None:
    assert aim("25% of 400 staff", "people") == aim("25% of 400 staff", "staff") == Aim(100)
    assert why("25% of 400 staff", "events") == (
        "The target is in “staff”, the indicator in “events”: give both the same unit."
    )


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (
            "",
            "The target is for four places, each by itself: the indicator has to say which one it counts.",
        ),
        ("Stanford", "The target names no place “Stanford”: give the indicator one of its places."),
        ("Purf", "The target names no place “Purf”: give the indicator one of its places."),
    ],
)
def test_no_indicator_stands_for_all_places(place: str, said: str) -> None:
    assert why(SHARE, note=FOUR, place=place) == said


def test_of_a_target_for_one_place_that_place_is_meant() -> None:
    answered = (Answer(field="target", key="population", as_written=SHARE, reading="160,000"),)
    reading = read(SHARE, answers=answered)
    assert place_of(reading, indicator()) == Place("Thurrock", 160_000, 800)
    assert aimed(reading, indicator(), "people").aim == Aim(800)
    assert aimed(reading, indicator(place="Grays"), "people").why.startswith(
        "The target names no place “Grays”"
    )


def test_two_places_that_begin_alike_are_not_taken_for_each_other() -> None:
    north, south = Place("Ockendon North"), Place("Ockendon South")
    assert place_called("Ockendon", (north, south)) is None
    assert place_called("ockendon south", (north, south)) == south
    assert place_called("", (north,)) is None


def test_a_known_whole_makes_per_cent_or_a_rate() -> None:
    part = Baseline(numerator=20, denominator=32)
    assert unit_of(indicator("practices"), part) == "%"
    assert unit_of(indicator("practices", per=1000), part) == "per 1,000"
    assert unit_of(indicator("practices"), Baseline(value=20)) == "practices"
    assert (
        unit_of(indicator("practices"), Observation(id="v", indicator="i", date="May", value=1))
        == "practices"
    )
    assert unit_of(indicator(" practices "), None) == "practices"


def test_an_indicator_has_places_and_answers_of_its_own() -> None:
    own = indicator(target=SHARE, note="Grays c. 25,000 (125); Tilbury c. 38,000 (190)", place="Grays")
    reading = reading_of(own, YEARS)
    assert [place.name for place in reading.places] == ["Grays", "Tilbury"]
    assert aimed(reading, own, "people").aim == Aim(125)


@given(
    st.text(st.sampled_from("0123456789% .,-£/()cabemnopstu"), max_size=40),
    st.sampled_from(["", "%", "people", "£", "per 1,000", "visits a week"]),
    st.none() | st.floats(-1e15, 1e15),
)
def test_any_text_has_a_level_or_a_sentence(text: str, unit: str, level: float | None) -> None:
    found = aimed(with_baseline(read(text, text), level, unit), indicator(unit), unit)
    assert (found.aim.low is None and found.aim.high is None) == bool(found.why)
