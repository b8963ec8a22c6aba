"""The report of several fortnights: what it rests on, what was issued in between, each item once."""

from typing import Any

import pytest

from actionplan.plan.nouns import Decision, Noun, PeriodNote
from actionplan.view import PlanView
from actionplan.view.data import IssueData, ReportData
from actionplan.view.kept import Gone
from actionplan.view.span_data import SpanData
from tests.view.sample import day, milestone, plan, priority, update, view

FAR = "31.03.18"


def report(period: str, number: str, at: str, *rows: Noun, **issue: str) -> ReportData:
    made = IssueData(number=number, at=f"{at}T16:00:00+00:00", issued=at, by="Lead", **issue)
    return view(period, *(rows or (milestone(FAR),))).freeze(issue=made)


CHRISTMAS: dict[str, Any] = {
    "combined_periods": [{"year": "2017-18", "period": 19, "through": 20, "reason": "Christmas"}]
}
THREE = report("P03", "3", "2017-05-16")
FIVE = report("P05", "5", "2017-06-13")
FIVE_A = report("P05", "5a", "2017-06-15", corrects="5", reason="An attendance was misprinted")


def frozen(period: str, *rows: Noun, **more: Any) -> ReportData:
    return view(period, *rows, **more).freeze()


def span(period: str, *rows: Noun, **more: Any) -> SpanData:
    found = frozen(period, *rows, **more).span
    assert found is not None
    return found


def issued_in(found: SpanData) -> list[tuple[str, ...]]:
    return [(fortnight.name, *fortnight.reports) for fortnight in found.fortnights]


def said(found: SpanData, row_id: str = "m") -> list[tuple[str, str]]:
    return [(one.when, one.text) for one in found.said_of(row_id)]


# A single period


def test_a_single_period_has_none_and_its_json_does_not_name_it() -> None:
    data = frozen("P06", milestone(FAR), issued=[FIVE])
    assert data.span is None
    assert '"span"' not in data.to_json()
    assert frozen("P20", **CHRISTMAS).span is None


def test_that_of_a_span_comes_back_as_it_went() -> None:
    data = frozen("P04..P06", milestone(FAR), issued=[FIVE])
    assert data.span and ReportData.from_json(data.to_json()) == data


# What it is called


@pytest.mark.parametrize(
    ("period", "title"),
    [
        ("2017-18 Q2", "Quarter 2 of 2017-18"),
        ("2017-18 P07..P12", "Quarter 2 of 2017-18"),
        ("2017-18", "The year 2017-18"),
        ("2017-18 P02..P06", "Fortnights 2 to 6 of 2017-18"),
        ("2017-18 P25..P26", "Fortnights 25 and 26 of 2017-18"),
        ("2017-18 P26..2018-19 P02", "Fortnight 26 of 2017-18 to fortnight 2 of 2018-19"),
        ("2017-19", "The years 2017-19"),
    ],
)
def test_the_title(period: str, title: str) -> None:
    assert span(period, years="2017-19").title == title


def test_the_head_of_a_span_over_two_years() -> None:
    found = frozen("2017-18 P26..2018-19 P02", years="2017-19").period
    assert (found.fortnight, found.dates) == (
        "Fortnight 26 of 2017-18 to fortnight 2 of 2018-19",
        "19 March to 29 April 2018",
    )
    assert (found.in_words, found.year, found.path) == (
        "fortnight 26 of 2017-18 to fortnight 2 of 2018-19",
        "2017-18",
        "2017-18-P26-to-2018-19-P02",
    )
    assert found.new_now == "new in these fortnights"


# What it rests on


@pytest.mark.parametrize(
    ("reports", "rests_on"),
    [
        ((), "none of its three fortnights has an issued report."),
        ((FIVE,), "of its three fortnights one has an issued report, and fortnights 4 and 6 have none."),
        ((report("P04", "4", "2017-05-30"), FIVE), "of its three fortnights two have an issued report, and "
         "fortnight 6 has none."),
        ((report("P04", "4", "2017-05-30"), FIVE, report("P06", "6", "2017-06-27")),
         "each of its three fortnights has an issued report."),
    ],
)  # fmt: skip
def test_what_it_rests_on(reports: tuple[ReportData, ...], rests_on: str) -> None:
    found = span("P04..P06", milestone(FAR), issued=reports)
    assert found.rests_on == f"Made from the plan as it is; {rests_on}"


def test_a_span_that_is_not_over_says_on_which_day_it_tells() -> None:
    found = span("P04..P06", as_at="2017-06-03")
    assert found.rests_on == (
        "Made from the plan as it is; none of its three fortnights has an issued report. It ends on 25 June 2017 and "
        "tells how things stood on 3 June 2017."
    )
    assert issued_in(found) == [
        ("Fortnight 4", "No report was issued."),
        ("Fortnight 5", "Not over yet."),
        ("Fortnight 6", "Still to come."),
    ]


# What was issued in between


def test_each_report_with_its_correction_and_its_reason() -> None:
    found = span("P03..P05", milestone(FAR), issued=[THREE, FIVE, FIVE_A])
    assert issued_in(found) == [
        ("Fortnight 3", "Report 3, issued 16 May 2017."),
        ("Fortnight 4", "No report was issued."),
        (
            "Fortnight 5",
            "Report 5, issued 13 June 2017; corrected by report 5a.",
            "Report 5a, issued 15 June 2017, corrects report 5: An attendance was misprinted.",
        ),
    ]
    assert [fortnight.dates for fortnight in found.fortnights] == [
        "1 to 14 May 2017",
        "15 to 28 May 2017",
        "29 May to 11 June 2017",
    ]


def test_a_withdrawn_report_is_named_and_holds_nothing() -> None:
    gone = Gone("2017-18 P04", "4", "2017-05-30T16:00:00+00:00", "2017-06-02T09:00:00+00:00")
    unknown = Gone("2016-17 P04", "4", "2016-05-30T16:00:00+00:00")
    found = PlanView(plan(milestone(FAR)), "P04..P05", [FIVE], withdrawn=[gone, unknown]).freeze().span
    assert found and issued_in(found)[0] == (
        "Fortnight 4",
        "Report 4, issued 30 May 2017, was withdrawn on 2 June 2017.",
    )
    assert found.rests_on.endswith("one has an issued report, and fortnight 4 has none.")


def test_fortnights_of_which_there_is_nothing_are_one_row() -> None:
    note = PeriodNote(id="n", period="P06", text="The show is near.", by="Lead")
    found = span("P01..P08", note, milestone(FAR), issued=[THREE], first_period="P02")
    assert issued_in(found) == [
        ("Fortnight 1", "No report: Before the first report of this plan."),
        ("Fortnight 2", "No report was issued."),
        ("Fortnight 3", "Report 3, issued 16 May 2017."),
        ("Fortnights 4 and 5", "No report was issued."),
        ("Fortnight 6", "No report was issued."),
        ("Fortnights 7 and 8", "No report was issued."),
    ]
    assert found.fortnights[3].dates == "15 May to 11 June 2017"
    assert [f.summary for f in found.fortnights if f.summary] == [("The show is near.",)]


def test_what_was_issued_for_others_is_not_told() -> None:
    team = view("P05", milestone(FAR)).freeze("team", FIVE.issue)
    found = span("P05..P06", milestone(FAR), issued=[team])
    assert issued_in(found) == [("Fortnights 5 and 6", "No report was issued.")]


# What changed


def test_what_changed_is_told_against_the_last_report_before() -> None:
    data = frozen("P04..P06", milestone(FAR), milestone("TBC", id="b"), issued=[THREE, FIVE])
    assert (
        data.span
        and data.span.basis == "Compared with report 3, issued 16 May 2017, the last before these fortnights."
    )
    assert [c.sentence for c in data.changes] == ["New: Milestone b, TBC."]


def test_without_one_before_it_is_told_against_the_first_within() -> None:
    rows = (milestone("14.06.17"), milestone(FAR, id="b"))
    data = frozen("2017-18 Q1", *rows, issued=[THREE, FIVE_A])
    assert data.span and data.span.basis == (
        "Compared with report 3, issued 16 May 2017, the first within this quarter, as none was issued before."
    )
    assert data.compared_with == "report 3, issued 16 May 2017"
    assert "New: Milestone b, 31.03.18." in [c.sentence for c in data.changes]
    worse = report("P03", "3", "2017-05-16", milestone("14.06.17"))
    (line,) = frozen("2017-18 Q1", milestone("14.06.17"), issued=[worse]).exceptions
    assert line.wrong[0] == "Amber since fortnight 5; worse, Green in report 3"


@pytest.mark.parametrize(
    ("period", "which"),
    [
        ("2017-18 Q1", "this quarter or within it"),
        ("2017-18", "this year or within it"),
        ("P02..P04", "these fortnights or within them"),
    ],
)
def test_without_any_report_it_says_so(period: str, which: str) -> None:
    found = frozen(period, milestone(FAR))
    assert found.span and found.span.basis == (
        f"No report was issued before {which}, so that there is nothing to compare with."
    )
    assert (found.changes, found.compared_with) == ((), "")


def test_the_direction_of_travel_is_since_the_same_report() -> None:
    rows = (priority(), milestone("14.06.17", priority="p"))
    (row,) = frozen("2017-18 Q1", *rows, issued=[report("P03", "3", "2017-05-16", *rows)]).history
    assert (row.before, row.direction) == ("green", "deteriorated")


def test_the_summary_says_since_which_report_dates_moved() -> None:
    moved = update("P05", expected="30.06.17", reason="No hall")
    before = report("P03", "3", "2017-05-16", milestone("14.06.17"))
    data = frozen("2017-18 Q1", milestone("14.06.17"), moved, issued=[before])
    assert data.summary[0].endswith("One date slipped since report 3.")


# Each item once


def test_what_was_said_of_an_item_stands_with_its_fortnight_in_order() -> None:
    found = span(
        "P03..P06",
        milestone(FAR),
        update("P06", narrative="The hall is booked"),
        update("P04", narrative="Two halls are free.", reported_rag="amber", reason="No hall yet"),
        update("P02", narrative="Before the span."),
        update("P07", narrative="After the span."),
    )
    assert said(found) == [
        ("Fortnight 4", "Two halls are free. Reported Amber: No hall yet."),
        ("Fortnight 6", "The hall is booked."),
    ]


def test_a_status_that_holds_is_told_with_its_reasons_only() -> None:
    told = update("P06", narrative="No hall.", reported_rag="amber", reason="No hall yet")
    assert said(span("P05..P06", milestone(FAR), told)) == [("Fortnight 6", "No hall.")]


def test_what_neighbouring_fortnights_say_alike_is_told_once() -> None:
    rows = [update(p, nothing_changed=True) for p in ("P03", "P04", "P05", "P07")]
    assert said(span("P03..P08", milestone(FAR), *rows)) == [
        ("Fortnights 3 to 5", "It is said that nothing has changed."),
        ("Fortnight 7", "It is said that nothing has changed."),
    ]


def test_several_updates_of_one_fortnight_are_one_entry() -> None:
    rows = (
        update("P05", narrative="First."),
        update("P05", narrative="Then.", recorded="2017-06-09T09:00:00+00:00"),
    )
    assert [when for when, _ in said(span("P05..P06", milestone(FAR), *rows))] == ["Fortnight 5"]


def test_the_words_of_a_lead_are_those_of_the_priority() -> None:
    found = span("P05..P06", priority(), update("P05", "p", nothing_changed=True))
    assert said(found, "p") == [("Fortnight 5", "It is said that nothing has changed.")]


def test_words_for_others_are_not_told_and_no_status_with_its_reason() -> None:
    hidden = update("P04", narrative="A secret.", reported_rag="red", reason="Another", audience="team")
    rows = (milestone(FAR), hidden)
    assert said(span("P03..P06", *rows)) == [("Fortnight 4", "Reported Red.")]
    told = view("P03..P06", *rows).freeze("team").span
    assert told and said(told) == [("Fortnight 4", "A secret. Reported Red: Another.")]


def test_every_milestone_target_activity_and_decision_stands_once() -> None:
    asked = Decision(
        id="d", question="May it move?", asked_on="2017-05-02", answer="Yes", answered_on="2017-06-01"
    )
    rows = (
        asked,
        milestone("14.06.17"),
        update("P04", narrative="Begun."),
        update("P05", narrative="Half done."),
    )
    data = frozen("P03..P06", *rows)
    assert [row.id for group in data.milestones for row in group.items] == ["m"]
    assert [(d.question, d.asked, d.answer) for d in data.decisions] == [
        ("May it move?", "on 2 May 2017", "Yes, 1 June 2017")
    ]


def test_what_an_audience_may_not_see_is_in_no_byte() -> None:
    note = PeriodNote(id="n", period="P05", text="A private remark.", by="Lead", audience="team")
    data = frozen("P04..P06", note, milestone(FAR), update("P05", narrative="Hush.", audience="executive"))
    assert "private" not in data.to_json() and "Hush" not in data.to_json()
    assert day(data.as_at) == day("2017-06-25")


def test_a_span_that_has_not_begun_is_told_once_and_not_as_one_that_ends() -> None:
    found = frozen("P04..P06", as_at="2017-03-20")
    assert found.span is not None
    assert found.span.rests_on == (
        "Made from the plan as it is; none of its three fortnights has an issued report."
    )
    assert found.not_begun == (
        "This period begins on 15 May 2017; this is how the plan stood on 20 March 2017."
    )
