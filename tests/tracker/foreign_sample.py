"""A small plan, and tables as other people make them: roles for people, much of it invented."""

from datetime import UTC, datetime

from actionplan.plan.changes import apply
from actionplan.plan.text import read_plan
from actionplan.tracker.foreign import changes_of, find_tables, propose, read_mapping, read_rows
from actionplan.tracker.sheets import Sheet, Spreadsheet

PLAN_TEXT = """\
id: small
title: A small plan
settings: {years: 2017-18}
owners:
- {id: lead, name: Communications lead, aliases: [Comms Lead]}
- {id: director, name: Director of transformation}
- {id: exec, name: Executive team, aliases: [Exec]}
objectives:
- {id: obj-2, number: 2, title: Better commissioning}
priorities:
- {id: p1, number: 1, title: Patient & public involvement}
"""
PLAN = read_plan(PLAN_TEXT, "small.yaml", lambda letter: f"{letter}-new").plan
AT = datetime(2017, 6, 20, 9, tzinfo=UTC)

STRATEGY = [
    ["ACTION PLAN & SUCCESS INDICATORS 17/18", None, None, None, None, None],
    [None] * 6,
    ["Priority", "Requirement(s)", "Target", "Date", "Success indicator(s)", "Note(s)"],
    [
        "1. Patient and Public Involvement (PPI)", "More members, a bulletin and a website",
        "Incremental increase according to activities", "Jan / ongoing – review September 17",
        "Meeting or exceeding target", "Joined up with partners",
    ],
    [
        None, "A new list of stakeholders",
        "Increased CRG attendance - 100-150% / currently 10-15 regular attendees bi-monthly",
        "Jan / ongoing – review September 17", "Meeting or exceeding target\nBreadth of representation", None,
    ],
    [None, None, "5-10 PPI/CRG testimonials", "Jan / ongoing – review September 17", "Evidence of impact", None],
    ["2. For Thurrock in Thurrock", "A strategy", "Profiles", "Timing dependent - review Jan 18", "Roles", None],
    [
        "5. Clinical priorities", "Work streams", "Output for each",
        "Overview of successes provided by year end. April 2017\n\nContinued review until April 18", "Evidence", None,
    ],
]  # fmt: skip

FORTNIGHT = [
    ["ACTIVITIES THIS PERIOD", "Upcoming Milestones", "Owner", "Target Date", "RAG"],
    ["E.g.\n• Show, 14 June\n• Meeting\n• Graphics", "Comms event, March", "Comms Lead", "02.03.17", None],
    [None, "Annual report published", "Comms Lead", "15.06.17", None],
    [None, "Consultation on reconfiguration", "Programme communications lead", "Sept tbc", None],
    [None, "Consultation on reconfiguration", "Programme communications lead", "Dec tbc", None],
]  # fmt: skip


def spreadsheet(*sheets, kind="xlsx"):
    return Spreadsheet(f"theirs.{kind}", kind, list(sheets), "0" * 64)


def sheet(rows, name="Sheet1", **more):
    return Sheet(name, rows, **more)


def tables(*rows, kind="xlsx", **more):
    return find_tables(
        spreadsheet(*(sheet(r, f"Sheet{n}", **more) for n, r in enumerate(rows, 1)), kind=kind)
    )


def taken(rows, plan=PLAN, mapping="", period="P06", **more):
    """What a sheet brings to a plan, with the answers of a mapping file."""
    found = tables(rows, **more)
    saved = read_mapping(mapping, "answers.yaml", plan) if mapping else None
    return read_rows(found, propose(found, saved), plan, period)


def applied(imported, plan=PLAN):
    """The plan with an import, its new rows numbered."""
    count = iter(range(1, 100_000))
    changes = changes_of(imported, plan, new_id=lambda letter: f"{letter}-{next(count)}", by="Lead", at=AT)
    return apply(plan, changes)
