"""What the example plan measures: what of it is the source's, what is invented, and that it holds together."""

import re
from collections import Counter
from datetime import date, datetime
from functools import cache
from itertools import pairwise

import pytest

from actionplan.plan.known import known_at
from actionplan.plan.nouns import Appended, Baseline, Evidence, Indicator, Observation
from actionplan.plan.text import dump_plan, read_plan
from actionplan.rules.readings import readings
from actionplan.rules.readings_checked import wrong_readings
from actionplan.rules.spc import POINTS_FOR_ICONS, xmr
from actionplan.view import PlanView
from actionplan.words.dates import read_date
from actionplan.words.holidays import SATURDAY, bank_holidays
from actionplan.words.targets import read_places, read_target, with_places
from tests.view.sample import EXAMPLE, day, example

PLAN = example()
INDICATORS = {indicator.id: indicator for indicator in PLAN.indicators}
MEASURED = [indicator for indicator in PLAN.indicators if indicator.measure]
PLACES = [indicator for indicator in PLAN.indicators if indicator.targets == ("t2-healthy-living",)]


@cache
def levels(indicator: str, by: str = "2018-03-31") -> tuple[float | None, ...]:
    return tuple(reading.level for reading in readings(PLAN, day(by)).get(indicator, ()))


# What the source says


def test_indicators_by_theme() -> None:
    themes = [i.theme for i in PLAN.indicators]
    assert {theme: themes.count(theme) for theme in themes} == {
        "External communications": 10,
        "Good governance": 2,
        "Internal communications": 2,
        "Channels": 6,
        "Baseline facts": 2,
        "Measures of the targets": 10,
        "Other measures": 6,
    }


def test_nobody_measures_the_aspirations_of_the_three_themes() -> None:
    assert [i.theme for i in PLAN.indicators if not i.measure] == [i.theme for i in PLAN.indicators[:14]]
    assert {i.theme for i in PLAN.indicators[14:]} & {i.theme for i in PLAN.indicators[:14]} == set()


def test_six_channels_each_with_what_drives_it() -> None:
    channels = [i for i in PLAN.indicators if i.theme == "Channels"]
    assert [i.title.partition(":")[0] for i in channels] == [
        "In person, face to face", "Collaborative projects", "Media",
        "Social media", "Website", "Joined up strategies",
    ]  # fmt: skip
    assert all(i.note.startswith("Driver: ") for i in channels)


def test_twenty_of_32_practices_in_may_2017() -> None:
    practices = INDICATORS["i-practices"]
    assert practices.baseline == Baseline(numerator=20, denominator=32, as_at="May 2017")
    assert (practices.direction, practices.priority, practices.unit) == ("fewer is better", "p1", "practices")


def test_forty_items_in_the_year_before() -> None:
    assert INDICATORS["i-items"].baseline == Baseline(value=40, as_at="April 2016 to March 2017")


def test_the_four_places_have_an_indicator_each_and_625_people_to_reach() -> None:
    (row,) = (target for target in PLAN.targets if target.id == "t2-healthy-living")
    places = read_places(row.note)
    reading = with_places(read_target(row.target, row.answers, "2017-18"), places, row.answers)
    assert [(i.place, place.name) for i, place in zip(PLACES, places, strict=True)] == [
        ("Corringham", "Corringham"),
        ("Grays", "Grays"),
        ("Purfleet with Aveley and South Ockendon", "Purfleet with Aveley and South Ockendon"),
        ("Tilbury", "Tilbury"),
    ]
    assert reading.total is not None
    assert (reading.total.population, reading.total.number) == (125_000, 625)


def test_the_size_of_the_population_is_a_question_and_has_no_answer() -> None:
    (row,) = (target for target in PLAN.targets if target.id == "t3-consultation")
    assert [q.key for q in read_target(row.target, row.answers, "2017-18").questions] == ["population"]
    assert [target.id for target in PLAN.targets if any(a.field == "target" for a in target.answers)] == []


# What is invented says so


@pytest.mark.parametrize("indicator", MEASURED, ids=lambda i: i.id)
def test_each_measured_indicator_says_in_the_report_what_is_invented(indicator: Indicator) -> None:
    assert re.search(r"Invented: [a-z]", indicator.note)
    assert indicator.source


def test_whose_figures_are_benchmarks() -> None:
    assert {i.id: (i.benchmark.name, i.benchmark.value) for i in MEASURED if i.benchmark} == {
        "i-channel-social-media": ("another group, in Kent", 2779),
        "i-channel-website": ("another group, in Kent", 317),
        "i-practices": ("five neighbouring groups", 50),
        "i-ae-known": ("the five areas of the joint campaign", 47),
        "i-ftint-answers": ("a survey of another group, in Kent", 139),
        "i-ftint-contacts": ("a survey of another group, in Kent", 78.4),
    }
    assert round(109 / 139 * 100, 1) == 78.4
    assert [i.id for i in MEASURED if i.benchmark and "benchmark" not in i.note] == []


def test_the_visits_of_another_group_are_worked_out_to_a_week_and_say_so() -> None:
    benchmark = INDICATORS["i-channel-website"].benchmark
    assert benchmark
    first, last = date(2017, 3, 20), date(2017, 4, 20)
    assert ((last - first).days + 1, round(1450 / 32 * 7)) == (32, 317)
    assert (benchmark.as_at, benchmark.source) == (
        "20 March to 20 April 2017",
        "its progress report: approximately 1,450 visits in 32 days, here as visits a week",
    )


def test_no_other_figure_of_another_group_is_in_the_file() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    theirs = ["284,839", "284839", "237,776", "237776", "42,236", "19,943", "32 people"]
    assert [figure for figure in theirs if figure in text] == []


def test_nothing_claims_a_share_of_the_population_whose_size_is_unknown() -> None:
    (said,) = (update.outcome for update in PLAN.updates if update.id == "u-p25-t3")
    assert said == (
        "870 people were reached; how much of the population that is cannot be said before its size is settled"
    )


def test_the_website_says_that_what_is_counted_changed_and_that_its_baseline_did_not() -> None:
    assert (
        "Until 7 January 2018 the visits of our own staff were counted, in the baseline of 310 too; since then they "
        "are not, so the target is harder to reach."
    ) in INDICATORS["i-channel-website"].note


def test_links_lead_to_an_address_kept_for_examples() -> None:
    linked = [one.link for one in PLAN.evidence if one.link]
    assert len(linked) == 18
    assert {link.split("/")[2] for link in linked} == {"example.org"}


# It holds together


def test_no_reading_is_found_to_be_wrong() -> None:
    assert list(wrong_readings(PLAN)) == []


def test_the_file_round_trips() -> None:
    again = read_plan(dump_plan(PLAN), "again", lambda letter: f"{letter}-new")
    assert again.plan == PLAN


def recorded_on(row: Appended) -> date:
    assert row.recorded
    return datetime.fromisoformat(row.recorded).date()


ENTRIES: tuple[Observation | Evidence, ...] = (*PLAN.observations, *PLAN.evidence)


def test_nothing_is_recorded_before_it_was_so() -> None:
    first = {row.id: read_date(row.date, "2017-18").parts[0].start for row in ENTRIES}
    assert [row.id for row in ENTRIES if recorded_on(row) < (first[row.id] or date.max)] == []


def test_everything_is_recorded_on_a_working_day() -> None:
    days = {recorded_on(row) for row in ENTRIES}
    closed = {closed for closed, _ in bank_holidays(min(days), max(days))}
    assert [on for on in days if on.weekday() >= SATURDAY or on in closed] == []


def test_each_series_stands_in_the_order_of_its_days() -> None:
    for indicator in INDICATORS:
        written = [o.date for o in PLAN.observations if o.indicator == indicator]
        days = [read_date(text, "2017-18").parts[-1].end for text in written]
        assert all(a and b and a <= b for a, b in pairwise(days)), indicator


def test_what_is_recorded_later_is_not_known_earlier() -> None:
    moment = datetime.fromisoformat("2017-06-27T16:00:00+00:00")
    then = known_at(PLAN, moment, moment.date())
    assert len(then.observations) == 49
    assert {row.id for row in then.evidence} == {
        "e-crg-minutes", "e-testimonial-first", "e-partners-letter", "e-overview", "e-board-report",
        "e-staff-briefing", "e-show",
    }  # fmt: skip
    met = {o.id for o in then.observations if o.indicator == "i-channel-face-to-face"}
    assert met == {"v-met-1"}  # it is corrected on 28 June, as report 6 is


def test_report_6_says_the_same_when_its_year_is_played_but_for_that_correction() -> None:
    moment = datetime.fromisoformat("2017-06-27T16:00:00+00:00")
    played, whole = (PlanView(p, "P06").freeze() for p in (known_at(PLAN, moment, moment.date()), PLAN))
    assert played.success
    assert whole.success
    assert played.success.groups == whole.success.groups
    pairs = zip(played.success.panels, whole.success.panels, strict=True)
    assert [(one.latest, other.latest) for one, other in pairs if one != other] == [
        ("about 1,000 people, 23 June 2017", "about 1,020 people, 23 June 2017")
    ]


# What there is to see


def test_every_level_and_some_without() -> None:
    assert Counter(i.level for i in PLAN.indicators) == {
        None: 14, "input": 2, "output": 17, "outtake": 3, "outcome": 1, "impact": 1,
    }  # fmt: skip


def test_who_came_or_was_reached_is_output_and_what_others_thought_or_did_is_not() -> None:
    assert {i.id: i.level for i in MEASURED if i.level not in ("input", "output")} == {
        "i-practices": "outcome",
        "i-testimonials": "outtake",
        "i-ae-known": "outtake",
        "i-ae-visits": "impact",
        "i-ftint-contacts": "outtake",
    }


def test_more_of_some_things_is_no_success() -> None:
    assert [i.id for i in MEASURED if i.direction == "neither"] == [
        "i-web-support",
        "i-items",
        "i-ftint-tilbury",
    ]


def compared(by: str) -> dict[str, str]:
    """What each panel of a report says of a benchmark."""
    frozen = PlanView(PLAN, by).freeze().success
    assert frozen
    return {panel.id: panel.compared for panel in frozen.panels if panel.compared}


def test_fewer_practices_without_a_group_than_elsewhere_and_not_by_chance() -> None:
    assert compared("P26")["i-practices"] == (
        "Better than five neighbouring groups: 28.1 % against 50 % (March 2017), 95 % interval 15.6 to 45.4 % "
        "(Wilson)."
    )
    assert compared("P16")["i-practices"].startswith(
        "Similar to five neighbouring groups: 40.6 % against 50 %"
    )


def test_what_has_no_interval_is_not_compared_and_says_why() -> None:
    said = compared("P26")
    assert [id for id, words in said.items() if words.startswith("Not compared")] == [
        "i-channel-social-media", "i-channel-website", "i-ftint-answers",
    ]  # fmt: skip
    assert said["i-channel-website"] == (
        "Not compared with another group, in Kent, 317 visits a week (20 March to 20 April 2017, its progress report: "
        "approximately 1,450 visits in 32 days, here as visits a week). Of 374 visits a week no interval is "
        "published, and none can be worked out of it, so a difference may be chance."
    )


def test_no_running_total_falls() -> None:
    totals = {i.id: levels(i.id) for i in MEASURED if i.running_total}
    assert len(totals) == 10
    assert [
        id for id, found in totals.items() if list(found) != sorted(n for n in found if n is not None)
    ] == []


def test_how_many_readings_there_are_of_each() -> None:
    assert {i.id: len(levels(i.id)) for i in MEASURED} == {
        "i-channel-face-to-face": 4,
        "i-channel-projects": 4,
        "i-channel-media": 4,
        "i-channel-social-media": 15,
        "i-channel-website": 26,
        "i-channel-joint": 2,
        "i-practices": 3,
        "i-crg-attendance": 6,
        "i-testimonials": 4,
        "i-bulletin-readers": 7,
        "i-frailty": 6,
        "i-contacted-corringham": 2,
        "i-contacted-grays": 3,
        "i-contacted-purfleet": 1,
        "i-contacted-tilbury": 4,
        "i-consultation": 4,
        "i-ae-known": 2,
        "i-ae-visits": 23,
        "i-web-support": 4,
        "i-website-down": 14,
        "i-items": 1,
        "i-ftint-answers": 3,
        "i-ftint-contacts": 1,
        "i-ftint-tilbury": 1,
    }


def test_the_new_front_page_shows_as_an_improvement() -> None:
    found = xmr(levels("i-channel-website", "2018-01-07"), target=372)
    assert (found.status, found.variation, found.assurance) == ("ok", "improvement_high", "inconsistent")
    until_october = xmr(levels("i-channel-website", "2017-10-15"), target=372)
    assert until_october.variation == "common_cause"  # six values above the mean are not yet seven


def test_the_reset_late_in_the_year_names_its_cause() -> None:
    (reset,) = INDICATORS["i-channel-website"].chart.resets
    assert (reset.day, reset.why) == (
        "2018-01-21",
        "visits of our own staff are not counted from 8 January 2018",
    )


@cache
def standings(period: str, indicator: str) -> dict[str, tuple[str, str]]:
    """What an indicator's panel of a report says, by the row that asks, of its own target by no row."""
    frozen = PlanView(PLAN, period).freeze().success
    assert frozen
    (panel,) = (panel for panel in frozen.panels if panel.id == indicator)
    return {one.row: (one.status, one.sentence) for one in panel.standings}


@pytest.mark.parametrize("period", [f"P{number:02}" for number in range(10, 25)])
def test_chance_turns_no_status_of_the_visits_to_a_and_e(period: str) -> None:
    status, sentence = standings(period, "i-ae-visits")[""]
    assert status == "far behind"
    assert sentence.startswith("A mean of 4,100 visits a month up to ")
    assert "0 % of the change due so far" in sentence


def test_of_visits_that_show_no_change_the_mean_is_judged() -> None:
    assert standings("P24", "i-ae-visits")[""][1] == (
        "A mean of 4,100 visits a month up to 28 February 2018 (the latest, 4,001, is within the usual variation), "
        "when 3,987.4 was due on the straight line from 4,100 to 3,977: 0 % of the change due so far (far behind is "
        "below 60 %), 2.8 % above the line (no tolerance counts below 60 % of the change). The line ends on 31 March "
        "2018, as the target says."
    )
    assert {level for level in levels("i-ae-visits")[13:] if level and level <= 3977} == {3967, 3972}


def test_a_target_that_chance_hits_and_misses() -> None:
    visits = levels("i-ae-visits")
    found = xmr(visits, improvement_direction="decrease", target=3977, fix_after=12)
    assert (found.variation, found.assurance) == ("common_cause", "inconsistent")
    assert sum(visit is not None and visit <= 3977 for visit in visits) == 2
    assert sum(visit or 0 for visit in visits[:12]) / 12 == 4100


def test_days_without_the_website_are_too_rare_for_limits() -> None:
    found = xmr(levels("i-website-down"), improvement_direction="decrease")
    assert len(found.points) >= POINTS_FOR_ICONS
    assert [group.limits.screening_undone for group in found.groups] == [True]


def corrected() -> list[tuple[str, Observation, Observation]]:
    by_id = {o.id: o for o in PLAN.observations}
    return [(o.indicator, by_id[o.revises], o) for o in PLAN.observations if o.revises]


def test_three_readings_are_corrected_and_say_why() -> None:
    assert [(i, was.value or was.numerator, now.value or now.numerator) for i, was, now in corrected()] == [
        ("i-frailty", 1, 2),
        ("i-contacted-tilbury", 160, 158),
        ("i-channel-face-to-face", 1000, 1020),
    ]
    assert all(now.note and recorded_on(now) > recorded_on(was) for _, was, now in corrected())


def test_of_those_who_answered_some_left_an_address_and_some_of_them_live_in_tilbury() -> None:
    funnel = ["i-ftint-answers", "i-ftint-contacts", "i-ftint-tilbury"]
    assert [INDICATORS[id].part_of for id in funnel] == [None, *funnel[:2]]
    last = {o.indicator: o for o in PLAN.observations}
    assert [last[id].numerator or last[id].value for id in funnel] == [412, 300, 71]


def test_running_totals_a_segment_a_tolerance_and_approximate_readings() -> None:
    assert len([i for i in MEASURED if i.running_total]) == 10
    assert {i.id: i.segment for i in MEASURED if i.segment} == {
        "i-frailty": "people who live with frailty, and their carers"
    }
    assert {i.id: i.tolerance for i in MEASURED if i.tolerance != 5} == {"i-frailty": 10}
    assert Counter(o.indicator for o in PLAN.observations if o.approximate) == {
        "i-channel-face-to-face": 5,
        "i-channel-website": 1,
    }


def test_the_evidence_of_each_row() -> None:
    assert Counter(one.of for one in PLAN.evidence) == {
        "t1-crg-attendance": 2, "t1-testimonials": 4, "t2-beneficiaries": 1, "t2-providers": 1,
        "t2-healthy-living": 1, "t2-champions": 1, "t3-consultation": 3, "t4-education": 4, "t5-work-streams": 2,
        "i-board-reports": 2, "i-internal-news": 1, "i-channel-website": 1, "m-living-well": 1,
    }  # fmt: skip
    assert all(one.type and one.date for one in PLAN.evidence)
