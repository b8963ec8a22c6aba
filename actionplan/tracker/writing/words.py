"""What a tracker says of itself: its period, who it is for, how it is filled in and sent back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from actionplan.plan.nouns import Owner
from actionplan.tracker.columns import CONTRIBUTOR, OWN, WHOLE, Role, SheetColumns
from actionplan.tracker.writing.own import own_items, own_parts
from actionplan.view.heading import period_data
from actionplan.view.plan_view import PlanView
from actionplan.words.english import WEEKDAYS, day_in_words, listed, moment_words, one_line, sentence
from actionplan.words.vocabulary import Rag

WHITE_AND_GREY = "White cells are for you to fill in; grey cells are for reading."
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

    def title(self, sheet: str) -> str:
        """The first line of a sheet: its name, then the owner, or the plan."""
        return f"{sheet}: {self.owner.name if self.owner else self.view.plan.title}"

    @property
    def of(self) -> str:
        """What a sheet is of: the plan, or for the whole of it the organisation, and the period."""
        whose = self.view.plan.title if self.owner else self.view.plan.organisation
        return " ".join(sentence(text) for text in (whose, self.period) if text)

    @property
    def made(self) -> str:
        """When it was made, by whom, and from which revision of the plan."""
        when = f"made {moment_words(self.made_at)}" if self.made_at else ""
        revision = self.view.provenance.revision
        parts = (when, f"by {self.made_by}" if self.made_by else "", f"from revision {revision} of the plan")
        return sentence(", ".join(part for part in parts[: 3 if revision else 2] if part))


def what_to_fill_in(sheet: SheetColumns) -> str:
    """Which columns of a sheet are to be filled in, by their names; those of an owner stand side by side."""
    if sheet.of_an_owner:
        said = [column.heading for column in sheet.columns if sheet.is_open(column)]
        return f"Fill in {said[0]} to {said[-1]}; the rest is for reading."
    shown = [column.heading for column in sheet.columns if column.role is Role.SHOWN and not column.hint]
    return f"Fill in any column except {listed(shown)}." if shown else "Fill in any column."


def how_to_fill_in(sending: Sending) -> Sequence[str]:
    """What somebody needs to know who fills a tracker in, one sentence or two for each thing."""
    word = sending.view.plan.settings.rag.word
    red, amber, complete = (word(rag) for rag in (Rag.RED, Rag.AMBER, Rag.COMPLETE))
    return [
        *(_of_an_owner(sending, sending.owner) if sending.owner else _of_the_whole()),
        "Update this fortnight: what happened, in a sentence or two.",
        f"Status: choose it from the list, as you see it. {red} and {amber} need a reason and a path to green. A "
        "status that differs from Status by the rule, the one that follows from the date, needs a reason, too. "
        f"{complete} needs the day in Completed on.",
        "Nothing has changed: choose Yes where there is nothing new to say. That is an answer, too.",
        "Dates: write them as you would say them, such as 14 June 2017, Sept tbc or w/c 3 July.",
        *([] if sending.owner else [_NEW_READING]),
        "Sort and filter as you like. A row that you take out stays in the plan.",
        *([] if sending.owner else [_NEW_ROW]),
    ]


_NEW_READING = "New reading: the figure of an indicator, with its date and where it comes from."
_NEW_ROW = "A new row: write it below the last one, and leave the hidden column A of it empty."
OF_A_CONTRIBUTOR = (
    f"Where your part is {CONTRIBUTOR}: give only Update this fortnight. The owner of the row says the rest, and its "
    "other cells are grey."
)


def _of_an_owner(sending: Sending, owner: Owner) -> Sequence[str]:
    said = listed([column.heading for column in OWN.columns if column.role is Role.SAID])
    parts = own_parts(sending.view, owner)
    contributes = any(parts[item.row.id] == CONTRIBUTOR for item in own_items(sending.view, owner))
    return [f"{WHITE_AND_GREY} You fill in {said}.", *([OF_A_CONTRIBUTOR] if contributes else [])]


def _of_the_whole() -> Sequence[str]:
    return [WHITE_AND_GREY, *(f"{sheet.name}: {_lower(what_to_fill_in(sheet))}" for sheet in WHOLE)]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def how_to_send_back(sending: Sending) -> Sequence[str]:
    """Where a filled tracker goes, and what becomes of it."""
    to = f"Send it to {sending.sender}" if sending.sender else "Send it back to whoever sent it to you"
    by = sending.back.removeprefix("return ")
    return [
        "Save it as an Excel workbook (.xlsx), not as CSV.",
        sentence(f"{to}, {by}" if by else to),
        "Each change is shown and looked at before it is taken into the plan.",
    ]
