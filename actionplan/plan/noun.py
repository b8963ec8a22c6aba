"""What every row of a plan has, and what its kind says of itself."""

from __future__ import annotations

from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from actionplan.plan.fields import Id, Order


class Noun(BaseModel):
    """One row of the plan. `order` is its place among its kind; its id never changes.

    Each kind says its `letter` for new ids, the fields that are its `wording` and its `parent` for matching
    rows without ids, and the kinds that its `references` point to.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: ClassVar[str]
    letter: ClassVar[str]
    wording: ClassVar[tuple[str, ...]] = ("title",)
    parent: ClassVar[str] = ""
    references: ClassVar[dict[str, str]] = {}
    appended: ClassVar[bool] = False

    id: Id
    order: Order = 0
