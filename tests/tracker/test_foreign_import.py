import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.plan.changes import apply
from actionplan.tracker.foreign import changes_of, in_words, to_data
from actionplan.words.errors import BadTracker, UnknownPeriod
from tests.tracker.foreign_sample import AT, FORTNIGHT, PLAN, STRATEGY, applied, taken

HEADINGS = ["Milestone", "Owner", "Date", "RAG", "Progress", "Budget"]
SHOW = ["Summer show", "Comms Lead", "14.06.17", "Amber", "Tents are late", 500.0]


def test_an_import_adds_rows_behind_the_last_and_says_who_and_when():
    plan = applied(taken([HEADINGS, SHOW, ["Press day", None, "June", None, None, None]]))
    assert [(row.title, row.order, row.owner, row.since) for row in plan.milestones] == [
        ("Summer show", 1000, "lead", "2017-06-20"), ("Press day", 2000, None, "2017-06-20"),
    ]  # fmt: skip
    (update,) = plan.updates
    assert (update.of, update.period, update.reported_rag, update.narrative) == (
        plan.milestones[0].id, "2017-18 P06", "amber", "Tents are late",
    )  # fmt: skip
    assert (update.by, update.recorded) == ("Lead", "2017-06-20T09:00:00+00:00")


@pytest.mark.parametrize("rows", [STRATEGY, FORTNIGHT, [HEADINGS, SHOW, SHOW]])
def test_the_same_file_again_brings_nothing(rows):
    plan = applied(taken(rows))
    again = taken(rows, plan)
    assert again.is_empty
    assert changes_of(again, plan, new_id=str, by="Lead", at=AT) == ()
    assert in_words(again, plan)[-1] == "The plan has all of this already; there is nothing to apply."


def test_two_milestones_of_one_name_stay_two():
    plan = applied(taken(FORTNIGHT))
    again = taken(FORTNIGHT, plan)
    assert [(row.title, row.date) for row in plan.milestones][2:] == [
        ("Consultation on reconfiguration", "Sept tbc"), ("Consultation on reconfiguration", "Dec tbc"),
    ]  # fmt: skip
    assert [row.known for row in again.rows if row.kind == "milestone"] == [row.id for row in plan.milestones]


def test_a_changed_cell_is_a_change_of_the_known_row_and_an_empty_one_is_none():
    plan = applied(taken([HEADINGS, SHOW]))
    later = taken([HEADINGS, ["Summer show", None, "21.06.17", "Amber", "Tents are late", 600.0]], plan)
    (row,) = later.rows
    assert row.known == plan.milestones[0].id
    assert [(one.field, one.old, one.new) for one in row.changes] == [
        ("date", "14.06.17", "21.06.17"), ("internal_note", "Budget: 500", "Budget: 600"),
    ]  # fmt: skip
    after = applied(later, plan)
    assert (after.milestones[0].owner, after.milestones[0].internal_note) == ("lead", "Budget: 600")


def test_a_date_that_reads_as_the_same_day_is_unchanged_and_told():
    plan = applied(taken([HEADINGS, SHOW, ["Press day", None, "Sept tbc", None, None, None]]))
    later = taken(
        [HEADINGS, ["Summer show", None, "14 June 2017"], ["Press day", None, "September 2017"]], plan
    )
    assert [[one.new for one in row.changes] for row in later.rows] == [[], ["September 2017"]]
    assert "One date says the same day as the plan in other words, and the plan keeps its own." in later.notes


def test_a_date_that_can_be_read_in_two_ways_is_a_change():
    plan = applied(taken([HEADINGS, ["Summer show", None, "31 Sept", None, None, None]]))
    (row,) = taken([HEADINGS, ["Summer show", None, "31 September", None, None, None]], plan).rows
    assert [one.new for one in row.changes] == ["31 September"]


@pytest.mark.parametrize(
    ("there", "new"),
    [
        ("Friday 14 June 2017", "14 June 2017"),  # a Wednesday
        ("14 June 2017", "Friday 14 June 2017"),
        ("Jan / ongoing – review September 17", "Jan 2017 / ongoing – review September 17"),
    ],
)
def test_of_two_dates_of_the_same_days_one_with_a_question_is_a_change(there, new):
    plan = applied(taken([HEADINGS, ["Summer show", None, there, None, None, None]]))
    (row,) = taken([HEADINGS, ["Summer show", None, new, None, None, None]], plan).rows
    assert [(one.old, one.new) for one in row.changes] == [(there, new)]


def test_a_line_of_the_file_is_put_behind_where_two_of_the_plan_have_its_heading():
    plan = applied(taken([HEADINGS, SHOW]))
    mine = plan.milestones[0].model_copy(update={"internal_note": "Budget: 500\nBudget: 20 for rain"})
    later = taken([HEADINGS, [*SHOW[:5], 700.0]], plan.mapped(lambda row: mine if row.id == mine.id else row))
    assert later.rows[0].changes[0].new == "Budget: 500\nBudget: 20 for rain\nBudget: 700"


def test_a_note_that_was_written_in_the_plan_is_not_lost():
    plan = applied(taken([HEADINGS, SHOW]))
    mine = plan.milestones[0].model_copy(update={"internal_note": "Ask about rain\nBudget: 500"})
    later = taken([HEADINGS, [*SHOW[:5], 700.0]], plan.mapped(lambda row: mine if row.id == mine.id else row))
    assert later.rows[0].changes[0].new == "Ask about rain\nBudget: 700"


def test_a_file_that_names_fewer_contributors_takes_nobody_away():
    headings = ["Milestone", "Owner", "Supported by", "Date"]
    plan = applied(taken([headings, ["Summer show", "Comms Lead", "Exec", "June"]]))
    later = taken([headings, ["Summer show", "Comms Lead", "Director of transformation", "June"]], plan)
    assert later.rows[0].changes[0].new == ["exec", "director"]


def test_a_row_is_known_though_the_file_does_not_tell_its_priority():
    plan = applied(taken([["Milestone", "Priority", "Date"], ["Summer show", "Priority 1", "June"]]))
    (row,) = taken([["Milestone", "Owner", "Date"], ["Summer show", None, "June"]], plan).rows
    assert (row.known, row.changes) == (plan.milestones[0].id, ())


def test_the_same_activity_in_another_period_is_another_one():
    rows = [["Activity", "Format"], ["Regional meeting", "Online"]]
    plan = applied(taken(rows))
    (row,) = taken(rows, plan, period="P07").rows
    assert (row.known, row.values["period"]) == ("", "2017-18 P07")


def test_a_row_that_left_the_plan_is_not_taken():
    plan = applied(taken([HEADINGS, SHOW]))
    left = {"withdrawn_on": "2017-06-21", "withdrawn_because": "Rain"}
    gone = plan.mapped(lambda row: row.model_copy(update=left), ["milestone"])
    imported = taken([HEADINGS, SHOW], gone)
    assert imported.rows == ()
    assert imported.problems[0].sentence == (
        "Sheet1, row 2: “Summer show” was withdrawn from the plan on 21 June 2017, and was not taken; take it back "
        "into the plan first if it goes on."
    )


def test_new_priorities_come_with_the_rows_that_name_them():
    plan = applied(taken(STRATEGY))
    titles = {row.id: row.title for row in plan.priorities}
    assert [titles[row.priority] for row in plan.targets][3:] == [
        "For Thurrock in Thurrock",
        "Clinical priorities",
    ]
    assert len(plan.targets) == 5


def test_a_text_that_looks_like_a_key_or_a_formula_stays_text():
    rows = [
        HEADINGS,
        ["+1", "Exec", "+priority place", None, "=1+1", None],
        ["=cmd|' /C calc'!A0", *[None] * 5],
    ]
    plan = applied(taken(rows))
    assert [row.title for row in plan.milestones] == ["+1", "=cmd|' /C calc'!A0"]
    assert (plan.milestones[0].date, plan.updates[0].narrative) == ("+priority place", "=1+1")


def test_nothing_is_taken_while_a_problem_stops_it():
    imported = taken([["Milestones", "Timings"], ["A\nB", "June\nJuly\nAug"]])
    with pytest.raises(BadTracker) as refused:
        changes_of(imported, PLAN, new_id=str, by="Lead", at=AT)
    assert str(refused.value).startswith(
        "Sheet1, row 2, “Timings”: “Milestones” holds two lines and this cell three"
    )
    assert (
        in_words(imported, PLAN)[-1] == "Nothing can be taken before the problems that stop it are put right."
    )


def test_an_unknown_period_is_refused():
    with pytest.raises(UnknownPeriod):
        taken([HEADINGS, SHOW], period="P99")


def test_an_import_is_told_before_it_is_made():
    lines = in_words(
        taken([["Tracker"], HEADINGS, SHOW, ["Press day", "Nobody we know", "June", None, None, None]]), PLAN
    )
    assert lines == [
        "Sheet1, row 2: milestones (certain, 100 %), two rows",
        "  Above it: “Tracker”",
        "  Column A “Milestone” → title (certain, 100 %)",
        "  Column B “Owner” → owner (certain, 100 %)",
        "  Column C “Date” → date (certain, 100 %)",
        "  Column D “RAG” → status (certain, 100 %)",
        "  Column E “Progress” → update (certain, 100 %)",
        "  Column F “Budget” → kept as an internal note",
        "The first rows as they would be:",
        "  Sheet1, row 3: milestone, new: title “Summer show”, owner “Communications lead”, date as written “14.06.17”"
        " (read as 14 June 2017), internal note “Budget: 500”; update: narrative “Tents are late”, reported status "
        "“amber”",
        "  Sheet1, row 4: milestone, new: title “Press day”, date as written “June” (read as 1 to 30 June "
        "2017), internal note “Owner: Nobody we know”",
        "Questions:",
        "  Sheet1, row 4, “Owner”: “Nobody we know” is no owner in the register; who is it? Say who it is in the "
        "mapping file, under owners, or add it to the register.",
        "Notes:",
        "  Sheet1, row 4: nothing stands under “Progress”.",
        "With --apply this would add two milestones and record one update for 2017-18 P06.",
    ]


def test_an_import_as_plain_data():
    data = to_data(taken([HEADINGS, SHOW]))
    assert json.loads(json.dumps(data)) == data
    assert data["tables"][0]["columns"][1] == {
        "column": "B",
        "heading": "Owner",
        "field": "owner",
        "percent": 100,
    }
    assert data["rows"][0]["update"] == {"narrative": "Tents are late", "reported_rag": "amber"}
    assert data["counts"] == {
        "tables": 1, "rows_read": 1, "added": {"milestone": 1}, "changed": 0, "unchanged": 0, "updates": 1,
        "problems": 0, "questions": 0,
    }  # fmt: skip


MANY = [
    "Milestone", "Requirement", "Target", "Owner", "Supported by", "Date", "RAG", "Progress", "Notes", "Budget",
    "Success indicators", "Now expected", "Reason", "Completed on", "Date completed", "Area to address",
    "Activities this period",
    "Decision required", "Objectives", "Priority", "Comment",
]  # fmt: skip
HEADS = st.lists(st.sampled_from(MANY), min_size=2, max_size=8, unique=True)


@st.composite
def trackers(draw):
    """A table in which every cell is a word of its own, some of them empty."""
    heads = draw(HEADS)
    rows = draw(
        st.lists(st.lists(st.booleans(), min_size=len(heads), max_size=len(heads)), min_size=1, max_size=5)
    )
    return [
        heads,
        *([f"wo{r}x{c}rd" if full else None for c, full in enumerate(row)] for r, row in enumerate(rows)),
    ]


@settings(max_examples=150, deadline=None)
@given(trackers())
def test_nothing_typed_is_lost(rows):
    imported = taken([["Milestone", "Owner", *rows[0]], *(["Title", None, *row] for row in rows[1:])])
    told = json.dumps(to_data(imported))
    for word in (cell for row in rows[1:] for cell in row if cell):
        assert word in told


@settings(max_examples=100, deadline=None)
@given(trackers())
def test_what_was_taken_is_not_taken_again(rows):
    imported = taken(
        rows := [["Action", "Lead", *rows[0]], *([f"Title {n}", None, *r] for n, r in enumerate(rows[1:]))]
    )
    if not imported.stops:
        plan = applied(imported)
        assert taken(rows, plan).is_empty
        assert apply(plan, ()) == plan


CELLS = st.one_of(
    st.none(), st.text(max_size=20), st.floats(allow_nan=False), st.booleans(), st.dates(), st.datetimes()
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=5, max_size=5), max_size=6))
def test_whatever_stands_in_a_table_is_taken_or_told(rows):
    imported = taken([["Milestone", "Owner", "Date", "RAG", "Zebra"], ["A", *[None] * 4], *rows])
    assert in_words(imported, PLAN)
    if not imported.stops:
        assert len(applied(imported).milestones) == sum(row.kind == "milestone" for row in imported.rows)
