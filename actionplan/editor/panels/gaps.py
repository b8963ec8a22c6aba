"""What the plan still asks: dates and targets that wait for an answer, and what else the completeness check finds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from actionplan.editor.blocks import Button, Cell, Choice, Column, Filter, Row, Table
from actionplan.editor.session import Session
from actionplan.view.checked import Finding, check, open_questions
from actionplan.words.english import day_in_words

QUESTIONS = ("date-question", "target-question")
PANELS_OF: Mapping[str, tuple[str, str]] = {
    "milestone": ("milestones", "Milestones"),
    "target": ("milestones", "Milestones"),
    "activity": ("activities", "Activities"),
    "indicator": ("indicators", "Indicators"),
    "observation": ("indicators", "Indicators"),
    "evidence": ("indicators", "Indicators"),
    "decision": ("fortnight", "This fortnight"),
    "period_note": ("fortnight", "This fortnight"),
}
"""The name and label of the panel in which rows of a kind are edited; all others are in Plan and owners."""
_OTHERS = ("plan", "Plan and owners")
_ANEW = "Write the date anew"
_THE_DAY = "Write the day"
"""What the check advises of a date whose question has no answers to choose from, and of what is complete on no day."""


def questions(session: Session) -> Sequence[Finding]:
    """The dates and targets that wait for an answer."""
    return open_questions(session.view)


def findings(session: Session) -> Sequence[Finding]:
    """Everything that the completeness check finds at the fortnight that is worked on, questions first."""
    view = session.view
    found = check(session.plan, view.period, view.as_at, session.look.day)
    return sorted(found, key=lambda finding: finding.code not in QUESTIONS)


def way_to(finding: Finding, session: Session) -> Button:
    """A button that opens the panel in which something can be put right."""
    row = session.plan.by_id.get(finding.ids[0]) if finding.ids else None
    panel, label = PANELS_OF.get(row.kind, _OTHERS) if row else _OTHERS
    return Button(f"Open {label}", "open", {"panel": panel, "row": row.id if row else ""})


def gaps_table(session: Session, found: Sequence[Finding]) -> Table:
    """What was found, each with what to do and where."""
    headings = dict.fromkeys(finding.heading for finding in found)
    return Table(
        id="gaps",
        caption="Questions, and what the plan lacks",
        columns=[
            Column("what", "What it is", "read", width="20%"),
            Column("where", "Where", "read", width="28%"),
            Column("problem", "What to look at", "read", width="28%"),
            Column("advice", "What to do", "read", width="24%"),
        ],
        rows=[_row(finding, place, session) for place, finding in enumerate(found)],
        filters=[Filter("what", "Show", [Choice("", "Everything"), *(Choice(one, one) for one in headings)])],
        empty="Nothing is missing.",
    )


def _row(finding: Finding, place: int, session: Session) -> Row:
    way = way_to(finding, session)
    return Row(
        id=f"{finding.code} {' '.join(finding.ids[:2])} {place}",
        name=finding.where,
        cells={
            "what": Cell(finding.heading),
            "where": Cell(finding.where),
            "problem": Cell(finding.problem),
            "advice": Cell(_advice(finding, way.args["panel"], session), buttons=[way]),
        },
        filters={"what": finding.heading},
    )


def _advice(finding: Finding, panel: str, session: Session) -> str:
    """What to do; the check itself tells where an answer stands in a plan file, which is not where it stands here."""
    if finding.advice.startswith(_ANEW):
        return f"Write the date anew, such as {day_in_words(session.view.period.end)}."
    if finding.advice.startswith(_THE_DAY):
        return finding.advice
    if finding.code in QUESTIONS and panel != "fortnight":
        return "Press the answer that stands beside it, or write it anew."
    return finding.advice
