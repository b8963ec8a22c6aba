"""The phrases of a text: a date with the words around it that give it a role, a limit, a time or a label."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from actionplan.words.dates.atoms import Atom
from actionplan.words.dates.shapes import atom_at
from actionplan.words.dates.times import times_of
from actionplan.words.dates.tokens import Token, at

ROLES: Mapping[str, str] = {
    **dict.fromkeys(("review", "reviewed", "reviews", "reviewing"), "review"),
    **dict.fromkeys(("papers", "despatch", "despatched", "dispatch", "dispatched"), "despatch"),
    **dict.fromkeys(
        ("complete", "completed", "done", "finished", "achieved", "closed", "delivered"), "completed"
    ),
}
"""Words before a date that give it a role."""
LIMITS: Mapping[str, str] = {
    **dict.fromkeys(("by", "until", "till", "deadline"), "by"),
    **dict.fromkeys(("before", "prior"), "before"),
    **dict.fromkeys(
        ("from", "since", "start", "starting", "starts", "started", "commencing", "begin", "begins"), "from"
    ),
    **dict.fromkeys(("after", "following", "post"), "after"),
}
"""Words before a date that open or close its window."""
LIMIT_PAIRS: Mapping[tuple[str, str], str] = {
    ("later", "than"): "by", ("up", "to"): "by", ("ongoing", "to"): "by", ("not", "before"): "from",
    ("earlier", "than"): "from", ("prior", "to"): "before",
}  # fmt: skip
"""The same for two words together."""
JOINING = frozenset({"-", "to", "/", "until", "till", "through", "or"})
LISTING = frozenset({",", "and", "&", "/", ";"})
_NOT_YET = frozenset({"be", "to", "is", "will", "should", "must", "can", "not", "may", "shall"})
"""`will complete in June` is not complete."""
_TRANSPARENT = frozenset({
    "in", "on", "at", "the", "of", ",", "-", ":", ".", "due", "date", "next", "(", "for", "and", "/",
    "expected", "planned", "no", "not", "later", "earlier", "up", "throughout",
})  # fmt: skip
"""Words that may stand between a role or a limit and its date."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A date in the text: its window, its role, how it is limited, and what stands before it.

    `limit` is "by", "before", "from", "after" or "at least". `ends` are the two dates of a window written as
    two, `either` says that one of them is meant, `second` is the other month of `April Dec 17`. `listed` says
    that the date follows another in a list.
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
    ends: tuple[Atom, ...] = ()


@dataclass
class _Pending:
    """What the words before a date say of it."""

    role: str = "due"
    limit: str = ""
    between: bool = False
    after: int = 0
    used: set[int] = field(default_factory=set)


def phrases_of(text: str, tokens: Sequence[Token], spans: Iterable[tuple[int, int]] = ()) -> list[Phrase]:
    """The dated phrases of a text, in order; no label begins or ends with what stands in one of the spans."""
    said = {place for start, end in spans for place in range(start, end)}
    found: list[Phrase] = []
    pending, gap, i, depth = _Pending(), 0, 0, 0
    while i < len(tokens):
        depth = max(0, depth + (tokens[i].word == "(") - (tokens[i].word == ")"))
        atom = atom_at(tokens, i)
        if atom is None or _describes_next(atom, tokens):
            _note_word(pending, tokens, i)
            i += 1
            continue
        phrase = _joined(atom, tokens, pending)
        event = _event(text, tokens, pending, phrase.atom.hi)
        before = range(gap, pending.after if event else i)
        label = _label(text, [tokens[k] for k in before if k not in pending.used], said)
        listed = bool(found) and i > gap and all(t.word in LISTING for t in tokens[gap:i])
        found.append(replace(phrase, label=label, event=event, bracketed=depth > 0, listed=listed))
        i = gap = phrase.atom.hi
        pending = _Pending()
    behind = _label(text, list(tokens[gap:]), said)
    return _with_times(_labels_behind(found, behind), times_of(tokens))


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


def _note_word(pending: _Pending, tokens: Sequence[Token], i: int) -> None:
    word, before = tokens[i].word, at(tokens, i - 1).word
    limit = LIMIT_PAIRS.get((before, word)) or LIMITS.get(word)
    if word in ROLES and not (ROLES[word] == "completed" and before in _NOT_YET):
        pending.role = ROLES[word]
    elif limit:
        pending.limit, pending.after = limit, i
        pending.role = "due" if pending.role == "completed" else pending.role
    elif before == "as" and word in ("at", "of"):
        pending.role = "as at"
        pending.used.add(i - 1)
    elif word == "least" and pending.limit == "by":
        pending.limit = "at least"
    elif word == "between":
        pending.between = True
    elif word not in _TRANSPARENT:
        _part(pending)
        return
    pending.used.add(i)


def _part(pending: _Pending) -> None:
    """Another word parts a limit or a role from a date: `by the team in June`."""
    if pending.limit != "after":
        pending.limit = ""
    if pending.role in ("completed", "as at", "despatch"):
        pending.role = "due"
    if pending.role == "due" and not pending.limit:
        pending.used.clear()


def _joined(atom: Atom, tokens: Sequence[Token], pending: _Pending) -> Phrase:
    """The atom together with a second one that ends its window."""
    other, limit = _second_end(atom, tokens, pending), pending.limit
    if other is not None:
        both = replace(atom, last=other.last, hi=other.hi, exact=False, weekday=None, whole_year=False)
        both = replace(both, broken=atom.broken or other.broken, year_end=False)
        either = tokens[atom.hi].word in ("/", "or") and atom.exact and other.exact
        return Phrase(both, pending.role, "" if limit == "from" else limit, either=either, ends=(atom, other))
    beside = atom_at(tokens, atom.hi)
    if beside is not None and not atom.exact and not beside.exact and not atom.has_year:
        return Phrase(replace(atom, last=beside.last, hi=beside.hi), pending.role, limit, second=beside)
    if at(tokens, atom.hi).word in ("onwards", "onward"):
        return Phrase(replace(atom, hi=atom.hi + 1), pending.role, "from")
    return Phrase(atom, pending.role, limit)


def _second_end(atom: Atom, tokens: Sequence[Token], pending: _Pending) -> Atom | None:
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
    if not own:
        return ""
    lo, hi = own[0], own[-1]
    inside = [t.word for t in words[lo : hi + 1]]
    if inside.count("(") > inside.count(")") and hi + 1 < len(words) and words[hi + 1].word == ")":
        hi += 1
    elif inside.count(")") > inside.count("(") and lo and words[lo - 1].word == "(":
        lo -= 1
    return " ".join(text[words[lo].start : words[hi].end].split())


def _event(text: str, tokens: Sequence[Token], pending: _Pending, hi: int) -> str | None:
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
