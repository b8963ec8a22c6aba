"""The text of the e-mail that takes a report to its readers: what it says, in the fewest words."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.view import ReportData
from actionplan.view.data import DecisionData, ExceptionData
from actionplan.view.exceptions import NO_NEXT_STEP
from actionplan.view.success_data import SuccessData
from actionplan.words.english import (
    capital_first,
    count_of,
    listed,
    one_line,
    quoted,
    sentence,
    small_first,
    without_turns,
)
from actionplan.words.vocabulary import Audience, Rag

LATE = (Rag.RED.value, Rag.AMBER.value)
"""What the e-mail names with its reason, the worst first."""
MOST = 12
"""So many items of a list are named."""
MOST_DIFFER = 5
"""So many of what differs from the report that is corrected."""


INDICATORS = "indicators"
"""What the text for the success-indicator report is about."""


def email_name(reader: Audience, about: str = "") -> str:
    """The file of the text: `email.txt`; for a narrower audience or on something else `email-executive.txt`."""
    to = "" if reader is Audience.LAY_MEMBERS else reader.slug
    return "-".join(filter(None, ("email", about, to))) + ".txt"


EMAIL_NAMES = frozenset(email_name(reader, about) for reader in Audience for about in ("", INDICATORS))


def email_text(data: ReportData, pages: Sequence[str] = (), by: str = "") -> str:
    """The subject and the body: summary, counts, what is red or amber and why, decisions, and where the report is.

    `pages` are the names of the files that go with it, `by` is who sends it. It says nothing that the report does not.
    """
    body = [
        *data.summary,
        data.counts_sentence,
        *_list("Red or amber:", _first([_late(data, one) for one in _by_urgency(data)])),
        *_list("Your decision is needed:", [_asked(one) for one in data.decisions if not one.answer]),
        f"The next report is for {small_first(data.next_report)}." if data.next_report else "",
    ]
    return _letter(data, "", body, pages, by)


def success_email_text(data: ReportData, pages: Sequence[str] = (), by: str = "") -> str:
    """The same for the success-indicator report: how many targets stand where, and which are behind and why."""
    success = data.success or SuccessData()
    behind = [
        (row.requirement or row.target, row.standing)
        for group in success.groups
        for row in group.targets
        if not row.ended
    ]
    behind += [(panel.title, one) for panel in success.panels for one in panel.standings if not one.row]
    said = [
        sentence(f"{one_line(title)}: {one_line(one.sentence)}")
        for title, one in behind
        if one.counted_as == "behind"
    ]
    body = [success.sentence, success.levels_sentence, *_list("Behind:", said)]
    return _letter(data, " on its success indicators", body, pages, by)


def _letter(data: ReportData, about: str, body: Sequence[str], pages: Sequence[str], by: str) -> str:
    number = f"report {data.issue.number}" if data.issue else "a draft of the report"
    of = f", {one_line(data.organisation)}" if data.organisation else ""
    paragraphs = [
        f"Subject: {one_line(data.title)}: {number}{about}, {data.period.dates}",
        "Dear all,",
        f"Attached is {number} of {quoted(one_line(data.title))}{of},{about and f'{about},'} for "
        f"{small_first(data.period.fortnight)}, {data.period.dates}, as at {data.as_at_words}.",
        *_corrected(data),
        " ".join(filter(None, (data.asked, data.not_begun))),
        *body,
        _where(pages),
        by,
    ]
    return without_turns("\n\n".join(paragraph for paragraph in paragraphs if paragraph)) + "\n"


def _corrected(data: ReportData) -> Sequence[str]:
    """In whose place a corrected report comes, why, and what differs most from that."""
    if not data.issue or not data.issue.corrects:
        return ()
    said = f"It takes the place of report {data.issue.corrects}. {sentence(one_line(data.issue.reason))}"
    differs = [one_line(one.sentence) for one in data.correction.differs] if data.correction else []
    heading = f"What differs from report {data.issue.corrects}:"
    return [said, *_list(heading, _first(differs, MOST_DIFFER))]


def _by_urgency(data: ReportData) -> Sequence[ExceptionData]:
    late = [one for one in data.exceptions if one.rag in LATE]
    return sorted(late, key=lambda one: LATE.index(one.rag))


def _first(lines: Sequence[str], most: int = MOST) -> Sequence[str]:
    """As many as one reads in an e-mail, and how many more the report has."""
    more = len(lines) - most
    return [*lines[:most], f"and {count_of(more, 'more', 'more')}, in the report."] if more > 0 else lines


def _late(data: ReportData, one: ExceptionData) -> str:
    owner = f" ({one_line(one.owner)})" if one.owner else ""
    why = " ".join(sentence(one_line(wrong)) for wrong in one.wrong)
    step = "" if one.next_step == NO_NEXT_STEP else one_line(one.next_step)
    following = sentence(f"Next: {step}") if step else ""
    word = capital_first(data.words().get(one.rag, one.rag))
    return f"{word}: {one_line(one.title)}{owner}. {why} {following}".strip()


def _asked(one: DecisionData) -> str:
    options = listed([quoted(one_line(option)) for option in one.options], "or")
    said = [
        one_line(one.question),
        sentence(f"The choices: {options}") if options else "",
        sentence(f"Needed by {one_line(one.by)}") if one.by else "",
        sentence(f"Asked {one_line(one.asked)}") if one.asked else "",
    ]
    return " ".join(filter(None, said))


def _list(heading: str, lines: Sequence[str]) -> Sequence[str]:
    return ["\n".join([heading, *(f"- {line}" for line in lines)])] if lines else []


def _where(pages: Sequence[str]) -> str:
    """Where the report is: in the page, or in the PDF that is printed of it; the sender attaches what suits."""
    if not pages:
        return "The full report is attached."
    names = listed([page.removesuffix(".html") for page in pages])
    files = f"file {names}" if len(pages) == 1 else f"files {names}"
    return (
        f"The full report is in the attached {files}: as a web page, which opens in any browser, or as PDF."
    )
