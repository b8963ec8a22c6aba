"""The example plan as its reports show it: at P06 in full, and at the first, a middle and the last period."""

from functools import cache

import pytest

from actionplan.view import PlanView, ReportData
from tests.view.sample import example, frozen_items

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
    assert data.next_report == "fortnight 7, 26 June to 9 July 2017"


def test_the_event_of_march_is_red() -> None:
    event = frozen_items(report("P06"))["m-esr-event"]
    assert (event.status.rag, event.status.indicated, event.status.reported) == ("red", "red", "red")
    assert (event.status.line, event.status.days_late, event.status.since) == (7, 115, "P01")
    assert event.status.why[0] == "115 days past its date, no completion recorded."
    assert "Path to green: Close it as merged into the July event, by 30 June." in event.status.why
    assert (event.owner, event.date_as_written, event.date_read) == (
        "Communications lead",
        "02.03.17",
        "2 March 2017",
    )


def test_two_milestones_are_late_in_the_order_of_their_dates() -> None:
    late = [(item.date_as_written, item.status.rag, item.status.days_late, item.status.since) for item in
            next(g for g in report("P06").milestones if g.key == "late").items]  # fmt: skip
    assert late == [("02.03.17", "red", 115, "P01"), ("22.06.17", "amber", 3, "P06")]


def test_mayfield_is_now_expected_on_30_june() -> None:
    mayfield = frozen_items(report("P06"))["m-mayfield"]
    assert mayfield.expected == "30 June 2017"
    assert mayfield.status.why[0] == "Three days past its date, no completion recorded."
    assert mayfield.update == "The lift inspection is booked for 28 June."


def test_four_were_completed_on_their_dates() -> None:
    items = frozen_items(report("P06"))
    assert group("this") == ["m-living-well", "m-annual-report", "m-ftint-closes", "m-diabetes-day"]
    assert [items[id].status.why[0] for id in group("this")] == [
        "Completed on 14 June 2017, its date.",
        "Completed on 15 June 2017, its date.",
        "Completed on 19 June 2017, its date.",
        "Completed on 23 June 2017, its date.",
    ]


def test_what_is_to_come_and_what_is_to_be_confirmed() -> None:
    assert group("ended") == []
    assert group("next") == ["m-front-page", "m-esr-july", "m-hub-days"]
    assert group("later") == [
        "m-crg-relaunch", "m-hub-guide", "m-esr-september",
        "m-ae-campaign", "m-mh-leaflet", "m-successes",
    ]  # fmt: skip
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
        "t4-education": ("amber", 7),
        "t5-work-streams": ("complete", 2),
    }


def test_the_status_of_every_priority() -> None:
    assert [(p.number, p.title, p.rag) for p in report("P06").priorities] == [
        ("1", "Patient and public involvement (PPI)", "green"),
        ("2", "For Thurrock in Thurrock", TBC),
        ("3", "Acute reconfiguration (ESR)", "green"),
        ("4", "System pressures", "amber"),
        ("5", "Clinical priorities", "green"),
        ("6", "Public health", "not rated"),
        ("", "Website overhaul", "green"),
        ("", "Social media strategy", "green"),
    ]


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (
            "1",
            "Three target rows, all green; one milestone, green. The earliest review is by 30 September 2017.",
        ),
        (
            "2",
            "Four target rows: two with dates to be confirmed, one green and one not started; "
            "one milestone, green. The earliest review is by 30 September 2017.",
        ),
        ("3", "One target row, green; two milestones, both green."),
        ("4", "One target row, amber; one milestone, green. The earliest review is by 30 September 2017."),
        ("5", "One target row, complete; two milestones, both green."),
        ("6", "It has no target and no milestone in the plan, so there is nothing to rate."),
    ],
)
def test_the_sentence_of_a_priority(number: str, sentence: str) -> None:
    assert next(p.sentence for p in report("P06").priorities if p.number == number) == sentence


def test_the_measures_of_priority_1() -> None:
    assert report("P06").priorities[0].measures == (
        "GP practices without a statutory PPI group: 20 of 32 (62.5 %), May 2017; fewer is better.",
        "Regular attendance at CRG meetings: 14 attendees, 20 June 2017; from 11 attendees, 18 April 2017; "
        "more is better: improved.",
        "Positive testimonials on what PPI and the CRG do: 2 testimonials, 9 June 2017; "
        "at the start 0 testimonials, 1 April 2017; more is better.",
        "Readers of the bulletin: 731 readers, 16 June 2017; at the start 640 readers, 12 May 2017; "
        "more is better.",
        "People from frailty groups at CRG meetings: 3 of 14 (21.4 %), 20 June 2017; "
        "from 2 of 11 (18.2 %), 18 April 2017; more is better: improved.",
    )
    assert report("P26").priorities[0].measures[:2] == (
        "GP practices without a statutory PPI group: 9 of 32 (28.1 %), March 2018; "
        "at the start 20 of 32 (62.5 %), May 2017; fewer is better: improved.",
        "Regular attendance at CRG meetings: 22 attendees, 20 February 2018; from 11 attendees, 18 April 2017; "
        "more is better: improved.",
    )


def test_nine_activities_in_the_order_of_the_source() -> None:
    assert [a.id for a in report("P06").activities][:9] == [a.id for a in example().activities[:9]]
    assert {a.date for a in report("P06").activities} == {""}  # each text says its own day


def test_the_counts_and_their_sentence() -> None:
    counts = {c.rag: c.count for c in report("P06").counts}
    assert counts == {"red": 1, "amber": 2, "green": 14, "complete": 5, TBC: 5, "not started": 1}
    assert report("P06").counts_sentence == (
        "18 milestones: one red, one amber, three with dates to be confirmed, nine green and four complete. "
        "10 target rows: one amber, two with dates to be confirmed, five green, one not started and "
        "one complete."
    )


def test_the_lead_sums_it_up_and_every_red_is_named_with_the_counts() -> None:
    assert report("P06").summary == (
        "The public part of the summer programme went well: four milestones were completed on their dates. "
        "One is red, the March reconfiguration event, which should be closed; the Mayfield opening is three "
        "days late. One decision is asked of you.",
    )
    assert [c.names for c in report("P06").counts if c.rag == "red"] == [("ESR Comms Event, March",)]


def test_the_decision_that_is_asked() -> None:
    (decision,) = report("P06").decisions
    assert decision.question == (
        "Approve the joint A&E alternatives campaign with the neighbouring groups, or run a local one in September?"
    )
    assert (decision.by, decision.answer) == ("7 July 2017", "")
    assert decision.asked == "of Executive Team by Communications lead on 20 June 2017"


def test_what_stands_under_no_priority() -> None:
    data = report("P06")
    assert data.without_priority == ("Nine milestones, counted in the plan's total only.")
    assert data.targets_without_priority == ()


def test_the_abbreviations_that_occur() -> None:
    shorts = "A&E APMS CCG CRG DNA ESR FTinT GP IG NHS OTS PPG PPI STP tbc"
    assert [a.short for a in report("P06").abbreviations] == shorts.split()


def test_what_an_audience_may_not_see_is_not_in_it() -> None:
    costs = "at the price of four days' work"
    lay, executive = (PlanView(example(), "P07").freeze(to).to_json() for to in ("lay members", "executive"))
    assert (costs in lay, costs in executive) == (False, True)
    assert "Ask for the passwords" not in PlanView(example(), "P07").freeze("team").to_json()


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
        "m-living-well", "m-annual-report", "m-ftint-closes", "m-mayfield", "m-diabetes-day", "m-front-page",
        "m-hub-days", "m-crg-relaunch", "m-hub-guide", "m-mh-leaflet",
    ]  # fmt: skip
    assert report("P01").activities == ()


def test_after_the_split_only_the_two_are_left() -> None:
    gone, come = "m-crg-relaunch", {"m-stakeholder-list", "m-crg-invitations"}
    assert gone in statuses("P08")
    assert not come & set(statuses("P08"))
    assert gone not in statuses("P09")
    assert come <= set(statuses("P09"))


def test_on_1_october_the_day_after_september() -> None:
    assert report("P13").as_at == "2017-10-01"
    assert group("unconfirmed", "P13") == ["m-esr-consultation"]
    assert group("late", "P13") == ["m-esr-options", "m-apms"]
    why = {id: (item.status.rag, item.status.why[0]) for id, item in frozen_items(report("P13")).items()}
    assert why["m-apms"] == (
        "amber",
        "Still to be confirmed, one day past its window (1 to 30 September 2017).",
    )
    assert why["t2-beneficiaries"] == (
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
        "m-diabetes-day": "complete",
    }


def test_at_the_last_period() -> None:
    assert group("late", "P26") == []
    milestones = statuses("P26", *(m.id for m in example().milestones))
    assert {id: rag for id, rag in milestones.items() if rag != "complete"} == {"m-apms": "deferred"}
    assert statuses("P26", *(t.id for t in example().targets)) == {
        "t1-membership": "complete",
        "t1-crg-attendance": "amber",
        "t1-testimonials": "complete",
        "t2-beneficiaries": "red",
        "t2-providers": "green",
        "t2-healthy-living": "amber",
        "t2-champions": "stopped",
        "t3-consultation": "complete",
        "t4-education": "complete",
        "t5-work-streams": "complete",
    }
    since = {id: item.status.since for id, item in frozen_items(report("P26")).items()}
    assert (since["t1-crg-attendance"], since["t2-healthy-living"], since["t2-beneficiaries"]) == (
        "P24",
        "P22",
        "P15",
    )
    assert report("P26").next_report == ""


def test_a_quarter_with_the_same_code() -> None:
    data = PlanView(example(), "2017-18 Q1").freeze()
    assert data.period.fortnight == "Fortnights 1 to 6 of 26, those that end in the first quarter"
    assert (data.as_at, len(data.activities)) == ("2017-06-25", 15)
    in_period = frozen_items(report("P06"))
    assert {i: (item.status.rag, item.status.why) for i, item in frozen_items(data).items()} == {
        i: (item.status.rag, item.status.why) for i, item in in_period.items()
    }
