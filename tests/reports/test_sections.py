"""What the page says, section by section, read off the HTML."""

import html

import pytest

from actionplan.reports import charts, sections
from actionplan.view.data import ChangeData
from actionplan.view.parts import GroupData
from tests.reports.pages import ORDER, Reader, lines
from tests.reports.sample import EMPTY_SAMPLE, HOSTILE, HOSTILE_SAMPLE, MARKUP, SAMPLE, TEAM_SAMPLE, issue
from tests.reports.span_sample import SPAN_SAMPLE

every_section = pytest.mark.parametrize("make", ORDER, ids=lambda make: make.__name__)


def test_the_heading_says_whose_report_it_is_and_of_when():
    assert lines(sections.heading(SAMPLE)) == [
        "NHS Thurrock Clinical Commissioning Group",
        "Communications and engagement action plan",
        "Fortnightly report, 12 to 25 June 2017",
        "Period | Fortnight 6 of 26 (2017-18)",
        "As at | 25 June 2017",
        "For | Lay members",
        "Issue | Draft, not issued",
        "Next report | 2017-18 P07, 26 June to 9 July 2017",
        "From the plan as saved on 27 June 2017 (version 3)",
    ]


def test_the_heading_tells_the_page_its_title_and_its_margins():
    _, metadata = sections.heading(SAMPLE)._repr_mimebundle_()
    assert metadata == {
        "actionplan": {
            "section": "heading",
            "title": "Communications and engagement action plan, 12 to 25 June 2017",
            "language": "en-GB",
            "number": "Report, fortnight 6 of 2017-18, 12 to 25 June 2017",
            "state": "Draft, not issued",
        }
    }


def test_the_page_of_a_notebook_of_ones_own_has_its_name():
    section = sections.heading(SAMPLE, "Capacity\n of the <team>")
    assert lines(section)[1:3] == [
        "Communications and engagement action plan",
        "Capacity of the <team>, 12 to 25 June 2017",
    ]
    assert section.page["title"] == (
        "Communications and engagement action plan: Capacity of the <team>, 12 to 25 June 2017"
    )
    assert section.page["number"] == (
        "Report, fortnight 6 of 2017-18, 12 to 25 June 2017, Capacity of the team"
    )
    assert "Capacity of the &lt;team&gt;" in section.html
    assert lines(sections.heading(SPAN_SAMPLE, "Capacity"))[2].startswith("Capacity, ")
    assert sections.heading(SAMPLE, " ") == sections.heading(SAMPLE)


def test_a_section_of_ones_own_is_a_heading_and_plain_text():
    section = sections.text(SAMPLE, "Who is <b>away</b>", "Two of five.", "See <script>1</script>")
    assert lines(section) == ["Who is <b>away</b>", "Two of five.", "See <script>1</script>"]
    assert "<h2><bdi>Who is &lt;b&gt;away&lt;/b&gt;</bdi></h2>" in section.html
    assert "<script" not in section.html


def test_an_issued_report_says_so():
    issued = SAMPLE.model_copy(update={"issue": issue("6a"), "state": "Report 6a, issued 27 June 2017"})
    section = sections.heading(issued)
    assert "Issue | Report 6a, issued 27 June 2017" in lines(section)
    assert section.page["number"] == "Report 6a, fortnight 6 of 2017-18, 12 to 25 June 2017"
    assert section.page["state"] == ""
    assert "Draft" not in section.html


def test_a_correction_says_at_the_top_what_it_corrects_and_why():
    corrected = SAMPLE.model_copy(
        update={
            "issue": issue("6a", reason="a completion was counted twice", corrects="6"),
            "state": "Report 6a, a correction of report 6, issued 3 July 2017, 09:30, by Communications lead",
        }
    )
    assert lines(sections.heading(corrected))[2:5] == [
        "Fortnightly report, 12 to 25 June 2017",
        "This report corrects report 6. Reason: A completion was counted twice.",
        "Period | Fortnight 6 of 26 (2017-18)",
    ]
    assert "corrects" not in str(sections.heading(SAMPLE.model_copy(update={"issue": issue("6")})))


def test_nothing_but_plain_letters_gets_into_the_margins():
    odd = SAMPLE.model_copy(update={"issue": issue('6"; } body { display: none } </style>\\')})
    assert (
        sections.heading(odd).page["number"]
        == "Report 6 body display none style, fortnight 6 of 2017-18, 12 to 25 June 2017"
    )


def test_the_summary_is_the_leads_own():
    assert lines(sections.summary(SAMPLE)) == ["Summary", *SAMPLE.summary, "Summary by Communications lead."]


def test_the_counts_name_every_red_and_what_is_amber():
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
        "Amber",
        "Winter campaign brief agreed",
        SAMPLE.counts_sentence,
    ]


def test_of_many_that_are_amber_eight_are_named():
    one = next(one for one in SAMPLE.exceptions if one.rag == "amber")
    rows = tuple(one.model_copy(update={"id": f"m-{n}", "title": f"Row {n}"}) for n in range(11))
    said = lines(sections.counts(SAMPLE.model_copy(update={"exceptions": rows})))
    assert said[said.index("Amber") + 1 : -1] == [*(f"Row {n}" for n in range(8)), "and three more"]


def test_decisions_come_with_their_options_their_day_and_their_answer():
    assert lines(sections.decisions(SAMPLE)) == [
        "Decisions needed",
        SAMPLE.decisions[0].question,
        "Join the neighbours",
        "Run a local one",
        "Needed by: 7 July 2017. Asked of the executive team by Communications lead on 20 June 2017.",
        "Decided",
        "May the newsletter go out during the pre-election period?",
        "Answer: No, after 8 June (Accountable officer), 13 June 2017",
        "Asked of the accountable officer.",
    ]


def test_activities_give_the_day_that_their_text_does_not():
    assert lines(sections.activities(SAMPLE)) == [
        "Activities this period",
        "Living Well in Thurrock show, with the council, 14 June 2017",
        "Medicines waste campaign: new artwork launched",
        "Regional patient participation meeting attended (second fortnight)",
        "Notes are with the lay member.",
        "Strategy consultation completed, 19 June",
        "Primary care procurement: engagement (fourth fortnight; carried forward three times or more)",
    ]


def test_what_changed_stands_kind_by_kind_against_the_report_before():
    assert lines(sections.changes(SAMPLE)) == [
        "What changed since report 5",
        "Completed: Living with Diabetes Day, on 23 June 2017.",
        "Slipped eight days (the first time): Mayfield unit opening event, from 22 June 2017 to 30 June 2017.",
        "Worse: priority 4 System pressures, Green to Amber. Now: artwork waits for the regional group.",
        "Better: priority 1 Patient and public involvement, Amber to Green. Now: 14 people at the group.",
        "New: Reconfiguration consultation (options), Sept tbc.",
        "Split: “Primary care contracts” into “Tender published” and “Contract awarded” (two dates).",
        "Received after issue: for fortnight 5, Living with Diabetes Day: the hall is booked.",
    ]


def test_the_kind_of_a_change_is_set_in_bold():
    reader = Reader(sections.changes(SAMPLE).html)
    assert reader.texts_in("strong")[:4] == ["Completed", ":", "Slipped eight days (the first time)", ":"]
    told = SAMPLE.model_copy(update={"changes": (ChangeData(kind="new", id="m-a", sentence="A thing."),)})
    assert lines(sections.changes(told))[1] == "New: A thing."


def test_no_change_and_no_report_before_are_two_sentences():
    unchanged = SAMPLE.model_copy(update={"changes": ()})
    assert lines(sections.changes(unchanged)) == [
        "What changed since report 5",
        "Nothing has changed since report 5.",
    ]
    assert lines(sections.changes(EMPTY_SAMPLE))[0] == "What changed"


def test_exceptions_say_what_is_wrong_whose_it_is_and_what_comes_next():
    assert lines(sections.exceptions(SAMPLE)) == [
        "Exceptions",
        "What needs attention, the worst first",
        "Item | Status | Owner | What is wrong | Next step",
        "Reconfiguration communications event",
        "Red | Communications lead",
        "Red since fortnight 1.",
        "115 days past its date. | Close it as merged into the July event, by 30 June.",
        "Winter campaign brief agreed",
        "Amber | No owner named",
        "Nobody owns it. | Name an owner.",
    ]


def test_the_team_sees_who_has_not_reported():
    assert lines(sections.silent(TEAM_SAMPLE)) == [
        "Who has not reported",
        "Who has not reported for fortnight 6, and on what",
        "Owner | Not reported on | Asked | Last heard",
        "Estates",
        "Mayfield unit opening event",
        "Reconfiguration communications event",
        "Asked 19 June 2017",
        "Chased 23 June 2017 | 22 May 2017",
        "Lay member",
        "Testimonials from patients | Not asked yet | Not yet",
    ]
    everybody = TEAM_SAMPLE.model_copy(update={"silent": ()})
    assert lines(sections.silent(everybody)) == [
        "Who has not reported",
        "Every owner of an open item has reported for fortnight 6.",
    ]


@pytest.mark.parametrize("audience", ["lay members", "executive"])
def test_nobody_is_named_as_silent_to_others(audience):
    others = SAMPLE.model_copy(update={"audience": audience})
    assert others.silent
    assert sections.silent(others).html == ""


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
    assert lines(sections.milestones(SAMPLE))[4:27] == [
        "Reconfiguration communications event | Communications lead",
        "Away until 3 July 2017; Deputy lead answers for it.",
        "02.03.17",
        "Read as 2 March 2017",
        "Red",
        "since fortnight 1",
        "115 days past its date, no completion recorded.",
        "Path to green: close it as merged into the July event, by 30 June.",
        "Last update 22 May 2017.",
        "Mayfield unit opening event",
        "System pressures | Provider liaison lead",
        "with Communications lead, Estates",
        "22.06.17",
        "Read as 22 June 2017",
        "Now expected 30 June 2017",
        "Slipped eight days, the first time it moved.",
        "First promised 15.06.17",
        "Amber",
        "new this fortnight",
        "Three days past its date, no completion recorded.",
        "Next: Confirm the caterer, by 26 June 2017.",
        "The lift inspection is booked for 28 June.",
        "Last update 20 June 2017.",
    ]


def test_a_completed_milestone_says_what_came_of_it_and_since_when_is_not_news():
    said = lines(sections.milestones(SAMPLE))
    complete = said.index("Complete")
    assert said[complete : complete + 6] == [
        "Complete",
        "Completed on 23 June 2017, its date.",
        "It took place at the Beehive.",
        "Outcome: 64 people came; 12 joined the patient network.",
        "Lesson: Ask the practices to print the leaflet.",
        "Followed by “Patient network: first meeting”, “Leaflet for practices”",
    ]


def test_a_colour_that_is_new_in_joint_fortnights_says_so():
    joint = SAMPLE.period.model_copy(update={"fortnight": "Fortnights 20 and 21 of 26"})
    said = lines(sections.milestones(SAMPLE.model_copy(update={"period": joint})))
    assert "new in these fortnights" in said and "new this fortnight" not in said


def test_rule_and_owner_are_both_shown_where_they_differ():
    said = lines(sections.milestones(SAMPLE))
    amber = said.index("since fortnight 5")
    assert said[amber - 1 : amber + 2] == ["Amber", "since fortnight 5", "by the rule Green"]
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
    assert said[said.index("Milestones under it:") + 1] == (
        "Mayfield unit opening event Amber new this fortnight"
    )
    assert said[said.index("Milestones:") + 1] == "Annual report published Green"


def test_since_stands_beside_the_red_and_amber_of_priorities():
    said = lines(sections.priorities(SAMPLE))
    overview = said.index("4 System pressures")
    assert said[overview : overview + 3] == [
        "4 System pressures",
        "Amber",
        "since fortnight 5 | One milestone: amber.",
    ]
    assert said[said.index("4 System pressures", overview + 1) + 1] == "Amber since fortnight 5"
    assert "Red new this fortnight" in said
    green = said.index("Green | " + SAMPLE.priorities[0].sentence)
    assert said[green - 1] == "1 Patient and public involvement"


OTHER_WORDS = {
    "red": "Over one month behind",
    "amber": "One month behind",
    "green": "On target",
    "date to be confirmed": "Date not set",
    "deferred": "Rescheduled with approval",
}


def test_every_status_is_called_what_the_reports_own_key_calls_it():
    key = tuple(entry.model_copy(update={"word": OTHER_WORDS.get(entry.rag, "")}) for entry in SAMPLE.key)
    report = TEAM_SAMPLE.model_copy(update={"key": key})
    said = {make.__name__: lines(make(report)) for make in ORDER}
    assert said["counts"][1:6] == [
        "2 Over one month behind",
        "2 One month behind",
        "1 On target",
        "2 Complete",
        "2 Date not set",
    ]
    assert "by the rule On target" in said["milestones"]
    assert "Over one month behind | Communications lead" in said["exceptions"]
    assert "Mayfield unit opening event One month behind new this fortnight" in said["priorities"]
    assert "On target | On course." in said["key_and_method"]
    assert "Rescheduled with approval | Put off, with approval." in said["key_and_method"]
    assert (
        "R is Over one month behind, A is One month behind, G is On target and – is Not rated. "
        "The columns are fortnights; the last one is now."
    ) in said["history"]
    tags = {t for make in ORDER for t in Reader(make(report).html).texts_in("strong")}
    assert tags & {"Red", "Amber", "Green", "Date to be confirmed", "Deferred"} == set()


def test_the_history_is_a_picture_and_a_table_of_the_same():
    assert lines(sections.history(SAMPLE))[:12] == [
        "History",
        "Status of each priority",
        charts.strip(SAMPLE.history, {}).alt,
        "R is Red, A is Amber, G is Green and – is Not rated. The columns are fortnights; the last one is now.",
        "The status of each priority in every issued report, and now",
        "Priority | Now | Direction of travel | In each report",
        "Patient and public involvement",
        "Green | Improved | Amber in fortnights 2 and 3, Red in fortnight 4, Amber in fortnight 5, "
        "Green in fortnight 6",
        "System pressures",
        "Amber | Deteriorated | Green in fortnights 2 to 5, Amber in fortnight 6",
        "Public health",
        "Not rated | Sustained | Not rated in fortnights 2 to 6",
    ]


def test_a_priority_that_was_taken_out_is_in_the_picture_and_the_table():
    before, now = SAMPLE.history[0].cells[:-1], ("P06", "")
    gone = SAMPLE.history[0].model_copy(update={"cells": (*before, now), "direction": ""})
    said = lines(sections.history(SAMPLE.model_copy(update={"history": (*SAMPLE.history[1:], gone)})))
    assert said[2].endswith(" No longer in the plan: Patient and public involvement.")
    assert (
        "Patient and public involvement | No longer in the plan | Not compared | "
        "Amber in fortnights 2 and 3, Red in fortnight 4, Amber in fortnight 5"
    ) in said


def test_planned_and_completed_is_a_picture_and_a_table_of_the_same():
    said = lines(sections.history(SAMPLE))
    start = said.index("Planned and completed")
    assert said[start + 1 : start + 6] == [
        charts.completions(SAMPLE).alt,
        "The dashed line is what was to be complete by the end of each fortnight, as first promised; the full line is "
        "what was complete.",
        "The same as a table",
        "How many items were planned to be complete by the end of each fortnight, and how many were",
        "By the end of | Planned | Complete",
    ]
    assert said[start + 11 :][:2] == ["Fortnight 6 | 6 | 2", "Fortnight 7 | 7 | Still to come"]
    assert len(said) == start + 6 + 26


def test_pictures_are_data_and_say_what_they_show():
    images = Reader(sections.history(SAMPLE).html).all("img")
    shown = charts.strip(SAMPLE.history, {}), charts.completions(SAMPLE)
    assert [(i["src"], i["alt"]) for i in images] == [(p.address, p.alt) for p in shown]


def test_nothing_planned_and_nothing_done_is_no_picture():
    none = SAMPLE.model_copy(
        update={"completions": tuple(c.model_copy(update={"planned": 0}) for c in SAMPLE.completions[:2])}
    )
    said = lines(sections.history(none))
    assert said[-1] == "Nothing in the plan has a day by which it is planned to be complete."


EMPTY = {
    "summary": "There is no summary of this period yet.",
    "counts": "The plan holds nothing to count yet.",
    "decisions": "No decision is asked for in this report.",
    "changes": "There is no earlier report to compare with.",
    "exceptions": "Nothing is red, amber or late, and nothing waits for an owner, a date or a decision.",
    "activities": "No activity was recorded for this period.",
    "milestones": "Nothing is late.",
    "priorities": "The plan names no priorities yet.",
    "since_then": "Nothing was recorded as completed after 25 June 2017.",
    "abbreviations": "No abbreviation of the plan's list occurs in this report.",
    "key_and_method": "This plan gives no key.",
    "history": "There is no earlier report, so there is no history yet.",
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
    assert reader.names() & {"script", "iframe", "style", "object", "b"} == set()
    assert {image["src"][:26] for image in reader.all("img")} <= {"data:image/svg+xml;base64,"}
    assert len(reader.all("img")) == (2 if make is sections.history else 0)
    assert len(reader.all("h1")) == (1 if make is sections.heading else 0)
    assert not [name for name, attributes in reader.elements for at in attributes if at.startswith("on")]
    assert not [a for a in reader.all("a") if not a["href"].startswith("#priority-")]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: html.escape(text[:12]))
def test_hostile_texts_are_kept_to_the_letter(text):
    """But for the letters that turn the direction of all that follows: they would change what is read."""
    shown = text.replace("\u202e", "")
    for make in (
        sections.summary,
        sections.exceptions,
        sections.silent,
        sections.activities,
        sections.milestones,
        sections.priorities,
        sections.key_and_method,
    ):
        within = [found for _, found in Reader(make(HOSTILE_SAMPLE).html).texts]
        assert shown in within
        assert "\u202e" not in make(HOSTILE_SAMPLE).html


def test_no_name_is_read_backwards_on_a_page_nor_runs_out_of_its_sentence():
    turned = SAMPLE.model_copy(update={"title": "Lead \u202e gpj.exe", "summary": ("\u2066שלום\u200f.",)})
    head = sections.heading(turned)
    assert lines(head)[1] == "Lead gpj.exe"
    assert "Lead  gpj.exe" in head.html
    assert head.page["title"] == "Lead  gpj.exe, 12 to 25 June 2017"
    assert "<bdi>שלום\u200f.</bdi>" in sections.summary(turned).html


def test_hostile_words_stay_inside_the_description_of_a_picture():
    (strip, _) = Reader(sections.history(HOSTILE_SAMPLE).html).all("img")
    assert "<script>alert(" in strip["alt"] and "onerror=alert(1)" in strip["alt"]
    assert set(strip) == {"src", "width", "height", "alt"}


def test_a_hostile_reason_is_text():
    assert f"{MARKUP}." in [text for _, text in Reader(sections.heading(HOSTILE_SAMPLE).html).texts]


@every_section
def test_a_section_is_the_same_twice(make):
    assert make(SAMPLE) == make(SAMPLE)


@every_section
def test_a_notebook_has_the_words_without_the_html(make):
    data, metadata = make(SPAN_SAMPLE)._repr_mimebundle_(include=None, exclude=None)
    assert set(data) == {"text/html", "text/plain"}
    assert metadata["actionplan"]["section"] == make.__name__
    assert data["text/plain"] and "<" not in data["text/plain"]


def test_what_ended_earlier_is_told_in_a_line_each():
    done = SAMPLE.milestones[1].items[0]
    ended = GroupData(
        key="ended", heading="Ended before this period, deferred or stopped", empty="", items=(done,)
    )
    told = lines(sections.milestones(SAMPLE.model_copy(update={"milestones": (ended,)})))
    assert told == [
        "Milestones",
        "Ended before this period, deferred or stopped",
        "Living with Diabetes Day Complete Completed on 23 June 2017, its date.",
    ]


def test_a_report_on_several_fortnights_is_not_a_fortnightly_one():
    quarter = SAMPLE.period.model_copy(
        update={"fortnight": "Fortnights 1 to 6 of 26", "dates": "1 April to 25 June 2017"}
    )
    said = lines(sections.heading(SAMPLE.model_copy(update={"period": quarter})))
    assert "Report for 1 April to 25 June 2017" in said


def test_the_list_of_the_silent_names_the_deputy_and_says_what_a_return_left_out():
    away = SAMPLE.silent[0].model_copy(
        update={"owner_note": "Away until 30 June 2017; Ann answers for it.", "returned": "24 June 2017"}
    )
    said = lines(sections.silent(SAMPLE.model_copy(update={"silent": (away,), "audience": "team"})))
    assert "Away until 30 June 2017; Ann answers for it." in " ".join(said)
    assert "Returned 24 June 2017, but not on these" in " ".join(said)


def test_the_heading_says_what_was_asked_for_and_that_the_period_has_not_begun():
    early = SAMPLE.model_copy(
        update={
            "as_at": "2017-03-20",
            "as_at_words": "20 March 2017",
            "asked": "This report was asked for P05.",
        }
    )
    assert lines(sections.heading(early))[-3:-1] == [
        "This report was asked for P05.",
        "This period begins on 12 June 2017; this is how the plan stood on 20 March 2017.",
    ]
    assert SAMPLE.not_begun == ""


def test_an_update_ends_with_a_full_stop():
    late = SAMPLE.milestones[0].items[0].model_copy(update={"update": "Done soon"})
    group = SAMPLE.milestones[0].model_copy(update={"items": (late,)})
    said = sections.milestones(SAMPLE.model_copy(update={"milestones": (group,)}))
    assert "<p><bdi>Done soon.</bdi></p>" in said.html
