"""How rows are called where two of a kind may go by the same name."""

from actionplan.view.names import number_of, told_apart
from tests.view.sample import priority


def test_only_those_of_one_name_and_kind_get_their_date() -> None:
    rows = [
        ("a", "milestone", "Show", "Sept tbc"),
        ("b", "milestone", "Show", " "),
        ("c", "target", "Show", "TBC"),
        ("d", "milestone", "Survey", "TBC"),
    ]
    assert told_apart(iter(rows)) == {"a": "Show (Sept tbc)", "b": "Show", "c": "Show", "d": "Survey"}
    assert told_apart([]) == {}


def test_what_is_still_alike_has_its_id_where_that_is_wanted() -> None:
    rows = [
        ("a", "indicator", "Talks", "Grays"), ("b", "indicator", "Talks", "Grays"),
        ("c", "indicator", "Talks", "Tilbury"), ("d", "milestone", "Talks", ""),
    ]  # fmt: skip
    assert told_apart(rows, by_id=True) == {
        "a": "Talks (Grays) (a)", "b": "Talks (Grays) (b)", "c": "Talks (Tilbury)", "d": "Talks",
    }  # fmt: skip
    assert told_apart(rows)["a"] == "Talks (Grays)"


def test_a_priority_has_a_number_unless_it_is_an_enabler() -> None:
    assert [number_of(priority(number=6)), number_of(priority(number=6, enabler=True)), number_of(priority())] == [
        "6", "", "",
    ]  # fmt: skip
