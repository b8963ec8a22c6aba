"""A plan carried forward: a new plan in the store, the old one untouched."""

from datetime import date
from pathlib import Path

import pytest

from actionplan import desk
from actionplan.desk import Later
from actionplan.words.errors import BadPlanFile, PlanExists, UnknownPlan
from tests.small_plan import PLAN, begin, edit, on


@pytest.fixture
def store(tmp_path, monkeypatch):
    begin(tmp_path, monkeypatch)
    on(monkeypatch, date(2018, 3, 20))
    return str(tmp_path / "actionplan.db")


def test_the_new_plan_is_saved_and_the_old_one_stays_as_it_is(store):
    before = desk.dump("small")
    made = desk.carry_forward("small", Later("2018-19"))
    assert desk.dump("small") == before
    assert [plan.id for plan in desk.plans()] == ["small", "small-2018-19"]
    kept, revisions = desk.history("small-2018-19")
    assert kept == made.plan
    assert [(one.number, one.by, one.why) for one in revisions] == [
        (1, "Communications lead", "carried forward from small")
    ]
    assert kept.title == "A small plan, 2018-19"
    assert made.asked[0] == "“Summer show” stood at “14.06.17” in 2017-18: when in 2018-19?"


def test_a_trial_run_saves_nothing(store):
    shown = desk.carry_forward("small", Later(), dry_run=True)
    assert (shown.plan.id, shown.revision) == ("small-2018-19", None)
    assert [plan.id for plan in desk.plans()] == ["small"]


def test_a_second_time_is_refused_and_another_id_gives_the_same_rows(store):
    first = desk.carry_forward("small", Later("2018-19"))
    with pytest.raises(PlanExists, match='There is a plan "small-2018-19" in the store already'):
        desk.carry_forward("small", Later("2018-19"))
    second = desk.carry_forward("small", Later("2018-19", "other"))
    assert second.plan.by_id == first.plan.by_id


def test_check_asks_for_each_date_until_it_is_written(store):
    desk.carry_forward("small", Later("2018-19"))

    def asked():
        return [one.problem for one in desk.check("small-2018-19") if one.code == "no-date"]

    assert asked() == [
        "It stood at “14.06.17” in 2017-18: when in 2018-19?",
        "It stood at “30.06.17” in 2017-18: when in 2018-19?",
        "It stood at “20.06.17” in 2017-18: when in 2018-19?",
    ]
    text = desk.dump("small-2018-19").replace(
        "title: Summer show\n", "title: Summer show\n  date: 14.06.18\n"
    )
    Path("next.yaml").write_text(text, "utf-8")
    desk.load(Path("next.yaml"))
    assert len(asked()) == 2


def test_an_undated_row_of_any_other_plan_is_asked_for_as_before(store):
    edit("  date: 30.06.17\n", "")
    assert [one.problem for one in desk.check("small") if one.code == "no-date"] == ["It has no date."]


def test_a_plan_that_is_not_there_cannot_be_carried_forward(store):
    with pytest.raises(UnknownPlan, match='There is no plan "large" in the store'):
        desk.carry_forward("large", Later("2018-19"))


def test_a_plan_file_is_carried_forward_without_the_plan_itself(store, tmp_path):
    other = str(tmp_path / "other.db")
    made = desk.carry_forward_file(PLAN, "old.yaml", Later(), other, by="Ben")
    assert [plan.id for plan in desk.plans(other)] == ["small-2018-19"]
    assert made.plan.by_id["m-show"].carried_from.plan == "small"
    assert desk.open_plan("small-2018-19", other).revision.by == "Ben"


def test_a_plan_file_with_a_mistake_says_where(store):
    with pytest.raises(BadPlanFile, match=r"^old\.yaml, line 1"):
        desk.carry_forward_file("title: x", "old.yaml", Later(), dry_run=True)


def test_an_import_or_report_of_the_new_plan_knows_nothing_of_the_old_one(store):
    desk.carry_forward("small", Later("2018-19"))
    view = desk.open_view("small-2018-19", "P01")
    assert {item.rag for item in view.items} == {"date to be confirmed"}
    assert "14.06.17" not in view.freeze("lay members").to_json()
