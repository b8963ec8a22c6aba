"""Which activity and which milestone look like the same event: for a person to link, never merged.

Two are offered together where their days meet and they share words, or where one has no day of its own and their
words are nearly the same. How much of each is said here and nowhere else.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from actionplan.words.english import MONTHS, normalised

Window = tuple[date, date]

LONGEST = timedelta(days=31)
"""A longer window says too little of when something happens; then the words must be nearly the same."""
JOINING = frozenset(
    {"a", "an", "and", "are", "as", "at", "by", "for", "from", "in", "into", "is", "of", "on", "or", "our", "the",
     "their", "this", "to", "with"}
)  # fmt: skip
"""Words that join others and name nothing."""
_MONTHS = frozenset({*(m.casefold() for m in MONTHS), *(m[:3].casefold() for m in MONTHS), "sept"})
_WHEN = _MONTHS | {"tbc", "est"}
_DATES_IN_FIGURES = re.compile(r"\d+(?:[./]\d+)+|\d+(?:st|nd|rd|th)\b|\b(?:19|20)\d\d\b")
_WORDS = re.compile(r"\w+(?:[&'\u2019]\w+)*")
_ENDINGS = re.compile(r"(?<=\w{3})(?:['\u2019]s|ings?|ed|es|e|s)$")


@dataclass(frozen=True)
class Event:
    """A milestone or an activity as something that happens: what it is called, and in which windows.

    `dated` says that the windows are those of a date; an activity without one has its reporting period. `own`
    are the stems of words that tell nothing in this plan, such as those of the organisation's name.
    """

    id: str
    title: str
    windows: tuple[Window, ...] = ()
    dated: bool = False
    own: frozenset[str] = frozenset()

    @cached_property
    def words(self) -> frozenset[str]:
        """The stems of what its title is about."""
        return stems(self.title) - self.own or stems(self.title)

    @cached_property
    def short_forms(self) -> frozenset[str]:
        """Its words with two capitals or more, such as ESR; none where all of the title is in capitals."""
        if self.title.isupper():
            return frozenset()
        capitals = [word for word in _WORDS.findall(self.title) if sum(c.isupper() for c in word) > 1]
        return stems(" ".join(capitals)) - self.own

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The 2 of “Phase 2”."""
        return frozenset(word for word in self.words if word.isdigit())

    @cached_property
    def short_windows(self) -> tuple[Window, ...]:
        """The windows of its date that are no longer than a month."""
        return tuple(w for w in self.windows if self.dated and w[1] - w[0] < LONGEST)


def stems(text: str) -> frozenset[str]:
    """The words of a text without dates, joining words and endings: “opens” and “opening” are one."""
    words = _WORDS.findall(_DATES_IN_FIGURES.sub(" ", normalised(text)))
    beside = zip(["", *words], words, [*words[1:], ""], strict=False)
    kept = [
        word
        for before, word, after in beside
        if word not in JOINING | _WHEN and not (word.isdigit() and {before, after} & _MONTHS)
    ]
    return frozenset(_ENDINGS.sub("", word) for word in kept)


@dataclass(frozen=True, order=True)
class Likeness:
    """How much two look alike; the greatest is the likeliest.

    `grade` is 3 where the words are nearly the same, 2 where days and words meet, 1 where the days meet and the
    one word in common is a short form. `share` is that of the words in common, `apart` how far the days are.
    """

    grade: int
    share: float
    apart: int


def likeness(milestone: Event, activity: Event) -> Likeness | None:
    """How much the two look alike, or None where they do not."""
    shared, all_words = milestone.words & activity.words, milestone.words | activity.words
    other_number = milestone.numbers != activity.numbers and milestone.numbers and activity.numbers
    if not shared or other_number:
        return None
    grade = _grade(milestone, activity, shared, len(all_words))
    return Likeness(grade, len(shared) / len(all_words), -_apart(milestone, activity)) if grade else None


def _grade(milestone: Event, activity: Event, shared: frozenset[str], of: int) -> int:
    same_words = len(shared) == of and normalised(milestone.title) == normalised(activity.title)
    if same_words or (4 * len(shared) >= 3 * of and _may_meet(milestone.windows, activity.windows)):
        return 3
    half = 2 * len(shared) >= min(len(milestone.words), len(activity.words))
    if not half or not meet(milestone.short_windows, activity.short_windows):
        return 0
    if len(shared) > 1:
        return 2
    return int(shared <= milestone.short_forms & activity.short_forms)


def meet(some: Sequence[Window], others: Sequence[Window]) -> bool:
    """Whether any window of one has a day in common with any of the other."""
    return any(start <= end2 and start2 <= end for start, end in some for start2, end2 in others)


def _may_meet(some: Sequence[Window], others: Sequence[Window]) -> bool:
    return not some or not others or meet(some, others)


def _apart(milestone: Event, activity: Event) -> int:
    """The days between the two beginnings that are nearest to each other."""
    gaps = [abs((a[0] - m[0]).days) for a in activity.windows for m in milestone.windows]
    return min(gaps, default=LONGEST.days)


def alike(
    milestones: Sequence[Event], activities: Sequence[Event], linked: Collection[str] = ()
) -> tuple[tuple[str, str], ...]:
    """The ids of each activity and its likeliest milestone, in the order of the activities.

    One short form in common is enough only where, once the others are paired, each is the other's only
    candidate. `linked` are the ids of milestones that have their activity, and need no such guess.
    """
    candidates = _candidates(milestones, activities)
    pairs = {
        activity: max(found, key=lambda pair: pair[1])[0].id
        for activity, found in candidates.items()
        if any(how.grade > 1 for _, how in found)
    }
    taken = {*pairs.values(), *linked}
    left = {
        activity: [milestone.id for milestone, _ in found if milestone.id not in taken]
        for activity, found in candidates.items()
        if activity not in pairs
    }
    courted = Counter(milestone for found in left.values() for milestone in found)
    pairs |= {a: found[0] for a, found in left.items() if len(found) == 1 and courted[found[0]] == 1}
    return tuple((activity.id, pairs[activity.id]) for activity in activities if activity.id in pairs)


def _candidates(
    milestones: Sequence[Event], activities: Sequence[Event]
) -> dict[str, list[tuple[Event, Likeness]]]:
    """By activity, the milestones that look like it; only those are compared that an index puts near it."""
    often = Counter(word for event in (*milestones, *activities) for word in event.words)
    by_key: Mapping[object, list[int]] = defaultdict(list)
    for place, milestone in enumerate(milestones):
        for key in _keys(milestone, often):
            by_key[key].append(place)
    found: dict[str, list[tuple[Event, Likeness]]] = {}
    for activity in activities:
        near = sorted({place for key in _keys(activity, often) if key in by_key for place in by_key[key]})
        judged = [(milestones[place], likeness(milestones[place], activity)) for place in near]
        found[activity.id] = [(milestone, how) for milestone, how in judged if how]
    return found


def _keys(event: Event, often: Mapping[str, int]) -> Iterator[object]:
    """Two that look alike have one of these in common.

    Where three quarters of the words are shared, so is one of the rarest quarter and one more. Else the days
    meet, and with them a month, in which a word is shared.
    """
    rarest = sorted(event.words, key=lambda word: (often[word], word))
    yield from rarest[: len(rarest) // 4 + 1]
    for month in _months(event.short_windows):
        yield from ((month, word) for word in event.words)


def _months(windows: Collection[Window]) -> set[int]:
    """The months that windows touch, counted from the year 0; a short window touches three at most."""
    ends = [(start.year * 12 + start.month, end.year * 12 + end.month) for start, end in windows]
    return {month for first, last in ends for month in range(first, last + 1)}
