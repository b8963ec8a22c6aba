"""The covering note of an owner's tracker."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.plan.nouns import Milestone
from actionplan.plan.settings import Settings
from actionplan.tracker.export import covering_note
from actionplan.view import PlanView
from actionplan.words.english import one_line
from tests.plan.sample import plan_of
from tests.tracker.exported import ANN, BEN, CAT, HEADER, ROWS, plan, view

NOTE = """\
Subject: Your milestones, fortnight 6 of 26, return by Friday 23 June 2017

Dear Head of Communications,

Please tell us how your part of “Harbour plan” stands for fortnight 6 of 26, 12 to 25 June 2017. Please return it \
by Friday 23 June 2017. The workbook that comes with this note has one row for each of the following.

As at 25 June 2017:

Late, or past its review (2)
- Press day (2 May 2017): 54 days past its date, no completion recorded.
- Annual report (14.06.17): 11 days past its date, no completion recorded.

Due soon (1)
- Summer show (30.06.17): due in five days (30 June 2017).

To which you only contribute (1)
- New website (Sept tbc; owner Head of Digital): to be confirmed; read as 1 to 30 September 2017.

Completed this time, for you to check (1)
- Leaflet (15 June 2017): completed on 15 June 2017, its date.

How to fill it in
- White cells are for you to fill in; grey cells are for reading. You fill in Status, Update this fortnight, \
Reason, Path to green, Green again by, Now expected, Completed on and Nothing has changed.
- Where your part is Contributor: give only Update this fortnight. The owner of the row says the rest, and its \
other cells are grey.
- Update this fortnight: what happened, in a sentence or two.
- Status: choose it from the list, as you see it. Red and Amber need a reason, and should have a path to green. A \
status that differs from Status by the rule, the one that follows from the date, needs a reason, too. Complete \
needs the day in Completed on.
- Nothing has changed: choose Yes where there is nothing new to say. That is an answer, too.
- Dates: write them as you would say them, such as 14 June 2017, Sept tbc or w/c 3 July.
- Sort and filter as you like. A row that you take out stays in the plan.

How to send it back
- Save it as an Excel workbook (.xlsx), not as CSV.
- Send it to Communications lead, Example Council, by Friday 23 June 2017.
- Each change is shown and looked at before it is taken into the plan.

Thank you. Communications lead, Example Council
"""


def test_the_note_says_what_is_late_what_is_due_and_by_when_and_where_it_goes_back():
    assert covering_note(view(), ANN, date(2017, 6, 23), "Communications lead") == NOTE


def test_a_note_without_a_day_or_a_sender_goes_without_them():
    note = covering_note(view(), BEN)
    assert note.startswith("Subject: Your milestones, fortnight 6 of 26\n\nDear Head of Digital,\n")
    assert "- Send it to Example Council.\n" in note
    assert "Please return" not in note


def test_a_sender_that_is_the_organisation_is_named_once():
    assert covering_note(view(), ANN, sender="Example Council").endswith("\nThank you. Example Council\n")


def test_what_is_late_stands_under_its_heading_for_a_contributor_with_who_is_accountable():
    late = Milestone(
        id="m-late", title="Old site shut", date="1 May 2017", owner="o-ben", contributors=("o-cat",)
    )
    note = covering_note(view(plan(late)), CAT)
    assert (
        "Late, or past its review, where you only contribute (1)\n- Old site shut (1 May 2017; owner Head of Digital)"
    ) in note
    assert ONLY_CONTRIBUTES in note


ONLY_CONTRIBUTES = """\
How to fill it in
- White cells are for you to fill in; grey cells are for reading.
- Your part in each row is Contributor: you fill in only Update this fortnight. The owner of the row says the rest.
- Update this fortnight: what happened, in a sentence or two.
- Sort and filter as you like. A row that you take out stays in the plan.
"""


def test_the_examples_of_dates_are_of_the_plans_own_year_and_near_its_period():
    def dates(years, period):
        header = HEADER.model_copy(update={"settings": Settings(years=years)})
        row = Milestone(id="m-1", title="Talks", date="TBC", owner="o-ann")
        note = covering_note(PlanView(plan_of(ANN, row, header=header), period), ANN)
        return " ".join(note.split()).partition("such as ")[2].partition(". -")[0]

    assert dates("2026-27", "P16") == "4 November 2026, Feb tbc or w/c 23 November"
    assert dates("2026-27", "P26") == "24 March 2027, June 2027 tbc or w/c 12 April 2027"
    assert dates("2017-19", "2017-18 P26") == "21 March 2018, June 2018 tbc or w/c 9 April 2018"


def away(**more):
    ben = BEN.model_copy(update={"away_until": "2017-06-30", **more})
    return ben, view(plan_of(*(row for row in ROWS if row.id != "o-ben"), ben, header=HEADER))


def test_who_is_away_is_told_who_answers_meanwhile_and_the_deputy_for_whom():
    ben, seen = away(deputy="o-cat")
    assert """
Dear Head of Digital,

You are away until 30 June 2017. Head of Events answers for you, and has the rows that you are accountable for, too.

This is for you to see how your part of “Harbour plan” stands for fortnight 6 of 26, 12 to 25 June 2017. You need \
not answer; what you return by Friday 23 June 2017 is taken, too. The workbook that comes with this note has one \
row for each of the following.

As at 25 June 2017:

Due later""" in covering_note(seen, ben, date(2017, 6, 23))
    assert "- New website (Sept tbc; for Head of Digital, who is away):" in covering_note(seen, CAT)


def test_who_is_away_without_a_deputy_is_asked_who_answers():
    ben, seen = away()
    said = " ".join(covering_note(seen, ben).split())
    assert (
        "away until 30 June 2017, and nobody is named who answers for you. Please tell us who does." in said
    )


def test_no_internal_note_stands_in_it():
    assert "mayor" not in covering_note(view(), ANN)


TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=300
)


@given(TEXT.filter(str.strip), TEXT)
@settings(max_examples=50, deadline=None)
def test_each_paragraph_is_one_line_and_no_title_is_cut_whatever_the_plan_says(title, written):
    row = Milestone(id="m-1", title=title, date=written, owner="o-ann")
    named = ANN.model_copy(update={"name": title})
    note = covering_note(view(plan_of(named, row, header=HEADER)), named, date(2017, 6, 23))
    lines = note.split("\n")
    assert lines[:4] == [
        "Subject: Your milestones, fortnight 6 of 26, return by Friday 23 June 2017",
        "",
        f"Dear {one_line(title)},",
        "",
    ]
    assert [line for line in lines if line.startswith(f"- {one_line(title)}")] != []
    assert [line for line in lines if line.startswith(" ") or line.endswith(" ")] == []


def test_a_long_subject_and_a_long_title_stay_whole_on_their_lines():
    title = "Hold an open day at each of the four hubs, for Thurrock in Thurrock " * 3
    row = Milestone(id="m-1", title=title.strip(), date="2 June 2017", owner="o-ann")
    note = covering_note(view(plan_of(ANN, row, header=HEADER)), ANN, date(2017, 11, 25))
    lines = note.split("\n")
    assert lines[0] == "Subject: Your milestones, fortnight 6 of 26, return by Saturday 25 November 2017"
    late = f"- {title.strip()} (2 June 2017): 23 days past its date, no completion recorded."
    assert late in lines
    assert "\u2026" not in note


def test_no_name_turns_the_note():
    note = covering_note(
        view(), ANN.model_copy(update={"name": "Ann \u202e\u2066X"}), sender="Lead \u202e gpj.exe"
    )
    assert "Dear Ann X,\n" in note and note.endswith("\nThank you. Lead gpj.exe, Example Council\n")
