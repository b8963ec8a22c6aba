"""The RAG rule: what the dates and facts indicate on the day of judgement, and the sentence that says why.

Ten lines, the first that fits decides. Each is one short function below, in order; each gives a verdict or
None. Milestones and target rows are judged alike, by the scheme of their plan. The owner's word is never part
of it.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from actionplan.plan.settings import RagScheme
from actionplan.rules.wording import (
    days_between,
    in_days,
    start_to_come,
    under_way,
    unsure,
    why_no_date,
    window,
)
from actionplan.words.dates import DatePart, DateReading
from actionplan.words.english import count_of, day_in_words
from actionplan.words.vocabulary import Rag

NO_DATE_STATES = ("to be confirmed", "timing dependent", "not a date")
ENDED_EARLY = ("deferred", "stopped")
DEFAULT = RagScheme()


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an item on the day of judgement, besides its date.

    `standing` is "deferred" or "stopped"; it counts only where `approved`. `updated` says whether the owner
    was heard in this period or the last.
    """

    completed_on: date | None = None
    standing: str | None = None
    approved: bool = False
    approved_by: str = ""
    updated: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status, the sentence that made it, the line of the rule, and how many days late the item is."""

    rag: Rag
    sentence: str
    line: int
    days_late: int = 0


@dataclass(frozen=True)
class Case:
    """All that the rule looks at."""

    reading: DateReading
    facts: Facts
    as_at: date
    scheme: RagScheme

    def part(self, role: str) -> DatePart | None:
        """The part of the date that plays a role; of several the one that ends last, or never."""
        parts = [p for p in self.reading.parts if p.role == role]
        return max(parts, key=lambda p: p.end or date.max) if parts else None

    @property
    def start(self) -> DatePart | None:
        """The start; where there are several, the one that begins first."""
        parts = [p for p in self.reading.parts if p.role == "start"]
        return min(parts, key=lambda p: p.start or p.end or date.max, default=None)

    @cached_property
    def due(self) -> date | None:
        """The last day of its due window, where it has one."""
        return due_day(self.reading)

    @cached_property
    def late(self) -> int:
        """How many days it is past its due window."""
        return max(0, (self.as_at - self.due).days) if self.due else 0


def due_day(reading: DateReading) -> date | None:
    """The last day of a due window; of several the one that ends last, none where one has no end."""
    days = [part.end for part in reading.parts if part.role == "due"]
    return max((day for day in days if day), default=None) if all(days) else None


def last_of_amber(day: date, scheme: RagScheme) -> date:
    """The last day of amber for what was due on a day: so many days later, or calendar months.

    A month later is the same day of that month, or its last where it is shorter: 28 February for 31 January.
    """
    if not scheme.amber_months:
        return day + timedelta(days=scheme.amber_days)
    years, month = divmod(day.month - 1 + scheme.amber_months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def indicated(reading: DateReading, facts: Facts, as_at: date, scheme: RagScheme = DEFAULT) -> Verdict:
    """The indicated RAG of an item on the day of judgement: the first line of the rule that fits.

    What is queried, provisional or estimated is rated on its last day, and says so; so does what is said to
    be deferred or stopped without approval.
    """
    case = Case(reading, facts, as_at, scheme)
    verdict = next(found for line in LINES if (found := line(case)))
    if verdict.line <= 2:
        return verdict
    more = unsure(reading) + (
        f" Said to be {facts.standing}; no approval is recorded." if facts.standing else ""
    )
    return replace(verdict, sentence=verdict.sentence + more) if more else verdict


def _stopped_or_deferred(case: Case) -> Verdict | None:
    """Line 1: stopped or deferred, with approval."""
    if case.facts.standing not in ENDED_EARLY or not case.facts.approved:
        return None
    rag = Rag(case.facts.standing)
    return Verdict(rag, f"{_approved(case.scheme.word(rag), case.facts.approved_by)}.", 1)


def _approved(word: str, by: str) -> str:
    """The word with who approved it; a plan's own word may speak of approval already."""
    if "approval" in word.casefold():
        return f"{word} of {by}" if by else word
    return f"{word}, approved by {by}" if by else f"{word}, with approval"


def _complete(case: Case) -> Verdict | None:
    """Line 2: complete, by an update or by the date as written."""
    day = case.facts.completed_on
    done = DatePart("completed", start=day, end=day) if day else case.part("completed")
    if done is None:
        said = case.reading.status == "complete"
        return Verdict(Rag.COMPLETE, "Said to be complete; no day is given.", 2) if said else None
    begun = done.start or done.end
    if begun is not None and begun > case.as_at:
        return None
    return Verdict(Rag.COMPLETE, _completed(done, case.due), 2)


def _completed(done: DatePart, due: date | None) -> str:
    if done.start is None or done.start != done.end:
        return f"Completed, {window(done)}."
    when = f"Completed on {day_in_words(done.start)}"
    if due is None:
        return f"{when}."
    if done.start > due:
        return f"{when}, {days_between(done.start, due)} after its date."
    return f"{when}, {'its date' if done.start == due else 'within its date'}."


def _no_date(case: Case) -> Verdict | None:
    """Line 3: no date; amber from the day after its review window ends."""
    has_date = any(p.role in ("due", "start") for p in case.reading.parts)
    if case.reading.state == "ongoing" or (has_date and case.reading.state not in NO_DATE_STATES):
        return None
    review = case.part("review")
    why = why_no_date(case.reading)
    if review is None or review.end is None:
        return Verdict(Rag.TO_BE_CONFIRMED, f"{why}.", 3)
    if case.as_at <= review.end:
        return Verdict(Rag.TO_BE_CONFIRMED, f"{why}; review {window(review)}.", 3)
    passed = days_between(case.as_at, review.end)
    return Verdict(Rag.AMBER, f"{why}, and its review ({window(review)}) passed {passed} ago.", 3)


def _not_started(case: Case) -> Verdict | None:
    """Line 4: its start window has not begun."""
    start = case.start
    if start is None or start.start is None or start.start <= case.as_at:
        return None
    return Verdict(Rag.NOT_STARTED, f"{start_to_come(start)}.", 4)


def _ongoing(case: Case) -> Verdict | None:
    """Line 5: ongoing; amber from the day after its review window ends, red after the days of amber.

    Where no review is named, the end that is named is when it has to be looked at.
    """
    if case.reading.state != "ongoing":
        return None
    review = case.part("review") or case.part("due")
    if review is None or review.end is None:
        return Verdict(Rag.GREEN, "Ongoing; no review date is given.", 5)
    what = "review" if review.role == "review" else "end"
    late = (case.as_at - review.end).days
    if late <= 0:
        return Verdict(Rag.GREEN, f"Ongoing; {what} {window(review)}.", 5)
    sentence = f"Ongoing; its {what} ({window(review)}) passed {count_of(late, 'day')} ago."
    return Verdict(_amber_or_red(case, review.end), sentence, 5, late)


def _to_be_confirmed(case: Case) -> Verdict | None:
    """Line 6: a window that is to be confirmed; amber from the day after it, red after the days of amber.

    Where only its start is named, the window is that of the start.
    """
    part = case.part("due") or case.start
    if case.reading.certainty != "to be confirmed" or part is None:
        return None
    if part.end is None or case.as_at <= part.end:
        return Verdict(Rag.TO_BE_CONFIRMED, f"To be confirmed; read as {window(part)}.", 6)
    late = (case.as_at - part.end).days
    sentence = f"Still to be confirmed, {count_of(late, 'day')} past its window ({window(part)})."
    return Verdict(_amber_or_red(case, part.end), sentence, 6, late)


def _amber_or_red(case: Case, passed: date) -> Rag:
    return Rag.AMBER if case.as_at <= last_of_amber(passed, case.scheme) else Rag.RED


def _long_past(case: Case) -> Verdict | None:
    """Line 7: past its date by more than amber lasts."""
    if not case.due or not case.late or _amber_or_red(case, case.due) is Rag.AMBER:
        return None
    return Verdict(Rag.RED, _past(case.late), 7, case.late)


def _past_due(case: Case) -> Verdict | None:
    """Line 8: past its date."""
    return Verdict(Rag.AMBER, _past(case.late), 8, case.late) if case.late > 0 else None


def _past(late: int) -> str:
    return f"{count_of(late, 'day').capitalize()} past its date, no completion recorded."


def _due_soon_unheard(case: Case) -> Verdict | None:
    """Line 9: due soon, and no update in this period or the last; under a scheme that asks for one."""
    due = case.due
    if due is None or case.facts.updated or not case.scheme.ask_when_due_soon:
        return None
    if (due - case.as_at).days > case.scheme.due_soon_days:
        return None
    soon = f"Due {in_days(case.as_at, due)} ({day_in_words(due)})"
    return Verdict(Rag.AMBER, f"{soon}, and no update in this period or the last.", 9)


def _on_course(case: Case) -> Verdict:
    """Line 10: nothing above fits."""
    if case.due:
        return Verdict(Rag.GREEN, f"Due {in_days(case.as_at, case.due)} ({day_in_words(case.due)}).", 10)
    part = case.part("due") or case.start
    return Verdict(Rag.GREEN, f"{under_way(part) if part else 'Under way'}.", 10)


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
