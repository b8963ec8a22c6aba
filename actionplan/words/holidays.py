"""Bank holidays of England, from the `holidays` library."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache


@lru_cache(maxsize=64)
def bank_holidays(start: date, stop: date) -> tuple[tuple[date, str], ...]:
    """The bank holidays from `start` up to, not including, `stop`, with their names, in order."""
    import holidays  # imported here because no other command needs it

    years = range(start.year, (stop - timedelta(days=1)).year + 1)
    known = holidays.country_holidays("GB", subdiv="ENG", years=years)
    return tuple((day, name) for day, name in sorted(known.items()) if start <= day < stop)
