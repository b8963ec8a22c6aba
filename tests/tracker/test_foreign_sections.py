"""Headings inside somebody else's table, and rows that are left out."""

import pytest

from tests.tracker.foreign_sample import taken

HEADINGS = ["Milestone", "Owner", "Date", "RAG"]


def of(imported, kind):
    return [dict(row.values) for row in imported.rows if row.kind == kind]


def questions(imported):
    return [question.sentence for question in imported.questions]


def sections(*titles, last=("Open doors", "Exec", "July", None), fills=None):
    rows = [HEADINGS]
    for title in titles:
        rows += [[title, None, None, None], [f"After {title}", "Exec", "June", None]]
    return taken([*rows, list(last)], fills=fills or {})


def notes(imported):
    return [(row["title"], row.get("internal_note")) for row in of(imported, "milestone")]


@pytest.mark.parametrize(
    "title", ["PHASE 2", "Phase two", "Quarter 1 - getting ready", "BEFORE", "Before the day:"]
)
def test_a_line_that_looks_like_a_heading_is_the_section_of_the_rows_below(title):
    imported = sections(title)
    section = f"Section: {title.rstrip(':')}"
    assert notes(imported) == [(f"After {title}", section), ("Open doors", section)]
    assert imported.notes == (
        f"Sheet1, row 2: “{title}” is taken as a heading of the rows below, and kept in their notes as their section; "
        "say no to one that is a milestone in the mapping file, under sections.",
    )
    assert imported.questions == ()


def test_two_rows_with_a_title_alone_among_rows_that_say_more_are_headings():
    assert notes(sections("Getting ready", "On the day")) == [
        ("After Getting ready", "Section: Getting ready"),
        ("After On the day", "Section: On the day"),
        ("Open doors", "Section: On the day"),
    ]


def test_a_single_row_with_a_title_alone_is_asked_about_and_can_be_answered():
    imported = sections("Leaflet")
    assert [title for title, _ in notes(imported)] == ["Leaflet", "After Leaflet", "Open doors"]
    assert questions(imported) == [
        "Sheet1, row 2, “Milestone”: “Leaflet” has nothing beside its title, and is taken as a milestone; if it is a "
        "heading of the rows below, say yes to it in the mapping file, under sections."
    ]
    rows = [HEADINGS, ["Leaflet", None, None, None], ["A", "Exec", "June", None]]
    assert notes(taken(rows, mapping="sections: {leaflet: yes}")) == [("A", "Section: Leaflet")]
    answered = taken([HEADINGS, ["PHASE 2", None, None, None], rows[2]], mapping="sections: {PHASE 2: no}")
    assert notes(answered) == [("PHASE 2", None), ("A", None)]
    assert answered.questions == ()


def test_a_row_with_its_status_alone_is_a_milestone_unless_the_colour_is_a_band():
    assert len(notes(sections("PHASE 2", fills={(1, 3): "FF0000"}))) == 3
    assert len(notes(sections("PHASE 2", fills={(1, column): "FFC000" for column in range(4)}))) == 2


def test_where_most_rows_have_a_title_alone_they_are_milestones():
    imported = taken([HEADINGS, ["A", "Exec", None, None], *([f"B {n}", *[None] * 3] for n in range(3))])
    assert len(notes(imported)) == 4
    assert [question.about for question in imported.questions] == ["section"] * 3
    bare = taken([HEADINGS, *([f"B {n}", *[None] * 3] for n in range(3))])
    assert (len(notes(bare)), bare.questions) == (3, ())


def test_a_heading_below_a_heading_or_a_line_across_the_table_says_both():
    rows = [HEADINGS, ["YEAR ONE", *[None] * 3], ["SPRING", *[None] * 3], ["A", "Exec", "June", None]]
    assert notes(taken(rows)) == [("A", "Section: YEAR ONE – SPRING")]
    assert notes(taken(rows, merged=[(1, 0, 1, 3)])) == [("A", "Section: YEAR ONE – SPRING")]


def test_a_heading_that_is_a_priority_is_that_of_its_rows():
    assert [row["priority"] for row in of(sections("PRIORITY 1: PPI"), "milestone")] == ["p1", "p1"]


def test_a_heading_in_a_column_that_is_not_ours_is_one_too():
    rows = [["Ref", *HEADINGS], ["PHASE 2", *[None] * 4], ["7", "A", "Exec", "June", None]]
    assert notes(taken(rows)) == [("A", "Ref: 7\nSection: PHASE 2")]


def test_rows_can_be_left_out():
    mapping = (
        "tables:\n- {sheet: Sheet1, kind: milestone, columns: {Milestone: title}, leave out rows: [2, 4]}\n"
    )
    rows = [HEADINGS, *([name, "Exec", "June", None] for name in ("A", "B", "Total"))]
    imported = taken(rows, mapping=mapping)
    assert [title for title, _ in notes(imported)] == ["B"]
    assert imported.notes[:2] == (
        "Sheet1, row 2: “A | Exec | June” is left out, as was answered.",
        "Sheet1, row 4: “Total | Exec | June” is left out, as was answered.",
    )
