"""The phrases of a text: a date with the words around it that give it a role, a limit, a time or a label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from actionplan.words.dates.atoms import Atom, atom_at
from actionplan.words.dates.tokens import Token

BY = frozenset({"by", "until", "till", "before", "prior", "deadline"})
FROM = frozenset({"from", "since", "starting", "starts", "commencing", "commences", "begins", "onwards"})
AFTER = frozenset({"after", "following", "post"})
REVIEW = frozenset({"review", "reviewed", "reviews", "reviewing"})
PAPERS = frozenset({"papers", "paper", "despatch", "despatched", "dispatch", "agenda"})
COMPLETED = frozenset({"complete", "completed", "done", "finished", "achieved"})
JOINING = frozenset({"-", "to", "/", "until", "till", "through"})
_KEPT_PENDING = frozenset("in on at the of , - : . due date next ( for and / expected planned meeting".split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """A date in the text: its window, its role, how it is limited, and what stands before it.

    `limit` is "by", "before", "from", "after" or "at least"; `second` is the other month of `April Dec 17`.
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


@dataclass
class _Pending:
    """What the words before a date say of it."""

    role: str = "due"
    limit: str = ""
    between: bool = False
    after: int | None = None
    used: set[int] = field(default_factory=set)


def phrases_of(text: str, tokens: Sequence[Token]) -> list[Phrase]:
    """The dated phrases of a text, in order."""
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
        label = _label(text, tokens, gap, i, pending.used)
        event = _event(text, tokens, pending, phrase.atom.hi)
        found.append(replace(phrase, label=label, event=event, bracketed=depth > 0))
        i = gap = phrase.atom.hi
        pending = _Pending()
    return _with_times(found, tokens)


def _describes_next(atom: Atom, tokens: Sequence[Token]) -> bool:
    """`by year end. April 2017`: the month that follows says which year end is meant."""
    following = atom_at(tokens, atom.hi + 1) if atom.hi < len(tokens) and tokens[atom.hi].word in (".", ",", "(") else None
    following = following or atom_at(tokens, atom.hi)
    return atom.year_end and following is not None and not following.exact


def _note_word(pending: _Pending, tokens: Sequence[Token], i: int) -> None:
    word, before = tokens[i].word, tokens[i - 1].word if i else ""
    if word in REVIEW:
        pending.role = "review"
    elif word in PAPERS:
        pending.role = "despatch"
    elif word in COMPLETED and before not in ("be", "to", "is"):
        pending.role = "completed"
    elif word in ("at", "of") and before == "as":
        pending.role = "as at"
    elif word in BY or (word == "than" and before == "later") or (word == "to" and before == "up"):
        pending.limit = "before" if word in ("before", "prior") else "by"
    elif word in FROM:
        pending.limit = "from"
    elif word in AFTER:
        pending.limit, pending.after = "after", i
    elif word == "least" and pending.limit == "by":
        pending.limit = "at least"
    elif word == "between":
        pending.between = True
    elif word == "to" and "ongoing" in (before, tokens[i - 2].word if i > 1 else ""):
        pending.limit = "by"
    elif word not in _KEPT_PENDING and word != "at" and pending.limit != "after":
        _forget(pending)
        return
    pending.used.add(i)


def _forget(pending: _Pending) -> None:
    """A word of the text between a limit and a date parts them: `by the team in June`."""
    if pending.limit in ("by", "before", "from"):
        pending.limit = ""
    if pending.role in ("completed", "as at"):
        pending.role = "due"


def _joined(atom: Atom, tokens: Sequence[Token], pending: _Pending) -> Phrase:
    """The atom together with a second one that ends its window."""
    at = tokens[atom.hi].word if atom.hi < len(tokens) else ""
    joins = at in JOINING or (at in ("and", "&") and pending.between)
    other = atom_at(tokens, atom.hi + 1) if joins else None
    limit = pending.limit
    if other is not None:
        both = replace(atom, last=other.last, hi=other.hi, exact=False, weekday=None, broken=atom.broken or other.broken)
        limit = "" if limit == "from" else limit
        return Phrase(both, pending.role, limit, either=at == "/" and atom.exact and other.exact)
    beside = atom_at(tokens, atom.hi)
    if beside is not None and not atom.exact and not beside.exact and atom.first.year is None and beside.lo == atom.hi:
        whole = replace(atom, last=beside.last, hi=beside.hi)
        return Phrase(whole, pending.role, limit, second=beside)
    onwards = atom.hi < len(tokens) and tokens[atom.hi].word == "onwards"
    return Phrase(atom, pending.role, "from" if onwards else limit)


def _label(text: str, tokens: Sequence[Token], gap: int, i: int, used: set[int]) -> str:
    """The words before a phrase that say what the date is of."""
    own = [k for k in range(gap, i) if k not in used and tokens[k].kind != "mark"]
    if not own:
        return ""
    return text[tokens[own[0]].start : tokens[own[-1]].end].strip()


def _event(text: str, tokens: Sequence[Token], pending: _Pending, hi: int) -> str | None:
    """`after poll 8 June 2017`: the words that tie the date to an event, where there are such words."""
    if pending.limit != "after" or pending.after is None:
        return None
    words = [t for t in tokens[pending.after + 1 : hi] if t.kind == "word"]
    return text[tokens[pending.after].start : tokens[hi - 1].end] if words else None


def _with_times(found: list[Phrase], tokens: Sequence[Token]) -> list[Phrase]:
    """Give each time of day to the single day that stands last before it, else to the first one."""
    for k, token in enumerate(tokens):
        if token.kind != "time" or (k > 1 and tokens[k - 2].kind == "time" and tokens[k - 1].word in ("-", "to")):
            continue
        days = [n for n, p in enumerate(found) if p.atom.exact]
        before = [n for n in days if found[n].atom.hi <= k]
        if days:
            place = before[-1] if before else days[0]
            found[place] = replace(found[place], time=found[place].time or _time(tokens, k))
    return found


def _time(tokens: Sequence[Token], k: int) -> str:
    begins = _clock(tokens[k])
    if k + 2 < len(tokens) and tokens[k + 1].word in ("-", "to") and tokens[k + 2].kind == "time":
        return f"{begins}/{_clock(tokens[k + 2])}"
    return begins


def _clock(token: Token) -> str:
    if not token.numbers:
        return "12:00"
    hour, minute = token.numbers[0], token.numbers[1] if len(token.numbers) > 1 else 0
    if "p" in token.word and hour < 12:
        hour += 12
    elif "a" in token.word and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}"
