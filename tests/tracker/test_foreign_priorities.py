"""Which priority a row of somebody else's table stands under."""

from actionplan.tracker.foreign import in_words, propose, read_rows
from tests.tracker.foreign_sample import PLAN, tables, taken


def of(imported, kind):
    return [dict(row.values) for row in imported.rows if row.kind == kind]


def questions(imported):
    return [question.sentence for question in imported.questions]


def taken_of(*sheets):
    found = tables(*sheets)
    return read_rows(found, propose(found), PLAN, "P06")


OWN = [
    ["Priority", "Rationale", "Goals"],
    ["1. Road works", "Noise", "Quiet"],
    ["2. Patient & public involvement", "Trust", "Voice"],
]


def test_a_priority_is_one_of_the_file_by_its_title_before_it_is_one_of_the_plan_by_its_number():
    names = ["1. Road works", "Road works", "Priority 1", "1. Roadworks", "2. PPI", "Priority 2"]
    rows = [["Milestone", "Priority", "Owner"], *([f"A {n}", name, "Exec"] for n, name in enumerate(names))]
    imported = taken_of(OWN, rows)
    assert [row["priority"] for row in of(imported, "milestone")] == ["+priority Road works"] * 4 + ["p1"] * 2
    assert [row["title"] for row in of(imported, "priority")] == [
        "Road works",
        "Patient & public involvement",
    ]
    assert imported.questions == ()
    assert imported.notes == (
        "Three cells name “Patient & public involvement” by another number than the plan does.",
    )


def test_a_title_of_the_plan_counts_before_the_number_beside_it():
    rows = [["Milestone", "Priority", "Owner"], ["A", "7. Patient and public involvement (PPI)", "Exec"]]
    imported = taken(rows)
    assert of(imported, "milestone")[0]["priority"] == "p1"
    assert imported.notes == (
        "One cell names “Patient & public involvement” by another number than the plan does.",
    )


def test_two_titles_under_one_number_of_the_file_are_asked_about():
    rows = [["Milestone", "Priority", "Owner"], ["A", "1. Sea wall", "Exec"]]
    assert questions(taken_of(OWN, rows)) == [
        "Sheet2, row 2, “Priority”: “1. Sea wall” is not priority 1 of the file, “Road works”; say which is meant in "
        "the mapping file, under priorities, by its id or title."
    ]


def test_which_priority_is_meant_can_be_answered_by_id_or_title():
    rows = [
        ["Milestone", "Priority", "Owner"],
        *(["A", name, "Exec"] for name in ("1. Roads", "1. Sea", "1. Sky")),
    ]
    answers = "priorities: {1. Roads: p1, 1. Sea: patient & public involvement, 1. sky: 1. The sky}"
    imported = taken(rows, mapping=answers)
    assert [row["priority"] for row in of(imported, "milestone")] == ["p1", "p1", "+priority The sky"]
    assert of(imported, "priority") == [{"title": "The sky"}]
    assert imported.questions == ()


PRIORITIES = [
    ["Priority", "Milestone", "Owner", "Date"],
    ["1. PPI", "A", "Exec", "June"], [None, "B", "Exec", "June"],
    ["2. Roads", "C", "Exec", "June"], [None, "D", "Exec", "June"],
    ["1. PPI", "E", "Exec", "June"], [None, "F", "Exec", "June"],
]  # fmt: skip


def test_no_row_loses_its_priority_where_a_name_returns_later():
    imported = taken(PRIORITIES)
    assert [row["priority"] for row in of(imported, "milestone")] == [
        "p1", "p1", "+priority Roads", "+priority Roads", "p1", "p1",
    ]  # fmt: skip
    assert imported.notes == ("Three rows without “Priority” count under the one above.",)


def test_a_row_that_only_names_the_priority_of_those_below_is_no_row():
    rows = [PRIORITIES[0], ["1. PPI", None, None, None], *PRIORITIES[2:3], ["2. Roads", None, None, None]]
    imported = taken([*rows, [None, "C", "Exec", "June"]])
    assert [(row["title"], row["priority"]) for row in of(imported, "milestone")] == [
        ("B", "p1"),
        ("C", "+priority Roads"),
    ]
    assert imported.problems == ()


def test_columns_of_other_meaning_are_filled_only_where_each_text_stands_once():
    heads = ["Area to address", "Key actions", "Lead"]
    rows = [heads, ["Web", "A", "Exec"], [None, "B", "Exec"], ["Web", "C", "Exec"]]
    assert [row.get("internal_note") for row in of(taken(rows), "milestone")] == [
        "Area to address: Web", None, "Area to address: Web",
    ]  # fmt: skip


def test_a_priority_is_shown_with_the_capitals_of_the_file():
    rows = [["Milestone", "Priority", "Owner"], ["A", "Brand New Priority", "Exec"]]
    lines = in_words(taken(rows), PLAN)
    assert any("milestone, new: title “A”, priority “Brand New Priority”" in line for line in lines)
