"""The reports that were issued: their numbers, when and by whom, whether they count, and their pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from actionplan import desk
from actionplan.desk.issuing import IssuedReport
from actionplan.desk.viewing import has_indicators, page_as_issued
from actionplan.editor.blocks import Button, Cell, Column, Note, Row, Table
from actionplan.editor.fortnights import fortnight_words
from actionplan.editor.messages import Done, Message
from actionplan.editor.panels.finalising import correct_button
from actionplan.editor.panels.pages import show_page
from actionplan.editor.session import Handler, Session
from actionplan.words.english import moment_words, sentence
from actionplan.words.errors import UnknownPeriod, UnknownReport
from actionplan.words.periods import ReportingPeriod


def issued_table(session: Session) -> Table:
    """All issued reports, the latest first; those that were replaced or withdrawn are there, too."""
    return Table(
        id="issued",
        caption="Issued reports",
        columns=[
            Column("report", "Report", "read", width="30%"),
            Column("fortnight", "Fortnight", "read", width="20%"),
            Column("issued", "Issued", "read", width="22%"),
            Column("standing", "Does it count?", "read", width="28%"),
        ],
        rows=[_row(session, report) for report in reversed(session.look.issued)],
        empty="No report was issued yet. The first is finalised in This fortnight.",
    )


def _row(session: Session, report: IssuedReport) -> Row:
    period = _period(session, report)
    standing = [Note(one, "quiet") for one in _why(report)]
    correct = _corrections(session, report, period)
    when = f"{moment_words(report.at)}, by {report.by}"
    return Row(
        id=report.name,
        name=f"Report {report.number}",
        cells={
            "report": Cell(f"Report {report.number}", buttons=page_buttons(report)),
            "fortnight": Cell(fortnight_words(period) if period else report.period),
            "issued": Cell(when, [Note(f"for {report.audience}", "quiet")]),
            "standing": Cell(_standing(session, report), standing, buttons=correct),
        },
    )


def page_buttons(report: IssuedReport) -> Sequence[Button]:
    """Look at the pages of an issued report, or download them; none where its content was taken out."""
    if report.withdrawn:
        return ()
    plan = {"name": report.name, "report": "plan"}
    buttons = [Button("View it here", "view issued", plan), Button("Download it", "download issued", plan)]
    if has_indicators(report):
        other = {"name": report.name, "report": "indicators"}
        buttons += [
            Button("View its success indicators", "view issued", other),
            Button("Download its success indicators", "download issued", other),
        ]
    return buttons


def _period(session: Session, report: IssuedReport) -> ReportingPeriod | None:
    """The fortnight of a report; none where the plan has other fortnights now."""
    try:
        return session.plan.settings.calendar.find(report.period)
    except UnknownPeriod:
        return None


def _standing(session: Session, report: IssuedReport) -> str:
    if report.withdrawn:
        return "Withdrawn; its number stays."
    counts = desk.standing(session.look.issued, report.period)
    return "It counts." if counts is None or counts == report else f"Replaced by report {counts.number}."


def _why(report: IssuedReport) -> Sequence[str]:
    gone = report.withdrawn
    said = [f"Withdrawn {gone.by_whom}: {gone.reason}"] if gone else []
    return [sentence(one) for one in (*said, *([f"A correction: {report.reason}"] if report.reason else []))]


def _corrections(session: Session, report: IssuedReport, period: ReportingPeriod | None) -> Sequence[Button]:
    """The last report of a fortnight can be followed by a corrected one."""
    last = [one for one in session.look.issued if one.period == report.period][-1]
    return [correct_button(session, report, period)] if period and last == report else []


def find(session: Session, name: str) -> IssuedReport:
    """An issued report of the plan by its name.

    Raises:
        UnknownReport: where there is none.
    """
    for report in session.look.issued:
        if report.name == name:
            return report
    raise UnknownReport("That report is not in the list of issued reports. Reload the page.")


def view(session: Session, message: Message) -> Done:
    """Show the page of an issued report in the panel Reports."""
    report, (_, content) = _page(session, message)
    show_page(session, f"Report {report.number}, {_what(message)}", content.decode("utf-8", "replace"))
    return Done(panel="reports")


def download(session: Session, message: Message) -> Done:
    """Hand over the page of an issued report, to the byte as it was issued."""
    _, file = _page(session, message)
    return Done("Downloaded.", file=file)


def _page(session: Session, message: Message) -> tuple[IssuedReport, tuple[str, bytes]]:
    report = find(session, message.args.get("name", ""))
    indicators = message.args.get("report") == "indicators"
    return report, page_as_issued(report, session.store, indicators=indicators)


def _what(message: Message) -> str:
    return "success indicators" if message.args.get("report") == "indicators" else "action plan"


ACTIONS: Mapping[str, Handler] = {"view issued": view, "download issued": download}
