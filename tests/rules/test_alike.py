"""Which activity and which milestone look like the same event."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.rules.alike import Event, alike, likeness, meet, stems
from tests.rules.sample import day


def event(
    title: str, first: str = "", last: str = "", dated: bool = True, id: str = "", own: str = ""
) -> Event:
    windows = ((day(first), day(last or first)),) if first else ()
    return Event(id or title, title, windows, dated and bool(windows), stems(own))


def grade(milestone: Event, activity: Event) -> int:
    found = likeness(milestone, activity)
    return found.grade if found else 0


FORTNIGHT = ("2017-06-12", "2017-06-25")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("FTinT Consultation closes 19.06.17", {"ftint", "consultation", "clos"}),
        ("FTinT consultation closed, 19th June 2017", {"ftint", "consultation", "clos"}),
        ("The opening of the café", {"open", "caf"}),
        ("Phase 2 opens on 14 June", {"phas", "2", "open"}),
        ("June 14: A&E campaign (est.)", {"a&e", "campaign"}),
        ("Thurrock's Show, Sept tbc", {"thurrock", "show"}),
        ("14 June", set()),
    ],
)
def test_the_words_that_tell_something(text: str, words: set[str]) -> None:
    assert stems(text) == words


# The same day, or windows that meet


def test_one_day_and_half_of_the_words() -> None:
    milestone = event("FTinT Consultation closes", "2017-06-19")
    assert grade(milestone, event("FTinT Strategy consultation completes 19/06", "2017-06-19")) == 2
    assert grade(milestone, event("FTinT Strategy consultation completes", "2017-06-20")) == 0
    assert grade(milestone, event("Health Strategy consultation begins", "2017-06-19")) == 0


def test_a_day_within_the_month_that_is_said() -> None:
    assert (
        grade(event("Autumn show", "2017-09-01", "2017-09-30"), event("Our autumn show", "2017-09-14")) == 3
    )


def test_a_longer_window_needs_nearly_the_same_words() -> None:
    year = event("Living Well programme", "2017-04-01", "2018-03-31")
    assert grade(year, event("Living Well show", "2017-06-14")) == 0
    assert grade(year, event("Living Well programme", "2017-06-14")) == 3


def test_one_word_in_common_must_be_a_short_form() -> None:
    september = ("2017-09-01", "2017-09-30")
    assert grade(event("ESR consultation", *september), event("ESR options", *september)) == 1
    assert grade(event("Website launch", *september), event("Website survey", *september)) == 0
    assert grade(event("ESR CONSULTATION", *september), event("ESR OPTIONS", *september)) == 0


# Where one has no day of its own


def test_nearly_the_same_words_in_the_period() -> None:
    milestone = event("Mayfield Opening Event", "2017-06-22")
    assert grade(milestone, event("Mayfield Unit Opening Event", *FORTNIGHT, dated=False)) == 3
    assert grade(milestone, event("Mayfield Unit Opening Event")) == 3
    assert (
        grade(milestone, event("Mayfield Unit Opening Event", "2017-07-10", "2017-07-23", dated=False)) == 0
    )


def test_some_words_in_the_period_are_not_enough() -> None:
    milestone = event("Mayfield Opening Event", "2017-06-22")
    assert grade(milestone, event("Mayfield Unit Event plans", *FORTNIGHT, dated=False)) == 0


def test_a_milestone_without_a_day() -> None:
    assert grade(event("Autumn show"), event("The autumn show", "2017-09-14")) == 3
    assert grade(event("Autumn show"), event("Autumn bulletin", "2017-09-14")) == 0


def test_what_tells_nothing_in_this_plan() -> None:
    own = "NHS Thurrock"
    pair = [event(title, "2017-06-14", own=own) for title in ("NHS Thurrock survey", "NHS Thurrock visit")]
    assert grade(*pair) == 0
    assert grade(*[event("NHS Thurrock", "2017-06-14", own=own)] * 2) == 3


def test_other_numbers_are_other_events() -> None:
    day_of = "2017-06-14"
    first = event("Phase 1 engagement meeting ends", day_of)
    assert grade(first, event("Phase 2 engagement meeting ends", day_of)) == 0
    assert grade(first, event("Phase 1 engagement meeting closes", day_of)) == 2
    assert grade(first, event("The engagement meeting ends", day_of)) == 2


# Pairs


def test_each_activity_is_offered_with_the_likeliest_only() -> None:
    milestones = [
        event("Board meeting", "2017-06-01", "2017-06-30", id="m-month"),
        event("Board meeting", "2017-06-14", id="m-day"),
        event("Board meeting in public", "2017-06-14", id="m-public"),
    ]
    activities = [event("Board meeting held in public", "2017-06-14", id="a-1"), event("Tour", "2017-06-14")]
    assert alike(milestones, activities) == (("a-1", "m-public"),)
    assert alike(milestones, [event("Board meeting", "2017-06-14", id="a-2")]) == (("a-2", "m-day"),)


def test_of_two_that_are_equally_likely_the_first_is_offered() -> None:
    milestones = [event("Show", "2017-06-14", id="m-1"), event("Show", "2017-06-14", id="m-2")]
    assert alike(milestones, [event("Show", "2017-06-14", id="a")]) == (("a", "m-1"),)


OPTIONS = event("ESR Consultation Reconfiguration", "2017-09-01", "2017-09-30", id="m-options")
EVENT = event("ESR event", "2017-09-14", id="m-event")
ENGAGEMENT = event("ESR talks on options", "2017-09-01", "2017-09-30", id="a-options", own="talk")


def test_a_short_form_is_enough_for_the_only_candidates() -> None:
    december = event("ESR Consultation Reconfiguration", "2017-12-01", "2017-12-31", id="m-december")
    assert alike([OPTIONS, december], [ENGAGEMENT]) == (("a-options", "m-options"),)


def test_a_short_form_is_not_enough_among_several() -> None:
    bulletin = event("ESR bulletin", "2017-09-20", id="a-bulletin")
    assert alike([OPTIONS, EVENT], [ENGAGEMENT]) == ()
    assert alike([OPTIONS], [ENGAGEMENT, bulletin]) == ()


def test_milestones_that_have_their_activity_are_no_rivals() -> None:
    held = event("ESR event in Tilbury", "2017-09-14", id="a-event")
    assert alike([OPTIONS, EVENT], [ENGAGEMENT, held]) == (("a-options", "m-options"), ("a-event", "m-event"))
    assert alike([OPTIONS, EVENT], [ENGAGEMENT], linked={"m-event"}) == (("a-options", "m-options"),)


def test_windows_meet_on_a_common_day() -> None:
    june, july = (day("2017-06-01"), day("2017-06-30")), (day("2017-06-30"), day("2017-07-31"))
    assert meet([june], [july])
    assert not meet([june], [(day("2017-07-01"), day("2017-07-31"))])
    assert not meet([june], [])


# Laws

WORDS = ["esr", "ESR", "show", "2", "3", "board", "opening", "event", "visit", "the", "report", "annual"]
TITLES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)
DAYS = st.integers(0, 60).map(lambda n: date(2017, 12, 1) + timedelta(days=n))
WINDOWS = st.tuples(DAYS, st.sampled_from([0, 0, 7, 30, 45])).map(
    lambda w: (w[0], w[0] + timedelta(days=w[1]))
)


@st.composite
def events(draw: st.DrawFn, letter: str) -> list[Event]:
    kinds = st.tuples(TITLES, st.lists(WINDOWS, max_size=2), st.booleans())
    drawn = draw(st.lists(kinds, max_size=6))
    return [
        Event(f"{letter}{n}", title, tuple(w), dated and bool(w)) for n, (title, w, dated) in enumerate(drawn)
    ]


@given(events("m"), events("a"))
def test_the_index_overlooks_nothing(milestones: list[Event], activities: list[Event]) -> None:
    """Whoever has a good candidate by comparing all with all is offered the likeliest."""
    expected = []
    for activity in activities:
        judged = [(how, -place) for place, m in enumerate(milestones) if (how := likeness(m, activity))]
        if judged and max(judged)[0].grade > 1:
            expected.append((activity.id, milestones[-max(judged)[1]].id))
    offered = dict(alike(milestones, activities))
    assert [pair for pair in offered.items() if pair in expected] == expected
    lone = [
        m.id
        for a, found in offered.items()
        if (a, found) not in expected
        for m in milestones
        if m.id == found
    ]
    assert len(lone) == len(set(lone))


@given(events("m"), events("a"))
def test_only_what_is_alike_is_offered_and_each_activity_once(
    milestones: list[Event], activities: list[Event]
) -> None:
    by_id = {one.id: one for one in (*milestones, *activities)}
    offered = alike(milestones, activities)
    assert all(likeness(by_id[m], by_id[a]) for a, m in offered)
    assert len({a for a, _ in offered}) == len(offered)


def test_the_same_title_is_enough_whatever_the_days() -> None:
    pair = [event("Radio adverts begin", day) for day in ("2026-11-02", "2026-11-23")]
    assert grade(*pair) == 3
