"""What the page says, section by section, read off the HTML."""

import html

import pytest

from actionplan.reports import sections
from actionplan.reports.section import Section
from tests.reports.pages import ORDER, Reader
from tests.reports.sample import EMPTY_SAMPLE, HOSTILE, HOSTILE_SAMPLE, SAMPLE, issue

every_section = pytest.mark.parametrize("make", ORDER, ids=lambda make: make.__name__)


def lines(section: Section) -> list[str]:
    return str(section).split("\n")


def test_the_heading_says_whose_report_it_is_and_of_when():
    assert lines(sections.heading(SAMPLE)) == [
        "NHS Thurrock Clinical Commissioning Group",
        "Communications and engagement action plan",
        "Fortnightly report, 12 to 25 June 2017",
        "Period | Fortnight 6 of 26 (2017-18 P06)",
        "As at | 25 June 2017",
        "For | Lay members",
        "Issue | Draft, not issued",
        "Next report | 2017-18 P07, 26 June to 9 July 2017",
        "From revision 3 of 27 June 2017",
    ]


def test_the_heading_tells_the_page_its_title_and_its_margins():
    _, metadata = sections.heading(SAMPLE)._repr_mimebundle_()
    assert metadata == {
        "actionplan": {
            "section": "heading",
            "title": "Communications and engagement action plan, 12 to 25 June 2017",
            "language": "en-GB",
            "number": "Report 2017-18 P06, 12 to 25 June 2017",
            "state": "Draft, not issued",
        }
    }


def test_an_issued_report_says_so():
    issued = SAMPLE.model_copy(update={"issue": issue("6a"), "state": "Report 6a, issued 27 June 2017"})
    section = sections.heading(issued)
    assert "Issue | Report 6a, issued 27 June 2017" in lines(section)
    assert section.page["number"] == "Report 6a, 2017-18 P06, 12 to 25 June 2017"
    assert section.page["state"] == ""
    assert "Draft" not in section.html


def test_nothing_but_plain_letters_gets_into_the_margins():
    odd = SAMPLE.model_copy(update={"issue": issue('6"; } body { display: none } </style>\\')})
    assert (
        sections.heading(odd).page["number"]
        == "Report 6 body display none style, 2017-18 P06, 12 to 25 June 2017"
    )


def test_the_summary_is_the_leads_own():
    assert lines(sections.summary(SAMPLE)) == ["Summary", *SAMPLE.summary, "Summary by Communications lead."]


def test_the_counts_name_every_red():
    assert lines(sections.counts(SAMPLE)) == [
        "How it stands",
        "2 Red",
        "2 Amber",
        "1 Green",
        "2 Complete",
        "2 Date to be confirmed",
        "Red",
        "Reconfiguration communications event",
        "Train the team in plain English",
        SAMPLE.counts_sentence,
    ]


def test_decisions_come_with_their_options_their_day_and_their_answer():
    assert lines(sections.decisions(SAMPLE)) == [
        "Decisions needed",
        SAMPLE.decisions[0].question,
        "Join the neighbours",
        "Run a local one",
        "Needed by: 7 July 2017",
        "Asked of the executive team by Communications lead on 20 June 2017.",
        "May the newsletter go out during the pre-election period?",
        "Answer: No, after 8 June (Accountable officer), 13 June 2017",
        "Asked of the accountable officer.",
    ]


def test_activities_give_the_day_that_their_text_does_not():
    assert lines(sections.activities(SAMPLE)) == [
        "Activities this period",
        "Living Well in Thurrock show, with the council, 14 June 2017",
        "Medicines waste campaign: new artwork launched",
        "Regional patient participation meeting attended",
        "Second fortnight running.",
        "Strategy consultation completed, 19 June",
    ]


def test_milestones_stand_in_their_groups_in_order():
    reader = Reader(sections.milestones(SAMPLE).html)
    assert reader.texts_in("h2", "h3") == [
        "Milestones",
        "Late",
        "This period",
        "Next two periods",
        "Later",
        "Date to be confirmed",
    ]
    assert "No milestone falls later." in reader.texts_in("p")


def test_a_milestone_shows_its_date_as_written_and_as_read_its_status_and_why():
    assert lines(sections.milestones(SAMPLE))[4:15] == [
        "Reconfiguration communications event | Communications lead",
        "02.03.17",
        "Read as 2 March 2017",
        "Red",
        "since P01",
        "115 days past its date, no completion recorded.",
        "Path to green: close it as merged into the July event, by 30 June.",
        "Mayfield unit opening event",
        "System pressures | Provider liaison lead",
        "with Communications lead, Estates",
        "22.06.17",
    ]


def test_rule_and_owner_are_both_shown_where_they_differ():
    said = lines(sections.milestones(SAMPLE))
    amber = said.index("since P05")
    assert said[amber - 1 : amber + 2] == ["Amber", "since P05", "by the rule Green"]
    assert "No owner named" in " ".join(said)


def test_a_question_on_a_date_is_asked_of_the_team_only():
    question = "To be answered: Is “mid-July” the whole of the second ten days?"
    waiting = "How its date is read is still to be confirmed."
    of_lay_members = lines(sections.milestones(SAMPLE))
    of_team = lines(sections.milestones(SAMPLE.model_copy(update={"audience": "team"})))
    assert (question in of_lay_members, waiting in of_lay_members) == (False, True)
    assert (question in of_team, waiting in of_team) == (True, False)


def test_priorities_show_how_they_stand_and_their_target_rows():
    reader = Reader(sections.priorities(SAMPLE).html)
    assert reader.texts_in("h3") == [
        "1 Patient and public involvement",
        "4 System pressures",
        "6 Public health",
        "Enabler: skills and capacity",
        "Not under a priority",
    ]
    assert "Say in one page what the plan is for" in reader.texts_in("th")
    said = lines(sections.priorities(SAMPLE))
    assert SAMPLE.without_priority in said
    assert "100-150% / currently 10-15" in said
    assert "Members from groups seldom heard" in said
    assert said.count("No target in the plan stands under it.") == 2
    assert said[said.index("Milestones under it:") + 1] == "Mayfield unit opening event Amber"
    assert said[said.index("Milestones:") + 1] == "Annual report published Green"


def test_the_history_is_letters_with_their_words():
    reader = Reader(sections.history(SAMPLE).html)
    assert reader.texts_in("td")[:6] == ["Not in that report", "A", "Amber", "A", "Amber", "R"]
    assert str(sections.history(SAMPLE)).endswith(
        "A is Amber, G is Green and – is Not rated. The last column is now."
    )


EMPTY = {
    "summary": "There is no summary of this period yet.",
    "counts": "The plan holds nothing to count yet.",
    "decisions": "No decision is asked for in this report.",
    "activities": "No activity was recorded for this period.",
    "milestones": "Nothing is late.",
    "priorities": "The plan names no priorities yet.",
    "since_then": "Nothing was recorded as completed after 25 June 2017.",
    "abbreviations": "No abbreviation of the plan's list occurs in this report.",
    "key_and_method": "This plan gives no key.",
    "history": "No report of this plan was issued before this one, so there is no history yet.",
}


@pytest.mark.parametrize("name", EMPTY)
def test_an_empty_section_says_so(name):
    assert EMPTY[name] in lines(getattr(sections, name)(EMPTY_SAMPLE))


def test_every_empty_group_says_so_and_a_plan_without_milestones_too():
    said = lines(sections.milestones(EMPTY_SAMPLE))
    assert [group.empty for group in EMPTY_SAMPLE.milestones] == said[2::2]
    assert "The plan holds no milestones yet." in lines(
        sections.milestones(SAMPLE.model_copy(update={"milestones": ()}))
    )


@every_section
@pytest.mark.parametrize("report", [SAMPLE, EMPTY_SAMPLE, HOSTILE_SAMPLE], ids=["sample", "empty", "hostile"])
def test_a_section_opens_and_closes_its_elements(make, report):
    assert Reader(make(report).html).open == []


@every_section
def test_hostile_texts_are_text(make):
    reader = Reader(make(HOSTILE_SAMPLE).html)
    assert reader.names() & {"script", "img", "iframe", "style", "object", "b"} == set()
    assert len(reader.all("h1")) == (1 if make is sections.heading else 0)
    assert not [name for name, attributes in reader.elements for at in attributes if at.startswith("on")]
    assert not [a for a in reader.all("a") if not a["href"].startswith("#priority-")]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: html.escape(text[:12]))
def test_hostile_texts_are_kept_to_the_letter(text):
    for make in (sections.summary, sections.activities, sections.milestones, sections.priorities):
        within = [found for _, found in Reader(make(HOSTILE_SAMPLE).html).texts]
        assert text in within


@every_section
def test_a_section_is_the_same_twice(make):
    assert make(SAMPLE) == make(SAMPLE)


@every_section
def test_a_notebook_has_the_words_without_the_html(make):
    data, metadata = make(SAMPLE)._repr_mimebundle_(include=None, exclude=None)
    assert set(data) == {"text/html", "text/plain"}
    assert metadata["actionplan"]["section"] == make.__name__
    assert data["text/plain"] and "<" not in data["text/plain"]
