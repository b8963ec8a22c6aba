"""What a field can hold, and the sentence where a value does not fit."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from actionplan.plan.fields import (
    ID,
    LONGEST_TEXT,
    Answers,
    Day,
    Id,
    Moment,
    Number,
    Order,
    PlanId,
    Said,
    Text,
    Title,
    check_text,
    field_words,
    is_day,
)
from actionplan.plan.validation import sentences
from actionplan.words.dates import Answer
from tests.plan.strategies import NASTY, NOT_KEPT, controls, texts

IDS = "use up to 40 small letters, digits and hyphens, beginning with a letter or digit"


def refusal(field: object, value: object) -> str:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(field).validate_python(value)
    return next(sentences(refused.value, Answer))[1]


@pytest.mark.parametrize("text", ["", "x" * 32_767, *NASTY])
def test_a_text_is_kept_to_the_letter(text):
    assert TypeAdapter(Text).validate_python(text) == text


@pytest.mark.parametrize("field", [Text, Title, Said, Id, Day, Moment])
@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("x" * 32_768, "the text has 32,768 characters; shorten it to 32,767 or fewer"),
        ("a\0b", "the text holds a NUL character, which cannot be kept; delete it"),
        ("a\ud83db", "the text holds half of a character (a lone surrogate); type that character again"),
        ("\udc00", "the text holds half of a character (a lone surrogate); type that character again"),
        (5, "must be one text, not a list or a group"),
        (None, "must be one text, not a list or a group"),
        (["a"], "must be one text, not a list or a group"),
    ],
)
def test_what_no_cell_or_database_could_keep_is_refused(field, value, sentence):
    assert refusal(field, value) == sentence


@pytest.mark.parametrize("text", NOT_KEPT)
def test_a_control_character_is_refused_by_its_code(text):
    sentence = f"the text holds the control character {NOT_KEPT[text]}, which cannot be shown; delete it"
    assert refusal(Text, text) == sentence


@given(texts, controls, texts)
def test_no_control_character_is_let_in(before, control, after):
    assume(len(before + control + after) <= LONGEST_TEXT)
    with pytest.raises(ValueError, match="the text holds the control character U"):
        check_text(before + control + after)


@given(texts)
def test_all_other_text_is_let_in(text):
    assert check_text(text) == text


@pytest.mark.parametrize("text", ["a\rb", "\r", "a\r\r\nb", "a\r\nb\r"])
def test_a_carriage_return_is_kept_at_the_end_of_a_line_only(text):
    assert refusal(Text, text) == (
        "the text holds a carriage return (U+000D) that ends no line; put a new line there"
    )


@pytest.mark.parametrize("text", ["con", "prn", "aux", "nul", "com1", "com9", "lpt1", "lpt9"])
def test_a_plan_is_not_called_like_a_device(text):
    assert refusal(PlanId, text) == (
        f'"{text}" is a name that Windows keeps for a device, so that no folder can have it; choose another'
    )
    assert TypeAdapter(Id).validate_python(text) == text


@pytest.mark.parametrize(
    "text", ["com", "com0", "com10", "con-1", "console", "null", "lpt", "thurrock-2017-18"]
)
def test_a_plan_may_have_a_name_that_is_like_a_device_s(text):
    assert TypeAdapter(PlanId).validate_python(text) == text


def test_the_pattern_of_ids_is_of_the_whole_text():
    assert ID.fullmatch("m-k3x9qd")
    assert not ID.fullmatch("m-k3x9qd\n")


@pytest.mark.parametrize("text", ["a", "0", "m-k3x9qd", "thurrock-2017-18", "a" * 40, "a-", "1--2"])
def test_ids(text):
    assert TypeAdapter(Id).validate_python(text) == text


@pytest.mark.parametrize("text", ["", "-a", "A", "a b", "a_b", "é", "a" * 41, "a\n", "٣", "../a"])
def test_what_is_no_id(text):
    assert refusal(Id, text) == f'"{text[:60]}" is not an id; {IDS}'


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u00a0"])
def test_a_title_needs_a_word(text):
    assert refusal(Title, text) == "a title is needed"
    assert refusal(Said, text) == "must not be empty"


@pytest.mark.parametrize(
    "text", ["", "1/4/2017", "2017-02-29", "20170623", "2017-W25-5", "2017-6-3", "2017-06-23T10:00"]
)
def test_what_is_no_day(text):
    assert not is_day(text)
    assert refusal(Day, text) == f'"{text}" is not a day written as 2017-06-23'


@given(st.dates())
def test_days(day):
    assert is_day(day.isoformat())
    assert TypeAdapter(Day).validate_python(day.isoformat()) == day.isoformat()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("2017-06-23T14:02:00+00:00", "2017-06-23T14:02:00+00:00"),
        ("2017-06-23T14:02:00Z", "2017-06-23T14:02:00+00:00"),
        ("2017-06-23T15:02:00+01:00", "2017-06-23T14:02:00+00:00"),
        ("2017-06-24T00:30+02:00", "2017-06-23T22:30:00+00:00"),
    ],
)
def test_moments_are_kept_in_utc(text, kept):
    assert TypeAdapter(Moment).validate_python(text) == kept


@pytest.mark.parametrize(
    "text", ["", "now", "2017-06-23T14:02:00", "2017-06-23", "0001-01-01T00:00:00+14:00"]
)
def test_what_is_no_moment(text):
    assert refusal(Moment, text) == f'"{text}" is not a time written as 2017-06-23T14:02:00+00:00'


@pytest.mark.parametrize(("value", "number"), [("5", 5.0), ("1.10", 1.1), ("-2e3", -2000.0), (0, 0.0)])
def test_numbers(value, number):
    assert TypeAdapter(Number).validate_python(value) == number


@pytest.mark.parametrize("value", ["nan", "inf", "-Infinity", float("nan"), "1e999", "five", "", "1,000"])
def test_what_is_no_number(value):
    assert refusal(Number, value) == "must be a number"


def test_an_order_fits_every_database():
    assert refusal(Order, 2**31) == "must be 2,147,483,647 or less"
    assert refusal(Order, -(2**31) - 1) == "must be -2,147,483,648 or more"
    assert TypeAdapter(Order).validate_python(2**31 - 1) == 2**31 - 1


def test_an_answer_holds_no_text_that_could_not_be_kept():
    answer = {"field": "date", "key": "year", "as_written": "Sept", "reading": "2017", "by": "a\0b"}
    assert refusal(Answers, [answer]) == "the text holds a NUL character, which cannot be kept; delete it"
    kept = TypeAdapter(Answers).validate_python([{**answer, "by": "Ann"}])
    assert kept == (Answer("date", "year", "Sept", "2017", "Ann"),)


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("date", "date as written"),
        ("of", "what it is about"),
        ("path_to_green", "path to green"),
        ("title", "title"),
    ],
)
def test_fields_have_words_for_readers(field, words):
    assert field_words(field) == words


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (1e300, "must be 1,000,000,000,000,000 or less"),
        (-1e16, "must be -1,000,000,000,000,000 or more"),
        (5e-324, "4.94066e-324 is too small to be printed; give a figure of at most nine decimal places"),
    ],
)
def test_a_figure_that_no_report_could_print_is_refused(number, sentence):
    assert refusal(Number, number) == sentence
