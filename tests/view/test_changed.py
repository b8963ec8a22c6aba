"""What changed between two reports: each kind in its words, in their order, and the laws."""

from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.view.changed import what_changed
from actionplan.view.data import ReportData
from tests.view.changes import DONE, item, left, move, of_one, priority, report


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
        "Completed: Living Well show, on its date, 14 June 2017.",
        "Slipped eight days (the first time): Mayfield opening event, from 22 June 2017 to 30 June 2017.",
        "Worse: Mayfield opening event, Green to Amber. Before: Due in nine days (22 June 2017). "
        "Now: Three days past its date, no completion recorded.",
        "Worse: Milestone t, Green to Amber.",
        "Better: Website, Red to Amber. Before: 31 days past its date, no completion recorded. "
        "Now: To be confirmed.",
        "New: Primary care contracts, Sept tbc.",
        "Split: “Survey” into “Online survey” and “Paper survey” (Two groups of readers).",
        "Withdrawn: “Newsletters” (The board has ended it).",
        "Owner changed: Winter brief, from Interim lead to Lead.",
        "Reworded: “Brief” is now “Winter brief”.",
    ]


# Owners and wording


def test_an_owner_found_and_one_lost() -> None:
    assert of_one(item(owner=""), item()) == [
        ("owner changed", "Owner changed: Milestone m, from nobody to Lead.")
    ]
    assert of_one(item(), item(owner=""))[0][1] == "Owner changed: Milestone m, from Lead to nobody."
    assert of_one(item(**DONE), item(**DONE, owner="Other")) == []


def test_a_target_that_changed_with_its_requirement_is_told_too() -> None:
    before = item(kind="target", title="Grow the group", target="100%")
    assert of_one(before, item(kind="target", title="Keep the group", target="50%")) == [
        ("target changed", "Target of “Keep the group” changed: it was “100%”, it is “50%”."),
        ("reworded", "Reworded: “Grow the group” is now “Keep the group”."),
    ]
    without = [item(kind="target", title=text, target=text) for text in ("100%", "50%")]
    assert of_one(*without) == [("target changed", "Target changed: it was “100%”, it is “50%”.")]


def test_a_target_that_is_lowered_is_told() -> None:
    before, now = (item(kind="target", title="Grow the group", target=t) for t in ("100%", "50%"))
    assert of_one(before, now) == [
        ("target changed", "Target of “Grow the group” changed: it was “100%”, it is “50%”.")
    ]
    without = item(kind="target", title="Grow the group")
    assert of_one(before, without)[0][1] == "Target of “Grow the group” was taken out: it was “100%”."
    assert of_one(without, now)[0][1] == "Target of “Grow the group” was set: “50%”."


def test_a_shifted_target_stands_before_all_else() -> None:
    before, now = item("t", kind="target", title="Grow", target="100%"), item("m", title="Show")
    after = before.model_copy(update={"target": "50%"})
    found = what_changed(report(before, now), report(after, item("m", title="Show", **DONE)))
    assert [change.kind for change in found] == ["target changed", "completed"]


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
    new = [change.id for change in found if change.kind in ("new", "back")]
    assert {c.id for c in found if c.kind == "back"} == set(new) & {row.id for row in before.left}
    assert len(new) == len(set(new)) and set(new) <= came
    links = {row.id: [heir for heir, _ in row.replaced_by] for row in now.left}
    heirs: set[str] = set()
    ends = [id for id in links if id in before.items() or id in {row.id for row in before.left}]
    while ends:
        for heir in links.get(ends.pop(), []):
            if heir not in heirs:
                heirs.add(heir)
                ends.append(heir)
    assert came - heirs <= set(new)
    assert not heirs & {change.id for change in found if change.kind == "new"}


@settings(max_examples=60, deadline=None)
@given(reports(), reports())
def test_every_sentence_is_one_and_what_went_is_told_of_at_most_once(
    before: ReportData, now: ReportData
) -> None:
    found = what_changed(before, now)
    assert all(change.sentence.endswith(".") and "  " not in change.sentence for change in found)
    gone = [c.id for c in found if c.kind in ("split", "replaced", "withdrawn")]
    assert len(gone) == len(set(gone)) and not set(gone) & set(now.items())


def test_a_priority_that_changed_as_its_one_item_did_is_not_told_again() -> None:
    def of_two(rag: str, other: str = "green", worst: str = "") -> ReportData:
        rows = (item("t", rag), item("u", other))
        return report(priorities=(priority(rag=worst or rag, targets=rows),))

    ids = [change.id for change in what_changed(of_two("green"), of_two("amber"))]
    assert ids == ["t"]
    both = what_changed(of_two("green"), of_two("amber", "red", "red"))
    assert [change.id for change in both] == ["t", "u", "p"]
