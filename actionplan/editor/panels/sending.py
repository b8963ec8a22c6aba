"""Sending an issued report: a text for the e-mail, from what the report itself says, and who gets it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from actionplan import desk
from actionplan.desk.issuing import IssuedReport
from actionplan.editor.blocks import Button, Field, Form
from actionplan.editor.messages import Done, Message
from actionplan.editor.session import Handler, Session
from actionplan.view import ReportData
from actionplan.words.english import quoted, sentence, small_first


def email_form(session: Session, report: IssuedReport) -> Form:
    """The text of the e-mail, to be changed and copied."""
    key = f"e-mail {report.name}"
    if key not in session.at:
        data = desk.report_data(report.plan, report.period, report.audience, store=session.store)
        session.at[key] = email_text(data, session.by)
    field = Field("text", "Copy it into your e-mail, and attach the report", "lines", session.at[key])
    button = Button("Download it as a text file", "download e-mail")
    return Form("e-mail", "A text for the e-mail", [field], button)


def email_text(data: ReportData, by: str) -> str:
    """A short text that says what the report says: its summary, the counts, the decisions, and the next report."""
    number = data.issue.number if data.issue else ""
    paragraphs = [
        f"Subject: {data.title}: report {number}, {data.period.dates}",
        "Dear all,",
        f"Attached is report {number} of {quoted(data.title)}{_of(data)}, for {small_first(data.period.fortnight)}, "
        f"{data.period.dates}, as at {data.as_at_words}.",
        *data.summary,
        data.counts_sentence,
        *_decisions(data),
        f"The next report is for {data.next_report}." if data.next_report else "",
        "The page opens in any web browser and can be printed.",
        by,
    ]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _of(data: ReportData) -> str:
    return f", {data.organisation}" if data.organisation else ""


def _decisions(data: ReportData) -> Sequence[str]:
    asked = [one for one in data.decisions if not one.answer]
    lines = [f"- {one.question} {sentence(f'by {one.by}') if one.by else ''}".rstrip() for one in asked]
    return ["\n".join(["Your decision is needed:", *lines])] if lines else []


def download(_: Session, message: Message) -> Done:
    """Hand the text over as the person has changed it."""
    return Done("Downloaded.", file=("e-mail.txt", message.said.get("text", "").encode("utf-8")))


ACTIONS: Mapping[str, Handler] = {"download e-mail": download}
