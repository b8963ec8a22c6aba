"""The key says what each status means under a plan's own scheme."""

import pytest

from actionplan.plan.settings import RagScheme
from actionplan.rules.key import key
from actionplan.words.vocabulary import TAGS, Rag
from tests.rules.sample import BROMSGROVE


def test_every_status_is_in_the_key_once_in_the_order_of_the_vocabulary() -> None:
    assert [rag for rag, _ in key(RagScheme())] == list(TAGS) == list(Rag)


def test_the_key_of_the_default_scheme() -> None:
    meanings = dict(key(RagScheme()))
    assert meanings[Rag.RED] == "More than 28 days past its date or its review."
    assert meanings[Rag.AMBER] == (
        "Up to 28 days past its date or its review; due within 14 days with no update in this period or the "
        "last; or past its review with no date set."
    )
    assert meanings[Rag.TO_BE_CONFIRMED] == (
        "No firm date yet. It counts as neither green nor late until its window has passed."
    )


@pytest.mark.parametrize(
    ("scheme", "red", "amber"),
    [
        (
            {"amber_days": 1, "due_soon_days": 7},
            "More than one day past its date or its review.",
            "Up to one day past its date or its review; due within seven days with no update in this period or "
            "the last; or past its review with no date set.",
        ),
        (
            {"amber_months": 2, "ask_when_due_soon": False},
            "More than two months past its date or its review.",
            "Up to two months past its date or its review; or past its review with no date set.",
        ),
        (
            {"amber_days": 0, "due_soon_days": 0},
            "Past its date or its review.",
            "Due on the day of judgement with no update in this period or the last; or past its review with "
            "no date set.",
        ),
        (
            {"amber_days": 0, "ask_when_due_soon": False},
            "Past its date or its review.",
            "Past its review with no date set.",
        ),
    ],
)
def test_the_key_tells_what_the_scheme_does(scheme: dict[str, int], red: str, amber: str) -> None:
    meanings = dict(key(RagScheme(**scheme)))
    assert (meanings[Rag.RED], meanings[Rag.AMBER]) == (red, amber)


def test_the_plans_own_texts_stand_in_the_key() -> None:
    meanings = dict(key(BROMSGROVE))
    assert meanings[Rag.AMBER] == "Up to one month behind."
    assert meanings[Rag.STOPPED] == "Not being worked on for now, with approval."
    assert meanings[Rag.COMPLETE] == "Done, by an update or by the date as written."
