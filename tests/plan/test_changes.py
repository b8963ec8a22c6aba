"""Change sets: what is refused, what is taken back, and how long it takes."""

import json

import pytest

from actionplan.plan.changes import Change, apply, diff, invert, is_append, rewind
from actionplan.plan.nouns import Evidence, Milestone, Observation, Owner, Update
from actionplan.words.errors import BadChange
from tests.growing import growth
from tests.plan.sample import ANN, HEADER, REPORT, SAID, added, edit, harbour, plan_of, removed

PLAN = harbour()


def refusal(*changes: Change, plan=PLAN) -> str:
    with pytest.raises(BadChange) as refused:
        apply(plan, changes)
    return str(refused.value)


def test_a_field_is_changed():
    change = edit(PLAN, "m-report", "date", "by 30 Sept")
    after = apply(PLAN, [change])
    assert after.by_id["m-report"].date == "by 30 Sept"
    assert diff(PLAN, after) == (Change("milestone", "m-report", "date", "Sept tbc", "by 30 Sept"),)
    assert PLAN.by_id["m-report"].date == "Sept tbc"


def test_a_row_is_added_and_takes_its_place():
    after = apply(PLAN, [added(Milestone(id="m-new", order=1500, title="Podcast"))])
    assert [row.id for row in after.milestones] == ["m-report", "m-new", "m-website"]


def test_a_row_is_removed():
    after = apply(PLAN, [removed(PLAN, "m-website")])
    assert "m-website" not in after.by_id
    assert after.rows("update") == PLAN.rows("update")


def test_the_head_of_the_plan_is_changed_and_changed_back():
    new = {**PLAN.settings.model_dump(mode="json"), "years": "2017-19"}
    changes = (edit(PLAN, "harbour", "settings", new), edit(PLAN, "harbour", "title", "Harbour and quay"))
    stored = tuple(Change(**json.loads(json.dumps(change.to_json()))) for change in changes)
    after = apply(PLAN, stored)
    assert (after.settings.years, after.title) == ("2017-19", "Harbour and quay")
    assert len(after.settings.calendar.periods) == 52
    assert apply(after, invert(stored)) == PLAN == rewind(after, stored)


OTHER_WORDS = {"id": "m-report", "title": "Annual report"}
WRONG = [
    (Change("poem", "x", "title", "a", "b"), 'There is no kind of row called "poem".'),
    (
        Change("milestone", "m-none", "title", "a", "b"),
        'There is no milestone "m-none" in the plan any more.',
    ),
    (Change("period_note", "n-1", "text", "a", "b"), 'There is no period note "n-1" in the plan any more.'),
    (
        Change("milestone", "m-report", "colour", "", "red"),
        'A milestone has no field "colour" that can be changed.',
    ),
    (
        Change("milestone", "m-report", "id", "m-report", "m-2"),
        'A milestone has no field "id" that can be changed.',
    ),
    (Change("plan", "harbour", "id", "harbour", "port"), 'A plan has no field "id" that can be changed.'),
    (Change("plan", "harbour", "", {}, {}), 'A plan has no field "" that can be changed.'),
    (
        Change("milestone", "m-report", "date", "June", "July"),
        'Milestone "m-report", date: it is not what it was when it was read.',
    ),
    (
        Change("milestone", "m-report", "", OTHER_WORDS, None),
        'The milestone "m-report" is not what it was when it was read.',
    ),
    (
        Change("milestone", "m-report", "", OTHER_WORDS, OTHER_WORDS),
        'The milestone "m-report" is changed field by field, not as a whole.',
    ),
    (
        Change("milestone", "m-new", "", None, None),
        'The milestone "m-new" is to be added, but nothing is said of it.',
    ),
    (added(REPORT), 'The id "m-report" is taken; every row needs an id of its own.'),
    (
        added(Milestone(id="o-ann", title="A")),
        'The id "o-ann" is used 2 times; every row needs an id of its own.',
    ),
    (
        Change("milestone", "M 1", "", None, {"title": "A"}),
        'Milestone "M 1", id: "M 1" is not an id; use up to 40 small letters, digits and hyphens, beginning '
        "with a "
        "letter or digit.",
    ),
    (edit(PLAN, "m-report", "title", " "), 'Milestone "m-report", title: a title is needed.'),
    (
        edit(PLAN, "m-report", "note", "a\0b"),
        'Milestone "m-report", note: the text holds a NUL character, which cannot be kept; delete it.',
    ),
    (
        edit(PLAN, "m-report", "owner", "hoc"),
        'Milestone “Annual report”, owner: "hoc" is not in the register of owners; did you mean "o-ann"?',
    ),
    (
        edit(PLAN, "harbour", "settings", {"years": "soon"}),
        '"soon" is not a financial year. Write it as 2017-18, or 2017-19 for two years.',
    ),
    (
        edit(PLAN, "u-1", "narrative", "Draft is late."),
        'The update "u-1" stays as it was recorded; add a new one instead of changing it.',
    ),
    (
        removed(PLAN, "u-1"),
        'The update "u-1" stays as it was recorded; add a new one instead of changing it.',
    ),
    (
        added(Update(id="u-2", of="m-none", period="P06")),
        'Update “P06”, what it is about: there is no row with the id "m-none" in the plan; correct the id, '
        "or add "
        "that row.",
    ),
    (
        added(Update(id="u-2", of="m-report", period="P99", narrative="Late.")),
        'Update “Late.”, reporting period: "P99" is not one of the plan\'s reporting periods. The periods of '
        "2017-18 are P01 to P26.",
    ),
    (
        removed(PLAN, "p-trust"),
        "Priority “Trust” cannot be removed: Milestone “Annual report” refers to it (priority). Change that "
        "first.",
    ),
    (
        removed(PLAN, "o-ann"),
        "Owner “Head of Communications” cannot be removed: Milestone “Annual report” refers to it (owner). "
        "Change "
        "that first.",
    ),
]


@pytest.mark.parametrize(("change", "sentence"), WRONG)
def test_a_change_that_does_not_fit_is_refused(change, sentence):
    assert refusal(change) == sentence


def test_a_row_is_removed_together_with_what_refers_to_it():
    changes = [edit(PLAN, "m-report", "priority", None), removed(PLAN, "p-trust")]
    assert apply(PLAN, changes).priorities == ()


def test_nothing_is_applied_where_one_change_does_not_fit():
    refusal(edit(PLAN, "m-report", "date", "July"), edit(PLAN, "m-website", "owner", "o-none"))
    assert harbour() == PLAN


def test_only_one_owner_is_accountable():
    assert refusal(edit(PLAN, "m-report", "owner", ["o-ann", "o-ben"])) == (
        'Milestone "m-report", owner: must be one text, not a list or a group.'
    )


SEEN = Observation(id="v-1", indicator="i-1", date="June", value=5)
PROOF = Evidence(id="e-1", of="m-report", text="Seen in print")


@pytest.mark.parametrize(
    ("change", "append"),
    [
        (added(SAID), True),
        (added(SEEN), True),
        (added(PROOF), True),
        (added(REPORT), False),
        (Change("update", "u-1", "withdrawn", False, True), False),
        (Change("plan", "harbour", "", None, {}), False),
    ],
)
def test_updates_observations_and_evidence_are_appended(change, append):
    assert is_append(change) is append


def test_what_was_appended_is_taken_back_by_withdrawing_it():
    fresh = SAID.model_copy(update={"id": "u-2"})
    assert invert([added(fresh)]) == (Change("update", "u-2", "withdrawn", False, True),)
    after = apply(PLAN, [added(fresh)])
    back = apply(after, invert([added(fresh)]))
    assert back.by_id["u-2"] == fresh.model_copy(update={"withdrawn": True})
    assert [row.withdrawn for row in back.updates if row.id == "u-1"] == [False]


def test_what_was_appended_and_withdrawn_at_once_needs_no_taking_back():
    assert invert([added(SAID.model_copy(update={"withdrawn": True}))]) == ()


def test_changes_are_taken_back_in_the_opposite_order():
    changes = (added(Owner(id="o-new", name="New")), edit(PLAN, "m-report", "owner", "o-new"))
    assert [change.kind for change in invert(changes)] == ["milestone", "owner"]
    assert apply(apply(PLAN, changes), invert(changes)) == PLAN


def test_an_update_outlives_the_row_it_is_about():
    after = apply(PLAN, [removed(PLAN, "m-report")])
    assert [row.of for row in after.updates] == ["m-report"]
    assert apply(after, [edit(after, "m-website", "date", "Feb 18")]).updates == after.updates


def test_the_past_is_shown_without_what_was_appended_later():
    fresh = SAID.model_copy(update={"id": "u-2"})
    assert rewind(apply(PLAN, [added(fresh)]), [added(fresh)]) == PLAN


def big(rows):
    milestones = (
        Milestone(id=f"m-{n}", order=1000 + n, title=f"Milestone {n}", owner="o-ann") for n in range(rows)
    )
    return plan_of(ANN, *milestones, header=HEADER)


def test_one_change_takes_no_longer_for_each_row_in_a_plan_of_ten_times_the_rows():
    plans = {rows: big(rows) for rows in (500, 5_000)}

    def change_one(rows):
        change = edit(plans[rows], "m-77", "title", "New title")
        assert diff(plans[rows], apply(plans[rows], [change])) == (change,)

    assert growth(change_one, 500) < 4
