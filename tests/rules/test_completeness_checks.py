"""All checks together: order, codes, rows that are not looked at."""

from actionplan.plan.nouns import (
    Activity,
    Baseline,
    Decision,
    Indicator,
    Objective,
    Observation,
    Owner,
    PeriodNote,
)
from actionplan.rules.completeness import HEADINGS, findings
from actionplan.rules.completeness.events import same_event
from actionplan.words.english import some_named
from tests.rules.completeness_sample import found, looked, said
from tests.view.sample import milestone, priority, target, update

POPULATIONS = (
    "By area: Grays c. 25,000 (125); Corringham c. 26,000 (130); Tilbury c. 38,000 (180). "
    "In Grays, then, 0.5% means 120 people."
)
POOR = (
    Objective(id="o", title="Care"),
    Owner(id="ann", name="Ann", in_post_until="2017-05-31", aliases=("Lead",)),
    Owner(id="ben", name="Ben", aliases=("Lead",)),
    priority("p", number=6, title="Health", leads=("ann",), accountable="ben", key_contacts=("ben",)),
    priority("q", number=7, title="Trust"),
    target("see note", "t", priority="q"),
    milestone("", "m-1", title="Launch"),
    milestone("14 June", "m-2", title="Launch", owner="ann", internal_note="RAG: Complete"),
    milestone("14 June", "m-3", title="Show 15 June, as in 2015-16", owner="ben"),
    Activity(id="a-1", title="Talk"),
    Activity(id="a-2", title="Our launch", date="14 June"),
    target("July", "t-two", priority="q", target="0.5% of the population", note=POPULATIONS),
    target("June", "t-one", priority="q", target="50 readers", success_indicators=("Readers",)),
    Indicator(id="i", title="Trust"),
    Indicator(id="i-g", title="Reached", measure="People", targets=("t-two",), place="Grays", note="Well."),
    Indicator(
        id="i-c", title="Reached", measure="People", targets=("t-two",), place="Corringham", level="output"
    ),
    Observation(id="v", indicator="i-g", date="May 2017", numerator=12, denominator=10),
    Observation(id="v-soon", indicator="i-g", date="July 2017", numerator=9, denominator=10),
    Observation(id="v-lost", indicator="i-lost", date="May 2017", value=1),
    target("July", "t-gone", withdrawn_on="2017-06-01", withdrawn_because="Said twice"),
    Indicator(
        id="i-asks",
        title="Calls",
        measure="Calls",
        unit="calls",
        level="output",
        target="at most 40 calls",
        targets=("t-gone",),
        baseline=Baseline(value=50, as_at="soon"),
    ),
    Observation(id="v-odd", indicator="i-asks", date="May 2017", value=1.5),
    Decision(id="d", question="Which hall?", of="Chair"),
    update("2017-18 P05", of="m-3", reported_rag="red", reason="Late."),
    PeriodNote(id="n", period="2017-18 P06", text="We are on track."),
)
RED = {"n": ("Launch",)}


def test_a_poor_plan_has_one_of_each_the_gravest_first() -> None:
    everything = findings(looked(*POOR, pathless=frozenset({"m-3"}), red_under=RED))
    assert list(dict.fromkeys(finding.code for finding in everything)) == list(HEADINGS)


def test_the_findings_of_a_poor_plan() -> None:
    everything = findings(looked(*POOR, pathless=frozenset({"m-3"}), red_under=RED))
    assert [(finding.code, finding.ids) for finding in everything] == [
        ("no-actions", ("p",)),
        ("no-owner", ("m-1",)),
        ("no-date", ("m-1",)),
        ("owner-gone", ("ann", "p", "m-2")),
        ("date-question", ("t",)),
        ("status-in-note", ("m-2",)),
        ("target-question", ("t-two",)),
        ("dates-conflict", ("m-3",)),
        ("targets-conflict", ("i-asks",)),
        ("target-gone", ("i-asks", "t-gone")),
        ("wrong-baseline", ("i-asks",)),
        ("wrong-reading", ("v", "i-g")),
        ("lost-reading", ("v-lost",)),
        ("still-to-come", ("v-soon", "i-g")),
        ("wrong-sum", ("t-two",)),
        ("assurance-differs", ("n",)),
        ("no-path-to-green", ("m-3",)),
        ("no-success-indicator", ("t",)),
        ("target-not-measured", ("t-one",)),
        ("place-not-counted", ("t-two", "i-g", "i-c")),
        ("place-without-note", ("i-c", "i-g")),
        ("objective-not-served", ("o",)),
        ("no-accountable", ("q",)),
        ("accountable-not-a-lead", ("p", "ben")),
        ("leads-differ", ("p", "ben")),
        ("unknown-name", ("d",)),
        ("shared-name", ("ann", "ben")),
        ("same-name", ("m-1", "m-2")),
        ("activity-undated", ("a-1",)),
        ("other-year", ("m-3",)),
        ("same-event", ("a-2", "m-2")),
        ("odd-reading", ("v-odd", "i-asks")),
        ("no-level", ("i-g",)),
        ("not-measured", ("i-g",)),
        ("not-measured", ("i-c",)),
        ("not-measured", ("i",)),
    ]


def test_problem_and_advice_are_sentences() -> None:
    for finding in findings(looked(*POOR, pathless=frozenset({"m-3"}), red_under=RED)):
        assert finding.problem[0] == finding.problem[0].upper()
        assert finding.problem[-1] in ".?"
        assert finding.advice[0].isupper()
        assert finding.advice[-1] == "." or "actionplan hand-over" in finding.advice


def test_a_plan_without_rows_lacks_nothing() -> None:
    assert findings(looked()) == ()


def test_a_full_plan_lacks_nothing() -> None:
    rows = (
        Objective(id="o", title="Care"),
        Owner(id="ann", name="Ann"),
        priority("p", objectives=("o",), leads=("ann",), accountable="ann", key_contacts=("ann",)),
        target("June", "t", priority="p", target="12 readers", success_indicators=("More readers",)),
        Indicator(
            id="i",
            title="Readers",
            targets=("t",),
            level="outtake",
            measure="Readers",
            baseline={"value": 9, "as_at": "1 April 2017"},
        ),
        Observation(id="v", indicator="i", date="May 2017", value=11),
        milestone("14 June", "m", title="Show", owner="ann"),
        Activity(id="a", title="Show", period="2017-18 P06", milestone="m"),
        Decision(id="d", question="Which hall?", of="Ann"),
    )
    assert findings(looked(*rows)) == ()


# Activities and milestones that look like one event


def test_an_activity_is_offered_for_linking() -> None:
    rows = (
        milestone("19.06.17", "m-1", title="FTinT Consultation closes"),
        Activity(id="a-1", title="FTinT Strategy consultation completes 19/06", period="2017-18 P06"),
    )
    (finding,) = found(same_event, *rows)
    assert (finding.where, finding.problem, finding.advice, finding.ids) == (
        "Activity “FTinT Strategy consultation completes 19/06”",
        "It looks like the same event as milestone “FTinT Consultation closes”.",
        "If it is, link the two: write milestone: m-1 on the activity.",
        ("a-1", "m-1"),
    )


def test_what_is_linked_or_withdrawn_is_not_offered() -> None:
    show = milestone("14 June", "m", title="Show")
    activity = Activity(id="a", title="Show", date="14 June")
    assert len(found(same_event, show, activity)) == 1
    assert found(same_event, show, activity.model_copy(update={"milestone": "m"})) == []
    assert found(same_event, show.model_copy(update={"withdrawn_on": "2017-06-01"}), activity) == []


def test_an_activity_on_the_day_of_the_forecast_or_of_the_end() -> None:
    show, activity = milestone("14 June", title="Spring show"), Activity(id="a", title="Show", date="30 June")
    assert found(same_event, show, activity) == []
    activity = Activity(id="a", title="The spring show", date="30 June")
    assert len(found(same_event, show, activity, update("2017-18 P05", expected="30 June"))) == 1
    assert len(found(same_event, show, activity, update("2017-18 P07", completed_on="2017-06-30"))) == 1


def test_two_milestones_of_one_name_are_told_apart_by_their_dates() -> None:
    rows = (
        milestone("Sept tbc", "m-1", title="ESR Consultation"),
        milestone("Dec tbc", "m-2", title="ESR Consultation"),
        Activity(id="a", title="ESR consultation Dec", period="2017-18 P06"),
    )
    assert said(same_event, *rows) == [
        (
            "Activity “ESR consultation Dec”",
            "It looks like the same event as milestone “ESR Consultation” (Dec tbc).",
        )
    ]


def test_of_many_names_the_first_are_said() -> None:
    assert some_named(["A"]) == "“A”"
    assert some_named(["A", "B", "C", "D"]) == "“A”, “B”, “C” and “D”"
    assert some_named(["A", "B", "C", "D", "E"]) == "“A”, “B”, “C”, “D” and one more"
