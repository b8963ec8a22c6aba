"""Places that no indicator counts, and places without a commentary."""

from actionplan.plan.nouns import Indicator
from actionplan.rules.completeness import places
from tests.rules.completeness_sample import found, ids, said
from tests.view.sample import target

NOTE = "Corringham c. 26,000 (130); Grays c. 25,000 (125); Purfleet with Aveley and South Ockendon c. 36,000 (180)"
SHARE = target("June", target="0.5% of the population", requirement="Contacts", note=NOTE)


def in_place(place: str, **fields) -> Indicator:
    row_id = f"i-{place.lower()[:8].strip() or 'all'}"
    return Indicator(
        **({"id": row_id, "title": "People contacted", "place": place, "targets": ("t",)} | fields)
    )


def test_the_places_of_a_target_that_nothing_counts() -> None:
    (finding,) = found(places.place_not_counted, SHARE, in_place("Grays"))
    assert finding.where == "Target row “Contacts”"
    assert finding.problem == (
        "No indicator counts “Corringham” and “Purfleet with Aveley and South Ockendon”, so the target cannot be "
        "judged there."
    )
    assert finding.ids == ("t", "i-grays")


def test_a_place_goes_by_the_beginning_of_its_name() -> None:
    rows = (SHARE, in_place("grays"), in_place("Corringham"), in_place("Purfleet"))
    assert ids(places.place_not_counted, *rows) == []


def test_an_indicator_without_a_place_counts_none_of_several() -> None:
    assert ids(places.place_not_counted, SHARE, in_place("")) == [("t", "i-all")]
    one = SHARE.model_copy(update={"note": "Grays c. 25,000 (125)"})
    assert ids(places.place_not_counted, one, in_place("")) == []


def test_without_any_indicator_another_finding_says_so() -> None:
    assert ids(places.place_not_counted, SHARE) == []
    assert ids(places.place_not_counted, SHARE, in_place("Grays"), ended=frozenset({"t"})) == []


def test_a_place_without_a_commentary_where_others_have_one() -> None:
    rows = (in_place("Grays", note="Two talks."), in_place("Tilbury"), in_place("Purfleet", note=" "))
    assert said(places.place_without_note, *rows) == [
        (
            "Success indicators “People contacted”",
            "There is a commentary for Grays, and none for Tilbury and Purfleet.",
        )
    ]
    assert ids(places.place_without_note, *rows) == [("i-tilbury", "i-purfleet", "i-grays")]


def test_where_all_or_none_are_commented_nothing_is_missing() -> None:
    assert ids(places.place_without_note, in_place("Grays"), in_place("Tilbury")) == []
    assert ids(places.place_without_note, in_place("Grays", note="A."), in_place("Tilbury", note="B.")) == []


def test_titles_that_differ_by_the_place_only_are_one_thing() -> None:
    grays = in_place("Grays", title="People contacted in Grays", note="Two talks.")
    tilbury = in_place("Tilbury", title="People contacted in Tilbury")
    assert ids(places.place_without_note, grays, tilbury) == [("i-tilbury", "i-grays")]
    another = in_place("Tilbury", title="Leaflets in Tilbury")
    assert ids(places.place_without_note, grays, another) == []
    assert ids(places.place_without_note, grays, in_place("Tilbury", segment="carers")) == []
