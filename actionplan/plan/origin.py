"""Where a row of a plan comes from that carries an earlier plan on."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from actionplan.plan.fields import Id, PlanId, Text


class CarriedFrom(BaseModel):
    """The row of an earlier plan that is carried on: that plan and its years, the row's id, and its date as written."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    plan: PlanId
    id: Id
    years: Text = ""
    date: Text = ""
