"""Rows without ids are matched with the rows they were, keep their order, and get ids where they are new."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.plan.changes import Change, diff
from actionplan.plan.matching import Likeness, match
from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Milestone
from actionplan.plan.text import changes_in_file, dump_plan, read_plan
from tests.plan.sample import counting, plan_of

HEAD = "id: harbour\ntitle: Harbour plan\nsettings: {years: 2017-18}\nmilestones:\n"
FIRST = Milestone(id="m-first", title="Newsletter", date="June")
SECOND = Milestone(id="m-second", title="Newsletter", date="Sept")
OTHER = Milestone(id="m-other", title="New website", date="Jan 18")
KNOWN = plan_of(FIRST, SECOND, OTHER)


def ids(rows: str, known: ActionPlan | None = KNOWN, new_id=None) -> list[str]:
    """The ids that rows without any get, in the order of the file."""
    plan = read_plan(HEAD + rows, "plan.yaml", new_id or counting(), known).plan
    return [row.id for row in plan.milestones]


NEWSLETTER_JUNE = "- {title: Newsletter, date: June}\n"
NEWSLETTER_SEPT = "- {title: Newsletter, date: Sept}\n"
NEWSLETTER_DEC = "- {title: Newsletter, date: Dec}\n"
WEBSITE = "- {title: New website, date: Jan 18}\n"


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (NEWSLETTER_JUNE + NEWSLETTER_SEPT + WEBSITE, ["m-first", "m-second", "m-other"]),
        (NEWSLETTER_SEPT + NEWSLETTER_JUNE, ["m-second", "m-first"]),
        (NEWSLETTER_SEPT, ["m-second"]),
        (NEWSLETTER_JUNE, ["m-first"]),
        (NEWSLETTER_DEC, ["m-first"]),
        (NEWSLETTER_SEPT + NEWSLETTER_DEC, ["m-second", "m-first"]),
        (NEWSLETTER_DEC + NEWSLETTER_SEPT, ["m-first", "m-second"]),
        (NEWSLETTER_JUNE + NEWSLETTER_SEPT + NEWSLETTER_DEC, ["m-first", "m-second", "m-1"]),
        (NEWSLETTER_JUNE + NEWSLETTER_JUNE, ["m-first", "m-second"]),
        ("- {title: ' new  WEBSITE '}\n", ["m-other"]),
        ("- {title: Old website, date: Jan 18}\n", ["m-1"]),
        ("- {id: m-first, title: Newsletter}\n" + NEWSLETTER_JUNE, ["m-first", "m-second"]),
        ("- {id: m-first, title: Podcast}\n" + NEWSLETTER_JUNE, ["m-first", "m-second"]),
        ("- {id: '', title: New website}\n", ["m-other"]),
    ],
)
def test_rows_are_known_again(rows, found):
    assert ids(rows) == found


def test_rows_of_a_new_plan_get_ids_by_the_letter_of_their_kind():
    assert ids(WEBSITE + NEWSLETTER_JUNE, known=None) == ["m-1", "m-2"]


def test_the_parent_tells_rows_of_one_name_apart():
    priorities = "priorities:\n- {id: p-1, title: A}\n- {id: p-2, title: B}\n"
    rows = "- {id: m-a, title: Event, priority: p-1}\n- {id: m-b, title: Event, priority: p-2}\n"
    known = read_plan(HEAD + rows + priorities, "plan.yaml", counting()).plan
    swapped = "- {title: Event, priority: p-2}\n- {title: Event, priority: p-1}\n"
    assert ids(swapped + priorities, known) == ["m-b", "m-a"]


def test_an_id_that_is_in_use_is_not_given_again():
    made = iter(["m-first", "m-kept", "m-fresh", "m-fresh", "m-fresher"])
    rows = "- {id: m-kept, title: A}\n- {title: B}\n- {title: C}\n"
    assert ids(rows, new_id=lambda letter: next(made)) == ["m-kept", "m-fresh", "m-fresher"]


def test_a_file_without_ids_changes_only_what_it_says():
    rows = NEWSLETTER_JUNE + NEWSLETTER_DEC + WEBSITE
    written = read_plan(HEAD + rows, "plan.yaml", counting(), KNOWN).plan
    assert changes_in_file(KNOWN, written) == (Change("milestone", "m-second", "date", "Sept", "Dec"),)


MANY = plan_of(*(Milestone(id=f"m-{n}", title=f"Milestone {n}") for n in range(500)))


def rewritten(plan: ActionPlan, edit) -> tuple[Change, ...]:
    """What changes when the rows of a plan file are edited as lines of text."""
    head, _, rows = dump_plan(plan).partition("milestones:\n")
    lines = ["- id:" + row for row in rows.split("- id:")[1:]]
    edit(lines)
    return diff(plan, read_plan(f"{head}milestones:\n{''.join(lines)}", "plan.yaml", counting(), plan).plan)


@pytest.mark.parametrize(("start", "end"), [(3, 400), (400, 3), (0, 499), (499, 0), (7, 8)])
def test_moving_one_row_of_500_is_one_change(start, end):
    changes = rewritten(MANY, lambda lines: lines.insert(end, lines.pop(start)))
    assert [change.field for change in changes] == ["order"]


def test_new_rows_in_the_middle_leave_the_others_where_they_are():
    new = [f"- id: m-new-{n}\n  title: New {n}\n" for n in range(200)]
    changes = rewritten(MANY, lambda lines: lines.__setitem__(slice(250, 250), new))
    assert [change.id for change in changes] == [f"m-new-{n}" for n in range(200)]


@given(st.lists(st.sampled_from("abc"), max_size=8), st.lists(st.sampled_from("abc"), max_size=8))
def test_a_match_uses_each_row_once_and_prefers_the_same_date(old, new):
    known = {f"m-{n}": Likeness("milestone", "", "newsletter", date) for n, date in enumerate(old)}
    rows = [Likeness("milestone", "", "newsletter", date) for date in new]
    found = match(known, rows)
    used = [row_id for row_id in found if row_id]
    assert len(used) == len(set(used)) == min(len(old), len(new))
    same_date = [row_id for row_id, row in zip(found, rows, strict=True) if row_id and known[row_id] == row]
    assert len(same_date) == sum(min(old.count(date), new.count(date)) for date in "abc")


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xy")), max_size=8))
def test_the_same_rows_match_themselves_in_order(rows):
    likenesses = [Likeness("milestone", "", wording, date) for wording, date in rows]
    known = {f"m-{n}": likeness for n, likeness in enumerate(likenesses)}
    assert match(known, likenesses) == list(known)


def test_rows_of_other_wording_never_match():
    known = {"m-1": Likeness.of("milestone", {"title": "A", "date": "June"})}
    assert match(known, [Likeness.of("milestone", {"title": "B", "date": "June"})]) == [None]
    assert match(known, [Likeness.of("activity", {"title": "A", "date": "June"})]) == [None]
