"""What stands in the rows of a tracker, its history and its sheet About, as the view of a plan has it."""

from datetime import date

import pytest

from actionplan.plan.nouns import Activity, Milestone, Target, Update
from actionplan.tracker.columns import MILESTONES, OWN, TARGETS, Role
from actionplan.tracker.export import make_tracker, own_items, stands_in_for
from actionplan.tracker.writing.about import about_lines
from actionplan.tracker.writing.rows import tracker_rows
from actionplan.tracker.writing.words import Sending
from actionplan.view import PlanView
from actionplan.words.vocabulary import Audience
from tests.plan.sample import plan_of
from tests.tracker.exported import (
    ANN,
    BEN,
    CAT,
    HEADER,
    MADE_AT,
    ROWS,
    by_calamine,
    by_openpyxl,
    own,
    plan,
    row_of,
    tracker,
    view,
)

WHOLE = tracker()


def titles(made, sheet, column=1):
    return [row[column] for row in by_calamine(made, sheet)[4:]]


def test_every_row_of_the_plan_stands_in_plan_order():
    assert titles(WHOLE, "Milestones") == [
        "Annual report", "New website", "Summer show", "Press day", "Leaflet", "Poster",
    ]  # fmt: skip
    assert titles(WHOLE, "Targets and indicators", 2) == ["More visits", "Visits", "Calls"]
    assert titles(WHOLE, "Activities") == ["Press call"]


def test_a_milestone_shows_its_fields_its_status_by_the_rule_and_what_was_last_said():
    shown = row_of(WHOLE, "Milestones", "Summer show")
    assert shown.pop("ref")
    assert shown == {
        "title": "Summer show",
        "owner": "Head of Communications",
        "date": "30.06.17",
        "day": date(2017, 6, 30),
        "rule": "Green",
        "why": "Due in five days (30 June 2017).",
        "heard": "9 June 2017: The hall is booked. (fortnight 5) Now expected: 7 July 2017.",
        "note": "Book the hall.",
    }


def test_where_the_owner_says_otherwise_both_stand_in_why():
    shown = row_of(WHOLE, "Milestones", "Press day")
    assert (shown["rule"], shown["why"]) == (
        "Red",
        "By the rule Red: 54 days past its date, no completion recorded. Amber is reported: The printer closed "
        "(15 June 2017).",
    )


def test_a_date_without_a_last_day_has_none_and_a_month_has_its_last():
    (someday,) = tracker_rows(
        view(plan_of(Milestone(id="m-1", title="Talks", date="TBC"), header=HEADER)), MILESTONES
    )
    assert someday.values[[c.key for c in MILESTONES.columns].index("day") - 1] is None
    assert row_of(WHOLE, "Milestones", "New website")["day"] == date(2017, 9, 30)


def test_a_target_shows_its_table_and_an_indicator_its_latest_reading():
    target, visits, calls = (
        row_of(WHOLE, TARGETS.name, title) for title in ("More visits", "Visits", "Calls")
    )
    assert (target["what"], target["signs"]) == ("Target", "Visits\nReturn visits")
    assert (visits["what"], visits["latest"]) == ("Indicator", "1,450 visits, 5 June 2017")
    assert calls["latest"] == "Not measured yet"
    assert set(calls) == {"ref", "what", "title", "latest"}


def test_what_is_to_be_said_goes_out_empty():
    said = [place for place, column in enumerate(MILESTONES.columns[1:]) if column.role is Role.SAID]
    assert {row.values[place] for row in tracker_rows(view(), MILESTONES) for place in said} == {None}


def test_an_activity_names_its_milestone_and_its_period():
    shown = row_of(WHOLE, "Activities", "Press call")
    assert (shown["milestone"], shown["period"], shown["date"]) == ("Summer show", "P05", "1 June 2017")


def test_an_owner_is_asked_of_what_is_open_its_own_first_by_date_and_shown_what_was_just_completed():
    assert [item.row.id for item in own_items(view(), ANN)] == [
        "m-press",
        "m-report",
        "m-done",
        "m-show",
        "m-site",
    ]
    assert titles(own(), OWN.name) == ["Press day", "Annual report", "Leaflet", "Summer show", "New website"]


def test_the_lead_of_a_priority_is_asked_of_its_target_rows_that_have_no_owner():
    assert [item.row.id for item in own_items(view(), BEN)] == ["m-site", "t-visits"]
    target = row_of(own(BEN), OWN.name, "More visits")
    assert (target["target"], target["date"]) == ("20% more", "March 2018")


def test_an_owner_of_nothing_that_is_open_is_asked_nothing():
    over = Update(id="u-9", of="m-site", period="P06", completed_on="2017-06-14")
    only = [row for row in ROWS if row.id in ("o-ben", "m-site", "o-ann")]
    assert own_items(view(), CAT) == ()
    assert own_items(view(plan_of(*only, over, header=HEADER)), BEN) == ()


def test_what_was_withdrawn_since_is_not_asked_for():
    gone = next(row for row in ROWS if row.id == "m-show").model_copy(
        update={"withdrawn_on": "2017-06-28", "withdrawn_because": "No hall."}
    )
    seen = view(plan_of(*(row for row in ROWS if row.id != "m-show"), gone, header=HEADER))
    assert "m-show" in [item.row.id for item in seen.items]
    assert "m-show" not in [item.row.id for item in own_items(seen, ANN)]


def away(until, **more):
    """The plan with the second owner away until a day."""
    ben = BEN.model_copy(update={"away_until": until, "deputy": "o-cat", **more})
    return plan_of(*(row for row in ROWS if row.id != "o-ben"), ben, header=HEADER), ben


@pytest.mark.parametrize(
    ("until", "more", "asked"),
    [
        ("2017-06-25", {}, ["m-site", "t-visits"]),
        ("2017-06-24", {}, []),
        ("2017-07-30", {"deputy": "o-ann"}, []),
        ("2017-07-30", {"in_post_until": "2017-06-20"}, []),
    ],
)
def test_a_deputy_is_asked_of_the_rows_of_who_is_away_on_the_day_of_judgement(until, more, asked):
    assert [item.row.id for item in own_items(view(away(until, **more)[0]), CAT)] == asked


def test_who_is_away_is_asked_as_well_and_each_is_told_its_part():
    plan, ben = away("2017-06-30")
    assert row_of(own(ben, plan), OWN.name, "New website")["part"] == "Owner"
    assert row_of(own(CAT, plan), OWN.name, "New website")["part"] == "For Head of Digital, away"
    assert row_of(own(ANN, plan), OWN.name, "New website")["part"] == "Contributor"
    assert list(stands_in_for(plan, CAT, date(2017, 6, 30))) == ["o-ben"]


def test_a_target_row_without_a_requirement_goes_to_its_owner_by_its_target():
    bare = Target(id="t-bare", target="40% more calls", date="March 2018", owner="o-cat")
    made = own(CAT, plan(bare))
    assert row_of(made, OWN.name, "40% more calls")["target"] == "40% more calls"
    (row,) = made.base.rows.values()
    assert row.values["title"] == "40% more calls"


def test_activities_are_those_of_the_period_and_earlier_and_those_of_no_period():
    later = Activity(id="a-later", title="Next call", period="P07")
    now = Activity(id="a-now", title="This call", period="P06")
    undated = Activity(id="a-none", title="Some call", date="July 2017")
    made = tracker(plan(later, now, undated))
    assert titles(made, "Activities") == ["Press call", "This call", "Some call"]


def test_only_milestones_that_stand_in_the_sheet_are_offered_by_name():
    gone = Milestone(
        id="m-gone", title="Gone", date="May 2017", withdrawn_on="2017-06-01", withdrawn_because="Over."
    )
    book = by_openpyxl(tracker(plan(gone)))
    listed = [row[2] for row in book["_lists"].iter_rows(values_only=True)]
    assert listed == [
        "milestones", "Annual report", "New website", "Summer show", "Press day", "Leaflet", "Poster",
    ]  # fmt: skip


def test_the_history_has_every_update_by_the_period_the_newest_first():
    rows = [[cell for cell in row if cell != ""] for row in by_calamine(WHOLE, "Updates")[4:]]
    assert rows == [
        [
            "Fortnight 6 of 26", "Milestone", "Leaflet", "Complete", date(2017, 6, 15), "4,000 were taken.",
            date(2017, 6, 16),
        ],
        [
            "Fortnight 6 of 26", "Milestone", "Press day", "Amber", "The printer closed", "A new printer", "30 June",
            date(2017, 6, 15),
        ],
        [
            "Fortnight 5 of 26", "Milestone", "Summer show", "The hall is booked.", "7 July 2017",
            "Head of Communications", date(2017, 6, 9),
        ],
        ["Fortnight 5 of 26", "Milestone", "New website", "Nothing has changed."],
        ["Fortnight 2 of 26", "Milestone", "Poster", "Complete", date(2017, 4, 20)],
    ]  # fmt: skip
    assert by_calamine(WHOLE, "Updates")[1][3] == (
        "Every update so far, the newest first, for reading: what is changed here is not taken into the plan."
    )


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (
            {"standing": "deferred", "approved_by": "The board", "reason": "No hall"},
            ["Deferred", "No hall", "The board"],
        ),
        ({"standing": "resumed"}, ["Resumed"]),
        ({"date_was": "June", "date_now": "July", "date_change": "agreed"}, ["July, was June (agreed)"]),
        ({"date_was": "", "date_now": "July", "date_change": "corrected"}, ["July, was no date (corrected)"]),
    ],
)
def test_the_history_tells_of_standings_and_new_dates(said, shown):
    update = Update(id="u-1", of="m-1", period="P06", **said)
    made = tracker(plan_of(Milestone(id="m-1", title="Talks", date="July"), update, header=HEADER))
    (row,) = by_calamine(made, "Updates")[4:]
    assert [cell for cell in row if cell][3:] == shown


def test_the_history_tells_an_audience_nothing_that_was_said_for_another():
    secret = Update(
        id="u-9", of="m-show", period="P06", narrative="The mayor resigns.", audience=Audience.TEAM
    )
    seen = PlanView(plan(secret), "P06").for_audience(Audience.LAY_MEMBERS)
    assert len(tracker_rows(seen, MILESTONES)) == 6
    assert titles(make_tracker(seen, "abcd2345"), "Updates", 2) == titles(WHOLE, "Updates", 2)


def about(**how):
    sending = Sending(view(), MADE_AT, "Communications lead", **how)
    return [(label, text) for _, label, _, text in about_lines(sending)]


def test_about_says_what_it_is_how_it_is_filled_in_and_where_it_goes():
    lines = about(owner=ANN, return_by=date(2017, 6, 23))
    assert lines[:9] == [
        ("About this tracker", ""),
        (
            "What it is",
            "What Head of Communications is asked about in the plan, with what was last said of it.",
        ),
        ("Plan", "Harbour plan"),
        ("Organisation", "Example Council"),
        ("Owner", "Head of Communications"),
        ("Reporting period", "Fortnight 6 of 26, 12 to 25 June 2017"),
        ("Statuses as at", "25 June 2017"),
        ("Made", "19 June 2017, 10:00, by Communications lead."),
        ("Return", "By Friday 23 June 2017."),
    ]
    assert ("", "Send it to Communications lead, Example Council, by Friday 23 June 2017.") in lines


def test_about_of_the_whole_names_the_columns_to_fill_in_sheet_by_sheet():
    texts = [text for _, text in about(return_by=date(2017, 6, 23))]
    assert texts[texts.index("White cells are for you to fill in; grey cells are for reading.") + 1 :][
        :3
    ] == [
        "Milestones: fill in any column except Status by the rule, Why and Last update.",
        "Targets and indicators: fill in any column except Status by the rule, Why, Last update and Latest reading.",
        "Activities: fill in any column.",
    ]
    assert "By Friday 23 June 2017." in texts
    assert all(text == text.strip() for text in texts)


def test_about_is_turned_by_no_name():
    lines = dict(about(owner=ANN.model_copy(update={"name": "Lead \u202e gpj.exe"})))
    assert (
        lines["What it is"] == "What Lead  gpj.exe is asked about in the plan, with what was last said of it."
    )


CONTRIBUTES = (
    "Where your part is Contributor: give only Update this fortnight. The owner of the row says the rest, and its "
    "other cells are grey."
)


def test_about_says_what_a_contributor_gives_and_only_to_one():
    assert CONTRIBUTES in [text for _, text in about(owner=ANN)]
    assert CONTRIBUTES not in [text for _, text in about(owner=BEN)]


def test_about_explains_grey_white_and_every_status_of_the_scheme():
    lines = dict(about())
    assert (
        lines["Grey"]
        == "For reading: worked out, or not for this kind of row. What is typed there is not taken."
    )
    assert lines["Red"] == "More than 28 days past its date or its review."
    assert list(lines)[-9:] == [
        "Red", "Amber", "Green", "Complete", "Not started", "Date to be confirmed", "Deferred", "Stopped", "Not rated",
    ]  # fmt: skip


def test_about_goes_without_what_is_not_known():
    labels = {label for _, label, _, _ in about_lines(Sending(view()))}
    assert labels & {"Return", "Owner", "Organisation"} == {"Organisation"}
