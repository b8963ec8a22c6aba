"""Where a row of a plan comes from: an earlier plan that it carries on, or the file of somebody else."""

from __future__ import annotations

import re

from pydantic import BaseModel, ConfigDict

from actionplan.plan.fields import Id, PlanId, Text


class CarriedFrom(BaseModel):
    """The row of an earlier plan that is carried on: that plan and its years, the row's id, and its date as written."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    plan: PlanId
    id: Id
    years: Text = ""
    date: Text = ""


_BARE = re.compile(r"As in (?P<file>.+); no reason is given there\.?", re.DOTALL)


def bare_reason(file: str) -> str:
    """What stands as the reason of a status for which an imported file gives none."""
    return f"As in {file}; no reason is given there."


def is_bare(reason: str) -> bool:
    """Whether a reason only says that an imported file gives none, so that it is in nobody's words."""
    return bool(file_in(reason))


def file_in(reason: str) -> str:
    """The file that such a reason names; empty where it is another one."""
    found = _BARE.fullmatch(reason.strip())
    return found["file"] if found else ""
