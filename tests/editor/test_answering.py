"""Every message is answered; what goes wrong is a sentence; two people at one plan; a store that is gone and back."""

import json
import sqlite3
import sys
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from actionplan import desk
from actionplan.editor import answering, opened
from actionplan.editor.answering import Answering
from actionplan.editor.messages import LONGEST_SAID, Done
from actionplan.editor.panels import PANELS
from actionplan.editor.session import Panel, Session
from actionplan.store import database
from tests.editor.talking import BEN, LEAD, Talk
from tests.small_plan import begin, edit, on


@pytest.fixture
def plan(tmp_path, monkeypatch):
    return begin(tmp_path, monkeypatch)


NOT_ASKED = "That is not asked any more. Look at what the row says now; nothing was saved."


@pytest.fixture
def talk(plan):
    return Talk()


def newest():
    return desk.newest("small")


def title(row="m-show"):
    return desk.open_plan("small").plan.by_id[row].title


def test_a_cell_that_is_left_is_saved_and_the_page_is_told_what_differs(plan):
    page = Talk()
    reply = page.write("m-show", "title", "Summer fair")
    assert (reply["ok"], reply["said"]) == (True, "Saved")
    assert title() == "Summer fair"
    assert list(reply["blocks"]["0"]["rows"]) == ["m-show"]
    assert reply["top"]["seen"] == 2


def test_what_was_not_changed_is_not_saved_again(plan):
    reply = Talk().write("m-show", "title", "Summer show")
    assert (reply["ok"], reply["said"], newest()) == (True, "", 1)


def test_what_waits_elsewhere_is_counted_with_the_look_after_a_cell_was_left(plan):
    page = Talk()
    page.do("whole")
    before = page.session.waiting["fortnight"]
    page.write("m-show", "date", "1 or 2 weeks before Christmas maybe")
    assert "fortnight" in page.session.uncounted and page.session.waiting["fortnight"] == before
    page.do("newest")
    assert page.session.uncounted == set()
    assert page.do("newest") == {"n": "page-4", "ok": True, "said": ""}


def test_where_nothing_is_new_nothing_is_sent(plan):
    assert Talk().do("newest") == {"n": "page-1", "ok": True, "said": ""}


def test_the_next_day_is_told_though_nobody_changed_anything(plan, monkeypatch):
    page = Talk()
    on(monkeypatch, date(2017, 7, 20))
    assert "top" in page.do("newest") or "blocks" in page.do("newest")
    assert page.session.look.day == date(2017, 7, 20)


# Two people.


def test_two_people_in_different_cells_are_both_saved_and_see_each_other(plan):
    lead, ben = Talk(), Talk(BEN)
    assert lead.write("m-show", "title", "Summer fair")["ok"]
    assert ben.write("m-press", "title", "Press week")["ok"]
    assert ben.write("m-show", "owner", "")["ok"]  # the same row, another cell
    told = lead.do("newest")
    assert sorted(told["blocks"]["0"]["rows"]) == ["m-press", "m-show"]
    assert told["top"]["seen"] == 4
    shown = {row["id"]: row for row in lead.blocks[0]["rows"]}
    assert shown["m-press"]["cells"]["title"]["value"] == "Press week"
    assert shown["m-show"]["cells"]["title"]["value"] == "Summer fair"


def test_two_people_in_one_cell_are_asked_and_either_may_stand(plan):
    lead, ben = Talk(), Talk(BEN)
    lead.write("m-show", "title", "Summer fair")
    asked = ben.write("m-show", "title", "Garden party")
    assert asked["ok"] is False and title() == "Summer fair"
    assert (
        "is now “Summer fair” (changed by Communications lead on 27 June 2017, 10:00)" in asked["ask"]["text"]
    )
    assert "revision" not in asked["ask"]["text"] + asked["said"]
    keep = next(one for one in asked["ask"]["buttons"] if one["do"])
    assert ben.do(keep["do"], **keep["args"])["ok"]
    assert title() == "Garden party"
    assert lead.do("newest")["top"]["seen"] == 3


def test_what_was_typed_before_another_saved_is_asked_about_though_the_page_has_seen_that_since(plan):
    lead, ben = Talk(), Talk(BEN)
    before = ben.seen
    lead.write("m-show", "title", "Summer fair")
    ben.do("newest")
    reply = ben.do("save milestone", "Garden party", seen=before, id="m-show", column="title")
    assert reply["ok"] is False and "ask" in reply and title() == "Summer fair"


def test_a_row_that_somebody_took_out_cannot_be_written(plan):
    ben = Talk(BEN)
    desk.remove(desk.Editor("small", 1, LEAD), "m-press")
    reply = ben.write("m-press", "title", "Press week")
    assert reply["ok"] is False
    assert "was removed by Communications lead" in reply["said"] + reply["ask"]["text"]


# A store that is gone, locked, or not ours any more.


def test_a_store_that_is_gone_is_told_at_once_and_so_is_that_it_is_back(plan):
    page, away = Talk(), plan / "away"
    away.mkdir()
    for file in plan.glob("actionplan.db*"):
        file.rename(away / file.name)
    reply = page.write("m-show", "title", "Summer fair")
    assert reply["ok"] is False
    assert (
        reply["trouble"]
        == reply["said"]
        == (
            "The store of the plan is not where it was: it was moved, renamed or deleted, or its drive is not there. "
            "Nothing can be saved until it is back; what you typed is still here."
        )
    )
    assert "trouble" in page.do("newest")
    for file in away.iterdir():
        file.rename(plan / file.name)
    assert page.do("newest")["trouble"] == ""
    assert "trouble" not in page.do("newest")
    assert page.write("m-show", "title", "Summer fair")["said"] == "Saved"
    assert title() == "Summer fair"


def test_a_store_that_somebody_else_writes_for_long_is_told(plan, monkeypatch):
    monkeypatch.setattr(database, "WAIT", 0.1)
    page, other = Talk(), sqlite3.connect(plan / "actionplan.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    reply = page.write("m-show", "title", "Summer fair")
    assert reply["ok"] is False
    assert reply["said"].endswith(
        "is being written by somebody else. Try again in a moment; nothing was saved."
    )
    other.execute("ROLLBACK")
    other.close()
    assert page.write("m-show", "title", "Summer fair")["ok"]


def test_a_store_of_a_newer_version_is_told(plan):
    page = Talk()
    with sqlite3.connect(plan / "actionplan.db") as other:
        other.execute("UPDATE meta SET value = '99' WHERE key = 'version'")
    other.close()
    reply = page.write("m-show", "title", "Summer fair")
    assert reply["ok"] is False and "newer version of actionplan" in reply["said"]
    assert (
        reply["trouble"]
        == reply["said"]
        == (
            "The store of the plan is one of a newer version of actionplan. Nothing can be saved until actionplan is "
            "brought up to date here; what you typed is still here."
        )
    )


def test_another_file_in_the_place_of_the_store_is_told(plan, tmp_path):
    page = Talk()
    for file in plan.glob("actionplan.db*"):
        file.unlink()
    (plan / "other.yaml").write_text("id: other\ntitle: Other\nsettings: {years: 2017-18}\n", "utf-8")
    desk.load(plan / "other.yaml")
    assert page.do("newest")["trouble"].startswith("The plan is not in the store any more: another file")


def put_back(plan, files):
    """Put copies in the place of the store; the ones that were there."""
    there = {file.name: file.read_bytes() for file in plan.glob("actionplan.db*")}
    for name in there:
        (plan / name).unlink()
    for name, content in files.items():
        (plan / name).write_bytes(content)
    return there


OLDER = (
    "The store of the plan was put back to an older copy, whose last change is of {when}: what was done after that is "
    "not in it. Nothing is saved until the newer one is back; to go on with the older one, close the workbook and open "
    "it again. What you typed is still here."
)


def test_an_older_copy_in_the_place_of_the_store_is_told_until_the_newer_one_is_back(plan, monkeypatch):
    page = Talk()
    older = put_back(plan, {})
    put_back(plan, older)
    page.write("m-show", "title", "Summer fair")
    newer = put_back(plan, older)
    told = OLDER.format(when="1 June 2017, 10:00")
    assert [page.do("newest")["trouble"], page.do("open", panel="history")["trouble"]] == [told, told]
    reply = page.write("m-press", "title", "Press week")
    assert (reply["ok"], reply["trouble"], newest()) == (False, told, 1)
    assert "revision" not in reply["said"]
    on(monkeypatch, date(2017, 6, 28))
    again = Talk()  # who opens it anew goes on with what there is
    assert (again.seen, again.write("m-show", "title", "Garden party")["said"]) == (1, "Saved")
    assert page.do("newest")["trouble"] == OLDER.format(when="28 June 2017, 10:00")
    put_back(plan, newer)
    assert page.do("newest")["trouble"] == ""
    assert page.write("m-press", "title", "Press week")["said"] == "Saved"
    assert title() == "Summer fair"


@pytest.mark.parametrize("seen", [0, 99])
def test_what_this_plan_never_was_is_told_like_a_conflict(plan, seen):
    reply = Talk().do("save milestone", "Summer fair", seen=seen, id="m-show", column="title")
    assert (reply["ok"], newest()) == (False, 1)
    assert (
        reply["ask"]["text"]
        == "The plan is not the one that you saw: its last change is of 1 June 2017, 10:00."
    )
    keep = reply["ask"]["buttons"][0]
    page = Talk()
    assert page.do(keep["do"], **keep["args"])["said"] == "Saved"
    assert title() == "Summer fair"


def test_a_plan_that_is_not_there_is_not_told_as_a_store_that_is_gone(plan):
    reply = Talk().do("plan", said={"plan": "nowhere"})
    assert (reply["ok"], reply["said"]) == (
        False,
        "That plan is not in the store any more. Choose another one.",
    )
    assert "trouble" not in reply


def test_a_file_of_another_kind_in_the_place_of_the_store_is_told_without_its_path(plan):
    page = Talk()
    put_back(plan, {"actionplan.db": b"no store at all " * 100})
    reply = page.do("newest")
    assert reply["trouble"] == (
        "Another file stands where the store of the plan was, one that actionplan cannot read. Nothing can be saved "
        "until the right one is back; what you typed is still here."
    )


# Answers to what is asked of a date or target.


@pytest.mark.parametrize(
    ("field", "key", "reading", "said"),
    [
        ("date", "bogus", "28 February 2018", NOT_ASKED),
        ("title", "impossible-date", "28 February 2018", NOT_ASKED),
        ("model_dump", "impossible-date", "28 February 2018", NOT_ASKED),
        ("target", "impossible-date", "28 February 2018", NOT_ASKED),
        (
            "date",
            "impossible-date",
            "<b>tomorrow</b>",
            "Choose one of these: “28 February 2018”. Nothing was saved.",
        ),
        ("date", "impossible-date", "", "Choose one of these: “28 February 2018”. Nothing was saved."),
    ],
)
def test_only_what_is_asked_is_answered_and_only_with_what_is_offered(plan, field, key, reading, said):
    page = Talk()
    page.write("m-show", "date", "30 February 2018")
    reply = page.do("answer", id="m-show", field=field, key=key, reading=reading)
    assert (reply["ok"], reply["said"], newest()) == (False, said, 2)
    assert page.do("answer", id="m-show", field="date", key="impossible-date", reading="28 February 2018")[
        "ok"
    ]


def test_a_row_without_a_date_is_asked_nothing(plan):
    reply = Talk().do("answer", id="lead", field="name", key="k", reading="A")
    assert (reply["ok"], reply["said"], newest()) == (False, NOT_ASKED, 1)


# One person in two windows.


def test_one_person_in_two_windows_is_told_that_it_was_themselves(plan):
    one, two = Talk(), Talk()
    one.write("m-show", "title", "Summer fair")
    reply = two.write("m-show", "title", "Garden party")
    assert reply["said"] == "Not saved: you changed this in another window meanwhile."
    assert reply["ask"]["text"].startswith(
        "You changed this in another window: Milestone “Summer fair”, title: it was"
    )
    assert [one["label"] for one in reply["ask"]["buttons"]] == ["Keep mine", "Take the other"]


def test_what_one_person_says_in_two_windows_is_asked_about_only_where_it_is_the_same(plan):
    one, two = Talk(), Talk()
    one.write("m-show", "narrative", "From one")
    reply = two.write("m-show", "narrative", "From two")
    assert (reply["ok"], reply["ask"]["text"]) == (
        False,
        "You changed this in another window: Update of 2017-18 P01 on “Summer show”, narrative: it was empty, is now "
        "“From one” (changed by Communications lead on 27 June 2017, 10:00), and you wanted “From two”.",
    )
    keep = reply["ask"]["buttons"][0]
    assert two.do(keep["do"], **keep["args"])["ok"]
    assert one.do("unchanged", seen=2, id="m-press")["ok"]
    standing = [each for each in desk.open_plan("small").plan.updates if not each.withdrawn]
    assert [each.narrative for each in standing] == ["From two", ""]


def test_what_two_windows_say_alike_is_saved_once(plan):
    one, two = Talk(), Talk()
    one.write("m-show", "title", "Summer fair")
    reply = two.write("m-show", "title", "Summer fair")
    assert (reply["ok"], newest()) == (True, 2)


def test_a_period_that_the_settings_do_not_know_any_more_gives_way_to_the_open_one(plan):
    page = Talk(period="2017-18 P06")
    edit("years: 2017-18", "years: 2019-20")
    reply = page.do("newest")
    assert "trouble" not in reply
    assert page.top["period"] == "fortnight 1 of 26, 1 to 14 April 2019"


# Whatever comes, and whatever goes wrong.


def broken(*_):
    raise ZeroDivisionError("secret text of the plan")


def with_panel(monkeypatch, panel):
    monkeypatch.setattr(answering, "PANELS", (*PANELS, panel))
    monkeypatch.setattr("actionplan.editor.screen.PANELS", (*PANELS, panel))


def test_what_nobody_foresaw_is_told_in_a_sentence_and_noted_on_the_servers_own_output(
    plan, monkeypatch, capfd
):
    monkeypatch.setattr(sys, "__stderr__", sys.stderr)
    page = Talk()
    with_panel(monkeypatch, Panel("odd", "Odd", lambda _: [], {"break": broken}))
    reply = page.do("break")
    assert (reply["ok"], reply["said"]) == (
        False,
        "Something went wrong inside actionplan (ZeroDivisionError), and nothing you did is at fault. It may not be "
        "saved: look at what the page shows, then try again.",
    )
    assert "Traceback" in capfd.readouterr().err


def test_a_panel_that_cannot_be_made_leaves_the_others_usable(plan, monkeypatch):
    monkeypatch.setattr(sys, "__stderr__", None)  # as under Windows without a console
    page = Talk()
    with_panel(monkeypatch, Panel("odd", "Odd", broken))
    assert page.do("open", panel="odd")["trouble"].startswith(
        "Something went wrong inside actionplan (ZeroDivision"
    )
    reply = page.do("open", panel="history")
    assert reply["trouble"] == "" and reply["screen"]["panel"] == "history"


def test_a_very_long_sentence_is_cut(plan, monkeypatch):
    with_panel(monkeypatch, Panel("odd", "Odd", lambda _: [], {"tell": lambda *_: Done("x" * 100_000)}))
    assert len(Talk().do("tell")["said"]) == LONGEST_SAID + 1


def test_a_panel_or_a_deed_that_is_not_there_is_refused(plan):
    page = Talk()
    assert page.do("open", panel="../../etc")["said"] == (
        "The page asked for a panel that is not there. Load the page again."
    )
    assert page.do("format the disk")["said"] == (
        'The page asked for "format the disk", which nobody knows. Load the page again.'
    )


def test_a_name_is_needed_to_work_under_another_one(plan):
    page = Talk()
    assert page.do("who", said={"by": "Ben"})["said"] == "You are now Ben."
    page.write("m-show", "title", "Summer fair")
    assert desk.history("small")[1][-1].by == "Ben"
    for name in ("", "   ", "x" * 201, "\0"):
        assert page.do("who", said={"by": name})["ok"] is False
    assert page.session.by == "Ben"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (" Ann\nBoard ", "Ann Board"),
        ("\u202eAnn\u202c", "Ann"),
        ("A\u200bnn", "Ann"),
        ("مى\u200cخواهم", "مى\u200cخواهم"),
    ],
)
def test_a_name_is_kept_on_one_line_without_what_nobody_sees(plan, given, kept):
    page = Talk()
    assert page.do("who", said={"by": given})["said"] == f"You are now {kept}."
    assert page.session.by == kept


@pytest.mark.parametrize("given", ["\u200b", "\u2060\ufeff", "\u3164", "\u202e \u202c", "\u200d"])
def test_a_name_that_nobody_sees_is_refused(plan, given):
    reply = Talk().do("who", said={"by": given})
    assert (reply["ok"], reply["said"]) == (
        False,
        "Your name needs a letter that can be seen. Write it as it should appear in the history.",
    )


def test_a_name_with_a_control_character_is_refused_as_a_name(plan):
    assert Talk().do("who", said={"by": "A\x07"})["said"] == (
        "Your name cannot be kept: the text holds the control character U+0007, which cannot be shown; delete it."
    )


def test_a_name_that_was_given_is_there_after_a_reload(plan, monkeypatch):
    monkeypatch.delenv("ACTIONPLAN_PERSON")  # nobody said by which name the workbook is opened
    Talk().do("who", said={"by": "Ben"})
    assert opened("small").by == "Ben"


def test_a_title_that_no_report_could_print_is_refused(plan):
    page = Talk()
    assert page.write("m-show", "title", "x" * 20_000)["said"] == (
        "That has 20,000 characters, and up to 600 can be shown here. Shorten it, then it is saved."
    )
    assert page.do("add activity", "x" * 20_000)["ok"] is False
    assert newest() == 1


def test_ten_thousand_messages_that_are_none_are_answered_and_leave_nothing(plan):
    page = Answering(Session("small", LEAD))
    page.first()
    for number in range(10_000):
        reply, files = page.answer({"n": str(number), "do": 5})
        assert (reply["n"], reply["ok"], files) == (str(number), False, [])
    assert newest() == 1


def test_a_message_that_was_answered_already_is_answered_alike_and_not_done_again(plan):
    page = Answering(Session("small", LEAD))
    page.first()
    sent = {"n": "a-1", "do": "add activity", "value": "Met the press", "seen": 1}
    first, _ = page.answer(sent)
    again, _ = page.answer(sent)
    assert first["said"] == (
        "Added to the activities of fortnight 1 of 26. It names no date; you can add one in Activities."
    )
    assert again == {"n": "a-1", "ok": True, "said": first["said"]}
    assert [one.title for one in desk.open_plan("small").plan.activities] == ["Met the press"]
    assert page.answer({**sent, "n": "a-2", "seen": 2})[0]["ok"]
    assert len(desk.open_plan("small").plan.activities) == 2


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
DEEDS = sorted({do for panel in PANELS for do in panel.actions} | {*answering.HEAD, *answering.TOP})
KNOWN = ["newest", "open", "answer", "whole", "upload", *DEEDS]
VALUES = st.sampled_from(
    [
        "",
        "m-show",
        "p1",
        "lead",
        "small",
        "title",
        "date",
        "id",
        "order",
        "status",
        "red",
        "-1",
        "9" * 5000,
        "1",
        "../../x",
        "0",
        "<script>",
        "2017-18 P06",
        "\0",
        "\ud800",
        "history",
        "agreed",
    ]
) | st.text(max_size=30)
NAMES = st.sampled_from(
    ["id", "column", "text", "panel", "value", "field", "key", "reading", "number", "file", "name", "place", "new_date",
     "by", "because", "reason", "find", "plan", "period", "title"]
)  # fmt: skip
FIELDS = st.dictionaries(NAMES, VALUES, max_size=5)
NEAR = st.fixed_dictionaries(
    {"n": st.uuids().map(str), "do": st.sampled_from(KNOWN)},
    optional={"args": FIELDS, "said": FIELDS, "value": VALUES, "seen": st.integers(-1, 10**30)},
)
BUFFERS = st.lists(st.binary(max_size=20), max_size=2)
FUZZ = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def answered(page, content, buffers):
    reply, files = page.answer(content, buffers)
    json.dumps(reply, ensure_ascii=False).encode("utf-8")  # as it is sent
    assert isinstance(reply["n"], str) and isinstance(reply["ok"], bool) and isinstance(reply["said"], str)
    assert "Something went wrong inside" not in reply["said"] + reply.get("trouble", "")
    assert all(isinstance(file, bytes) for file in files)
    return reply


class Idle:
    """A thread that never begins: what takes long is only asked for."""

    def __init__(self, **_):
        pass

    def start(self):
        pass


@FUZZ
@given(content=JSON, buffers=BUFFERS)
@example(content={"n": "\ud800", "do": "newest"}, buffers=[])
@example(content={"n": 5, "do": "newest"}, buffers=[])
def test_nonsense_is_answered_and_saves_nothing(talk, content, buffers):
    page = talk.answering
    before = newest()
    assert answered(page, content, buffers)["ok"] is False
    assert newest() == before


@FUZZ
@given(content=NEAR, buffers=BUFFERS)
@example(content={"n": "1", "do": "upload", "args": {"file": "a", "place": "9" * 5000}}, buffers=[b"x"])
@example(content={"n": "1", "do": "undo", "args": {"number": "²"}}, buffers=[])
@example(content={"n": "1", "do": "undo mine", "args": {"number": "9" * 30}}, buffers=[])
def test_whatever_a_page_might_send_is_answered_and_what_is_refused_saves_nothing(
    talk, monkeypatch, content, buffers
):
    monkeypatch.setattr("actionplan.editor.jobs.Thread", Idle)
    talk.session.job = None
    page = talk.answering
    before = newest()
    reply = answered(page, content, buffers)
    assert reply["ok"] or newest() == before
    answered(page, {"n": "2", "do": "whole"}, [])
