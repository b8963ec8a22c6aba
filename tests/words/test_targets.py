"""Targets as the source documents write them, and every form in which people write the like."""

from datetime import date

import pytest

from actionplan.words.errors import BadYear
from actionplan.words.targets import KINDS, OF_THE_TARGET, read_target


def in_short(text):
    """Kind, low, high, unit, direction, baseline, and the keys of the questions."""
    read = read_target(text).to_json()
    base = read["baseline"]
    base = (base["low"], base["high"], base["unit"]) if base else None
    keys = [q["key"] for q in read["questions"]]
    return (read["kind"], read["low"], read["high"], read["unit"], read["direction"], base, keys)


def directional(way):
    return ("directional", None, None, None, way, None, ["baseline"])


EVIDENCE = ("evidence", None, None, None, None, None, [])
SHARE = ("share of population", 0.5, None, "%", None, None, ["population"])
ATTENDANCE = "Increased CRG attendance - 100-150% / currently 10-15 regular attendees bi-monthly including GP PPI leads"

# The table of targets of the strategy, in its order, its channels and what it says of success.
STRATEGY = [
    ("Incremental increase according to activities", directional("more")),
    (
        ATTENDANCE,
        ("percent change", 100, 150, "%", "more", (10, 15, "regular attendees bi-monthly"), ["by-or-to"]),
    ),
    ("5-10 PPI/CRG positive testimonials", ("range", 5, 10, "PPI/CRG positive testimonials", None, None, [])),
    ("Increased profiling of beneficiaries, existing and new during implementation", directional("more")),
    (
        "Increased profiling of the people making it happen – new models of care i.e. community providers.",
        directional("more"),
    ),
    ("0.5% of the Thurrock population contacted on Healthy Living Centre developments", SHARE),
    (
        "Explore establishing volunteer Healthy Living Centre 'Champions' linked to PPI/Public Health 'Champions'",
        EVIDENCE,
    ),
    ("0.5% of the Thurrock population", SHARE),
    (
        "Refine through development of strategy – must be measurable reduction in patient presentation",
        directional("fewer"),
    ),
    ("Impact orientated/measurable comms output for each work stream", EVIDENCE),
    ("In person, face to face: 0.5% of the population reached", SHARE),
    ("0.5% population reached", SHARE),
    ("Collaborative projects: more work in partnership, more OTS and more reach", directional("more")),
    (
        "More Thurrock success stories published – 10 per cent increase",
        ("percent change", 10, None, "%", "more", None, ["baseline"]),
    ),
    (
        "Media: 10 per cent more success stories from Thurrock published",
        ("percent change", 10, None, "%", "more", None, ["baseline"]),
    ),
    ("Increase in patient voice and engagement in all social media channels", directional("more")),
    (
        "Website: updated often and with all IG right, more engagement of patients, more visits overall",
        directional("more"),
    ),
    ("Meeting or exceeding target", ("at least", 100, None, "% of the target", None, None, [])),
    ("Meeting or exceeding the target", ("at least", 100, None, "% of the target", None, None, [])),
    ("Evidence of more local voices in what is published", (*EVIDENCE[:4], "more", None, [])),
    ("Evidence of fewer people coming to A&E", (*EVIDENCE[:4], "fewer", None, [])),
    ("Champions at work in their roles", EVIDENCE),
]

LEVELS = [
    ("50", ("at least", 50, None, None, None, None, [])),
    ("5 testimonials", ("at least", 5, None, "testimonials", None, None, [])),
    ("at least 5 testimonials", ("at least", 5, None, "testimonials", None, None, [])),
    ("a minimum of three case studies", ("at least", 3, None, "case studies", None, None, [])),
    ("3 case studies minimum", ("at least", 3, None, "case studies", None, None, [])),
    ("5 testimonials or more", ("at least", 5, None, "testimonials", None, None, [])),
    ("no fewer than 12 events", ("at least", 12, None, "events", None, None, [])),
    ("10+", ("at least", 10, None, None, None, None, [])),
    ("95%+", ("at least", 95, None, "%", None, None, [])),
    ("> 5%", ("at least", 5, None, "%", None, None, [])),
    ("≥90%", ("at least", 90, None, "%", None, None, [])),
    ("more than 50 people", ("at least", 50, None, "people", None, None, [])),
    ("At least 95% of patients seen within 4 hours", ("at least", 95, None, "%", None, None, [])),
    ("thirty per cent of practices", ("at least", 30, None, "%", None, None, [])),
    ("30 percent of practices", ("at least", 30, None, "%", None, None, [])),
    ("Reach 2,500 people", ("at least", 2500, None, "people", None, None, [])),
    ("approximately 1450 visits", ("at least", 1450, None, "visits", None, None, [])),
    ("1.5 million visits", ("at least", 1_500_000, None, "visits", None, None, [])),
    ("2 events a month", ("at least", 2, None, "events a month", None, None, [])),
    ("Phase 2 - 10 events", ("at least", 10, None, "events", None, None, [])),
    ("Type 2 diabetes: 40 case reviews", ("at least", 40, None, "case reviews", None, None, [])),
    ("300 responses, including 32 from Thanet", ("at least", 300, None, "responses", None, None, [])),
    ("50% of 18 to 34 year olds", ("at least", 50, None, "%", None, None, [])),
    ("All 32 practices", ("at least", 32, None, "practices", None, None, [])),
    ("20 of the 32 practices", ("at least", 20, None, "of 32 practices", None, None, [])),
    ("four in 10", ("at least", 40, None, "%", None, None, [])),
    ("9 out of 10 practices", ("at least", 90, None, "%", None, None, [])),
    ("one in four GPs", ("at least", 25, None, "%", None, None, [])),
    ("half of GP practices", ("at least", 50, None, "%", None, None, [])),
    ("three quarters of respondents", ("at least", 75, None, "%", None, None, [])),
    ("95% of the target", ("at least", 95, None, "% of the target", None, None, [])),
    ("£86m (2%)", ("at least", 86_000_000, None, "£", None, None, [])),
    ("£3.4 billion", ("at least", 3_400_000_000, None, "£", None, None, [])),
    ("at most 30", ("at most", None, 30, None, None, None, [])),
    ("up to 30 attendees", ("at most", None, 30, "attendees", None, None, [])),
    ("no more than 5%", ("at most", None, 5, "%", None, None, [])),
    ("10% or less", ("at most", None, 10, "%", None, None, [])),
    ("10% or below", ("at most", None, 10, "%", None, None, [])),
    ("20 complaints or fewer", ("at most", None, 20, "complaints", None, None, [])),
    ("fewer than 10 complaints", ("at most", None, 10, "complaints", None, None, [])),
    ("<10", ("at most", None, 10, None, None, None, [])),
    ("under £1.5m", ("at most", None, 1_500_000, "£", None, None, [])),
    ("zero never events", ("at most", None, 0, "never events", None, None, [])),
    ("Respond within 5 working days", ("at most", None, 5, "working days", None, None, [])),
    (
        "no more than 50 admissions per 100,000 population",
        ("at most", None, 50, "admissions per 100,000 population", None, None, []),
    ),
    ("Reduce smoking to 5%", ("at most", None, 5, "%", "fewer", None, [])),
    ("Reduce waiting to 6 weeks or less", ("at most", None, 6, "weeks", "fewer", None, [])),
    ("reduce complaints to 5", ("at most", None, 5, "complaints", "fewer", None, [])),
    ("Keep complaints below 10 a month", ("at most", None, 10, "complaints a month", None, None, [])),
    (
        "Increase followers to 300 and likes to 500",
        ("at least", 300, None, "followers", "more", None, ["which-figure"]),
    ),
    ("Increase open rates to 35", ("at least", 35, None, None, "more", None, [])),
    ("Increase attendance to 30", ("at least", 30, None, None, "more", None, [])),
    ("10 000 people", ("at least", 10_000, None, "people", None, None, [])),
    ("1\u202f250\u202f000 visits", ("at least", 1_250_000, None, "visits", None, None, [])),
    ("10\u00a0000-12\u2009000 visits", ("range", 10_000, 12_000, "visits", None, None, [])),
    ("1.000", ("at least", 1, None, None, None, None, [])),
    ("5\n100 people", ("at least", 5, None, None, None, None, ["which-figure"])),
    ("by 31 March 18 200 people", ("at least", 200, None, "people", None, None, [])),
    ("4 x roadshows", ("at least", 4, None, "roadshows", None, None, [])),
    ("1x newsletter", ("at least", 1, None, "newsletter", None, None, [])),
    ("5 (five) events", ("at least", 5, None, "events", None, None, [])),
    ("Minimum 3 max 5 events", ("range", 3, 5, "events", None, None, [])),
    ("Net promoter score of +40", ("at least", 40, None, None, None, None, [])),
    ("No more than 5% of 400 staff", ("at most", None, 5, "%", None, None, [])),
    ("75% of staff informed (survey: 68%)", ("at least", 75, None, "%", None, None, ["which-figure"])),
    ("Increase screening coverage (25-64) to 80%", ("at least", 80, None, "%", "more", None, [])),
    ("Increase followers to 3,000", ("at least", 3000, None, "followers", "more", None, [])),
]

RANGES = [
    ("5-10", ("range", 5, 10, None, None, None, [])),
    ("5 – 10 events", ("range", 5, 10, "events", None, None, [])),
    ("5 to 10 events", ("range", 5, 10, "events", None, None, [])),
    ("between 20 and 30 members", ("range", 20, 30, "members", None, None, [])),
    ("5-10%", ("range", 5, 10, "%", None, None, ["by-or-to"])),
    ("5% to 10%", ("range", 5, 10, "%", None, None, ["by-or-to"])),
    ("1,500 to 2,000 visits", ("range", 1500, 2000, "visits", None, None, [])),
    ("£5-10m savings", ("range", 5_000_000, 10_000_000, "£", None, None, [])),
    ("no fewer than 10 and no more than 20 events", ("range", 10, 20, "events", None, None, [])),
    (">=10 and <=20", ("range", 10, 20, None, None, None, [])),
    ("10-5", ("range", 5, 10, None, None, None, [])),
    ("increase to 20-30 members", ("range", 20, 30, "members", "more", None, [])),
]

FROM_TO = [
    (
        "Increase followers from 2,779 to 3,500",
        ("at least", 3500, None, "followers", "more", (2779, 2779, "followers"), []),
    ),
    (
        "Reduce smoking in pregnancy from 12.5 % to 10 % or less",
        ("at most", None, 10, "%", "fewer", (12.5, 12.5, "%"), []),
    ),
    ("from 12 to 10% or less", ("at most", None, 10, "%", "fewer", (12, 12, "%"), [])),
    ("Satisfaction from 70% to 80%", ("at least", 80, None, "%", "more", (70, 70, "%"), [])),
    ("70% -> 80%", ("at least", 80, None, "%", "more", (70, 70, "%"), [])),
    ("reduce 10% to 5%", ("at most", None, 5, "%", "fewer", (10, 10, "%"), [])),
    ("20 members (currently 12)", ("at least", 20, None, "members", "more", (12, 12, "members"), [])),
    ("20 days (currently 30)", ("at most", None, 20, "days", "fewer", (30, 30, "days"), [])),
    ("1,450 visits, 1,200 now", ("at least", 1450, None, "visits", "more", (1200, 1200, "visits"), [])),
    ("20 at each meeting, up from 12", ("at least", 20, None, None, "more", (12, 12, None), [])),
    (
        "Increase by 20 from 100 members",
        ("at least", 120, None, "members", "more", (100, 100, "members"), []),
    ),
    (
        "Reduce complaints by 5 from 20",
        ("at most", None, 15, "complaints", "fewer", (20, 20, "complaints"), []),
    ),
    (
        "Increase followers from 1990 to 2010",
        ("at least", 2010, None, "followers", "more", (1990, 1990, "followers"), []),
    ),
    ("from 10 to 20 attendees", ("at least", 20, None, "attendees", "more", (10, 10, "attendees"), [])),
    (
        "reduce from 40 to 30 complaints",
        ("at most", None, 30, "complaints", "fewer", (40, 40, "complaints"), []),
    ),
    (
        "Reduce A&E attendances from 1,200 to 1,000 a month",
        ("at most", None, 1000, "A&E attendances a month", "fewer", (1200, 1200, "A&E attendances"), []),
    ),
    (
        "Increase from 2,300 last year to 2,600",
        ("at least", 2600, None, None, "more", (2300, 2300, None), []),
    ),
    (
        "Increase calls to NHS 111 from 2,000 to 2,500",
        ("at least", 2500, None, "calls", "more", (2000, 2000, "calls"), []),
    ),
    (
        "Engagement score from 3.7 to 3.9 out of 5",
        ("at least", 3.9, None, "of 5", "more", (3.7, 3.7, "of 5"), []),
    ),
]

CHANGES = [
    (
        "Grow followers (2,779) by 10%",
        ("percent change", 10, None, "%", "more", (2779, 2779, "followers"), []),
    ),
    (
        "Increase Twitter followers by 10% (2,779 as at May 2017)",
        ("percent change", 10, None, "%", "more", (2779, 2779, "Twitter followers"), []),
    ),
    ("+10%", ("percent change", 10, None, "%", "more", None, ["baseline"])),
    ("-5%", ("percent change", 5, None, "%", "fewer", None, ["sign", "baseline"])),
    ("+20 members", ("at least", 20, None, "members", "more", None, ["baseline"])),
    ("increase of 5pp", ("at least", 5, None, "percentage points", "more", None, ["baseline"])),
    (
        "Increase visits by 10% (to 1,595)",
        ("percent change", 10, None, "%", "more", None, ["baseline", "which-figure"]),
    ),
    ("10% uplift on last year's 2,300", ("percent change", 10, None, "%", "more", (2300, 2300, None), [])),
    ("10% increase in visits", ("percent change", 10, None, "%", "more", None, ["baseline"])),
    ("an increase of 5-10%", ("percent change", 5, 10, "%", "more", None, ["baseline"])),
    ("Increase visits by at least 10%", ("percent change", 10, None, "%", "more", None, ["baseline"])),
    ("increase visits by up to 10%", ("percent change", None, 10, "%", "more", None, ["baseline"])),
    ("10% fewer complaints", ("percent change", 10, None, "%", "fewer", None, ["baseline"])),
    (
        "Reduce A&E attendance by 3% compared with 2016-17",
        ("percent change", 3, None, "%", "fewer", None, ["baseline"]),
    ),
    ("5% year-on-year reduction", ("percent change", 5, None, "%", "fewer", None, ["baseline"])),
    ("5% above the estimate", ("percent change", 5, None, "%", "more", None, ["baseline"])),
    ("Reduce missed appointments by half", ("percent change", 50, None, "%", "fewer", None, ["baseline"])),
    ("Reduce complaints at least 10%", ("percent change", 10, None, "%", "fewer", None, ["baseline"])),
    ("Double attendance, currently 10-15", ("percent change", 100, None, "%", "more", (10, 15, None), [])),
    (
        "a 10% increase on the current 40 stories",
        ("percent change", 10, None, "%", "more", (40, 40, "stories"), []),
    ),
    ("245 more GPs", ("at least", 245, None, "GPs", "more", None, ["baseline"])),
    ("Increase followers by 300", ("at least", 300, None, "followers", "more", None, ["baseline"])),
    (
        "increase by 5 percentage points",
        ("at least", 5, None, "percentage points", "more", None, ["baseline"]),
    ),
    ("by 5 percentage points more, from 40%", ("at least", 45, None, "%", "more", (40, 40, "%"), [])),
]

WITHOUT = [
    ("TBC", ("to be confirmed", None, None, None, None, None, ["baseline"])),
    ("to be agreed", ("to be confirmed", None, None, None, None, None, ["baseline"])),
    ("", ("to be confirmed", None, None, None, None, None, ["baseline"])),
    ("?", ("to be confirmed", None, None, None, None, None, ["baseline"])),
    ("n/a", ("to be confirmed", None, None, None, None, None, ["baseline"])),
    ("10%?", ("at least", 10, None, "%", None, None, ["confirm"])),
    ("All GP practices signed up", EVIDENCE),
    ("50 events (tbc)", ("at least", 50, None, "events", None, None, ["confirm"])),
    ("Improved uptake of the Hubs", directional(None)),
    ("No increase in complaints", directional(None)),
    ("Fewer missed appointments in 2018", directional("fewer")),
    ("Work as one with the Council", EVIDENCE),
    ("Evidence of at least 5 case studies", ("at least", 5, None, "case studies", None, None, [])),
]

ALL = [*STRATEGY, *LEVELS, *RANGES, *FROM_TO, *CHANGES, *WITHOUT]


@pytest.mark.parametrize(("text", "expected"), ALL, ids=[text[:50] or "empty" for text, _ in ALL])
def test_a_target_is_read(text, expected):
    assert in_short(text) == expected


def test_every_kind_is_among_the_examples():
    assert {expected[0] for _, expected in ALL} == set(KINDS)


def test_plain_data_has_the_fields_of_a_reading_and_no_other():
    assert read_target("Increase visits from 1,200 to at least 1,450 by March 2018").to_json() == {
        "as_written": "Increase visits from 1,200 to at least 1,450 by March 2018",
        "kind": "at least",
        "low": 1450,
        "high": None,
        "unit": "visits",
        "baseline": {"low": 1200, "high": 1200, "unit": "visits", "as_written": "1,200"},
        "places": [],
        "direction": "more",
        "by": "March 2018",
        "questions": [],
    }


def test_a_baseline_is_kept_as_written_with_its_estimate():
    base = read_target("at least 60 members, currently c. 40 members").baseline
    assert (base.low, base.high, base.unit, base.as_written, base.about) == (
        40, 40, "members", "c. 40 members", True,
    )  # fmt: skip


WORDS = [
    ("5-10 PPI/CRG positive testimonials", "5 to 10 PPI/CRG positive testimonials"),
    (
        ATTENDANCE,
        "an increase of 100% to 150%, from 10 to 15 regular attendees bi-monthly, so 20 to 37.5 regular "
        "attendees bi-monthly",
    ),
    ("fewer than 10 complaints by Sept 17", "fewer than 10 complaints, by Sept 17"),
    ("<5%", "less than 5%"),
    ("<5 complaints", "fewer than 5 complaints"),
    ("25% of 400 staff", "25% of 400 staff, so 100"),
    ("50% of practices (16 of 32)", "50% of practices, so 16 of 32 practices"),
    ("c. 40 attendees", "at least about 40 attendees"),
    ("245 more GPs", "at least 245 more GPs"),
    ("£86m (2%)", "at least £86 million"),
    ("5% year-on-year reduction in complaints", "a reduction of at least 5% each year"),
    ("Incremental increase according to activities", "an increase, without a figure"),
    ("Evidence of improvements made known", "shown by evidence, without a figure"),
    ("0.5% population reached", "0.5% of the population"),
    (
        "0.5% of the Thurrock population (c. 165,000)",
        "0.5% of the Thurrock population: 825 of about 165,000 in Thurrock",
    ),
    ("Meeting or exceeding the target", "at least 100% of the target"),
    ("TBC", "to be confirmed"),
]


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_a_reading_in_words(text, words):
    assert read_target(text).in_words() == words


LEVELS_MEANT = [
    (ATTENDANCE, (20, 37.5)),
    ("Double attendance, currently 10-15", (20, 30)),
    ("10% increase, currently 40 stories", (44, None)),
    ("Reduce by 5-10%, currently 40", (36, 38)),
    ("Reduce complaints by 10%, currently 40", (None, 36)),
    ("5-10 testimonials", (5, 10)),
    ("no more than 5%", (None, 5)),
    ("10% increase", (None, None)),
    ("245 more GPs", (None, None)),
    ("Incremental increase", (None, None)),
]


@pytest.mark.parametrize(("text", "levels"), LEVELS_MEANT)
def test_the_values_that_are_meant(text, levels):
    assert read_target(text).levels == levels


DATES = [
    ("Reach 2000 people by March 2018", "March 2018", date(2018, 3, 31)),
    ("10% or less by the end of the year", "end of the year", date(2018, 3, 31)),
    ("500 followers in 2018", "2018", date(2018, 12, 31)),
    ("from 12% in May 2016 to 8% by Q2", "Q2", date(2017, 9, 30)),
    ("20 practices (May 2017 baseline: 12)", None, None),
    ("Reduce attendance by 3% compared with 2016-17", None, None),
    ("5-10 testimonials", None, None),
]


@pytest.mark.parametrize(("text", "by", "due"), DATES)
def test_the_date_in_a_target(text, by, due):
    read = read_target(text, year="2017-18")
    assert (read.by, read.due) == (by, due)
    assert (read_target(text).by, read_target(text).due) == (by, None)


def test_limits_that_exclude_their_figure_and_estimates_are_known():
    assert read_target("more than 50 people").strict
    assert not read_target("at least 50 people").strict
    assert not read_target("meeting or exceeding 95%").strict
    assert read_target("approx. 50 people").about
    assert read_target("5% a year fewer complaints").each_year


def test_the_rows_own_target_is_its_measure():
    assert read_target("Meeting or exceeding target").unit == OF_THE_TARGET


def test_a_year_that_is_none_is_refused():
    with pytest.raises(BadYear):
        read_target("50", year="soon")
