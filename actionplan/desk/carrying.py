"""A plan carried forward into later years as a new plan; the earlier one stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from actionplan.desk import given
from actionplan.desk.plans import open_store
from actionplan.plan.carried_words import asked, stays, what_goes_on
from actionplan.plan.carrying import carried, header_for
from actionplan.plan.changes import Revision
from actionplan.plan.model import ActionPlan
from actionplan.plan.problems import refuse_problems
from actionplan.plan.text import read_plan
from actionplan.store import Store
from actionplan.view.at_end import at_end
from actionplan.words.errors import PlanExists


@dataclass(frozen=True, slots=True)
class Later:
    """Into which years a plan is carried, else the year after, and the id and title of the new one."""

    years: str = ""
    plan_id: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class CarriedForward:
    """The new plan, what it was made of, what has to be answered and what stays behind, in sentences each.

    `revision` is its first; none where it was only shown.
    """

    old: ActionPlan
    plan: ActionPlan
    asked: Sequence[str]
    stays: Sequence[str]
    revision: Revision | None = None

    @property
    def goes_on(self) -> str:
        """How much of each kind is in the new plan, in a sentence."""
        return what_goes_on(self.plan)


def carry_forward(
    plan: str,
    later: Later,
    store: str | None = None,
    *,
    by: str | None = None,
    why: str = "",
    dry_run: bool = False,
) -> CarriedForward:
    """Make a new plan of what a plan of the store leaves unfinished; the old one is not touched.

    Raises:
        UnknownPlan: where the store does not hold it.
        BadYear, BadChange: where the later years, the id or the title cannot be so.
        PlanExists: where there is a plan of the new id already.
    """
    with open_store(store) as opened:
        made = _made(opened, opened.load(plan).plan, later)
        return made if dry_run else _kept(opened, made, by, why)


def carry_forward_file(
    text: str,
    name: str,
    later: Later,
    store: str | None = None,
    *,
    by: str | None = None,
    why: str = "",
    dry_run: bool = False,
) -> CarriedForward:
    """The same of a plan that is not in the store, from its plan file.

    Raises:
        BadPlanFile: with the line of the first mistake.
    """
    old = read_plan(text, name, given.new_id).plan
    with open_store(store, for_writing=True) as opened:
        made = _made(opened, old, later)
        return made if dry_run else _kept(opened, made, by, why)


def _made(opened: Store, old: ActionPlan, later: Later) -> CarriedForward:
    header = header_for(old, given.said("year", later.years), later.plan_id, later.title)
    if header.id in {one.id for one in opened.plans()}:
        raise PlanExists(header.id)
    end = at_end(old, given.today())
    new = carried(old, header, end)
    refuse_problems(new)
    return CarriedForward(old, new, asked(new, old), stays(new, old, end))


def _kept(opened: Store, made: CarriedForward, by: str | None, why: str) -> CarriedForward:
    why = given.said("why", why) or f"carried forward from {made.old.id}"
    revision = opened.create(made.plan, by=given.person(by), at=given.now(), why=why)
    return replace(made, revision=revision)
