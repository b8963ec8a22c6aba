"""How each indicator stands, in short and in full, as its report has it."""

from actionplan.view.measures_told import made_in_words, panel_in_words, standings_told, unmeasured_in_words
from tests.view.measured_sample import indicator, reading
from tests.view.sample import view

P06 = "2017-18 P06"


def told(*rows, **fields):
    return standings_told(view(P06, indicator(**fields), *rows))["i"]


def test_a_measured_one_stands_by_its_target():
    one = told(
        reading("v1", "20 May 2017", 12), reading("v2", "20 June 2017", 20), target="20 people", unit="people"
    )
    assert (one.latest, one.words, one.unmeasured) == ("20 people, 20 June 2017", (("met", "met"),), None)
    assert one.own.in_words() == "at least 20 people"
    assert panel_in_words(one.panel)[:3] == (
        "Latest reading: 20 people, 20 June 2017.",
        "The one before: 12 people, 20 May 2017.",
        "Target: at least 20 people.",
    )
    assert made_in_words(one.panel)[-1] == "Two points used; tolerance 5 %."


def test_one_that_nobody_measured_has_its_target_in_words():
    one = told(target="20 people")
    assert (one.latest, one.words, one.panel) == ("", (), None)
    assert unmeasured_in_words(one.unmeasured) == ("Target: at least 20 people.",)


def test_one_without_a_target_asks_for_none():
    assert told(reading("v1", "20 May 2017", 12)).own is None
