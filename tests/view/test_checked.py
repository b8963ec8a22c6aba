"""The completeness check as it is asked for: what is open is judged as a report does; the example plan."""

from datetime import date
from functools import cache

import pytest

from actionplan.plan.nouns import Noun, Owner, PeriodNote
from actionplan.view.checked import Finding, check
from tests.view.sample import day, example, milestone, plan, priority, target, update


def codes(*rows: Noun, period: str = "P06", as_at: str = "2017-06-25") -> list[tuple[str, tuple[str, ...]]]:
    checked = plan(*rows)
    found = check(checked, checked.settings.calendar.find(period), day(as_at))
    return [(finding.code, finding.ids) for finding in found]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({"nothing_changed": True}, [("no-owner", ("m",))]),
        ({"standing": "deferred", "approved_by": "Board"}, [("no-owner", ("m",))]),
        ({"standing": "stopped"}, [("no-owner", ("m",))]),
        ({"standing": "stopped", "approved_by": "Board"}, []),
        ({"completed_on": "2017-06-20"}, []),
    ],
)
def test_what_has_ended_is_left_alone(said: dict, found: list) -> None:
    board = Owner(id="board", name="Board", type="organisation")
    assert codes(board, milestone("Sept"), update("2017-18 P06", **said)) == found


def test_an_end_after_the_day_of_judgement_is_still_to_come() -> None:
    rows = (milestone("Sept"), update("2017-18 P06", completed_on="2017-06-24"))
    assert codes(*rows) == []
    assert codes(*rows, as_at="2017-06-23") == [("no-owner", ("m",))]


def test_rows_that_entered_the_plan_after_the_period_are_checked_too() -> None:
    rows = (priority("p", leads=("o",)), milestone("Sept", since="2017-06-27", priority="p"))
    assert codes(*rows) == [("no-owner", ("m",))]


RED = {"reported_rag": "red", "reason": "No printer."}


def test_red_without_a_path_to_green() -> None:
    rows = (priority("p", leads=("o",)), target("Sept", priority="p", success_indicators=("Readers",)))
    said = [update("2017-18 P06", of=row, **RED) for row in ("t", "p")]
    assert codes(*rows, *said) == [("no-path-to-green", ("t",)), ("no-path-to-green", ("p",))]
    path = {"path_to_green": "Print here."} | RED
    without_a_day = [update("2017-18 P06", of=row, **path) for row in ("t", "p")]
    assert codes(*rows, *without_a_day) == codes(*rows, *said)
    with_path = [update("2017-18 P06", of=row, path_to_green_by="30 June", **path) for row in ("t", "p")]
    assert codes(*rows, *with_path) == []
    green = [update("2017-18 P06", of=row, reported_rag="green", reason="Well.") for row in ("t", "p")]
    assert codes(*rows, *green) == []


def test_a_word_that_has_lapsed_needs_no_path() -> None:
    rows = (target("Sept", success_indicators=("Readers",)), update("2017-18 P05", of="t", **RED))
    assert codes(*rows) == [("no-path-to-green", ("t",))]
    assert codes(*rows, period="P07", as_at="2017-07-09") == []


# The example plan


@cache
def of_example() -> tuple[Finding, ...]:
    return check(example(), example().settings.calendar.find("P06"), date(2017, 6, 25))


def ids(code: str) -> list[tuple[str, ...]]:
    return [finding.ids for finding in of_example() if finding.code == code]


def test_priority_6_has_no_actions() -> None:
    first = of_example()[0]
    assert (first.heading, first.where) == ("No actions", "Priority 6 “Public health”")


def test_the_lists_of_leads_of_the_example() -> None:
    assert ids("leads-differ") == [
        ("p4", "director-commissioning", "chief-nurse"),
        ("p5", "director-commissioning"),
    ]
    assert ids("accountable-not-a-lead") == [("p5", "director-commissioning")]


def test_the_two_milestones_of_one_name() -> None:
    (finding,) = [finding for finding in of_example() if finding.code == "same-name"]
    assert (finding.where, finding.problem) == (
        "Milestones “ESR Consultation Reconfiguration”",
        "Two open milestones have this name: Sept tbc and Dec tbc.",
    )


def test_the_year_of_the_strategy_before() -> None:
    assert ("obj-2",) in ids("other-year")


def test_every_target_has_a_sign_of_success_and_every_figure_a_measure() -> None:
    none = {"no-success-indicator", "target-not-measured", "no-level"}
    assert none & {finding.code for finding in of_example()} == set()


def test_the_dates_that_wait_for_an_answer() -> None:
    assert {"t1-membership", "t2-beneficiaries", "t3-consultation"} <= {
        row for (row,) in ids("date-question")
    }


def test_the_events_that_stand_in_both_lists() -> None:
    assert ids("same-event") == [
        ("a-living-well", "m-living-well"),
        ("a-mayfield", "m-mayfield"),
        ("a-ftint-completes", "m-ftint-closes"),
        ("a-diabetes-day", "m-diabetes-day"),
        ("a-esr-options", "m-esr-options"),
        ("a-esr-consultation", "m-esr-consultation"),
    ]


def test_the_targets_that_wait_for_an_answer() -> None:
    assert {"t1-membership", "t2-providers", "t4-education"} <= {row for (row,) in ids("target-question")}


def test_what_nobody_measures_is_told_together() -> None:
    together = [row for found in ids("not-measured") for row in found]
    assert len(ids("not-measured")) <= 6
    assert {"i-reputation", "i-relationships"} <= set(together)
    assert "i-practices" not in together


def test_what_the_example_has_not_got_is_not_found() -> None:
    none = {"no-owner", "no-date", "dates-conflict", "unknown-name", "shared-name", "activity-undated"}
    none |= {"wrong-reading", "wrong-sum", "place-not-counted", "place-without-note"}
    assert none & {finding.code for finding in of_example()} == set()


def test_a_summary_that_assures_beside_a_red_is_found() -> None:
    note = PeriodNote(id="n", period="P06", text="We are on track to deliver.")
    assert ("assurance-differs", ("n",)) in codes(milestone("02.03.17", title="Event"), note)
    assert codes(milestone("02.03.18", title="Event"), note) == [("no-owner", ("m",))]
