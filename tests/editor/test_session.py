"""What a person has open: what is new, what was told, and another plan or fortnight."""

from datetime import date

import pytest

from actionplan import desk
from actionplan.desk import Editor
from actionplan.editor.screen import screen
from actionplan.editor.session import Panel, Session
from actionplan.words.errors import BadChange, UnknownPeriod, UnknownPlan
from tests.small_plan import begin, on, unrendered


@pytest.fixture
def session(tmp_path, monkeypatch):
    begin(tmp_path, monkeypatch)
    return Session("small", "Communications lead", period="2017-18 P06")


def retitle(new):
    desk.change(Editor("small", desk.newest("small"), "Ben"), "m-show", {"title": new})


def test_what_is_seen_stays_until_it_is_looked_again(session):
    assert session.seen == 1 and not session.is_behind()
    retitle("Summer fair")
    assert session.is_behind() and session.row("m-show").title == "Summer show"
    session.look_again()
    assert session.seen == 2 and session.row("m-show").title == "Summer fair"


def test_an_issued_report_and_a_new_day_are_news_too(session, monkeypatch):
    unrendered(monkeypatch)
    session.look  # noqa: B018
    desk.issue("small", "2017-18 P06")
    assert session.is_behind()
    session.look_again()
    assert len(session.look.issued) == 1 and not session.is_behind()
    on(monkeypatch, date(2017, 6, 28))
    assert session.is_behind()


def test_only_new_revisions_are_read(session, monkeypatch):
    asked = []
    read = desk.undoing.revisions
    monkeypatch.setattr("actionplan.editor.session.revisions", lambda *a: asked.append(a[-1]) or read(*a))
    assert [one.number for one in session.told] == [1]
    retitle("Summer fair")
    assert [one.number for one in session.told] == [1]  # as of what is seen
    session.look_again()
    assert [one.number for one in session.told] == [1, 2]
    assert session.told and asked == [0, 1]


def test_a_row_that_is_gone_is_told(session):
    with pytest.raises(BadChange, match="That row is not in the plan any more"):
        session.row("m-nobody")


def test_where_there_is_no_such_plan_or_fortnight_all_stays_as_it_is(session):
    session.at["history"] = "m-show"
    with pytest.raises(UnknownPlan):
        session.turn_to("other")
    with pytest.raises(UnknownPeriod):
        session.turn_to("small", "P99")
    assert (session.plan_id, session.period, session.at) == ("small", "2017-18 P06", {"history": "m-show"})


def test_what_waits_is_counted_once_until_something_is_done(session, monkeypatch):
    counted = []
    waits = Panel("waits", "Waits", lambda _: [], waiting=lambda _: counted.append(1) or 3)
    monkeypatch.setattr("actionplan.editor.screen.PANELS", (waits,))
    for _ in range(3):
        assert screen(session)["top"]["panels"] == [{"name": "waits", "label": "Waits", "waiting": 3}]
    assert len(counted) == 1
    session.look_again()
    screen(session)
    assert len(counted) == 2


def test_where_there_is_no_time_only_the_open_panel_is_counted_again(session, monkeypatch):
    counted = []
    waits = [
        Panel(name, name, lambda _: [], waiting=lambda _, name=name: counted.append(name) or 3)
        for name in ("here", "elsewhere")
    ]
    monkeypatch.setattr("actionplan.editor.screen.PANELS", waits)
    session.panel = "here"
    screen(session)
    session.look_again()
    screen(session, counts=False)
    assert counted == ["here", "elsewhere", "here"]
    screen(session)
    assert counted == ["here", "elsewhere", "here", "elsewhere"]


def test_without_a_plan_there_are_only_the_panels_that_need_none(session, monkeypatch):
    starts = Panel("starts", "Start", lambda _: [], needs_plan=False)
    other = Panel("other", "Other", lambda _: [])
    monkeypatch.setattr("actionplan.editor.screen.PANELS", (other, starts))
    shown = screen(Session("", "Ben"))
    assert (shown["panel"], [one["name"] for one in shown["top"]["panels"]]) == ("starts", ["starts"])
    assert [one["name"] for one in screen(session)["top"]["panels"]] == ["other"]
    session.panel = "starts"  # opened from elsewhere
    assert [one["name"] for one in screen(session)["top"]["panels"]] == ["other", "starts"]


def test_only_the_panel_that_is_open_is_made(session, monkeypatch):
    made = []
    panels = [Panel(name, name, lambda _, name=name: made.append(name) or []) for name in ("a", "b", "c")]
    monkeypatch.setattr("actionplan.editor.screen.PANELS", panels)
    session.panel = "b"
    screen(session)
    assert made == ["b"]
