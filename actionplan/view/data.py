"""The frozen data of a report: everything a page prints, all rules applied, as plain JSON.

Tables, charts and notebooks take only this. An issued report keeps it for ever, so `schema_number` rises with
every change that an older page could not read.
"""

from __future__ import annotations

import json

from actionplan.view.parts import CountData, Frozen, GroupData, ItemData, LineData, PriorityData
from actionplan.view.span_data import SpanData
from actionplan.view.success_data import SuccessData
from actionplan.words.english import day_words
from actionplan.words.period_names import code_in_words

SCHEMA_NUMBER = 2
_OF_SOME = ("span", "asked", "correction")


class PeriodData(Frozen):
    """The reporting period in words: `fortnight` is "Fortnight 6 of 26", `dates` "12 to 25 June 2017"."""

    name: str
    short: str
    path: str
    start: str
    end: str
    dates: str
    fortnight: str
    note: str = ""

    @property
    def in_words(self) -> str:
        """`fortnight 6`, or `fortnights 20 and 21`; of two years both are named."""
        return code_in_words(self.name if " " in self.short else self.short)

    @property
    def in_full(self) -> str:
        """`fortnight 6 of 2017-18`."""
        return code_in_words(self.name)

    @property
    def year(self) -> str:
        """`2017-18`."""
        return self.name.removesuffix(self.short).strip()

    @property
    def new_now(self) -> str:
        """What stands beside a status that was another in the period before."""
        is_one = self.fortnight.startswith("Fortnight ") and " " not in self.short
        return f"new {'this fortnight' if is_one else 'in these fortnights'}"


class DecisionData(Frozen):
    """A question, to whom, by when, and its answer once there is one."""

    id: str
    question: str
    options: tuple[str, ...] = ()
    by: str = ""
    asked: str = ""
    answer: str = ""


class ActivityData(Frozen):
    """What was done, with its day where the text does not say it.

    `carried` says in which period of its life it is where that is not the first; `long` marks one that was
    carried forward three times or more.
    """

    id: str
    text: str
    date: str = ""
    carried: str = ""
    long: bool = False
    note: str = ""


class AbbreviationData(Frozen):
    """A short form that occurs in the report, spelt out."""

    short: str
    meaning: str


class KeyData(Frozen):
    """What a status means in this plan."""

    rag: str
    meaning: str
    word: str = ""


class HistoryData(Frozen):
    """The published status of a priority in each issued report, and now: (period, status) pairs.

    The status is empty where a report had no such priority, and where there is none now. `direction` is the
    direction of travel since the last report issued before the period, in which the status was `before`: improved,
    sustained or deteriorated.
    """

    title: str
    cells: tuple[tuple[str, str], ...]
    before: str = ""
    direction: str = ""


class IssueData(Frozen):
    """What makes a report an issued one: its number (`6`, or `6a` for a correction), when, by whom and why again.

    `at` is ISO in UTC; `issued` the same in words and UK time; `corrects` the number of the report it corrects.
    """

    number: str
    at: str
    issued: str
    by: str
    reason: str = ""
    corrects: str = ""


class ChangeData(Frozen):
    """One thing that changed since the last issued report: of which kind, of which row, in a sentence."""

    kind: str
    id: str
    sentence: str


class CorrectionData(Frozen):
    """What differs from the report that this one corrects, its number being `number`.

    It is not `compared` with one whose content was withdrawn.
    """

    number: str
    compared: bool = True
    differs: tuple[ChangeData, ...] = ()


class ExceptionData(Frozen):
    """An item or a priority that needs attention: what is wrong with it, whose it is, and what happens next.

    `owner_note` says who answers for an owner that is away or has left.
    """

    id: str
    title: str
    rag: str
    owner: str
    owner_note: str = ""
    wrong: tuple[str, ...]
    next_step: str


class SilentData(Frozen):
    """An owner who has not reported for the period, with the days (in words) of being asked and chased.

    `owner_note` says who answers for one that is away.
    """

    owner: str
    owner_note: str = ""
    items: tuple[str, ...]
    asked: str = ""
    chased: str = ""
    returned: str = ""
    last_heard: str = ""


class LeftData(Frozen):
    """A row that was withdrawn from the plan: its reason, and the rows that replaced it by id and name."""

    id: str
    title: str
    reason: str = ""
    replaced_by: tuple[tuple[str, str], ...] = ()


class CompletionData(Frozen):
    """By the end of a period: how many items were planned to be complete, and how many were (none for later)."""

    period: str
    planned: int
    done: int | None = None


class ReportData(Frozen):
    """Everything that the reports of a period print, for one audience.

    `success` is what the success-indicator report prints; none where the report was issued before there was one.
    `span` is what only the report of several periods has, `asked` says what was asked for where it takes in something
    else, and `correction` is what only a corrected one has; of others the JSON has no such name, so that what was
    issued stays as it is.
    """

    schema_number: int = SCHEMA_NUMBER
    plan: str
    organisation: str
    title: str
    period: PeriodData
    as_at: str
    as_at_words: str
    audience: str
    issue: IssueData | None = None
    state: str
    revision: int = 0
    provenance: str = ""
    next_report: str = ""
    summary: tuple[str, ...]
    summary_by: str = ""
    counts: tuple[CountData, ...]
    counts_sentence: str
    decisions: tuple[DecisionData, ...]
    compared_with: str = ""
    changes: tuple[ChangeData, ...] = ()
    exceptions: tuple[ExceptionData, ...] = ()
    silent: tuple[SilentData, ...] = ()
    left: tuple[LeftData, ...] = ()
    activities: tuple[ActivityData, ...]
    milestones: tuple[GroupData, ...]
    priorities: tuple[PriorityData, ...]
    without_priority: str
    targets_without_priority: tuple[ItemData, ...] = ()
    milestones_without_priority: tuple[LineData, ...] = ()
    since_then: tuple[str, ...] = ()
    abbreviations: tuple[AbbreviationData, ...]
    key: tuple[KeyData, ...]
    method: tuple[str, ...]
    history: tuple[HistoryData, ...] = ()
    completions: tuple[CompletionData, ...] = ()
    success: SuccessData | None = None
    span: SpanData | None = None
    correction: CorrectionData | None = None
    asked: str = ""

    def items(self) -> dict[str, ItemData]:
        """Every milestone and target row in it, by id."""
        rows = [item for group in self.milestones for item in group.items]
        rows += [item for priority in self.priorities for item in priority.targets]
        return {item.id: item for item in (*rows, *self.targets_without_priority)}

    def statuses(self) -> dict[str, str]:
        """The status of each milestone and target row in it, by id."""
        return {row_id: item.status.rag for row_id, item in self.items().items()}

    @property
    def data(self) -> ReportData:
        """Itself: what is kept of an issued report is read into this where it is needed whole."""
        return self

    @property
    def not_begun(self) -> str:
        """That the period is still to come, in a sentence; empty once it has begun."""
        if self.as_at >= self.period.start:
            return ""
        begins = day_words(self.period.start)
        return f"This period begins on {begins}; this is how the plan stood on {self.as_at_words}."

    def words(self) -> dict[str, str]:
        """What each status is called in this report."""
        return {entry.rag: entry.word for entry in self.key if entry.word}

    def to_json(self) -> str:
        """The canonical text: sorted keys, no needless space, UTF-8 as it is."""
        unset = {name for name in _OF_SOME if not getattr(self, name)}
        data = self.model_dump(mode="json", exclude=unset)
        return json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> ReportData:
        """Read what `to_json` wrote."""
        return cls.model_validate_json(text)
