"""Records as rows of the plan: each field as plain JSON, and what has no field as lines of the internal note."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from actionplan.plan.fields import LONGEST_TEXT
from actionplan.plan.model import KINDS, ActionPlan
from actionplan.plan.nouns import Noun
from actionplan.tracker.cells import Cells
from actionplan.tracker.foreign.asked import Asked
from actionplan.tracker.foreign.dates import DATES
from actionplan.tracker.foreign.mapping import TITLES, ImportMapping
from actionplan.tracker.foreign.people import People
from actionplan.tracker.foreign.priorities import Priorities
from actionplan.tracker.foreign.proposed import Proposed
from actionplan.tracker.foreign.record import Record
from actionplan.tracker.foreign.said import Sayings
from actionplan.tracker.foreign.texts import lines_of, on_one_line
from actionplan.words.english import normalised, quoted
from actionplan.words.errors import ActionPlanError


class Values:
    """Makes rows of the plan of records; what cannot be told is asked about, and kept in the internal note."""

    def __init__(self, plan: ActionPlan, mapping: ImportMapping, period: str, asked: Asked) -> None:
        self.plan, self.period, self.asked = plan, period, asked
        self.people = People(plan, mapping.owners, asked)
        self.priorities = Priorities(plan, asked, mapping.priorities)
        self.sayings = Sayings(Cells(plan), mapping.statuses, asked, mapping.completed)
        self._milestones = _by_wording(plan.milestones)
        self._count = 0
        self._objectives: set[str] = set()

    def rows(self, records: Iterable[Record]) -> Iterator[Proposed]:
        """The rows that records of a table make, in order."""
        make: Mapping[str, Callable[[Record], Proposed | None]] = {
            "milestone": self._dated,
            "target": self._dated,
            "activity": self._activity,
            "objective": self._objective,
            "decision": lambda record: self.row(record, {"question": record.texts["title"]}),
        }
        for record in records:
            row = make[record.kind](record)
            if row is not None:
                yield row

    def row(self, record: Record, values: dict[str, Any], said: Mapping[str, Any] | None = None) -> Proposed:
        """A row of these values, without those that are empty, and with its notes."""
        self._count += 1
        notes = notes_of(record)
        longest = max(map(len, notes.values()))
        if longest > LONGEST_TEXT:
            what = f"its note would have {longest:,} characters with all columns that are kept; leave one out"
            self.asked.wrong(record.place, what, stops=True)
            notes = {}
        filled = {name: value for name, value in {**values, **notes}.items() if value not in (None, "", [])}
        dates = {name: record.at(name) for name in DATES if record.texts.get(name)}
        return Proposed(f"+{self._count}", record.kind, record.place, filled, said or {}, dates=dates)

    def _dated(self, record: Record) -> Proposed | None:
        values = self._wording(record)
        if not values:
            self.no_title(record)
            return None
        values |= {
            "priority": self._priority(record),
            **self._owners(record),
            "date": record.texts.get("date"),
        }
        return self.row(record, values, self.sayings.of(record))

    def _wording(self, record: Record) -> dict[str, Any]:
        if record.kind == "milestone":
            title = on_one_line(record.texts.get("title", ""))
            return {"title": title} if title else {}
        signs = list(lines_of(record.texts.get("success indicators", "")))
        found = {name: record.texts.get(name, "") for name in TITLES["target"]}
        dated = any(found.values()) or record.texts.get("date")
        return {**found, "success_indicators": signs} if dated else {}

    def no_title(self, record: Record) -> None:
        """Say that a row has no title and is not taken, and what stands in it."""
        named = " and ".join(TITLES[record.kind])
        said = "; ".join([*record.texts.values(), *(text for _, text in record.extras)])
        if record.kind == "target" and set(record.texts) == {"priority"} and not record.extras:
            self._priority(record)
            named = quoted(record.texts["priority"], 60)
            self.asked.count("priority has", "priorities have", f"no target in the table: {named}")
            return
        what = (
            f"it has no {named} and was not taken; it says {quoted(said, 400)}. Write one, or empty the row"
        )
        self.asked.wrong(record.place, what)

    def _priority(self, record: Record) -> str | None:
        """The priority that a row names; else the area or the section that is one of the plan or of the file."""
        text = record.texts.get("priority", "")
        found = self.priorities.of(text, record.at("priority")) if text else None
        if text and found is None:
            record.extras.append((record.at("priority").heading, text))
        area = record.texts.get("area", "")
        for heading, named in ((record.at("area").heading, area), ("Section", record.section)):
            meant = self.priorities.named(named) if named else None
            if meant is not None and not text and found is None:
                found = meant
            elif named and (meant is None or meant != found):
                record.extras.append((heading, named))
        return found

    def _owners(self, record: Record) -> dict[str, Any]:
        owner, others = record.texts.get("owner", ""), record.texts.get("contributors", "")
        lead = self.people.accountable(owner, record.at("owner")) if owner else None
        rest = self.people.all_of(others, record.at("contributors")) if others else None
        for named, text, name in ((lead, owner, "owner"), (rest, others, "contributors")):
            if named and named.kept:
                record.extras.append((record.at(name).heading, on_one_line(text)))
        both = (*(lead.others if lead else ()), *(rest.others if rest else ()))
        accountable = lead.owner if lead else None
        found = [one for one in dict.fromkeys(both) if one != accountable]
        return {"owner": accountable} | ({} if record.kind == "activity" else {"contributors": found})

    def _activity(self, record: Record) -> Proposed | None:
        title = on_one_line(record.texts.get("title", ""))
        if not title:
            self.no_title(record)
            return None
        values: dict[str, Any] = {
            "title": title,
            "period": self._period(record),
            "date": record.texts.get("date"),
        }
        values |= {"priority": self._priority(record), **self._owners(record)}
        milestone = record.texts.get("milestone", "")
        values["milestone"] = self._milestones.get(normalised(on_one_line(milestone))) if milestone else None
        if milestone and not values["milestone"]:
            record.extras.append((record.at("milestone").heading, milestone))
        return self.row(record, values)

    def _period(self, record: Record) -> str:
        """The period that a cell names, where the plan has it; else the one for which the file is taken in."""
        text = on_one_line(record.texts.get("period", ""))
        if not text:
            return self.period
        try:
            return self.plan.settings.calendar.single(text).name
        except ActionPlanError:
            record.extras.append((record.at("period").heading, text))
            return self.period

    def _objective(self, record: Record) -> Proposed | None:
        """An objective once, however many rows name it."""
        title = on_one_line(record.texts["title"])
        if normalised(title) in self._objectives:
            return None
        self._objectives.add(normalised(title))
        return self.row(record, {"title": title})


def notes_of(record: Record) -> dict[str, str]:
    """The note of a row; and a line `Heading: text` for what has no field, as its internal note, which nobody prints.

    A kind of row without an internal note has one note of all of it.
    """
    note, kept = record.texts.get("note", ""), [f"{h}: {text}" if h else text for h, text in record.extras]
    if "internal_note" in KINDS[record.kind][1].model_fields:
        return {"note": note, "internal_note": "\n".join(kept)}
    return {"note": "\n".join(filter(None, [note, *kept]))}


def _by_wording(rows: Iterable[Noun]) -> Mapping[str, str]:
    """The ids of rows by their titles, of those of one title none."""
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(normalised(str(getattr(row, "title", ""))), []).append(row.id)
    return {title: ids[0] for title, ids in found.items() if len(ids) == 1}
