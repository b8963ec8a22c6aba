"""Finalising a fortnight: its report gets its number and never changes; a corrected one gets a number of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from actionplan import desk
from actionplan.desk.issuing import Issued, IssuedReport
from actionplan.desk.may_issue import first_day_of_issue
from actionplan.desk.numbering import next_number
from actionplan.desk.undoing import revisions
from actionplan.desk.viewing import place_of, what_would_differ
from actionplan.editor.blocks import Button, Field
from actionplan.editor.fortnights import fortnight_inside, named
from actionplan.editor.jobs import begin
from actionplan.editor.messages import Done, Message
from actionplan.editor.panels.incomplete import incomplete
from actionplan.editor.panels.readers import READERS, audience_of
from actionplan.editor.session import Handler, Session
from actionplan.editor.told import in_short, with_removed
from actionplan.words.english import WEEKDAYS, count_of, day_in_words, listed, moment_words
from actionplan.words.errors import CannotIssue
from actionplan.words.periods import ReportingPeriod
from actionplan.words.vocabulary import Audience

FINALISE = "Finalise and number the report"
FINALISING = "Finalising report"
_FOR = "The page that goes out is for"
_READER = Field("audience", _FOR, "choice", Audience.LAY_MEMBERS.value, READERS)
_INDICATORS = Field("indicators", "With the success-indicator report", "tick", "yes")
_REASON = Field("reason", "What is corrected, and why", "lines", required=True)


def too_early(session: Session, period: ReportingPeriod) -> str:
    """From which day a report may be finalised, where that is still to come; empty where it may be."""
    first = first_day_of_issue(period)
    if session.look.day >= first:
        return ""
    day = f"{WEEKDAYS[first.weekday()]} {day_in_words(first)}"
    return f"It can be finalised from {day}, the last working day of the fortnight. Until then make a draft."


def finalise_button(session: Session) -> Button:
    """The button that finalises the fortnight that is worked on, which says the number that the report will get."""
    period = session.view.period
    number = next_number(period, session.look.issued)
    open_still = incomplete(session)
    ready = f"Still incomplete: {' '.join(open_still)}" if open_still else "Nothing is incomplete."
    confirm = (
        f"This will be report {number}, for {fortnight_inside(period)}. It can never be changed afterwards; a "
        f"correction gets a number of its own. {ready}"
    )
    args = {"period": period.name, "number": number, "shown": str(session.seen)}
    return Button(FINALISE, "finalise", args, True, confirm, (_READER, _INDICATORS))


MOST_DIFFER = 5
_DIFFERS = "what would differ"


def differing(session: Session, report: IssuedReport) -> str:
    """What a corrected report would say that differs from the one it corrects; empty where nothing would."""
    found = _differing(session, report)
    more = len(found) - MOST_DIFFER
    rest = [f"And {count_of(more, 'more', 'more')}; a draft lists them."] if more > 0 else []
    return " ".join(
        [f"What will differ from report {report.number}:", *found[:MOST_DIFFER], *rest] if found else []
    )


def _differing(session: Session, report: IssuedReport) -> Sequence[str]:
    """The same in sentences, worked out once for what there is to see."""
    known = session.shelf.get(_DIFFERS)
    if known is None or known[0] is not session.look or known[1] != report:
        reader = Audience(report.audience)
        found = () if report.withdrawn else what_would_differ(report, reader, session.store)
        session.shelf[_DIFFERS] = known = (session.look, report, found)
    return list(known[2])


def correct_button(session: Session, report: IssuedReport, period: ReportingPeriod) -> Button:
    """The button that issues a corrected report in place of the last one of its fortnight."""
    number = next_number(period, session.look.issued)
    kept = "was withdrawn" if report.withdrawn else "is kept"
    nothing = (
        "" if report.withdrawn else f"No status, date, title or row differs from report {report.number}."
    )
    confirm = (
        f"This issues report {number} from the plan as it is now, in place of report {report.number}, which {kept}. "
        f"{differing(session, report) or nothing} It can never be changed afterwards. To see it first, make a draft."
    )
    args = {"period": period.name, "number": number, "shown": str(session.seen)}
    reader = Field("audience", _FOR, "choice", report.audience, READERS)
    return Button("Make a corrected report", "correct report", args, False, confirm, (_REASON, reader))


def finalise(session: Session, message: Message) -> Done:
    """Finalise the fortnight, beside the page."""
    return _issue(session, message, "", message.said.get("indicators") == "yes")


def correct(session: Session, message: Message) -> Done:
    """Issue a corrected report, beside the page."""
    reason = message.said.get("reason", "").strip()
    if not reason:
        return Done("Say what is corrected, and why; it is printed in the report.", saved=False)
    return _issue(session, message, reason, False)


def _issue(session: Session, message: Message, reason: str, indicators: bool) -> Done:
    period, audience = named(session, message.args.get("period", "")), audience_of(message)
    _refuse_other_number(session, period, message.args.get("number", ""))
    if early := too_early(session, period):
        raise CannotIssue(early)
    _refuse_unseen(session, message.args.get("shown", ""))
    plan, store, by = session.plan_id, session.store, session.by

    def what() -> str:
        issued = desk.issue(
            plan, period.name, store, audience=audience, reason=reason, by=by, indicators=indicators
        )
        return _told(issued)

    done = begin(session, f"{FINALISING} {message.args['number']}", what)
    if period == session.view.period:
        session.period = period.name  # it is sent next: the page does not turn to the fortnight after it
    return done


def _refuse_other_number(session: Session, period: ReportingPeriod, number: str) -> None:
    """Refuse to give another number than the one that the person has seen.

    Raises:
        CannotIssue: where somebody issued a report of the fortnight meanwhile.
    """
    issued = desk.issued_reports(
        session.plan_id, session.store
    )  # as it is now, which the page may not have seen
    if number != next_number(period, issued):
        last = [one for one in issued if one.period == period.name][-1:]
        told = [f"Report {one.number} was issued by {one.by} on {moment_words(one.at)}." for one in last]
        said = ["Nothing was finalised: the report would get another number by now.", *told]
        raise CannotIssue(" ".join([*said, "Look at what is there first."]))


def _refuse_unseen(session: Session, shown: str) -> None:
    """Refuse to finalise a plan that is another by now than when the person was told what is incomplete.

    Raises:
        CannotIssue: with who changed it, and what.
    """
    known = int(shown) if shown.isascii() and shown.isdigit() and len(shown) < 10 else 0
    later = revisions(session.plan_id, session.store, known) if known else ()
    if known and not later:
        return
    who = listed(sorted({"you" if one.by == session.by else one.by for one in later})) or "somebody"
    session.look_again()
    what = in_short([one for each in later for one in each.changes], with_removed(session.plan, later))
    did = f": {what}" if later else ""
    raise CannotIssue(
        f"Nothing was finalised, as {who} changed the plan after this was shown{did}. Look at what is incomplete now, "
        "then finalise it."
    )


def _told(issued: Issued) -> str:
    report = issued.report
    said = f"Report {report.number} is finalised, as at {issued.as_at}."
    if issued.files is None:
        return f"{said} The store holds it, but its copy in the folder {issued.trouble} Download it instead."
    return f"{said} It is at {place_of(issued.files.html)}."


ACTIONS: Mapping[str, Handler] = {"finalise": finalise, "correct report": correct}
