"""Who has not reported: the team's list only, with what was asked and when they were last heard."""

from typing import Any

from actionplan.plan.nouns import Noun, Owner, Request
from actionplan.view.data import SilentData
from tests.view.sample import milestone, priority, target, update, view

ANN, BOB = (Owner(id=name.lower(), name=name) for name in ("Ann", "Bob"))
FAR = "31.03.18"


def found(*rows: Noun, period: str = "P06", audience: str = "team", **more: Any) -> tuple[SilentData, ...]:
    return view(period, BOB, ANN, *rows, **more).freeze(audience).silent


def test_owners_with_open_items_and_no_answer_in_the_order_of_the_register() -> None:
    rows = (
        milestone(FAR, id="a", title="Show", owner="ann"),
        milestone(FAR, id="b", title="Survey", owner="ann"),
        target(FAR, id="t", requirement="Members", owner="bob"),
        milestone(FAR, id="n"),
        update("P05", of="a", narrative="On its way.", recorded="2017-06-09T11:00:00+00:00"),
        update("P06", of="b", nothing_changed=True, recorded="2017-06-22T23:30:00+00:00"),
        Request(id="q1", owner="ann", period="P06", asked_on="2017-06-19", chased_on=("2017-06-22",)),
        Request(id="q2", owner="ann", period="P05", asked_on="2017-06-05"),
    )
    assert found(*rows) == (
        SilentData(owner="Bob", items=("Members",)),
        SilentData(
            owner="Ann",
            items=("Show",),
            asked="19 June 2017",
            chased="22 June 2017",
            last_heard="23 June 2017",
        ),
    )


def test_those_who_answered_on_everything_are_not_listed() -> None:
    assert found(milestone(FAR, owner="ann"), update("P06", reported_rag="green")) == ()
    assert found(milestone(FAR, owner="ann"), update("P06", nothing_changed=True)) == ()


def test_a_status_out_of_a_file_is_nobodys_answer_and_words_out_of_it_are() -> None:
    row, stamp = milestone(FAR, owner="ann"), {"by": "Bob", "recorded": "2017-06-22T10:00:00+00:00"}
    bare = {"reported_rag": "amber", "reason": "As in old.xlsx; no reason is given there."}
    (line,) = found(row, update("P06", **bare, **stamp))
    assert (line.owner, line.last_heard) == ("Ann", "")
    status = {"reported_rag": "amber", "reason": "No hall.", "imported_from": "old.xlsx"}
    assert [line.owner for line in found(row, update("P06", **status, **stamp))] == ["Ann"]
    assert found(row, update("P06", **status, narrative="A hall is looked for.", **stamp)) == ()


def test_a_change_of_date_alone_is_no_answer() -> None:
    change = update(
        "P06", date_was="1.3.18", date_now=FAR, date_change="agreed", reason="Hall", approved_by="Board"
    )
    assert [line.items for line in found(milestone(FAR, owner="ann"), change)] == [("Milestone m",)]


def test_what_has_ended_asks_for_no_answer() -> None:
    done = update("P05", completed_on="2017-06-09")
    assert found(milestone("09.06.17", owner="ann"), done) == ()
    put_off = update("P05", standing="deferred", approved_by="the board")
    assert found(milestone(FAR, owner="ann"), put_off) == ()


def test_what_was_withdrawn_after_the_period_is_asked_of_nobody() -> None:
    gone = milestone(FAR, id="g", owner="ann", withdrawn_on="2017-07-04", withdrawn_because="Said twice")
    assert [item.row.id for item in view("P06", ANN, gone).items] == ["g"]
    assert found(gone) == ()
    assert [line.items for line in found(gone, milestone(FAR, owner="ann"))] == [("Milestone m",)]


def test_contributors_and_leads_are_not_asked() -> None:
    rows = (priority("p", leads=("ann",)), milestone(FAR, owner="bob", contributors=("ann",)))
    assert [line.owner for line in found(*rows)] == ["Bob"]


def test_one_that_came_back_without_an_answer_is_listed_with_the_day() -> None:
    came = Request(
        id="q", owner="ann", period="P06", chased_on=("2017-06-22", "2017-06-20"), returned_on="2017-06-26"
    )
    (line,) = found(milestone(FAR, owner="ann"), came)
    assert (line.chased, line.returned) == ("20 June 2017 and 22 June 2017", "26 June 2017")


def test_an_answer_recorded_after_the_period_is_told_by_its_period() -> None:
    late = update("P04", narrative="Fine.", recorded="2017-06-28T09:00:00+00:00")
    assert found(milestone(FAR, owner="ann"), late)[0].last_heard == "for fortnight 4"
    assert found(milestone(FAR, owner="ann"))[0].last_heard == ""


def test_of_a_span_an_answer_for_any_of_its_periods_counts() -> None:
    said = update("P03", nothing_changed=True)
    assert found(milestone(FAR, owner="ann"), said, period="P01..P06") == ()
    assert len(found(milestone(FAR, owner="ann"), said, period="P04..P06")) == 1


def test_nobody_else_gets_the_list() -> None:
    rows = (milestone(FAR, owner="ann"), Request(id="q", owner="ann", period="P06", asked_on="2017-06-19"))
    assert len(found(*rows)) == 1
    assert found(*rows, audience="executive") == found(*rows, audience="lay members") == ()
    assert "19 June 2017" not in view("P06", ANN, *rows).freeze("executive").texts()
