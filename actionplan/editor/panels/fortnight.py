"""The panel This fortnight: the steps to a sent report, who has not reported, the summary and the decisions."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan import desk
from actionplan.editor.blocks import Block, Details, Heading, Steps, Text
from actionplan.editor.fortnights import fortnight_words
from actionplan.editor.jobs import progress
from actionplan.editor.panels import decisions, drafts, finalising, sending, summaries
from actionplan.editor.panels.answered import Part, not_reported
from actionplan.editor.panels.gaps import findings, gaps_table
from actionplan.editor.panels.incomplete import LEFT, parts_left
from actionplan.editor.panels.steps import steps
from actionplan.editor.panels.which_fortnight import other_fortnights
from actionplan.editor.session import Panel, Session
from actionplan.words.english import day_in_words, listed, opening_count, quoted, sentence


def blocks(session: Session) -> Sequence[Block]:
    """The steps, and below them what they speak of."""
    period = session.view.period
    others = other_fortnights(session)
    head: list[Block] = [
        Heading(fortnight_words(period)),
        Text(f"{_as_at(session)}{_left(session)}", "quiet"),
        *others,
    ]
    if not period.reported:
        return [*head, Text(sentence(f"There is no report for this fortnight: {period.note}"))]
    found = findings(session)
    report = desk.standing(session.look.issued, period.name)
    return [
        *head,
        *progress(session, drafts.MAKING, finalising.FINALISING, sending.PRINTING),
        Steps("The steps to a sent report", steps(session, found)),
        *([sending.email_form(session, report)] if report else []),
        *([] if report else _silent(session)),
        summaries.summary_table(session),
        decisions.decisions_table(session),
        gaps_table(session, found),
    ]


def _as_at(session: Session) -> str:
    view, today = session.view, session.look.day
    if view.as_at == today:
        return f"Judged as at today, {day_in_words(today)}."
    return f"Judged as at its last day, {day_in_words(view.as_at)}."


def _left(session: Session) -> str:
    """How many steps are open, which is the number beside the name of the panel."""
    left = parts_left(session)
    return f" {opening_count(left, *LEFT)}." if left else ""


def _silent(session: Session) -> Sequence[Block]:
    owners = not_reported(session)
    return [Details("Who has not reported, and on what", [_line(one) for one in owners])] if owners else []


def _line(part: Part) -> str:
    """`NHS England: “APMS contracts” (asked 19 June 2017; chased 22 June 2017; last heard 9 June 2017)`."""
    one, some = part.silent, f" has reported on {part.in_words}; not on" if part.done else ":"
    days = (("asked", one.asked), ("chased", one.chased), ("last heard", one.last_heard))
    known = "; ".join(f"{word} {day}" for word, day in days if day)
    note = f" ({one.owner_note})" if one.owner_note else ""
    return f"{one.owner}{note}{some} {listed([quoted(item, 60) for item in one.items])}{f' ({known})' if known else ''}"


PANEL = Panel(
    "fortnight",
    "This fortnight",
    blocks,
    {
        **summaries.ACTIONS,
        **decisions.ACTIONS,
        **drafts.ACTIONS,
        **finalising.ACTIONS,
        **sending.ACTIONS,
    },
    parts_left,
    waits=LEFT,
)
