"""What takes long runs beside the page, one thing at a time; whatever goes wrong is a sentence."""

import sys
from threading import Event

import pytest

from actionplan.editor import opened
from actionplan.editor.blocks import Progress, Text
from actionplan.editor.jobs import Busy, Job, begin, progress
from actionplan.editor.session import Session
from actionplan.reports.progress import tell
from actionplan.words.errors import CannotIssue
from tests.editor.waiting import ended
from tests.small_plan import begin as begin_plan


@pytest.fixture
def session():
    return Session("small", "Communications lead")


def test_what_came_of_it_is_told(session):
    done = begin(session, "Making the draft", lambda: "The draft is made.")
    assert (done.saved, done.said) == (True, "Making the draft … You can go on meanwhile.")
    job = ended(session.job)
    assert (job.said, job.failed) == ("The draft is made.", False)
    assert progress(session) == (Text("The draft is made.", "good"),)


def test_how_far_it_has_come_is_told_while_it_runs(session):
    going, go = Event(), Event()

    def what():
        tell("action plan report", 4, 26)
        going.set()
        go.wait(60)
        return "Done."

    begin(session, "Making the draft", what)
    assert going.wait(60)
    bar = Progress("Making the draft: action plan report, 4 of 26 parts. You can go on meanwhile.", 4, 26)
    assert progress(session) == (bar, Text(""))
    go.set()
    ended(session.job)


def test_a_second_thing_waits_until_the_first_has_ended(session):
    go = Event()
    begin(session, "Making the draft", lambda: str(go.wait(60)))
    first = session.job
    with pytest.raises(Busy) as refused:
        begin(session, "Finalising report 6", lambda: "Never.")
    assert str(refused.value) == (
        "Making the draft: that is still running. Wait until it is done, then press again."
    )
    assert session.job is first
    go.set()
    ended(first)
    assert begin(session, "Finalising report 6", lambda: "Report 6 is finalised.").saved
    assert ended(session.job).said == "Report 6 is finalised."


def test_a_refusal_is_its_own_sentence(session):
    def what():
        raise CannotIssue("Report 6 was issued meanwhile.")

    begin(session, "Finalising report 6", what)
    ended(session.job)
    assert progress(session) == (Text("Report 6 was issued meanwhile.", "bad"),)


def test_a_mistake_of_ours_is_told_without_its_words_and_noted_on_the_servers_own_output(
    session, monkeypatch, capfd
):
    monkeypatch.setattr(sys, "__stderr__", sys.stderr)
    begin(session, "Finalising report 6", lambda: str(1 // 0))
    assert ended(session.job).said == (
        "Something went wrong inside actionplan (ZeroDivisionError), and nothing you did is at fault. It may not be "
        "saved: look at what the page shows, then try again."
    )
    assert "Traceback" in capfd.readouterr().err


def test_what_was_cut_off_is_told_once_when_the_workbook_is_opened_again(tmp_path, monkeypatch):
    begin_plan(tmp_path, monkeypatch)
    (tmp_path / ".jupyter").mkdir(exist_ok=True)
    monkeypatch.setattr(
        "actionplan.editor.jobs.started", lambda text, what: Job(text)
    )  # the kernel is killed in it
    begin(opened("small"), "Finalising report 6", lambda: "Never.")
    job = opened("small").job
    assert (job.text, job.ended, job.failed) == ("Finalising report 6", True, True)
    assert job.said == (
        "Finalising report 6 was begun on 27 June 2017, 10:00, and its end was not noted: it was cut off, or runs in "
        "another window. What it has made stands in Reports; if that is missing, begin it again."
    )
    assert opened("small").job is None


@pytest.mark.parametrize("what", [lambda: "Done.", lambda: str(1 // 0)])
def test_what_ended_well_or_badly_was_not_cut_off(tmp_path, monkeypatch, what):
    begin_plan(tmp_path, monkeypatch)
    (tmp_path / ".jupyter").mkdir(exist_ok=True)
    first = opened("small")
    begin(first, "Finalising report 6", what)
    ended(first.job)
    assert opened("small").job is None


def test_nothing_is_shown_where_nothing_has_run(session):
    assert progress(session) == ()


def test_a_job_outside_a_thread_is_followed_only_while_it_runs():
    job = Job("Making the draft")
    job.run(lambda: tell("action plan report", 1, 2) or "Done.")
    tell("somebody else's report", 9, 9)
    assert (job.part, job.done, job.of) == ("action plan report", 1, 2)
