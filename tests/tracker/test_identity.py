import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.tracker.identity import Ref, make_ref, read_ref, row_part


def test_a_ref_names_its_row_and_its_export():
    ref = make_ref("abcd2345", "milestone", "m-show")
    assert ref == f"r{row_part('abcd2345', 'milestone', 'm-show')}.abcd2345.{ref[-3:]}"
    assert read_ref(ref) == Ref(row_part("abcd2345", "milestone", "m-show"), "abcd2345")


def test_blanks_and_capitals_do_not_matter():
    ref = make_ref("abcd2345", "milestone", "m-show")
    assert read_ref(f"  {ref.upper()}\t") == read_ref(ref)


@given(place=st.integers(1, 25), letter=st.sampled_from("abcdefghijklmnopqrstuvwxyz234567"))
def test_a_letter_that_was_typed_over_is_noticed(place, letter):
    ref = make_ref("abcd2345", "milestone", "m-show")
    if ref[place] not in (".", letter):
        assert read_ref(ref[:place] + letter + ref[place + 1 :]) is None


@pytest.mark.parametrize("text", ["", "r", "1", "2017-06-23", "rndcg5bgxnuxh.abcd2345", "r.a.b"])
def test_other_text_is_no_ref(text):
    assert read_ref(text) is None
