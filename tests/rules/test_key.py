"""The key says what each status means under a plan's own thresholds."""

from actionplan.rules.key import key
from actionplan.rules.rag import Thresholds
from actionplan.words.vocabulary import TAGS, Rag


def test_every_status_is_in_the_key_once_in_the_order_of_the_vocabulary() -> None:
    assert [rag for rag, _ in key(Thresholds())] == list(TAGS) == list(Rag)


def test_the_key_of_the_default_scheme() -> None:
    meanings = dict(key(Thresholds()))
    assert meanings[Rag.RED] == "More than 28 days past its date or its review."
    assert meanings[Rag.AMBER] == (
        "Up to 28 days past its date or its review; due within 14 days with no update in this period or the "
        "last; or past its review with no date set."
    )
    assert meanings[Rag.TO_BE_CONFIRMED] == (
        "No firm date yet. It counts as neither green nor late until its window has passed."
    )


def test_the_key_tells_other_thresholds() -> None:
    meanings = dict(key(Thresholds(amber_days=1, due_soon_days=7)))
    assert meanings[Rag.RED] == "More than one day past its date or its review."
    assert meanings[Rag.AMBER].startswith("Up to one day past its date or its review; due within seven days ")
