"""How rows are called where two of a kind may go by the same name."""

from actionplan.view.names import told_apart


def test_only_those_of_one_name_and_kind_get_their_date() -> None:
    rows = [
        ("a", "milestone", "Show", "Sept tbc"),
        ("b", "milestone", "Show", " "),
        ("c", "target", "Show", "TBC"),
        ("d", "milestone", "Survey", "TBC"),
    ]
    assert told_apart(iter(rows)) == {"a": "Show (Sept tbc)", "b": "Show", "c": "Show", "d": "Survey"}
    assert told_apart([]) == {}
