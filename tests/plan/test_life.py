"""The life of a row: withdrawn with a reason or replaced by others, and what cannot be said of it."""

import pytest

from actionplan.plan.changes import apply, diff
from actionplan.plan.life import how_it_left
from actionplan.plan.nouns import Evidence, HandOver, Indicator, Milestone, Owner, Priority, Target, Update
from actionplan.plan.problems import problems
from actionplan.plan.text import dump_plan, read_plan
from actionplan.words.errors import BadChange, BadPlanFile
from tests.plan.sample import ANN, BEN, HEADER, added, edit, plan_of, removed

LEFT = {"withdrawn_on": "2017-07-03"}
SPLIT = Milestone(id="m-old", title="Launch", **LEFT, replaced_by=("m-a", "m-b"))
SMALL = Milestone(id="m-small", title="Leaflet", **LEFT, replaced_by=("m-b",))
POSTER = Milestone(id="m-poster", title="Poster", **LEFT, replaced_by=("m-b",))
GONE = Target(id="t-gone", requirement="Reach", **LEFT, withdrawn_because="The survey closed")
ALL = [SPLIT, SMALL, POSTER, GONE, Milestone(id="m-a", title="A"), Milestone(id="m-b", title="B")]
PLAN = plan_of(ANN, BEN, *ALL)


def found(*rows):
    return list(problems(plan_of(ANN, BEN, *rows)))


def said(of: str, **fields: object) -> Update:
    return Update.model_validate({"id": "u-1", "of": of, "period": "P05", "narrative": "Late", **fields})


def refusal(plan, *changes) -> str:
    with pytest.raises(BadChange) as refused:
        apply(plan, changes)
    return str(refused.value)


def test_a_row_may_leave_in_many_ways():
    assert found(*ALL) == []
    told = [how_it_left(row, PLAN) for row in (SPLIT, SMALL, GONE)]
    assert told == ["split into “A” and “B”", "merged into “B”", "“The survey closed”"]
    assert how_it_left(SMALL, plan_of(SMALL, ALL[5])) == "replaced by “B”"


@pytest.mark.parametrize("because", ["", " "])
def test_a_row_leaves_with_a_reason_or_a_replacement(because):
    row = Milestone(id="m-1", title="A", **LEFT, withdrawn_because=because)
    how = "a row leaves with a reason (withdrawn_because) or with the rows that replace it (replaced_by)"
    assert found(row) == [("m-1", "withdrawn_on", how)]


ITSELF = "a row cannot replace itself; name the rows that came instead of it"
CIRCLE = "replace one another in a circle; take one of the links out"


@pytest.mark.parametrize(
    ("links", "problem"),
    [
        ({"m-1": "m-1"}, ("m-1", "replaced_by", ITSELF)),
        ({"m-1": "m-2", "m-2": "m-1"}, ("m-1", "replaced_by", f"“T m-1” and “T m-2” {CIRCLE}")),
        ({"m-0": "m-1", "m-1": "m-2", "m-2": "m-3", "m-3": "m-1"},
         ("m-1", "replaced_by", f"“T m-1”, “T m-2” and “T m-3” {CIRCLE}")),
    ],
)  # fmt: skip
def test_rows_do_not_replace_one_another_in_a_circle(links, problem):
    rows = [Milestone(id=i, title=f"T {i}", **LEFT, replaced_by=(to,)) for i, to in links.items()]
    assert found(*rows) == [problem]


@pytest.mark.parametrize(
    ("links", "problem"),
    [
        ({"i-1": "i-1"}, "an indicator cannot be part of itself; name the whole, or leave it empty"),
        ({"i-1": "i-2", "i-2": "i-1"},
         "“T i-1” and “T i-2” are part of one another in a circle; take one of the links out"),
    ],
)  # fmt: skip
def test_an_indicator_is_no_part_of_itself(links, problem):
    rows = [Indicator(id=i, title=f"T {i}", part_of=whole) for i, whole in links.items()]
    assert found(*rows) == [("i-1", "part_of", problem)]


def test_two_ways_to_one_replacement_are_no_circle():
    links = {"m-1": ("m-2", "m-3"), "m-2": ("m-4",), "m-3": ("m-4",)}
    rows = [Milestone(id=i, title=i, **LEFT, replaced_by=to) for i, to in links.items()]
    assert found(*rows, Milestone(id="m-4", title="D")) == []


def test_a_row_is_replaced_by_rows_of_its_kind():
    row = Milestone(id="m-1", title="A", **LEFT, replaced_by=("t-1",))
    missing = 'there is no milestone with the id "t-1" in the plan; correct the id, or add that milestone'
    assert found(row, Target(id="t-1")) == [("m-1", "replaced_by", missing)]


AGREED = {
    "date_was": "May",
    "date_now": "June",
    "date_change": "agreed",
    "reason": "Late",
    "approved_by": "Chair",
}
UNSAID = 'say whether the date was "corrected" or a new one "agreed", or take date_was and date_now out'


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({}, []),
        (AGREED, []),
        ({"date_was": "", "date_now": "June", "date_change": "corrected"}, []),
        (AGREED | {"reason": " "}, [("reason", "a new date that was agreed needs its reason")]),
        (
            AGREED | {"approved_by": ""},
            [("approved_by", "a new date that was agreed needs the name of who approved it")],
        ),
        ({"date_was": "May"}, [("date_change", UNSAID)]),
        ({"date_now": "May"}, [("date_change", UNSAID)]),
        (
            {"date_change": "corrected"},
            [("date_change", "say what the date was (date_was), and what it is now (date_now)")],
        ),
    ],
)
def test_a_changed_date_says_what_it_is(fields, problem):
    expected = [("u-1", field, sentence) for field, sentence in problem]
    update = said("m-a", **fields)
    assert found(*ALL, update) == expected
    assert list(problems(plan_of(*ALL, update), frozenset())) == []


def test_a_changed_date_that_says_too_little_is_refused_when_it_is_added():
    assert refusal(PLAN, added(said("m-a", **(AGREED | {"reason": ""})))) == (
        "Update “Late”, reason: a new date that was agreed needs its reason."
    )


OWNERS = [
    (
        Owner(
            id="o-1", name="A", in_post_from="2017-04-01", in_post_until="2017-04-01", away_until="2016-01-01"
        ),
        [],
    ),
    (
        Owner(id="o-1", name="A", in_post_from="2017-04-02", in_post_until="2017-04-01"),
        [
            (
                "o-1",
                "in_post_until",
                "2017-04-01 is before the first day in post, 2017-04-02; correct one of the two",
            )
        ],
    ),
    (
        Owner(id="o-1", name="A", deputy="o-1"),
        [("o-1", "deputy", "nobody is their own deputy; name another owner, or leave it empty")],
    ),
    (
        Owner(id="o-1", name="A", deputy="o-none"),
        [
            (
                "o-1",
                "deputy",
                '"o-none" is not in the register of owners; add it under owners, or use one of the ids there',
            )
        ],
    ),
]


@pytest.mark.parametrize(("owner", "expected"), OWNERS)
def test_what_an_owner_cannot_be(owner, expected):
    assert list(problems(plan_of(owner))) == expected


def test_a_hand_over_is_of_a_field_of_owners():
    entry = HandOver(field="title", owner="o-ann", to="o-ben", until="2017-06-30")
    rows = [
        Milestone(id="m-1", title="A", handed_over=(entry,)),
        Priority(id="p-1", title="A", handed_over=(entry,)),
    ]
    assert found(*rows) == [
        (
            "p-1",
            "handed_over",
            "“title” is not a field that names owners; use leads, accountable or key_contacts",
        ),
        ("m-1", "handed_over", "“title” is not a field that names owners; use owner or contributors"),
    ]


def test_a_hand_over_names_owners_of_the_register():
    entry = HandOver(field="owner", owner="o-none", to="o-ben", until="2017-06-30")
    ((row_id, field, sentence),) = found(Milestone(id="m-1", title="A", handed_over=(entry,)))
    assert (row_id, field) == ("m-1", "handed_over")
    assert sentence.startswith('"o-none" is not in the register of owners')


@pytest.mark.parametrize(
    ("of", "sentence"),
    [
        (
            "m-old",
            "Milestone “Launch” was withdrawn on 3 July 2017 (split into “A” and “B”); say it of those instead.",
        ),
        (
            "m-small",
            "Milestone “Leaflet” was withdrawn on 3 July 2017 (merged into “B”); say it of that instead.",
        ),
        (
            "t-gone",
            "Target “Reach” was withdrawn on 3 July 2017 (“The survey closed”); take it back into the plan first.",
        ),
    ],
)
def test_an_update_to_a_withdrawn_row_is_refused(of, sentence):
    assert refusal(PLAN, added(said(of))) == sentence


def test_other_things_are_said_of_a_withdrawn_row():
    seen = apply(PLAN, [added(Evidence(id="e-1", of="m-old", text="Seen in print"))])
    noted = apply(PLAN, [edit(PLAN, "m-old", "note", "See the board paper")])
    told = apply(PLAN, [added(said("m-a"))])
    assert len(seen.evidence) == len(PLAN.evidence) + 1
    assert noted.by_id["m-old"].note == "See the board paper"
    assert len(told.updates) == len(PLAN.updates) + 1


def test_the_last_word_may_come_with_the_withdrawal_or_with_the_way_back():
    plan = plan_of(Milestone(id="m-1", title="A"))
    goes = [
        edit(plan, "m-1", "withdrawn_on", "2017-07-03"),
        edit(plan, "m-1", "withdrawn_because", "Not needed"),
    ]
    gone = apply(plan, [*goes, added(said("m-1"))])
    assert gone.by_id["u-1"].narrative == "Late"
    back = [edit(gone, "m-1", "withdrawn_on", None), added(said("m-1", id="u-2"))]
    assert apply(gone, back).by_id["u-2"].narrative == "Late"


WRITTEN = f"""\
id: {HEADER.id}
title: Harbour plan
settings:
  years: 2017-18
milestones:
  - {{id: m-old, title: Launch, withdrawn_on: 2017-07-03, replaced_by: [m-a, m-b]}}
  - {{id: m-a, title: A}}
  - {{id: m-b, title: B}}
updates:
  - {{id: u-1, of: m-old, period: P06}}
  - {{id: u-2, of: m-old, period: P08}}
  - {{id: u-3, of: m-old, period: P08, withdrawn: yes}}
"""


def test_in_a_plan_file_an_update_speaks_of_a_period_before_the_row_was_withdrawn():
    with pytest.raises(BadPlanFile) as refused:
        read_plan(WRITTEN, "plan.yaml", str)
    assert refused.value.problems == (
        "plan.yaml, line 11, updates/u-2/of: Milestone “Launch” was withdrawn on 3 July 2017 (split into “A” and “B”); "
        "say it of those instead.",
    )


def test_a_row_is_not_withdrawn_before_a_period_that_is_told_of():
    plan = plan_of(Milestone(id="m-1", title="A"), said("m-1", period="2017-18 P08"))
    because = edit(plan, "m-1", "withdrawn_because", "Not needed")
    assert refusal(plan, because, edit(plan, "m-1", "withdrawn_on", "2017-07-03")) == (
        "Milestone “A”, withdrawn on: an update speaks of it in 2017-18 P08, which begins after that day; choose a "
        "later day, or mark that update withdrawn."
    )
    apply(plan, [because, edit(plan, "m-1", "withdrawn_on", "2017-07-20")])


def test_a_plan_in_which_much_has_happened_comes_back_from_its_file():
    update = said(
        "m-a", **AGREED, completed_on="2017-06-20", outcome="412 came", lesson="Book early", follow_on=["m-b"]
    )
    entry = HandOver(field="owner", owner="o-ann", to="o-ben", until="2017-06-30", both=True)
    plan = plan_of(
        ANN, BEN, *ALL, Milestone(id="m-c", title="C", owner="o-ben", handed_over=(entry,)), update
    )
    back = read_plan(dump_plan(plan), "plan.yaml", str).plan
    assert diff(plan, back) == ()


FOLLOWED = plan_of(
    *ALL, said("m-a", completed_on="2017-06-20", follow_on=("m-c",)), Milestone(id="m-c", title="C")
)


def test_a_milestone_that_follows_on_is_not_removed_while_that_is_said():
    assert refusal(FOLLOWED, removed(FOLLOWED, "m-c")) == (
        "Milestone “C” cannot be removed: Update “Late” refers to it (milestones that follow on). Mark "
        "that withdrawn first."
    )
    after = apply(FOLLOWED, [removed(FOLLOWED, "m-c"), edit(FOLLOWED, "u-1", "withdrawn", True)])
    assert "u-1" not in dump_plan(after)
    assert read_plan(dump_plan(after), "plan.yaml", str).plan.milestones == after.milestones


def test_a_new_date_is_that_of_the_row():
    plan = plan_of(Milestone(id="m-1", title="A", date="1 July"))
    told = {"date_was": "1 July", "date_now": "1 August", "date_change": "corrected"}
    said = added(Update(id="u-1", of="m-1", period="P06", **told))
    assert refusal(plan, said) == (
        "Update \u201cP06\u201d, date now: the date of Milestone \u201cA\u201d is \u201c1 July\u201d; "
        "change that as well, or this."
    )
    assert apply(plan, [said, edit(plan, "m-1", "date", "1 August")]).by_id["m-1"].date == "1 August"
