"""The frozen data of a report, part by part."""

from typing import Any

import pytest

from actionplan.plan.nouns import (
    Abbreviation,
    Activity,
    Baseline,
    Decision,
    Indicator,
    Noun,
    Observation,
    Owner,
    PeriodNote,
)
from actionplan.view import PlanView, ReportData
from actionplan.view.data import CorrectionData, IssueData
from actionplan.view.plan_view import Provenance
from tests.view.sample import day, frozen_items, milestone, plan, priority, target, update, view

CHRISTMAS = {"combined_periods": ({"year": "2017-18", "period": 19, "through": 20, "reason": "Christmas"},)}
SILENT = {"periods_without_report": ({"year": "2017-18", "period": 7, "reason": "Holidays"},)}


def frozen(*rows: Noun, period: str = "P06", audience: str = "lay members", **more: Any) -> ReportData:
    return view(period, *rows, **more).freeze(audience)


def test_the_head() -> None:
    data = frozen()
    assert (data.schema_number, data.plan, data.title, data.organisation) == (2, "plan", "Plan", "Org")
    assert (data.as_at, data.as_at_words) == ("2017-06-25", "25 June 2017")
    assert (data.audience, data.state, data.issue, data.provenance) == (
        "lay members",
        "Draft, not issued",
        None,
        "",
    )


def test_it_says_what_it_was_made_from() -> None:
    made = PlanView(plan(), "P06", provenance=Provenance(42, "3 August 2017"))
    assert made.freeze().provenance == "From the plan as saved on 3 August 2017 (version 42)"
    assert made.freeze("team").audience == "team"


# The period


@pytest.mark.parametrize(
    ("period", "fortnight", "dates", "path"),
    [
        ("P06", "Fortnight 6 of 26", "12 to 25 June 2017", "2017-18-P06"),
        ("P02..P06", "Fortnights 2 to 6 of 26", "17 April to 25 June 2017", "2017-18-P02-to-P06"),
        ("P05..P06", "Fortnights 5 and 6 of 26", "29 May to 25 June 2017", "2017-18-P05-to-P06"),
        (
            "2017-18 Q1",
            "Fortnights 1 to 6 of 26, those that end in the first quarter",
            "1 April to 25 June 2017",
            "2017-18-Q1",
        ),
    ],
)
def test_the_period_in_words(period: str, fortnight: str, dates: str, path: str) -> None:
    found = frozen(period=period).period
    assert (found.fortnight, found.dates, found.path) == (fortnight, dates, path)


def test_combined_periods_keep_the_numbers_of_the_year() -> None:
    found = frozen(period="P20", **CHRISTMAS).period
    assert (found.short, found.fortnight, found.note) == (
        "P19..P20",
        "Fortnights 19 and 20 of 26",
        "Christmas",
    )
    assert frozen(period="P26", **CHRISTMAS).period.fortnight == "Fortnight 26 of 26"


@pytest.mark.parametrize(
    ("period", "more", "following"),
    [
        ("P06", {}, "fortnight 7, 26 June to 9 July 2017"),
        ("P06", SILENT, "fortnight 8, 10 to 23 July 2017"),
        ("P01..P06", {}, "fortnight 7, 26 June to 9 July 2017"),
        ("P18", CHRISTMAS, "fortnights 19 and 20, 11 December 2017 to 7 January 2018"),
        ("P26", {}, ""),
        ("2017-18 P26", {"years": "2017-19"}, "fortnight 1 of 2018-19, 1 to 15 April 2018"),
    ],
)
def test_the_next_report(period: str, more: dict[str, Any], following: str) -> None:
    assert frozen(period=period, **more).next_report == following


# The summary


def note(text: str, period: str = "P06", by: str = "Lead", **fields: Any) -> PeriodNote:
    return PeriodNote(id=f"n-{period.lower()}-{by.lower()}", period=period, text=text, by=by, **fields)


def test_the_leads_own_words_in_paragraphs() -> None:
    data = frozen(note("It went well.\nVery well.\n\n  \n\nOne is late.\r\n\r\nSo be it.\n"))
    assert data.summary == ("It went well.\nVery well.", "One is late.", "So be it.")
    assert data.summary_by == "Lead"


def test_a_generated_summary_where_there_is_none() -> None:
    data = frozen(note("Another period.", "P05"))
    assert data.summary[0] == "No activities are recorded for this period. No milestones were completed."
    assert data.summary_by == ""


def test_the_notes_of_a_span_stand_with_their_fortnights() -> None:
    notes = (note("Second.", "P02", "Ann"), note("First.", "P01", "Bob"), note("Third.", "P03", "Ann"))
    data = frozen(*notes, period="P01..P03")
    assert data.summary[0] == "No activities are recorded for this period. No milestones were completed."
    assert data.summary_by == ""
    assert data.span and [(f.name, f.summary, f.by) for f in data.span.fortnights] == [
        ("Fortnight 1", ("First.",), "Bob"),
        ("Fortnight 2", ("Second.",), "Ann"),
        ("Fortnight 3", ("Third.",), "Ann"),
    ]


# Counts


def test_five_statuses_are_always_counted_and_the_others_where_they_occur() -> None:
    assert [(c.rag, c.count) for c in frozen().counts] == [
        ("red", 0),
        ("amber", 0),
        ("green", 0),
        ("complete", 0),
        ("date to be confirmed", 0),
    ]
    rows = (milestone("from October"), milestone("02.03.17", id="b"), target("02.03.17"))
    counts = {c.rag: (c.count, c.names) for c in frozen(*rows).counts}
    assert counts["not started"] == (1, ())
    assert counts["red"] == (2, ("Milestone b", "Target t"))


def test_reds_of_one_name_are_told_apart_in_the_counts() -> None:
    rows = (milestone("02.03.17", id="a", title="Show"), milestone("03.03.17", id="b", title="Show"))
    assert frozen(*rows).counts[0].names == ("Show (02.03.17)", "Show (03.03.17)")


# Decisions


def test_a_decision_with_who_asked_whom_and_when() -> None:
    asker = Owner(id="lead", name="Communications lead")
    asked = Decision(
        id="d", question="Join?", options=("Yes", "No"), of="the executive team", date="by 7 July 2017",
        asked_by="lead", asked_on="2017-06-20", answer="Yes", answered_by="Chair", answered_on="2017-06-25",
    )  # fmt: skip
    (found,) = frozen(asker, asked).decisions
    assert (found.question, found.options, found.by) == ("Join?", ("Yes", "No"), "7 July 2017")
    assert found.asked == "of the executive team by Communications lead on 20 June 2017"
    assert found.answer == "Yes (Chair), 25 June 2017"
    assert view("P06", asker, asked, as_at="2017-06-24").freeze().decisions[0].answer == ""


def test_a_bare_decision() -> None:
    (found,) = frozen(Decision(id="d", question="Join?", date="at the next board", answer="Yes")).decisions
    assert (found.by, found.asked, found.answer) == ("at the next board", "", "Yes")


# Activities


@pytest.mark.parametrize(
    ("title", "written", "shown"),
    [
        ("Show 14 June", "14 June", ""),
        ("Show", "14 June", "14 June 2017"),
        ("Show", "some day", "some day"),
        ("Show", "", ""),
    ],
)
def test_the_day_of_an_activity_where_its_text_does_not_say_it(title: str, written: str, shown: str) -> None:
    row = Activity(id="a", title=title, date=written, period="P06", note="With the council.")
    (found,) = frozen(row).activities
    assert (found.text, found.date, found.note) == (title, shown, "With the council.")


# Priorities, and what stands under none


def test_a_priority_with_its_leads_measures_rows_and_milestones() -> None:
    rows = (
        Owner(id="lead", name="Director"),
        priority("p", number=2, scope="Includes care", leads=("lead",)),
        target("TBC", priority="p"),
        milestone("02.03.17", id="a", title="Show", priority="p"),
        milestone("31.03.18", id="b", title="Show", priority="p"),
        update("P06", of="p", reported_rag="amber", reason="In hand."),
        Indicator(id="i", title="groups", priority="p", baseline=Baseline(value=3)),
        Observation(id="v", indicator="i", date="20.06.17", value=4),
    )
    (found,) = frozen(*rows).priorities
    assert (found.number, found.scope, found.leads, found.rag, found.rolled_up) == (
        "2",
        "Includes care",
        ("Director",),
        "amber",
        "red",
    )
    assert (found.since, found.fresh, found.lead_says) == ("P06", True, "Amber is reported: In hand.")
    lines = [(line.title, line.rag, line.since, line.fresh) for line in found.milestones]
    assert lines == [("Show (02.03.17)", "red", "P01", False), ("Show (31.03.18)", "green", "P01", False)]
    assert [t.id for t in found.targets] == ["t"]
    assert found.measures == ("Groups: 4, 20.06.17; at the start 3; more is better: improved.",)


def test_an_enabler_has_no_number() -> None:
    assert [
        p.number for p in frozen(priority("a", number=1), priority("b", number=2, enabler=True)).priorities
    ] == ["1", ""]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ((), ""),
        ((milestone("TBC"),), "One milestone, counted in the plan's total only."),
        (
            (milestone("TBC"), target("TBC", id="t1"), target("TBC", id="t2")),
            "One milestone and two target rows, counted in the plan's total only.",
        ),
    ],
)
def test_what_stands_under_no_priority(rows: tuple[Noun, ...], sentence: str) -> None:
    data = frozen(*rows)
    assert data.without_priority == sentence
    assert [t.id for t in data.targets_without_priority] == [r.id for r in rows if r.kind == "target"]


def test_every_item_is_printed_once() -> None:
    rows = (priority(), milestone("TBC"), target("TBC", id="t1", priority="p"), target("TBC", id="t2"))
    assert sorted(frozen_items(frozen(*rows))) == ["m", "t1", "t2"]


# Abbreviations, key and method


def test_abbreviations_that_occur_in_dictionary_order() -> None:
    shorts = ("tbc", "PPG", "CCG", "GP")
    known = [Abbreviation(id=f"s-{s.lower()}", short=s, meaning=f"meaning of {s}") for s in shorts]
    rows = (
        *known,
        milestone("Sept tbc", title="Meeting of PPGs"),
        Activity(id="a", title="GPs met", period="P05"),
    )
    assert [(a.short, a.meaning) for a in frozen(*rows).abbreviations] == [
        ("PPG", "meaning of PPG"),
        ("tbc", "meaning of tbc"),
    ]


def test_the_key_and_scheme_of_the_plan() -> None:
    data = frozen(rag={"name": "the strict scheme", "amber_days": 7, "due_soon_days": 3})
    assert [k.rag for k in data.key][:3] == ["red", "amber", "green"]
    assert data.key[0].meaning == "More than seven days past its date or its review."
    assert data.method[0].endswith("The key says what each status means under the strict scheme.")


@pytest.mark.parametrize(
    ("period", "holidays"),
    [
        ("P05", "Bank holiday in this period: Spring Bank Holiday (29 May 2017)."),
        (
            "P01..P02",
            "Bank holidays in this period: Good Friday (14 April 2017), Easter Monday (17 April 2017).",
        ),
    ],
)
def test_bank_holidays_in_the_period(period: str, holidays: str) -> None:
    assert frozen(period=period).method[3:] == (holidays,)
    assert len(frozen(period="P06").method) == 3


def test_since_then_is_in_the_data() -> None:
    rows = (milestone("22.06.17"), update("P07", completed_on="2017-06-27"))
    data = PlanView(plan(*rows), "P06", seen_on=day("2017-06-28")).freeze()
    assert data.since_then == ("Milestone m: completed on 27 June 2017.",)


# Issued, and compared with the last issued report


ISSUE = IssueData(
    number="6", at="2017-06-27T13:02:00+00:00", issued="27 June 2017, 14:02", by="Communications lead"
)


def test_an_issued_report_says_its_number_when_and_by_whom() -> None:
    data = view("P06").freeze("lay members", ISSUE)
    assert (data.issue, data.state) == (
        ISSUE,
        "Report 6, issued 27 June 2017, 14:02, by Communications lead",
    )


def test_a_correction_says_what_it_corrects() -> None:
    again = ISSUE.model_copy(update={"number": "6a", "corrects": "6", "reason": "A date was wrong."})
    assert view("P06").freeze("lay members", again).state == (
        "Report 6a, a correction of report 6, issued 27 June 2017, 14:02, by Communications lead"
    )


AGAIN = ISSUE.model_copy(update={"number": "6a", "corrects": "6", "reason": "A name was wrong."})


def test_a_correction_says_what_differs_from_what_it_corrects() -> None:
    rows = (
        milestone("Sept tbc", id="apms", title="Contracts"),
        milestone("31.03.18", id="a", title="Mayfield"),
        milestone("31.03.18", id="secret", title="Secret", audience="team"),
    )
    first = [view("P06", *rows).freeze(each, ISSUE) for each in ("lay members", "team")]
    late = {"of": "a", "narrative": "The lift is in.", "recorded": "2017-06-28T09:00:00+00:00"}
    now = (
        milestone("14 November 2017", id="apms", title="Contracts"),
        milestone("31.03.18", id="a", title="Mayfield and tour"),
        milestone("31.03.18", id="secret", title="Secret sale", audience="team"),
        update("P06", **late),
        update("P06", of="secret", narrative="Sold.", recorded="2017-06-28T09:00:00+00:00", audience="team"),
        update("P06", of="apms", narrative="Signed.", recorded="2017-06-20T09:00:00+00:00"),
    )
    found = view("P06", *now, issued=first)
    lay, team = (found.freeze(each, AGAIN).correction for each in ("lay members", "team"))
    assert lay and team
    assert [one.sentence for one in lay.differs] == [
        "Date changed: Contracts, from “1 to 30 September 2017, to be confirmed” to 14 November 2017.",
        "Better: Contracts, Date to be confirmed to Green. Before: To be confirmed; read as 1 to 30 September 2017. "
        "Now: Due in 142 days (14 November 2017).",
        "Reworded: “Mayfield” is now “Mayfield and tour”.",
        "Received after issue: Mayfield and tour, for fortnight 6, on 28 June 2017: The lift is in.",
    ]
    assert [one.sentence for one in team.differs if "Secret" in one.sentence] == [
        "Reworded: “Secret” is now “Secret sale”.",
        "Received after issue: Secret sale, for fortnight 6, on 28 June 2017: Sold.",
    ]
    assert found.freeze("lay members").correction == lay  # a draft of it says the same


def test_a_correction_of_what_was_withdrawn_is_compared_with_nothing() -> None:
    assert view("P06").freeze("lay members", AGAIN).correction == CorrectionData(number="6", compared=False)
    other = view("P06").freeze("lay members", ISSUE.model_copy(update={"number": "6"}))
    again = AGAIN.model_copy(update={"number": "6b", "corrects": "6a"})
    assert view("P06", issued=[other]).freeze("lay members", again).correction == CorrectionData(
        number="6a", compared=False
    )


def test_what_is_no_correction_has_no_such_name_in_its_data() -> None:
    assert '"correction"' not in view("P06").freeze("lay members", ISSUE).to_json()
    earlier = view("P05").freeze("lay members", ISSUE.model_copy(update={"number": "5"}))
    assert '"correction"' not in view("P06", issued=[earlier]).freeze("lay members", ISSUE).to_json()
    kept = view("P06").freeze("lay members", AGAIN)
    older = kept.model_copy(update={"correction": None})  # as a correction was kept before
    assert ReportData.from_json(older.to_json()) == older and '"correction"' not in older.to_json()
    assert ReportData.from_json(kept.to_json()) == kept


def test_an_issue_changes_nothing_else() -> None:
    rows = (milestone("02.03.17"), target("TBC"))
    issued, draft = view("P06", *rows).freeze("team", ISSUE), view("P06", *rows).freeze("team")
    assert issued.model_copy(update={"issue": None, "state": draft.state}) == draft


def test_the_revision_is_in_the_data() -> None:
    assert PlanView(plan(), "P06", provenance=Provenance(42, "3 August 2017")).freeze().revision == 42


@pytest.mark.parametrize(
    ("at", "named"),
    [
        ("2017-06-13T09:00:00+00:00", "report 5, issued 13 June 2017"),
        ("2017-06-13T23:30:00+00:00", "report 5, issued 14 June 2017"),
    ],
)
def test_what_it_is_compared_with_in_uk_time(at: str, named: str) -> None:
    before = view("P05").freeze("lay members", ISSUE.model_copy(update={"number": "5", "at": at}))
    assert frozen(issued=[before]).compared_with == named
    assert frozen().compared_with == ""


def test_changes_since_the_latest_correction_of_the_last_report() -> None:
    first = view("P05", milestone("31.03.18", title="A")).freeze("lay members", ISSUE)
    again = view("P05", milestone("31.03.18", title="B")).freeze("lay members", ISSUE)
    row = milestone("31.03.18", title="C")
    assert [c.sentence for c in frozen(row, issued=[first, again]).changes] == ["Reworded: “B” is now “C”."]
    assert frozen(row).changes == ()


def test_an_audience_is_compared_with_its_own_report() -> None:
    secret = milestone("31.03.18", id="s", audience="team")
    before = [view("P05", secret).freeze(audience) for audience in ("team", "lay members")]
    assert frozen(secret, issued=before, audience="team").changes == ()
    assert frozen(secret, issued=before).changes == ()
    widened = secret.model_copy(update={"audience": "lay members"})
    assert [c.kind for c in frozen(widened, issued=before).changes] == ["new"]


def test_rows_that_left_with_what_replaced_them() -> None:
    rows = (
        milestone("31.03.18", id="a", title="Survey", withdrawn_on="2017-06-20", replaced_by=("b", "c"),
                  withdrawn_because="Two groups"),
        milestone("31.12.17", id="b", title="Consultation", since="2017-06-20"),
        milestone("31.03.18", id="c", title="Consultation", since="2017-06-20"),
    )  # fmt: skip
    before = view("P05", rows[0].model_copy(update={"withdrawn_on": None})).freeze()
    data = frozen(*rows, issued=[before])
    assert [(row.id, row.title, row.reason, row.replaced_by) for row in data.left] == [
        ("a", "Survey", "Two groups", (("b", "Consultation (31.12.17)"), ("c", "Consultation (31.03.18)")))
    ]
    assert [c.sentence for c in data.changes] == [
        "Split: “Survey” into “Consultation (31.12.17)” and “Consultation (31.03.18)” (Two groups)."
    ]
    assert sorted(data.items()) == ["b", "c"]
    assert (frozen(*rows, period="P05").left, sorted(frozen(*rows, period="P05").items())) == ((), ["a"])


def test_the_key_has_the_words_of_the_plan() -> None:
    data = frozen(rag={"labels": {"deferred": "Rescheduled with approval"}})
    words = data.words()
    assert (words["red"], words["deferred"], len(words)) == ("Red", "Rescheduled with approval", 9)


def test_a_span_is_compared_with_the_last_report_before_it() -> None:
    row = milestone("31.03.18")
    before, inside = view("P03", row).freeze(), view("P05", row, milestone("TBC", id="b")).freeze()
    data = frozen(row, milestone("TBC", id="b"), period="P04..P06", issued=[before, inside])
    assert data.compared_with == "the report for fortnight 3 of 2017-18"
    assert [c.sentence for c in data.changes] == ["New: Milestone b, TBC."]


def test_a_reason_that_is_for_others_is_not_printed_as_a_dash() -> None:
    hidden = milestone("TBC", id="b", audience="team")
    gone = milestone("31.03.18", id="a", withdrawn_on="2017-06-20", replaced_by=("b",))
    before = view("P05", milestone("31.03.18", id="a")).freeze()
    data = frozen(gone, hidden, issued=[before])
    assert [row.reason for row in data.left] == [""]
    assert [c.sentence for c in data.changes] == ["Withdrawn: “Milestone a”."]


def test_abbreviations_of_what_changed_are_spelt_out() -> None:
    known = Abbreviation(id="s", short="PPG", meaning="patient participation group")
    before = view("P05", milestone("31.03.18", title="PPG day")).freeze()
    data = frozen(known, milestone("31.03.18", title="Patient day"), issued=[before])
    assert [a.short for a in data.abbreviations] == ["PPG"]
