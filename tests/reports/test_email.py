"""The text of the e-mail that goes with a report."""

import pytest

from actionplan.reports.email import EMAIL_NAMES, email_name, email_text, success_email_text
from actionplan.view.data import ChangeData, CorrectionData, DecisionData, ExceptionData, IssueData
from actionplan.words.vocabulary import Audience
from tests.reports.sample import SAMPLE
from tests.reports.success_sample import REPORT_WITHOUT, SUCCESS_REPORT

LETTER = """\
Subject: Communications and engagement action plan: report 6, 12 to 25 June 2017

Dear all,

Attached is report 6 of “Communications and engagement action plan”, NHS Thurrock Clinical Commissioning Group, for \
fortnight 6 of 26, 12 to 25 June 2017, as at 25 June 2017.

The public part of the summer programme went well: four milestones were completed on their dates.

Two items are red: the reconfiguration event, which should be closed, and the training. One decision is asked of you.

Six milestones: one red, two amber, two complete, one with a date to be confirmed.

Red or amber:
- Red: Reconfiguration communications event (Communications lead). Red since fortnight 1. 115 days past its date. \
Next: Close it as merged into the July event, by 30 June.
- Amber: Winter campaign brief agreed. Nobody owns it. Next: Name an owner.

Your decision is needed:
- Join the urgent-care campaign of the neighbouring groups, or run our own in September? The choices: “Join the \
neighbours” or “Run a local one”. Needed by 7 July 2017. Asked of the executive team by Communications lead on \
20 June 2017.

The next report is for 2017-18 P07, 26 June to 9 July 2017.

The full report is in the attached file report-6: as a web page, which opens in any browser, or as PDF.

Communications lead
"""
ISSUE = IssueData(
    number="6", at="2017-06-27T09:00:00+00:00", issued="27 June 2017, 10:00", by="Communications lead"
)


def with_(**fields):
    return SAMPLE.model_copy(update=fields)


def test_it_says_what_the_report_says_in_the_fewest_words():
    assert email_text(with_(issue=ISSUE), ["report-6.html"], "Communications lead") == LETTER


def test_a_draft_calls_itself_one():
    said = email_text(SAMPLE).splitlines()
    assert said[0].endswith(": a draft of the report, 12 to 25 June 2017")
    assert said[4].startswith("Attached is a draft of the report of “Communications")
    assert said[-1] == "The full report is attached."


def test_a_correction_says_in_whose_place_it_comes_and_why():
    again = ISSUE.model_copy(update={"number": "6a", "corrects": "6", "reason": "A figure was wrong"})
    assert email_text(with_(issue=again)).split("\n\n")[3] == (
        "It takes the place of report 6. A figure was wrong."
    )


def test_a_correction_names_what_differs_most():
    again = ISSUE.model_copy(update={"number": "6a", "corrects": "6", "reason": "A figure was wrong"})
    differs = [
        ChangeData(kind="reworded", id=f"m{n}", sentence=f"Reworded: “A{n}” is now “B”.") for n in range(7)
    ]
    correction = CorrectionData(number="6", differs=tuple(differs))
    assert email_text(with_(issue=again, correction=correction)).split("\n\n")[4].splitlines() == [
        "What differs from report 6:",
        "- Reworded: “A0” is now “B”.",
        "- Reworded: “A1” is now “B”.",
        "- Reworded: “A2” is now “B”.",
        "- Reworded: “A3” is now “B”.",
        "- Reworded: “A4” is now “B”.",
        "- and two more, in the report.",
    ]


def test_of_many_that_are_late_the_first_are_named():
    rows = [
        ExceptionData(
            id=f"m-{n}",
            title=f"Row {n}",
            rag="red",
            owner="",
            wrong=("Late",),
            next_step="No next step is given.",
        )
        for n in range(15)
    ]
    said = [line for line in email_text(with_(exceptions=tuple(rows))).splitlines() if line.startswith("- ")]
    assert said[:1] + said[11:13] == [
        "- Red: Row 0. Late.",
        "- Red: Row 11. Late.",
        "- and three more, in the report.",
    ]


def test_two_pages_are_both_named():
    assert email_text(SAMPLE, ["a.html", "b.html"]).endswith(
        "The full report is in the attached files a and b: as a web page, which opens in any browser, or as PDF.\n"
    )


def test_where_nothing_is_late_and_nothing_asked_nothing_is_said_of_it():
    said = email_text(with_(exceptions=(), decisions=()))
    assert ("Red or amber" in said, "decision is needed" in said) == (False, False)


def test_red_comes_before_amber_and_the_rest_is_left_to_the_report():
    rows = [
        ExceptionData(id=f"m-{rag}", title=f"Row {n}", rag=rag, owner="", wrong=("It is late",), next_step="")
        for n, rag in enumerate(["amber", "green", "red", "complete"])
    ]
    said = email_text(with_(exceptions=tuple(rows)))
    assert [line for line in said.splitlines() if "Row " in line] == [
        "- Red: Row 2. It is late.",
        "- Amber: Row 0. It is late.",
    ]


def test_a_next_step_is_told_as_it_was_written():
    late = {"id": "m-ward", "title": "Ward", "rag": "red", "owner": "", "wrong": ("It is late",)}
    steps = ("NHS England lends us two", "Dr Shah asks again.", "iPads are ordered")
    rows = tuple(ExceptionData(**late, next_step=step) for step in steps)
    said = email_text(with_(exceptions=rows))
    assert [line.partition("late. ")[2] for line in said.splitlines() if "Ward" in line] == [
        "Next: NHS England lends us two.",
        "Next: Dr Shah asks again.",
        "Next: iPads are ordered.",
    ]


def test_a_title_of_several_lines_makes_no_second_subject():
    said = email_text(with_(title="Plan\nBcc: somebody@example.org", organisation="A\r\nB"))
    assert said.startswith("Subject: Plan Bcc: somebody@example.org: a draft")
    assert ", A B, for fortnight 6" in said


def test_a_question_of_several_lines_stays_one_point_of_the_list():
    asked = DecisionData(id="d-aaaaaa", question="May we?\n\n- Red: all is lost", options=("Yes",))
    said = email_text(with_(decisions=(asked,)))
    assert "- May we? - Red: all is lost The choices: “Yes”.\n\n" in said


def test_the_success_indicators_have_their_own():
    said = success_email_text(SUCCESS_REPORT)
    assert said.splitlines()[0] == (
        "Subject: Communications and engagement action plan: a draft of the report on its success indicators, "
        "12 to 25 June 2017"
    )
    assert said.split("\n\n")[3:6] == [
        "Of three targets one is met, none is on course, one is behind and one is not measurable yet.",
        "Four of six indicators tell what was done, one what came of it.",
        "Behind:\n"
        "- Practices with a patient group: One of two places meets the target: Tilbury is going the wrong way.\n"
        "- Visits from telephones: 58 % on 1 May 2017: 28.9 % above it.\n"
        "- Followers: Behind the line.",
    ]
    assert "Behind:" not in success_email_text(REPORT_WITHOUT)


@pytest.mark.parametrize(
    ("reader", "about", "name"),
    [
        (Audience.LAY_MEMBERS, "", "email.txt"),
        (Audience.EXECUTIVE, "", "email-executive.txt"),
        (Audience.TEAM, "indicators", "email-indicators-team.txt"),
    ],
)
def test_its_file_tells_for_whom_it_is(reader, about, name):
    assert email_name(reader, about) == name
    assert name in EMAIL_NAMES
    assert len(EMAIL_NAMES) == 6


def test_no_name_turns_the_direction_of_what_follows():
    said = email_text(with_(title="Plan \u202e dna tsop", summary=("Stand \u202e\u2066 X", "שלום\u200f")))
    assert "of “Plan dna tsop”, NHS" in said
    assert "\n\nStand  X\n\nשלום\u200f\n\n" in said
