"""The dates of a sentence in its own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.words.dates.written import written_dates


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Spoke in Tilbury on 20 June, about 25 people", ("20 June",)),
        ("Met on Monday 20 June and 22 June", ("Monday 20 June", "22 June")),
        ("Forum April Dec 17", ("April Dec 17",)),
        ("Talk 31 June", ("31 June",)),
        ("open from May to June", ("May to June",)),
        ("Stall 12-16 June at 10:00", ("12-16 June",)),
        ("Campaign w/c 5 June tbc", ("w/c 5 June",)),
        ("Spoke to 25 people of 12 groups", ()),
        ("We may march", ()),
        ("", ()),
    ],
)
def test_each_date_is_told_as_it_is_written(text, dates):
    assert written_dates(text) == dates


@given(
    st.text(max_size=60)
    | st.from_regex(r"[a-z ]{0,9}[0-3][0-9] (June|Sept)[ ,][a-z0-9/ ]{0,12}", fullmatch=True)
)
def test_what_is_told_stands_in_the_text_in_that_order(text):
    place = 0
    for words in written_dates(text):
        place = text.index(words, place) + len(words)
