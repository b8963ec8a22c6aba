import pytest

from actionplan.plan.changes import apply
from actionplan.tracker.merge import Decision, read_decisions, settle
from actionplan.words.errors import BadTracker
from tests.plan.sample import edit, removed
from tests.tracker.sent import PLAN, applied, going_out, sentences

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
        ("row: m-show", 'answers.yaml: decisions are a list; begin each of them with "- row: ".'),
        ("- m-show", 'answers.yaml, line 1: a decision names a row; write "- row: m-show".'),
        ("- row: m-show\n  keeps: file", "answers.yaml, line 2: “keeps” is not known here; write row, column, keep, "
         "reason, add or is."),
        ("- row: m-show\n  keep: mine", "answers.yaml, line 2: “mine” cannot be kept; write plan or file."),
        ("- row: m-show\n  add: perhaps", "answers.yaml, line 2: “perhaps” is neither yes nor no."),
        ("- row: [m-show]\n  keep: file", "answers.yaml, line 1: row is one text."),
        ("- keep: file", "answers.yaml, line 1: a decision names its row, by its id or as Milestones row 14."),
        ("- row: m-show", "answers.yaml, line 1: nothing is decided; write keep, reason, add or is."),
        ("- {row: m-site, keep: file}", "answers.yaml, line 1 (“m-site”): the merge has nothing to decide there; "
         "look at its lists again."),
        ("- {row: m-show, column: Title, keep: file}", "answers.yaml, line 1 (“m-show”, “Title”): the merge has "
         "nothing to decide there; look at its lists again."),
        ("- {row: Milestones row 9, add: yes}", "answers.yaml, line 1 (“Milestones row 9”): no such row is "
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
