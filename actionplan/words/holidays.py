"""Bank holidays of England, from the `holidays` library."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

SATURDAY = 5


@lru_cache(maxsize=64)
def bank_holidays(start: date, stop: date) -> tuple[tuple[date, str], ...]:
    """The bank holidays from `start` up to, not including, `stop`, with their names, in order."""
    import holidays  # imported here because no other command needs it

    years = range(start.year, (stop - timedelta(days=1)).year + 1)
    known = holidays.country_holidays("GB", subdiv="ENG", years=years)
    return tuple((day, name) for day, name in sorted(known.items()) if start <= day < stop)


def last_working_day(start: date, stop: date) -> date:
    """The last day before `stop` that is neither of a weekend nor a bank holiday; `start` where there is none."""
    closed = {day for day, _ in bank_holidays(start, stop)}
    days = (stop - timedelta(days=back) for back in range(1, (stop - start).days + 1))
    return next((day for day in days if day.weekday() < SATURDAY and day not in closed), start)


def working_day_after(day: date, number: int) -> date:
    """The how manyth working day after a day."""
    closed = {closed for closed, _ in bank_holidays(day, day + timedelta(days=2 * number + 14))}
    later = (day + timedelta(days=ahead) for ahead in range(1, 2 * number + 14))
    return [one for one in later if one.weekday() < SATURDAY and one not in closed][number - 1]
