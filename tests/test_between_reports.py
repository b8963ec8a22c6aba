"""What people do to a plan between reports: new dates, overrides, withdrawn rows, hand-overs."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from actionplan import desk
from actionplan.desk import given
from actionplan.words.errors import BadChange, BadDay, NeedsAnswer, UnknownOwner
from tests.small_plan import unrendered

PLAN = """\
id: small
title: A small plan
settings: {years: 2017-18}
owners:
- {id: lead, name: Communications lead, aliases: [Comms Lead]}
- {id: director, name: Director}
milestones:
- {id: m-show, title: Summer show, owner: lead, date: 20.06.17}
- {id: m-press, title: Press day, owner: lead, date: 30.06.17}
- {id: m-done, title: Old work, owner: lead, date: 12.04.17}
updates:
- {id: u-1, of: m-done, period: P01, completed_on: 2017-04-12}
"""


def on(monkeypatch, day: date) -> None:
    monkeypatch.setattr(given, "now", lambda: datetime(day.year, day.month, day.day, 9, tzinfo=UTC))


@pytest.fixture
def small(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ACTIONPLAN_STORE", str(tmp_path / "actionplan.db"))
    monkeypatch.setenv("ACTIONPLAN_PERSON", "Communications lead")
    on(monkeypatch, date(2017, 6, 1))
    unrendered(monkeypatch)
    desk.init(tmp_path)
    (tmp_path / "small.yaml").write_text(PLAN, "utf-8")
    desk.load(Path("small.yaml"))
    return tmp_path


@pytest.fixture
def issued(small, monkeypatch):
    """The plan after its fifth report."""
    on(monkeypatch, date(2017, 6, 13))
    desk.issue("small", "P05")
    on(monkeypatch, date(2017, 6, 20))
    return small


def edit(old: str, new: str, **how) -> desk.Loaded:
    text = desk.dump("small")
    assert old in text
    Path("edited.yaml").write_text(text.replace(old, new), "utf-8")
    return desk.load(Path("edited.yaml"), **how)


def add_update(line: str) -> desk.Loaded:
    """Add an update behind those there are."""
    return edit("- id: u-1\n", f"- {line}\n- id: u-1\n")


def milestone(row_id: str, period: str = "2017-18 P06"):
    return desk.report_data("small", period).items()[row_id]


def test_before_any_report_a_date_is_simply_changed(small):
    edit("20.06.17", "21.06.17")
    assert milestone("m-show").moves == ()


def test_after_a_report_a_new_date_is_asked_about(issued):
    with pytest.raises(NeedsAnswer, match=r"Summer show.*20.06.17.*28.06.17.*typing mistake"):
        edit("20.06.17", "28.06.17")
    assert "20.06.17" in desk.dump("small")


def test_a_typing_mistake_is_no_slip(issued):
    edit("20.06.17", "28.06.17", new_date="corrected")
    found = milestone("m-show")
    assert (found.date_as_written, found.slip, found.baseline) == ("28.06.17", "", "")


def test_a_date_that_was_agreed_slips_and_the_baseline_stays(issued):
    with pytest.raises(NeedsAnswer, match="who agreed"):
        edit("20.06.17", "28.06.17", new_date="agreed")
    edit("20.06.17", "28.06.17", new_date="agreed", agreed_by="Executive", why="The hall was not free.")
    found = milestone("m-show")
    assert (found.date_as_written, found.baseline) == ("28.06.17", "20.06.17")
    assert [(move.days, move.how) for move in found.moves] == [(8, "agreed")]
    assert "eight days" in found.slip


def test_what_is_only_expected_leaves_the_date_and_slips(issued):
    edit("20.06.17", "28.06.17", new_date="expected", why="The hall was not free.")
    found = milestone("m-show")
    assert (found.date_as_written, found.expected, found.forecast) == (
        "20.06.17",
        "28 June 2017",
        "2017-06-28",
    )
    assert [(move.days, move.how) for move in found.moves] == [(8, "expected")]


def test_ones_own_file_loaded_again_asks_nothing_of_what_is_expected_already(issued):
    Path("small.yaml").write_text(PLAN.replace("20.06.17", "28.06.17"), "utf-8")
    first = desk.load(Path("small.yaml"), replace=True, new_date="expected", why="No hall.")
    assert [s for s in first.changes if "Summer show" in s] == [
        "Update of 2017-18 P06 on \u201cSummer show\u201d added: now expected \u201c28.06.17\u201d, "
        "its date stays."
    ]
    assert desk.load(Path("small.yaml"), replace=True).changes == []
    assert desk.load(Path("small.yaml"), replace=True, new_date="expected").changes == []


def test_a_new_date_belongs_to_the_fortnight_in_which_it_is_said(issued, monkeypatch):
    edit("20.06.17", "28.06.17", new_date="agreed", agreed_by="Executive", why="No hall.")
    assert milestone("m-show", "2017-18 P04").moves == ()
    told = [c.kind for c in desk.report_data("small", "2017-18 P06").changes if "Summer show" in c.sentence]
    assert "received after issue" not in told
    assert "slipped" in told


def test_the_check_is_of_today(issued, monkeypatch):
    assert "owner-gone" not in {finding.code for finding in desk.check("small")}
    edit("name: Communications lead\n", "name: Communications lead\n  in_post_until: 2017-06-01\n")
    assert "owner-gone" in {finding.code for finding in desk.check("small")}


def test_taking_a_new_date_back_takes_its_slip_back(issued):
    made = edit("20.06.17", "28.06.17", new_date="agreed", agreed_by="Executive", why="No hall.").revision
    desk.undo("small", made.number)
    found = milestone("m-show")
    assert (found.date_as_written, found.moves) == ("20.06.17", ())


def test_undoing_an_older_change_of_a_date_is_a_new_date(small, monkeypatch):
    made = edit("20.06.17", "19.06.17").revision
    on(monkeypatch, date(2017, 6, 13))
    desk.issue("small", "P05")
    desk.undo("small", made.number, by="Director", why="It was right before.")
    found = milestone("m-show")
    assert (found.date_as_written, [(m.days, m.how) for m in found.moves]) == ("20.06.17", [(1, "agreed")])


def test_a_row_of_a_report_is_not_deleted_but_withdrawn(issued):
    text = desk.dump("small")
    start, end = text.index("- id: m-press"), text.index("- id: m-done")
    Path("edited.yaml").write_text(text[:start] + text[end:], "utf-8")
    with pytest.raises(BadChange, match=r"Press day.*stood in an issued report, so it is not deleted"):
        desk.load(Path("edited.yaml"))
    edit("title: Press day\n", "title: Press day\n  withdrawn_because: The paper closed.\n")
    assert "m-press" not in desk.report_data("small", "2017-18 P06").items()
    with pytest.raises(BadChange, match=r"Press day.*was withdrawn on 20 June 2017"):
        add_update("{of: m-press, period: P06, narrative: Still at it}")


def test_a_split_is_told_as_a_split(issued):
    text = desk.dump("small").replace(
        "title: Press day\n", "title: Press day\n  withdrawn_because: Two papers\n  replaced_by: [m-a, m-b]\n"
    )
    new = "- {id: m-a, title: Morning paper, date: 30.06.17}\n- {id: m-b, title: Evening paper, date: 30.06.17}\n"
    Path("edited.yaml").write_text(text.replace("updates:\n", f"{new}updates:\n"), "utf-8")
    desk.load(Path("edited.yaml"))
    told = desk.report_data("small", "2017-18 P06").changes
    assert [change.kind for change in told if change.id in ("m-press", "m-a", "m-b")] == ["split"]
    (split,) = [change.sentence for change in told if change.kind == "split"]
    assert "Morning paper" in split
    assert "Evening paper" in split


def test_a_row_that_no_report_had_is_simply_deleted(small):
    text = desk.dump("small")
    start, end = text.index("- id: m-press"), text.index("- id: m-done")
    Path("edited.yaml").write_text(text[:start] + text[end:], "utf-8")
    desk.load(Path("edited.yaml"))
    assert "Press day" not in desk.dump("small")


def test_an_override_without_a_reason_is_refused(small):
    with pytest.raises(NeedsAnswer, match=r"Summer show.*fortnight 5: the owner reports Red"):
        add_update("{of: m-show, period: P05, reported_rag: red}")
    assert len(desk.history("small")[1]) == 1
    add_update("{of: m-show, period: P05, reported_rag: red, reason: The hall burnt down.}")
    assert milestone("m-show", "2017-18 P05").status.rag == "red"


def test_a_new_plan_with_an_override_without_a_reason_is_refused(small):
    text = (
        PLAN.replace("id: small", "id: other") + "- {id: u-2, of: m-show, period: P05, reported_rag: red}\n"
    )
    Path("other.yaml").write_text(text, "utf-8")
    with pytest.raises(NeedsAnswer, match="owner reports Red"):
        desk.load(Path("other.yaml"))
    assert [plan.id for plan in desk.plans()] == ["small"]


def test_a_completion_that_is_still_to_come_is_refused(small):
    with pytest.raises(NeedsAnswer, match="3 December 2017 is still to come"):
        add_update("{of: m-show, period: P05, completed_on: 2017-12-03}")


def test_a_completion_after_the_day_of_judgement_changes_no_status_and_is_said(small, monkeypatch):
    on(monkeypatch, date(2017, 6, 30))
    add_update("{of: m-show, period: P06, completed_on: 2017-06-28}")
    data = desk.report_data("small", "2017-18 P06")
    assert data.items()["m-show"].status.rag == "amber"
    assert data.since_then == ("Summer show: completed on 28 June 2017.",)


def test_an_update_after_the_issue_is_received_late_and_changes_nothing_issued(issued, monkeypatch):
    before = desk.report_data("small", "2017-18 P05").to_json()
    add_update("{of: m-show, period: P05, narrative: The hall is booked.}")
    assert desk.report_data("small", "2017-18 P05").to_json() == before
    late = [c for c in desk.report_data("small", "2017-18 P06").changes if c.kind == "received after issue"]
    assert ["The hall is booked." in change.sentence for change in late] == [True]


def test_a_hand_over_moves_what_is_open_in_one_change_set(small, monkeypatch):
    on(monkeypatch, date(2017, 6, 20))
    done = desk.hand_over("small", "Comms Lead", "director", "2017-06-12")
    assert done.revision.number == 2
    after = {m.id: m.owner for m in desk.open_plan("small").plan.milestones}
    assert after == {"m-show": "director", "m-press": "director", "m-done": "lead"}
    assert milestone("m-show", "2017-18 P05").owner == "Communications lead"
    assert milestone("m-show", "2017-18 P06").owner == "Director"


@pytest.mark.parametrize("day", ["12 June 2017", "12.06.17", "2017-06-12"])
def test_the_day_of_a_hand_over_is_taken_as_people_write_it(small, monkeypatch, day):
    on(monkeypatch, date(2017, 6, 20))
    desk.hand_over("small", "lead", "director", day)
    assert milestone("m-show").owner == "Director"
    assert milestone("m-show", "2017-18 P05").owner == "Communications lead"


def test_what_cannot_be_handed_over(small):
    with pytest.raises(UnknownOwner, match="Nobody in the register of owners goes by"):
        desk.hand_over("small", "lead", "nobody", "2017-06-12")
    with pytest.raises(BadChange, match="Director has nothing open to hand over"):
        desk.hand_over("small", "director", "lead", "2017-06-12")
    with pytest.raises(BadDay, match='"Sept tbc" is not one day'):
        desk.hand_over("small", "lead", "director", "Sept tbc")
