"""How the tests of the rule ask it: a date as written or its parts, and a day."""

from datetime import date

from actionplan.rules.rag import Facts, Thresholds, indicated
from actionplan.words.dates import DatePart, DateReading, read_date

YEAR = "2017-18"
UPDATED = Facts(updated=True)


def day(text: str) -> date:
    return date.fromisoformat(text)


def judged(written: str, as_at: str, facts: Facts = UPDATED, thresholds: Thresholds | None = None) -> tuple:
    verdict = indicated(read_date(written, YEAR), facts, day(as_at), thresholds)
    return verdict.line, verdict.rag.value, verdict.sentence


def judged_parts(as_at: str, *parts: DatePart, certainty: str = "firm", state: str = "dated") -> tuple:
    reading = DateReading("as written", tuple(parts), state, certainty)
    verdict = indicated(reading, UPDATED, day(as_at))
    return verdict.line, verdict.rag.value, verdict.sentence


def part(role: str, start: str | None, end: str | None, label: str = "") -> DatePart:
    return DatePart(role, label, day(start) if start else None, day(end) if end else None)
