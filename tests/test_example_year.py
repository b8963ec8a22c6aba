"""The invented year of the example plan: that it says so, leaves the source alone, and holds together."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import pytest

from actionplan.plan.nouns import Appended, Update
from actionplan.view import PlanView
from actionplan.view.rated import RatedItem
from tests.view.sample import EXAMPLE, day, example

SOURCE = {m.id for m in example().milestones[:9]} | {t.id for t in example().targets}
CALENDAR = example().settings.calendar
UPDATES = example().updates


def said_of(row_id: str) -> list[Update]:
    return [u for u in UPDATES if u.of == row_id]


def update(update_id: str) -> Update:
    (found,) = (u for u in UPDATES if u.id == update_id)
    return found


def end_of(period: str) -> date:
    return CALENDAR.single(period).end


def recorded_on(row: Appended) -> date:
    assert row.recorded
    return datetime.fromisoformat(row.recorded).date()


# It says that it is invented


def test_the_head_of_the_file_says_that_the_year_is_invented() -> None:
    head = EXAMPLE.read_text(encoding="utf-8").partition("\nid: ")[0].replace("\n#  ", "")
    assert "Invented, too, is all that happens" in head
    assert "Nothing of it tells what was really done, or by whom." in head


def test_every_milestone_that_is_not_the_sources_says_so() -> None:
    assert {m.note for m in example().milestones[9:]} == {"Invented."}
    assert [o.note for o in example().owners if o.id == "web-officer"] == ["Invented."]


def test_the_dates_of_the_source_never_change() -> None:
    assert [u.id for u in UPDATES if u.date_change and u.of in SOURCE] == []
    assert [
        r.id for r in (*example().milestones, *example().targets) if r.handed_over and r.id in SOURCE
    ] == []


def test_people_are_roles() -> None:
    roles = {owner.name for owner in example().owners}
    said: tuple[Appended, ...] = (*UPDATES, *example().observations, *example().evidence)
    by = {row.by for row in said} | {note.by for note in example().period_notes}
    nobody = {""}  # the long series are read off a counter
    assert by - roles - nobody == {"Director of commissioning, for the Service development lead"}


def test_nobody_is_heard_after_leaving() -> None:
    left = {o.name: o.in_post_until for o in example().owners if o.in_post_until}
    assert left == {"Web support officer": "2017-07-07"}
    said: tuple[Appended, ...] = (*UPDATES, *example().observations, *example().evidence)
    assert [row.id for row in said if row.by in left and recorded_on(row).isoformat() > left[row.by]] == []


# It holds together


def test_updates_stand_in_the_order_of_their_periods() -> None:
    starts = [CALENDAR.single(u.period).start for u in UPDATES]
    assert starts == sorted(starts)


def test_each_is_recorded_in_its_period_or_on_the_monday_after_but_for_two() -> None:
    late = {
        u.id
        for u in UPDATES
        if not CALENDAR.single(u.period).start <= recorded_on(u) <= end_of(u.period) + timedelta(days=1)
    }
    assert late == {"u-p06-diabetes-again", "u-p08-testimonials"}
    assert recorded_on(update("u-p06-diabetes-again")) == day("2017-06-28")
    assert recorded_on(update("u-p08-testimonials")) == day("2017-08-02")


def test_nothing_is_completed_before_it_is_said_to_be() -> None:
    done = [u for u in UPDATES if u.completed_on]
    assert len(done) == 24
    assert [u.id for u in done if day(u.completed_on or "") > recorded_on(u)] == []
    assert all(u.outcome for u in done)


def test_nothing_is_said_of_a_row_before_it_was_in_the_plan_or_after_it_left() -> None:
    rows = example().by_id
    since = {id: row.since for id, row in rows.items() if getattr(row, "since", None)}
    until = {id: row.withdrawn_on for id, row in rows.items() if getattr(row, "withdrawn_on", None)}
    assert [u.id for u in UPDATES if recorded_on(u).isoformat() < since.get(u.of, "")] == []
    assert [u.id for u in UPDATES if recorded_on(u).isoformat() > until.get(u.of, "9999")] == []


def item_at(of: str, period: str) -> RatedItem | None:
    return next((i for i in PlanView(example(), period).items if i.row.id == of), None)


@pytest.mark.parametrize("said", [u for u in UPDATES if u.reported_rag], ids=lambda u: u.id)
def test_an_owner_who_differs_from_the_rule_gives_a_reason(said: Update) -> None:
    item = item_at(said.of, said.period)
    rule = item.verdict.rag if item else rolled_up(said.of, said.period)
    assert said.reason or said.reported_rag == rule


def rolled_up(priority: str, period: str) -> str:
    return next(p.rolled_up for p in PlanView(example(), period).priorities if p.row.id == priority)


def test_red_and_amber_come_with_a_path_to_green_but_for_one() -> None:
    bad = [u for u in UPDATES if u.reported_rag in ("red", "amber")]
    assert len(bad) == 16
    assert [u.id for u in bad if not (u.path_to_green and u.path_to_green_by)] == ["u-p02-crg"]


# What there is to see


def test_there_is_one_of_each_sort_to_see() -> None:
    assert [(u.of, u.date_was, u.date_now, u.date_change) for u in UPDATES if u.date_change] == [
        ("m-hub-guide", "08.09.17", "09.08.17", "corrected"),
        ("m-front-page", "14.07.17", "04.08.17", "agreed"),
    ]
    assert [(m.id, m.withdrawn_on, m.replaced_by) for m in example().milestones if m.withdrawn_on] == [
        ("m-crg-relaunch", "2017-07-26", ("m-stakeholder-list", "m-crg-invitations"))
    ]
    assert [(u.of, u.standing) for u in UPDATES if u.standing] == [
        ("t2-champions", "stopped"),
        ("m-apms", "deferred"),
    ]
    assert [u.id for u in UPDATES if u.nothing_changed] == [
        "u-p05-options", "u-p05-consultation", "u-p08-options", "u-p19-apms",
    ]  # fmt: skip
    assert {o.id: (o.deputy, o.away_until) for o in example().owners if o.deputy} == {
        "service-development-lead": ("director-commissioning", "2017-06-04")
    }


def test_the_march_event_leads_to_july_and_september() -> None:
    closed = said_of("m-esr-event")[-1]
    assert (closed.completed_on, closed.outcome) == (
        "2017-03-02",
        "Few people came, and nobody from outside Grays",
    )
    assert closed.follow_on == ("m-esr-july", "m-esr-september")


def test_activities_that_went_on() -> None:
    assert [(a.id, a.period, a.finished_on) for a in example().activities if a.continues] == [
        ("a-procurement", "2017-18 P06", "2017-08-04"),
        ("a-practice-calls", "2017-18 P04", "2017-09-29"),
        ("a-ae-artwork", "2017-18 P08", "2017-09-08"),
        ("a-flu", "2017-18 P17", "2018-02-28"),
    ]


def statuses(row_id: str, periods: Sequence[str]) -> str:
    found = [item_at(row_id, period) for period in periods]
    return "".join(item.rag[0].upper() if item else "-" for item in found)


EVENTFUL = [f"P{n:02d}" for n in range(3, 11)]


@pytest.mark.parametrize(
    ("row_id", "letters"),
    [
        ("m-esr-event", "RRRRCCCC"),
        ("m-diabetes-day", "GGACCCCC"),  # amber since nobody said anything
        ("m-mayfield", "GGGACCCC"),
        ("m-front-page", "GGGGRGCC"),  # red by the owner's word, green by a new date, complete
        ("m-hub-days", "GGGGGAGC"),
        ("m-ae-campaign", "---GGGGG"),
        ("m-crg-invitations", "------GC"),
        ("t1-crg-attendance", "ARAGGGGG"),
        ("t4-education", "GGGAAGGG"),  # red by the rule all the time
        ("t5-work-streams", "GGRCCCCC"),  # green by the owner's word, which lapses
    ],
)
def test_the_eight_eventful_periods(row_id: str, letters: str) -> None:
    assert statuses(row_id, EVENTFUL) == letters


def test_the_word_that_lapses() -> None:
    item = item_at("t5-work-streams", "P05")
    assert item is not None
    assert item.reported is not None
    assert (item.reported.rag, item.reported.lapsed) == ("green", True)


def test_what_was_never_heard_of_again() -> None:
    last_heard = {
        row: [u.period for u in said_of(row)] for row in ("m-mh-leaflet", "t2-beneficiaries", "m-apms")
    }
    assert last_heard == {
        "m-mh-leaflet": ["P03", "P18", "P19"],
        "t2-beneficiaries": ["P03", "P26"],
        "m-apms": ["P19", "P21"],
    }
