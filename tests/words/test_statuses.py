import pytest

from actionplan.words.english import normalised
from actionplan.words.statuses import STATUS_WORDS, read_status
from actionplan.words.vocabulary import Rag


@pytest.mark.parametrize(
    ("text", "rag"),
    [
        ("Red", Rag.RED),
        ("red ", Rag.RED),
        ("R", Rag.RED),
        ("(A)", Rag.AMBER),
        ("AMBER.", Rag.AMBER),
        ("RAG: green", Rag.GREEN),
        ("On  track", Rag.GREEN),
        ("Completed", Rag.COMPLETE),
        ("cancelled", Rag.STOPPED),
        ("TBC", Rag.TO_BE_CONFIRMED),
    ],
)
def test_a_word_a_letter_and_a_synonym_are_read(text, rag):
    assert read_status(text) is rag


@pytest.mark.parametrize("text", ["", "reddish", "red/amber", "amber-green", "in progress", "1", "?"])
def test_what_is_not_certain_is_not_guessed(text):
    assert read_status(text) is None


def test_the_labels_of_the_plan_come_first():
    assert read_status("critical", {Rag.AMBER: "Critical"}) is Rag.AMBER


def test_every_synonym_is_written_as_it_is_compared():
    assert [word for word in STATUS_WORDS if normalised(word) != word] == []
