"""What changed between two reports: each kind in its words, in their order, and the laws."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.view.changed import what_changed
from actionplan.view.data import ReportData
from actionplan.view.parts import ItemData
from tests.view.changes import changes, item, left, move, priority, report

DONE = {"rag": "complete", "completed_on": "2017-06-14", "due": "2017-06-14", "ended": True}


def of_one(before: ItemData, now: ItemData, **more: Any) -> list[tuple[str, str]]:
    return changes(report(before), report(now, **more))


def test_nothing_before_the_first_report() -> None:
    assert what_changed(None, report(item())) == ()


def test_a_whole_page() -> None:
    before = report(
        item("show", title="Living Well show", due="2017-06-14"),
        item("mayfield", why="Due in nine days (22 June 2017).", title="Mayfield opening event"),
        item("web", "red", why="31 days past its date, no completion recorded.", title="Website"),
        item("survey", title="Survey"),
        item("old", title="Newsletters"),
        item("brief", title="Brief", owner="Interim lead"),
        priorities=(priority(targets=(item("t", kind="target"),)),),
    )
    moved = (move("22 June 2017", "30 June 2017", 8),)
    late = "Three days past its date, no completion recorded."
    now = report(
        item("brief", title="Winter brief", owner="Lead"),
        item("mayfield", "amber", why=late, title="Mayfield opening event", moves=moved),
        item("online", title="Online survey"),
        item("paper", title="Paper survey"),
        item("show", title="Living Well show", **DONE),
        item("web", "amber", why="To be confirmed.", title="Website"),
        item("gps", title="Primary care contracts", date_as_written="Sept tbc"),
        left=(
            left("survey", "online", "paper", reason="Two groups of readers."),
            left("old", reason="The board has ended it"),
        ),
        priorities=(priority(rag="amber", targets=(item("t", "amber", kind="target"),)),),
    )
    assert [change.sentence for change in what_changed(before, now)] == [
        "Completed: Living Well show, on 14 June 2017, its date.",
        "Slipped eight days (the first time): Mayfield opening event, from 22 June 2017 to 30 June 2017.",
        "Worse: Mayfield opening event, Green to Amber. Before: Due in nine days (22 June 2017). "
        "Now: Three days past its date, no completion recorded.",
        "Worse: Milestone t, Green to Amber.",
        "Worse: priority 4 System pressures, Green to Amber. Before: One target row, green. "
        "Now: One target row, amber.",
        "Better: Website, Red to Amber. Before: 31 days past its date, no completion recorded. "
        "Now: To be confirmed.",
        "New: Primary care contracts, Sept tbc.",
        "Split: “Survey” into “Online survey” and “Paper survey” (Two groups of readers).",
        "Withdrawn: “Newsletters” (The board has ended it).",
        "Owner changed: Winter brief, from Interim lead to Lead.",
        "Reworded: “Brief” is now “Winter brief”.",
    ]


# Completed


@pytest.mark.parametrize(
    ("completed_on", "due", "when"),
    [
        ("2017-06-14", "2017-06-14", ", on 14 June 2017, its date"),
        ("2017-06-14", "2017-06-30", ", on 14 June 2017, within its date"),
        ("2017-06-16", "2017-06-14", ", on 16 June 2017, two days after its date"),
        ("2017-06-16", "", ", on 16 June 2017"),
        ("", "2017-06-14", ""),
    ],
)
def test_completed_with_its_day(completed_on: str, due: str, when: str) -> None:
    now = item(rag="complete", completed_on=completed_on, due=due)
    assert of_one(item(rag="red", due=due), now) == [("completed", f"Completed: Milestone m{when}.")]


def test_what_was_complete_is_told_once_and_its_undoing_is_worse() -> None:
    assert of_one(item(**DONE), item(**DONE)) == []
    assert of_one(item(**DONE), item(rag="amber")) == [("worse", "Worse: Milestone m, Complete to Amber.")]


def test_what_is_new_and_complete_is_told_as_both() -> None:
    assert [kind for kind, _ in changes(report(), report(item(**DONE)))] == ["completed", "new"]


# Dates


def dates(*moves: Any, before: Any = (), **fields: Any) -> list[tuple[str, str]]:
    return of_one(item(moves=tuple(before)), item(moves=(*before, *moves), **fields))


EARLIER = [move("1 June 2017", "8 June 2017", 7, id="u8"), move("8 June 2017", "22 June 2017", 14, id="u9")]


def test_slips_are_summed_up_since_the_earlier_report_and_counted_in_all() -> None:
    one = move("22 June 2017", "30 June 2017", 8, "agreed")
    two = move("30 June 2017", "13 July 2017", 13, id="u2")
    assert dates(one, two) == [
        ("slipped", "Slipped 21 days (moved twice in all): Milestone m, from 22 June 2017 to 13 July 2017.")
    ]
    assert dates(one, before=EARLIER) == [
        (
            "slipped",
            "Slipped eight days (moved three times in all): Milestone m, from 22 June 2017 to 30 June 2017.",
        )
    ]


def test_each_move_counts_whichever_way_it_went_but_no_correction() -> None:
    before = [*EARLIER, move("22 June 2017", "20 June 2017", -2, id="u5")]
    before += [
        move("1 May 2017", "1 June 2017", 0, "corrected", id="u6"),
        move("TBC", "1 June", None, id="u7"),
    ]
    (found,) = dates(move("20 June 2017", "21 June 2017", 1), before=before)
    assert found[1].startswith("Slipped one day (moved four times in all)")


def test_brought_forward_and_there_and_back() -> None:
    forward = move("30 June 2017", "26 June 2017", -4)
    assert dates(forward) == [
        ("brought forward", "Brought forward four days: Milestone m, from 30 June 2017 to 26 June 2017.")
    ]
    assert dates(forward, move("26 June 2017", "30 June 2017", 4, id="u2")) == []


def test_a_date_set_and_one_given_up() -> None:
    assert dates(move("to be confirmed", "30 June 2017", None), forecast="2017-06-30") == [
        ("date set", "Date set: Milestone m, now 30 June 2017 (before: to be confirmed).")
    ]
    assert dates(move("30 June 2017", "to be confirmed", None)) == [
        ("date set", "No date any more: Milestone m, now to be confirmed (before: 30 June 2017).")
    ]


def test_a_typing_mistake_is_no_slip() -> None:
    corrected = move("22 June 2017", "27 June 2017", 0, "corrected")
    said = "Date corrected: Milestone m, from 22 June 2017 to 27 June 2017."
    assert dates(corrected) == [("date corrected", said)]
    slip = move("27 June 2017", "28 June 2017", 1, id="u2")
    assert [kind for kind, _ in dates(corrected, slip)] == ["slipped", "date corrected"]


def test_a_date_that_is_read_otherwise_or_a_move_taken_back_is_not_silent() -> None:
    before = item(due="2017-09-30", date_read="1 to 30 September 2017")
    now = item(due="2017-09-17", date_read="17 September 2017")
    assert of_one(before, now) == [
        ("date corrected", "Date corrected: Milestone m, from 1 to 30 September 2017 to 17 September 2017.")
    ]
    moved = item(date_read="22 June 2017", expected="30 June 2017", moves=(EARLIER[0],))
    assert of_one(moved, item(date_read="22 June 2017")) == [
        ("date corrected", "Date corrected: Milestone m, from 30 June 2017 to 22 June 2017.")
    ]


def test_what_slipped_and_was_completed_is_told_as_both() -> None:
    slip = move("14 June 2017", "16 June 2017", 2)
    assert [kind for kind, _ in dates(slip, **DONE)] == ["completed", "slipped"]


# Statuses


@pytest.mark.parametrize(
    ("before", "now", "kinds"),
    [
        ("green", "amber", ["worse"]),
        ("amber", "red", ["worse"]),
        ("green", "date to be confirmed", ["worse"]),
        ("date to be confirmed", "amber", ["worse"]),
        ("not started", "amber", ["worse"]),
        ("not started", "green", ["started"]),
        ("green", "not started", []),
        ("red", "amber", ["better"]),
        ("date to be confirmed", "green", ["better"]),
        ("red", "deferred", ["deferred"]),
        ("green", "stopped", ["stopped"]),
        ("deferred", "red", ["started"]),
        ("red", "complete", ["completed"]),
        ("green", "green", []),
    ],
)
def test_the_kind_of_a_change_of_status(before: str, now: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in of_one(item(rag=before), item(rag=now))] == kinds


def test_what_is_put_off_resumed_and_started() -> None:
    put_off = item(rag="deferred", why="Deferred, approved by the board.")
    assert of_one(item(), put_off) == [("deferred", "Deferred: Milestone m, approved by the board.")]
    assert of_one(put_off, item()) == [("started", "Resumed: Milestone m, Deferred to Green.")]
    begun = item(why="Due in 12 days (7 July 2017).")
    assert of_one(item(rag="not started"), begun) == [
        ("started", "Started: Milestone m. Due in 12 days (7 July 2017).")
    ]


def test_the_words_are_those_of_the_reports_own_scheme() -> None:
    words = {"green": "On target", "amber": "One month late", "deferred": "Rescheduled"}
    (found,) = of_one(item(), item(rag="amber"), words=words)
    assert found == ("worse", "Worse: Milestone m, On target to One month late.")
    put_off = item(rag="deferred", why="Rescheduled, with approval.")
    assert of_one(item(), put_off, words=words)[0][1] == "Rescheduled: Milestone m, with approval."


def test_where_the_owners_word_counts_it_is_the_reason() -> None:
    why = ("By the rule Green: Due in 12 days.", "The owner reports Amber: the hall is booked.")
    now = item(rag="amber")
    status = now.status.model_copy(update={"indicated": "green", "why": why})
    assert of_one(item(why="On course."), now.model_copy(update={"status": status})) == [
        (
            "worse",
            "Worse: Milestone m, Green to Amber. Before: On course. "
            "Now: The owner reports Amber: the hall is booked.",
        )
    ]


# Priorities


def of_priority(before: dict[str, Any], now: dict[str, Any]) -> list[tuple[str, str]]:
    return changes(report(priorities=(priority(**before),)), report(priorities=(priority(**now),)))


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "One milestone, red. The lead reports Amber: the hall. The roll-up is Red. Path to green: paint.",
            "The lead reports Amber: the hall.",
        ),
        ("The lead reports Amber: the hall.", "The lead reports Amber: the hall."),
        ("Whatever is said.", "Whatever is said."),
    ],
)
def test_a_priority_by_the_word_of_its_lead(sentence: str, told: str) -> None:
    assert of_priority({}, {"rag": "amber", "rolled_up": "red", "sentence": sentence}) == [
        ("worse", f"Worse: priority 4 System pressures, Green to Amber. Now: {told}")
    ]


def test_a_priority_not_rated_is_neither_better_nor_worse() -> None:
    assert of_priority({"rag": "not rated"}, {"rag": "red"}) == []
    assert of_priority({"rag": "green"}, {"rag": "not rated"}) == []


def test_a_priority_new_renamed_and_under_another_lead() -> None:
    assert changes(report(), report(priorities=(priority(number="", title="Skills"),))) == [
        ("new", "New: Skills.")
    ]
    assert of_priority({"leads": ("A", "B")}, {"title": "Pressures", "leads": ("C",)}) == [
        ("owner changed", "Lead changed: priority 4 Pressures, from A and B to C."),
        ("reworded", "Reworded: “System pressures” is now “Pressures”."),
    ]


# Rows that came and went


def came_and_went(*now: str, left: Any, before: str = "ab") -> list[tuple[str, str]]:
    return changes(report(*map(item, before)), report(*map(item, now), left=left))


def test_merged_replaced_and_withdrawn() -> None:
    assert came_and_went("c", left=(left("a", "c"), left("b", "c"))) == [
        ("merged", "Merged: “Milestone a” and “Milestone b” into “Milestone c”.")
    ]
    assert came_and_went("b", "c", left=(left("a", "c", reason="A wider plan."),)) == [
        ("replaced", "Replaced: “Milestone a” by “Milestone c” (A wider plan).")
    ]
    assert came_and_went("b", left=(left("a"),)) == [("withdrawn", "Withdrawn: “Milestone a”.")]


def test_what_was_split_and_replaced_again_leads_to_what_stands_now() -> None:
    assert came_and_went("b", "e", "f", left=(left("a", "c"), left("c", "e", "f"))) == [
        ("split", "Split: “Milestone a” into “Milestone e” and “Milestone f”.")
    ]


def test_what_was_withdrawn_before_or_came_and_went_is_not_told() -> None:
    assert came_and_went("a", "b", left=(left("x"), left("y", "z"))) == []


def test_what_an_audience_may_no_longer_see_is_not_told() -> None:
    assert came_and_went("a", left=()) == []


def test_one_of_two_of_a_name_is_told_by_its_date() -> None:
    rows = [item(id, title="Consultation", date_as_written=written) for id, written in
            (("a", "Sept tbc"), ("b", "Dec tbc"))]  # fmt: skip
    late = item("b", "red", title="Consultation", date_as_written="Dec tbc")
    assert changes(report(*rows), report(rows[0], late)) == [
        ("worse", "Worse: Consultation (Dec tbc), Green to Red.")
    ]


# Owners and wording


def test_an_owner_found_and_one_lost() -> None:
    assert of_one(item(owner=""), item()) == [
        ("owner changed", "Owner changed: Milestone m, from nobody to Lead.")
    ]
    assert of_one(item(), item(owner=""))[0][1] == "Owner changed: Milestone m, from Lead to nobody."
    assert of_one(item(**DONE), item(**DONE, owner="Other")) == []


def test_a_target_that_is_lowered_is_told() -> None:
    before, now = (item(kind="target", title="Grow the group", target=t) for t in ("100%", "50%"))
    assert of_one(before, now) == [
        ("reworded", "Reworded: Grow the group, whose target “100%” is now “50%”.")
    ]
    assert of_one(before, item(kind="target", title="Grow the group"))[0][1] == (
        "Reworded: Grow the group, whose target “100%” is now not given."
    )


# Laws

RAGS = ["red", "amber", "green", "complete", "not started", "date to be confirmed", "deferred", "stopped"]
IDS = list("abcdefgh")
ITEMS = st.builds(
    item,
    st.sampled_from(IDS),
    st.sampled_from(RAGS),
    title=st.sampled_from(["Show", "Survey"]),
    owner=st.sampled_from(["", "A", "B"]),
    date_as_written=st.sampled_from(["", "TBC", "22.06.17"]),
    due=st.sampled_from(["", "2017-06-22"]),
    moves=st.lists(
        st.builds(move, st.just("1 June 2017"), st.just("8 June 2017"), st.sampled_from([None, -3, 0, 7])),
        max_size=1,
    ).map(tuple),
)
LEFT = st.lists(
    st.builds(lambda id, heirs: left(id, *heirs), st.sampled_from(IDS), st.lists(st.sampled_from(IDS))),
    unique_by=lambda row: row.id,
)


@st.composite
def reports(draw: st.DrawFn) -> ReportData:
    items = draw(st.lists(ITEMS, max_size=6, unique_by=lambda i: i.id))
    present = {i.id for i in items}
    return report(*items, left=tuple(row for row in draw(LEFT) if row.id not in present))


@settings(max_examples=80, deadline=None)
@given(reports())
def test_the_changes_of_a_thing_with_itself_are_empty(data: ReportData) -> None:
    assert what_changed(data, data) == ()


@settings(max_examples=120, deadline=None)
@given(reports(), reports())
def test_every_row_that_came_is_told_of_once_as_new_or_by_those_it_comes_from(
    before: ReportData, now: ReportData
) -> None:
    found = what_changed(before, now)
    came = set(now.items()) - set(before.items())
    new = [change.id for change in found if change.kind == "new"]
    assert len(new) == len(set(new)) and set(new) <= came
    links = {row.id: [heir for heir, _ in row.replaced_by] for row in now.left}
    heirs: set[str] = set()
    ends = [id for id in links if id in before.items()]
    while ends:
        for heir in links.get(ends.pop(), []):
            if heir not in heirs:
                heirs.add(heir)
                ends.append(heir)
    assert came - heirs <= set(new)
    assert not set(new) & {heir for heir in heirs if heir not in links and heir in came}


@settings(max_examples=60, deadline=None)
@given(reports(), reports())
def test_every_sentence_is_one_and_what_went_is_told_of_at_most_once(
    before: ReportData, now: ReportData
) -> None:
    found = what_changed(before, now)
    assert all(change.sentence.endswith(".") and "  " not in change.sentence for change in found)
    gone = [c.id for c in found if c.kind in ("split", "replaced", "withdrawn")]
    assert len(gone) == len(set(gone)) and not set(gone) & set(now.items())
