"""What the page of several fortnights prints beside, and instead of, that of one."""

import pytest

from actionplan.reports import indicators, sections
from tests.reports.pages import ORDER, Reader, lines, page
from tests.reports.sample import SAMPLE
from tests.reports.span_sample import HOSTILE_SPAN, LEAD, SPAN, SPAN_SAMPLE


def test_the_heading_names_the_quarter_and_what_it_rests_on():
    said = lines(sections.heading(SPAN_SAMPLE))
    assert said[2:4] == [
        "Quarter 1 of 2017-18: 1 April to 25 June 2017",
        "Period | Fortnights 1 to 6 of 26, those that end in the first quarter (2017-18)",
    ]
    assert (
        "Made from the plan as it is; of its six fortnights two have an issued report, and fortnights 1 to 4 have none."
        in said
    )
    assert sections.heading(SPAN_SAMPLE).page["number"] == (
        "Report, Quarter 1 of 2017-18, 1 April to 25 June 2017"
    )
    assert lines(indicators.heading(SPAN_SAMPLE))[2] == (
        "Success-indicator report, quarter 1 of 2017-18: 1 April to 25 June 2017"
    )


def test_of_two_years_both_are_named_and_the_first_alone_nowhere():
    period = SPAN_SAMPLE.period.model_copy(
        update={
            "name": "2017-18 P26..2018-19 P02",
            "short": "P26..2018-19 P02",
            "fortnight": "Fortnight 26 of 2017-18 to fortnight 2 of 2018-19",
        }
    )
    said = lines(sections.heading(SPAN_SAMPLE.model_copy(update={"period": period})))
    assert "Period | Fortnight 26 of 2017-18 to fortnight 2 of 2018-19" in said


def test_each_fortnight_has_what_was_issued_and_the_leads_words():
    assert lines(sections.fortnights(SPAN_SAMPLE)) == [
        "Fortnight by fortnight",
        "What was issued for each fortnight, and the lead's own summary of it",
        "Fortnight | What was issued | In the lead's words",
        "Fortnights 1 to 4",
        "1 April to 28 May 2017",
        "No report was issued. | No summary",
        "Fortnight 5",
        "29 May to 11 June 2017",
        "Report 5, issued 13 June 2017.",
        "Four of five are booked.",
        "One is not.",
        "Fortnight 6",
        "12 to 25 June 2017",
        "Report 6, issued 27 June 2017; corrected by report 6a.",
        "Report 6a, issued 29 June 2017.",
        "All went well.",
        "Summaries by Communications lead.",
    ]


def test_of_several_leads_each_stands_under_their_own_words():
    others = SPAN.fortnights[2].model_copy(update={"by": "Deputy"})
    several = SPAN.model_copy(update={"fortnights": (*SPAN.fortnights[:2], others)})
    said = lines(sections.fortnights(SPAN_SAMPLE.model_copy(update={"span": several})))
    assert [line for line in said if line in (LEAD, "Deputy")] == [LEAD, "Deputy"]
    assert not [line for line in said if line.startswith("Summaries by")]


def test_a_report_on_one_fortnight_has_none_of_it():
    assert sections.fortnights(SAMPLE).html == ""
    assert "In the lead's words" not in page(SAMPLE)


def test_what_changed_says_what_it_is_compared_with():
    assert lines(sections.changes(SPAN_SAMPLE))[:2] == ["What changed since report 5", SPAN.basis]
    alone = SPAN.model_copy(update={"basis": "No report was issued before this quarter or within it."})
    told = SPAN_SAMPLE.model_copy(update={"span": alone, "compared_with": "", "changes": ()})
    assert lines(sections.changes(told)) == [
        "What changed",
        "No report was issued before this quarter or within it.",
    ]


def test_an_item_has_all_that_was_said_of_it_and_its_latest_words_no_second_time():
    said = lines(sections.milestones(SPAN_SAMPLE))
    assert said.count("Fortnights 3 and 4: The hall is booked.") == 1
    assert said.count("Fortnight 6: It took place.") == 1
    latest = SPAN_SAMPLE.milestones[1].items[0].model_copy(update={"update": "It took place."})
    group = SPAN_SAMPLE.milestones[1].model_copy(update={"items": (latest,)})
    again = lines(sections.milestones(SPAN_SAMPLE.model_copy(update={"milestones": (group,)})))
    assert [line for line in again if "It took place." in line] == ["Fortnight 6: It took place."]


def test_a_priority_has_what_its_lead_said():
    said = lines(sections.priorities(SPAN_SAMPLE))
    assert [line for line in said if line in ("Fortnight 3: Slow.", "Fortnight 6: Better.")] == [
        "Fortnight 3: Slow.",
        "Fortnight 6: Better.",
    ]


def test_activities_are_those_of_these_fortnights():
    assert lines(sections.activities(SPAN_SAMPLE))[0] == "Activities in these fortnights"
    assert lines(sections.activities(SAMPLE))[0] == "Activities this period"


@pytest.mark.parametrize("make", ORDER, ids=lambda make: make.__name__)
def test_hostile_texts_of_a_span_are_text(make):
    reader = Reader(make(HOSTILE_SPAN).html)
    assert reader.open == []
    assert reader.names() & {"script", "iframe", "style", "object", "b"} == set()
    assert len(reader.all("h1")) == (1 if make is sections.heading else 0)
