"""The use cases end to end, on a real store, with real notebook runs."""

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from actionplan import desk
from actionplan.desk import given
from actionplan.words.errors import BadDay, BadParameters, BadPlanFile, CannotWrite, PlanMoved, UnknownPeriod

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "templates" / "plans" / "thurrock-2017-18.yaml"
HOSTILE = [
    "<script>alert(1)</script>",
    "{{ 7 * 7 }} {% raise %}",
    "=cmd|' /C calc'!A0",
    "Summer 🎪 fair",
    "\u202eright to left\u202c שלום",
    "x" * 30_000,
    "[link](javascript:alert(1)) ![pic](http://127.0.0.1/x.png)",
]
PLANTED = {
    "team": "a sentence for the team",
    "executive": "a sentence for executives",
    "note": "an internal note",
}
WITH_AUDIENCES = """\
id: planted
title: A plan with things that not everybody may see
settings: {years: 2017-18}
priorities:
- {id: p1, number: 1, title: First, internal_note: an internal note}
milestones:
- {id: m-1, title: Seen by all, date: 14.06.17, internal_note: an internal note}
- {id: m-2, title: a sentence for the team (milestone), date: 15.06.17, audience: team}
activities:
- {id: a-1, title: a sentence for executives (activity), period: P06, audience: executive}
decisions:
- {id: d-1, question: a sentence for executives (decision), audience: executive, internal_note: an internal note}
period_notes:
- {id: n-1, period: P06, text: a sentence for the team (summary), audience: team}
updates:
- {id: u-1, of: m-1, period: P06, reported_rag: green, narrative: a sentence for the team (narrative),
   reason: a sentence for the team (reason), path_to_green: a sentence for the team (path), audience: team,
   internal_note: an internal note}
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ACTIONPLAN_STORE", str(tmp_path / "actionplan.db"))  # whatever lies above
    monkeypatch.setenv("ACTIONPLAN_PERSON", "Communications lead")
    return tmp_path


@pytest.fixture
def example(folder):
    """A workbook folder with the example plan in its store."""
    desk.init(folder)
    desk.load(EXAMPLE)
    return folder


def on_the_day(monkeypatch, day: date) -> None:
    monkeypatch.setattr(given, "now", lambda: datetime(day.year, day.month, day.day, 12, tzinfo=UTC))


def test_demo_makes_the_report_and_keeps_every_edit(folder):
    loaded, first = desk.demo()
    assert loaded is not None
    assert first.html == Path(
        "reports/thurrock-2017-18/2017-18-P06/2017-18-P06-action-plan-report-draft.html"
    )
    page = first.html.read_text("utf-8")
    assert "Draft, not issued" in page
    assert "115 days past its date, no completion recorded." in page
    edited = folder / "edited.yaml"
    edited.write_text(
        desk.dump("thurrock-2017-18").replace("title: Annual Report published", "title: Yearbook out"),
        "utf-8",
    )
    desk.load(edited)
    again, second = desk.demo()
    assert again is None
    assert "Yearbook out" in second.html.read_text("utf-8")


def test_hostile_texts_are_shown_as_text(folder):
    rows = [{"title": text, "date": text[:1000], "note": text} for text in HOSTILE]
    plan = {"id": "hostile", "title": HOSTILE[0], "settings": {"years": "2017-18"}, "milestones": rows}
    (folder / "hostile.yaml").write_text(json.dumps(plan, ensure_ascii=False), "utf-8")
    desk.load(Path("hostile.yaml"))
    assert [m.title for m in desk.open_plan("hostile").plan.milestones] == HOSTILE
    page = desk.report("hostile", "P06").html.read_text("utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "{{ 7 * 7 }}" in page
    assert 'href="javascript' not in page
    assert set(re.findall(r'<img[^>]* src="([^,"]*)', page)) == {
        "data:image/svg+xml;base64"
    }  # our own pictures
    for text in ("🎪", "שלום", "x" * 30_000, "=cmd|"):
        assert text in page


@pytest.mark.parametrize(
    ("audience", "seen"),
    [("lay members", set()), ("executive", {"executive"}), ("team", {"executive", "team"})],
)
def test_what_an_audience_may_not_see_is_in_no_byte(folder, audience, seen):
    (folder / "planted.yaml").write_text(WITH_AUDIENCES, "utf-8")
    desk.load(Path("planted.yaml"))
    files = desk.report("planted", "P06", audience=audience)
    written = files.html.read_bytes() + files.notebook.read_bytes()
    found = {who for who, sentence in PLANTED.items() if sentence.encode() in written}
    assert found == seen
    assert b"Seen by all" in written


def test_the_status_is_the_same_for_all_audiences(folder):
    (folder / "planted.yaml").write_text(WITH_AUDIENCES, "utf-8")
    desk.load(Path("planted.yaml"))
    of_each = {
        audience: next(
            i
            for g in desk.report_data("planted", "P06", audience).milestones
            for i in g.items
            if i.id == "m-1"
        )
        for audience in ("lay members", "team")
    }
    assert {item.status.rag for item in of_each.values()} == {"green"}


def test_an_option_beats_the_file_and_the_file_the_default(example):
    path = example / "params" / "thurrock-2017-18" / "2017-18-P07.yaml"
    by_option = desk.report("thurrock-2017-18", "P07", audience="executive")
    assert by_option.html.name == "2017-18-P07-action-plan-report-executive-draft.html"
    assert path.read_text("utf-8").splitlines()[1:] == [
        "plan: thurrock-2017-18",
        "period: 2017-18 P07",
        "audience: lay members",
        "as_at: ''",
    ]
    path.write_text(path.read_text("utf-8").replace("as_at: ''", "as_at: 2017-07-03"), "utf-8")
    from_file = desk.report("thurrock-2017-18", "P07")
    assert from_file.html.name == "2017-18-P07-action-plan-report-draft.html"
    assert "3 July 2017" in from_file.html.read_text("utf-8")


def test_a_misspelt_parameter_in_the_file_is_refused_before_anything_runs(example):
    path = example / "params" / "thurrock-2017-18" / "2017-18-P06.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("plan: thurrock-2017-18\nperoid: 2017-18 P06\n", "utf-8")
    with pytest.raises(BadParameters, match="period"):
        desk.report("thurrock-2017-18", "P06")
    assert not (example / "reports").exists()


def test_a_report_goes_where_it_is_told(example):
    files = desk.report("thurrock-2017-18", "P06", output_dir=example / "out put")
    assert files.html == example / "out put" / "2017-18-P06-action-plan-report-draft.html"
    assert files.notebook.exists()


def test_a_period_that_has_not_begun_is_seen_as_at_today(example, monkeypatch):
    on_the_day(monkeypatch, date(2017, 6, 11))
    assert desk.report_data("thurrock-2017-18", "P06").as_at == "2017-06-11"
    with pytest.raises(BadDay, match="2017-18 P06 has not begun: it starts on 12 June 2017"):
        desk.report_data("thurrock-2017-18", "P06", as_at="2017-06-12")


def test_a_plan_can_be_seen_before_its_years(example, monkeypatch):
    on_the_day(monkeypatch, date(2017, 3, 1))
    view = desk.open_view("thurrock-2017-18")
    assert (view.period.name, view.as_at) == ("2017-18 P01", date(2017, 3, 1))


def test_a_period_under_way_is_judged_today(example, monkeypatch):
    on_the_day(monkeypatch, date(2017, 6, 20))
    assert desk.report_data("thurrock-2017-18", "P06").as_at == "2017-06-20"


@pytest.mark.parametrize("period", ["P27", "2016-17 P06", "soon", ""])
def test_report_data_needs_a_period_of_the_plan(example, period, monkeypatch):
    on_the_day(monkeypatch, date(2017, 4, 20))
    if period:
        with pytest.raises(UnknownPeriod):
            desk.report_data("thurrock-2017-18", period)
    else:
        assert desk.report_data("thurrock-2017-18", period).period.name == "2017-18 P01"


def test_a_new_row_says_since_when_it_is_in_the_plan(example, monkeypatch):
    on_the_day(monkeypatch, date(2017, 7, 3))
    edited = example / "edited.yaml"
    text = desk.dump("thurrock-2017-18").replace(
        "milestones:\n", "milestones:\n- title: Late thought\n  date: Aug 17\n"
    )
    edited.write_text(text, "utf-8")
    desk.load(edited)
    row = desk.open_plan("thurrock-2017-18").plan.milestones[0]
    assert (row.title, row.since) == ("Late thought", "2017-07-03")
    titles = lambda period: [i.title for i in desk.open_view("thurrock-2017-18", period).milestones]  # noqa: E731
    assert "Late thought" not in titles("P06")
    assert "Late thought" in titles("P07")


def test_a_plan_written_up_after_its_years_has_no_later(example):
    edited = example / "edited.yaml"
    text = desk.dump("thurrock-2017-18").replace(
        "milestones:\n", "milestones:\n- title: Late thought\n  date: Aug 17\n"
    )
    edited.write_text(text, "utf-8")
    desk.load(edited)
    assert "Late thought" in [i.title for i in desk.open_view("thurrock-2017-18", "P06").milestones]


def test_a_new_update_is_stamped_and_stays(example):
    edited = example / "edited.yaml"
    edited.write_text(
        desk.dump("thurrock-2017-18").replace(
            "\nupdates:\n",
            "\nupdates:\n- of: m-mayfield\n  period: 2017-18 P06\n  completed_on: 2017-06-25\n",
        ),
        "utf-8",
    )
    desk.load(edited, by="Director")
    (update,) = (u for u in desk.open_plan("thurrock-2017-18").plan.updates if u.by == "Director")
    assert datetime.fromisoformat(update.recorded).tzinfo == UTC
    data = desk.report_data("thurrock-2017-18", "P06")
    done = next(i for g in data.milestones for i in g.items if i.id == "m-mayfield")
    assert done.status.why[0] == "Completed on 25 June 2017, three days after its date."
    without = re.sub(r"^updates:\n(?:[- ].*\n)+", "", desk.dump("thurrock-2017-18"), flags=re.MULTILINE)
    assert "completed_on" not in without
    edited.write_text(without, "utf-8")
    assert desk.load(edited).changes == []


def test_a_conflict_saves_nothing(example):
    mine, theirs = example / "mine.yaml", example / "theirs.yaml"
    text = desk.dump("thurrock-2017-18")
    mine.write_text(
        text.replace("title: Annual Report published", "title: Mine").replace("Mayfield Opening", "Ours"),
        "utf-8",
    )
    theirs.write_text(text.replace("title: Annual Report published", "title: Theirs"), "utf-8")
    desk.load(theirs, by="Director")
    before = desk.dump("thurrock-2017-18")
    with pytest.raises(PlanMoved, match="you wanted “Mine”"):
        desk.load(mine)
    assert desk.dump("thurrock-2017-18") == before


def test_a_bad_file_leaves_the_store_untouched(example):
    before = desk.dump("thurrock-2017-18")
    bad = example / "bad.yaml"
    bad.write_text(before.replace("owner: comms-lead", "owner: nobody-known", 1), "utf-8")
    with pytest.raises(
        BadPlanFile, match=r'bad\.yaml, line \d+, milestones/.*/owner: "nobody-known" is not in the register'
    ):
        desk.load(bad)
    assert desk.dump("thurrock-2017-18") == before


def test_who_acts(monkeypatch):
    monkeypatch.setenv("ACTIONPLAN_PERSON", "Director")
    assert given.person("Lay member") == "Lay member"
    assert given.person() == "Director"
    monkeypatch.delenv("ACTIONPLAN_PERSON")
    assert given.person()


def test_a_new_id():
    ids = {given.new_id("m") for _ in range(200)}
    assert len(ids) == 200
    assert all(len(i) == 8 and i.startswith("m-") for i in ids)


def test_a_report_of_an_older_revision(example):
    edited = example / "edited.yaml"
    edited.write_text(
        desk.dump("thurrock-2017-18").replace("title: Annual Report published", "title: Yearbook"), "utf-8"
    )
    desk.load(edited)
    files = desk.report("thurrock-2017-18", "P06", revision=1)
    assert files.html.name == "2017-18-P06-action-plan-report-revision-1-draft.html"
    page = files.html.read_text("utf-8")
    assert "Annual Report published" in page
    assert "Yearbook" not in page
    assert "(version 1)" in page


def test_a_report_run_alone_hands_data_to_its_kernel(example, monkeypatch):
    monkeypatch.setenv("ACTIONPLAN_REPORT_DATA", str(example / "my-plan.yaml"))
    with pytest.raises(BadParameters, match="names no frozen data of a report"):
        desk.report_data("thurrock-2017-18", "P06")


def test_a_report_made_below_the_workbook_goes_to_its_root(example, monkeypatch):
    monkeypatch.chdir(example / "notebooks")
    files = desk.report("thurrock-2017-18", "P06")
    assert files.html.parent == example / "reports" / "thurrock-2017-18" / "2017-18-P06"


def test_a_day_in_the_words_of_an_activity_places_it(folder):
    plan = {
        "id": "small",
        "title": "Small",
        "settings": {"years": "2017-18"},
        "activities": [{"title": "Held an event, 19/06"}, {"title": "Held another, 19 July"}],
    }
    (folder / "small.yaml").write_text(json.dumps(plan), "utf-8")
    desk.load(Path("small.yaml"))
    assert [a.text for a in desk.report_data("small", "P06").activities] == ["Held an event, 19/06"]


def test_a_forecast_that_may_not_be_read_hides_the_one_before(folder):
    plan = {
        "id": "small",
        "title": "Small",
        "settings": {"years": "2017-18"},
        "milestones": [{"id": "m-1", "title": "Show", "date": "14.06.17"}],
        "updates": [
            {"of": "m-1", "period": "P05", "expected": "October"},
            {"of": "m-1", "period": "P06", "expected": "March 18", "audience": "team"},
        ],
    }
    (folder / "small.yaml").write_text(json.dumps(plan), "utf-8")
    desk.load(Path("small.yaml"))
    seen = {
        audience: [i.expected for g in desk.report_data("small", "P06", audience).milestones for i in g.items]
        for audience in ("lay members", "team")
    }
    assert seen == {"lay members": [""], "team": ["1 to 31 March 2018"]}


def test_a_report_needs_no_parameter_file(example, monkeypatch):
    def refuse(*_):
        raise CannotWrite("read-only")

    monkeypatch.setattr("actionplan.desk.reports.write_params", refuse)
    assert desk.report("thurrock-2017-18", "P07", output_dir=example / "out").html.exists()


def test_a_parameter_that_is_no_text_is_refused(example):
    with pytest.raises(BadParameters, match="period is 6, which is no text"):
        desk.report_data("thurrock-2017-18", 6)
