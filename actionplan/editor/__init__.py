"""The editor: a workbook in a notebook, or the same as a web app, that needs no code."""

from __future__ import annotations

import os
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from actionplan import desk
from actionplan.desk.chosen import Chosen, has_said_name, last_chosen, last_name
from actionplan.desk.plans import PlanSummary
from actionplan.editor.jobs import cut_off
from actionplan.editor.session import Session
from actionplan.words.errors import ActionPlanError, NoStore, StoreBusy, UnknownPeriod

if TYPE_CHECKING:
    from actionplan.editor.widget import WorkbookWidget

PLAN = "ACTIONPLAN_PLAN"
"""The environment variable that names the plan to open."""
PATIENCE = 3
"""So many seconds the workbook waits, when it is opened, for somebody else who is saving."""
_BUSY = (
    "The workbook cannot be opened at this moment, as somebody else is saving in its store. In the web page it opens "
    "by itself as soon as they are done; in JupyterLab choose Run, then Run All Cells, in a moment."
)
_WIDGETS = ("anywidget", "ipywidgets", "traitlets")
_WITHOUT_WIDGETS = (
    "The workbook cannot be opened, as the package {name} is missing in this Python. Install what it needs with: "
    "python -m pip install anywidget ipywidgets jupyterlab voila. Then restart the kernel, and run all cells again."
)


class Sentence(str):
    """What a notebook shows in place of a workbook that cannot be opened."""

    _kind = "ap-sentence"

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"text/plain": self, "text/html": f'<p role="alert" class="{self._kind}">{escape(self)}</p>'}


class Later(Sentence):
    """One that the web app shows until what keeps the workbook from being opened is over: it tries again."""

    _kind = "ap-sentence ap-later"


def workbook(plan: str = "", period: str = "", store: str | None = None) -> WorkbookWidget | Sentence:
    """The workbook of a plan, ready to be shown; in a store without any it offers the ways to begin one.

    Without a name it is the plan that the environment names, else the one that the person chose last, else the one
    that was worked on last; at the period that they chose, else at the open one. A store is made where there is none,
    as for any command that writes. Where the workbook cannot be opened, a sentence says why.
    """
    try:
        from actionplan.editor.widget import WorkbookWidget

        with desk.waiting_at_most(PATIENCE):
            return WorkbookWidget(opened(plan, period, store))
    except StoreBusy:
        return Later(_BUSY)
    except ActionPlanError as error:
        return Sentence(f"The workbook cannot be opened. {error}")
    except ImportError as error:
        if (error.name or "").split(".")[0] not in _WIDGETS:
            raise
        return Sentence(_WITHOUT_WIDGETS.format(name=error.name))


def opened(plan: str = "", period: str = "", store: str | None = None) -> Session:
    """What a person has open who begins to work; no plan where the store holds none.

    Raises:
        UnknownPlan, UnknownPeriod: where the plan that is named is not there, or has no such period.
        StoreUnavailable, StoreTooNew: where the store cannot be opened.
    """
    plan = plan or os.environ.get(PLAN, "").strip()
    there = () if plan else _plans(store)
    session = Session("", last_name(), store, is_named=has_said_name())
    chosen = Chosen(plan, period) if period else last_chosen(plan, {one.id for one in there})
    plan = chosen.plan or _last_worked_on(there)
    if plan:
        _turn(session, plan, chosen.period, may_give_way=not period)
        session.job = cut_off()
    return session


def _turn(session: Session, plan: str, period: str, *, may_give_way: bool) -> None:
    """Turn to a plan; a period that was chosen before the settings changed may give way to the open one."""
    try:
        session.turn_to(plan, period, kept=False)
    except UnknownPeriod:
        if not may_give_way:
            raise
        session.turn_to(plan, kept=False)


def _plans(store: str | None) -> Sequence[PlanSummary]:
    try:
        return desk.plans(store)
    except NoStore:
        desk.open_store(store, for_writing=True).close()
        return ()


def _last_worked_on(plans: Sequence[PlanSummary]) -> str:
    return max(plans, key=lambda one: one.at).id if plans else ""
