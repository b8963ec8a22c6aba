"""What comes from the page is checked, and what goes back can be sent."""

import pytest

from actionplan.editor.messages import (
    LONGEST_SAID,
    LONGEST_TYPED,
    BadMessage,
    Message,
    number_of,
    on_screen,
    read_message,
    sendable,
)

NOT_UNDERSTOOD = "The page sent something that is not understood ({}). Load the page again."


def refused(content):
    with pytest.raises(BadMessage) as error:
        read_message(content)
    return str(error.value)


def test_a_message_of_the_page_is_read():
    content = {"n": "a-1", "do": "save", "args": {"id": "m-1"}, "value": "x", "said": {"why": "y"}, "seen": 3}
    assert read_message(content) == Message(
        n="a-1", do="save", args={"id": "m-1"}, value="x", said={"why": "y"}, seen=3
    )


@pytest.mark.parametrize("content", [None, 1, "save", [], [{"n": "1"}], b"{}"])
def test_what_is_no_message_is_refused(content):
    assert refused(content) == NOT_UNDERSTOOD.format("message")


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"n": 1}, "n"),
        ({"do": None}, "do"),
        ({"do": "x" * 201}, "do"),
        ({"args": []}, "args"),
        ({"args": {"id": 5}}, "args.id"),
        ({"args": {str(n): "" for n in range(21)}}, "args"),
        ({"said": {"why": ["x"]}}, "said.why"),
        ({"value": {"a": 1}}, "value"),
        ({"seen": "3"}, "seen"),
        ({"seen": -1}, "seen"),
        ({"seen": 10**30}, "seen"),
        ({"seen": True}, "seen"),
        ({"other": 1}, "other"),
    ],
)
def test_what_is_not_of_its_kind_is_refused_by_its_place(wrong, where):
    assert refused({"n": "1", "do": "save", **wrong}) == NOT_UNDERSTOOD.format(where)


def test_more_than_anybody_types_is_refused_in_words():
    assert refused({"n": "1", "do": "save", "value": "x" * (LONGEST_TYPED + 1)}) == (
        "That is too long: up to 1,000,000 characters are taken at once. Make it shorter."
    )


def test_rows_of_a_spreadsheet_are_longer_than_a_field_and_come_through():
    text = "A milestone\tSept tbc\n" * 40_000
    assert read_message({"n": "1", "do": "paste", "value": text}).value == text


def test_half_of_a_character_is_refused_in_words():
    said = "What was typed holds half of a character, which cannot be kept. Type that character again."
    assert refused({"n": "1", "do": "save", "value": "a\ud83c"}) == said
    assert refused({"n": "1", "do": "save", "said": {"why": "\udfff"}}) == said


def test_the_number_is_found_in_what_is_no_message_and_can_be_sent():
    assert number_of({"n": "a-1", "odd": 1}) == "a-1"
    assert number_of({"n": "\ud800"}) == "?"
    assert number_of({"n": "x" * 500}) == "x" * 200
    assert [number_of(content) for content in ({"n": 1}, {}, [], None, "n")] == ["", "", "", "", ""]


def test_what_is_said_can_be_sent_and_is_not_endless():
    assert sendable("Grüße 🎪 \ud800") == "Grüße 🎪 ?"
    assert on_screen("x" * 9_999) == "x" * LONGEST_SAID + "…"


def test_the_page_does_not_name_numbers_of_the_store():
    moved = "It was changed by Ben on 27 June 2017, 10:00 (revision 12); you wanted it."
    assert on_screen(moved) == "It was changed by Ben on 27 June 2017, 10:00; you wanted it."
