"""How the tests of the rule ask it: a date as written or its parts, and a day."""

from datetime import date

from actionplan.plan.settings import RagScheme
from actionplan.rules.rag import DEFAULT, Facts, indicated
from actionplan.words.dates import DatePart, DateReading, read_date
from actionplan.words.vocabulary import Rag

YEAR = "2017-18"
UPDATED = Facts(updated=True)


def day(text: str) -> date:
    return date.fromisoformat(text)


BROMSGROVE = RagScheme(
    name="the scheme of Bromsgrove District Council",
    amber_months=1,
    ask_when_due_soon=False,
    labels={
        Rag.GREEN: "On target",
        Rag.AMBER: "Behind",
        Rag.RED: "Over one month behind",
        Rag.DEFERRED: "Rescheduled with approval",
        Rag.STOPPED: "Suspended with approval",
    },
    key={
        Rag.GREEN: "On target.",
        Rag.AMBER: "Up to one month behind.",
        Rag.RED: "Over one month behind.",
        Rag.DEFERRED: "Put to a later date, with approval.",
        Rag.STOPPED: "Not being worked on for now, with approval.",
    },
)
"""How a district council rates its improvement plan: by months, and with nothing amber before its date."""


def judged(written: str, as_at: str, facts: Facts = UPDATED, scheme: RagScheme = DEFAULT) -> tuple:
    verdict = indicated(read_date(written, YEAR), facts, day(as_at), scheme)
    return verdict.line, verdict.rag.value, verdict.sentence


def judged_parts(as_at: str, *parts: DatePart, certainty: str = "firm", state: str = "dated") -> tuple:
    reading = DateReading("as written", tuple(parts), state, certainty)
    verdict = indicated(reading, UPDATED, day(as_at))
    return verdict.line, verdict.rag.value, verdict.sentence


def part(role: str, start: str | None, end: str | None, label: str = "") -> DatePart:
    return DatePart(role, label, day(start) if start else None, day(end) if end else None)
