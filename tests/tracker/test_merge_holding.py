"""Cells of which several returned files say different things."""

from dataclasses import replace

import pytest

from actionplan.tracker.columns import OWN
from actionplan.tracker.merge import Merged, clashes, hold_back
from tests.tracker.sent import PLAN, Returning, applied, base_of, going_out, sentences, typed


def whole(row: str = "m-show", export: str = "abcd2345", **cells) -> Merged:
    """What a whole tracker brings in which cells of one row were typed over."""
    return typed(row, going_out(export=export), **cells).merged()


def of_owner(owner: str, export: str, **cells) -> Merged:
    """The same of a tracker that an owner was sent."""
    back = Returning(base_of(PLAN, export=export, sheets=(OWN,), owner=owner), sheets=(OWN,))
    return typed("m-site", back, **cells).merged()


def told(*files: Merged) -> list[str]:
    return [one.sentence for one in clashes(dict(zip(("a.xlsx", "b.xlsx", "c/d.xlsx"), files, strict=False)))]


def test_files_that_say_the_same_or_speak_of_other_cells_do_not_clash():
    assert told(whole(title="Fair"), whole(title="Fair"), whole(note="Ring them.")) == []
    assert told(whole(title="Fair"), whole("m-site", title="New portal")) == []


def test_what_each_file_says_is_told_once():
    assert told(whole(title="Fair"), whole(title="Gala"), whole(title="Fête")) == [
        "“Summer show”, Milestone: a.xlsx says “Fair”, b.xlsx says “Gala” and c/d.xlsx says “Fête”. None of it is "
        "taken: merge the one that counts by itself."
    ]
    assert told(whole(note="Ring them."), whole(note=None)) == [
        "“Summer show”, Note: a.xlsx says “Ring them.” and b.xlsx empties it. Neither is taken: merge the one that "
        "counts by itself."
    ]


def test_a_long_text_is_compared_to_its_end():
    assert len(told(whole(note="A" * 100 + "b"), whole(note="A" * 100 + "c"))) == 1


def test_for_programs_a_clash_names_its_cell_and_what_each_file_says():
    (one,) = clashes({"a.xlsx": whole(title="Fair"), "b.xlsx": whole(title="Gala")})
    assert one.to_data() == {
        "plan": "harbour",
        "id": "m-show",
        "title": "Summer show",
        "column": "Milestone",
        "said": [{"file": "a.xlsx", "value": "Fair"}, {"file": "b.xlsx", "value": "Gala"}],
        "sentence": "“Summer show”, Milestone: a.xlsx says “Fair” and b.xlsx says “Gala”. Neither is taken: merge the "
        "one that counts by itself.",
    }


def test_what_is_held_back_is_a_conflict_and_the_rest_a_change():
    ours, theirs = whole(title="Fair", note="Ring them."), whole(title="Gala")
    held = hold_back(ours, clashes({"a.xlsx": ours, "b.xlsx": theirs}))
    assert [(one.place.column, one.new) for one in held.changes] == [("Note", "Ring them.")]
    assert [(one.base, one.plan, one.file, bool(one.edit)) for one in held.conflicts] == [
        ("Summer show", "Summer show", "Fair", True)
    ]
    assert sentences(held, "conflicts") == told(ours, theirs)
    assert (
        hold_back(replace(ours, settled=held.conflicts), clashes({"a.xlsx": ours, "b.xlsx": theirs})).settled
        == ()
    )
    row = applied(held).by_id["m-show"]
    assert (row.title, row.note) == ("Summer show", "Ring them.")
    assert hold_back(whole(note="Ring them."), ()) == whole(note="Ring them.")


def test_a_status_stands_and_falls_with_what_belongs_to_it():
    ours = whole(status="Red", reason="No hall.", narrative="Late.")
    theirs = whole(status="Amber", reason="No hall.")
    found = clashes({"a.xlsx": ours, "b.xlsx": theirs})
    assert [(one.place.column, one.said) for one in found] == [
        ("Status", (("a.xlsx", "Red"), ("b.xlsx", "Amber")))
    ]
    held = hold_back(ours, found)
    assert [(one.place.column, one.new) for one in held.changes] == [("Update this fortnight", "Late.")]
    assert sentences(held, "conflicts")[1] == (
        "Milestones, row 7, “Summer show”, Reason: “No hall.” waits with the cells beside it."
    )


def test_a_status_of_one_file_and_a_completion_of_the_other_clash():
    ours = whole(status="Amber", reason="No hall.")
    theirs = whole(status="Complete", completed="20/06/2017")
    assert [(one.place.column, one.said[1][1]) for one in clashes({"a.xlsx": ours, "b.xlsx": theirs})] == [
        ("Status", "Complete"),
        ("Reason", None),
        ("Completed on", "20 June 2017"),
    ]


def test_the_words_of_two_owners_are_two_updates_and_what_they_expect_is_not():
    ann = of_owner("o-ann", "abcd2345", narrative="Designed.", expected="July 2017")
    ben = of_owner("o-ben", "zzzz2345", narrative="Tested.", expected="August 2017")
    assert [one.place.column for one in clashes({"a.xlsx": ann, "b.xlsx": ben})] == ["Now expected"]
    again = of_owner("o-ann", "yyyy2345", narrative="Not designed.")
    assert [one.place.column for one in clashes({"a.xlsx": ann, "b.xlsx": again})] == [
        "Update this fortnight"
    ]
    of_all = whole("m-site", narrative="Not designed.")
    assert [one.place.column for one in clashes({"a.xlsx": ann, "b.xlsx": of_all})] == [
        "Update this fortnight"
    ]


def test_what_is_said_of_two_periods_does_not_clash():
    ours, theirs = whole(narrative="Late."), whole(narrative="Open.")
    later = replace(theirs, changes=tuple(replace(one, period="2017-18 P07") for one in theirs.changes))
    assert (len(told(ours, theirs)), told(ours, later)) == (1, [])


@pytest.mark.parametrize(
    ("value", "day", "columns"),
    [("1,450", "May 2017", ["New reading"]), ("1,450", "April 2017", []), ("1,400", "May 2017", [])],
)
def test_readings_clash_where_they_are_of_the_same_days(value, day, columns):
    ours = whole("i-visits", value="1,400", value_date="May 2017", source="Analytics")
    theirs = whole("i-visits", value=value, value_date=day, source="Analytics")
    assert [one.place.column for one in clashes({"a.xlsx": ours, "b.xlsx": theirs})] == columns
