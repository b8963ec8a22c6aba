"""What the columns of other people's trackers can mean, and the headings under which people write it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

KEEP, LEAVE_OUT = "keep as note", "leave out"
KINDS: Mapping[str, str] = MappingProxyType(
    {"milestone": "milestones", "target": "targets", "activity": "activities", "priority": "priorities"}
)
"""The kinds of rows that a table can hold, each with its word for several."""


@dataclass(frozen=True, slots=True)
class Field:
    """What a column can mean in tables of some kinds, and its usual headings; `name` is what a mapping file says."""

    name: str
    kinds: tuple[str, ...]
    headings: tuple[str, ...]


def _field(name: str, kinds: str, *headings: str) -> Field:
    return Field(name, tuple(kinds.split()), tuple("|".join(headings).split("|")))


REMARKS = ("comment", "remark")
"""Headings of an update where no other column is one: what stands under them is the word of whoever did the work."""

FIELDS: tuple[Field, ...] = (
    _field(
        "title", "milestone",
        "milestone|upcoming milestone|key milestone|milestone title|milestone or requirement|deliverable",
        "key deliverable|action|key action|agreed action|action required|action point|task|key task|next step",
        "title|name|item|description|what|project|output",
    ),
    _field(
        "title", "activity",
        "activity|activity this period|activity in period|activity undertaken|engagement activity|event",
        "communications activity|what we did|what we have done so far|campaign|title|name|item|description|what",
    ),
    _field(
        "title", "priority",
        "priority|communication priority|communications priority|strategic priority|workstream|theme|strand",
    ),
    _field("requirement", "target", "requirement|what is required|required work|requirement or indicator"),
    _field("target", "target", "target|target as written|target level|aim|what good looks like"),
    _field(
        "success indicators", "target",
        "success indicator|success indicators as written|indicator|success measure|measure of success|measure",
        "success criteria|how we will know|evidence of success",
    ),
    _field(
        "priority", "milestone target activity",
        "priority|communication priority|strategic priority|workstream|theme|strand",
    ),
    _field("area", "milestone", "area to address|area for improvement|area|issue to address|section"),
    _field(
        "owner", "milestone target activity",
        "owner|lead|lead officer|lead person|lead name|named lead|responsible|responsible officer|responsibility",
        "person responsible|responsible person|accountable|accountable officer|accountable owner|action owner",
        "milestone owner|who|by whom|assigned to|officer|lead or owner",
    ),
    _field(
        "contributors", "milestone target",
        "contributor|supported by|support|supporting officer|partner|others involved|working with",
    ),
    _field(
        "date", "milestone target activity",
        "date|target date|target date as written|date as written|due|due date|date due|deadline|by when|when",
        "timing|timescale|timeframe|timeline|planned date|delivery date|end date|finish date|completion date",
        "target completion date|date to be completed|due by|milestone date",
    ),
    _field(
        "status", "milestone target",
        "rag|status|rag status|rag rating|current rag|current status|rating|r a g|progress rating|delivery status",
    ),
    _field(
        "update", "milestone target",
        "update|progress|progress to date|progress update|latest update|latest progress|current position|position",
        "update this fortnight|update this period|what has happened|progress note|commentary|progress comment",
        *REMARKS,
    ),
    _field(
        "expected", "milestone target",
        "now expected|expected|expected date|revised date|revised target date|revised deadline|forecast|new date",
        "forecast date|forecast completion|revised due date",
    ),
    _field("reason", "milestone target", "reason|reason for delay|reason for rag|reason for status|cause of delay"),
    _field(
        "path to green", "milestone target",
        "path to green|mitigation|mitigating action|recovery action|remedial action|corrective action|recovery plan",
    ),
    _field(
        "completed on", "milestone target",
        "completed on|date completed|completed date|completed|actual date|actual completion date|date achieved",
        "date of completion",
    ),
    _field("rationale", "priority", "rationale|why it matters|reason"),
    _field("current issues", "priority", "current issue|issue|challenge"),
    _field("strategic links", "priority", "strategic link|link|linked to|strategic fit"),
    _field("goals", "priority", "goal|aim|outcome"),
    _field("way forward", "priority", "way forward|approach|how we will do it"),
    _field("scope", "priority", "scope|including"),
    _field("leads", "priority", "lead|lead officer|owner|responsible"),
    _field("period", "activity", "reporting period|report period|period|fortnight"),
    _field("milestone", "activity", "milestone|related milestone|part of milestone"),
    _field(
        "activities", "milestone target",
        "activity|activity this period|activity in period|activity undertaken|what we have done so far",
    ),
    _field("objectives", "milestone", "objective|corporate objective|strategic objective"),
    _field("decisions", "milestone activity", "decision|decision required|decision needed|decision requested"),
    _field(
        "note", "milestone target activity priority",
        "note|further information|additional information|other information",
        *REMARKS,
    ),
)  # fmt: skip
"""A column of `activities`, `objectives` or `decisions` is a list of its own beside the rows of its table."""

_NOT_OURS = (
    "start date|start|date started|date added|date raised|date opened|last updated|date updated|last update|id"
    "|date of last update|update date|review date|date of review|date reviewed|risk|risk rating|risk owner"
    "|immediate risk and issue|risk and issue|status by the rule|row ref do not edit|ref|reference|number|no|version"
)
NOT_OURS = tuple(_NOT_OURS.split("|"))
"""Headings that mean something else than they look like: what stands under them is kept in the internal note."""
ROW_NUMBERS = frozenset(
    ["id", "ref", "reference", "number", "no", "row", "row number", "row no", "item no", "action no"]
)
"""Headings of a column that only counts its rows, where numbers that rise by one are all that stands under it."""

OWN_LISTS: Mapping[str, str] = MappingProxyType(
    {"activities": "activity", "objectives": "objective", "decisions": "decision"}
)
"""The columns that are lists of their own, and the kind of row that each line of them makes."""

_URGENCY = (
    "high|medium|low|h|m|l|very high|very low|urgent|critical|normal|top|must|should|could|must have|should have"
    "|could have|high priority|medium priority|low priority"
)
LEVELS_OF_URGENCY = frozenset(_URGENCY.split("|"))
"""What stands under "Priority" where that means how urgent something is, and not a priority of the plan."""


def fields_of(kind: str) -> tuple[str, ...]:
    """The fields that a column of a table of this kind can mean."""
    return tuple(field.name for field in FIELDS if kind in field.kinds)
