"""What the checks of a row find wrong, in sentences without a full stop."""

import pytest
from pydantic import ValidationError

from actionplan.plan.nouns import Indicator, Milestone, Priority, Update
from actionplan.plan.settings import Settings
from actionplan.plan.validation import sentences

UNKNOWN = "there is no field of this name"


def found(noun, **fields) -> list[tuple[tuple[str | int, ...], str]]:
    with pytest.raises(ValidationError) as refused:
        noun.model_validate(fields)
    return list(sentences(refused.value, noun))


@pytest.mark.parametrize(
    ("noun", "fields", "where", "sentence"),
    [
        (Milestone, {"titel": "A", "title": "A"}, ("titel",), f"{UNKNOWN}; did you mean title?"),
        (Milestone, {"title": "A", "prioritys": "p"}, ("prioritys",), f"{UNKNOWN}; did you mean priority?"),
        (Milestone, {"title": "A", "zzz": "p"}, ("zzz",), f"{UNKNOWN}; take it out"),
        (Milestone, {"title": "A", "ordre": "1"}, ("ordre",), f"{UNKNOWN}; take it out"),
        (Milestone, {}, ("title",), "is missing; it is needed"),
        (Milestone, {"title": ["A"]}, ("title",), "must be one text, not a list or a group"),
        (
            Milestone,
            {"title": "A", "contributors": {}},
            ("contributors",),
            'must be a list; begin each of its lines with "- "',
        ),
        (Milestone, {"title": "A", "answers": ["x"]}, ("answers", 0), "must be a group of fields"),
        (Priority, {"title": "A", "number": "1.5"}, ("number",), "must be a whole number"),
        (Priority, {"title": "A", "number": "0"}, ("number",), "must be 1 or more"),
        (Priority, {"title": "A", "enabler": "perhaps"}, ("enabler",), "must be yes or no"),
        (Indicator, {"title": "A", "baseline": {"value": "x"}}, ("baseline", "value"), "must be a number"),
        (
            Indicator,
            {"title": "A", "baseline": {"valu": "1"}},
            ("baseline", "valu"),
            f"{UNKNOWN}; take it out",
        ),
        (
            Update,
            {"of": "m-1", "period": "P06", "standing": "paused"},
            ("standing",),
            "must be one of 'deferred', 'stopped' or 'resumed'",
        ),
        (
            Update,
            {"of": "m-1", "period": "P06", "reported_rag": "blue"},
            ("reported_rag",),
            "must be one of 'red', 'amber' or 'green'",
        ),
        (
            Milestone,
            {"title": "A", "audience": "public"},
            ("audience",),
            "must be one of 'lay members', 'executive' or 'team'",
        ),
    ],
)
def test_sentences(noun, fields, where, sentence):
    assert found(noun, id="x-1", **fields) == [(where, sentence)]


def test_a_group_has_its_own_fields():
    assert found(Settings, years="2017-18", rag={"amber": 1}) == [
        (("rag", "amber"), f"{UNKNOWN}; take it out")
    ]
    assert found(Settings, years="2017-18", rag={"amber_days": 367}) == [
        (("rag", "amber_days"), "must be 366 or less")
    ]


def test_everything_that_is_wrong_is_found():
    wrong = found(Milestone, id="M 1", audience="x", ownr="y")
    assert [where for where, _ in wrong] == [("id",), ("audience",), ("ownr",), ("title",)]


def test_a_name_that_is_no_choice_is_found_where_it_stands():
    ((where, sentence),) = found(Settings, years="2017-18", rag={"labels": {"crimson": "Late"}})
    assert where == ("rag", "labels", "crimson")
    assert sentence.startswith("must be one of 'red', 'amber', 'green'")
