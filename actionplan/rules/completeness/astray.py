"""Readings and evidence that stand where nothing reads them: of days still to come, or of no indicator."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from actionplan.rules.completeness.finding import Finding
from actionplan.rules.completeness.looked import Looked
from actionplan.rules.counting import days_of
from actionplan.rules.odd_readings import odd_readings
from actionplan.words.english import count_of, day_in_words, number_in_words, sentence, shortened, some_named


def still_to_come(looked: Looked) -> Iterator[Finding]:
    """The readings, or the pieces of evidence, of one row that are of days still to come."""
    found: dict[tuple[str, str], list[tuple[date, str]]] = defaultdict(list)
    for one in looked.plan.observations:
        when = looked.counting.days[one.date]
        if not one.withdrawn and one.id not in looked.counting.corrections.instead and when:
            found[one.indicator, "reading"].append((when.last, one.id))
    for piece in looked.plan.evidence:
        when = days_of(piece.date, looked.years)
        if not piece.withdrawn and when:
            found[piece.of, "piece"].append((when.last, piece.id))
    for (row_id, thing), dated in found.items():
        later = sorted(one for one in dated if one[0] > looked.now)
        row = looked.plan.by_id.get(row_id)
        if row and later:
            yield _not_yet(looked.place(row), thing, later, row_id)


def _not_yet(where: str, thing: str, later: Sequence[tuple[date, str]], about: str) -> Finding:
    of_evidence = " of evidence" if thing == "piece" else ""
    first = day_in_words(later[0][0])
    one = len(later) == 1
    when = f"is of {first}, which is" if one else f"are of days from {first} on, which are"
    return Finding(
        "still-to-come",
        where,
        sentence(f"{count_of(len(later), thing)}{of_evidence} {when} still to come"),
        f"Correct the {'date' if one else 'dates'}, or mark {'it' if one else 'them'} withdrawn.",
        (*(row_id for _, row_id in later), about),
    )


def lost_readings(looked: Looked) -> Iterator[Finding]:
    """Readings of indicators that the plan has not, or no more."""
    known = {row.id for row in looked.plan.indicators}
    lost = [one for one in looked.plan.observations if not one.withdrawn and one.indicator not in known]
    if lost:
        ids = some_named(list(dict.fromkeys(one.indicator for one in lost)))
        belong = "reading belongs" if len(lost) == 1 else "readings belong"
        yield Finding(
            "lost-reading",
            "Readings",
            sentence(f"{number_in_words(len(lost))} {belong} to no indicator of the plan: {ids}"),
            "Mark them withdrawn, or put the indicator back.",
            tuple(one.id for one in lost),
        )


def odd_reading(looked: Looked) -> Iterator[Finding]:
    """A reading that looks like a slip, and of which no note says why it is right."""
    for one, _, odd in odd_readings(looked.counting):
        about = looked.counting.indicators[one.indicator]
        if not one.note.strip():
            yield Finding(
                "odd-reading",
                f"Reading of {shortened(one.date, 40)} on {looked.place(about)}",
                sentence(odd.problem),
                sentence(odd.advice),
                (one.id, about.id),
            )
