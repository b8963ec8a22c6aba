"""What the history tells of reports: that one was finalised, corrected, sent or withdrawn, by whom and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from actionplan.desk.issuing import IssuedReport
from actionplan.editor.blocks import Details
from actionplan.editor.labels import fortnight_named
from actionplan.editor.panels.issued import page_buttons
from actionplan.editor.session import Session
from actionplan.words.english import moment_words, sentence


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """One thing that was done with a report: when (UTC, ISO) and by whom, in short, and what is told besides."""

    at: str
    by: str
    text: str
    more: Sequence[str]
    report: IssuedReport

    @property
    def items(self) -> Sequence[str]:
        """What is read when it is opened."""
        return [*self.more, f"By {self.by} on {moment_words(self.at)}."]

    @property
    def words(self) -> str:
        """All that can be looked for."""
        return " ".join([self.text, *self.items])

    def shown(self, time: str) -> Details:
        """The entry with its time; its pages are opened from there, where the report still has them."""
        name = f"{self.text} {self.report.name}"
        return Details(f"{time}  {self.text}", self.items, page_buttons(self.report), id=name)


def report_entries(session: Session) -> Iterator[ReportEntry]:
    """What was done with each report, in the order in which they were issued."""
    for report in session.look.issued:
        name, gone, sent = f"Report {report.number}", report.withdrawn, session.sent(report)
        of = sentence(
            f"{name} is that of {fortnight_named(report.period, session.plan)}, for {report.audience}"
        )
        why = [f"Why: {report.reason}"] if report.reason else []
        done = "was made as a correction" if report.reason else "was finalised"
        yield ReportEntry(report.at, report.by, f"{name} {done}", [of, *why], report)
        if sent:
            yield ReportEntry(sent.at, sent.by, f"{name} was sent", [of], report)
        if gone and gone.at:
            because = [f"Why: {gone.reason}"] if gone.reason else []
            yield ReportEntry(gone.at, gone.by, f"{name} was withdrawn", [of, *because], report)
