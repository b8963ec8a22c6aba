"""The example plan, held against what the source says, figure by figure.

The year that the example plan lives through is invented: see tests/test_example_year.py, and for what it measures
tests/test_example_measures.py.
"""

import re
from functools import cache
from pathlib import Path

import pytest

from actionplan.plan.model import KINDS, ActionPlan
from actionplan.plan.text import read_plan
from actionplan.words.abbreviations import occurring

PLANS = Path(__file__).parents[1] / "templates" / "plans"


def no_new_id(letter: str) -> str:
    raise AssertionError(f"a row ({letter}) has no id")


@cache
def plan_of(name: str) -> ActionPlan:
    file = PLANS / name
    return read_plan(file.read_text(encoding="utf-8"), source=name, new_id=no_new_id).plan


@pytest.fixture
def example() -> ActionPlan:
    return plan_of("thurrock-2017-18.yaml")


def counts(plan: ActionPlan) -> dict[str, int]:
    return {kind: len(plan.rows(kind)) for kind in KINDS if plan.rows(kind)}


def test_the_head_of_the_example(example: ActionPlan) -> None:
    assert example.id == "thurrock-2017-18"
    assert example.title == "Communications and engagement action plan"
    assert example.organisation == "NHS Thurrock Clinical Commissioning Group"
    assert example.settings.years == "2017-18"
    assert example.settings.distribution == ("Executive Team", "lay members")


def test_how_many_rows_the_example_has(example: ActionPlan) -> None:
    assert counts(example) == {
        "objective": 4, "owner": 17, "priority": 8, "target": 10, "milestone": 20, "activity": 31,
        "indicator": 38, "observation": 147, "evidence": 24, "decision": 5, "period_note": 12, "update": 83,
        "request": 18, "abbreviation": 19,
    }  # fmt: skip


def test_six_priorities_in_order_then_two_enablers(example: ActionPlan) -> None:
    assert [(p.number, p.title, p.enabler) for p in example.priorities] == [
        (1, "Patient and public involvement (PPI)", False),
        (2, "For Thurrock in Thurrock", False),
        (3, "Acute reconfiguration (ESR)", False),
        (4, "System pressures", False),
        (5, "Clinical priorities", False),
        (6, "Public health", False),
        (None, "Website overhaul", True),
        (None, "Social media strategy", True),
    ]


def test_scope_notes_of_the_priorities(example: ActionPlan) -> None:
    assert [p.scope for p in example.priorities] == [
        "Includes patient education",
        "Includes primary care",
        "Includes urgent and emergency care",
        "Includes referral to treatment times and elective care",
        "Includes improving quality in organisations",
        "", "", "",
    ]  # fmt: skip


def test_every_cell_of_the_table_of_priorities_is_carried(example: ActionPlan) -> None:
    cells = ("rationale", "current_issues", "strategic_links", "goals", "way_forward")
    assert {p.id: tuple(len(getattr(p, cell)) for cell in cells) for p in example.priorities} == {
        "p1": (4, 4, 2, 4, 4),
        "p2": (3, 1, 3, 3, 5),
        "p3": (2, 3, 3, 1, 2),
        "p4": (4, 2, 3, 1, 2),
        "p5": (6, 2, 4, 1, 4),
        "p6": (4, 3, 3, 2, 3),
        "website": (1, 0, 0, 1, 1),
        "social-media": (0, 0, 0, 0, 3),
    }


def test_objectives_and_which_priorities_serve_them(example: ActionPlan) -> None:
    assert [(o.number, o.title) for o in example.objectives] == [
        (2, "Better commissioning"),
        (3, "Safest, highest quality service"),
        (5, "Step change in the NHS"),
        (7, "Transforming models of care"),
    ]
    number = {o.id: o.number for o in example.objectives}
    assert {p.number: [number[o] for o in p.objectives] for p in example.priorities if p.number} == {
        1: [2, 3], 2: [2, 5, 7], 3: [7, 5], 4: [5, 2], 5: [2, 5], 6: [5, 7],
    }  # fmt: skip


def test_leads_and_the_contacts_that_differ_from_them(example: ActionPlan) -> None:
    assert {p.number: (p.leads, p.key_contacts, p.accountable) for p in example.priorities if p.number} == {
        1: (
            ("lay-member-ppi", "comms-lead", "engagement-officer", "patient-groups-officer"),
            ("lay-member-ppi",),
            "lay-member-ppi",
        ),
        2: (
            ("director-transformation", "comms-lead", "partnerships-officer"),
            ("director-transformation",),
            "director-transformation",
        ),
        3: (
            ("comms-lead", "esr-comms-lead", "director-transformation", "exec"),
            ("esr-comms-lead",),
            "esr-comms-lead",
        ),
        4: (
            ("director-transformation", "comms-lead", "exec"),
            ("director-commissioning", "chief-nurse"),
            None,
        ),
        5: (
            ("clinical-programmes-officer", "comms-lead", "exec"),
            ("director-commissioning",),
            "director-commissioning",
        ),
        6: (
            ("comms-lead", "public-health-officer", "director-transformation", "partnerships-officer"),
            ("director-transformation",),
            "director-transformation",
        ),
    }


def test_owners_are_roles_and_organisations(example: ActionPlan) -> None:
    assert {o.type for o in example.owners} == {"role", "organisation"}
    assert [o.name for o in example.owners if o.type == "organisation"] == ["Executive team", "NHS England"]
    assert sum(o.note == "The role is not stated in the source; invented." for o in example.owners) == 8


@pytest.mark.parametrize(
    ("name", "owner"),
    [("Comms Lead", "comms-lead"), ("EXEC", "exec"), ("NHSE", "nhs-england"), ("chief nurse", "chief-nurse")],
)
def test_owners_go_by_their_aliases(example: ActionPlan, name: str, owner: str) -> None:
    found = example.owner(name)
    assert found is not None
    assert found.id == owner


def test_no_alias_is_shared(example: ActionPlan) -> None:
    aliases = [alias.casefold() for o in example.owners for alias in o.aliases]
    assert len(aliases) == len(set(aliases)) == 16


def test_targets_and_their_dates_to_the_letter(example: ActionPlan) -> None:
    assert [(t.priority, t.target, t.date) for t in example.targets] == [
        ("p1", "Incremental increase according to activities", "Jan / ongoing – review September 17"),
        (
            "p1",
            "Increased CRG attendance - 100-150% / currently 10-15 regular attendees bi-monthly "
            "including GP PPI leads",
            "Jan / ongoing – review September 17",
        ),
        ("p1", "5-10 PPI/CRG positive testimonials", "Jan / ongoing – review September 17"),
        (
            "p2",
            "Increased profiling of beneficiaries, existing and new during implementation",
            "Jan / ongoing – review Sept 17",
        ),
        (
            "p2",
            "Increased profiling of the people making it happen – new models of care "
            "i.e. community providers.",
            "Jan / ongoing – review Mar 18",
        ),
        (
            "p2",
            "0.5% of the Thurrock population contacted on Healthy Living Centre developments",
            "Timing dependent - review Jan 18",
        ),
        (
            "p2",
            "Explore establishing volunteer Healthy Living Centre 'Champions' "
            "linked to PPI/Public Health 'Champions'",
            "Timing dependent - review Sept 17",
        ),
        ("p3", "0.5% of the Thurrock population", "Current timeframe April Dec 17 (subject to change)"),
        (
            "p4",
            "Refine through development of strategy – must be measurable reduction in patient presentation",
            "Draft strategy - March 17 review September 17",
        ),
        (
            "p5",
            "Impact orientated/measurable comms output for each work stream",
            "Overview of successes provided by year end. April 2017\n\nContinued review until April 18",
        ),
    ]


def test_only_the_testimonials_have_no_requirement(example: ActionPlan) -> None:
    assert [t.id for t in example.targets if not t.requirement] == ["t1-testimonials"]


def test_every_success_indicator_of_the_target_table_is_carried(example: ActionPlan) -> None:
    assert {t.id: len(t.success_indicators) for t in example.targets} == {
        "t1-membership": 1, "t1-crg-attendance": 2, "t1-testimonials": 1,
        "t2-beneficiaries": 1, "t2-providers": 1, "t2-healthy-living": 0, "t2-champions": 1,
        "t3-consultation": 3, "t4-education": 3, "t5-work-streams": 1,
    }  # fmt: skip


def test_the_population_of_each_place_stands_in_the_note(example: ActionPlan) -> None:
    note = next(t.note for t in example.targets if t.id == "t2-healthy-living")
    assert re.findall(r"c\. (\d\d,\d{3}) \((\d{3})\)", note) == [
        ("26,000", "130"), ("25,000", "125"), ("36,000", "180"), ("38,000", "190"),
    ]  # fmt: skip


def test_priority_6_has_no_targets(example: ActionPlan) -> None:
    assert {t.priority for t in example.targets} == {"p1", "p2", "p3", "p4", "p5"}


def test_nine_milestones_in_the_order_of_the_source(example: ActionPlan) -> None:
    of_source = example.milestones[:9]
    assert [(m.title, m.owner, m.date) for m in of_source] == [
        ("ESR Comms Event, March", "comms-lead", "02.03.17"),
        ("Living Well in Thurrock Show", "comms-lead", "14.06.17"),
        ("Annual Report published", "comms-lead", "15.06.17"),
        ("Living with Diabetes Day", "diabetes-lead", "23.06.17"),
        ("FTinT Consultation closes", "service-development-lead", "19.06.17"),
        ("Mayfield Opening Event", "provider-liaison-lead", "22.06.17"),
        ("ESR Consultation Reconfiguration", "esr-comms-lead", "Sept tbc"),
        ("ESR Consultation Reconfiguration", "esr-comms-lead", "Dec tbc"),
        ("APMS Primary Care contracts", "nhs-england", "Sept tbc"),
    ]
    assert {(m.priority, m.since, m.withdrawn_on, m.note) for m in of_source} == {(None, None, None, "")}


def test_two_milestones_of_one_name_are_two(example: ActionPlan) -> None:
    namesakes = [m.id for m in example.milestones if m.title == "ESR Consultation Reconfiguration"]
    assert namesakes == ["m-esr-options", "m-esr-consultation"]


def test_nine_activities_of_period_6(example: ActionPlan) -> None:
    of_source = example.activities[:9]
    assert [(a.title, a.date, a.owner) for a in of_source] == [
        ("Living Well in Thurrock Show (partnership working) 14 June", "14 June", None),
        ("Regional PPG Meeting (attended by the lay member)", "", "lay-member-ppi"),
        ("Refreshed Meds Waste Campaign graphics launched", "", None),
        ("Mayfield Unit Opening Event", "", "provider-liaison-lead"),
        ("FTinT Strategy consultation completes 19/06", "19/06", None),
        ("Living with Diabetes Day 23/6", "23/6", None),
        ("ESR engagement on options Sept", "Sept", None),
        ("ESR consultation Dec", "Dec", None),
        ("Primary care procurement engagement", "", None),
    ]
    assert {(a.period, a.priority, a.milestone) for a in of_source} == {("2017-18 P06", None, None)}


def words_of(plan: ActionPlan) -> str:
    """All that the plan says, its list of abbreviations apart."""
    rows = [row for kind in KINDS if kind != "abbreviation" for row in plan.rows(kind)]
    return "\n".join(str(value) for row in rows for field, value in row if field != "id")


@pytest.mark.parametrize("name", ["thurrock-2017-18.yaml", "starter.yaml"])
def test_every_abbreviation_is_used(name: str) -> None:
    plan = plan_of(name)
    shorts = [a.short for a in plan.abbreviations]
    assert occurring(shorts, [words_of(plan)]) == shorts


def test_every_abbreviation_of_capitals_is_spelt_out(example: ActionPlan) -> None:
    invented = {alias for o in example.owners for alias in o.aliases}
    used = set(re.findall(r"\b(?:[A-Z]&[A-Z]|[A-Z]{2,}?(?=s?\b))", words_of(example)))
    assert used - invented - {a.short for a in example.abbreviations} == {"II"}  # phase two
