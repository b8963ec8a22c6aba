"""A reading as somebody types it into a form: read and checked like a row of a file, against the plan as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Indicator, Observation
from actionplan.rules.counting import Counting
from actionplan.rules.measures import amount
from actionplan.rules.odd_readings import odd_readings
from actionplan.rules.readings_checked import wrong_with, wrong_with_parts
from actionplan.tracker.matching import is_there, matched
from actionplan.tracker.measurements import Problem, Row
from actionplan.tracker.new_ids import NewIds
from actionplan.tracker.readings import FIGURES, Known, RowReader, Taken
from actionplan.view.readings_told import figure_as_typed, told_readings
from actionplan.view.series import when_in_words
from actionplan.words.english import day_in_words, quoted, sentence
from actionplan.words.errors import BadChange, PlanMoved
from actionplan.words.periods import read_years

_OF = re.compile(
    r"(?P<part>.*\d.*?)\s*(?:\bout of\b|\bof\b|/)\s*(?P<whole>[^()]*\d[^()]*?)\s*(?:\((?P<share>[^()]*)\))?"
)
_HALF = re.compile(r"(?:\bof|/)\s*$")
_LABELS = {**dict.fromkeys(FIGURES, "Figure"), "date": "Date", "note": "Note", "source": "Source"}
_CARRIED = (*FIGURES, "approximate", "lower", "upper")


@dataclass(frozen=True, slots=True)
class Typed:
    """A reading as it was typed: of which indicator, its date, figure, source and note, and what it `corrects`."""

    indicator: str
    date: str
    figure: str
    source: str = ""
    note: str = ""
    corrects: str = ""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A reading that can be saved, how it is read, and what looks like a slip about it; each a sentence."""

    observation: Observation
    read_as: str
    doubts: tuple[str, ...] = ()


def accepted(typed: Typed, plan: ActionPlan, today: date) -> Accepted | None:
    """The reading to be saved; none where the plan says the same already of what it corrects.

    Raises:
        BadChange: where it cannot be read, cannot be right, or is there already: what to write instead.
        PlanMoved: where somebody else corrected, or took back, what it corrects.
    """
    indicator = plan.by_id.get(typed.indicator)
    if not isinstance(indicator, Indicator):
        raise BadChange("That indicator is not in the plan any more. Nothing was saved.")
    taken = _read(typed, indicator, plan, today)
    if typed.corrects:
        before = _corrected(typed.corrects, indicator, plan)
        taken = _carried(taken, typed, before)
        if _same(taken.observation, before):
            return None
        _refuse_another_of_its_day(taken, before, plan)
    else:
        _refuse_known(taken, plan)
    return _checked(taken, plan)


def typed_baseline(figure: str, as_at: str, indicator: Indicator, plan: ActionPlan, today: date) -> Any:
    """Where an indicator started, as it was typed, as plain JSON; none where nothing was typed.

    Raises:
        BadChange: where the figure cannot be read.
    """
    before = indicator.baseline
    if not figure.strip() and not as_at.strip():
        return None
    if before and figure.strip() == figure_as_typed(before):
        return {**before.model_dump(mode="json"), "as_at": as_at.strip()}
    taken = _read(Typed(indicator.id, day_in_words(today), figure), indicator, plan, today).observation
    if taken.approximate:
        raise BadChange(_NOT_ABOUT)
    return {**{name: getattr(taken, name) for name in FIGURES}, "as_at": as_at.strip()}


_NOT_ABOUT = (
    "Figure: where it started is kept without “about”; write the figure alone, and say so in the note."
)


def _read(typed: Typed, indicator: Indicator, plan: ActionPlan, today: date) -> Taken:
    cells = {"indicator": indicator.id, "date": typed.date.strip(), **_cells(typed.figure)}
    cells |= {"note": typed.note.strip(), "source": typed.source.strip()}
    years = read_years(plan.settings.years)
    reader = RowReader(Row(1, cells), Known({indicator.id: indicator}, years, today, NewIds(plan.by_id)))
    taken = reader.read()
    if taken is None:
        raise BadChange(_told(reader.problems))
    if taken.observation.denominator is not None:  # the share was there to be checked
        return replace(taken, observation=taken.observation.model_copy(update={"value": None}))
    return taken


def _cells(text: str) -> Mapping[str, str]:
    """The figure by its columns: `17 of 32`, `17 out of 32 (53.1 %)` and `17/32` are a count of a whole."""
    found = _OF.fullmatch(text.strip())
    if found is None and _HALF.search(text):
        raise BadChange(f"Figure: {quoted(text, 40)} does not say of how many; write it as 17 of 32.")
    if found is None:
        return {"value": text.strip()}
    return {"numerator": found["part"], "denominator": found["whole"], "value": found["share"] or ""}


def _told(problems: Sequence[Problem]) -> str:
    """What is wrong, a sentence each, with the label of the field in front."""
    return " ".join(
        dict.fromkeys(sentence(f"{_LABELS.get(one.heading, one.heading)}: {one.what}") for one in problems)
    )


def _corrected(row_id: str, indicator: Indicator, plan: ActionPlan) -> Observation:
    """The reading that is to be corrected, which still stands."""
    before = plan.by_id.get(row_id)
    if not isinstance(before, Observation) or before.indicator != indicator.id:
        raise BadChange("That reading is not in the plan any more. Nothing was saved.")
    standing = {one.observation.id: one for one in told_readings(plan, indicator)}
    if before.id in standing:
        return before
    instead = Counting.of(plan).corrections.instead.get(before.id)
    if instead is None:
        raise PlanMoved(["This reading was taken back meanwhile."])
    told = f"{when_in_words(instead.date, plan)}, {amount(instead, indicator)}"
    raise PlanMoved([f"{instead.by or 'Somebody'} corrected this reading meanwhile; it is now {told}."])


def _carried(taken: Taken, typed: Typed, before: Observation) -> Taken:
    """The correction; the figures and the published interval stay to the letter where the figure was not changed."""
    kept: dict[str, Any] = {"revises": before.id}
    if typed.figure.strip() == figure_as_typed(before):
        kept |= {name: getattr(before, name) for name in _CARRIED}
    return replace(taken, observation=taken.observation.model_copy(update=kept))


def _same(new: Observation, before: Observation) -> bool:
    fields = ("date", "note", "source", *_CARRIED)
    return all(getattr(new, name) == getattr(before, name) for name in fields)


def _refuse_another_of_its_day(taken: Taken, before: Observation, plan: ActionPlan) -> None:
    """Only one reading of a day can count."""
    other = Counting.of(plan).by_day.get(taken.indicator.id, {}).get(taken.days.last)
    if other and other.id != before.id:
        raise BadChange(
            _there_is(other, taken.indicator, plan, "Correct that one, or take one of the two back.")
        )


def _refuse_known(taken: Taken, plan: ActionPlan) -> None:
    there = Counting.of(plan)
    found, other = matched([taken], there), there.by_day.get(taken.indicator.id, {}).get(taken.days.last)
    if found.added:
        return
    if other is None:
        now = found.corrected[0][1]
        said = f"That reading was there, and was corrected to {amount(now, taken.indicator)}"
        raise BadChange(f"{said}, {when_in_words(now.date, plan)}. Correct that one if it is wrong.")
    same = is_there(taken, other)
    advice = "It says the same, so nothing was added." if same else "Correct that one if it is wrong."
    raise BadChange(_there_is(other, taken.indicator, plan, advice))


def _there_is(other: Observation, indicator: Indicator, plan: ActionPlan, advice: str) -> str:
    told = f"{when_in_words(other.date, plan)}, {amount(other, indicator)}"
    return f"There is a reading of that day already: {told}. {advice}"


def _checked(taken: Taken, plan: ActionPlan) -> Accepted:
    new, indicator = taken.observation, taken.indicator
    after = Counting.of(plan, [new])
    wrong = [*wrong_with(new, after), *wrong_with_parts(new, after, {new.id})]
    if wrong:
        raise BadChange(" ".join(dict.fromkeys(sentence(one.words) for one in wrong)))
    doubts = [sentence(one.what.words) for one in odd_readings(after) if one.reading.id == new.id]
    read_as = f"{when_in_words(new.date, plan)}, {amount(new, indicator)}"
    return Accepted(new, read_as, tuple(doubts))
