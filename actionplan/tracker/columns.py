"""The columns of every sheet of a tracker: one list, written by the export and read by the merge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

VERSION = 1
"""Rises with every change of a key or a meaning that the merge of an older tracker has to know of."""

REF, PART = "ref", "part"
CONTRIBUTOR = "Contributor"
"""The part of an owner in a row that somebody else is accountable for."""

_OF_A_CONTRIBUTOR = ("narrative",)


class Role(StrEnum):
    """What becomes of what is typed into a column.

    The `ref` ties a row to the plan. A `field` is a field of the row itself; a `day` is the day beside a date as
    written, and a new day there is a new date as written. What is `said` makes an update for the period of the tracker,
    and a `reading` an observation. What is only `shown` is worked out, and nothing typed into it is taken.
    """

    REF = "ref"
    FIELD = "field"
    DAY = "day"
    SAID = "said"
    READING = "reading"
    SHOWN = "shown"


class Form(StrEnum):
    """What the cells of a column hold; `name` and `names` are rows of the plan by their names."""

    TEXT = "text"
    LINES = "lines"
    DATE = "date"
    STATUS = "status"
    YES = "yes"
    NAME = "name"
    NAMES = "names"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `fields` tells, by kind of row, the field of the row, the update or the observation behind it.

    `key` never changes. `width` is in characters. `hint` is what a reader is told who stands in a cell of it; for
    `{dates}`, `{statuses}` and `{reasons}` in it stands what holds in the plan.
    """

    key: str
    heading: str
    role: Role
    fields: Mapping[str, str] = field(default_factory=dict)
    form: Form = Form.TEXT
    width: int = 20
    hint: str = ""

    @property
    def is_filled_in(self) -> bool:
        """Whether its cells are there to be typed into."""
        return self.role in (Role.FIELD, Role.DAY, Role.SAID, Role.READING)


@dataclass(frozen=True, slots=True)
class SheetColumns:
    """One sheet: its name, the name of its table, the kinds of rows in it, and its columns in order.

    In an owner's sheet only what is `said` is filled in; the rest is there to be read.
    """

    name: str
    table: str
    kinds: tuple[str, ...]
    columns: tuple[Column, ...]
    of_an_owner: bool = False

    def is_open(self, column: Column, kind: str = "", part: str = "") -> bool:
        """Whether a cell of a column is there to be filled in, for one kind of row or for any.

        `part` is that of the owner in the row: a contributor gives the update and no more.
        """
        filled = column.role is Role.SAID if self.of_an_owner else column.is_filled_in
        if part == CONTRIBUTOR and column.key not in _OF_A_CONTRIBUTOR:
            return False
        return filled and (not kind or kind in column.fields)


def _of(kinds: str, name: str) -> Mapping[str, str]:
    return MappingProxyType(dict.fromkeys(kinds.split(), name))


_DATED = "milestone target"
_ref = Column(
    REF, "Row ref (do not edit)", Role.REF, width=26, hint="Leave this as it is: it ties the row to the plan."
)
_what = Column(
    "what", "What it is", Role.SHOWN, width=11,
    hint="For a new row: Target or Indicator. Of the rows that are there it is only shown.",
)  # fmt: skip
_priority = Column(
    "priority", "Priority", Role.FIELD, _of("milestone target indicator activity", "priority"), Form.NAME, 16,
    "Choose one from the list.",
)  # fmt: skip
_owner = Column(
    "owner", "Owner", Role.FIELD, _of("milestone target activity", "owner"), Form.NAME, 16,
    "The one accountable owner, from the list.",
)  # fmt: skip
_contributors = Column(
    "contributors", "Contributors", Role.FIELD, _of(_DATED, "contributors"), Form.NAMES, 16,
    "Others who contribute, one on each line.",
)  # fmt: skip
_date = Column(
    "date", "Target date as written", Role.FIELD, _of("milestone target activity", "date"), Form.TEXT, 15,
    "Write it as you would say it: {dates}.",
)  # fmt: skip
_day = Column(
    "day", "Target date", Role.DAY, _of(_DATED, "date"), Form.DATE, 12,
    "The last day of the date as written. Change either of the two.",
)  # fmt: skip
_rule = Column("rule", "Status by the rule", Role.SHOWN, width=13)
_why = Column("why", "Why", Role.SHOWN, width=28)
_heard = Column("heard", "Last update", Role.SHOWN, width=28)
_note = Column(
    "note", "Note", Role.FIELD, _of("milestone target indicator activity", "note"), Form.TEXT, 16
)  # fmt: skip

_SAID = (
    Column(
        "status", "Status", Role.SAID, _of(_DATED, "reported_rag"), Form.STATUS, 10,
        "{statuses}, as you see it. {reasons}",
    ),
    Column(
        "expected", "Now expected", Role.SAID, _of(_DATED, "expected"), Form.TEXT, 12,
        "When you now expect it, if that is not the target date.",
    ),
    Column(
        "narrative", "Update this fortnight", Role.SAID, _of(_DATED, "narrative"), Form.TEXT, 30,
        "What happened, in a sentence or two.",
    ),
    Column(
        "reason", "Reason", Role.SAID, _of(_DATED, "reason"), Form.TEXT, 22,
        "Why it is Red or Amber, or not what the rule says.",
    ),
    Column(
        "path", "Path to green", Role.SAID, _of(_DATED, "path_to_green"), Form.TEXT, 22,
        "What will bring it back to Green.",
    ),
    Column(
        "path_by", "Green again by", Role.SAID, _of(_DATED, "path_to_green_by"), Form.TEXT, 12,
        "When it will be Green again, as you would say it.",
    ),
    Column(
        "completed", "Completed on", Role.SAID, _of(_DATED, "completed_on"), Form.DATE, 12,
        "The day on which it was completed.",
    ),
    Column(
        "unchanged", "Nothing has changed", Role.SAID, _of(_DATED, "nothing_changed"), Form.YES, 11,
        "Choose Yes where there is nothing new to say.",
    ),
)  # fmt: skip

_IN_AN_OWNERS_ORDER = {
    "status": 11, "narrative": 34, "reason": 24, "path": 24, "path_by": 14, "expected": 15, "completed": 13,
    "unchanged": 14,
}  # fmt: skip
_SAID_BY_AN_OWNER = tuple(
    replace(next(column for column in _SAID if column.key == key), width=width)
    for key, width in _IN_AN_OWNERS_ORDER.items()
)

_READING = (
    Column("latest", "Latest reading", Role.SHOWN, width=18),
    Column(
        "value", "New reading", Role.READING, _of("indicator", "value"), Form.TEXT, 11,
        "A new figure, such as 1,450 or 41 % or 17 of 32.",
    ),
    Column(
        "value_date", "Date of the reading", Role.READING, _of("indicator", "date"), Form.TEXT, 12,
        "The day or the month that the new figure is of.",
    ),
    Column(
        "source", "Source of the reading", Role.READING, _of("indicator", "source"), Form.TEXT, 18,
        "Where the new figure comes from.",
    ),
)  # fmt: skip

MILESTONES = SheetColumns(
    "Milestones", "Milestones", ("milestone",),
    (
        _ref,
        Column("title", "Milestone", Role.FIELD, _of("milestone", "title"), Form.TEXT, 34),
        _priority, _owner, _contributors, _date, _day, _rule, _why, _heard, *_SAID, _note,
    ),
)  # fmt: skip
TARGETS = SheetColumns(
    "Targets and indicators", "Targets", ("target", "indicator"),
    (
        _ref,
        _what,
        Column(
            "title", "Requirement or indicator", Role.FIELD,
            MappingProxyType({"target": "requirement", "indicator": "title"}), Form.TEXT, 30,
        ),
        _priority,
        Column("target", "Target as written", Role.FIELD, _of("target indicator", "target"), Form.TEXT, 24),
        _owner, _contributors, _date, _day,
        Column(
            "signs", "Success indicators as written", Role.FIELD, _of("target", "success_indicators"), Form.LINES, 24,
            "One on each line.",
        ),
        _rule, _why, _heard, *_READING, *_SAID, replace(_note, width=32),
    ),
)  # fmt: skip
ACTIVITIES = SheetColumns(
    "Activities", "Activities", ("activity",),
    (
        _ref,
        Column("title", "Activity", Role.FIELD, _of("activity", "title"), Form.TEXT, 40),
        Column(
            "period", "Reporting period", Role.FIELD, _of("activity", "period"), Form.TEXT, 11,
            "The fortnight in which it was done, such as P06.",
        ),
        Column("date", "Date as written", Role.FIELD, _of("activity", "date"), Form.TEXT, 15, _date.hint),
        _priority, _owner,
        Column(
            "milestone", "Milestone", Role.FIELD, _of("activity", "milestone"), Form.NAME, 26,
            "The milestone that it is part of, if there is one.",
        ),
        Column(
            "continues", "Continues", Role.FIELD, _of("activity", "continues"), Form.YES, 11,
            "Choose Yes for what goes on in the next period.",
        ),
        Column(
            "finished", "Finished on", Role.FIELD, _of("activity", "finished_on"), Form.DATE, 12,
            "The day on which what went on was finished.",
        ),
        _note,
    ),
)  # fmt: skip
OWN = SheetColumns(
    "Your milestones", "YourMilestones", ("milestone", "target"),
    (
        _ref,
        Column(
            "title", "Milestone or requirement", Role.FIELD,
            MappingProxyType({"milestone": "title", "target": "requirement"}), Form.TEXT, 30,
        ),
        replace(_date, width=15), replace(_rule, width=13),
        Column(
            PART, "Your part", Role.SHOWN, width=13,
            hint=f"Where it is {CONTRIBUTOR} give only the update; whoever owns the row says the rest.",
        ),
        *_SAID_BY_AN_OWNER, _why, _heard,
        Column("target", "Target as written", Role.FIELD, _of("target", "target"), Form.TEXT, 20),
    ),
    of_an_owner=True,
)  # fmt: skip
"""What is to be filled in stands first, so that it is seen without scrolling."""

WHOLE: tuple[SheetColumns, ...] = (MILESTONES, TARGETS, ACTIVITIES)
"""The sheets of the whole tracker that come back; the sheets Updates and About are for reading."""

ALL_SHEETS: Mapping[str, SheetColumns] = MappingProxyType({sheet.name: sheet for sheet in (*WHOLE, OWN)})
HISTORY, ABOUT, META, LISTS = "Updates", "About this tracker", "_meta", "_lists"
YES = "Yes"
STATUSES = ("red", "amber", "green", "complete")
"""What can be chosen as a status, in the order of the list."""
