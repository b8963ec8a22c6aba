"""`read_date`: a text and a plan year in, a reading out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from actionplan.words.dates.beside import side_by_side
from actionplan.words.dates.cases import Resolved, words_for
from actionplan.words.dates.days import is_count
from actionplan.words.dates.left_over import ask_of_figures
from actionplan.words.dates.missing import not_understood, what_is_missing
from actionplan.words.dates.misspelt import Correction, corrected
from actionplan.words.dates.odd_years import with_odd_years
from actionplan.words.dates.other_years import ask_of_years, years_apart
from actionplan.words.dates.phrases import Phrase, phrases_of
from actionplan.words.dates.reading import Answer, DateChoice, DatePart, DateQuestion, DateReading
from actionplan.words.dates.resolve import NEIGHBOUR, resolve
from actionplan.words.dates.states import Words, words_of
from actionplan.words.dates.tokens import LONGEST_DATE, LONGEST_PROSE, Token, folded, tokens_of
from actionplan.words.dates.years import YearRule, days_of
from actionplan.words.english import listed
from actionplan.words.periods import PlanYears, read_years

MOST_ASKED = 20
"""How many questions are asked of one text at a time; others follow when these are answered."""


def read_date(
    text: str, year: str | PlanYears, answers: Iterable[Answer | Mapping[str, Any]] = ()
) -> DateReading:
    """Read a date as written.

    Args:
        text: anything at all; it is kept to the letter as `as_written`.
        year: the financial year or years of the plan, `2017-18`. A bare month from April to December is of
            its first calendar year, January to March of the second; `Q1` is April to June; seasons and thirds
            of a month are those of the tables in `tokens`.
        answers: given earlier. One counts where its key is that of a question and its `as_written` is the
            text to the letter.

    Returns:
        The parts with their roles, the state of the text, the least firm certainty, the open questions.

    Raises:
        BadYear: where the year is no financial year. No text raises anything.

    """
    years = read_years(year) if isinstance(year, str) else year
    given = [
        a if isinstance(a, Mapping) else {n: getattr(a, n) for n in ("as_written", "key", "reading")}
        for a in answers
    ]
    return _read(
        text,
        years,
        tuple((str(a.get("key")), str(a.get("reading"))) for a in given if a.get("as_written") == text),
    )


def find_dates(text: str, year: str | PlanYears, near: date | None = None) -> tuple[DatePart, ...]:
    """The dates inside a running sentence, in order; the text is not judged as a whole.

    Days and months are in UK order. A missing year is the one nearest to `near`, where that is in the plan or
    within three months of `near`, else the plan year's. A date that was changed counts as it stands now.
    """
    return _find(text, read_years(year) if isinstance(year, str) else year, near)


@lru_cache(maxsize=20_000)
def _find(text: str, years: PlanYears, near: date | None) -> tuple[DatePart, ...]:
    phrases = phrases_of(text, tokens_of(text, folded(text[:LONGEST_PROSE])))
    live = [phrase for phrase in phrases if not phrase.superseded]
    resolved = side_by_side(live, [resolve(p, years, "", _near(p, years, near)) for p in live])
    return tuple(replace(part, label="") for r in resolved for part in r.parts)


def _near(phrase: Phrase, years: PlanYears, near: date | None) -> date | None:
    """The day by which a missing year is found: `Dec`, said in June, is the one to come in the plan."""
    days = days_of(phrase.atom, YearRule(years.first, near)) if near and not phrase.atom.has_year else None
    if near is None or days is None:
        return near
    in_plan = days[0] < years.stop and days[1] >= years.start
    close = min(abs((day - near).days) for day in days) <= NEIGHBOUR.days
    return near if in_plan or close else None


@lru_cache(maxsize=20_000)
def _read(text: str, years: PlanYears, given: tuple[tuple[str, str], ...], mend: bool = True) -> DateReading:
    plain = folded(text[:LONGEST_DATE])
    tokens, words = tokens_of(text, plain), words_of(plain)
    found = with_odd_years(phrases_of(text, tokens, words.spans), tokens)
    phrases = _roles_by_state(found, words, tokens)
    misspelt = corrected(text, tokens, phrases) if mend else None
    asked = _asked(text, phrases, tokens, years, words)
    if misspelt:
        asked = _as_corrected(asked, misspelt, years)
    keys = _unique_keys(asked)
    chosen = [_answered(r, key, dict(given)) for r, key in zip(asked, keys, strict=True)]
    parts = tuple(part for r in chosen for part in r.parts)
    doubtful = [place for place, r in enumerate(chosen) if r.key][:MOST_ASKED]
    open_questions = tuple(
        DateQuestion(keys[place], chosen[place].text, _whole_readings(chosen, place)) for place in doubtful
    )
    state = _state(parts, words, bool(open_questions))
    return DateReading(
        as_written=text,
        parts=parts,
        state=state,
        certainty="firm" if state == "not a date" else words.certainty(bool(phrases or misspelt)),
        status={"status": words.status, "ongoing": "ongoing"}.get(state),
        questions=open_questions
        or what_is_missing(parts, words, state)
        or not_understood(plain, text, state),
    )


def _asked(
    text: str, phrases: list[Phrase], tokens: list[Token], years: PlanYears, words: Words
) -> list[Resolved]:
    """The dates that hold, each with its question; an earlier date counts only where there is no other."""
    read = _resolved(text, phrases, tokens, years)
    kept = [(phrase, r) for phrase, r in zip(phrases, read, strict=True) if not phrase.superseded]
    if phrases and not kept:
        return [] if words.says("to be confirmed", "vague") else [_earlier(r) for r in read]
    live, read = [phrase for phrase, _ in kept], [r for _, r in kept]
    read = _starts_before_reviews(live, side_by_side(live, read), years)
    read = _day_it_ended(live, read, words)
    read = ask_of_figures(live, read, years)
    apart = years_apart(tokens, phrases)
    if not apart or (not live and words.says("vague", "occasion", "dependent")):
        return read
    return ask_of_years(years, apart, live, read)


def _as_corrected(asked: list[Resolved], misspelt: Correction, years: PlanYears) -> list[Resolved]:
    """`Febuary 2018`: the month that is meant, asked about; without it the text may say something else."""
    meant = _read(misspelt.text, years, (), mend=False)
    likely = [q.readings for q in meant.questions[:1]] or [()]
    offered = [c.parts for c in likely[0]] or [meant.parts]
    offered += [tuple(part for r in asked for part in r.parts)]
    choices = {listed([part.in_words() for part in parts]): parts for parts in offered if parts}
    found = tuple(DateChoice(label, parts) for label, parts in choices.items())
    return [Resolved(found[0].parts if found else (), "meaning", misspelt.question, found)]


def _day_it_ended(phrases: list[Phrase], read: list[Resolved], words: Words) -> list[Resolved]:
    """`Cancelled 14 June`: the day on which it was cancelled, or the one on which it was due."""
    if not (read and words.first and words.status in ("stopped", "deferred", "on hold")):
        return read
    phrase, first = phrases[0], read[0]
    if phrase.role != "due" or phrase.limit or phrase.label or phrase.standing or first.key:
        return read
    said = " and ".join(part.in_words() for part in first.parts)
    choices = (DateChoice(f"due {said}", first.parts), DateChoice(f"{words.status} {said}", ()))
    text = f"Is {said} when it is due, or when this was decided?"
    return [Resolved(first.parts, "status-date", text, choices), *read[1:]]


def _earlier(read: Resolved) -> Resolved:
    """`was June 17`, and no other date: nothing is read before it is answered."""
    said = " and ".join(part.in_words() for part in read.parts)
    text = f"The words say that {said} was an earlier date. When is it due now?"
    return Resolved((), "earlier-date", text, read.choices or (DateChoice(said, read.parts),))


def _roles_by_state(phrases: list[Phrase], words: Words, tokens: list[Token]) -> list[Phrase]:
    """What the whole text makes of its dates: starts, days of completion, dates in brackets."""
    found: list[Phrase] = []
    ongoing = (
        max((k for k, t in enumerate(tokens) if t.word in _ONGOING), default=-1)
        if words.says("ongoing")
        else -1
    )
    for phrase in phrases:
        if phrase.role != "due" or phrase.limit:
            role = phrase.role
        elif words.status == "complete" and words.first and not found:
            role = "completed"
        elif phrase.bracketed and not (phrase.named or phrase.superseded):
            role = _bracketed_role(phrase, found, tokens)
        else:
            role = "start" if phrase.atom.hi <= ongoing else "due"
        found.append(replace(phrase, role=role))
    return found


_ONGOING = frozenset({"ongoing", "going", "continuous", "continuously", "continuing", "rolling"})


def _bracketed_role(phrase: Phrase, before: list[Phrase], tokens: list[Token]) -> str:
    """`13 November (6 November)`: papers go out; `20 practices (May 2017)`: as at; `(est. Dec 17)`: due."""
    if before:
        days = phrase.atom.exact and before[-1].atom.exact and before[-1].role == "due"
        return "despatch" if days and not phrase.label else "due"
    lo, hi = phrase.atom.lo, phrase.atom.hi
    alone = lo == 1 and all(t.kind == "mark" for t in tokens[hi : hi + 3])
    counts = any(is_count(tokens, k) for k in range(lo)) and tokens[lo - 1].word == "("
    return "as at" if alone or counts else "due"


def _resolved(text: str, phrases: list[Phrase], tokens: list[Token], years: PlanYears) -> list[Resolved]:
    """Each phrase as it is read, with the year that another one lends it."""
    found: list[Resolved] = []
    for phrase, lent in zip(phrases, _lent_days(phrases, years), strict=True):
        said = text[tokens[phrase.atom.lo].start : tokens[phrase.atom.hi - 1].end]
        meeting = (
            found[-1].parts[0].start if phrase.role == "despatch" and found and found[-1].parts else None
        )
        near = None if phrase.atom.has_year else meeting or lent
        found.append(resolve(phrase, years, said, near))
    return found


def _lent_days(phrases: list[Phrase], years: PlanYears) -> list[date | None]:
    """For each date of a list without its year, a day near it: `January and July 2019` are both of 2019."""
    own = [days_of(p.atom, YearRule(years.first)) if p.atom.has_year else None for p in phrases]
    days = [found[0] if found else None for found in own]
    for order, step in ((range(1, len(phrases)), -1), (range(len(phrases) - 2, -1, -1), 1)):
        for place in order:
            beside = days[place + step]
            if days[place] is None and beside and phrases[max(place, place + step)].listed:
                found = days_of(phrases[place].atom, YearRule(years.first, beside))
                days[place] = found[0] if found else None
    return days


def _starts_before_reviews(
    phrases: list[Phrase], resolved: list[Resolved], years: PlanYears
) -> list[Resolved]:
    """A start cannot fall after its review: `Jan / ongoing - review Sept 17` began in January 2017."""
    reviews = [part.end for r in resolved for part in r.parts if part.role == "review" and part.end]
    found = list(resolved)
    for place, (phrase, r) in enumerate(zip(phrases, resolved, strict=True)):
        undated = r.key in ("", "year") and not phrase.atom.has_year
        if reviews and undated and r.parts and r.parts[0].role == "start":
            start = r.parts[0].start
            if start is not None and start > min(reviews):
                found[place] = _a_year_earlier(phrase, r, years)
    return found


def _a_year_earlier(phrase: Phrase, later: Resolved, years: PlanYears) -> Resolved:
    days = days_of(phrase.atom, YearRule(years.first - 1))
    if days is None:
        return later
    earlier = (replace(later.parts[0], start=days[0], end=days[1] if later.parts[0].end else None),)
    begun, reviewed_before = words_for(days), _begin_of(later.parts)
    others = later.choices or (DateChoice(reviewed_before, later.parts),)
    text = f"It is reviewed before {reviewed_before}, so it is read as begun in {begun}. Is that right?"
    return Resolved(earlier, "start-year", text, (DateChoice(begun, earlier), *others))


def _begin_of(parts: tuple[DatePart, ...]) -> str:
    start, end = parts[0].start, parts[0].end
    return words_for((start, end or start)) if start else ""


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
    dated = bool(parts) or asked
    if words.says("dependent") or (words.after_event and not dated):
        return "timing dependent"
    if words.says("ongoing") or (words.says("recurring") and not dated):
        return "ongoing"
    if words.status:
        return "status"
    if dated:
        return "dated"
    return "to be confirmed" if words.says("to be confirmed", "vague", "occasion") else "not a date"
