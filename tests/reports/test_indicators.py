"""What the success-indicator page says, section by section, read off the HTML."""

import html
import os
import subprocess
import sys
from pathlib import Path

import pytest

from actionplan.reports import indicators, sections
from actionplan.reports.measure_chart import drawn
from actionplan.reports.section import compared, web_address
from actionplan.rules.intervals import Comparison
from actionplan.rules.progress import Status
from actionplan.rules.progress_words import FAR_BEHIND_BELOW, ON_COURSE_FROM
from actionplan.view.success_data import StandingData, SuccessData, TargetGroupData
from actionplan.words.vocabulary import COMPARISONS, STANDINGS
from tests.reports.pages import INDICATOR_ORDER, Reader, lines
from tests.reports.sample import HOSTILE, MARKUP, SAMPLE, issue
from tests.reports.success_sample import (
    ATTENDANCE,
    BEHIND_LINE,
    CALLS,
    EMPTY_REPORT,
    FOLLOWERS,
    HOSTILE_REPORT,
    INVOLVEMENT,
    MET_LINE,
    PANELS,
    REPORT_WITHOUT,
    SUCCESS,
    SUCCESS_REPORT,
    TEAM_REPORT,
    with_success,
)

ROOT = Path(__file__).parents[2]
MAKE = """
import sys
from tests.reports.pages import indicator_page
from tests.reports.success_sample import TEAM_REPORT
sys.stdout.buffer.write(indicator_page(TEAM_REPORT).encode())
"""
every_section = pytest.mark.parametrize("make", INDICATOR_ORDER, ids=lambda make: make.__name__)
REFERS = "How our numbers differ from the official tools: see Key and method"
CITED = [
    "Evidence",
    "Minutes of the reference group (minutes, 20 June 2017)",
    "Attendance list (20 May 2017, folder CRG, sheet 3)",
    "Letter from a practice",
    "and two more",
]


def test_the_heading_says_which_report_it_is():
    assert lines(indicators.heading(SUCCESS_REPORT)) == [
        "NHS Thurrock Clinical Commissioning Group",
        "Communications and engagement action plan",
        "Success-indicator report, 12 to 25 June 2017",
        "Period | Fortnight 6 of 26 (2017-18)",
        "As at | 25 June 2017",
        "For | Lay members",
        "Issue | Draft, not issued",
        "Next report | 2017-18 P07, 26 June to 9 July 2017",
        "From the plan as saved on 27 June 2017 (version 3)",
    ]


def test_the_page_and_its_margins_are_told_from_those_of_the_fortnightly_report():
    issued = SUCCESS_REPORT.model_copy(update={"issue": issue("6"), "state": "Report 6, issued 27 June 2017"})
    assert indicators.heading(issued).page == {
        "title": "Communications and engagement action plan: success indicators, 12 to 25 June 2017",
        "language": "en-GB",
        "number": "Report 6, fortnight 6 of 2017-18, 12 to 25 June 2017, success indicators",
        "state": "",
    }
    assert indicators.heading(SUCCESS_REPORT).page["state"] == "Draft, not issued"


def test_the_first_page_counts_names_and_says_of_what_kind_the_indicators_are():
    assert lines(indicators.results(SUCCESS_REPORT)) == [
        "Is it working?",
        "Of three targets one is met, none is on course, one is behind and one is not measurable yet.",
        "1 Met",
        "Grow the patient reference group",
        "0 On course",
        "1 Behind",
        "Practices with a patient group",
        "1 Not measurable yet",
        "Enabler: skills and capacity",
        "Four of six indicators tell what was done, one what came of it.",
        "How many indicators stand at each level of the evaluation cycle",
        "Level | Indicators | Measured",
        "Input What was put in. | 0 | 0",
        "Output What was done and whom it reached. | 4 | 2",
        "Outcome What changed in what people do. | 1 | 0",
        "Not stated Nobody has said at which level they stand. | 1 | 1",
    ]


def test_the_heading_of_the_first_page_is_seen():
    assert Reader(indicators.results(SUCCESS_REPORT).html).all("h2") == [{}]


def test_the_strategy_is_one_table_of_six_columns_in_order_with_every_row():
    reader = Reader(indicators.strategy(SUCCESS_REPORT).html)
    columns = ["Priority", "Requirement(s)", "Target", "Date", "Success indicator(s)", "Note(s)"]
    assert len(reader.all("table")) == len(reader.all("caption")) == 1
    assert reader.texts_in("thead") == columns
    assert len(reader.all("tr")) == 1 + 3
    assert [th["scope"] for th in reader.all("th")] == ["col"] * 6 + ["row"] * 3
    named = [cell["data-column"] for cell in reader.all("td")]
    assert named == columns[1:] * 3


def test_a_row_says_what_is_written_how_it_is_read_and_where_it_stands():
    said = lines(indicators.strategy(SUCCESS_REPORT))
    assert said[2:25] == [
        "Priority | Requirement(s) | Target | Date | Success indicator(s) | Note(s)",
        "1 Patient and public involvement",
        "Grow the patient reference group",
        "100-150% / currently 10-15",
        "Read as an increase by 100 to 150 %, from 10 to 15: 20 to 37.5 people",
        "Met",
        MET_LINE,
        "How it is read is still to be confirmed.",
        "Jan / ongoing – review September 17",
        "Read as starts January 2017, ongoing, review September 2017",
        "Meeting or exceeding the target",
        "The target is met.",
        "Members from groups seldom heard",
        "Evidence of changes made",
        "Five pieces of evidence.",
        *CITED,
        "Agreed with the lay member.",
        "1 Patient and public involvement",
        "Practices with a patient group",
    ]


def test_each_place_is_told_and_what_they_come_to_together():
    said = lines(indicators.strategy(SUCCESS_REPORT))
    start = said.index("32 practices: Tilbury 10, Grays 22")
    assert said[start + 1 : start + 11] == [
        "Going the wrong way",
        "One of two places meets the target: Tilbury is going the wrong way.",
        "Going the wrong way Tilbury",
        BEHIND_LINE,
        "Exceeded Grays",
        "24 practices on 20 June 2017: the target of 22 practices is exceeded.",
        "Together 35 of 32 practices.",
        "Not stated",
        "Not stated",
        "Not stated",
    ]
    assert said[start + 11 :] == [
        "Enabler: skills and capacity",
        "Not stated",
        "Not stated",
        "Not measurable yet",
        "The target gives no figure to measure against: it needs one, and a baseline.",
        "Not stated",
        "Not stated",
        "Not stated",
    ]


def of_target(**fields) -> list[str]:
    """What the strategy says of one row under a priority."""
    one = INVOLVEMENT.targets[1].model_copy(update=fields)
    group = INVOLVEMENT.model_copy(update={"targets": (one,)})
    return lines(indicators.strategy(with_success(SuccessData(groups=(group,)))))


@pytest.mark.parametrize(("ended", "word"), [("stopped", "Stopped"), ("deferred", "Deferred")])
def test_a_row_that_has_ended_shows_that_and_no_standing(ended, word):
    standing = StandingData(
        status="not measurable yet",
        counted_as="not measurable yet",
        sentence=f"It was {ended}, so it is judged no longer.",
    )
    said = of_target(ended=ended, standing=standing, parts=(), total="")
    start = said.index("32 practices: Tilbury 10, Grays 22")
    assert said[start + 1 : start + 4] == [word, f"It was {ended}, so it is judged no longer.", "Not stated"]
    assert "Not measurable yet" not in said


def test_a_row_under_no_priority_says_so_in_its_row_header():
    alone = SuccessData(groups=(TargetGroupData(targets=(INVOLVEMENT.targets[1],)),))
    section = indicators.strategy(with_success(alone))
    assert lines(section)[3] == "Not under a priority"
    assert Reader(section.html).texts_in("tbody")[0] == "Not under a priority"


def test_what_nobody_measures_yet_says_where_it_is_to_start_and_what_is_to_be_reached():
    known = SUCCESS.unmeasured[2].model_copy(
        update={"baseline": "4 people, April 2017", "target": "at least 20 people", "note": "A note."}
    )
    said = lines(indicators.not_measured(with_success(SUCCESS.model_copy(update={"unmeasured": (known,)}))))
    assert said == [
        "What nobody measures yet",
        "Staff who feel informed",
        "Baseline: 4 people, April 2017",
        "Target: at least 20 people",
        "A note.",
    ]


def test_a_question_on_a_target_is_asked_of_the_team_only():
    question = "To be answered: Is “100-150%” meant as growth by or to that share?"
    waiting = "How it is read is still to be confirmed."
    of_lay_members, of_team = (lines(indicators.strategy(report)) for report in (SUCCESS_REPORT, TEAM_REPORT))
    assert (question in of_lay_members, waiting in of_lay_members) == (False, True)
    assert (question in of_team, waiting in of_team) == (True, False)


def test_a_measure_is_told_with_its_figures_its_chart_and_its_method():
    said = lines(indicators.measures(SUCCESS_REPORT))
    assert said[:20] == [
        "The measures",
        "People at each meeting",
        "1 Patient and public involvement · Output · Grays",
        "People who sign in at a meeting of the reference group, without staff. Unit: people",
        "Latest | 21 people, 1 June 2017",
        "Before | 17 people, 1 May 2017",
        "Baseline | 10 people, 1 April 2016",
        "Target | 10 to 15 people",
        "Status",
        "Exceeded Grow the patient reference group",
        "Within tolerance its own target",
        "Achieved",
        "110 % of the way from 10 to 20 people (Grow the patient reference group)",
        "Direction of travel | Improved",
        "Compared with others | Better",
        ATTENDANCE.alt,
        "A diamond marks an improvement.",
        "The same as a table: People at each meeting",
        "People at each meeting: each value with its mean and limits",
        "Date | Value, people | Mean | Limits | Mark",
    ]
    end = said.index("Visits from telephones")
    assert said[end - 16 : end] == [
        "1 May 2017 | 17 | 15.6 | 10.7 to 20.5",
        "1 June 2017 | 21 | 15.6 | 10.7 to 20.5 | Improvement",
        f"Grow the patient reference group: {MET_LINE}",
        "its own target: On its own target.",
        PANELS[0].variation,
        PANELS[0].assurance,
        "Better than neighbouring groups (12 people, 95 % interval 12.4 to 31).",
        "The limits begin anew on 1 November 2016: new venue.",
        "The value of 1 May 2017 was corrected from 16 to 17 on 3 June 2017.",
        *CITED,
        "Counted by the chair.",
        f"{PANELS[0].method} {REFERS}",
    ]


def test_a_measure_with_few_figures_says_little():
    said = lines(indicators.measures(SUCCESS_REPORT))
    assert said[said.index("Followers") :] == [
        "Followers",
        "Output",
        "Latest | 1,450 followers, 12 June 2017",
        "Status",
        "Behind",
        FOLLOWERS.alt,
        "The same as a table: Followers",
        "Followers: each value",
        "Date | Added, followers",
        "3 April 2017 | 12",
        "17 April 2017 | Not measured",
        "1 May 2017 | 30",
        "12 June 2017 | 45",
        "Behind the line.",
        PANELS[2].line,
        REFERS,
        "Stories told",
        "Baseline | 4 stories, April 2017",
        "Status",
        "No target set",
        "There is no value yet since the baseline.",
        REFERS,
    ]


def test_the_table_of_a_chart_has_rounded_figures_with_their_unit_and_names_the_target():
    said = lines(indicators.measures(SUCCESS_REPORT))
    start = said.index("Visits from telephones: each value with its mean and limits; target 45 % or less")
    assert said[start + 1] == "Date | Value | Mean | Limits | Mark"
    assert said[start + 11 : start + 14] == [
        "1 January 2017 | 50 % | 49.9 % | 42.4 to 57.4 %",
        "1 February 2017 | 18.2 % | 49.9 % | 42.4 to 57.4 %",
        "1 March 2017 | 48 % | 49.9 % | 42.4 to 57.4 %",
    ]


def test_what_is_too_large_to_be_drawn_is_told_in_the_table():
    vast = FOLLOWERS.model_copy(update={"target_low": 1e300})
    one = PANELS[2].model_copy(update={"chart": vast})
    said = lines(indicators.measures(with_success(SuccessData(panels=(one,)))))
    assert said[6:9] == [
        "Its figures are too large to be drawn.",
        "The same as a table: Followers",
        "Followers: each value",
    ]


def test_every_line_of_method_leads_to_the_page_that_is_named_once():
    reader = Reader("".join(make(SUCCESS_REPORT).html for make in INDICATOR_ORDER))
    links = [a["href"] for a in reader.all("a") if a["href"].startswith("#")]
    assert links == ["#how-our-numbers-differ"] * len(PANELS)
    assert reader.all("h3")[-1] == {"id": "how-our-numbers-differ"}
    assert sum("docs/how-our-numbers-differ.md" in text for _, text in reader.texts) == 1
    assert (ROOT / "docs" / "how-our-numbers-differ.md").is_file()


def test_every_comparison_has_a_sign_of_its_own_that_is_seen_and_a_word_that_is_read():
    assert list(COMPARISONS) == [comparison.value for comparison in Comparison]
    assert len(set(COMPARISONS.values())) == len(COMPARISONS)
    assert '<dd><span class="sign" aria-hidden="true">▲</span>' in indicators.measures(SUCCESS_REPORT).html
    assert compared("worse") == '<span class="sign" aria-hidden="true">▼</span> <bdi>Worse</bdi>'
    assert compared("<b>") == "<bdi>&lt;b&gt;</bdi>"


def test_every_chart_is_a_picture_that_says_what_it_shows():
    images = Reader(indicators.measures(SUCCESS_REPORT).html).all("img")
    pictures = [drawn(chart) for chart in (ATTENDANCE, CALLS, FOLLOWERS)]
    assert [(i["src"], i["alt"]) for i in images] == [(p.address, p.alt) for p in pictures if p]


def test_what_nobody_measures_stands_by_theme_with_what_has_none_last():
    assert lines(indicators.not_measured(SUCCESS_REPORT)) == [
        "What nobody measures yet",
        "Reputation",
        "Trust in what the group says (outcome)",
        "A survey is planned.",
        *CITED,
        "Fair coverage",
        "Of no theme",
        "Staff who feel informed",
    ]


def test_where_no_theme_is_named_no_theme_is_spoken_of():
    alone = SUCCESS.model_copy(update={"unmeasured": SUCCESS.unmeasured[2:]})
    said = lines(indicators.not_measured(with_success(alone)))
    assert said == ["What nobody measures yet", "Staff who feel informed"]


def test_only_the_abbreviations_of_this_page_are_spelt_out():
    said = lines(indicators.abbreviations(SUCCESS_REPORT))
    assert said == ["Abbreviations", "CCG | clinical commissioning group"]


def test_the_key_gives_each_word_its_meaning_and_then_the_method():
    said = lines(indicators.method(SUCCESS_REPORT))
    assert said[:3] == ["Key and method", "What is said of a target", "Status | What it means"]
    assert said[3:11] == [f"{word.capitalize()} | {look.meaning}" for word, look in STANDINGS.items()]
    assert said[11:] == [
        *SUCCESS.method,
        "In a chart the full line across is the mean and the dashed lines are the limits within which values vary by "
        "chance; the red line of dashes and dots is the target. A dotted line stands where mean and limits begin anew. "
        "A diamond marks an improvement, a square marks a concern and a cross marks a change. A gap is a value that "
        "was not measured.",
        "Compared with others ▲ is better: by whether the 95 % interval of the value holds the value of the others. It "
        "says nothing of the target.",
        "How our numbers differ from the official tools",
        "Mostly they are the same as those of NHSRplotthedots and Fingertips. Where they are not, a page that comes "
        "with the workbook, docs/how-our-numbers-differ.md, says what differs and why, with a worked number for each.",
    ]


def test_every_word_of_the_rule_has_its_looks_and_the_key_names_the_marks_of_the_rule():
    assert list(STANDINGS) == [status.value for status in Status]
    assert f"Less than {FAR_BEHIND_BELOW:.0%}".replace("%", " %") in STANDINGS["far behind"].meaning
    assert f"Less than {ON_COURSE_FROM:.0%}".replace("%", " %") in STANDINGS["behind"].meaning
    assert f"At least {ON_COURSE_FROM:.0%}".replace("%", " %") in STANDINGS["on course"].meaning


def test_the_fortnightly_report_says_in_a_line_whether_it_is_working():
    assert lines(sections.counts(SUCCESS_REPORT))[-2:] == [
        SAMPLE.counts_sentence,
        "Is it working? Of three targets one is met and one is behind.",
    ]
    assert lines(sections.counts(EMPTY_REPORT))[-1] == "The plan holds nothing to count yet."


EMPTY = {
    "results": "The plan holds no targets to judge yet.",
    "strategy": "The plan holds no targets yet.",
    "measures": "No indicator of the plan is measured yet.",
    "not_measured": "The plan names no success indicators yet.",
    "abbreviations": "No abbreviation of the plan's list occurs in this report.",
}


@pytest.mark.parametrize("name", EMPTY)
def test_an_empty_section_says_so(name):
    assert lines(getattr(indicators, name)(EMPTY_REPORT))[-1] == EMPTY[name]


def test_where_every_indicator_is_measured_that_is_said():
    measured = with_success(SuccessData(panels=PANELS))
    assert lines(indicators.not_measured(measured))[-1] == "Every success indicator of the plan is measured."


def test_a_report_from_before_there_were_success_indicators_says_so_once():
    said = [str(make(REPORT_WITHOUT)) for make in INDICATOR_ORDER]
    assert said[1:] == [
        "Is it working?\nThis report was issued before success indicators were kept with it.",
        *[""] * 5,
    ]


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("https://example.org/a?b=1", "https://example.org/a?b=1"),
        ("http://example.org", "http://example.org"),
        ("javascript:alert(1)", ""),
        ("data:text/html,<script>", ""),
        ("file:///etc/hosts", ""),
        ("//example.org", ""),
        ("https://", ""),
        (" https://example.org", ""),
        ("folder CRG, sheet 3", ""),
        ("", ""),
    ],
)
def test_only_the_address_of_a_web_page_is_a_link(link, address):
    assert web_address(link) == address


def test_a_link_leaves_nothing_of_this_page_behind():
    (first, *_) = Reader(indicators.strategy(SUCCESS_REPORT).html).all("a")
    assert first == {"href": "https://example.org/minutes?a=1&b=2", "rel": "noopener noreferrer"}


@every_section
@pytest.mark.parametrize(
    "report",
    [TEAM_REPORT, EMPTY_REPORT, HOSTILE_REPORT, REPORT_WITHOUT],
    ids=["team", "empty", "hostile", "none"],
)
def test_a_section_opens_and_closes_its_elements(make, report):
    assert Reader(make(report).html).open == []


@every_section
def test_hostile_texts_are_text(make):
    reader = Reader(make(HOSTILE_REPORT).html)
    assert reader.names() & {"script", "iframe", "style", "object", "b"} == set()
    assert {image["src"][:26] for image in reader.all("img")} <= {"data:image/svg+xml;base64,"}
    assert len(reader.all("img")) == (len(HOSTILE) if make is indicators.measures else 0)
    assert len(reader.all("h1")) == (1 if make is indicators.heading else 0)
    assert not [name for name, attributes in reader.elements for at in attributes if at.startswith("on")]
    within = ("https://example.org/", "#how-our-numbers-differ")
    assert not [a for a in reader.all("a") if not a["href"].startswith(within)]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: html.escape(text[:12]))
def test_hostile_texts_are_kept_to_the_letter(text):
    """But for the letters that turn the direction of all that follows."""
    for make in (indicators.strategy, indicators.measures, indicators.not_measured, indicators.method):
        within = [found for _, found in Reader(make(HOSTILE_REPORT).html).texts]
        assert text.replace("\u202e", "") in within


def test_hostile_words_stay_inside_the_names_of_a_picture():
    reader = Reader(indicators.measures(HOSTILE_REPORT).html)
    assert set(reader.all("img")[3]) == {"src", "width", "height", "alt"}
    groups = [at for at in reader.all("div") if at.get("role") == "group"]
    assert f"{MARKUP}, a picture" in [group["aria-label"] for group in groups]


def test_the_page_is_the_same_to_the_byte_in_another_process():
    ran = [
        subprocess.run(
            [sys.executable, "-c", MAKE],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
        )
        for seed in ("1", "2")
    ]
    assert [(done.returncode, done.stderr) for done in ran] == [(0, b"")] * 2
    assert ran[0].stdout == ran[1].stdout and b"Success-indicator report" in ran[0].stdout


@every_section
def test_a_notebook_has_the_words_without_the_html(make):
    data, metadata = make(TEAM_REPORT)._repr_mimebundle_(include=None, exclude=None)
    assert metadata["actionplan"]["section"] == make.__name__
    assert data["text/plain"] and "<" not in data["text/plain"]
