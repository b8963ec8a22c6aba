"""Decisions that cannot be followed: said twice, against each other, of the wrong row, or with what cannot be kept."""

import pytest

from actionplan.tracker.merge import read_decisions, settle
from actionplan.words.errors import BadTracker
from tests.plan.sample import plan_of
from tests.tracker.sent import PLAN, ROWS, applied, by_another, going_out, sentences, typed


def decided(text, merged):
    return settle(merged, None, read_decisions(text, "answers.yaml"))


def refusal(text, merged):
    with pytest.raises(BadTracker) as refused:
        decided(text, merged)
    return str(refused.value)


def with_a_copy():
    back = going_out()
    back.rows["Milestones"].append(dict(back.row("m-site"), note="copy"))
    return back.merged()


def with_a_new_row(**cells):
    back = going_out()
    back.add("Milestones", title="Open day", **cells)
    return back.merged()


TWICE = "this is decided twice, here and in answers.yaml, line 1; keep one of the two."


@pytest.mark.parametrize(
    ("text", "merged"),
    [
        ("- {row: m-show, keep: plan}\n- {row: Milestones row 7, keep: plan}", typed(note="x").merged()),
        ("- {row: m-show, keep: plan}\n- {row: m-show, keep: file}", typed(note="x").merged()),
        ("- {row: m-show, column: Note, keep: plan}\n- {row: Milestones row 7, column: note, keep: file}",
         typed(note="x").merged()),
        ("- {row: m-show, column: Note, value: A}\n- {row: Milestones row 7, column: Note, value: B}",
         typed(note="x").merged()),
        ("- {row: m-show, reason: Rain}\n- {row: Milestones row 7, reason: Snow}", typed(status="Red").merged()),
        ("- {row: m-show, keep: plan}\n- {row: m-show, reason: Snow}", typed(status="Red").merged()),
        ("- {row: Milestones row 8, add: no}\n- {row: Milestones row 8, is: m-show}", with_a_new_row()),
        ("- {row: Milestones row 8, add: yes}\n- {row: Milestones row 8, keep: file}", with_a_copy()),
        ("- {row: Milestones row 8, reason: A}\n- {row: Milestones row 8, reason: B}", with_a_new_row(status="Red")),
    ],
)  # fmt: skip
def test_what_is_decided_twice_is_told_with_both_lines(text, merged):
    said = refusal(text, merged)
    assert said.startswith("answers.yaml, line 2 (“")
    assert said.endswith(TWICE)


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("add: no, is: m-show", "add: no and is"),
        ("add: yes, is: m-show", "add: yes and is"),
        ("add: yes, keep: plan", "keep: plan and add: yes"),
        ("add: no, reason: Rain", "add: no and reason"),
        ("add: no, column: Note, value: x", "add: no and value"),
        ("keep: plan, reason: Rain", "keep: plan and reason"),
        ("keep: plan, column: Note, value: x", "keep: plan and value"),
    ],
)
def test_what_cannot_both_be_is_refused(text, both):
    assert refusal(f"- {{row: Milestones row 8, {text}}}", with_a_new_row()).endswith(
        f": {both} cannot both be; keep one of the two."
    )


@pytest.mark.parametrize(
    ("row_id", "name"),
    [
        ("p-trust", "Priority “Trust”"),
        ("o-ann", "Owner “Head of Communications”"),
        ("u-ben", "Update “Hello.”"),
        ("a-press", "Activity “Press day”"),
        ("t-visits", "Target “More visits”"),
    ],
)
def test_a_row_of_another_kind_is_none_of_its_sheet(row_id, name):
    plan = plan_of(*ROWS, by_another(narrative="Hello."))
    back = going_out(plan)
    back.add("Milestones", title="Brand new", narrative="We did it.")
    said = refusal(f"- {{row: Milestones row 8, is: {row_id}}}", back.merged(plan))
    assert said.endswith(f"{name} cannot be a row of Milestones; write the id of a milestone.")


def test_of_a_sheet_for_two_kinds_both_are_named():
    back = going_out()
    back.add("Targets and indicators", title="Reach", what="Target")
    assert refusal("- {row: Targets and indicators row 7, is: m-show}", back.merged()).endswith(
        "Milestone “Summer show” cannot be a row of Targets and indicators; write the id of a target or an indicator."
    )


def test_a_value_in_a_row_that_is_not_tied_is_not_swallowed():
    back = going_out()
    back.row("m-show")["ref"] = "rubbish"
    value = "- {row: Milestones row 7, column: Note, value: A}"
    assert refusal(value, back.merged()).endswith(
        "nothing of that row is taken yet; say as well which row it is, or add: yes."
    )
    merged = decided(f"{value}\n- {{row: Milestones row 7, is: m-show}}", back.merged())
    assert applied(merged).by_id["m-show"].note == "A"


def test_a_value_in_a_copy_of_a_row_waits_for_which_one_counts():
    value = "- {row: Milestones row 8, column: Note, value: A}"
    assert refusal(value, with_a_copy()).endswith(
        "nothing of that row is taken yet; say which of its rows counts as well."
    )
    merged = decided(f"{value}\n- {{row: Milestones row 8, keep: file}}", with_a_copy())
    assert [one.new for one in merged.changes] == ["A"]


def test_a_row_that_is_added_by_a_decision_can_have_its_reason_with_it():
    merged = decided("- {row: Milestones row 8, add: yes, reason: Rain.}", with_a_new_row(status="Red"))
    assert [(one.reported_rag, one.reason) for one in applied(merged).updates] == [("red", "Rain.")]


def test_a_reason_for_another_cell_of_a_new_row_is_none_of_its_status():
    text = "- {row: Milestones row 8, column: Note, reason: Rain.}"
    assert refusal(text, with_a_new_row(status="Red", note="x")).endswith(
        "the merge has nothing to decide there; look at its lists again."
    )


def test_another_decision_on_a_new_row_is_no_reason():
    text = "- {row: Milestones row 8, column: Status, keep: plan}"
    merged = decided(text, with_a_new_row(status="Red"))
    assert (merged.needs_reason, applied(merged).updates) == ((), ())


@pytest.mark.parametrize("text", ["is: m-site", "add: yes", "add: no"])
def test_a_row_that_is_tied_is_not_tied_anew_because_of_a_cell_that_is_not_known(text):
    assert refusal(f"- {{row: m-show, {text}}}", typed(owner="Nobody").merged()).endswith(
        "no such row is proposed, not known or there twice."
    )


def test_a_row_is_tied_and_its_conflicts_are_settled_in_one():
    back = going_out()
    back.row("m-show").update(ref="rubbish", note="No hall.")
    merged = decided("- {row: Milestones row 7, is: m-show, keep: plan}", back.merged())
    assert (merged.changes, merged.conflicts) == ((), ())


@pytest.mark.parametrize(
    ("reason", "why"),
    [
        (r'"a\0b"', "the text holds a NUL character, which cannot be kept; delete it."),
        ("x" * 40_000, "the text has 40,000 characters; shorten it to 32,767 or fewer."),
        (r'"a\x1bb"', "the text holds the control character U+001B, which cannot be shown; delete it."),
    ],
    ids=["NUL", "long", "escape"],
)  # fmt: skip
@pytest.mark.parametrize("row", ["m-show", "Milestones row 8"])
def test_a_reason_that_could_not_be_kept_is_refused(row, reason, why):
    back = typed(status="Red")
    back.add("Milestones", title="Open day", status="Red")
    said = refusal(f"- {{row: {row}, reason: {reason}}}", back.merged())
    assert said.startswith(f"answers.yaml, line 1 (“{row}”): ")
    assert said.endswith(why)


@pytest.mark.parametrize("row", ["m-show", "Milestones row 8"])
def test_a_reason_of_which_nothing_is_seen_is_none(row):
    back = typed(status="Red")
    back.add("Milestones", title="Open day", status="Red")
    said = refusal(f'- {{row: {row}, reason: "\\u200b"}}', back.merged())
    assert (
        said
        == f"answers.yaml, line 1 (“{row}”): the reason holds nothing that can be seen; write it out, or take it out."
    )


def test_a_row_is_named_by_its_title_where_only_one_has_it():
    back = typed(note="x")
    back.add("Milestones", title="Open day")
    text = "- {row: Summer  Show, column: Note, keep: plan}\n- {row: open day, add: no}"
    merged = decided(text, back.merged())
    assert (merged.changes, [one.added for one in merged.proposed]) == ((), [False])
    for title in ("Summer show", "Summer fair"):  # as it is in the plan, and as it is in the file
        assert decided(f"- {{row: {title}, keep: plan}}", typed(title="Summer fair").merged()).changes == ()


def test_a_title_with_a_comma_is_a_title():
    back = going_out()
    back.add("Milestones", title="Show, then tell")
    assert [one.added for one in decided('- {row: "Show, then tell", add: no}', back.merged()).proposed] == [
        False
    ]


def test_a_title_that_several_have_says_how_to_name_them():
    back = typed(note="x")
    back.add("Milestones", title="Summer show")
    assert refusal("- {row: Summer show, keep: plan}", back.merged()) == (
        "answers.yaml, line 1 (“Summer show”): two rows of the file have that title; name it as Milestones row 7 or "
        "Milestones row 8."
    )


def test_a_title_that_no_row_has_says_how_to_name_one():
    assert refusal("- {row: Winter show, keep: plan}", typed(note="x").merged()) == (
        "answers.yaml, line 1 (“Winter show”): there is no such row in the file; name it as Milestones row 5, or by "
        "its id or title."
    )


def test_a_row_that_did_not_come_back_is_not_in_the_file():
    back = typed(note="x")
    back.rows["Milestones"].remove(back.row("m-site"))
    assert "there is no such row in the file" in refusal("- {row: m-site, keep: plan}", back.merged())


def test_a_declined_row_is_told_and_not_among_those_to_add():
    merged = decided("- {row: Milestones row 8, add: no}", with_a_new_row())
    assert (merged.to_add, merged.notes) == (
        (),
        ("Milestones, row 8, “Open day”: not added, as is decided.",),
    )
    assert [one.place.title for one in with_a_new_row().to_add] == ["Open day"]


def test_an_empty_cell_of_a_row_that_a_person_ties_says_nothing():
    back = going_out()
    back.row("m-site")["ref"] = "rubbish"
    del back.rows["Milestones"][1]["owner"]  # a program that drops an empty cell has not emptied it
    merged = decided("- {row: Milestones row 6, is: m-site}", back.merged(PLAN))
    assert (sentences(merged, "changes"), merged.conflicts) == ([], ())
