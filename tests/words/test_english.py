"""Days, numbers and lists in British English, whatever the machine's locale is."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.words import english


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2017, 6, 12), date(2017, 6, 12), "12 June 2017"),
        (date(2017, 6, 12), date(2017, 6, 25), "12 to 25 June 2017"),
        (date(2017, 6, 26), date(2017, 7, 9), "26 June to 9 July 2017"),
        (date(2017, 12, 25), date(2018, 1, 7), "25 December 2017 to 7 January 2018"),
        (date(2017, 6, 1), date(2018, 6, 30), "1 June 2017 to 30 June 2018"),
    ],
)
def test_spans(start, end, words):
    assert english.span_in_words(start, end) == words


def test_the_names_of_months_and_weekdays_are_those_of_the_calendar():
    assert [english.day_in_words(date(2017, month, 1)) for month in (1, 9, 12)] == [
        "1 January 2017",
        "1 September 2017",
        "1 December 2017",
    ]
    assert english.WEEKDAYS[date(2017, 6, 12).weekday()] == "Monday"


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2017, 6, 12, 13, 2, tzinfo=UTC), "12 June 2017, 14:02"),
        (datetime(2017, 12, 12, 14, 2, tzinfo=UTC), "12 December 2017, 14:02"),
        (datetime(2017, 6, 30, 23, 30, tzinfo=UTC), "1 July 2017, 00:30"),
        (datetime(2017, 6, 12, 15, 2, tzinfo=timezone(timedelta(hours=2))), "12 June 2017, 14:02"),
    ],
)
def test_moments_are_shown_in_uk_time(moment, words):
    assert english.moment_in_words(moment) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "no"), (1, "one"), (9, "nine"), (10, "10"), (1234, "1,234"), (-1, "-1")],
)
def test_numbers(number, words):
    assert english.number_in_words(number) == words


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "no milestones"), (1, "one milestone"), (9, "nine milestones"), (5000, "5,000 milestones")],
)
def test_counts(count, words):
    assert english.count_of(count, "milestone") == words


def test_counts_of_things_with_a_plural_of_their_own():
    assert english.count_of(1, "priority", "priorities") == "one priority"
    assert english.count_of(2, "priority", "priorities") == "two priorities"


@pytest.mark.parametrize(
    ("words", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_lists(words, said):
    assert english.listed(words) == said


def test_a_list_of_choices():
    assert english.listed(["a", "b", "c"], "or") == "a, b or c"


@pytest.mark.parametrize(
    ("text", "longest", "short"),
    [
        ("a  b\n c", 90, "a b c"),
        ("abcdef", 6, "abcdef"),
        ("abcdefg", 6, "abcde…"),
        ("abcd efg", 6, "abcd…"),
        ("", 6, ""),
    ],
)
def test_long_texts_are_cut(text, longest, short):
    assert english.shortened(text, longest) == short
    assert english.quoted(text, longest) == f"“{short}”"


TURNED = "Stand \u202a\u202b\u202c\u202d\u202e dna tsop \u2066\u2067\u2068\u2069 X"


def test_a_name_in_a_sentence_turns_nothing_around_it():
    assert english.without_turns(TURNED) == "Stand  dna tsop  X"
    assert english.quoted(TURNED) == "“Stand dna tsop X”"
    assert english.some_named([TURNED, "שלום\u200f"]) == "“Stand dna tsop X” and “שלום\u200f”"
    assert english.shortened(TURNED, 16) == "Stand dna tsop X"


@given(st.text(max_size=300))
def test_a_cut_text_is_never_longer_and_on_one_line(text):
    short = english.shortened(text)
    assert len(short) <= 90
    assert len(short.splitlines()) <= 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("late again", "Late again."),
        ("Late again.", "Late again."),
        ("late again?", "Late again?"),
        (" NHS week… ", "NHS week…"),
        ("", ""),
    ],
)
def test_sentences(text, said):
    assert english.sentence(text) == said


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Café Français", "cafe francais"),
        ("STRASSE", "straße"),
        ("Jan / ongoing – review", "jan / ongoing - review"),
        (" two \n lines\u00a0here ", "two lines here"),
        ("ﬁrst", "first"),
        ("e\u0301", "é"),
    ],
)
def test_texts_that_are_the_same_for_comparing(text, other):
    assert english.normalised(text) == english.normalised(other)


def test_words_sort_without_accents_and_case():
    assert sorted(["Zebra", "étude", "apple", "Eton"], key=english.normalised) == [
        "apple",
        "Eton",
        "étude",
        "Zebra",
    ]


@given(st.text())
def test_normalising_twice_changes_nothing_more(text):
    assert english.normalised(english.normalised(text)) == english.normalised(text)


def test_on_one_line_is_nothing_that_a_terminal_obeys():
    assert english.one_line("a\u202eb\n\tc\x1b[31m\x85d \u2066e") == "ab c[31m d e"
    assert english.one_line("שלום\u200f, سلام\u200e") == "שלום\u200f, سلام\u200e"
    assert (
        english.one_line("Zo\u00eb \u2013 \U0001f469\u200d\U0001f4bb")
        == "Zo\u00eb \u2013 \U0001f469\u200d\U0001f4bb"
    )


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "No owners"),
        (1, "One owner"),
        (9, "Nine owners"),
        (10, "Ten owners"),
        (13, "Thirteen owners"),
        (20, "Twenty owners"),
        (42, "Forty-two owners"),
        (99, "Ninety-nine owners"),
        (100, "Altogether 100 owners"),
        (1234, "Altogether 1,234 owners"),
    ],
)
def test_a_count_begins_a_sentence_with_a_word(number, said):
    assert english.opening_count(number, "owner") == said
