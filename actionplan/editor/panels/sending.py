"""Sending an issued report: a text for the e-mail, from what the report itself says, and who gets it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from actionplan import desk
from actionplan.desk.issuing import IssuedReport
from actionplan.desk.sent import say_sent
from actionplan.desk.viewing import pages_of, pdf_as_printed, place_of
from actionplan.editor.blocks import Button, Field, Form
from actionplan.editor.fortnights import fortnight_inside, named, open_one
from actionplan.editor.jobs import begin
from actionplan.editor.labels import fortnight_named
from actionplan.editor.messages import Done, Message
from actionplan.editor.session import Handler, Session
from actionplan.reports.email import email_name, email_text
from actionplan.words.english import capital_first, day_in_words
from actionplan.words.errors import BadChange
from actionplan.words.periods import ReportingPeriod
from actionplan.words.vocabulary import Audience

PRINTING = "Printing report"


def email_form(session: Session, report: IssuedReport) -> Form:
    """The text of the e-mail, to be changed and copied."""
    key = f"e-mail {report.name}"
    if key not in session.at:
        data = desk.report_data(report.plan, report.period, report.audience, store=session.store)
        session.at[key] = email_text(data, pages_of(report), session.by)
    label = "Copy it into your e-mail, and attach the report"
    field = Field("text", label, "lines", session.at[key], copy=True, changed=True)
    button = Button("Download it as a text file", "download e-mail", {"name": report.name})
    return Form("e-mail", "A text for the e-mail", [field], button)


def download(session: Session, message: Message) -> Done:
    """Hand the text over as the person has changed it, by the name that it has beside the report."""
    name = email_name(Audience(_issued(session, message).audience))
    return Done("Downloaded.", file=(name, message.said.get("text", "").encode("utf-8")))


def lead_on(session: Session, report: IssuedReport) -> tuple[str, bool, Sequence[Button]]:
    """What comes after an issued report: whether somebody says that it is sent, and the way to the next fortnight."""
    sent = session.sent(report)
    is_sent = sent is not None
    said = [f"Report {report.number} is sent, {sent.as_said}."] if sent else []
    buttons = [] if is_sent else [Button("It is sent", "sent", {"name": report.name}, main=True)]
    following = _following(session)
    if following is None:
        said.append("It was the last fortnight of the plan with a report.")
    elif following.start > session.look.day:
        name = capital_first(fortnight_named(following.name, session.plan))
        said.append(
            f"{name} begins on {day_in_words(following.start)}; from then on you can go on to it here."
        )
    else:
        label = f"Go on to {fortnight_named(following.name, session.plan)}"
        buttons.append(Button(label, "go on", {"period": following.name}, main=is_sent))
    return " ".join(said), is_sent, buttons


def _following(session: Session) -> ReportingPeriod | None:
    now = session.view.period
    return next(
        (one for one in session.plan.settings.calendar if one.reported and one.start > now.start), None
    )


def pdf_buttons(report: IssuedReport) -> Sequence[Button]:
    """The button that has the page of a report printed as PDF, beside its copy, and one that hands that PDF over."""
    name = {"name": report.name}
    there = [Button("Download the PDF", "download pdf", name)] if pdf_as_printed(report) else []
    return [Button("Make a PDF of it", "print report", name), *there]


def print_pdf(session: Session, message: Message) -> Done:
    """Print the page of a report as PDF, beside the plan's page: the browser that prints takes its time."""
    report = _issued(session, message)
    plan, store = session.plan_id, session.store

    def what() -> str:
        printed = desk.print_report(desk.report(plan, report.period, store).html)
        at = f"it is at {place_of(printed.path)}{printed.kept_in_words}"
        return f"Report {report.number} is printed. Press Download the PDF to get it here; {at}."

    return begin(session, f"{PRINTING} {report.number}", what)


def download_pdf(session: Session, message: Message) -> Done:
    """Hand over the PDF that was printed of a report."""
    file = pdf_as_printed(_issued(session, message))
    if file is None:
        raise BadChange("The PDF is not there any more, or it was changed. Make it again.")
    return Done("Downloaded.", file=file)


def sent(session: Session, message: Message) -> Done:
    """Keep that a report is sent, as the person says; where somebody said it before, who that was.

    Raises:
        CannotWrite: where the workbook folder does not take it.
    """
    report = _issued(session, message)
    kept = say_sent(report, session.by)
    if kept.by != session.by:
        return Done(f"Report {report.number} was sent already, {kept.as_said}.")
    return Done(f"Report {report.number} is sent.")


def _issued(session: Session, message: Message) -> IssuedReport:
    report = next((one for one in session.look.issued if one.name == message.args.get("name")), None)
    if report is None:
        raise BadChange("That report is not in the list of issued reports. Reload the page.")
    return report


def go_on(session: Session, message: Message) -> Done:
    """Work on the fortnight after one that is done with; what was chosen and looked at for that is put away."""
    following = named(session, message.args.get("period", ""))
    session.turn_to(session.plan_id, "" if following == open_one(session) else following.name)
    session.put_away()
    return Done(f"You now work on {fortnight_inside(following)}.")


ACTIONS: Mapping[str, Handler] = {
    "download e-mail": download,
    "download pdf": download_pdf,
    "print report": print_pdf,
    "sent": sent,
    "go on": go_on,
}
