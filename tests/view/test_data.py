"""Frozen data as JSON: canonical, and the same after a round trip."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from actionplan.view import PlanView, ReportData
from tests.view.sample import example, milestone, view


@pytest.mark.parametrize("period", ["P01", "P06", "P01..P06", "P26"])
@pytest.mark.parametrize("audience", ["lay members", "executive", "team"])
def test_the_example_comes_back_as_it_went(period: str, audience: str) -> None:
    earlier = PlanView(example(), "P01").freeze()
    data = PlanView(example(), period, [earlier]).freeze(audience)
    again = ReportData.from_json(data.to_json())
    assert again == data
    assert again.to_json() == data.to_json()


TITLES = st.text(st.characters(exclude_categories=["Cc", "Cn", "Cs"]), min_size=1, max_size=60)


@settings(max_examples=50, deadline=None)
@given(TITLES.filter(str.strip))
def test_any_text_comes_back_as_it_went(text: str) -> None:
    data = view("P06", milestone("TBC", title=text, note=text)).freeze()
    assert ReportData.from_json(data.to_json()) == data
    assert data.texts().count(text) >= 2


def test_canonical_json_has_sorted_keys_no_needless_space_and_letters_as_they_are() -> None:
    text = view("P06", milestone("Jan – “soon”")).freeze().to_json()
    assert text == json.dumps(json.loads(text), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert "Jan – “soon”" in text


def test_what_is_unknown_is_refused() -> None:
    data = json.loads(view("P06").freeze().to_json())
    with pytest.raises(ValidationError):
        ReportData.from_json(json.dumps(data | {"colour": "red"}))


def test_data_of_before_a_part_was_added_is_still_read() -> None:
    data = json.loads(view("P06").freeze().to_json())
    del data["targets_without_priority"]
    assert ReportData.from_json(json.dumps(data)).targets_without_priority == ()


def test_it_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        view("P06").freeze().title = "Other"  # type: ignore[misc]


def test_all_texts_are_found() -> None:
    data = view("P06", milestone("Sept tbc", title="A show")).freeze()
    assert {"Plan", "Org", "A show", "Sept tbc", "Late", "Nothing is late."} <= set(data.texts())
