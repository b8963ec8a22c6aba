"""What each status means under a scheme, for the key that every output prints."""

from __future__ import annotations

from collections.abc import Mapping

from actionplan.plan.settings import RagScheme
from actionplan.words.english import count_of, sentence
from actionplan.words.vocabulary import Rag


def key(scheme: RagScheme) -> tuple[tuple[Rag, str], ...]:
    """Each status with its meaning, in the order of the vocabulary; the plan's own text where it has one."""
    meanings = _meanings(scheme)
    return tuple((rag, scheme.key.get(rag, meanings[rag])) for rag in Rag)


def _meanings(scheme: RagScheme) -> Mapping[Rag, str]:
    return {
        Rag.RED: _red(scheme),
        Rag.AMBER: _amber(scheme),
        Rag.GREEN: "On course: its date is still to come, or it is ongoing and its review is still to come.",
        Rag.COMPLETE: "Done, by an update or by the date as written.",
        Rag.NOT_STARTED: "Its start is still to come.",
        Rag.TO_BE_CONFIRMED: "No firm date yet. It counts as neither green nor late until its window has passed.",
        Rag.DEFERRED: "Put off, with approval.",
        Rag.STOPPED: "Ended without completion, with approval.",
        Rag.NOT_RATED: "There is nothing to rate.",
    }


def _span(scheme: RagScheme) -> str:
    """How long amber lasts: `28 days`, `one month`; empty where it lasts no day."""
    if scheme.amber_months:
        return count_of(scheme.amber_months, "month")
    return count_of(scheme.amber_days, "day") if scheme.amber_days else ""


def _red(scheme: RagScheme) -> str:
    span = _span(scheme)
    return sentence(f"{f'more than {span} past' if span else 'past'} its date or its review")


def _amber(scheme: RagScheme) -> str:
    span = _span(scheme)
    past = [f"up to {span} past its date or its review"] if span else []
    soon = [f"{_soon(scheme)} with no update in this period or the last"] if scheme.ask_when_due_soon else []
    return sentence("; ".join([*past, *soon, "or past its review with no date set"]).removeprefix("or "))


def _soon(scheme: RagScheme) -> str:
    days = scheme.due_soon_days
    return f"due within {count_of(days, 'day')}" if days else "due on the day of judgement"
