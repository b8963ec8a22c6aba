"""Forms that are easily misread: years, ranges, changed dates, quarters, limits."""

import pytest

from actionplan.words.dates import read_date
from tests.words.dates_in_short import in_short

# A year before its month or quarter is its year, or is asked about.
YEAR_FIRST = [
    ("2018 June", "dated", ["due 2018-06-01 2018-06-30"], []),
    ("by 2018 June", "dated", ["due - 2018-06-30"], []),
    ("2018 Q1", "dated", ["due 2018-01-01 2018-03-31"], ["meaning"]),
    ("2018, 5 June", "dated", ["due 2018-06-05 2018-06-05"], []),
    ("2017/18 June", "dated", ["due 2017-06-01 2017-06-30"], []),
    ("2017-18 – Feb", "dated", ["due 2018-02-01 2018-02-28"], []),
    ("2017/06", "dated", ["due 2017-06-01 2017-06-30"], []),
    ("2017-06", "dated", ["due 2017-06-01 2017-06-30"], []),
    ("06/2017", "dated", ["due 2017-06-01 2017-06-30"], []),
    ("2017/06/30", "dated", ["due 2017-06-30 2017-06-30"], []),
    ("20170630", "dated", ["due 2017-06-30 2017-06-30"], []),
    ("Annual report 2016 June", "dated", ["due 2017-06-01 2017-06-30 of Annual report"], ["meaning"]),
    ("2020 Strategy: June", "dated", ["due 2017-06-01 2017-06-30 of 2020 Strategy"], ["other-year"]),
    ("Vision 2030, June 2017", "dated", ["due 2017-06-01 2017-06-30 of Vision 2030"], ["other-year"]),
    ("AGM 2017", "dated", ["due 2017-01-01 2017-12-31"], ["other-year"]),
    ("2018 tbc", "dated, to be confirmed", ["due 2018-01-01 2018-12-31"], ["other-year"]),
    ("Easter 2018", "to be confirmed", [], ["no-date"]),
]

# Days behind their month.
MONTH_FIRST = [
    ("June 5-9", "dated", ["due 2017-06-05 2017-06-09"], []),
    ("June 5 - 9, 2017", "dated", ["due 2017-06-05 2017-06-09"], []),
    ("June 5th to 9th", "dated", ["due 2017-06-05 2017-06-09"], []),
    ("June 5, 7 and 9", "dated", ["due 2017-06-05 2017-06-09"], []),
    ("June 12-14", "dated", ["due 2017-06-12 2017-06-14"], []),
    ("June 17-18", "dated", ["due 2017-06-01 2017-06-30"], ["meaning"]),
    ("Sept 17 - 19", "dated", ["due 2017-09-17 2017-09-19"], ["meaning"]),
    ("June 14", "dated", ["due 2017-06-14 2017-06-14"], ["meaning"]),
    ("June 30", "dated", ["due 2030-06-01 2030-06-30"], ["far-year"]),
    ("from 12 to 16 June", "dated", ["due 2017-06-12 2017-06-16"], []),
    ("Mon 12 - Fri 16 June 2017", "dated", ["due 2017-06-12 2017-06-16"], []),
    ("Mon 12 – Fri 17 June 2017", "dated", ["due 2017-06-12 2017-06-17"], ["weekday"]),
    ("12th–14th of June 2017", "dated", ["due 2017-06-12 2017-06-14"], []),
    ("30Jun17", "dated", ["due 2017-06-30 2017-06-30"], []),
    ("30 / 06 / 2017", "dated", ["due 2017-06-30 2017-06-30"], []),
    ("06/17", "dated", [], ["impossible-date"]),
]

# A financial year behind a day or a month says its calendar year.
FINANCIAL_YEARS = [
    ("30 June 17/18", "dated", ["due 2017-06-30 2017-06-30"], []),
    ("14 June 2017/18", "dated", ["due 2017-06-14 2017-06-14"], []),
    ("Feb 17/18", "dated", ["due 2018-02-01 2018-02-28"], []),
    ("June 2017/18", "dated", ["due 2017-06-01 2017-06-30"], []),
    ("31st March (17/18)", "dated", ["due 2018-03-31 2018-03-31"], []),
    ("by 31 March 17/18", "dated", ["due - 2018-03-31"], []),
    ("Apr–Mar 17/18", "dated", ["due 2017-04-01 2018-03-31"], []),
    ("Apr 17/18 – Mar 17/18", "dated", ["due 2017-04-01 2018-03-31"], []),
    ("FY18", "dated", ["due 2017-04-01 2018-03-31"], ["meaning"]),
    ("spring 17/18", "dated", ["due 2017-03-01 2017-05-31"], ["meaning"]),
    ("winter 2018", "dated", ["due 2017-12-01 2018-02-28"], ["meaning"]),
]

# A date that no longer holds is left out, or asked about where the words do not say so.
CHANGED = [
    ("Sept 2017 (was Dec 2017)", "dated", ["due 2017-09-01 2017-09-30"], []),
    ("14.06.17 (was 23.06.17)", "dated", ["due 2017-06-14 2017-06-14"], []),
    ("revised: Sept 17 (original June 17)", "dated", ["due 2017-09-01 2017-09-30"], []),
    ("moved from June 17 to Sept 17", "dated", ["due 2017-09-01 2017-09-30"], []),
    ("Launch moved from June 17 to Sept 17", "dated", ["due 2017-09-01 2017-09-30 of Launch"], []),
    ("June 17 – now Sept 17", "dated", ["due 2017-09-01 2017-09-30"], []),
    ("previously June 17, now Sept 17", "dated", ["due 2017-09-01 2017-09-30"], []),
    ("originally June 17; Sept 17", "dated", ["due 2017-09-01 2017-09-30"], []),
    ("slipped from June 17 to Sept 17", "status: delayed", ["due 2017-09-01 2017-09-30"], []),
    ("slipped June 17 to Sept 17", "status: delayed", ["due 2017-09-01 2017-09-30"], ["meaning"]),
    ("June 17 revised to Sept 17", "dated", ["due 2017-09-01 2017-09-30"], []),
    ("June 17, now expected Sept 17", "dated", ["due 2017-09-01 2017-09-30"], []),
    ("brought forward to June 17", "dated", ["due 2017-06-01 2017-06-30"], []),
    ("brought forward from Sept 17 to June 17", "dated", ["due 2017-06-01 2017-06-30"], []),
    ("30/6/17 (revised from 31/5/17)", "dated", ["due 2017-06-30 2017-06-30"], []),
    ("31/5/17 extended to 30/6/17", "dated", ["due 2017-06-30 2017-06-30"], []),
    ("31/5/17 → 30/6/17", "dated", ["due 2017-06-30 2017-06-30"], []),
    ("31/5/17 -> 30/6/17", "dated", ["due 2017-06-30 2017-06-30"], []),
    ("re-scheduled from June 17 to Sept 17", "dated", ["due 2017-09-01 2017-09-30"], []),
    ("Postponed from 14 June to 12 July", "status: deferred", ["due 2017-07-12 2017-07-12"], []),
    ("12 July (rearranged from 14 June)", "dated", ["due 2017-07-12 2017-07-12"], []),
    ("June 17 (first planned for March 17)", "dated", ["due 2017-06-01 2017-06-30"], []),
    ("June 17 (baseline: March 17)", "dated", ["due 2017-06-01 2017-06-30"], []),
    ("Sept 17 (originally June 17, then July 17)", "dated", ["due 2017-09-01 2017-09-30"], []),
    ("New date 30 Sept 17 (old date 30 June 17)", "dated", ["due 2017-09-30 2017-09-30"], []),
    ("Original: 30/06/17 Revised: 30/09/17", "dated", ["due 2017-09-30 2017-09-30"], []),
    ("Baseline 30/06/17 / Forecast 30/09/17", "dated", ["due 2017-09-30 2017-09-30"], []),
    ("Target June 17, forecast Sept 17", "dated", ["due 2017-06-01 2017-06-30"], ["which-date"]),
    (
        "Target: June 17 Actual: July 17",
        "dated",
        ["due 2017-06-01 2017-06-30", "completed 2017-07-01 2017-07-31"],
        [],
    ),
    ("Delayed until July 17 (May 17)", "status: delayed", ["due - 2017-07-31"], ["which-date"]),
    ("June 17 (July 17)", "dated", ["due 2017-06-01 2017-06-30"], ["which-date"]),
    ("Review June 17, now Sept 17", "dated", ["review 2017-09-01 2017-09-30"], []),
    (
        "Draft March 17, final June 17, now Sept 17",
        "dated",
        ["due 2017-03-01 2017-03-31 of Draft", "due 2017-09-01 2017-09-30 of final"],
        [],
    ),
    (
        "Draft June 17, final now Sept 17",
        "dated",
        ["due 2017-06-01 2017-06-30 of Draft", "due 2017-09-01 2017-09-30 of final"],
        [],
    ),
    ("was June 17", "dated", [], ["earlier-date"]),
    ("originally June 17, now TBC", "to be confirmed", [], []),
    ("Sept 17 not June 17", "dated", ["due 2017-09-01 2017-09-30"], []),
    ("Was due June 17, completed 3 July 2017", "dated", ["completed 2017-07-03 2017-07-03"], []),
    (
        "Completed 3 July 2017 (due 30 June 2017)",
        "status: complete",
        ["completed 2017-07-03 2017-07-03", "due 2017-06-30 2017-06-30"],
        [],
    ),
    ("Cancelled 14 June", "status: stopped", ["due 2017-06-14 2017-06-14"], ["status-date"]),
]

# Two dates of which one is meant, or the same one said twice.
ONE_OF_TWO = [
    (
        "30/06/17 30/09/17",
        "dated",
        ["due 2017-06-30 2017-06-30", "due 2017-09-30 2017-09-30"],
        ["which-date"],
    ),
    (
        "June 2017 September 2017",
        "dated",
        ["due 2017-06-01 2017-06-30", "due 2017-09-01 2017-09-30"],
        ["which-date"],
    ),
    ("14 June 21 June", "dated", ["due 2017-06-14 2017-06-14", "due 2017-06-21 2017-06-21"], ["which-date"]),
    (
        "~~14 June~~ 21 June",
        "dated, estimated",
        ["due 2017-06-14 2017-06-14", "due 2017-06-21 2017-06-21"],
        ["which-date"],
    ),
    ("15 June (22 June)", "dated", ["due 2017-06-15 2017-06-15"], ["which-date"]),
    ("15 June (papers 22 June)", "dated", ["due 2017-06-15 2017-06-15"], ["which-date"]),
    (
        "15 June (papers out 8 June)",
        "dated",
        ["due 2017-06-15 2017-06-15", "despatch 2017-06-08 2017-06-08"],
        [],
    ),
    ("14 June (12 March)", "dated", ["due 2017-06-14 2017-06-14"], ["which-date"]),
    ("Q1 (June)", "dated", ["due 2017-06-01 2017-06-30"], []),
    ("Q4 (Jan - Mar 2018)", "dated", ["due 2018-01-01 2018-03-31"], []),
    ("March 2018 (Q4)", "dated", ["due 2018-03-01 2018-03-31"], []),
    ("by March 2018 (end of FY 17/18)", "dated", ["due - 2018-03-31"], []),
    ("Q1, 14 June", "dated", ["due 2017-06-14 2017-06-14"], []),
    ("Winter plan Oct 17", "dated", ["due 2017-10-01 2017-10-31 of plan"], ["which-date"]),
    (
        "CRG (14/6), Board (28/6)",
        "dated",
        ["due 2017-06-14 2017-06-14 of CRG", "due 2017-06-28 2017-06-28 of Board"],
        [],
    ),
    ("AGM (Sept)", "dated", ["due 2017-09-01 2017-09-30 of AGM"], []),
    ("April/May/June", "dated", ["due 2017-04-01 2017-06-30"], []),
    ("6 weeks from 12 June", "dated", ["due - 2017-07-24 of 6 weeks"], ["how-long"]),
    ("3 months from April", "dated", ["due - 2017-07-31 of 3 months"], ["how-long"]),
]

# A quarter of a calendar year may be another one.
QUARTERS = [
    ("Q4 2018", "dated", ["due 2018-01-01 2018-03-31"], ["meaning"]),
    ("Q4 2017", "dated", ["due 2018-01-01 2018-03-31"], ["meaning"]),
    ("Q1 2018", "dated", ["due 2018-01-01 2018-03-31"], ["meaning"]),
    ("Q3 2018", "dated", ["due 2018-10-01 2018-12-31"], ["meaning"]),
    ("Q1 2017", "dated", ["due 2017-04-01 2017-06-30"], []),
    ("Q1 18", "dated", ["due 2018-01-01 2018-03-31"], ["meaning"]),
    ("end of Q4 2018", "dated", ["due 2018-03-01 2018-03-31"], ["meaning"]),
    ("H2 2018", "dated", ["due 2018-10-01 2019-03-31"], ["meaning"]),
    ("Q1 FY18", "dated", ["due 2017-04-01 2017-06-30"], ["meaning"]),
    ("2017 Q2", "dated", ["due 2017-07-01 2017-09-30"], []),
    ("second quarter 2017/18", "dated", ["due 2017-07-01 2017-09-30"], []),
    ("2nd quarter", "dated", ["due 2017-07-01 2017-09-30"], []),
    ("Q3/4", "dated", ["due 2017-10-01 2018-03-31"], []),
    ("Q3-4 17/18", "dated", ["due 2017-10-01 2018-03-31"], []),
    ("second half of 2017", "dated", ["due 2017-07-01 2017-12-31"], []),
    ("first half of 2018/19", "dated", ["due 2018-04-01 2018-09-30"], []),
]

# Words that open or close a window.
LIMITS = [
    ("before the end of June 2017", "dated", ["due - 2017-06-30"], []),
    ("before noon on 30 June", "dated", ["due - 2017-06-30 at 12:00"], []),
    ("on or before 30 June", "dated", ["due - 2017-06-30"], []),
    ("on or after 30 June", "dated", ["start 2017-06-30 -"], []),
    ("30 June or later", "dated", ["due 2017-06-30 -"], []),
    ("June at the earliest", "dated", ["due 2017-06-01 -"], []),
    ("June start", "dated", ["start 2017-06-01 -"], []),
    ("first Monday in June", "dated", ["due 2017-06-05 2017-06-05"], []),
    ("last Friday in June", "dated", ["due 2017-06-30 2017-06-30"], []),
    ("2nd week of June", "dated", ["due 2017-06-08 2017-06-14"], []),
    ("first week June", "dated", ["due 2017-06-01 2017-06-07"], []),
    ("wk commencing 12 June", "dated", ["due 2017-06-12 2017-06-18"], []),
    ("wb 12 June", "dated", ["due 2017-06-12 2017-06-18"], []),
    ("w/c 12th & 19th June", "dated", ["due 2017-06-12 2017-06-25"], []),
    ("w/c 12 June and 19 June", "dated", ["due 2017-06-12 2017-06-18", "due 2017-06-19 2017-06-25"], []),
    ("w/c 12 June to 30 June", "dated", ["due 2017-06-12 2017-07-02"], []),
    ("15/06/2017 14:00:00", "dated", ["due 2017-06-15 2017-06-15 at 14:00"], []),
    ("2017-06-15T14:00", "dated", ["due 2017-06-15 2017-06-15 at 14:00"], []),
    ("2017-06-15 00:00:00", "dated", ["due 2017-06-15 2017-06-15"], []),
    ("possibly June", "dated, estimated", ["due 2017-06-01 2017-06-30"], []),
    ("~ June 2017", "dated, estimated", ["due 2017-06-01 2017-06-30"], []),
    ("summer term", "to be confirmed", [], ["no-date"]),
]

ALL = [*YEAR_FIRST, *MONTH_FIRST, *FINANCIAL_YEARS, *CHANGED, *ONE_OF_TWO, *QUARTERS, *LIMITS]


@pytest.mark.parametrize(("written", "says", "parts", "asked"), ALL, ids=[row[0] for row in ALL])
def test_a_form_that_is_easily_misread(written, says, parts, asked):
    reading = read_date(written, "2017-18")
    assert in_short(reading) == (says, parts, asked)
    assert reading.as_written == written


CHOICES = [
    ("2018 Q1", ["January 2018 to March 2018", "April 2018 to June 2018"]),
    ("June 17-18", ["June 2017", "17 June 2017 to 18 June 2017"]),
    ("Sept 17 - 19", ["17 September 2017 to 19 September 2017", "September 2017"]),
    ("June 14", ["14 June 2017", "June 2014"]),
    ("June 30", ["June 2030", "30 June 2017", "June 2017"]),
    ("06/17", ["June 2017", "17 June 2017"]),
    ("FY18", ["April 2017 to March 2018", "April 2018 to March 2019"]),
    ("spring 17/18", ["March 2017 to May 2017", "March 2018 to May 2018"]),
    (
        "Q4 2018",
        ["January 2018 to March 2018", "January 2019 to March 2019", "October 2018 to December 2018"],
    ),
    (
        "Q4 2017",
        ["January 2018 to March 2018", "October 2017 to December 2017", "January 2017 to March 2017"],
    ),
    ("Q3 2018", ["October 2018 to December 2018", "July 2018 to September 2018"]),
    (
        "Target June 17, forecast Sept 17",
        ["1 to 30 June 2017", "1 to 30 September 2017", "1 to 30 June 2017 and 1 to 30 September 2017"],
    ),
    (
        "Delayed until July 17 (May 17)",
        ["by 31 July 2017", "1 to 31 May 2017", "by 31 July 2017 and 1 to 31 May 2017"],
    ),
    ("was June 17", ["1 to 30 June 2017"]),
    ("Cancelled 14 June", ["due 14 June 2017", "stopped 14 June 2017"]),
    ("14 June 21 June", ["14 June 2017 and 21 June 2017", "14 June 2017", "21 June 2017"]),
    ("15 June (22 June)", ["15 June 2017", "22 June 2017"]),
    ("15 June (papers 22 June)", ["15 June 2017", "15 June 2017 and papers 22 June 2017"]),
    (
        "Winter plan Oct 17",
        [
            "1 to 31 October 2017",
            "1 December 2017 to 28 February 2018",
            "1 December 2017 to 28 February 2018 and 1 to 31 October 2017",
        ],
    ),
    ("6 weeks from 12 June", ["by 24 July 2017", "from 12 June 2017"]),
    ("3 months from April", ["by 31 July 2017", "from 1 April 2017"]),
    ("2020 Strategy: June", ["1 to 30 June 2017", "1 to 30 June 2020"]),
    ("Vision 2030, June 2017", ["It is not a date", "January 2030 to December 2030"]),
    ("AGM 2017", ["January 2017 to December 2017", "It is not a date"]),
    ("slipped June 17 to Sept 17", ["September 2017", "June 2017 to September 2017"]),
]


@pytest.mark.parametrize(("written", "choices"), CHOICES, ids=[row[0] for row in CHOICES])
def test_what_is_offered_likeliest_first(written, choices):
    assert [choice.label for choice in read_date(written, "2017-18").questions[0].readings] == choices
