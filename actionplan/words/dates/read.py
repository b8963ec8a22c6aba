"""`read_date`: a text and a plan year in, a reading out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from actionplan.words.dates.phrases import Phrase, phrases_of
from actionplan.words.dates.reading import Answer, DateChoice, DatePart, DateQuestion, DateReading
from actionplan.words.dates.resolve import Resolved, resolve
from actionplan.words.dates.states import Words, words_of
from actionplan.words.dates.tokens import LONGEST_READ, Token, tokens_of
from actionplan.words.dates.years import YearRule, days_of
from actionplan.words.english import MONTHS, normalised
from actionplan.words.periods import PlanYears, read_years

NO_DAY = DateQuestion("no-date", "No day or month is named. When is it due, or when will it be reviewed?")
NO_END = DateQuestion("end-date", "This says how it stands, not when it ends. When does it end, or when is it reviewed?")
NO_NEXT = DateQuestion("next-date", "This says how often, not when. When is it next?")
NO_EVENT = DateQuestion("event-date", "This depends on an event. When is that event?")


def read_date(text: str, year: str | PlanYears, answers: Iterable[Answer | Mapping[str, Any]] = ()) -> DateReading:
    """Read a date as written.

    Args:
        text: anything at all; it is kept to the letter as `as_written`.
        year: the financial year or years of the plan, `2017-18`. A bare month from April to December is of its first
            calendar year, January to March of the second; `Q1` is April to June; seasons and thirds of a month are
            those of the tables in `tokens`.
        answers: given earlier. One counts where its key is that of a question and its `as_written` is the text to
            the letter.

    Returns:
        The parts with their roles, the state of the whole text, the least firm certainty, and the questions left.

    Raises:
        BadYear: where the year is no financial year. No text raises anything.
    """
    years = read_years(year) if isinstance(year, str) else year
    given = tuple(
        (str(a["key"]), str(a["reading"])) if isinstance(a, Mapping) else (a.key, a.reading)
        for a in answers
        if (a.get("as_written") if isinstance(a, Mapping) else a.as_written) == text
    )
    return _read(text, years, given)


def find_dates(text: str, year: str | PlanYears, near: date | None = None) -> tuple[DatePart, ...]:
    """The dates inside a running sentence, in order; the text is not judged as a whole.

    Days and months are in UK order. A missing year is the one that comes nearest to `near`, else the plan year's.
    """
    years = read_years(year) if isinstance(year, str) else year
    resolved = [resolve(p, years, "", near) for p in phrases_of(text, tokens_of(text))]
    return tuple(replace(part, label="") for r in resolved for part in r.parts)


@lru_cache(maxsize=20_000)
def _read(text: str, years: PlanYears, given: tuple[tuple[str, str], ...]) -> DateReading:
    tokens = tokens_of(text)
    phrases = phrases_of(text, tokens)
    words = words_of(normalised(text[:LONGEST_READ]), bool(phrases))
    phrases = _roles_by_state(phrases, words, tokens)
    resolved = [resolve(p, years, _said(text, p, tokens), None) for p in phrases]
    resolved = _starts_before_reviews(phrases, resolved, years)
    keys = _unique_keys(resolved)
    chosen = [_answered(r, key, dict(given)) for r, key in zip(resolved, keys, strict=True)]
    parts = tuple(part for r in chosen for part in r.parts)
    questions = [
        DateQuestion(key, r.text, _whole_readings(chosen, place))
        for place, (r, key) in enumerate(zip(chosen, keys, strict=True))
        if r.key
    ]
    state = _state(parts, words, bool(questions))
    questions += _what_is_missing(parts, words, state, bool(questions))
    certainty = "firm" if state == "not a date" else words.certainty
    status = words.status if state == "status" else "ongoing" if state == "ongoing" else None
    return DateReading(text, parts, state, certainty, status, tuple(questions))


def _said(text: str, phrase: Phrase, tokens: list[Token]) -> str:
    """How the text says a phrase, with its weekday but without its label."""
    return text[tokens[phrase.atom.lo].start : tokens[phrase.atom.hi - 1].end]


def _roles_by_state(phrases: list[Phrase], words: Words, tokens: list[Token]) -> list[Phrase]:
    """What the whole text makes of its dates: starts of what is ongoing, dates in brackets, a day of completion."""
    found: list[Phrase] = []
    for phrase in phrases:
        alone = phrase.role == "due" and not phrase.limit
        if words.status == "complete" and alone and not found:
            phrase = replace(phrase, role="completed")
        elif alone and phrase.bracketed:
            phrase = replace(phrase, role=_bracketed_role(phrase, found, tokens))
        elif alone and words.ongoing and _before_ongoing(phrase, tokens):
            phrase = replace(phrase, role="start")
        if words.dependent and not found and phrase.role == "due" and phrase.label.casefold().endswith("dependent"):
            phrase = replace(phrase, label="")
        found.append(phrase)
    return found


def _bracketed_role(phrase: Phrase, before: list[Phrase], tokens: list[Token]) -> str:
    """`13 November (6 November)`: papers go out; `20 of 32 practices (May 2017)`: as at; `(est. Dec 17)`: due."""
    if before:
        return "despatch" if phrase.atom.exact and before[-1].atom.exact else "due"
    inside = [t for t in tokens[phrase.atom.hi - 1 :] if t.kind == "word"]
    whole = tokens[0].word == "(" and len(inside) <= 1 and phrase.atom.lo == 1
    outside = any(t.kind in ("word", "number") for t in tokens[: phrase.atom.lo]) and tokens[phrase.atom.lo - 1].word == "("
    return "as at" if whole or outside else "due"


def _before_ongoing(phrase: Phrase, tokens: list[Token]) -> bool:
    return any(t.word in ("ongoing", "going", "continuous", "continuing", "rolling") for t in tokens[phrase.atom.hi :])


def _starts_before_reviews(phrases: list[Phrase], resolved: list[Resolved], years: PlanYears) -> list[Resolved]:
    """A start cannot fall after its review: `Jan / ongoing - review Sept 17` began in January 2017; ask once."""
    reviews = [part.end for r in resolved for part in r.parts if part.role == "review" and part.end]
    found = list(resolved)
    for place, (phrase, r) in enumerate(zip(phrases, resolved, strict=True)):
        if not (reviews and phrase.role == "start" and r.parts and not r.key and not phrase.atom.has_year):
            continue
        start = r.parts[0].start
        if start is not None and start > min(reviews):
            found[place] = _a_year_earlier(phrase, r, years)
    return found


def _a_year_earlier(phrase: Phrase, later: Resolved, years: PlanYears) -> Resolved:
    days = days_of(phrase.atom, YearRule(years.first - 1))
    if days is None:
        return later
    earlier = (replace(later.parts[0], start=days[0], end=days[1] if later.parts[0].end else None),)
    choices = tuple(DateChoice(_month_of(parts), parts) for parts in (earlier, later.parts))
    text = f"It is reviewed before {_month_of(later.parts)}, so it is read as begun in {_month_of(earlier)}. Is that right?"
    return Resolved(earlier, "start-year", text, choices)


def _month_of(parts: tuple[DatePart, ...]) -> str:
    start = parts[0].start
    return f"{MONTHS[start.month - 1]} {start.year}" if start else ""


def _unique_keys(resolved: list[Resolved]) -> list[str]:
    counts: dict[str, int] = {}
    keys = []
    for r in resolved:
        counts[r.key] = counts.get(r.key, 0) + 1
        keys.append(r.key if counts[r.key] == 1 else f"{r.key}-{counts[r.key]}")
    return keys


def _answered(resolved: Resolved, key: str, given: Mapping[str, str]) -> Resolved:
    choice = next((c for c in resolved.choices if c.label == given.get(key)), None)
    return resolved if choice is None else Resolved(choice.parts)


def _whole_readings(chosen: list[Resolved], place: int) -> tuple[DateChoice, ...]:
    """Each choice of one question with the parts of the whole text as they would then be."""
    before = [part for r in chosen[:place] for part in r.parts]
    after = [part for r in chosen[place + 1 :] for part in r.parts]
    return tuple(DateChoice(c.label, (*before, *c.parts, *after)) for c in chosen[place].choices)


def _state(parts: tuple[DatePart, ...], words: Words, asked: bool) -> str:
    if words.dependent or (words.after_event and not parts and not asked):
        return "timing dependent"
    if words.ongoing or (words.recurring and not parts and not asked):
        return "ongoing"
    if words.status:
        return "status"
    if parts or asked:
        return "dated"
    return "to be confirmed" if words.unconfirmed or words.vague else "not a date"


def _what_is_missing(parts: tuple[DatePart, ...], words: Words, state: str, asked: bool) -> list[DateQuestion]:
    if asked or any(p.end for p in parts):
        return []
    if state == "timing dependent":
        return [NO_EVENT] if words.after_event else [NO_DAY]
    if state == "ongoing":
        return [NO_NEXT] if words.recurring and not words.ongoing else [NO_END]
    if state == "status":
        return [NO_END]
    return [NO_DAY] if state == "to be confirmed" and words.vague else []
