"""The phrases of a text: a date with the words around it that give it a role, a limit, a time or a label."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from actionplan.words.dates.atoms import Atom
from actionplan.words.dates.before import Pending, note_word
from actionplan.words.dates.moved import Standing, is_moving, standing_of
from actionplan.words.dates.shapes import atom_at
from actionplan.words.dates.times import times_of
from actionplan.words.dates.tokens import Token, at

JOINING = frozenset({"-", "to", "/", "until", "till", "through", "or"})
LISTING = frozenset({",", "and", "&", "/", ";"})
_TO = frozenset({"to", "until", "till"})
_NAMES_THE_DATE = frozenset({
    "due", "deadline", "target", "planned", "expected", "meeting", "by", "held", "papers",
    "despatch", "dispatch"})  # fmt: skip
_OR_LATER = (("or", "later"), ("or", "after"), ("at", "the", "earliest"), ("at", "earliest"), ("earliest",))
_OPENS_NO_LABEL = frozenset({"and", "then", "to"})
_BETWEEN_REVIEWS = frozenset({"in", "on", "at", "again", "then", "next"})
_RESTATES = frozenset({"i", "e", "ie", "eg", "that", "is"})
"""`Q1, i.e. by June` says the same date twice."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A date in the text: its window, its role, how it is limited, and what stands before it.

    `limit` is "by", "before", "from", "after" or "at least". `ends` are the two dates of a window written as
    two, `either` says that one of them is meant, `second` is the other month of `April Dec 17`. `listed` says
    that the date follows another in a list, `beside` that nothing but marks stands between them, `apart` that
    not even a mark such as a comma does. `named` says that a word such as `due` names what the date is.
    `standing` is what the text says of a date that was changed; one that is "old" no longer holds.
    """

    atom: Atom
    role: str = "due"
    limit: str = ""
    label: str = ""
    time: str | None = None
    event: str | None = None
    bracketed: bool = False
    second: Atom | None = None
    either: bool = False
    listed: bool = False
    beside: bool = False
    apart: bool = False
    named: bool = False
    standing: str = ""
    ends: tuple[Atom, ...] = ()

    @property
    def superseded(self) -> bool:
        """Whether the text says that it no longer holds."""
        return self.standing == "old"


def phrases_of(text: str, tokens: Sequence[Token], spans: Iterable[tuple[int, int]] = ()) -> list[Phrase]:
    """The dated phrases of a text, in order; no label begins or ends with what stands in one of the spans."""
    said = {place for start, end in spans for place in range(start, end)}
    found: list[Phrase] = []
    pending, gap, i, depth = Pending(), 0, 0, 0
    while i < len(tokens):
        depth = max(0, depth + (tokens[i].word == "(") - (tokens[i].word == ")"))
        atom = atom_at(tokens, i)
        if atom is None or _describes_next(atom, tokens):
            note_word(pending, tokens, i)
            i += 1
            continue
        standing = standing_of(tokens, gap, i)
        phrase = _joined(atom, tokens, pending, gap, standing)
        event = _event(text, tokens, pending, phrase.atom.hi)
        before = range(gap, pending.after if event else standing.place if standing.kind else i)
        label = _label(text, [tokens[k] for k in before if k not in pending.used], said)
        phrase = _among(phrase, tokens[gap:i], bool(found))
        phrase = _week_too(phrase, found[-1]) if found else phrase
        found.append(replace(phrase, label=label, event=event, bracketed=depth > 0, standing=standing.kind))
        i = gap = phrase.atom.hi
        pending = Pending()
    behind = _label(text, list(tokens[gap:]), said)
    found = _reviews_too(_labels_behind(found, behind), tokens, behind)
    return _with_times(_changed(found), times_of(tokens))


def _reviews_too(found: list[Phrase], tokens: Sequence[Token], behind: str) -> list[Phrase]:
    """`review Sept 17 and Mar 18`: both are reviews; `review Sept 17, Mar 18 launch` may be none."""
    for k in range(1, len(found)):
        before, phrase = found[k - 1], found[k]
        words = {t.word for t in tokens[before.atom.hi : phrase.atom.lo]}
        joined = bool(words & LISTING) and words <= LISTING | _BETWEEN_REVIEWS
        last = k == len(found) - 1 and behind and not words & {"and", "&"}
        plain = phrase.role == "due" and not phrase.limit
        if before.role == "review" and plain and joined and not last:
            found[k] = replace(phrase, role="review", label="", listed=True)
    return found


def _among(phrase: Phrase, words: Sequence[Token], follows: bool) -> Phrase:
    """How the date stands to the one before it."""
    named = any(t.word in _NAMES_THE_DATE for t in words)
    if not follows:
        return replace(phrase, named=named)
    listed = bool(words) and all(t.word in LISTING for t in words)
    beside = all(t.kind == "mark" or t.word in _RESTATES for t in words)
    marks = LISTING | {"(", ")", "-", ":"}
    apart = all(t.kind == "mark" and t.word not in marks for t in words)
    return replace(phrase, listed=listed, beside=beside, apart=apart, named=named)


def _week_too(phrase: Phrase, before: Phrase) -> Phrase:
    """`w/c 12 June and 19 June`: both are weeks."""
    atom = phrase.atom
    if phrase.listed and before.atom.whole_week and atom.exact and atom.weekday is None:
        return replace(phrase, atom=replace(atom, whole_week=True))
    return phrase


def _changed(found: list[Phrase]) -> list[Phrase]:
    """A new date takes the place of the one before it, with its label and its role."""
    for k in range(1, len(found)):
        new, old = found[k], found[k - 1]
        inside = new.bracketed and old.bracketed and not new.label
        if old.standing == "old" and inside and new.standing != "new":
            found[k] = replace(new, standing="old")
        if old.standing == "old" and not (new.bracketed or new.label):
            found[k] = _in_place_of(new, old)
        elif new.standing == "new" and not new.label:
            found[k] = _in_place_of(new, old)
            _supersede(found, k - 1)
    return found


def _in_place_of(new: Phrase, old: Phrase) -> Phrase:
    role = old.role if new.role == "due" else new.role
    return replace(new, label=old.label, role=role, listed=True, standing="new")


def _supersede(found: list[Phrase], k: int) -> None:
    """The date that was changed; a list of dates without words of their own is changed as a whole."""
    while k >= 0 and found[k].role in ("due", "start", "review") and found[k].limit not in ("from", "after"):
        found[k] = replace(found[k], standing="old")
        if found[k].label or not found[k].listed:
            return
        k -= 1


def _labels_behind(found: list[Phrase], last: str) -> list[Phrase]:
    """`14 June show, 19 June close`: each date comes before its words.

    So it is where every date but the first has words before it, and the last has words behind it.
    """
    labels = [phrase.label for phrase in found[1:]]
    if not (labels and all(labels) and last) or found[0].label or found[0].atom.lo:
        return found
    return [replace(phrase, label=label) for phrase, label in zip(found, [*labels, last], strict=True)]


def _describes_next(atom: Atom, tokens: Sequence[Token]) -> bool:
    """`by year end. April 2017`: the month that follows says which year end is meant."""
    if not atom.year_end:
        return False
    after = atom.hi + 1 if at(tokens, atom.hi).word in (".", ",", "(") else atom.hi
    following = atom_at(tokens, after)
    return following is not None and not following.exact


def _joined(atom: Atom, tokens: Sequence[Token], pending: Pending, gap: int, standing: Standing) -> Phrase:
    """The atom together with those that end its window."""
    parted = standing.kind == "old" and at(tokens, atom.lo - 1).word == "from"
    ends, limit = _chain(atom, tokens, pending, parted), pending.limit
    limit = "" if limit == "from" and atom.span else limit
    if len(ends) > 1:
        both = _from_to(ends)
        if standing.kind == "" and is_moving(tokens, gap, atom.lo) and tokens[atom.hi].word in _TO:
            both = replace(ends[-1], lo=atom.lo, others=(both,), doubtful=True)
            return Phrase(both, pending.role, limit)
        either = tokens[atom.hi].word in ("/", "or") and all(end.exact for end in ends)
        years = {point.year for point in (both.first, both.last) if point.year}
        limit = "" if limit == "from" or len(years) > 1 else limit
        return Phrase(both, pending.role, limit, either=either, ends=ends)
    beside = atom_at(tokens, atom.hi)
    if beside is not None and not (atom.exact or beside.exact or atom.has_year or parted):
        return Phrase(replace(atom, last=beside.last, hi=beside.hi), pending.role, limit, second=beside)
    words = tuple(at(tokens, atom.hi + k).word for k in range(3))
    later = next((phrase for phrase in _OR_LATER if words[: len(phrase)] == phrase), ())
    if later:
        return Phrase(replace(atom, hi=atom.hi + len(later)), pending.role, "at least")
    behind, then = at(tokens, atom.hi).word, at(tokens, atom.hi + 1)
    if behind in ("onwards", "onward") or (behind in ("start", "starts") and then.kind in ("none", "mark")):
        return Phrase(replace(atom, hi=atom.hi + 1), pending.role, "from")
    return Phrase(atom, pending.role, limit, ends=atom.ends)


def _from_to(ends: tuple[Atom, ...]) -> Atom:
    """One window from the first of several dates to the last."""
    first, last = ends[0], ends[-1]
    both = replace(
        first,
        last=last.last,
        hi=last.hi,
        exact=False,
        weekday=None,
        nth=0,
        year_end=False,
        whole_year=False,
        whole_week=first.whole_week or last.whole_week,
        broken=any(end.broken for end in ends),
        at_end=last.at_end,
        others=(),
        doubtful=first.doubtful or last.doubtful,
    )
    others = [replace(both, first=other.first) for other in first.others if not other.exact]
    others += [replace(both, last=other.last) for other in last.others if not other.exact]
    return replace(both, others=tuple(others))


def _chain(atom: Atom, tokens: Sequence[Token], pending: Pending, parted: bool) -> tuple[Atom, ...]:
    """`12 June to 14 June`, and `June/July/August` with more than two; `parted` dates are no window."""
    if parted and at(tokens, atom.hi).word in _TO:
        return (atom,)
    ends, by = [atom], at(tokens, atom.hi).word
    while (other := _second_end(ends[-1], tokens, pending)) is not None:
        ends.append(other)
        if at(tokens, other.hi).word != by or by not in ("/", "or", "-") or (by == "-" and other.exact):
            break
    named = {end.first.year for end in (ends[0], ends[-1])}
    return tuple(ends if all(end.first.year in {None, *named} for end in ends) else ends[:2])


def _second_end(atom: Atom, tokens: Sequence[Token], pending: Pending) -> Atom | None:
    word, after = at(tokens, atom.hi).word, atom.hi + 1
    if word == "up" and at(tokens, after).word == "to":
        after += 1
    elif not (word in JOINING or (word in ("and", "&") and pending.between)):
        return None
    after += at(tokens, after).word == "to"
    after += at(tokens, after).word == "the"
    return atom_at(tokens, after)


def _label(text: str, words: list[Token], said: set[int]) -> str:
    """The words before a phrase that say what the date is of, without what says how it stands."""
    own = [k for k, t in enumerate(words) if t.kind not in ("mark", "time") and t.start not in said]
    while own and words[own[0]].word in _OPENS_NO_LABEL:
        own.pop(0)
    if not own:
        return ""
    lo, hi = own[0], own[-1]
    inside = [t.word for t in words[lo : hi + 1]]
    if inside.count("(") > inside.count(")") and hi + 1 < len(words) and words[hi + 1].word == ")":
        hi += 1
    elif inside.count(")") > inside.count("(") and lo and words[lo - 1].word == "(":
        lo -= 1
    return " ".join(text[words[lo].start : words[hi].end].split())


def _event(text: str, tokens: Sequence[Token], pending: Pending, hi: int) -> str | None:
    """`after poll 8 June 2017`: the words that tie the date to an event, where there are such words."""
    if pending.limit != "after":
        return None
    next_word = next((k for k in range(pending.after + 1, hi) if k not in pending.used), hi)
    named = at(tokens, next_word).kind == "word" and atom_at(tokens, next_word) is None
    return text[tokens[pending.after].start : tokens[hi - 1].end] if named else None


def _with_times(found: list[Phrase], times: Mapping[int, str]) -> list[Phrase]:
    """Give each time of day to the single day that stands last before it, else to the first one."""
    days = [n for n, phrase in enumerate(found) if phrase.atom.exact]
    ends = [found[n].atom.hi for n in days]
    for k, time in times.items():
        if days:
            place = days[max(0, bisect_right(ends, k) - 1)]
            found[place] = replace(found[place], time=found[place].time or time)
    return found
