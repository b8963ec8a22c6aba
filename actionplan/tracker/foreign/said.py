"""What a row says of the work, as the fields of an update: status by word or colour, progress, forecast, completion."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actionplan.tracker.cells import Cells, NotTaken
from actionplan.tracker.foreign.asked import Asked
from actionplan.tracker.foreign.colours import contradict, is_odd, status_of_colour
from actionplan.tracker.foreign.dates import complete_by_date, is_number, number_as_date
from actionplan.tracker.foreign.record import Record
from actionplan.tracker.foreign.texts import on_one_line
from actionplan.words.dates import DateReading
from actionplan.words.english import normalised, quoted
from actionplan.words.statuses import read_status
from actionplan.words.vocabulary import TAGS, Rag

_FIELDS = {
    "update": "narrative",
    "expected": "expected",
    "reason": "reason",
    "path to green": "path_to_green",
}
_REPORTED = (Rag.RED, Rag.AMBER, Rag.GREEN)
_BY_APPROVAL = (Rag.DEFERRED, Rag.STOPPED)


class Sayings:
    """Reads what is said of rows; a status that cannot be taken is asked about, and kept in the internal note.

    `days` are the days (ISO) of completion that a person gives, by the place of the row.
    """

    def __init__(
        self, cells: Cells, answers: Mapping[str, str], asked: Asked, days: Mapping[str, str] | None = None
    ) -> None:
        self.cells, self.asked, self._days = cells, asked, days or {}
        self._answers = {normalised(on_one_line(word)): Rag(rag) for word, rag in answers.items()}

    def of(self, record: Record) -> dict[str, Any]:
        """The fields of an update; empty where nothing is said."""
        said: dict[str, Any] = {
            field: record.texts[name] for name, field in _FIELDS.items() if record.texts.get(name)
        }
        completed = self._completed(record)
        rag, by_date = self._status(record), complete_by_date(record.texts.get("date", ""), self.cells.plan)
        if not completed and (rag is Rag.COMPLETE or by_date):
            completed = self._days.get(str(record.place), "")
        if completed:
            return {**said, "completed_on": completed}
        if by_date:
            self._ask_when(record, by_date)
        if rag in _REPORTED:
            said["reported_rag"] = rag.value
        elif rag is not None and not (by_date and rag is Rag.COMPLETE):
            self._asked_or_counted(record, rag)
        return said

    def _ask_when(self, record: Record, by_date: DateReading) -> None:
        """Ask for the day of what is complete by its date, where that has none; the plan asks for it, too."""
        if not by_date.parts and not record.texts.get("completed on"):
            place, text = record.at("date"), by_date.as_written
            what = f"{quoted(text, 40)} is kept as it is. {by_date.questions[0].text}"
            self.asked.ask("completed", f"{text} {place}", what, place)

    def _status(self, record: Record) -> Rag | None:
        """The status by its word; by the colour where there is no word; none where the two contradict."""
        text, place = on_one_line(record.texts.get("status", "")), record.at("status")
        colour = status_of_colour(record.colour) if record.colour else None
        if not text:
            if is_odd(record.colour):
                self.asked.ask(
                    "colour", record.colour, "the colour is that of no status; write the word", place
                )
            return colour
        rag = self._answers.get(normalised(text)) or read_status(text, self.cells.plan.settings.rag.labels)
        if rag is None:
            self._keep(record, "status", text, _unknown(text, colour))
        elif colour and contradict(rag, colour):
            what = (
                f"the word is {quoted(text, 40)} and the colour that of {TAGS[colour].word}; which is right?"
            )
            self.asked.ask("colour", f"{text} {place}", what, place)
            record.extras.append((place.heading, text))
            return None
        return rag

    def _completed(self, record: Record) -> str:
        """The day of completion, ISO; what is no one day is asked about and kept in the internal note."""
        text = record.texts.get("completed on", "")
        try:
            return self.cells.day(text) if text else ""
        except NotTaken as refused:
            what = number_as_date(text) if is_number(text) else f"{quoted(text, 40)} {refused.why}"
            self._keep(record, "completed", text, what, "completed on")
            return ""

    def _asked_or_counted(self, record: Record, rag: Rag) -> None:
        word = TAGS[rag].word
        shown = on_one_line(record.texts.get("status", "")) or word
        if rag is Rag.COMPLETE:
            what = f"{quoted(shown, 40)} says no day, and a row is complete on one; on which day was it completed?"
            self._keep(record, "completed", f"{shown} {record.place}", what, "status", shown)
        elif rag in _BY_APPROVAL:
            what = f"{quoted(shown, 40)} needs the name of who approved it; record that in the plan"
            self._keep(record, "approval", f"{shown} {record.place}", what, "status", shown)
        else:
            self.asked.count(
                "row is", "rows are", f"{quoted(word)} in the file; the rule works that out from the date"
            )

    def _keep(
        self, record: Record, about: str, text: str, what: str, name: str = "status", kept: str = ""
    ) -> None:
        place = record.at(name)
        self.asked.ask(about, text, what, place)
        record.extras.append((place.heading, kept or text))


def _unknown(text: str, colour: Rag | None) -> str:
    behind = f", and its colour is that of {TAGS[colour].word}" if colour else ""
    advice = "say in the mapping file, under statuses, what it means"
    return f"{quoted(text, 60)} is no status that is known{behind}; {advice}"
