"""The sections of the fortnightly report, in the order of the page; each takes the frozen data only."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.reports import charts
from actionplan.reports.masthead import masthead
from actionplan.reports.section import Section, called, section
from actionplan.reports.told import runs, spelt_out
from actionplan.view.data import ChangeData, ReportData
from actionplan.view.success_data import SuccessData
from actionplan.words.english import count_of, listed, one_line, shortened
from actionplan.words.vocabulary import TAGS, Audience, Rag


def heading(report: ReportData, name: str = "") -> Section:
    """Organisation, title, period, day of judgement, audience, and whether it is issued.

    `name` is that of a notebook of one's own, by which its page is told from the report: `Capacity`.
    """
    if named := shortened(one_line(name)):
        return masthead(report, f"{named}, {report.period.dates}", about=named, own=True)
    if report.span:
        return masthead(report, f"{report.span.title}: {report.period.dates}")
    kind = "Fortnightly report," if report.period.fortnight.startswith("Fortnight ") else "Report for"
    return masthead(report, f"{kind} {report.period.dates}")


def text(report: ReportData, title: str, *paragraphs: str) -> Section:
    """A section of a notebook of one's own: its heading, and paragraphs of plain text."""
    return section("text", report, title=title, paragraphs=paragraphs)


def summary(report: ReportData) -> Section:
    """The summary, the lead's own or the generated one."""
    return section("summary", report, paragraphs=report.summary, by=report.summary_by)


MOST = 8
"""So many items that are amber are named on the first page."""


def _and_more(number: int) -> Sequence[str]:
    return [f"and {count_of(number, 'more', 'more')}"] if number > 0 else []


def counts(report: ReportData) -> Section:
    """How many items have each status, the name of every one that is red, those that are amber, and is it working.

    The names of what is amber are those under Exceptions, where each stands with what is wrong.
    """
    named = [(count.rag, count.names) for count in report.counts if count.names]
    amber = [one.title for one in report.exceptions if one.rag == Rag.AMBER.value]
    if amber and Rag.AMBER.value not in dict(named):
        named.append((Rag.AMBER.value, (*amber[:MOST], *_and_more(len(amber) - MOST))))
    return section(
        "counts",
        report,
        counts=report.counts,
        named=named,
        sentence=report.counts_sentence,
        working=report.success.working if report.success else "",
    )


def decisions(report: ReportData) -> Section:
    """What somebody has to decide, and what was decided."""
    return section("decisions", report, decisions=report.decisions)


def fortnights(report: ReportData) -> Section:
    """Of a span, each fortnight: what was issued for it and the lead's own summary; nothing at all for a single one."""
    return section("fortnights", report, span=report.span)


def changes(report: ReportData) -> Section:
    """What changed since the last issued report, kind by kind; before it what differs from the one it corrects."""
    earlier = report.compared_with.partition(",")[0]
    differs = [_led(one) for one in report.correction.differs] if report.correction else []
    changed = [_led(one) for one in report.changes]
    return section("changes", report, earlier=earlier, changes=changed, differs=differs)


def exceptions(report: ReportData) -> Section:
    """What needs attention: what is wrong with it, whose it is, and what happens next."""
    return section("exceptions", report, exceptions=report.exceptions)


def silent(report: ReportData) -> Section:
    """Who has not reported for the period; the team's list, and nothing at all for other readers."""
    return section("silent", report, silent=report.silent, asks=_asks(report))


def activities(report: ReportData) -> Section:
    """What was done in the period."""
    return section("activities", report, activities=report.activities)


def milestones(report: ReportData) -> Section:
    """The milestones in their groups: what is late first, what has no date last."""
    return section("milestones", report, groups=report.milestones, asks=_asks(report))


def priorities(report: ReportData) -> Section:
    """How each priority and enabler stands, with its target rows, and what stands under none."""
    return section(
        "priorities",
        report,
        priorities=report.priorities,
        without=report.without_priority,
        loose_targets=report.targets_without_priority,
        loose_milestones=report.milestones_without_priority,
        asks=_asks(report),
    )


def since_then(report: ReportData) -> Section:
    """What happened after the day of judgement; it changes no status."""
    return section("since_then", report, sentences=report.since_then, as_at=report.as_at_words)


def abbreviations(report: ReportData) -> Section:
    """The abbreviations that occur in this report, spelt out."""
    success = SuccessData(working=report.success.working) if report.success else None
    printed = report.model_copy(update={"success": success, "abbreviations": ()})
    return section("abbreviations", report, abbreviations=spelt_out(report, printed.texts()))


def key_and_method(report: ReportData) -> Section:
    """What each status means and how it is found."""
    return section("key_and_method", report, key=report.key, method=report.method)


def history(report: ReportData) -> Section:
    """The priorities in the reports issued so far, and what is planned beside what is complete."""
    labels = report.words()
    found = {rag for row in report.history for _, rag in row.cells}
    letters = [f"{tag.letter} is {called(rag, labels)}" for rag, tag in TAGS.items() if rag in found]
    return section(
        "history",
        report,
        strip=charts.strip(report.history, labels) if report.history else None,
        rows=[(row, runs(row, labels)) for row in report.history],
        letters=listed(letters),
        course=charts.completions(report) if _has_a_course(report) else None,
    )


def _asks(report: ReportData) -> bool:
    """Whether the readers are those who can answer a question on a date."""
    return report.audience == Audience.TEAM


def _led(change: ChangeData) -> tuple[str, str]:
    """The words of a sentence that say of what kind the change is, and the rest of it."""
    lead, colon, rest = change.sentence.partition(": ")
    return (lead, rest) if colon else (change.kind.capitalize(), change.sentence)


def _has_a_course(report: ReportData) -> bool:
    """Whether anything is planned, or was completed, by a day."""
    known = any(row.done is not None for row in report.completions)
    return known and any(row.planned or row.done for row in report.completions)
