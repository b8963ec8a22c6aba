"""Which abbreviations occur in a text."""

import pytest

from actionplan.words.abbreviations import occurring

KNOWN = ["STP", "CCG", "PPI", "A&E", "NHS", "NHSE", "GP"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The STP and the CCG agreed.", ["CCG", "STP"]),
        ("CCGs and GPs", ["CCG", "GP"]),
        ("(PPI)", ["PPI"]),
        ("A&E is busy", ["A&E"]),
        ("NHSE wrote", ["NHSE"]),
        ("NHS/NHSE", ["NHS", "NHSE"]),
        ("stp", []),
        ("STPX XSTP STP1", []),
        ("GPss", []),
        ("", []),
    ],
)
def test_abbreviations_are_found_as_whole_words(text, found):
    assert occurring(KNOWN, [text]) == found


def test_they_come_once_and_in_dictionary_order_whatever_their_case():
    assert occurring(["STP", "c&e", "Exec"], ["Exec STP", "STP c&e"]) == ["c&e", "Exec", "STP"]


def test_a_short_form_is_no_pattern():
    assert occurring(["N.H.S", "C++"], ["NxHxS", "C++ and N.H.S"]) == ["C++", "N.H.S"]


def test_without_known_forms_nothing_is_found():
    assert occurring([], ["NHS"]) == []
    assert occurring(KNOWN, []) == []
