"""What a tracker says of itself: its period, who it is for, how it is filled in and sent back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from actionplan.plan.nouns import Owner
from actionplan.tracker.columns import CONTRIBUTOR, OWN, WHOLE, Role, SheetColumns
from actionplan.tracker.writing.own import own_items, own_parts
from actionplan.tracker.writing.told import dates, reasons
from actionplan.view.heading import period_data
from actionplan.view.plan_view import PlanView
from actionplan.words.english import (
    WEEKDAYS,
    day_in_words,
    listed,
    moment_words,
    one_line,
    quoted,
    sentence,
    shortened,
    small_first,
)
from actionplan.words.vocabulary import Rag

WHITE_AND_GREY = "White cells are for you to fill in; grey cells are for reading."
_LONGEST_TITLE = 60
_LONGEST_FOOT = 110  # so that it does not reach the number of the page; Excel takes 255 in all
READ_ONLY = "For reading only: what is typed here is not taken."


@dataclass(frozen=True, slots=True)
class Sending:
    """A tracker on its way: what it shows, made when (UTC, ISO) and by whom, for which owner, due back when."""

    view: PlanView
    made_at: str = ""
    made_by: str = ""
    owner: Owner | None = None
    return_by: date | None = None

    @property
    def period(self) -> str:
        """`Fortnight 6 of 26, 12 to 25 June 2017`."""
        data = period_data(self.view)
        return f"{data.fortnight}, {data.dates}"

    @property
    def back(self) -> str:
        """`return by Friday 23 June 2017`; empty where no day is given."""
        if self.return_by is None:
            return ""
        return f"return by {WEEKDAYS[self.return_by.weekday()]} {day_in_words(self.return_by)}"

    @property
    def return_by_words(self) -> str:
        """`Return by Friday 23 June 2017.`; empty where no day is given."""
        return sentence(self.back)

    @property
    def sender(self) -> str:
        """Who gets it back: whoever made it, and the organisation."""
        parts = (one_line(part) for part in (self.made_by, self.view.plan.organisation))
        return ", ".join(dict.fromkeys(part for part in parts if part))

    @property
    def whose(self) -> str:
        """Whose tracker it is, beside the name of a sheet: the owner, or the plan; no longer than fits on a page."""
        return shortened(one_line(self.owner.name if self.owner else self.view.plan.title), _LONGEST_TITLE)

    @property
    def of(self) -> str:
        """What a sheet is of: the plan, or for the whole of it the organisation, and the period."""
        whose = self.view.plan.title if self.owner else self.view.plan.organisation
        parts = (shortened(one_line(whose), _LONGEST_TITLE), self.period)
        return " ".join(sentence(text) for text in parts if text)

    def foot(self, sheet: str) -> str:
        """What stands below each page of a sheet; a long name is cut, and never the day of return."""
        room = _LONGEST_FOOT - len(f"{sheet}: . {self.return_by_words}")
        whose = shortened(one_line(self.owner.name if self.owner else self.view.plan.title), room)
        return " ".join(text for text in (sentence(f"{sheet}: {whose}"), self.return_by_words) if text)

    @property
    def made(self) -> str:
        """When it was made, and by whom."""
        when = f"made {moment_words(self.made_at)}" if self.made_at else ""
        return sentence(
            ", ".join(part for part in (when, f"by {self.made_by}" if self.made_by else "") if part)
        )


def what_to_fill_in(sheet: SheetColumns, only_contributes: bool = False) -> str:
    """Which columns of a sheet are to be filled in, by their names; those of an owner stand side by side."""
    if sheet.of_an_owner:
        part = CONTRIBUTOR if only_contributes else ""
        said = [column.heading for column in sheet.columns if sheet.is_open(column, part=part)]
        which = said[0] if len(said) == 1 else f"the columns from {quoted(said[0])} to {quoted(said[-1])}"
        return f"Fill in {which}; the rest is for reading."
    shown = [column.heading for column in sheet.columns if column.role is Role.SHOWN and not column.hint]
    return f"Fill in any column except {listed(shown)}." if shown else "Fill in any column."


def only_contributes(sending: Sending) -> bool:
    """Whether an owner is asked about nothing but rows that others are accountable for."""
    return bool(asked := _parts(sending)) and asked == {CONTRIBUTOR}


def _parts(sending: Sending) -> set[str]:
    """The parts of an owner in the rows of its tracker."""
    if sending.owner is None:
        return set()
    parts = own_parts(sending.view, sending.owner)
    return {parts[item.row.id] for item in own_items(sending.view, sending.owner)}


def how_to_fill_in(sending: Sending) -> Sequence[str]:
    """What somebody needs to know who fills a tracker in, one sentence or two for each thing."""
    return [
        *(_of_an_owner(sending) if sending.owner else _of_the_whole()),
        "Update this fortnight: what happened, in a sentence or two.",
        *([] if only_contributes(sending) else _of_what_is_said(sending)),
        *([] if sending.owner else [_NEW_READING]),
        "Sort and filter as you like. A row that you take out stays in the plan.",
        *([] if sending.owner else [_NEW_ROW]),
    ]


def _of_what_is_said(sending: Sending) -> Sequence[str]:
    """Of the columns that only the owner of a row fills in."""
    scheme = sending.view.plan.settings.rag
    return [
        f"Status: choose it from the list, as you see it. {reasons(scheme)} A status that differs from Status by the "
        f"rule, the one that follows from the date, needs a reason, too. {scheme.word(Rag.COMPLETE)} needs the day in "
        "Completed on.",
        "Nothing has changed: choose Yes where there is nothing new to say. That is an answer, too.",
        f"Dates: write them as you would say them, such as {listed(dates(sending.view), 'or')}.",
    ]


_NEW_READING = "New reading: the figure of an indicator, with its date and where it comes from."
_NEW_ROW = "A new row: write it below the last one, and leave the hidden column A of it empty."
OF_A_CONTRIBUTOR = (
    f"Where your part is {CONTRIBUTOR}: give only Update this fortnight. The owner of the row says the rest, and its "
    "other cells are grey."
)


_ONLY_OF_A_CONTRIBUTOR = (
    f"Your part in each row is {CONTRIBUTOR}: you fill in only Update this fortnight. The owner of the row says the "
    "rest."
)


def _of_an_owner(sending: Sending) -> Sequence[str]:
    if only_contributes(sending):
        return [WHITE_AND_GREY, _ONLY_OF_A_CONTRIBUTOR]
    said = listed([column.heading for column in OWN.columns if column.role is Role.SAID])
    contributes = CONTRIBUTOR in _parts(sending)
    return [f"{WHITE_AND_GREY} You fill in {said}.", *([OF_A_CONTRIBUTOR] if contributes else [])]


def _of_the_whole() -> Sequence[str]:
    return [WHITE_AND_GREY, *(f"{sheet.name}: {_lower(what_to_fill_in(sheet))}" for sheet in WHOLE)]


def _lower(text: str) -> str:
    return small_first(text)


def how_to_send_back(sending: Sending) -> Sequence[str]:
    """Where a filled tracker goes, and what becomes of it."""
    to = f"Send it to {sending.sender}" if sending.sender else "Send it back to whoever sent it to you"
    by = sending.back.removeprefix("return ")
    return [
        "Save it as an Excel workbook (.xlsx), not as CSV.",
        sentence(f"{to}, {by}" if by else to),
        "Each change is shown and looked at before it is taken into the plan.",
    ]
