"""The nouns: frozen, strict about their fields, and content with a title."""

import pytest
from pydantic import ValidationError

from actionplan.plan.model import KINDS
from actionplan.plan.nouns import (
    Activity,
    Decision,
    Evidence,
    Indicator,
    Milestone,
    Noun,
    Observation,
    Target,
    Update,
)
from actionplan.words.vocabulary import Audience

NEEDED = {
    "objective": {"title": "A"},
    "owner": {"name": "A"},
    "priority": {"title": "A"},
    "target": {},
    "milestone": {"title": "A"},
    "activity": {"title": "A"},
    "indicator": {"title": "A"},
    "observation": {"indicator": "i-1", "date": "June"},
    "evidence": {"of": "m-1", "text": "A"},
    "decision": {"question": "A"},
    "period_note": {"period": "P06", "text": "A"},
    "update": {"of": "m-1", "period": "P06"},
    "request": {"owner": "o-1", "period": "P06"},
    "abbreviation": {"short": "A", "meaning": "B"},
}
kinds = pytest.mark.parametrize("kind", KINDS)


def noun_of(kind: str) -> type[Noun]:
    return KINDS[kind][1]


def first_of(kind: str) -> Noun:
    return noun_of(kind)(id="x-1", **NEEDED[kind])


@kinds
def test_a_row_needs_no_more_than_this(kind):
    fields = noun_of(kind).model_fields.items()
    assert {name for name, field in fields if field.is_required()} == {"id", *NEEDED[kind]}
    assert first_of(kind).kind == kind


@kinds
def test_a_row_is_frozen(kind):
    with pytest.raises(ValidationError, match="Instance is frozen"):
        first_of(kind).id = "x-2"


@kinds
def test_an_unknown_field_is_refused(kind):
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        noun_of(kind)(id="x-1", **NEEDED[kind], colour="red")


@kinds
def test_a_row_can_be_told_apart_and_kept(kind):
    row = first_of(kind)
    assert hash(row) == hash(first_of(kind))
    assert noun_of(kind).model_validate_json(row.model_dump_json()) == row


@kinds
def test_what_a_kind_says_of_itself_are_its_fields(kind):
    noun = noun_of(kind)
    named = {*noun.wording, *noun.references, *([noun.parent] if noun.parent else [])}
    assert named <= set(noun.model_fields)
    assert set(noun.references.values()) <= {*KINDS, "any"}


def test_every_kind_has_a_letter_of_its_own():
    letters = {kind: noun_of(kind).letter for kind in KINDS}
    assert letters == {
        "objective": "j",
        "owner": "o",
        "priority": "p",
        "target": "t",
        "milestone": "m",
        "activity": "a",
        "indicator": "i",
        "observation": "v",
        "evidence": "e",
        "decision": "d",
        "period_note": "n",
        "update": "u",
        "request": "q",
        "abbreviation": "s",
    }


def test_what_is_only_ever_added():
    assert [kind for kind in KINDS if noun_of(kind).appended] == ["observation", "evidence", "update"]


def test_who_may_see_a_row_is_said_where_it_matters():
    audiences = {kind: "audience" in noun_of(kind).model_fields for kind in KINDS}
    assert [kind for kind, has in audiences.items() if has] == [
        "milestone",
        "activity",
        "decision",
        "period_note",
        "update",
    ]


@pytest.mark.parametrize("word", ["lay members", "executive", "team"])
def test_the_words_for_audiences(word):
    assert Milestone(id="m-1", title="A", audience=word).audience is Audience(word)


@pytest.mark.parametrize("word", ["Lay members", "public", "", None, 1])
def test_other_words_for_audiences_are_refused(word):
    with pytest.raises(ValidationError):
        Milestone(id="m-1", title="A", audience=word)


@pytest.mark.parametrize("noun", [Milestone, Activity])
def test_the_widest_audience_is_the_usual_one(noun):
    assert noun(id="x-1", title="A").audience is Audience.LAY_MEMBERS


def test_dates_and_targets_stay_as_written():
    row = Target(id="t-1", target=" 100-150% / currently 10-15 ", date="Jan / ongoing – review September 17")
    assert (row.target, row.date) == (" 100-150% / currently 10-15 ", "Jan / ongoing – review September 17")


@pytest.mark.parametrize(
    ("noun", "fields"),
    [
        (Update, {"of": "m-1", "period": "P06", "reported_rag": "complete"}),
        (Update, {"of": "m-1", "period": "P06", "standing": "paused"}),
        (Update, {"of": "m-1", "period": " "}),
        (Observation, {"indicator": "i-1", "date": ""}),
        (Observation, {"indicator": "i-1", "date": "June", "value": "many"}),
        (Observation, {"indicator": "i-1", "date": "June", "denominator": 0}),
        (Evidence, {"of": "m-1", "text": " "}),
        (Decision, {"question": ""}),
        (Indicator, {"title": "A", "level": "top"}),
        (Indicator, {"title": "A", "direction": "up"}),
    ],
)
def test_what_a_row_cannot_say(noun, fields):
    with pytest.raises(ValidationError):
        noun(id="x-1", **fields)
