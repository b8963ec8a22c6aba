"""The sentences behind a status: the rule, the owner, and both where they differ."""

from typing import Any

import pytest

from actionplan.plan.audience import visible
from actionplan.plan.nouns import Noun, Owner
from actionplan.view import PlanView
from actionplan.view.why import (
    NO_PATH,
    date_words,
    last_update,
    latest_words,
    next_step,
    short_name,
    why,
    why_priority,
)
from actionplan.words.dates import read_date
from actionplan.words.vocabulary import Audience
from tests.view.sample import milestone, only, priority, update, view

LATE, FAR = "02.03.17", "31.03.18"
RED = "115 days past its date, no completion recorded."
GREEN = "Due in 279 days (31 March 2018)."


def said(*rows: Noun, period: str = "P06", **more: Any) -> list[str]:
    found = view(period, *rows, **more)
    return why(only(found), found)


def test_the_rule_alone() -> None:
    assert said(milestone(LATE)) == [RED]
    assert said(milestone(LATE), update("P06", narrative="Soon.")) == [RED]


def test_the_owner_differs_with_a_reason() -> None:
    report = update("P06", reported_rag="amber", reason="the regional artwork is late")
    assert said(milestone(FAR), report) == [
        f"By the rule Green: {GREEN}",
        "Amber is reported: the regional artwork is late.",
        "No path to green is given.",
    ]


@pytest.mark.parametrize(
    ("by", "recorded", "reports", "signature"),
    [
        ("Comms lead", "2017-06-20T10:00:00+00:00", "The owner reports Amber", " (Comms lead, 20 June 2017)"),
        ("comms", "2017-06-20T23:30:00+00:00", "The owner reports Amber", " (comms, 21 June 2017)"),
        ("Comms lead", None, "The owner reports Amber", " (Comms lead)"),
        ("Sam Deputy", "2017-06-20T10:00:00+00:00", "Sam Deputy reports Amber", " (20 June 2017)"),
        ("", "2017-12-20T23:30:00+00:00", "Amber is reported", " (20 December 2017)"),
        ("", None, "Amber is reported", ""),
    ],
)
def test_a_word_is_signed_and_is_the_owners_only_where_it_was_the_owner(
    by: str, recorded: str | None, reports: str, signature: str
) -> None:
    stamp = {"by": by, "recorded": recorded}
    differs = update("P06", reported_rag="amber", reason="the caterer has not confirmed.", **stamp)
    agrees = update("P06", reported_rag="red", reason="no room was free", **stamp)
    owner = Owner(id="comms", name="Comms lead")
    told = said(owner, milestone(FAR, owner="comms"), differs)[1]
    assert told == f"{reports}: the caterer has not confirmed{signature}."
    agreed = signature or (f" ({by})" if by else "")
    if by == "Sam Deputy":
        agreed = " (Sam Deputy, 20 June 2017)"
    assert said(owner, milestone(LATE, owner="comms"), agrees)[1] == f"No room was free{agreed}."


def test_what_nobody_who_answers_for_it_reported_is_told_by_their_name() -> None:
    owner, row = Owner(id="comms", name="Comms lead"), milestone(FAR, owner="comms")
    bare = update("P06", reported_rag="amber", by="Sam Deputy")
    assert said(owner, row, bare)[1] == "Sam Deputy reports Amber, and gives no reason."
    lapsed = update("P04", reported_rag="red", reason="no lift", by="Sam Deputy")
    assert said(owner, row, lapsed)[1] == "Sam Deputy reported Red for fortnight 4; that has lapsed."
    same = view("P06", owner, row, update("P06", nothing_changed=True, by="Sam Deputy"))
    assert latest_words(only(same).heard, same) == "Sam Deputy says that nothing has changed."
    own = view("P06", owner, row, update("P06", nothing_changed=True, by="Comms lead"))
    assert latest_words(only(own).heard, own) == "The owner says that nothing has changed."


def test_a_status_from_a_file_quotes_nobody() -> None:
    owner, row = Owner(id="comms", name="Comms lead"), milestone(FAR, owner="comms")
    stamp = {"reported_rag": "amber", "by": "Comms lead", "recorded": "2017-06-20T10:00:00+00:00"}
    bare = {"reason": "As in mine.xlsx; no reason is given there."}
    for whence in ({}, {"imported_from": "mine.xlsx"}):  # earlier imports have only the reason
        told = said(owner, row, update("P06", **stamp, **bare, **whence))
        assert told[1] == "Amber, as in mine.xlsx; no reason is given there (Comms lead, 20 June 2017)."
    reasoned = update("P06", **stamp, reason="no hall", imported_from="mine.xlsx")
    assert said(owner, row, reasoned)[1] == "Amber, as in mine.xlsx: no hall (Comms lead, 20 June 2017)."
    assert said(owner, row, update("P04", **stamp, **bare))[1] == (
        "Amber was in mine.xlsx for fortnight 4; that has lapsed."
    )


def test_the_owner_differs_without_a_reason() -> None:
    assert (
        said(milestone(FAR), update("P06", reported_rag="amber"))[1]
        == "Amber is reported, and no reason is given."
    )


def test_the_owner_agrees() -> None:
    assert said(milestone(LATE), update("P06", reported_rag="red")) == [RED, NO_PATH]
    assert said(milestone(LATE), update("P06", reported_rag="red", reason="no room was free")) == [
        RED,
        "No room was free.",
        NO_PATH,
    ]


def test_what_is_said_to_be_completed_after_the_day_of_judgement() -> None:
    done = update("P06", completed_on="2017-06-28", reported_rag="red", reason="it is late")
    assert said(milestone(LATE), done) == [
        RED,
        "It is late.",
        NO_PATH,
        "Said to be completed on 28 June 2017, after the day of judgement.",
    ]
    assert said(milestone(LATE), done, as_at="2017-06-19")[-1].startswith("Said to be completed")
    assert said(milestone("Complete – 12 June 2017"), done) == [
        "Completed on 12 June 2017.",
    ]
    assert (
        said(milestone(LATE), done, period="P07")[0] == "Completed on 28 June 2017, 118 days after its date."
    )


def test_a_later_day_of_completion_that_was_put_right_is_not_said() -> None:
    rows = (update("P05", completed_on="2017-06-28"), update("P06", completed_on="2017-06-20"))
    assert said(milestone("23.06.17"), *rows) == ["Completed on 20 June 2017, within its date."]


def test_a_report_that_has_lapsed_is_said_to_be() -> None:
    report = update("P04", reported_rag="amber", reason="the artwork is late", path_to_green="Wait.")
    assert said(milestone(FAR), report) == [
        GREEN,
        "Amber was reported for fortnight 4; that has lapsed.",
    ]


@pytest.mark.parametrize(
    "ended",
    [
        {"completed_on": "2017-06-20"},
        {"standing": "stopped", "approved_by": "us"},
        {"standing": "deferred", "approved_by": "us"},
    ],
)
def test_of_what_has_ended_nothing_lapses(ended: dict[str, str]) -> None:
    assert len(said(milestone(LATE), update("P02", reported_rag="amber"), update("P06", **ended))) == 1


def test_what_is_complete_needs_no_other_word() -> None:
    report = update("P06", reported_rag="red", completed_on="2017-06-20")
    assert said(milestone("23.06.17"), report) == [
        "Completed on 20 June 2017, within its date.",
    ]


def test_what_has_not_started_beats_the_owner_too() -> None:
    assert said(milestone("from October"), update("P05", reported_rag="amber")) == [
        "Starts from 1 October 2017.",
        "Amber was reported for fortnight 5, but the fact counts.",
    ]


@pytest.mark.parametrize(
    ("path", "by", "sentence"),
    [
        ("close it", "", "Path to green: close it. No date is given."),
        ("close it by 30 June", "", "Path to green: close it by 30 June."),
        ("close it", "20 June", "Path to green: close it, by 20 June. That day has passed."),
        ("close it.", "30 June", "Path to green: close it, by 30 June."),
        ("close it", "by 30 June", "Path to green: close it, by 30 June."),
        ("close it!", "", "Path to green: close it! No date is given."),
    ],
)
def test_the_path_to_green(path: str, by: str, sentence: str) -> None:
    report = update("P06", reported_rag="red", path_to_green=path, path_to_green_by=by)
    assert said(milestone(LATE), report) == [RED, sentence]


def test_no_path_to_green_is_asked_of_a_report_that_has_lapsed_or_is_for_others() -> None:
    assert NO_PATH not in said(milestone(LATE), update("P04", reported_rag="red"))
    hidden = update("P06", reported_rag="red", reason="a secret", audience="team")
    found = view("P06", milestone(LATE), hidden).for_audience(Audience.LAY_MEMBERS)
    assert why(only(found), found) == [RED]


def step(found: PlanView) -> str:
    return next_step(only(found), found)


def test_the_next_step_is_the_path_to_green_while_it_is_valid() -> None:
    path = {"path_to_green": "close it", "path_to_green_by": "30 June"}
    report = update("P06", reported_rag="amber", reason="it is late", **path)
    assert [step(view(p, milestone(FAR), report)) for p in ("P05", "P06", "P07", "P08")] == [
        "",
        "Close it, by 30 June.",
        "Close it, by 30 June. That day has passed.",
        "",
    ]
    done = update("P07", completed_on="2017-06-30")
    assert step(view("P07", milestone(FAR), report, done)) == ""
    green = update("P06", reported_rag="green", reason="it was held", **path)
    assert step(view("P06", milestone(LATE), green)) == ""


def test_statuses_go_by_the_words_of_the_scheme() -> None:
    labels = {"green": "On target", "amber": "Behind", "red": "Far behind"}
    report = update("P06", reported_rag="amber", reason="no lift", path_to_green="Mend it.")
    scheme = {"rag": {"labels": labels}}
    assert said(milestone(LATE), report, **scheme) == [
        f"By the rule Far behind: {RED}",
        "Behind is reported: no lift.",
        "Path to green: Mend it. No date is given.",
    ]
    assert said(milestone(LATE), report, period="P08", **scheme)[1] == (
        "Behind was reported for fortnight 6; that has lapsed."
    )
    of_lead = update("P06", of="p", reported_rag="red", reason="no money")
    found = view("P06", priority(), milestone(FAR, priority="p"), of_lead, **scheme)
    assert why_priority(found.priorities[0], found) == (
        "One milestone, on target. Far behind is reported: no money. The roll-up is On target. "
        "No path to green is given."
    )


def test_what_is_green_needs_no_path() -> None:
    report = update("P06", reported_rag="green", reason="it was held", path_to_green="close it")
    assert said(milestone(LATE), report) == [
        f"By the rule Red: {RED}",
        "Green is reported: it was held.",
    ]


def test_the_period_of_another_year_is_named_in_full() -> None:
    report = update("2017-18 P25", reported_rag="red")
    found = said(milestone("31.03.19"), report, period="2018-19 P02", years="2017-19")
    assert found[-1] == "Red was reported for fortnight 25 of 2017-18; that has lapsed."


def test_short_names() -> None:
    period = view("P06").period
    assert short_name(period, "2017-18") == "fortnight 6"
    assert short_name(period, "2018-19") == "fortnight 6 of 2017-18"


# The latest words


def words(period: str, *rows: Noun) -> str:
    found = view(period, *rows)
    return latest_words(only(found).heard, found)


def test_the_latest_words_with_their_period_where_it_is_past() -> None:
    rows = (milestone(LATE), update("P05", narrative="A room is booked."), update("P06", reported_rag="red"))
    assert words("P04", *rows) == ""
    assert words("P05", *rows) == "A room is booked."
    assert words("P06", *rows) == "A room is booked. (fortnight 5)"
    assert words("P06", *rows, update("P06", narrative="It is held.")) == "It is held."


LEAD = Owner(id="o-lead", name="Digital lead", aliases=("DL",))
OWNED = milestone(LATE, owner="o-lead")


def test_each_of_two_people_is_heard_who_answers_for_it_first() -> None:
    built = update("P06", narrative="The form is built", by="DL")
    tested = update("P06", narrative="tested with ten people", by="Digital officer")
    both = "The form is built. Digital officer: tested with ten people."
    assert words("P06", LEAD, OWNED, built, tested) == both
    assert words("P06", LEAD, OWNED, tested, built) == both
    assert words("P07", LEAD, OWNED, built, tested) == f"{both} (fortnight 6)"
    again = update("P06", narrative="The form is live.", by="Digital lead")
    assert words("P06", LEAD, OWNED, built, tested, again) == (
        "The form is live. Digital officer: tested with ten people."
    )
    assert words("P06", milestone(LATE), built, tested) == "Tested with ten people. DL: The form is built."


def test_what_two_people_say_alike_or_for_another_period_is_said_once() -> None:
    built = update("P06", narrative="The form is built.", by="Digital lead")
    same = update("P06", narrative="the form  is built.", by="Digital officer")
    assert words("P06", LEAD, OWNED, built, same) == "The form is built."
    before = update("P05", narrative="Tested.", by="Digital officer")
    assert words("P06", LEAD, OWNED, before, built) == "The form is built."
    assert words("P06", LEAD, OWNED, built, update("P06", narrative="Someone.")) == "The form is built."
    unnamed = update("P06", narrative="Nobody.", by="")
    assert words("P06", milestone(LATE), built, unnamed) == "Nobody. Digital lead: The form is built."


def test_the_words_for_others_are_not_among_them() -> None:
    built = update("P06", narrative="The form is built.", by="Digital lead")
    secret = update("P06", narrative="Costs more.", by="Digital officer", audience="team")
    plan = visible(view("P06", LEAD, OWNED, built, secret).plan, Audience.LAY_MEMBERS)
    found = PlanView(plan, "P06", audience=Audience.LAY_MEMBERS)
    assert latest_words(only(found).heard, found) == "The form is built."


def test_the_words_of_a_span_are_of_that_span() -> None:
    assert (
        words("P01..P06", milestone(LATE), update("P03", narrative="A room is booked."))
        == "A room is booked."
    )


# When somebody was last heard


def heard(period: str, *rows: Noun) -> str:
    found = view(period, milestone(LATE), *rows)
    return last_update(only(found).heard, found)


def test_the_last_update_by_its_day() -> None:
    first = update("P04", nothing_changed=True, recorded="2017-05-22T09:00:00+00:00")
    night = update("P05", narrative="A room is booked.", recorded="2017-06-08T23:30:00+00:00")
    assert heard("P06") == ""
    assert heard("P06", first) == "last update 22 May 2017"
    assert heard("P06", first, night) == "last update 9 June 2017"
    assert heard("P04", first, night) == "last update 22 May 2017"
    save = update("P06", internal_note="Ring them.", recorded="2017-06-20T09:00:00+00:00")
    assert heard("P06", first, save) == "last update 22 May 2017"


def test_the_last_update_by_its_period_where_it_was_recorded_later_or_nobody_knows() -> None:
    assert heard("P06", update("P05", nothing_changed=True)) == "last update for fortnight 5"
    late = update("P05", nothing_changed=True, recorded="2017-06-27T09:00:00+00:00")
    assert heard("P06", late) == "last update for fortnight 5"
    assert heard("P07", late) == "last update 27 June 2017"


# Dates


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("30.06.17", "30 June 2017"),
        ("Sept tbc", "1 to 30 September 2017, to be confirmed"),
        ("when the lift works", "when the lift works"),
        ("31 February", "31 February"),
        ("", ""),
    ],
)
def test_dates_as_read_or_as_written(written: str, expected: str) -> None:
    assert date_words(read_date(written, "2017-18")) == expected


def test_that_nothing_has_changed_is_said() -> None:
    told = update("P05", narrative="The hall is booked")
    same = update("P06", nothing_changed=True)
    found = view("P06", milestone(FAR), told, same)
    assert latest_words(only(found).heard, found) == (
        "The hall is booked (fortnight 5). It is said that nothing has changed."
    )
    later = view("P07", milestone(FAR), same)
    assert latest_words(only(later).heard, later) == "It is said that nothing has changed (fortnight 6)."


def test_a_completion_that_is_told_of_in_a_later_period_is_recorded_late() -> None:
    done = update("P06", completed_on="2017-06-02")
    assert said(milestone("02.06.17"), done)[1:] == ["Recorded late, for fortnight 6."]
    assert said(milestone("02.06.17"), update("P05", completed_on="2017-06-02"))[1:] == []
