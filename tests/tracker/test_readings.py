"""Rows read as readings: every sentence on a cell that cannot be."""

import pytest

from tests.tracker.sample import found, told, wrong


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("i-crg,15 August 2017,about 16,,,", "Regular attendance, 15 August 2017: about 16 attendees."),
        ("i-crg,15/08/2017,16 attendees,,,", "Regular attendance, 15 August 2017: 16 attendees."),
        ("i-practices,July 2017,,17,32,", "Practices without a group, July 2017: 17 of 32 (53.1 %)."),
        ("i-practices,July 2017,53.1%,17,32,", "Practices without a group, July 2017: 17 of 32 (53.1 %)."),
        ("i-practices,July 2017,,about 17,32,", "Practices without a group, July 2017: about 17 of 32 (53.1 %)."),
        ("i-satisfied,Q1,41 per cent,,,", "Satisfied with what they heard, Q1: 41 %."),
        ("i-satisfied,July 2017,,45,100,", "Satisfied with what they heard, July 2017: 45 of 100 (45 %)."),
        ("i-tilbury,July 2017,12,,,", "People contacted (Tilbury, frailty), July 2017: 12 people."),
        ("i-crg,31/03/2009,9,,,", "Regular attendance, 31 March 2009: 9 attendees."),
        ("i-crg,2016-17,9,,,", "Regular attendance, 2016-17: 9 attendees."),
    ],
)  # fmt: skip
def test_a_reading_in_a_sentence(tmp_path, row, sentence):
    assert told(tmp_path, row) == [sentence]


def test_what_it_keeps(tmp_path):
    row = "i-crg,20/07/2017,about 16,,,=cmd|' /C calc'!A0,Attendance sheet"
    (offer,) = found(tmp_path, row, head="indicator,date,value,numerator,denominator,note,source").added
    kept = offer.observation
    assert (kept.indicator, kept.date, kept.value) == ("i-crg", "20/07/2017", 16)
    assert (kept.approximate, kept.revises) == (True, None)
    assert (kept.note, kept.source) == ("=cmd|' /C calc'!A0", "Attendance sheet")


WHOLE = "its baseline or earlier readings are counts of a whole, such as 20 of 32 (62.5 %)"
PLAIN = "its baseline or earlier readings are plain values, such as 11 attendees"
FIGURES = "write it as 1,450, about 1,450, 41% or £1.2m, or leave the cell empty"
HIGHEST = "which no share can be; correct it, or give the indicator its highest possible value (highest)"


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("i-x,May 2017,1,,,", "indicator: “i-x” is not an indicator of the plan; "
         "write the id, or the title, of one, such as i-crg."),
        ("i-crg,,1,,,", "date: it is empty; write the day, or the month, that the figure is of."),
        ("i-crg,from May,1,,,", "date: “from May” has no last day; write the day, or the month, that it is of."),
        ("i-crg,TBC,1,,,", "date: “TBC” has no last day; write the day, or the month, that it is of."),
        ("i-crg,31/02/2017,1,,,", "date: “31/02/2017” is not a day of the calendar. Which day is meant?"),
        ("i-crg,42906,1,,,", "date: “42906” is not read as a date. Which day, month or season is meant?"),
        ("i-crg,April 2018,1,,,", "date: 30 April 2018 is still to come; take the row in when that day is over."),
        ("i-crg,17/04/2018,1,,,", "date: 17 April 2018 is still to come; take the row in when that day is over."),
        ("i-crg,April Dec 17,1,,,", "date: “April Dec 17” can be read in two ways. Which is it? Write “April 2017 to "
         "December 2017” or “From April 2017; in December 2017”."),
        ('i-crg,May 2017,"19,5",,,', "value: “19,5” is not one figure; write 19.5."),
        ("i-crg,May 2017,10²,,,", f"value: “10²” is not one figure; {FIGURES}."),
        ("i-crg,May 2017,-3,,,", "value: -3 attendees is below 0, which no count can be; correct it, or give the "
         "indicator its lowest possible value (lowest)."),
        ("i-crg,May 2017,n/a,,,", f"value: “n/a” is not one figure; {FIGURES}."),
        ("i-crg,May 2017,=1+1,,,", f"value: “=1+1” is not one figure; {FIGURES}."),
        ("i-practices,May 2017,,x,32,", f"numerator: “x” is not one figure; {FIGURES}."),
        ("i-crg,May 2017,41%,,,", "value: “41%” is in per cent, and “Regular attendance” is counted in "
         "“attendees”; correct the one or the other."),
        ("i-satisfied,May 2017,312 per 100000,,,", "value: “312 per 100000” is in per 100000, and “Satisfied with "
         "what they heard” is counted in per cent; correct the one or the other."),
        ("i-crg,May 2017,£12,,,", "value: “£12” is in pounds, and “Regular attendance” is counted in “attendees”; "
         "correct the one or the other."),
        ("i-crg,May 2017,0.00000000001,,,", "value: 1e-11 is too small to be printed; give a figure of at most nine "
         "decimal places."),
        ("i-practices,May 2017,,17,1e-20,", "denominator: 1e-20 is too small to be printed; give a figure of at most "
         "nine decimal places."),
        ("i-practices,May 2017,,17,,", "denominator: it is empty; give numerator and denominator both, or a value."),
        ("i-practices,May 2017,,,32,", "numerator: it is empty; give numerator and denominator both, or a value."),
        ("i-practices,May 2017,,17,0,", "denominator: it is 0, and a whole is more than 0; correct it."),
        ("i-practices,May 2017,,53%,32,", "numerator: “53%” is not a count; write how many there are, such as 17 of "
         "32, or give a value instead."),
        ("i-practices,May 2017,54%,17,32,", "value: it is 54, but 17 of 32 is 53.1 %; correct it, or leave it empty."),
        ("i-crg,May 2017,,4,5,", f"numerator: 4 of 5 (80 %) is a count of a whole, and {PLAIN}; "
         "give a value instead."),
        ("i-practices,May 2017,4,,,", f"value: 4 is a plain value, and {WHOLE}; "
         "give numerator and denominator instead."),
        ("i-practices,May 2017,,40,32,", f"numerator: 40 of 32 (125 %) is above 100 %, {HIGHEST}."),
        ("i-satisfied,May 2017,141,,,", f"value: 141 % is above 100 %, {HIGHEST}."),
        ("i-grays,May 2017,-1,,,", "value: -1 people is below the lowest possible value, 0 people; "
         "correct it, or the range of the indicator."),
        ('i-grays,May 2017,"1,001",,,', "value: 1,001 people is above the highest possible value, 1,000 people; "
         "correct it, or the range of the indicator."),
        ("i-crg,May 2017,1,,,a\x07b", "note: the text holds the control character U+0007, which cannot be shown; "
         "delete it."),
    ],
)  # fmt: skip
def test_a_cell_that_cannot_be(tmp_path, row, sentence):
    assert wrong(tmp_path, "i-crg,1 May 2017,12,,,", row) == [f"readings.csv, line 3, {sentence}"]


def test_a_note_that_no_cell_of_a_spreadsheet_holds(tmp_path):
    assert wrong(tmp_path, f"i-crg,May 2017,1,,,{'x' * 32_768}") == [
        "readings.csv, line 2, note: the text has 32,768 characters; shorten it to 32,767 or fewer."
    ]


def test_a_unit_for_what_names_none(tmp_path):
    from actionplan.plan.nouns import Indicator
    from tests.plan.sample import plan_of

    there = plan_of(Indicator(id="i-web", title="Web visits"))
    assert told(tmp_path, "i-web,May 2017,12 visits,,,", there=there) == ["Web visits, May 2017: 12."]
    assert wrong(tmp_path, "i-web,May 2017,12%,,,", there=there) == [
        "readings.csv, line 2, value: “12%” is in per cent, and “Web visits” names no unit; "
        "name it on the indicator, or take it out of the cell."
    ]


def test_all_that_is_wrong_is_listed_by_line(tmp_path):
    problems = wrong(tmp_path, "i-x,soon,n/a,,,", "i-crg,May 2017,1,,,", "i-crg,May 2017,2,,,")
    assert [problem.split(":")[0] for problem in problems] == [
        "readings.csv, line 2, indicator",
        "readings.csv, line 2, date",
        "readings.csv, line 2, value",
        "readings.csv, line 4, value",
    ]
