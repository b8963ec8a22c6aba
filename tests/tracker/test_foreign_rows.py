from datetime import date, datetime

import pytest

from tests.tracker.foreign_sample import FORTNIGHT, STRATEGY, taken

HEADINGS = ["Milestone", "Owner", "Date", "RAG"]


def of(imported, kind):
    return [dict(row.values) for row in imported.rows if row.kind == kind]


def said(imported):
    return [dict(row.said) for row in imported.rows if row.said]


def questions(imported):
    return [question.sentence for question in imported.questions]


def problems(imported):
    return [problem.sentence for problem in imported.problems]


def test_rows_of_the_strategy_with_an_empty_priority_belong_to_the_one_above():
    targets = of(taken(STRATEGY), "target")
    assert [row["priority"] for row in targets] == [
        "p1", "p1", "p1", "+priority For Thurrock in Thurrock", "+priority Clinical priorities",
    ]  # fmt: skip
    assert "requirement" not in targets[2]  # blank in the source, and blank it stays
    assert targets[1]["success_indicators"] == ["Meeting or exceeding target", "Breadth of representation"]
    assert targets[1]["target"] == (
        "Increased CRG attendance - 100-150% / currently 10-15 regular attendees bi-monthly"
    )
    assert targets[4]["date"] == (
        "Overview of successes provided by year end. April 2017\n\nContinued review until April 18"
    )


def test_a_priority_that_the_plan_has_not_got_is_proposed():
    assert of(taken(STRATEGY), "priority") == [
        {"number": 2, "title": "For Thurrock in Thurrock"},
        {"number": 5, "title": "Clinical priorities"},
    ]


def test_a_row_that_only_goes_on_is_part_of_the_one_above():
    rows = [
        *STRATEGY[2:4],
        [None, None, None, None, "One more sign", None],
        [None, None, None, None, None, "Note two"],
    ]
    (row,) = of(taken(rows), "target")
    assert row["success_indicators"] == ["Meeting or exceeding target", "One more sign"]
    assert row["note"] == "Joined up with partners\nNote two"


def test_a_priority_without_a_target_is_proposed_and_told():
    imported = taken([*STRATEGY[2:4], ["6. Public health", None, None, None, None, None]])
    assert of(imported, "priority") == [{"number": 6, "title": "Public health"}]
    assert "One priority has no target in the table: “6. Public health”." in imported.notes


def test_activities_and_milestones_side_by_side_are_stored_apart():
    imported = taken(FORTNIGHT, merged=[(1, 0, 4, 0)])
    assert [row["title"] for row in of(imported, "activity")] == ["Show, 14 June", "Meeting", "Graphics"]
    assert of(imported, "milestone") == [
        {"title": "Comms event, March", "owner": "lead", "date": "02.03.17"},
        {"title": "Annual report published", "owner": "lead", "date": "15.06.17"},
        *(
            {
                "title": "Consultation on reconfiguration", "date": when,
                "internal_note": "Owner: Programme communications lead",
            }
            for when in ("Sept tbc", "Dec tbc")
        ),
    ]  # fmt: skip
    assert "One line only leads into a list (“E.g.”)." in imported.notes


def test_dates_stay_as_written_and_a_real_day_is_put_into_words():
    rows = [
        HEADINGS,
        ["A", None, "Jan / ongoing – review Sept 17", None],
        ["B", None, date(2017, 6, 14), None],
    ]
    rows.append(["C", None, datetime(2017, 6, 14, 10, 30), None])
    assert [row["date"] for row in of(taken(rows), "milestone")] == [
        "Jan / ongoing – review Sept 17", "14 June 2017", "14 June 2017, 10:30",
    ]  # fmt: skip


def test_a_number_in_a_date_column_is_kept_and_asked_about():
    imported = taken([HEADINGS, ["A", None, 42900.0, None], ["B", None, 7.0, None]])
    assert [row["date"] for row in of(imported, "milestone")] == ["42900", "7"]
    assert questions(imported) == [
        "Sheet1, row 2, “Date”: “42900” is a number and no date, and is kept as it is; was 14 June 2017 meant?",
        "Sheet1, row 3, “Date”: “7” is a number and no date, and is kept as it is; which day is meant?",
    ]


def test_columns_that_are_not_ours_are_kept_as_lines_of_the_internal_note():
    rows = [
        ["Milestone", "Owner", "Date", "Budget", "Notes", None],
        ["A", "Exec", "June", 500.0, "Mind this", "loose"],
    ]
    (row,) = of(taken(rows), "milestone")
    assert (row["note"], row["internal_note"]) == ("Mind this", "Budget: 500\nColumn F: loose")


def test_parallel_lists_pair_by_position():
    rows = [
        ["Objectives", "Milestones", "Timings", "Decisions required"],
        ["O1\nO2", "M1\nM2", "June\nJuly", "Agree\nFund"],
    ]
    imported = taken(rows)
    assert [(row["title"], row["date"]) for row in of(imported, "milestone")] == [
        ("M1", "June"),
        ("M2", "July"),
    ]
    assert of(imported, "objective") == [{"title": "O1"}, {"title": "O2"}]
    assert of(imported, "decision") == [{"question": "Agree"}, {"question": "Fund"}]


def test_parallel_lists_of_unequal_length_stop_the_import_with_a_sentence():
    rows = [["Milestones", "Timings"], ["M1\nM2", "June\nJuly"], ["M3\nM4", "Sept"]]
    imported = taken(rows)
    assert imported.stops
    assert problems(imported) == [
        "Sheet1, row 3, “Timings”: “Milestones” holds two lines and this cell one, so that they cannot be paired; give "
        "each its own line, or its own row."
    ]


def test_a_title_that_only_runs_over_lines_is_one_title():
    (row,) = of(taken([HEADINGS, ["Annual report\npublished", None, "15.06.17", None]]), "milestone")
    assert row["title"] == "Annual report published"


def test_actions_and_their_progress_make_milestones_and_updates():
    rows = [
        ["Areas to address", "Key actions", "Progress to date"],
        ["Involvement of patients", "Do A", "Half done"], [None, "Do B", None],
        ["1. Patient and public involvement", "Do C", "Begun"],
    ]  # fmt: skip
    imported = taken(rows)
    assert of(imported, "milestone") == [
        {"title": "Do A", "internal_note": "Areas to address: Involvement of patients"},
        {"title": "Do B", "internal_note": "Areas to address: Involvement of patients"},
        {"title": "Do C", "priority": "p1"},
    ]
    assert said(imported) == [{"narrative": "Half done"}, {"narrative": "Begun"}]
    assert "Sheet1, row 3: nothing stands under “Progress to date”." in imported.notes


def test_a_table_of_priorities_keeps_every_sentence():
    rows = [
        ["Priority", "Rationale", "Current Issue(s)", "Strategic Link(s)", "Goal(s)", "Way forward", "Lead(s)"],
        ["1. Patient and Public Involvement", "R1", "I1", "Better Commissioning(2)", "G1", "W1", "CX, Comms Lead"],
        [None, "R2\nR3", None, "Plans", None, "W2", None],
        ["2. Place", "R4", None, None, None, None, "Exec"],
    ]  # fmt: skip
    first, second = of(taken(rows), "priority")
    assert first == {
        "title": "Patient & public involvement", "rationale": ["R1", "R2", "R3"], "current_issues": ["I1"],
        "strategic_links": ["Better Commissioning(2)", "Plans"], "goals": ["G1"], "way_forward": ["W1", "W2"],
        "leads": ["lead"], "objectives": ["obj-2"], "internal_note": "Lead(s): CX, Comms Lead",
    }  # fmt: skip
    assert second == {"number": 2, "title": "Place", "rationale": ["R4"], "leads": ["exec"]}


def test_an_activity_with_its_format_keeps_it_as_an_internal_note():
    rows = [["Activity", "Format"], ["Focus groups", "July\n• A\n• B"], ["Surveys", "Online"]]
    assert of(taken(rows), "activity") == [
        {"title": "Focus groups", "period": "2017-18 P06", "internal_note": "Format: July\n• A\n• B"},
        {"title": "Surveys", "period": "2017-18 P06", "internal_note": "Format: Online"},
    ]


def test_an_unknown_owner_is_asked_about_once_with_a_guess():
    imported = taken(
        [HEADINGS, ["A", "Communication leed", None, "G"], ["B", "Communication leed", None, "G"]]
    )
    (question,) = imported.questions
    assert (question.about, question.text, question.guess) == ("owner", "Communication leed", "lead")
    assert question.sentence == (
        "Sheet1, rows 2 and 3, “Owner”: “Communication leed” is no owner in the register; was "
        "“Communications lead” meant? Say who it is in the mapping file, under owners, or add it to the register."
    )


def test_of_several_owners_none_is_guessed_to_be_the_accountable_one():
    imported = taken([HEADINGS, ["A", "Comms Lead, Exec", None, "G"]])
    assert of(imported, "milestone") == [{"title": "A", "internal_note": "Owner: Comms Lead, Exec"}]
    assert imported.questions[0].about == "owners"
    answered = taken(
        [HEADINGS, ["A", "Comms Lead, Exec", None, "G"]], mapping="owners: {'Comms Lead, Exec': exec}"
    )
    assert of(answered, "milestone") == [{"title": "A", "owner": "exec", "contributors": ["lead"]}]


def test_a_name_with_and_in_it_is_one_name_unless_a_part_is_known():
    names = ["Head of press and digital", "Exec and the board"]
    imported = taken([HEADINGS, *([f"A {n}", n, None, "G"] for n in names)])
    assert [(q.about, q.text) for q in imported.questions] == [("owner", names[0]), ("owners", names[1])]


@pytest.mark.parametrize(
    ("word", "colour", "update"),
    [
        ("R", "", {"reported_rag": "red"}),
        ("Off track", "", {"reported_rag": "red"}),
        (None, "00B050", {"reported_rag": "green"}),
        ("amber", "FFC000", {"reported_rag": "amber"}),
        (None, "FFFFFF", {}),
    ],
)
def test_a_status_is_read_by_letter_word_or_colour(word, colour, update):
    fills = {(1, 3): colour} if colour else {}
    imported = taken([HEADINGS, ["A", None, "June", word]], fills=fills)
    assert said(imported) == ([update] if update else [])
    assert imported.questions == ()


def test_a_colour_that_contradicts_its_word_is_asked_about_and_neither_is_taken():
    imported = taken([HEADINGS, ["A", None, "June", "G"]], fills={(1, 3): "FF0000"})
    assert said(imported) == []
    assert questions(imported) == [
        "Sheet1, row 2, “RAG”: the word is “G” and the colour that of Red; which is right?"
    ]
    assert of(imported, "milestone")[0]["internal_note"] == "RAG: G"


def test_an_unknown_status_is_asked_about_and_can_be_answered():
    rows = [HEADINGS, ["A", None, "June", "nearly there"]]
    imported = taken(rows)
    assert said(imported) == []
    assert questions(imported) == [
        "Sheet1, row 2, “RAG”: “nearly there” is no status that is known; say in the mapping file, under statuses, "
        "what it means."
    ]
    assert said(taken(rows, mapping="statuses: {Nearly there: amber}")) == [{"reported_rag": "amber"}]


def test_what_is_complete_needs_its_day():
    rows = [
        ["Milestone", "Status", "Date completed"],
        ["A", "Complete", "12 June 2017"],
        ["B", "Done", None],
        ["C", "x", "June"],
    ]
    imported = taken(rows)
    assert said(imported) == [{"completed_on": "2017-06-12"}]
    assert [question.about for question in imported.questions] == ["completed", "completed", "status"]
    assert of(imported, "milestone")[1]["internal_note"] == "Status: Done"


def test_what_was_stopped_needs_who_approved_it_and_what_the_rule_works_out_is_only_counted():
    imported = taken([HEADINGS, ["A", None, None, "On hold"], ["B", None, None, "Not started"]])
    assert [question.about for question in imported.questions] == ["approval"]
    assert imported.notes == ("One row is “Not started” in the file; the rule works that out from the date.",)


def test_what_is_said_of_the_work_needs_a_period():
    imported = taken([HEADINGS, ["A", None, None, "R"]], period="")
    assert imported.stops
    assert problems(imported) == [
        "Sheet1, row 2: it says how the work goes; say for which period, with --period."
    ]


def test_a_row_without_a_title_is_not_taken_and_says_what_it_holds():
    imported = taken([HEADINGS, ["A", None, None, None], [None, "Exec", "June", None]])
    assert problems(imported) == [
        "Sheet1, row 3: it has no title and was not taken; it says “Exec; June”. Write one, or empty the row."
    ]


def test_cells_that_cannot_be_read_or_kept_are_problems():
    rows = [HEADINGS, ["A", "Exec", None, None], ["B", "bell\x07", "x" * 40_000, None]]
    imported = taken(rows, unreadable={(1, 2): "It is an error, #REF!."})
    assert problems(imported) == [
        "Sheet1, row 2, “Date”: It is an error, #REF!; type its value into the cell.",
        "Sheet1, row 3, “Owner”: the text holds the control character U+0007, which cannot be shown; delete it.",
        "Sheet1, row 3, “Date”: the text has 40,000 characters; shorten it to 32,767 or fewer.",
    ]


def test_a_section_that_is_a_priority_of_the_plan_is_that_of_its_rows():
    rows = [
        HEADINGS,
        ["1. Patient & public involvement", None, None, None], ["A", None, "May", None],
        ["Extras", None, None, None], ["B", None, "June", None],
    ]  # fmt: skip
    assert of(taken(rows, merged=[(1, 0, 1, 3), (3, 0, 3, 3)]), "milestone") == [
        {"title": "A", "date": "May", "priority": "p1"},
        {"title": "B", "date": "June", "internal_note": "Section: Extras"},
    ]


def test_another_title_under_a_number_of_the_plan_is_asked_about():
    imported = taken(
        [["Milestone", "Priority", "Date"], ["A", "1. Road works", "June"], ["B", "Priority 1", "June"]]
    )
    assert [row.get("priority") for row in of(imported, "milestone")] == [None, "p1"]
    assert questions(imported) == [
        "Sheet1, row 2, “Priority”: “1. Road works” is not priority 1 of the plan, “Patient & public involvement”; "
        "say which is meant in the mapping file, under priorities, by its id or title."
    ]
    assert of(imported, "milestone")[0]["internal_note"] == "Priority: 1. Road works"


@pytest.mark.parametrize(
    ("total", "said"),
    [
        (["Total 4 rows", None, None, None], "Total 4 rows"),
        (["Total: 5 actions", None, None, None], "Total: 5 actions"),
        (["TOTAL", None, None, 2.0], "TOTAL | 2"),
        ([None, "Grand total", "£1,200.50", None], "Grand total | £1,200.50"),
        (["Total actions: 2", None, None, None], "Total actions: 2"),
    ],
)
@pytest.mark.parametrize("below", [[], [["C", "Exec", "July", None]]])
def test_a_row_of_totals_is_left_out_and_told(total, said, below):
    imported = taken([HEADINGS, ["A", "Exec", "June", None], ["B", "Exec", "June", None], total, *below])
    assert [row["title"] for row in of(imported, "milestone")] == ["A", "B", *("C" for _ in below)]
    assert imported.notes == (f"Sheet1, row 4: “{said}” only counts, and is left out.",)
    assert imported.questions == ()


@pytest.mark.parametrize("row", [["Total redesign", None, None, None], ["Total", "Exec", None, None]])
def test_a_row_that_only_begins_like_a_total_is_taken(row):
    imported = taken([HEADINGS, ["A", "Exec", "June", None], row])
    assert [one["title"] for one in of(imported, "milestone")] == ["A", row[0]]


def test_what_is_complete_by_its_date_is_asked_for_its_day_once_and_not_where_the_date_says_it():
    rows = [
        ["Milestone", "Status", "Target date"],
        ["A", "Complete", "Completed"],
        ["B", "Complete", "Completed 12 June 2017"],
        ["C", "Green", "Done"],
        ["D", "Complete", "30 June 2017"],
    ]
    imported = taken(rows)
    asks = "This says that it is complete, not since when. On which day was it completed?"
    assert [question.sentence for question in imported.questions] == [
        f"Sheet1, row 2, “Target date”: “Completed” is kept as it is. {asks}",
        f"Sheet1, row 4, “Target date”: “Done” is kept as it is. {asks}",
        "Sheet1, row 5, “Status”: “Complete” says no day, and a row is complete on one; on which day was it completed?",
    ]
    assert {question.about for question in imported.questions} == {"completed"}
    notes = [one.get("internal_note") for one in of(imported, "milestone")]
    assert notes == [None, None, None, "Status: Complete"]
