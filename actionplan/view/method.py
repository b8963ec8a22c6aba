"""What explains a report: the key to its statuses, its method, and its abbreviations spelt out."""

from __future__ import annotations

from actionplan.rules.key import key
from actionplan.view.data import AbbreviationData, KeyData, ReportData
from actionplan.view.plan_view import PlanView
from actionplan.words.abbreviations import occurring
from actionplan.words.english import day_in_words


def key_data(view: PlanView) -> tuple[KeyData, ...]:
    """Each status with its word and its meaning in this plan."""
    scheme = view.plan.settings.rag
    return tuple(
        KeyData(rag=rag.value, meaning=meaning, word=scheme.word(rag)) for rag, meaning in key(scheme)
    )


def abbreviations(view: PlanView, data: ReportData) -> tuple[AbbreviationData, ...]:
    """The short forms that occur in a report, in dictionary order."""
    known = {a.short: a.meaning for a in view.plan.abbreviations}
    return tuple(AbbreviationData(short=s, meaning=known[s]) for s in occurring(known, data.texts()))


def method(view: PlanView) -> tuple[str, ...]:
    """How the statuses come about, and the bank holidays in the period."""
    scheme = view.plan.settings.rag.name
    fixed = (
        f"Each status is what the dates say on {day_in_words(view.as_at)}, the day of judgement, unless the "
        "owner reports another; then both are printed with the owner's reason. An owner's report holds for "
        f"its own fortnight and the next. The key says what each status means under {scheme}.",
        "Dates are kept as their authors wrote them; how each is read stands beside it. A month is a window "
        "from its first to its last day, and is rated on the last.",
        "A priority shows the worst status of its target rows and milestones. What has no firm date is never "
        "counted as green.",
    )
    return (*fixed, *_holidays(view))


def _holidays(view: PlanView) -> tuple[str, ...]:
    if not view.bank_holidays:
        return ()
    days = [f"{name} ({day_in_words(day)})" for day, name in view.bank_holidays]
    return (f"Bank {'holiday' if len(days) == 1 else 'holidays'} in this period: {', '.join(days)}.",)
