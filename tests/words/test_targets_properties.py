"""What holds for any text in a target column."""

import json

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from actionplan.words.dates import Answer
from actionplan.words.targets import KINDS, read_places, read_target, with_places, wrong_sums
from tests.growing import growth

WORDS = [
    "increase", "increased", "reduce", "by", "to", "from", "at least", "up to", "no more than", "or less", "or below",
    "+", "<", ">", "currently", "c.", "approx.", "about", "5-10", "100-150%", "10", "0.5%", "per cent", "£3.4 billion",
    "£86m", "four in 10", "half", "double", "TBC", "of the Thurrock population", "year-on-year", "per 100,000", "(130)",
    "26,000", "Grays", ";", ":", "/", "-", "–", "members", "by March 2018", "2016-17", "meeting or exceeding target",
    "evidence of", "percentage points", "more", "fewer", "than", "(", ")", ",", ".", "within", "days", "20 of 32",
    "10 000", "of 400 staff", "(20,000)", "Southside", "(16 of 32)", "residents", "in", "x", "?", "last year",
    "between", "and", "one", "dozen", "->", "1/3", "zero", "'", "100%", "%", "target", "of",
]  # fmt: skip
TARGET_TEXTS = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=80) | TARGET_TEXTS


def numbers_of(read):
    yield from (read.low, read.high, *read.levels)
    if read.baseline:
        yield from (read.baseline.low, read.baseline.high)
    for place in read.places:
        yield from (place.population, place.number)


@settings(max_examples=500, deadline=None)
@given(ANY_TEXT)
def test_any_text_is_read_and_kept(text):
    read = read_target(text, year="2017-18")
    assert read.as_written == text
    assert read.kind in KINDS
    assert read.in_words()
    assert read.in_words()[-1] != "."
    assert read.direction in ("more", "fewer", None)
    assert read.by is None or read.by in text
    plain = read.to_json()
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain
    assert all(n is None or abs(n) < 1e30 for n in numbers_of(read))
    assert read.low is None or read.high is None or read.low <= read.high
    keys = [q.key for q in read.questions]
    assert len(set(keys)) == len(keys)
    for question in read.questions:
        labels = [c.label for c in question.readings]
        assert len(set(labels)) == len(labels)


@settings(max_examples=300, deadline=None)
@given(TARGET_TEXTS, st.data())
def test_a_choice_settles_the_question_it_answers(text, data):
    read = read_target(text)
    for question in read.questions:
        if question.readings:
            label = data.draw(st.sampled_from([c.label for c in question.readings]))
            again = read_target(text, [Answer("target", question.key, text, label)])
            assert question.key not in [q.key for q in again.questions]


@settings(max_examples=200, deadline=None)
@given(ANY_TEXT, ANY_TEXT)
def test_any_answer_in_words_is_taken_or_left(text, words):
    for key in ("baseline", "population", "by-or-to", "which-figure"):
        assert read_target(text, [Answer("target", key, text, words)]).as_written == text


@settings(max_examples=200, deadline=None)
@given(ANY_TEXT)
def test_any_text_may_be_a_note_on_places(text):
    places = read_places(text)
    assert all(p.name and p.population for p in places)
    assert with_places(read_target("0.5% of the Thurrock population"), places).in_words()
    assert all(wrong.sentence.endswith(".") for wrong in wrong_sums(text, 0.5))


UNITS = st.sampled_from(["", "%", "testimonials", "regular attendees bi-monthly", "£", "events a month"])
FIGURES = st.integers(1, 5_000_000) | st.decimals("0.1", "999.9", places=1).map(
    lambda n: int(n) if n == int(n) else float(n)
)


def written(low, high, unit):
    def one(figure):
        return f"£{figure:,}" if unit == "£" else f"{figure:,}%" if unit == "%" else f"{figure:,}"

    behind = unit if unit not in ("£", "%") else ""
    return f"{one(low)}{'' if high is None else ' to ' + one(high)} {behind}".strip()


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(["at least", "at most", "more than"]), FIGURES, UNITS)
def test_a_limit_is_read_as_it_is_written_and_in_its_own_words(limit, figure, unit):
    read = read_target(f"{limit} {written(figure, None, unit)}")
    value = read.high if limit == "at most" else read.low
    assert (value, read.unit, read.strict) == (figure, unit, limit == "more than")
    assert read.kind == ("at most" if limit == "at most" else "at least")
    if figure < 1_000_000 or unit != "£":  # from there on the words are `£1.2 million`
        assert read.in_words() == f"{limit} {written(figure, None, unit)}"
    assert read_target(read.in_words()).levels == read.levels


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 10_000), st.integers(1, 10_000), UNITS)
def test_a_range_is_read_as_it_is_written_and_in_its_own_words(low, more, unit):
    assume(unit != "%" or low + more <= 100)  # more than all may be meant as an increase
    read = read_target(written(low, low + more, unit))
    assert (read.kind, read.low, read.high, read.unit) == ("range", low, low + more, unit)
    assert read_target(read.in_words()).levels == (low, low + more)


@settings(max_examples=100, deadline=None)
@given(
    st.integers(1, 1000), st.integers(1, 1000), st.integers(1, 99), st.sampled_from(["increase", "reduction"])
)
def test_a_change_by_per_cent_is_counted_from_its_baseline(base, more, percent, noun):
    read = read_target(f"{percent}% {noun}, currently {base}-{base + more} members")
    sign = 1 if noun == "increase" else -1
    ends = [round(n * (1 + sign * percent / 100), 6) for n in (base, base + more)]
    assert [round(n, 6) for n in read.levels] == ends
    assert read.baseline.unit == "members"


HOSTILE = [
    "5 ", "from 5 to ", "increase ", "(", "1,", "£", "per cent ", "5 or more ", "0.5% of population A 100 (1); ", "a",
    "at least ", "1", "5-", "half of ", ".", "c. 500 (5) ", "currently 5% ", "one in ", "- ", "1.", "March 2018 ",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_ten_times_the_letters_are_read_in_ten_times_the_time(piece):
    def read(size):
        text = (piece * size)[:size]
        assert read_target(text).as_written == text

    assert growth(read, 1_000) < 4


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_note_of_ten_times_the_letters_is_read_in_ten_times_the_time(piece):
    def read(size):
        text = (piece * size)[:size]
        read_places(text)
        wrong_sums(text, 0.5)

    assert growth(read, 1_000) < 4
