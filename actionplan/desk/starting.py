"""A new plan, begun in a store that may hold none: the example, a plan file, or somebody's spreadsheet or document."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from actionplan import folders
from actionplan.desk import given
from actionplan.desk.answering import refuse_bare
from actionplan.desk.example import EXAMPLE
from actionplan.desk.file_hints import is_a_person, most, names_in, year_of_today, years_in
from actionplan.desk.importing import ReadTables, reason_in
from actionplan.desk.loading import load
from actionplan.desk.plans import open_store
from actionplan.files import write_atomically
from actionplan.plan.carrying import LONGEST_ID, checked_header
from actionplan.plan.changes import ChangeSet, apply
from actionplan.plan.model import ActionPlan, PlanHeader
from actionplan.plan.nouns import Dated, Noun, Owner, Update
from actionplan.plan.ordering import STEP
from actionplan.plan.settings import Settings
from actionplan.plan.text import read_plan
from actionplan.store import Returned
from actionplan.tracker.foreign import Imported, changes_of, propose, read_rows, to_data
from actionplan.view.overrides import bare_overrides
from actionplan.words.english import normalised
from actionplan.words.errors import BadPlanFile, PlanExists
from actionplan.words.periods import PlanYears, ReportingPeriod, read_years

LARGEST_PLAN_FILE = 5_000_000
"""Bytes; the example, with the whole of its year, has a fortieth of it."""
_NOT_OF_AN_ID = re.compile(r"[^a-z0-9]+")
_CANNOT_BE = "Correct it in the file, then drop it again. Nothing was saved."


def start_example(store: str | None = None, *, by: str | None = None) -> str:
    """See that the store holds the example plan, and say its id; one that is there stays as it is."""
    with open_store(store, for_writing=True) as opened:
        known = {plan.id for plan in opened.plans()}
    if EXAMPLE.stem not in known:
        load(folders.carried().templates / EXAMPLE, store, by=by, why="the example plan")
    return EXAMPLE.stem


def plan_file_text(content: bytes, name: str) -> str:
    """The text of a plan file that came as bytes.

    Raises:
        BadPlanFile: where it is no text, or longer than any plan.
    """
    if len(content) > LARGEST_PLAN_FILE:
        most = LARGEST_PLAN_FILE // 1_000_000
        raise BadPlanFile([f"{name} is too large to be a plan file: up to {most} MB are read."])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadPlanFile(
            [f"{name} is no text in UTF-8, so it is no plan file. Drop the one ending in .yaml."]
        ) from None


def start_plan_file(text: str, name: str, store: str | None = None, *, by: str | None = None) -> str:
    """Keep the plan of a plan file as it is, and say its id.

    Raises:
        BadPlanFile: with the line of the first mistake.
        PlanExists: where the store holds a plan of its id.
    """
    plan = read_plan(text, name, given.new_id).plan
    with open_store(store, for_writing=True) as opened:
        if plan.id in {one.id for one in opened.plans()}:
            raise PlanExists(plan.id)
    with TemporaryDirectory(prefix="actionplan-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "plan.yaml"
        write_atomically(path, text.encode("utf-8"))
        load(path, store, by=by, why=f"begun from {name}")
    return plan.id


@dataclass(frozen=True, slots=True)
class NewPlan:
    """What a person says of a plan that begins with a file: its head, its owners, and which period the file tells of.

    Without `years` they are those in which most of its dates lie, else those of today; without `owners` these are the
    names in the file; without a `period` it tells of the one that it is today, else of the first of the plan.
    `completed` are the days (ISO) of rows that the file calls complete without one, by the place of the row.
    """

    title: str
    years: str = ""
    organisation: str = ""
    owners: Sequence[str] | None = None
    period: str = ""
    completed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FirstLook:
    """A plan as a file would begin it: its head with the owners, the period that it tells of, and what it brings.

    Its first report is that of this period. `years` has by the first year of each financial year how many dates of the
    file lie in it.
    """

    plan: ActionPlan
    period: ReportingPeriod
    imported: Imported
    years: Mapping[int, int] = field(default_factory=dict)

    @property
    def owners(self) -> Sequence[str]:
        """The names of its owners."""
        return [owner.name for owner in self.plan.owners]


def start_empty(new: NewPlan, store: str | None = None, *, by: str | None = None) -> str:
    """Make a plan that holds nothing yet, and say its id.

    Raises:
        BadYear, BadChange: where the years, the title or the organisation cannot be so.
    """
    of_years = replace(new, years=new.years or year_of_today().label)
    with open_store(store, for_writing=True) as opened:
        header = _header(of_years, {plan.id for plan in opened.plans()})
        begins = _period(ActionPlan.of(header, {}), new.period)
        opened.create(
            ActionPlan.of(_reported_from(header, begins), {}),
            by=given.person(by),
            at=given.now(),
            why="a new plan",
        )
    return header.id


def first_look(file: ReadTables, new: NewPlan, taken: Collection[str] = ()) -> FirstLook:
    """What a file that was read would begin; nothing is saved. `taken` are the ids of the plans that there are.

    Raises:
        BadYear, BadChange: where the years, the title or the organisation cannot be so.
    """
    mapping = replace(propose(file.found), completed=new.completed)
    today = ActionPlan.of(_header(replace(new, years=new.years or year_of_today().label), taken), {})
    first = read_rows(file.found, mapping, today, _period(today, new.period).name)
    years = years_in(first)
    header = _header(replace(new, years=new.years or most(years).label), taken)
    period = _period(ActionPlan.of(header, {}), new.period)
    names = names_in(first) if new.owners is None else new.owners
    plan = ActionPlan.of(_reported_from(header, period), {"owner": _owners(names)})
    return FirstLook(plan, period, read_rows(file.found, mapping, plan, period.name), years)


def _reported_from(header: PlanHeader, period: ReportingPeriod) -> PlanHeader:
    """The head of a plan that begins in the middle of a year: the first report is that of the period."""
    if period == header.settings.calendar.periods[0]:
        return header
    settings = header.settings.model_copy(update={"first_period": period.name})
    return header.model_copy(update={"settings": Settings.model_validate(settings.model_dump())})


def _header(new: NewPlan, taken: Collection[str]) -> PlanHeader:
    years, title = read_years(given.said("year", new.years)), new.title.strip()
    settings = Settings(years=years.label)
    return checked_header(_id_for(title, years, taken), title, new.organisation.strip(), settings)


def _period(plan: ActionPlan, name: str) -> ReportingPeriod:
    """The period of this full name, else that of today, else the first of the plan, with which a person begins."""
    calendar = plan.settings.calendar
    named = next((one for one in calendar if one.name == name), None)
    return named or calendar.on(given.today()) or calendar.periods[0]


def _owners(names: Sequence[str]) -> tuple[Noun, ...]:
    told: dict[str, str] = {}
    for name in names:
        if name.strip():
            told.setdefault(normalised(name), given.said("owner", name))
    return tuple(
        Owner(
            id=given.new_id(Owner.letter),
            name=name,
            type="person" if is_a_person(name) else "role",
            order=STEP * place,
        )
        for place, name in enumerate(told.values(), 1)
    )


def _id_for(title: str, years: PlanYears, taken: Collection[str]) -> str:
    """An id made of a title and the years, with a number behind it where it is taken."""
    words = _NOT_OF_AN_ID.sub("-", normalised(title)).strip("-") or "plan"
    ending = "" if years.label in words else f"-{years.label}"
    for number in range(1, len(taken) + 2):
        behind = ending if number == 1 else f"{ending}-{number}"
        made = words[: LONGEST_ID - len(behind)].rstrip("-") + behind
        if made not in taken:
            break
    return made


def start_with(file: ReadTables, new: NewPlan, store: str | None = None, *, by: str | None = None) -> str:
    """Make a new plan of what a file brings, keep the file beside it as it came, and say the plan's id.

    Raises:
        BadYear, BadChange: as for the first look.
        BadTracker: where something in the file has to be put right first.
        NeedsAnswer: where it says that something is complete on a day to come.
    """
    person, why = given.person(by), f"begun from {file.found.file}"
    with open_store(store, for_writing=True) as opened:
        look = first_look(file, new, {plan.id for plan in opened.plans()})
        plan = _whole(look, person)
        opened.create(plan, by=person, at=given.now(), why=why)
        nothing = ChangeSet(plan.id, 1, (), why)
        opened.apply(nothing, by=person, at=given.now(), returned=_kept(file, look))
    return plan.id


def _whole(look: FirstLook, person: str) -> ActionPlan:
    """The plan with all that the file brings, there from the beginning; the file stands as the reason of a status."""
    now = given.now()
    changes = changes_of(look.imported, look.plan, new_id=given.new_id, by=person, at=now)
    plan = apply(look.plan, changes).mapped(_from_the_beginning)
    bare = _bare(plan)
    told = {update.id for update, _ in bare if update.reported_rag and not update.reason.strip()}
    whole = plan.mapped(
        lambda row: _reasoned(row, look.imported.file) if row.id in told else row, [Update.kind]
    )
    refuse_bare(_bare(whole), _CANNOT_BE)
    return whole


def _reasoned(row: Noun, file: str) -> Noun:
    return (
        row.model_copy(update={"reason": reason_in(row.narrative, file)}) if isinstance(row, Update) else row
    )


def _bare(plan: ActionPlan) -> list[tuple[Update, str]]:
    return bare_overrides(plan, plan.updates, given.today())


def _from_the_beginning(row: Noun) -> Noun:
    return row.model_copy(update={"since": None}) if isinstance(row, Dated) and row.since else row


def _kept(file: ReadTables, look: FirstLook) -> Returned:
    return Returned(
        export="",
        period=look.period.name,
        owner="",
        name=file.path.name,
        content=file.content,
        content_sha256=sha256(file.content).hexdigest(),
        outcome=json.dumps(to_data(look.imported), ensure_ascii=False),
    )
