"""Who is meant by the names in a cell: by the register of owners, or by an answer; never guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from actionplan.plan.model import ActionPlan
from actionplan.tracker.foreign.asked import Asked, Place
from actionplan.tracker.foreign.texts import on_one_line
from actionplan.words.english import normalised, quoted

_APART = re.compile(r"\s*[,;/\n+]\s*")
_AND = re.compile(r"\s*(?:[,;/\n+&]|\band\b|\bwith\b)\s*", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*")
MOST_GUESSED = 50
_NEARLY = 0.85


@dataclass(frozen=True, slots=True)
class Named:
    """The accountable owner and the contributors that a cell names; `kept` says that its text has to be kept, too."""

    owner: str | None = None
    others: tuple[str, ...] = ()
    kept: bool = False


class People:
    """Looks names up in the register of a plan, and asks about those that it does not know."""

    def __init__(self, plan: ActionPlan, answers: Mapping[str, str], asked: Asked) -> None:
        self.plan, self.asked = plan, asked
        self._answers = {_spelt(name): row_id for name, row_id in answers.items()}
        self._known = {normalised(n): o.id for o in plan.owners for n in (o.name, *o.aliases, o.id)}
        self._spelt = _by_spelling(plan)
        self._joined = [name for name in self._spelt if _AND.search(name)]
        self._nearly: dict[str, bool] = {}
        self._guesses = MOST_GUESSED
        self._found: dict[str, str | None] = {}

    def accountable(self, text: str, place: Place) -> Named:
        """The one owner that a cell names; of several the accountable one is asked for, and none is taken."""
        found = self._id(text)
        names = [text] if found and self._is_one(text, found) else self._apart(text)
        if found:
            others = [one for name in names if (one := self._id(name)) and one != found]
            unknown = len(names) > len(others) + 1 or self._says_more(text)
            return Named(found, tuple(dict.fromkeys(others)), kept=unknown)
        if len(names) < 2 or (not _APART.search(text) and self._is_nearly_one(text)):
            self._ask_who(text, place)
            return Named(kept=bool(text))
        shown = on_one_line(text)
        choice = "Name one in the mapping file, under owners; until then the cell is kept as an internal note"
        self.asked.ask("owners", shown, f"{quoted(shown)}: who of them is accountable? {choice}", place)
        return Named(kept=True)

    def all_of(self, text: str, place: Place) -> Named:
        """Everybody whom a cell names; the text is kept where somebody in it is not known."""
        whole = self._id(text)
        names = [text] if whole else self._apart(text)
        found = [self._id(name) for name in names]
        for name, one in zip(names, found, strict=True):
            if one is None:
                self._ask_who(name, place)
        kept = None in found or any(map(self._says_more, names))
        return Named(None, tuple(dict.fromkeys(one for one in found if one)), kept)

    def _id(self, name: str) -> str | None:
        if name not in self._found:
            self._found[name] = self._looked_up(name)
        return self._found[name]

    def _looked_up(self, name: str) -> str | None:
        line = on_one_line(name)
        return self._named(line) or self._named(_BRACKETS.sub(" ", line))

    def _named(self, line: str) -> str | None:
        """The owner that is meant by an answer, or goes by a name, in whatever case, with "and" or "&"."""
        return self._answers.get(_spelt(line)) or self._registered(line)

    def _registered(self, line: str) -> str | None:
        owner = self.plan.owner(line)
        return owner.id if owner else self._spelt.get(_spelt(line))

    def _says_more(self, text: str) -> bool:
        """Whether a name is known only without what stands beside it in brackets."""
        return self._id(text) is not None and self._named(on_one_line(text)) is None

    def _is_one(self, text: str, owner: str) -> bool:
        """Whether a cell with an "and" is the one name of an owner, and not two names of which one is that owner's."""
        if self._registered(on_one_line(text)):
            return True
        parts = [self._id(name) for name in _AND.split(text)]
        return not _APART.search(text) and (owner not in parts or self._is_nearly_one(text))

    def _is_nearly_one(self, text: str) -> bool:
        """Whether a cell with an "and" is nearly a name with one, such as that of `Digital and Web Manager`."""
        said = _spelt(text)
        if said not in self._nearly and len(self._nearly) < MOST_GUESSED:
            self._nearly[said] = bool(get_close_matches(said, self._joined, n=1, cutoff=_NEARLY))
        return self._nearly.get(said, False)

    def _apart(self, text: str) -> list[str]:
        """The names in a cell; a name with "and" in it is one, unless a part of it is known."""
        names = [name for name in _AND.split(text) if name.strip()]
        if any(self._id(name) for name in names):
            return names
        return [name for name in _APART.split(text) if name.strip()]

    def _ask_who(self, name: str, place: Place) -> None:
        shown = on_one_line(name)
        guess = self._guess(shown)
        meant = f"was {quoted(self.plan.name_of(guess), 60)} meant? " if guess else ""
        advice = "Say who it is in the mapping file, under owners, or add it to the register"
        unknown = f"{quoted(shown, 60)} is no owner in the register; {meant or 'who is it? '}{advice}"
        self.asked.ask("owner", shown, unknown, place, guess)

    def _guess(self, name: str) -> str:
        if self._guesses <= 0:
            return ""
        self._guesses -= 1
        near = get_close_matches(normalised(name), list(self._known), n=1, cutoff=0.65)
        return self._known[near[0]] if near else self._by_initials(name)

    def _by_initials(self, name: str) -> str:
        """The only owner with these initials: `CL` for the communications lead."""
        letters = normalised(name).replace(".", "")
        if not 2 <= len(letters) <= 5:
            return ""
        small = ("of", "the", "and", "for")
        found = [
            owner.id
            for owner in self.plan.owners
            if "".join(word[0] for word in re.findall(r"\w+", normalised(owner.name)) if word not in small)
            == letters
        ]
        return found[0] if len(found) == 1 else ""


def _spelt(name: str) -> str:
    """A name as it is compared: on one line, in whatever case, with "and" for `&`."""
    return " ".join(normalised(name).replace("&", " and ").split())


def _by_spelling(plan: ActionPlan) -> dict[str, str]:
    """The owner that goes by each name so compared; none where that is several."""
    found: dict[str, set[str]] = {}
    for owner in plan.owners:
        for name in (owner.name, *owner.aliases):
            found.setdefault(_spelt(name), set()).add(owner.id)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}
