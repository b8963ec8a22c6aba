"""What needs attention: what is wrong with each item, the next step, and the order."""

from typing import Any

import pytest

from actionplan.plan.nouns import Decision, Noun, Owner
from actionplan.view.data import ExceptionData, IssueData
from tests.view.sample import milestone, priority, target, update, view

LATE, SOON, FAR = "02.03.17", "14.06.17", "31.03.18"
LEAD = Owner(id="lead", name="Lead")


def found(*rows: Noun, period: str = "P06", **more: Any) -> list[ExceptionData]:
    return list(view(period, LEAD, *rows, **more).freeze().exceptions)


def only(written: str, *rows: Noun, fields: Any = None, **more: Any) -> ExceptionData:
    (line,) = found(milestone(written, **{"owner": "lead"} | (fields or {})), *rows, **more)
    return line


def test_a_whole_page() -> None:
    decision = Decision(
        id="d",
        question="Join the campaign?",
        about="campaign",
        date="by 7 July 2017",
        asked_on="2017-06-20",
    )
    rows = (
        milestone("TBC", id="contracts", title="Contracts"),
        milestone(FAR, id="campaign", title="Campaign", owner="lead"),
        milestone(SOON, id="mayfield", title="Mayfield opening", owner="lead"),
        milestone(LATE, id="event", title="March event", owner="lead"),
        milestone(FAR, id="calm", title="Nothing wrong", owner="lead"),
        milestone(LATE, id="done", title="Done"),
        target("", id="t", requirement="Testimonials", owner="lead"),
        update("P06", of="event", reported_rag="red", reason="Overtaken.",
               path_to_green="close it as merged into the July event", path_to_green_by="30 June"),
        update("P06", of="done", completed_on="2017-06-20"),
        decision,
    )  # fmt: skip
    assert [
        (e.title, e.rag, e.owner, "; ".join(e.wrong), e.next_step) for e in found(*rows, period="P06")
    ] == [
        (
            "March event",
            "red",
            "Lead",
            "Red since fortnight 1; the reason given: Overtaken.; 115 days past its date",
            "Close it as merged into the July event, by 30 June.",
        ),
        (
            "Mayfield opening",
            "amber",
            "Lead",
            "Amber since fortnight 5; 11 days past its date",
            "No next step is given.",
        ),
        ("Contracts", "date to be confirmed", "", "no owner", "Name an owner."),
        ("Testimonials", "date to be confirmed", "Lead", "no date", "Give it a date."),
        (
            "Campaign",
            "green",
            "Lead",
            "waiting for a decision",
            "Decision by 7 July 2017: Join the campaign?",
        ),
    ]


def test_none_where_nothing_is_wrong() -> None:
    assert found(milestone(FAR, owner="lead")) == []


# Colour


def test_red_says_since_when() -> None:
    assert only(LATE).wrong == ("Red since fortnight 1", "115 days past its date")
    assert only("24.05.17").wrong == ("Red, new this fortnight", "32 days past its date")


def before(period: str, *rows: Noun) -> Any:
    issue = IssueData(number="5", at="2017-06-13T09:00:00+00:00", issued="13 June 2017, 10:00", by="Lead")
    return view(period, LEAD, *rows).freeze("lay members", issue)


def test_amber_counts_where_it_is_worse_than_in_the_last_report() -> None:
    said = update("P06", reported_rag="amber", reason="The hall is booked.")
    row = milestone(FAR, owner="lead")
    earlier = [before("P05", row)]
    assert only(FAR, said, issued=earlier).wrong == (
        "Amber, new this fortnight; worse, Green in the last report",
        "the reason given: The hall is booked.",
    )
    again = update("P07", reported_rag="amber", reason="The hall is booked.")
    assert only(FAR, said, again, issued=earlier, period="P07").wrong == (
        "Amber since fortnight 6; worse, Green in the last report",
        "the reason given: The hall is booked.",
    )


def test_amber_that_is_listed_for_another_reason_says_since_when() -> None:
    assert only(SOON).wrong == ("Amber since fortnight 5", "11 days past its date")
    assert only("20.06.17", update("P05", narrative="So.")).wrong == (
        "Amber, new this fortnight",
        "five days past its date",
    )


def test_in_combined_periods_it_is_new_in_these_fortnights() -> None:
    christmas = {
        "combined_periods": ({"year": "2017-18", "period": 19, "through": 20, "reason": "Christmas"},)
    }
    line = only("05.12.17", period="P20", **christmas)
    assert line.wrong[0] == "Red, new in these fortnights"


def test_amber_counts_where_it_is_new_and_there_is_no_report_to_compare_with() -> None:
    assert only(FAR, update("P06", reported_rag="amber", reason="So.")).wrong == (
        "Amber, new this fortnight",
        "the reason given: So.",
    )


def test_amber_that_stays_or_is_better_than_red_is_listed() -> None:
    row = milestone(FAR, owner="lead")
    said = [update(p, reported_rag=rag, reason="So.") for p, rag in (("P05", "red"), ("P06", "amber"))]
    earlier = [before("P05", row, said[0])]
    (line,) = found(row, *said, issued=earlier)
    assert line.wrong == ("Amber, new this fortnight", "the reason given: So.")
    ambers = [update(p, reported_rag="amber", reason="So.") for p in ("P05", "P06")]
    assert found(row, *ambers)[0].wrong == ("Amber since fortnight 5", "the reason given: So.")


def test_the_words_are_those_of_the_plan() -> None:
    labels = {"labels": {"red": "Off track"}}
    assert only(LATE, rag=labels).wrong[0] == "Off track since fortnight 1"


# Lateness, owner, date


@pytest.mark.parametrize(
    ("written", "wrong", "step"),
    [
        ("April tbc", "56 days past its window, still to be confirmed", "Confirm its date."),
        ("Ongoing – review April 17", "56 days past its review", "No next step is given."),
        (
            "Timing dependent – review April 17",
            "past its review, and no date is set",
            "Confirm its date.",
        ),
        ("", "no date", "Give it a date."),
    ],
)
def test_dates(written: str, wrong: str, step: str) -> None:
    line = only(written)
    assert (line.wrong[-1], line.next_step) == (wrong, step)


@pytest.mark.parametrize("written", ["TBC", "Sept tbc", "Timing dependent – review Jan 18", "from October"])
def test_a_date_that_may_still_come_is_no_exception(written: str) -> None:
    assert found(milestone(written, owner="lead")) == []


def test_late_but_reported_green_is_late() -> None:
    line = only(LATE, update("P06", reported_rag="green", reason="Done, but for the paper."))
    assert line.rag == "green"
    assert line.wrong == (
        "by the rule Red",
        "the reason given: Done, but for the paper.",
        "115 days past its date",
    )


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"by": "Lead"}, "the owner says: No hall"),
        ({"by": "Sam Deputy"}, "Sam Deputy says: No hall"),
        ({"by": "Sam Deputy", "imported_from": "mine.xlsx"}, "mine.xlsx says: No hall"),
        (
            {"by": "Lead", "reason": "As in mine.xlsx; no reason is given there."},
            "Amber as in mine.xlsx, which gives no reason",
        ),
    ],
)
def test_a_reason_is_the_owners_only_where_the_owner_gave_it(fields: Any, told: str) -> None:
    said = update("P06", **{"reported_rag": "amber", "reason": "No hall"} | fields)
    assert only(FAR, said).wrong == ("Amber, new this fortnight", told)


def test_whoever_reports_for_a_lead_is_named() -> None:
    row = priority(accountable="lead")
    for by, told in (
        ("Lead", ("Amber, new this fortnight, as its lead reports", "the lead says: So.")),
        ("Sam Deputy", ("Amber, new this fortnight, as Sam Deputy reports", "Sam Deputy says: So.")),
    ):
        said = update("P06", of="p", reported_rag="amber", reason="So.", by=by)
        line = next(one for one in found(row, said) if one.id == "p")
        assert (line.wrong[0], line.wrong[-1]) == told


def test_an_owner_who_has_left() -> None:
    gone = LEAD.model_copy(update={"id": "gone", "in_post_until": "2017-06-20"})
    rows = (gone, milestone(FAR, owner="gone"))
    (line,) = found(*rows)
    assert (line.wrong, line.next_step) == (("its owner left on 20 June 2017",), "Name an owner.")
    assert found(*rows, as_at="2017-06-20") == []


# Decisions


def ask(**fields: Any) -> Decision:
    return Decision(id="d", question="Which?", **{"about": "m"} | fields)


def test_a_decision_without_a_day_and_one_that_was_answered() -> None:
    assert only(FAR, ask()).next_step == "Decision: Which?"
    answered = ask(answer="This", answered_on="2017-06-20")
    assert found(milestone(FAR, owner="lead"), answered) == []
    assert found(milestone(FAR, owner="lead"), ask(about=None)) == []


def test_the_path_to_green_comes_before_the_decision_and_that_before_what_is_wrong() -> None:
    assert only("", ask()).next_step == "Decision: Which?"
    said = update("P06", reported_rag="red", reason="So.", path_to_green="book the hall")
    assert only("", ask(), said).next_step == "Book the hall. No date is given."


# What has ended


@pytest.mark.parametrize("standing", ["deferred", "stopped"])
def test_what_has_ended_is_never_an_exception(standing: Any) -> None:
    assert found(milestone(LATE), update("P06", standing=standing, approved_by="the board")) == []
    assert found(milestone(LATE), update("P06", completed_on="2017-06-20")) == []


def test_two_of_a_name_are_told_apart() -> None:
    rows = [milestone(text, id=id, title="Show", owner="lead") for id, text in (("a", LATE), ("b", FAR))]
    assert [line.title for line in found(*rows)] == ["Show (02.03.17)"]


# Priorities, order, the owner's deputy, decisions overdue


def test_a_priority_that_its_lead_reports_amber_is_listed_while_that_holds() -> None:
    said = update("P06", of="p", reported_rag="amber", reason="A tender is late.", path_to_green="award it",
                  path_to_green_by="30 June", by="Lead")  # fmt: skip
    rows = (priority(number=4, leads=("lead",)), milestone(FAR, owner="lead", priority="p"), said)
    (line,) = found(*rows)
    assert (line.title, line.rag, line.owner) == ("Priority 4 Priority p", "amber", "Lead")
    assert line.wrong == (
        "Amber, new this fortnight, as its lead reports",
        "by its items Green",
        "the lead says: A tender is late.",
    )
    assert line.next_step == "Award it, by 30 June."
    assert found(*rows, period="P08") == []


def test_the_order_is_by_both_statuses_then_by_days_late() -> None:
    rows = [milestone(text, id=id, owner="lead")
            for id, text in (("soon", SOON), ("red", LATE), ("older", "02.02.17"), ("kind", LATE))]  # fmt: skip
    kinder = update("P06", of="kind", reported_rag="amber", reason="The hall is booked.")
    assert [line.id for line in found(*rows, kinder)] == ["older", "red", "kind", "soon"]


def test_the_deputy_of_an_owner_who_is_away_is_shown() -> None:
    away = Owner(id="away", name="Anna", deputy="lead", away_until="2017-06-30")
    (line,) = found(away, milestone(LATE, owner="away"))
    assert (line.owner, line.owner_note) == ("Anna", "Away until 30 June 2017; Lead answers for it.")


def test_a_decision_whose_day_has_passed_is_overdue() -> None:
    line = only(FAR, ask(date="by 20 June 2017"))
    assert line.next_step == "Decision by 20 June 2017, overdue since then: Which?"
