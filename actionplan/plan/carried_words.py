"""What is asked of a plan that was carried forward, and what stays behind, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actionplan.plan.carrying import AtEnd, goes_on, gone, unfinished
from actionplan.plan.model import ActionPlan, row_name, wording
from actionplan.plan.nouns import Dated, Indicator, Noun, Target
from actionplan.words.english import count_of, listed, quoted, sentence, some_named
from actionplan.words.periods import read_years
from actionplan.words.targets import read_target

_STAYS = (
    ("activities", "activity", "activities"),
    ("updates", "update", "updates"),
    ("observations", "reading", "readings"),
    ("evidence", "piece of evidence", "pieces of evidence"),
    ("decisions", "decision asked for", "decisions asked for"),
    ("period_notes", "summary of a fortnight", "summaries of fortnights"),
)


_GOES_ON = (
    ("objectives", "objective", "objectives"),
    ("priorities", "priority or enabler", "priorities and enablers"),
    ("owners", "owner", "owners"),
    ("targets", "unfinished dated target", "unfinished dated targets"),
    ("milestones", "unfinished milestone", "unfinished milestones"),
    ("indicators", "success indicator", "success indicators"),
    ("abbreviations", "abbreviation", "abbreviations"),
)


def what_goes_on(new: ActionPlan) -> str:
    """How much of each kind a plan that was carried forward has, in a sentence."""
    said = _counts(new, _GOES_ON)
    return f"The new plan has {listed(said)}." if said else "Nothing goes on."


def _counts(plan: ActionPlan, kinds: Sequence[tuple[str, str, str]]) -> Sequence[str]:
    counts = [(len(getattr(plan, field)), one, many) for field, one, many in kinds]
    return [count_of(number, one, many) for number, one, many in counts if number]


def asks_when(row: Dated, years: str) -> str:
    """The question on a carried row that has no date yet: `stood at “Sept tbc” in 2017-18: when in 2018-19?`.

    Empty where the row is no carried one, or has a date.
    """
    origin = row.carried_from
    if origin is None or row.date.strip():
        return ""
    stood = f"stood at {quoted(origin.date, 60)}" if origin.date.strip() else "had no date"
    return f"{stood} in {origin.years or origin.plan}: when in {read_years(years).label}?"


def asked(new: ActionPlan, old: ActionPlan) -> Sequence[str]:
    """What has to be answered of a plan that was carried forward: dates, owners who have left, targets of the past."""
    return [*_dates(new), *_owners(new, old), *_targets(new, old)]


def _dates(new: ActionPlan) -> Iterator[str]:
    for row in unfinished(new):
        question = asks_when(row, new.settings.years)
        if question:
            yield f"{quoted(wording(row))} {question}"


def _owners(new: ActionPlan, old: ActionPlan) -> Iterator[str]:
    for row in (*new.priorities, *unfinished(new)):
        left = gone(row, new, old)
        if left:
            yield f"{row_name(row)}: {quoted(left, 60)} has left: who answers for it now?"


def _targets(new: ActionPlan, old: ActionPlan) -> Iterator[str]:
    """Targets with a day that is past when the new plan begins."""
    later = read_years(new.settings.years)
    rows: tuple[Target | Indicator, ...] = (*new.targets, *new.indicators)
    for row in rows:
        due = read_target(row.target, row.answers, old.settings.years).due
        if due and due < later.start:
            yield f"{row_name(row)}: its target was {quoted(row.target, 60)}: what is it in {later.label}?"


def stays(new: ActionPlan, old: ActionPlan, at_end: AtEnd) -> Sequence[str]:
    """What stays with the old plan, and what of it may have to be set up again."""
    return [sentence(text) for text in _stays(new, old, at_end) if text]


def _stays(new: ActionPlan, old: ActionPlan, at_end: AtEnd) -> Iterator[str]:
    ended = [row for row in unfinished(old) if not goes_on(row, at_end)]
    if ended:
        yield f"{_counted(ended)} {_are(ended)} complete, stopped or withdrawn"
    left = [owner.name for owner in old.owners if owner.id not in new.by_id]
    if left:
        yield f"{listed([quoted(name, 60) for name in left])} {_have(left)} left and cannot be given work any more"
    said = _counts(old, _STAYS)
    if said:
        yield f"The record stays where it is: {listed(said)}"
    yield from _to_do_again(old)


def _to_do_again(old: ActionPlan) -> Iterator[str]:
    going_on = [one.title for one in old.activities if one.continues and not one.finished_on]
    if going_on:
        yield f"Of the activities these went on: {some_named(going_on)}. Add again what still does"
    waiting = [one.question for one in old.decisions if not one.answer.strip()]
    if waiting:
        yield f"No answer is recorded to {some_named(waiting)}. Ask again in the new plan where one is still needed"
    settings = old.settings
    if settings.second_periods or settings.combined_periods or settings.periods_without_report:
        yield (
            f"The fortnights taken together or without a report were those of {settings.years}. Set those of the new "
            "years under its settings"
        )


def _counted(rows: Sequence[Noun]) -> str:
    targets = sum(isinstance(row, Target) for row in rows)
    counts = ((len(rows) - targets, "milestone"), (targets, "dated target"))
    return listed([count_of(number, thing) for number, thing in counts if number])


def _are(rows: Sequence[object]) -> str:
    return "is" if len(rows) == 1 else "are"


def _have(rows: Sequence[object]) -> str:
    return "has" if len(rows) == 1 else "have"
