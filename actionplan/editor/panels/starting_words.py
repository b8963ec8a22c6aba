"""What the ways to begin a plan share: sentences for somebody who has no command to give, and opening the plan."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from actionplan.desk.file_hints import year_of_today
from actionplan.desk.starting import FirstLook
from actionplan.editor.messages import Done
from actionplan.editor.panels.tracker_words import plainly
from actionplan.editor.session import Session
from actionplan.view.heading import fortnight
from actionplan.words.english import count_of, listed, number_in_words, quoted, sentence
from actionplan.words.periods import PlanYears, read_years

_THINGS: Mapping[str, tuple[str, str]] = {
    "priority": ("priority", "priorities"),
    "target": ("dated target", "dated targets"),
    "milestone": ("milestone", "milestones"),
    "activity": ("activity", "activities"),
}
_ADVICE = re.compile(
    r"[\s:;,.]*(?:if it is a heading of the rows below, )?"
    r"\b(?:say|name one|choose)\b[^.?]* in the mapping file[^.?]*[.]?",
    re.IGNORECASE,
)
MOST_TOLD = 30


def open_new(session: Session, kept: str, plan_id: str, said: str) -> Done:
    """Open a plan that was just made of what the panel kept under a name, which is put away, and say so."""
    session.shelf.pop(kept, None)
    session.turn_to(plan_id)
    return Done(f"{quoted(session.plan.title)} {said}", panel="milestones")


def brings(look: FirstLook) -> str:
    """What a file would begin a plan with, in a sentence."""
    counts, added = look.imported.counts, look.imported.counts["added"]
    parts = [count_of(number, *_THINGS.get(kind, (kind, ""))) for kind, number in added.items()]
    owners = len(look.owners)
    parts += [count_of(owners, "owner")] if owners else []
    if not parts:
        return "Nothing in it could be taken into a plan."
    begins = (
        f"The plan would begin with {listed(parts)}, and with the report of {fortnight(look.period).lower()}."
    )
    said = count_of(counts["updates"], "update")
    return (
        f"{begins} {sentence(f'{said} of that fortnight would be recorded')}" if counts["updates"] else begins
    )


def of_years(look: FirstLook) -> str:
    """Of which years the plan would be, why, and where it opens, where these are over."""
    years, named = read_years(look.plan.settings.years), sum(look.years.values())
    inside = sum(
        count for year, count in look.years.items() if years.first <= year < years.first + years.count
    )
    of = f"The plan would be of the financial {'year' if years.count == 1 else 'years'} {years.label}"
    why = f", in which {inside:,} of the {named:,} dates lie that name a year in the file" if inside else ""
    if inside == named > 0:
        why = ", in which all dates lie that name a year in the file"
    elif named and not inside:
        why = "; no date in the file that names a year lies there"
    is_over = years.first + years.count <= year_of_today().first
    gone = "That year is" if years.count == 1 else "These years are"
    begins = look.period == look.plan.settings.calendar.periods[0]
    over = (
        f" {gone} over, so the plan opens at {fortnight(look.period).lower()}." if is_over and begins else ""
    )
    return f"{of}{why}. Choose others below if that is not what you mean.{over}"


def years_to_choose(look: FirstLook) -> Sequence[str]:
    """The financial years that a plan can be of, each by itself, then with the one after it."""
    now, today = read_years(look.plan.settings.years), year_of_today().first
    near = {year + step for year in (now.first, today) for step in (-1, 0, 1)} | set(look.years)
    found = [PlanYears(year, count).label for count in (1, 2) for year in sorted(near)]
    return found if now.label in found else [now.label, *found]


def problems(look: FirstLook) -> Sequence[str]:
    """What is wrong in the file; first what has to be put right before anything of it can be taken."""
    found = sorted(look.imported.problems, key=lambda one: not one.stops)
    return _first([plainly(one.sentence) for one in found])


def questions(look: FirstLook) -> Sequence[str]:
    """What the file leaves open, without the advice of where an import into a plan is answered."""
    said = [_ADVICE.sub("", one.sentence) for one in look.imported.questions]
    return _first([text if text.endswith(("?", ".")) else f"{text}." for text in map(plainly, said)])


def notes(look: FirstLook) -> Sequence[str]:
    """What is worth knowing of the file."""
    return _first([plainly(one) for one in look.imported.notes])


def _first(sentences: Sequence[str]) -> Sequence[str]:
    left = len(sentences) - MOST_TOLD
    return [*sentences[:MOST_TOLD], f"And {left:,} more."] if left > 0 else sentences


def more(count: int) -> str:
    """`And 12 more rows.`"""
    return f"And {number_in_words(count)} more {'row' if count == 1 else 'rows'}."
