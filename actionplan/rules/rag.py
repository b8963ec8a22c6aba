"""The RAG rule: what the dates and facts indicate on the day of judgement, and the sentence that says why.

Ten lines, the first that fits decides. Each is one short function below, in order; each gives a verdict or None.
Milestones and target rows are judged alike. The owner's word is never part of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from actionplan.words.dates import DatePart, DateReading
from actionplan.words.english import count_of, day_in_words, quoted, span_in_words
from actionplan.words.vocabulary import Rag

NO_DATE_STATES = ("to be confirmed", "timing dependent", "not a date")
UNSURE = {"queried": "queried", "provisional": "provisional", "estimated": "an estimate"}


@dataclass(frozen=True, slots=True)
class Thresholds:
    """In days: how long amber lasts after a date has passed, and how near a date asks for an update."""

    amber_days: int = 28
    due_soon_days: int = 14


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an item on the day of judgement, besides its date.

    `standing` is "deferred" or "stopped"; it counts only where `approved`. `updated` says whether the owner gave an
    update in this period or the last.
    """

    completed_on: date | None = None
    standing: str | None = None
    approved: bool = False
    approved_by: str = ""
    updated: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status, the sentence that made it, the line of the rule, and how many days past its date the item is."""

    rag: Rag
    sentence: str
    line: int
    days_late: int = 0


@dataclass(frozen=True, slots=True)
class Case:
    """All that the rule looks at."""

    reading: DateReading
    facts: Facts
    as_at: date
    thresholds: Thresholds

    def part(self, role: str) -> DatePart | None:
        """The part of the date that plays a role; where there are several, the one that ends last."""
        parts = [p for p in self.reading.parts if p.role == role]
        return max(parts, key=lambda p: p.end or p.start or date.min, default=None)

    def last_day(self, role: str) -> date | None:
        """The last day of the window that plays a role."""
        part = self.part(role)
        return part.end if part else None


def indicated(reading: DateReading, facts: Facts, as_at: date, thresholds: Thresholds | None = None) -> Verdict:
    """The indicated RAG of an item on the day of judgement: the first line of the rule that fits."""
    case = Case(reading, facts, as_at, thresholds or Thresholds())
    return next(verdict for line in LINES if (verdict := line(case)))


def _stopped_or_deferred(case: Case) -> Verdict | None:
    """Line 1: stopped or deferred, with approval."""
    if case.facts.standing not in ("deferred", "stopped") or not case.facts.approved:
        return None
    rag = Rag(case.facts.standing)
    by_whom = f"approved by {case.facts.approved_by}" if case.facts.approved_by else "with approval"
    return Verdict(rag, f"{rag.capitalize()}, {by_whom}.", 1)


def _complete(case: Case) -> Verdict | None:
    """Line 2: complete, by an update or by the date as written."""
    done = case.facts.completed_on or case.last_day("completed")
    if done is None and case.reading.status != "complete":
        return None
    if done is not None and done > case.as_at:
        return None
    return Verdict(Rag.COMPLETE, _completed(done, case.last_day("due")), 2)


def _completed(done: date | None, due: date | None) -> str:
    if done is None:
        return "Said to be complete; no day given."
    if due is None:
        return f"Completed on {day_in_words(done)}."
    if done > due:
        return f"Completed on {day_in_words(done)}, {_days(done, due)} after its date."
    return f"Completed on {day_in_words(done)}, {'its date' if done == due else 'within its date'}."


def _no_date(case: Case) -> Verdict | None:
    """Line 3: no date; amber from the day after its review window ends."""
    has_date = any(p.role in ("due", "start") for p in case.reading.parts)
    if case.reading.state == "ongoing" or (has_date and case.reading.state not in NO_DATE_STATES):
        return None
    review = case.part("review")
    if review is None or review.end is None:
        return Verdict(Rag.TO_BE_CONFIRMED, f"{_why_no_date(case.reading)}.", 3)
    if case.as_at <= review.end:
        return Verdict(Rag.TO_BE_CONFIRMED, f"{_why_no_date(case.reading)}; review {_window(review)}.", 3)
    passed = _days(case.as_at, review.end)
    return Verdict(Rag.AMBER, f"{_why_no_date(case.reading)}, and its review ({_window(review)}) passed {passed} ago.", 3)


def _why_no_date(reading: DateReading) -> str:
    if not reading.as_written.strip():
        return "No date is given"
    if reading.state == "timing dependent":
        return "The timing depends on something else"
    if reading.state == "status":
        return f"{quoted(reading.as_written, 60)} is a status, not a date"
    if reading.state == "to be confirmed":
        return "The date is to be confirmed"
    if reading.state == "not a date":
        return f"{quoted(reading.as_written, 60)} is not read as a date"
    return "Its date needs an answer" if reading.questions else "No target date is given"


def _not_started(case: Case) -> Verdict | None:
    """Line 4: its start window has not begun."""
    start = case.part("start")
    if start is None or start.start is None or start.start <= case.as_at:
        return None
    return Verdict(Rag.NOT_STARTED, f"Starts {_window(start)}.", 4)


def _ongoing(case: Case) -> Verdict | None:
    """Line 5: ongoing; amber from the day after its review window ends, red after the days of amber."""
    if case.reading.state != "ongoing":
        return None
    review = case.part("review") or case.part("due")
    if review is None or review.end is None:
        return Verdict(Rag.GREEN, "Ongoing; no review date is given.", 5)
    late = (case.as_at - review.end).days
    if late <= 0:
        return Verdict(Rag.GREEN, f"Ongoing; review {_window(review)}.", 5)
    rag = Rag.AMBER if late <= case.thresholds.amber_days else Rag.RED
    return Verdict(rag, f"Ongoing; its review ({_window(review)}) passed {count_of(late, 'day')} ago.", 5, late)


def _to_be_confirmed(case: Case) -> Verdict | None:
    """Line 6: a window that is to be confirmed; amber from the day after it, red after the days of amber."""
    due = case.part("due")
    if case.reading.certainty != "to be confirmed" or due is None or due.end is None:
        return None
    late = (case.as_at - due.end).days
    if late <= 0:
        return Verdict(Rag.TO_BE_CONFIRMED, f"To be confirmed; read as {_window(due)}.", 6)
    rag = Rag.AMBER if late <= case.thresholds.amber_days else Rag.RED
    return Verdict(rag, f"Still to be confirmed, {count_of(late, 'day')} past its window ({_window(due)}).", 6, late)


def _long_past(case: Case) -> Verdict | None:
    """Line 7: past its date by more than the days of amber."""
    late = _late(case)
    return Verdict(Rag.RED, _past(case, late), 7, late) if late > case.thresholds.amber_days else None


def _past_due(case: Case) -> Verdict | None:
    """Line 8: past its date."""
    late = _late(case)
    return Verdict(Rag.AMBER, _past(case, late), 8, late) if late > 0 else None


def _late(case: Case) -> int:
    due = case.last_day("due")
    return max(0, (case.as_at - due).days) if due else 0


def _past(case: Case, late: int) -> str:
    return f"{count_of(late, 'day').capitalize()} past its date, no completion recorded.{_unsure(case.reading)}"


def _due_soon_unheard(case: Case) -> Verdict | None:
    """Line 9: due soon, and no update in this period or the last."""
    due = case.last_day("due")
    if due is None or case.facts.updated or (due - case.as_at).days > case.thresholds.due_soon_days:
        return None
    soon = f"Due {_in_days(case.as_at, due)} ({day_in_words(due)})"
    return Verdict(Rag.AMBER, f"{soon}, and no update in this period or the last.{_unsure(case.reading)}", 9)


def _on_course(case: Case) -> Verdict:
    """Line 10: nothing above fits."""
    due = case.last_day("due")
    if due is None:
        start = case.part("start")
        since = f"Under way since {_window(start)}; no end date is given." if start else "Under way."
        return Verdict(Rag.GREEN, since, 10)
    return Verdict(Rag.GREEN, f"Due {_in_days(case.as_at, due)} ({day_in_words(due)}).{_unsure(case.reading)}", 10)


LINES: tuple[Callable[[Case], Verdict | None], ...] = (
    _stopped_or_deferred,
    _complete,
    _no_date,
    _not_started,
    _ongoing,
    _to_be_confirmed,
    _long_past,
    _past_due,
    _due_soon_unheard,
    _on_course,
)


def key(thresholds: Thresholds) -> tuple[tuple[Rag, str], ...]:
    """What each status means under these thresholds, for the key that every output prints."""
    amber, soon = thresholds.amber_days, thresholds.due_soon_days
    return (
        (Rag.RED, f"More than {amber} days past its date, or past its review by more than {amber} days."),
        (Rag.AMBER, f"Up to {amber} days past its date or its review; or due within {soon} days with no update."),
        (Rag.GREEN, "On course: its date is still to come, or it is ongoing and its review is still to come."),
        (Rag.COMPLETE, "Done; the day of completion is recorded."),
        (Rag.NOT_STARTED, "Its start is still to come."),
        (Rag.TO_BE_CONFIRMED, "No firm date yet. It counts as neither green nor late until its window has passed."),
        (Rag.DEFERRED, "Put off, with approval."),
        (Rag.STOPPED, "Ended without completion, with approval."),
        (Rag.NOT_RATED, "There is nothing to rate."),
    )


def _unsure(reading: DateReading) -> str:
    return f" The date is {UNSURE[reading.certainty]}." if reading.certainty in UNSURE else ""


def _days(later: date, earlier: date) -> str:
    return count_of((later - earlier).days, "day")


def _in_days(as_at: date, due: date) -> str:
    days = (due - as_at).days
    return "today" if days == 0 else "tomorrow" if days == 1 else f"in {count_of(days, 'day')}"


def _window(part: DatePart) -> str:
    if part.start and part.end:
        return span_in_words(part.start, part.end)
    if part.end:
        return f"by {day_in_words(part.end)}"
    return f"from {day_in_words(part.start)}" if part.start else part.label

