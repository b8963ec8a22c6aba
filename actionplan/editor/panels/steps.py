"""The steps of a fortnight to a sent report, each with how much of it is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actionplan import desk
from actionplan.editor.blocks import Button, Step
from actionplan.editor.panels.answered import Spoken, not_reported, spoken_in
from actionplan.editor.panels.decisions import lacking, unanswered, unread_date
from actionplan.editor.panels.drafts import MAKE, draft_buttons, is_current, state, usual
from actionplan.editor.panels.finalising import (
    FINALISE,
    correct_button,
    differing,
    finalise_button,
    too_early,
)
from actionplan.editor.panels.gaps import QUESTIONS, way_to
from actionplan.editor.panels.generated import OUT_OF_DATE, out_of_date
from actionplan.editor.panels.incomplete import incomplete, told_of
from actionplan.editor.panels.issued import page_buttons
from actionplan.editor.panels.sending import lead_on, pdf_buttons
from actionplan.editor.panels.summaries import BEGIN, WITHOUT, notes_of, renew_button
from actionplan.editor.session import Session
from actionplan.plan.nouns import Decision
from actionplan.view.checked import Finding
from actionplan.view.decisions import needed_by
from actionplan.words.english import listed, moment_words, opening_count, quoted, sentence

_UNREAD = "by when, as {} is not read as a date"
_HEARD = {
    Spoken.PEOPLE: "Everybody has reported.",
    Spoken.FILE: "What is said for this fortnight was imported; nobody was asked. Make trackers, or go on with it.",
    Spoken.NOBODY: "Nobody is to be asked: no owner has an open row in this fortnight.",
}
_BEFORE = ("Collect the updates", "Answer the questions", "Write the summary", "Decisions")


def steps(session: Session, found: Sequence[Finding]) -> Sequence[Step]:
    """All seven, with what the completeness check has found; the first four are closed with the report."""
    report = desk.standing(session.look.issued, session.view.period.name)
    if report:
        closed = [Step(title, f"Closed with report {report.number}.", done=True) for title in _BEFORE]
        return [*closed, replace(_preview(session), done=True), _finalise(session), _send(session)]
    return [
        _collect(session),
        _answer(session, found),
        _summary(session),
        _decisions(session),
        _preview(session),
        _finalise(session),
        _send(session),
    ]


def _collect(session: Session) -> Step:
    owners = not_reported(session)
    spoken = spoken_in(session)
    text = " ".join(told_of(owners, named=True)) or _HEARD[spoken]
    way = Button("Open Trackers", "open", {"panel": "trackers"})
    return Step(_BEFORE[0], text, len(owners), not owners and spoken is not Spoken.FILE, [way])


def _answer(session: Session, found: Sequence[Finding]) -> Step:
    asked = [finding for finding in found if finding.code in QUESTIONS]
    others = len(found) - len(asked)
    waits = opening_count(len(asked), "date or target waits", "dates and targets wait")
    said = [f"{waits} for an answer" if asked else "no date or target waits for an answer"]
    said += [f"{opening_count(others, 'other thing is', 'other things are')} worth a look"] if others else []
    text = " ".join(sentence(one) for one in said) + (" They are listed below." if found else "")
    buttons = [way_to(found[0], session)] if found else []
    return Step(_BEFORE[1], text, len(asked), not asked, buttons)


def _summary(session: Session) -> Step:
    notes = notes_of(session)
    if not notes:
        text = f"Nobody has written it yet. {WITHOUT} Write it below, or begin with that."
        return Step(_BEFORE[2], text, 1, False, [BEGIN])
    text = f"{quoted(notes[0].text, 200)}{f', by {notes[0].by}' if notes[0].by else ''}. It can be changed below."
    if old := next((one for one in notes if out_of_date(session, one)), None):
        return Step(_BEFORE[2], f"{text} {OUT_OF_DATE}.", 1, False, [renew_button(old)])
    return Step(_BEFORE[2], text, done=True)


def _decisions(session: Session) -> Step:
    waiting = unanswered(session)
    half = [decision for decision in waiting if lacking(decision) or unread_date(session, decision)]
    answered = len(session.view.decisions) - len(waiting)
    said = [
        f"{quoted(one.question)}: say {lacking(one) or _UNREAD.format(quoted(one.date, 60))}" for one in half
    ]
    said += [_asked(session, decision) for decision in waiting if decision not in half]
    said += [f"{opening_count(answered, 'decision was', 'decisions were')} taken"] if answered else []
    text = (
        " ".join(sentence(one) for one in said)
        or "No decision is asked for in this fortnight. Ask for one below."
    )
    return Step(_BEFORE[3], text, len(half), not half)


def _asked(session: Session, decision: Decision) -> str:
    by = needed_by(session.view, decision) or decision.date
    return f"{quoted(decision.question)} is asked of {decision.of}, by {by}"


def _preview(session: Session) -> Step:
    draft = usual(session)
    text = state(session, draft) or "See the report as it will be, marked as a draft."
    made = bool(state(session, draft))
    make = Button(f"{MAKE}{' again' if made else ''}", "make draft", draft.args)
    buttons = [make, *(draft_buttons(draft) if made else ())]
    return Step("Look at a draft", text, 0, is_current(session, draft), buttons)


def _finalise(session: Session) -> Step:
    period = session.view.period
    for report in reversed([one for one in session.look.issued if one.period == period.name]):
        gone = f" It was withdrawn {report.withdrawn.by_whom}." if report.withdrawn else ""
        text = f"Report {report.number} was issued by {report.by} on {moment_words(report.at)}.{gone}"
        differs = differing(session, report)
        return Step(
            FINALISE, f"{text} {differs}".strip(), 0, not gone, [correct_button(session, report, period)]
        )
    if early := too_early(session, period):
        return Step(FINALISE, early)
    open_still = incomplete(session)
    text = f"Still incomplete: {' '.join(open_still)}" if open_still else "Nothing is incomplete."
    return Step(FINALISE, text, 0, False, [finalise_button(session)])


def _send(session: Session) -> Step:
    report = desk.standing(session.look.issued, session.view.period.name)
    if report is None:
        return Step("Send it", "The report can be sent when it has its number.")
    to = listed(session.plan.settings.distribution)
    who = f" It goes to {to}." if to else ""
    text = f"Download report {report.number}, and attach it to an e-mail; a text for that is below.{who}"
    said, is_sent, buttons = lead_on(session, report)
    return Step(
        "Send it",
        said if is_sent else f"{text} {said}".strip(),
        0,
        is_sent,
        [*page_buttons(report), *pdf_buttons(report), *buttons],
    )
