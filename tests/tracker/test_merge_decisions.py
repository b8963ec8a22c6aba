from dataclasses import replace

import pytest

from actionplan.plan.changes import apply
from actionplan.tracker.merge import Decision, merge, read_decisions, returned, settle
from actionplan.tracker.sheets import Sheet
from actionplan.words.errors import BadTracker
from tests.growing import growth
from tests.plan.sample import edit, removed
from tests.tracker.sent import PLAN, SINCE, applied, going_out, sentences

KEYS = (
    "row (an id, or Milestones row 14), column (a heading), keep (plan or file), reason (of a status), value (instead "
    "of what was typed), add (yes or no) or is (the id of the row that it is)."
)
BOTH = apply(PLAN, [edit(PLAN, "m-show", "note", "Hall."), edit(PLAN, "m-show", "owner", "o-ben")])


def in_conflict():
    back = going_out()
    back.row("m-show").update(note="No hall.", owner="Head of Communications")
    return back.merged(BOTH)


def decided(text: str, merged=None):
    return settle(merged or in_conflict(), None, read_decisions(text, "answers.yaml"))


def test_all_conflicts_one_way():
    of_file = settle(in_conflict(), "file")
    assert (of_file.conflicts, [one.place.key for one in of_file.changes]) == ((), ["owner", "note"])
    row = applied(of_file, BOTH).by_id["m-show"]
    assert (row.note, row.owner) == ("No hall.", "o-ann")
    of_plan = settle(in_conflict(), "plan")
    assert (of_plan.conflicts, of_plan.changes) == ((), ())
    assert of_plan.notes[0] == "Milestones, row 7, “Summer show”, Owner: kept as it is in the plan."


def test_without_a_word_all_stays_as_it_is():
    assert settle(in_conflict()) == in_conflict()


def test_each_conflict_by_its_own_decision_and_the_rest_by_keep():
    answers = read_decisions("- {row: m-show, column: note, keep: file}", "answers.yaml")
    merged = settle(in_conflict(), "plan", answers)
    assert ([one.place.key for one in merged.changes], merged.conflicts) == (["note"], ())
    assert [one.place.key for one in settle(in_conflict(), None, answers).conflicts] == ["owner"]


def test_a_row_is_named_by_its_place_and_its_cell_before_all_of_it():
    merged = decided("- {row: 'Milestones, row 7', keep: plan}\n- {row: m-show, column: Note, keep: file}")
    assert [one.place.key for one in merged.changes] == ["note"]


def test_a_change_that_is_not_wanted_is_left_out():
    back = going_out()
    back.row("m-site")["note"] = "x"
    merged = decided("- {row: m-site, keep: plan}", back.merged())
    assert (merged.changes, merged.notes) == (
        (),
        ("Milestones, row 6, “New website”, Note: kept as it is in the plan.",),
    )


def test_a_reason_lets_a_status_through():
    back = going_out()
    back.row("m-show").update(status="Red", narrative="Late.")
    merged = decided("- {row: m-show, column: Status, reason: Rain.}", back.merged())
    assert merged.needs_reason == ()
    assert (
        sentences(merged, "changes")[-1]
        == "Milestones, row 7, “Summer show”, Status: “Red”, because “Rain.”."
    )
    assert [(one.reported_rag, one.reason, one.narrative) for one in applied(merged).updates] == [
        ("red", "Rain.", "Late.")
    ]


def test_a_day_of_completion_is_not_a_reason():
    back = going_out()
    back.row("m-show").update(status="Complete")
    with pytest.raises(BadTracker) as refused:
        decided("- {row: m-show, reason: Yesterday}", back.merged())
    assert str(refused.value) == (
        "answers.yaml, line 1 (“m-show”): a reason is not what is missing there; correct the file."
    )


def test_the_row_of_a_group_that_counts():
    back = going_out()
    back.rows["Milestones"].append(dict(back.row("m-site"), title="Newest website"))
    merged = decided("- {row: Milestones row 8, keep: file}", back.merged())
    assert [(one.place.row, one.new) for one in merged.changes] == [(8, "Newest website")]
    assert sentences(merged, "duplicates") == [
        "Milestones, row 6, “New website”: another row was chosen; nothing of it is taken."
    ]


def test_a_copied_row_is_a_new_one():
    back = going_out()
    back.rows["Milestones"].append(dict(back.row("m-site"), title="Intranet"))
    merged = decided("- {row: Milestones row 8, add: yes}", back.merged())
    assert (merged.duplicates, [(one.place.title, one.added) for one in merged.proposed]) == (
        (),
        [("Intranet", True)],
    )


def test_a_proposed_row_is_not_wanted_or_is_one_of_the_plan():
    back = going_out()
    back.rows["Milestones"].remove(back.row("m-show"))
    back.add("Milestones", title="Summer show", note="Booked.", date="30.06.17", owner="Comms lead")
    back.add("Milestones", title="Intranet")
    merged = decided(
        "- {row: Milestones row 7, is: m-show}\n- {row: Milestones row 8, add: no}", back.merged()
    )
    assert [(one.place.title, one.added) for one in merged.proposed] == [("Intranet", False)]
    assert [(one.place.key, one.old, one.new) for one in merged.changes] == [
        ("owner", "", "Comms lead"),
        ("note", "Book the hall.", "Booked."),
    ]
    assert merged.missing == ()


def test_a_row_of_an_unknown_ref_is_tied():
    back = going_out()
    back.row("m-site").update(ref="rubbish", note="x")
    merged = decided("- {row: Milestones row 6, is: m-site}", back.merged())
    assert (merged.unknown, [one.place.id for one in merged.changes]) == ((), ["m-site"])


def test_nothing_of_the_file_is_kept_in_a_row_that_is_gone():
    gone = apply(PLAN, [removed(PLAN, "m-report")])
    back = going_out()
    back.row("m-report")["note"] = "x"
    assert len(settle(back.merged(gone), "file").conflicts) == 1
    assert settle(back.merged(gone), "plan").conflicts == ()
    with pytest.raises(BadTracker, match="the row has left the plan"):
        decided("- {row: m-report, keep: file}", back.merged(gone))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("row: m-show", 'answers.yaml: decisions are a list; begin each of them with "- row: ", and go on with '
         + KEYS),
        ("- m-show", 'answers.yaml, line 1: a decision names a row; write "- row: m-show".'),
        ("- row: m-show\n  keeps: file", "answers.yaml, line 2: “keeps” is not known here; write " + KEYS),
        ("- row: m-show\n  keep: mine", "answers.yaml, line 2: “mine” cannot be kept; write plan or file."),
        ("- row: m-show\n  add: perhaps", "answers.yaml, line 2: “perhaps” is neither yes nor no."),
        ("- row: [m-show]\n  keep: file", "answers.yaml, line 1: row is one text."),
        ("- keep: file", "answers.yaml, line 1: a decision names its row, by its id or as Milestones row 14."),
        ("- row: m-show", "answers.yaml, line 1: nothing is decided; write keep (plan or file), reason (of a "
         "status), value (instead of what was typed), add (yes or no) or is (the id of the row that it is)."),
        ("- {row: m-show, value: x}", "answers.yaml, line 1: a value is that of one cell; write its heading as "
         "column."),
        ("- {row: m-show, column: Title, value: x}", "answers.yaml, line 1 (“m-show”, “Title”): there is no column "
         "“Title” in Milestones; write its heading."),
        ("- {row: Milestones row 99, column: Owner, value: x}", "answers.yaml, line 1 (“Milestones row 99”, "
         "“Owner”): there is no such row in the file; name it as Milestones row 5, or by its id or title."),
        ("- {row: m-show, column: Owner, value: Nobody}", "answers.yaml, line 1 (“m-show”, “Owner”): “Nobody” is no "
         "owner in the register; write one of “Head of Communications” or “Head of Digital”."),
        ("- {row: m-show, column: Now expected, value: next week}", "answers.yaml, line 1 (“m-show”, “Now "
         "expected”): “next week” cannot be taken yet. No day or month is named. When is it due, or when will it be "
         "reviewed?"),
        ("- {row: m-site, keep: file}", "answers.yaml, line 1 (“m-site”): the merge has nothing to decide there; "
         "look at its lists again."),
        ("- {row: m-show, column: Title, keep: file}", "answers.yaml, line 1 (“m-show”, “Title”): the merge has "
         "nothing to decide there; look at its lists again."),
        ("- {row: Milestones row 9, add: yes}", "answers.yaml, line 1 (“Milestones row 9”): there is no such "
         "row in the file; name it as Milestones row 5, or by its id or title."),
        ("- {row: Milestones row 6, add: yes}", "answers.yaml, line 1 (“Milestones row 6”): no such row is "
         "proposed, not known or there twice."),
    ],
)  # fmt: skip
def test_a_decision_that_cannot_be_followed_says_where_and_what_to_write(text, said):
    with pytest.raises(BadTracker) as refused:
        decided(text)
    assert str(refused.value) == said


def test_a_row_that_the_plan_has_not_got_cannot_be_meant():
    back = going_out()
    back.add("Milestones", title="Intranet")
    with pytest.raises(BadTracker, match="there is no row m-nowhere in the plan; write the id of one"):
        decided("- {row: Milestones row 8, is: m-nowhere}", back.merged())


def test_an_empty_file_decides_nothing_and_broken_yaml_says_so():
    assert read_decisions("# nothing yet\n", "answers.yaml") == ()
    with pytest.raises(BadTracker, match="line 2: the text cannot be read"):
        read_decisions("- {row: m-show", "answers.yaml")


def test_decisions_can_be_made_without_a_file():
    merged = settle(in_conflict(), None, [Decision("m-show", "Owner", keep="plan")])
    assert [one.place.key for one in merged.conflicts] == ["note"]


def test_a_value_stands_instead_of_what_was_typed():
    back = going_out()
    back.row("m-show").update(owner="Nobody", status="nearly there", date="31/02/2018")
    merged = decided(
        "- {row: m-show, column: Owner, value: comms lead}\n"
        "- {row: Milestones row 7, column: Status, value: Red, reason: Rain.}\n"
        "- {row: m-show, column: target date as written, value: 28 February 2018}",
        back.merged(),
    )
    assert (merged.unknown, merged.needs_reason) == ((), ())
    after = applied(merged)
    assert (after.by_id["m-show"].owner, after.by_id["m-show"].date) == ("o-ann", "28 February 2018")
    assert [(one.reported_rag, one.reason) for one in after.updates] == [("red", "Rain.")]


def test_a_value_fills_a_cell_that_was_left_empty_or_cannot_be_read():
    back = going_out()
    back.row("m-show").update(status="Complete")
    back.row("m-site")["note"] = None
    back.unreadable = {("Milestones", 1, "note"): "#REF!"}
    merged = decided(
        "- {row: m-show, column: Completed on, value: 23 June 2017}\n- {row: m-site, column: Note, value: Live.}",
        back.merged(),
    )
    assert (merged.needs_reason, merged.unreadable) == ((), ())
    after = applied(merged)
    assert [one.completed_on for one in after.updates] == ["2017-06-23"]
    assert after.by_id["m-site"].note == "Live."


def test_a_date_far_from_the_plan_is_taken_where_somebody_decides_on_it():
    back = going_out()
    back.row("m-show")["date"] = "30 June 2071"
    assert [one.value for one in back.merged().unknown] == ["30 June 2071"]
    text = "- {row: m-show, column: Target date as written, value: 30 June 2071}"
    assert applied(decided(text, back.merged())).by_id["m-show"].date == "30 June 2071"


def test_a_value_for_a_row_that_stands_there_twice_names_its_place():
    back = going_out()
    back.rows["Milestones"].append(dict(back.row("m-site"), title="Newest website"))
    said = "the row stands in the file twice; write Milestones row 6 or Milestones row 8."
    for text in (
        "- {row: m-site, column: Note, value: x}",
        "- {row: m-site, keep: file}",
        "- {row: m-site, add: yes}",
        "- {row: m-site, is: m-show}",
    ):
        with pytest.raises(BadTracker) as refused:
            decided(text, back.merged())
        assert str(refused.value).endswith(said)


def test_of_many_copies_of_a_row_a_refusal_names_the_first_few():
    back = going_out()
    back.rows["Milestones"] += [dict(back.row("m-site")) for _ in range(5)]
    with pytest.raises(BadTracker) as refused:
        decided("- {row: m-site, keep: file}", back.merged())
    assert str(refused.value) == (
        "answers.yaml, line 1 (“m-site”): the row stands in the file six times; write Milestones row 6, Milestones "
        "row 8, Milestones row 9, Milestones row 10 or one of two more."
    )


def test_what_is_typed_into_a_sheet_for_reading_is_no_row_to_decide_on():
    back = going_out()
    back.base = replace(back.base, read_only={"Updates": ()})
    file = back.file()
    file.sheets.append(Sheet("Updates", [["A remark"]]))
    merged = merge(returned(file), {back.base.export: back.base}, PLAN, SINCE)
    assert [one.place.row for one in merged.unknown] == [1]
    with pytest.raises(BadTracker, match="no such row is proposed, not known or there twice"):
        decided("- {row: Updates row 1, is: m-show}", merged)


def many_new_rows(count):
    back = going_out()
    for number in range(count):
        back.add("Milestones", title=f"Show {number}", owner="Nobody")
    decisions = [Decision(f"Milestones row {number + 8}", add=number % 2 == 0) for number in range(count)]
    decisions += [
        Decision(f"Milestones row {n + 8}", "Owner", value="Comms Lead") for n in range(0, count, 2)
    ]
    return back.merged(), decisions


def test_ten_times_the_decisions_are_followed_in_ten_times_the_time():
    made = {count: many_new_rows(count) for count in (100, 1_000)}

    def follow(count):
        settled = settle(made[count][0], None, made[count][1])
        assert sum(one.added for one in settled.proposed) == count // 2
        assert settled.unknown == ()

    assert growth(follow, 100) < 4


def test_the_cells_of_a_new_row_are_settled_like_any_others():
    back = going_out()
    back.add("Milestones", title="Open day", owner="Nobody", status="Red", narrative="Late.")
    text = "- {row: Milestones row 8, column: Owner, value: Head of Digital}\n- {row: Milestones row 8, reason: Rain.}"
    merged = decided(text, back.merged())
    assert (merged.unknown, merged.needs_reason, merged.changes) == ((), (), ())
    after = applied(merged)
    assert [(row.title, row.owner) for row in after.milestones[3:]] == [("Open day", "o-ben")]
    assert [(one.reported_rag, one.reason, one.narrative) for one in after.updates] == [
        ("red", "Rain.", "Late.")
    ]


def test_of_a_new_row_that_is_not_wanted_nothing_is_asked():
    back = going_out()
    back.add("Milestones", title="Open day", owner="Nobody", status="Red")
    merged = decided("- {row: Milestones row 8, add: no}", back.merged())
    assert (merged.unknown, merged.needs_reason) == ((), ())
    assert merged.proposed[0].values == {"Milestone": "Open day", "Owner": "Nobody", "Status": "Red"}


def test_a_cell_that_is_not_known_is_left_as_it_is_in_the_plan():
    back = going_out()
    back.row("m-show")["owner"] = "Nobody"
    merged = decided("- {row: m-show, column: Owner, keep: plan}", back.merged())
    assert (merged.unknown, merged.notes) == (
        (),
        ("Milestones, row 7, “Summer show”, Owner: kept as it is in the plan.",),
    )


def test_a_reading_that_looks_like_a_slip_is_taken_when_somebody_says_that_it_is_right():
    back = going_out()
    back.row("i-visits").update(value="1.5", value_date="May 2017", source="Web")
    assert len(back.merged().needs_reason) == 3
    for text in ("- {row: i-visits, keep: file}", "- {row: i-visits, column: New reading, keep: file}"):
        merged = decided(text, back.merged())
        assert merged.needs_reason == ()
        assert [one.value for one in applied(merged).observations] == [1.5]
    assert decided("- {row: i-visits, keep: plan}", back.merged()).changes == ()
