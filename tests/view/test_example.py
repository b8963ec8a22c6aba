"""The example plan as its reports show it: at P06 in full, and at the first, a middle and the last period."""

from functools import cache

import pytest

from actionplan.view import PlanView, ReportData
from tests.view.sample import day, example, frozen_items, update

TBC = "date to be confirmed"


@cache
def report(period: str) -> ReportData:
    return PlanView(example(), period).freeze()


def group(key: str, period: str = "P06") -> list[str]:
    return [item.id for g in report(period).milestones if g.key == key for item in g.items]


def statuses(period: str, *ids: str) -> dict[str, str]:
    return {id: item.status.rag for id, item in frozen_items(report(period)).items() if id in ids or not ids}


# As at 25 June 2017


def test_the_head_of_the_report() -> None:
    data = report("P06")
    assert (data.organisation, data.title) == (
        "NHS Thurrock Clinical Commissioning Group",
        "Communications and engagement action plan",
    )
    assert (data.period.fortnight, data.as_at_words) == ("Fortnight 6 of 26", "25 June 2017")
    assert data.next_report == "2017-18 P07, 26 June to 9 July 2017"


def test_the_event_of_march_is_red() -> None:
    event = frozen_items(report("P06"))["m-esr-event"]
    assert event.status.model_dump() == {
        "rag": "red",
        "indicated": "red",
        "reported": "",
        "line": 7,
        "days_late": 115,
        "since": "P01",
        "fresh": False,
        "why": ("115 days past its date, no completion recorded.",),
    }
    assert (event.owner, event.date_as_written, event.date_read) == (
        "Communications lead",
        "02.03.17",
        "2 March 2017",
    )


def test_six_milestones_are_late_in_the_order_of_their_dates() -> None:
    late = [(item.date_as_written, item.status.rag, item.status.days_late, item.status.since) for item in
            next(g for g in report("P06").milestones if g.key == "late").items]  # fmt: skip
    assert late == [
        ("02.03.17", "red", 115, "P01"),
        ("14.06.17", "amber", 11, "P05"),
        ("15.06.17", "amber", 10, "P05"),
        ("19.06.17", "amber", 6, "P05"),
        ("22.06.17", "amber", 3, "P05"),
        ("23.06.17", "amber", 2, "P05"),
    ]


def test_nothing_is_listed_as_upcoming_and_three_are_to_be_confirmed() -> None:
    assert [group(key) for key in ("this", "next", "later", "ended")] == [[], [], [], []]
    assert group("unconfirmed") == ["m-esr-options", "m-apms", "m-esr-consultation"]


def test_the_two_of_one_name_are_two() -> None:
    items = frozen_items(report("P06"))
    pair = [items["m-esr-options"], items["m-esr-consultation"]]
    assert [(i.title, i.date_as_written, i.status.why[0]) for i in pair] == [
        ("ESR Consultation Reconfiguration", "Sept tbc", "To be confirmed; read as 1 to 30 September 2017."),
        ("ESR Consultation Reconfiguration", "Dec tbc", "To be confirmed; read as 1 to 31 December 2017."),
    ]


def test_the_status_of_every_target_row() -> None:
    rows = {t.id: (t.status.rag, t.status.line) for p in report("P06").priorities for t in p.targets}
    assert rows == {
        "t1-membership": ("green", 5),
        "t1-crg-attendance": ("green", 5),
        "t1-testimonials": ("green", 5),
        "t2-beneficiaries": ("green", 5),
        "t2-providers": ("not started", 4),
        "t2-healthy-living": (TBC, 3),
        "t2-champions": (TBC, 3),
        "t3-consultation": ("green", 10),
        "t4-education": ("red", 7),
        "t5-work-streams": ("red", 7),
    }


def test_the_status_of_every_priority() -> None:
    assert [(p.number, p.title, p.rag) for p in report("P06").priorities] == [
        ("1", "Patient and public involvement (PPI)", "green"),
        ("2", "For Thurrock in Thurrock", TBC),
        ("3", "Acute reconfiguration (ESR)", "green"),
        ("4", "System pressures", "red"),
        ("5", "Clinical priorities", "red"),
        ("6", "Public health", "not rated"),
        ("", "Website overhaul", "not rated"),
        ("", "Social media strategy", "not rated"),
    ]


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        ("1", "Three target rows, all green. The earliest review is by 30 September 2017."),
        (
            "2",
            "Four target rows: two with dates to be confirmed, one green and one not started. "
            "The earliest review is by 30 September 2017.",
        ),
        ("3", "One target row, green."),
        ("4", "One target row, red. The earliest review is by 30 September 2017."),
        ("5", "One target row, red. The earliest review is by 30 April 2018."),
        ("6", "It has no target and no milestone in the plan, so there is nothing to rate."),
    ],
)
def test_the_sentence_of_a_priority(number: str, sentence: str) -> None:
    assert next(p.sentence for p in report("P06").priorities if p.number == number) == sentence


def test_the_baseline_of_priority_1() -> None:
    assert report("P06").priorities[0].measures == (
        "GP practices without a statutory PPI group: 20 of 32 (62.5 %), May 2017; fewer is better.",
    )


def test_nine_activities_in_the_order_of_the_source() -> None:
    assert [a.id for a in report("P06").activities] == [a.id for a in example().activities]
    assert {a.date for a in report("P06").activities} == {""}  # each text says its own day


def test_the_counts_and_their_sentence() -> None:
    counts = {c.rag: c.count for c in report("P06").counts}
    assert counts == {"red": 3, "amber": 5, "green": 5, "complete": 0, TBC: 5, "not started": 1}
    assert report("P06").counts_sentence == (
        "Nine milestones: one red, five amber and three with dates to be confirmed. "
        "10 target rows: two red, two with dates to be confirmed, five green and one not started."
    )


def test_the_summary_counts_and_every_red_is_named_with_the_counts() -> None:
    assert report("P06").summary == (
        "Nine activities are recorded for this period. No milestones were completed.",
        "Three of 19 milestones and target rows are red; five are amber.",
    )
    assert [c.names for c in report("P06").counts if c.rag == "red"] == [
        (
            "ESR Comms Event, March",
            "A patient education strategy, on where to go instead of A&E or a GP and to cut missed appointments (DNA)",
            "Strands of communications work that show how services have improved",
        )
    ]


def test_what_stands_under_no_priority() -> None:
    data = report("P06")
    assert data.without_priority == ("Nine milestones, counted in the plan's total only.")
    assert data.targets_without_priority == ()


def test_the_abbreviations_that_occur() -> None:
    shorts = "A&E APMS CCG CRG DNA ESR FTinT GP NHS PPG PPI tbc"
    assert [a.short for a in report("P06").abbreviations] == shorts.split()


def test_nothing_else_is_in_it() -> None:
    data = report("P06")
    assert (data.decisions, data.since_then, data.history) == ((), (), ())


# What is said moves it


def test_what_the_owners_say_moves_it() -> None:
    said = (
        update("P06", of="m-diabetes-day", completed_on="2017-06-23", narrative="64 people came."),
        update("P06", of="m-mayfield", expected="30.06.17", reported_rag="red", reason="no lift"),
        update("P07", of="m-annual-report", completed_on="2017-06-27"),
    )
    plan = example().model_copy(update={"updates": said})
    data = PlanView(plan, "P06", seen_on=day("2017-06-28")).freeze()
    items = frozen_items(data)
    assert items["m-diabetes-day"].status.why == ("Completed on 23 June 2017, its date.",)
    assert [i.id for g in data.milestones if g.key == "this" for i in g.items] == ["m-diabetes-day"]
    assert items["m-mayfield"].status.why == (
        "By the rule Amber: Three days past its date, no completion recorded.",
        "The owner reports Red: no lift.",
    )
    assert items["m-annual-report"].status.rag == "amber"
    assert data.since_then == ("Annual Report published: completed on 27 June 2017.",)


# Other periods


def test_at_the_first_period() -> None:
    assert group("late", "P01") == ["m-esr-event"]
    assert statuses("P01", "m-esr-event", "t4-education", "t5-work-streams", "m-living-well") == {
        "m-esr-event": "red",
        "t4-education": "amber",
        "t5-work-streams": "amber",
        "m-living-well": "green",
    }
    assert group("later", "P01") == [
        "m-living-well",
        "m-annual-report",
        "m-ftint-closes",
        "m-mayfield",
        "m-diabetes-day",
    ]
    assert report("P01").activities == ()


def test_on_1_october_the_day_after_september() -> None:
    assert report("P13").as_at == "2017-10-01"
    assert group("unconfirmed", "P13") == ["m-esr-consultation"]
    assert group("late", "P13")[-2:] == ["m-esr-options", "m-apms"]
    why = {id: (item.status.rag, item.status.why[0]) for id, item in frozen_items(report("P13")).items()}
    assert why["m-apms"] == (
        "amber",
        "Still to be confirmed, one day past its window (1 to 30 September 2017).",
    )
    assert why["t1-membership"] == (
        "amber",
        "Ongoing; its review (1 to 30 September 2017) passed one day ago.",
    )
    assert why["t2-champions"] == (
        "amber",
        "The timing depends on something else, and its review (1 to 30 September 2017) passed one day ago.",
    )
    assert statuses("P13", "t2-providers", "t2-healthy-living", "m-diabetes-day") == {
        "t2-providers": "not started",
        "t2-healthy-living": TBC,
        "m-diabetes-day": "red",
    }


def test_at_the_last_period() -> None:
    assert len(group("late", "P26")) == 9
    assert statuses("P26") == {
        **dict.fromkeys(group("late", "P26"), "red"),
        "t1-membership": "red",
        "t1-crg-attendance": "red",
        "t1-testimonials": "red",
        "t2-beneficiaries": "red",
        "t2-providers": "green",
        "t2-healthy-living": "amber",
        "t2-champions": "amber",
        "t3-consultation": "red",
        "t4-education": "red",
        "t5-work-streams": "red",
    }
    since = {id: item.status.since for id, item in frozen_items(report("P26")).items()}
    assert (since["t1-membership"], since["t2-healthy-living"], since["m-esr-consultation"]) == (
        "P15",
        "P22",
        "P22",
    )
    assert report("P26").next_report == ""


def test_a_quarter_with_the_same_code() -> None:
    data = PlanView(example(), "2017-18 Q1").freeze()
    assert data.period.fortnight == "Fortnights 1 to 6 of 26"
    assert (data.as_at, len(data.activities)) == ("2017-06-25", 9)
    assert {i: item.status for i, item in frozen_items(data).items()} == {
        i: item.status for i, item in frozen_items(report("P06")).items()
    }
