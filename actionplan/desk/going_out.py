"""What goes out with a tracker besides its rows: by which day it should be back, and what its files are called."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta

from actionplan.desk import given
from actionplan.desk.plans import one_day, open_store
from actionplan.desk.seen import period_of
from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Owner
from actionplan.words.english import day_in_words
from actionplan.words.holidays import last_working_day, working_day_after
from actionplan.words.periods import ReportingPeriod

LONGEST_SLUG = 40
_NOT_OF_A_NAME = re.compile(r"[^a-z0-9]+")
_GENERATED = re.compile(r"o-[a-z2-7]{6}")
"""An id that nobody chose."""
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_A_WEEKDAY = re.compile(
    r"(?:(?:by|on|this|next|coming)\s+)*(mon|tue|wed|thu|fri|sat|sun)(?:s?day|sday|nesday|rsday|urday|[.rs]*)?",
    re.IGNORECASE,
)
DAYS_TO_ANSWER = 3
"""So many working days owners have where their period is over already."""


def return_by(text: str, plan: ActionPlan, period: ReportingPeriod) -> date:
    """The day asked for, else the usual one."""
    usual = usual_return(period, given.today())
    if not text.strip():
        return usual
    named = _next_weekday(text, given.today())
    example = f"Friday or {day_in_words(usual)}"
    return named or one_day(
        text, plan, f"Write the day by which the tracker should be back, such as {example}."
    )


def _next_weekday(text: str, today: date) -> date | None:
    """The next day of a weekday by its name, `Friday`, `next Fri` or `by Friday`; none where it names none."""
    found = _A_WEEKDAY.fullmatch(text.strip())
    if not found:
        return None
    ahead = (_WEEKDAYS.index(found[1].lower()[:3]) - today.weekday() - 1) % 7 + 1
    return today + timedelta(days=ahead)


def usual_return(period: ReportingPeriod, today: date) -> date:
    """The last working day of the period; some working days from today where that has passed."""
    last = last_working_day(period.start, period.stop)
    return last if last >= today else working_day_after(today, DAYS_TO_ANSWER)


def return_day(plan: str, text: str, period: str, store: str | None = None) -> date:
    """The day by which trackers of a period should be back, as it is asked for; else the usual one.

    Raises:
        BadDay: where it is no day.
    """
    with open_store(store) as opened:
        stored = opened.load(plan)
        return return_by(text, stored.plan, period_of(opened, stored.plan, period))


def name_on_disk(owner: Owner, owners: Sequence[Owner]) -> str:
    """What an owner is called in the names of files: the id that somebody chose, else the name, safe in any folder.

    Where two of the owners would be called the same, or nothing is left of the name, the id stands behind it.
    """
    if not _GENERATED.fullmatch(owner.id):
        return owner.id
    name = _slug(owner.name)
    others = {text for one in owners if one.id != owner.id for text in (one.id, _slug(one.name))}
    return f"{name}-{owner.id}".strip("-") if name in others or not name else name


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _NOT_OF_A_NAME.sub("-", plain).strip("-")[:LONGEST_SLUG].rstrip("-")
