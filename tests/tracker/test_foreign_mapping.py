from dataclasses import replace

import pytest

from actionplan.tracker.foreign import in_words, mapping_text, propose, read_mapping
from actionplan.words.errors import BadTracker
from tests.tracker.foreign_sample import FORTNIGHT, PLAN, STRATEGY, tables, taken


def proposed(rows, saved=None, **more):
    return propose(tables(rows, **more), saved).tables[0]


def fields(one):
    return {text: meant for text, (meant, _) in one.columns.items()}


@pytest.mark.parametrize(
    ("headings", "kind", "percent"),
    [
        (STRATEGY[2], "target", 100),
        (FORTNIGHT[0], "milestone", 100),
        (["Areas to address", "Key actions", "Progress to date"], "milestone", 100),
        (
            ["Objectives", "Milestones", "Timings", "Decisions required", "Immediate risks and issues"],
            "milestone",
            100,
        ),
        (
            ["Priority", "Rationale", "Current Issue(s)", "Strategic Link(s)", "Goal(s)", "Lead(s)"],
            "priority",
            100,
        ),
        (["Activity", "Format"], "activity", 50),
        (["Activity", "Lead", "Due", "RAG"], "milestone", 92),
        (["What", "Who", "When"], "milestone", 100),
    ],
)
def test_what_a_table_holds_is_told_by_its_headings(headings, kind, percent):
    one = proposed([headings, ["a"] * len(headings)])
    assert (one.kind, one.percent) == (kind, percent)


def test_the_columns_of_the_strategy_are_the_fields_of_a_target():
    assert list(fields(proposed(STRATEGY)).values()) == [
        "priority", "requirement", "target", "date", "success indicators", "note",
    ]  # fmt: skip


def test_activities_beside_milestones_are_a_list_of_their_own():
    assert fields(proposed(FORTNIGHT))["ACTIVITIES THIS PERIOD"] == "activities"


def test_of_two_headings_that_are_as_likely_one_is_taken_and_asked_about():
    one = proposed([["Milestone", "Date", "Date"], ["A", "June", "July"]])
    assert fields(one) == {"Milestone": "title", "Date": "date", "Date (2)": "keep as note"}
    assert one.questions == (
        "Sheet1, row 1: “Date” and “Date (2)” can both be the date; the first is taken, the other kept as an internal "
        "note. Say which it is in the mapping file.",
    )


def test_a_priority_that_is_high_or_low_is_no_priority_of_the_plan():
    one = proposed([["Action", "Lead", "Priority"], ["A", "x", "High"], ["B", "y", "low"]])
    assert fields(one)["Priority"] == "keep as note"


def test_a_column_of_colours_without_heading_or_text_is_the_status():
    rows = [["Milestone", "Owner", "Date"], ["A", "x", "June", None]]
    one = proposed([rows[0], [*rows[1][:3], " "]], fills={(1, 3): "FF0000"})
    assert "Column D" not in one.columns  # nothing but blanks stands there, so that it is no column
    one = proposed([["Milestone", "Owner", "Date", "Zz"], rows[1]], fills={(1, 3): "FF0000"})
    assert one.columns["Zz"] == ("status", 50)


def test_the_first_column_of_texts_is_the_title_where_no_heading_is():
    one = proposed([["No", "Zebra", "Owner", "Due", "RAG"], [1.0, "Open the show", "x", "June", "G"]])
    assert one.columns["Zebra"] == ("title", 50)


def test_answers_come_back_as_they_were_saved():
    rows = [["Milestone", "Budget", "Owner", "Date"], ["A", 5.0, "x", "June"]]
    text = mapping_text(propose(tables(rows)), ["x"], ["nearly"]).replace(
        "Budget: keep as note", "Budget: leave out"
    )
    saved = read_mapping(text.replace("x: ''", "x: Comms Lead"), "answers.yaml", PLAN)
    assert (saved.owners, saved.statuses) == ({"x": "lead"}, {})
    assert fields(proposed(rows, saved))["Budget"] == "leave out"
    assert read_mapping(mapping_text(saved), "again.yaml", PLAN) == saved


def test_answers_about_priorities_sections_and_rows_come_back_as_they_were_saved():
    rows = [
        ["Milestone", "Owner", "Date"],
        ["PHASE 2", None, None],
        ["A", "Exec", "June"],
        ["B", "Exec", "June"],
    ]
    imported = taken(rows)
    text = mapping_text(imported.mapping, priorities=["1. Roads", "1. Sea"], sections=["Leaflet"])
    assert "PHASE 2: 'yes'" in text
    text = text.replace("1. Roads: ''", "1. Roads: P1").replace("1. Sea: ''", "1. Sea: Sea Defences")
    saved = read_mapping(text.replace("Leaflet: ''", "Leaflet: No"), "a.yaml", PLAN)
    assert saved.priorities == {"1. Roads": "p1", "1. Sea": "Sea Defences"}
    assert saved.sections == {"PHASE 2": True, "Leaflet": False}
    without = replace(saved, tables=(replace(saved.tables[0], without=(4,)),))
    assert read_mapping(mapping_text(without), "again.yaml", PLAN) == without
    assert propose(tables(rows), without).tables[0].without == (4,)


def test_an_answered_kind_beats_the_headings():
    answer = "tables:\n- {sheet: Sheet1, kind: activity, columns: {Milestone: title}}\n"
    one = proposed([["Milestone", "Owner", "Date"], ["A", "x", "June"]], read_mapping(answer, "a.yaml", PLAN))
    assert (one.kind, one.percent, one.columns["Milestone"]) == ("activity", 100, ("title", 100))
    assert one.columns["Owner"] == ("owner", 100)


def test_answers_are_found_again_when_the_sheet_has_another_name_and_the_table_moved():
    answer = "tables:\n- {sheet: June, kind: milestone, columns: {Milestone: title, Owner: contributors, Date: date}}\n"
    rows = [["Tracker"], [], ["Milestone", "Owner", "Date"], ["A", "x", "June"]]
    assert fields(proposed(rows, read_mapping(answer, "a.yaml", PLAN)))["Owner"] == "contributors"


def test_a_table_can_be_left_out_and_one_that_is_missing_is_told():
    answer = "tables:\n- {sheet: Sheet1, kind: leave out, columns: {Milestone: title}}\n- {sheet: Old, kind: target}\n"
    imported = taken([["Milestone", "Owner"], ["A", "x"]], mapping=answer)
    assert imported.rows == ()
    assert imported.notes == (
        "Sheet1, row 1: the table is left out, with one row.",
        "The mapping has a table of the sheet “Old” that is not in this file.",
    )


def test_a_table_whose_title_was_answered_away_stops_the_import():
    answer = "tables:\n- {sheet: Sheet1, kind: target, columns: {Milestone: leave out}}\n"
    imported = taken([["Milestone", "Owner"], ["A", "x"]], mapping=answer)
    assert imported.stops
    assert imported.problems[0].sentence == (
        "Sheet1, row 1: none of the columns (“Milestone” and “Owner”) is the requirement or target of targets; say "
        "which it is in the mapping file, or leave the table out."
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("tables: x", 'a.yaml, line 1: tables must be a list; begin each of its entries with "- ".'),
        ("- a", "a.yaml, line 1: a group of names and values is expected here, such as kind: milestone."),
        (
            "foo: 1",
            "a.yaml, line 1: there is no “foo” in a mapping; use tables, owners, statuses, priorities or sections.",
        ),
        ("table: 1", "a.yaml, line 1: there is no “table” in a mapping; did you mean tables?"),
        (
            "tables:\n- kind: milestones",
            "a.yaml, line 2: “milestones” is no kind of table; use milestone, target, activity, priority or leave out.",
        ),
        (
            "tables:\n- kind: milestone\n  columns: {A: titel}",
            "a.yaml, line 3: “titel” is nothing that a column of this kind can mean; did you mean title?",
        ),
        (
            "tables:\n- kind: milestone\n  columns:\n    A: title\n    B: title",
            "a.yaml, line 5: “A” means the title already; write keep as note or leave out at one of the two.",
        ),
        (
            "owners:\n  A name: nobody",
            "a.yaml, line 2: “nobody” is no owner in the register; add the owner to the plan first, or leave it empty.",
        ),
        ("owners:\n  A name: [lead]", "a.yaml, line 2: one text is expected here, not a list or a group."),
        (
            "tables:\n- {kind: milestone, leave out rows: [7, last]}",
            "a.yaml, line 2: give the numbers of the rows, such as leave out rows: [7, 12].",
        ),
        (
            "priorities: {x: Patient and public involvment}",
            "a.yaml, line 1: “Patient and public involvment” is no priority of the plan; was “Patient & public "
            "involvement” meant?",
        ),
        (
            "sections: {x: maybe}",
            "a.yaml, line 1: “maybe” is no answer; write yes if it is a heading, else no.",
        ),
        (
            "owners: {x: directr}",
            "a.yaml, line 1: “directr” is no owner in the register; was director meant?",
        ),
    ],
)
def test_a_mistake_in_a_mapping_is_told_with_its_line(text, sentence):
    with pytest.raises(BadTracker) as refused:
        read_mapping(text, "a.yaml", PLAN)
    assert str(refused.value) == sentence


def test_an_empty_mapping_answers_nothing():
    assert read_mapping("", "a.yaml", PLAN).tables == ()


def test_a_mapping_keeps_headings_of_any_letters():
    rows = [["Milestone", "a: b # c", "Yes", "1.10", "=1+1\tx", "Owner"], ["A", "1", "2", "3", "4", "x"]]
    saved = read_mapping(mapping_text(propose(tables(rows))), "a.yaml", PLAN)
    assert list(saved.tables[0].columns) == ["Milestone", "a: b # c", "Yes", "1.10", "=1+1 x", "Owner"]


def test_a_table_that_tells_nothing_of_ours_is_left_out_and_asked_about():
    rows = [["Channels", "Drivers", "Measures"], ["Media", "Ties", "More stories"]]
    imported = taken(rows)
    assert (imported.stops, imported.rows) == (False, ())
    assert imported.questions[0].sentence == (
        "Sheet1, row 1: none of its headings (“Channels”, “Drivers” and “Measures”) tells what its rows are, and the "
        "table is left out. Say with kind in the mapping file what its rows are, and which column is their title."
    )
    assert in_words(imported, PLAN)[-1] == "There is nothing in the file that could be taken into the plan."
    answer = "tables:\n- {sheet: Sheet1, kind: activity, columns: {Channels: title}}\n"
    assert taken(rows, mapping=answer).rows[0].values["title"] == "Media"


HEADS = ["Milestone", "Owner"]


def test_two_tables_of_one_sheet_with_the_same_headings_have_an_answer_each():
    rows = [HEADS, ["A", "Exec"], [], ["Next year"], HEADS, ["B", "Exec"]]
    mapping = propose(tables(rows))
    one, two = mapping.tables
    text = mapping_text(replace(mapping, tables=(one, replace(two, kind="leave out"))))
    imported = taken(rows, mapping=text)
    assert [table.kind for table in imported.mapping.tables] == ["milestone", "leave out"]
    assert [row.title for row in imported.rows] == ["A"]
    assert imported.mapping.unused == ()


def test_one_answer_is_that_of_all_tables_with_its_headings():
    text = "tables:\n- {sheet: Sheet1, kind: milestone, columns: {Milestone: title, Owner: leave out}}\n"
    imported = taken([HEADS, ["A", "Exec"], [], ["Next year"], HEADS, ["B", "Exec"]], mapping=text)
    assert [dict(row.values) for row in imported.rows] == [{"title": "A"}, {"title": "B"}]
