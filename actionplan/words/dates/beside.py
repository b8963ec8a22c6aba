"""Two dates side by side: the same one said twice, or two of which perhaps only one is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from actionplan.words.dates.cases import Resolved
from actionplan.words.dates.other_years import years_of
from actionplan.words.dates.phrases import Phrase
from actionplan.words.dates.reading import DateChoice, DatePart
from actionplan.words.english import listed

LONGEST_NOTICE = timedelta(days=31)
"""Papers go out at most so long before their meeting."""
NOTHING_READ = Resolved(())
A_SEASON = timedelta(days=80)
_KEY = "which-date"


def side_by_side(phrases: Sequence[Phrase], resolved: Sequence[Resolved]) -> list[Resolved]:
    """The readings with what is said twice taken once, and a question where one of two dates is meant."""
    found = list(resolved)
    first = 0
    for k in range(1, len(found)):
        said, other = found[first], found[k]
        once = _said_twice(phrases[k], phrases[first], said, other)
        if once is not None:
            found[first], found[k] = once, NOTHING_READ
            continue
        if _is_one_of_two(phrases[k], phrases[first], said, other):
            found[first], found[k] = _asked(said, other, phrases[k], phrases[first]), NOTHING_READ
            continue
        first = k
    return found


def _said_twice(phrase: Phrase, before: Phrase, said: Resolved, other: Resolved) -> Resolved | None:
    """`Q1 (June)`, `March 2018 (end of 17/18)`: the narrower of the two, where one lies in the other."""
    if not phrase.beside or phrase.label or other.key or len(other.parts) != 1 or phrase.role != "due":
        return None
    part = other.parts[0]
    if said.key not in ("", "meaning"):
        return None
    for parts in (said.parts, *(choice.parts for choice in said.choices)):
        once = _narrower(parts[0], part) if len(parts) == 1 else None
        if once is not None and _named_years(before, phrase) <= years_of(once):
            return Resolved((once,))
    return None


def _named_years(*phrases: Phrase) -> set[int]:
    """The calendar years that the words name; none of them may get lost."""
    points = [
        p for phrase in phrases if not phrase.atom.whole_year for p in (phrase.atom.first, phrase.atom.last)
    ]
    return {point.year for point in points if point.year}


def _narrower(said: DatePart, part: DatePart) -> DatePart | None:
    if said.role != "due" or part.role != "due" or said.end is None or part.end is None:
        return None
    starts = (said.start or date.min, part.start or date.min)
    inside = starts[0] <= starts[1] and part.end <= said.end
    if said.start is None and (part.end.year, part.end.month) != (said.end.year, said.end.month):
        return None
    around = starts[1] <= starts[0] and said.end <= part.end
    if not (inside or around):
        return None
    start = None if said.start is None or part.start is None else max(said.start, part.start)
    return replace(said, start=start, end=min(said.end, part.end), time=said.time or part.time)


def _is_one_of_two(phrase: Phrase, before: Phrase, said: Resolved, other: Resolved) -> bool:
    """Whether the words leave it open which of two dates is meant."""
    if not (said.parts and other.parts) or other.key or said.key not in ("", _KEY):
        return False
    if phrase.role == "despatch" and said.parts[0].role == "due":
        return _is_no_despatch_day(other.parts[0], said.parts[0], phrase.named)
    if phrase.role != "due" or before.role != "due" or said.parts[0].role != "due":
        return False
    if phrase.standing == "forecast" or _is_of_a_name(before, phrase, said, other):
        return True
    in_brackets = phrase.bracketed and not before.bracketed
    return not phrase.label and (phrase.apart or in_brackets)


def _is_of_a_name(before: Phrase, phrase: Phrase, said: Resolved, other: Resolved) -> bool:
    """`Winter plan Oct 17`: a season, a quarter or a year may name what an earlier date is of."""
    if before.limit or before.ends or phrase.listed or not (phrase.label or phrase.limit):
        return False
    whole, day = said.parts[0], other.parts[0]
    if whole.start is None or whole.end is None or day.end is None or day.end >= whole.end:
        return False
    return whole.end - whole.start >= A_SEASON and day.end - (day.start or day.end) <= LONGEST_NOTICE


def _is_no_despatch_day(papers: DatePart, meeting: DatePart, named: bool) -> bool:
    """Papers do not go out after their meeting; a day in brackets long before it is hardly theirs."""
    if papers.start is None or meeting.end is None:
        return False
    return papers.start > meeting.end or (not named and meeting.end - papers.start > LONGEST_NOTICE)


def _asked(said: Resolved, other: Resolved, phrase: Phrase, before: Phrase) -> Resolved:
    """Which of the dates is meant; dates that stand in a row are first read as a list."""
    single: list[tuple[DatePart, ...]] = [
        choice.parts for choice in said.choices if len(choice.parts) == 1
    ] or [said.parts]
    papers = phrase.role == "despatch"
    role = "due" if papers and not phrase.named else phrase.role
    last = tuple(replace(part, role=role) for part in other.parts)
    every = (*said.parts, *other.parts) if phrase.apart else (*single[0], *other.parts)
    readings = [every, *single, last] if phrase.apart else [*single, last, every]
    if said.key == "" and _is_of_a_name(before, phrase, said, other):
        readings = [last, *single, every]
    if papers:
        readings = [*single, every] if phrase.named else [*single, last]
    choices = {listed([part.in_words() for part in parts]): parts for parts in reversed(readings)}
    offered = tuple(DateChoice(words, parts) for words, parts in reversed(choices.items()))
    words = listed([part.in_words() for part in every])
    text = f"This names {words}. Which is meant?"
    if papers:
        text = f"This names {words}; papers do not go out then. Which is meant?"
    return Resolved(offered[0].parts, _KEY, text, offered)
