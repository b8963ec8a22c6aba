"""What a tracker says of itself: its period, who it is for, how it is filled in and sent back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from actionplan.plan.nouns import Owner
from actionplan.tracker.columns import OWN, Role
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
    def sender(self) -> str:
        """Who gets it back: whoever made it, and the organisation."""
        return ", ".join(
            one_line(part) for part in (self.made_by, self.view.plan.organisation) if part.strip()
        )

    def title(self, sheet: str) -> str:
        """The first line of a sheet: its name, then the owner, or the plan."""
        return f"{sheet}: {self.owner.name if self.owner else self.view.plan.title}"

    @property
    def note(self) -> str:
        """The second line of a sheet: the plan, the period, by when, and how it is filled in."""
        said = [self.view.plan.title] if self.owner else [self.view.plan.organisation]
        return " ".join(sentence(text) for text in (*said, self.period, self.back, WHITE_AND_GREY) if text)

    @property
    def made(self) -> str:
        """When it was made, by whom, and from which revision of the plan."""
        when = f"made {moment_words(self.made_at)}" if self.made_at else ""
        revision = self.view.provenance.revision
        parts = (when, f"by {self.made_by}" if self.made_by else "", f"from revision {revision} of the plan")
        return sentence(", ".join(part for part in parts[: 3 if revision else 2] if part))


def how_to_fill_in(sending: Sending) -> Sequence[str]:
    """What somebody needs to know who fills a tracker in, one sentence or two for each thing."""
    word = sending.view.plan.settings.rag.word
    red, amber, complete = (word(rag) for rag in (Rag.RED, Rag.AMBER, Rag.COMPLETE))
    steps = [
        f"{WHITE_AND_GREY} {_columns_to_fill(sending)}",
        "Update this fortnight: what happened, in a sentence or two.",
        f"Status: choose it from the list, as you see it. {red} and {amber}, and any status that is not what the rule "
        f"says, need a reason; {red} and {amber} also a path to green. {complete} needs the day in Completed on.",
        "Nothing has changed: choose Yes where there is nothing new to say. That is an answer, too.",
        "Dates: write them as you would say them, such as 14 June 2017, Sept tbc or w/c 3 July.",
        "Sort and filter as you like. A row that you take out stays in the plan.",
    ]
    if sending.owner is None:
        steps.insert(-1, "New reading: the figure of an indicator, with its date and where it comes from.")
        steps.append("A new row: write it below the last one, and leave the hidden column A of it empty.")
    return steps


def how_to_send_back(sending: Sending) -> Sequence[str]:
    """Where a filled tracker goes, and what becomes of it."""
    to = f"Send it to {sending.sender}" if sending.sender else "Send it back to whoever sent it to you"
    by = sending.back.removeprefix("return ")
    return [
        "Save it as an Excel workbook (.xlsx), not as CSV.",
        sentence(f"{to}, {by}" if by else to),
        "Each change is shown and looked at before it is taken into the plan.",
    ]


def _columns_to_fill(sending: Sending) -> str:
    """The names of the columns of an owner's sheet that are to be filled in."""
    if sending.owner is None:
        return ""
    said = [column.heading for column in OWN.columns if column.role is Role.SAID]
    return f"You fill in {listed(said)}."
